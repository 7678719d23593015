//! The SQL of courses, sessions and who has had them.

use access::{Actor, Role, Scope};
use kernel::{Day, Id, Moment, Person, Refused, Result, Unit};
use store::{Migration, Reading, Row, Sql, Tx};

use crate::course::{Course, CourseState, Facts, Session, SessionState};
use crate::{COURSES, Verb};

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "training",
        name: "0001_training",
        sql: include_str!("../migrations/0001_training.sql"),
    },
    Migration { room: "training", name: "0002_figures", sql: include_str!("../migrations/0002_figures.sql") },
];

const COLUMNS: &str =
    "course.id, course.name, course.about, course.service_id, course.unit_id, course.holds_months,
    course.closed_at, course.version";

fn read(reading: &Reading<'_>, row: &Row) -> Result<Course> {
    let id: Id<Course> = row.get(0)?;
    let closed_at: Option<Moment> = row.get(6)?;
    let open = |text| Sql::open("of a course that was loaded within scope", text).bind(id);
    let roles: Vec<(String,)> =
        reading.all(open("SELECT role FROM course_role WHERE course_id = ? ORDER BY role"))?;
    let units: Vec<(Id<Unit>,)> =
        reading.all(open("SELECT unit_id FROM course_unit WHERE course_id = ? ORDER BY unit_id"))?;
    let facts = Facts {
        name: row.get(1)?,
        about: row.get(2)?,
        service: row.get(3)?,
        unit: row.get(4)?,
        holds_months: row.get(5)?,
        roles: roles.iter().filter_map(|(role,)| Role::from_word(role)).collect(),
        units: units.into_iter().map(|(unit,)| unit).collect(),
    };
    let state = closed_at.map_or(CourseState::Open, |at| CourseState::Closed { at });
    Ok(Course { id, facts, state, version: row.get(7)? })
}

/// The course, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Course>) -> Result<Course> {
    let text = format!("SELECT {COLUMNS} FROM course WHERE {{scope}} AND course.id = ?");
    let rows = reading.rows(Sql::within(&COURSES.scope(actor, Verb::Read), &text).bind(id))?;
    read(reading, rows.first().ok_or(Refused::NotFound)?)
}

fn bound(sql: Sql, course: &Course) -> Sql {
    let closed_at = match course.state {
        CourseState::Open => None,
        CourseState::Closed { at } => Some(at),
    };
    let facts = &course.facts;
    let sql = sql.bind(&facts.name).bind(&facts.about).bind(facts.service).bind(facts.unit);
    sql.bind(facts.holds_months).bind(closed_at)
}

/// Stores a new course; its number is given here.
pub(crate) fn insert(tx: &Tx<'_>, course: &Course) -> Result<Id<Course>> {
    let text = "INSERT INTO course (name, about, service_id, unit_id, holds_months, closed_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)";
    let id = tx.insert(bound(Sql::change(text), course).bind(tx.now()))?;
    tell_for_whom(tx, id, &course.facts)?;
    Ok(id)
}

/// Stores a course that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, course: &Course) -> Result<()> {
    let text =
        "UPDATE course SET name = ?, about = ?, service_id = ?, unit_id = ?, holds_months = ?, closed_at = ?,
                changed_at = ?, version = version + 1 WHERE id = ? AND version = ?";
    tx.run_one(bound(Sql::change(text), course).bind(tx.now()).bind(course.id).bind(course.version))?;
    tell_for_whom(tx, course.id, &course.facts)
}

fn tell_for_whom(tx: &Tx<'_>, id: Id<Course>, facts: &Facts) -> Result<()> {
    tx.run(Sql::change("DELETE FROM course_role WHERE course_id = ?").bind(id))?;
    tx.run(Sql::change("DELETE FROM course_unit WHERE course_id = ?").bind(id))?;
    for role in &facts.roles {
        let sql = Sql::change("INSERT INTO course_role (course_id, role) VALUES (?, ?)");
        tx.run(sql.bind(id).bind(role.word()))?;
    }
    for unit in &facts.units {
        let sql = Sql::change("INSERT INTO course_unit (course_id, unit_id) VALUES (?, ?)");
        tx.run(sql.bind(id).bind(*unit))?;
    }
    tx.index("course", id.number(), &format!("{}\n{}", facts.name, facts.about))
}

