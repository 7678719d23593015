//! Dice that fall the same way for the same seed (SplitMix64), so that a sample is the same everywhere.

use kernel::Moment;

/// The dice.
pub struct Dice(u64);

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` up to but not `high`.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low).max(1) as u64) as i64
    }

    /// True so many times of a hundred.
    pub fn percent(&mut self, of_hundred: i64) -> bool {
        self.between(0, 100) < of_hundred
    }

    /// One of these, if there is any.
    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.between(0, all.len().max(1) as i64);
        all.get(at as usize)
    }

    /// A moment so many hours later, at a time when people work.
    pub fn later(&mut self, from: Moment, low_h: i64, high_h: i64) -> Moment {
        let after = from.plus_seconds(self.between(low_h * HOUR, high_h * HOUR).max(60));
        self.at_work(after)
    }

    /// The same moment when people work; otherwise some time the next working morning.
    pub fn at_work(&mut self, at: Moment) -> Moment {
        let seconds = at.0.div_euclid(1_000_000);
        let (day, time) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        // 1970-01-01 was a Thursday; 6 to 16 in UTC is 7 to 17 or 8 to 18 in Sweden.
        let is_workday = (day + 3).rem_euclid(7) < 5;
        if is_workday && (6 * HOUR..16 * HOUR).contains(&time) {
            return at;
        }
        let mut day = if time < 6 * HOUR && is_workday { day } else { day + 1 };
        while (day + 3).rem_euclid(7) >= 5 {
            day += 1;
        }
        Moment((day * DAY + self.between(6 * HOUR, 10 * HOUR)) * 1_000_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_falls_the_same_way() {
        let throw = |seed| {
            let mut dice = Dice::new(seed);
            [(); 5].map(|()| dice.between(0, 1_000))
        };
        assert_eq!(throw(7), throw(7));
        assert_ne!(throw(7), throw(8));
    }

    #[test]
    fn nobody_works_at_night_or_on_sundays() {
        let mut dice = Dice::new(7);
        let saturday = Moment::parse_rfc3339("2026-03-07T11:00:00Z").expect("a moment");
        assert!(dice.at_work(saturday).rfc3339().starts_with("2026-03-09T"));
        let night = Moment::parse_rfc3339("2026-03-04T02:00:00Z").expect("a moment");
        assert!(dice.at_work(night).rfc3339().starts_with("2026-03-04T0"));
        let noon = Moment::parse_rfc3339("2026-03-04T12:00:00Z").expect("a moment");
        assert_eq!(dice.at_work(noon), noon);
    }
}
