//! Which reminders have been told, and which wait.

use kernel::{Day, Id, Person, Result, Unit};
use store::{Reading, Sql, Tx};

use crate::loan::Loan;
use crate::remind::{LATER_DAYS, SOON_DAYS, Stage};

const WHY: &str = "the clock tells the borrower and the unit itself";

/// Reminders that one round of the clock tells; the others wait for the next.
const AT_ONCE: i64 = 500;

/// The due days that are in a stage today: the first and the last of them.
fn days(stage: Stage, today: Day) -> (Day, Day) {
    match stage {
        Stage::Soon => (today.plus_days(1), today.plus_days(SOON_DAYS)),
        Stage::Late => (today.plus_days(1 - LATER_DAYS), today.plus_days(-1)),
        Stage::Later => (today.plus_days(-3_660), today.plus_days(-LATER_DAYS)),
    }
}

/// Open loans in a stage whose borrowers have not heard of it. A loan for a few days needs no word that its day is near.
pub(crate) fn waiting(reading: &Reading<'_>, stage: Stage, today: Day) -> Result<Vec<(Id<Loan>,)>> {
    let (first, last) = days(stage, today);
    let out_by = if stage == Stage::Soon { today.plus_days(-1) } else { today };
    let text = "SELECT loan.id FROM loan WHERE loan.state = 'open' AND loan.due_on >= ? AND loan.due_on <= ?
                AND loan.out_on <= ? AND NOT EXISTS (SELECT 1 FROM loan_reminder told WHERE told.loan_id = loan.id
                AND told.due_on = loan.due_on AND told.stage = ?) ORDER BY loan.due_on, loan.id LIMIT ?";
    reading.all(Sql::open(WHY, text).bind(first).bind(last).bind(out_by).bind(stage.word()).bind(AT_ONCE))
}

/// Units with open loans in a stage, with the day that they are due, whose management has not heard of it.
pub(crate) fn units_waiting(reading: &Reading<'_>, stage: Stage, today: Day) -> Result<Vec<(Id<Unit>, Day)>> {
    let (first, last) = days(stage, today);
    let text = "SELECT DISTINCT loan.unit_id, loan.due_on FROM loan
                WHERE loan.state = 'open' AND loan.due_on >= ? AND loan.due_on <= ?
                AND NOT EXISTS (SELECT 1 FROM loan_call told WHERE told.unit_id = loan.unit_id
                AND told.due_on = loan.due_on AND told.stage = ?) ORDER BY loan.due_on, loan.unit_id LIMIT ?";
    reading.all(Sql::open(WHY, text).bind(first).bind(last).bind(stage.word()).bind(AT_ONCE))
}

/// Open loans of a unit that are due on a day.
pub(crate) fn due_in(reading: &Reading<'_>, unit: Id<Unit>, due: Day) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM loan WHERE state = 'open' AND due_on = ? AND unit_id = ?";
    reading.number(Sql::open(WHY, text).bind(due).bind(unit))
}

/// Notes that a borrower is told; a conflict when that was done already.
pub(crate) fn note(tx: &Tx<'_>, loan: Id<Loan>, due: Day, stage: Stage) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO loan_reminder (loan_id, due_on, stage, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    );
    tx.run_one(sql.bind(loan).bind(due).bind(stage.word()).bind(tx.now()))
}

/// Notes that a unit's management is told; a conflict when that was done already.
pub(crate) fn note_unit(tx: &Tx<'_>, unit: Id<Unit>, due: Day, stage: Stage, things: i64) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO loan_call (unit_id, due_on, stage, at, things) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
    );
    tx.run_one(sql.bind(unit).bind(due).bind(stage.word()).bind(tx.now()).bind(things))
}

/// Who has the thing of a loan.
pub(crate) fn borrower(reading: &Reading<'_>, loan: Id<Loan>) -> Result<Option<Id<Person>>> {
    let sql = Sql::open(WHY, "SELECT person_id FROM loan WHERE id = ?").bind(loan);
    Ok(reading.find::<(Id<Person>,)>(sql)?.map(|(person,)| person))
}
