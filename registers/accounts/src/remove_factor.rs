use kernel::{Person, Result};
use web::{Ask, Reply};

use crate::events::Event;
use crate::manage;
use crate::policy::Verb;
use crate::tables::accounts;

/// Turns off the second factor of somebody who has lost both phone and codes. They are told on their own page.
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let person = ask.id::<Person>("id")?;
    ask.db.write(ask.actor, |tx| {
        let (account, permit) = manage::load_for(tx, person, Verb::RemoveFactor)?;
        account.remove_factor(tx.actor().person_id())?;
        accounts::clear_factor(tx, person)?;
        tx.say(permit, &Event::FactorRemoved { person })
    })?;
    Ok(Reply::see(format!("/persons/{person}/account"), "accounts-factor-removed-now"))
}
