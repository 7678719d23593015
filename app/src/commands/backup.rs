use std::fs::File;
use std::path::Path;
use std::process::ExitCode;

use accounts::Tokens;
use kernel::{Refused, Result};
use store::portable::{self, BackupOf, RestoreTo};

use crate::config::Unsettled;
use crate::{program, rooms};

/// Writes everything into one file, while the program runs.
pub fn write(file: &Path, at: &Unsettled<'_>) -> Result<ExitCode> {
    let place = at.settle()?;
    let db = program::open(&place)?;
    let files = files::Files::open(&place.files)?;
    let of = BackupOf {
        program: env!("CARGO_PKG_VERSION"),
        files: &|reading| files::hashes(reading),
        open_file: &|hash| files.open_file(hash),
    };
    let made = portable::backup_file(&db, &of, file)?;
    println!("{}: {} tables, {} rows, {} files.", file.display(), made.tables, made.rows, made.files);
    for missing in &made.missing_files {
        println!("MISSING before the backup: file {missing}");
    }
    Ok(if made.missing_files.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads a backup into an empty database, makes the search indexes again, and lets no old session live again.
pub fn read(file: &Path, tokens: Tokens, at: &Unsettled<'_>) -> Result<ExitCode> {
    let place = at.settle()?;
    let input =
        File::open(file).map_err(|e| Refused::broken(format!("{} cannot be read: {e}", file.display())))?;
    let files = files::Files::open(&place.files)?;
    let to = RestoreTo {
        open: &place.open,
        migrations: &rooms::migrations(),
        keep_file: &|hash, content| files.keep_file(hash, content),
        rebuild: &|db| db.renew_search(rooms::reindex),
    };
    match portable::restore(&to, input) {
        Ok(done) => {
            let db = program::open(&place)?;
            let ended = accounts::after_restore(&db, tokens)?;
            program::chain(&db)?;
            println!(
                "Restored what version {} kept at {}: {} tables, {} rows, {} files. The journal's {} entries are whole.",
                done.program, done.made_at, done.tables, done.rows, done.files, done.journal.sealed
            );
            println!(
                "Everybody signs in anew: {} sessions were ended, {} API tokens revoked.",
                ended.sessions, ended.tokens
            );
            Ok(ExitCode::SUCCESS)
        }
        Err(why) => {
            eprintln!("varv: {why}. Nothing was restored.");
            Ok(ExitCode::FAILURE)
        }
    }
}
