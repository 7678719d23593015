//! An article's page: what lies in stock and what it is worth, what came and went, and who used it.

use std::collections::HashMap;

use kernel::{Id, Money, Person, Result, Subject, Unit};
use look::{Act, Cell, Column, Crumb, Facts, Head, Html, Icon, Mood, Notice, Row, Table};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::consumable::Consumable;
use crate::store::moves::{Line, Used};
use crate::store::{articles, moves};
use crate::{POLICY, Verb, costs, marks};

struct Shown {
    it: Consumable,
    unit: String,
    supplier: Option<String>,
    lines: Vec<Line>,
    used: Vec<Used>,
    units: HashMap<Id<Unit>, String>,
    names: HashMap<Id<Person>, String>,
}

/// GET `/consumables/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    ask.show(|| Ok(as_json(ask, &shown)), || page(ask, &shown))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Consumable>) -> Result<Shown> {
    let it = articles::load(reading, ask.actor, id)?;
    let lines = moves::of(reading, id)?;
    let persons: Vec<Id<Person>> = lines.iter().filter_map(|line| line.by).collect();
    let units: Vec<Id<Unit>> = lines.iter().filter_map(|line| line.unit).chain([it.facts.unit]).collect();
    let units = people::unit_names(reading, &units)?;
    let supplier = match it.facts.supplier {
        Some(supplier) => agreements::supplier_name(reading, supplier)?,
        None => None,
    };
    Ok(Shown {
        unit: units.get(&it.facts.unit).cloned().unwrap_or_default(),
        supplier,
        used: moves::used(reading, &POLICY.scope(ask.actor, Verb::Read), Some(id))?,
        names: people::names(reading, ask.actor, &persons)?,
        lines,
        units,
        it,
    })
}

impl Shown {
    fn name(&self, ask: &Ask<'_>, person: Option<Id<Person>>) -> String {
        match person {
            Some(person) => {
                self.names.get(&person).cloned().unwrap_or_else(|| ask.say("consumables-name-hidden"))
            }
            None => ask.say("consumables-by-itself"),
        }
    }
}

fn as_json(ask: &Ask<'_>, shown: &Shown) -> Json {
    let (it, facts) = (&shown.it, &shown.it.facts);
    let line = |line: &Line| {
        json!({
            "at": line.at.rfc3339(), "day": line.on, "what": line.what.word(), "quantity": line.change.quantity,
            "value": Money::sek(line.change.value).to_string(), "unit": line.unit, "note": line.note,
            "by": line.by.map(|_| shown.name(ask, line.by)),
        })
    };
    json!({
        "id": it.id, "name": facts.name, "measure": facts.measure,
        "unit": { "id": facts.unit, "name": shown.unit }, "place": facts.place,
        "supplier": facts.supplier.map(|id| json!({ "id": id, "name": shown.supplier })),
        "price": facts.price.map(|price| price.to_string()), "level": facts.level,
        "stock": it.stock.quantity, "value": Money::sek(it.stock.value).to_string(),
        "state": marks::state(it.stock.quantity, facts.level),
        "moves": shown.lines.iter().map(line).collect::<Vec<_>>(),
        "used": costs::as_json(&shown.used), "version": it.version,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let (it, facts) = (&shown.it, &shown.it.facts);
    let (primary, quiet) = acts(ask, it);
    let count = [("count", it.stock.quantity.into()), ("measure", facts.measure.as_str().into())];
    let head = Head {
        state: Some(marks::mark(marks::state(it.stock.quantity, facts.level), ask.talk)),
        lead: ask.talk.with("consumables-in-stock", &count),
        primary,
        quiet,
        ..Head::titled(&facts.name)
    };
    let mut body = Html::default();
    if it.is_to_be_ordered() {
        let level = [("level", facts.level.unwrap_or(0).into())];
        let words = ask.talk.with("consumables-notice-low", &level);
        body = body.then(&Notice::new(Mood::Watch, words).render(ask.talk));
    }
    if !shown.used.is_empty() {
        body = body.then(&costs::table(ask, &shown.used));
    }
    let body = body.then(&history(ask, shown));
    let subject = Subject::new("consumable", it.id.number());
    let aside = aside(ask, shown).then(&thread::panel(ask, &subject)?);
    let crumbs = vec![Crumb::new("/consumables", ask.say("consumables-list-title"))];
    Ok(Page { crumbs, head, body, aside, ..Page::default() })
}

fn acts(ask: &Ask<'_>, it: &Consumable) -> (Option<Act>, Vec<Act>) {
    let act = |key: &str, word: &str, icon| Act::go(ask.say(key), format!("{}/{word}", it.href())).icon(icon);
    let mut acts = Vec::new();
    if POLICY.may(ask.actor, Verb::Stock, it) {
        acts.push(act("consumables-use-title", "use", Icon::Minus));
        acts.push(act("consumables-deliver-title", "deliver", Icon::Add));
        acts.push(act("consumables-count-title", "count", Icon::Check));
        acts.push(act("consumables-throw-title", "throw", Icon::Delete));
    }
    if POLICY.may(ask.actor, Verb::Edit, it) {
        acts.push(act("consumables-edit-title", "edit", Icon::Edit));
    }
    let mut acts = acts.into_iter();
    (acts.next(), acts.collect())
}

fn history(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.lines.is_empty() {
        return Html::default();
    }
    let number = |number: i64| Cell::text(ask.talk.lang().number(number));
    let or_nothing = |text: &str| if text.is_empty() { Cell::nothing() } else { text.into() };
    let row = |line: &Line| {
        let unit = line.unit.and_then(|unit| shown.units.get(&unit)).map_or("", String::as_str);
        Row::new(vec![
            Cell::day(line.on.to_string()),
            ask.say(&format!("consumables-what-{}", line.what.word())).into(),
            number(line.change.quantity),
            marks::money(ask, line.change.value).into(),
            or_nothing(unit),
            or_nothing(&line.note),
            shown.name(ask, line.by).into(),
        ])
    };
    let column = |word: &str| {
        let label = ask.say(&format!("consumables-head-{word}"));
        if matches!(word, "quantity" | "value") { Column::figures(label) } else { Column::new(label) }
    };
    Table {
        caption: ask.say("consumables-history"),
        columns: ["day", "what", "quantity", "value", "unit", "note", "by"].map(column).into(),
        rows: shown.lines.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn aside(ask: &Ask<'_>, shown: &Shown) -> Html {
    let (it, facts) = (&shown.it, &shown.it.facts);
    let mut list = Facts::titled(ask.say("consumables-facts"))
        .text(ask.say("consumables-col-unit"), &shown.unit)
        .text(ask.say("consumables-col-value"), &marks::money(ask, it.stock.value));
    let mut text = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            list = std::mem::take(&mut list).text(ask.say(key), &value);
        }
    };
    text("consumables-col-place", Some(facts.place.clone()));
    text("consumables-col-price", facts.price.map(|price| marks::money(ask, price.minor)));
    text("consumables-col-level", facts.level.map(|level| ask.talk.lang().number(level)));
    text("consumables-col-supplier", shown.supplier.clone());
    list.render(ask.talk)
}
