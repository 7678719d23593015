//! How a clock stands at a moment: a pure function of the facts, the promise and the calendar.

use calendars::Openings;
use kernel::{Day, Moment};

use crate::history::{History, Run};
use crate::{Measure, Phase, Promise, Target};

pub(crate) const MINUTE_US: i64 = 60_000_000;

/// What a clock is computed from.
#[derive(Clone, Copy)]
pub struct Timed<'a> {
    pub promise: &'a Promise,
    pub target: Target,
    pub openings: &'a Openings,
    /// From when it counts: when the record was opened, or when the agreement came to hold for it.
    pub base: Moment,
    /// Since when another clock counts in its place.
    pub replaced: Option<Moment>,
}

/// How much of the target's kind has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Elapsed {
    /// Microseconds open.
    Open(i64),
    WorkingDays(i64),
}

/// What a clock does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Waits for something to measure: a question, or the first time that counts.
    Idle,
    Running,
    Paused,
    Stopped {
        at: Moment,
    },
}

/// A moment that matters, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    pub at: Moment,
    pub what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// So many percent of the target.
    Share(u16),
    /// The target is reached, and what was promised is not there.
    Due,
}

/// How a clock stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// Which of its runs: a clock for the next answer has one for each question, from 1 on.
    pub round: i64,
    pub started: Option<Moment>,
    pub standing: Standing,
    pub elapsed: Elapsed,
    /// When the target is or was reached; none while it is paused before that, or stopped before it.
    pub due: Option<Moment>,
    /// The same if a paused clock ran on from now.
    pub would_be_due: Option<Moment>,
    /// The promise was broken then.
    pub breached: Option<Moment>,
    /// The moments that matter, past and coming, as far as they are known.
    pub marks: Vec<Mark>,
}

/// A time that counts; it has not ended while it goes on.
#[derive(Debug, Clone, Copy)]
struct Counted {
    from: Moment,
    until: Option<Moment>,
}

/// When so much has been counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// It was, or will be if it goes on.
    At(Moment),
    /// The clock pauses before; so it would be from now on.
    Paused(Option<Moment>),
    /// Stopped before, or the calendar is never open so long.
    Never,
}

