use access::{Actor, Role};
use kernel::{FieldErrors, Id, Input, Lang, Person, Personal, Purpose, Refused, Result};
use store::{Db, Reading, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::grants::{Holder, RoleGrant};
use crate::pages::{draft_on, same_version, units_for, version};
use crate::persons::{Facts, PersonRecord, first_role, may_place, reaches_roles};
use crate::policy::{PERSONS, Persons};
use crate::tables::{grants, persons};

/// New facts about a person, all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    pub facts: Facts,
    /// The version that the change was made from; any when nothing is said.
    pub version: Option<i64>,
}

/// Changes the facts about a person. A new home unit takes the basic role along: it ends in the old unit and begins
/// in the new one. Only the keepers change the e-mail, which is what one signs in with,
/// and for others only of whom they could end every role.
pub fn edit_person(db: &Db, actor: &Actor, id: Id<Person>, new: &Edited) -> Result<()> {
    db.write(actor, |tx| edit(tx, id, new)?.say(tx))
}

/// The same as a part of a larger write.
pub fn edit_person_within(tx: &Tx<'_>, id: Id<Person>, new: &Edited) -> Result<()> {
    edit(tx, id, new)?.also(tx)
}

fn edit(tx: &Tx<'_>, id: Id<Person>, new: &Edited) -> Result<Done<()>> {
    let was = persons::load(tx, &PERSONS.scope(tx.actor(), Persons::Read), id)?;
    let permit = PERSONS.allow(tx.actor(), Persons::Edit, &was)?;
    same_version(new.version, was.version)?;
    if new.facts.email != was.email && !PERSONS.may(tx.actor(), Persons::Readdress, &was) {
        return Err(Refused::field("email", "not-yours-to-change"));
    }
    if new.facts.email != was.email && tx.actor().person_id() != Some(id) {
        reaches_roles(tx, tx.actor(), id, Persons::Readdress)?;
    }
    let mut events = Vec::new();
    if new.facts.unit != was.unit {
        may_place(tx, new.facts.unit)?;
        events = take_along(tx, &was, new)?;
    }
    let Facts { name, email, phone, title, unit, external_id, lang } = new.facts.clone();
    let person = PersonRecord { name, email, phone, title, unit, external_id, lang, ..was.clone() };
    persons::save(tx, &person)?;
    let fields = changed(&was, &person);
    Ok(Done::new(permit, Event::PersonEdited { person: id, fields }, ()).and_all(events))
}

/// The basic roles in the old home unit end, and the same ones begin in the new one.
fn take_along(tx: &Tx<'_>, was: &PersonRecord, new: &Edited) -> Result<Vec<Event>> {
    let holder = Holder::Person(was.id);
    let mut events = Vec::new();
    let is_basic = |grant: &RoleGrant| matches!(grant.role, Role::Staff | Role::Pupil | Role::Guardian);
    for grant in
        grants::standing(tx, holder)?.into_iter().filter(|grant| grant.unit == was.unit && is_basic(grant))
    {
        let (id, role, unit) = (grant.id, grant.role, grant.unit);
        grants::save(tx, &grant.end(tx.now())?)?;
        events.push(Event::GrantEnded { grant: id, holder, role, unit });
        events.push(first_role(tx, was.id, role, new.facts.unit)?);
    }
    Ok(events)
}

/// The names of the fields that differ.
fn changed(was: &PersonRecord, is: &PersonRecord) -> Vec<&'static str> {
    let differs = [
        ("name", was.name != is.name),
        ("email", was.email != is.email),
        ("phone", was.phone != is.phone),
        ("position", was.title != is.title),
        ("unit", was.unit != is.unit),
        ("external_id", was.external_id != is.external_id),
        ("lang", was.lang != is.lang),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

pub(crate) struct EditForm;

impl Form for EditForm {
    const NAME: &'static str = "persons-edit";
    const FIELDS: &'static [Field] = &[
        Field::line("name", 120).required(),
        Field::email("email"),
        Field::line("phone", 40),
        Field::line("position", 120),
        Field::pick("unit").required(),
        Field::line("external_id", 60).folded(),
        Field::choice("lang", &["sv", "en"]).folded(),
        Field::hidden("version"),
    ];
    type New = Edited;

    fn parse(input: &Input) -> Result<Edited, FieldErrors> {
        let facts = Facts::parse(input)?;
        let version = version(input).map_err(|error| FieldErrors(vec![error]))?;
        Ok(Edited { facts, version })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let person = ask.db.read(|reading| to_edit(ask, reading))?;
        if person.is_protected() {
            crate::persons::keep_reading(ask, person.id)?;
        }
        let crumbs = vec![look::Crumb::new("/persons", ask.say("people-persons"))];
        let shown = |field: Option<&Personal<String>>| {
            field.map_or_else(String::new, |field| field.reveal(Purpose::Show).clone())
        };
        let draft = draft_on(crumbs, &person.name, &format!("/persons/{}", person.id));
        Ok(draft
            .value("email", shown(person.email.as_ref()))
            .value("phone", shown(person.phone.as_ref()))
            .value("name", person.name)
            .value("position", person.title.unwrap_or_default())
            .value("unit", person.unit.to_string())
            .value("external_id", person.external_id.unwrap_or_default())
            .value("lang", person.lang.map_or("", Lang::code))
            .value("version", person.version.to_string())
            .choices("unit", units_for(ask, &PERSONS, Persons::Add)?))
    }

    fn act(ask: &Ask<'_>, new: Edited) -> Result<Reply> {
        let id = ask.id("id")?;
        edit_person(ask.db, ask.actor, id, &new)?;
        Ok(Reply::made("person", id.number(), format!("/persons/{id}"), "people-person-edited"))
    }
}

fn to_edit(ask: &Ask<'_>, reading: &Reading<'_>) -> Result<PersonRecord> {
    let person = persons::load(reading, &PERSONS.scope(ask.actor, Persons::Read), ask.id("id")?)?;
    PERSONS.allow(ask.actor, Persons::Edit, &person)?;
    Ok(person)
}
