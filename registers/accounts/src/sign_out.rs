use kernel::Result;
use web::{Ask, Reply};

use crate::arrive;
use crate::events::Event;
use crate::policy::{ACCOUNTS, Verb};

/// Ends the session of this browser, so that a copy of its cookie opens nothing. Whoever has none is shown out as well.
pub(crate) fn sign_out(ask: &Ask<'_>) -> Result<Reply> {
    if let (Some(person), Some(_)) = (ask.actor.person_id(), &ask.credentials.session) {
        ask.db.write(ask.actor, |tx| {
            let permit = ACCOUNTS.allow(tx.actor(), Verb::SignOut, &())?;
            arrive::end_former(tx, ask)?;
            tx.say(permit, &Event::SignedOut { person })
        })?;
    }
    ask.set_cookie(web::sign_out_cookie(&ask.app.site));
    Ok(Reply::see("/sign-in", "accounts-signed-out-now"))
}
