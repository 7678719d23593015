//! One count: how many there were in each unit, and who or what, as far as the reader may see persons and devices.

use std::collections::HashMap;

use kernel::{Id, Person, Result, Unit};
use look::{Act, Cell, Crumb, Html, Mood, Notice, Row, Table};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::count::Taken;
use crate::licence::{Licence, Metric};
use crate::page::columns;
use crate::store::counts::{Counted, LINES, Line};
use crate::store::{counts, licences};

struct Shown {
    licence: Licence,
    count: Counted,
    units: Vec<(Id<Unit>, String, i64)>,
    lines: Vec<Line>,
    names: HashMap<Id<Person>, String>,
    /// The line after which the next page begins.
    next: Option<i64>,
}

/// GET `/licences/{id}/counts/{count}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?, ask.id("count")?))?;
    ask.show(|| Ok(as_json(ask, &shown)), || Ok(page(ask, &shown)))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Licence>, count: Id<Taken>) -> Result<Shown> {
    let licence = licences::load(reading, ask.actor, id)?;
    let count = counts::load(reading, id, count)?;
    let units = counts::by_unit(reading, count.id)?;
    let after = ask.query.raw("after").trim().parse().unwrap_or(0);
    let mut lines = counts::lines(reading, ask.actor, licence.facts.metric, count.id, after)?;
    let shown = usize::try_from(LINES).unwrap_or(usize::MAX);
    let next = if lines.len() > shown {
        lines.truncate(shown);
        lines.last().map(|line| line.id)
    } else {
        None
    };
    let persons: Vec<Id<Person>> = lines.iter().filter_map(|line| line.person).collect();
    let names = people::names(reading, ask.actor, &persons)?;
    Ok(Shown { licence, count, units, lines, names, next })
}

/// What a line is called; a protected identity has no name here.
fn called(ask: &Ask<'_>, shown: &Shown, line: &Line) -> String {
    match (&line.tag, line.person) {
        (Some(tag), _) => tag.clone(),
        (None, Some(person)) => {
            shown.names.get(&person).cloned().unwrap_or_else(|| ask.say("licences-name-hidden"))
        }
        (None, None) => String::new(),
    }
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let count = &shown.count;
    let unit =
        |(id, name, counted): &(Id<Unit>, String, i64)| json!({ "id": id, "name": name, "counted": counted });
    let line = |line: &Line| {
        json!({
            "person": line.person, "asset": line.asset, "name": called(ask, shown, line), "unit": line.unit,
        })
    };
    json!({
        "id": count.id, "licence": shown.licence.id, "day": count.day, "counted": count.counted,
        "bought": count.bought,
        "units": shown.units.iter().map(unit).collect::<Vec<_>>(),
        "items": shown.lines.iter().map(line).collect::<Vec<_>>(),
        "after": shown.next,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let count = &shown.count;
    let day = count.day.to_string();
    let mut page = Page::titled(ask.talk.with("licences-count-page", &[("day", day.into())]));
    page.head.lead = ask.talk.with(
        "licences-count-page-lead",
        &[("count", count.counted.into()), ("product", shown.licence.facts.product.as_str().into())],
    );
    page.crumbs = vec![
        Crumb::new("/licences", ask.say("licences-list-title")),
        Crumb::new(shown.licence.href(), &shown.licence.facts.product),
    ];
    if let Some(next) = shown.next {
        let href = format!("{}/counts/{}?after={next}", shown.licence.href(), count.id);
        page.head.quiet = vec![Act::go(ask.say("licences-count-next"), href)];
    }
    let row = |(_, name, counted): &(Id<Unit>, String, i64)| {
        Row::new(vec![name.clone().into(), ask.talk.lang().number(*counted).into()])
    };
    let units = Table {
        caption: ask.say("licences-count-units"),
        columns: columns(ask, &["unit", "counted"], &["counted"]),
        rows: shown.units.iter().map(row).collect(),
        sums: Vec::new(),
    };
    page.body = units.render(ask.talk).then(&list(ask, shown));
    page
}

fn list(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.lines.is_empty() {
        return Notice::new(Mood::Calm, ask.say("licences-count-none-told")).render(ask.talk);
    }
    let row = |line: &Line| {
        let href = match (line.person, line.asset) {
            (Some(person), _) => format!("/persons/{person}"),
            (None, asset) => assets::href(Id::new(asset.unwrap_or(0))),
        };
        Row::new(vec![Cell::link(href, called(ask, shown, line)), line.unit.clone().into()])
    };
    let who = if shown.licence.facts.metric == Metric::Device { "device" } else { "person" };
    Table {
        caption: ask.say("licences-count-lines"),
        columns: columns(ask, &[who, "unit"], &[]),
        rows: shown.lines.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}
