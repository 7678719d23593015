use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Day, Moment};

/// A month of a year, stored as ISO text (`2026-11`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i16,
    /// 1 to 12.
    number: i8,
}

/// The text is not a month in the form year-month.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a month in the form 2026-11")]
pub struct ParseMonthError;

/// A month as moments: from its first midnight in a zone until the next month's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthSpan {
    pub month: Month,
    pub from: Moment,
    /// The first moment that is not in it.
    pub until: Moment,
}

impl Month {
    /// The month with these numbers, if the calendar has it.
    pub fn new(year: i16, number: i8) -> Option<Self> {
        Day::new(year, number, 1).map(|_| Self { year, number })
    }

    /// The month that a day lies in.
    pub fn of(day: Day) -> Self {
        Self { year: day.year(), number: day.month() }
    }

    pub const fn year(self) -> i16 {
        self.year
    }

    /// 1 to 12.
    pub const fn number(self) -> i8 {
        self.number
    }

    /// The month so many months later, earlier when negative; the same month where the calendar ends.
    pub fn plus(self, months: i64) -> Self {
        let all = i64::from(self.year) * 12 + i64::from(self.number) - 1 + months;
        let year = i16::try_from(all.div_euclid(12)).ok();
        year.and_then(|year| Self::new(year, all.rem_euclid(12) as i8 + 1)).unwrap_or(self)
    }

    pub fn first_day(self) -> Day {
        Day::from_civil(jiff::civil::Date::constant(self.year, self.number, 1))
    }

    pub fn last_day(self) -> Day {
        Day::from_civil(jiff::civil::Date::constant(self.year, self.number, 1).last_of_month())
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        self.last_day().days_since(self.first_day()) + 1
    }

    /// The month as moments in a zone (an IANA name such as `Europe/Stockholm`).
    pub fn span_in(self, zone: &str) -> MonthSpan {
        let from = self.first_day().begins_in(zone);
        MonthSpan { month: self, from, until: self.last_day().plus_days(1).begins_in(zone) }
    }
}

impl FromStr for Month {
    type Err = ParseMonthError;

    fn from_str(text: &str) -> Result<Self, ParseMonthError> {
        let is_shaped = text.len() == 7 && text.is_ascii();
        let day: Option<Day> = format!("{text}-01").parse().ok().filter(|_| is_shaped);
        day.map(Self::of).ok_or(ParseMonthError)
    }
}

impl TryFrom<String> for Month {
    type Error = ParseMonthError;

    fn try_from(text: String) -> Result<Self, ParseMonthError> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        assert_eq!(month("2026-11").plus(2), month("2027-01"));
        assert_eq!(month("2026-01").plus(-1), month("2025-12"));
        assert_eq!(month("2026-11").plus(-12), month("2025-11"));
        assert!(month("2025-12") < month("2026-01"));
    }

    #[test]
    fn a_month_lies_between_two_midnights_of_its_zone() {
        let span = month("2026-03").span_in("Europe/Stockholm");
        assert_eq!(span.from.rfc3339(), "2026-02-28T23:00:00Z");
        assert_eq!(span.until.rfc3339(), "2026-03-31T22:00:00Z");
        assert_eq!(
            (month("2028-02").days(), month("2026-02").last_day().to_string()),
            (29, "2026-02-28".into())
        );
    }

    #[test]
    fn what_is_no_month_is_not_read_as_one() {
        for text in ["2026-13", "2026-1", "2026-11-01", "november", ""] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }
}
