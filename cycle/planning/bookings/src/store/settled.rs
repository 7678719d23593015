//! What is decided once: accounts, administrations and suppliers of files.

use access::Actor;
use agreements::Supplier;
use kernel::{Id, Refused, Result, Unit};
use store::{Reading, Sql, Tx};

use super::known;
use crate::row::{account_key, code_and_name, fold, real_number, supplier_key};
use crate::settle_account::{Account, Verdict};
use crate::{LedgerRow, POLICY, Verb};

fn find(tx: &Tx<'_>, table: &str, key: &str) -> Result<Option<i64>> {
    let text = format!("SELECT id FROM {table} WHERE key = ?");
    let sql = Sql::open("is it known, whoever brought it", &text).bind(key);
    Ok(tx.find::<(i64,)>(sql)?.map(|(id,)| id))
}

/// What the row's account, administration and supplier are known as; what is new waits for somebody to say. A supplier of
/// the register, by number or by spelling, is known at once.
pub(crate) fn of(tx: &Tx<'_>, row: &LedgerRow) -> Result<super::rows::Known> {
    Ok(super::rows::Known {
        account: account_of(tx, &row.account)?,
        place: place_of(tx, &row.administration)?,
        supplier: supplier_of(tx, row)?,
    })
}

/// What an account is known as; a new one waits.
pub(crate) fn account_of(tx: &Tx<'_>, account: &str) -> Result<i64> {
    let key = account_key(account);
    if let Some(id) = find(tx, "ledger_account", &key)? {
        return Ok(id);
    }
    let (code, name) = code_and_name(account);
    let called = if name.is_empty() { &code } else { &name };
    let text = "INSERT INTO ledger_account (key, name, verdict, account) VALUES (?, ?, 'waiting', ?)";
    let sql = Sql::change(text).bind(key).bind(called.chars().take(120).collect::<String>());
    Ok(tx.insert::<()>(sql.bind(code))?.number())
}

/// What an administration is known as; a new one waits.
pub(crate) fn place_of(tx: &Tx<'_>, administration: &str) -> Result<i64> {
    let key = fold(administration);
    if let Some(id) = find(tx, "ledger_place", &key)? {
        return Ok(id);
    }
    let sql = Sql::change("INSERT INTO ledger_place (key, name) VALUES (?, ?)");
    Ok(tx.insert::<()>(sql.bind(key).bind(administration))?.number())
}

fn supplier_of(tx: &Tx<'_>, row: &LedgerRow) -> Result<i64> {
    let key = supplier_key(&row.supplier, &row.number);
    if let Some(id) = find(tx, "ledger_supplier", &key)? {
        return Ok(id);
    }
    let number = real_number(&row.number);
    let found = agreements::find_supplier(tx, &row.supplier, number)?;
    let near = if found.is_some() { None } else { agreements::same_bare(tx, &row.supplier)? };
    let settled = if found.is_some() { "known" } else { "waiting" };
    let sql = Sql::change(
        "INSERT INTO ledger_supplier (key, name, number, settled, supplier_id, near_id) VALUES (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(key).bind(&row.supplier).bind(number).bind(settled).bind(found).bind(near);
    Ok(tx.insert::<()>(sql)?.number())
}

/// An account of files, if the actor may see it.
pub(crate) fn account(reading: &Reading<'_>, actor: &Actor, id: i64) -> Result<Account> {
    let text = "SELECT ledger_account.id, ledger_account.key, ledger_account.name, ledger_account.verdict,
                ledger_account.account, ledger_account.activity, ledger_account.service_id, ledger_account.kind
                FROM ledger_account WHERE {scope} AND ledger_account.id = ?";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).bind(id);
    let rows = reading.rows(sql)?;
    let row = rows.first().ok_or(Refused::NotFound)?;
    let (verdict, kind): (String, String) = (row.get(3)?, row.get(7)?);
    Ok(Account {
        id: row.get(0)?,
        name: row.get(2)?,
        verdict: known(&verdict, Verdict::from_word)?,
        account: row.get(4)?,
        activity: row.get(5)?,
        service: row.get(6)?,
        kind: known(&kind, finance::Kind::from_word)?,
    })
}

pub(crate) fn set_account(tx: &Tx<'_>, account: &Account) -> Result<()> {
    let sql = Sql::change(
        "UPDATE ledger_account SET name = ?, verdict = ?, account = ?, activity = ?, service_id = ?, kind = ?
         WHERE id = ?",
    );
    let sql = sql.bind(&account.name).bind(account.verdict.word()).bind(&account.account);
    let sql = sql.bind(&account.activity).bind(account.service).bind(account.kind.word());
    tx.run_one(sql.bind(account.id))
}

/// An administration of files with the unit that it is, if the actor may see it.
pub(crate) fn place(reading: &Reading<'_>, actor: &Actor, id: i64) -> Result<(String, Option<Id<Unit>>)> {
    let text = "SELECT ledger_place.name, ledger_place.unit_id FROM ledger_place WHERE {scope} AND ledger_place.id = ?";
    reading.find(Sql::within(&POLICY.scope(actor, Verb::Read), text).bind(id))?.ok_or(Refused::NotFound)
}

pub(crate) fn set_place(tx: &Tx<'_>, id: i64, unit: Id<Unit>) -> Result<()> {
    tx.run_one(Sql::change("UPDATE ledger_place SET unit_id = ? WHERE id = ?").bind(unit).bind(id))
}

/// A supplier of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Met {
    pub name: String,
    pub number: String,
    pub settled: String,
    pub register: Option<Id<Supplier>>,
    pub near: Option<Id<Supplier>>,
}

pub(crate) fn supplier(reading: &Reading<'_>, actor: &Actor, id: i64) -> Result<Met> {
    let text = "SELECT ledger_supplier.name, ledger_supplier.number, ledger_supplier.settled,
                ledger_supplier.supplier_id, ledger_supplier.near_id
                FROM ledger_supplier WHERE {scope} AND ledger_supplier.id = ?";
    type Columns = (String, String, String, Option<Id<Supplier>>, Option<Id<Supplier>>);
    let found: Option<Columns> =
        reading.find(Sql::within(&POLICY.scope(actor, Verb::Read), text).bind(id))?;
    let (name, number, settled, register, near) = found.ok_or(Refused::NotFound)?;
    Ok(Met { name, number, settled, register, near })
}

/// `None` is a supplier that is called as it stands in files.
pub(crate) fn set_supplier(tx: &Tx<'_>, id: i64, register: Option<Id<Supplier>>) -> Result<()> {
    let settled = if register.is_some() { "known" } else { "own" };
    let sql = Sql::change("UPDATE ledger_supplier SET settled = ?, supplier_id = ? WHERE id = ?");
    tx.run_one(sql.bind(settled).bind(register).bind(id))
}
