//! Damage that was noted on loans.

use kernel::{Day, Id, Money, Refused, Result};
use store::{Reading, Row, Sql, Tx};

use crate::damage::{Damage, DamageState, NewDamage, Payer};
use crate::loan::Loan;

const WHY: &str = "of a loan that was loaded within scope";
const COLUMNS: &str = "id, loan_id, noted_on, what, cost, payer, state, version";

fn read(row: &Row) -> Result<Damage> {
    let (cost, payer, state): (Option<i64>, String, String) = (row.get(4)?, row.get(5)?, row.get(6)?);
    Ok(Damage {
        id: row.get(0)?,
        loan: row.get(1)?,
        on: row.get(2)?,
        what: row.get(3)?,
        cost: cost.map(Money::sek),
        payer: Payer::from_word(&payer).ok_or_else(|| Refused::broken(payer))?,
        state: DamageState::from_word(&state).ok_or_else(|| Refused::broken(state))?,
        version: row.get(7)?,
    })
}

/// All damage of a loan, in the order in which it was noted.
pub(crate) fn of(reading: &Reading<'_>, loan: Id<Loan>) -> Result<Vec<Damage>> {
    let text = format!("SELECT {COLUMNS} FROM loan_damage WHERE loan_id = ? ORDER BY id LIMIT 100");
    reading.rows(Sql::open(WHY, &text).bind(loan))?.iter().map(read).collect()
}

/// One damage of a loan.
pub(crate) fn load(reading: &Reading<'_>, loan: Id<Loan>, id: Id<Damage>) -> Result<Damage> {
    let text = format!("SELECT {COLUMNS} FROM loan_damage WHERE loan_id = ? AND id = ?");
    let rows = reading.rows(Sql::open(WHY, &text).bind(loan).bind(id))?;
    rows.first().map(read).transpose()?.ok_or(Refused::NotFound)
}

pub(crate) fn insert(tx: &Tx<'_>, loan: Id<Loan>, on: Day, new: &NewDamage) -> Result<Id<Damage>> {
    let sql = Sql::change(
        "INSERT INTO loan_damage (loan_id, noted_on, what, cost, payer, state) VALUES (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(loan).bind(on).bind(&new.what).bind(new.cost.map(|cost| cost.minor));
    tx.insert(sql.bind(new.payer.word()).bind(DamageState::Noted.word()))
}

pub(crate) fn save(tx: &Tx<'_>, damage: &Damage) -> Result<()> {
    let sql = Sql::change(
        "UPDATE loan_damage SET cost = ?, payer = ?, state = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    let sql = sql.bind(damage.cost.map(|cost| cost.minor)).bind(damage.payer.word());
    tx.run_one(sql.bind(damage.state.word()).bind(damage.id).bind(damage.version))
}
