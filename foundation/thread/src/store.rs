//! All SQL of the room. Links have no scope of their own: what stands at their ends is shown, counted and followed only
//! through the cards of its kind, which carry that kind's scope.

use std::collections::BTreeMap;

use kernel::{Id, Moment, Refused, Result, Subject};
use store::{Reading, Row, Sql, Tx};

use crate::{Link, LinkState, Relation, Tie};

const COLUMNS: &str = "id, from_kind, from_id, relation, to_kind, to_id, at, ended_at";
/// Links that are looked at from the records of one step; of a record with more, the oldest are left.
pub(crate) const LINKS_AT_MOST: i64 = 1_000;
const ENDS_DECIDE: &str = "both ends are shown only through their kinds' cards";

fn link_of(row: &Row) -> Result<Link> {
    let (id, from_kind, from_id, relation, to_kind, to_id, at, ended_at): (
        Id<Link>,
        String,
        i64,
        String,
        String,
        i64,
        Moment,
        Option<Moment>,
    ) = row.read()?;
    let relation =
        Relation::from_word(&relation).ok_or_else(|| Refused::broken("a link of no known relation"))?;
    let (from, to) = (Subject::stored(from_kind, from_id), Subject::stored(to_kind, to_id));
    let tie = Tie::new(from, relation, to).map_err(Refused::broken)?;
    let state = ended_at.map_or(LinkState::Tied, |at| LinkState::Ended { at });
    Ok(Link { id, tie, at, state })
}

pub(crate) fn load(reading: &Reading<'_>, id: Id<Link>) -> Result<Link> {
    let sql = Sql::open(ENDS_DECIDE, &format!("SELECT {COLUMNS} FROM link WHERE id = ?"));
    let rows = reading.rows(sql.bind(id))?;
    rows.first().ok_or(Refused::NotFound).and_then(link_of)
}

/// The link that says the same and has not ended.
pub(crate) fn find_tied(reading: &Reading<'_>, tie: &Tie) -> Result<Option<Id<Link>>> {
    let sql = Sql::open(
        ENDS_DECIDE,
        "SELECT id FROM link WHERE ended_at IS NULL AND from_kind = ? AND from_id = ? AND relation = ?
         AND to_kind = ? AND to_id = ?",
    );
    let found: Option<(Id<Link>,)> = reading.find(said(sql, tie))?;
    Ok(found.map(|(id,)| id))
}

fn said(sql: Sql, tie: &Tie) -> Sql {
    sql.bind(tie.from().kind.as_ref())
        .bind(tie.from().id)
        .bind(tie.relation().word())
        .bind(tie.to().kind.as_ref())
        .bind(tie.to().id)
}

pub(crate) fn insert(tx: &Tx<'_>, tie: &Tie) -> Result<Id<Link>> {
    let sql = Sql::change(
        "INSERT INTO link (from_kind, from_id, relation, to_kind, to_id, at, by_person) VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(said(sql, tie).bind(tx.now()).bind(tx.actor().person_id()))
}

/// Stores that the link has ended; a conflict when somebody else ended it first.
pub(crate) fn end(tx: &Tx<'_>, link: &Link) -> Result<()> {
    let sql = Sql::change("UPDATE link SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL");
    tx.run_one(sql.bind(tx.now()).bind(tx.actor().person_id()).bind(link.id))
}

/// The links that touch any of these records, the oldest first: one query, however many kinds there are.
pub(crate) fn touching(reading: &Reading<'_>, subjects: &[Subject]) -> Result<Vec<Link>> {
    if subjects.is_empty() {
        return Ok(Vec::new());
    }
    let mut links = reading.rows(touching_sql(subjects))?.iter().map(link_of).collect::<Result<Vec<_>>>()?;
    links.sort_by_key(|link| (link.at, link.id));
    links.dedup_by_key(|link| link.id);
    Ok(links)
}

/// Each end has an index of its own, so each is asked by itself; a link that touches with both ends comes twice.
pub(crate) fn touching_sql(subjects: &[Subject]) -> Sql {
    let mut kinds: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for subject in subjects {
        kinds.entry(subject.kind.as_ref()).or_default().push(subject.id);
    }
    let mut sql = Sql::open(ENDS_DECIDE, "");
    let mut joint = "";
    for (kind, ids) in &kinds {
        for end in ["from", "to"] {
            let part =
                format!("{joint} SELECT {COLUMNS} FROM link WHERE ended_at IS NULL AND {end}_kind = ?");
            sql = sql.and(&part).bind(*kind).and_in(&format!("{end}_id"), ids.iter().copied());
            joint = "UNION ALL";
        }
    }
    sql.and("ORDER BY id DESC LIMIT ?").bind(LINKS_AT_MOST)
}
