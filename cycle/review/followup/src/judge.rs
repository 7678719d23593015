//! Whether a line strays from its plan, and how. Pure.

use finance::{Kind, LineFigures};
use kernel::{Day, Money};

kernel::worded! {
    /// How a line strays.
    Stray {
        /// Nothing is planned, and money is bound, spent or expected.
        NoPlan = "no-plan",
        /// More is bound and spent than is planned.
        Overdrawn = "overdrawn",
        /// It is expected to cost more, or to bring in less, than is planned.
        Dearer = "dearer",
        /// It is expected to cost less, or to bring in more, than is planned.
        Cheaper = "cheaper",
        /// It is spent much faster than the year goes, and nobody has said what it will cost.
        Fast = "fast",
        /// Little is bound and spent of what the year should have taken, and nobody has said what it will cost.
        Quiet = "quiet",
    }
}

/// How much of a year has gone, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gone(pub i64);

impl Gone {
    pub const ALL: Self = Self(1_000);

    /// Of the year on the day: nothing before it has begun, all of it when it is over.
    pub fn of(year: i16, today: Day) -> Self {
        let (Some(first), Some(after)) = (Day::new(year, 1, 1), Day::new(year.saturating_add(1), 1, 1))
        else {
            return Self::ALL;
        };
        let (days, all) = (today.days_since(first), after.days_since(first));
        Self((days.clamp(0, all) * 1_000) / all)
    }

    /// In whole per cent.
    pub const fn percent(self) -> i64 {
        self.0 / 10
    }
}

/// What a line is expected to come to, and whether it strays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The forecast, or what is bound and spent when that is beyond it.
    pub expected: Money,
    /// Expected − plan: above nothing is worse than planned, also for income, which is below nothing.
    pub difference: Money,
    pub stray: Option<Stray>,
}

/// How much faster than the year a line may be spent, in thousandths of its plan.
const HASTE: i64 = 200;
/// From when in the year silence is told.
const TOO_EARLY: Gone = Gone(250);

const fn sek(minor: i128) -> Money {
    // Figures of a line are within the range of money, and so are their sums and differences.
    Money::sek(if minor > i64::MAX as i128 {
        i64::MAX
    } else if minor < i64::MIN as i128 {
        i64::MIN
    } else {
        minor as i64
    })
}

/// Judges a line when so much of its year has gone; what differs by no more than the tolerance, in per cent of the
/// plan, keeps to it.
pub fn judge(line: &LineFigures, gone: Gone, tolerance: i64) -> Verdict {
    let figures = line.figures;
    let wide = |money: Money| i128::from(money.minor);
    let (plan, used) = (wide(figures.plan), wide(figures.bound) + wide(figures.spent));
    let is_income = plan < 0 || (plan == 0 && used < 0);
    let said = wide(figures.forecast);
    let expected = if is_income { said.min(used) } else { said.max(used) };
    let difference = expected - plan;
    let room = plan.abs() * i128::from(tolerance) / 100;
    let stray = if plan == 0 && expected != 0 {
        Some(Stray::NoPlan)
    } else if !is_income && used - plan > room {
        Some(Stray::Overdrawn)
    } else if difference > room {
        Some(Stray::Dearer)
    } else if difference < -room {
        Some(Stray::Cheaper)
    } else {
        pace(line, gone, tolerance)
    };
    Verdict { expected: sek(expected), difference: sek(difference), stray }
}

/// A part of the plan in thousandths; all of it when there is no plan.
pub(crate) fn thousandths(part: i128, plan: Money) -> i64 {
    let share = if plan.minor == 0 { 1_000 } else { part * 1_000 / i128::from(plan.minor) };
    i64::try_from(share).unwrap_or(i64::MAX)
}

/// A line about which nobody has said anything, beside the year that goes. Investments come when they come.
fn pace(line: &LineFigures, gone: Gone, tolerance: i64) -> Option<Stray> {
    if line.is_said || line.kind == Kind::Investment || line.figures.plan.minor <= 0 {
        return None;
    }
    let (plan, spent) = (line.figures.plan, i128::from(line.figures.spent.minor));
    let used = thousandths(spent + i128::from(line.figures.bound.minor), plan);
    let least = if gone < Gone::ALL { gone.0 / 2 } else { 1_000 - tolerance * 10 };
    if gone < Gone::ALL && thousandths(spent, plan) > gone.0 + HASTE {
        Some(Stray::Fast)
    } else if gone >= TOO_EARLY && used < least {
        Some(Stray::Quiet)
    } else {
        None
    }
}
