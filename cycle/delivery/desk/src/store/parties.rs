//! Who has a part in a ticket: those who ask and those who watch.

use kernel::{Id, Moment, Person, Result};
use store::{Reading, Sql, Tx};

use crate::ticket::Part;
use crate::{Cannot, Ticket};

/// One who has a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Party {
    pub person: Id<Person>,
    pub part: Part,
    pub came_from: Option<Id<Ticket>>,
}

fn add(tx: &Tx<'_>, ticket: Id<Ticket>, person: Id<Person>, role: &str, at: Moment) -> Result<bool> {
    let sql = Sql::change(
        "INSERT INTO ticket_party (person_id, ticket_id, role, since) VALUES (?, ?, ?, ?)
         ON CONFLICT (person_id, ticket_id) DO NOTHING",
    );
    Ok(tx.run(sql.bind(person).bind(ticket).bind(role).bind(at))? == 1)
}

/// Puts the one who asks behind the ticket.
pub(crate) fn add_asker(tx: &Tx<'_>, ticket: Id<Ticket>, person: Id<Person>, at: Moment) -> Result<()> {
    add(tx, ticket, person, "asker", at).map(|_| ())
}

/// Lets somebody watch; a rule refuses who has a part already.
pub(crate) fn add_watcher(tx: &Tx<'_>, ticket: Id<Ticket>, person: Id<Person>) -> Result<()> {
    if add(tx, ticket, person, "watcher", tx.now())? { Ok(()) } else { Err(Cannot::AlreadyParty.into()) }
}

/// Lets somebody watch who may have a part already.
pub(crate) fn let_watch(tx: &Tx<'_>, ticket: Id<Ticket>, person: Id<Person>) -> Result<()> {
    add(tx, ticket, person, "watcher", tx.now()).map(|_| ())
}

/// No longer watches; a rule refuses who does not.
pub(crate) fn remove_watcher(tx: &Tx<'_>, ticket: Id<Ticket>, person: Id<Person>) -> Result<()> {
    let sql =
        Sql::change("DELETE FROM ticket_party WHERE person_id = ? AND ticket_id = ? AND role = 'watcher'");
    if tx.run(sql.bind(person).bind(ticket))? == 0 { Err(Cannot::NotWatching.into()) } else { Ok(()) }
}

/// Everybody with a part in one ticket into another, each once; those who are there already stay as they are.
pub(crate) fn copy(tx: &Tx<'_>, from: Id<Ticket>, into: Id<Ticket>) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO ticket_party (person_id, ticket_id, role, since, came_from)
         SELECT person_id, CAST(? AS BIGINT), role, since, ticket_id FROM ticket_party WHERE ticket_id = ?
         ON CONFLICT (person_id, ticket_id) DO NOTHING",
    );
    tx.run(sql.bind(into).bind(from))?;
    Ok(())
}

/// Takes back what [`copy`] brought.
pub(crate) fn take_back(tx: &Tx<'_>, from: Id<Ticket>, into: Id<Ticket>) -> Result<()> {
    let sql = Sql::change("DELETE FROM ticket_party WHERE ticket_id = ? AND came_from = ?");
    tx.run(sql.bind(into).bind(from))?;
    Ok(())
}

/// Those who have a part in a ticket, who asked first, at most so many.
pub(crate) fn of(reading: &Reading<'_>, ticket: Id<Ticket>, limit: i64) -> Result<Vec<Party>> {
    let sql = Sql::open(
        "the ticket was loaded within scope",
        "SELECT person_id, role, came_from FROM ticket_party WHERE ticket_id = ? ORDER BY role, since, person_id LIMIT ?",
    );
    let rows: Vec<(Id<Person>, String, Option<Id<Ticket>>)> = reading.all(sql.bind(ticket).bind(limit))?;
    let party = |(person, role, came_from): (_, String, _)| Party {
        person,
        part: Part::stored(Some(&role)),
        came_from,
    };
    Ok(rows.into_iter().map(party).collect())
}
