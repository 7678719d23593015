//! What other rooms ask of this one: names, choices, and the grants that hold now.

use std::collections::HashMap;

use access::{Actor, Extent, Grant, Role};
use kernel::{Day, Id, Moment, Person, Result, Unit};
use look::Choice;
use store::{Reading, Sql};

use crate::policy::{GROUPS, Groups, PERSONS, Persons};
use crate::tables;

/// Levels of the unit tree; more are refused where units are moved.
pub(crate) const DEPTH_AT_MOST: usize = 12;

/// A record with its name, for links and choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<T> {
    pub id: Id<T>,
    pub name: String,
}

/// The grants of a person that are not over at the `?`, own and through groups. Asked on every request: each half is
/// looked up by an index of its own, since of one condition with OR a database may think that reading all is cheaper.
const HELD: &str = "SELECT g.role, g.unit_id, CASE WHEN u.parent_id IS NULL THEN 1 ELSE 0 END
     FROM role_grant g JOIN unit u ON u.id = g.unit_id
     WHERE g.id IN (SELECT own.id FROM role_grant own WHERE own.person_id = ?
                UNION ALL SELECT shared.id FROM group_member m
                JOIN person_group pg ON pg.id = m.group_id AND pg.closed_at IS NULL
                JOIN role_grant shared ON shared.group_id = m.group_id WHERE m.person_id = ?)
     AND g.revoked_at IS NULL AND (g.until_at IS NULL OR g.until_at > ?)";

/// The grants of a person that hold at a moment, own and through groups. Whoever has left holds none.
pub fn grants_of(reading: &Reading<'_>, person: Id<Person>, at: Moment) -> Result<Vec<Grant>> {
    // A last day that lies ahead ends what a person holds through groups too; the day is that of UTC, so that knowing
    // who asks costs no further query.
    let today = at.day_in("UTC");
    let sql = Sql::open("made to know what the actor may", HELD)
        .bind(person)
        .bind(person)
        .bind(at)
        .and("AND g.from_at <= ? AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = ? AND p.left_on < ?)")
        .bind(at)
        .bind(person)
        .bind(today)
        .and("ORDER BY g.id");
    reaching(reading, sql)
}

/// The grants of a person that hold now or will: what whoever gets hold of the account now comes to hold.
pub fn standing_grants_of(reading: &Reading<'_>, person: Id<Person>) -> Result<Vec<Grant>> {
    let sql = Sql::open("a rule is judged, nothing is shown", HELD)
        .bind(person)
        .bind(person)
        .bind(reading.now())
        .and("ORDER BY g.id");
    reaching(reading, sql)
}

/// The grants that were asked for, each with how far it reaches.
fn reaching(reading: &Reading<'_>, sql: Sql) -> Result<Vec<Grant>> {
    let rows: Vec<(String, Id<Unit>, bool)> = reading.all(sql)?;
    let roots: Vec<Id<Unit>> =
        rows.iter().filter(|(_, _, is_root)| !is_root).map(|(_, unit, _)| *unit).collect();
    let below = below(reading, &roots)?;
    let grant = |(role, unit, is_root): (String, Id<Unit>, bool)| {
        let extent = if is_root {
            Extent::Organisation
        } else {
            Extent::Units(below.get(&unit).cloned().unwrap_or_default())
        };
        Role::from_word(&role).map(|role| Grant { role, unit, extent })
    };
    Ok(rows.into_iter().filter_map(grant).collect())
}

/// Each of these units with all units below it and itself, in ascending order.
fn below(reading: &Reading<'_>, roots: &[Id<Unit>]) -> Result<HashMap<Id<Unit>, Vec<Id<Unit>>>> {
    let mut below: HashMap<Id<Unit>, Vec<Id<Unit>>> = HashMap::new();
    if roots.is_empty() {
        return Ok(below);
    }
    let sql = Sql::open(
        "the tree is what access itself asks",
        "SELECT ancestor, descendant FROM unit_closure WHERE 1 = 1",
    )
    .and_in("ancestor", roots.iter().copied())
    .and("ORDER BY ancestor, descendant");
    for (ancestor, descendant) in reading.all::<(Id<Unit>, Id<Unit>)>(sql)? {
        below.entry(ancestor).or_default().push(descendant);
    }
    Ok(below)
}

/// Names of persons that stand on a record the actor may read: the author of a message, an asker. A protected
/// identity is left out (the caller writes "protected"), also for those who may see it: they open the person's page, and
/// that the journal keeps. Nobody is hidden from themselves.
pub fn names(
    reading: &Reading<'_>,
    actor: &Actor,
    persons: &[Id<Person>],
) -> Result<HashMap<Id<Person>, String>> {
    if persons.is_empty() {
        return Ok(HashMap::new());
    }
    let mut wanted = persons.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let text = "SELECT id, name FROM person WHERE (is_protected = 0 OR id = ?)";
    let me = actor.person_id().map_or(0, Id::number);
    let sql = Sql::open("names on a record that was loaded within scope", text).bind(me).and_in("id", wanted);
    Ok(reading.all::<(Id<Person>, String)>(sql)?.into_iter().collect())
}

/// One person's name under the same rule as [`names`].
pub fn name_of(reading: &Reading<'_>, actor: &Actor, person: Id<Person>) -> Result<Option<String>> {
    Ok(names(reading, actor, &[person])?.remove(&person))
}

