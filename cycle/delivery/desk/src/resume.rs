use access::Actor;
use kernel::{Refused, Result};
use store::Db;
use web::{Ask, Reply};

use crate::moves::{self, Wanted};
use crate::store::due;
use crate::{Move, Verb};

/// Tickets that the clock takes in one turn.
const AT_ONCE: i64 = 200;

/// POST `/tickets/{id}/resume`: what was waited for has come.
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    moves::act(ask, Verb::Resume, &Wanted::silent(Move::Resume), "desk-resume-done")
}

/// What waited for a day comes back when the day has come. A task of the worker; doing it twice does no harm.
pub fn wake_due(db: &Db) -> Result<()> {
    let due = db.read(|reading| due::waited_for(reading, people::today(reading)?, AT_ONCE))?;
    by_clock(db, &due, Verb::Resume, &Move::Resume)
}

/// Moves these tickets by the clock; one that somebody moved meanwhile is left as it is.
pub(crate) fn by_clock(db: &Db, tickets: &[kernel::Id<crate::Ticket>], verb: Verb, to: &Move) -> Result<()> {
    for id in tickets {
        match moves::carry_out(db, &Actor::clock(), *id, verb, &Wanted::silent(to.clone())) {
            Ok(()) | Err(Refused::Rule { .. } | Refused::Conflict | Refused::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(())
}
