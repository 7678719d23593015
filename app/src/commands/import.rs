use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use intake::{Command, Report};
use kernel::{Lang, Result};

use crate::config::Where;
use crate::{program, rooms};

#[derive(Debug, Args)]
pub struct Import {
    /// What the rows are: unit, person, group, grant, need; or sheet, to keep any table searchable.
    #[arg(required_unless_present = "undo")]
    kind: Option<String>,
    /// CSV, XLSX, XLS, ODS or JSON.
    #[arg(required_unless_present = "undo")]
    file: Option<PathBuf>,
    /// A learned layout, by name, when it is not to be recognised by itself.
    #[arg(long)]
    layout: Option<String>,
    /// A column and its field, such as E-post=email; as often as needed.
    #[arg(long = "map", value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// A field with the same value in every row, such as unit=Sjövik.
    #[arg(long = "set", value_name = "FIELD=VALUE")]
    constants: Vec<String>,
    /// The fields that a record is known by, joined by +.
    #[arg(long)]
    key: Option<String>,
    /// Tells what would happen, and stores nothing.
    #[arg(long)]
    dry_run: bool,
    /// Takes an import back, by its number.
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["kind", "file", "dry_run"])]
    undo: Option<i64>,
    /// Language of the report.
    #[arg(long, default_value = "sv", value_parser = ["sv", "en"])]
    lang: String,
    #[command(flatten)]
    at: Where,
}

/// Brings a table in, or takes one back. Exit code 1 when rows were refused, 2 when the words were wrong.
pub fn run(import: &Import) -> Result<ExitCode> {
    let db = program::open(&import.at.or_folder("varv-data").settle()?)?;
    db.bring_much_in()?;
    let texts = rooms::texts()?;
    let lang = Lang::from_code(&import.lang).unwrap_or_default();
    intake::install(rooms::targets());
    let report = match (&import.undo, &import.kind, &import.file) {
        (Some(id), ..) => intake::undo_import(&db, &texts, *id, lang),
        (None, Some(kind), Some(file)) => {
            let command = Command {
                kind: singular(kind),
                layout: import.layout.as_deref(),
                map: &import.map,
                constants: &import.constants,
                key: import.key.as_deref(),
                is_dry_run: import.dry_run,
                lang,
            };
            intake::import_file(&db, &texts, file, &command)
        }
        (None, ..) => {
            Report { text: "varv import KIND FILE, or varv import --undo NUMBER".to_owned(), exit: 2 }
        }
    };
    println!("{}", report.text);
    db.settle(&rooms::followers())?;
    Ok(ExitCode::from(report.exit))
}

/// `persons` is the same kind as `person`.
fn singular(kind: &str) -> &str {
    kind.strip_suffix('s').unwrap_or(kind)
}
