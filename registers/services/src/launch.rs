use access::Actor;
use kernel::{Id, Result};
use store::Db;
use web::{Ask, Reply};

use crate::service::Service;
use crate::{Event, POLICY, Verb, store as rows};

/// POST `/services/{id}/launch`
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    launch(ask.db, ask.actor, id)?;
    Ok(Reply::made("service", id.number(), crate::service::href(id), "services-launched"))
}

/// Takes a planned service into use: its users see it from now on.
pub fn launch(db: &Db, actor: &Actor, id: Id<Service>) -> Result<()> {
    db.write(actor, |tx| {
        let service = rows::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Launch, &service)?;
        let state = service.state.launch()?;
        rows::save(tx, &Service { state, changed_at: tx.now(), ..service })?;
        tx.say(permit, &Event::Launched { service: id })
    })
}
