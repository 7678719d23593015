use kernel::{Day, Id, Money, Result};
use store::{Reading, Row, Sql, Tx};

use super::{known, money};
use crate::ledger::{Order, Posting};
use crate::{BudgetLine, Cannot, Entry, Stage, Transfer, Why};

const COLUMNS: &str =
    "e.id, e.line_id, e.stage, e.why, e.amount, e.day, e.reference, e.row_number, e.text, e.supplier,
    e.order_id, e.cause_id, e.reverses, e.replaces, e.transfer_id, e.at, e.by_id";

fn read(row: &Row) -> Result<Entry> {
    let (stage, why): (String, String) = (row.get(2)?, row.get(3)?);
    Ok(Entry {
        id: row.get(0)?,
        line: row.get(1)?,
        stage: known(&stage, Stage::from_word)?,
        why: known(&why, Why::from_word)?,
        amount: money(row.get(4)?),
        day: row.get(5)?,
        reference: row.get(6)?,
        row: row.get(7)?,
        text: row.get(8)?,
        supplier: row.get(9)?,
        order: row.get(10)?,
        cause: row.get(11)?,
        reverses: row.get(12)?,
        replaces: row.get(13)?,
        transfer: row.get(14)?,
        at: row.get(15)?,
        by: row.get(16)?,
    })
}

const OF_LINE: &str = "of a line that was loaded within scope";

/// An entry of a line, if it is there.
pub(crate) fn find(reading: &Reading<'_>, line: Id<BudgetLine>, id: Id<Entry>) -> Result<Entry> {
    let text = format!("SELECT {COLUMNS} FROM ledger_entry e WHERE e.line_id = ? AND e.id = ?");
    let rows = reading.rows(Sql::open(OF_LINE, &text).bind(line).bind(id))?;
    read(rows.first().ok_or(kernel::Refused::NotFound)?)
}

/// The latest entries of a line, at most so many.
pub(crate) fn latest(reading: &Reading<'_>, line: Id<BudgetLine>, most: i64) -> Result<Vec<Entry>> {
    let text = format!("SELECT {COLUMNS} FROM ledger_entry e WHERE e.line_id = ? ORDER BY e.id DESC LIMIT ?");
    reading.rows(Sql::open(OF_LINE, &text).bind(line).bind(most))?.iter().map(read).collect()
}

/// What followed from an entry.
pub(crate) fn followed(reading: &Reading<'_>, id: Id<Entry>) -> Result<Vec<Entry>> {
    let text = format!("SELECT {COLUMNS} FROM ledger_entry e WHERE e.cause_id = ? ORDER BY e.id");
    let rows = reading.rows(Sql::open(OF_LINE, &text).bind(id))?;
    let all: Vec<Entry> = rows.iter().map(read).collect::<Result<_>>()?;
    Ok(all.into_iter().filter(|entry| entry.reverses.is_none()).collect())
}

/// Has the entry been taken back?
pub(crate) fn is_reversed(reading: &Reading<'_>, id: Id<Entry>) -> Result<bool> {
    let sql = Sql::open(OF_LINE, "SELECT COUNT(*) FROM ledger_entry WHERE reverses = ?");
    Ok(reading.number(sql.bind(id))? > 0)
}

/// Which of these entries have been taken back.
pub(crate) fn reversed_of(reading: &Reading<'_>, line: Id<BudgetLine>) -> Result<Vec<Id<Entry>>> {
    let text = "SELECT reverses FROM ledger_entry WHERE line_id = ? AND reverses IS NOT NULL";
    let found: Vec<(Id<Entry>,)> = reading.all(Sql::open(OF_LINE, text).bind(line))?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// An order of the line with what is open of it.
pub(crate) fn order(reading: &Reading<'_>, line: Id<BudgetLine>, id: Id<Entry>) -> Result<Option<Order>> {
    let text = "SELECT o.id, o.amount, CAST(COALESCE((SELECT SUM(e.amount) FROM ledger_entry e
            WHERE e.order_id = o.id AND e.stage = 'commitment'), 0) AS BIGINT),
            (SELECT COUNT(*) FROM ledger_entry r WHERE r.reverses = o.id)
        FROM ledger_entry o WHERE o.line_id = ? AND o.id = ? AND o.why = 'order'";
    let found: Option<(Id<Entry>, i64, i64, i64)> =
        reading.find(Sql::open(OF_LINE, text).bind(line).bind(id))?;
    let Some((id, amount, changes, reversals)) = found else { return Ok(None) };
    let open = money(amount).plus(money(changes)).ok_or(Cannot::TooLarge)?;
    let ordered = if reversals > 0 { Money::ZERO } else { money(amount) };
    Ok(Some(Order { id, ordered, open }))
}

