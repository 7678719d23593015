//! Values on their way between a table and a record.

use std::borrow::Cow;

use kernel::{Day, Lang, Money};
use serde::{Deserialize, Serialize};

/// A field's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// The field is empty.
    Nothing,
    Text(String),
    Whole(i64),
    /// Öre.
    Money(i64),
    Day(Day),
    Flag(bool),
    /// The word of a choice.
    Word(String),
    /// Another record.
    Record {
        id: i64,
        name: String,
    },
    /// Other records, by rising number.
    Records(Vec<(i64, String)>),
    /// The record that comes of another row of the same file (its number in the sheet, from 0).
    Row(usize),
}

impl Value {
    /// A record, or nothing.
    pub fn record(it: Option<(i64, String)>) -> Self {
        it.map_or(Self::Nothing, |(id, name)| Self::Record { id, name })
    }

    /// A text, or nothing when it is missing or empty.
    pub fn text(it: Option<String>) -> Self {
        it.filter(|text| !text.is_empty()).map_or(Self::Nothing, Self::Text)
    }

    /// A day, or nothing.
    pub fn day(it: Option<Day>) -> Self {
        it.map_or(Self::Nothing, Self::Day)
    }

    /// The text of a text or of a choice.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Word(text) => Some(text),
            _ => None,
        }
    }

    pub const fn as_whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) | Self::Money(number) => Some(*number),
            _ => None,
        }
    }

    pub const fn as_day(&self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(*day),
            _ => None,
        }
    }

    pub const fn as_flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The number of another record.
    pub const fn as_record(&self) -> Option<i64> {
        match self {
            Self::Record { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// The numbers of other records.
    pub fn as_records(&self) -> Vec<i64> {
        match self {
            Self::Records(records) => records.iter().map(|(id, _)| *id).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether two values mean the same: records by their number, whatever they are called.
    pub fn is_same(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// The value as a text that only the same value has.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => format!("t{text}"),
            Self::Whole(number) => format!("n{number}"),
            Self::Money(minor) => format!("m{minor}"),
            Self::Day(day) => format!("d{day}"),
            Self::Flag(flag) => format!("f{flag}"),
            Self::Word(word) => format!("w{word}"),
            Self::Record { id, .. } => format!("r{id}"),
            Self::Records(records) => format!("s{:?}", records.iter().map(|(id, _)| id).collect::<Vec<_>>()),
            Self::Row(row) => format!("o{row}"),
        }
    }

    /// The value as a person reads it; a choice by its word, which the caller may put into words.
    pub fn show(&self, lang: Lang) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) | Self::Word(text) => text.clone(),
            Self::Whole(number) => lang.number(*number),
            Self::Money(minor) => Money::sek(*minor).show(lang),
            Self::Day(day) => day.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Record { name, .. } => name.clone(),
            Self::Records(records) => {
                records.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ")
            }
            Self::Row(row) => format!("#{}", row + 1),
        }
    }
}

/// Fields with their values, in the order of the target.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Values(Vec<(Cow<'static, str>, Value)>);

impl Values {
    /// Values of these fields.
    pub fn of(pairs: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect())
    }

    /// The field's value; none when the field is not there at all, which means "leave it as it is".
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, value)| value)
    }

    /// The field's value, where a field that is not there is empty.
    pub fn value(&self, field: &str) -> &Value {
        self.get(field).unwrap_or(&Value::Nothing)
    }

    /// The field's text, if it has one.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.value(field).as_text()
    }

    /// Is the field there, with a value or to be emptied?
    pub fn has(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// Gives the field another value.
    pub fn set(&mut self, field: &'static str, value: Value) {
        match self.0.iter_mut().find(|(name, _)| name == field) {
            Some((_, there)) => *there = value,
            None => self.0.push((Cow::Borrowed(field), value)),
        }
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Value)> {
        self.0.iter_mut().map(|(name, value)| (&**name, value))
    }
}

/// Why a row cannot come in: a text key with its facts, and the field that it is about (or none).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    pub field: String,
    pub key: String,
    pub facts: Vec<(String, String)>,
}

impl Why {
    /// A reason about one field; `key` is a whole text key such as `people-import-why-closed-unit`.
    pub fn field(field: &str, key: &str) -> Self {
        Self { field: field.to_owned(), key: key.to_owned(), facts: Vec::new() }
    }

    /// A reason about the row as a whole.
    pub fn row(key: &str) -> Self {
        Self::field("", key)
    }

    /// A fact that the text names.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.facts.push((name.to_owned(), value.to_string()));
        self
    }
}
