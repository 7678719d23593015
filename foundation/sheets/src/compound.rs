//! Walks an old Office container before calamine reads it. Chains that run in circles, announced sizes
//! and strings used a million times would otherwise take all memory, which no `catch_unwind` catches.

use crate::{CannotOpen, Limits};

const END: u32 = 0xFFFF_FFFA;
const SHEET_AREA: u64 = 65_537 * 257;

/// Refuses what is encrypted, no workbook, or larger inside than allowed.
pub(crate) fn check(content: &[u8], limits: &Limits) -> Result<(), CannotOpen> {
    let container = Container::read(content).ok_or_else(|| CannotOpen::damaged("container"))?;
    if container.entry("EncryptedPackage").is_some() {
        return Err(CannotOpen::Encrypted);
    }
    let Some(entry) = container.entry("Workbook").or_else(|| container.entry("Book")) else {
        let word = container.entry("WordDocument").or_else(|| container.entry("PowerPoint Document"));
        return Err(CannotOpen::NotATable { what: if word.is_some() { "document" } else { "binary" } });
    };
    let stream = container.stream(entry).ok_or_else(|| CannotOpen::damaged("workbook stream"))?;
    Records::of(&stream).check(limits)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|b| u16::from_le_bytes([b[0], b[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

struct Container<'c> {
    content: &'c [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    len: usize,
}

impl<'c> Container<'c> {
    fn read(content: &'c [u8]) -> Option<Self> {
        let sector = match u16_at(content, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let (fat, mini_fat, mini, entries) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut this = Self { content, sector, fat, mini_fat, mini, entries };
        this.fat = this.read_fat()?;
        let directory = this.chain(u32_at(content, 48)?)?;
        this.entries = directory.chunks_exact(128).filter_map(|raw| Self::entry_of(raw, sector)).collect();
        if u32_at(content, 64)? > 0 {
            let table = this.chain(u32_at(content, 60)?)?;
            this.mini_fat = numbers(&table).collect();
            this.mini = this.chain(this.entries.first()?.start)?;
        }
        Some(this)
    }

    fn read_fat(&self) -> Option<Vec<u32>> {
        let mut sectors: Vec<u32> = numbers(self.content.get(76..512)?).collect();
        let mut next = u32_at(self.content, 68)?;
        let most = self.content.len() / self.sector + 1;
        for _ in 0..most {
            if next >= END {
                break;
            }
            sectors.extend(numbers(self.sector_at(next)?));
            next = sectors.pop()?;
        }
        let mut fat = Vec::new();
        for id in sectors.into_iter().filter(|id| *id < END).take(most) {
            fat.extend(numbers(self.sector_at(id)?));
        }
        Some(fat)
    }

    fn entry_of(raw: &[u8], sector: usize) -> Option<Entry> {
        let units = raw[..64].chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
        let name = char::decode_utf16(units.take_while(|unit| *unit != 0)).filter_map(Result::ok).collect();
        let high = if sector == 512 { 0 } else { u32_at(raw, 124)? };
        if high > 0 {
            return None;
        }
        Some(Entry { name, start: u32_at(raw, 116)?, len: u32_at(raw, 120)? as usize })
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn sector_at(&self, id: u32) -> Option<&'c [u8]> {
        let from = (id as usize + 1).checked_mul(self.sector)?;
        let to = (from + self.sector).min(self.content.len());
        self.content.get(from..to)
    }

    /// The bytes of a chain; `None` when it leaves the file or runs in a circle.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut bytes, mut id) = (Vec::new(), start);
        while id < END {
            bytes.extend_from_slice(self.sector_at(id)?);
            if bytes.len() > self.content.len() + self.sector {
                return None;
            }
            id = *self.fat.get(id as usize)?;
        }
        Some(bytes)
    }

    fn stream(&self, entry: &Entry) -> Option<Vec<u8>> {
        let mut bytes = if entry.len < 4096 {
            let (mut bytes, mut id) = (Vec::new(), entry.start);
            while id < END && bytes.len() < entry.len {
                let from = id as usize * 64;
                bytes.extend_from_slice(self.mini.get(from..(from + 64).min(self.mini.len()))?);
                id = *self.mini_fat.get(id as usize)?;
            }
            bytes
        } else {
            self.chain(entry.start)?
        };
        bytes.truncate(entry.len);
        Some(bytes)
    }
}

/// The records of a workbook stream.
struct Records<'s> {
    stream: &'s [u8],
    string_lengths: Vec<u32>,
    sheets: Vec<usize>,
}

/// What one sheet spans.
#[derive(Default)]
struct Span {
    rows: Option<(u64, u64)>,
    columns: Option<(u64, u64)>,
    texts: u64,
}

impl Span {
    fn cell(&mut self, row: u16, column: u16) {
        let widen = |range: Option<(u64, u64)>, at: u64| match range {
            Some((from, to)) => Some((from.min(at), to.max(at))),
            None => Some((at, at)),
        };
        self.rows = widen(self.rows, u64::from(row));
        self.columns = widen(self.columns, u64::from(column));
    }

    fn area(&self) -> u64 {
        let length = |range: Option<(u64, u64)>| range.map_or(0, |(from, to)| to - from + 1);
        length(self.rows) * length(self.columns)
    }
}

impl<'s> Records<'s> {
    fn of(stream: &'s [u8]) -> Self {
        Self { stream, string_lengths: Vec::new(), sheets: Vec::new() }
    }

    fn check(mut self, limits: &Limits) -> Result<(), CannotOpen> {
        self.globals()?;
        if self.sheets.len() > limits.sheets || self.string_lengths.len() > limits.shared_strings {
            return Err(CannotOpen::TooManyCells { limit: limits.xls_cells });
        }
        let (mut area, mut texts, mut walked) = (0, 0, 0);
        for start in self.sheets.clone() {
            let (span, bytes) = self.sheet(start)?;
            area += span.area();
            texts += span.texts;
            walked += bytes;
            let too_much = area > limits.xls_cells as u64 || texts > limits.text_bytes as u64;
            if too_much || walked > self.stream.len() * 4 {
                return Err(CannotOpen::TooManyCells { limit: limits.xls_cells });
            }
        }
        Ok(())
    }

    fn next(&self, at: usize) -> Option<(u16, &'s [u8], usize)> {
        let (kind, len) = (u16_at(self.stream, at)?, usize::from(u16_at(self.stream, at + 2)?));
        Some((kind, self.stream.get(at + 4..at + 4 + len)?, at + 4 + len))
    }

    fn globals(&mut self) -> Result<(), CannotOpen> {
        let mut at = 0;
        while let Some((kind, data, after)) = self.next(at) {
            match kind {
                0x2F if u16_at(data, 0) != Some(0) => return Err(CannotOpen::Encrypted),
                0x85 => self.sheets.push(u32_at(data, 0).unwrap_or_default() as usize),
                0xFC => self.string_lengths = self.strings(data, after),
                0x0A => break,
                _ => {}
            }
            at = after;
        }
        Ok(())
    }

    /// The byte length of each shared string, following records that continue the table.
    fn strings(&self, first: &'s [u8], mut after: usize) -> Vec<u32> {
        let mut parts = vec![first.get(8..).unwrap_or_default()];
        while let Some((0x3C, data, next)) = self.next(after) {
            parts.push(data);
            after = next;
        }
        let mut table = Table { parts, part: 0, at: 0 };
        let mut lengths = Vec::new();
        while let Some(length) = table.string() {
            lengths.push(length);
        }
        lengths
    }

    fn sheet(&self, start: usize) -> Result<(Span, usize), CannotOpen> {
        let (mut span, mut at, mut depth) = (Span::default(), start, 0_usize);
        while let Some((kind, data, after)) = self.next(at) {
            at = after;
            match kind {
                0x0809 => depth += 1,
                0x0A if depth <= 1 => break,
                0x0A => depth -= 1,
                _ if depth > 1 => {}
                0x0200 => dimensions(data)?,
                _ => self.cells(kind, data, &mut span),
            }
        }
        Ok((span, at.saturating_sub(start)))
    }

    fn cells(&self, kind: u16, data: &[u8], span: &mut Span) {
        let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { return };
        match kind {
            0x0203 | 0x027E | 0x0204 | 0xD6 | 0x0205 | 0x0006 => span.cell(row, column),
            0xBD => {
                span.cell(row, column);
                span.cell(row, column.saturating_add((data.len().saturating_sub(6) / 6) as u16));
            }
            0xFD => {
                span.cell(row, column);
                let index = u32_at(data, 6).unwrap_or_default() as usize;
                span.texts += u64::from(self.string_lengths.get(index).copied().unwrap_or_default());
            }
            _ => {}
        }
    }
}

/// The announced size of a sheet, for which the reader reserves memory at once.
fn dimensions(data: &[u8]) -> Result<(), CannotOpen> {
    let read = |wide: bool| {
        let (r1, r2, c) = if wide {
            (u32_at(data, 0)?, u32_at(data, 4)?, 8)
        } else {
            (u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?), 4)
        };
        Some((u64::from(r1), u64::from(r2), u64::from(u16_at(data, c)?), u64::from(u16_at(data, c + 2)?)))
    };
    let Some((r1, r2, c1, c2)) = read(data.len() >= 14) else { return Ok(()) };
    let c1 = if c1 > 255 || c2 < c1 { 0 } else { c1 };
    let area = (r2 + 1).saturating_sub(r1).saturating_mul((c2 + 1).saturating_sub(c1));
    let backwards = r2 < r1 && r2 != 0;
    if area > SHEET_AREA || backwards { Err(CannotOpen::damaged("dimensions")) } else { Ok(()) }
}

/// The shared strings over the records that hold them.
struct Table<'s> {
    parts: Vec<&'s [u8]>,
    part: usize,
    at: usize,
}

