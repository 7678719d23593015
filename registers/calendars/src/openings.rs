//! A calendar's openings as moments: how long it is open between two moments, when it has been open so long, and why a
//! day is as it is. An opening is every moment at which the clock on the wall shows a minute within the day's hours:
//! when the clock is put forward there are none in the gap, when it is put back the hour counts both times.
//! Years are worked out when they are first asked for, and kept; the calendar itself never changes.

use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::{Day, Moment};

use crate::{Cannot, DayHours, Period, Span, Versions, weekday};

/// Years that openings are known for; outside them a calendar is closed.
const FIRST_YEAR: i16 = 1990;
const YEARS: usize = 111;
const MINUTE_US: i64 = 60_000_000;
const DAY_US: i64 = 86_400_000_000;
/// How far ahead a moment is looked for.
const LOOK_AHEAD_YEARS: usize = 30;

/// The openings of a calendar with all its versions.
pub struct Openings {
    versions: Versions,
    zone: TimeZone,
    years: Vec<OnceLock<Year>>,
}

/// One year by the calendar's own days.
struct Year {
    from: i64,
    until: i64,
    /// In order, none meeting the next.
    open: Vec<Open>,
    total: i64,
    /// Each day with an opening, and when its last one ends.
    closings: Vec<(Day, Moment)>,
}

struct Open {
    from: i64,
    until: i64,
    /// Open time of the year before this one.
    before: i64,
}

/// A stretch in which the zone's clock is so far from UTC.
struct Offset {
    from: i64,
    until: i64,
    us: i64,
}

impl Year {
    /// Open time from the year's beginning to the moment.
    fn before(&self, at: i64) -> i64 {
        let next = self.open.partition_point(|open| open.from < at);
        self.open[..next].last().map_or(0, |open| open.before + at.min(open.until) - open.from)
    }

    /// The moment when the year has been open so long, if it is: the end of the opening that got there.
    fn reach(&self, amount: i64) -> Option<i64> {
        let next = self.open.partition_point(|open| open.before < amount);
        let open = self.open[..next].last()?;
        let at = open.from + (amount - open.before);
        (at <= open.until).then_some(at)
    }
}

impl Openings {
    pub fn new(versions: Versions) -> Result<Self, Cannot> {
        let zone = TimeZone::get(&versions.zone).map_err(|_| Cannot::UnknownZone)?;
        Ok(Self { versions, zone, years: (0..YEARS).map(|_| OnceLock::new()).collect() })
    }

    pub fn versions(&self) -> &Versions {
        &self.versions
    }

    /// The day that the calendar's clock shows at a moment.
    pub fn day_of(&self, at: Moment) -> Day {
        weekday::epoch().plus_days(local(&self.zone, at.0).div_euclid(DAY_US))
    }

    /// A day's hours, and why.
    pub fn on(&self, day: Day) -> DayHours {
        let plan = &self.versions.on(day).plan;
        plan.on(day, &plan.free_of(day.year()))
    }

    /// The periods that a day lies in, the shortest first.
    pub fn periods_on(&self, day: Day) -> Vec<&Period> {
        self.versions.on(day).plan.periods_on(day)
    }

    /// The moments at which a day begins and ends.
    pub fn bounds(&self, day: Day) -> (Moment, Moment) {
        (self.midnight(day), self.midnight(day.plus_days(1)))
    }

    /// The openings of a day as moments, in order.
    pub fn moments_of(&self, day: Day) -> Vec<(Moment, Moment)> {
        let (from, until) = self.bounds(day);
        let offsets = self.offsets(from.0 - DAY_US, until.0 + DAY_US);
        let mut found = Vec::new();
        real(&offsets, day, self.on(day).hours.spans(), &mut found);
        found.sort_unstable();
        joined(found).into_iter().map(|(from, until)| (Moment(from), Moment(until))).collect()
    }

    /// Microseconds open from one moment to another; nothing when the other is earlier.
    pub fn open_between(&self, from: Moment, until: Moment) -> i64 {
        if until <= from {
            return 0;
        }
        let (Some(first), Some(last)) = (self.index_at(from), self.index_at(until)) else {
            return self.clipped(from, until);
        };
        if first == last {
            let year = self.year(first);
            return year.before(until.0) - year.before(from.0);
        }
        let start = self.year(first);
        let between: i64 = (first + 1..last).map(|at| self.year(at).total).sum();
        start.total - start.before(from.0) + between + self.year(last).before(until.0)
    }

    /// The same where a moment lies outside the years that are known.
    fn clipped(&self, from: Moment, until: Moment) -> i64 {
        let (first, last) = (self.year(0).from, self.year(YEARS - 1).until - 1);
        let (from, until) = (from.0.clamp(first, last), until.0.clamp(first, last));
        if until <= from { 0 } else { self.open_between(Moment(from), Moment(until)) }
    }

