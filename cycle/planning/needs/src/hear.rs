use access::Actor;
use kernel::{Id, Result};
use store::Db;
use web::{Ask, Reply};

use crate::store::{load, notices, parties};
use crate::{Event, Need, POLICY, Verb};

/// The asker has the outcome before their eyes: it has reached them. Said once for each outcome.
pub fn hear(db: &Db, actor: &Actor, id: Id<Need>) -> Result<()> {
    let me = actor.me()?;
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Hear, &need)?;
        parties::hear(tx, id, me)?;
        tx.say(permit, &Event::Heard { need: id })
    })?;
    notices::mark_read(db, me, Some(id))
}

/// The need with all that happened to it has reached the actor: an outcome that waited is heard, notices are read.
pub(crate) fn reached(ask: &Ask<'_>, need: &Need) -> Result<()> {
    if need.mine.is_waiting && POLICY.may(ask.actor, Verb::Hear, need) {
        return hear(ask.db, ask.actor, need.id);
    }
    notices::mark_read(ask.db, ask.actor.me()?, Some(need.id))
}

/// POST `/needs/{id}/hear`: for a program that has shown it to the asker.
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let need = ask.db.read(|reading| load(reading, ask.actor, ask.id("id")?))?;
    let _may = POLICY.allow(ask.actor, Verb::Hear, &need)?;
    reached(ask, &need)?;
    Ok(Reply::see(crate::need::href(need.id), "needs-hear-done"))
}
