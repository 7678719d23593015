//! What each column of a table holds, with how sure that is and why.

mod decide;
mod evidence;
mod hints;

use serde::{Deserialize, Serialize};

use crate::{Cell, DayOrder, Mark, Note, Sheet, Table};
pub use evidence::reference;
pub(crate) use evidence::{bool_word, code_and_name};

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    Empty,
    Text,
    /// Few different words that come back.
    Choice,
    /// Signs and digits that identify and must stay text.
    Code,
    /// A code and its name in one cell: `40233 Inköp, IT-utrustning`.
    CodeName,
    Whole,
    Decimal,
    Money,
    Percent,
    Date,
    DateTime,
    Duration,
    Bool,
    Email,
    Phone,
    PersonalNumber,
    Secret,
}

/// How to read the values of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnType {
    pub kind: Kind,
    /// The decimal mark of numbers written as text.
    pub mark: Option<Mark>,
    /// The order of day and month in dates written as text.
    pub order: DayOrder,
    /// The currency that the values carry, if all carry the same.
    pub currency: Option<String>,
    /// Plain numbers are days counted from 1899-12-30.
    pub serial: bool,
}

impl Kind {
    /// Values are kept as the words that they are, so that `Null` and `NAN` may be names and codes.
    pub(crate) const fn is_words(self) -> bool {
        matches!(self, Self::Text | Self::Choice | Self::Code | Self::CodeName | Self::Secret)
    }
}

impl ColumnType {
    /// A type that needs nothing more than its kind.
    pub const fn of(kind: Kind) -> Self {
        Self { kind, mark: None, order: DayOrder::DayFirst, currency: None, serial: false }
    }
}

/// Values that must not be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sensitive {
    Password,
    PersonalNumber,
}

/// The type of a column and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    pub column_type: ColumnType,
    /// 0 to 100.
    pub confidence: u8,
    /// Cells with a value, and without.
    pub filled: usize,
    pub missing: usize,
    /// Cells with a value that does not fit the type.
    pub misfits: usize,
    /// Different values; `None` when more than were counted.
    pub distinct: Option<usize>,
    pub sensitive: Option<Sensitive>,
    pub reasons: Vec<Note>,
}

/// An example of a column's values, masked when the column is sensitive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample(pub String);

/// The type of each column of a table, in order.
pub fn guess(sheet: &Sheet, table: &Table) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = table
        .columns
        .iter()
        .map(|column| {
            let cells = table.rows().map(|row| sheet.cells.cell(row, column.index));
            decide::decide(&column.name, &evidence::Evidence::of(cells))
        })
        .collect();
    ask_neighbours(&mut guesses);
    guesses
}

/// Whether a sum over a column of this name and kind means something.
pub fn adds_up(name: &str, kind: Kind) -> bool {
    matches!(kind, Kind::Whole | Kind::Decimal | Kind::Money) && hints::Heading::of(name).adds_up()
}

/// A column whose decimal mark stays open writes numbers as the other columns do, when those agree.
fn ask_neighbours(guesses: &mut [Guess]) {
    let open = |guess: &Guess| guess.reasons.iter().any(|note| note.key == "decimal-mark-open");
    let marks: Vec<Mark> =
        guesses.iter().filter(|guess| !open(guess)).filter_map(|guess| guess.column_type.mark).collect();
    let Some(mark) = marks.first().copied().filter(|mark| marks.iter().all(|m| m == mark)) else { return };
    for guess in guesses.iter_mut().filter(|guess| open(guess)) {
        let whole = guess.column_type.kind == Kind::Whole && guess.column_type.mark != Some(mark);
        guess.column_type.mark = Some(mark);
        guess.column_type.kind = if whole { Kind::Decimal } else { guess.column_type.kind };
        guess.reasons.retain(|note| note.key != "decimal-mark-open");
        guess.reasons.push(Note::new("decimal-mark-as-neighbours"));
    }
}

/// Up to `most` different values of a column, safe to show.
pub fn samples(
    sheet: &Sheet,
    table: &Table,
    index: usize,
    sensitive: Option<Sensitive>,
    most: usize,
) -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    for row in table.rows().take(2000) {
        let cell = sheet.cells.cell(row, index);
        if cell.is_blank() {
            continue;
        }
        let sample = Sample(show(cell, sensitive));
        if !samples.contains(&sample) {
            samples.push(sample);
        }
        if samples.len() == most {
            break;
        }
    }
    samples
}

/// A cell as it may be shown; of a sensitive one nothing but that it is filled.
pub fn show(cell: Cell<'_>, sensitive: Option<Sensitive>) -> String {
    match sensitive {
        None => cell.show().trim().chars().take(200).collect(),
        Some(_) if cell.is_blank() => String::new(),
        Some(Sensitive::Password) => "••••••••".to_owned(),
        Some(Sensitive::PersonalNumber) => "••••••-••••".to_owned(),
    }
}
