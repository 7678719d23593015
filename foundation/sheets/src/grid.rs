use std::collections::HashMap;

use jiff::civil::{Date, DateTime, Time};

use crate::{CannotOpen, Limits};

/// What a cell holds, borrowed from its [`Grid`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    Empty,
    Text(&'a str),
    /// A number that the file stored as a binary float (spreadsheets, JSON).
    Number(f64),
    /// A number that the file stored as digits too long for a float (JSON); exact.
    Digits(&'a str),
    Bool(bool),
    Day(Date),
    /// A point in local time without a zone.
    Moment(DateTime),
    /// A length of time in milliseconds; also a time of day.
    Duration(i64),
    /// A spreadsheet error (`#DIV/0!`), or `too-long` for text over the cell limit.
    Error(&'a str),
}

impl Cell<'_> {
    /// Nothing, or only blanks.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The cell as a person would read it.
    pub fn show(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Digits(text) | Cell::Error(text) => (*text).to_owned(),
            Cell::Number(number) => number.to_string(),
            Cell::Bool(yes) => yes.to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Moment(at) => at.to_string().replace('T', " "),
            Cell::Duration(ms) => {
                let (sign, s) = (if *ms < 0 { "-" } else { "" }, ms.abs() / 1000);
                format!("{sign}{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Empty,
    Text,
    Number,
    Digits,
    Bool,
    Day,
    Moment,
    Duration,
    Error,
}

/// Sixteen bytes a cell: texts lie in the grid's one string.
#[derive(Debug, Clone, Copy)]
struct Packed {
    data: u64,
    len: u32,
    kind: Kind,
    formula: bool,
}

const EMPTY: Packed = Packed { data: 0, len: 0, kind: Kind::Empty, formula: false };

/// The cells of one sheet, row by row. Rows may differ in length; a cell outside is [`Cell::Empty`].
#[derive(Debug, Clone, Default)]
pub struct Grid {
    texts: String,
    cells: Vec<Packed>,
    /// Where each row ends in `cells`.
    ends: Vec<u32>,
    width: usize,
}

impl Grid {
    /// Rows in the source, blank ones included.
    pub fn rows(&self) -> usize {
        self.ends.len()
    }

    /// The length of the longest row.
    pub fn columns(&self) -> usize {
        self.width
    }

    pub fn row_len(&self, row: usize) -> usize {
        self.bounds(row).map_or(0, |(from, to)| to - from)
    }

    pub fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        self.packed(row, column).map_or(Cell::Empty, |packed| self.unpack(packed))
    }

    /// Whether the value is the stored result of a formula (which is never evaluated).
    pub fn from_formula(&self, row: usize, column: usize) -> bool {
        self.packed(row, column).is_some_and(|packed| packed.formula)
    }

    /// The cells of a row from the left.
    pub fn row(&self, row: usize) -> impl Iterator<Item = Cell<'_>> {
        let (from, to) = self.bounds(row).unwrap_or((0, 0));
        self.cells[from..to].iter().map(|packed| self.unpack(*packed))
    }

    fn bounds(&self, row: usize) -> Option<(usize, usize)> {
        let to = *self.ends.get(row)? as usize;
        let from = if row == 0 { 0 } else { self.ends[row - 1] as usize };
        Some((from, to))
    }

    fn packed(&self, row: usize, column: usize) -> Option<Packed> {
        let (from, to) = self.bounds(row)?;
        self.cells[from..to].get(column).copied()
    }

    fn text(&self, packed: Packed) -> &str {
        let from = packed.data as usize;
        self.texts.get(from..from + packed.len as usize).unwrap_or_default()
    }

    fn unpack(&self, packed: Packed) -> Cell<'_> {
        match packed.kind {
            Kind::Empty => Cell::Empty,
            Kind::Text => Cell::Text(self.text(packed)),
            Kind::Digits => Cell::Digits(self.text(packed)),
            Kind::Error => Cell::Error(self.text(packed)),
            Kind::Number => Cell::Number(f64::from_bits(packed.data)),
            Kind::Bool => Cell::Bool(packed.data == 1),
            Kind::Day => Cell::Day(unpack_moment(packed.data).date()),
            Kind::Moment => Cell::Moment(unpack_moment(packed.data)),
            Kind::Duration => Cell::Duration(packed.data as i64),
        }
    }
}

fn pack_moment(at: DateTime) -> u64 {
    let time = at.time();
    let seconds = i64::from(time.hour()) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
    let ms = seconds * 1000 + i64::from(time.millisecond());
    let (year, month, day) = (at.year() as u16, at.month() as u8, at.day() as u8);
    u64::from(year) << 48 | u64::from(month) << 40 | u64::from(day) << 32 | ms as u64
}

fn unpack_moment(data: u64) -> DateTime {
    let ms = (data & 0xFFFF_FFFF) as u32;
    let (hour, minute) = ((ms / 3_600_000) as i8, (ms / 60_000 % 60) as i8);
    let (second, rest) = ((ms / 1000 % 60) as i8, (ms % 1000) as i32);
    let date = Date::new((data >> 48) as i16, (data >> 40 & 0xFF) as i8, (data >> 32 & 0xFF) as i8);
    let time = Time::new(hour, minute, second, rest * 1_000_000);
    DateTime::from_parts(date.unwrap_or_default(), time.unwrap_or_default())
}

/// What all sheets of a file have used so far of the limits.
#[derive(Debug, Default)]
pub(crate) struct Used {
    cells: usize,
    texts: usize,
}

/// Fills a grid row by row and stops at the limits.
pub(crate) struct Builder<'l> {
    limits: &'l Limits,
    used: &'l mut Used,
    grid: Grid,
    row_start: usize,
    known: HashMap<u64, (u64, u32)>,
    pub(crate) formulas: usize,
    pub(crate) too_long: usize,
}

