//! Join: a person who is signed in here, and whoever they are at a provider, become one.

use access::Record;
use accounts::Provider;
use kernel::{FieldErrors, Id, Input, Person, Refused, Result};
use look::{Act, Crumb, Html, Icon};
use oidc::Told;
use store::Tx;
use web::{Ask, Draft, Field, Form, Once, Page, Reply};

use crate::door;
use crate::errand::Purpose;
use crate::events::{Event, Joined};
use crate::policy::{LINKS, LinkVerb};
use crate::provider::{Cannot, ProviderRecord};
use crate::store::{links, providers};

/// What a link is before it is there: the policy is asked about it.
struct Joining {
    person: Id<Person>,
}

impl Record for Joining {
    fn owner(&self) -> Option<Id<Person>> {
        Some(self.person)
    }
}

/// Within a write: the link, or why there is none.
pub(crate) fn insert(
    tx: &Tx<'_>,
    person: Id<Person>,
    it: &ProviderRecord,
    subject: &str,
    by: Joined,
) -> Result<()> {
    let permit = LINKS.allow_new(tx.actor(), LinkVerb::Join, &Joining { person })?;
    is_free(tx, person, it.id, subject)?;
    links::insert(tx, person, it.id, subject)?;
    tx.also(&permit, &Event::Joined { person, provider: it.id, by })
}

fn is_free(tx: &Tx<'_>, person: Id<Person>, provider: Id<Provider>, subject: &str) -> Result<()> {
    if links::who(tx, provider, subject)?.is_some() {
        return Err(Cannot::Taken.into());
    }
    if links::has_one(tx, person, provider)? {
        return Err(Cannot::HasAnother.into());
    }
    Ok(())
}

/// The person who asked for it, and has now proven who they are at the provider, is joined.
pub(crate) fn join(ask: &Ask<'_>, it: &ProviderRecord, told: &Told) -> Result<Reply> {
    let me = ask.actor.me()?;
    ask.db.write(ask.actor, |tx| {
        let permit = LINKS.allow_new(tx.actor(), LinkVerb::Join, &Joining { person: me })?;
        if providers::find_on(tx, it.id)?.is_none_or(|now| now.issuer != it.issuer) {
            return Err(Refused::rule("signon-not-on"));
        }
        is_free(tx, me, it.id, &told.subject)?;
        links::insert(tx, me, it.id, &told.subject)?;
        tx.say(permit, &Event::Joined { person: me, provider: it.id, by: Joined::Oneself })
    })?;
    Ok(Reply::see("/account", "signon-joined-now").fact("name", &it.name))
}

/// The form at `/account/providers/{id}/join`: the password once more, then on to the provider.
pub(crate) struct Join;

impl Form for Join {
    const NAME: &'static str = "signon-join";
    const FIELDS: &'static [Field] =
        &[Field::secret("password_now").required().autocomplete("current-password")];
    /// Each sending begins an errand of its own.
    const ONCE: Once = Once::IsNot;
    type New = ();

    fn parse(input: &Input) -> Result<(), FieldErrors> {
        input.secret("password_now").map(|_| ()).map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let it = on(ask)?;
        let mut draft = Draft::default().crumb("/account", ask.say("accounts-title")).cancel("/account");
        draft.title = Some(ask.talk.with("signon-join-with", &[("name", it.name.as_str().into())]));
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let (it, me) = (on(ask)?, ask.actor.me()?);
        LINKS.allow_new(ask.actor, LinkVerb::Join, &Joining { person: me })?;
        accounts::confirm(ask)?;
        match door::way(ask, &it, "/account", Purpose::join(me))? {
            Ok(to) => ask.show(|| Ok(serde_json::json!({ "href": to })), || Ok(onward(ask, &it, &to))),
            Err(_) => Err(Refused::rule("signon-unreached")),
        }
    }
}

/// A page whose one link leads to the provider: browsers do not let a form that was sent here lead elsewhere.
fn onward(ask: &Ask<'_>, it: &ProviderRecord, to: &str) -> Page {
    let facts = [("name", it.name.as_str().into())];
    let go = Act::go(ask.talk.with("signon-go-on", &facts), to).icon(Icon::Forward);
    let mut page = Page::titled(ask.talk.with("signon-join-with", &facts));
    page.head.lead = ask.say("signon-go-on-lead");
    page.crumbs = vec![Crumb::new("/account", ask.say("accounts-title"))];
    page.body = Html(format!("<p>{}</p>", go.primary()));
    page
}

fn on(ask: &Ask<'_>) -> Result<ProviderRecord> {
    let id: Id<Provider> = ask.id("id")?;
    ask.db.read(|reading| providers::find_on(reading, id))?.ok_or(Refused::NotFound)
}
