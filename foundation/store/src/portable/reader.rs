//! Reads the file line by line, and says where it is wrong.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;

use super::{CannotRestore, FORMAT, Header, Mark, Place};

/// The longest line that is read, in bytes: far more than any row of ours has.
const LINE_AT_MOST: u64 = 256 << 20;

pub(crate) struct Lines<R: Read> {
    input: BufReader<GzDecoder<BufReader<R>>>,
    all: blake3::Hasher,
    line: Vec<u8>,
    /// Where we are, for what is said when something is wrong.
    pub(crate) place: Place,
}

/// What comes next in the file.
pub(crate) enum Next<'l> {
    /// A row with its line end.
    Row(&'l [u8]),
    Mark(Mark),
}

impl<R: Read> Lines<R> {
    /// Opens a backup and reads its header.
    pub(crate) fn open(input: R) -> Result<(Self, Header), CannotRestore> {
        let input =
            BufReader::with_capacity(64 * 1024, GzDecoder::new(BufReader::with_capacity(64 * 1024, input)));
        let mut lines = Self { input, all: blake3::Hasher::new(), line: Vec::new(), place: Place::Header };
        if lines.read_line().is_err() && lines.line.is_empty() {
            return Err(CannotRestore::NotABackup);
        }
        let form: Option<serde_json::Value> = serde_json::from_slice(&lines.line).ok();
        let form = form
            .as_ref()
            .and_then(|header| header.get("varv-backup")?.as_u64())
            .ok_or(CannotRestore::NotABackup)?;
        if form > u64::from(FORMAT) {
            return Err(CannotRestore::NewerForm(u32::try_from(form).unwrap_or(u32::MAX)));
        }
        let header =
            serde_json::from_slice(&lines.line).map_err(|_| CannotRestore::Altered(Place::Header))?;
        Ok((lines, header))
    }

    fn wrong(&self, error: &io::Error) -> CannotRestore {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => CannotRestore::Truncated(self.place.clone()),
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => self.altered(),
            _ => CannotRestore::Refused(kernel::Refused::broken(error)),
        }
    }

    pub(crate) fn altered(&self) -> CannotRestore {
        CannotRestore::Altered(self.place.clone())
    }

    fn read_line(&mut self) -> Result<(), CannotRestore> {
        self.line.clear();
        let read = (&mut self.input).take(LINE_AT_MOST).read_until(b'\n', &mut self.line);
        read.map_err(|error| self.wrong(&error))?;
        if self.line.last() != Some(&b'\n') {
            return Err(match self.line.len() as u64 {
                LINE_AT_MOST => self.altered(),
                _ => CannotRestore::Truncated(self.place.clone()),
            });
        }
        if !self.line.starts_with(b"{\"trailer\"") {
            self.all.update(&self.line);
        }
        Ok(())
    }

    pub(crate) fn next(&mut self) -> Result<Next<'_>, CannotRestore> {
        self.read_line()?;
        if self.line.first() == Some(&b'[') {
            return Ok(Next::Row(&self.line));
        }
        serde_json::from_slice(&self.line).map(Next::Mark).map_err(|_| self.altered())
    }

    /// Gives a file's content to `keep`, and checks it against the hash that it goes by.
    pub(crate) fn file(
        &mut self,
        hash: &str,
        bytes: u64,
        keep: &dyn Fn(&str, &mut dyn Read) -> kernel::Result<()>,
    ) -> Result<(), CannotRestore> {
        let mut content = Content { lines: self, left: bytes, own: blake3::Hasher::new(), wrong: None };
        let kept = keep(hash, &mut content);
        let rest = io::copy(&mut content, &mut io::sink());
        let (wrong, own) = (content.wrong, content.own.finalize());
        if let Some(wrong) = wrong {
            return Err(wrong);
        }
        kept?;
        rest.map_err(|error| self.wrong(&error))?;
        if own.to_hex().as_str() != hash {
            return Err(self.altered());
        }
        self.read_line()?;
        if self.line == b"\n" { Ok(()) } else { Err(self.altered()) }
    }

    /// The last line has been read: is its hash that of all before it, and does nothing follow?
    pub(crate) fn end(&mut self, hash: &str) -> Result<(), CannotRestore> {
        self.place = Place::End;
        if self.all.finalize().to_hex().as_str() != hash {
            return Err(self.altered());
        }
        // Reading on to the end lets the decompressor check its own sum too.
        match self.input.read(&mut [0]) {
            Ok(0) => Ok(()),
            Ok(_) => Err(self.altered()),
            Err(error) => Err(self.wrong(&error)),
        }
    }
}

/// One file's bytes in the middle of the backup.
struct Content<'l, R: Read> {
    lines: &'l mut Lines<R>,
    left: u64,
    own: blake3::Hasher,
    /// What was wrong with the backup, which `keep` can only pass on as an error of reading.
    wrong: Option<CannotRestore>,
}

impl<R: Read> Read for Content<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let room = into.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        if room == 0 {
            return Ok(0);
        }
        let count = match self.lines.input.read(&mut into[..room]) {
            Ok(0) => {
                self.wrong = Some(CannotRestore::Truncated(self.lines.place.clone()));
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            Ok(count) => count,
            Err(error) => {
                self.wrong = Some(self.lines.wrong(&error));
                return Err(error);
            }
        };
        self.own.update(&into[..count]);
        self.lines.all.update(&into[..count]);
        self.left -= count as u64;
        Ok(count)
    }
}
