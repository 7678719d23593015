//! Tables side by side, with an empty column between them.

use std::collections::HashSet;

use super::Region;
use crate::{Grid, Sheet};

/// The regions of a sheet, the most important last.
pub(crate) fn split(sheet: &Sheet) -> Vec<Region> {
    let grid = &sheet.cells;
    let filled = columns_in_use(grid);
    let whole = Region { columns: (0..grid.columns()).collect(), first: 0, end: grid.rows() };
    if sheet.named {
        return vec![whole];
    }
    let groups: Vec<Vec<usize>> = (0..grid.columns())
        .collect::<Vec<_>>()
        .chunk_by(|a, b| filled[*a] && filled[*b])
        .filter(|group| filled[group[0]])
        .map(<[usize]>::to_vec)
        .collect();
    let wide = groups.iter().all(|group| group.len() >= 2);
    if groups.len() < 2
        || groups.len() > 6
        || !wide
        || !groups.windows(2).all(|pair| apart(grid, &pair[0], &pair[1]))
    {
        return vec![whole];
    }
    let (first, end) = (0, grid.rows());
    groups.into_iter().rev().map(|columns| Region { columns, first, end }).collect()
}

/// Columns with something in more than a title or two.
fn columns_in_use(grid: &Grid) -> Vec<bool> {
    let mut counts = vec![0_usize; grid.columns()];
    for row in 0..grid.rows() {
        for (column, cell) in grid.row(row).enumerate() {
            counts[column] += usize::from(!cell.is_blank());
        }
    }
    counts.into_iter().map(|count| count > 0).collect()
}

/// Whether two groups of columns are different tables: filled in different rows, or headed alike.
fn apart(grid: &Grid, left: &[usize], right: &[usize]) -> bool {
    let has =
        |row: usize, group: &[usize]| group.iter().filter(|c| !grid.cell(row, **c).is_blank()).count() > 1;
    let (mut both, mut any) = (0_usize, 0_usize);
    let mut first = None;
    for row in 0..grid.rows() {
        let (l, r) = (has(row, left), has(row, right));
        both += usize::from(l && r);
        any += usize::from(l || r);
        if l && r && first.is_none() {
            first = Some(row);
        }
    }
    let names = |group: &[usize]| -> HashSet<String> {
        let shown =
            group.iter().map(|c| grid.cell(first.unwrap_or_default(), *c).show().trim().to_lowercase());
        shown.filter(|name| !name.is_empty()).collect()
    };
    let shared = names(left).intersection(&names(right)).count();
    both * 10 < any * 6 || shared * 2 >= right.len().min(left.len())
}
