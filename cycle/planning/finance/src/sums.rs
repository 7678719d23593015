//! A line's sums, and how they are shared among those who fund it.

use kernel::{Id, Money};

use crate::ledger::Posting;
use crate::{Cannot, FundingSource, Stage};

/// What a line's entries come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    pub plan: Money,
    /// Ordered and not yet invoiced.
    pub bound: Money,
    pub spent: Money,
    /// The latest forecast that stands, if anybody has made one.
    pub said: Option<Money>,
}

/// The same with the forecast as it counts; the figures of many lines add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    pub plan: Money,
    pub bound: Money,
    pub spent: Money,
    pub forecast: Money,
}

impl Sums {
    pub const NOTHING: Self = Self { plan: Money::ZERO, bound: Money::ZERO, spent: Money::ZERO, said: None };

    /// The sums with these rows as well. The forecast that stands is another question: [`Sums::said`].
    pub fn with(self, postings: &[Posting]) -> Result<Self, Cannot> {
        postings.iter().try_fold(self, |sums, posting| {
            let plus = |sum: Money| sum.plus(posting.amount).ok_or(Cannot::TooLarge);
            Ok(match posting.stage {
                Stage::Plan => Self { plan: plus(sums.plan)?, ..sums },
                Stage::Commitment => Self { bound: plus(sums.bound)?, ..sums },
                Stage::Actual => Self { spent: plus(sums.spent)?, ..sums },
                Stage::Forecast => sums,
            })
        })
    }

    /// The figures. Without a forecast the plan is the forecast: nothing is guessed.
    pub fn figures(self) -> Figures {
        let forecast = self.said.unwrap_or(self.plan);
        Figures { plan: self.plan, bound: self.bound, spent: self.spent, forecast }
    }
}

impl Figures {
    pub const NOTHING: Self =
        Self { plan: Money::ZERO, bound: Money::ZERO, spent: Money::ZERO, forecast: Money::ZERO };

    /// What is left to order for: plan − bound − spent. Below nothing when more is bound and spent than planned; none
    /// when it does not fit.
    pub fn available(self) -> Option<Money> {
        self.plan.minus(self.bound)?.minus(self.spent)
    }

    /// Both together; none when it does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            plan: self.plan.plus(other.plan)?,
            bound: self.bound.plus(other.bound)?,
            spent: self.spent.plus(other.spent)?,
            forecast: self.forecast.plus(other.forecast)?,
        })
    }
}

/// A whole, in hundredths of a per cent.
pub const WHOLE: i64 = 10_000;

/// Who pays a part of a line, or that nobody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub source: Option<Id<FundingSource>>,
    /// In hundredths of a per cent.
    pub share: i64,
}

/// How a line is paid: parts that come to the whole, each source at most once, what nobody pays last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funding(Vec<Part>);

impl Funding {
    /// All of it by one source, or by nobody.
    pub fn whole(source: Option<Id<FundingSource>>) -> Self {
        Self(vec![Part { source, share: WHOLE }])
    }

    /// These sources with their shares; what is left to the whole is unfunded. `None` when the shares come to more than
    /// the whole, one is nothing or less, or a source is named twice.
    pub fn of(named: &[(Id<FundingSource>, i64)]) -> Option<Self> {
        let sum = named.iter().try_fold(0_i64, |sum, (_, share)| sum.checked_add(*share))?;
        let is_twice =
            named.iter().enumerate().any(|(at, (source, _))| named[..at].iter().any(|(s, _)| s == source));
        if is_twice || sum > WHOLE || named.iter().any(|(_, share)| *share <= 0) {
            return None;
        }
        let mut parts: Vec<Part> =
            named.iter().map(|(source, share)| Part { source: Some(*source), share: *share }).collect();
        if sum < WHOLE {
            parts.push(Part { source: None, share: WHOLE - sum });
        }
        Some(Self(parts))
    }

    /// As it was stored.
    pub(crate) const fn stored(parts: Vec<Part>) -> Self {
        Self(parts)
    }

    pub fn parts(&self) -> &[Part] {
        &self.0
    }

    /// The figures shared among the parts, so that the parts' sum is each figure exactly (see [`Money::shared`]).
    pub fn split(&self, figures: Figures) -> Option<Vec<Figures>> {
        let weights: Vec<i64> = self.0.iter().map(|part| part.share).collect();
        let shared = |money: Money| money.shared(&weights);
        let (plan, bound) = (shared(figures.plan)?, shared(figures.bound)?);
        let (spent, forecast) = (shared(figures.spent)?, shared(figures.forecast)?);
        let part = |at: usize| Figures {
            plan: plan[at],
            bound: bound[at],
            spent: spent[at],
            forecast: forecast[at],
        };
        Some((0..self.0.len()).map(part).collect())
    }
}
