//! A person named in a form: by number, e-mail or whole name. A list of thousands to choose from helps nobody.

use access::Actor;
use kernel::{Id, Person, Refused, Result};
use look::Choice;
use store::{Reading, Sql};
use web::Ask;

use crate::persons::{folded_email, shown_name};
use crate::policy::{PERSONS, Persons};
use crate::tables::persons;

/// How somebody was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whom {
    Number(Id<Person>),
    Email(String),
    Name(String),
}

impl Whom {
    /// Reads what was typed.
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        match (text.parse(), folded_email(text)) {
            (Ok(id), _) => Self::Number(id),
            (Err(_), Some(email)) => Self::Email(email),
            (Err(_), None) => Self::Name(text.to_owned()),
        }
    }
}

/// The one person who is meant, among those whom the actor may read; an e-mail finds only whom they may contact.
pub(crate) fn by_words(
    reading: &Reading<'_>,
    actor: &Actor,
    whom: &Whom,
    field: &'static str,
) -> Result<Id<Person>> {
    let scope = match whom {
        Whom::Number(_) | Whom::Name(_) => PERSONS.scope(actor, Persons::Read),
        Whom::Email(_) => PERSONS.scope(actor, Persons::Contact),
    };
    let sql = |condition: &str| {
        Sql::within(&scope, &format!("SELECT person.id FROM person WHERE {{scope}} AND {condition} LIMIT 2"))
    };
    let found: Vec<(Id<Person>,)> = reading.all(match whom {
        Whom::Number(id) => sql("person.id = ?").bind(*id),
        Whom::Email(email) => sql("person.email = ?").bind(email.as_str()),
        Whom::Name(name) => sql("person.name = ?").bind(name.as_str()),
    })?;
    match found.as_slice() {
        [(id,)] => Ok(*id),
        [] => Err(Refused::field(field, "no-such-person")),
        _ => Err(Refused::field(field, "several-persons")),
    }
}

/// The person that a list is narrowed to by a filter of this name, if the actor may read them.
pub fn person_asked_for(ask: &Ask<'_>, reading: &Reading<'_>, filter: &str) -> Result<Option<Choice>> {
    let Ok(id) = ask.query.raw(filter).trim().parse::<i64>() else { return Ok(None) };
    let found = persons::these(reading, &PERSONS.scope(ask.actor, Persons::Read), &[id])?;
    Ok(found.first().map(|person| Choice::new(person.id.to_string(), shown_name(ask, person).0)))
}
