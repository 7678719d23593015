//! What holds in an agreement from a day: how it renews, when notice must be given, what it costs. Pure.

use calendars::Holidays;
use kernel::{Day, Money};

kernel::worded! {
    /// What happens when a term is over.
    Renewal {
        /// The agreement ends by itself.
        None = "none",
        /// It goes on unless somebody gives notice.
        Tacit = "tacit",
        /// It ends unless somebody renews it.
        Optional = "optional",
    }
}

kernel::worded! {
    /// What a notice period is counted in.
    NoticeUnit {
        Months = "months",
        Days = "days",
        /// Mondays to Fridays that are no holiday, nor one of the three eves that lag (1930:173) holds equal to one.
        WorkingDays = "working-days",
    }
}

/// How long before a term's end notice must be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    pub count: i64,
    pub unit: NoticeUnit,
}

/// What holds from a day until other conditions do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conditions {
    pub from: Day,
    pub renewal: Renewal,
    /// How long each renewal lasts, in months.
    pub renewal_months: i64,
    /// How many renewals there may be in all; without end when nothing is said.
    pub renewals_at_most: Option<i64>,
    pub notice: Notice,
    /// How many days before the notice day it must be decided.
    pub lead_days: i64,
    /// What a year costs from the day on; as before when nothing is said.
    pub price: Option<Money>,
    /// What the price rises by at each renewal, in hundredths of a per cent.
    pub indexed: i64,
}

/// A whole, as hundredths of a per cent.
const WHOLE: i128 = 10_000;

impl Conditions {
    /// The price after a renewal, half an öre upwards; never more than a ledger takes.
    pub fn raised(&self, price: Money) -> Money {
        let raised = i128::from(price.minor) * (WHOLE + i128::from(self.indexed));
        Money { minor: half_up(raised, WHOLE).min(Money::LARGEST.minor), ..price }
    }
}

/// A quotient of two numbers that are not below nothing, half upwards; the largest there is where it does not fit.
pub(crate) fn half_up(number: i128, by: i128) -> i64 {
    i64::try_from((number * 2 + by) / (by * 2)).unwrap_or(i64::MAX)
}

impl Notice {
    /// The last day on which notice may reach the other party, of a term whose next begins on `next`.
    ///
    /// Months are counted back from the first day after the term, and notice is given the day before: of a term through
    /// 30 June, three months' notice is given on 31 March, of one through 28 February on 30 November. Counted forwards
    /// from that day by lag (1930:173) 2 § the months never end after the term. Days lie between the notice day and the
    /// term's last, that one counted. Of working days so many lie there, and the notice day is one itself.
    pub fn last_day(self, next: Day) -> Day {
        match self.unit {
            NoticeUnit::Months => next.plus_months(-self.count).plus_days(-1),
            NoticeUnit::Days => next.plus_days(-1 - self.count),
            NoticeUnit::WorkingDays => {
                let (mut day, mut left) = (next.plus_days(-1), self.count);
                while left > 0 || !is_working(day) {
                    left -= i64::from(is_working(day));
                    day = day.plus_days(-1);
                }
                day
            }
        }
    }
}

/// Is it a day on which people work, in Sweden?
pub(crate) fn is_working(day: Day) -> bool {
    use calendars::Holiday::{ChristmasEve, MidsummerEve, NewYearsEve};
    const SATURDAY: usize = 5;
    let (holidays, eves) = (Holidays::Sweden.of(day.year()), Holidays::Sweden.eves_of(day.year()));
    let is_eve =
        eves.iter().any(|(at, eve)| *at == day && matches!(eve, ChristmasEve | MidsummerEve | NewYearsEve));
    calendars::weekday_of(day) < SATURDAY && !is_eve && !holidays.iter().any(|(at, _)| *at == day)
}
