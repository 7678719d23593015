//! Rows name records. Who may not read a record now, such as a person whose identity has been protected since the file
//! came, reads neither the row about it nor its name in another row.

use std::collections::HashSet;

use access::Actor;
use kernel::{Result, Subject};
use web::Ask;

use crate::Value;
use crate::import::Import;
use crate::rows::{RowLine, Told};
use crate::target::{Target, is_untold, target};

/// Stands for a name that the reader may not read.
const VEIL: &str = "•••";

/// The rows as this reader may read them.
pub(crate) fn readable(ask: &Ask<'_>, import: &Import, mut lines: Vec<RowLine>) -> Result<Vec<RowLine>> {
    let Some(target) = target(&import.kind) else { return Ok(lines) };
    for line in &mut lines {
        veil_fields(target, ask.actor, line);
    }
    let about = |line: &RowLine| line.record.map(|id| Subject::new(target.kind, id));
    let named: HashSet<Subject> = lines
        .iter()
        .flat_map(|line| {
            about(line).into_iter().chain(line.named.iter().cloned()).chain(named_in(target, line))
        })
        .filter(|subject| ask.app.kind(&subject.kind).is_some())
        .collect();
    let named: Vec<Subject> = named.into_iter().collect();
    ask.load_cards(&named)?;
    let hidden: HashSet<Subject> = named.into_iter().filter(|subject| ask.card(subject).is_none()).collect();
    if hidden.is_empty() {
        return Ok(lines);
    }
    for line in &mut lines {
        if about(line).iter().chain(&line.named).any(|subject| hidden.contains(subject)) {
            line.name.clear();
            line.told = Told::Hidden;
            line.cells = None;
        } else if named_in(target, line).iter().any(|subject| hidden.contains(subject)) {
            veil(target, line, &hidden);
        }
    }
    Ok(lines)
}

/// Takes out of a row what stands in fields that this reader is not told of.
fn veil_fields(target: &Target, actor: &Actor, line: &mut RowLine) {
    if !is_untold(target.kind, actor) {
        return;
    }
    let untold = |field: &str| target.field(field).is_some_and(|field| !field.is_told_to(actor));
    // The cells as they stood in the file are not told apart by field.
    line.cells = None;
    let veil = |value: &mut Value| {
        *value = Value::Text(VEIL.to_owned());
    };
    match &mut line.told {
        Told::New(values) => {
            for (_, value) in values.iter_mut().filter(|(field, _)| untold(field)) {
                veil(value);
            }
        }
        Told::Changed(changes) => {
            for change in changes.iter_mut().filter(|change| untold(&change.field)) {
                veil(&mut change.old);
                veil(&mut change.new);
            }
        }
        Told::Refused(whys) if whys.iter().any(|why| untold(&why.field)) => {
            line.told = Told::Hidden;
        }
        Told::Same(_) | Told::Refused(_) | Told::Hidden => {}
    }
}

/// The records that a row's values name.
fn named_in(target: &Target, line: &RowLine) -> Vec<Subject> {
    let of = |field: &str, value: &Value| {
        let referred = target.referred(field, value).into_iter();
        referred.map(|(kind, id)| Subject::new(kind, id)).collect::<Vec<_>>()
    };
    match &line.told {
        Told::New(values) => values.iter().flat_map(|(field, value)| of(field, value)).collect(),
        Told::Changed(changes) => {
            let both = |c: &crate::judge::Change| [of(&c.field, &c.old), of(&c.field, &c.new)].concat();
            changes.iter().flat_map(both).collect()
        }
        Told::Same(_) | Told::Refused(_) | Told::Hidden => Vec::new(),
    }
}

/// Takes the names of hidden records out of a row; a record without a name of its own is called by what it names.
fn veil(target: &Target, line: &mut RowLine, hidden: &HashSet<Subject>) {
    let name = std::mem::take(&mut line.name);
    let mut veiled = HashSet::new();
    let mut veil_value = |field: &str, value: &mut Value| {
        veiled.extend(veil_value(target, field, value, hidden));
    };
    match &mut line.told {
        Told::New(values) => {
            for (field, value) in values.iter_mut() {
                veil_value(field, value);
            }
        }
        Told::Changed(changes) => {
            for change in changes {
                veil_value(&change.field, &mut change.old);
                veil_value(&change.field, &mut change.new);
            }
        }
        Told::Same(_) | Told::Refused(_) | Told::Hidden => {}
    }
    line.name = if veiled.contains(&name) { VEIL.to_owned() } else { name };
}

/// Puts the veil over the names of hidden records in a value; gives the names that it covers.
fn veil_value(target: &Target, field: &str, value: &mut Value, hidden: &HashSet<Subject>) -> Vec<String> {
    let referred = target.referred(field, value);
    let is_hidden = |id: i64| {
        referred.iter().any(|(kind, other)| *other == id && hidden.contains(&Subject::new(kind, id)))
    };
    match value {
        Value::Record { id, name } if is_hidden(*id) => vec![std::mem::replace(name, VEIL.to_owned())],
        Value::Records(records) => {
            let covered = records.iter_mut().filter(|(id, _)| is_hidden(*id));
            covered.map(|(_, name)| std::mem::replace(name, VEIL.to_owned())).collect()
        }
        _ => Vec::new(),
    }
}
