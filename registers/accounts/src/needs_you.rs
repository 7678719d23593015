use access::Actor;
use kernel::Result;
use store::Db;
use web::{Ask, Need};

use crate::account::is_grave;
use crate::tables::accounts;

/// Has the actor a grave role and no second factor?
pub(crate) fn asks_for_factor(db: &Db, actor: &Actor) -> Result<bool> {
    let Some(me) = actor.person_id().filter(|_| is_grave(&actor.grants)) else { return Ok(false) };
    db.read(|reading| accounts::has_factor(reading, me)).map(|has_factor| !has_factor)
}

/// Who has a grave role and no second factor is asked to get one.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Need>> {
    if !asks_for_factor(ask.db, ask.actor)? {
        return Ok(Vec::new());
    }
    let text = ask.say("accounts-need-factor");
    Ok(vec![Need { text, href: "/account/totp/start".to_owned(), count: 1, is_urgent: false }])
}
