//! Making a backup.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use kernel::{Refused, Result};

use super::catalogue::{self, Table};
use super::pen::{Pen, refused};
use super::{BackedUp, BackupOf, FORMAT, Header, Mark, TableHead, line};
use crate::{Db, Reading};

pub(super) fn backup(db: &Db, of: &BackupOf<'_>, out: impl Write) -> Result<BackedUp> {
    let mut pen = Pen::new(BufWriter::with_capacity(256 * 1024, out));
    let (mut done, files) = db.snapshot(|reading| {
        let done = tables(reading, of, &mut pen)?;
        Ok((done, (of.files)(reading)?))
    })?;
    // A file never changes under its hash, so it need not be read inside the snapshot, which would hold the tables' past.
    for hash in files {
        match (of.open_file)(&hash)? {
            Some((bytes, mut content)) => {
                pen.file(&hash, bytes, &mut *content)?;
                done.files += 1;
            }
            None => done.missing_files.push(hash),
        }
    }
    pen.finish()?.flush().map_err(refused)?;
    Ok(done)
}

fn tables(reading: &Reading<'_>, of: &BackupOf<'_>, pen: &mut Pen<impl Write>) -> Result<BackedUp> {
    let tables = catalogue::tables(reading)?;
    pen.json(&header(reading, of, &tables)?)?;
    let mut done = BackedUp { tables: tables.len(), ..BackedUp::default() };
    for table in &tables {
        pen.json(&Mark::Table(table.name.clone()))?;
        let (mut rows, mut hash, mut text) = (0, blake3::Hasher::new(), Vec::new());
        table.each_row(reading, |row| {
            text.clear();
            line::write(&row, &mut text)?;
            hash.update(&text);
            rows += 1;
            pen.bytes(&text)
        })?;
        pen.json(&Mark::End { rows, hash: hash.finalize().to_hex().to_string() })?;
        done.rows += rows;
    }
    Ok(done)
}

fn header(reading: &Reading<'_>, of: &BackupOf<'_>, tables: &[Table]) -> Result<Header> {
    let head = |table: &Table| {
        Ok(TableHead {
            name: table.name.clone(),
            columns: table.columns.clone(),
            rows: table.count(reading)?,
            last_number: table.last_number(reading)?,
        })
    };
    Ok(Header {
        format: FORMAT,
        program: of.program.to_owned(),
        made_at: reading.now().rfc3339(),
        steps: catalogue::steps(reading)?,
        tables: tables.iter().map(head).collect::<Result<_>>()?,
    })
}

pub(super) fn backup_file(db: &Db, of: &BackupOf<'_>, path: &Path) -> Result<BackedUp> {
    let part = part_of(path)?;
    let done = private(&part).and_then(|file| {
        let done = backup(db, of, &file)?;
        file.sync_all().map_err(refused)?;
        fs::rename(&part, path).map_err(refused)?;
        Ok(done)
    });
    if done.is_err() {
        let _ = fs::remove_file(&part);
    }
    // The new name is on the disk only when its folder is.
    if let (true, Some(folder)) = (done.is_ok() && cfg!(unix), part.parent()) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(refused)?;
    }
    done
}

/// A name in the same folder, so that the last step is only a new name.
fn part_of(path: &Path) -> Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| Refused::broken("a backup needs a file name"))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut part = std::ffi::OsString::from(".");
    part.push(name);
    part.push(".part");
    Ok(folder.join(part))
}

/// A new file that only its owner may read: a backup holds what everybody's rights together may see.
fn private(path: &Path) -> Result<File> {
    let _ = fs::remove_file(path);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(refused)
}
