//! Cards, full-text search and its index.

use access::Actor;
use kernel::{Id, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit};

use crate::service::{Service, href, mark};
use crate::{POLICY, Verb};

fn card(ask: &Ask<'_>, id: Id<Service>, name: String, state: &str) -> Card {
    Card {
        id: id.number(),
        title: name,
        href: href(id),
        state: Some(mark(state, ask.talk)),
        told: String::new(),
    }
}

/// The cards of those of these services that the actor may read.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT service.id, service.name, service.state FROM service WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).and_in("service.id", ids.iter().copied());
    let rows: Vec<(Id<Service>, String, String)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(id, name, state)| card(ask, id, name, &state)).collect())
}

/// Services whose words answer the query, in the catalogue's order, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("service", "service.id", query) else {
        return Ok(Vec::new());
    };
    let text = "SELECT service.id, service.name, service.state, service.about, service.asks
                FROM service WHERE {scope} AND";
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), text).and(&condition).bind(value);
    let rows: Vec<(Id<Service>, String, String, String, String)> =
        reading.all(sql.and("ORDER BY service.place, service.id LIMIT ?").bind(limit))?;
    let hit = |(id, name, state, about, asks): (_, _, String, String, String)| {
        let is_of_asks =
            store::answered(&about, query).is_empty() && !store::answered(&asks, query).is_empty();
        Hit { card: card(ask, id, name, &state), text: if is_of_asks { asks } else { about } }
    };
    Ok(rows.into_iter().map(hit).collect())
}

/// Services that are indexed in one transaction.
const BATCH: i64 = 500;

/// Makes the index again from the services, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| {
        let text = "SELECT id, name, about, asks, object FROM service WHERE id > ? ORDER BY id LIMIT ?";
        let sql = Sql::open("the index is made of all services; a hit is shown within scope", text);
        let rows: Vec<(i64, String, String, String, String)> = tx.all(sql.bind(after).bind(BATCH))?;
        for (id, name, about, asks, object) in &rows {
            tx.index("service", *id, &[name, about, asks, object].map(String::as_str).join("\n"))?;
        }
        Ok(rows.last().map(|(id, ..)| *id))
    })? {
        after = last;
    }
    Ok(())
}
