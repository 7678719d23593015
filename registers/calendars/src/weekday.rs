//! Days of the week, Monday being 0, and days as numbers.

use kernel::Day;

pub(crate) const MONDAY: usize = 0;
pub(crate) const FRIDAY: usize = 4;
pub(crate) const SATURDAY: usize = 5;

/// 1970-01-01, a Thursday.
pub(crate) fn epoch() -> Day {
    kernel::Moment(0).day_in("UTC")
}

/// Days since 1970-01-01.
pub(crate) fn number(day: Day) -> i64 {
    day.days_since(epoch())
}

/// The weekday, 0 being Monday.
pub fn of(day: Day) -> usize {
    (number(day) + 3).rem_euclid(7) as usize
}

/// The first day from this one on that is such a weekday.
pub(crate) fn on_or_after(day: Day, weekday: usize) -> Day {
    let ahead = (weekday + 7 - of(day)) % 7;
    day.plus_days(ahead as i64)
}
