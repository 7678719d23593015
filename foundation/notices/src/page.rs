//! A person's notices: what happened to what they have a part in.

use kernel::{Result, Subject};
use look::{Act, Empty, Html, Icon, Timeline};
use serde_json::json;
use web::{Ask, Card, Page, Reply};

use crate::store::{self as rows, Told};

/// Notices on the page.
const SHOWN: i64 = 60;

struct Shown {
    told: Told,
    card: Card,
}

fn read(ask: &Ask<'_>) -> Result<Vec<Shown>> {
    let me = ask.actor.me()?;
    let told = ask.db.read(|reading| rows::of(reading, me, SHOWN))?;
    let about: Vec<Subject> = told.iter().map(|told| told.about.clone()).collect();
    ask.load_cards(&about)?;
    // A record that is no longer theirs to read is not mentioned either.
    let shown = |told: Told| ask.card(&told.about).map(|card| Shown { told, card });
    Ok(told.into_iter().filter_map(shown).collect())
}

/// GET `/notices`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = read(ask)?;
    let one = |shown: &Shown| {
        json!({
            "id": shown.told.id,
            "text": ask.say(&shown.told.text_key),
            "kind": shown.told.about.kind.as_ref(),
            "subject": shown.told.about.id,
            "title": shown.card.title,
            "at": shown.told.at.rfc3339(),
            "is_read": shown.told.read_at.is_some(),
            "href": format!("/api/v1{}", shown.card.href),
        })
    };
    ask.show(|| Ok(json!({ "items": shown.iter().map(one).collect::<Vec<_>>() })), || Ok(page(ask, &shown)))
}

fn page(ask: &Ask<'_>, shown: &[Shown]) -> Page {
    let mut page = Page::titled(ask.say("notices-title"));
    page.head.lead = ask.say("notices-lead");
    if shown.is_empty() {
        let (title, text) = (ask.say("notices-empty"), ask.say("notices-empty-help"));
        page.body = Empty { icon: Icon::Bell, title, text, act: None }.render(ask.talk);
        return page;
    }
    if shown.iter().any(|shown| shown.told.read_at.is_none()) {
        page.head.primary = Some(Act::send(ask.say("notices-read"), "/notices/read").icon(Icon::Check));
    }
    let (unread, read): (Vec<&Shown>, Vec<&Shown>) =
        shown.iter().partition(|shown| shown.told.read_at.is_none());
    for (title, group) in [("notices-new", unread), ("notices-old", read)] {
        if !group.is_empty() {
            let happenings = group.into_iter().map(|shown| happening(ask, shown)).collect();
            let list = Timeline { title: ask.say(title), happenings, earlier: String::new() };
            page.body = page.body.then(&list.render(ask.talk));
        }
    }
    page
}

fn happening(ask: &Ask<'_>, shown: &Shown) -> look::Happening {
    let link = Act::go(&shown.card.title, &shown.card.href).plain();
    let mut what = format!("{}: {link}", look::escape(&ask.say(&shown.told.text_key)));
    if shown.told.read_at.is_none() && !shown.card.told.is_empty() {
        what.push_str(&format!("<br><q>{}</q>", look::escape(&shown.card.told)));
    }
    look::Happening {
        icon: Icon::Bell,
        what: Html(what),
        who: String::new(),
        at: ask.when(shown.told.at),
        at_iso: shown.told.at.rfc3339(),
    }
}

/// POST `/notices/read`: all of them have been read, and every room hears it, for what they told has been heard too.
pub(crate) fn mark_read(ask: &Ask<'_>) -> Result<Reply> {
    let me = ask.actor.me()?;
    ask.app.rooms.iter().try_for_each(|room| (room.all_read)(ask))?;
    rows::mark_all_read(ask.db, me)?;
    Ok(Reply::see("/notices", "notices-read-done"))
}