/// A line's orders that have not been taken back, the latest first, with their numbers; at most two hundred.
pub(crate) fn orders(reading: &Reading<'_>, line: Id<BudgetLine>) -> Result<Vec<(Order, String)>> {
    let text = "SELECT o.id, o.reference, o.amount, CAST(COALESCE((SELECT SUM(e.amount) FROM ledger_entry e
            WHERE e.order_id = o.id AND e.stage = 'commitment'), 0) AS BIGINT)
        FROM ledger_entry o WHERE o.line_id = ? AND o.why = 'order'
        AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses = o.id) ORDER BY o.id DESC LIMIT 200";
    let found: Vec<(Id<Entry>, String, i64, i64)> = reading.all(Sql::open(OF_LINE, text).bind(line))?;
    let order = |(id, reference, amount, changes): (_, String, i64, i64)| {
        let open = money(amount).plus(money(changes)).ok_or(Cannot::TooLarge)?;
        Ok((Order { id, ordered: money(amount), open }, reference))
    };
    found.into_iter().map(order).collect()
}

/// Is an order with this number on the line, and not taken back?
pub(crate) fn is_ordered(reading: &Reading<'_>, line: Id<BudgetLine>, reference: &str) -> Result<bool> {
    let text =
        "SELECT COUNT(*) FROM ledger_entry o WHERE o.line_id = ? AND o.reference = ? AND o.why = 'order'
        AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses = o.id)";
    Ok(reading.number(Sql::open(OF_LINE, text).bind(line).bind(reference))? > 0)
}

/// The forecast that stands: the one of the latest day, and of these the last made, that nobody took back.
pub(crate) fn standing_forecast(reading: &Reading<'_>, line: Id<BudgetLine>) -> Result<Option<Money>> {
    let text = "SELECT f.amount FROM ledger_entry f WHERE f.line_id = ? AND f.stage = 'forecast'
        AND f.why = 'forecast' AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses = f.id)
        ORDER BY f.day DESC, f.id DESC LIMIT 1";
    let found: Option<(i64,)> = reading.find(Sql::open(OF_LINE, text).bind(line))?;
    Ok(found.map(|(amount,)| money(amount)))
}

/// What the rows of one act have in common.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    pub reference: String,
    pub row: i64,
    pub text: String,
    pub supplier: String,
    pub replaces: Option<Id<Entry>>,
    pub transfer: Option<Id<Transfer>>,
}

/// Writes the rows of an act; the first is the act's own and the others follow from it. Gives the first one's number.
pub(crate) fn insert(
    tx: &Tx<'_>,
    line: Id<BudgetLine>,
    day: Day,
    said: &Said,
    postings: &[Posting],
) -> Result<Id<Entry>> {
    let mut first = None;
    for posting in postings {
        let sql = Sql::change(
            "INSERT INTO ledger_entry (line_id, stage, why, amount, day, reference, row_number, text, supplier,
             order_id, cause_id, reverses, replaces, transfer_id, at, by_id)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        );
        let sql = sql.bind(line).bind(posting.stage.word()).bind(posting.why.word());
        let sql = sql.bind(posting.amount.minor).bind(day).bind(&said.reference).bind(said.row);
        let sql = sql.bind(&said.text).bind(&said.supplier).bind(posting.order).bind(first);
        let sql = sql.bind(posting.reverses).bind(said.replaces.filter(|_| first.is_none()));
        let sql = sql.bind(said.transfer).bind(tx.now()).bind(tx.actor().person_id());
        let id = tx.insert(sql)?;
        first = first.or(Some(id));
    }
    first.ok_or_else(|| kernel::Refused::broken("an act without a row"))
}

/// What tells an invoice row from every other: supplier, number, row, amount and day.
pub(crate) fn invoice_key(said: &Said, amount: Money, day: Day) -> String {
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (row, amount, day) = (said.row.to_string(), amount.minor.to_string(), day.to_string());
    [folded(&said.supplier), folded(&said.reference), row, amount, day].join("\u{1f}")
}

/// The entry that counts this invoice row, if any does.
pub(crate) fn counted(reading: &Reading<'_>, key: &str) -> Result<Option<Id<Entry>>> {
    let sql =
        Sql::open("no invoice counts twice, in any unit", "SELECT entry_id FROM ledger_key WHERE key = ?");
    Ok(reading.find::<(Id<Entry>,)>(sql.bind(key))?.map(|(id,)| id))
}

/// Notes that the entry counts the invoice row; refused when another does.
pub(crate) fn count_once(tx: &Tx<'_>, key: &str, entry: Id<Entry>) -> Result<()> {
    if counted(tx, key)?.is_some() {
        return Err(Cannot::Twice.into());
    }
    let sql = Sql::change("INSERT INTO ledger_key (key, entry_id) VALUES (?, ?)");
    tx.insert::<()>(sql.bind(key).bind(entry)).map(|_| ())
}

/// The entry counts no invoice row any more: it was taken back.
pub(crate) fn uncount(tx: &Tx<'_>, entry: Id<Entry>) -> Result<()> {
    tx.run(Sql::change("DELETE FROM ledger_key WHERE entry_id = ?").bind(entry)).map(|_| ())
}
