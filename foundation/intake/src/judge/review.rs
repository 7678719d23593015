//! What a room says of the rows as a whole, before their records are looked for.

use std::collections::HashMap;

use kernel::Result;

use super::{Judge, Judged};
use crate::target::{Incoming, Takes};
use crate::{Value, Why};

impl Judge<'_> {
    /// Lets the room look at the rows. A row that it recognises is about that record, for the rows below it too.
    pub(crate) fn review(&self, judged: &mut [Judged]) -> Result<()> {
        for review in self.target.fields.iter().filter_map(|field| field.review) {
            let mut incoming: Vec<Incoming> =
                judged.iter_mut().filter(|row| !row.is_refused()).map(lend).collect();
            let seen = review(self.reading, &mut incoming);
            let about: Vec<i64> = incoming.iter().filter_map(|row| row.about).collect();
            let rows = judged.iter_mut().filter(|row| !row.is_refused());
            let lent: Vec<(&mut Judged, Incoming)> = rows.zip(incoming).collect();
            seen?;
            let known = self.load(about)?;
            let mut recognised: HashMap<usize, Value> = HashMap::new();
            for (row, back) in lent {
                row.values = back.values;
                for why in back.whys {
                    row.outcome.refuse(why);
                }
                let Some(id) = back.about.filter(|_| !row.is_refused()) else { continue };
                row.known = known.get(&id).cloned();
                if let Some(known) = &row.known {
                    recognised.insert(row.row, Value::Record { id, name: known.name.clone() });
                } else {
                    row.hidden = Some(id);
                    row.outcome.refuse(Why::row("intake-why-not-yours"));
                }
            }
            tie(judged, &recognised);
        }
        Ok(())
    }

    /// Refuses rows that stand below themselves.
    pub(crate) fn refuse_itself(&self, judged: &mut [Judged]) {
        let own = |field: &&crate::Field| matches!(field.takes, Takes::Own(..));
        for field in self.target.fields.iter().filter(own) {
            for row in judged.iter_mut().filter(|row| *row.values.value(field.name) == Value::Row(row.row)) {
                let said = row.said.iter().find(|(name, _)| *name == field.name);
                let said = said.map(|(_, text)| text.clone()).unwrap_or_default();
                row.outcome.refuse(Why::field(field.name, "intake-why-itself").with("value", said));
            }
        }
    }
}

fn lend(row: &mut Judged) -> Incoming {
    let values = std::mem::take(&mut row.values);
    Incoming { row: row.row, values, about: None, whys: Vec::new() }
}

/// Rows that refer to a recognised row refer to its record, which is there already.
fn tie(judged: &mut [Judged], recognised: &HashMap<usize, Value>) {
    if recognised.is_empty() {
        return;
    }
    for row in judged {
        for (_, value) in row.values.iter_mut() {
            if let Value::Row(other) = value
                && let Some(record) = recognised.get(other)
            {
                *value = record.clone();
            }
        }
    }
}
