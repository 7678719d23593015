//! A browser's way to a provider and back, as the browser itself carries it: sealed, for ten minutes, for one answer.

use access::Actor;
use accounts::Provider;
use kernel::{Id, Moment, Person, Refused, Result};
use serde::{Deserialize, Serialize};
use web::Ask;

use crate::setup;
use crate::store::answered;

/// To find the phone and prove who one is.
const LIVES_S: i64 = 600;
/// A longer way on is left out, so that the cookie stays one that browsers keep.
const NEXT_BYTES: usize = 500;
/// Where the seal holds.
const PLACE: &str = "errand";

/// What the browser went for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Purpose {
    SignIn,
    /// To join this person, who was signed in, to the account there.
    Join(i64),
    /// To answer a one-time invitation.
    Invitation(String),
}

impl Purpose {
    pub fn join(person: Id<Person>) -> Self {
        Self::Join(person.number())
    }

    /// Is it this actor who wanted to be joined?
    pub fn is_of(&self, actor: &Actor) -> bool {
        matches!(self, Self::Join(person) if actor.person_id().map(Id::number) == Some(*person))
    }
}

/// What the browser carries.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Carried {
    provider: i64,
    secret: String,
    ends_at: i64,
    pub next: String,
    pub purpose: Purpose,
}

impl Carried {
    /// Begins an errand and hands it to the browser; gives what the provider is asked with.
    pub fn hand_out(
        ask: &Ask<'_>,
        provider: Id<Provider>,
        next: &str,
        purpose: Purpose,
    ) -> Result<oidc::Errand> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(Refused::broken)?;
        let secret = kernel::hex(&bytes);
        let next = if next.len() <= NEXT_BYTES { next.to_owned() } else { "/".to_owned() };
        let ends_at = ask.db.clock().now().plus_seconds(LIVES_S).0;
        let errand = oidc::Errand::of(&secret);
        let carried = Self { provider: provider.number(), secret, ends_at, next, purpose };
        let text = serde_json::to_string(&carried).map_err(Refused::broken)?;
        let sealed = setup::installed()?.vault().seal(PLACE, &text)?;
        ask.set_cookie(web::errand_cookie(&ask.app.site, &kernel::hex(&sealed), LIVES_S));
        Ok(errand)
    }

    /// The errand that this browser is on, if an answer with this state belongs to it: sealed by us, for this provider, not run
    /// out, and not answered before. Taken once: the next answer finds none.
    pub fn take_back(
        ask: &Ask<'_>,
        provider: Id<Provider>,
        state: &str,
    ) -> Result<Option<(Self, oidc::Errand)>> {
        let Some(cookie) = &ask.credentials.errand else { return Ok(None) };
        ask.set_cookie(web::errand_done_cookie(&ask.app.site));
        let Some(carried) = opened(cookie)? else { return Ok(None) };
        let errand = oidc::Errand::of(&carried.secret);
        let is_over = carried.ends_at < ask.db.clock().now().0;
        if carried.provider != provider.number() || is_over || !errand.is_answered_by(state) {
            return Ok(None);
        }
        // What is stored tells nothing of the secret: the state is a hash of it already, and was seen by the provider.
        let is_first = answered::take(ask.db, state, Moment(carried.ends_at))?;
        Ok(is_first.then_some((carried, errand)))
    }
}

fn opened(cookie: &str) -> Result<Option<Carried>> {
    let text = unhex(cookie).and_then(|sealed| Some(setup::installed().ok()?.vault().unseal(PLACE, &sealed)));
    Ok(text.flatten().and_then(|text| serde_json::from_str(&text).ok()))
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let is_hex = text.len().is_multiple_of(2) && text.bytes().all(|b| b.is_ascii_hexdigit());
    let pair = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    if is_hex { (0..text.len()).step_by(2).map(pair).collect() } else { None }
}
