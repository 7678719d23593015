//! The facts: records as agreements see them, their phases, and what was said. Phases and words are only added to and
//! closed.

use std::collections::HashMap;

use ::store::{Reading, Sql, Tx};
use kernel::{Id, Moment, Refused, Result, Subject};

use crate::Phase;
use crate::history::{History, Said, Stint};
use crate::level::Facts;

const WHY: &str = "clocks count whatever the record says; who reads them asks the record's policy";

/// A record that clocks count for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub id: Id<Record>,
    pub facts: Facts,
    pub opened: Moment,
}

type Columns = (
    Id<Record>,
    String,
    i64,
    Id<kernel::Unit>,
    Option<Id<services::Service>>,
    Option<Id<people::PersonGroup>>,
    Option<String>,
    Option<i64>,
    Moment,
);

const COLUMNS: &str =
    "id, kind, subject_id, unit_id, service_id, group_id, supplier, priority, opened_at FROM clock_subject";

fn record_of((id, kind, subject, unit, service, group, supplier, priority, opened): Columns) -> Record {
    let subject = Subject::stored(kind, subject);
    let priority = priority.and_then(|priority| u8::try_from(priority).ok());
    Record { id, facts: Facts { subject, unit, service, group, supplier, priority }, opened }
}

/// The record, if clocks have been told of it.
pub(crate) fn find(reading: &Reading<'_>, subject: &Subject) -> Result<Option<Record>> {
    let sql = Sql::open(WHY, &format!("SELECT {COLUMNS} WHERE kind = ? AND subject_id = ?"));
    Ok(reading.find::<Columns>(sql.bind(subject.kind.as_ref()).bind(subject.id))?.map(record_of))
}

pub(crate) fn load(reading: &Reading<'_>, id: Id<Record>) -> Result<Record> {
    let sql = Sql::open(WHY, &format!("SELECT {COLUMNS} WHERE id = ?"));
    reading.load::<Columns>(sql.bind(id)).map(record_of)
}

/// Several, with their facts.
pub(crate) fn these(
    reading: &Reading<'_>,
    ids: &[Id<Record>],
) -> Result<HashMap<Id<Record>, (Record, History)>> {
    let sql = Sql::open(WHY, &format!("SELECT {COLUMNS} WHERE 1 = 1")).and_in("id", ids.iter().copied());
    let rows: Vec<Columns> = reading.all(sql)?;
    let mut all: HashMap<Id<Record>, (Record, History)> =
        rows.into_iter().map(|row| (row.0, (record_of(row), History::default()))).collect();
    let text = "SELECT record_id, phase, from_at, until_at FROM state_interval WHERE 1 = 1";
    let sql = Sql::open(WHY, text).and_in("record_id", ids.iter().copied()).and("ORDER BY record_id, place");
    for (id, phase, from, until) in reading.all::<(Id<Record>, i64, Moment, Option<Moment>)>(sql)? {
        if let Some((_, history)) = all.get_mut(&id) {
            history.stints.push(Stint { phase: phase_of(phase)?, from, until });
        }
    }
    let text = "SELECT record_id, said, at FROM clock_said WHERE 1 = 1";
    let sql = Sql::open(WHY, text).and_in("record_id", ids.iter().copied()).and("ORDER BY record_id, place");
    for (id, said, at) in reading.all::<(Id<Record>, i64, Moment)>(sql)? {
        if let Some((_, history)) = all.get_mut(&id) {
            history.say(at, said_of(said)?);
        }
    }
    Ok(all)
}

fn phase_of(number: i64) -> Result<Phase> {
    Phase::from_number(number).ok_or_else(|| Refused::broken(format!("a phase is {number}")))
}

fn said_of(number: i64) -> Result<Said> {
    Said::from_number(number).ok_or_else(|| Refused::broken(format!("a word is {number}")))
}

/// All facts about one record.
pub(crate) fn history(reading: &Reading<'_>, id: Id<Record>) -> Result<History> {
    let text = "SELECT phase, from_at, until_at FROM state_interval WHERE record_id = ? ORDER BY place";
    let mut history = History::default();
    for (phase, from, until) in reading.all::<(i64, Moment, Option<Moment>)>(Sql::open(WHY, text).bind(id))? {
        history.stints.push(Stint { phase: phase_of(phase)?, from, until });
    }
    let text = "SELECT said, at FROM clock_said WHERE record_id = ? ORDER BY place";
    for (said, at) in reading.all::<(i64, Moment)>(Sql::open(WHY, text).bind(id))? {
        history.say(at, said_of(said)?);
    }
    Ok(history)
}

pub(crate) fn insert(tx: &Tx<'_>, facts: &Facts, opened: Moment) -> Result<Id<Record>> {
    let text =
        "INSERT INTO clock_subject (kind, subject_id, unit_id, service_id, group_id, supplier, priority,
                opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let sql = Sql::change(text).bind(facts.subject.kind.as_ref()).bind(facts.subject.id).bind(facts.unit);
    let sql = sql.bind(facts.service).bind(facts.group).bind(facts.supplier.as_deref());
    tx.insert(sql.bind(facts.priority.map(i64::from)).bind(opened))
}

/// What agreements see in the record is otherwise now.
pub(crate) fn save(tx: &Tx<'_>, id: Id<Record>, facts: &Facts) -> Result<()> {
    let text =
        "UPDATE clock_subject SET unit_id = ?, service_id = ?, group_id = ?, supplier = ?, priority = ?
                WHERE id = ?";
    let sql = Sql::change(text)
        .bind(facts.unit)
        .bind(facts.service)
        .bind(facts.group)
        .bind(facts.supplier.as_deref());
    tx.run_one(sql.bind(facts.priority.map(i64::from)).bind(id))
}

/// The record is in this phase from now on; the one before has ended.
pub(crate) fn move_to(tx: &Tx<'_>, id: Id<Record>, at: Moment, phase: Phase) -> Result<()> {
    let close = "UPDATE state_interval SET until_at = ? WHERE record_id = ? AND until_at IS NULL";
    tx.run(Sql::change(close).bind(at).bind(id))?;
    begin(tx, id, at, phase)
}

pub(crate) fn begin(tx: &Tx<'_>, id: Id<Record>, at: Moment, phase: Phase) -> Result<()> {
    let text = "INSERT INTO state_interval (record_id, place, phase, from_at)
                SELECT ?, COALESCE(MAX(place), 0) + 1, ?, ? FROM state_interval WHERE record_id = ?";
    tx.run_one(Sql::change(text).bind(id).bind(phase.number()).bind(at).bind(id))
}

pub(crate) fn say(tx: &Tx<'_>, id: Id<Record>, at: Moment, said: Said) -> Result<()> {
    let text = "INSERT INTO clock_said (record_id, place, said, at)
                SELECT ?, COALESCE(MAX(place), 0) + 1, ?, ? FROM clock_said WHERE record_id = ?";
    tx.run_one(Sql::change(text).bind(id).bind(said.number()).bind(at).bind(id))
}

/// Records that are not over.
pub(crate) fn open(reading: &Reading<'_>) -> Result<Vec<Id<Record>>> {
    let phases = Phase::ALL.iter().filter(|phase| !phase.is_over()).map(|phase| phase.number());
    let text = "SELECT record_id FROM state_interval WHERE until_at IS NULL";
    let sql = Sql::open(WHY, text).and_in("phase", phases).and("ORDER BY record_id");
    Ok(reading.all::<(Id<Record>,)>(sql)?.into_iter().map(|(id,)| id).collect())
}
