//! What falls out in a year: the things behind a figure of the plan, and by school what to send its head.

use std::collections::{BTreeMap, HashMap};

use assets::{Aged, Narrowed};
use kernel::{FieldErrors, Id, Money, Refused, Result, Unit};
use look::{Act, Cell, Choice, Column, Filter, FilterBar, FilterKind, Html, Icon, Pager, Row, Table};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::forecast::{At, Span, Tally, price_of, years_of};
use crate::nearest::Rules;
use crate::plan::{Asked, asked, tally_json};
use crate::plan_page::{crumb, paragraph};
use crate::store::{plan, scenarios};
use crate::{POLICY, Verb};

/// Things that one page shows, and that are read at a time to find them.
const SHOWN: usize = 100;
const READ: i64 = 2_000;

/// One thing that is replaced in the year.
pub(crate) struct Thing {
    pub it: Aged,
    pub price: Option<Money>,
}

/// What is replaced in one year.
pub(crate) struct Shown {
    pub year: i64,
    /// The year and those before and after it that can be asked for.
    pub years: Span,
    pub rules: Rules,
    pub sums: BTreeMap<(Id<Unit>, i64), Tally>,
    pub things: Vec<Thing>,
    /// The number after which the next page begins.
    pub next: Option<i64>,
    pub units: HashMap<Id<Unit>, String>,
    pub choices: Vec<Choice>,
    pub scenario: Option<String>,
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, most: usize) -> Result<Shown> {
    let mut asked = asked(ask, reading)?;
    let bad = |error| Refused::Invalid(FieldErrors(vec![error]));
    let first = asked.span.first;
    let years = Span { first, last: first + 10 };
    let year = ask.query.optional_number("year", first..=years.last).map_err(bad)?.unwrap_or(first + 1);
    asked.span = Span { first, last: year };
    let after = ask.query.optional_number("after", 0..=i64::MAX).map_err(bad)?.unwrap_or(0);
    let scenario = asked.scenario.map(|id| scenarios::load(reading, ask.actor, id)).transpose()?;
    let rules = plan::rules(reading, asked.scenario)?;
    let forecast = plan::made(reading, ask.actor, &rules, (&asked.which, asked.span))?;
    let mut sums: BTreeMap<(Id<Unit>, i64), Tally> = BTreeMap::new();
    let of_year = |(at, _): &(&At, &Tally)| at.year == year;
    for (at, tally) in forecast.cells.iter().filter(of_year) {
        sums.entry((at.unit, at.model.number())).or_default().plus(tally);
    }
    let (things, next) = found(reading, ask, &rules, (&asked, year, after), most)?;
    let mut units: Vec<Id<Unit>> = sums.keys().map(|(unit, _)| *unit).collect();
    units.dedup();
    let units = people::unit_names(reading, &units)?;
    let choices = people::unit_choices(reading)?;
    let scenario = scenario.map(|it| it.name);
    Ok(Shown { year, years, rules, sums, things, next, units, choices, scenario })
}

/// The things that are replaced in the year, by number, and where the next page begins.
fn found(
    reading: &Reading<'_>,
    ask: &Ask<'_>,
    rules: &Rules,
    (asked, year, after): (&Asked, i64, i64),
    most: usize,
) -> Result<(Vec<Thing>, Option<i64>)> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    let mut which = Narrowed { after, ..asked.which.clone() };
    let mut things = Vec::new();
    loop {
        let some = assets::aged(reading, &scope, &which, READ)?;
        let Some(last) = some.last() else { return Ok((things, None)) };
        which.after = last.id.number();
        for it in some {
            if !years_of(rules, &it, asked.span).contains(&year) {
                continue;
            }
            if things.len() == most {
                let next = things.last().map(|last: &Thing| last.it.id.number());
                return Ok((things, next));
            }
            things.push(Thing { price: price_of(rules, &it, year), it });
        }
    }
}

fn may(ask: &Ask<'_>) -> Result<()> {
    if POLICY.may_somewhere(ask.actor, Verb::Read) { Ok(()) } else { Err(Refused::NotAllowed) }
}

/// GET `/refresh/things`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    may(ask)?;
    let shown = ask.db.read(|reading| load(reading, ask, SHOWN))?;
    ask.show(|| Ok(as_json(&shown)), || Ok(page(ask, &shown)))
}

