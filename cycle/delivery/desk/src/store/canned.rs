//! Answers that are kept.

use kernel::{Id, Person, Refused, Result};
use people::PersonGroup;
use store::{Reading, Sql, Tx};

use crate::canned::{Canned, NewCanned};

/// Answers that are kept at most.
const AT_MOST: i64 = 300;

pub(crate) fn insert(tx: &Tx<'_>, new: &NewCanned) -> Result<Id<Canned>> {
    let sql =
        Sql::change("INSERT INTO canned_answer (title, text, group_id, by_id, at) VALUES (?, ?, ?, ?, ?)");
    let sql = sql.bind(&new.title).bind(&new.text).bind(new.group).bind(tx.actor().person_id());
    tx.insert(sql.bind(tx.now()))
}

/// It is offered no more.
pub(crate) fn retire(tx: &Tx<'_>, id: Id<Canned>) -> Result<()> {
    let sql = Sql::change("UPDATE canned_answer SET retired_at = ? WHERE id = ? AND retired_at IS NULL");
    if tx.run(sql.bind(tx.now()).bind(id))? == 1 { Ok(()) } else { Err(Refused::NotFound) }
}

type Line = (Id<Canned>, String, String, Option<Id<PersonGroup>>, Option<String>);

fn read((id, title, text, group, name): Line) -> (Canned, String) {
    (Canned { id, title, text, group }, name.unwrap_or_default())
}

const SELECT: &str = "SELECT c.id, c.title, c.text, c.group_id, g.name FROM canned_answer c
    LEFT JOIN person_group g ON g.id = c.group_id WHERE c.retired_at IS NULL";

/// All that are kept, with the names of the groups whose own they are.
pub(crate) fn all(reading: &Reading<'_>) -> Result<Vec<(Canned, String)>> {
    let sql = Sql::open("whoever answers may see what others answer", SELECT);
    let rows: Vec<Line> = reading.all(sql.and("ORDER BY c.title, c.id LIMIT ?").bind(AT_MOST))?;
    Ok(rows.into_iter().map(read).collect())
}

/// Those that a person has use of: everybody's, and their groups' own.
pub(crate) fn offered_to(reading: &Reading<'_>, person: Id<Person>) -> Result<Vec<Canned>> {
    let sql = Sql::open("whoever answers may see what others answer", SELECT)
        .and("AND (c.group_id IS NULL OR c.group_id IN (SELECT m.group_id FROM group_member m WHERE m.person_id = ?))")
        .bind(person)
        .and("ORDER BY c.title, c.id LIMIT ?")
        .bind(AT_MOST);
    let rows: Vec<Line> = reading.all(sql)?;
    Ok(rows.into_iter().map(|line| read(line).0).collect())
}
