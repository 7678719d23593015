//! Clocks: what they were attached with, and what is kept of how they stand. There are several for each record, so their
//! table `clock_line` holds numbers for words; the view `clock` has the words.

use ::store::{Reading, Row, Sql, Tx};
use kernel::{Id, Moment, Refused, Result};

use crate::book::LevelVersion;
use crate::clock::{Cause, Clock, Kept, STANDINGS};
use crate::course::Told;
use crate::store::facts::Record;
use crate::store::levels::party_of;
use crate::{Measure, Party, Target};

const WHY: &str = "clocks count whatever the record says; who reads them asks the record's policy";

pub(crate) const COLUMNS: &str = "clock.id, clock.record_id, clock.version_id, clock.measure, clock.party,
    clock.priority, clock.target, clock.by_rule, clock.attached_at, clock.base_at, clock.replaced_at,
    clock.told_round, clock.told_share, clock.told_breach, clock.cause_id, clock.round, clock.standing,
    clock.started_at, clock.stopped_at, clock.elapsed, clock.due_at, clock.would_be_due_at, clock.breached_at,
    clock.next_at";

/// The number of the last standing in storage, as the index of those that still count has it.
const STOPPED: i64 = 3;

/// A clock and what is kept of it.
pub(crate) type Line = (Clock, Kept);

pub(crate) fn line(row: &Row) -> Result<Line> {
    let (measure, target, standing): (String, String, String) = (row.get(3)?, row.get(6)?, row.get(16)?);
    let broken = |what: &str, word: &str| Refused::broken(format!("a clock's {what} is {word}"));
    let known = STANDINGS.into_iter().find(|word| *word == standing);
    let clock = Clock {
        id: row.get(0)?,
        record: row.get(1)?,
        version: row.get(2)?,
        measure: Measure::from_word(&measure).ok_or_else(|| broken("measure", &measure))?,
        party: party_of(&row.get::<String>(4)?)?,
        priority: row.get::<Option<i64>>(5)?.and_then(|priority| u8::try_from(priority).ok()),
        target: target.parse::<Target>().map_err(|_| broken("target", &target))?,
        by_rule: row.get(7)?,
        attached: row.get(8)?,
        base: row.get(9)?,
        replaced: row.get(10)?,
        told_round: row.get(11)?,
        told: Told { share: row.get(12)?, breach: row.get(13)? },
        cause: row.get::<Option<Id<Cause>>>(14)?,
    };
    let kept = Kept {
        round: row.get(15)?,
        standing: known.ok_or_else(|| broken("standing", &standing))?,
        started: row.get(17)?,
        stopped: row.get(18)?,
        elapsed: row.get(19)?,
        due: row.get(20)?,
        would_be_due: row.get(21)?,
        breached: row.get(22)?,
        next: row.get(23)?,
    };
    Ok((clock, kept))
}

fn lines(reading: &Reading<'_>, sql: Sql) -> Result<Vec<Line>> {
    reading.rows(sql)?.iter().map(line).collect()
}

pub(crate) fn load(reading: &Reading<'_>, id: Id<Clock>) -> Result<Line> {
    let sql = Sql::open(WHY, &format!("SELECT {COLUMNS} FROM clock WHERE clock.id = ?")).bind(id);
    lines(reading, sql)?.into_iter().next().ok_or(Refused::NotFound)
}

/// All clocks of a record that count, and those that did.
pub(crate) fn of_record(reading: &Reading<'_>, record: Id<Record>) -> Result<Vec<Line>> {
    let text = format!("SELECT {COLUMNS} FROM clock WHERE clock.record_id = ? ORDER BY clock.id LIMIT 500");
    lines(reading, Sql::open(WHY, &text).bind(record))
}

/// The clocks that count for a record.
pub(crate) fn counting(reading: &Reading<'_>, record: Id<Record>) -> Result<Vec<Line>> {
    let text = format!(
        "SELECT {COLUMNS} FROM clock WHERE clock.record_id = ? AND clock.replaced_at IS NULL ORDER BY clock.id"
    );
    lines(reading, Sql::open(WHY, &text).bind(record))
}

/// The clocks that count for records of a kind, with the record's number, in one query.
pub(crate) fn of_subjects(reading: &Reading<'_>, kind: &str, ids: &[i64]) -> Result<Vec<(i64, Line)>> {
    let text = format!(
        "SELECT {COLUMNS}, record.subject_id FROM clock JOIN clock_subject record ON record.id = clock.record_id
         WHERE clock.replaced_at IS NULL AND record.kind = ?"
    );
    let sql = Sql::open(WHY, &text).bind(kind).and_in("record.subject_id", ids.iter().copied());
    let rows = reading.rows(sql.and("ORDER BY clock.id"))?;
    rows.iter().map(|row| Ok((row.get(24)?, line(row)?))).collect()
}

