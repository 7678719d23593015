//! The day of each year on which a licence is counted. Pure.

use std::fmt;
use std::str::FromStr;

use kernel::Day;

/// A month and a day, such as `03-15`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountDay {
    month: i8,
    day: i8,
}

/// It is no day of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADay;

/// A leap year, in which every day of a year is found.
const LEAP: i16 = 2028;

impl FromStr for CountDay {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let (month, day) = text.split_once('-').ok_or(NotADay)?;
        let figures = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        if !figures(month) || !figures(day) {
            return Err(NotADay);
        }
        let (month, day) = (month.parse().map_err(|_| NotADay)?, day.parse().map_err(|_| NotADay)?);
        Day::new(LEAP, month, day).map(|_| Self { month, day }).ok_or(NotADay)
    }
}

impl fmt::Display for CountDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl CountDay {
    /// The day in a year; 29 February is the 28th where there is none.
    fn of(self, year: i16) -> Option<Day> {
        Day::new(year, self.month, self.day).or_else(|| Day::new(year, self.month, self.day - 1))
    }

    /// The first of its days after this one.
    pub fn after(self, day: Day) -> Option<Day> {
        [day.year(), day.year().saturating_add(1)]
            .into_iter()
            .filter_map(|year| self.of(year))
            .find(|at| *at > day)
    }

    /// The day that waits to be counted: the first after the last count, or after the day before it was registered.
    pub fn waiting(self, registered: Day, counted: Option<Day>) -> Option<Day> {
        let since = registered.plus_days(-1);
        self.after(counted.map_or(since, |counted| counted.max(since)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_comes_once_a_year() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let march: CountDay = "3-15".parse().unwrap();
        assert_eq!(march.to_string(), "03-15");
        assert_eq!(march.waiting(day("2026-03-15"), None), Some(day("2026-03-15")), "the day itself waits");
        assert_eq!(march.waiting(day("2026-03-16"), None), Some(day("2027-03-15")));
        assert_eq!(march.waiting(day("2026-01-01"), Some(day("2026-03-15"))), Some(day("2027-03-15")));
        assert_eq!(
            march.waiting(day("2026-01-01"), Some(day("2026-03-10"))),
            Some(day("2026-03-15")),
            "a count some days before is not the count of the day"
        );
        let leap: CountDay = "02-29".parse().unwrap();
        assert_eq!(leap.after(day("2026-01-01")), Some(day("2026-02-28")));
        assert_eq!(leap.after(day("2027-12-31")), Some(day("2028-02-29")));
        for text in ["", "3", "13-01", "02-30", "03-", "+3-15", "2026-03-15"] {
            assert_eq!(text.parse::<CountDay>(), Err(NotADay), "{text}");
        }
    }
}
