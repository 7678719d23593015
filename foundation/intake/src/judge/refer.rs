//! References: what a cell says about another record becomes that record, in the database or in the same file.

use std::collections::{HashMap, HashSet};

use kernel::Result;

use super::{CHUNK, Judge, Judged, Outcome};
use crate::read::{Read, ReadRow};
use crate::target::{Field, Match, Takes};
use crate::{Value, Why};

impl Judge<'_> {
    /// Finds every record that rows refer to, each text once. What is not found of the same kind may stand in the file.
    pub(crate) fn refer(&self, rows: &[ReadRow], judged: &mut [Judged]) -> Result<()> {
        for field in self.target.fields.iter().filter(|field| self.mapping.has(field.name)) {
            let Some(refer) = field.refer() else { continue };
            let texts = texts_of(rows, field);
            let mut found: HashMap<String, Match> = self.chosen(field)?;
            for chunk in texts.chunks(CHUNK) {
                found.extend((refer.look_up)(self.reading, self.actor, chunk)?);
            }
            let may_wait = matches!(field.takes, Takes::Own(..));
            for (row, judged) in rows.iter().zip(judged.iter_mut()) {
                if let Some(texts) = refers(row, field) {
                    place(field, texts, &found, judged, may_wait);
                }
            }
        }
        Ok(())
    }

    /// A record chosen for all rows stands as `#12` in the constant.
    fn chosen(&self, field: &Field) -> Result<HashMap<String, Match>> {
        let text = self.mapping.constant(field.name);
        let (Some(number), Some(refer)) = (text.strip_prefix('#'), field.refer()) else {
            return Ok(HashMap::new());
        };
        let choices = (refer.choices)(self.reading)?;
        let chosen = choices.into_iter().find(|choice| choice.value == number);
        let one = chosen.and_then(|choice| {
            let name = choice.label.trim().to_owned();
            choice.value.parse().ok().map(|id| (text.to_owned(), Match::One { id, name }))
        });
        Ok(one.into_iter().collect())
    }

    /// Ties rows to the rows of the same file that they refer to, and refuses what leads nowhere or round in a ring.
    pub(crate) fn own(&self, rows: &[ReadRow], judged: &mut [Judged]) {
        for field in self.target.fields.iter().filter(|field| self.mapping.has(field.name)) {
            let Takes::Own(_, by) = field.takes else { continue };
            let mut said: HashMap<String, Vec<usize>> = HashMap::new();
            for (place, row) in judged.iter().enumerate() {
                for text in by.iter().filter_map(|name| row.values.text(name)) {
                    said.entry(sheets::fold(text)).or_default().push(place);
                }
            }
            for (place, row) in rows.iter().enumerate() {
                let Some([text]) = refers(row, field) else { continue };
                if judged[place].is_refused() || judged[place].values.has(field.name) {
                    continue;
                }
                let key = sheets::fold(text);
                let why = |key: &str| Why::field(field.name, key).with("value", text);
                match said.get(&key).map(Vec::as_slice) {
                    Some([other]) if *other == place => {
                        judged[place].outcome.refuse(why("intake-why-itself"));
                    }
                    Some([other]) => {
                        let other = judged[*other].row;
                        judged[place].values.set(field.name, Value::Row(other));
                    }
                    Some(_) => judged[place].outcome.refuse(why("intake-why-several-in-file")),
                    None => judged[place].outcome.refuse(why("intake-why-no-such")),
                }
            }
        }
    }
}

/// The rows with those that others wait for first.
pub(crate) fn in_order(judged: Vec<Judged>) -> Vec<Judged> {
    if !judged.iter().any(|row| waits_for(row).is_some()) {
        return judged;
    }
    let mut waiting = judged;
    let (mut sorted, mut placed) = (Vec::with_capacity(waiting.len()), HashSet::new());
    while !waiting.is_empty() {
        let (ready, rest): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|row| waits_for(row).is_none_or(|other| placed.contains(&other)));
        if ready.is_empty() {
            sorted.extend(rest);
            break;
        }
        placed.extend(ready.iter().map(|row| row.row));
        sorted.extend(ready);
        waiting = rest;
    }
    sorted
}

fn refers<'r>(row: &'r ReadRow, field: &Field) -> Option<&'r [String]> {
    row.fields.iter().find_map(|(other, read)| match read {
        Read::Refer(texts) if other.name == field.name => Some(texts.as_slice()),
        _ => None,
    })
}

fn texts_of(rows: &[ReadRow], field: &Field) -> Vec<String> {
    let mut seen = HashSet::new();
    let all = rows.iter().filter_map(|row| refers(row, field)).flatten();
    all.filter(|text| !text.starts_with('#') && seen.insert(text.as_str())).cloned().collect()
}

fn place(
    field: &'static Field,
    texts: &[String],
    found: &HashMap<String, Match>,
    row: &mut Judged,
    may_wait: bool,
) {
    let mut records = Vec::new();
    for text in texts {
        match found.get(text) {
            Some(Match::One { id, name }) => records.push((*id, name.clone())),
            Some(Match::Several) => {
                row.outcome.refuse(Why::field(field.name, "intake-why-several-called").with("value", text));
            }
            None if may_wait => return,
            None => row.outcome.refuse(Why::field(field.name, "intake-why-no-such").with("value", text)),
        }
    }
    if row.is_refused() {
        return;
    }
    if matches!(field.takes, Takes::Records(_)) {
        records.sort_unstable();
        records.dedup_by_key(|(id, _)| *id);
        row.values.set(field.name, Value::Records(records));
    } else if let Some(record) = records.into_iter().next() {
        row.values.set(field.name, Value::record(Some(record)));
    }
}

/// The row of the same file that must come first.
fn waits_for(row: &Judged) -> Option<usize> {
    row.values.iter().find_map(|(_, value)| if let Value::Row(other) = value { Some(*other) } else { None })
}

/// A row that refers to a refused row is refused too; so is a ring of rows that wait for each other.
pub(crate) fn refuse_with_their_parents(judged: &mut [Judged]) {
    let place: HashMap<usize, usize> =
        judged.iter().enumerate().map(|(place, row)| (row.row, place)).collect();
    let mut state: Vec<Option<bool>> = judged.iter().map(|row| row.is_refused().then_some(false)).collect();
    for start in 0..judged.len() {
        let mut way = Vec::new();
        let mut at = start;
        let good = loop {
            if let Some(known) = state[at] {
                break known;
            }
            if way.contains(&at) {
                break false;
            }
            way.push(at);
            match waits_for(&judged[at]).and_then(|row| place.get(&row)) {
                Some(next) => at = *next,
                None => break true,
            }
        };
        for step in way {
            state[step] = Some(good);
            if !good {
                let other = waits_for(&judged[step]).unwrap_or_default() + 1;
                judged[step].outcome.refuse(Why::row("intake-why-parent-refused").with("row", other));
            }
        }
    }
    for row in judged.iter_mut().filter(|row| matches!(row.outcome, Outcome::Refused(_))) {
        row.hidden = row.known.take().map(|known| known.id).or(row.hidden);
    }
}
