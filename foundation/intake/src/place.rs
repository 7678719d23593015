//! Puts judged rows in place, by the rules of their room. A row that a rule refuses is refused by itself, with the
//! rows that stand on it; the others go on. The dry run does the same and takes it back.

use std::collections::HashMap;

use ::store::Tx;
use access::Permit;
use kernel::{Refused, Result};

use crate::judge::{Judged, Outcome, refuse_twins_of_refused};
use crate::rows::Record;
use crate::target::Target;
use crate::{Value, Values, Why};

/// Records that rows of the file have become or were already, by the row: number and name.
type Made = HashMap<usize, (i64, String)>;

/// After so many rows the database looks again at how large its tables are.
const LEARNS_AFTER: [usize; 3] = [500, 5_000, 50_000];

/// What it takes to put rows in place.
pub(crate) struct Placing<'a> {
    pub tx: &'a Tx<'a>,
    pub permit: &'a Permit,
    pub target: &'static Target,
    /// Called with the number of rows that are done.
    pub progress: &'a dyn Fn(usize),
}

impl Placing<'_> {
    /// Puts every row in place that may; rows that others wait for come before them. Some are tried together first, and
    /// only where one of them is refused they go one by one.
    pub(crate) fn rows(&self, judged: &mut [Judged]) -> Result<Vec<Record>> {
        let (mut made, mut records, mut done) = (Made::new(), Vec::new(), 0);
        for chunk in judged.chunks_mut(self.tx.best_in_a_part()) {
            let before = records.len();
            let together = self.tx.part(|tx| {
                chunk.iter().try_for_each(|row| {
                    records.extend(self.one(tx, row, &mut made)?);
                    Ok(())
                })
            })?;
            if together.is_err() {
                records.truncate(before);
                made.retain(|row, _| !chunk.iter().any(|other| other.row == *row));
                self.one_by_one(chunk, &mut made, &mut records)?;
            }
            if LEARNS_AFTER.iter().any(|rows| (done..done + chunk.len()).contains(rows)) {
                self.tx.learn_sizes()?;
            }
            done += chunk.len();
            (self.progress)(done);
        }
        refuse_twins_of_refused(judged);
        Ok(records)
    }

    fn one_by_one(&self, rows: &mut [Judged], made: &mut Made, records: &mut Vec<Record>) -> Result<()> {
        for row in rows.iter_mut().filter(|row| !row.is_refused()) {
            let waits = row.waits_for().filter(|other| !made.contains_key(other));
            let whys = if let Some(other) = waits {
                vec![Why::row("intake-why-parent-refused").with("row", other + 1)]
            } else {
                match self.tx.part(|tx| self.one(tx, row, made))? {
                    Ok(record) => {
                        records.extend(record);
                        continue;
                    }
                    Err(refused) => whys(refused, self.target),
                }
            };
            made.remove(&row.row);
            row.hidden = row.known.take().map(|known| known.id).or(row.hidden);
            row.outcome = Outcome::Refused(whys);
        }
        Ok(())
    }

    /// Puts one row in place; nothing when there is nothing to do.
    fn one(&self, tx: &Tx<'_>, row: &Judged, made: &mut Made) -> Result<Option<Record>> {
        let (mut values, before) = match &row.outcome {
            Outcome::New => (row.values.clone(), None),
            Outcome::Changed(changes) => {
                let (mut before, mut values) = (Values::default(), Values::default());
                for field in self.target.fields {
                    if let Some(change) = changes.iter().find(|change| change.field == field.name) {
                        before.set(field.name, change.old.clone());
                        values.set(field.name, change.new.clone());
                    }
                }
                (values, Some(before))
            }
            Outcome::Same => {
                made.extend(row.known.as_ref().map(|known| (row.row, (known.id, known.name.clone()))));
                return Ok(None);
            }
            Outcome::Refused(_) => return Ok(None),
        };
        for (_, value) in values.iter_mut() {
            if let Value::Row(other) = value {
                let (id, name) = made.get(other).cloned().ok_or(Refused::NotFound)?;
                *value = Value::Record { id, name };
            }
        }
        let id = (self.target.put)(tx, self.permit, row.known.as_ref(), &values)?;
        made.insert(row.row, (id, row.name(self.target)));
        Ok(Some(Record {
            place: 0,
            row: row.row as i64 + 1,
            kind: self.target.kind.to_owned(),
            id,
            before,
            before_version: row.known.as_ref().map_or(0, |known| known.version),
            after_version: 0,
            undone: None,
        }))
    }
}

/// A room's refusal as the reasons of a row.
fn whys(refused: Refused, target: &Target) -> Vec<Why> {
    let facts = |facts: Vec<(&'static str, String)>| {
        facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    };
    match refused {
        Refused::Rule { key, facts: told } => {
            vec![Why { field: String::new(), key: key.to_owned(), facts: facts(told) }]
        }
        Refused::Invalid(errors) => {
            let why = |error: kernel::FieldError| {
                let field = target.field(&error.field).map_or("", |field| field.name);
                Why {
                    field: field.to_owned(),
                    key: format!("error-{}", error.code),
                    facts: facts(error.facts),
                }
            };
            errors.0.into_iter().map(why).collect()
        }
        Refused::Conflict => vec![Why::row("intake-why-collides")],
        _ => vec![Why::row("intake-why-not-yours")],
    }
}
