//! The same on many tickets: each is the verb of one, and what is refused is told row by row.

use kernel::{FieldErrors, Id, Refused, Result};
use web::{Ask, Bulk, Doc, Field, Reply};

use crate::events::Happened;
use crate::store::places::{self, CARRIERS};
use crate::store::{load, save};
use crate::{Assigned, Event, POLICY, Ticket, Verb, assign, close, promised, take};

/// Each of them is one's own from now on.
pub(crate) fn take_each(ask: &Ask<'_>, id: Id<()>) -> Result<()> {
    take(ask.db, ask.actor, Id::new(id.number()))
}

/// Each of them that is solved is closed.
pub(crate) fn close_each(ask: &Ask<'_>, id: Id<()>) -> Result<()> {
    close(ask.db, ask.actor, Id::new(id.number()))
}

/// All of them are given to one person.
pub(crate) static ASSIGN: Bulk = Bulk {
    back: "/tickets",
    doc: Doc::new("desk-bulk-assign", "Gives tickets to somebody."),
    fields: &[Field::many("id"), Field::pick("owner")],
    choose: choose_owner,
    each: assign_each,
};

/// All of them are given to one group.
pub(crate) static GROUP: Bulk = Bulk {
    back: "/tickets",
    doc: Doc::new("desk-bulk-group", "Gives tickets to a group."),
    fields: &[Field::many("id"), Field::pick("group")],
    choose: choose_group,
    each: give_each,
};

fn invalid(error: kernel::FieldError) -> Refused {
    Refused::Invalid(FieldErrors(vec![error]))
}

/// Whoever may do it to no ticket at all is not asked for a choice.
fn may_somewhere(ask: &Ask<'_>, verb: Verb) -> Result<()> {
    if POLICY.may_somewhere(ask.actor, verb) { Ok(()) } else { Err(Refused::NotAllowed) }
}

fn choose_owner(ask: &Ask<'_>) -> Result<Option<Reply>> {
    may_somewhere(ask, Verb::Assign)?;
    let choices = ask.db.read(|reading| people::person_choices(reading, CARRIERS))?;
    Ok(web::choose_for(ask, "desk-assign", "owner", choices))
}

fn assign_each(ask: &Ask<'_>, id: Id<()>) -> Result<()> {
    let owner = ask.input.id("owner").map_err(invalid)?;
    assign(ask.db, ask.actor, Id::new(id.number()), &Assigned { owner, seen: None })
}

fn choose_group(ask: &Ask<'_>) -> Result<Option<Reply>> {
    may_somewhere(ask, Verb::Triage)?;
    Ok(web::choose_for(ask, "desk-bulk-group", "group", places::group_choices(ask)?))
}

/// Gives a ticket to a group and to nobody in it.
fn give_each(ask: &Ask<'_>, id: Id<()>) -> Result<()> {
    let (group, id): (_, Id<Ticket>) = (ask.input.id("group").map_err(invalid)?, Id::new(id.number()));
    ask.db.write(ask.actor, |tx| {
        let ticket = load(tx, ask.actor, id)?;
        let permit = POLICY.allow(ask.actor, Verb::Triage, &ticket)?;
        places::check_group(tx, group)?;
        let ticket = Ticket { group: Some(group), owner: None, ..ticket };
        save(tx, &ticket)?;
        promised::reclassified(tx, &ticket)?;
        tx.say(permit, &Event::to(id, Happened::GivenToGroup { group: Id::new(group.number()) }))
    })
}
