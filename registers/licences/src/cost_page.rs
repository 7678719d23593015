//! What licences cost in the years ahead: what is agreed, and what comes when what renews does.

use std::collections::BTreeMap;

use kernel::{Id, Money, Refused, Result};
use look::{Cell, Column, Crumb, Empty, Icon, Row, Table};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Page, Reply};

use crate::licence::{Licence, href};
use crate::plan::YearCost;
use crate::store::costs::{Which, costs};
use crate::{POLICY, Verb, fields, marks};

/// Years that are shown, this one the first.
pub(crate) const YEARS: i16 = 5;
/// Licences that stand on the page one by one, those that cost most this year first.
const ONE_BY_ONE: i64 = 200;

struct Line {
    id: Id<Licence>,
    product: String,
    years: BTreeMap<i16, YearCost>,
}

/// GET `/licences/costs`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    if !POLICY.may_somewhere(ask.actor, Verb::Read) {
        return Err(Refused::NotAllowed);
    }
    let from = fields::today(ask).year();
    let (sums, lines) = ask.db.read(|reading| {
        Ok((costs(reading, ask.actor, from..=from + YEARS - 1, Which::All)?, one_by_one(reading, ask, from)?))
    })?;
    ask.show(|| Ok(as_json(&sums, &lines)), || Ok(page(ask, &sums, &lines)))
}

fn cost(committed: i64, expected: i64) -> YearCost {
    YearCost { committed: Money::sek(committed), expected: Money::sek(expected) }
}

fn one_by_one(reading: &Reading<'_>, ask: &Ask<'_>, from: i16) -> Result<Vec<Line>> {
    let text = "SELECT licence.id, licence.product FROM licence WHERE {scope} AND EXISTS (SELECT 1 FROM licence_year
                WHERE licence_year.licence_id = licence.id AND licence_year.year >= ? AND licence_year.year < ?)";
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), text);
    let sql = sql.bind(i64::from(from)).bind(i64::from(from + YEARS));
    let sql = sql.and("ORDER BY licence.year_cost DESC, licence.id LIMIT ?").bind(ONE_BY_ONE);
    let found: Vec<(Id<Licence>, String)> = reading.all(sql)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let text = "SELECT licence_id, year, committed, expected FROM licence_year WHERE year >= ? AND year < ?";
    let sql = Sql::open("of licences that were found within scope", text);
    let sql = sql.bind(i64::from(from)).bind(i64::from(from + YEARS));
    let mut years: BTreeMap<i64, BTreeMap<i16, YearCost>> = BTreeMap::new();
    let rows = reading
        .all::<(i64, i64, i64, i64)>(sql.and_in("licence_id", found.iter().map(|(id, _)| id.number())))?;
    for (id, year, committed, expected) in rows {
        let year = i16::try_from(year).map_err(Refused::broken)?;
        years.entry(id).or_default().insert(year, cost(committed, expected));
    }
    let line = |(id, product): (Id<Licence>, String)| {
        let years = years.remove(&id.number()).unwrap_or_default();
        Line { id, product, years }
    };
    Ok(found.into_iter().map(line).collect())
}

pub(crate) fn year_json(year: i16, cost: &YearCost) -> Json {
    json!({
        "year": year, "committed": cost.committed.to_string(), "expected": cost.expected.to_string(),
    })
}

fn as_json(sums: &[(i16, YearCost)], lines: &[Line]) -> Json {
    let line = |line: &Line| {
        let years: Vec<Json> = line.years.iter().map(|(year, it)| year_json(*year, it)).collect();
        json!({ "id": line.id, "product": line.product, "years": years })
    };
    json!({
        "years": sums.iter().map(|(year, it)| year_json(*year, it)).collect::<Vec<_>>(),
        "items": lines.iter().map(line).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, sums: &[(i16, YearCost)], lines: &[Line]) -> Page {
    let mut page = Page::titled(ask.say("licences-costs-title"));
    page.head.lead = ask.say("licences-costs-lead");
    page.crumbs = vec![Crumb::new("/licences", ask.say("licences-list-title"))];
    let heads = |first: &str| {
        let first = Column::new(ask.say(first));
        std::iter::once(first)
            .chain(sums.iter().map(|(year, _)| Column::figures(year.to_string())))
            .collect::<Vec<_>>()
    };
    if lines.is_empty() {
        let (title, text) = (ask.say("licences-costs-empty"), ask.say("licences-costs-empty-help"));
        page.body = Empty { icon: Icon::Agreement, title, text, act: None }.render(ask.talk);
        return page;
    }
    let total = |key: &str, of: fn(&YearCost) -> Money| {
        let amounts = sums.iter().map(|(_, cost)| marks::money(ask, of(cost)).into());
        Row::new(std::iter::once(Cell::text(ask.say(key))).chain(amounts).collect())
    };
    let totals = Table {
        caption: ask.say("licences-costs-in-all"),
        columns: heads("licences-costs-measure"),
        rows: vec![
            total("licences-head-committed", |cost| cost.committed),
            total("licences-head-expected", |cost| cost.expected),
        ],
        sums: Vec::new(),
    };
    let row = |line: &Line| {
        let amount = |year: &i16| line.years.get(year).map_or(Money::ZERO, |cost| cost.expected);
        let amounts = sums.iter().map(|(year, _)| marks::money(ask, amount(year)).into());
        Row::new(std::iter::once(Cell::link(href(line.id), &line.product)).chain(amounts).collect())
    };
    let each = Table {
        caption: ask.say("licences-costs-one-by-one"),
        columns: heads("licences-col-product"),
        rows: lines.iter().map(row).collect(),
        sums: Vec::new(),
    };
    page.body = totals.render(ask.talk).then(&each.render(ask.talk));
    page
}
