//! Which rows name the columns.

use std::collections::HashSet;

use super::{HeaderChoice, Override, Region};
use crate::shape::{Shape, shape, year};
use crate::{Cell, Grid, Note, Sheet, words};

/// The header rows of a region, if any, and the first row below.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub(crate) rows: Option<(usize, usize)>,
    pub(crate) body: usize,
    pub(crate) confidence: u8,
    pub(crate) reason: Note,
    /// Columns whose cells are mostly numbers, dates or codes.
    pub(crate) typed: Vec<usize>,
}

const DEPTH: usize = 12;
/// Words that head columns in lists of people, units, things and money.
const NAMES: &[&str] = &[
    "namn",
    "name",
    "fornamn",
    "efternamn",
    "first name",
    "last name",
    "epost",
    "e post",
    "email",
    "mail",
    "telefon",
    "phone",
    "mobil",
    "adress",
    "address",
    "enhet",
    "avdelning",
    "skola",
    "school",
    "forvaltning",
    "roll",
    "role",
    "titel",
    "title",
    "befattning",
    "datum",
    "date",
    "belopp",
    "amount",
    "konto",
    "account",
    "kod",
    "code",
    "id",
    "nr",
    "nummer",
    "typ",
    "type",
    "status",
    "beskrivning",
    "description",
    "kategori",
    "category",
    "leverantor",
    "supplier",
    "personnummer",
    "anvandarnamn",
    "username",
    "ort",
    "kommun",
    "ar",
    "year",
    "klass",
    "elev",
    "antal",
    "rubrik",
    "pris",
];

pub(crate) fn find(sheet: &Sheet, region: &Region, over: &Override) -> Header {
    let grid = &sheet.cells;
    let scan = Scan::of(grid, region);
    let mut header = match over.header {
        Some(HeaderChoice::Rows(first, last)) => {
            scan.fixed(Some((first, last)), last + 1, "header-by-hand", 100)
        }
        Some(HeaderChoice::Absent) => scan.fixed(None, scan.start(), "no-header-by-hand", 100),
        None if sheet.named => scan.fixed(Some((0, 0)), 1, "header-named", 100),
        None => scan.judge(sheet),
    };
    if let Some(first) = over.first_row {
        header.body = first;
        header.rows = header.rows.filter(|(_, last)| *last < first);
    }
    header
}

/// Is this folded text a word that heads columns, or does it hold one?
fn is_known(name: &str) -> bool {
    NAMES.contains(&name) || name.split(' ').any(|word| word.len() > 3 && NAMES.contains(&word))
}

struct Scan<'g> {
    grid: &'g Grid,
    region: &'g Region,
    /// Rows with something in them, the first few hundred.
    rows: Vec<usize>,
    /// For each typed column: the last text above its first typed value.
    typed: Vec<(usize, Option<usize>)>,
    width: usize,
}

impl<'g> Scan<'g> {
    fn of(grid: &'g Grid, region: &'g Region) -> Self {
        let filled = |row: &usize| region.filled(grid, *row) > 0;
        let rows: Vec<usize> = (region.first..region.end).filter(filled).take(300).collect();
        let used = |column: &&usize| rows.iter().filter(|row| !grid.cell(**row, **column).is_blank()).count();
        let most = region.columns.iter().map(|c| used(&c)).max().unwrap_or_default();
        let width = region.columns.iter().filter(|c| used(c) * 20 >= most && used(c) > 0).count();
        let mut scan = Self { grid, region, rows, typed: Vec::new(), width };
        scan.typed = region.columns.iter().filter_map(|column| scan.boundary(*column)).collect();
        scan
    }

    /// For a typed column the row of the last heading-like text before its values.
    fn boundary(&self, column: usize) -> Option<(usize, Option<usize>)> {
        let (mut last, mut leading, mut typed, mut other) = (None, 0, 0_usize, 0_usize);
        for row in self.rows.iter().copied() {
            match shape(self.grid.cell(row, column)) {
                Shape::Blank | Shape::Missing => {}
                kind if kind.is_typed() => typed += 1,
                _ if typed == 0 && leading < DEPTH => {
                    leading += 1;
                    last = Some(row);
                }
                _ => other += 1,
            }
        }
        (typed > 0 && typed >= other * 4 && (leading < 3 || typed >= leading)).then_some((column, last))
    }

