//! References: what a cell says about another record becomes that record, in the database or in the same file.

use std::collections::{HashMap, HashSet};

use kernel::Result;

use super::{CHUNK, Judge, Judged, Outcome};
use crate::read::{Read, ReadRow};
use crate::target::{Field, Match, Takes};
use crate::{Value, Why};

/// For each field that refers, what its cells' texts were found to mean in the database.
pub(crate) type Meant = HashMap<&'static str, HashMap<String, Match>>;

impl Judge<'_> {
    /// Finds every record that rows refer to, each text once. What is not found of the same kind may stand in the file.
    pub(crate) fn refer(&self, rows: &[ReadRow], judged: &mut [Judged]) -> Result<Meant> {
        let mut meant = Meant::new();
        for field in self.target.fields.iter().filter(|field| self.mapping.has(field.name)) {
            let Some(refer) = field.refer() else { continue };
            let texts = texts_of(rows, field);
            let mut found: HashMap<String, Match> = self.chosen(field)?;
            for chunk in texts.chunks(CHUNK) {
                found.extend((refer.look_up)(self.reading, self.actor, chunk)?);
            }
            if !matches!(field.takes, Takes::Own(..)) {
                let look = |text: &str| found.get(text).map(Hit::of);
                for (row, judged) in rows.iter().zip(judged.iter_mut()) {
                    if let Some(texts) = refers(row, field) {
                        place(field, texts, &look, judged);
                    }
                }
            }
            meant.insert(field.name, found);
        }
        Ok(meant)
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

    /// Ties rows to the records of the same kind that they refer to, in the database or in the same file, and refuses
    /// what leads nowhere.
    pub(crate) fn own(&self, rows: &[ReadRow], meant: &Meant, judged: &mut [Judged]) {
        for field in self.target.fields.iter().filter(|field| self.mapping.has(field.name)) {
            let Takes::Own(_, by) = field.takes else { continue };
            let said = said(by, judged);
            let look = |text: &str| {
                let there = meant.get(field.name).and_then(|found| found.get(text)).map(Hit::of);
                there.or_else(|| said.get(&sheets::fold(text)).cloned())
            };
            for (row, judged) in rows.iter().zip(judged.iter_mut()) {
                let Some(texts) = refers(row, field).filter(|_| !judged.is_refused()) else { continue };
                place(field, texts, &look, judged);
            }
        }
    }
}

