//! Work that was put into a ticket.

use kernel::{Day, Id, Person, Result};
use store::{Reading, Sql, Tx};

use crate::{Spent, Ticket};

/// One piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Work {
    pub person: Option<Id<Person>>,
    pub minutes: i64,
    pub day: Day,
    pub note: String,
}

pub(crate) fn insert(tx: &Tx<'_>, ticket: Id<Ticket>, spent: &Spent, day: Day) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO ticket_time (ticket_id, person_id, minutes, day, note, at) VALUES (?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(ticket).bind(tx.actor().person_id()).bind(spent.minutes).bind(day);
    tx.run(sql.bind(&spent.note).bind(tx.now()))?;
    let sql = Sql::change("UPDATE ticket SET minutes = minutes + ? WHERE id = ?");
    tx.run_one(sql.bind(spent.minutes).bind(ticket))
}

/// The newest hundred pieces of work, the newest first.
pub(crate) fn of(reading: &Reading<'_>, ticket: Id<Ticket>) -> Result<Vec<Work>> {
    let sql = Sql::open(
        "the ticket was loaded within scope, and the desk alone is shown its time",
        "SELECT person_id, minutes, day, note FROM ticket_time WHERE ticket_id = ? ORDER BY id DESC LIMIT 100",
    );
    let rows: Vec<(Option<Id<Person>>, i64, Day, String)> = reading.all(sql.bind(ticket))?;
    Ok(rows.into_iter().map(|(person, minutes, day, note)| Work { person, minutes, day, note }).collect())
}
