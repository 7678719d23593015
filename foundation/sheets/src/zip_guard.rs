//! Bounds a zip container before any reader unpacks it: by what the directory says and by what really
//! comes out, entry by entry. Entry names are compared, never used as paths.

use std::fs::File;
use std::io::{BufReader, Read, Seek};

use zip::ZipArchive;

use crate::{CannotOpen, Limits};

/// What the container holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    Xlsx,
    Ods,
}

const ENTRIES: usize = 5_000;
const DEPTH: usize = 256;
/// The longest tag or text between two tags; bounds the buffers of the XML reader.
const PIECE: usize = 1 << 20;
const SMALL_PART: u64 = 16 << 20;

pub(crate) fn check(file: &File, limits: &Limits) -> Result<Container, CannotOpen> {
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(CannotOpen::damaged)?;
    if zip.len() > ENTRIES {
        return Err(CannotOpen::Bomb { limit: limits.unpacked_bytes });
    }
    let container = container(&mut zip)?;
    if is_locked(&mut zip) {
        return Err(CannotOpen::Encrypted);
    }
    let mut total = 0;
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(CannotOpen::damaged)?;
        let name = entry.name().map_err(CannotOpen::damaged)?.to_ascii_lowercase().replace('\\', "/");
        let (encrypted, said) = (entry.encrypted(), entry.size());
        drop(entry);
        if encrypted {
            return Err(CannotOpen::Encrypted);
        }
        if !read_by_us(&name) {
            continue;
        }
        let room = room(&name, limits).min(limits.unpacked_bytes - total);
        if said > room {
            return Err(CannotOpen::Bomb { limit: room });
        }
        let entry = zip.by_index(index).map_err(CannotOpen::damaged)?;
        total += unpack(entry, &name, room, limits)?;
    }
    Ok(container)
}

/// An OpenDocument file with a password says so in its manifest; its parts are then no XML.
fn is_locked<R: Read + Seek>(zip: &mut ZipArchive<R>) -> bool {
    let Ok(manifest) = zip.by_name("META-INF/manifest.xml") else { return false };
    let mut text = Vec::new();
    manifest.take(PIECE as u64).read_to_end(&mut text).is_ok()
        && String::from_utf8_lossy(&text).contains("encryption-data")
}

/// Pictures and other media are never unpacked.
fn read_by_us(name: &str) -> bool {
    matches!(ending(name), "xml" | "rels") || name == "mimetype"
}

fn ending(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}

fn room(name: &str, limits: &Limits) -> u64 {
    if name.ends_with("sharedstrings.xml") {
        limits.shared_string_bytes
    } else if name.contains("/worksheets/") || name == "content.xml" {
        limits.unpacked_bytes
    } else {
        SMALL_PART
    }
}

fn container(zip: &mut ZipArchive<BufReader<&File>>) -> Result<Container, CannotOpen> {
    let mut mime = String::new();
    if let Ok(entry) = zip.by_name("mimetype") {
        entry.take(200).read_to_string(&mut mime).map_err(CannotOpen::damaged)?;
    }
    if mime.trim().starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Container::Ods);
    }
    if !mime.is_empty() {
        return Err(CannotOpen::NotATable { what: "document" });
    }
    let mut names = Vec::new();
    for name in zip.file_names() {
        names.push(name.map_err(CannotOpen::damaged)?.to_ascii_lowercase().replace('\\', "/"));
    }
    let any = |test: fn(&str) -> bool| names.iter().any(|name| test(name));
    if any(|name| name.ends_with("workbook.bin")) {
        return Err(CannotOpen::UnknownFormat { what: "xlsb" });
    }
    if any(|name| name.starts_with("word/") || name.starts_with("ppt/")) {
        return Err(CannotOpen::NotATable { what: "document" });
    }
    if any(|name| name == "[content_types].xml" || name.ends_with("workbook.xml")) {
        return Ok(Container::Xlsx);
    }
    if any(|name| ending(name) == "iwa") {
        return Err(CannotOpen::UnknownFormat { what: "numbers" });
    }
    Err(CannotOpen::NotATable { what: "archive" })
}

