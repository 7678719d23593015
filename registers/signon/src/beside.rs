//! What stands on the pages of accounts: buttons at the door, and what joins an account to others elsewhere.

use accounts::{Beside, Provider};
use askama::Template;
use kernel::{Id, Person, Result};
use look::{Act, Cell, Column, Html, Icon, Row, Table};
use web::Ask;

use crate::policy::{LINKS, LinkVerb};
use crate::provider::Link;
use crate::store::{links, providers};

/// For [`accounts::install`].
pub const BESIDE: Beside = Beside { at_the_door, own, theirs };

#[derive(Template)]
#[template(path = "door.html")]
struct DoorView<'a> {
    ask: &'a Ask<'a>,
    ways: Vec<(String, String)>,
}

fn at_the_door(ask: &Ask<'_>, next: &str, invitation: Option<&str>) -> Result<Html> {
    let providers = ask.db.read(providers::all_on)?;
    if providers.is_empty() {
        return Ok(Html::default());
    }
    let next = if next == "/" { "" } else { next };
    let way = |(id, name): (Id<Provider>, String)| {
        let facts = [("next", next), ("invitation", invitation.unwrap_or_default())];
        let href = web::bringing(&format!("/sign-in/with/{id}"), &facts);
        (
            href.trim_end_matches('?').to_owned(),
            ask.talk.with("signon-sign-in-with", &[("name", name.into())]),
        )
    };
    Ok(Html::of(&DoorView { ask, ways: providers.into_iter().map(way).collect() }))
}

#[derive(Template)]
#[template(path = "links.html")]
struct LinksView<'a> {
    ask: &'a Ask<'a>,
    lead: &'a str,
    links: Html,
    joins: Vec<Act>,
}

fn own(ask: &Ask<'_>) -> Result<Html> {
    let me = ask.actor.me()?;
    let (links, on) =
        ask.db.read(|reading| Ok((links::of(reading, ask.actor, me)?, providers::all_on(reading)?)))?;
    if links.is_empty() && on.is_empty() {
        return Ok(Html::default());
    }
    let is_joined = |id: &Id<Provider>| links.iter().any(|link| link.provider == *id);
    let joins = on.iter().filter(|(id, _)| !is_joined(id)).map(|(id, name)| {
        let label = ask.talk.with("signon-join-with", &[("name", name.as_str().into())]);
        Act::go(label, format!("/account/providers/{id}/join")).icon(Icon::Link)
    });
    let leave = |link: &Link| {
        let to = format!("/account/providers/links/{}/leave", link.id);
        Act::go(ask.say("signon-leave-act"), to).icon(Icon::Delete).quiet()
    };
    let view =
        LinksView { ask, lead: "signon-own-help", links: table(ask, &links, leave), joins: joins.collect() };
    Ok(Html::of(&view))
}

fn theirs(ask: &Ask<'_>, person: Id<Person>) -> Result<Html> {
    let links = ask.db.read(|reading| links::of(reading, ask.actor, person))?;
    if links.is_empty() {
        return Ok(Html::default());
    }
    let part = |link: &Link| {
        let may = LINKS.may(ask.actor, LinkVerb::Part, link);
        let act = Act::send(ask.say("signon-leave-act"), format!("/providers/links/{}/part", link.id));
        if may { act.icon(Icon::Delete).quiet() } else { Html::default() }
    };
    let view =
        LinksView { ask, lead: "signon-theirs-help", links: table(ask, &links, part), joins: Vec::new() };
    Ok(Html::of(&view))
}

fn table(ask: &Ask<'_>, links: &[Link], act: impl Fn(&Link) -> Html) -> Html {
    if links.is_empty() {
        return Html::default();
    }
    let row = |link: &Link| {
        Row::new(vec![
            Cell::text(&link.provider_name),
            Cell::text(ask.when(link.made_at)),
            Cell::text(ask.when(link.used_at)),
            Cell::html(act(link)),
        ])
    };
    let columns = ["signon-col-account", "signon-col-since", "signon-col-used", "signon-leave-act"];
    let columns = columns.iter().map(|key| Column::new(ask.say(key))).collect();
    let rows = links.iter().map(row).collect();
    Table { caption: ask.say("signon-links"), columns, rows, ..Table::default() }.render(ask.talk)
}
