//! Backup into one file, and back again into either database.
//!
//! The file is gzip over lines: `gunzip -c FILE` shows it to anybody, with or without this program. The first line is
//! the header (what made it, which steps had been run, each table with its columns and number of rows). Then each table:
//! a mark, one JSON array a row in the order of the primary key, and a mark with the count and the BLAKE3 hash of the
//! rows. Then the attached files, each a mark with hash and size and then its bytes. The last line is the hash of all
//! that stands before it. Search indexes are left out: they are made again from the records.

use std::io::{Read, Write};
use std::path::Path;

use kernel::{Refused, Result};
use serde::{Deserialize, Serialize};

use crate::{Db, Migration, Open, Reading, Verified};

mod catalogue;
mod line;
mod pen;
mod reader;
mod restore;
mod write;

#[cfg(test)]
#[path = "portable_test.rs"]
mod tests;

/// The form of the file. A program reads the forms up to its own.
const FORMAT: u32 = 1;

/// Opens an attached file: its size in bytes and its content; nothing when it is gone.
pub type OpenFile<'a> = &'a dyn Fn(&str) -> Result<Option<(u64, Box<dyn Read>)>>;

/// What a backup is made of besides the tables.
pub struct BackupOf<'a> {
    /// The version of the program, for whoever reads the file.
    pub program: &'a str,
    /// The hashes (64 hexadecimal digits) of all files that the tables refer to.
    pub files: &'a dyn Fn(&Reading<'_>) -> Result<Vec<String>>,
    pub open_file: OpenFile<'a>,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BackedUp {
    pub tables: usize,
    pub rows: u64,
    pub files: u64,
    /// Files that records refer to but that are not there: the backup is good, but these were lost before it.
    pub missing_files: Vec<String>,
}

/// Where a backup is restored to.
pub struct RestoreTo<'a> {
    /// A database in which nothing has happened yet: its journal is empty or not there at all.
    pub open: &'a Open,
    pub migrations: &'a [Migration],
    /// Stores a file under its hash. It is given before the tables are committed, so a file may be left over
    /// when the restore is refused; files that nothing refers to are swept away in time.
    pub keep_file: &'a dyn Fn(&str, &mut dyn Read) -> Result<()>,
    /// Makes again what is derived: the search indexes. Called when all is committed.
    pub rebuild: &'a dyn Fn(&Db) -> Result<()>,
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// When the backup was made, RFC 3339 in UTC, and by which version of the program.
    pub made_at: String,
    pub program: String,
    pub tables: usize,
    pub rows: u64,
    pub files: u64,
    /// What a walk of the restored journal found: nothing wrong, or the backup would have been refused.
    pub journal: Verified,
}

/// Why a backup was not restored. Whatever the reason, the database holds nothing of it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum CannotRestore {
    #[error("the database is in use: its journal is not empty. Restore into a new one")]
    NotEmpty,
    #[error("the file is no backup made by this program")]
    NotABackup,
    #[error("the backup has form {0}, which is newer than this program reads")]
    NewerForm(u32),
    #[error("the backup was made by another program version: step {0} is unknown here or was changed")]
    UnknownStep(String),
    #[error("the backup ends too early, {0}: a part of the file is missing")]
    Truncated(Place),
    #[error("the backup is not what it was when it was made, {0}")]
    Altered(Place),
    #[error("table {0} has other columns here than in the backup, or is missing from one of them")]
    OtherColumns(String),
    #[error("table {0} refers to rows that are not there")]
    Dangling(String),
    #[error("the journal in the backup does not hold together: {0}")]
    Journal(String),
    #[error(transparent)]
    Refused(#[from] Refused),
}

/// Where in the file something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Place {
    #[error("in its header")]
    Header,
    #[error("in table {0}")]
    Table(String),
    #[error("in attached file {0}")]
    File(String),
    #[error("at its end")]
    End,
}

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
struct Header {
    #[serde(rename = "varv-backup")]
    format: u32,
    program: String,
    made_at: String,
    steps: Vec<Step>,
    tables: Vec<TableHead>,
}

/// A migration that had been run.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Step {
    room: String,
    name: String,
    hash: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct TableHead {
    name: String,
    columns: Vec<String>,
    rows: u64,
    /// The last number that was given out, so that none is used twice; none when the table gives out no numbers.
    last_number: Option<i64>,
}

/// A line that is no row.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Mark {
    Table(String),
    End {
        rows: u64,
        hash: String,
    },
    /// The file's bytes and a line end follow.
    File {
        hash: String,
        bytes: u64,
    },
    /// The hash of everything before this line.
    Trailer(String),
}

/// Writes a backup of one state of all tables, while others go on reading and writing. Uses little memory whatever the size.
pub fn backup(db: &Db, of: &BackupOf<'_>, out: impl Write) -> Result<BackedUp> {
    write::backup(db, of, out)
}

/// The same into a file that only its owner may read, under its name only when it is whole and on the disk.
pub fn backup_file(db: &Db, of: &BackupOf<'_>, path: &Path) -> Result<BackedUp> {
    write::backup_file(db, of, path)
}

/// Reads a backup back: all of it, checked row by row, or nothing.
pub fn restore(to: &RestoreTo<'_>, input: impl Read) -> Result<Restored, CannotRestore> {
    restore::restore(to, input)
}
