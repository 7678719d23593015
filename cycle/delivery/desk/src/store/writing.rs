//! Whether anything is new in a ticket, and who is writing in it.

use access::Actor;
use kernel::{Id, Moment, Person, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::{POLICY, Ticket, Verb};

/// Whoever typed so lately is writing, in seconds.
pub(crate) const WRITING_S: i64 = 60;
/// After so long a row is of no use to anybody, in seconds.
const FORGOTTEN_S: i64 = 600;
/// Persons who are named.
const NAMED: i64 = 5;

/// What changes when something happens that the reader can see; and whether the reader is of the desk.
pub(crate) struct Mark {
    pub mark: i64,
    pub is_desk: bool,
}

/// One look at a ticket, within scope. The desk sees every line of the journal about it; those who ask see when something
/// that they can read has changed.
pub(crate) fn mark(reading: &Reading<'_>, actor: &Actor, id: Id<Ticket>) -> Result<Mark> {
    let text = "SELECT COALESCE((SELECT MAX(j.id) FROM journal j WHERE j.kind = 'ticket' AND j.subject_id = ticket.id), 0)
                FROM ticket WHERE {scope} AND ticket.id = ?";
    let inner = Sql::within(&POLICY.scope(actor, Verb::ReadInternal), text).bind(id);
    if let Some((mark,)) = reading.find::<(i64,)>(inner)? {
        return Ok(Mark { mark, is_desk: true });
    }
    let text = "SELECT ticket.changed_at FROM ticket WHERE {scope} AND ticket.id = ?";
    let outer = Sql::within(&POLICY.scope(actor, Verb::Read), text).bind(id);
    let (mark,) = reading.find::<(i64,)>(outer)?.ok_or(Refused::NotFound)?;
    Ok(Mark { mark, is_desk: false })
}

/// Who else has typed an answer in the last minute and has not sent it.
pub(crate) fn writers(
    reading: &Reading<'_>,
    me: Option<Id<Person>>,
    id: Id<Ticket>,
) -> Result<Vec<Id<Person>>> {
    let sql = Sql::open(
        "the ticket was looked at within scope, by the desk",
        "SELECT w.person_id FROM ticket_writing w WHERE w.ticket_id = ? AND w.person_id <> ? AND w.at > ?
         AND NOT EXISTS (SELECT 1 FROM ticket_message m WHERE m.thread_id = w.ticket_id
             AND m.author_id = w.person_id AND m.at >= w.at)
         ORDER BY w.at DESC LIMIT ?",
    );
    let since: Moment = reading.now().plus_seconds(-WRITING_S);
    let sql = sql.bind(id).bind(me.map_or(0, Id::number)).bind(since).bind(NAMED);
    Ok(reading.all::<(Id<Person>,)>(sql)?.into_iter().map(|(person,)| person).collect())
}

/// Notes that somebody types now, and forgets who typed long ago.
pub(crate) fn note(tx: &Tx<'_>, id: Id<Ticket>, person: Id<Person>) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO ticket_writing (ticket_id, person_id, at) VALUES (?, ?, ?)
         ON CONFLICT (ticket_id, person_id) DO UPDATE SET at = excluded.at",
    );
    tx.run(sql.bind(id).bind(person).bind(tx.now()))?;
    let old = tx.now().plus_seconds(-FORGOTTEN_S);
    tx.run(Sql::change("DELETE FROM ticket_writing WHERE at < ?").bind(old)).map(|_| ())
}
