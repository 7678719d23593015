//! A calendar of notice days at a secret address that its person can take back at once.

use access::Actor;
use kernel::{FieldErrors, Id, Input, Person, Refused, Result};
use look::{Act, Crumb, Html, Icon, SecretOnce};
use serde_json::json;
use store::Db;
use web::{Ask, Draft, Field, Form, Once, Page, Reply};

use crate::store::feeds;
use crate::{Event, FEEDS, FeedVerb, POLICY, Verb, ical};

/// Somebody's calendar of notice days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feed {
    pub id: Id<Feed>,
    pub person: Id<Person>,
    pub made_at: kernel::Moment,
}

impl access::Record for Feed {
    fn owner(&self) -> Option<Id<Person>> {
        Some(self.person)
    }
}

/// Events of one calendar.
const EVENTS: i64 = 2_000;

/// A new secret of 256 random bits, as 64 hexadecimal figures.
fn secret() -> Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(Refused::broken)?;
    Ok(kernel::hex(&bytes))
}

/// What is stored of a secret and looked up by; a fast hash is enough where the secret is random and long.
fn hash(secret: &str) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("varv agreements calendar 1");
    hasher.update(secret.as_bytes()).finalize().to_hex().to_string()
}

/// Makes the person's calendar, in place of one that they had; gives its secret, for the only time.
pub fn make_feed(db: &Db, actor: &Actor) -> Result<String> {
    let me = actor.me()?;
    let secret = secret()?;
    db.write(actor, |tx| {
        let feed = Feed { id: Id::new(0), person: me, made_at: tx.now() };
        let permit = FEEDS.allow_new(actor, FeedVerb::Make, &feed)?;
        feeds::revoke_all(tx, me)?;
        let id = feeds::insert(tx, me, &hash(&secret))?;
        tx.say(permit, &Event::FeedMade { feed: id })
    })?;
    Ok(secret)
}

/// Takes the calendar back: its address leads nowhere from now on.
pub fn revoke_feed(db: &Db, actor: &Actor) -> Result<()> {
    db.write(actor, |tx| {
        let feed = feeds::of(tx, actor)?.ok_or(Refused::NotFound)?;
        let permit = FEEDS.allow(actor, FeedVerb::Revoke, &feed)?;
        feeds::revoke_all(tx, feed.person)?;
        tx.say(permit, &Event::FeedRevoked { feed: feed.id })
    })
}

/// POST `/agreements/feed/revoke`
pub(crate) fn revoke(ask: &Ask<'_>) -> Result<Reply> {
    revoke_feed(ask.db, ask.actor)?;
    Ok(Reply::see("/agreements/feed", "agreements-feed-revoked"))
}

/// GET `/agreements/feed`: whether one has a calendar, and the way to one.
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    if !FEEDS.may_somewhere(ask.actor, FeedVerb::Read) {
        return Err(Refused::NotAllowed);
    }
    let feed = ask.db.read(|reading| feeds::of(reading, ask.actor))?;
    let json = || Ok(json!({ "made_at": feed.map(|feed| feed.made_at.rfc3339()) }));
    ask.show(json, || {
        let mut page = Page::titled(ask.say("agreements-feed-title"));
        page.head.lead = ask.say("agreements-feed-lead");
        page.crumbs = vec![Crumb::new("/agreements", ask.say("agreements-list-title"))];
        let words = match feed {
            Some(feed) => ask.talk.with("agreements-feed-there", &[("at", ask.when(feed.made_at).into())]),
            None => ask.say("agreements-feed-none"),
        };
        page.body = Html(format!("<p class=\"prose\">{}</p>", look::escape(&words)));
        let key = if feed.is_some() { "agreements-feed-anew" } else { "agreements-feed-make-title" };
        page.head.primary = Some(Act::go(ask.say(key), "/agreements/feed/make").icon(Icon::Calendar));
        if feed.is_some() {
            let act = Act::send(ask.say("agreements-feed-revoke"), "/agreements/feed/revoke");
            page.head.quiet = vec![act.icon(Icon::Stopped)];
        }
        Ok(page)
    })
}

pub(crate) struct MakeFeed;

impl Form for MakeFeed {
    const NAME: &'static str = "agreements-feed-make";
    const ONCE: Once = Once::IsNot;
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_input: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !FEEDS.may_somewhere(ask.actor, FeedVerb::Make) {
            return Err(Refused::NotAllowed);
        }
        Ok(Draft::default()
            .crumb("/agreements/feed", ask.say("agreements-feed-title"))
            .cancel("/agreements/feed"))
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let secret = make_feed(ask.db, ask.actor)?;
        let address = format!("{}/agreements/calendar/{secret}", ask.site_address);
        let json = || Ok(json!({ "address": address }));
        ask.show(json, || Ok(shown_once(ask, &address)))
    }
}

fn shown_once(ask: &Ask<'_>, address: &str) -> Page {
    let title = ask.say("agreements-feed-shown");
    let text = ask.say("agreements-feed-shown-text");
    let once = SecretOnce { title: title.clone(), text, codes: vec![address.to_owned()] };
    let kept = Act::go(ask.say("agreements-feed-kept"), "/agreements/feed").icon(Icon::Check);
    let mut page = Page::titled(title);
    page.crumbs = vec![Crumb::new("/agreements/feed", ask.say("agreements-feed-title"))];
    page.body = once.render(ask.talk).then(&Html(format!("<p>{}</p>", kept.primary())));
    page
}

/// GET `/agreements/calendar/{token}`: the notice days that its person may read at this moment.
pub(crate) fn calendar(ask: &Ask<'_>) -> Result<Reply> {
    let token = ask.param("token")?;
    let bytes = ask.db.read(|reading| {
        let feed = feeds::find(reading, &hash(token))?.ok_or(Refused::NotFound)?;
        let actor = accounts::reader(reading, feed.person)?.ok_or(Refused::NotFound)?;
        if !FEEDS.may(&actor, FeedVerb::Read, &feed) {
            return Err(Refused::NotFound);
        }
        let days = feeds::days(reading, &POLICY.scope(&actor, Verb::Read), EVENTS)?;
        Ok(ical::calendar(&days, reading.now(), ask.talk, &ask.site_address))
    })?;
    Ok(Reply::File { name: "varv.ics".to_owned(), mime: "text/calendar; charset=utf-8", bytes })
}
