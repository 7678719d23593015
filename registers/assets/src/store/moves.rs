//! Where a thing was: lines that are added and never changed.

use kernel::{Id, Moment, Person, Refused, Result, Unit};
use store::{Reading, Row, Sql, Tx};

use crate::asset::{Asset, Whereabouts};
use crate::state::State;

/// A line of a thing's history. It holds from its moment until the next line's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub at: Moment,
    /// The moment at which it held no longer; none when it still does.
    pub until: Option<Moment>,
    pub by: Option<Id<Person>>,
    pub was: Whereabouts,
    pub why: String,
}

/// Lines of a history that one page shows.
const SHOWN: i64 = 100;

/// Notes where a thing is from now on, and why.
pub(crate) fn note(tx: &Tx<'_>, asset: Id<Asset>, at: &Whereabouts, why: &str) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO asset_move (asset_id, at, by_id, state, unit_id, place, person_id, why)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(asset).bind(tx.now()).bind(tx.actor().person_id()).bind(at.state.word());
    tx.run_one(sql.bind(at.unit).bind(&at.place).bind(at.person).bind(why))
}

fn read(row: &Row) -> Result<Line> {
    let word: String = row.get(2)?;
    let state = State::from_word(&word).ok_or_else(|| Refused::broken(format!("an asset was {word}")))?;
    let unit: Id<Unit> = row.get(3)?;
    let was = Whereabouts { state, unit, place: row.get(4)?, person: row.get(5)? };
    Ok(Line { at: row.get(0)?, until: None, by: row.get(1)?, was, why: row.get(6)? })
}

/// The history of a thing, the latest first; at most a hundred lines.
pub(crate) fn of(reading: &Reading<'_>, asset: Id<Asset>) -> Result<Vec<Line>> {
    let text = "SELECT at, by_id, state, unit_id, place, person_id, why FROM asset_move
                WHERE asset_id = ? ORDER BY id DESC LIMIT ?";
    let sql = Sql::open("of a thing that was loaded within scope", text);
    let rows = reading.rows(sql.bind(asset).bind(SHOWN))?;
    let mut lines = rows.iter().map(read).collect::<Result<Vec<Line>>>()?;
    let mut until = None;
    for line in &mut lines {
        line.until = until;
        until = Some(line.at);
    }
    Ok(lines)
}
