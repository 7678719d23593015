//! Who of a ticket's people is to hear what. The notices themselves are the room of notices' own.

use kernel::{Id, Person, Result, Subject};
use store::{Entry, Reading, Sql, Tx};

use crate::notice::{self, To};
use crate::{Event, Ticket};

/// Tells of one line of the journal whom it concerns.
pub(crate) fn take(tx: &Tx<'_>, entry: &Entry) -> Result<()> {
    if !notices::is_told(entry) {
        return Ok(());
    }
    let Some(event) = Event::of(entry) else { return Ok(()) };
    for notice in notice::notices(&event) {
        let about = Subject::new("ticket", notice.about.number());
        notices::tell(tx, entry, notice.text, &about, &persons(tx, notice.to)?)?;
    }
    Ok(())
}

fn persons(reading: &Reading<'_>, to: To) -> Result<Vec<Id<Person>>> {
    let found = |text: &str| Sql::open("whoever has a part in it is told", text);
    let members =
        "SELECT m.person_id FROM ticket t JOIN group_member m ON m.group_id = t.group_id WHERE t.id = ?";
    let sql = match to {
        To::Person(person) => return Ok(vec![person]),
        To::Parties(ticket) => found("SELECT person_id FROM ticket_party WHERE ticket_id = ?").bind(ticket),
        To::PartiesButFrom { ticket, from } => {
            let text =
                "SELECT person_id FROM ticket_party WHERE ticket_id = ? AND COALESCE(came_from, 0) <> ?";
            found(text).bind(ticket).bind(from)
        }
        To::Group(ticket) => found(members).bind(ticket),
        To::Desk(ticket) => {
            let text = format!(
                "SELECT owner_id FROM ticket WHERE id = ? AND owner_id IS NOT NULL
                 UNION {members} AND t.owner_id IS NULL"
            );
            found(&text).bind(ticket).bind(ticket)
        }
    };
    let rows: Vec<(Id<Person>,)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// The ticket and those that were merged into it: its page answers the notices of them all.
pub(crate) fn answered_by(reading: &Reading<'_>, ticket: Id<Ticket>) -> Result<Vec<i64>> {
    let text = "SELECT id FROM ticket WHERE merged_into = ?";
    let merged: Vec<(i64,)> =
        reading.all(Sql::open("numbers alone, for a person's own notices", text).bind(ticket))?;
    Ok(merged.into_iter().map(|(id,)| id).chain([ticket.number()]).collect())
}
