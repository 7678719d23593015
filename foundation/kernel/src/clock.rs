use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use serde::{Deserialize, Serialize};

use crate::{Day, Lang};

/// A point in time: microseconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment(pub i64);

const SECOND_US: i64 = 1_000_000;

impl Moment {
    /// The moment so many seconds later (earlier when negative).
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * SECOND_US)
    }

    /// The moment so many days of 24 hours later.
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_seconds(days * 86_400)
    }

    /// Whole seconds from `earlier` to this moment.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / SECOND_US
    }

    fn zoned(self, zone: &str) -> jiff::Zoned {
        let stamp = jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        stamp.in_tz(zone).unwrap_or_else(|_| stamp.to_zoned(jiff::tz::TimeZone::UTC))
    }

    /// The calendar day in the zone (an IANA name such as `Europe/Stockholm`).
    pub fn day_in(self, zone: &str) -> Day {
        Day::from_civil(self.zoned(zone).date())
    }

    /// `2026-11-21 14:05` in the zone; both languages read it the same way.
    pub fn show_in(self, zone: &str, _lang: Lang) -> String {
        self.zoned(zone).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// RFC 3339 in UTC, for the API: `2026-11-21T13:05:00Z`.
    pub fn rfc3339(self) -> String {
        jiff::Timestamp::from_microsecond(self.0).map_or_else(|_| String::new(), |t| t.to_string())
    }

    /// Reads RFC 3339 text.
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>().ok().map(|t| Self(t.as_microsecond()))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

/// Is it a zone that the calendar knows (an IANA name)? Of an unknown one every moment would be shown in UTC.
pub fn knows_zone(name: &str) -> bool {
    jiff::tz::TimeZone::get(name).is_ok()
}

/// Where the time comes from: the machine's clock, or a clock that a test moves.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    #[default]
    System,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at `moment` until moved.
    pub fn set(moment: Moment) -> Self {
        Self::Set(Arc::new(AtomicI64::new(moment.0)))
    }

    /// The moment it shows.
    pub fn now(&self) -> Moment {
        match self {
            Self::System => Moment(jiff::Timestamp::now().as_microsecond()),
            Self::Set(at) => Moment(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a set clock; the machine's own clock cannot be moved and stays as it is.
    pub fn advance_seconds(&self, seconds: i64) {
        if let Self::Set(at) = self {
            at.fetch_add(seconds * SECOND_US, Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_shows_in_the_persons_zone() {
        let moment = Moment::parse_rfc3339("2026-07-01T22:30:00Z").unwrap();
        assert_eq!(moment.show_in("Europe/Stockholm", Lang::Sv), "2026-07-02 00:30");
        assert_eq!(moment.day_in("Europe/Stockholm").to_string(), "2026-07-02");
        assert_eq!(moment.rfc3339(), "2026-07-01T22:30:00Z");
    }
}
