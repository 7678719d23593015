//! All SQL of the room.

use access::{Actor, Scope};
use kernel::{Day, Id, Moment, Refused, Result, Unit};
use store::{Migration, Reading, Row, Sql, Tx, Value};

use crate::service::{Audience, Facts, Reporting, Service, State};
use crate::{POLICY, Verb};

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "services",
    name: "0001_services",
    sql: include_str!("../migrations/0001_services.sql"),
}];

pub(crate) const COLUMNS: &str =
    "service.id, service.name, service.about, service.asks, service.unit_id, service.owner_id,
    service.group_id, service.object, service.state, service.last_day, service.retired_at, service.audience,
    service.place, service.is_reported, service.created_at, service.changed_at, service.version";

fn state_of(word: &str, last_day: Option<Day>, retired_at: Option<Moment>) -> Option<State> {
    match (word, last_day, retired_at) {
        ("planned", ..) => Some(State::Planned),
        ("live", ..) => Some(State::Live),
        ("retiring", Some(last_day), _) => Some(State::Retiring { last_day }),
        ("retired", _, Some(at)) => Some(State::Retired { at }),
        _ => None,
    }
}

/// The service of a row of [`COLUMNS`]; the units of its audience come from [`with_units`].
fn read(row: &Row) -> Result<Service> {
    let (word, audience): (String, String) = (row.get(8)?, row.get(11)?);
    let state = state_of(&word, row.get(9)?, row.get(10)?)
        .ok_or_else(|| Refused::broken(format!("a service is {word}")))?;
    let facts = Facts {
        name: row.get(1)?,
        about: row.get(2)?,
        asks: row.get(3)?,
        unit: row.get(4)?,
        owner: row.get(5)?,
        group: row.get(6)?,
        object: row.get(7)?,
        audience: if audience == "units" { Audience::Units(Vec::new()) } else { Audience::Everybody },
        place: row.get(12)?,
        reporting: if row.get(13)? { Reporting::Open } else { Reporting::Closed },
    };
    let (id, created_at, changed_at, version) = (row.get(0)?, row.get(14)?, row.get(15)?, row.get(16)?);
    Ok(Service { id, facts, state, created_at, changed_at, version, covered: Vec::new() })
}

/// The service with the units that it is for.
fn with_units(reading: &Reading<'_>, mut service: Service) -> Result<Service> {
    if service.facts.audience == Audience::Everybody {
        return Ok(service);
    }
    let sql = Sql::open(
        "the audience of a service that was loaded within scope or whose policy is asked next",
        "SELECT DISTINCT c.descendant, CASE WHEN c.descendant = c.ancestor THEN 1 ELSE 0 END
         FROM service_unit su JOIN unit_closure c ON c.ancestor = su.unit_id WHERE su.service_id = ?
         ORDER BY c.descendant",
    );
    let rows: Vec<(Id<Unit>, bool)> = reading.all(sql.bind(service.id))?;
    let chosen = rows.iter().filter(|(_, is_chosen)| *is_chosen).map(|(unit, _)| *unit).collect();
    service.covered = rows.into_iter().map(|(unit, _)| unit).collect();
    service.covered.dedup();
    service.facts.audience = Audience::Units(chosen);
    Ok(service)
}

/// The service, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, actor: &Actor, id: Id<Service>) -> Result<Service> {
    within(reading, &POLICY.scope(actor, Verb::Read), id)
}

pub(crate) fn within(reading: &Reading<'_>, scope: &Scope, id: Id<Service>) -> Result<Service> {
    let text = format!("SELECT {COLUMNS} FROM service WHERE {{scope}} AND service.id = ?");
    let row =
        reading.rows(Sql::within(scope, &text).bind(id))?.into_iter().next().ok_or(Refused::NotFound)?;
    with_units(reading, read(&row)?)
}

/// These services as far as the scope reaches.
pub(crate) fn these(reading: &Reading<'_>, scope: &Scope, ids: &[i64]) -> Result<Vec<Service>> {
    let text = format!("SELECT {COLUMNS} FROM service WHERE {{scope}}");
    let rows = reading.rows(Sql::within(scope, &text).and_in("service.id", ids.iter().copied()))?;
    rows.iter().map(|row| with_units(reading, read(row)?)).collect()
}

