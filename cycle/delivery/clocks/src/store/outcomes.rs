//! How promises went: rows without personal data, and the causes that the organisation keeps.

use ::store::{Reading, Sql, Tx};
use kernel::{Id, Lang, Moment, Result};

use crate::clock::{Cause, Clock, Kept};
use crate::level::{Facts, Level};

/// Stores how a round of a clock went. One that was opened again and ended again is told anew.
pub(crate) fn store(
    tx: &Tx<'_>,
    (clock, kept): (&Clock, &Kept),
    level: Id<Level>,
    facts: &Facts,
    (ended, month): (Moment, &str),
) -> Result<()> {
    let text = "INSERT INTO clock_outcome_line (clock_id, round, level_id, measure, party, kind, unit_id, service_id, group_id,
        supplier, priority, month, target, elapsed, kept, cause_id, ended_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (clock_id, round) DO UPDATE SET month = excluded.month, elapsed = excluded.elapsed,
        kept = excluded.kept, cause_id = excluded.cause_id, ended_at = excluded.ended_at";
    let sql = Sql::change(text).bind(clock.id).bind(kept.round).bind(level).bind(clock.measure.number());
    let sql = sql.bind(clock.party.number()).bind(facts.subject.kind.as_ref()).bind(facts.unit);
    let sql = sql
        .bind(facts.service)
        .bind(facts.group)
        .bind(facts.supplier.as_deref())
        .bind(clock.priority.map(i64::from));
    let sql = sql.bind(month).bind(clock.target.to_string()).bind(kept.elapsed);
    let cause = clock.cause.filter(|_| kept.breached.is_some());
    tx.run(sql.bind(kept.breached.is_none()).bind(cause).bind(ended)).map(|_| ())
}

/// The cause of a broken promise, in what is counted as well.
pub(crate) fn set_cause(tx: &Tx<'_>, clock: Id<Clock>, cause: Id<Cause>) -> Result<()> {
    let text = "UPDATE clock_outcome_line SET cause_id = ? WHERE clock_id = ? AND kept = 0";
    tx.run(Sql::change(text).bind(cause).bind(clock)).map(|_| ())
}

/// The causes in use, in the reader's language.
pub(crate) fn causes(reading: &Reading<'_>, lang: Lang) -> Result<Vec<(Id<Cause>, String)>> {
    let name = match lang {
        Lang::Sv => "name_sv",
        Lang::En => "name_en",
    };
    let text = format!("SELECT id, {name} FROM breach_cause WHERE retired_at IS NULL ORDER BY id LIMIT 200");
    reading.all(Sql::open("the organisation's own list", &text))
}
