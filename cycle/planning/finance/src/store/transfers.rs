use kernel::{Id, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::Transfer;

/// The lowest unit that both lie under, or are.
pub(crate) fn unit_over(reading: &Reading<'_>, one: Id<Unit>, other: Id<Unit>) -> Result<Id<Unit>> {
    let sql = Sql::open(
        "the tree is known to all who are signed in",
        "SELECT a.ancestor FROM unit_closure a JOIN unit_closure b ON b.ancestor = a.ancestor
         WHERE a.descendant = ? AND b.descendant = ?
         ORDER BY (SELECT COUNT(*) FROM unit_closure c WHERE c.descendant = a.ancestor) DESC LIMIT 1",
    );
    let (unit,): (Id<Unit>,) = reading.load(sql.bind(one).bind(other))?;
    Ok(unit)
}

pub(crate) fn insert(tx: &Tx<'_>, transfer: &Transfer, unit: Id<Unit>) -> Result<Id<Transfer>> {
    let sql = Sql::change(
        "INSERT INTO budget_transfer (from_line, to_line, unit_id, amount, crossing, decision, reference, decided_on,
         at, by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(transfer.from).bind(transfer.to).bind(unit).bind(transfer.amount.minor);
    let sql = sql.bind(transfer.crossing.word()).bind(&transfer.decision).bind(&transfer.reference);
    tx.insert(sql.bind(transfer.day).bind(tx.now()).bind(tx.actor().person_id()))
}
