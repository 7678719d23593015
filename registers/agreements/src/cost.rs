//! What terms cost in each calendar year, to the öre. Pure.

use std::collections::BTreeMap;

use kernel::{Day, Money};

use crate::term::{Part, Term};

/// What a year costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearCost {
    /// Of terms that nobody can leave any more.
    pub committed: Money,
    /// Of all terms that come when what renews itself does.
    pub expected: Money,
}

impl YearCost {
    pub const NOTHING: Self = Self { committed: Money::ZERO, expected: Money::ZERO };
}

impl Part {
    /// The cost by calendar year, in order: each year has its share by days, cut to the öre, and the last what is left.
    /// Together they are the cost.
    pub fn years(&self) -> Vec<(i16, Money)> {
        let days = i128::from(self.to.days_since(self.from) + 1);
        let (mut left, mut years) = (self.cost.minor, Vec::new());
        for year in self.from.year()..=self.to.year() {
            let last = Day::new(year, 12, 31).map_or(self.to, |day| day.min(self.to));
            let first = Day::new(year, 1, 1).map_or(self.from, |day| day.max(self.from));
            let here = i128::from(last.days_since(first) + 1);
            let share = i64::try_from(i128::from(self.cost.minor) * here / days).unwrap_or(left);
            let share = if year == self.to.year() { left } else { share };
            left -= share;
            years.push((year, Money { minor: share, ..self.cost }));
        }
        years
    }
}

/// What the terms cost by year.
pub fn years(terms: &[Term]) -> BTreeMap<i16, YearCost> {
    let mut sums: BTreeMap<i16, YearCost> = BTreeMap::new();
    for term in terms {
        for (year, share) in term.parts.iter().flat_map(Part::years) {
            let sum = sums.entry(year).or_insert(YearCost::NOTHING);
            sum.expected = sum.expected.plus(share).unwrap_or(sum.expected);
            if term.is_committed {
                sum.committed = sum.committed.plus(share).unwrap_or(sum.committed);
            }
        }
    }
    sums
}
