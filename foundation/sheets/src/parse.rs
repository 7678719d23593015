use jiff::civil::DateTime;
use kernel::Day;

use crate::date::{self, DateText};
use crate::number::NumberText;
use crate::types::code_and_name;
use crate::{Cell, ColumnType, DayOrder, Decimal, Kind, Note, Sheet, Table, serial, shape, types};

/// A value read from a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Empty,
    Text(String),
    Number(Decimal),
    Bool(bool),
    Day(Day),
    /// Local time without a zone.
    Moment(DateTime),
    /// Milliseconds.
    Duration(i64),
    CodeName {
        code: String,
        name: String,
    },
}

/// Why a cell has no value of its column's type: a text key with its facts. The facts hold the cell's
/// text, except in sensitive columns.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.key)]
pub struct BadValue(pub Note);

impl BadValue {
    fn new(key: &str, cell: Cell<'_>) -> Self {
        Self(Note::new(key).with("value", cell.show().chars().take(80).collect::<String>()))
    }

    pub fn key(&self) -> &str {
        &self.0.key
    }
}

/// Reads a cell as its column's type says.
pub fn parse(cell: Cell<'_>, column: &ColumnType) -> Result<Value, BadValue> {
    match cell {
        Cell::Empty | Cell::Error("#N/A") => return Ok(Value::Empty),
        Cell::Text(text) if shape::is_null_word(text) && column.kind.is_words() => {}
        Cell::Text(text) if shape::is_missing(text) => return Ok(Value::Empty),
        Cell::Error("too-long") => return Err(BadValue::new("too-long", cell)),
        Cell::Error(text) if text.starts_with('[') => return Err(BadValue::new("list-for-value", cell)),
        Cell::Error(text) if text.starts_with('{') => return Err(BadValue::new("object-for-value", cell)),
        Cell::Error(_) => return Err(BadValue::new("spreadsheet-error", cell)),
        _ => {}
    }
    match column.kind {
        Kind::Whole | Kind::Decimal | Kind::Money | Kind::Percent => number(cell, column),
        Kind::Date => moment(cell, column).map(|at| Value::Day(day(at))),
        Kind::DateTime => moment(cell, column).map(Value::Moment),
        Kind::Duration => duration(cell),
        Kind::Bool => boolean(cell),
        Kind::Email => email(cell),
        Kind::CodeName => Ok(code_name(cell)),
        Kind::Empty
        | Kind::Text
        | Kind::Choice
        | Kind::Code
        | Kind::Phone
        | Kind::PersonalNumber
        | Kind::Secret => Ok(Value::Text(text(cell))),
    }
}

/// The exact sum of a column's numbers over the table's rows, and how many rows had none.
/// `None` when the sum does not fit.
pub fn sum(sheet: &Sheet, table: &Table, index: usize, column: &ColumnType) -> Option<(Decimal, usize)> {
    let (mut total, mut without) = (Decimal::default(), 0);
    for row in table.rows() {
        match parse(sheet.cells.cell(row, index), column) {
            Ok(Value::Number(number)) => total = total.plus(number)?,
            _ => without += 1,
        }
    }
    Some((total, without))
}

/// The cell's text without blanks around it and without control characters.
fn text(cell: Cell<'_>) -> String {
    let shown = match cell {
        Cell::Number(number) => {
            Decimal::from_float(number).map_or_else(|| number.to_string(), |n| n.to_string())
        }
        other => other.show(),
    };
    shown.trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

fn number(cell: Cell<'_>, column: &ColumnType) -> Result<Value, BadValue> {
    let read = match cell {
        Cell::Number(number) => Decimal::from_float(number),
        Cell::Digits(digits) => digits.parse().ok().map(|units| Decimal::new(units, 0)),
        Cell::Text(text) => NumberText::read(text).and_then(|number| number.value(column.mark)),
        _ => None,
    };
    read.map(Value::Number).ok_or_else(|| BadValue::new("not-a-number", cell))
}

fn moment(cell: Cell<'_>, column: &ColumnType) -> Result<DateTime, BadValue> {
    let read = match cell {
        Cell::Day(day) => Some(day.at(0, 0, 0, 0)),
        Cell::Moment(at) => Some(at),
        Cell::Number(number) if column.serial && number < 100_000.0 => serial::day(number),
        Cell::Number(number) if number.fract() == 0.0 => compact(&number.to_string()),
        Cell::Text(text) => {
            let read = DateText::among_days(text).and_then(|date| date.moment(column.order));
            read.or_else(|| counted(text, column))
        }
        _ => None,
    };
    read.ok_or_else(|| BadValue::new("not-a-date", cell))
}

fn compact(digits: &str) -> Option<DateTime> {
    DateText::among_days(digits).filter(|date| date.compact)?.moment(DayOrder::DayFirst)
}

/// A serial number written as text, as CSV exports of spreadsheets have them.
fn counted(text: &str, column: &ColumnType) -> Option<DateTime> {
    text.trim().parse().ok().filter(|_| column.serial).and_then(serial::day)
}

fn day(at: DateTime) -> Day {
    Day::new(at.year(), at.month(), at.day()).unwrap_or_else(|| unreachable!("a date of the calendar"))
}

fn duration(cell: Cell<'_>) -> Result<Value, BadValue> {
    match cell {
        Cell::Duration(ms) => Ok(Value::Duration(ms)),
        Cell::Text(text) => {
            date::duration(text).map(Value::Duration).ok_or_else(|| BadValue::new("not-a-duration", cell))
        }
        _ => Err(BadValue::new("not-a-duration", cell)),
    }
}

fn boolean(cell: Cell<'_>) -> Result<Value, BadValue> {
    match cell {
        Cell::Bool(yes) => Ok(Value::Bool(yes)),
        Cell::Number(1.0) => Ok(Value::Bool(true)),
        Cell::Number(0.0) => Ok(Value::Bool(false)),
        other => types::bool_word(&other.show())
            .map(Value::Bool)
            .ok_or_else(|| BadValue::new("not-yes-or-no", cell)),
    }
}

fn email(cell: Cell<'_>) -> Result<Value, BadValue> {
    let text = text(cell);
    let right = text.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
        && !text.contains(' ');
    if right { Ok(Value::Text(text)) } else { Err(BadValue::new("not-an-address", cell)) }
}

fn code_name(cell: Cell<'_>) -> Value {
    let text = text(cell);
    match code_and_name(&text) {
        Some((code, name)) => Value::CodeName { code: code.to_owned(), name: name.to_owned() },
        None => Value::Text(text),
    }
}
