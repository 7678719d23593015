//! What came and went: lines that are added and never changed.

use access::Scope;
use kernel::{Day, Id, Moment, Person, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::consumable::Consumable;
use crate::stock::{Change, What};

/// A line of an article's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub at: Moment,
    pub by: Option<Id<Person>>,
    pub on: Day,
    pub what: What,
    pub change: Change,
    pub unit: Option<Id<Unit>>,
    pub note: String,
}

/// Lines that one page shows; the list has all.
const SHOWN: i64 = 100;

/// Adds a line.
pub(crate) fn note(tx: &Tx<'_>, id: Id<Consumable>, line: &Line) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO consumable_move (consumable_id, at, by_id, on_day, what, quantity, value, unit_id, note)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(id).bind(line.at).bind(line.by).bind(line.on).bind(line.what.word());
    let sql = sql.bind(line.change.quantity).bind(line.change.value).bind(line.unit);
    tx.run_one(sql.bind(&line.note))
}

type Columns = (Moment, Option<Id<Person>>, Day, String, i64, i64, Option<Id<Unit>>, String);

/// The history of an article, the latest first; at most a hundred lines.
pub(crate) fn of(reading: &Reading<'_>, id: Id<Consumable>) -> Result<Vec<Line>> {
    let text = "SELECT at, by_id, on_day, what, quantity, value, unit_id, note FROM consumable_move
                WHERE consumable_id = ? ORDER BY id DESC LIMIT ?";
    let sql = Sql::open("of an article that was loaded within scope", text).bind(id).bind(SHOWN);
    let line = |(at, by, on, word, quantity, value, unit, note): Columns| {
        let what = What::from_word(&word).ok_or_else(|| Refused::broken(format!("a move is {word}")))?;
        Ok(Line { at, by, on, what, change: Change { quantity, value }, unit, note })
    };
    reading.all::<Columns>(sql)?.into_iter().map(line).collect()
}

/// What one unit used in one year of what is kept within the scope, in öre. The unit is none for what was missing or
/// thrown away.
pub(crate) struct Used {
    pub year: i64,
    pub unit: Option<Id<Unit>>,
    pub name: Option<String>,
    pub value: i64,
}

/// What was used, thrown away and missing by year and unit; of one article or of all.
pub(crate) fn used(reading: &Reading<'_>, scope: &Scope, of: Option<Id<Consumable>>) -> Result<Vec<Used>> {
    let text =
        "SELECT CAST(SUBSTR(consumable_move.on_day, 1, 4) AS BIGINT), consumable_move.unit_id, unit.name,
                CAST(-SUM(consumable_move.value) AS BIGINT) FROM consumable_move
                JOIN consumable ON consumable.id = consumable_move.consumable_id
                LEFT JOIN unit ON unit.id = consumable_move.unit_id
                WHERE {scope} AND consumable_move.what <> 'delivered'";
    let sql = Sql::within(scope, text);
    let sql = match of {
        Some(id) => sql.and("AND consumable_move.consumable_id = ?").bind(id),
        None => sql,
    };
    let sql = sql.and(
        "GROUP BY SUBSTR(consumable_move.on_day, 1, 4), consumable_move.unit_id, unit.name
         ORDER BY 1 DESC, unit.name, consumable_move.unit_id LIMIT 2000",
    );
    let used = |(year, unit, name, value)| Used { year, unit, name, value };
    Ok(reading.all::<(i64, Option<Id<Unit>>, Option<String>, i64)>(sql)?.into_iter().map(used).collect())
}