    fn start(&self) -> usize {
        let full = |row: &&usize| self.region.filled(self.grid, **row) * 10 >= self.width * 6;
        self.rows.iter().find(full).or(self.rows.first()).copied().unwrap_or(self.region.first)
    }

    fn fixed(&self, rows: Option<(usize, usize)>, body: usize, key: &str, confidence: u8) -> Header {
        let mut reason = Note::new(key);
        if let Some((first, last)) = rows {
            reason = reason.with("first", first + 1).with("last", last + 1);
        }
        Header {
            rows,
            body,
            confidence,
            reason,
            typed: self.typed.iter().map(|(column, _)| *column).collect(),
        }
    }

    fn judge(&self, sheet: &Sheet) -> Header {
        let start = self.start();
        let headed: Vec<usize> =
            self.typed.iter().filter_map(|(_, row)| *row).filter(|row| *row >= self.above(start)).collect();
        if !headed.is_empty() && headed.len() * 2 >= self.typed.len() {
            let last = self.without_values(start, self.last_header(&headed));
            let first = self.first_header(sheet, last);
            let confidence = 70 + (headed.len() * 30 / self.typed.len()) as u8;
            return self.fixed(Some((first, last)), last + 1, "header-above-values", confidence.min(99));
        }
        if self.years(start) {
            return self.fixed(Some((start, start)), start + 1, "header-of-years", 85);
        }
        if self.codes_over_values(start) {
            return self.fixed(Some((start, start)), start + 1, "header-above-values", 80);
        }
        if !self.typed.is_empty() && !self.known_names(start) {
            return self.fixed(None, start, "no-header", 70);
        }
        if self.known_names(start) {
            let first = self.first_header(sheet, start);
            return self.fixed(Some((first, start)), start + 1, "header-of-known-names", 90);
        }
        if self.width < 2 || self.recurs(start) {
            return self.fixed(None, start, "no-header", 50);
        }
        self.fixed(Some((start, start)), start + 1, "header-assumed", 50)
    }

    /// A heading may stand a few rows above the first full row.
    fn above(&self, start: usize) -> usize {
        let at = self.rows.iter().position(|row| *row == start).unwrap_or_default();
        self.rows[at.saturating_sub(3)]
    }

    /// The most common boundary, and rows below it that hold no values yet.
    fn last_header(&self, headed: &[usize]) -> usize {
        let times = |row: usize| headed.iter().filter(|r| **r == row).count();
        let mut last = headed
            .iter()
            .copied()
            .max_by_key(|row| (times(*row), std::cmp::Reverse(*row)))
            .unwrap_or_default();
        let deepest = headed.iter().copied().max().unwrap_or(last);
        let start = last;
        for row in self.rows.iter().copied().filter(|row| *row > start && *row <= deepest) {
            let valued = self.typed.iter().any(|(column, _)| shape(self.grid.cell(row, *column)).is_typed());
            if valued || row > last + 2 {
                break;
            }
            last = row;
        }
        last
    }

    /// The last header row without rows of values below the first full row: nothing heads columns a second time where
    /// that row names them all, and what comes back below is a value.
    fn without_values(&self, start: usize, last: usize) -> usize {
        if last > start && self.names_all(start) {
            return start;
        }
        let mut rows = self.rows.iter().rev().copied().filter(|row| (start..=last).contains(row));
        rows.find(|row| *row == start || !self.recurs(*row)).unwrap_or(last)
    }

    /// Is every column named in this row, by words that head columns?
    fn names_all(&self, row: usize) -> bool {
        let known = |column| is_known(&words::fold(&self.grid.cell(row, column).show()));
        self.filled_columns(row).count() >= self.width.max(2) && self.filled_columns(row).all(known)
    }

