//! Checklists.

use kernel::{Id, Moment, Person, Result};
use people::PersonGroup;
use store::{Reading, Sql, Tx};

use crate::Ticket;
use crate::checklist::{CheckStep, Checklist, Done};

/// A ticket's steps, in their order.
pub(crate) fn of(reading: &Reading<'_>, ticket: Id<Ticket>) -> Result<Checklist> {
    let sql = Sql::open(
        "the ticket was loaded within scope, and the desk alone is shown the steps",
        "SELECT id, text, group_id, done_at, done_by FROM ticket_step WHERE ticket_id = ? ORDER BY place, id",
    );
    type Line = (Id<CheckStep>, String, Option<Id<PersonGroup>>, Option<Moment>, Option<Id<Person>>);
    let rows: Vec<Line> = reading.all(sql.bind(ticket))?;
    let step = |(id, text, group, at, by): Line| {
        let done = at.map_or(Done::Not, |at| Done::By { by, at });
        CheckStep { id, text, group, done }
    };
    Ok(Checklist { steps: rows.into_iter().map(step).collect() })
}

/// One more step, after those that are there.
pub(crate) fn add(
    tx: &Tx<'_>,
    ticket: Id<Ticket>,
    text: &str,
    group: Option<Id<PersonGroup>>,
) -> Result<Id<CheckStep>> {
    let sql = Sql::change(
        "INSERT INTO ticket_step (ticket_id, place, text, group_id, added_at, added_by)
         VALUES (?, (SELECT COALESCE(MAX(place), 0) + 1 FROM ticket_step WHERE ticket_id = ?), ?, ?, ?, ?)",
    );
    let sql = sql.bind(ticket).bind(ticket).bind(text).bind(group);
    tx.insert(sql.bind(tx.now()).bind(tx.actor().person_id()))
}

/// The step is done, by whoever acts, now.
pub(crate) fn tick(tx: &Tx<'_>, step: Id<CheckStep>) -> Result<()> {
    let sql = Sql::change("UPDATE ticket_step SET done_at = ?, done_by = ? WHERE id = ?");
    tx.run_one(sql.bind(tx.now()).bind(tx.actor().person_id()).bind(step))
}

/// The step is not done after all.
pub(crate) fn untick(tx: &Tx<'_>, step: Id<CheckStep>) -> Result<()> {
    let sql = Sql::change("UPDATE ticket_step SET done_at = NULL, done_by = NULL WHERE id = ?");
    tx.run_one(sql.bind(step))
}

/// The step is no longer to be done.
pub(crate) fn remove(tx: &Tx<'_>, step: Id<CheckStep>) -> Result<()> {
    tx.run_one(Sql::change("DELETE FROM ticket_step WHERE id = ?").bind(step))
}
