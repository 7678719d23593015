use kernel::{Id, Moment, Person, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use super::known;
use crate::Case;
use crate::decide::{Decided, Outcome};

/// A decision on a case, with the case as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub id: Id<Decided>,
    pub revision: i64,
    pub outcome: Outcome,
    pub reason: String,
    pub reference: String,
    pub at: Moment,
    pub by: Option<Id<Person>>,
    /// What tells the body from every other: BLAKE3.
    pub hash: String,
}

const COLUMNS: &str = "id, revision, outcome, reason, reference, at, by_id, hash";
const WHY: &str = "decisions on a case that was loaded within scope";

fn read(row: &Row) -> Result<Kept> {
    let outcome: String = row.get(2)?;
    Ok(Kept {
        id: row.get(0)?,
        revision: row.get(1)?,
        outcome: known(&outcome, Outcome::from_word)?,
        reason: row.get(3)?,
        reference: row.get(4)?,
        at: row.get(5)?,
        by: row.get(6)?,
        hash: row.get(7)?,
    })
}

/// A case's decisions, the latest first; at most fifty.
pub(crate) fn of(reading: &Reading<'_>, case: Id<Case>) -> Result<Vec<Kept>> {
    let text = format!("SELECT {COLUMNS} FROM case_decision WHERE case_id = ? ORDER BY id DESC LIMIT 50");
    reading.rows(Sql::open(WHY, &text).bind(case))?.iter().map(read).collect()
}

/// One of them, with the case as it was written down.
pub(crate) fn load(reading: &Reading<'_>, case: Id<Case>, id: Id<Decided>) -> Result<(Kept, String)> {
    let text = format!("SELECT {COLUMNS}, body FROM case_decision WHERE case_id = ? AND id = ?");
    let rows = reading.rows(Sql::open(WHY, &text).bind(case).bind(id))?;
    let row = rows.first().ok_or(Refused::NotFound)?;
    Ok((read(row)?, row.get(8)?))
}

/// Writes down what was decided, and the case as it is.
pub(crate) fn insert(tx: &Tx<'_>, case: &Case, new: &Decided, body: &str) -> Result<()> {
    let hash = blake3::hash(body.as_bytes()).to_hex().to_string();
    let sql = Sql::change(
        "INSERT INTO case_decision (case_id, revision, outcome, reason, reference, at, by_id, hash, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(case.id).bind(case.revision).bind(new.outcome.word()).bind(&new.reason);
    let sql = sql.bind(&new.reference).bind(tx.now()).bind(tx.actor().person_id());
    tx.insert::<Decided>(sql.bind(hash).bind(body)).map(|_| ())
}
