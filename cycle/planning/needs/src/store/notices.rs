//! Who of a need's people is to hear what. The notices themselves are the room of notices' own.

use kernel::{Id, Person, Result, Subject};
use store::{Entry, Reading, Sql, Tx};

use crate::notice::{self, To};
use crate::{Event, Need};

/// Tells of one line of the journal whom it concerns.
pub(crate) fn take(tx: &Tx<'_>, entry: &Entry) -> Result<()> {
    if !notices::is_told(entry) {
        return Ok(());
    }
    let Some(event) = Event::of(entry) else { return Ok(()) };
    for notice in notice::notices(&event) {
        let about = Subject::new("need", notice.about.number());
        notices::tell(tx, entry, notice.text, &about, &persons(tx, notice.to)?)?;
    }
    Ok(())
}

fn persons(reading: &Reading<'_>, to: To) -> Result<Vec<Id<Person>>> {
    let found = |text: &str| Sql::open("whoever has a part in it is told", text);
    let sql = match to {
        To::Person(person) => return Ok(vec![person]),
        To::Owner(need) => {
            found("SELECT owner_id FROM need WHERE id = ? AND owner_id IS NOT NULL").bind(need)
        }
        To::Askers(need) => {
            found("SELECT person_id FROM need_party WHERE need_id = ? AND role = 'asker'").bind(need)
        }
        To::AskersButFrom { need, from } => found(
            "SELECT person_id FROM need_party WHERE need_id = ? AND role = 'asker' AND COALESCE(came_from, 0) <> ?",
        )
        .bind(need)
        .bind(from),
    };
    let rows: Vec<(Id<Person>,)> = reading.all(sql)?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// The need and those that were merged into it: its page answers the notices of them all.
pub(crate) fn answered_by(reading: &Reading<'_>, need: Id<Need>) -> Result<Vec<i64>> {
    let sql =
        Sql::open("numbers alone, for a person's own notices", "SELECT id FROM need WHERE merged_into = ?");
    let merged: Vec<(i64,)> = reading.all(sql.bind(need))?;
    Ok(merged.into_iter().map(|(id,)| id).chain([need.number()]).collect())
}
