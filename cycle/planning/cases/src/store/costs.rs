use capital::{Component, Start};
use kernel::{Id, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use super::money;
use crate::{Cannot, Case, Charge, Cost, Kind};

const SELECT: &str =
    "SELECT id, kind, name, account, unit_id, payer_id, source_id, amount, first_year, last_year,
    residual, start_month, life_months FROM case_cost WHERE case_id = ?";
const WHY: &str = "lines of a case that was loaded within scope";

fn read(row: &Row) -> Result<Cost> {
    let word: String = row.get(1)?;
    let (amount, first_year, last_year) = (money(row.get(7)?), row.get(8)?, row.get(9)?);
    let kind = match word.as_str() {
        "one-off" => Kind::OneOff { amount, year: first_year },
        "running" => Kind::Running { amount, first_year, last_year },
        "capital" => {
            let residual = money(row.get(10)?);
            let component = Start::new(first_year, row.get(11)?)
                .and_then(|start| Component::new(amount, residual, start, row.get(12).ok()?))
                .ok_or_else(|| Refused::broken("an investment is stored that is none"))?;
            Kind::Capital { amount, residual, component }
        }
        other => return Err(Refused::broken(format!("{other} is no kind of cost"))),
    };
    let charge = Charge {
        name: row.get(2)?,
        account: row.get(3)?,
        unit: row.get(4)?,
        payer: row.get(5)?,
        source: row.get(6)?,
    };
    Ok(Cost { id: row.get(0)?, charge, kind })
}

/// A case's costs in the order in which they were written.
pub(crate) fn of(reading: &Reading<'_>, case: Id<Case>) -> Result<Vec<Cost>> {
    let sql = Sql::open(WHY, &format!("{SELECT} ORDER BY id LIMIT ?")).bind(case).bind(Case::LINES);
    reading.rows(sql)?.iter().map(read).collect()
}

/// One of them.
pub(crate) fn load(reading: &Reading<'_>, case: Id<Case>, id: Id<Cost>) -> Result<Cost> {
    let sql = Sql::open(WHY, &format!("{SELECT} AND id = ?")).bind(case).bind(id);
    read(reading.rows(sql)?.first().ok_or(Refused::NotFound)?)
}

fn bound(sql: Sql, charge: &Charge, kind: Kind) -> Sql {
    let (first, last) = kind.years();
    let (residual, month, life) = match kind {
        Kind::OneOff { .. } | Kind::Running { .. } => (0, 1, 0),
        Kind::Capital { residual, component, .. } => {
            (residual.minor, component.start().month, component.life_months())
        }
    };
    sql.bind(kind.word())
        .bind(&charge.name)
        .bind(&charge.account)
        .bind(charge.unit)
        .bind(charge.payer)
        .bind(charge.source)
        .bind(kind.amount().minor)
        .bind(first)
        .bind(last)
        .bind(residual)
        .bind(month)
        .bind(life)
}

/// Adds a cost to the case, or puts it in the place of one that it has.
pub(crate) fn set(tx: &Tx<'_>, case: Id<Case>, at: Option<Id<Cost>>, new: (&Charge, Kind)) -> Result<()> {
    let (charge, kind) = new;
    if let Some(id) = at {
        let sql = Sql::change(
            "UPDATE case_cost SET kind = ?, name = ?, account = ?, unit_id = ?, payer_id = ?, source_id = ?,
             amount = ?, first_year = ?, last_year = ?, residual = ?, start_month = ?, life_months = ?
             WHERE case_id = ? AND id = ?",
        );
        return tx.run_one(bound(sql, charge, kind).bind(case).bind(id));
    }
    let count = Sql::open(WHY, "SELECT COUNT(*) FROM case_cost WHERE case_id = ?").bind(case);
    if tx.number(count)? >= Case::LINES {
        return Err(Cannot::TooMany.into());
    }
    let sql = Sql::change(
        "INSERT INTO case_cost (kind, name, account, unit_id, payer_id, source_id, amount, first_year, last_year,
         residual, start_month, life_months, case_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert::<Cost>(bound(sql, charge, kind).bind(case)).map(|_| ())
}

pub(crate) fn remove(tx: &Tx<'_>, case: Id<Case>, id: Id<Cost>) -> Result<()> {
    tx.run_one(Sql::change("DELETE FROM case_cost WHERE case_id = ? AND id = ?").bind(case).bind(id))
}
