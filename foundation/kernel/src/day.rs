use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A calendar day without time or zone, stored as ISO text (`2026-11-21`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(jiff::civil::Date);

/// The text is not a day in the form year-month-day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a day in the form 2026-11-21")]
pub struct ParseDayError;

impl Day {
    /// The day with these numbers, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    pub(crate) const fn from_civil(date: jiff::civil::Date) -> Self {
        Self(date)
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day so many days later (earlier when negative); the calendar's last day when it would pass it.
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    /// The same day so many months later (earlier when negative), or the month's last day where it has no such day.
    pub fn plus_months(self, months: i64) -> Self {
        let months = months.clamp(-120_000, 120_000);
        Self(self.0.saturating_add(jiff::Span::new().months(months)))
    }

    /// Whole days from `earlier` to this day.
    pub fn days_since(self, earlier: Self) -> i64 {
        i64::from((self.0 - earlier.0).get_days())
    }

    /// The ISO 8601 week number.
    pub fn iso_week(self) -> i8 {
        self.0.iso_week_date().week()
    }
}

impl FromStr for Day {
    type Err = ParseDayError;

    fn from_str(text: &str) -> Result<Self, ParseDayError> {
        let shaped = text.len() == 10 && text.is_ascii();
        match text.parse::<jiff::civil::Date>() {
            Ok(date) if shaped => Ok(Self(date)),
            _ => Err(ParseDayError),
        }
    }
}

impl TryFrom<String> for Day {
    type Error = ParseDayError;

    fn try_from(text: String) -> Result<Self, ParseDayError> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Day {
    /// The moment when the day begins in the zone.
    pub fn begins_in(self, zone: &str) -> crate::Moment {
        let start = self.0.at(0, 0, 0, 0);
        let zoned = start.in_tz(zone).or_else(|_| start.in_tz("UTC"));
        crate::Moment(zoned.map_or(0, |z| z.timestamp().as_microsecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_later_is_the_same_day_or_the_months_last() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(day("2027-01-31").plus_months(1), day("2027-02-28"));
        assert_eq!(day("2028-01-31").plus_months(1), day("2028-02-29"));
        assert_eq!(day("2027-01-31").plus_months(2), day("2027-03-31"));
        assert_eq!(day("2028-02-29").plus_months(12), day("2029-02-28"));
        assert_eq!(day("2027-03-31").plus_months(-4), day("2026-11-30"));
    }
}
