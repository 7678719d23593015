//! Turn on, turn off, try.

use access::Actor;
use accounts::Provider;
use kernel::{Id, Refused, Result};
use store::Db;
use web::{Ask, Reply};

use crate::events::Event;
use crate::policy::{PROVIDERS, Verb};
use crate::provider::ProviderRecord;
use crate::store::providers;
use crate::{door, fault};

/// From now on one may sign in through it.
pub fn turn_on(db: &Db, actor: &Actor, id: Id<Provider>) -> Result<()> {
    db.write(actor, |tx| {
        let it = providers::load(tx, actor, id)?;
        let permit = PROVIDERS.allow(actor, Verb::TurnOn, &it)?;
        let state = it.turn_on()?;
        providers::save(tx, &ProviderRecord { state, ..it })?;
        tx.say(permit, &Event::TurnedOn { provider: id })
    })
}

/// Nobody signs in through it any more, and the sessions that it has vouched for end.
pub(crate) fn turn_off(db: &Db, actor: &Actor, id: Id<Provider>) -> Result<()> {
    db.write(actor, |tx| {
        let it = providers::load(tx, actor, id)?;
        let permit = PROVIDERS.allow(actor, Verb::TurnOff, &it)?;
        let state = it.turn_off()?;
        providers::save(tx, &ProviderRecord { state, ..it })?;
        let sessions = accounts::end_vouched(tx, id, None)?;
        tx.say(permit, &Event::TurnedOff { provider: id, sessions })
    })
}

/// POST /providers/{id}/turn-on
pub(crate) fn act_on(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Provider> = ask.id("id")?;
    turn_on(ask.db, ask.actor, id)?;
    Ok(Reply::made("provider", id.number(), format!("/providers/{id}"), "signon-turned-on-now"))
}

/// POST /providers/{id}/turn-off
pub(crate) fn act_off(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Provider> = ask.id("id")?;
    turn_off(ask.db, ask.actor, id)?;
    Ok(Reply::made("provider", id.number(), format!("/providers/{id}"), "signon-turned-off-now"))
}

/// POST /providers/{id}/try: reads the provider's description and keys, and says what is wrong.
pub(crate) fn act_try(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Provider> = ask.id("id")?;
    let it = ask.db.read(|reading| providers::load(reading, ask.actor, id))?;
    PROVIDERS.allow(ask.actor, Verb::Try, &it)?;
    match oidc::look(&door::asked(ask, &it)?, ask.db.clock().now()) {
        Ok(()) => Ok(Reply::made("provider", id.number(), it.href(), "signon-try-done")),
        Err(fault) => {
            let fault = ask.say(fault::key(&fault));
            Err(Refused::Rule { key: "signon-try-failed", facts: vec![("fault", fault)] })
        }
    }
}
