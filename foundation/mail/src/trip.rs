//! The breaker: a mailbox whose letters go in circles, or pour in, stops itself and waits for a person.

use ::store::Db;
use access::Actor;
use kernel::{Id, Refused, Result};

use crate::caps;
use crate::events::Event;
use crate::incoming::Aside;
use crate::mailbox::{Mailbox, State};
use crate::policy::{BoxVerb, MAILBOXES};
use crate::store::{boxes, incoming};

/// Stops a mailbox when too many of its letters were set aside within the hour.
pub(crate) fn trip_if_needed(db: &Db, id: Id<Mailbox>) -> Result<()> {
    let clock = Actor::clock();
    let found = db.read(|reading| {
        let mailbox = boxes::load(reading, &clock, id)?;
        let State::Open { since } = mailbox.state else { return Ok(None) };
        // What was set aside before somebody let it go on counts no more.
        let since = since.max(reading.now().plus_seconds(-caps::WITHIN_S));
        let loops = incoming::count_aside(reading, id, Aside::Loop, since)?;
        let floods = incoming::count_aside(reading, id, Aside::Flood, since)?;
        Ok(caps::trips(loops, floods))
    })?;
    let Some(why) = found else { return Ok(()) };
    let tripped = db.write(&clock, |tx| {
        let mailbox = boxes::load(tx, &clock, id)?;
        let permit = MAILBOXES.allow(&clock, BoxVerb::Trip, &mailbox)?;
        if !mailbox.state.is_open() {
            return Err(Refused::Conflict);
        }
        boxes::save(tx, &mailbox.trip(why, tx.now()))?;
        tx.say(permit, &Event::Tripped { mailbox: id, why })
    });
    match tripped {
        Ok(()) => {
            tracing::error!(mailbox = %id, why = why.word(), "a mailbox has stopped itself");
            Ok(())
        }
        // Another process has stopped it.
        Err(Refused::Conflict) => Ok(()),
        Err(refused) => Err(refused),
    }
}
