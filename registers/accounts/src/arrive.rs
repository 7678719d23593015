//! How somebody becomes signed in: a new session with a new secret, whatever cookie came along.

use access::{Actor, Permit};
use kernel::{Id, Person, Refused, Result};
use store::Tx;
use web::{Ask, Site};

use crate::events::Event;
use crate::pass::{PassKind, Proof, Stay};
use crate::policy::{ACCOUNTS, Verb};
use crate::secret;
use crate::tables::passes::{self, From};

/// How long one stays signed in at this site.
const fn stay(site: &Site) -> Stay {
    if site.is_demo { Stay::DEMO } else { Stay::USUAL }
}

fn from<'a>(ask: &'a Ask<'_>) -> From<'a> {
    From { address: &ask.credentials.address, agent: &ask.credentials.user_agent }
}

/// Ends whatever the browser's cookie opened before, so that nothing planted there lives on.
pub(crate) fn end_former(tx: &Tx<'_>, ask: &Ask<'_>) -> Result<()> {
    let Some(cookie) = &ask.credentials.session else { return Ok(()) };
    passes::end_by_hash(tx, &secret::hash(PassKind::Session.word(), cookie))?;
    passes::end_by_hash(tx, &secret::hash(PassKind::Half.word(), cookie))
}

/// Signs the person in; `first` is done in the same write, before, and may refuse. Somebody without any role is told so:
/// there is nothing they could open.
pub(crate) fn sign_in(
    ask: &Ask<'_>,
    person: Id<Person>,
    proof: Proof,
    first: impl Fn(&Tx<'_>, &Permit) -> Result<()>,
) -> Result<()> {
    let grants = ask.db.read(|reading| people::grants_of(reading, person, reading.now()))?;
    if grants.is_empty() {
        return Err(Refused::rule("accounts-no-role"));
    }
    let actor = Actor { lang: ask.talk.lang(), ..Actor::person(person, grants) };
    let (token, stay) = (secret::long()?, stay(&ask.app.site));
    let hash = secret::hash(PassKind::Session.word(), &token);
    ask.db.write(&actor, |tx| {
        let permit = ACCOUNTS.allow(tx.actor(), Verb::SignIn, &())?;
        first(tx, &permit)?;
        end_former(tx, ask)?;
        let session =
            passes::insert_session(tx, person, (PassKind::Session, proof), &hash, (stay, from(ask)))?;
        tx.say(permit, &Event::SignedIn { person, session })
    })?;
    ask.set_cookie(web::session_cookie(&ask.app.site, &token, stay.whole_s));
    Ok(())
}

/// Half-way in: the first proof was right, the second factor is awaited. It opens nothing but the page that asks for it.
pub(crate) fn half_way(ask: &Ask<'_>, person: Id<Person>, proof: Proof) -> Result<()> {
    let token = secret::long()?;
    let hash = secret::hash(PassKind::Half.word(), &token);
    ask.db.keep(store::Upkeep::Draft, |tx| {
        end_former(tx, ask)?;
        passes::insert_session(tx, person, (PassKind::Half, proof), &hash, (Stay::HALF, from(ask)))
            .map(|_| ())
    })?;
    ask.set_cookie(web::session_cookie(&ask.app.site, &token, Stay::HALF.whole_s));
    Ok(())
}