impl Table<'_> {
    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.part += 1;
            self.at = 0;
        }
        self.at += 1;
        Some(self.parts[self.part][self.at - 1])
    }

    fn number(&mut self, bytes: usize) -> Option<u32> {
        (0..bytes).try_fold(0, |sum, n| Some(sum | u32::from(self.byte()?) << (8 * n)))
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let left = self.parts.get(self.part)?.len() - self.at;
            let step = left.min(bytes);
            self.at += step;
            bytes -= step;
            if bytes > 0 {
                self.part += 1;
                self.at = 0;
            }
        }
        Some(())
    }

    /// Passes one string; its length in bytes at most.
    fn string(&mut self) -> Option<u32> {
        let letters = self.number(2)?;
        let mut flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? as usize * 4 };
        let extra = if flags & 4 == 0 { 0 } else { self.number(4)? as usize };
        let mut left = letters as usize;
        while left > 0 {
            let size = 1 + usize::from(flags & 1);
            let here = (self.parts.get(self.part)?.len() - self.at) / size;
            let step = here.min(left);
            self.at += step * size;
            left -= step;
            if left > 0 {
                self.part += 1;
                self.at = 0;
                flags = self.byte()?;
            }
        }
        self.skip(runs)?;
        self.skip(extra)?;
        Some(letters * 3)
    }
}