impl Timed<'_> {
    /// The times that the measure looks at. All of a clock for the next answer; of the others the one.
    pub fn runs(&self, history: &History) -> Vec<Run> {
        let runs = match self.promise.measure {
            Measure::FirstResponse => vec![history.first_response(self.base)],
            Measure::NextAnswer => history.next_answers(self.base),
            Measure::Solution => vec![history.solution(self.base)],
        };
        let Some(replaced) = self.replaced else { return runs };
        let ended =
            |run: Run| Run { until: Some(run.until.map_or(replaced, |until| until.min(replaced))), ..run };
        runs.into_iter().filter(|run| run.from <= replaced).map(ended).collect()
    }

    /// How it stands now.
    pub fn course(&self, history: &History, now: Moment) -> Course {
        let runs = self.runs(history);
        match runs.last() {
            Some(run) => self.course_of(history, *run, runs.len() as i64, now),
            None => Course {
                round: 0,
                started: None,
                standing: Standing::Idle,
                elapsed: self.nothing(),
                due: None,
                would_be_due: None,
                breached: None,
                marks: Vec::new(),
            },
        }
    }

    /// How one of its runs stands or stood.
    pub fn course_of(&self, history: &History, run: Run, round: i64, now: Moment) -> Course {
        let counted = self.counted(history, run);
        let started = counted.first().map(|counted| counted.from);
        let standing = match (run.until, counted.last()) {
            (Some(at), _) => Standing::Stopped { at },
            (None, None) => Standing::Idle,
            (None, Some(last)) if last.until.is_none() => Standing::Running,
            (None, Some(_)) => Standing::Paused,
        };
        let reach = self.reach_share(&counted, standing, 100, now);
        let (due, would_be_due) = match reach {
            Reach::At(at) => (Some(at), None),
            Reach::Paused(would_be) => (None, would_be),
            Reach::Never => (None, None),
        };
        let ended = match standing {
            Standing::Stopped { at } => at,
            Standing::Idle | Standing::Running | Standing::Paused => now,
        };
        let breached = due.filter(|due| *due < ended);
        let marks =
            self.marks(&counted, standing, due.filter(|_| breached.is_some() || run.until.is_none()), now);
        Course {
            round,
            started,
            standing,
            elapsed: self.elapsed(&counted, now),
            due,
            would_be_due,
            breached,
            marks,
        }
    }

    fn marks(&self, counted: &[Counted], standing: Standing, due: Option<Moment>, now: Moment) -> Vec<Mark> {
        let share = |share: &u16| match self.reach_share(counted, standing, *share, now) {
            Reach::At(at) => Some(Mark { at, what: What::Share(*share) }),
            Reach::Paused(_) | Reach::Never => None,
        };
        let mut marks: Vec<Mark> = self.promise.escalations.iter().filter_map(share).collect();
        marks.extend(due.map(|at| Mark { at, what: What::Due }));
        if let Standing::Stopped { at } = standing {
            marks.retain(|mark| mark.at < at);
        }
        marks.sort_unstable();
        marks
    }

    /// The times of a run in which the promise counts.
    fn counted(&self, history: &History, run: Run) -> Vec<Counted> {
        let mut counted: Vec<Counted> = Vec::new();
        for stint in history.stints.iter().filter(|stint| self.promise.counts(stint.phase)) {
            let from = stint.from.max(run.from);
            let until = [stint.until, run.until].into_iter().flatten().min();
            if until.is_some_and(|until| until <= from) {
                continue;
            }
            match counted.last_mut() {
                Some(last) if last.until == Some(from) => last.until = until,
                _ => counted.push(Counted { from, until }),
            }
        }
        counted
    }

    const fn nothing(&self) -> Elapsed {
        match self.target {
            Target::Minutes(_) | Target::Day(_) => Elapsed::Open(0),
            Target::WorkingDays(_) => Elapsed::WorkingDays(0),
        }
    }

    fn elapsed(&self, counted: &[Counted], now: Moment) -> Elapsed {
        let end = |counted: &Counted| counted.until.unwrap_or(now);
        match self.target {
            Target::Minutes(_) | Target::Day(_) => {
                Elapsed::Open(counted.iter().map(|one| self.openings.open_between(one.from, end(one))).sum())
            }
            Target::WorkingDays(_) => {
                let Some(first) = counted.first() else { return Elapsed::WorkingDays(0) };
                let start = self.openings.day_of(first.from);
                let used = |one: &Counted| self.used_up(start, *one).take_while(|at| *at <= end(one)).count();
                Elapsed::WorkingDays(counted.iter().map(used).sum::<usize>() as i64)
            }
        }
    }

    /// The ends of the days that a time uses up, after the day of the start.
    fn used_up(&self, start: Day, counted: Counted) -> impl Iterator<Item = Moment> + '_ {
        let first = self.openings.day_of(counted.from).max(start.plus_days(1));
        let closings = self.openings.closings_from(first).map(|(_, at)| at);
        closings
            .skip_while(move |at| *at <= counted.from)
            .take_while(move |at| counted.until.is_none_or(|until| *at <= until))
    }

    /// When so many percent of the target are reached.
    fn reach_share(&self, counted: &[Counted], standing: Standing, share: u16, now: Moment) -> Reach {
        let share = i64::from(share);
        match self.target {
            Target::Minutes(minutes) => {
                self.reach_open(counted, standing, i64::from(minutes) * MINUTE_US * share / 100, now)
            }
            Target::WorkingDays(days) => {
                self.reach_days(counted, standing, (i64::from(days) * share + 99) / 100, now)
            }
            Target::Day(day) => self.reach_day(counted, day, share),
        }
    }

    fn reach_open(&self, counted: &[Counted], standing: Standing, amount: i64, now: Moment) -> Reach {
        let mut missing = amount;
        for one in counted {
            let Some(until) = one.until else {
                return self.openings.reach(one.from, missing).map_or(Reach::Never, Reach::At);
            };
            let open = self.openings.open_between(one.from, until);
            if open >= missing {
                return self.openings.reach(one.from, missing).map_or(Reach::Never, Reach::At);
            }
            missing -= open;
        }
        match standing {
            Standing::Idle | Standing::Paused => Reach::Paused(self.openings.reach(now, missing)),
            Standing::Running | Standing::Stopped { .. } => Reach::Never,
        }
    }

    fn reach_days(&self, counted: &[Counted], standing: Standing, days: i64, now: Moment) -> Reach {
        let mut missing = days.max(1) as usize;
        // What never began would begin now.
        let first = counted.first().map_or(now, |one| one.from);
        let start = self.openings.day_of(first);
        for one in counted {
            let mut used = self.used_up(start, *one);
            let found = used.by_ref().take(missing).collect::<Vec<Moment>>();
            if let Some(at) = found.last().filter(|_| found.len() == missing) {
                return Reach::At(*at);
            }
            missing -= found.len();
            if one.until.is_none() {
                return Reach::Never;
            }
        }
        match standing {
            Standing::Idle | Standing::Paused => {
                let on = Counted { from: now, until: None };
                Reach::Paused(self.used_up(start, on).nth(missing - 1))
            }
            Standing::Running | Standing::Stopped { .. } => Reach::Never,
        }
    }

    /// Pauses do not move a day; its shares are those of the open time from the start to its end.
    fn reach_day(&self, counted: &[Counted], day: Day, share: i64) -> Reach {
        let Some((_, end)) = self.openings.closings_from(day).next() else { return Reach::Never };
        let start = counted.first().map_or(self.base, |one| one.from);
        let whole = self.openings.open_between(start, end);
        if share == 100 || whole == 0 {
            return Reach::At(end);
        }
        self.openings.reach(start, whole * share / 100).map_or(Reach::Never, Reach::At)
    }

    /// Does the time in this phase count?
    pub(crate) fn counts(&self, phase: Phase) -> bool {
        self.promise.counts(phase)
    }
}

impl Course {
    /// The first moment that matters and has not been told: `told` is the highest share that has, and whether the breach.
    pub fn next(&self, told: Told) -> Option<Moment> {
        self.marks.iter().find(|mark| !told.knows(mark.what)).map(|mark| mark.at)
    }

    /// The promise was kept, or is so far.
    pub const fn is_kept(&self) -> bool {
        self.breached.is_none()
    }
}

/// What of a run has been told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Told {
    /// The highest share, in percent.
    pub share: i64,
    pub breach: bool,
}

impl Told {
    pub const fn knows(self, what: What) -> bool {
        match what {
            What::Share(share) => share as i64 <= self.share,
            What::Due => self.breach,
        }
    }
}
