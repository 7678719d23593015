//! A first look at single cells, cheap enough for every cell of a sheet.

use crate::Cell;
use crate::date::{self, DateText};
use crate::number::NumberText;

/// What a cell looks like by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Blank,
    Missing,
    Number,
    Date,
    Duration,
    Bool,
    /// One word with digits or an at sign, such as an id or an address.
    Coded,
    Text,
}

impl Shape {
    /// Something that a heading seldom is.
    pub(crate) fn is_typed(self) -> bool {
        matches!(self, Shape::Number | Shape::Date | Shape::Duration | Shape::Bool | Shape::Coded)
    }
}

pub(crate) fn shape(cell: Cell<'_>) -> Shape {
    match cell {
        Cell::Empty => Shape::Blank,
        Cell::Number(_) | Cell::Digits(_) => Shape::Number,
        Cell::Bool(_) => Shape::Bool,
        Cell::Day(_) | Cell::Moment(_) => Shape::Date,
        Cell::Duration(_) => Shape::Duration,
        Cell::Error(_) => Shape::Missing,
        Cell::Text(text) => text_shape(text),
    }
}

fn text_shape(text: &str) -> Shape {
    let text = text.trim();
    if text.is_empty() {
        return Shape::Blank;
    }
    if is_missing(text) {
        return Shape::Missing;
    }
    if text.contains('@') && !text.contains(' ') {
        return Shape::Coded;
    }
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return if matches!(text, "TRUE" | "FALSE" | "true" | "false") { Shape::Bool } else { Shape::Text };
    }
    if DateText::read(text).is_some_and(|date| !date.compact) {
        Shape::Date
    } else if NumberText::read(text).is_some() {
        Shape::Number
    } else if date::duration(text).is_some() {
        Shape::Duration
    } else if text.contains(char::is_whitespace) {
        Shape::Text
    } else {
        Shape::Coded
    }
}

/// Words and signs that people and programs write for "nothing".
pub(crate) fn is_missing(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "-",
        "–",
        "—",
        "--",
        "---",
        ".",
        "..",
        "null",
        "(null)",
        "n/a",
        "#n/a",
        "#saknas!",
        "na",
        "nan",
        "none",
        "okänd",
        "okänt",
        "saknas",
        "uppgift saknas",
        "unknown",
        "(tom)",
        "(blank)",
        "(empty)",
    ];
    let text = text.trim();
    text.is_empty()
        || text.chars().all(|c| c == '*')
        || (text.chars().count() <= 14 && WORDS.contains(&text.to_lowercase().as_str()))
}

/// Words of programs for "nothing" that are also what somebody is called or a code: missing only where the column
/// holds numbers, dates or the like, which they cannot be.
pub(crate) fn is_null_word(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "null" | "n/a" | "na" | "nan" | "none")
}

/// A year between 1900 and 2100, which may head a column.
pub(crate) fn year(cell: Cell<'_>) -> Option<u16> {
    let year = match cell {
        Cell::Number(number) if number.fract() == 0.0 => number as u16,
        Cell::Text(text) if text.trim().len() == 4 => text.trim().parse().ok()?,
        _ => return None,
    };
    (1900..=2100).contains(&year).then_some(year)
}