/// What is in use among what the actor may read, in the catalogue's order. At most so many.
pub(crate) fn in_use(reading: &Reading<'_>, actor: &Actor, limit: i64) -> Result<Vec<Service>> {
    let text = format!(
        "SELECT {COLUMNS} FROM service WHERE {{scope}} AND service.state IN ('live', 'retiring')
         ORDER BY service.place, service.id LIMIT ?"
    );
    let rows = reading.rows(Sql::within(&POLICY.scope(actor, Verb::Read), &text).bind(limit))?;
    rows.iter().map(read).collect()
}

/// Numbers of services whose last day has passed.
pub(crate) fn run_out(reading: &Reading<'_>, today: Day) -> Result<Vec<Id<Service>>> {
    let text = "SELECT id FROM service WHERE state = 'retiring' AND last_day < ? ORDER BY id LIMIT 500";
    let found: Vec<(Id<Service>,)> =
        reading.all(Sql::open("the clock ends what is over", text).bind(today))?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

fn bound(sql: Sql, service: &Service) -> Sql {
    let (last_day, retired_at): (Value, Value) = match service.state {
        State::Planned | State::Live => (Value::Null, Value::Null),
        State::Retiring { last_day } => (last_day.into(), Value::Null),
        State::Retired { at } => (Value::Null, at.into()),
    };
    let facts = &service.facts;
    sql.bind(&facts.name)
        .bind(&facts.about)
        .bind(&facts.asks)
        .bind(facts.unit)
        .bind(facts.owner)
        .bind(facts.group)
        .bind(&facts.object)
        .bind(service.state.word())
        .bind(last_day)
        .bind(retired_at)
        .bind(facts.audience.word())
        .bind(facts.place)
        .bind(facts.reporting == Reporting::Open)
        .bind(service.changed_at)
}

/// Stores a new service; its number is given here.
pub(crate) fn insert(tx: &Tx<'_>, service: &Service) -> Result<Id<Service>> {
    let sql = Sql::change(
        "INSERT INTO service (name, about, asks, unit_id, owner_id, group_id, object, state, last_day, retired_at,
         audience, place, is_reported, changed_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let id = tx.insert(bound(sql, service).bind(service.created_at))?;
    set_units(tx, id, &service.facts.audience)?;
    index(tx, id, &service.facts)?;
    Ok(id)
}

/// Stores a service that was loaded; a conflict when somebody else changed it meanwhile.
pub(crate) fn save(tx: &Tx<'_>, service: &Service) -> Result<()> {
    let sql = Sql::change(
        "UPDATE service SET name = ?, about = ?, asks = ?, unit_id = ?, owner_id = ?, group_id = ?, object = ?,
         state = ?, last_day = ?, retired_at = ?, audience = ?, place = ?, is_reported = ?, changed_at = ?,
         version = version + 1 WHERE id = ? AND version = ?",
    );
    tx.run_one(bound(sql, service).bind(service.id).bind(service.version))?;
    set_units(tx, service.id, &service.facts.audience)?;
    index(tx, service.id, &service.facts)
}

fn set_units(tx: &Tx<'_>, id: Id<Service>, audience: &Audience) -> Result<()> {
    tx.run(Sql::change("DELETE FROM service_unit WHERE service_id = ?").bind(id))?;
    for unit in audience.units() {
        let sql = Sql::change("INSERT INTO service_unit (service_id, unit_id) VALUES (?, ?)");
        tx.run(sql.bind(id).bind(*unit))?;
    }
    Ok(())
}

/// Puts what everybody may read of the service into the search index.
pub(crate) fn index(tx: &Tx<'_>, id: Id<Service>, facts: &Facts) -> Result<()> {
    let words = [&facts.name, &facts.about, &facts.asks, &facts.object].map(String::as_str).join("\n");
    tx.index("service", id.number(), &words)
}

/// Takes a service that an import made away again.
pub(crate) fn remove(tx: &Tx<'_>, id: Id<Service>) -> Result<()> {
    tx.run(Sql::change("DELETE FROM service_unit WHERE service_id = ?").bind(id))?;
    tx.run_one(Sql::change("DELETE FROM service WHERE id = ?").bind(id))?;
    tx.index("service", id.number(), "")
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
