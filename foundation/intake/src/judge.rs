//! What would become of each row: new, changed, the same or refused. The same code judges in the dry run and
//! inside the commit, so that what was shown is what is done. Records are looked up many at a time.

mod find;
mod join;
mod refer;
mod review;

use std::collections::{HashMap, HashSet};

use access::Actor;
use kernel::Result;
use serde::{Deserialize, Serialize};
use store::Reading;

use crate::mapping::Mapping;
use crate::read::{Read, ReadRow};
use crate::target::{Known, Takes, Target};
use crate::{Value, Values, Why};

/// Rows of which records are looked up in one query.
pub(crate) const CHUNK: usize = 400;

/// What would become of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outcome {
    New,
    Changed(Vec<Change>),
    Same,
    Refused(Vec<Why>),
}

/// One field of a record that would change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Change {
    pub field: String,
    pub old: Value,
    pub new: Value,
}

/// A row with what would become of it.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    /// Its place in the sheet, from 0.
    pub row: usize,
    pub values: Values,
    pub known: Option<Known>,
    pub outcome: Outcome,
    /// The earlier row that says exactly the same.
    pub twin_of: Option<usize>,
    /// The record that a refused row was about.
    pub hidden: Option<i64>,
    /// Another record of the kind, named in the reason why the row is refused.
    pub taken_by: Option<i64>,
    /// What the cells of references say.
    pub said: Vec<(&'static str, String)>,
}

/// How many rows had each outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    pub new: i64,
    pub changed: i64,
    pub same: i64,
    pub refused: i64,
}

impl Counts {
    pub(crate) fn of(rows: &[Judged]) -> Self {
        let mut counts = Self::default();
        for row in rows {
            match row.outcome {
                Outcome::New => counts.new += 1,
                Outcome::Changed(_) => counts.changed += 1,
                Outcome::Same => counts.same += 1,
                Outcome::Refused(_) => counts.refused += 1,
            }
        }
        counts
    }

    /// All rows of the table: nothing is dropped silently.
    pub(crate) const fn all(&self) -> i64 {
        self.new + self.changed + self.same + self.refused
    }
}

impl Outcome {
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed(_) => "changed",
            Self::Same => "same",
            Self::Refused(_) => "refused",
        }
    }

    fn refuse(&mut self, why: Why) {
        match self {
            Self::Refused(whys) => whys.push(why),
            Self::New | Self::Changed(_) | Self::Same => *self = Self::Refused(vec![why]),
        }
    }
}

impl Judged {
    pub(crate) const fn is_refused(&self) -> bool {
        matches!(self.outcome, Outcome::Refused(_))
    }

    /// Is it about no record that is there already?
    const fn is_new(&self) -> bool {
        self.known.is_none() && self.hidden.is_none() && self.twin_of.is_none()
    }

    /// Does it say nothing of a field, and has not heard so yet? What was said and not understood is not missing.
    fn lacks(&self, field: &str) -> bool {
        let is_told = |whys: &[Why]| whys.iter().any(|why| why.field == field);
        let is_told = matches!(&self.outcome, Outcome::Refused(whys) if is_told(whys));
        !is_told && !self.values.has(field) && !self.said.iter().any(|(name, _)| *name == field)
    }

    /// The row of the same file that must come first.
    pub(crate) fn waits_for(&self) -> Option<usize> {
        self.values.iter().find_map(|(_, value)| match value {
            Value::Row(other) => Some(*other),
            _ => None,
        })
    }

    /// What the row is about, for people: its name or the first words that it has.
    pub(crate) fn name(&self, target: &Target) -> String {
        if let Some(known) = &self.known {
            return known.name.clone();
        }
        let keys = || target.keys.iter().flat_map(|key| key.iter()).filter_map(|name| target.field(name));
        let is_name = |field: &&crate::Field| match field.takes {
            Takes::PersonName(_) => true,
            Takes::Line(_) => field.is_required || keys().any(|key| key.name == field.name),
            _ => false,
        };
        let named = target.fields.iter().filter(is_name).find_map(|field| self.called(field));
        let known = || keys().find_map(|field| self.called(field));
        named.or_else(known).unwrap_or_default().chars().take(120).collect()
    }

    /// What the field says by name: its text, the record it refers to, or what stands in the cell of one not found.
    fn called(&self, field: &crate::Field) -> Option<&str> {
        match self.values.get(field.name) {
            Some(Value::Text(text)) => Some(text),
            Some(Value::Record { name, .. }) => Some(name),
            _ => self.said.iter().find(|(name, _)| *name == field.name).map(|(_, text)| text.as_str()),
        }
    }
}

/// What it takes to judge.
pub(crate) struct Judge<'a> {
    pub reading: &'a Reading<'a>,
    pub actor: &'a Actor,
    pub target: &'static Target,
    pub mapping: &'a Mapping,
    /// Called with the number of rows that were looked up so far.
    pub progress: &'a dyn Fn(usize),
}

