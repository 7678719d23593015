//! Sheets: reads any table file that an organisation has, in bounded memory, finds the table in it,
//! types its columns and parses its values; never evaluates a formula, never follows a link.
//!
//! Bytes in, tables out. No database, no web, no network, no clock.

mod compound;
mod decode;
mod delimited;
mod grid;
mod json;
mod json_tables;
mod kind;
mod limits;
mod note;
mod ods;
mod open;
mod refusal;
mod serial;
mod workbook;
mod xls;
mod xlsx;
mod zip_guard;

pub use grid::{Cell, Grid};
pub use limits::Limits;
pub use note::Note;
pub use open::open;
pub use refusal::CannotOpen;
pub use workbook::{Format, Merged, Sheet, Workbook};
