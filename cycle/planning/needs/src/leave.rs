use access::Actor;
use kernel::{Id, Result};
use store::Db;
use web::{Ask, Reply};

use crate::store::{load, parties};
use crate::{Event, Need, POLICY, Verb};

/// No longer stands behind a need; whoever is the last to do so stays.
pub fn leave(db: &Db, actor: &Actor, id: Id<Need>) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Leave, &need)?;
        need.can_be_left()?;
        let person = actor.me()?;
        parties::remove_asker(tx, id, person)?;
        tx.say(permit, &Event::Left { need: id, person })
    })
}

/// POST `/needs/{id}/leave`
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    leave(ask.db, ask.actor, ask.id("id")?)?;
    Ok(Reply::see("/needs", "needs-leave-done"))
}
