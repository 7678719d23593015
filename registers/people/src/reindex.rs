//! Makes the search indexes of persons and units again from the records, after a restore.

use kernel::{Id, Result};
use store::{Db, Sql, Tx, Upkeep};

/// Records that are indexed in one transaction.
const BATCH: i64 = 500;

pub(crate) fn reindex(db: &Db) -> Result<()> {
    let persons = "SELECT id, name, COALESCE(title, '') FROM person WHERE id > ? ORDER BY id LIMIT ?";
    let units = "SELECT id, name, COALESCE(code, '') FROM unit WHERE id > ? ORDER BY id LIMIT ?";
    every(db, "person", persons)?;
    every(db, "unit", units)
}

fn every(db: &Db, kind: &'static str, text: &'static str) -> Result<()> {
    let mut after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| batch(tx, kind, text, after))? {
        after = last;
    }
    Ok(())
}

/// Indexes the next records; gives the number of the last, or nothing when there are none left.
fn batch(tx: &Tx<'_>, kind: &'static str, text: &'static str, after: i64) -> Result<Option<i64>> {
    let sql = Sql::open("the index is made of all records; a hit is shown within scope", text);
    let rows: Vec<(Id<()>, String, String)> = tx.all(sql.bind(after).bind(BATCH))?;
    for (id, name, more) in &rows {
        tx.index(kind, id.number(), &format!("{name} {more}"))?;
    }
    Ok(rows.last().map(|(id, ..)| id.number()))
}
