//! Back from a provider: whether the answer is believed, and who that is here.

use access::Actor;
use accounts::{Arrived, Provider, Vouched};
use kernel::{Id, Person, Refused, Result};
use oidc::{Fault, Told};
use store::{Reading, Tx};
use web::{Ask, Reply};

use crate::door::{self, told_plainly};
use crate::errand::{Carried, Purpose};
use crate::events::{Event, Joined};
use crate::join;
use crate::policy::{PROVIDERS, Verb};
use crate::provider::ProviderRecord;
use crate::store::{links, providers};

/// GET `/sign-in/with/{id}/back`: the one answer of an errand.
pub(crate) fn come(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Provider> = ask.id("id")?;
    let Some((carried, errand)) = Carried::take_back(ask, id, ask.query.raw("state"))? else {
        return Ok(told_plainly(ask, "signon-not-yours"));
    };
    let Some(it) = ask.db.read(|reading| providers::find_on(reading, id))? else {
        return Ok(Reply::see("/sign-in", "signon-not-on"));
    };
    // RFC 9207: an answer that another issuer signs with its name is not this one's.
    let issuer = ask.query.raw("iss");
    if !issuer.is_empty() && issuer != it.issuer {
        refused(ask, id, "another-issuer")?;
        return Ok(told_plainly(ask, "signon-not-believed"));
    }
    let code = ask.query.raw("code");
    if code.is_empty() || ask.query.has("error") {
        return Ok(told_plainly(ask, "signon-broken-off"));
    }
    match believed(ask, &it, &errand, code)? {
        Ok(told) => arrive(ask, &it, &carried, &told),
        Err(Fault::Unreached(_)) => Ok(told_plainly(ask, "signon-unreached")),
        Err(_) => Ok(told_plainly(ask, "signon-not-believed")),
    }
}

/// What the provider tells for the code, counted against the address that brought it.
fn believed(
    ask: &Ask<'_>,
    it: &ProviderRecord,
    errand: &oidc::Errand,
    code: &str,
) -> Result<Result<Told, Fault>> {
    let guess = accounts::guess(ask)?;
    let told = oidc::told(&door::asked(ask, it)?, errand, code, door::age(it), ask.db.clock().now());
    match &told {
        Ok(_) | Err(Fault::Unreached(_)) => guess.was_right(ask.db)?,
        Err(_) => guess.was_wrong(ask.db)?,
    }
    if let Err(fault) = &told {
        refused(ask, it.id, fault.word())?;
    }
    Ok(told)
}

/// Writes down that an answer was not believed, or that it tells of nobody here.
fn refused(ask: &Ask<'_>, provider: Id<Provider>, why: &'static str) -> Result<()> {
    ask.db.write(&Actor::nobody(), |tx| {
        let permit = PROVIDERS.allow(tx.actor(), Verb::Answer, &())?;
        tx.say(permit, &Event::Refused { provider, why })
    })
}

/// Who that is, and what they came for.
fn arrive(ask: &Ask<'_>, it: &ProviderRecord, carried: &Carried, told: &Told) -> Result<Reply> {
    match &carried.purpose {
        Purpose::SignIn => {
            let found = ask.db.read(|reading| meant(reading, it, told))?;
            enter(ask, (it, told), found.map(|(person, by)| (person, by, None)), &carried.next)
        }
        Purpose::Invitation(secret) => {
            let invited = ask.db.read(|reading| accounts::invited(reading, secret))?;
            let Some(person) = invited else { return Err(Refused::rule("accounts-link-dead")) };
            let who = Some((person, Some(Joined::Invitation), Some(secret.as_str())));
            enter(ask, (it, told), who, "/")
        }
        Purpose::Join(_) if carried.purpose.is_of(ask.actor) => join::join(ask, it, told),
        // Somebody else sits at the browser now, or nobody.
        Purpose::Join(_) => Ok(told_plainly(ask, "signon-not-yours")),
    }
}

/// Whom it tells of: by issuer and subject; else, where an administrator allows it, the never opened account of a proven address.
fn meant(
    reading: &Reading<'_>,
    it: &ProviderRecord,
    told: &Told,
) -> Result<Option<(Id<Person>, Option<Joined>)>> {
    if let Some(person) = links::who(reading, it.id, &told.subject)? {
        return Ok(Some((person, None)));
    }
    let Some(email) = it.joins_by(told) else { return Ok(None) };
    let found = accounts::unopened(reading, email)?;
    let is_free = |person: &Id<Person>| links::has_any(reading, *person).map(|has| !has);
    match found {
        Some(person) if is_free(&person)? => Ok(Some((person, Some(Joined::Address)))),
        Some(_) | None => Ok(None),
    }
}

type Who<'a> = (Id<Person>, Option<Joined>, Option<&'a str>);

fn enter(
    ask: &Ask<'_>,
    (it, told): (&ProviderRecord, &Told),
    who: Option<Who<'_>>,
    next: &str,
) -> Result<Reply> {
    let arrived = match who {
        Some((person, by, invitation)) => {
            let vouched = Vouched { person, provider: it.id, strength: it.strength(told) };
            accounts::vouch(ask, vouched, |tx| first(tx, it, told, (person, by, invitation)))?
        }
        None => Arrived::Nowhere,
    };
    match arrived {
        Arrived::In => Ok(Reply::see(next, "")),
        Arrived::HalfWay if next == "/" => Ok(Reply::see("/sign-in/code", "")),
        Arrived::HalfWay => Ok(Reply::see(web::bringing("/sign-in/code", &[("next", next)]), "")),
        Arrived::Nowhere => {
            refused(ask, it.id, "nobody")?;
            Ok(told_plainly(ask, "signon-nobody"))
        }
    }
}

/// In the write that signs in: joins the person, if they are not yet, and notes that the link was used.
fn first(tx: &Tx<'_>, it: &ProviderRecord, told: &Told, (person, by, invitation): Who<'_>) -> Result<()> {
    // It may have been turned off, or another may have been quicker, since it was looked at.
    if providers::find_on(tx, it.id)?.is_none_or(|now| now.issuer != it.issuer) {
        return Err(Refused::NotSignedIn);
    }
    if let Some(secret) = invitation {
        accounts::use_invitation(tx, person, secret)?;
    }
    match by {
        Some(by) => join::insert(tx, person, it, &told.subject, by),
        None if links::who(tx, it.id, &told.subject)? == Some(person) => links::touch(tx, person, it.id),
        None => Err(Refused::NotSignedIn),
    }
}
