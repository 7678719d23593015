use access::Actor;
use kernel::{Id, Result};
use store::{Db, Sql};
use web::{Ask, Reply};

use crate::store::notices::answered_by;
use crate::store::{load, parties};
use crate::{Event, Need, POLICY, Verb};

/// Outcomes that one press can mark as heard.
const HEARD: i64 = 200;

/// The asker has the outcome before their eyes: it has reached them. Said once for each outcome.
pub fn hear(db: &Db, actor: &Actor, id: Id<Need>) -> Result<()> {
    let me = actor.me()?;
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Hear, &need)?;
        parties::hear(tx, id, me)?;
        tx.say(permit, &Event::Heard { need: id })
    })?;
    mark_read(db, actor, id)
}

fn mark_read(db: &Db, actor: &Actor, id: Id<Need>) -> Result<()> {
    let ids = db.read(|reading| answered_by(reading, id))?;
    notices::mark_read(db, actor.me()?, "need", &ids)
}

/// The need with all that happened to it has reached the actor: an outcome that waited is heard, notices are read.
pub(crate) fn reached(ask: &Ask<'_>, need: &Need) -> Result<()> {
    if need.mine.is_waiting && POLICY.may(ask.actor, Verb::Hear, need) {
        return hear(ask.db, ask.actor, need.id);
    }
    mark_read(ask.db, ask.actor, need.id)
}

/// POST `/needs/{id}/hear`: for a program that has shown it to the asker.
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let need = ask.db.read(|reading| load(reading, ask.actor, ask.id("id")?))?;
    let _may = POLICY.allow(ask.actor, Verb::Hear, &need)?;
    reached(ask, &need)?;
    Ok(Reply::see(crate::need::href(need.id), "needs-hear-done"))
}

/// The person has read all their notices, and so heard the outcomes that they told.
pub(crate) fn all(ask: &Ask<'_>) -> Result<()> {
    let me = ask.actor.me()?;
    let sql = Sql::open(
        "outcomes that this person waits for",
        "SELECT need_id FROM need_party WHERE person_id = ? AND role = 'asker' AND waiting_since IS NOT NULL LIMIT ?",
    );
    let waits: Vec<(Id<Need>,)> = ask.db.read(|reading| reading.all(sql.bind(me).bind(HEARD)))?;
    let Some((last, others)) = waits.split_last() else { return Ok(()) };
    ask.db.write(ask.actor, |tx| {
        let heard = |id: Id<Need>| {
            let need = load(tx, ask.actor, id)?;
            let permit = POLICY.allow(ask.actor, Verb::Hear, &need)?;
            parties::hear(tx, id, me)?;
            Ok::<_, kernel::Refused>(permit)
        };
        for (id,) in others {
            tx.also(&heard(*id)?, &Event::Heard { need: *id })?;
        }
        tx.say(heard(last.0)?, &Event::Heard { need: last.0 })
    })
}
