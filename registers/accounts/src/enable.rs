use access::Actor;
use kernel::{Id, Person, Result};
use store::Db;
use web::{Ask, Reply};

use crate::events::Event;
use crate::manage;
use crate::policy::Verb;
use crate::tables::accounts;

/// Lets somebody sign in again, with the password they had.
pub(crate) fn enable(db: &Db, actor: &Actor, person: Id<Person>) -> Result<()> {
    db.write(actor, |tx| {
        let (account, permit) = manage::load_for(tx, person, Verb::Enable)?;
        account.enable()?;
        accounts::set_disabled(tx, &account, None)?;
        tx.say(permit, &Event::Enabled { person })
    })
}

pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let person = ask.id("id")?;
    enable(ask.db, ask.actor, person)?;
    Ok(Reply::see(format!("/persons/{person}/account"), "accounts-enabled-now"))
}
