//! Cards, full-text search and its index.

use access::Actor;
use kernel::{Id, Result};
use store::{Db, Reading, Sql, Tx, Upkeep};
use web::{Ask, Card, Hit};

use crate::rates::Decision;
use crate::store::{self as rows, COLUMNS};
use crate::{Case, Facts, POLICY, RATES, RatesVerb, Verb, marks, rates};

/// The name of the index.
const INDEX: &str = "business_case";

fn words(title: &str, about: &str) -> String {
    [title, about].join("\n")
}

/// Puts a case's words into the index.
pub(crate) fn index(tx: &Tx<'_>, id: Id<Case>, facts: &Facts) -> Result<()> {
    tx.index(INDEX, id.number(), &words(&facts.title, &facts.about))
}

fn card(ask: &Ask<'_>, case: &Case) -> Card {
    let state = Some(marks::state(ask.talk, case.state));
    let title = case.facts.title.clone();
    Card { id: case.id.number(), title, href: case.href(), state, ..Card::default() }
}

/// The cards of those of these cases that the actor may read.
pub(crate) fn cases(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = format!("SELECT {COLUMNS} FROM business_case WHERE {{scope}}");
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), &text);
    let found = reading.rows(sql.and_in("business_case.id", ids.iter().copied()))?;
    found.iter().map(|row| Ok(card(ask, &rows::read(row)?))).collect()
}

/// The cards of these decisions on internal rates.
pub(crate) fn decisions(reading: &Reading<'_>, actor: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT internal_rates.id, internal_rates.decision FROM internal_rates WHERE {scope}";
    let sql = Sql::within(&RATES.scope(actor, RatesVerb::Read), text);
    let found: Vec<(Id<Decision>, String)> =
        reading.all(sql.and_in("internal_rates.id", ids.iter().copied()))?;
    let card = |(id, title): (Id<Decision>, String)| Card {
        id: id.number(),
        title,
        href: rates::href(id),
        ..Card::default()
    };
    Ok(found.into_iter().map(card).collect())
}

/// Cases whose words answer the query, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching(INDEX, "business_case.id", query) else {
        return Ok(Vec::new());
    };
    let text = format!("SELECT {COLUMNS} FROM business_case WHERE {{scope}} AND");
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), &text).and(&condition).bind(value);
    let sql = sql.and("ORDER BY business_case.first_year DESC, business_case.id DESC LIMIT ?").bind(limit);
    let hit = |row| {
        let case = rows::read(row)?;
        Ok(Hit { card: card(ask, &case), text: case.facts.about })
    };
    reading.rows(sql)?.iter().map(hit).collect()
}

/// Cases that are indexed in one transaction.
const BATCH: i64 = 500;

/// Makes the index again from the cases, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| {
        let text = "SELECT id, title, about FROM business_case WHERE id > ? ORDER BY id LIMIT ?";
        let sql = Sql::open("the index is made of all cases; a hit is shown within scope", text);
        let found: Vec<(i64, String, String)> = tx.all(sql.bind(after).bind(BATCH))?;
        for (id, title, about) in &found {
            tx.index(INDEX, *id, &words(title, about))?;
        }
        Ok(found.last().map(|(id, ..)| *id))
    })? {
        after = last;
    }
    Ok(())
}
