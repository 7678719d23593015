//! Sheets: reads any table file that an organisation has, in bounded memory, finds the table in it,
//! types its columns and parses its values; never evaluates a formula, never follows a link.
//!
//! Bytes in, tables out. No database, no web, no network, no clock.
//!
//! ```
//! # let file = std::env::temp_dir().join("varv-sheets-doc.csv");
//! # std::fs::write(&file, "Namn;E-post;Belopp\nÖberg, Åsa;asa@sjovik.se;1 234,50\n").unwrap();
//! use sheets::{FieldKind, Limits, Signature, TargetField};
//!
//! const FIELDS: &[TargetField] = &[
//!     TargetField { name: "name", kind: FieldKind::PersonName, required: true, hints: &["namn"] },
//!     TargetField { name: "email", kind: FieldKind::Email, required: false, hints: &["e-post"] },
//! ];
//! let book = sheets::open(&file, "personal.csv", &Limits::default())?;   // refused with a key and facts
//! let (number, table) = sheets::choose(&book).expect("a table");         // or find_with(sheet, &corrections)
//! let sheet = &book.sheets[number];
//! let layout = Signature::of(book.format, &table);                       // known? then its mapping is known
//! let guesses = sheets::guess(sheet, &table);
//! let mapping = sheets::propose(FIELDS, &table, &guesses, &sheets::comma_names(sheet, &table));
//! assert_eq!(mapping.len(), 2);
//! for row in table.rows() {
//!     for (column, guess) in table.columns.iter().zip(&guesses) {
//!         let value = sheets::parse(sheet.cells.cell(row, column.index), &guess.column_type);
//!         assert!(value.is_ok());                                        // or BadValue with a key and facts
//!     }
//! }
//! # assert_eq!(layout.fingerprint().len(), 16);
//! # Ok::<(), sheets::CannotOpen>(())
//! ```

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
mod pack;
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
pub use find::{Column, Found, HeaderChoice, Override, Role, Table, choose, choose_among, find, find_with};
pub use grid::{Cell, Grid};
pub use limits::Limits;
pub use mask::neutralise;
pub use note::Note;
pub use number::{Decimal, Mark};
pub use open::open;
pub use pack::{LeftOut, Place, Wanted, pack, unpack, unpack_some};
pub use parse::{BadValue, Value, parse, sum};
pub use propose::{FieldKind, Proposal, Source, TargetField, comma_names, propose};
pub use refusal::CannotOpen;
pub use signature::{LayoutDiff, Signature};
pub use types::{ColumnType, Guess, Kind, Sample, Sensitive, adds_up, guess, reference, samples, show};
pub use words::{fold, likeness};
pub use workbook::{Format, Merged, Sheet, Workbook};