impl<'l> Builder<'l> {
    pub(crate) fn new(limits: &'l Limits, used: &'l mut Used) -> Self {
        let grid = Grid::default();
        Self { limits, used, grid, row_start: 0, known: HashMap::new(), formulas: 0, too_long: 0 }
    }

    /// The number of the row that is being filled.
    pub(crate) fn row(&self) -> usize {
        self.grid.ends.len()
    }

    /// The column that the next cell falls in.
    pub(crate) fn column(&self) -> usize {
        self.grid.cells.len() - self.row_start
    }

    /// Adds a cell to the row; empty cells past the widest allowed column are ignored.
    pub(crate) fn push(&mut self, cell: Cell<'_>) -> Result<(), CannotOpen> {
        let packed = self.pack(cell)?;
        let column = self.column() + 1;
        if column > self.limits.columns {
            let filled = packed.kind != Kind::Empty;
            if !filled {
                return Ok(());
            }
            return Err(CannotOpen::TooWide { columns: column, limit: self.limits.columns });
        }
        self.used.cells += 1;
        if self.used.cells > self.limits.cells {
            return Err(CannotOpen::TooManyCells { limit: self.limits.cells });
        }
        self.grid.cells.push(packed);
        Ok(())
    }

    /// Places a cell at a position that must not lie before the last one.
    pub(crate) fn place(&mut self, row: usize, column: usize, cell: Cell<'_>) -> Result<(), CannotOpen> {
        if column >= self.limits.columns {
            return Err(CannotOpen::TooWide { columns: column + 1, limit: self.limits.columns });
        }
        if row >= self.limits.rows {
            return Err(CannotOpen::TooLong { rows: row + 1, limit: self.limits.rows });
        }
        if row < self.row() || (row == self.row() && column < self.column()) {
            return Err(CannotOpen::damaged("cells are not in order"));
        }
        while self.row() < row {
            self.end_row()?;
        }
        while self.column() < column {
            self.push(Cell::Empty)?;
        }
        self.push(cell)
    }

    /// Marks the last placed cell as the stored result of a formula.
    pub(crate) fn mark_formula(&mut self) {
        if let Some(last) = self.grid.cells.last_mut() {
            last.formula = true;
            self.formulas += 1;
        }
    }

    /// Ends the row; empty cells at its end are dropped.
    pub(crate) fn end_row(&mut self) -> Result<(), CannotOpen> {
        let cells = &mut self.grid.cells;
        while cells.len() > self.row_start && cells.last().is_some_and(|c| c.kind == Kind::Empty) {
            cells.pop();
            self.used.cells -= 1;
        }
        self.grid.width = self.grid.width.max(cells.len() - self.row_start);
        self.row_start = cells.len();
        self.grid.ends.push(cells.len() as u32);
        if self.grid.ends.len() > self.limits.rows {
            return Err(CannotOpen::TooLong { rows: self.grid.ends.len(), limit: self.limits.rows });
        }
        Ok(())
    }

    /// The grid, without blank rows at its end.
    pub(crate) fn finish(mut self) -> Result<Grid, CannotOpen> {
        if self.column() > 0 {
            self.end_row()?;
        }
        while self.grid.ends.len() > 1 && self.grid.row_len(self.grid.ends.len() - 1) == 0 {
            self.grid.ends.pop();
        }
        if self.grid.cells.is_empty() {
            self.grid.ends.clear();
        }
        Ok(self.grid)
    }

    fn pack(&mut self, cell: Cell<'_>) -> Result<Packed, CannotOpen> {
        let plain = |kind, data| Ok(Packed { data, len: 0, kind, formula: false });
        match cell {
            Cell::Text("") | Cell::Empty => Ok(EMPTY),
            Cell::Text(text) if text.len() > self.limits.cell_bytes => {
                self.too_long += 1;
                self.keep(Kind::Error, "too-long")
            }
            Cell::Text(text) => self.keep(Kind::Text, text),
            Cell::Digits(text) => self.keep(Kind::Digits, text),
            Cell::Error(text) => self.keep(Kind::Error, text),
            Cell::Number(number) if !number.is_finite() => self.keep(Kind::Error, "#NUM!"),
            Cell::Number(number) => plain(Kind::Number, number.to_bits()),
            Cell::Bool(yes) => plain(Kind::Bool, u64::from(yes)),
            Cell::Day(day) => plain(Kind::Day, pack_moment(day.to_datetime(Time::midnight()))),
            Cell::Moment(at) => plain(Kind::Moment, pack_moment(at)),
            Cell::Duration(ms) => plain(Kind::Duration, ms as u64),
        }
    }

    /// Stores a text once; short ones that were seen before are shared.
    fn keep(&mut self, kind: Kind, text: &str) -> Result<Packed, CannotOpen> {
        let hash = hash(text);
        if let Some((data, len)) = self.known.get(&hash).copied() {
            let packed = Packed { data, len, kind, formula: false };
            if self.grid.text(packed) == text {
                return Ok(packed);
            }
        }
        self.used.texts += text.len();
        if self.used.texts > self.limits.text_bytes {
            return Err(CannotOpen::TooManyCells { limit: self.limits.cells });
        }
        let (data, len) = (self.grid.texts.len() as u64, text.len() as u32);
        self.grid.texts.push_str(text);
        if self.known.len() < 200_000 {
            self.known.insert(hash, (data, len));
        }
        Ok(Packed { data, len, kind, formula: false })
    }
}

fn hash(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
