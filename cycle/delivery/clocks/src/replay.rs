//! A clock's replay: every piece of time from its start to its end, what it was and why, and the sum.

use calendars::{DayHours, Why};
use kernel::{Day, Moment};

use crate::course::Timed;
use crate::history::{History, Run, Stint};
use crate::{Phase, Target};

/// A piece of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub from: Moment,
    pub until: Moment,
    pub is: PieceIs,
}

/// What a piece of time was to the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceIs {
    /// It counted; `uses_up` is the working day that it used up by lasting until the day's last opening ended.
    Counted { phase: Phase, why: Why, uses_up: Option<Day> },
    /// The calendar was closed while the clock counted.
    NotOpen(NotOpen),
    /// The promise does not count in this phase.
    Paused(Phase),
    /// The record was over, and opened again later.
    Over(Phase),
}

/// Why the calendar was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOpen {
    /// Before the day's first opening or after its last.
    Outside,
    /// Between two openings of one day.
    Break,
    /// The whole day.
    Day(Why),
}

/// A run of a clock, told piece by piece.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replay {
    /// In order; together they are the whole time.
    pub pieces: Vec<Piece>,
    /// Where it goes on when there are more pieces than were asked for.
    pub rest_from: Option<Moment>,
}

impl Piece {
    /// Microseconds from its beginning to its end.
    pub const fn lasted_us(&self) -> i64 {
        self.until.0 - self.from.0
    }

    /// Microseconds that counted.
    pub const fn counted_us(&self) -> i64 {
        match self.is {
            PieceIs::Counted { .. } => self.lasted_us(),
            PieceIs::NotOpen(_) | PieceIs::Paused(_) | PieceIs::Over(_) => 0,
        }
    }
}

impl Replay {
    /// Microseconds that counted.
    pub fn counted_us(&self) -> i64 {
        self.pieces.iter().map(Piece::counted_us).sum()
    }

    /// Working days that were used up.
    pub fn used_up(&self) -> i64 {
        let uses = |piece: &&Piece| matches!(piece.is, PieceIs::Counted { uses_up: Some(_), .. });
        self.pieces.iter().filter(uses).count() as i64
    }
}

impl Timed<'_> {
    /// A run from `from` on until it ended or until now, in at most so many pieces.
    pub fn replay(&self, history: &History, run: Run, now: Moment, at_most: usize) -> Replay {
        self.replay_from(history, run, run.from, now, at_most)
    }

    /// The same from a later moment on: the next page of a long one.
    pub fn replay_from(
        &self,
        history: &History,
        run: Run,
        from: Moment,
        now: Moment,
        at_most: usize,
    ) -> Replay {
        let end = run.until.unwrap_or(now);
        // The first time that counted in this run: its day does not count among working days.
        let counts = |stint: &&Stint| {
            self.counts(stint.phase) && stint.until.is_none_or(|until| until > run.from.max(stint.from))
        };
        let first = history.stints.iter().find(counts).map(|stint| stint.from.max(run.from));
        let mut teller =
            Teller { timed: self, start: first.map(|first| self.openings.day_of(first)), pieces: Vec::new() };
        for stint in &history.stints {
            let (from, until) = (stint.from.max(from), stint.until.unwrap_or(end).min(end));
            if from >= until || teller.pieces.len() > at_most {
                continue;
            }
            if self.counts(stint.phase) {
                teller.count(stint.phase, from, until, at_most);
            } else if stint.phase.is_over() {
                teller.add(from, until, PieceIs::Over(stint.phase));
            } else {
                teller.add(from, until, PieceIs::Paused(stint.phase));
            }
        }
        let rest_from = teller.pieces.get(at_most).map(|piece| piece.from);
        teller.pieces.truncate(at_most);
        Replay { pieces: teller.pieces, rest_from }
    }
}

struct Teller<'a> {
    timed: &'a Timed<'a>,
    /// The day of the start, which does not count among working days.
    start: Option<Day>,
    pieces: Vec<Piece>,
}

impl Teller<'_> {
    /// A piece; of what goes on as it was, the last one is longer.
    fn add(&mut self, from: Moment, until: Moment, is: PieceIs) {
        match self.pieces.last_mut() {
            Some(last) if last.until == from && last.is == is && is_joined(&is) => last.until = until,
            _ => self.pieces.push(Piece { from, until, is }),
        }
    }

    /// Time that counts, day by day.
    fn count(&mut self, phase: Phase, from: Moment, until: Moment, at_most: usize) {
        let openings = self.timed.openings;
        let mut day = openings.day_of(from);
        loop {
            let (begins, ends) = openings.bounds(day);
            if begins >= until || self.pieces.len() > at_most + 1 {
                break;
            }
            self.count_day(phase, day, (from.max(begins), until.min(ends)));
            day = day.plus_days(1);
        }
    }

    fn count_day(&mut self, phase: Phase, day: Day, (from, until): (Moment, Moment)) {
        let DayHours { why, .. } = self.timed.openings.on(day);
        let open = self.timed.openings.moments_of(day);
        let (Some((opens, _)), Some((_, closes))) = (open.first().copied(), open.last().copied()) else {
            if from < until {
                self.add(from, until, PieceIs::NotOpen(NotOpen::Day(why)));
            }
            return;
        };
        let mut at = from;
        for (opening, closing) in open {
            let (piece_from, piece_until) = (opening.max(at), closing.min(until));
            if piece_from >= piece_until {
                continue;
            }
            self.closed(at, piece_from, (opens, closes));
            let uses_up = (piece_until == closes && self.is_used_up(day)).then_some(day);
            self.add(piece_from, piece_until, PieceIs::Counted { phase, why: why.clone(), uses_up });
            at = piece_until;
        }
        self.closed(at, until, (opens, closes));
    }

    fn is_used_up(&self, day: Day) -> bool {
        matches!(self.timed.target, Target::WorkingDays(_)) && self.start.is_some_and(|start| day > start)
    }

    /// Time of an open day that lies outside its openings, as break or before and after.
    fn closed(&mut self, from: Moment, until: Moment, (opens, closes): (Moment, Moment)) {
        let parts = [
            (from, until.min(opens), NotOpen::Outside),
            (from.max(opens), until.min(closes), NotOpen::Break),
            (from.max(closes), until, NotOpen::Outside),
        ];
        for (from, until, why) in parts {
            if from < until {
                self.add(from, until, PieceIs::NotOpen(why));
            }
        }
    }
}

/// Openings stay apart, so that each can be seen.
const fn is_joined(is: &PieceIs) -> bool {
    match is {
        PieceIs::Counted { .. } => false,
        PieceIs::NotOpen(_) | PieceIs::Paused(_) | PieceIs::Over(_) => true,
    }
}
