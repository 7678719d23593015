use access::Actor;
use kernel::{Id, Result};
use store::Db;

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
