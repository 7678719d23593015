//! A record's whole thread: what led to it and what came of it, followed as far as the reader may read.

use kernel::{Id, Refused, Result, Subject};
use look::{Act, Cell, Column, Crumb, Html, Icon, Mood, Notice, Row, Table, ThreadList};
use serde_json::{Value as Json, json};
use web::{Ask, Card, Page, Reply};

use crate::hits::{self, Found};
use crate::policy::{LINKS, Verb};
use crate::walk::{self, Reach, Thread, Tied};
use crate::{draw, ends};

/// All that the page shows.
struct Shown {
    here: Subject,
    card: Card,
    thread: Thread,
    found: Vec<Found>,
}

/// GET `/thread/{kind}/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<()> = ask.id("id")?;
    let here = ends::named(ask, ask.param("kind")?, id)?;
    LINKS.allow(ask.actor, Verb::Read, &())?;
    ask.load_cards(std::slice::from_ref(&here))?;
    let card = ask.card(&here).ok_or(Refused::NotFound)?;
    let thread = walk::follow(ask, &here, Reach::WHOLE)?;
    let found = if may(ask, Verb::Tie) { hits::find(ask, &here)? } else { Vec::new() };
    let shown = Shown { here, card, thread, found };
    ask.show(|| Ok(as_json(ask, &shown)), || Ok(page(ask, &shown)))
}

fn may(ask: &Ask<'_>, verb: Verb) -> bool {
    LINKS.may(ask.actor, verb, &())
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let Shown { here, card, thread, found } = shown;
    let mut page = Page::titled(ask.talk.with("thread-of", &[("title", (&card.title).into())]));
    page.crumbs = vec![Crumb::new(&card.href, &card.title)];
    page.head.lead = ask.say("thread-lead");
    let tied = thread.tied_here();
    let links = if tied.is_empty() { Vec::new() } else { draw::whole(ask, thread) };
    page.body = ThreadList { title: String::new(), links }.render(ask.talk);
    if thread.is_cut {
        let words = ask.talk.with("thread-cut", &[("count", Reach::WHOLE.records.into())]);
        page.body = page.body.then(&Notice::new(Mood::Calm, words).render(ask.talk));
    }
    if !tied.is_empty() && may(ask, Verb::Untie) {
        page.body = page.body.then(&direct(ask, here, &tied));
    }
    if may(ask, Verb::Tie) {
        page.body = page.body.then(&hits::section(ask, (here, card), found));
    }
    page
}

/// What is tied to the record itself, each with the button that unties it.
fn direct(ask: &Ask<'_>, here: &Subject, tied: &[Tied<'_>]) -> Html {
    let row = |tied: &Tied<'_>| {
        let untie = Act::send(ask.say("thread-untie"), "/thread/untie")
            .field("link", tied.link.to_string())
            .field("kind", here.kind.as_ref())
            .field("id", here.id.to_string());
        Row::new(vec![
            Cell::link(&tied.card.href, &tied.card.title),
            ends::kind_label(ask, tied.far).into(),
            ask.say(&tied.aspect.key()).into(),
            ask.when(tied.at).into(),
            Cell::html(untie.icon(Icon::Split).quiet()),
        ])
    };
    let columns = ["other", "kind", "relation", "at", "untie"];
    Table {
        caption: ask.say("thread-direct"),
        columns: columns.iter().map(|word| Column::new(ask.say(&format!("thread-col-{word}")))).collect(),
        rows: tied.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let thread = &shown.thread;
    let records = thread.in_order().into_iter().map(|(knot, _)| record(ask, &knot.subject, &knot.card));
    let links = thread.links.iter().map(|link| {
        json!({
            "id": link.id,
            "from": link.tie.from(),
            "relation": link.tie.relation().word(),
            "to": link.tie.to(),
            "tied_at": link.at.rfc3339(),
        })
    });
    let mut json = record(ask, &shown.here, &shown.card);
    json["records"] = records.collect();
    json["links"] = links.collect();
    json["is_cut"] = thread.is_cut.into();
    if hits::asked(ask).is_some() {
        json["hits"] = shown.found.iter().map(|one| found(ask, one)).collect();
    }
    json
}

fn record(ask: &Ask<'_>, subject: &Subject, card: &Card) -> Json {
    json!({
        "kind": subject.kind,
        "id": subject.id,
        "title": card.title,
        "href": format!("/api/v1{}", card.href),
        "kind_label": ends::kind_label(ask, subject),
        "state_label": card.state.as_ref().map(|state| state.label.as_str()),
    })
}

fn found(ask: &Ask<'_>, one: &Found) -> Json {
    let mut json = record(ask, &one.subject, &one.card);
    json["text"] = one.text.as_str().into();
    json
}
