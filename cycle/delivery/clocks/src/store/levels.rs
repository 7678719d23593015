//! Agreements and their versions.

use ::store::{Reading, Row, Sql, Tx};
use access::Scope;
use kernel::{Id, Moment, Refused, Result, Unit};

use crate::book::LevelVersion;
use crate::level::{Level, LevelState, Terms};
use crate::{LEVELS, LevelVerb, Party};

pub(crate) const COLUMNS: &str =
    "service_level.id, service_level.name, service_level.about, service_level.unit_id,
    service_level.party, service_level.retired_at, service_level.version";

const WHY: &str = "what is promised is counted for whoever it was promised to";

pub(crate) fn read(row: &Row) -> Result<Level> {
    let (party, retired): (String, Option<Moment>) = (row.get(4)?, row.get(5)?);
    Ok(Level {
        id: row.get(0)?,
        name: row.get(1)?,
        about: row.get(2)?,
        unit: row.get(3)?,
        party: party_of(&party)?,
        state: retired.map_or(LevelState::Used, |at| LevelState::Retired { at }),
        version: row.get(6)?,
    })
}

pub(crate) fn party_of(word: &str) -> Result<Party> {
    Party::from_word(word).ok_or_else(|| Refused::broken(format!("a party is {word}")))
}

/// The agreement, if the actor may read it.
pub(crate) fn load(reading: &Reading<'_>, scope: &Scope, id: Id<Level>) -> Result<Level> {
    let text = format!("SELECT {COLUMNS} FROM service_level WHERE {{scope}} AND service_level.id = ?");
    let rows = reading.rows(Sql::within(scope, &text).bind(id))?;
    rows.first().map(read).transpose()?.ok_or(Refused::NotFound)
}

/// The agreement that the transaction's actor may read.
pub(crate) fn load_in(tx: &Tx<'_>, id: Id<Level>) -> Result<Level> {
    load(tx, &LEVELS.scope(tx.actor(), LevelVerb::Read), id)
}

/// What all agreements together are known by: it changes with each new version and each that is retired.
pub(crate) fn seal(reading: &Reading<'_>) -> Result<String> {
    let text = "SELECT (SELECT seal FROM service_level_version ORDER BY id DESC LIMIT 1),
                (SELECT COUNT(*) FROM service_level WHERE retired_at IS NOT NULL)";
    let (seal, retired): (Option<String>, i64) = reading.load(Sql::open(WHY, text))?;
    Ok(format!("{}-{retired}", seal.unwrap_or_default()))
}

fn version_of(
    (id, level, party, terms): (Id<LevelVersion>, Id<Level>, String, String),
) -> Result<LevelVersion> {
    let terms: Terms = serde_json::from_str(&terms).map_err(Refused::broken)?;
    Ok(LevelVersion { id, level, party: party_of(&party)?, terms })
}

const VERSION: &str = "SELECT v.id, v.level_id, l.party, v.terms FROM service_level_version v
    JOIN service_level l ON l.id = v.level_id";

pub(crate) fn version(reading: &Reading<'_>, id: Id<LevelVersion>) -> Result<LevelVersion> {
    version_of(reading.load(Sql::open(WHY, &format!("{VERSION} WHERE v.id = ?")).bind(id))?)
}

/// The last version of each agreement in use.
pub(crate) fn holding(reading: &Reading<'_>) -> Result<Vec<LevelVersion>> {
    let text = format!(
        "{VERSION} WHERE l.retired_at IS NULL
         AND v.id = (SELECT MAX(w.id) FROM service_level_version w WHERE w.level_id = l.id) ORDER BY l.id LIMIT 2000"
    );
    reading.all(Sql::open(WHY, &text))?.into_iter().map(version_of).collect()
}

/// A version with how it began.
pub(crate) struct Made {
    pub version: LevelVersion,
    pub holds_for: String,
    pub at: Moment,
}

/// An agreement's versions, the last first.
pub(crate) fn made(reading: &Reading<'_>, level: &Level) -> Result<Vec<Made>> {
    let text = "SELECT id, terms, holds_for, made_at FROM service_level_version WHERE level_id = ?
                ORDER BY id DESC LIMIT 50";
    let rows: Vec<(Id<LevelVersion>, String, String, Moment)> =
        reading.all(Sql::open("the agreement was loaded within scope", text).bind(level.id))?;
    let one = |(id, terms, holds_for, at)| {
        let version = version_of((id, level.id, level.party.word().to_owned(), terms))?;
        Ok(Made { version, holds_for, at })
    };
    rows.into_iter().map(one).collect()
}

/// Versions that count by a calendar.
pub(crate) fn by_calendar(reading: &Reading<'_>, calendar: i64) -> Result<Vec<Id<LevelVersion>>> {
    let text = "SELECT id FROM service_level_version WHERE calendar_id = ? ORDER BY id";
    let rows: Vec<(Id<LevelVersion>,)> = reading.all(Sql::open(WHY, text).bind(calendar))?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A unit and those above it, the root first.
pub(crate) fn above(reading: &Reading<'_>, unit: Id<Unit>) -> Result<Vec<Id<Unit>>> {
    let text = "SELECT up.ancestor FROM unit_closure up WHERE up.descendant = ?
                ORDER BY (SELECT COUNT(*) FROM unit_closure a WHERE a.descendant = up.ancestor)";
    let rows: Vec<(Id<Unit>,)> =
        reading.all(Sql::open("where a unit lies is nobody's secret", text).bind(unit))?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(crate) fn insert(tx: &Tx<'_>, level: &Level) -> Result<Id<Level>> {
    let text = "INSERT INTO service_level (name, about, unit_id, party) VALUES (?, ?, ?, ?)";
    let sql = Sql::change(text).bind(&level.name).bind(&level.about).bind(level.unit);
    tx.insert(sql.bind(level.party.word()))
}

pub(crate) fn save(tx: &Tx<'_>, level: &Level) -> Result<()> {
    let retired = match level.state {
        LevelState::Used => None,
        LevelState::Retired { at } => Some(at),
    };
    let text = "UPDATE service_level SET name = ?, about = ?, retired_at = ?, version = version + 1
                WHERE id = ? AND version = ?";
    let sql = Sql::change(text).bind(&level.name).bind(&level.about).bind(retired);
    tx.run_one(sql.bind(level.id).bind(level.version))
}

/// Adds a version; none that is there changes.
pub(crate) fn add_version(
    tx: &Tx<'_>,
    level: Id<Level>,
    terms: &Terms,
    holds_for: &str,
) -> Result<Id<LevelVersion>> {
    let json = serde_json::to_string(terms).map_err(Refused::broken)?;
    let sealed = blake3::hash(format!("{}|{level}|{}|{json}", seal(tx)?, tx.now().0).as_bytes());
    let text =
        "INSERT INTO service_level_version (level_id, calendar_id, terms, holds_for, made_at, made_by, seal)
                VALUES (?, ?, ?, ?, ?, ?, ?)";
    let sql = Sql::change(text).bind(level).bind(terms.calendar).bind(json).bind(holds_for).bind(tx.now());
    tx.insert(sql.bind(tx.actor().person_id()).bind(&sealed.to_hex().as_str()[..32]))
}

/// What an agreement is called.
pub(crate) fn name(reading: &Reading<'_>, id: Id<Level>) -> Result<String> {
    let text = "SELECT name FROM service_level WHERE id = ?";
    let (name,): (String,) = reading.load(Sql::open(WHY, text).bind(id))?;
    Ok(name)
}