    fn first_header(&self, sheet: &Sheet, last: usize) -> usize {
        let mut first = last;
        let mut named: HashSet<usize> = self.filled_columns(last).collect();
        while first > self.region.first && last - first < 5 {
            let row = first - 1;
            let filled: Vec<usize> = self.filled_columns(row).collect();
            let typed = |column: &usize| {
                let cell = self.grid.cell(row, *column);
                shape(cell).is_typed() && year(cell).is_none() && shape(cell) != Shape::Coded
            };
            let merged = sheet.merged.iter().any(|area| {
                let across = area.last_column - area.first_column + 1;
                area.first_row == row && across > 1 && across < self.width
            });
            let completes = filled.iter().any(|column| !named.contains(column)) && filled.len() > 1;
            let heads = filled.len() > 1 && (filled.len() * 10 >= self.width * 4 || completes) || merged;
            if !heads || filled.iter().any(typed) {
                break;
            }
            named.extend(filled);
            first = row;
        }
        first
    }

    fn filled_columns(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        self.region.columns.iter().copied().filter(move |column| !self.grid.cell(row, *column).is_blank())
    }

    /// `Year, 2000, 2001, …` or `Enhet, 2026-01, 2026-02, …` over values that are none of these.
    fn years(&self, row: usize) -> bool {
        let period = |cell: Cell<'_>| {
            let begins = |text: &str| text.get(..4).and_then(|start| year(Cell::Text(start))).is_some();
            year(cell).is_some()
                || shape(cell) == Shape::Date
                || (shape(cell) == Shape::Coded && begins(cell.show().trim()))
        };
        let cells: Vec<_> = self.filled_columns(row).map(|column| self.grid.cell(row, column)).collect();
        let years: Vec<u16> = cells.iter().filter_map(|cell| year(*cell)).collect();
        let periods = cells.iter().filter(|cell| period(**cell)).count();
        let texts = cells.iter().filter(|cell| shape(**cell) == Shape::Text).count();
        let rising =
            years.windows(2).all(|pair| pair[0] < pair[1]) || years.windows(2).all(|pair| pair[0] > pair[1]);
        let Some(below) = self.rows.iter().copied().find(|r| *r > row) else { return false };
        let again =
            self.filled_columns(below).filter(|column| period(self.grid.cell(below, *column))).count();
        periods >= 2 && periods + texts == cells.len() && rising && again * 2 < periods
    }

    /// `GEOID10, AREA10, …` over numbers and dates: codes that are what nothing below them is.
    fn codes_over_values(&self, row: usize) -> bool {
        let hard = |column: usize, row: usize| {
            let cell = shape(self.grid.cell(row, column));
            cell != Shape::Coded && cell.is_typed()
        };
        let columns: Vec<usize> = self.filled_columns(row).collect();
        let over_values = |column: &usize| {
            let below = self.rows.iter().copied().filter(|r| *r > row).take(50);
            let below: Vec<usize> = below.filter(|r| !self.grid.cell(*r, *column).is_blank()).collect();
            let values = below.iter().filter(|r| hard(*column, **r)).count();
            !below.is_empty() && values * 10 >= below.len() * 9
        };
        let over = columns.iter().filter(|column| over_values(column)).count();
        over >= 2 && over * 2 >= columns.len() && !columns.iter().any(|column| hard(*column, row))
    }

    fn known_names(&self, row: usize) -> bool {
        let cells: Vec<_> = self.filled_columns(row).map(|column| self.grid.cell(row, column)).collect();
        let hits = cells.iter().filter(|cell| is_known(&words::fold(&cell.show()))).count();
        let short = |cell: &crate::Cell<'_>| cell.show().chars().count() <= 50;
        let plain =
            cells.iter().all(|cell| matches!(shape(*cell), Shape::Text | Shape::Coded) && short(cell));
        plain && hits > 0 && (hits > 1 || cells.len() < 4)
    }

    /// Whether the row's values come back below, as values do and names do not.
    fn recurs(&self, row: usize) -> bool {
        let (mut cells, mut again) = (0, 0);
        for column in self.filled_columns(row) {
            let shown = self.grid.cell(row, column).show();
            cells += 1;
            let below = self.rows.iter().filter(|r| **r > row);
            again += usize::from(below.take(100).any(|r| self.grid.cell(*r, column).show() == shown));
        }
        again * 3 >= cells && again > 0
    }
}
