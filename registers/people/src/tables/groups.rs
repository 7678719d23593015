use access::Scope;
use kernel::{Id, Moment, Person, Result};
use store::{Reading, Row, Sql, Tx};

use crate::groups::{GroupState, PersonGroup};

/// The columns that [`read`] reads, in its order; a list adds its own after them.
macro_rules! group_columns {
    () => {
        "person_group.id, person_group.name, person_group.about, person_group.unit_id, person_group.closed_at, \
         person_group.version"
    };
}
pub(crate) use group_columns;

const COLUMNS: &str = group_columns!();

pub(crate) fn read(row: &Row) -> Result<PersonGroup> {
    let (id, name, about, unit, closed_at, version) = row.read()?;
    let closed_at: Option<Moment> = closed_at;
    let state = closed_at.map_or(GroupState::Open, |at| GroupState::Closed { at });
    Ok(PersonGroup { id, name, about, unit, state, version, members: Vec::new() })
}

/// The group with its members, whoever asks: the policy is asked next, and needs the members.
pub(crate) fn load(reading: &Reading<'_>, id: Id<PersonGroup>) -> Result<PersonGroup> {
    let text = format!("SELECT {COLUMNS} FROM person_group WHERE person_group.id = ?");
    let rows = reading.rows(Sql::open("the policy is asked of the loaded group", &text).bind(id))?;
    let mut group = rows.first().map(read).transpose()?.ok_or(kernel::Refused::NotFound)?;
    group.members = members(reading, id)?;
    Ok(group)
}

/// Everyone in the group, by number.
pub(crate) fn members(reading: &Reading<'_>, of: Id<PersonGroup>) -> Result<Vec<Id<Person>>> {
    let sql = Sql::open(
        "for the rules of the group; what is shown of a member goes through the directory",
        "SELECT person_id FROM group_member WHERE group_id = ? ORDER BY person_id",
    );
    Ok(reading.all::<(Id<Person>,)>(sql.bind(of))?.into_iter().map(|(id,)| id).collect())
}

/// Inserts the group without members; the number is given out.
pub(crate) fn insert(tx: &Tx<'_>, group: &PersonGroup) -> Result<Id<PersonGroup>> {
    let sql = Sql::change("INSERT INTO person_group (name, about, unit_id) VALUES (?, ?, ?)");
    tx.insert(sql.bind(group.name.as_str()).bind(group.about.as_str()).bind(group.unit))
}

/// Saves the group; somebody else's change since it was loaded is a conflict.
pub(crate) fn save(tx: &Tx<'_>, group: &PersonGroup) -> Result<()> {
    let closed_at = match group.state {
        GroupState::Open => None,
        GroupState::Closed { at } => Some(at),
    };
    let sql = Sql::change(
        "UPDATE person_group SET name = ?, about = ?, unit_id = ?, closed_at = ?, version = version + 1
         WHERE id = ? AND version = ?",
    );
    tx.run_one(
        sql.bind(group.name.as_str())
            .bind(group.about.as_str())
            .bind(group.unit)
            .bind(closed_at)
            .bind(group.id)
            .bind(group.version),
    )
}

pub(crate) fn take_in(tx: &Tx<'_>, group: Id<PersonGroup>, person: Id<Person>) -> Result<()> {
    let sql = Sql::change("INSERT INTO group_member (group_id, person_id) VALUES (?, ?)");
    tx.run(sql.bind(group).bind(person)).map(|_| ())
}

pub(crate) fn let_go(tx: &Tx<'_>, group: Id<PersonGroup>, person: Id<Person>) -> Result<()> {
    let sql = Sql::change("DELETE FROM group_member WHERE group_id = ? AND person_id = ?");
    tx.run(sql.bind(group).bind(person)).map(|_| ())
}

/// Takes the person out of every group; gives the groups.
pub(crate) fn let_go_everywhere(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<Id<PersonGroup>>> {
    let sql = Sql::open(
        "the person leaves",
        "SELECT group_id FROM group_member WHERE person_id = ? ORDER BY group_id",
    );
    let groups: Vec<(Id<PersonGroup>,)> = tx.all(sql.bind(person))?;
    tx.run(Sql::change("DELETE FROM group_member WHERE person_id = ?").bind(person))?;
    Ok(groups.into_iter().map(|(id,)| id).collect())
}

/// Open groups that the person is in, within the scope, with their names.
pub(crate) fn of_person(
    reading: &Reading<'_>,
    scope: &Scope,
    person: Id<Person>,
) -> Result<Vec<(i64, String)>> {
    let text = "SELECT person_group.id, person_group.name FROM person_group WHERE {scope} AND person_group.closed_at IS NULL
                AND person_group.id IN (SELECT m.group_id FROM group_member m WHERE m.person_id = ?)
                ORDER BY person_group.name";
    reading.all(Sql::within(scope, text).bind(person))
}

/// Open groups within the scope to choose from, by name, at most 500.
pub(crate) fn choices(reading: &Reading<'_>, scope: &Scope) -> Result<Vec<look::Choice>> {
    let text = "SELECT person_group.id, person_group.name FROM person_group
                WHERE {scope} AND person_group.closed_at IS NULL ORDER BY person_group.name LIMIT 500";
    let groups: Vec<(i64, String)> = reading.all(Sql::within(scope, text))?;
    Ok(groups.into_iter().map(|(id, name)| look::Choice::new(id.to_string(), name)).collect())
}

/// Takes a group that an import made away again. One that roles were given to stays: a conflict.
pub(crate) fn remove(tx: &Tx<'_>, id: Id<PersonGroup>) -> Result<()> {
    let sql =
        Sql::open("a rule is judged, nothing is shown", "SELECT COUNT(*) FROM role_grant WHERE group_id = ?");
    if tx.number(sql.bind(id))? > 0 {
        return Err(kernel::Refused::Conflict);
    }
    tx.run(Sql::change("DELETE FROM group_member WHERE group_id = ?").bind(id))?;
    tx.run_one(Sql::change("DELETE FROM person_group WHERE id = ?").bind(id))
}