/// Names of units. The organisation's tree is known to everybody who is signed in.
pub fn unit_names(reading: &Reading<'_>, units: &[Id<Unit>]) -> Result<HashMap<Id<Unit>, String>> {
    if units.is_empty() {
        return Ok(HashMap::new());
    }
    let mut wanted = units.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let sql =
        Sql::open("the tree is known to all who are signed in", "SELECT id, name FROM unit WHERE 1 = 1");
    Ok(reading.all::<(Id<Unit>, String)>(sql.and_in("id", wanted))?.into_iter().collect())
}

/// Open units to choose from, in the tree's order, each indented by its depth. Lists and forms ask for all of them, so
/// they are kept until a unit is changed, comes or goes, or another day begins.
pub fn unit_choices(reading: &Reading<'_>) -> Result<Vec<Choice>> {
    let today = tables::today(reading)?;
    let seal = Sql::open(
        "the tree is known to all who are signed in",
        "SELECT COUNT(*), COALESCE(MAX(id), 0), CAST(COALESCE(SUM(id), 0) AS BIGINT),
         CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM unit",
    );
    let (count, last, ids, versions): (i64, i64, i64, i64) = reading.load(seal)?;
    let seal = format!("{count}-{last}-{ids}-{versions}-{today}");
    Ok(reading.kept("unit choices", seal, || open_units(reading, today))?.to_vec())
}

fn open_units(reading: &Reading<'_>, today: Day) -> Result<Vec<Choice>> {
    let sql = Sql::open(
        "the tree is known to all who are signed in",
        "SELECT id, parent_id, name FROM unit
         WHERE closed_on IS NULL OR (closed_on > ? AND merged_into IS NULL) ORDER BY name, id LIMIT 5000",
    );
    let units: Vec<(i64, Option<i64>, String)> = reading.all(sql.bind(today))?;
    let mut children: HashMap<i64, Vec<&(i64, Option<i64>, String)>> = HashMap::new();
    for unit in &units {
        children.entry(unit.1.unwrap_or(0)).or_default().push(unit);
    }
    let mut choices = Vec::with_capacity(units.len());
    branch(0, 0, &children, &mut choices);
    Ok(choices)
}

/// The units under a parent, each followed by its own branch.
fn branch(
    parent: i64,
    depth: usize,
    children: &HashMap<i64, Vec<&(i64, Option<i64>, String)>>,
    into: &mut Vec<Choice>,
) {
    if depth > DEPTH_AT_MOST {
        return;
    }
    for (id, _, name) in children.get(&parent).into_iter().flatten() {
        into.push(Choice::new(id.to_string(), format!("{}{name}", "\u{2003}".repeat(depth))));
        branch(*id, depth + 1, children, into);
    }
}

/// Persons with one of these roles, to assign or ask: at most 500, by name. Protected identities are left out.
pub fn person_choices(reading: &Reading<'_>, roles: &[Role]) -> Result<Vec<Choice>> {
    let sql = with_role(reading, "SELECT p.id, p.name", roles)?.and("ORDER BY p.name, p.id LIMIT 500");
    let persons: Vec<(i64, String)> = reading.all(sql)?;
    Ok(persons.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect())
}

/// Would this person be among the [`person_choices`] if there were room for all?
pub fn is_person_choice(reading: &Reading<'_>, roles: &[Role], person: Id<Person>) -> Result<bool> {
    let sql = with_role(reading, "SELECT COUNT(*)", roles)?.and("AND p.id = ?").bind(person);
    Ok(reading.number(sql)? > 0)
}

/// Those who hold one of these roles now, by themselves or through a group.
fn with_role(reading: &Reading<'_>, select: &str, roles: &[Role]) -> Result<Sql> {
    let words = || roles.iter().map(|role| role.word());
    let (now, today) = (reading.now(), tables::today(reading)?);
    let text = format!(
        "{select} FROM person p WHERE p.is_protected = 0
         AND (p.left_on IS NULL OR p.left_on >= ?) AND p.id IN (
             SELECT g.person_id FROM role_grant g
             WHERE g.revoked_at IS NULL AND g.from_at <= ? AND (g.until_at IS NULL OR g.until_at > ?)"
    );
    let sql = Sql::open("staff who can be asked are known by name and role to those who may assign", &text)
        .bind(today)
        .bind(now)
        .bind(now)
        .and_in("g.role", words())
        .and(
            "UNION SELECT m.person_id FROM role_grant g
                 JOIN person_group pg ON pg.id = g.group_id AND pg.closed_at IS NULL
                 JOIN group_member m ON m.group_id = g.group_id
                 WHERE g.revoked_at IS NULL AND g.from_at <= ? AND (g.until_at IS NULL OR g.until_at > ?)",
        )
        .bind(now)
        .bind(now)
        .and_in("g.role", words())
        .and(")");
    Ok(sql)
}

/// Open groups that the actor may read to choose from, such as those that support a service: at most 500, by name.
pub fn group_choices(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Choice>> {
    tables::groups::choices(reading, &GROUPS.scope(actor, Groups::Read))
}

/// A setting of the organisation, such as `name` or `zone`.
pub fn setting(reading: &Reading<'_>, name: &str) -> Result<Option<String>> {
    let sql = Sql::open("settings are no secrets", "SELECT value FROM setting WHERE name = ?");
    Ok(reading.find::<(String,)>(sql.bind(name))?.map(|(value,)| value))
}

/// The persons that the actor may read, as a condition on the table `person`: for lists of persons that other rooms keep,
/// such as who was counted. Protected identities are in it for those alone who are named for them.
pub fn readable_persons(actor: &Actor) -> access::Scope {
    PERSONS.scope(actor, Persons::Read)
}
