//! Which column feeds which field. Columns are named by their headings, so that a layout holds when they move.

use kernel::{FieldError, FieldErrors};
use serde::{Deserialize, Serialize};
use sheets::{DayOrder, Mark, Sensitive, Source};

use crate::found::Finding;
use crate::target::{Takes, Target};

/// Where a field's value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Origin {
    Column(String),
    CodeOf(String),
    NameOf(String),
    LastCommaFirst(String),
    Joined { first: String, last: String },
}

/// A field and where its value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fed {
    pub field: String,
    pub from: Origin,
}

/// All that was decided about the columns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Mapping {
    pub fed: Vec<Fed>,
    /// Fields that have the same value in every row.
    pub constants: Vec<(String, String)>,
    /// The fields by which a record is known again.
    pub key: Vec<String>,
    /// Which stands first in days that leave it open, and the decimal mark of numbers that do.
    pub day_order: Option<DayOrder>,
    pub mark: Option<Mark>,
    /// What the layout is called.
    pub name: String,
}

impl Origin {
    pub(crate) fn of(source: &Source, names: &[&str]) -> Self {
        let name = |column: &usize| names.get(*column).copied().unwrap_or_default().to_owned();
        match source {
            Source::Column(column) => Self::Column(name(column)),
            Source::CodeOf(column) => Self::CodeOf(name(column)),
            Source::NameOf(column) => Self::NameOf(name(column)),
            Source::LastCommaFirst(column) => Self::LastCommaFirst(name(column)),
            Source::Joined { first, last } => Self::Joined { first: name(first), last: name(last) },
        }
    }

    /// The headings of the columns.
    pub(crate) fn columns(&self) -> Vec<&str> {
        match self {
            Self::Column(name) | Self::CodeOf(name) | Self::NameOf(name) | Self::LastCommaFirst(name) => {
                vec![name]
            }
            Self::Joined { first, last } => vec![first, last],
        }
    }

    fn columns_mut(&mut self) -> Vec<&mut String> {
        match self {
            Self::Column(name) | Self::CodeOf(name) | Self::NameOf(name) | Self::LastCommaFirst(name) => {
                vec![name]
            }
            Self::Joined { first, last } => vec![first, last],
        }
    }

    /// The same with the columns' places in the table.
    pub(crate) fn source(&self, place: impl Fn(&str) -> Option<usize>) -> Option<Source> {
        Some(match self {
            Self::Column(name) => Source::Column(place(name)?),
            Self::CodeOf(name) => Source::CodeOf(place(name)?),
            Self::NameOf(name) => Source::NameOf(place(name)?),
            Self::LastCommaFirst(name) => Source::LastCommaFirst(place(name)?),
            Self::Joined { first, last } => Source::Joined { first: place(first)?, last: place(last)? },
        })
    }
}

/// A part of a column that goes to a part of a field, as forms and programs write it:
/// `3=email`, `E-post=email`, `3.code=unit`, `3.name=title`, `1=name.first`, `2=name.last`, `1.comma=name`.
struct Pair {
    column: String,
    column_part: &'static str,
    field: String,
    field_part: &'static str,
}

const COLUMN_PARTS: [&str; 3] = ["code", "name", "comma"];
const FIELD_PARTS: [&str; 2] = ["first", "last"];

fn parted<'t>(text: &'t str, parts: &[&'static str]) -> (&'t str, &'static str) {
    let found = parts.iter().find_map(|part| Some((text.strip_suffix(part)?.strip_suffix('.')?, *part)));
    found.unwrap_or((text, ""))
}

