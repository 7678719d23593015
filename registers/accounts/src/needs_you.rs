use kernel::Result;
use web::{Ask, Need};

use crate::account::is_grave;
use crate::tables::accounts;

/// Who has a grave role and no second factor is asked to get one.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Need>> {
    let Some(me) = ask.actor.person_id() else { return Ok(Vec::new()) };
    if !is_grave(&ask.actor.grants) || ask.db.read(|reading| accounts::has_factor(reading, me))? {
        return Ok(Vec::new());
    }
    let text = ask.say("accounts-need-factor");
    Ok(vec![Need { text, href: "/account/totp/start".to_owned(), count: 1, is_urgent: false }])
}
