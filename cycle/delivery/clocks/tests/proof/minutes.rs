//! The oracle: it knows nothing of openings as moments, sums or searches. It asks of each minute, one after the other,
//! what the clock on the wall shows, whether the calendar is open then, and whether the record's phase counts.

use std::collections::BTreeMap;

use calendars::{Eves, ExceptionKind, Holiday, Plan, Versions};
use clocks::{History, Measure, Phase, Promise, Said, Target};
use kernel::{Day, Moment};

pub const MINUTE: i64 = 60_000_000;

/// The days of all minutes that are laid out: those of the histories, and a year for what comes due after them.
const FROM: &str = "2026-01-01T00:00:00Z";
const MINUTES: usize = 1_100 * 1_440;

/// A calendar's minutes.
pub struct Minutes {
    first: i64,
    open: Vec<bool>,
    /// The day that the wall shows, as a number.
    day: Vec<i32>,
    /// The last open minute of each day that has one.
    ends: Vec<(Day, usize)>,
}

impl Minutes {
    pub fn of(versions: &Versions) -> Self {
        let first = Moment::parse_rfc3339(FROM).expect("a moment").0;
        let zone = jiff::tz::TimeZone::get(&versions.zone).expect("a zone");
        let (mut open, mut day) = (Vec::with_capacity(MINUTES), Vec::with_capacity(MINUTES));
        let mut days = BTreeMap::new();
        let mut of_day: BTreeMap<i32, Vec<(u16, u16)>> = BTreeMap::new();
        for minute in 0..MINUTES {
            let stamp = jiff::Timestamp::from_microsecond(first + minute as i64 * MINUTE).expect("a stamp");
            let wall = zone.to_datetime(stamp);
            let number = i32::from(wall.date().year()) * 1_000 + i32::from(wall.date().day_of_year());
            let spans = of_day.entry(number).or_insert_with(|| {
                let date = wall.date();
                let day = Day::new(date.year(), date.month(), date.day()).expect("a day");
                days.insert(number, day);
                spans_of(versions, day, date.weekday().to_monday_zero_offset() as usize)
            });
            let shows = wall.hour() as u16 * 60 + wall.minute() as u16;
            open.push(spans.iter().any(|(from, until)| (*from..*until).contains(&shows)));
            day.push(number);
        }
        let mut ends: BTreeMap<i32, usize> = BTreeMap::new();
        for minute in (0..MINUTES).filter(|minute| open[*minute]) {
            ends.insert(day[minute], minute);
        }
        let ends = ends.into_iter().map(|(number, minute)| (days[&number], minute)).collect();
        Self { first, open, day, ends }
    }

    fn index(&self, at: Moment) -> usize {
        ((at.0 - self.first) / MINUTE) as usize
    }

    fn moment(&self, minute: usize) -> Moment {
        Moment(self.first + minute as i64 * MINUTE)
    }

    /// Is this the last open minute of its day?
    fn ends_the_day(&self, minute: usize) -> bool {
        let day = self.day[minute];
        let mut later = minute + 1;
        while later < self.day.len() && later < minute + 1_600 {
            if self.day[later] == day && self.open[later] {
                return false;
            }
            later += 1;
        }
        true
    }
}

/// The hours of a day, read off the rules in the order in which people say them.
fn spans_of(versions: &Versions, day: Day, weekday: usize) -> Vec<(u16, u16)> {
    let mut holding = &versions.holding()[0];
    for version in versions.holding() {
        if version.from <= day {
            holding = version;
        }
    }
    let plan = &holding.plan;
    let usual = usual(plan, day, weekday);
    for exception in &plan.exceptions {
        if exception.day == day {
            return match &exception.kind {
                ExceptionKind::Closed => Vec::new(),
                ExceptionKind::Open => usual,
                ExceptionKind::Special(hours) => pairs(hours),
            };
        }
    }
    if plan.holidays.of(day.year()).iter().any(|(free, _)| *free == day) {
        return Vec::new();
    }
    let eve = plan.holidays.eves_of(day.year()).into_iter().find(|(free, _)| *free == day);
    let Some((_, eve)) = eve else { return usual };
    let is_one_of_three = [Holiday::MidsummerEve, Holiday::ChristmasEve, Holiday::NewYearsEve].contains(&eve);
    match plan.eves {
        Eves::AsUsual => usual,
        Eves::Closed | Eves::ClosedOrShort if is_one_of_three => Vec::new(),
        Eves::Closed => usual,
        Eves::ClosedOrShort => usual
            .into_iter()
            .filter(|(from, _)| *from < 720)
            .map(|(from, until)| (from, until.min(720)))
            .collect(),
    }
}

fn usual(plan: &Plan, day: Day, weekday: usize) -> Vec<(u16, u16)> {
    let mut best: Option<(i64, &calendars::Week)> = None;
    for period in &plan.periods {
        let length = period.until.days_since(period.from);
        if let Some(week) = &period.week
            && period.from <= day
            && day <= period.until
            && best.is_none_or(|(shortest, _)| length < shortest)
        {
            best = Some((length, week));
        }
    }
    pairs(&best.map_or(&plan.week, |(_, week)| week).0[weekday])
}

fn pairs(hours: &calendars::Hours) -> Vec<(u16, u16)> {
    hours.spans().iter().map(|span| (span.from(), span.until())).collect()
}

