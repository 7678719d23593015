use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use access::Actor;
use clap::Args;
use kernel::{Lang, Refused, Result};
use web::Site;

use crate::config::Where;
use crate::{program, rooms};

#[derive(Debug, Args)]
pub struct Export {
    /// Which list: needs, persons, units … (`varv export` with a wrong name lists them all).
    kind: String,
    #[arg(long, default_value = "csv", value_parser = ["csv", "xlsx", "ods", "json"])]
    format: String,
    /// Write here instead of to the console.
    #[arg(long)]
    to: Option<PathBuf>,
    /// Language of headings and words.
    #[arg(long, default_value = "sv", value_parser = ["sv", "en"])]
    lang: String,
    #[command(flatten)]
    at: Where,
}

/// Hands out a list. Exit code 2 when there is no such list.
pub fn run(export: &Export) -> Result<ExitCode> {
    let db = program::open(&export.at.or_folder("varv-data").settle()?)?;
    let app = rooms::app(db, Site::default())?;
    if !web::exports(&app).contains(&export.kind.as_str()) {
        eprintln!("varv: there is no list {:?}. There are: {}", export.kind, web::exports(&app).join(", "));
        return Ok(ExitCode::from(2));
    }
    let lang = Lang::from_code(&export.lang).unwrap_or_default();
    let actor = Actor::operator();
    match &export.to {
        Some(path) => {
            let mut file = std::fs::File::create(path).map_err(Refused::broken)?;
            web::export(&app, &actor, &export.kind, &export.format, lang, &mut file)?;
        }
        None => web::export(&app, &actor, &export.kind, &export.format, lang, &mut std::io::stdout().lock())?,
    }
    std::io::stdout().flush().map_err(Refused::broken)?;
    Ok(ExitCode::SUCCESS)
}
