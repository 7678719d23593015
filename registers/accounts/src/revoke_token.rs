use access::Actor;
use kernel::{Id, Person, Refused, Result};
use store::Db;
use web::{Ask, Reply};

use crate::account::within_reach;
use crate::events::Event;
use crate::pass::{Pass, PassKind};
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::{accounts, passes};

/// Ends a token: its next request is refused.
pub(crate) fn revoke(db: &Db, actor: &Actor, token: Id<Pass>, of: Option<Id<Person>>) -> Result<()> {
    db.write(actor, |tx| {
        let found = passes::find(tx, token)?.filter(|pass| pass.kind == PassKind::Token);
        let pass =
            found.filter(|pass| of.is_none_or(|person| pass.person == person)).ok_or(Refused::NotFound)?;
        let account = accounts::load(tx, tx.actor(), pass.person)?;
        let permit = ACCOUNTS.allow(tx.actor(), Verb::RevokeToken, &account)?;
        if tx.actor().person_id() != Some(pass.person) {
            within_reach(tx.actor(), &people::standing_grants_of(tx, pass.person)?)?;
        }
        if !passes::end(tx, token)? {
            return Err(Refused::NotFound);
        }
        tx.say(permit, &Event::TokenRevoked { person: pass.person, token })
    })
}

/// POST: one's own.
pub(crate) fn own(ask: &Ask<'_>) -> Result<Reply> {
    revoke(ask.db, ask.actor, ask.id("id")?, Some(ask.actor.me()?))?;
    Ok(Reply::see("/account", "accounts-token-revoked-now"))
}

/// POST: somebody else's, by who looks after the account.
pub(crate) fn theirs(ask: &Ask<'_>) -> Result<Reply> {
    let person = ask.id::<Person>("id")?;
    revoke(ask.db, ask.actor, ask.id("token")?, Some(person))?;
    Ok(Reply::see(format!("/persons/{person}/account"), "accounts-token-revoked-now"))
}
