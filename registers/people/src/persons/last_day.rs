//! Moves a last day that lies ahead: a mistake can be mended while nothing has ended yet.

use access::Actor;
use kernel::{Day, FieldErrors, Id, Input, Person, Refused, Result, all_or_errors};
use store::{Db, Tx};
use web::{Ask, Draft, Field, Form, Reply};

use crate::done::Done;
use crate::events::Event;
use crate::pages::{draft_on, same_version, version};
use crate::persons::{CannotPerson, ends, reaches_roles};
use crate::policy::{PERSONS, Persons};
use crate::tables::{self, persons};

/// The new last day, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastDay {
    /// Today or later.
    pub on: Day,
    /// Kept in the journal.
    pub reason: String,
    /// The version that the change was made from; any when nothing is said.
    pub version: Option<i64>,
}

/// Moves a person's last day while it lies ahead. Each role ends with the new one, or
/// at its own end when that is sooner.
pub fn move_last_day(db: &Db, actor: &Actor, id: Id<Person>, new: &LastDay) -> Result<()> {
    db.write(actor, |tx| begin(tx, id, new)?.say(tx))
}

fn begin(tx: &Tx<'_>, id: Id<Person>, new: &LastDay) -> Result<Done<()>> {
    let person = persons::load(tx, &PERSONS.scope(tx.actor(), Persons::Read), id)?;
    let permit = PERSONS.allow(tx.actor(), Persons::Leave, &person)?;
    same_version(new.version, person.version)?;
    let today = tables::today(tx)?;
    if new.on < today {
        return Err(Refused::field("on", "day-is-past"));
    }
    reaches_roles(tx, tx.actor(), id, Persons::Leave)?;
    let was = person.state.last_day().filter(|was| *was > today).ok_or(CannotPerson::HasNoDayAhead)?;
    persons::save(tx, &person.move_last_day(new.on, tx.actor().person_id())?)?;
    let moved = ends::with_day(tx, id, new.on)?;
    let event = Event::LastDayMoved { person: id, was, on: new.on, reason: new.reason.clone() };
    Ok(Done::new(permit, event, ()).and_all(moved))
}

pub(crate) struct LastDayForm;

impl Form for LastDayForm {
    const NAME: &'static str = "persons-last-day";
    const FIELDS: &'static [Field] =
        &[Field::day("on").required(), Field::line("reason", 200).required(), Field::hidden("version")];
    type New = LastDay;

    fn parse(input: &Input) -> Result<LastDay, FieldErrors> {
        let on = input.day("on");
        let reason = input.line("reason", 1..=200);
        let version = version(input);
        all_or_errors!(LastDay { on, reason, version })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        ask.db.read(|reading| {
            let person = persons::load(reading, &PERSONS.scope(ask.actor, Persons::Read), ask.id("id")?)?;
            PERSONS.allow(ask.actor, Persons::Leave, &person)?;
            reaches_roles(reading, ask.actor, person.id, Persons::Leave)?;
            let was = person.state.last_day().map(|was| was.to_string()).unwrap_or_default();
            let crumbs = vec![look::Crumb::new("/persons", ask.say("people-persons"))];
            let (name, _) = crate::persons::shown_name(ask, &person);
            let draft = draft_on(crumbs, &name, &format!("/persons/{}", person.id));
            Ok(draft.value("on", was).value("version", person.version.to_string()))
        })
    }

    fn act(ask: &Ask<'_>, new: LastDay) -> Result<Reply> {
        let id = ask.id("id")?;
        move_last_day(ask.db, ask.actor, id, &new)?;
        let made = Reply::made("person", id.number(), format!("/persons/{id}"), "people-person-last-day-is");
        Ok(made.fact("on", new.on.to_string()))
    }
}
