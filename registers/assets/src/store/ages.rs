//! Things counted by unit, model and month of buying, in the same write as the things change.

use kernel::{Day, Id, Result, Unit};
use store::{Sql, Tx};

use crate::asset::Asset;
use crate::model::Model;
use crate::state::State;

type Key = (Id<Unit>, Id<Model>, String);

/// The year and month of a day.
fn month(day: Day) -> String {
    day.to_string().chars().take(7).collect()
}

fn key(state: State, unit: Id<Unit>, model: Id<Model>, bought: Option<Day>) -> Option<Key> {
    state.is_of_use().then(|| (unit, model, bought.map(month).unwrap_or_default()))
}

fn add(tx: &Tx<'_>, (unit, model, bought): &Key, things: i64) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO asset_age (unit_id, model_id, bought, things) VALUES (?, ?, ?, ?)
         ON CONFLICT (unit_id, model_id, bought) DO UPDATE SET things = asset_age.things + excluded.things",
    );
    tx.run_one(sql.bind(*unit).bind(*model).bind(bought).bind(things))
}

/// What the stored thing is counted as, before it changes.
pub(super) fn counted(tx: &Tx<'_>, id: Id<Asset>) -> Result<Option<Key>> {
    let text = "SELECT state, unit_id, model_id, bought_on FROM asset WHERE id = ?";
    let sql = Sql::open("a thing that is being changed", text).bind(id);
    let found: Option<(String, Id<Unit>, Id<Model>, Option<Day>)> = tx.find(sql)?;
    Ok(found.and_then(|(state, unit, model, bought)| key(State::from_word(&state)?, unit, model, bought)))
}

/// Counts a thing as what it is now and no longer as what it was.
pub(super) fn recount(tx: &Tx<'_>, was: Option<Key>, now: Option<&Asset>) -> Result<()> {
    let is = now.and_then(|it| key(it.at.state, it.at.unit, it.facts.model, it.facts.bought_on));
    if was == is {
        return Ok(());
    }
    was.map_or(Ok(()), |was| add(tx, &was, -1))?;
    is.map_or(Ok(()), |is| add(tx, &is, 1))
}
