//! A parent and the reports that stand under it.

use kernel::{Id, Result};
use store::{Reading, Sql};

use crate::store::{COLUMNS, ticket_of};
use crate::ticket::HasChildren;
use crate::{Standing, Ticket};

/// Reports that one act on a parent reaches.
const AT_MOST: i64 = 500;

/// Do reports stand under the ticket?
pub(crate) fn has_children(reading: &Reading<'_>, id: Id<Ticket>) -> Result<HasChildren> {
    let text = "SELECT 1 FROM ticket WHERE parent_id = ? LIMIT 1";
    let found = reading.number(Sql::open("whether there are any is for who works on it", text).bind(id))?;
    Ok(if found == 1 { HasChildren::Yes } else { HasChildren::No })
}

/// The open reports under a parent that the actor works on: what is done to the parent is done to them.
pub(crate) fn open_children(reading: &Reading<'_>, parent: Id<Ticket>) -> Result<Vec<Ticket>> {
    let text = format!(
        "SELECT {COLUMNS} FROM ticket WHERE parent_id = ? AND ticket.is_open = 1 ORDER BY id LIMIT ?"
    );
    let sql =
        Sql::open("whoever may answer the parent answers its reports by it, and reads none of them", &text);
    let rows = reading.rows(sql.bind(parent).bind(AT_MOST))?;
    rows.iter().map(|row| ticket_of(row, Standing::default())).collect()
}

/// The workaround of the problem that a ticket stands under: for all who report it, also those who may not read the
/// problem itself.
pub(crate) fn workaround(reading: &Reading<'_>, parent: Id<Ticket>) -> Result<String> {
    let text = "SELECT workaround FROM ticket WHERE id = ?";
    let found: Option<(String,)> =
        reading.find(Sql::open("a workaround is meant for all who report it", text).bind(parent))?;
    Ok(found.map(|(text,)| text).unwrap_or_default())
}
