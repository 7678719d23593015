use access::Actor;
use kernel::{Id, Person, Result};
use store::Db;
use web::{Ask, Reply};

use crate::events::Event;
use crate::manage;
use crate::policy::Verb;
use crate::tables::{accounts, links, passes};

/// Stops somebody's sign-in: every session and open link ends now, and tokens open nothing until it is let in again.
pub(crate) fn disable(db: &Db, actor: &Actor, person: Id<Person>) -> Result<()> {
    db.write(actor, |tx| {
        let (account, permit) = manage::load_for(tx, person, Verb::Disable)?;
        account.disable(tx.actor().person_id())?;
        accounts::set_disabled(tx, &account, Some(tx.now()))?;
        passes::end_sessions(tx, person, None)?;
        links::withdraw(tx, person)?;
        tx.say(permit, &Event::Disabled { person })
    })
}

pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let person = ask.id("id")?;
    disable(ask.db, ask.actor, person)?;
    Ok(Reply::see(format!("/persons/{person}/account"), "accounts-disabled-now"))
}
