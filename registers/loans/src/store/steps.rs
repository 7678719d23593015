//! What has happened to a loan: lines that are added and never changed.

use kernel::{Day, Id, Moment, Person, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::loan::Loan;

kernel::worded! {
    /// What a line of a loan's history says.
    What {
        Out = "out",
        Signed = "signed",
        /// The day is the new one.
        Prolonged = "prolonged",
        Returned = "returned",
        Lost = "lost",
        Damage = "damage",
        Settled = "settled",
    }
}

/// A line of a loan's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub at: Moment,
    pub by: Option<Id<Person>>,
    pub what: What,
    pub on: Day,
    pub note: String,
}

/// Lines that one page shows.
const SHOWN: i64 = 200;

/// Adds a line.
pub(crate) fn note(tx: &Tx<'_>, loan: Id<Loan>, what: What, on: Day, note: &str) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO loan_step (loan_id, at, by_id, what, on_day, note) VALUES (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(loan).bind(tx.now()).bind(tx.actor().person_id());
    tx.run_one(sql.bind(what.word()).bind(on).bind(note))
}

/// The history of a loan, the latest first; at most two hundred lines.
pub(crate) fn of(reading: &Reading<'_>, loan: Id<Loan>) -> Result<Vec<Step>> {
    let text =
        "SELECT at, by_id, what, on_day, note FROM loan_step WHERE loan_id = ? ORDER BY id DESC LIMIT ?";
    let sql = Sql::open("of a loan that was loaded within scope", text).bind(loan).bind(SHOWN);
    let rows: Vec<(Moment, Option<Id<Person>>, String, Day, String)> = reading.all(sql)?;
    let step = |(at, by, word, on, note): (Moment, Option<Id<Person>>, String, Day, String)| {
        let what = What::from_word(&word).ok_or_else(|| Refused::broken(format!("a step is {word}")))?;
        Ok(Step { at, by, what, on, note })
    };
    rows.into_iter().map(step).collect()
}
