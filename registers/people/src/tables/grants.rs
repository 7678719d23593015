use access::{Role, Scope};
use kernel::{Id, Moment, Person, Refused, Result, Unit};
use store::{Reading, Row, Sql, Tx};

use crate::grants::{Holder, RoleGrant};
use crate::groups::PersonGroup;

/// The columns that [`read`] reads, in its order; a list adds its own after them.
macro_rules! grant_columns {
    () => {
        "role_grant.id, role_grant.person_id, role_grant.group_id, role_grant.role, role_grant.unit_id, \
         role_grant.from_at, role_grant.until_at, role_grant.given_by, role_grant.revoked_at, role_grant.version, \
         COALESCE((SELECT p.is_protected FROM person p WHERE p.id = role_grant.person_id), 0), role_grant.own_until_at"
    };
}
pub(crate) use grant_columns;

const COLUMNS: &str = grant_columns!();

pub(crate) fn read(row: &Row) -> Result<RoleGrant> {
    let (id, person, group, role, unit, from, until, given_by, revoked_at, version, is_veiled, own_until) =
        row.read()?;
    let role: String = role;
    let holder = match (person, group) {
        (Some(person), _) => Holder::Person(person),
        (None, Some(group)) => Holder::Group(group),
        (None, None) => return Err(Refused::broken("a grant that nobody holds")),
    };
    let role = Role::from_word(&role).ok_or_else(|| Refused::broken("a grant of an unknown role"))?;
    Ok(RoleGrant { id, holder, role, unit, from, until, own_until, given_by, revoked_at, version, is_veiled })
}

/// The grant, whoever asks: the policy is asked next.
pub(crate) fn load(reading: &Reading<'_>, id: Id<RoleGrant>) -> Result<RoleGrant> {
    let text = format!("SELECT {COLUMNS} FROM role_grant WHERE role_grant.id = ?");
    let rows = reading.rows(Sql::open("the policy is asked of the loaded grant", &text).bind(id))?;
    rows.first().map(read).transpose()?.ok_or(Refused::NotFound)
}

/// Inserts the grant; the number is given out.
pub(crate) fn insert(tx: &Tx<'_>, grant: &RoleGrant) -> Result<Id<RoleGrant>> {
    let sql = Sql::change(
        "INSERT INTO role_grant (person_id, group_id, role, unit_id, from_at, until_at, own_until_at, given_at, given_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(
        sql.bind(grant.holder.person())
            .bind(grant.holder.group())
            .bind(grant.role.word())
            .bind(grant.unit)
            .bind(grant.from)
            .bind(grant.until)
            .bind(grant.own_until)
            .bind(tx.now())
            .bind(grant.given_by),
    )
}

/// Saves when the grant ends; somebody else's change since it was loaded is a conflict.
pub(crate) fn save(tx: &Tx<'_>, grant: &RoleGrant) -> Result<()> {
    let sql = Sql::change(
        "UPDATE role_grant SET until_at = ?, own_until_at = ?, revoked_at = ?, version = version + 1
         WHERE id = ? AND version = ?",
    );
    let sql = sql.bind(grant.until).bind(grant.own_until).bind(grant.revoked_at);
    tx.run_one(sql.bind(grant.id).bind(grant.version))
}

/// The grants of a holder that are not revoked, in force and coming, oldest first.
pub(crate) fn standing(reading: &Reading<'_>, holder: Holder) -> Result<Vec<RoleGrant>> {
    let (column, id) = match holder {
        Holder::Person(person) => ("person_id", person.number()),
        Holder::Group(group) => ("group_id", group.number()),
    };
    let text = format!(
        "SELECT {COLUMNS} FROM role_grant WHERE role_grant.{column} = ? AND role_grant.revoked_at IS NULL
         AND (role_grant.until_at IS NULL OR role_grant.until_at > ?) ORDER BY role_grant.id"
    );
    let sql = Sql::open("the holder was loaded within scope", &text).bind(id).bind(reading.now());
    reading.rows(sql)?.iter().map(read).collect()
}

/// The basic role that the person held last, if any.
pub(crate) fn last_basic_role(reading: &Reading<'_>, person: Id<Person>) -> Result<Option<Role>> {
    let sql = Sql::open(
        "the person was loaded within scope",
        "SELECT role FROM role_grant WHERE person_id = ? AND role IN ('staff', 'pupil', 'guardian')
         ORDER BY id DESC LIMIT 1",
    );
    Ok(reading.find::<(String,)>(sql.bind(person))?.and_then(|(word,)| Role::from_word(&word)))
}

/// Grants that run out before a moment and are not marked as ended yet, at most 500.
pub(crate) fn run_out(reading: &Reading<'_>, before: Moment) -> Result<Vec<RoleGrant>> {
    let text = format!(
        "SELECT {COLUMNS} FROM role_grant WHERE role_grant.revoked_at IS NULL AND role_grant.until_at <= ?
         ORDER BY role_grant.id LIMIT 500"
    );
    reading.rows(Sql::open("the clock sees to all of them", &text).bind(before))?.iter().map(read).collect()
}

/// How many persons administer the whole organisation now and have no last day ahead, by a grant of their own or of a group.
pub(crate) fn administrators(reading: &Reading<'_>) -> Result<i64> {
    let sql = Sql::open(
        "a rule is judged, nothing is shown",
        "SELECT COUNT(*) FROM person p WHERE p.left_on IS NULL AND EXISTS (
             SELECT 1 FROM role_grant g JOIN unit u ON u.id = g.unit_id AND u.parent_id IS NULL
             WHERE g.role = 'administrator' AND g.revoked_at IS NULL AND g.from_at <= ?
             AND (g.until_at IS NULL OR g.until_at > ?)
             AND (g.person_id = p.id OR EXISTS (SELECT 1 FROM group_member m
                  JOIN person_group pg ON pg.id = m.group_id AND pg.closed_at IS NULL
                  WHERE m.person_id = p.id AND m.group_id = g.group_id)))",
    );
    reading.number(sql.bind(reading.now()).bind(reading.now()))
}

/// Persons who would hold what the holder is given.
pub(crate) fn persons_of(reading: &Reading<'_>, holder: Holder) -> Result<Vec<Id<Person>>> {
    match holder {
        Holder::Person(person) => Ok(vec![person]),
        Holder::Group(group) => super::groups::members(reading, group),
    }
}

/// Is the group there to be given anything?
pub(crate) fn group_is_here(reading: &Reading<'_>, group: Id<PersonGroup>) -> Result<bool> {
    let text = "SELECT COUNT(*) FROM person_group WHERE id = ? AND closed_at IS NULL";
    Ok(reading.number(Sql::open("a rule is judged, nothing is shown", text).bind(group))? > 0)
}

/// How many grants in a unit stand, in force and coming, of those within the scope.
pub(crate) fn count_in(reading: &Reading<'_>, scope: &Scope, unit: Id<Unit>) -> Result<i64> {
    let text = "SELECT COUNT(*) FROM role_grant WHERE {scope} AND role_grant.unit_id = ?
         AND role_grant.revoked_at IS NULL AND (role_grant.until_at IS NULL OR role_grant.until_at > ?)";
    reading.number(Sql::within(scope, text).bind(unit).bind(reading.now()))
}

/// Takes a grant that an import made away again.
pub(crate) fn remove(tx: &Tx<'_>, id: Id<RoleGrant>) -> Result<()> {
    tx.run_one(Sql::change("DELETE FROM role_grant WHERE id = ?").bind(id))
}
