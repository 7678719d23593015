//! The columns of a table and their names.

use std::collections::HashMap;

use super::header::Header;
use super::{Region, Role, Table};
use crate::{Note, Sheet};

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its place in the sheet, from 0.
    pub index: usize,
    /// Its heading in one line, unique in the table.
    pub name: String,
    /// Whether the sheet has no heading for it and the name is ours.
    pub unnamed: bool,
}

pub(crate) fn table(sheet: &Sheet, region: &Region, header: Header, roles: Vec<Role>) -> Table {
    let grid = &sheet.cells;
    let mut used = vec![false; grid.columns().max(region.columns.iter().max().map_or(0, |c| c + 1))];
    for (row, _) in roles.iter().enumerate().filter(|(_, role)| **role == Role::Row) {
        for (column, cell) in grid.row(row).enumerate() {
            used[column] |= !cell.is_blank();
        }
    }
    let names = names(sheet, region, &header);
    let kept = |(n, column): &(usize, &usize)| used[**column] || !names[*n].is_empty();
    let mut seen = HashMap::new();
    let mut columns = Vec::new();
    for (n, index) in region.columns.iter().enumerate().filter(kept) {
        let unnamed = names[n].is_empty();
        let name = if unnamed { format!("Kolumn {}", index + 1) } else { names[n].clone() };
        columns.push(Column { index: *index, name: unique(name, &mut seen), unnamed });
    }
    let empty_columns: Vec<usize> =
        region.columns.iter().enumerate().filter(|pair| !kept(pair)).map(|(_, column)| *column).collect();
    let titles = titles(sheet, region, &roles);
    let reasons = reasons(&header, &roles, &empty_columns);
    Table { roles, columns, empty_columns, titles, confidence: header.confidence, reasons }
}

fn unique(name: String, seen: &mut HashMap<String, usize>) -> String {
    let times = seen.entry(name.to_lowercase()).or_default();
    *times += 1;
    if *times == 1 {
        return name;
    }
    let next = format!("{name} ({times})");
    unique(next, seen)
}

/// The heading of each column of the region: its header rows from the top, in one line.
fn names(sheet: &Sheet, region: &Region, header: &Header) -> Vec<String> {
    let Some((first, last)) = header.rows else { return vec![String::new(); region.columns.len()] };
    let lines: Vec<Vec<String>> = (first..=last).map(|row| line(sheet, region, row)).collect();
    let spread = lines.len() > 1 && repeats(lines.last().map_or(&[], Vec::as_slice));
    let mut names = vec![String::new(); region.columns.len()];
    for (depth, mut cells) in lines.into_iter().enumerate() {
        if spread && first + depth < last && !is_merged_across(sheet, first + depth) {
            fill_right(&mut cells);
        }
        for (name, cell) in names.iter_mut().zip(cells) {
            let said = cell.is_empty() || name.split(' ').eq(cell.split(' '));
            if !said {
                name.push_str(if name.is_empty() { "" } else { " " });
                name.push_str(&cell);
            }
        }
    }
    names
}

/// Merged cells say themselves how far a heading reaches; then nothing is to be guessed.
fn is_merged_across(sheet: &Sheet, row: usize) -> bool {
    sheet.merged.iter().any(|area| area.first_row == row && area.last_column > area.first_column)
}

fn line(sheet: &Sheet, region: &Region, row: usize) -> Vec<String> {
    let shown = |column: usize| {
        let (mut row, mut from) = (row, column);
        if let Some(area) = sheet.merged.iter().find(|area| {
            (area.first_row..=area.last_row).contains(&row)
                && (area.first_column..=area.last_column).contains(&column)
        }) {
            // A merge downwards names its column once, one across names each column under it.
            (row, from) = (if area.first_row == row { row } else { usize::MAX }, area.first_column);
        }
        let text = if row == usize::MAX { String::new() } else { sheet.cells.cell(row, from).show() };
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    region.columns.iter().map(|column| shown(*column)).collect()
}

/// Whether names come back, as under headings that span several columns.
fn repeats(names: &[String]) -> bool {
    let mut filled: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    let all = filled.len();
    filled.sort_unstable();
    filled.dedup();
    filled.len() < all
}

fn fill_right(cells: &mut [String]) {
    let mut current = String::new();
    for cell in cells {
        if cell.is_empty() {
            cell.clone_from(&current);
        } else {
            current.clone_from(cell);
        }
    }
}

fn titles(sheet: &Sheet, region: &Region, roles: &[Role]) -> Vec<String> {
    let rows = roles.iter().enumerate().filter(|(_, role)| **role == Role::Title).take(20);
    rows.map(|(row, _)| {
        let cells = region.columns.iter().map(|column| sheet.cells.cell(row, *column).show());
        cells.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(" ")
    })
    .collect()
}

fn reasons(header: &Header, roles: &[Role], empty: &[usize]) -> Vec<Note> {
    let mut reasons = vec![header.reason.clone()];
    for (role, key) in [
        (Role::Title, "titles-above"),
        (Role::Total, "totals-left-out"),
        (Role::Footer, "remarks-below"),
        (Role::Blank, "blank-rows"),
        (Role::Outside, "rows-outside"),
    ] {
        let mut rows = roles.iter().enumerate().filter(|(_, r)| **r == role).map(|(row, _)| row + 1);
        if let Some(first) = rows.next() {
            let count = roles.iter().filter(|r| **r == role).count();
            reasons.push(Note::new(key).with("count", count).with("first", first));
        }
    }
    if !empty.is_empty() {
        reasons.push(Note::new("empty-columns-left-out").with("count", empty.len()));
    }
    reasons
}