/// GET `/refresh/things/export`
pub(crate) fn export(ask: &Ask<'_>) -> Result<Reply> {
    may(ask)?;
    let shown = ask.db.read(|reading| load(reading, ask, usize::MAX))?;
    let text = |text: &str| web::Cell::Text(text.to_owned());
    let row = |it: &Thing| {
        let kind = shown.rules.kind(it.it.model);
        vec![
            text(&it.it.tag),
            text(shown.units.get(&it.it.unit).map_or("", String::as_str)),
            text(&it.it.place),
            text(kind.map_or("", |kind| &kind.category_name)),
            text(kind.map_or("", |kind| &kind.name)),
            it.it.bought.map_or(web::Cell::Empty, web::Cell::Day),
            web::Cell::Number(shown.year),
            it.price.map_or(web::Cell::Empty, web::Cell::Money),
        ]
    };
    let columns = ["tag", "unit", "place", "category", "model", "bought", "year", "price"];
    web::reckoned(ask, "refresh-things", &columns, shown.things.iter().map(row).collect())
}

fn as_json(shown: &Shown) -> Json {
    let thing = |it: &Thing| {
        json!({
            "id": it.it.id, "tag": it.it.tag, "unit": it.it.unit, "place": it.it.place,
            "model": shown.rules.kind(it.it.model).map_or("", |kind| &kind.name),
            "bought_on": it.it.bought, "price": it.price.map(|price| price.to_string()),
        })
    };
    let sum = |((unit, model), tally): (&(Id<Unit>, i64), &Tally)| {
        let mut json = tally_json(tally);
        json["unit"] = json!({ "id": unit, "name": shown.units.get(unit) });
        json["model"] = json!(model);
        json
    };
    json!({
        "year": shown.year,
        "sums": shown.sums.iter().map(sum).collect::<Vec<_>>(),
        "items": shown.things.iter().map(thing).collect::<Vec<_>>(),
        "next": shown.next,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let year = ("year", shown.year.to_string().into());
    let mut page = Page::titled(ask.talk.with("refresh-things-page", &[year]));
    page.head.lead = ask.say("refresh-things-lead");
    page.crumbs = vec![crumb(ask)];
    page.notice = shown.scenario.as_ref().map(|name| {
        let words = ask.talk.with("refresh-plan-scenario", &[("name", name.as_str().into())]);
        look::Notice::new(look::Mood::Watch, words)
    });
    page.body = filters(ask, shown);
    if shown.sums.is_empty() {
        page.body = page.body.then(&paragraph(&ask.say("refresh-things-none")));
        return page;
    }
    page.body = page.body.then(&sums(ask, shown)).then(&exports(ask, shown)).then(&things(ask, shown));
    let next = shown.next.map(|after| address(ask, &[("after", &after.to_string())]));
    let pager = Pager { next: next.unwrap_or_default(), ..Pager::default() };
    page.body = page.body.then(&pager.render(ask.talk));
    page
}

/// The address that was asked for, with something else in it.
fn address(ask: &Ask<'_>, other: &[(&str, &str)]) -> String {
    let kept = ["year", "unit", "at", "category", "model", "scenario"];
    let kept = kept.into_iter().map(|name| (name, ask.query.raw(name).trim()));
    let facts: Vec<(&str, &str)> = kept
        .filter(|(name, _)| !other.iter().any(|(it, _)| it == name))
        .chain(other.iter().copied())
        .collect();
    web::bringing("/refresh/things", &facts)
}

fn filters(ask: &Ask<'_>, shown: &Shown) -> Html {
    let years =
        (shown.years.first..=shown.years.last).map(|year| Choice::new(year.to_string(), year.to_string()));
    let mut units = vec![Choice::new("", ask.say("refresh-plan-filter-unit-all"))];
    units.extend(shown.choices.iter().cloned());
    let one = |name: &str, choices: Vec<Choice>, value: String| {
        let label = ask.say(&format!("refresh-plan-filter-{name}"));
        Filter::new(FilterKind::OneOf(choices), name, label, value)
    };
    let keep = ["at", "category", "model", "scenario"].into_iter();
    let keep = keep.map(|name| (name.to_owned(), ask.query.raw(name).trim().to_owned()));
    FilterBar {
        action: "/refresh/things".to_owned(),
        keep: keep.filter(|(_, value)| !value.is_empty()).collect(),
        filters: vec![
            one("year", years.collect(), shown.year.to_string()),
            one("unit", units, ask.query.raw("unit").trim().to_owned()),
        ],
    }
    .render(ask.talk)
}

fn money(ask: &Ask<'_>, minor: i64) -> Cell {
    Money::sek(minor).show(ask.talk.lang()).into()
}

/// Each school with what falls out there, model by model.
fn sums(ask: &Ask<'_>, shown: &Shown) -> Html {
    let row = |((unit, model), tally): (&(Id<Unit>, i64), &Tally)| {
        let kind = shown.rules.kind(Id::new(*model));
        let unpriced = tally.unpriced > 0;
        let cost = if unpriced { ask.say("refresh-no-price").into() } else { money(ask, tally.cost) };
        Row::new(vec![
            Cell::text(shown.units.get(unit).map_or("", String::as_str)),
            Cell::text(kind.map_or("", |kind| &kind.name)),
            ask.talk.lang().number(tally.things).into(),
            ask.talk.lang().number(tally.behind).into(),
            cost,
        ])
    };
    let mut all = Tally::default();
    shown.sums.values().for_each(|tally| all.plus(tally));
    let mut rows: Vec<Row> = shown.sums.iter().filter(|(_, tally)| tally.things > 0).map(row).collect();
    if all.losses > 0 {
        let nothing = Cell::nothing;
        let lost = Cell::text(ask.say("refresh-chart-losses"));
        rows.push(Row::new(vec![lost, nothing(), nothing(), nothing(), money(ask, all.losses)]));
    }
    let sums = vec![
        Cell::text(ask.say("refresh-sum")),
        Cell::nothing(),
        ask.talk.lang().number(all.things).into(),
        ask.talk.lang().number(all.behind).into(),
        money(ask, all.total().minor),
    ];
    let figures = |word: &str| Column::figures(ask.say(&format!("refresh-head-{word}")));
    Table {
        caption: ask.say("refresh-things-sums"),
        columns: vec![
            Column::new(ask.say("refresh-by-unit")),
            Column::new(ask.say("refresh-by-model")),
            figures("things"),
            figures("behind"),
            figures("cost"),
        ],
        rows,
        sums,
    }
    .render(ask.talk)
}

fn things(ask: &Ask<'_>, shown: &Shown) -> Html {
    let row = |it: &Thing| {
        let price = it.price.map_or_else(|| ask.say("refresh-no-price"), |price| price.show(ask.talk.lang()));
        Row::new(vec![
            Cell::link(assets::href(it.it.id), &it.it.tag),
            Cell::text(shown.rules.kind(it.it.model).map_or("", |kind| &kind.name)),
            Cell::text(shown.units.get(&it.it.unit).map_or("", String::as_str)),
            if it.it.place.is_empty() { Cell::nothing() } else { Cell::text(&it.it.place) },
            it.it.bought.map_or_else(Cell::nothing, |day| Cell::day(day.to_string())),
            price.into(),
        ])
    };
    let column = |key: &str| Column::new(ask.say(key));
    Table {
        caption: ask.say("refresh-things-each"),
        columns: vec![
            column("refresh-things-col-tag"),
            column("refresh-by-model"),
            column("refresh-by-unit"),
            column("refresh-things-col-place"),
            column("refresh-things-col-bought"),
            Column::figures(ask.say("refresh-things-col-price")),
        ],
        rows: shown.things.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn exports(ask: &Ask<'_>, shown: &Shown) -> Html {
    let year = shown.year.to_string();
    let link = |format: &str| {
        let href = address(ask, &[("year", &year), ("format", format)]);
        let href = href.replacen("/refresh/things", "/refresh/things/export", 1);
        Act::go(format.to_uppercase(), href).icon(Icon::Download).plain().0
    };
    let links: Vec<String> = ["csv", "xlsx", "ods", "json"].iter().map(|format| link(format)).collect();
    let words = look::escape(&ask.say("refresh-things-export-words"));
    Html(format!("<p>{words} {}</p>", links.join(" ")))
}
