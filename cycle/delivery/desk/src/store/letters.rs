//! Which letters a ticket's entries came as.

use kernel::{Id, Person, Result};
use mail::Incoming;
use store::{Reading, Sql, Tx};

use crate::{Taken, Ticket};

/// Letters of one ticket that are looked at: the newest so many.
const LETTERS: i64 = 200;

/// A letter with whoever is known to have sent it.
pub(crate) type Came = (Id<Incoming>, Option<Id<Person>>);

/// Notes what a letter became.
pub(crate) fn insert(
    tx: &Tx<'_>,
    letter: Id<Incoming>,
    taken: Taken,
    person: Option<Id<Person>>,
) -> Result<()> {
    let text = "INSERT INTO ticket_letter (letter_id, ticket_id, message_id, person_id) VALUES (?, ?, ?, ?)";
    let sql = Sql::change(text).bind(letter).bind(taken.ticket).bind(taken.message);
    tx.run(sql.bind(person)).map(|_| ())
}

/// The letters to a ticket and to those that were merged into it, the newest first.
pub(crate) fn of(reading: &Reading<'_>, ticket: Id<Ticket>) -> Result<Vec<Came>> {
    let sql = Sql::open(
        "whom an answer goes to; nothing of it is shown",
        "SELECT letter_id, person_id FROM ticket_letter WHERE ticket_id = ? OR ticket_id IN
         (WITH RECURSIVE gathered (id) AS (SELECT t.id FROM ticket t WHERE t.merged_into = ?
          UNION SELECT t.id FROM ticket t JOIN gathered g ON t.merged_into = g.id) SELECT id FROM gathered)
         ORDER BY letter_id DESC LIMIT ?",
    );
    reading.all(sql.bind(ticket).bind(ticket).bind(LETTERS))
}

/// The letters of a ticket's page by the entry that each became; nothing is the report itself.
pub(crate) fn by_message(
    reading: &Reading<'_>,
    ticket: Id<Ticket>,
    messages: &[i64],
) -> Result<Vec<(Option<i64>, Id<Incoming>)>> {
    let why = "numbers alone; who opens a letter is asked there";
    let own = "SELECT message_id, letter_id FROM ticket_letter WHERE ticket_id = ? AND message_id IS NULL";
    let mut found: Vec<(Option<i64>, Id<Incoming>)> = reading.all(Sql::open(why, own).bind(ticket))?;
    if !messages.is_empty() {
        let text = "SELECT message_id, letter_id FROM ticket_letter WHERE 1 = 1";
        let sql = Sql::open(why, text).and_in("message_id", messages.iter().copied());
        found.extend(reading.all::<(Option<i64>, Id<Incoming>)>(sql)?);
    }
    Ok(found)
}
