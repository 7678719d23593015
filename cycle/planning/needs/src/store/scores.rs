//! Criteria and scores.

use kernel::{Id, Moment, Person, Refused, Result};
use store::{Reading, Sql, Tx};

use crate::criterion::{Criterion, Kind, Scored};
use crate::store::UNSCORED;
use crate::{Need, criterion};

const CRITERION: &str =
    "c.id, c.root, c.name_sv, c.name_en, c.about_sv, c.about_en, c.kind, c.weight, c.from_at, c.until_at";

type Columns = (i64, i64, String, String, String, String, String, i64, Moment, Option<Moment>);

fn criterion_of(columns: Columns) -> Result<Criterion> {
    let (id, root, sv, en, about_sv, about_en, kind, weight, from_at, until_at) = columns;
    let kind =
        Kind::from_word(&kind).ok_or_else(|| Refused::broken(format!("a criterion of the kind {kind}")))?;
    Ok(Criterion { id, root, name: [sv, en], about: [about_sv, about_en], kind, weight, from_at, until_at })
}

/// The criteria that needs are scored by now, in the order in which they came.
pub(crate) fn criteria(reading: &Reading<'_>) -> Result<Vec<Criterion>> {
    let text =
        format!("SELECT {CRITERION} FROM criterion c WHERE c.until_at IS NULL ORDER BY c.root LIMIT 50");
    let sql = Sql::open("what needs are scored by is no secret", &text);
    reading.all::<Columns>(sql)?.into_iter().map(criterion_of).collect()
}

/// All rows of all criteria, for the page that administers them, the newest of each root first.
pub(crate) fn every_criterion(reading: &Reading<'_>) -> Result<Vec<Criterion>> {
    let text = format!("SELECT {CRITERION} FROM criterion c ORDER BY c.root, c.id DESC LIMIT 500");
    let sql = Sql::open("what needs are scored by is no secret", &text);
    reading.all::<Columns>(sql)?.into_iter().map(criterion_of).collect()
}

/// One criterion as it holds now, by its root.
pub(crate) fn criterion(reading: &Reading<'_>, root: i64) -> Result<Criterion> {
    let text = format!("SELECT {CRITERION} FROM criterion c WHERE c.root = ? AND c.until_at IS NULL");
    criterion_of(reading.load(Sql::open("what needs are scored by is no secret", &text).bind(root))?)
}

/// Stores a criterion as it holds from now on; gives its root. A root of 0 is a new criterion.
pub(crate) fn set_criterion(tx: &Tx<'_>, criterion: &Criterion) -> Result<i64> {
    if criterion.root != 0 {
        retire(tx, criterion.root)?;
    }
    let sql = Sql::change(
        "INSERT INTO criterion (root, name_sv, name_en, about_sv, about_en, kind, weight, from_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let ([sv, en], [about_sv, about_en]) = (&criterion.name, &criterion.about);
    let sql = sql.bind(criterion.root).bind(sv).bind(en).bind(about_sv).bind(about_en);
    let id: Id<Criterion> =
        tx.insert(sql.bind(criterion.kind.word()).bind(criterion.weight).bind(tx.now()))?;
    if criterion.root != 0 {
        return Ok(criterion.root);
    }
    tx.run_one(Sql::change("UPDATE criterion SET root = ? WHERE id = ?").bind(id).bind(id))?;
    Ok(id.number())
}

/// Nothing is scored by it from now on; what was scored stays.
pub(crate) fn retire(tx: &Tx<'_>, root: i64) -> Result<()> {
    let sql = Sql::change("UPDATE criterion SET until_at = ? WHERE root = ? AND until_at IS NULL");
    tx.run_one(sql.bind(tx.now()).bind(root))
}

/// All scores of a need, each with the criterion as it was when it was given.
pub(crate) fn of_need(reading: &Reading<'_>, need: Id<Need>) -> Result<Vec<Scored>> {
    let text = format!(
        "SELECT {CRITERION}, s.person_id, s.value, s.note, s.at FROM need_score s JOIN criterion c ON c.id = s.criterion_id
         WHERE s.need_id = ? ORDER BY c.root, s.person_id LIMIT 2000"
    );
    let sql = Sql::open("the need was loaded within scope", &text).bind(need);
    let mut scores = Vec::new();
    reading.each(sql, |row| {
        let criterion = criterion_of(row.read()?)?;
        scores.push(Scored {
            criterion,
            person: row.get(10)?,
            value: row.get(11)?,
            note: row.get(12)?,
            at: row.get(13)?,
        });
        Ok(())
    })?;
    Ok(scores)
}

/// What one person gives a need on one criterion.
pub(crate) struct NewScore<'a> {
    pub need: Id<Need>,
    pub person: Id<Person>,
    pub criterion: &'a Criterion,
    pub value: i64,
    pub note: &'a str,
    pub at: Moment,
}

/// Stores a score; the same person's earlier one on the same criterion gives way.
pub(crate) fn put(tx: &Tx<'_>, score: &NewScore<'_>) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO need_score (need_id, person_id, root, criterion_id, value, note, at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (need_id, person_id, root) DO UPDATE SET criterion_id = excluded.criterion_id,
         value = excluded.value, note = excluded.note, at = excluded.at",
    );
    let sql = sql.bind(score.need).bind(score.person).bind(score.criterion.root).bind(score.criterion.id);
    tx.run(sql.bind(score.value).bind(score.note).bind(score.at))?;
    Ok(())
}

/// A person scores by today's criteria: what the same person gave on criteria that are retired goes.
pub(crate) fn drop_retired(tx: &Tx<'_>, need: Id<Need>, person: Id<Person>) -> Result<()> {
    let sql = Sql::change(
        "DELETE FROM need_score WHERE need_id = ? AND person_id = ?
         AND root NOT IN (SELECT root FROM criterion WHERE until_at IS NULL)",
    );
    tx.run(sql.bind(need).bind(person))?;
    Ok(())
}

/// Reckons the need's sum anew and notes it for lists.
pub(crate) fn reckon(tx: &Tx<'_>, need: Id<Need>) -> Result<()> {
    let sum = criterion::sum(&of_need(tx, need)?);
    let sql = Sql::change("UPDATE need SET score = ?, scored_by = ? WHERE id = ?");
    let (score, by) = sum.map_or((UNSCORED, 0), |sum| (sum.hundredths, sum.persons));
    tx.run_one(sql.bind(score).bind(by).bind(need))
}
