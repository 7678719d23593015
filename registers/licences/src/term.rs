//! What is bought for a time, and what that costs. Pure, and exact to the öre.
//!
//! Time is counted in months from the term's first day, and what is left over in days of the month that they lie in: from
//! 15 March through 30 April it is one month and sixteen of the thirty days from 15 April. As no month has other than
//! 28 to 31 days, all of that is whole in parts of [`MONTH`].

use kernel::{Day, Money};

kernel::worded! {
    /// What a price is for, in time.
    Period { Month = "month", Year = "year" }
}

kernel::worded! {
    /// What a price is for, in number.
    Per {
        /// Each of the count.
        Each = "each",
        /// All together.
        Whole = "whole",
    }
}

/// What was bought from a day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// 1 is the first, 2 the first renewal.
    pub number: i64,
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// How many; nothing of a site.
    pub count: Option<i64>,
    pub price: Money,
    pub period: Period,
    pub per: Per,
    /// The price and perhaps the days were those of the agreement.
    pub is_agreed: bool,
    pub reason: String,
}

/// A month in parts of which every day of it is a whole number: 4 · 3 · 5 · 7 · 29 · 31.
pub const MONTH: i128 = 377_580;

/// The time from a day to another, that one not counted, in parts of a month, reckoned from the first.
pub fn elapsed(from: Day, until: Day) -> i128 {
    if until <= from {
        return 0;
    }
    let mut months = (i64::from(until.year()) - i64::from(from.year())) * 12 + i64::from(until.month())
        - i64::from(from.month());
    if from.plus_months(months) > until {
        months -= 1;
    }
    let (at, next) = (from.plus_months(months), from.plus_months(months + 1));
    let (days, length) = (until.days_since(at), next.days_since(at).max(1));
    i128::from(months) * MONTH + i128::from(days) * MONTH / i128::from(length)
}

/// The same as whole months and the days that are left.
pub fn months_and_days(from: Day, until: Day) -> (i64, i64) {
    let months = i64::try_from(elapsed(from, until) / MONTH).unwrap_or(0);
    (months, until.days_since(from.plus_months(months)).max(0))
}

/// A quotient of two numbers that are not below nothing, half upwards.
pub(crate) fn half_up(number: i128, by: i128) -> i64 {
    let by = by.max(1);
    i64::try_from((number * 2 + by) / (by * 2)).unwrap_or(i64::MAX)
}

impl Period {
    /// Months of it.
    pub const fn months(self) -> i128 {
        match self {
            Self::Month => 1,
            Self::Year => 12,
        }
    }
}

impl Term {
    /// The first day after it.
    pub fn next(&self) -> Day {
        self.to.plus_days(1)
    }

    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// What the price is multiplied by, and divided by, for so many: all of the term's count is a whole price of a whole.
    fn ratio(&self, count: Option<i64>) -> Option<(i128, i128)> {
        match (self.per, count) {
            (Per::Each, count) => Some((i128::from(count.unwrap_or(1)), 1)),
            (Per::Whole, None) => Some((1, 1)),
            (Per::Whole, Some(count)) => {
                let all = self.count.filter(|all| *all > 0)?;
                Some((i128::from(count), i128::from(all)))
            }
        }
    }

    /// What so many cost from a day to the term's end; nothing can be said of some of a whole that has no count.
    pub fn cost_from(&self, from: Day, count: Option<i64>) -> Option<Money> {
        let (times, by) = self.ratio(count)?;
        let time = elapsed(self.from, self.next()) - elapsed(self.from, from.max(self.from));
        let cost = i128::from(self.price.minor) * times * time.max(0);
        let minor = half_up(cost, MONTH * self.period.months() * by).min(Money::LARGEST.minor);
        Some(Money { minor, ..self.price })
    }

    /// What the whole term costs, without what was bought besides.
    pub fn cost(&self) -> Money {
        let count = match self.per {
            Per::Each => self.count,
            Per::Whole => None,
        };
        self.cost_from(self.from, count).unwrap_or(Money::ZERO)
    }

    /// What the price of one is compared with another term's, in hundredths of a per cent; nothing when one of them costs
    /// nothing or has no count where the other has one.
    pub fn change_since(&self, before: &Self) -> Option<i64> {
        let one = |term: &Self| {
            let all = match term.per {
                Per::Each => 1,
                Per::Whole => term.count.map_or(1, |count| count.max(1)),
            };
            (i128::from(term.price.minor) * 12 / term.period.months(), i128::from(all))
        };
        let is_alike = self.per == before.per || (self.count.is_some() && before.count.is_some());
        let ((now, now_by), (was, was_by)) = (one(self), one(before));
        if !is_alike || was == 0 {
            return None;
        }
        let (number, by) = (now * was_by * 10_000, was * now_by);
        Some(half_up(number, by).saturating_sub(10_000))
    }
}
