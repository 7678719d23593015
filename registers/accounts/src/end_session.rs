use kernel::{Refused, Result};
use web::{Ask, Reply};

use crate::events::Event;
use crate::pass::{Pass, PassKind};
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::{accounts, passes};

/// Ends one of one's own sessions.
pub(crate) fn one(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id::<Pass>("id")?;
    ask.db.write(ask.actor, |tx| {
        let session =
            passes::find(tx, id)?.filter(|pass| pass.kind == PassKind::Session).ok_or(Refused::NotFound)?;
        let account = accounts::load(tx, tx.actor(), session.person)?;
        let permit = ACCOUNTS.allow(tx.actor(), Verb::EndSession, &account).map_err(hidden)?;
        if !passes::end(tx, id)? {
            return Err(Refused::NotFound);
        }
        tx.say(permit, &Event::SessionEnded { person: session.person, session: id })
    })?;
    Ok(Reply::see("/account", "accounts-session-ended-now"))
}

/// Another's session is not found, also by who may look after the account: they end all of it.
fn hidden(refused: Refused) -> Refused {
    match refused {
        Refused::NotAllowed => Refused::NotFound,
        other => other,
    }
}

/// Ends all of one's own sessions but this one.
pub(crate) fn others(ask: &Ask<'_>) -> Result<Reply> {
    let me = ask.actor.me()?;
    ask.db.write(ask.actor, |tx| {
        let account = accounts::load(tx, tx.actor(), me)?;
        let permit = ACCOUNTS.allow(tx.actor(), Verb::EndSession, &account)?;
        passes::end_sessions(tx, me, tx.actor().via)?;
        tx.say(permit, &Event::OtherSessionsEnded { person: me })
    })?;
    Ok(Reply::see("/account", "accounts-others-ended-now"))
}
