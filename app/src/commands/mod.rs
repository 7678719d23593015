//! What the program does from the command line, as whoever holds the machine.

pub mod backup;
pub mod export;
pub mod grant;
pub mod import;
pub mod jobs;
pub mod token;
pub mod user;

use std::io::Write as _;
use std::process::ExitCode;

use kernel::Result;

use crate::config::Unsettled;
use crate::{program, rooms};

/// Walks the journal's chain and adds the ledger up anew. Exit code 1 when anything is wrong. A chain cannot show by itself that its end was cut
/// off: for that the last link is printed, to be noted elsewhere and asked for later.
pub fn verify(noted: Option<&str>, at: &Unsettled<'_>) -> Result<ExitCode> {
    let db = program::open(&at.settle()?)?;
    let mut found = db.verify()?;
    if let Some(link) = noted
        && !db.holds_link(link)?
    {
        found.wrong.push(format!("the noted link {link} is not in the chain"));
    }
    let lines = db.snapshot(finance::audit)?;
    let line = |line| format!("the sums of budget line {line} are not those of its entries");
    found.wrong.extend(lines.into_iter().map(line));
    println!("{} entries are chained, {} wait to be chained.", found.sealed, found.unsealed);
    println!("The last link, to be noted elsewhere: {}", db.last_link()?);
    for wrong in &found.wrong {
        println!("WRONG: {wrong}");
    }
    if found.wrong.is_empty() {
        println!("The journal is whole, and the budget's sums are its entries'.");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

/// Prints the description of the API. It needs nobody's data, so it is made on an empty database of its own.
pub fn openapi() -> Result<ExitCode> {
    let folder = std::env::temp_dir().join(format!("varv-openapi-{}", std::process::id()));
    let at = crate::config::Where { data: Some(folder.clone()), ..crate::config::Where::default() };
    let db = program::open(&at.or_folder("varv-openapi").settle()?)?;
    let app = rooms::app(db, web::Site::default())?;
    let printed = writeln!(std::io::stdout(), "{:#}", web::openapi(&app));
    drop(app);
    let _ = std::fs::remove_dir_all(folder);
    match printed {
        // Whoever reads has read enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        other => other.map(|()| ExitCode::SUCCESS).map_err(kernel::Refused::broken),
    }
}
