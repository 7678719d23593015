//! Cards, full-text search and its index, and what waits for a person.

use access::Actor;
use kernel::{Id, Result};
use store::{Db, Reading, Sql, Upkeep};
use web::{Ask, Card, Hit, Need};

use crate::course::{Course, href};
use crate::list::mark;
use crate::{COURSES, Verb, needed};

/// The cards of those of these courses that the actor may read.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT course.id, course.name, CASE WHEN course.closed_at IS NULL THEN 0 ELSE 1 END
                FROM course WHERE {scope}";
    let sql = Sql::within(&COURSES.scope(actor, Verb::Read), text).and_in("course.id", ids.iter().copied());
    let rows: Vec<(Id<Course>, String, bool)> = reading.all(sql)?;
    let card = |(id, title, is_closed): (Id<Course>, _, _)| Card {
        id: id.number(),
        title,
        href: href(id),
        state: Some(mark(ask, is_closed)),
        told: String::new(),
    };
    Ok(rows.into_iter().map(card).collect())
}

/// Courses whose words answer the query, by name.
pub(crate) fn search(reading: &Reading<'_>, ask: &Ask<'_>, query: &str, limit: i64) -> Result<Vec<Hit>> {
    let Some((condition, value)) = reading.matching("course", "course.id", query) else {
        return Ok(Vec::new());
    };
    let text =
        "SELECT course.id, course.name, course.about, CASE WHEN course.closed_at IS NULL THEN 0 ELSE 1 END
                FROM course WHERE {scope} AND";
    let sql = Sql::within(&COURSES.scope(ask.actor, Verb::Read), text).and(&condition).bind(value);
    let rows: Vec<(Id<Course>, String, String, bool)> =
        reading.all(sql.and("ORDER BY course.name, course.id LIMIT ?").bind(limit))?;
    let hit = |(id, title, text, is_closed): (Id<Course>, _, _, _)| {
        let state = Some(mark(ask, is_closed));
        Hit { card: Card { id: id.number(), title, href: href(id), state, told: String::new() }, text }
    };
    Ok(rows.into_iter().map(hit).collect())
}

/// Courses that are indexed in one transaction.
const BATCH: i64 = 500;

/// Makes the index again from the courses, after a restore.
pub(crate) fn reindex(db: &Db) -> Result<()> {
    let mut after = 0;
    while let Some(last) = db.keep(Upkeep::Derived, |tx| {
        let text = "SELECT id, name, about FROM course WHERE id > ? ORDER BY id LIMIT ?";
        let sql = Sql::open("the index is made of all courses; a hit is shown within scope", text);
        let rows: Vec<(i64, String, String)> = tx.all(sql.bind(after).bind(BATCH))?;
        for (id, name, about) in &rows {
            tx.index("course", *id, &format!("{name}\n{about}"))?;
        }
        Ok(rows.last().map(|(id, ..)| *id))
    })? {
        after = last;
    }
    Ok(())
}

/// Courses that this person still needs.
pub(crate) fn needs_you(ask: &Ask<'_>) -> Result<Vec<Need>> {
    let Some(me) = ask.actor.person_id() else { return Ok(Vec::new()) };
    let count = ask.db.read(|reading| needed::of_person(reading, me))?.len();
    let count = i64::try_from(count).unwrap_or(0);
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with("training-waiting", &[("count", count.into())]);
    Ok(vec![Need { text, href: "/training/needed".to_owned(), count, is_urgent: false }])
}
