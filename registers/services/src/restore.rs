use access::Actor;
use kernel::{Id, Result};
use store::Db;
use web::{Ask, Reply};

use crate::service::Service;
use crate::{Event, POLICY, Verb, store as rows};

/// POST `/services/{id}/restore`
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    restore(ask.db, ask.actor, id)?;
    Ok(Reply::made("service", id.number(), crate::service::href(id), "services-restored"))
}

/// Brings a service back into use, before its last day or after it.
pub fn restore(db: &Db, actor: &Actor, id: Id<Service>) -> Result<()> {
    db.write(actor, |tx| {
        let service = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Restore, &service)?;
        let state = service.state.restore()?;
        rows::save(tx, &Service { state, changed_at: tx.now(), ..service })?;
        tx.say(permit, &Event::Restored { service: id })
    })
}
