//! A clock: one promise that counts for one record.

use std::sync::Arc;

use calendars::Openings;
use kernel::{Id, Moment, Refused, Result};

use crate::book::{Book, LevelVersion};
use crate::course::{Course, Elapsed, Standing, Timed, Told};
use crate::history::History;
use crate::store::facts::Record;
use crate::{Measure, Party, Target};

/// What a clock was attached with; none of it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    pub id: Id<Clock>,
    pub record: Id<Record>,
    pub version: Id<LevelVersion>,
    pub measure: Measure,
    pub party: Party,
    pub priority: Option<u8>,
    /// How much time there is, as it was when the clock was attached.
    pub target: Target,
    /// The conditions that chose its agreement.
    pub by_rule: String,
    pub attached: Moment,
    /// From when it counts.
    pub base: Moment,
    /// Since when another clock counts in its place.
    pub replaced: Option<Moment>,
    /// What has been told, and of which round.
    pub told_round: i64,
    pub told: Told,
    /// Why its promise was broken, when somebody has said so.
    pub cause: Option<Id<Cause>>,
}

/// The marker of a cause's id.
#[derive(Debug)]
pub enum Cause {}

/// What is kept of how a clock stands, for lists and for the worker; it can always be made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub round: i64,
    pub standing: &'static str,
    pub started: Option<Moment>,
    pub stopped: Option<Moment>,
    /// Microseconds open or working days; of a running clock as it was when the record last changed.
    pub elapsed: i64,
    pub due: Option<Moment>,
    pub would_be_due: Option<Moment>,
    pub breached: Option<Moment>,
    pub next: Option<Moment>,
}

pub(crate) const STANDINGS: [&str; 4] = ["idle", "running", "paused", "stopped"];

impl Standing {
    /// Its word in texts, in JSON and where it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Idle => STANDINGS[0],
            Self::Running => STANDINGS[1],
            Self::Paused => STANDINGS[2],
            Self::Stopped { .. } => STANDINGS[3],
        }
    }
}

/// What a clock counts by, held together while it is asked.
pub struct Counting {
    version: Arc<LevelVersion>,
    openings: Arc<Openings>,
}

impl Counting {
    pub fn of(book: &Book<'_, '_>, clock: &Clock) -> Result<Self> {
        let version = book.version(clock.version)?;
        let openings = book.openings(&version)?;
        Ok(Self { version, openings })
    }

    pub fn openings(&self) -> &Openings {
        &self.openings
    }

    pub fn version(&self) -> &LevelVersion {
        &self.version
    }

    /// The clock as it is computed.
    pub fn timed(&self, clock: &Clock) -> Result<Timed<'_>> {
        let promise = self.version.promise(clock.measure);
        let promise =
            promise.ok_or_else(|| Refused::broken("a clock's version does not promise its measure"))?;
        Ok(Timed {
            promise,
            target: clock.target,
            openings: &self.openings,
            base: clock.base,
            replaced: clock.replaced,
        })
    }
}

impl Clock {
    /// What has been told of this round.
    pub fn told_of(&self, round: i64) -> Told {
        if round == self.told_round { self.told } else { Told::default() }
    }

    /// What is to be kept. Elapsed time is kept as it was at the last fact, so that making it again changes nothing
    /// though time passes; `now` is what a paused clock would run on from, and is kept as of the last fact as well.
    pub fn kept(&self, timed: &Timed<'_>, history: &History) -> Kept {
        let at = last_fact(history, self);
        let course = timed.course(history, at);
        // Whether it is broken by now shows in the marks: the breach itself is kept when it is told.
        let told = self.told_of(course.round);
        let breached = course.breached.or(course.due.filter(|_| told.breach));
        let stopped = match course.standing {
            Standing::Stopped { at } => Some(at),
            Standing::Idle | Standing::Running | Standing::Paused => None,
        };
        Kept {
            round: course.round,
            standing: course.standing.word(),
            started: course.started,
            stopped,
            elapsed: amount(course.elapsed),
            due: course.due,
            would_be_due: course.would_be_due,
            breached,
            next: if self.replaced.is_some() { None } else { course.next(told) },
        }
    }

    /// It has stopped, and only opening the record again can start it: not so a clock for the next answer, which waits for
    /// the next question.
    pub fn is_settled(&self, kept: &Kept) -> bool {
        let is_stopped = kept.standing == STANDINGS[3];
        match self.measure {
            Measure::FirstResponse | Measure::Solution => is_stopped,
            Measure::NextAnswer => false,
        }
    }

    /// How it stands now.
    pub fn course(&self, timed: &Timed<'_>, history: &History, now: Moment) -> Course {
        timed.course(history, now)
    }
}

/// Microseconds or days.
pub const fn amount(elapsed: Elapsed) -> i64 {
    match elapsed {
        Elapsed::Open(us) => us,
        Elapsed::WorkingDays(days) => days,
    }
}

/// When something last happened that the clock looks at.
fn last_fact(history: &History, clock: &Clock) -> Moment {
    let moved = history.stints.last().map(|stint| stint.from);
    let said = history.said.last().map(|(at, _)| *at);
    [moved, said, clock.replaced, Some(clock.base)].into_iter().flatten().max().unwrap_or(clock.base)
}
