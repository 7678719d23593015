//! What each row below and above the header is.

use super::header::Header;
use super::{Override, Region, Role};
use crate::number::NumberText;
use crate::shape::{Shape, shape};
use crate::{Cell, Grid, Sheet, words};

const TOTALS: &[&str] = &[
    "total",
    "totalt",
    "totals",
    "totalsumma",
    "summa",
    "sum",
    "sums",
    "delsumma",
    "subtotal",
    "sub total",
    "totaal",
    "gesamt",
    "summe",
    "grand total",
    "summa totalt",
    "total summa",
    "gesamtsumme",
    "slutsumma",
    "s a",
];
const REMARKS: &[&str] = &[
    "kalla",
    "kallor",
    "source",
    "sources",
    "note",
    "notes",
    "not",
    "anm",
    "anmarkning",
    "fuente",
    "obs",
    "utskriven",
    "utskrivet",
    "utskrift",
    "hamtad",
    "hamtat",
    "uppdaterad",
    "skapad",
    "sida",
    "page",
    "rapporten",
    "report",
];

/// Rows above a last single text with which it is compared.
const LOOK_BACK: usize = 1_000;

struct Marking<'g> {
    grid: &'g Grid,
    region: &'g Region,
    header: &'g Header,
    roles: Vec<Role>,
    /// Running sums of the typed columns since the last row of sums.
    sums: Vec<f64>,
    all: Vec<f64>,
    usual: usize,
}

/// Gives each row its role; also the row where another table begins below, if one does.
pub(crate) fn assign(
    sheet: &Sheet,
    region: &Region,
    header: &Header,
    over: &Override,
) -> (Vec<Role>, Option<usize>) {
    let grid = &sheet.cells;
    let sums = vec![0.0; header.typed.len()];
    let usual = usual_fill(grid, region, header.body);
    let roles = vec![Role::Outside; grid.rows()];
    let mut marking = Marking { grid, region, header, roles, all: sums.clone(), sums, usual };
    let end = over.last_row.map_or(region.end, |last| (last + 1).min(region.end));
    marking.above();
    let next = marking.below(end, sheet.named);
    if !sheet.named {
        marking.footers(next.unwrap_or(end));
        marking.unlabelled_sums();
    }
    for row in &over.keep {
        marking.roles.iter_mut().skip(*row).take(1).for_each(|role| *role = Role::Row);
    }
    for row in &over.leave {
        marking.roles.iter_mut().skip(*row).take(1).for_each(|role| *role = Role::Outside);
    }
    (marking.roles, next)
}

fn usual_fill(grid: &Grid, region: &Region, body: usize) -> usize {
    let mut fills: Vec<usize> =
        (body..region.end).map(|row| region.filled(grid, row)).filter(|n| *n > 0).take(2000).collect();
    fills.sort_unstable();
    fills.get(fills.len() / 2).copied().unwrap_or_default()
}

