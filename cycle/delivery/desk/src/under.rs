use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::moves::{self, VERSION};
use crate::store::{family, load, save};
use crate::{Cannot, Event, POLICY, Ticket, Verb};

/// Make a ticket a report of another: one outage, many who report it.
pub struct PutUnder;

/// Under which ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parent {
    pub parent: Id<Ticket>,
    /// The version that the sender saw.
    pub seen: Option<i64>,
}

impl Form for PutUnder {
    const NAME: &'static str = "desk-put-under";
    const FIELDS: &'static [Field] = &[Field::number("parent", 1, i64::MAX).required(), VERSION];
    type New = Parent;

    fn parse(input: &Input) -> Result<Parent, FieldErrors> {
        let parent = input.number("parent", 1..=i64::MAX).map(Id::new);
        let seen = moves::seen(input);
        kernel::all_or_errors!(Parent { parent, seen })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(moves::about(ask, &moves::for_verb(ask, Verb::PutUnder)?))
    }

    fn act(ask: &Ask<'_>, new: Parent) -> Result<Reply> {
        let id = ask.id("id")?;
        put_under(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(id, "desk-put-under-done"))
    }
}

/// Puts a ticket under another. The actor must be allowed to on both.
pub fn put_under(db: &Db, actor: &Actor, id: Id<Ticket>, new: &Parent) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::PutUnder, &ticket)?;
        moves::is_as_seen(&ticket, new.seen)?;
        let parent = load(tx, actor, new.parent).map_err(|refused| match refused {
            Refused::NotFound => Refused::field("parent", "no-such-ticket"),
            other => other,
        })?;
        POLICY.allow(actor, Verb::PutUnder, &parent)?;
        ticket.can_stand_under(&parent, family::has_children(tx, id)?)?;
        save(tx, &Ticket { parent: Some(new.parent), ..ticket })?;
        tx.say(permit, &Event::to(id, Happened::PutUnder { parent: new.parent }))
    })
}

/// A ticket of its own again.
pub fn take_out(db: &Db, actor: &Actor, id: Id<Ticket>) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::PutUnder, &ticket)?;
        if ticket.parent.is_none() {
            return Err(Cannot::StandsAlone.into());
        }
        save(tx, &Ticket { parent: None, ..ticket })?;
        tx.say(permit, &Event::to(id, Happened::TakenOut))
    })
}

/// POST `/tickets/{id}/take-out`
pub(crate) fn send_out(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    take_out(ask.db, ask.actor, id)?;
    Ok(moves::made(id, "desk-take-out-done"))
}
