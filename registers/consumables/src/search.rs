//! Cards, full-text search and its index.

use access::Actor;
use kernel::{Id, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit};

use crate::consumable::href;
use crate::store::articles;
use crate::{POLICY, Verb, marks};

const LINES: &str =
    "SELECT consumable.id, consumable.name, consumable.stock, consumable.reorder_level, consumable.place
    FROM consumable WHERE {scope}";

type Line = (i64, String, i64, Option<i64>, String);

fn card(ask: &Ask<'_>, (id, title, stock, level, _): &Line) -> Card {
    let state = Some(marks::mark(marks::state(*stock, *level), ask.talk));
    Card { id: *id, title: title.clone(), href: href(Id::new(*id)), state, told: String::new() }
}

/// The cards of those of these articles that the actor may read.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let scope = POLICY.scope(actor, Verb::Read);
    let sql = Sql::within(&scope, LINES).and_in("consumable.id", ids.iter().copied());
    Ok(reading.all::<Line>(sql)?.iter().map(|line| card(ask, line)).collect())
}

/// Articles whose words answer the query, by name, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("consumable", "consumable.id", query) else {
        return Ok(Vec::new());
    };
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), LINES).and("AND").and(&condition).bind(value);
    let sql = sql.and("ORDER BY consumable.name, consumable.id LIMIT ?").bind(limit);
    Ok(reading
        .all::<Line>(sql)?
        .iter()
        .map(|line| Hit { card: card(ask, line), text: line.4.clone() })
        .collect())
}

/// Makes the index again from the articles, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| articles::index_after(tx, after))? {
        after = last;
    }
    Ok(())
}
