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

    /// After so many wrong guesses there is a wait before the next. The tenth in a row is never looked at at once.
    const fn free(self) -> i64 {
        match self {
            Self::Account | Self::Code => 5,
            Self::Address => 9,
        }
    }

    /// Guesses that may be looked at at the same time: many at once are not one. A class of pupils who sign in when the
    /// lesson begins are no guessers, so an address has room for them.
    const fn at_once(self) -> i64 {
        match self {
            Self::Account => 8,
            Self::Code => 3,
            Self::Address => 60,
        }
    }

    /// The first wait; each further wrong guess doubles it.
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

/// A guess that is being looked at is forgotten after this: the program was stopped in the middle of it.
const LOOKED_AT_FOR_S: i64 = 30;

/// The guesses so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    pub failures: i64,
    pub failed_at: Moment,
    /// Guesses that are being looked at, and when the last of them began.
    pub pending: i64,
    pub begun_at: Moment,
    /// Nothing is looked at before this.
    pub until_at: Moment,
}

/// What came of a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Wrong,
    /// Right, and nothing is held against them any more.
    Right,
    /// Right so far; what was wrong before still counts.
    HalfRight,
}

impl Count {
    /// No guess yet.
    pub const NONE: Self =
        Self { failures: 0, failed_at: Moment(0), pending: 0, begun_at: Moment(0), until_at: Moment(0) };

    /// Begins to look at one more guess, or gives the seconds to wait. Whoever keeps knocking during a wait does not
    /// lengthen it.
    pub fn begin(self, what: Counted, now: Moment) -> Result<Self, u32> {
        if self.until_at > now {
            let left = self.until_at.seconds_since(now) + 1;
            return Err(u32::try_from(left).unwrap_or(u32::MAX));
        }
        let pending = if now.seconds_since(self.begun_at) > LOOKED_AT_FOR_S { 0 } else { self.pending };
        if pending >= what.at_once() {
            return Err(1);
        }
        Ok(Self { pending: pending + 1, begun_at: now, ..self })
    }

    /// Is there nothing to remember?
    pub const fn is_clean(&self) -> bool {
        self.failures == 0 && self.pending == 0
    }

    /// The guess has been looked at.
    pub fn end(self, what: Counted, outcome: Outcome, now: Moment) -> Self {
        let ended = Self { pending: (self.pending - 1).max(0), ..self };
        match outcome {
            Outcome::Right => Self { failures: 0, ..ended },
            Outcome::HalfRight => ended,
            Outcome::Wrong => {
                let forgotten = now.seconds_since(self.failed_at).max(0) / what.forgets_s();
                let failures = (self.failures - forgotten).max(0) + 1;
                let until_at = self.until_at.max(now.plus_seconds(wait_s(what, failures)));
                Self { failures, failed_at: now, until_at, ..ended }
            }
        }
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

    fn wrong(count: Count, what: Counted, now: Moment) -> Result<Count, u32> {
        Ok(count.begin(what, now)?.end(what, Outcome::Wrong, now))
    }

    /// Which of many wrong guesses in a row is the first that must wait.
    fn first_refused(what: Counted) -> usize {
        let mut count = Count::NONE;
        (1..100).find(|_| wrong(count, what, Moment(1)).map(|next| count = next).is_err()).unwrap()
    }

    #[test]
    fn the_tenth_guess_waits_at_the_latest() {
        assert_eq!(first_refused(Counted::Account), 6);
        assert_eq!(first_refused(Counted::Code), 6);
        assert_eq!(first_refused(Counted::Address), 10);
    }

    #[test]
    fn fewer_than_ten_guesses_at_one_account_are_looked_at_at_once() {
        let mut count = Count::NONE;
        let begun =
            (0..20).take_while(|_| count.begin(Counted::Account, Moment(1)).map(|next| count = next).is_ok());
        assert_eq!(begun.count(), 8);
        assert!(
            count.begin(Counted::Account, Moment(1).plus_seconds(31)).is_ok(),
            "those of a stopped program are forgotten"
        );
    }

    #[test]
    fn a_class_that_signs_in_together_is_let_in() {
        let mut count = Count::NONE;
        for _ in 0..32 {
            count = count.begin(Counted::Address, Moment(1)).unwrap();
        }
        for _ in 0..32 {
            count = count.end(Counted::Address, Outcome::HalfRight, Moment(1));
        }
        assert_eq!((count.pending, count.failures, count.until_at), (0, 0, Moment(0)));
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
        let count = Count { failures: 5, failed_at: now, until_at: now.plus_seconds(15), ..Count::NONE };
        assert_eq!(count.begin(Counted::Account, now.plus_seconds(5)), Err(11));
        assert!(count.begin(Counted::Account, now.plus_seconds(16)).is_ok());
    }

    #[test]
    fn guesses_are_forgotten_with_time_and_when_the_right_one_comes() {
        let now = Moment(0).plus_days(1);
        let count = Count { failures: 5, failed_at: now, until_at: now, ..Count::NONE };
        assert_eq!(wrong(count, Counted::Account, now.plus_seconds(5 * 900)).unwrap().failures, 1);
        assert_eq!(wrong(count, Counted::Account, now.plus_seconds(900)).unwrap().failures, 5);
        assert_eq!(count.end(Counted::Account, Outcome::Right, now).failures, 0);
    }
}
