use access::{Actor, Role};
use kernel::{Day, FieldErrors, Id, Input, Person, Result, Subject, all_or_errors};
use store::{Db, Reading, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::grants::Holder;
use crate::pages::{draft_on, same_version, stakes, version};
use crate::persons::{CannotPerson, PersonRecord, ends, first_role, reaches_roles};
use crate::policy::{PERSONS, Persons};
use crate::tables::{self, grants, groups, persons};

/// When a person leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaving {
    /// The last day; today when nothing is said. It may lie ahead.
    pub on: Option<Day>,
    /// The version that the change was made from; any when nothing is said.
    pub version: Option<i64>,
}

/// Ends a person's time here; only who could end each of their roles may. On the last day every role and membership ends: at once when it is today or past.
pub fn leave(db: &Db, actor: &Actor, id: Id<Person>, new: Leaving) -> Result<()> {
    db.write(actor, |tx| begin(tx, id, new)?.say(tx))
}

fn begin(tx: &Tx<'_>, id: Id<Person>, new: Leaving) -> Result<Done<()>> {
    let was = persons::load(tx, &PERSONS.scope(tx.actor(), Persons::Read), id)?;
    let permit = PERSONS.allow(tx.actor(), Persons::Leave, &was)?;
    same_version(new.version, was.version)?;
    let today = tables::today(tx)?;
    let on = new.on.unwrap_or(today);
    let administrators = grants::administrators(tx)?;
    let person = was.leave(on, tx.actor().person_id())?;
    reaches_roles(tx, tx.actor(), id, Persons::Leave)?;
    persons::save(tx, &person)?;
    if administrators > 0 && grants::administrators(tx)? == 0 {
        return Err(CannotPerson::LastAdministrator.into());
    }
    let events = if on > today { ends::with_day(tx, id, on)? } else { end_now(tx, id)? };
    Ok(Done::new(permit, Event::PersonLeft { person: id, on }, ()).and_all(events))
}

/// Every role and membership ends at once.
fn end_now(tx: &Tx<'_>, id: Id<Person>) -> Result<Vec<Event>> {
    let holder = Holder::Person(id);
    let mut events = Vec::new();
    for grant in grants::standing(tx, holder)? {
        events.push(Event::GrantEnded { grant: grant.id, holder, role: grant.role, unit: grant.unit });
        grants::save(tx, &grant.end(tx.now())?)?;
    }
    let left = groups::let_go_everywhere(tx, id)?;
    events.extend(left.into_iter().map(|group| Event::MemberRemoved { group, person: id }));
    Ok(events)
}

/// Takes a person back. The basic role in the home unit begins again; other roles are given anew. While the last day
/// still lies ahead, the roles have their own ends again.
pub fn come_back(db: &Db, actor: &Actor, id: Id<Person>) -> Result<()> {
    db.write(actor, |tx| {
        let was = persons::load(tx, &PERSONS.scope(tx.actor(), Persons::Read), id)?;
        let permit = PERSONS.allow(tx.actor(), Persons::Return, &was)?;
        let unit = was.unit;
        crate::persons::may_place(tx, unit)?;
        persons::save(tx, &was.come_back(tx.actor().person_id())?)?;
        let freed = ends::freed(tx, id)?;
        let role = grants::last_basic_role(tx, id)?.unwrap_or(Role::Staff);
        let is_here = grants::standing(tx, Holder::Person(id))?
            .iter()
            .any(|grant| grant.unit == unit && grant.role == role && grant.until.is_none());
        let done = Done::new(permit, Event::PersonReturned { person: id }, ()).and_all(freed);
        let done = if is_here { done } else { done.and(first_role(tx, id, role, unit)?) };
        done.say(tx)
    })
}

/// The button that takes a person back.
pub(crate) fn return_again(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    come_back(ask.db, ask.actor, id)?;
    Ok(Reply::made("person", id.number(), format!("/persons/{id}"), "people-person-returned"))
}

pub(crate) struct LeaveForm;

impl Form for LeaveForm {
    const NAME: &'static str = "persons-leave";
    const FIELDS: &'static [Field] = &[Field::day("on"), Field::hidden("version")];
    type New = Leaving;

    fn parse(input: &Input) -> Result<Leaving, FieldErrors> {
        let on = input.optional_day("on");
        let version = version(input);
        all_or_errors!(Leaving { on, version })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        ask.db.read(|reading| {
            let person = persons::load(reading, &PERSONS.scope(ask.actor, Persons::Read), ask.id("id")?)?;
            PERSONS.allow(ask.actor, Persons::Leave, &person)?;
            reaches_roles(reading, ask.actor, person.id, Persons::Leave)?;
            let crumbs = vec![look::Crumb::new("/persons", ask.say("people-persons"))];
            let (name, _) = crate::persons::shown_name(ask, &person);
            let mut draft = draft_on(crumbs, &name, &format!("/persons/{}", person.id));
            let subject = Subject::new("person", person.id.number());
            draft.before = stakes(ask, reading, &subject, Some(stake(ask, reading, &person)?))?;
            draft.is_danger = true;
            Ok(draft
                .value("on", tables::today(reading)?.to_string())
                .value("version", person.version.to_string()))
        })
    }

    fn act(ask: &Ask<'_>, new: Leaving) -> Result<Reply> {
        let id = ask.id("id")?;
        leave(ask.db, ask.actor, id, new)?;
        Ok(Reply::made("person", id.number(), format!("/persons/{id}"), "people-person-left"))
    }
}

/// What leaving ends, in words.
fn stake(ask: &Ask<'_>, reading: &Reading<'_>, person: &PersonRecord) -> Result<String> {
    let standing = grants::standing(reading, Holder::Person(person.id))?;
    Ok(ask.talk.with("persons-leave-stake", &[("roles", standing.len().into())]))
}
