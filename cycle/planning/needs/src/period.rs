use std::fmt;
use std::str::FromStr;

/// When something is planned for: a year, or a quarter of it. Written `2027` or `2027-Q2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i16,
    quarter: Option<u8>,
}

/// The text is neither a year nor a quarter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a year or a quarter such as 2027-Q2")]
pub struct ParsePeriodError;

impl Period {
    /// Years that may be planned for.
    pub const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;

    /// The year, or the quarter of it (1 to 4); nothing when there is no such quarter.
    pub fn new(year: i64, quarter: Option<i64>) -> Option<Self> {
        let quarter = match quarter {
            None => None,
            Some(q @ 1..=4) => Some(q as u8),
            Some(_) => return None,
        };
        Self::YEARS.contains(&year).then_some(Self { year: year as i16, quarter })
    }

    /// Any period, where a move's kind matters and its time does not.
    pub const SOME: Self = Self { year: 2000, quarter: None };

    /// The whole year that a day is in.
    pub fn this_year(day: kernel::Day) -> Self {
        Self { year: day.year(), quarter: None }
    }

    pub const fn year(self) -> i16 {
        self.year
    }

    /// Is it over on that day?
    pub fn is_over(self, today: kernel::Day) -> bool {
        let now = i64::from(today.month() - 1) / 3 + 1;
        let is_over_this_year = self.quarter.is_some_and(|quarter| i64::from(quarter) < now);
        self.year < today.year() || (self.year == today.year() && is_over_this_year)
    }

    /// The quarter that a day is in, as it is written.
    pub fn quarter_of(day: kernel::Day) -> String {
        format!("{}-Q{}", day.year(), i64::from(day.month() - 1) / 3 + 1)
    }

    pub const fn quarter(self) -> Option<u8> {
        self.quarter
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.quarter {
            Some(quarter) => write!(f, "{}-Q{quarter}", self.year),
            None => write!(f, "{}", self.year),
        }
    }
}

impl FromStr for Period {
    type Err = ParsePeriodError;

    fn from_str(text: &str) -> Result<Self, ParsePeriodError> {
        let (year, quarter) = match text.split_once("-Q") {
            Some((year, quarter)) => (year, Some(quarter.parse().map_err(|_| ParsePeriodError)?)),
            None => (text, None),
        };
        Self::new(year.parse().map_err(|_| ParsePeriodError)?, quarter).ok_or(ParsePeriodError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_in_its_quarter() {
        let quarter = |day: &str| day.parse().map(Period::quarter_of);
        assert_eq!(quarter("2026-03-31").as_deref(), Ok("2026-Q1"));
        assert_eq!(quarter("2026-12-31").as_deref(), Ok("2026-Q4"));
    }

    #[test]
    fn a_period_reads_back_as_it_is_written() {
        for text in ["2027", "2027-Q1", "2099-Q4"] {
            assert_eq!(text.parse::<Period>().map(|p| p.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "27", "2027-Q0", "2027-Q5", "2027-q1", "1999", "2027-"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
