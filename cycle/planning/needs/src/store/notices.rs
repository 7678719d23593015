//! Notices: who is to hear what. Written by a reader of the journal, so they can be made again.

use kernel::{Id, Moment, Person, Result};
use store::{Entry, Reading, Sql, Tx, Upkeep};

use crate::notice::{self, Notice, To};
use crate::{Event, Need};

/// A notice as its reader gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub id: i64,
    pub text_key: String,
    pub need: Id<Need>,
    pub at: Moment,
    pub read_at: Option<Moment>,
}

/// Writes the notices of one line of the journal, each once however often it is read. What the holder of the machine
/// does (set-up, imports by hand, samples) tells nobody.
pub(crate) fn take(tx: &Tx<'_>, entry: &Entry) -> Result<()> {
    if entry.actor_kind == "operator" {
        return Ok(());
    }
    let Some(event) = Event::of(entry) else { return Ok(()) };
    for notice in notice::notices(&event) {
        write(tx, entry, notice)?;
    }
    Ok(())
}

fn write(tx: &Tx<'_>, entry: &Entry, notice: Notice) -> Result<()> {
    let (who, values): (&str, Vec<i64>) = match notice.to {
        To::Person(person) => ("SELECT id AS person_id FROM person WHERE id = ?", vec![person.number()]),
        To::Owner(need) => (
            "SELECT owner_id AS person_id FROM need WHERE id = ? AND owner_id IS NOT NULL",
            vec![need.number()],
        ),
        To::Askers(need) => {
            ("SELECT person_id FROM need_party WHERE need_id = ? AND role = 'asker'", vec![need.number()])
        }
        To::AskersButFrom { need, from } => (
            "SELECT person_id FROM need_party WHERE need_id = ? AND role = 'asker' AND COALESCE(came_from, 0) <> ?",
            vec![need.number(), from.number()],
        ),
    };
    let text = format!(
        "INSERT INTO notice (person_id, entry_id, text_key, kind, subject_id, at)
         SELECT w.person_id, CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS BIGINT), CAST(? AS BIGINT)
         FROM ({who}) w WHERE w.person_id <> ? ON CONFLICT (person_id, entry_id, text_key) DO NOTHING"
    );
    let sql = Sql::change(&text).bind(entry.id).bind(notice.text).bind("need");
    let mut sql = sql.bind(notice.about).bind(entry.at);
    for value in values {
        sql = sql.bind(value);
    }
    tx.run(sql.bind(entry.actor.unwrap_or(0)))?;
    Ok(())
}

/// The newest notices of a person.
pub(crate) fn of(reading: &Reading<'_>, person: Id<Person>, limit: i64) -> Result<Vec<Told>> {
    let sql = Sql::open(
        "a person's own notices",
        "SELECT id, text_key, subject_id, at, read_at FROM notice WHERE person_id = ? AND kind = 'need' ORDER BY id DESC LIMIT ?",
    );
    let rows: Vec<(i64, String, Id<Need>, Moment, Option<Moment>)> =
        reading.all(sql.bind(person).bind(limit))?;
    Ok(rows
        .into_iter()
        .map(|(id, text_key, need, at, read_at)| Told { id, text_key, need, at, read_at })
        .collect())
}

/// How many a person has not read.
pub(crate) fn unread(reading: &Reading<'_>, person: Id<Person>) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM notice WHERE person_id = ? AND read_at IS NULL";
    reading.number(Sql::open("a person's own notices", text).bind(person))
}

/// Are there notices of a need, or of what was merged into it, that a person has not read?
pub(crate) fn has_unread(reading: &Reading<'_>, person: Id<Person>, need: Id<Need>) -> Result<bool> {
    let sql = Sql::open(
        "a person's own notices",
        "SELECT 1 FROM notice WHERE person_id = ? AND read_at IS NULL AND kind = 'need'
         AND subject_id IN (SELECT CAST(? AS BIGINT) UNION ALL SELECT id FROM need WHERE merged_into = ?) LIMIT 1",
    );
    Ok(reading.number(sql.bind(person).bind(need).bind(need))? == 1)
}

/// Marks a person's notices as read: of one need, or all of them.
pub(crate) fn mark_read(db: &store::Db, person: Id<Person>, need: Option<Id<Need>>) -> Result<()> {
    db.keep(Upkeep::Derived, |tx| {
        let text = "UPDATE notice SET read_at = ? WHERE person_id = ? AND read_at IS NULL";
        let sql = Sql::change(text).bind(tx.now()).bind(person);
        let sql = match need {
            Some(need) => sql
                .and("AND kind = 'need' AND subject_id IN (SELECT CAST(? AS BIGINT) UNION ALL SELECT id FROM need WHERE merged_into = ?)")
                .bind(need)
                .bind(need),
            None => sql,
        };
        tx.run(sql).map(|_| ())
    })
}
