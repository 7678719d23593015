//! How long one waits after wrong guesses. Pure arithmetic; what is counted lives in the store.

use kernel::Moment;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// Guesses at one account, from wherever they come.
    Account,
    /// Guesses from one address, at whatever account. A school has one address for everybody, so waits are short.
    Address,
    /// Codes of the second factor guessed for one account.
    Code,
}

impl Counted {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Address => "address",
            Self::Code => "code",
        }
    }

    /// After so many wrong guesses in a row there is a wait before the next. The tenth is never looked at at once.
    const fn free(self) -> i64 {
        match self {
            Self::Account | Self::Code => 5,
            Self::Address => 9,
        }
    }

    /// The first wait; each further guess doubles it.
    const fn first_s(self) -> i64 {
        match self {
            Self::Account | Self::Code => 15,
            Self::Address => 5,
        }
    }

    /// No wait is longer: who owns the account gets in again the same day, whatever others do to it.
    const fn longest_s(self) -> i64 {
        match self {
            Self::Account | Self::Code => 900,
            Self::Address => 60,
        }
    }

    /// One wrong guess is forgotten in this time.
    const fn forgets_s(self) -> i64 {
        match self {
            Self::Account | Self::Code => 900,
            Self::Address => 60,
        }
    }
}

/// The wrong guesses so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    pub failures: i64,
    pub last_at: Moment,
    /// Nothing is looked at before this.
    pub until_at: Moment,
}

impl Count {
    /// No guess yet.
    pub const NONE: Self = Self { failures: 0, last_at: Moment(0), until_at: Moment(0) };

    /// Counts one more guess before it is looked at, so that many at once are many. Within a wait nothing is counted
    /// and the seconds left are given: whoever keeps knocking does not lengthen it.
    pub fn one_more(self, what: Counted, now: Moment) -> Result<Self, u32> {
        let left = self.until_at.seconds_since(now);
        if self.until_at > now {
            return Err(u32::try_from(left + 1).unwrap_or(u32::MAX));
        }
        let forgotten = now.seconds_since(self.last_at).max(0) / what.forgets_s();
        let failures = (self.failures - forgotten).max(0) + 1;
        Ok(Self { failures, last_at: now, until_at: now.plus_seconds(wait_s(what, failures)) })
    }
}

/// The wait after so many wrong guesses.
fn wait_s(what: Counted, failures: i64) -> i64 {
    let beyond = failures - what.free();
    if beyond < 0 { 0 } else { (what.first_s() << beyond.min(20)).min(what.longest_s()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which guess of many made at once is the first that must wait.
    fn first_refused(what: Counted) -> usize {
        let mut count = Count::NONE;
        (1..).find(|_| count.one_more(what, Moment(1)).map(|next| count = next).is_err()).unwrap()
    }

    #[test]
    fn the_tenth_guess_waits_at_the_latest() {
        assert_eq!(first_refused(Counted::Account), 6);
        assert_eq!(first_refused(Counted::Code), 6);
        assert_eq!(first_refused(Counted::Address), 10);
    }

    #[test]
    fn waits_double_up_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = (4..14).map(|n| wait_s(Counted::Account, n)).collect();
        assert_eq!(waits, [0, 15, 30, 60, 120, 240, 480, 900, 900, 900]);
        assert_eq!(wait_s(Counted::Address, 1_000), 60);
    }

    #[test]
    fn knocking_during_a_wait_does_not_lengthen_it() {
        let now = Moment(0).plus_days(1);
        let count = Count { failures: 5, last_at: now, until_at: now.plus_seconds(15) };
        assert_eq!(count.one_more(Counted::Account, now.plus_seconds(5)), Err(11));
        assert!(count.one_more(Counted::Account, now.plus_seconds(16)).is_ok());
    }

    #[test]
    fn guesses_are_forgotten_with_time() {
        let now = Moment(0).plus_days(1);
        let count = Count { failures: 5, last_at: now, until_at: now };
        assert_eq!(count.one_more(Counted::Account, now.plus_seconds(5 * 900)).unwrap().failures, 1);
        assert_eq!(count.one_more(Counted::Account, now.plus_seconds(900)).unwrap().failures, 5);
    }
}
