use kernel::{Id, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use super::money;
use crate::{Benefit, Cannot, Case, Worth};

const SELECT: &str =
    "SELECT id, class, name, owner_id, measure, baseline, target, amount, hours, rate, first_year,
    last_year FROM case_benefit WHERE case_id = ?";
const WHY: &str = "lines of a case that was loaded within scope";

fn read(row: &Row) -> Result<Benefit> {
    let class: String = row.get(1)?;
    let worth = match class.as_str() {
        "cash" => Worth::Cash(money(row.get(7)?)),
        "time" => Worth::Time { hours: row.get(8)?, rate: money(row.get(9)?) },
        "not-priced" => Worth::NotPriced,
        other => return Err(Refused::broken(format!("{other} is no class of benefits"))),
    };
    Ok(Benefit {
        id: row.get(0)?,
        name: row.get(2)?,
        worth,
        owner: row.get(3)?,
        measure: row.get(4)?,
        baseline: row.get(5)?,
        target: row.get(6)?,
        first_year: row.get(10)?,
        last_year: row.get(11)?,
    })
}

/// A case's benefits in the order in which they were written.
pub(crate) fn of(reading: &Reading<'_>, case: Id<Case>) -> Result<Vec<Benefit>> {
    let sql = Sql::open(WHY, &format!("{SELECT} ORDER BY id LIMIT ?")).bind(case).bind(Case::LINES);
    reading.rows(sql)?.iter().map(read).collect()
}

/// One of them.
pub(crate) fn load(reading: &Reading<'_>, case: Id<Case>, id: Id<Benefit>) -> Result<Benefit> {
    let sql = Sql::open(WHY, &format!("{SELECT} AND id = ?")).bind(case).bind(id);
    read(reading.rows(sql)?.first().ok_or(Refused::NotFound)?)
}

fn bound(sql: Sql, it: &Benefit) -> Sql {
    let (hours, rate) = match it.worth {
        Worth::Time { hours, rate } => (hours, rate.minor),
        Worth::Cash(_) | Worth::NotPriced => (0, 0),
    };
    sql.bind(it.worth.word())
        .bind(&it.name)
        .bind(it.owner)
        .bind(&it.measure)
        .bind(&it.baseline)
        .bind(&it.target)
        .bind(it.worth.cash().minor)
        .bind(hours)
        .bind(rate)
        .bind(it.first_year)
        .bind(it.last_year)
}

/// Adds a benefit to the case, or puts it in the place of one that it has.
pub(crate) fn set(tx: &Tx<'_>, case: Id<Case>, at: Option<Id<Benefit>>, new: &Benefit) -> Result<()> {
    if let Some(id) = at {
        let sql = Sql::change(
            "UPDATE case_benefit SET class = ?, name = ?, owner_id = ?, measure = ?, baseline = ?, target = ?,
             amount = ?, hours = ?, rate = ?, first_year = ?, last_year = ? WHERE case_id = ? AND id = ?",
        );
        return tx.run_one(bound(sql, new).bind(case).bind(id));
    }
    let count = Sql::open(WHY, "SELECT COUNT(*) FROM case_benefit WHERE case_id = ?").bind(case);
    if tx.number(count)? >= Case::LINES {
        return Err(Cannot::TooMany.into());
    }
    let sql = Sql::change(
        "INSERT INTO case_benefit (class, name, owner_id, measure, baseline, target, amount, hours, rate,
         first_year, last_year, case_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert::<Benefit>(bound(sql, new).bind(case)).map(|_| ())
}

pub(crate) fn remove(tx: &Tx<'_>, case: Id<Case>, id: Id<Benefit>) -> Result<()> {
    tx.run_one(Sql::change("DELETE FROM case_benefit WHERE case_id = ? AND id = ?").bind(case).bind(id))
}
