use kernel::{Id, Result};
use web::{Ask, Reply};

use crate::events::Happened;
use crate::store::{load, save};
use crate::{Event, POLICY, Ticket, Verb, moves};

/// From now on only who works on it, who asks, and the head of IT see it; or all whom it concerns again.
fn turn(ask: &Ask<'_>, is_confidential: bool, what: Happened) -> Result<Id<Ticket>> {
    let id = ask.id("id")?;
    ask.db.write(ask.actor, |tx| {
        let ticket = load(tx, ask.actor, id)?;
        let permit = POLICY.allow(ask.actor, Verb::Confide, &ticket)?;
        save(tx, &Ticket { is_confidential, ..ticket })?;
        tx.say(permit, &Event::to(id, what))
    })?;
    Ok(id)
}

/// POST `/tickets/{id}/confide`
pub(crate) fn confide(ask: &Ask<'_>) -> Result<Reply> {
    let id = turn(ask, true, Happened::Confided)?;
    // An agent who has no part in it has lost sight of it by this.
    let is_in_sight = ask.db.read(|reading| load(reading, ask.actor, id)).is_ok();
    Ok(if is_in_sight {
        moves::made(id, "desk-confide-done")
    } else {
        Reply::see("/tickets", "desk-confide-done")
    })
}

/// POST `/tickets/{id}/unconfide`
pub(crate) fn unconfide(ask: &Ask<'_>) -> Result<Reply> {
    Ok(moves::made(turn(ask, false, Happened::Unconfided)?, "desk-unconfide-done"))
}
