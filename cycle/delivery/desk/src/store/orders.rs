//! What was answered in an order, and who is to approve it.

use kernel::{Id, Person, Result, Unit};
use people::PersonGroup;
use store::{Reading, Sql, Tx};

use crate::Ticket;
use crate::template::Template;

/// Keeps the answers with the version that asked.
pub(crate) fn insert(tx: &Tx<'_>, ticket: Id<Ticket>, template: &Template, answers: &[String]) -> Result<()> {
    let sql = Sql::change("INSERT INTO ticket_order (ticket_id, version_id) VALUES (?, ?)");
    tx.run(sql.bind(ticket).bind(template.version))?;
    for (place, answer) in (1_i64..).zip(answers).filter(|(_, answer)| !answer.is_empty()) {
        let text = "INSERT INTO ticket_order_answer (ticket_id, place, answer) VALUES (?, ?, ?)";
        tx.run(Sql::change(text).bind(ticket).bind(place).bind(answer))?;
    }
    Ok(())
}

/// What was answered, by the question's place, which begins at 1.
pub(crate) fn answers(reading: &Reading<'_>, ticket: Id<Ticket>) -> Result<Vec<(i64, String)>> {
    let text = "SELECT place, answer FROM ticket_order_answer WHERE ticket_id = ? ORDER BY place";
    reading.all(Sql::open("the ticket was loaded within scope", text).bind(ticket))
}

/// The group, while it is open.
pub(crate) fn still_open(reading: &Reading<'_>, group: Id<PersonGroup>) -> Result<Option<Id<PersonGroup>>> {
    let text = "SELECT id FROM person_group WHERE id = ? AND closed_at IS NULL";
    let found: Option<(Id<PersonGroup>,)> =
        reading.find(Sql::open("whether a group is open is no secret", text).bind(group))?;
    Ok(found.map(|(group,)| group))
}

/// Is the person still here, and to be named?
pub(crate) fn is_here(reading: &Reading<'_>, person: Id<Person>) -> Result<bool> {
    let text =
        "SELECT COUNT(*) FROM person WHERE id = ? AND is_protected = 0 AND (left_on IS NULL OR left_on >= ?)";
    let sql = Sql::open("asked before somebody is asked to approve", text).bind(person);
    Ok(reading.number(sql.bind(people::today(reading)?))? == 1)
}

/// Who leads a unit, or the nearest one above it that has a leader, other than this person.
pub(crate) fn leader(
    reading: &Reading<'_>,
    unit: Id<Unit>,
    but: Option<Id<Person>>,
) -> Result<Option<Id<Person>>> {
    let sql = Sql::open(
        "who leads a unit is asked to approve what is ordered for it",
        "SELECT g.person_id FROM unit_closure c JOIN role_grant g ON g.unit_id = c.ancestor
         JOIN person p ON p.id = g.person_id
         WHERE c.descendant = ? AND g.role = 'leader' AND g.person_id <> ? AND g.revoked_at IS NULL
         AND g.from_at <= ? AND (g.until_at IS NULL OR g.until_at > ?)
         AND p.is_protected = 0 AND (p.left_on IS NULL OR p.left_on >= ?)
         ORDER BY (SELECT COUNT(*) FROM unit_closure a WHERE a.descendant = c.ancestor) DESC, g.id LIMIT 1",
    );
    let sql = sql.bind(unit).bind(but.map_or(0, Id::number)).bind(reading.now()).bind(reading.now());
    let found: Option<(Id<Person>,)> = reading.find(sql.bind(people::today(reading)?))?;
    Ok(found.map(|(person,)| person))
}
