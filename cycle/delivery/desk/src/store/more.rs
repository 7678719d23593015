//! What few tickets have, asked for all at once, so that a page of a ticket without it asks no more.

use kernel::{Id, Result};
use store::{Reading, Sql};

use crate::Ticket;
use crate::template::Design;

/// What a ticket has beyond its dialogue.
#[derive(Debug, Clone, Copy)]
pub(crate) struct More {
    pub has_steps: bool,
    pub has_splits: bool,
    /// The version of the template that it was ordered from.
    pub ordered: Option<Id<Design>>,
}

pub(crate) fn of(reading: &Reading<'_>, ticket: Id<Ticket>) -> Result<More> {
    let sql = Sql::open(
        "the ticket was loaded within scope",
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM ticket_step WHERE ticket_id = ?) THEN 1 ELSE 0 END,
         CASE WHEN EXISTS (SELECT 1 FROM ticket_split WHERE from_id = ?)
              OR EXISTS (SELECT 1 FROM ticket_split WHERE into_id = ?) THEN 1 ELSE 0 END,
         (SELECT version_id FROM ticket_order WHERE ticket_id = ?)",
    );
    let sql = sql.bind(ticket).bind(ticket).bind(ticket).bind(ticket);
    let (has_steps, has_splits, ordered) = reading.load(sql)?;
    Ok(More { has_steps, has_splits, ordered })
}
