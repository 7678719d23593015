//! Who has a part in a need: askers and scorers.

use kernel::{Id, Moment, Person, Result};
use store::{Reading, Sql, Tx};

use crate::{Cannot, Need};

/// One who stands behind a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asker {
    pub person: Id<Person>,
    pub since: Moment,
    pub came_from: Option<Id<Need>>,
    pub waiting_since: Option<Moment>,
    pub told_at: Option<Moment>,
}

/// Puts somebody behind the need; a rule refuses who already is.
pub(crate) fn add_asker(tx: &Tx<'_>, need: Id<Need>, person: Id<Person>, at: Moment) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO need_party (need_id, person_id, role, since, added_by) VALUES (?, ?, 'asker', ?, ?)
         ON CONFLICT (need_id, person_id, role) DO NOTHING",
    );
    if tx.run(sql.bind(need).bind(person).bind(at).bind(tx.actor().person_id()))? == 0 {
        return Err(Cannot::AlreadyAsker.into());
    }
    count(tx, need)
}

pub(crate) fn remove_asker(tx: &Tx<'_>, need: Id<Need>, person: Id<Person>) -> Result<()> {
    let sql = Sql::change("DELETE FROM need_party WHERE need_id = ? AND person_id = ? AND role = 'asker'");
    tx.run_one(sql.bind(need).bind(person))?;
    count(tx, need)
}

/// Notes how many stand behind the need now.
fn count(tx: &Tx<'_>, need: Id<Need>) -> Result<()> {
    let sql = Sql::change(
        "UPDATE need SET askers = (SELECT COUNT(*) FROM need_party WHERE need_id = ? AND role = 'asker') WHERE id = ?",
    );
    tx.run_one(sql.bind(need).bind(need))
}

/// Asks somebody to score it; once is enough.
pub(crate) fn invite(tx: &Tx<'_>, need: Id<Need>, person: Id<Person>, at: Moment) -> Result<bool> {
    let sql = Sql::change(
        "INSERT INTO need_party (need_id, person_id, role, since, added_by) VALUES (?, ?, 'scorer', ?, ?)
         ON CONFLICT (need_id, person_id, role) DO NOTHING",
    );
    Ok(tx.run(sql.bind(need).bind(person).bind(at).bind(tx.actor().person_id()))? == 1)
}

/// The askers of one need into another, each once; those who are there already stay as they are.
pub(crate) fn copy_askers(tx: &Tx<'_>, from: Id<Need>, into: Id<Need>) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO need_party (need_id, person_id, role, since, added_by, came_from)
         SELECT CAST(? AS BIGINT), person_id, role, since, added_by, need_id FROM need_party WHERE need_id = ? AND role = 'asker'
         ON CONFLICT (need_id, person_id, role) DO NOTHING",
    );
    tx.run(sql.bind(into).bind(from))?;
    count(tx, into)
}

/// Takes back what [`copy_askers`] brought.
pub(crate) fn take_back_askers(tx: &Tx<'_>, from: Id<Need>, into: Id<Need>) -> Result<()> {
    let sql = Sql::change("DELETE FROM need_party WHERE need_id = ? AND came_from = ? AND role = 'asker'");
    tx.run(sql.bind(into).bind(from))?;
    count(tx, into)
}

/// The need has an outcome: all its askers but the one who acts are to hear it. `None` takes the wait away.
pub(crate) fn let_wait(tx: &Tx<'_>, need: Id<Need>, since: Option<Moment>) -> Result<()> {
    let me = tx.actor().person_id().map_or(0, Id::number);
    let sql = Sql::change(
        "UPDATE need_party SET waiting_since = ? WHERE need_id = ? AND role = 'asker' AND person_id <> ?",
    );
    tx.run(sql.bind(since).bind(need).bind(me))?;
    Ok(())
}

/// The needs that the page of this one shows the outcome of: itself and all that were merged into it.
const GATHERED: &str = "WITH RECURSIVE gathered (id) AS (SELECT CAST(? AS BIGINT) UNION
    SELECT n.id FROM need n JOIN gathered g ON n.merged_into = g.id) SELECT id FROM gathered";

/// This asker has heard the outcome of the need and of what was merged into it; gives whether there was anything to hear.
pub(crate) fn hear(tx: &Tx<'_>, need: Id<Need>, person: Id<Person>) -> Result<bool> {
    let sql = Sql::change(&format!(
        "UPDATE need_party SET waiting_since = NULL, told_at = ? WHERE person_id = ? AND role = 'asker'
         AND waiting_since IS NOT NULL AND need_id IN ({GATHERED})"
    ));
    Ok(tx.run(sql.bind(tx.now()).bind(person).bind(need))? > 0)
}

/// Everybody who waits for the outcome of this need was told in another way; gives how many that were.
pub(crate) fn tell_all(tx: &Tx<'_>, need: Id<Need>) -> Result<u64> {
    let sql = Sql::change(
        "UPDATE need_party SET waiting_since = NULL, told_at = ? WHERE need_id = ? AND waiting_since IS NOT NULL",
    );
    tx.run(sql.bind(tx.now()).bind(need))
}

/// The dialogue of one need and of all that were merged into it moves to the page of another, or back to its own.
pub(crate) fn move_dialogue(tx: &Tx<'_>, need: Id<Need>, to: Id<Need>) -> Result<()> {
    let sql = Sql::change(&format!("UPDATE need_message SET thread_id = ? WHERE need_id IN ({GATHERED})"));
    tx.run(sql.bind(to).bind(need))?;
    Ok(())
}

/// Those who stand behind a need, the first of them first, at most so many.
pub(crate) fn askers(reading: &Reading<'_>, need: Id<Need>, limit: i64) -> Result<Vec<Asker>> {
    let sql = Sql::open(
        "the need was loaded within scope, and names are shown to those only who may see them",
        "SELECT person_id, since, came_from, waiting_since, told_at FROM need_party
         WHERE need_id = ? AND role = 'asker' ORDER BY since, person_id LIMIT ?",
    );
    let rows: Vec<(Id<Person>, Moment, Option<Id<Need>>, Option<Moment>, Option<Moment>)> =
        reading.all(sql.bind(need).bind(limit))?;
    let asker = |(person, since, came_from, waiting_since, told_at)| Asker {
        person,
        since,
        came_from,
        waiting_since,
        told_at,
    };
    Ok(rows.into_iter().map(asker).collect())
}

/// How many have not heard the outcome.
pub(crate) fn waiting(reading: &Reading<'_>, need: Id<Need>) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM need_party WHERE need_id = ? AND waiting_since IS NOT NULL";
    reading.number(Sql::open("the need was loaded within scope", text).bind(need))
}

/// Those who were asked to score a need.
pub(crate) fn scorers(reading: &Reading<'_>, need: Id<Need>) -> Result<Vec<Id<Person>>> {
    let text = "SELECT person_id FROM need_party WHERE need_id = ? AND role = 'scorer' ORDER BY since, person_id LIMIT 100";
    let rows: Vec<(Id<Person>,)> =
        reading.all(Sql::open("the need was loaded within scope", text).bind(need))?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}
