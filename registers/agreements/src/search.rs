//! Cards, full-text search and its index.

use access::Actor;
use kernel::{Day, Id, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit};

use crate::agreement::{self, Agreement};
use crate::store::{agreements, suppliers};
use crate::supplier::{self, Supplier};
use crate::{POLICY, SUPPLIERS, SupplierVerb, Verb, fields, marks, supplier_list};

type SupplierRow = (Id<Supplier>, String, bool, String);
type AgreementRow = (Id<Agreement>, String, Option<Day>, String);

fn supplier_card(ask: &Ask<'_>, (id, title, is_merged, _): SupplierRow) -> Card {
    let state = Some(supplier_list::state(is_merged, ask.talk).1);
    Card { id: id.number(), title, href: supplier::href(id), state, told: String::new() }
}

fn agreement_card(ask: &Ask<'_>, (id, title, last_day, _): AgreementRow) -> Card {
    let state = Some(marks::state(last_day, fields::today(ask), ask.talk).1);
    Card { id: id.number(), title, href: agreement::href(id), state, told: String::new() }
}

const SUPPLIER: &str =
    "SELECT supplier.id, supplier.name, CASE WHEN supplier.merged_into IS NULL THEN 0 ELSE 1 END,
    supplier.about FROM supplier WHERE {scope}";
const AGREEMENT: &str =
    "SELECT agreement.id, agreement.name, agreement.last_day, agreement.about FROM agreement WHERE {scope}";

/// The cards of those of these suppliers that the actor may read.
pub(crate) fn suppliers(
    reading: &Reading<'_>,
    actor: &Actor,
    ask: &Ask<'_>,
    ids: &[i64],
) -> Result<Vec<Card>> {
    let sql = Sql::within(&SUPPLIERS.scope(actor, SupplierVerb::Read), SUPPLIER);
    let rows: Vec<SupplierRow> = reading.all(sql.and_in("supplier.id", ids.iter().copied()))?;
    Ok(rows.into_iter().map(|row| supplier_card(ask, row)).collect())
}

/// The cards of those of these agreements that the actor may read.
pub(crate) fn agreements(
    reading: &Reading<'_>,
    actor: &Actor,
    ask: &Ask<'_>,
    ids: &[i64],
) -> Result<Vec<Card>> {
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), AGREEMENT);
    let rows: Vec<AgreementRow> = reading.all(sql.and_in("agreement.id", ids.iter().copied()))?;
    Ok(rows.into_iter().map(|row| agreement_card(ask, row)).collect())
}

/// Suppliers whose words answer the query.
pub(crate) fn find_suppliers(
    reading: &Reading<'_>,
    ask: &Ask<'_>,
    query: &str,
    limit: i64,
) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("supplier", "supplier.id", query) else {
        return Ok(Vec::new());
    };
    let sql =
        Sql::within(&SUPPLIERS.scope(ask.actor, SupplierVerb::Read), SUPPLIER).and("AND").and(&condition);
    let rows: Vec<SupplierRow> =
        reading.all(sql.bind(value).and("ORDER BY supplier.name, supplier.id LIMIT ?").bind(limit))?;
    Ok(rows.into_iter().map(|row| Hit { text: row.3.clone(), card: supplier_card(ask, row) }).collect())
}

/// Agreements whose words answer the query, among those that the person may read.
pub(crate) fn find_agreements(
    reading: &Reading<'_>,
    ask: &Ask<'_>,
    query: &str,
    limit: i64,
) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("agreement", "agreement.id", query) else {
        return Ok(Vec::new());
    };
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), AGREEMENT).and("AND").and(&condition);
    let rows: Vec<AgreementRow> =
        reading.all(sql.bind(value).and("ORDER BY agreement.name, agreement.id LIMIT ?").bind(limit))?;
    Ok(rows.into_iter().map(|row| Hit { text: row.3.clone(), card: agreement_card(ask, row) }).collect())
}

/// Records that are indexed in one transaction.
const BATCH: i64 = 200;

/// Makes the index again from the records, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let operator = Actor::operator();
    let mut after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| {
        let text = "SELECT id FROM supplier WHERE merged_into IS NULL AND id > ? ORDER BY id LIMIT ?";
        let sql = Sql::open("the index is made of all suppliers; a hit is shown within scope", text);
        let ids: Vec<(Id<Supplier>,)> = tx.all(sql.bind(after).bind(BATCH))?;
        for (id,) in &ids {
            let words = suppliers::words(&suppliers::load(tx, &operator, *id)?.facts);
            tx.index("supplier", id.number(), &words)?;
        }
        Ok(ids.last().map(|(id,)| id.number()))
    })? {
        after = last;
    }
    after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| {
        let text = "SELECT id FROM agreement WHERE id > ? ORDER BY id LIMIT ?";
        let sql = Sql::open("the index is made of all agreements; a hit is shown within scope", text);
        let ids: Vec<(Id<Agreement>,)> = tx.all(sql.bind(after).bind(BATCH))?;
        for (id,) in &ids {
            agreements::index(tx, *id, &agreements::load(tx, &operator, *id)?.facts)?;
        }
        Ok(ids.last().map(|(id,)| id.number()))
    })? {
        after = last;
    }
    Ok(())
}
