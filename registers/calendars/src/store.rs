//! All SQL of the room.

use ::store::{Migration, Reading, Row, Sql, Tx};
use access::{Actor, Scope};
use kernel::{Day, Id, Moment, Refused, Result};

use crate::calendar::{Calendar, CalendarState};
use crate::{POLICY, Plan, Verb, Version, Versions};

/// The room's tables, step by step.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "calendars",
    name: "0001_calendars",
    sql: include_str!("../migrations/0001_calendars.sql"),
}];

pub(crate) const COLUMNS: &str =
    "calendar.id, calendar.name, calendar.about, calendar.unit_id, calendar.zone,
    calendar.retired_at, calendar.version";

pub(crate) fn read(row: &Row) -> Result<Calendar> {
    let retired: Option<Moment> = row.get(5)?;
    Ok(Calendar {
        id: row.get(0)?,
        name: row.get(1)?,
        about: row.get(2)?,
        unit: row.get(3)?,
        zone: row.get(4)?,
        state: retired.map_or(CalendarState::Used, |at| CalendarState::Retired { at }),
        version: row.get(6)?,
    })
}

/// The calendar, if the actor may read it.
pub fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Calendar>) -> Result<Calendar> {
    one(reading, &POLICY.scope(actor, Verb::Read), id)
}

fn one(reading: &Reading<'_>, scope: &Scope, id: Id<Calendar>) -> Result<Calendar> {
    let text = format!("SELECT {COLUMNS} FROM calendar WHERE {{scope}} AND calendar.id = ?");
    let rows = reading.rows(Sql::within(scope, &text).bind(id))?;
    rows.first().map(read).transpose()?.ok_or(Refused::NotFound)
}

/// Calendars in use that the actor may read, by name.
pub fn used(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<(Id<Calendar>, String)>> {
    let text = "SELECT calendar.id, calendar.name FROM calendar WHERE {scope} AND calendar.retired_at IS NULL
                ORDER BY calendar.name, calendar.id LIMIT 500";
    reading.all(Sql::within(&POLICY.scope(actor, Verb::Read), text))
}

/// All versions of a calendar that was loaded or is counted by; nothing when it has none.
pub(crate) fn versions(reading: &Reading<'_>, id: Id<Calendar>) -> Result<Option<Versions>> {
    let why = "hours hide nothing from whoever counts by them";
    let zone = "SELECT zone FROM calendar WHERE id = ?";
    let Some((zone,)) = reading.find::<(String,)>(Sql::open(why, zone).bind(id))? else { return Ok(None) };
    let text = "SELECT id, from_day, plan FROM calendar_version WHERE calendar_id = ? ORDER BY id";
    let rows: Vec<(Id<Version>, Day, String)> = reading.all(Sql::open(why, text).bind(id))?;
    let version = |(id, from, plan): (Id<Version>, Day, String)| {
        let plan: Plan = serde_json::from_str(&plan).map_err(Refused::broken)?;
        Ok(Version { id, from, plan })
    };
    let made = rows.into_iter().map(version).collect::<Result<Vec<_>>>()?;
    Ok(Versions::new(id, zone, made))
}

/// Every version that was ever made, the last first, with when it was made.
pub(crate) fn made(reading: &Reading<'_>, id: Id<Calendar>) -> Result<Vec<(Id<Version>, Day, Moment)>> {
    let text =
        "SELECT id, from_day, made_at FROM calendar_version WHERE calendar_id = ? ORDER BY id DESC LIMIT 50";
    reading.all(Sql::open("the calendar was loaded within scope", text).bind(id))
}

/// What all versions together are known by: it changes with each new one.
pub(crate) fn seal(reading: &Reading<'_>) -> Result<String> {
    let text = "SELECT seal FROM calendar_version ORDER BY id DESC LIMIT 1";
    let found: Option<(String,)> = reading.find(Sql::open("a hash is nobody's secret", text))?;
    Ok(found.map(|(seal,)| seal).unwrap_or_default())
}

pub(crate) fn insert(tx: &Tx<'_>, calendar: &Calendar) -> Result<Id<Calendar>> {
    let text = "INSERT INTO calendar (name, about, unit_id, zone) VALUES (?, ?, ?, ?)";
    tx.insert(
        Sql::change(text).bind(&calendar.name).bind(&calendar.about).bind(calendar.unit).bind(&calendar.zone),
    )
}

pub(crate) fn save(tx: &Tx<'_>, calendar: &Calendar) -> Result<()> {
    let retired = match calendar.state {
        CalendarState::Used => None,
        CalendarState::Retired { at } => Some(at),
    };
    let text = "UPDATE calendar SET name = ?, about = ?, retired_at = ?, version = version + 1
                WHERE id = ? AND version = ?";
    tx.run_one(
        Sql::change(text)
            .bind(&calendar.name)
            .bind(&calendar.about)
            .bind(retired)
            .bind(calendar.id)
            .bind(calendar.version),
    )
}

/// Adds versions; none that is there changes.
pub(crate) fn add_versions(tx: &Tx<'_>, id: Id<Calendar>, plans: &[(Day, Plan)]) -> Result<()> {
    let mut before = seal(tx)?;
    for (from, plan) in plans {
        let plan = serde_json::to_string(plan).map_err(Refused::broken)?;
        let sealed = blake3::hash(format!("{before}|{id}|{from}|{}|{plan}", tx.now().0).as_bytes());
        before = sealed.to_hex().as_str()[..32].to_owned();
        let text = "INSERT INTO calendar_version (calendar_id, from_day, plan, made_at, made_by, seal)
                    VALUES (?, ?, ?, ?, ?, ?)";
        let sql = Sql::change(text).bind(id).bind(*from).bind(plan).bind(tx.now());
        tx.run(sql.bind(tx.actor().person_id()).bind(&before))?;
    }
    Ok(())
}