impl Pair {
    fn read(text: &str, finding: &Finding, target: &Target) -> Option<Self> {
        let (column, field) = text.rsplit_once('=')?;
        let (field, field_part) =
            if target.field(field).is_some() { (field, "") } else { parted(field, &FIELD_PARTS) };
        target.open_field(field)?;
        let by_number = |text: &str| finding.columns.get(text.parse::<usize>().ok()?.checked_sub(1)?);
        let by_text = |text: &str| by_number(text).or_else(|| finding.column(text));
        let (column, column_part) = if let Some(column) = by_text(column) {
            (column, "")
        } else {
            let (bare, part) = parted(column, &COLUMN_PARTS);
            (by_text(bare)?, part)
        };
        Some(Self { column: column.name.clone(), column_part, field: field.to_owned(), field_part })
    }
}

/// Reads what a form or a program says about the columns.
pub(crate) fn read_pairs(
    texts: &[String],
    finding: &Finding,
    target: &Target,
) -> Result<Vec<Fed>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut pairs = Vec::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        match Pair::read(text, finding, target) {
            Some(pair) => pairs.push(pair),
            None => errors.push(FieldError::new("map", "unknown-pair").with("pair", text)),
        }
    }
    let mut fed: Vec<Fed> = Vec::new();
    for pair in &pairs {
        let from = match (pair.field_part, pair.column_part) {
            ("first", _) => {
                let last = pairs.iter().find(|other| other.field == pair.field && other.field_part == "last");
                match last {
                    Some(last) => Origin::Joined { first: pair.column.clone(), last: last.column.clone() },
                    None => Origin::Column(pair.column.clone()),
                }
            }
            ("last", _) if pairs.iter().any(|p| p.field == pair.field && p.field_part == "first") => continue,
            (_, "code") => Origin::CodeOf(pair.column.clone()),
            (_, "name") => Origin::NameOf(pair.column.clone()),
            (_, "comma") => Origin::LastCommaFirst(pair.column.clone()),
            _ => Origin::Column(pair.column.clone()),
        };
        if fed.iter().any(|other| other.field == pair.field) {
            errors.push(FieldError::new("map", "fed-twice").with("field", &pair.field));
        } else {
            fed.push(Fed { field: pair.field.clone(), from });
        }
    }
    if errors.is_empty() { Ok(fed) } else { Err(errors) }
}

impl Mapping {
    /// What is proposed for a kind: the columns, and the best key that they feed.
    pub(crate) fn proposed(finding: &Finding, target: &Target) -> Self {
        let mut mapping = Self {
            fed: finding.proposed(target.kind).iter().map(|p| p.fed.clone()).collect(),
            ..Self::default()
        };
        mapping.key = mapping.best_key(target);
        mapping
    }

    /// The first of the target's keys of which every field is fed or the same for all.
    pub(crate) fn best_key(&self, target: &Target) -> Vec<String> {
        let fits = |key: &&&[&str]| {
            let stands = |field: &&str| self.has(field) || target.is_reckoned(field);
            key.iter().all(stands) && key.iter().any(|field| self.feeds(field) || target.is_reckoned(field))
        };
        target
            .keys
            .iter()
            .find(fits)
            .map(|key| key.iter().map(|f| (*f).to_owned()).collect())
            .unwrap_or_default()
    }

    fn feeds(&self, field: &str) -> bool {
        self.fed.iter().any(|fed| fed.field == field)
    }

    /// Is the field's value stated, by a column or for all rows?
    pub(crate) fn has(&self, field: &str) -> bool {
        self.feeds(field) || self.constants.iter().any(|(name, _)| name == field)
    }

    pub(crate) fn constant(&self, field: &str) -> &str {
        self.constants.iter().find(|(name, _)| name == field).map_or("", |(_, text)| text)
    }

