use access::Actor;
use finance::Entry;
use kernel::{Id, Moment, Money, Refused, Result, Unit};
use services::Service;
use store::{Reading, Row, Sql, Tx};

use super::{FROM, known};
use crate::state::state;
use crate::{LedgerFile, LedgerRow, POLICY, Part, State, Verb};

const COLUMNS: &str =
    "ledger_row.id, ledger_row.file_id, ledger_row.line, ledger_row.supplier, ledger_row.number,
    ledger_row.administration, ledger_row.account, ledger_row.invoice, ledger_row.amount, ledger_row.day,
    ledger_row.text, ledger_row.changes";

fn read(row: &Row) -> Result<LedgerRow> {
    Ok(LedgerRow {
        id: row.get(0)?,
        file: row.get(1)?,
        line: row.get(2)?,
        supplier: row.get(3)?,
        number: row.get(4)?,
        administration: row.get(5)?,
        account: row.get(6)?,
        invoice: row.get(7)?,
        amount: Money::sek(row.get(8)?),
        day: row.get(9)?,
        text: row.get(10)?,
        changes: row.get(11)?,
    })
}

/// Rows with these numbers, among those that the actor may do the verb to, with where they stand.
pub(crate) fn load(
    reading: &Reading<'_>,
    actor: &Actor,
    verb: Verb,
    ids: &[i64],
) -> Result<Vec<(LedgerRow, State)>> {
    let text = format!("SELECT {COLUMNS}, {} FROM {FROM} WHERE {{scope}}", state!());
    let sql = Sql::within(&POLICY.scope(actor, verb), &text).and_in("ledger_row.id", ids.iter().copied());
    let row = |row: &Row| Ok((read(row)?, known(&row.get::<String>(12)?, State::from_word)?));
    reading.rows(sql)?.iter().map(row).collect()
}

/// Rows by their signs.
pub(crate) fn by_line(reading: &Reading<'_>, actor: &Actor, lines: &[&str]) -> Result<Vec<(String, i64)>> {
    let text = "SELECT ledger_row.line, ledger_row.id FROM ledger_row WHERE {scope}";
    reading.all(
        Sql::within(&POLICY.scope(actor, Verb::Import), text)
            .and_in("ledger_row.line", lines.iter().copied()),
    )
}

/// The file that this write brings in: what comes in at one moment through one person is one file.
pub(crate) fn file_of_now(tx: &Tx<'_>) -> Result<Id<LedgerFile>> {
    let (now, by) = (tx.now(), tx.actor().person_id());
    let text = "SELECT id FROM ledger_file WHERE at = ? AND COALESCE(by_id, 0) = ?";
    let sql = Sql::open("the file of this very write", text).bind(now);
    if let Some((id,)) = tx.find::<(Id<LedgerFile>,)>(sql.bind(by.map_or(0, Id::number)))? {
        return Ok(id);
    }
    tx.insert(Sql::change("INSERT INTO ledger_file (at, by_id) VALUES (?, ?)").bind(now).bind(by))
}

/// What a row is known by in the tables of what is decided once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    pub account: i64,
    pub place: i64,
    pub supplier: i64,
}

fn bound(sql: Sql, row: &LedgerRow, known: Known) -> Sql {
    sql.bind(&row.supplier)
        .bind(&row.number)
        .bind(&row.administration)
        .bind(&row.account)
        .bind(&row.invoice)
        .bind(row.amount.minor)
        .bind(row.day)
        .bind(i64::from(row.day.year()))
        .bind(&row.text)
        .bind(known.account)
        .bind(known.place)
        .bind(known.supplier)
}

pub(crate) fn insert(tx: &Tx<'_>, row: &LedgerRow, known: Known) -> Result<Id<LedgerRow>> {
    let sql = Sql::change(
        "INSERT INTO ledger_row (supplier, number, administration, account, invoice, amount, day, year, text,
         account_id, place_id, supplier_id, file_id, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(bound(sql, row, known).bind(row.file).bind(&row.line))
}

pub(crate) fn save(tx: &Tx<'_>, row: &LedgerRow, known: Known) -> Result<()> {
    let sql = Sql::change(
        "UPDATE ledger_row SET supplier = ?, number = ?, administration = ?, account = ?, invoice = ?, amount = ?,
         day = ?, year = ?, text = ?, account_id = ?, place_id = ?, supplier_id = ?, changes = changes + 1
         WHERE id = ? AND changes = ?",
    );
    tx.run_one(bound(sql, row, known).bind(row.id).bind(row.changes))
}

/// The entry that a row made, with its line; nothing when it made none.
pub(crate) fn entry_of(
    reading: &Reading<'_>,
    id: Id<LedgerRow>,
) -> Result<Option<(Id<Entry>, Id<finance::BudgetLine>, bool)>> {
    let text = "SELECT ledger_entry.id, ledger_entry.line_id, ledger_row.how FROM ledger_row
                JOIN ledger_entry ON ledger_entry.id = ledger_row.entry_id WHERE ledger_row.id = ?";
    let found: Option<(Id<Entry>, Id<finance::BudgetLine>, String)> =
        reading.find(Sql::open("the row was loaded within scope", text).bind(id))?;
    Ok(found.map(|(entry, line, how)| (entry, line, how == "booked")))
}

/// Takes a row away, and its file with the last one.
pub(crate) fn remove(tx: &Tx<'_>, row: &LedgerRow) -> Result<()> {
    tx.run_one(Sql::change("DELETE FROM ledger_row WHERE id = ?").bind(row.id))?;
    let text = "DELETE FROM ledger_file WHERE id = ? AND NOT EXISTS
                (SELECT 1 FROM ledger_row WHERE ledger_row.file_id = ledger_file.id)";
    tx.run(Sql::change(text).bind(row.file)).map(|_| ())
}

/// When a file came in.
pub(crate) fn file(reading: &Reading<'_>, actor: &Actor, id: Id<LedgerFile>) -> Result<Moment> {
    let text = "SELECT ledger_file.at FROM ledger_file WHERE {scope} AND ledger_file.id = ?";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).bind(id);
    let found: Option<(Moment,)> = reading.find(sql)?;
    found.map(|(at,)| at).ok_or(Refused::NotFound)
}

