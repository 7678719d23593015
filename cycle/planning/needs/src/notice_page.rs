//! A person's notices: what happened to what they have a part in.

use std::collections::HashMap;

use kernel::{Id, Result};
use look::{Act, Empty, Html, Icon, Timeline};
use serde_json::json;
use store::{Reading, Sql};
use web::{Ask, Page, Reply};

use crate::need::href;
use crate::store::notices::{self, Told};
use crate::store::{load, parties};
use crate::{Event, Need, POLICY, Verb};

/// Notices on the page.
const SHOWN: i64 = 60;
/// Outcomes that one press can mark as heard.
const HEARD: i64 = 200;

struct Shown {
    told: Told,
    title: String,
    /// What the askers were told about the need last.
    reason: String,
}

fn read(reading: &Reading<'_>, ask: &Ask<'_>) -> Result<Vec<Shown>> {
    let told = notices::of(reading, ask.actor.me()?, SHOWN)?;
    let text = "SELECT need.id, need.title, need.reason FROM need WHERE {scope}";
    let ids = told.iter().map(|told| told.need);
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), text).and_in("need.id", ids);
    let needs: Vec<(Id<Need>, String, String)> = reading.all(sql)?;
    let needs: HashMap<Id<Need>, (String, String)> =
        needs.into_iter().map(|(id, t, r)| (id, (t, r))).collect();
    let shown = |told: Told| {
        // A need that is no longer theirs to read is not mentioned either.
        let (title, reason) = needs.get(&told.need)?.clone();
        Some(Shown { told, title, reason })
    };
    Ok(told.into_iter().filter_map(shown).collect())
}

/// GET `/notices`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| read(reading, ask))?;
    let one = |shown: &Shown| {
        json!({
            "id": shown.told.id,
            "text": ask.say(&shown.told.text_key),
            "need": shown.told.need,
            "title": shown.title,
            "at": shown.told.at.rfc3339(),
            "is_read": shown.told.read_at.is_some(),
            "href": format!("/api/v1{}", href(shown.told.need)),
        })
    };
    ask.show(|| Ok(json!({ "items": shown.iter().map(one).collect::<Vec<_>>() })), || Ok(page(ask, &shown)))
}

fn page(ask: &Ask<'_>, shown: &[Shown]) -> Page {
    let mut page = Page::titled(ask.say("needs-notices-title"));
    page.head.lead = ask.say("needs-notices-lead");
    if shown.is_empty() {
        let (title, text) = (ask.say("needs-notices-empty"), ask.say("needs-notices-empty-help"));
        page.body = Empty { icon: Icon::Bell, title, text, act: None }.render(ask.talk);
        return page;
    }
    if shown.iter().any(|shown| shown.told.read_at.is_none()) {
        page.head.primary = Some(Act::send(ask.say("needs-notices-read"), "/notices/read").icon(Icon::Check));
    }
    let (unread, read): (Vec<&Shown>, Vec<&Shown>) =
        shown.iter().partition(|shown| shown.told.read_at.is_none());
    for (title, group) in [("needs-notices-new", unread), ("needs-notices-old", read)] {
        if !group.is_empty() {
            let happenings = group.into_iter().map(|shown| happening(ask, shown)).collect();
            let list = Timeline { title: ask.say(title), happenings, earlier: String::new() };
            page.body = page.body.then(&list.render(ask.talk));
        }
    }
    page
}

fn happening(ask: &Ask<'_>, shown: &Shown) -> look::Happening {
    let link = Act::go(&shown.title, href(shown.told.need)).plain();
    let mut what = format!("{}: {link}", look::escape(&ask.say(&shown.told.text_key)));
    if shown.told.read_at.is_none() && !shown.reason.is_empty() {
        what.push_str(&format!("<br><q>{}</q>", look::escape(&shown.reason)));
    }
    look::Happening {
        icon: Icon::Bell,
        what: Html(what),
        who: String::new(),
        at: ask.when(shown.told.at),
        at_iso: shown.told.at.rfc3339(),
    }
}

/// POST `/notices/read`: all of them have been read, and so the outcomes that they told have been heard.
pub(crate) fn mark_read(ask: &Ask<'_>) -> Result<Reply> {
    let me = ask.actor.me()?;
    let sql = Sql::open(
        "outcomes that this person waits for",
        "SELECT need_id FROM need_party WHERE person_id = ? AND role = 'asker' AND waiting_since IS NOT NULL LIMIT ?",
    );
    let waits: Vec<(Id<Need>,)> = ask.db.read(|reading| reading.all(sql.bind(me).bind(HEARD)))?;
    if let Some((last, others)) = waits.split_last() {
        ask.db.write(ask.actor, |tx| {
            let heard = |id: Id<Need>| {
                let need = load(tx, ask.actor, id)?;
                let permit = POLICY.allow(ask.actor, Verb::Hear, &need)?;
                parties::hear(tx, id, me)?;
                Ok::<_, kernel::Refused>(permit)
            };
            for (id,) in others {
                tx.also(&heard(*id)?, &Event::Heard { need: *id })?;
            }
            tx.say(heard(last.0)?, &Event::Heard { need: last.0 })
        })?;
    }
    notices::mark_read(ask.db, me, None)?;
    Ok(Reply::see("/notices", "needs-notices-read-done"))
}