    /// What is wrong with it, for this table and kind.
    pub(crate) fn errors(&self, finding: &Finding, target: &Target) -> FieldErrors {
        let mut errors = FieldErrors::default();
        for fed in &self.fed {
            for name in fed.from.columns() {
                match finding.column(name) {
                    None => errors.push(FieldError::new("map", "no-such-column").with("column", name)),
                    Some(column) if column.sensitive == Some(Sensitive::Password) => {
                        errors.push(FieldError::new("map", "secret-column").with("column", name));
                    }
                    Some(_) => {}
                }
            }
        }
        for (field, _) in &self.constants {
            if self.feeds(field) {
                errors.push(FieldError::new("map", "fed-twice").with("field", field));
            }
        }
        if self.fed.is_empty() {
            errors.push(FieldError::new("map", "nothing-fed"));
        } else if !target.keys.iter().any(|key| key.iter().eq(self.key.iter())) {
            let keys = target.keys.iter().map(|key| key.join("+")).collect::<Vec<_>>().join(",");
            errors.push(FieldError::new("key", "no-key").with("keys", keys));
        } else if let Some(field) =
            self.key.iter().find(|field| !self.has(field) && !target.is_reckoned(field))
        {
            errors.push(FieldError::new("key", "key-not-fed").with("field", field));
        }
        errors
    }

    /// The columns that feed no field and so are left out; our own column of reasons is none of the file's.
    pub(crate) fn left_out<'f>(&self, finding: &'f Finding) -> Vec<&'f str> {
        let used: Vec<&str> = self.fed.iter().flat_map(|fed| fed.from.columns()).collect();
        let used = |name: &str| {
            let folded = sheets::fold(name);
            used.iter().any(|other| *other == name || sheets::fold(other) == folded)
        };
        let theirs = finding.columns.iter().filter(|column| !column.is_ours);
        theirs.map(|column| column.name.as_str()).filter(|name| !used(name)).collect()
    }

    /// Columns that hold personal identity numbers and are let in by hand.
    pub(crate) fn personal_columns<'f>(&self, finding: &'f Finding) -> Vec<&'f str> {
        let fed = self.fed.iter().flat_map(|fed| fed.from.columns());
        let columns = fed.filter_map(|name| finding.column(name));
        columns.filter(|c| c.sensitive == Some(Sensitive::PersonalNumber)).map(|c| c.name.as_str()).collect()
    }

    /// The mapping of a layout, for a file whose columns are called otherwise: what is gone is left out.
    pub(crate) fn carried_over(&self, diff: &sheets::LayoutDiff, finding: &Finding) -> Self {
        let mut mapping = self.clone();
        for name in mapping.fed.iter_mut().flat_map(|fed| fed.from.columns_mut()) {
            let folded = sheets::fold(name);
            let new = diff.renamed.iter().find(|(old, _)| *old == folded).map(|(_, new)| new.as_str());
            if let Some(column) = new.and_then(|new| finding.column(new)) {
                name.clone_from(&column.name);
            }
        }
        mapping.fed.retain(|fed| fed.from.columns().iter().all(|name| finding.column(name).is_some()));
        mapping
    }

    /// The text that a form's choice has for this column's part, as [`read_pairs`] reads it; empty for none.
    pub(crate) fn choice(&self, column: &str, part: &str) -> String {
        self.fed
            .iter()
            .find_map(|fed| match (&fed.from, part) {
                (Origin::Column(name), "") if name == column => Some(fed.field.clone()),
                (Origin::CodeOf(name), "code")
                | (Origin::NameOf(name), "name")
                | (Origin::LastCommaFirst(name), "comma")
                    if name == column =>
                {
                    Some(fed.field.clone())
                }
                (Origin::Joined { first, .. }, "") if first == column => Some(format!("{}.first", fed.field)),
                (Origin::Joined { last, .. }, "") if last == column => Some(format!("{}.last", fed.field)),
                _ => None,
            })
            .unwrap_or_default()
    }
}

/// Where a form asks for the value that a field has in all rows.
pub(crate) fn place_of(field: &str) -> String {
    format!("constant.{field}")
}

/// May the field stand in two columns, first and last name?
pub(crate) const fn is_person_name(takes: &Takes) -> bool {
    matches!(takes, Takes::PersonName(_))
}
