//! Sheets: reads any table file that an organisation has, in bounded memory, finds the table in it,
//! types its columns and parses its values; never evaluates a formula, never follows a link.
//!
//! Bytes in, tables out. No database, no web, no network, no clock.

mod compound;
mod date;
mod decode;
mod delimited;
mod find;
mod grid;
mod json;
mod json_tables;
mod kind;
mod limits;
mod mask;
mod note;
mod number;
mod ods;
mod open;
mod parse;
mod personal_number;
mod propose;
mod refusal;
mod serial;
mod shape;
mod signature;
mod types;
mod words;
mod workbook;
mod xls;
mod xlsx;
mod zip_guard;

pub use date::DayOrder;
pub use find::{Column, Found, HeaderChoice, Override, Role, Table, choose, find, find_with};
pub use grid::{Cell, Grid};
pub use limits::Limits;
pub use mask::neutralise;
pub use note::Note;
pub use number::{Decimal, Mark};
pub use open::open;
pub use parse::{BadValue, Value, parse, sum};
pub use propose::{FieldKind, Proposal, Source, TargetField, comma_names, propose};
pub use refusal::CannotOpen;
pub use signature::{LayoutDiff, Signature};
pub use types::{ColumnType, Guess, Kind, Sample, Sensitive, guess, samples, show};
pub use words::{fold, likeness};
pub use workbook::{Format, Merged, Sheet, Workbook};
