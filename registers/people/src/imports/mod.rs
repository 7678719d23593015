//! What tables may be imported as: units, persons, groups and grants. Everything goes through the same verbs as on
//! the pages, so that an import can do nothing that its importer could not.

mod grants;
mod groups;
mod people;
mod root;
mod units;
mod words;

use std::collections::HashMap;

use access::Actor;
use intake::{Match, Refer, Target};
use kernel::{Id, Result, Unit};
use store::{Reading, Sql};

use crate::policy::{GROUPS, Groups, PERSONS, Persons};

/// The room's kinds that tables may be imported as, in the order in which an organisation is filled.
pub fn intake_targets() -> Vec<Target> {
    vec![units::TARGET, people::TARGET, groups::TARGET, grants::TARGET]
}

/// A unit named by its code or, failing that, its name; for the import of any room.
pub const UNIT: Refer = Refer { kind: "unit", look_up: find_units, choices: crate::unit_choices };

/// A person named by e-mail, number in the staff or pupil system, or whole name; for the import of any room.
pub const PERSON: Refer = Refer { kind: "person", look_up: find_persons, choices: |_| Ok(Vec::new()) };

/// A group named by its name; for the import of any room.
pub const GROUP: Refer = Refer { kind: "group", look_up: find_groups, choices: |_| Ok(Vec::new()) };

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The unit with this code or, failing that, the only open one with this name; case and blanks are ignored.
pub fn unit_by_code_or_name(reading: &Reading<'_>, text: &str) -> Result<Option<Id<Unit>>> {
    let mut found = find_units(reading, &Actor::operator(), &[text.to_owned()])?;
    Ok(found.remove(text).and_then(|found| match found {
        Match::One { id, .. } => Some(Id::new(id)),
        Match::Several => None,
    }))
}

fn find_units(reading: &Reading<'_>, _: &Actor, texts: &[String]) -> Result<HashMap<String, Match>> {
    let sql = Sql::open(
        "the tree is known to all who are signed in",
        "SELECT id, name, code FROM unit WHERE closed_on IS NULL ORDER BY id",
    );
    let mut codes: HashMap<String, Match> = HashMap::new();
    let mut names: HashMap<String, Match> = HashMap::new();
    for (id, name, code) in reading.all::<(i64, String, Option<String>)>(sql)? {
        if let Some(code) = code {
            codes.insert(folded(&code), Match::One { id, name: name.clone() });
        }
        join(&mut names, folded(&name), Match::One { id, name });
    }
    let meant = |text: &String| {
        let key = folded(text);
        codes.get(&key).or_else(|| names.get(&key)).map(|found| (text.clone(), found.clone()))
    };
    Ok(texts.iter().filter_map(meant).collect())
}

/// Two records of one name are several.
fn join(found: &mut HashMap<String, Match>, key: String, one: Match) {
    found.entry(key).and_modify(|there| *there = Match::Several).or_insert(one);
}

fn find_persons(reading: &Reading<'_>, actor: &Actor, texts: &[String]) -> Result<HashMap<String, Match>> {
    let read = PERSONS.scope(actor, Persons::Read);
    let contact = PERSONS.scope(actor, Persons::Contact);
    let mut found = HashMap::new();
    // The first way that finds somebody counts.
    for (scope, column) in
        [(&contact, "person.email"), (&contact, "person.external_id"), (&read, "person.name")]
    {
        let keys = |text: &String| keys_of(column, text);
        let wanted: Vec<String> =
            texts.iter().filter(|text| !found.contains_key(*text)).flat_map(keys).collect();
        let text = format!("SELECT {column}, person.id, person.name FROM person WHERE {{scope}}");
        let sql = Sql::within(scope, &text).and_in(column, wanted);
        let mut hits: HashMap<String, Match> = HashMap::new();
        for (value, id, name) in reading.all::<(String, i64, String)>(sql)? {
            join(&mut hits, value, Match::One { id, name });
        }
        let new: Vec<(String, Match)> = texts
            .iter()
            .filter(|text| !found.contains_key(*text))
            .filter_map(|text| Some((text.clone(), keys(text).iter().find_map(|key| hits.get(key))?.clone())))
            .collect();
        found.extend(new);
    }
    Ok(found)
}

/// What a person's cell may stand for in a column: a name also as `Efternamn, Förnamn`.
fn keys_of(column: &str, text: &str) -> Vec<String> {
    let text = text.trim();
    match (column, text.split_once(',')) {
        ("person.email", _) => vec![text.to_lowercase()],
        ("person.name", Some((last, first))) => {
            vec![text.to_owned(), format!("{} {}", first.trim(), last.trim())]
        }
        _ => vec![text.to_owned()],
    }
}

fn find_groups(reading: &Reading<'_>, actor: &Actor, texts: &[String]) -> Result<HashMap<String, Match>> {
    let scope = GROUPS.scope(actor, Groups::Read);
    let text = "SELECT person_group.name, person_group.id FROM person_group WHERE {scope} AND person_group.closed_at IS NULL";
    let sql = Sql::within(&scope, text)
        .and_in("person_group.name", texts.iter().map(|text| text.trim().to_owned()));
    let hits: HashMap<String, i64> = reading.all::<(String, i64)>(sql)?.into_iter().collect();
    let meant = |text: &String| {
        hits.get(text.trim()).map(|id| (text.clone(), Match::One { id: *id, name: text.trim().to_owned() }))
    };
    Ok(texts.iter().filter_map(meant).collect())
}

#[cfg(test)]
mod files_test;
#[cfg(test)]
mod imports_test;
