//! Cards, full-text search and its index.

use access::Actor;
use kernel::{Day, Id, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit};

use crate::licence::{Metric, href};
use crate::store::licences;
use crate::{POLICY, Verb, fields, marks};

type Line = (i64, String, i64, i64, Option<i64>, Option<Day>, String, String);

const LINES: &str =
    "SELECT licence.id, licence.product, licence.over_use, licence.under_use, licence.counted,
    licence.ends_on, licence.about, licence.metric FROM licence WHERE {scope}";

fn card(ask: &Ask<'_>, (id, title, over, under, counted, ends_on, _, metric): &Line) -> Card {
    let is_site = metric == Metric::Site.word();
    let stand = marks::Stand { is_site, over: *over, under: *under, counted: *counted, ends_on: *ends_on };
    let word = marks::state(stand, fields::today(ask));
    let state = Some(marks::mark(word, ask.talk));
    Card { id: *id, title: title.clone(), href: href(Id::new(*id)), state, told: String::new() }
}

/// The cards of those of these licences that the actor may read.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), LINES).and_in("licence.id", ids.iter().copied());
    Ok(reading.all::<Line>(sql)?.iter().map(|line| card(ask, line)).collect())
}

/// Licences whose words answer the query, by product, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("licence", "licence.id", query) else {
        return Ok(Vec::new());
    };
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), LINES).and("AND").and(&condition).bind(value);
    let rows: Vec<Line> = reading.all(sql.and("ORDER BY licence.product, licence.id LIMIT ?").bind(limit))?;
    Ok(rows.iter().map(|line| Hit { card: card(ask, line), text: line.6.clone() }).collect())
}

/// Makes the index again from the licences, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| licences::index_after(tx, after))? {
        after = last;
    }
    Ok(())
}
