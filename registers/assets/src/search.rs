//! Cards, full-text search and its index.

use access::Actor;
use kernel::{Id, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit};

use crate::asset::href;
use crate::model::{self, called};
use crate::state::State;
use crate::store::assets;
use crate::{POLICY, Verb};

const LINES: &str =
    "SELECT asset.id, asset.tag, asset.state, asset_model.maker, asset_model.name, asset.place
    FROM asset LEFT JOIN asset_model ON asset_model.id = asset.model_id WHERE {scope}";

type Line = (i64, String, String, String, String, String);

fn card(ask: &Ask<'_>, (id, tag, state, maker, model, _): &Line) -> Card {
    Card {
        id: *id,
        title: format!("{tag} · {}", called(maker, model)),
        href: href(Id::new(*id)),
        state: State::from_word(state).map(|state| state.mark(ask.talk)),
        told: String::new(),
    }
}

/// The cards of those of these things that the actor may read.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), LINES).and_in("asset.id", ids.iter().copied());
    Ok(reading.all::<Line>(sql)?.iter().map(|line| card(ask, line)).collect())
}

/// Things whose words answer the query, by tag, among those that the person may read.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("asset", "asset.id", query) else {
        return Ok(Vec::new());
    };
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), LINES).and("AND").and(&condition).bind(value);
    let rows: Vec<Line> = reading.all(sql.and("ORDER BY asset.tag, asset.id LIMIT ?").bind(limit))?;
    Ok(rows.iter().map(|line| Hit { card: card(ask, line), text: line.5.clone() }).collect())
}

/// The cards of models. They are no secret.
pub(crate) fn model_cards(reading: &Reading<'_>, _: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT id, maker, name FROM asset_model WHERE 1 = 1";
    let sql = Sql::open("models are no secret", text).and_in("id", ids.iter().copied());
    let rows: Vec<(i64, String, String)> = reading.all(sql)?;
    let card = |(id, maker, name): (i64, String, String)| Card {
        id,
        title: called(&maker, &name),
        href: model::href(Id::new(id)),
        ..Card::default()
    };
    Ok(rows.into_iter().map(card).collect())
}

/// The cards of categories: each leads to its models.
pub(crate) fn category_cards(
    reading: &Reading<'_>,
    _: &Actor,
    _: &Ask<'_>,
    ids: &[i64],
) -> Result<Vec<Card>> {
    let text = "SELECT id, name FROM asset_category WHERE 1 = 1";
    let sql = Sql::open("categories are no secret", text).and_in("id", ids.iter().copied());
    let rows: Vec<(i64, String)> = reading.all(sql)?;
    let card = |(id, title): (i64, String)| Card {
        id,
        title,
        href: format!("/equipment/models?category={id}"),
        ..Card::default()
    };
    Ok(rows.into_iter().map(card).collect())
}

/// Makes the index again from the things, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| assets::index_after(tx, None, after))? {
        after = last;
    }
    Ok(())
}