type SessionColumns = (Id<Session>, Id<Course>, Day, String, Option<Id<Person>>, String, i64);

const SESSION: &str = "id, course_id, day, place, leader_id, state, version";

fn session(columns: SessionColumns) -> Result<Session> {
    let (id, course, day, place, leader, state, version) = columns;
    let state = [SessionState::Planned, SessionState::Held, SessionState::Cancelled]
        .into_iter()
        .find(|one| one.word() == state)
        .ok_or_else(|| Refused::broken(format!("a session is {state}")))?;
    Ok(Session { id, course, day, place, leader, state, version })
}

/// The sessions of a course, the latest first, at most so many.
pub(crate) fn sessions(reading: &Reading<'_>, course: Id<Course>, limit: i64) -> Result<Vec<Session>> {
    let text = format!(
        "SELECT {SESSION} FROM course_session WHERE course_id = ? ORDER BY day DESC, id DESC LIMIT ?"
    );
    let sql = Sql::open("of a course that was loaded within scope", &text).bind(course).bind(limit);
    reading.all::<SessionColumns>(sql)?.into_iter().map(session).collect()
}

/// A session of a course.
pub(crate) fn load_session(reading: &Reading<'_>, course: Id<Course>, id: Id<Session>) -> Result<Session> {
    let text = format!("SELECT {SESSION} FROM course_session WHERE course_id = ? AND id = ?");
    let sql = Sql::open("of a course that was loaded within scope", &text).bind(course).bind(id);
    session(reading.load::<SessionColumns>(sql)?)
}

pub(crate) fn insert_session(tx: &Tx<'_>, session: &Session) -> Result<Id<Session>> {
    let sql = Sql::change(
        "INSERT INTO course_session (course_id, day, place, leader_id, state) VALUES (?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(session.course).bind(session.day).bind(&session.place).bind(session.leader);
    tx.insert(sql.bind(session.state.word()))
}

pub(crate) fn save_session(tx: &Tx<'_>, session: &Session) -> Result<()> {
    let sql = Sql::change(
        "UPDATE course_session SET state = ?, version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(sql.bind(session.state.word()).bind(session.id).bind(session.version))
}

/// Somebody has had the course on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taken {
    pub course: Id<Course>,
    pub person: Id<Person>,
    pub session: Option<Id<Session>>,
    pub on: Day,
    pub until: Option<Day>,
}

/// Notes it, once for each person and day.
pub(crate) fn take(tx: &Tx<'_>, taken: &Taken) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO course_taken (course_id, person_id, session_id, on_day, until_day) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (course_id, person_id, on_day) DO UPDATE SET until_day = excluded.until_day",
    );
    let sql = sql.bind(taken.course).bind(taken.person).bind(taken.session).bind(taken.on).bind(taken.until);
    tx.run(sql).map(|_| ())
}

/// Those of these persons whom the scope reaches.
pub(crate) fn within(
    reading: &Reading<'_>,
    scope: &Scope,
    persons: &[Id<Person>],
) -> Result<Vec<Id<Person>>> {
    let sql = Sql::within(scope, "SELECT person.id FROM person WHERE {scope}");
    let found: Vec<(Id<Person>,)> = reading.all(sql.and_in("person.id", persons.iter().copied()))?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Are all of these units there and open?
pub(crate) fn are_open(reading: &Reading<'_>, units: &[Id<Unit>]) -> Result<bool> {
    if units.is_empty() {
        return Ok(true);
    }
    let sql = Sql::open(
        "the tree is known to all",
        "SELECT COUNT(*) FROM unit WHERE (closed_on IS NULL OR (closed_on > ? AND merged_into IS NULL))",
    );
    let found = reading.number(sql.bind(people::today(reading)?).and_in("id", units.iter().copied()))?;
    Ok(found == i64::try_from(units.len()).unwrap_or(i64::MAX))
}
