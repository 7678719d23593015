//! What other rooms read of clocks: for their lists and their records' pages. Whoever asks has read the records by
//! their own policy.

use std::collections::HashMap;

use ::store::Reading;
use kernel::{Id, Moment, Result, Subject};

use crate::book::Book;
use crate::clock::{Clock, Counting};
use crate::course::Standing;
use crate::store::{clocks, facts};
use crate::{Course, Measure, Party, Target};

/// A clock in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub clock: Id<Clock>,
    pub measure: Measure,
    pub party: Party,
    pub target: Target,
    /// `idle`, `running`, `paused` or `stopped`.
    pub standing: &'static str,
    pub due: Option<Moment>,
    /// Microseconds open that are left until it is due; below nothing after it.
    pub left_us: Option<i64>,
    pub breached: Option<Moment>,
}

/// The clocks that count for these records of a kind, in one query for all.
pub fn shown(reading: &Reading<'_>, kind: &str, ids: &[i64]) -> Result<HashMap<i64, Vec<Shown>>> {
    let book = Book::open(reading)?;
    let now = reading.now();
    let mut all: HashMap<i64, Vec<Shown>> = HashMap::new();
    for (subject, (clock, kept)) in clocks::of_subjects(reading, kind, ids)? {
        let counting = Counting::of(&book, &clock)?;
        let openings = counting.openings();
        let is_running = kept.standing == Standing::Running.word();
        let left = kept.due.filter(|_| is_running).map(|due| {
            if due >= now { openings.open_between(now, due) } else { -openings.open_between(due, now) }
        });
        let late = kept.due.filter(|due| is_running && *due < now);
        all.entry(subject).or_default().push(Shown {
            clock: clock.id,
            measure: clock.measure,
            party: clock.party,
            target: clock.target,
            standing: kept.standing,
            due: kept.due,
            left_us: left,
            breached: kept.breached.or(late),
        });
    }
    Ok(all)
}

/// How the clocks of one record stand now, those that were replaced with them.
pub fn courses(reading: &Reading<'_>, subject: &Subject) -> Result<Vec<(Clock, Course)>> {
    let Some(record) = facts::find(reading, subject)? else { return Ok(Vec::new()) };
    let history = facts::history(reading, record.id)?;
    let book = Book::open(reading)?;
    let course = |(clock, _): clocks::Line| {
        let counting = Counting::of(&book, &clock)?;
        let course = clock.course(&counting.timed(&clock)?, &history, reading.now());
        Ok((clock, course))
    };
    clocks::of_record(reading, record.id)?.into_iter().map(course).collect()
}
