//! What the program does from the command line, as whoever holds the machine.

pub mod backup;
pub mod export;
pub mod grant;
pub mod jobs;
pub mod token;
pub mod user;

use std::process::ExitCode;

use kernel::Result;

use crate::config::Unsettled;
use crate::{program, rooms};

/// Walks the journal's chain. Exit code 1 when anything is wrong.
pub fn verify(at: &Unsettled<'_>) -> Result<ExitCode> {
    let db = program::open(&at.settle()?)?;
    let found = db.verify()?;
    println!("{} entries are chained, {} wait to be chained.", found.sealed, found.unsealed);
    for wrong in &found.wrong {
        println!("WRONG: {wrong}");
    }
    if found.wrong.is_empty() {
        println!("The journal is whole.");
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
    println!("{:#}", web::openapi(&app));
    drop(app);
    let _ = std::fs::remove_dir_all(folder);
    Ok(ExitCode::SUCCESS)
}
