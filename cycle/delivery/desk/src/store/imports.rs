//! What importing tickets needs beside the room's other SQL.

use access::Scope;
use kernel::{Id, Moment, Result};
use store::{Reading, Sql, Tx};

use crate::store::{COLUMNS, WIDTH, ticket_of};
use crate::{Standing, Ticket};

/// A ticket with what only an import asks about.
pub(crate) struct Imported {
    pub ticket: Ticket,
    pub unit_name: String,
    pub external_id: Option<String>,
    pub requester: Option<(i64, String)>,
    pub owner: Option<(i64, String)>,
    /// How often something happened to it, whoever did it.
    pub changes: i64,
}

/// The tickets with these numbers that the scope shows.
pub(crate) fn load(reading: &Reading<'_>, scope: &Scope, ids: &[i64]) -> Result<Vec<Imported>> {
    let text = format!(
        "SELECT {COLUMNS}, unit.name, ticket.external_id, asker.id, asker.name, owner.id, owner.name,
         (SELECT COUNT(*) FROM journal j WHERE j.kind = 'ticket' AND j.subject_id = ticket.id)
         FROM ticket LEFT JOIN unit ON unit.id = ticket.unit_id
         LEFT JOIN person asker ON asker.id = ticket.requester_id LEFT JOIN person owner ON owner.id = ticket.owner_id
         WHERE {{scope}}"
    );
    let rows = reading.rows(Sql::within(scope, &text).and_in("ticket.id", ids.iter().copied()))?;
    rows.iter()
        .map(|row| {
            let person = |at: usize| {
                let (id, name): (Option<i64>, Option<String>) = (row.get(at)?, row.get(at + 1)?);
                Ok::<_, kernel::Refused>(id.map(|id| (id, name.unwrap_or_default())))
            };
            Ok(Imported {
                ticket: ticket_of(row, Standing::default())?,
                unit_name: row.get(WIDTH)?,
                external_id: row.get(WIDTH + 1)?,
                requester: person(WIDTH + 2)?,
                owner: person(WIDTH + 4)?,
                changes: row.get(WIDTH + 6)?,
            })
        })
        .collect()
}

/// What the ticket is called where it came from.
pub(crate) fn set_external_id(tx: &Tx<'_>, id: Id<Ticket>, external: Option<&str>) -> Result<()> {
    tx.run_one(Sql::change("UPDATE ticket SET external_id = ? WHERE id = ?").bind(external).bind(id))
}

/// When it was reported, as a table knows better.
pub(crate) fn set_created(tx: &Tx<'_>, id: Id<Ticket>, at: Moment) -> Result<()> {
    tx.run_one(Sql::change("UPDATE ticket SET created_at = ? WHERE id = ?").bind(at).bind(id))
}

/// Takes a ticket and its own rows away. Whatever else refers to it makes the database refuse.
pub(crate) fn remove(tx: &Tx<'_>, id: Id<Ticket>) -> Result<()> {
    for table in ["ticket_party", "ticket_past", "ticket_writing"] {
        tx.run(Sql::change(&format!("DELETE FROM {table} WHERE ticket_id = ?")).bind(id))?;
    }
    tx.index("ticket", id.number(), "")?;
    tx.run_one(Sql::change("DELETE FROM ticket WHERE id = ?").bind(id))
}