impl Marking<'_> {
    fn above(&mut self) {
        for row in self.region.first..self.header.body.min(self.region.end) {
            let heads = self.header.rows.is_some_and(|(first, last)| (first..=last).contains(&row));
            self.roles[row] = match (heads, self.region.filled(self.grid, row)) {
                (true, _) => Role::Header,
                (false, 0) => Role::Blank,
                (false, _) => Role::Title,
            };
        }
    }

    fn below(&mut self, end: usize, plain: bool) -> Option<usize> {
        for row in self.header.body..end {
            let filled = self.region.filled(self.grid, row);
            if filled > 0 && !plain && self.starts_another(row) {
                return Some(row);
            }
            self.roles[row] = match filled {
                0 if plain => Role::Row,
                0 => Role::Blank,
                _ if plain => Role::Row,
                _ if self.repeats_header(row) => Role::Header,
                _ if self.is_total(row, filled) || self.is_last_total(row, filled) => Role::Total,
                _ => Role::Row,
            };
            self.add(row);
        }
        None
    }

    fn cells(&self, row: usize) -> impl Iterator<Item = (usize, Cell<'_>)> {
        let cells = self.region.columns.iter().map(move |column| (*column, self.grid.cell(row, *column)));
        cells.filter(|(_, cell)| !cell.is_blank())
    }

    /// A full row of other headings after a blank one, with values under it.
    fn starts_another(&self, row: usize) -> bool {
        let typed = &self.header.typed;
        if row == 0
            || self.region.filled(self.grid, row - 1) > 0
            || typed.is_empty()
            || self.header.rows.is_none()
        {
            return false;
        }
        let texts = |row: usize| self.cells(row).filter(|(_, cell)| shape(*cell) == Shape::Text).count();
        let filled = self.region.filled(self.grid, row);
        let below = row + 1 < self.region.end && self.cells(row + 1).any(|(_, cell)| shape(cell).is_typed());
        let over_values = typed.iter().filter(|c| shape(self.grid.cell(row, **c)) == Shape::Text).count();
        filled >= 2
            && texts(row) == filled
            && below
            && over_values * 2 >= typed.len()
            && !self.repeats_header(row)
    }

    fn repeats_header(&self, row: usize) -> bool {
        let Some((_, last)) = self.header.rows else { return false };
        let mut cells = self.cells(row).peekable();
        let many = self.region.filled(self.grid, row) * 2 >= self.usual && cells.peek().is_some();
        many && cells.all(|(column, cell)| cell.show().trim() == self.grid.cell(last, column).show().trim())
    }

    /// A row of sums: said so by its label, alone or together with its figures.
    fn is_total(&self, row: usize, filled: usize) -> bool {
        let labels: Vec<String> = self
            .cells(row)
            .filter(|(_, cell)| matches!(cell, Cell::Text(_)) && shape(*cell) == Shape::Text)
            .map(|(_, cell)| words::fold(&cell.show()))
            .collect();
        let figures = self.figures(row).filter(|(_, value)| value.is_some()).count();
        let exact = labels.iter().any(|label| TOTALS.contains(&label.as_str()));
        let starts = labels.iter().take(2).any(|label| {
            let mut words = label.split(' ');
            let (first, last) = (words.next().unwrap_or_default(), words.next_back().unwrap_or_default());
            TOTALS.contains(&first) || TOTALS.contains(&last)
        });
        let sparse = filled < self.usual || labels.len() <= 1;
        (exact && sparse && (figures > 0 || filled == 1))
            || (starts && figures > 0 && filled > 1 && self.adds_up(row))
    }

    /// A row that begins with such a label at the table's end or before a blank row, whatever its figures are: a
    /// record that is called `Summa` has the words of a record beside it.
    fn is_last_total(&self, row: usize, filled: usize) -> bool {
        let is_label = |cell: Cell<'_>| {
            matches!(cell, Cell::Text(_)) && TOTALS.contains(&words::fold(&cell.show()).as_str())
        };
        let begins = |row: usize| self.cells(row).next().is_some_and(|(_, cell)| is_label(cell));
        let words = self.cells(row).filter(|(_, cell)| shape(*cell) == Shape::Text).count();
        let below = (row + 1..self.region.end).find(|row| !begins(*row));
        let ends = below.is_none_or(|row| self.region.filled(self.grid, row) == 0);
        begins(row) && ends && (filled < self.usual || words <= 1)
    }

    fn figures(&self, row: usize) -> impl Iterator<Item = (usize, Option<f64>)> {
        self.header.typed.iter().enumerate().map(move |(n, column)| (n, figure(self.grid.cell(row, *column))))
    }

    /// Whether the row's figures equal the sums above it, since the last such row or in all.
    fn adds_up(&self, row: usize) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() <= 0.01 + b.abs() * 1e-7;
        let (mut hits, mut misses) = (0, 0);
        for (n, value) in self.figures(row) {
            let Some(value) = value.filter(|value| *value != 0.0) else { continue };
            let equal = near(value, self.sums[n]) || near(value, self.all[n]);
            hits += usize::from(equal);
            misses += usize::from(!equal);
        }
        hits > 0 && hits >= misses
    }

    fn add(&mut self, row: usize) {
        if self.roles[row] == Role::Total {
            self.sums.fill(0.0);
        } else if self.roles[row] == Role::Row {
            let figures: Vec<_> = self.figures(row).collect();
            for (n, value) in figures {
                self.sums[n] += value.unwrap_or_default();
                self.all[n] += value.unwrap_or_default();
            }
        }
    }

    /// Single texts below the last full row, unless they read like one more record of which little is known.
    fn footers(&mut self, end: usize) {
        for row in (self.header.body..end).rev() {
            let mut cells = self.cells(row);
            let first = cells.next().map(|(column, cell)| (column, cell.show()));
            let alone = cells.next().is_none();
            drop(cells);
            let Some((column, text)) = first else { continue };
            let remark = words::fold(&text).split(' ').next().is_some_and(|word| REMARKS.contains(&word));
            let gap = row > self.header.body && matches!(self.roles[row - 1], Role::Blank | Role::Total);
            let wide = self.usual >= 3 || (self.usual == 2 && (gap || remark));
            if self.roles[row] == Role::Total {
                continue;
            }
            if !alone || !wide || (!gap && !remark && self.is_like_a_value(row, column, &text)) {
                break;
            }
            self.roles[row] = Role::Footer;
        }
    }

    /// Could the text be one more value of its column? Not when it is much longer than all above it, or a sentence.
    fn is_like_a_value(&self, row: usize, column: usize, text: &str) -> bool {
        let above = (self.header.body..row).rev().take(LOOK_BACK).filter(|row| self.roles[*row] == Role::Row);
        let longest = above.map(|row| self.grid.cell(row, column).show().trim().chars().count()).max();
        let text = text.trim();
        let is_sentence = text.ends_with('.') || text.contains(". ") || text.contains(": ");
        !is_sentence && longest.is_some_and(|longest| text.chars().count() <= longest + longest / 2)
    }

    /// A last row without any words whose figures are the sums of all rows.
    fn unlabelled_sums(&mut self) {
        let Some(last) = self.roles.iter().rposition(|role| *role == Role::Row) else { return };
        let figures: Vec<f64> = self.figures(last).filter_map(|(_, value)| value).collect();
        let only_figures = self.cells(last).count() == figures.len();
        if !only_figures
            || figures.is_empty()
            || self.usual <= figures.len()
            || self.roles.iter().filter(|r| **r == Role::Row).count() < 4
        {
            return;
        }
        for (n, value) in self.figures(last).collect::<Vec<_>>() {
            self.all[n] -= value.unwrap_or_default();
            self.sums[n] -= value.unwrap_or_default();
        }
        if self.adds_up(last) {
            self.roles[last] = Role::Total;
        }
    }
}

fn figure(cell: Cell<'_>) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(number),
        Cell::Text(text) => NumberText::read(text)?.value(None).map(crate::Decimal::approx),
        _ => None,
    }
}
