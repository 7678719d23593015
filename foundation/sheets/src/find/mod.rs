//! Finds the tables in a sheet: where the headings and the rows are, and what is neither.

mod columns;
mod header;
mod regions;
mod roles;

use serde::{Deserialize, Serialize};

use crate::{Grid, Note, Sheet, Workbook};
pub use columns::Column;

/// What a row of the sheet is to a table. Every row has exactly one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    Title,
    Header,
    Row,
    Blank,
    /// A row of sums, not imported.
    Total,
    /// Remarks and sources below the table.
    Footer,
    /// Belongs to another table in the sheet, or was left out by hand.
    Outside,
}

/// A table in a sheet.
#[derive(Debug, Clone)]
pub struct Table {
    /// What each row of the sheet is, from the first.
    pub roles: Vec<Role>,
    pub columns: Vec<Column>,
    /// Columns of the sheet (from 0) that hold nothing and were left out.
    pub empty_columns: Vec<usize>,
    pub titles: Vec<String>,
    /// How sure the place of the table is, 0 to 100.
    pub confidence: u8,
    pub reasons: Vec<Note>,
}

/// The tables of a sheet, the best first.
#[derive(Debug, Clone)]
pub struct Found {
    pub tables: Vec<Table>,
}

/// Corrections by a person. Rows and columns from 0, both ends included.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    pub header: Option<HeaderChoice>,
    pub first_row: Option<usize>,
    pub last_row: Option<usize>,
    /// The columns of the sheet that belong to the table.
    pub columns: Option<Vec<usize>>,
    /// Rows to import although they look like sums or remarks.
    pub keep: Vec<usize>,
    /// Rows to leave out.
    pub leave: Vec<usize>,
}

impl Table {
    /// The rows of the sheet that are imported, from the top.
    pub fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.roles.iter().enumerate().filter(|(_, role)| **role == Role::Row).map(|(row, _)| row)
    }

    pub fn count(&self, role: Role) -> usize {
        self.roles.iter().filter(|r| **r == role).count()
    }

    /// The header rows of the sheet.
    pub fn header_rows(&self) -> Vec<usize> {
        self.roles.iter().enumerate().filter(|(_, role)| **role == Role::Header).map(|(row, _)| row).collect()
    }

    /// The column with this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// What a person says about the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeaderChoice {
    Absent,
    Rows(usize, usize),
}

/// A part of a sheet that may hold one table.
#[derive(Debug, Clone)]
pub(crate) struct Region {
    pub(crate) columns: Vec<usize>,
    pub(crate) first: usize,
    /// One past the last row.
    pub(crate) end: usize,
}

impl Region {
    pub(crate) fn filled(&self, grid: &Grid, row: usize) -> usize {
        self.columns.iter().filter(|column| !grid.cell(row, **column).is_blank()).count()
    }
}

/// Finds the tables of a sheet.
pub fn find(sheet: &Sheet) -> Found {
    find_with(sheet, &Override::default())
}

/// Finds the tables of a sheet where a person has corrected some of it.
pub fn find_with(sheet: &Sheet, over: &Override) -> Found {
    let grid = &sheet.cells;
    let mut waiting = match &over.columns {
        Some(columns) => vec![Region { columns: columns.clone(), first: 0, end: grid.rows() }],
        None => regions::split(sheet),
    };
    let mut tables = Vec::new();
    while let Some(region) = waiting.pop() {
        if tables.len() >= 12 {
            break;
        }
        let header = header::find(sheet, &region, over);
        let (roles, next) = roles::assign(sheet, &region, &header, over);
        if let Some(first) = next {
            waiting.push(Region { first, ..region.clone() });
        }
        tables.push(columns::table(sheet, &region, header, roles));
    }
    tables.sort_by_key(|table| std::cmp::Reverse(table.score()));
    Found { tables }
}

impl Table {
    fn score(&self) -> u64 {
        let rows = self.count(Role::Row).min(100_000) as u64;
        (rows + 1) * (self.columns.len() as u64).pow(2) * u64::from(self.confidence.max(10))
    }
}

/// The sheet and table that a person most likely means: the largest, in a hidden sheet too.
pub fn choose(workbook: &Workbook) -> Option<(usize, Table)> {
    let mut found: Vec<Found> = workbook.sheets.iter().map(find).collect();
    let number = choose_among(workbook, &found)?;
    Some((number, found.swap_remove(number).tables.swap_remove(0)))
}

/// The same when the tables of every sheet have been found already: the number of the sheet, whose first table is meant.
pub fn choose_among(workbook: &Workbook, found: &[Found]) -> Option<usize> {
    let tables = found.iter().enumerate().filter_map(|(number, found)| Some((number, found.tables.first()?)));
    let filled = tables.filter(|(_, table)| table.count(Role::Row) + table.count(Role::Header) > 0);
    let size = |table: &Table| table.count(Role::Row) * table.columns.len();
    let best = filled.max_by_key(|(number, table)| {
        (size(table), !workbook.sheets[*number].hidden, table.score(), std::cmp::Reverse(*number))
    });
    best.map(|(number, _)| number)
}
