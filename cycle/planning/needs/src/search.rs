//! Full-text search among needs, and their index.

use kernel::{Id, Refused, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit};

use crate::need::href;
use crate::store::index;
use crate::{Need, POLICY, Step, Verb};

/// Needs whose public words answer the query, the newest first, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    let Some((condition, value)) = reading.matching("need", "need.id", query) else { return Ok(Vec::new()) };
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text = "SELECT need.id, need.title, need.state, need.text FROM need WHERE {scope} AND";
    let sql = Sql::within(&scope, text)
        .and(&condition)
        .bind(value)
        .and("ORDER BY need.id DESC LIMIT ?")
        .bind(limit);
    let rows: Vec<(Id<Need>, String, String, String)> = reading.all(sql)?;
    let hit = |(id, title, state, text): (Id<Need>, String, String, String)| Hit {
        card: Card {
            id: id.number(),
            title,
            href: href(id),
            state: Step::from_word(&state).map(|step| step.mark(ask.talk)),
        },
        text,
    };
    Ok(rows.into_iter().map(hit).collect())
}

/// Needs that are indexed in one transaction.
const BATCH: i64 = 500;

/// Makes the index again from the needs, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = Id::<Need>::new(0);
    loop {
        let last = db.keep(Upkeep::Derived, |tx| {
            let text = "SELECT id FROM need WHERE id > ? ORDER BY id LIMIT ?";
            let sql = Sql::open("the index is made of all needs", text).bind(after).bind(BATCH);
            let ids: Vec<(Id<Need>,)> = tx.all(sql)?;
            for (id,) in &ids {
                index(tx, *id)?;
            }
            Ok::<_, Refused>(ids.last().map(|(id,)| *id))
        })?;
        match last {
            Some(id) => after = id,
            None => return Ok(()),
        }
    }
}
