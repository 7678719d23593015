//! Charts, drawn here as SVG: few colours, direct labels, and the same figures as a table.

mod bars;
mod lines;
mod stack;
mod wheel;

pub use bars::{Bar, Bars};
pub use lines::{Line, LineChart};
pub use stack::{Pile, Stack};
pub use wheel::{Wheel, WheelPart, WheelRoom};

use crate::{Cell, Column, Row, Table};

/// The same figures as a table: first column words, the others figures.
fn figures(caption: &str, heads: Vec<String>, rows: Vec<Vec<String>>) -> Table {
    let columns = heads
        .into_iter()
        .enumerate()
        .map(|(i, head)| if i == 0 { Column::new(head) } else { Column::figures(head) })
        .collect();
    let rows = rows.into_iter().map(|row| Row::new(row.into_iter().map(Cell::from).collect())).collect();
    Table { caption: caption.to_owned(), columns, rows, sums: Vec::new() }
}
