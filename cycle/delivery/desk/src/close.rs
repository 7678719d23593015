use access::Actor;
use kernel::{Id, Result};
use store::Db;
use web::{Ask, Reply};

use crate::moves::{self, Wanted};
use crate::resume::by_clock;
use crate::store::{due, rules};
use crate::{Move, Ticket, Verb};

/// Tickets that the clock closes in one turn.
const AT_ONCE: i64 = 500;

/// Closes what is solved: nothing more is to be said.
pub fn close(db: &Db, actor: &Actor, id: Id<Ticket>) -> Result<()> {
    moves::carry_out(db, actor, id, Verb::Close, &Wanted::silent(Move::Close))
}

/// POST `/tickets/{id}/close`
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    moves::act(ask, Verb::Close, &Wanted::silent(Move::Close), "desk-close-done")
}

/// Closes what has been solved for so many days as the organisation has set. A task of the worker; doing it twice does no
/// harm.
pub fn close_due(db: &Db) -> Result<()> {
    let due = db.read(|reading| {
        let days = rules::now(reading)?.close_after_days;
        due::solved_before(reading, reading.now().plus_days(-days), AT_ONCE)
    })?;
    by_clock(db, &due, Verb::Close, &Move::Close)
}