impl Judge<'_> {
    /// Judges every row; a row that makes a record which others refer to stands before them.
    pub(crate) fn rows(&self, mut rows: Vec<ReadRow>) -> Result<Vec<Judged>> {
        let mut judged: Vec<Judged> = rows.iter_mut().map(plain).collect();
        let meant = self.refer(&rows, &mut judged)?;
        self.own(&rows, &meant, &mut judged);
        drop((rows, meant));
        self.review(&mut judged)?;
        self.refuse_itself(&mut judged);
        self.find(&mut judged)?;
        self.twins(&mut judged);
        self.shared(&mut judged);
        for row in &mut judged {
            self.compare(row);
        }
        refer::refuse_with_their_parents(&mut judged);
        refuse_twins_of_refused(&mut judged);
        Ok(refer::in_order(judged))
    }

    /// New, changed or the same; and what the room says. A row that is refused already hears at once what it lacks too.
    fn compare(&self, row: &mut Judged) {
        if row.twin_of.is_some() && !row.is_refused() {
            row.outcome = Outcome::Same;
            return;
        }
        if row.is_new() {
            let required = self.target.fields.iter().filter(|field| field.is_required);
            let lacking: Vec<_> = required.filter(|field| row.lacks(field.name)).collect();
            for field in lacking {
                row.outcome.refuse(Why::field(field.name, "intake-why-missing"));
            }
        }
        if row.is_refused() {
            return;
        }
        for why in (self.target.check)(self.actor, row.known.as_ref(), &row.values) {
            row.outcome.refuse(why);
        }
        let (Some(known), false) = (&row.known, row.is_refused()) else { return };
        let changes: Vec<Change> = row
            .values
            .iter()
            .filter_map(|(field, new)| {
                let old = known.values.value(field);
                (!old.is_same(new)).then(|| Change {
                    field: field.to_owned(),
                    old: old.clone(),
                    new: new.clone(),
                })
            })
            .collect();
        row.outcome = if changes.is_empty() { Outcome::Same } else { Outcome::Changed(changes) };
    }

    /// Two rows about the same record: one that says the same once more is the same, as is one whose members go to the
    /// earlier row; one that says other is refused.
    fn twins(&self, rows: &mut [Judged]) {
        let mut first: HashMap<String, usize> = HashMap::new();
        let mut later = Vec::new();
        for (place, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_refused()) {
            let Some(key) = self.key_of(&row.values) else { continue };
            if let Some(before) = first.get(&key) {
                later.push((place, *before));
            } else {
                first.insert(key, place);
            }
        }
        for (place, before) in later {
            let number = rows[before].row;
            if rows[place].values == rows[before].values {
                rows[place].twin_of = Some(number);
            } else if let Some(joined) = self.joined(&rows[before].values, &rows[place].values) {
                rows[before].values = joined;
                rows[place].twin_of = Some(number);
            } else {
                rows[place].outcome.refuse(Why::row("intake-why-said-otherwise").with("row", number + 1));
            }
        }
    }

    /// Two rows about different records that would have the same, which no two records may: the later one is refused.
    fn shared(&self, rows: &mut [Judged]) {
        for field in self.target.fields.iter().filter(|field| field.is_unique && self.mapping.has(field.name))
        {
            let mut first: HashMap<String, usize> = HashMap::new();
            for row in rows.iter_mut().filter(|row| !row.is_refused() && row.twin_of.is_none()) {
                let Some(value) = row.values.get(field.name).filter(|v| **v != Value::Nothing) else {
                    continue;
                };
                let Some(before) = first.get(&value.key()) else {
                    first.insert(value.key(), row.row);
                    continue;
                };
                let shown = value.as_text().unwrap_or_default().to_owned();
                let why = Why::field(field.name, "intake-why-shared").with("row", before + 1);
                row.outcome.refuse(why.with("value", shown));
            }
        }
    }

    /// The row's key as one text; none when a part of it is missing.
    pub(crate) fn key_of(&self, values: &Values) -> Option<String> {
        let parts: Option<Vec<String>> = self
            .mapping
            .key
            .iter()
            .map(|field| values.get(field).filter(|v| **v != Value::Nothing).map(Value::key))
            .collect();
        parts.map(|parts| parts.join("\u{1f}"))
    }
}

/// A row that says the same as a refused one is refused as that one is.
pub(crate) fn refuse_twins_of_refused(rows: &mut [Judged]) {
    let refused: HashSet<usize> = rows.iter().filter(|row| row.is_refused()).map(|row| row.row).collect();
    for row in rows.iter_mut() {
        if let Some(first) = row.twin_of.filter(|first| refused.contains(first)) {
            row.outcome.refuse(Why::row("intake-why-as-refused").with("row", first + 1));
        }
    }
}

/// Takes the row's own values out of it; references stay, and are found later.
fn plain(row: &mut ReadRow) -> Judged {
    let mut judged = Judged {
        row: row.row,
        values: Values::default(),
        known: None,
        outcome: Outcome::New,
        twin_of: None,
        hidden: None,
        taken_by: None,
        said: Vec::new(),
    };
    for (field, read) in std::mem::take(&mut row.fields) {
        match read {
            Read::Value(value) => judged.values.set(field.name, value),
            Read::Wrong(why) => judged.outcome.refuse(why),
            Read::Refer(texts) => {
                judged.said.push((field.name, texts.join(", ")));
                row.fields.push((field, Read::Refer(texts)));
            }
        }
    }
    judged
}

/// A text that is another one when anything that would be done is another.
pub(crate) fn digest(rows: &[Judged]) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut sorted: Vec<&Judged> = rows.iter().collect();
    sorted.sort_by_key(|row| row.row);
    for row in sorted {
        hasher.update(format!("{}{}", row.row, row.outcome.word()).as_bytes());
        hasher.update(&row.known.as_ref().map_or(0, |known| known.id).to_le_bytes());
        if let Outcome::Changed(changes) = &row.outcome {
            for change in changes {
                hasher.update(
                    format!("{}={}>{};", change.field, change.old.key(), change.new.key()).as_bytes(),
                );
            }
        }
    }
    hasher.finalize().to_hex().to_string()
}
