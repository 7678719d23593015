//! Text files with fields between delimiters: comma, semicolon, tab, pipe and rarer ones.

use crate::grid::{Builder, Used};
use crate::mask::bare;
use crate::{CannotOpen, Cell, Grid, Limits};

/// Splits text that arrives in pieces into rows and fields. Blank lines stay rows.
pub(crate) struct Splitter {
    delimiter: char,
    quoting: Quoting,
    state: State,
    field: String,
    after_cr: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quoting {
    On,
    /// For files whose quotes do not pair.
    Off,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    RowStart,
    FieldStart,
    Plain,
    Quoted,
    /// A quote inside a quoted field: its end, or the first of two.
    QuoteSeen,
}

impl Splitter {
    pub(crate) fn new(delimiter: char, quoting: Quoting) -> Self {
        Self { delimiter, quoting, state: State::RowStart, field: String::new(), after_cr: false }
    }

    pub(crate) fn feed(&mut self, piece: &str, rows: &mut Builder<'_>) -> Result<(), CannotOpen> {
        for c in piece.chars() {
            let line_feed_of_cr = self.after_cr && c == '\n';
            self.after_cr = c == '\r' && self.state != State::Quoted;
            if c == '\0' {
                return Err(CannotOpen::NotATable { what: "binary" });
            }
            if !line_feed_of_cr {
                self.step(c, rows)?;
            }
        }
        Ok(())
    }

    fn step(&mut self, c: char, rows: &mut Builder<'_>) -> Result<(), CannotOpen> {
        let starts = matches!(self.state, State::RowStart | State::FieldStart);
        match (self.state, c) {
            (State::Quoted, '"') => self.state = State::QuoteSeen,
            (State::Quoted, _) => self.keep(c),
            (State::QuoteSeen, '"') => {
                self.field.push('"');
                self.state = State::Quoted;
            }
            (_, '\r' | '\n') => self.end_row(rows)?,
            (_, c) if c == self.delimiter => {
                self.end_field(rows)?;
                self.state = State::FieldStart;
            }
            (_, '"') if starts && self.quoting == Quoting::On => self.state = State::Quoted,
            (_, '\u{1A}') => {}
            _ => {
                self.keep(c);
                self.state = State::Plain;
            }
        }
        Ok(())
    }

    /// Adds to the field; past the most that any cell may hold the rest only counts as too long.
    fn keep(&mut self, c: char) {
        if self.field.len() < 1 << 20 {
            self.field.push(c);
        }
    }

    fn end_field(&mut self, rows: &mut Builder<'_>) -> Result<(), CannotOpen> {
        let result = rows.push(Cell::Text(bare(&self.field)));
        self.field.clear();
        result
    }

    fn end_row(&mut self, rows: &mut Builder<'_>) -> Result<(), CannotOpen> {
        if self.state != State::RowStart {
            self.end_field(rows)?;
        }
        self.state = State::RowStart;
        rows.end_row()
    }

    /// Ends the last row; says whether a quote was left open.
    pub(crate) fn finish(mut self, rows: &mut Builder<'_>) -> Result<bool, CannotOpen> {
        let open = self.state == State::Quoted;
        if self.state != State::RowStart {
            self.end_row(rows)?;
        }
        Ok(open)
    }
}

/// The delimiter that splits the sample most evenly; `None` when no character does (one column).
pub(crate) fn delimiter(sample: &str) -> Option<char> {
    if let Some(named) = named_delimiter(sample) {
        return Some(named);
    }
    let common = best(sample, &[';', '\t', ',', '|']);
    if let Some((delimiter, share)) = common
        && share >= 0.3
    {
        return Some(delimiter);
    }
    best(sample, &['\u{1F}', '^', '~', '¤', '§', ':', '#'])
        .filter(|(_, share)| *share >= 0.9)
        .map(|(delimiter, _)| delimiter)
        .or(common.map(|(delimiter, _)| delimiter))
}

/// The line `sep=;` that Excel reads.
pub(crate) fn named_delimiter(sample: &str) -> Option<char> {
    let line = sample.lines().next()?.trim_end_matches(['\r', '"']).trim_start_matches('"');
    let rest = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    let mut chars = rest.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn best(sample: &str, candidates: &[char]) -> Option<(char, f64)> {
    let mut best: Option<(char, f64, f64)> = None;
    for delimiter in candidates.iter().copied() {
        let Some((share, columns)) = evenness(sample, delimiter) else { continue };
        let score = share + (columns as f64).min(30.0) / 100.0;
        if best.is_none_or(|(_, _, top)| score > top) {
            best = Some((delimiter, share, score));
        }
    }
    best.map(|(delimiter, share, _)| (delimiter, share))
}

/// The share of rows that have the most common number of fields (two or more), and that number.
fn evenness(sample: &str, delimiter: char) -> Option<(f64, usize)> {
    let limits = Limits { columns: 20_000, ..Limits::default() };
    let mut used = Used::default();
    let mut rows = Counted { counts: Vec::new() };
    rows.split(sample, delimiter, &limits, &mut used).ok()?;
    let filled = rows.counts.iter().filter(|n| **n > 0).count();
    let mut counts: Vec<usize> = rows.counts.into_iter().filter(|n| *n > 1).collect();
    counts.sort_unstable();
    let (columns, times) = counts
        .chunk_by(|a, b| a == b)
        .map(|same| (same[0], same.len()))
        .max_by_key(|(columns, times)| (*times, *columns))?;
    Some((times as f64 / filled as f64, columns))
}

struct Counted {
    counts: Vec<usize>,
}

impl Counted {
    fn split(
        &mut self,
        sample: &str,
        delimiter: char,
        limits: &Limits,
        used: &mut Used,
    ) -> Result<(), CannotOpen> {
        for line in logical_lines(sample).take(300) {
            let mut builder = Builder::new(limits, used);
            let mut splitter = Splitter::new(delimiter, Quoting::On);
            splitter.feed(line, &mut builder)?;
            let last = usize::from(!line.trim().is_empty());
            self.counts.push(builder.column() + last);
        }
        Ok(())
    }
}

/// Lines of the sample, where a line break inside quotes does not end one.
fn logical_lines(sample: &str) -> impl Iterator<Item = &str> {
    let mut rest = sample;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut quoted = false;
        let end = rest.char_indices().find(|(_, c)| {
            quoted ^= *c == '"';
            matches!(c, '\n' | '\r') && !quoted
        });
        let (line, next) = match end {
            Some((at, _)) => (&rest[..at], rest[at + 1..].trim_start_matches('\n')),
            None => (rest, ""),
        };
        rest = next;
        Some(line)
    })
}

/// Reads rows from pieces that `next` gives until nothing is left.
pub(crate) fn read(
    pieces: &mut crate::decode::Pieces<'_>,
    mut splitter: Splitter,
    limits: &Limits,
    used: &mut Used,
) -> Result<(Grid, bool, usize), CannotOpen> {
    let mut builder = Builder::new(limits, used);
    while let Some(piece) = pieces.next()? {
        splitter.feed(piece, &mut builder)?;
    }
    let open = splitter.finish(&mut builder)?;
    let too_long = builder.too_long;
    Ok((builder.finish()?, open, too_long))
}
