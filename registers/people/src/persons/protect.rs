use access::{Actor, Permit};
use kernel::{FieldErrors, Id, Input, Person, Result};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::pages::{draft_on, same_version, version};
use crate::persons::PersonRecord;
use crate::policy::{PERSONS, Persons};
use crate::tables::persons;

/// The version that a change was made from; any when nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct From(pub Option<i64>);

/// Hides a person from every list, search, count, export and choice, but for those who hold the named role.
pub fn protect(db: &Db, actor: &Actor, id: Id<Person>, from: From) -> Result<()> {
    db.write(actor, |tx| {
        let (person, permit) = load(tx, id, Persons::Protect, from)?;
        persons::save(tx, &person.protect()?)?;
        Done::new(permit, Event::PersonProtected { person: id }, ()).say(tx)
    })
}

/// Shows a person again.
pub fn unprotect(db: &Db, actor: &Actor, id: Id<Person>, from: From) -> Result<()> {
    db.write(actor, |tx| {
        let (person, permit) = load(tx, id, Persons::Unprotect, from)?;
        persons::save(tx, &person.unprotect()?)?;
        Done::new(permit, Event::PersonUnprotected { person: id }, ()).say(tx)
    })
}

fn load(tx: &Tx<'_>, id: Id<Person>, verb: Persons, from: From) -> Result<(PersonRecord, Permit)> {
    let person = persons::load(tx, &PERSONS.scope(tx.actor(), Persons::Read), id)?;
    let permit = PERSONS.allow(tx.actor(), verb, &person)?;
    same_version(from.0, person.version)?;
    Ok((person, permit))
}

fn parse(input: &Input) -> Result<From, FieldErrors> {
    version(input).map(From).map_err(|error| FieldErrors(vec![error]))
}

fn draft(ask: &Ask<'_>, verb: Persons) -> Result<Draft> {
    ask.db.read(|reading| {
        let person = persons::load(reading, &PERSONS.scope(ask.actor, Persons::Read), ask.id("id")?)?;
        PERSONS.allow(ask.actor, verb, &person)?;
        let crumbs = vec![look::Crumb::new("/persons", ask.say("people-persons"))];
        let (name, _) = crate::persons::shown_name(ask, &person);
        let mut draft = draft_on(crumbs, &name, &format!("/persons/{}", person.id));
        draft.is_danger = true;
        Ok(draft.value("version", person.version.to_string()))
    })
}

pub(crate) struct ProtectForm;

impl Form for ProtectForm {
    const NAME: &'static str = "persons-protect";
    const FIELDS: &'static [Field] = &[Field::hidden("version")];
    type New = From;

    fn parse(input: &Input) -> Result<From, FieldErrors> {
        parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        draft(ask, Persons::Protect)
    }

    /// Back to the list: whoever protects a person seldom sees them afterwards.
    fn act(ask: &Ask<'_>, new: From) -> Result<Reply> {
        protect(ask.db, ask.actor, ask.id("id")?, new)?;
        Ok(Reply::see("/persons", "people-person-protected"))
    }
}

pub(crate) struct UnprotectForm;

impl Form for UnprotectForm {
    const NAME: &'static str = "persons-unprotect";
    const FIELDS: &'static [Field] = &[Field::hidden("version")];
    type New = From;

    fn parse(input: &Input) -> Result<From, FieldErrors> {
        parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        draft(ask, Persons::Unprotect)
    }

    fn act(ask: &Ask<'_>, new: From) -> Result<Reply> {
        let id = ask.id("id")?;
        unprotect(ask.db, ask.actor, id, new)?;
        Ok(Reply::made("person", id.number(), format!("/persons/{id}"), "people-person-unprotected"))
    }
}