/// Where a file's rows stand: every row in one part.
pub(crate) fn parts(reading: &Reading<'_>, actor: &Actor, id: Id<LedgerFile>) -> Result<Vec<Part>> {
    let text = format!(
        "SELECT {0}, COUNT(*), CAST(SUM(ledger_row.amount) AS BIGINT) FROM {FROM}
         WHERE {{scope}} AND ledger_row.file_id = ? GROUP BY {0}",
        state!()
    );
    let found: Vec<(String, i64, i64)> =
        reading.all(Sql::within(&POLICY.scope(actor, Verb::Read), &text).bind(id))?;
    let part = |(word, rows, sum): (String, i64, i64)| {
        Ok(Part { state: known(&word, State::from_word)?, rows, sum })
    };
    let mut parts: Vec<Part> = found.into_iter().map(part).collect::<Result<_>>()?;
    parts.sort_by_key(|part| part.state);
    Ok(parts)
}

/// A row that is ready, with where it goes in the ledger.
#[derive(Debug, Clone)]
pub(crate) struct Ready {
    pub row: LedgerRow,
    pub facts: finance::Facts,
    /// What the supplier is called in the register; nothing when it is called as it stands in files.
    pub supplier: i64,
    pub own_name: String,
    pub register: Option<i64>,
}

/// Rows of a file that are ready, by number.
pub(crate) fn ready(
    reading: &Reading<'_>,
    id: Id<LedgerFile>,
    after: i64,
    at_most: i64,
) -> Result<Vec<Ready>> {
    let text = format!(
        "SELECT {COLUMNS}, ledger_place.unit_id, ledger_account.account, ledger_account.activity,
         ledger_account.service_id, ledger_account.kind, ledger_account.name, ledger_supplier.id,
         ledger_supplier.name, ledger_supplier.supplier_id
         FROM {FROM} WHERE ledger_row.file_id = ? AND ledger_row.id > ? AND {}
         ORDER BY ledger_row.id LIMIT ?",
        state!("ready")
    );
    let why = "whoever books may see every row; the lines' own rights are asked too";
    let rows = reading.rows(Sql::open(why, &text).bind(id).bind(after).bind(at_most))?;
    rows.iter()
        .map(|row| {
            let kind: String = row.get(16)?;
            let facts = finance::Facts {
                unit: row.get::<Id<Unit>>(12)?,
                account: row.get(13)?,
                activity: row.get(14)?,
                service: row.get::<Option<Id<Service>>>(15)?,
                project: String::new(),
                kind: known(&kind, finance::Kind::from_word)?,
                name: row.get(17)?,
            };
            Ok(Ready {
                row: read(row)?,
                facts,
                supplier: row.get(18)?,
                own_name: row.get(19)?,
                register: row.get(20)?,
            })
        })
        .collect()
}

/// How many rows of the file that say the same of supplier, invoice, day and amount are in the ledger already.
pub(crate) fn equals_booked(reading: &Reading<'_>, row: &LedgerRow, supplier: i64) -> Result<i64> {
    let text =
        "SELECT COUNT(*) FROM ledger_row WHERE supplier_id = ? AND invoice = ? AND amount = ? AND day = ?
                AND file_id = ? AND how <> ''";
    let sql = Sql::open("which row of the invoice it is", text).bind(supplier).bind(&row.invoice);
    reading.number(sql.bind(row.amount.minor).bind(row.day).bind(row.file))
}

/// The file whose row answers for the entry; nothing when the entry was written by hand.
pub(crate) fn file_that_answers_for(
    reading: &Reading<'_>,
    entry: Id<Entry>,
) -> Result<Option<Id<LedgerFile>>> {
    let text = "SELECT file_id FROM ledger_row WHERE entry_id = ? ORDER BY id LIMIT 1";
    let sql = Sql::open("is the entry ours", text).bind(entry);
    Ok(reading.find::<(Id<LedgerFile>,)>(sql)?.map(|(file,)| file))
}

/// The row is in the ledger as this entry: `how` is `booked` or `known`.
pub(crate) fn set_entry(tx: &Tx<'_>, id: Id<LedgerRow>, entry: Id<Entry>, how: &str) -> Result<()> {
    let sql = Sql::change("UPDATE ledger_row SET how = ?, entry_id = ? WHERE id = ? AND how = ''");
    tx.run_one(sql.bind(how).bind(entry).bind(id))
}
