//! What other rooms ask of this one: choices, names, and how a service is named in a table.

use std::collections::HashMap;

use access::Actor;
use intake::{Match, Refer};
use kernel::{Id, Result};
use look::Choice;
use people::PersonGroup;
use store::{Reading, Sql};
use web::Ask;

use crate::service::Service;
use crate::{POLICY, Verb};

/// Services to choose from; no organisation known to us has so many.
const CHOICES: i64 = 500;

/// What somebody chooses a service for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceFor {
    /// Reporting something: services in use that users may name.
    Reporting,
    /// Saying what something is about: every service that is not retired.
    Keeping,
}

/// Services that the actor may read to choose from, in the catalogue's order, at most 500.
pub fn choices(reading: &Reading<'_>, actor: &Actor, what_for: ChoiceFor) -> Result<Vec<Choice>> {
    let condition = match what_for {
        ChoiceFor::Reporting => "service.state IN ('live', 'retiring') AND service.is_reported = 1",
        ChoiceFor::Keeping => "service.state <> 'retired'",
    };
    let text = format!(
        "SELECT service.id, service.name FROM service WHERE {{scope}} AND {condition}
         ORDER BY service.place, service.id LIMIT ?"
    );
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), &text).bind(CHOICES);
    let found: Vec<(i64, String)> = reading.all(sql)?;
    Ok(found.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect())
}

/// May the actor choose this service for that?
pub fn is_choice(reading: &Reading<'_>, actor: &Actor, what_for: ChoiceFor, id: Id<Service>) -> Result<bool> {
    let id = id.to_string();
    Ok(choices(reading, actor, what_for)?.iter().any(|choice| choice.value == id))
}

/// Names of services that stand on records the actor may read, as far as the actor may read the services.
pub fn names(
    reading: &Reading<'_>,
    actor: &Actor,
    ids: &[Id<Service>],
) -> Result<HashMap<Id<Service>, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut wanted = ids.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let text = "SELECT service.id, service.name FROM service WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).and_in("service.id", wanted);
    Ok(reading.all::<(Id<Service>, String)>(sql)?.into_iter().collect())
}

/// The group that supports a service, if it has one that still is.
pub fn supporters(reading: &Reading<'_>, id: Id<Service>) -> Result<Option<Id<PersonGroup>>> {
    let sql = Sql::open(
        "who supports a service is told to whoever asks for it",
        "SELECT person_group.id FROM service JOIN person_group ON person_group.id = service.group_id
         WHERE service.id = ? AND person_group.closed_at IS NULL",
    );
    Ok(reading.find::<(Id<PersonGroup>,)>(sql.bind(id))?.map(|(group,)| group))
}

/// The service that a list is narrowed to by a filter of this name, if the actor may read it.
pub fn service_asked_for(ask: &Ask<'_>, reading: &Reading<'_>, filter: &str) -> Result<Option<Choice>> {
    let Ok(id) = ask.query.raw(filter).trim().parse::<Id<Service>>() else { return Ok(None) };
    Ok(names(reading, ask.actor, &[id])?.remove(&id).map(|name| Choice::new(id.to_string(), name)))
}

/// A service named by its name; for the import of any room.
pub const SERVICE: Refer = Refer { kind: "service", look_up, choices: |_| Ok(Vec::new()) };

fn look_up(reading: &Reading<'_>, actor: &Actor, texts: &[String]) -> Result<HashMap<String, Match>> {
    let scope = POLICY.scope(actor, Verb::Read);
    let text =
        "SELECT service.name, service.id FROM service WHERE {scope} AND service.state <> 'retired' LIMIT ?";
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let all: Vec<(String, i64)> = reading.all(Sql::within(&scope, text).bind(CHOICES))?;
    let known: HashMap<String, (String, i64)> =
        all.into_iter().map(|(name, id)| (folded(&name), (name, id))).collect();
    let meant = |text: &String| {
        known.get(&folded(text)).map(|(name, id)| (text.clone(), Match::One { id: *id, name: name.clone() }))
    };
    Ok(texts.iter().filter_map(meant).collect())
}