/// Clocks of a version that have not stopped, from one number on.
pub(crate) fn of_version(
    reading: &Reading<'_>,
    version: Id<LevelVersion>,
    after: i64,
    at_most: i64,
) -> Result<Vec<Line>> {
    let text = format!(
        "SELECT {COLUMNS} FROM clock WHERE clock.id IN (SELECT id FROM clock_line WHERE version_id = ?
         AND replaced_at IS NULL AND standing <> {STOPPED} AND id > ? ORDER BY id LIMIT ?) ORDER BY clock.id"
    );
    lines(reading, Sql::open(WHY, &text).bind(version).bind(after).bind(at_most))
}

/// All clocks, from one number on.
pub(crate) fn all(reading: &Reading<'_>, after: i64, at_most: i64) -> Result<Vec<Line>> {
    let text = format!("SELECT {COLUMNS} FROM clock WHERE clock.id > ? ORDER BY clock.id LIMIT ?");
    lines(reading, Sql::open(WHY, &text).bind(after).bind(at_most))
}

/// Clocks of which something is to be told by now, the longest waiting first.
pub(crate) fn due(reading: &Reading<'_>, at_most: i64) -> Result<Vec<Line>> {
    let text = format!(
        "SELECT {COLUMNS} FROM clock WHERE clock.next_at IS NOT NULL AND clock.next_at < ?
         ORDER BY clock.next_at, clock.id LIMIT ?"
    );
    lines(reading, Sql::open(WHY, &text).bind(reading.now()).bind(at_most))
}

/// Attaches clocks; one statement for all.
pub(crate) fn insert(tx: &Tx<'_>, all: &[Line]) -> Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    let marks = vec!["(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"; all.len()].join(", ");
    let text = format!(
        "INSERT INTO clock_line (record_id, version_id, measure, party, priority, target, by_rule, attached_at, base_at,
         round, standing, started_at, stopped_at, elapsed, due_at, would_be_due_at, breached_at, next_at) VALUES {marks}"
    );
    let mut sql = Sql::change(&text);
    for (clock, kept) in all {
        sql = sql
            .bind(clock.record)
            .bind(clock.version)
            .bind(clock.measure.number())
            .bind(clock.party.number())
            .bind(clock.priority.map(i64::from))
            .bind(clock.target.to_string())
            .bind(&clock.by_rule)
            .bind(clock.attached)
            .bind(clock.base);
        sql = bind_kept(sql, kept);
    }
    tx.run(sql).map(|_| ())
}

/// A standing's number in storage: its place among the words.
fn number_of(standing: &str) -> i64 {
    STANDINGS.iter().position(|word| *word == standing).unwrap_or_default() as i64
}

fn bind_kept(sql: Sql, kept: &Kept) -> Sql {
    sql.bind(kept.round)
        .bind(number_of(kept.standing))
        .bind(kept.started)
        .bind(kept.stopped)
        .bind(kept.elapsed)
        .bind(kept.due)
        .bind(kept.would_be_due)
        .bind(kept.breached)
        .bind(kept.next)
}

/// Keeps how a clock stands.
pub(crate) fn keep(tx: &Tx<'_>, id: Id<Clock>, kept: &Kept) -> Result<()> {
    let text =
        "UPDATE clock_line SET round = ?, standing = ?, started_at = ?, stopped_at = ?, elapsed = ?, due_at = ?,
                would_be_due_at = ?, breached_at = ?, next_at = ? WHERE id = ?";
    tx.run_one(bind_kept(Sql::change(text), kept).bind(id))
}

pub(crate) fn replace(tx: &Tx<'_>, id: Id<Clock>, at: Moment) -> Result<()> {
    let text = "UPDATE clock_line SET replaced_at = ?, next_at = NULL WHERE id = ?";
    tx.run_one(Sql::change(text).bind(at).bind(id))
}

/// So much has been told of a round.
pub(crate) fn set_told(tx: &Tx<'_>, id: Id<Clock>, round: i64, told: Told) -> Result<()> {
    let text = "UPDATE clock_line SET told_round = ?, told_share = ?, told_breach = ? WHERE id = ?";
    tx.run_one(Sql::change(text).bind(round).bind(told.share).bind(told.breach).bind(id))
}

pub(crate) fn set_cause(tx: &Tx<'_>, id: Id<Clock>, cause: Id<Cause>) -> Result<()> {
    tx.run_one(Sql::change("UPDATE clock_line SET cause_id = ? WHERE id = ?").bind(cause).bind(id))
}

/// Whose promise a clock is, for whoever may not know of all.
pub(crate) const fn is_internal(party: Party) -> bool {
    match party {
        Party::Users => false,
        Party::Group | Party::Supplier => true,
    }
}
