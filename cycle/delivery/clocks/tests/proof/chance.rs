//! Dice, and what they throw: calendars, promises and histories.

use calendars::{
    Eves, Exception, ExceptionKind, Holidays, Hours, Period, PeriodKind, Plan, Span, Version, Versions, Week,
};
use clocks::{ByPriority, History, Measure, Phase, Promise, Said, Target};
use kernel::{Day, Id, Moment};

/// The same throws for the same seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, below: u64) -> u64 {
        self.next() % below.max(1)
    }

    pub fn is(&mut self, one_in: u64) -> bool {
        self.below(one_in) == 0
    }

    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }
}

const ZONES: [&str; 6] =
    ["Europe/Stockholm", "Europe/Stockholm", "Europe/Stockholm", "Europe/London", "UTC", "America/Santiago"];
/// The days that histories lie in: two winters and two summers, with four changes of the clock.
pub const FIRST: &str = "2026-01-05";
pub const DAYS: i64 = 700;

fn first() -> Day {
    FIRST.parse().expect("a day")
}

fn day(dice: &mut Dice) -> Day {
    first().plus_days(dice.below(DAYS as u64) as i64)
}

fn hours(dice: &mut Dice) -> Hours {
    match dice.below(9) {
        0 => Hours::CLOSED,
        1 => Hours::all_day(),
        2 => Hours::new(vec![Span::new(480, 720).expect("a span"), Span::new(780, 1_020).expect("a span")])
            .expect("hours"),
        // Around the hour that the clock leaps over or shows twice.
        3 => Hours::new(vec![
            Span::new(60 + dice.below(70) as u16, 140 + dice.below(100) as u16).expect("a span"),
        ])
        .expect("hours"),
        _ => random_hours(dice),
    }
}

fn random_hours(dice: &mut Dice) -> Hours {
    let step = dice.one(&[1, 5, 15, 60]);
    let mut marks: Vec<u16> =
        (0..2 * (1 + dice.below(3))).map(|_| dice.below(1_440 / step + 1) as u16 * step as u16).collect();
    marks.sort_unstable();
    marks.dedup();
    Hours::new(marks.chunks_exact(2).filter_map(|two| Span::new(two[0], two[1])).collect())
        .expect("hours in order")
}

fn week(dice: &mut Dice) -> Week {
    match dice.below(4) {
        0 => Week::all_days(&hours(dice)),
        1 | 2 => Week::working_days(&hours(dice)),
        _ => Week(std::array::from_fn(|_| hours(dice))),
    }
}

fn plan(dice: &mut Dice) -> Plan {
    let holidays = dice.one(&[Holidays::Sweden, Holidays::Sweden, Holidays::None, Holidays::Scotland]);
    let mut plan = Plan { holidays, eves: dice.one(&Eves::ALL), ..Plan::of_week(week(dice)) };
    for number in 0..dice.below(12) {
        let kind = match dice.below(3) {
            0 => ExceptionKind::Closed,
            1 => ExceptionKind::Open,
            _ => ExceptionKind::Special(hours(dice)),
        };
        let exception = Exception { day: day(dice), kind, label: format!("Dag {number}") };
        if plan.exceptions.iter().all(|other| other.day != exception.day) {
            plan.exceptions.push(exception);
        }
    }
    for number in 0..dice.below(6) {
        let from = day(dice);
        let until = from.plus_days(dice.below(120) as i64);
        let week = (!dice.is(3)).then(|| week(dice));
        let kind = dice.one(&PeriodKind::ALL);
        plan.periods.push(Period { name: format!("Tid {number}"), kind, from, until, week });
    }
    plan.checked().unwrap_or_else(|_| Plan::of_week(Week::working_days(&Hours::all_day())))
}

/// A calendar with one to three versions.
pub fn calendar(dice: &mut Dice) -> Versions {
    let zone = dice.one(&ZONES).to_owned();
    let count = 1 + dice.below(3) as i64;
    let version = |id: i64, dice: &mut Dice| {
        let from = if id == 1 { first().plus_days(-400) } else { day(dice) };
        Version { id: Id::new(id), from, plan: plan(dice) }
    };
    let made = (1..=count).map(|id| version(id, dice)).collect();
    Versions::new(Id::new(1), zone, made).expect("a version")
}

/// The moments at which the clock is put forward or back, in Stockholm.
const SHIFTS: [&str; 4] =
    ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2027-03-28T01:00:00Z", "2027-10-31T01:00:00Z"];

/// A whole minute within the days, often near a change of the clock.
fn start(dice: &mut Dice) -> Moment {
    let begin = first().begins_in("UTC");
    if dice.is(3) {
        let shift = Moment::parse_rfc3339(dice.one(&SHIFTS)).expect("a moment");
        return Moment(shift.0 + (dice.below(4 * 1_440) as i64 - 3 * 1_440) * super::minutes::MINUTE);
    }
    Moment(begin.0 + dice.below((DAYS as u64 - 120) * 1_440) as i64 * super::minutes::MINUTE)
}

/// A step ahead in whole minutes: mostly hours, sometimes days, sometimes none.
fn ahead(dice: &mut Dice) -> i64 {
    let minutes = match dice.below(10) {
        0 => 0,
        1..=4 => dice.below(180),
        5..=7 => dice.below(1_440),
        8 => dice.below(4 * 1_440),
        _ => dice.below(12 * 1_440),
    };
    minutes as i64 * super::minutes::MINUTE
}

/// A history, and the moment of looking at it.
pub fn history(dice: &mut Dice) -> (History, Moment) {
    let mut at = start(dice);
    let mut history =
        History::opened(at, dice.one(&[Phase::New, Phase::New, Phase::Open, Phase::WaitsForDay]));
    for _ in 0..dice.below(12) {
        at = Moment(at.0 + ahead(dice));
        match dice.below(3) {
            0 => history.say(at, dice.one(&[Said::Asked, Said::Asked, Said::Answered])),
            _ => history.move_to(at, dice.one(Phase::ALL)),
        }
    }
    (history, Moment(at.0 + ahead(dice)))
}

/// A promise for such a history, with its target.
pub fn promise(dice: &mut Dice) -> (Promise, Target) {
    let target = match dice.below(5) {
        0..=2 => Target::Minutes(1 + dice.one(&[30, 240, 1_000, 5_000]).min(1 + dice.below(5_000) as u32)),
        3 => Target::WorkingDays(1 + dice.below(8) as u16),
        _ => Target::Day(day(dice)),
    };
    let mut counting: Vec<Phase> = vec![Phase::New, Phase::Open];
    counting.extend(Phase::ALL[2..5].iter().copied().filter(|_| dice.is(3)));
    if dice.is(6) {
        counting = vec![Phase::WaitsForSupplier];
    }
    let promise = Promise {
        measure: dice.one(Measure::ALL),
        counting,
        targets: ByPriority([Some(target); 5]),
        during: Vec::new(),
        escalations: vec![50, 80, 150],
    };
    (promise.checked().expect("a promise"), target)
}