/// What a text was found to mean, in the database or in the file.
#[derive(Debug, Clone)]
enum Hit {
    One(Value),
    Several(&'static str),
}

impl Hit {
    fn of(found: &Match) -> Self {
        match found {
            Match::One { id, name } => Self::One(Value::Record { id: *id, name: name.clone() }),
            Match::Several => Self::Several("intake-why-several-called"),
        }
    }
}

/// The rows of the file by what they are called.
fn said(by: &[&str], judged: &[Judged]) -> HashMap<String, Hit> {
    let mut said: HashMap<String, Hit> = HashMap::new();
    for row in judged {
        let mut texts: Vec<String> =
            by.iter().filter_map(|name| row.values.text(name)).map(sheets::fold).collect();
        texts.dedup();
        for text in texts {
            let several = |hit: &mut Hit| *hit = Hit::Several("intake-why-several-in-file");
            said.entry(text).and_modify(several).or_insert(Hit::One(Value::Row(row.row)));
        }
    }
    said
}

/// What a cell's text means: as it stands, or as a code and a name, of which the code counts. When the code leads
/// nowhere the name does; when they lead to different records nobody can tell.
fn resolve(field: &Field, text: &str, look: &impl Fn(&str) -> Option<Hit>) -> Result<Value, Why> {
    let why = |key: &str| Why::field(field.name, key).with("value", text);
    let one = |hit: Hit| match hit {
        Hit::One(value) => Ok(value),
        Hit::Several(key) => Err(why(key)),
    };
    if let Some(hit) = look(text) {
        return one(hit);
    }
    let Some((code, name)) = sheets::reference(text).filter(|_| !text.starts_with('#')) else {
        return Err(why("intake-why-no-such"));
    };
    let tried = |key: &str| why(key).with("code", code).with("name", name);
    match (look(code), look(name)) {
        (Some(Hit::One(Value::Record { id, .. })), Some(Hit::One(Value::Record { id: other, .. })))
            if id != other =>
        {
            Err(tried("intake-why-code-and-name-differ"))
        }
        (Some(hit), _) | (None, Some(hit)) => one(hit),
        (None, None) => Err(tried("intake-why-no-such-tried")),
    }
}

/// The rows with those that others wait for first.
pub(crate) fn in_order(judged: Vec<Judged>) -> Vec<Judged> {
    if !judged.iter().any(|row| row.waits_for().is_some()) {
        return judged;
    }
    let mut waiting = judged;
    let (mut sorted, mut placed) = (Vec::with_capacity(waiting.len()), HashSet::new());
    while !waiting.is_empty() {
        let (ready, rest): (Vec<_>, Vec<_>) =
            waiting.into_iter().partition(|row| row.waits_for().is_none_or(|other| placed.contains(&other)));
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

/// Everything that may be asked for: the texts as they stand, and the codes and names in them.
fn texts_of(rows: &[ReadRow], field: &Field) -> Vec<String> {
    let mut seen = HashSet::new();
    let all = rows.iter().filter_map(|row| refers(row, field)).flatten();
    let parts = all.filter(|text| !text.starts_with('#')).flat_map(|text| {
        let (code, name) = sheets::reference(text).unzip();
        [Some(text.as_str()), code, name]
    });
    parts.flatten().filter(|text| seen.insert(*text)).map(str::to_owned).collect()
}

fn place(field: &'static Field, texts: &[String], look: &impl Fn(&str) -> Option<Hit>, row: &mut Judged) {
    let mut values = Vec::new();
    for text in texts {
        match resolve(field, text, look) {
            Ok(value) => values.push(value),
            Err(why) => row.outcome.refuse(why),
        }
    }
    // A refused row keeps what was found too: who may not read it may not read the row.
    if matches!(field.takes, Takes::Records(_)) {
        let record = |value: Value| match value {
            Value::Record { id, name } => Some((id, name)),
            _ => None,
        };
        let mut records: Vec<(i64, String)> = values.into_iter().filter_map(record).collect();
        records.sort_unstable();
        records.dedup_by_key(|(id, _)| *id);
        row.values.set(field.name, Value::Records(records));
    } else if let Some(value) = values.into_iter().next() {
        row.values.set(field.name, value);
    }
}

/// A row that refers to a refused row is refused too; so is a ring of rows that wait for each other.
pub(crate) fn refuse_with_their_parents(judged: &mut [Judged]) {
    let place: HashMap<usize, usize> =
        judged.iter().enumerate().map(|(place, row)| (row.row, place)).collect();
    let mut state: Vec<Option<bool>> = judged.iter().map(|row| row.is_refused().then_some(false)).collect();
    for start in 0..judged.len() {
        let mut way: Vec<usize> = Vec::new();
        let mut at = start;
        // Where on the way a ring begins, if it ends in one.
        let mut ring = None;
        let good = loop {
            if let Some(known) = state[at] {
                break known;
            }
            ring = way.iter().position(|step| *step == at);
            if ring.is_some() {
                break false;
            }
            way.push(at);
            match judged[at].waits_for().and_then(|row| place.get(&row)) {
                Some(next) => at = *next,
                None => break true,
            }
        };
        for (n, step) in way.into_iter().enumerate() {
            state[step] = Some(good);
            if !good {
                let key = if ring.is_some_and(|ring| n >= ring) { "ring" } else { "parent-refused" };
                let other = judged[step].waits_for().unwrap_or_default() + 1;
                judged[step].outcome.refuse(Why::row(&format!("intake-why-{key}")).with("row", other));
            }
        }
    }
    for row in judged.iter_mut().filter(|row| matches!(row.outcome, Outcome::Refused(_))) {
        row.hidden = row.known.take().map(|known| known.id).or(row.hidden);
    }
}
