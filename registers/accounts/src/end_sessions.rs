use kernel::{Person, Result};
use web::{Ask, Reply};

use crate::events::Event;
use crate::manage;
use crate::policy::Verb;
use crate::tables::passes;

/// Ends all of somebody's sessions, as when a machine was lost.
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let person = ask.id::<Person>("id")?;
    ask.db.write(ask.actor, |tx| {
        let (_, permit) = manage::load_for(tx, person, Verb::EndSessions)?;
        passes::end_sessions(tx, person, tx.actor().via)?;
        tx.say(permit, &Event::SessionsEnded { person })
    })?;
    Ok(Reply::see(format!("/persons/{person}/account"), "accounts-sessions-ended-now"))
}
