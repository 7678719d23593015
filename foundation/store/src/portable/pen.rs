//! Writes the file: everything is hashed on its way into the compressor.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use kernel::{Refused, Result};

use super::Mark;

/// Quick rather than small: most of the time of a backup is compression.
const LEVEL: Compression = Compression::new(4);

pub(crate) struct Pen<W: Write> {
    out: GzEncoder<W>,
    all: blake3::Hasher,
}

/// What the disk or the connection said.
pub(crate) fn refused(error: io::Error) -> Refused {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            Refused::Full
        }
        _ => Refused::broken(error),
    }
}

impl<W: Write> Pen<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out: GzEncoder::new(out, LEVEL), all: blake3::Hasher::new() }
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.all.update(bytes);
        self.out.write_all(bytes).map_err(refused)
    }

    pub(crate) fn json(&mut self, value: &impl serde::Serialize) -> Result<()> {
        let mut line = serde_json::to_vec(value).map_err(Refused::broken)?;
        line.push(b'\n');
        self.bytes(&line)
    }

    /// A file of so many bytes, checked against the hash that it goes by.
    pub(crate) fn file(&mut self, hash: &str, bytes: u64, content: &mut dyn Read) -> Result<()> {
        self.json(&Mark::File { hash: hash.to_owned(), bytes })?;
        let (mut left, mut part, mut own) = (bytes, vec![0; 64 * 1024], blake3::Hasher::new());
        while left > 0 {
            let room = part.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            let count = content.read(&mut part[..room]).map_err(Refused::broken)?;
            if count == 0 {
                return Err(Refused::broken(format!("file {hash} is shorter than it says")));
            }
            own.update(&part[..count]);
            self.bytes(&part[..count])?;
            left -= count as u64;
        }
        if own.finalize().to_hex().as_str() != hash {
            return Err(Refused::broken(format!("file {hash} has another content than when it was stored")));
        }
        self.bytes(b"\n")
    }

    /// Writes the last line and gives the writer back.
    pub(crate) fn finish(mut self) -> Result<W> {
        let hash = self.all.finalize().to_hex().to_string();
        self.json(&Mark::Trailer(hash))?;
        self.out.finish().map_err(refused)
    }
}
