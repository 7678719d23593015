//! Articles, and their place in the search.

use access::{Actor, Scope};
use kernel::{Id, Money, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use crate::consumable::{Consumable, Facts};
use crate::stock::Stock;
use crate::{POLICY, Verb};

const COLUMNS: &str =
    "consumable.id, consumable.name, consumable.measure, consumable.unit_id, consumable.place,
    consumable.supplier_id, consumable.price, consumable.reorder_level, consumable.stock, consumable.value,
    consumable.is_low, consumable.version";

fn read(row: &Row) -> Result<Consumable> {
    let (price, is_low): (Option<i64>, i64) = (row.get(6)?, row.get(10)?);
    let facts = Facts {
        name: row.get(1)?,
        measure: row.get(2)?,
        unit: row.get(3)?,
        place: row.get(4)?,
        supplier: row.get(5)?,
        price: price.map(Money::sek),
        level: row.get(7)?,
    };
    let stock = Stock { quantity: row.get(8)?, value: row.get(9)? };
    Ok(Consumable { id: row.get(0)?, facts, stock, is_low: is_low == 1, version: row.get(11)? })
}

/// The article, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Consumable>) -> Result<Consumable> {
    within(reading, &POLICY.scope(actor, Verb::Read), id)
}

fn within(reading: &Reading<'_>, scope: &Scope, id: Id<Consumable>) -> Result<Consumable> {
    let text = format!("SELECT {COLUMNS} FROM consumable WHERE {{scope}} AND consumable.id = ?");
    let rows = reading.rows(Sql::within(scope, &text).bind(id))?;
    rows.first().map(read).transpose()?.ok_or(Refused::NotFound)
}

fn bound(sql: Sql, it: &Consumable) -> Sql {
    let facts = &it.facts;
    sql.bind(facts.unit)
        .bind(&facts.name)
        .bind(&facts.measure)
        .bind(&facts.place)
        .bind(facts.supplier)
        .bind(facts.price.map(|price| price.minor))
        .bind(facts.level)
        .bind(it.stock.quantity)
        .bind(it.stock.value)
        .bind(i64::from(it.is_low))
}

/// Stores a new article; its number is given here.
pub(crate) fn insert(tx: &Tx<'_>, it: &Consumable) -> Result<Id<Consumable>> {
    let sql = Sql::change(
        "INSERT INTO consumable (unit_id, name, measure, place, supplier_id, price, reorder_level, stock, value, is_low,
         changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let id = tx.insert(bound(sql, it).bind(tx.now()))?;
    index(tx, id, &it.facts)?;
    Ok(id)
}

/// Stores an article that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, it: &Consumable) -> Result<()> {
    let sql = Sql::change(
        "UPDATE consumable SET unit_id = ?, name = ?, measure = ?, place = ?, supplier_id = ?, price = ?, reorder_level = ?,
         stock = ?, value = ?, is_low = ?, changed_at = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, it).bind(tx.now()).bind(it.id).bind(it.version))?;
    index(tx, it.id, &it.facts)
}

fn index(tx: &Tx<'_>, id: Id<Consumable>, facts: &Facts) -> Result<()> {
    tx.index("consumable", id.number(), &format!("{}\n{}", facts.name, facts.place))
}

/// Articles that are put into the index in one transaction.
const BATCH: i64 = 500;

/// Puts the next articles after one into the index; the last of them, if there were any.
pub(crate) fn index_after(tx: &Tx<'_>, after: i64) -> Result<Option<i64>> {
    let text = format!("SELECT {COLUMNS} FROM consumable WHERE id > ? ORDER BY id LIMIT ?");
    let sql = Sql::open("the index is made of all; a hit is shown within scope", &text);
    let rows = tx.rows(sql.bind(after).bind(BATCH))?.iter().map(read).collect::<Result<Vec<_>>>()?;
    for it in &rows {
        index(tx, it.id, &it.facts)?;
    }
    Ok(rows.last().map(|it| it.id.number()))
}

/// The unit that keeps an article.
pub(crate) fn unit_of(reading: &Reading<'_>, id: Id<Consumable>) -> Result<Option<Id<kernel::Unit>>> {
    let sql = Sql::open("whoever keeps it is told", "SELECT unit_id FROM consumable WHERE id = ?");
    Ok(reading.find::<(Id<kernel::Unit>,)>(sql.bind(id))?.map(|(unit,)| unit))
}
