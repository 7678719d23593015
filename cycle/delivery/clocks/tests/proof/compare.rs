//! One random calendar, many random histories: what the clock says and what the minutes say.

use std::fmt;

use calendars::Openings;
use clocks::{Elapsed, History, Piece, Promise, Standing, Target, Timed, What};
use kernel::Moment;

use crate::chance::{self, Dice};
use crate::minutes::{self, MINUTE, Minutes, Told};

/// What was compared, so that dice that never throw something are found out.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    pub histories: u64,
    breached: u64,
    paused: u64,
    stopped: u64,
    idle: u64,
    working_days: u64,
    days: u64,
    shifts: u64,
    pieces: u64,
}

impl Tally {
    pub fn and(self, other: Self) -> Self {
        Self {
            histories: self.histories + other.histories,
            breached: self.breached + other.breached,
            paused: self.paused + other.paused,
            stopped: self.stopped + other.stopped,
            idle: self.idle + other.idle,
            working_days: self.working_days + other.working_days,
            days: self.days + other.days,
            shifts: self.shifts + other.shifts,
            pieces: self.pieces + other.pieces,
        }
    }

    /// Has every kind of history come up often enough?
    pub fn is_rich(&self) -> bool {
        let enough = self.histories / 50;
        [self.breached, self.paused, self.stopped, self.idle, self.working_days, self.days, self.shifts]
            .into_iter()
            .all(|count| count >= enough)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} histories equal to their minutes: {} broken, {} paused, {} stopped, {} idle, {} in working days, {} by a \
             day, {} over a change of the clock; {} pieces of replay",
            self.histories,
            self.breached,
            self.paused,
            self.stopped,
            self.idle,
            self.working_days,
            self.days,
            self.shifts,
            self.pieces
        )
    }
}

/// Compares so many histories by one calendar.
pub fn compare(seed: u64, histories: u64, tally: &mut Tally) {
    let mut dice = Dice::of(seed);
    let versions = chance::calendar(&mut dice);
    let minutes = Minutes::of(&versions);
    let openings = Openings::new(versions).expect("a zone");
    for number in 0..histories {
        let (history, now) = chance::history(&mut dice);
        let (promise, target) = chance::promise(&mut dice);
        let base = history.stints[0].from;
        let timed = Timed { promise: &promise, target, openings: &openings, base, replaced: None };
        let told = minutes::count(&minutes, &promise, target, &history, now);
        let case = Case { seed, number, history: &history, promise: &promise, target, now };
        case.holds(&timed, &told, tally);
    }
}

struct Case<'a> {
    seed: u64,
    number: u64,
    history: &'a History,
    promise: &'a Promise,
    target: Target,
    now: Moment,
}

impl Case<'_> {
    fn says(&self, what: &str) -> String {
        format!(
            "seed {} history {}: {what}\n{:?}\n{:?} by {:?} at {}",
            self.seed, self.number, self.history, self.target, self.promise.counting, self.now
        )
    }

    fn holds(&self, timed: &Timed<'_>, told: &Told, tally: &mut Tally) {
        let course = timed.course(self.history, self.now);
        let runs = timed.runs(self.history);
        assert_eq!(runs.len(), told.runs, "{}", self.says("runs"));
        tally.histories += 1;
        let Some(run) = runs.last() else {
            assert_eq!(course.standing, Standing::Idle);
            tally.idle += 1;
            return;
        };
        assert_eq!(run.until, told.stopped, "{}", self.says("stopped"));
        assert_eq!(course.started.is_some(), told.is_started, "{}", self.says("started"));
        let elapsed = match course.elapsed {
            Elapsed::Open(us) => us / MINUTE,
            Elapsed::WorkingDays(days) => days,
        };
        assert_eq!(elapsed, told.elapsed, "{}", self.says("elapsed"));
        self.same(course.due, told.due, "due");
        self.same(course.would_be_due, told.would_be_due, "would be due");
        let ended = told.stopped.unwrap_or(self.now);
        let broken = told.due.filter(|due| *due < ended);
        assert_eq!(course.breached, broken, "{}", self.says("broken"));
        let due_marks = course.marks.iter().filter(|mark| mark.what == What::Due && mark.at < ended).count();
        assert_eq!(due_marks, usize::from(broken.is_some()), "{}", self.says("marks"));
        self.replays(timed, elapsed, tally);
        tally.breached += u64::from(broken.is_some());
        match course.standing {
            Standing::Paused => tally.paused += 1,
            Standing::Stopped { .. } => tally.stopped += 1,
            Standing::Idle => tally.idle += 1,
            Standing::Running => {}
        }
        match self.target {
            Target::WorkingDays(_) => tally.working_days += 1,
            Target::Day(_) => tally.days += 1,
            Target::Minutes(_) => {}
        }
        let zone = &timed.openings.versions().zone;
        let offset = |at: Moment| at.day_in(zone).begins_in(zone).0.rem_euclid(24 * 60 * MINUTE);
        tally.shifts += u64::from(offset(run.from) != offset(ended));
    }

    /// The minutes are not asked for ever: what lies behind their end is not compared.
    fn same(&self, clock: Option<Moment>, minutes: Option<Moment>, what: &str) {
        let horizon = Moment(self.now.0 + 299 * 1_440 * MINUTE);
        let seen = clock.filter(|at| *at < horizon);
        let known = minutes.filter(|at| *at < horizon);
        assert_eq!(seen, known, "{}", self.says(what));
    }

    /// The pieces of the replay lie side by side from start to end, and their sum is the clock's.
    fn replays(&self, timed: &Timed<'_>, elapsed: i64, tally: &mut Tally) {
        for run in timed.runs(self.history) {
            let replay = timed.replay(self.history, run, self.now, usize::MAX - 2);
            let end = run.until.unwrap_or(self.now);
            let meets = |two: &[Piece]| two[0].until == two[1].from;
            assert!(replay.pieces.windows(2).all(meets), "{}", self.says("pieces meet"));
            if run.from < end {
                let (first, last) = (replay.pieces.first(), replay.pieces.last());
                assert_eq!(first.map(|piece| piece.from), Some(run.from), "{}", self.says("the first piece"));
                assert_eq!(last.map(|piece| piece.until), Some(end), "{}", self.says("the last piece"));
            }
            tally.pieces += replay.pieces.len() as u64;
            let is_last = timed.runs(self.history).last() == Some(&run);
            let sum = match self.target {
                Target::WorkingDays(_) => replay.used_up(),
                Target::Minutes(_) | Target::Day(_) => replay.counted_us() / MINUTE,
            };
            if is_last {
                assert_eq!(sum, elapsed, "{}", self.says("the sum of the replay"));
            }
        }
    }
}
