//! The desk's rules, each version a row of its own.

use kernel::{Moment, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::{Matrix, Rules};

/// The rules that hold now: the newest, or the program's own while the organisation has set none.
pub(crate) fn now(reading: &Reading<'_>) -> Result<Rules> {
    Ok(all(reading, 1)?.into_iter().next().map(|(rules, _)| rules).unwrap_or_default())
}

/// The newest versions with when each began, the newest first.
pub(crate) fn all(reading: &Reading<'_>, limit: i64) -> Result<Vec<(Rules, Moment)>> {
    let sql = Sql::open(
        "how the desk works is no secret",
        "SELECT id, cells, close_after_days, from_at FROM desk_rules ORDER BY id DESC LIMIT ?",
    );
    let rows: Vec<(_, String, i64, Moment)> = reading.all(sql.bind(limit))?;
    let rules = |(id, cells, close_after_days, from): (_, String, i64, Moment)| {
        let matrix = Matrix::stored(&cells).ok_or_else(|| Refused::broken(format!("no matrix: {cells}")))?;
        Ok((Rules { id: Some(id), matrix, close_after_days }, from))
    };
    rows.into_iter().map(rules).collect()
}

pub(crate) fn insert(tx: &Tx<'_>, rules: &Rules) -> Result<kernel::Id<Rules>> {
    let sql =
        Sql::change("INSERT INTO desk_rules (cells, close_after_days, from_at, by_id) VALUES (?, ?, ?, ?)");
    let sql = sql.bind(rules.matrix.text()).bind(rules.close_after_days).bind(tx.now());
    tx.insert(sql.bind(tx.actor().person_id()))
}