fn unpack(mut entry: impl Read, name: &str, room: u64, limits: &Limits) -> Result<u64, CannotOpen> {
    let mut buffer = vec![0; 1 << 15];
    let mut watch = Watch::new(name.ends_with("sharedstrings.xml"));
    let mut total = 0;
    loop {
        let read = entry.read(&mut buffer).map_err(CannotOpen::damaged)?;
        if read == 0 {
            return Ok(total);
        }
        total += read as u64;
        if total > room {
            return Err(CannotOpen::Bomb { limit: room });
        }
        if name != "mimetype" {
            watch.see(&buffer[..read], limits)?;
        }
    }
}

/// Follows the tags of an XML stream just enough to bound nesting, token length and counts.
struct Watch {
    strings: bool,
    depth: usize,
    piece: usize,
    state: Tag,
    items: usize,
    name: Vec<u8>,
    counting: Counting,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tag {
    Outside,
    Opened,
    Inside { slash: bool },
    Quoted(u8),
    Closing,
    Other,
}

/// The announced count of shared strings, for which the reader reserves memory at once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counting {
    Word(usize),
    Digits(usize),
}

impl Watch {
    fn new(strings: bool) -> Self {
        let (state, counting) = (Tag::Outside, Counting::Word(0));
        Self { strings, depth: 0, piece: 0, state, items: 0, name: Vec::new(), counting }
    }

    fn see(&mut self, bytes: &[u8], limits: &Limits) -> Result<(), CannotOpen> {
        for byte in bytes.iter().copied() {
            if byte == 0 {
                return Err(CannotOpen::damaged("zero bytes in XML"));
            }
            self.step(byte);
            self.piece = if byte == b'<' { 0 } else { self.piece + 1 };
            if self.depth > DEPTH {
                return Err(CannotOpen::TooDeep { limit: DEPTH });
            }
            let counted = self.strings && self.announced(byte, limits.shared_strings);
            if self.piece > PIECE || self.items > limits.shared_strings || counted {
                return Err(CannotOpen::Bomb { limit: limits.shared_string_bytes });
            }
        }
        Ok(())
    }

    fn step(&mut self, byte: u8) {
        self.state = match (self.state, byte) {
            (Tag::Outside, b'<') => Tag::Opened,
            (Tag::Outside, _) => Tag::Outside,
            (Tag::Opened, b'/') => Tag::Closing,
            (Tag::Opened, b'!' | b'?') => Tag::Other,
            (Tag::Opened, _) => {
                self.depth += 1;
                self.name.clear();
                self.name.push(byte);
                Tag::Inside { slash: false }
            }
            (Tag::Inside { slash }, b'>') => {
                self.depth -= usize::from(slash);
                self.items += usize::from(self.strings && self.name.trim_ascii_end().ends_with(b"si"));
                Tag::Outside
            }
            (Tag::Inside { .. }, b'"' | b'\'') => Tag::Quoted(byte),
            (Tag::Inside { .. }, _) => {
                let ends = byte.is_ascii_whitespace() || byte == b'/';
                if self.name.len() < 16 && !self.name.ends_with(b" ") {
                    self.name.push(if ends { b' ' } else { byte });
                }
                Tag::Inside { slash: byte == b'/' }
            }
            (Tag::Quoted(quote), _) if byte == quote => Tag::Inside { slash: false },
            (Tag::Quoted(quote), _) => Tag::Quoted(quote),
            (Tag::Closing, b'>') => {
                self.depth = self.depth.saturating_sub(1);
                Tag::Outside
            }
            (Tag::Other, b'>') => Tag::Outside,
            (state, _) => state,
        };
    }

    /// Whether `uniqueCount` names more strings than may be.
    fn announced(&mut self, byte: u8, most: usize) -> bool {
        const WORD: &[u8] = b"uniqueCount";
        self.counting = match self.counting {
            Counting::Word(n) if byte == WORD[n] && n + 1 == WORD.len() => Counting::Digits(0),
            Counting::Word(n) if byte == WORD[n] => Counting::Word(n + 1),
            Counting::Word(_) => Counting::Word(usize::from(byte == WORD[0])),
            Counting::Digits(n) if byte.is_ascii_digit() => {
                Counting::Digits(n.saturating_mul(10).saturating_add(usize::from(byte - b'0')))
            }
            Counting::Digits(n) if b"= \t\r\n\"'+".contains(&byte) && n == 0 => Counting::Digits(0),
            Counting::Digits(_) => Counting::Word(0),
        };
        matches!(self.counting, Counting::Digits(n) if n > most)
    }
}
