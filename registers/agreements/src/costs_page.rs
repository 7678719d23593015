//! What agreements cost in the years ahead: what is bound, and what comes when what renews itself does.

use std::collections::BTreeMap;

use kernel::{Id, Money, Refused, Result};
use look::{Cell, Column, Crumb, Empty, Html, Icon, Row, Table};
use serde_json::{Value as Json, json};
use store::{Reading, Sql};
use web::{Ask, Page, Reply};

use crate::agreement::{Agreement, href};
use crate::cost::YearCost;
use crate::page::YEARS;
use crate::store::terms;
use crate::{POLICY, Verb, fields, marks};

/// Agreements that stand on the page one by one, those that cost most this year first.
const ONE_BY_ONE: i64 = 200;

/// An agreement with what each year costs, and how much of that is bound.
struct Line {
    id: Id<Agreement>,
    name: String,
    years: BTreeMap<i16, YearCost>,
}

/// GET `/agreements/costs`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    if !POLICY.may_somewhere(ask.actor, Verb::Read) {
        return Err(Refused::NotAllowed);
    }
    let from = fields::today(ask).year();
    let years = from..=from + YEARS - 1;
    let (sums, lines) = ask.db.read(|reading| {
        Ok((terms::committed(reading, ask.actor, years.clone(), None)?, load(reading, ask, from)?))
    })?;
    ask.show(|| Ok(as_json(&sums, &lines)), || Ok(page(ask, &sums, &lines)))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, from: i16) -> Result<Vec<Line>> {
    let text = "SELECT agreement.id, agreement.name FROM agreement
                JOIN agreement_year ON agreement_year.agreement_id = agreement.id AND agreement_year.year = ?
                WHERE {scope}";
    // The year stands before the scope in the text, so that it is a number of ours and not bound.
    let text = text.replacen('?', &from.to_string(), 1);
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), &text)
        .and("ORDER BY agreement_year.expected DESC, agreement.id LIMIT ?")
        .bind(ONE_BY_ONE);
    let found: Vec<(Id<Agreement>, String)> = reading.all(sql)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let text =
        "SELECT agreement_id, year, committed, expected FROM agreement_year WHERE year >= ? AND year < ?";
    let sql = Sql::open("of agreements that were found within scope", text)
        .bind(i64::from(from))
        .bind(i64::from(from + YEARS))
        .and_in("agreement_id", found.iter().map(|(id, _)| id.number()));
    let mut years: BTreeMap<i64, BTreeMap<i16, YearCost>> = BTreeMap::new();
    for (id, year, committed, expected) in reading.all::<(i64, i64, i64, i64)>(sql)? {
        let cost = YearCost { committed: Money::sek(committed), expected: Money::sek(expected) };
        years.entry(id).or_default().insert(i16::try_from(year).unwrap_or(from), cost);
    }
    let line = |(id, name): (Id<Agreement>, String)| Line {
        years: years.remove(&id.number()).unwrap_or_default(),
        id,
        name,
    };
    Ok(found.into_iter().map(line).collect())
}

fn as_json(sums: &[(i16, YearCost)], lines: &[Line]) -> Json {
    let cost = |year: i16, cost: &YearCost| json!({ "year": year, "committed": cost.committed.to_string(), "expected": cost.expected.to_string() });
    let line = |line: &Line| {
        let years: Vec<Json> = line.years.iter().map(|(year, it)| cost(*year, it)).collect();
        json!({ "id": line.id, "name": line.name, "years": years })
    };
    json!({
        "years": sums.iter().map(|(year, it)| cost(*year, it)).collect::<Vec<_>>(),
        "items": lines.iter().map(line).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, sums: &[(i16, YearCost)], lines: &[Line]) -> Page {
    let mut page = Page::titled(ask.say("agreements-costs-title"));
    page.head.lead = ask.say("agreements-costs-lead");
    page.crumbs = vec![Crumb::new("/agreements", ask.say("agreements-list-title"))];
    page.body = if lines.is_empty() {
        let (title, text) = (ask.say("agreements-costs-empty"), ask.say("agreements-costs-empty-help"));
        Empty { icon: Icon::Agreement, title, text, act: None }.render(ask.talk)
    } else {
        totals(ask, sums).then(&one_by_one(ask, sums, lines))
    };
    page
}

fn heads(ask: &Ask<'_>, first: &str, sums: &[(i16, YearCost)]) -> Vec<Column> {
    let first = Column::new(ask.say(first));
    std::iter::once(first).chain(sums.iter().map(|(year, _)| Column::figures(year.to_string()))).collect()
}

fn totals(ask: &Ask<'_>, sums: &[(i16, YearCost)]) -> Html {
    let row = |key: &str, of: fn(&YearCost) -> Money| {
        let amounts = sums.iter().map(|(_, cost)| marks::money(ask, of(cost)).into());
        Row::new(std::iter::once(Cell::text(ask.say(key))).chain(amounts).collect())
    };
    Table {
        caption: ask.say("agreements-costs-in-all"),
        columns: heads(ask, "agreements-costs-measure", sums),
        rows: vec![
            row("agreements-head-committed", |cost| cost.committed),
            row("agreements-head-expected", |cost| cost.expected),
        ],
        sums: Vec::new(),
    }
    .render(ask.talk)
}

/// What each agreement is expected to cost; what is bound of it stands on its own page.
fn one_by_one(ask: &Ask<'_>, sums: &[(i16, YearCost)], lines: &[Line]) -> Html {
    let row = |line: &Line| {
        let amount = |year: &i16| line.years.get(year).map_or(Money::ZERO, |cost| cost.expected);
        let amounts = sums.iter().map(|(year, _)| marks::money(ask, amount(year)).into());
        Row::new(std::iter::once(Cell::link(href(line.id), &line.name)).chain(amounts).collect())
    };
    Table {
        caption: ask.say("agreements-costs-one-by-one"),
        columns: heads(ask, "agreements-head-agreement", sums),
        rows: lines.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}
