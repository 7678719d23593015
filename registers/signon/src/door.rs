//! The way to a provider, from the button at the door.

use accounts::Provider;
use kernel::{Id, Result};
use look::{Act, Bare, Html, Icon};
use oidc::{Age, Fault};
use web::{Ask, Reply};

use crate::errand::{Carried, Purpose};
use crate::provider::ProviderRecord;
use crate::setup;
use crate::store::providers;

/// The path that a provider sends the browser back to.
pub(crate) fn way_back(provider: Id<Provider>) -> String {
    format!("/sign-in/with/{provider}/back")
}

/// Where the provider sends the browser back to: registered there, so that an address which somebody made up leads nowhere.
fn redirect(ask: &Ask<'_>, provider: Id<Provider>) -> String {
    format!("{}{}", ask.site_address, way_back(provider))
}

/// The provider as a request to it needs it.
pub(crate) fn asked(ask: &Ask<'_>, it: &ProviderRecord) -> Result<oidc::Provider> {
    let setup = setup::installed()?;
    let secret = ask.db.read(|reading| providers::secret(reading, &setup.vault(), it.id))?;
    Ok(oidc::Provider {
        issuer: it.issuer.clone(),
        client: it.client.clone(),
        secret,
        redirect: redirect(ask, it.id),
        scopes: it.scopes.clone(),
        reach: setup.reach(),
    })
}

/// How fresh its proof must be.
pub(crate) fn age(it: &ProviderRecord) -> Age {
    it.fresh_minutes.map_or(Age::Any, |minutes| Age::AtMost(minutes * 60))
}

/// Where the browser goes to prove who it is, with the errand in its cookie.
pub(crate) fn way(
    ask: &Ask<'_>,
    it: &ProviderRecord,
    next: &str,
    purpose: Purpose,
) -> Result<Result<String, Fault>> {
    let errand = Carried::hand_out(ask, it.id, next, purpose)?;
    Ok(oidc::way(&asked(ask, it)?, &errand, age(it), ask.db.clock().now()))
}

/// GET `/sign-in/with/{id}`: on to the provider. Stores nothing here.
pub(crate) fn go(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Provider> = ask.id("id")?;
    let Some(it) = ask.db.read(|reading| providers::find_on(reading, id))? else {
        return Ok(Reply::see("/sign-in", "signon-not-on"));
    };
    if ask.is_prefetch {
        return Ok(Reply::see("/sign-in", ""));
    }
    let next =
        web::own_path(ask.query.raw("next")).filter(|path| !path.starts_with("/sign-in")).unwrap_or("/");
    let invitation = ask.query.raw("invitation");
    let purpose = match invitation {
        "" => Purpose::SignIn,
        secret => Purpose::Invitation(secret.chars().take(100).collect()),
    };
    match way(ask, &it, next, purpose)? {
        Ok(to) => Ok(Reply::Away(to)),
        Err(_) => Ok(told_plainly(ask, "signon-unreached")),
    }
}

/// A page at the door that says what happened and what to do. The same for whoever is unknown, stopped or gone.
pub(crate) fn told_plainly(ask: &Ask<'_>, key: &str) -> Reply {
    let back = Act::go(ask.say("signon-to-sign-in"), "/sign-in").icon(Icon::Key);
    let bare = Bare {
        title: ask.say("signon-stopped-title"),
        lead: ask.say(key),
        body: Html(format!("<p>{}</p>", back.primary())),
        ..Bare::default()
    };
    Reply::RefusedBare(Box::new(bare))
}