    /// The first moment when the calendar has been open so many microseconds since `from`. Nothing when it is not open
    /// so long within some decades.
    pub fn reach(&self, from: Moment, open_us: i64) -> Option<Moment> {
        if open_us <= 0 {
            return Some(from);
        }
        let first = self.index_at(from)?;
        let mut missing = open_us + self.year(first).before(from.0);
        for at in first..YEARS.min(first + LOOK_AHEAD_YEARS) {
            let year = self.year(at);
            if missing <= year.total {
                return year.reach(missing).map(Moment);
            }
            missing -= year.total;
        }
        None
    }

    /// The days with openings after a day, each with the moment when its last opening ends.
    pub fn closings_after(&self, day: Day) -> impl Iterator<Item = (Day, Moment)> + '_ {
        self.closings_from(day.plus_days(1))
    }

    /// The same, with the day itself.
    pub fn closings_from(&self, day: Day) -> impl Iterator<Item = (Day, Moment)> + '_ {
        let first = index_of(day.year()).unwrap_or(YEARS);
        (first..YEARS.min(first.saturating_add(LOOK_AHEAD_YEARS)))
            .flat_map(|at| self.year(at).closings.iter().copied())
            .skip_while(move |(open, _)| *open < day)
    }

    fn index_at(&self, at: Moment) -> Option<usize> {
        index_of(self.day_of(at).year())
    }

    fn year(&self, at: usize) -> &Year {
        self.years[at].get_or_init(|| self.worked_out(FIRST_YEAR + at as i16))
    }

    fn worked_out(&self, year: i16) -> Year {
        let first = Day::new(year, 1, 1).unwrap_or_else(weekday::epoch);
        let next = Day::new(year + 1, 1, 1).unwrap_or_else(weekday::epoch);
        let (from, until) = (self.midnight(first).0, self.midnight(next).0);
        let offsets = self.offsets(from - DAY_US, until + DAY_US);
        let (mut all, mut closings) = (Vec::new(), Vec::new());
        let mut free: Option<(kernel::Id<crate::Version>, crate::plan::Free)> = None;
        for day in (0..next.days_since(first)).map(|ahead| first.plus_days(ahead)) {
            let version = self.versions.on(day);
            if free.as_ref().is_none_or(|(id, _)| *id != version.id) {
                free = Some((version.id, version.plan.free_of(year)));
            }
            let Some((_, free)) = &free else { continue };
            let began = all.len();
            real(&offsets, day, version.plan.on(day, free).hours.spans(), &mut all);
            if let Some(last) = all[began..].iter().map(|(_, until)| *until).max() {
                closings.push((day, Moment(last)));
            }
        }
        all.sort_unstable();
        let mut total = 0;
        let open = joined(all).into_iter().map(|(from, until)| {
            let before = total;
            total += until - from;
            Open { from, until, before }
        });
        let open = open.collect();
        Year { from, until, open, total, closings }
    }

    /// The first moment that the zone's clock shows the day.
    fn midnight(&self, day: Day) -> Moment {
        let wall = weekday::number(day) * DAY_US;
        let offsets = self.offsets(wall - 2 * DAY_US, wall + 2 * DAY_US);
        let shows = offsets.iter().find(|offset| offset.until + offset.us > wall);
        Moment(shows.map_or(wall, |offset| (wall - offset.us).max(offset.from)))
    }

    /// How far the zone is from UTC from one moment to another.
    fn offsets(&self, from: i64, until: i64) -> Vec<Offset> {
        let mut all = vec![Offset { from, until, us: offset(&self.zone, from) }];
        let Ok(start) = Timestamp::from_microsecond(from) else { return all };
        for change in self.zone.following(start) {
            let at = change.timestamp().as_microsecond();
            if at >= until {
                break;
            }
            if let Some(last) = all.last_mut() {
                last.until = at;
            }
            all.push(Offset { from: at, until, us: i64::from(change.offset().seconds()) * 1_000_000 });
        }
        all
    }
}

fn index_of(year: i16) -> Option<usize> {
    usize::try_from(year - FIRST_YEAR).ok().filter(|at| *at < YEARS)
}

fn offset(zone: &TimeZone, at: i64) -> i64 {
    let stamp = Timestamp::from_microsecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
    i64::from(zone.to_offset(stamp).seconds()) * 1_000_000
}

/// What the clock on the wall shows, as microseconds since 1970 began there.
fn local(zone: &TimeZone, at: i64) -> i64 {
    at + offset(zone, at)
}

/// The moments at which the clock shows a minute within these parts of the day.
fn real(offsets: &[Offset], day: Day, spans: &[Span], found: &mut Vec<(i64, i64)>) {
    let midnight = weekday::number(day) * DAY_US;
    for span in spans {
        let from = midnight + i64::from(span.from()) * MINUTE_US;
        let until = midnight + i64::from(span.until()) * MINUTE_US;
        for offset in offsets {
            let (from, until) = ((from - offset.us).max(offset.from), (until - offset.us).min(offset.until));
            if from < until {
                found.push((from, until));
            }
        }
    }
}

/// Openings that meet become one.
fn joined(sorted: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    let mut all: Vec<(i64, i64)> = Vec::with_capacity(sorted.len());
    for (from, until) in sorted {
        match all.last_mut() {
            Some(last) if last.1 >= from => last.1 = last.1.max(until),
            _ => all.push((from, until)),
        }
    }
    all
}