/// What the minutes say of a clock.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Told {
    pub is_started: bool,
    /// Open minutes, or working days, until it stopped or until now.
    pub elapsed: i64,
    /// The first minute at which the target is reached, if the clock goes on as it does at the end.
    pub due: Option<Moment>,
    /// If it is paused at the end and ran on from now.
    pub would_be_due: Option<Moment>,
    pub stopped: Option<Moment>,
    pub runs: usize,
}

/// How long the minutes are asked for what comes due.
const LOOK_AHEAD: usize = 300 * 1_440;

fn phase_at(history: &History, at: Moment) -> Option<Phase> {
    history
        .stints
        .iter()
        .rev()
        .find(|s| s.from <= at && s.until.is_none_or(|until| at < until))
        .map(|s| s.phase)
}

/// The times that the measure looks at, by walking through all that happened in order.
fn runs(history: &History, measure: Measure) -> Vec<(Moment, Option<Moment>)> {
    let opened = history.stints[0].from;
    // What happened, in order; at one moment what was said stands before a change of phase.
    let mut events: Vec<(Moment, u8, Option<Phase>, Option<Said>)> = Vec::new();
    for (number, stint) in history.stints.iter().enumerate() {
        let came_over = stint.phase.is_over() && (number == 0 || !history.stints[number - 1].phase.is_over());
        let left = number > 0 && history.stints[number - 1].phase.is_over() && !stint.phase.is_over();
        if came_over || left || number == 0 {
            events.push((stint.from, 1, Some(stint.phase), None));
        }
    }
    events.extend(history.said.iter().map(|(at, said)| (*at, 0, None, Some(*said))));
    events.sort_by_key(|(at, order, _, _)| (*at, *order));
    let mut runs: Vec<(Moment, Option<Moment>)> = Vec::new();
    if measure != Measure::NextAnswer {
        runs.push((opened, None));
    }
    for (at, _, phase, said) in events {
        let open = runs.last_mut().filter(|(_, until)| until.is_none());
        match (measure, phase.map(Phase::is_over), said, open) {
            (Measure::FirstResponse | Measure::NextAnswer, _, Some(Said::Answered), Some(run))
            | (_, Some(true), _, Some(run)) => run.1 = Some(at),
            (Measure::Solution, Some(false), _, None) => runs[0].1 = None,
            (Measure::NextAnswer, _, Some(Said::Asked), None) => runs.push((at, None)),
            _ => {}
        }
    }
    runs
}

/// Counts a clock minute by minute.
pub fn count(minutes: &Minutes, promise: &Promise, target: Target, history: &History, now: Moment) -> Told {
    let runs = runs(history, promise.measure);
    let Some((from, until)) = runs.last().copied() else { return Told::default() };
    let counts = |at: Moment| phase_at(history, at).is_some_and(|phase| promise.counting.contains(&phase));
    let last_phase_counts = history.phase().is_some_and(|phase| promise.counting.contains(&phase));
    let (begin, end) = (minutes.index(from), minutes.index(until.unwrap_or(now)));
    let mut told = Told { stopped: until, runs: runs.len(), ..Told::default() };
    let mut start_day = None;
    let mut walk = Walk { elapsed: 0, reached: None };
    for minute in begin..end {
        if !counts(minutes.moment(minute)) {
            continue;
        }
        start_day.get_or_insert(minutes.day[minute]);
        walk.take(minutes, minute, target, start_day);
    }
    if start_day.is_none() && until.is_none() && last_phase_counts {
        start_day = Some(minutes.day[end]);
    }
    told.is_started = start_day.is_some();
    told.elapsed = walk.elapsed;
    told.due = walk.reached;
    if let Target::Day(day) = target {
        told.due = end_of_day(minutes, day);
        return told;
    }
    if walk.reached.is_none() && until.is_none() {
        let start_day = start_day.or(Some(minutes.day[end]));
        let mut minute = end;
        while walk.reached.is_none() && minute < (end + LOOK_AHEAD).min(minutes.open.len() - 1_600) {
            walk.take(minutes, minute, target, start_day);
            minute += 1;
        }
        if last_phase_counts { told.due = walk.reached } else { told.would_be_due = walk.reached }
    }
    told
}

struct Walk {
    elapsed: i64,
    reached: Option<Moment>,
}

impl Walk {
    /// One minute that counts.
    fn take(&mut self, minutes: &Minutes, minute: usize, target: Target, start_day: Option<i32>) {
        if !minutes.open[minute] {
            return;
        }
        let needed = match target {
            Target::Minutes(needed) => i64::from(needed),
            Target::WorkingDays(days) => {
                if Some(minutes.day[minute]) == start_day || !minutes.ends_the_day(minute) {
                    return;
                }
                i64::from(days)
            }
            Target::Day(_) => i64::MAX,
        };
        self.elapsed += 1;
        if self.elapsed == needed {
            self.reached = Some(minutes.moment(minute + 1));
        }
    }
}

/// The end of the last open minute of the day, or of the next day that has one.
fn end_of_day(minutes: &Minutes, wanted: Day) -> Option<Moment> {
    let end = minutes.ends.iter().find(|(day, _)| *day >= wanted);
    end.map(|(_, minute)| minutes.moment(minute + 1))
}
