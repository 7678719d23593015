//! What the clock has to do.

use kernel::{Day, Id, Moment, Result};
use store::{Reading, Sql};

use crate::Ticket;

/// Tickets that were solved before a moment and have stayed so: the oldest first, at most so many.
pub(crate) fn solved_before(reading: &Reading<'_>, before: Moment, limit: i64) -> Result<Vec<Id<Ticket>>> {
    let text =
        "SELECT id FROM ticket WHERE state = 'resolved' AND resolved_at < ? ORDER BY resolved_at, id LIMIT ?";
    let rows: Vec<(Id<Ticket>,)> =
        reading.all(Sql::open("the clock's own work", text).bind(before).bind(limit))?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Tickets that waited for a day that has come, at most so many.
pub(crate) fn waited_for(reading: &Reading<'_>, today: Day, limit: i64) -> Result<Vec<Id<Ticket>>> {
    let text = "SELECT id FROM ticket WHERE wait_until IS NOT NULL AND wait_until <= ? ORDER BY wait_until, id LIMIT ?";
    let rows: Vec<(Id<Ticket>,)> =
        reading.all(Sql::open("the clock's own work", text).bind(today).bind(limit))?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
