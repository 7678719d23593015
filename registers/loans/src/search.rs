//! Cards, full-text search and its index.

use access::Actor;
use kernel::{Day, Id, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit};

use crate::loan::href;
use crate::store::loans;
use crate::{POLICY, Verb, agreement, fields, marks};

const LINES: &str = "SELECT loan.id, asset.tag, asset_model.maker, asset_model.name, loan.state, loan.due_on
    FROM loan LEFT JOIN asset ON asset.id = loan.asset_id
    LEFT JOIN asset_model ON asset_model.id = asset.model_id WHERE {scope}";

type Line = (i64, String, String, String, String, Day);

fn card(ask: &Ask<'_>, (id, tag, maker, model, state, due): &Line) -> Card {
    let word = marks::state(state, *due, fields::today(ask));
    Card {
        id: *id,
        title: format!("{tag} · {}", assets::called(maker, model)),
        href: href(Id::new(*id)),
        state: Some(marks::mark(word, ask.talk)),
        told: String::new(),
    }
}

/// The cards of those of these loans that the actor may read. None says who has the thing.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), LINES).and_in("loan.id", ids.iter().copied());
    Ok(reading.all::<Line>(sql)?.iter().map(|line| card(ask, line)).collect())
}

/// Loans whose things answer the query, the latest first, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("loan", "loan.id", query) else {
        return Ok(Vec::new());
    };
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), LINES).and("AND").and(&condition).bind(value);
    let rows: Vec<Line> = reading.all(sql.and("ORDER BY loan.id DESC LIMIT ?").bind(limit))?;
    Ok(rows.iter().map(|line| Hit { card: card(ask, line), text: line.5.to_string() }).collect())
}

/// The cards of versions of texts: they are no secret.
pub(crate) fn text_cards(reading: &Reading<'_>, _: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text =
        "SELECT loan_text.id, unit.name FROM loan_text JOIN unit ON unit.id = loan_text.unit_id WHERE 1 = 1";
    let sql = Sql::open("what people are asked to agree to is no secret", text)
        .and_in("loan_text.id", ids.iter().copied());
    let card = |(id, unit): (i64, String)| Card {
        id,
        title: ask.talk.with("loans-text-page", &[("unit", unit.into())]),
        href: agreement::href(Id::new(id)),
        ..Card::default()
    };
    Ok(reading.all::<(i64, String)>(sql)?.into_iter().map(card).collect())
}

/// What a unit is to be given back, for those who watch over its loans: leads to who is late there.
pub(crate) fn unit_cards(
    reading: &Reading<'_>,
    actor: &Actor,
    ask: &Ask<'_>,
    ids: &[i64],
) -> Result<Vec<Card>> {
    let scope = crate::policy::UNITS.scope(actor, Verb::Watch);
    let sql = Sql::within(&scope, "SELECT unit.id, unit.name FROM unit WHERE {scope}");
    let sql = sql.and_in("unit.id", ids.iter().copied());
    let card = |(id, unit): (i64, String)| Card {
        id,
        title: ask.talk.with("loans-unit-card", &[("unit", unit.into())]),
        href: format!("/loans/due?unit={id}"),
        ..Card::default()
    };
    Ok(reading.all::<(i64, String)>(sql)?.into_iter().map(card).collect())
}

/// Makes the index again from the loans, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| loans::index_after(tx, after))? {
        after = last;
    }
    Ok(())
}
