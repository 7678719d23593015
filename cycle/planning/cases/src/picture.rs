//! What a case comes to: pure arithmetic over its lines.

use std::collections::BTreeMap;

use capital::CapitalYear;
use kernel::{Id, Money, Unit};

use crate::rates::Decision;
use crate::{Benefit, Case, Cost, Kind};

/// A year of a case, or all its years together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearSum {
    /// 0 for all years together.
    pub year: i64,
    pub one_off: Money,
    pub running: Money,
    /// Depreciation and interest.
    pub capital: Money,
    /// Benefits in cash.
    pub cash: Money,
    /// What re-allocated time would cost. Stands apart: no money comes of it.
    pub time: Money,
}

fn sum(amounts: &[Money]) -> Money {
    Money::sek(amounts.iter().map(|amount| amount.minor).sum())
}

impl YearSum {
    const fn nothing(year: i64) -> Self {
        let nothing = Money::ZERO;
        Self { year, one_off: nothing, running: nothing, capital: nothing, cash: nothing, time: nothing }
    }

    /// One-off + running + capital.
    pub fn cost(&self) -> Money {
        sum(&[self.one_off, self.running, self.capital])
    }

    /// Cash − cost. Time is no part of it.
    pub fn net(&self) -> Money {
        Money::sek(self.cash.minor - self.cost().minor)
    }

    fn plus(self, other: &Self) -> Self {
        Self {
            year: self.year,
            one_off: sum(&[self.one_off, other.one_off]),
            running: sum(&[self.running, other.running]),
            capital: sum(&[self.capital, other.capital]),
            cash: sum(&[self.cash, other.cash]),
            time: sum(&[self.time, other.time]),
        }
    }

    fn add(&mut self, kind: Kind, amount: Money) {
        let place = match kind {
            Kind::OneOff { .. } => &mut self.one_off,
            Kind::Running { .. } => &mut self.running,
            Kind::Capital { .. } => &mut self.capital,
        };
        *place = sum(&[*place, amount]);
    }
}

/// What a cost centre pays for year by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Centre {
    pub unit: Id<Unit>,
    /// In the years' order.
    pub costs: Vec<Money>,
    pub sum: Money,
}

/// What a case comes to, year by year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub years: Vec<YearSum>,
    pub sum: YearSum,
    pub centres: Vec<Centre>,
    /// Each investment's years, its whole life through.
    pub capital: Vec<(Id<Cost>, Vec<CapitalYear>)>,
    /// All that is invested, before what is replaced is taken off.
    pub invested: Money,
    /// Capital costs of the years after those of the case.
    pub after: Money,
}

impl Picture {
    /// Without rates an investment costs nothing yet; a case takes none then.
    pub fn of(case: &Case, costs: &[Cost], benefits: &[Benefit], rates: Option<&Decision>) -> Self {
        let mut years: Vec<YearSum> =
            (case.facts.first_year..=case.last_year()).map(YearSum::nothing).collect();
        let mut centres: BTreeMap<Id<Unit>, Vec<Money>> = BTreeMap::new();
        let (mut capital, mut invested, mut after) = (Vec::new(), 0, 0);
        for cost in costs {
            let each = yearly(cost, rates);
            if let Kind::Capital { amount, .. } = cost.kind {
                invested += amount.minor;
                capital.push((cost.id, each.1));
            }
            let centre = centres.entry(cost.charge.unit).or_insert_with(|| vec![Money::ZERO; years.len()]);
            for (year, amount) in each.0 {
                match years.iter().position(|it| it.year == year) {
                    Some(at) => {
                        years[at].add(cost.kind, amount);
                        centre[at] = sum(&[centre[at], amount]);
                    }
                    None => after += amount.minor,
                }
            }
        }
        for year in &mut years {
            let here = |it: &&Benefit| (it.first_year..=it.last_year).contains(&year.year);
            let of = |worth: fn(crate::Worth) -> Money| {
                Money::sek(benefits.iter().filter(here).map(|it| worth(it.worth).minor).sum())
            };
            (year.cash, year.time) = (of(crate::Worth::cash), of(crate::Worth::time));
        }
        let whole = years.iter().fold(YearSum::nothing(0), YearSum::plus);
        let centre = |(unit, costs): (Id<Unit>, Vec<Money>)| Centre { unit, sum: sum(&costs), costs };
        Self {
            sum: whole,
            centres: centres.into_iter().map(centre).collect(),
            capital,
            invested: Money::sek(invested),
            after: Money::sek(after),
            years,
        }
    }
}

/// A cost's amounts by year, and an investment's years as they are reckoned.
fn yearly(cost: &Cost, rates: Option<&Decision>) -> (Vec<(i64, Money)>, Vec<CapitalYear>) {
    match cost.kind {
        Kind::OneOff { amount, year } => (vec![(year, amount)], Vec::new()),
        Kind::Running { amount, first_year, last_year } => {
            ((first_year..=last_year).map(|year| (year, amount)).collect(), Vec::new())
        }
        Kind::Capital { component, .. } => {
            let Some(decided) = rates else { return (Vec::new(), Vec::new()) };
            let years = capital::years(&component, &decided.rates, decided.base);
            (years.iter().map(|year| (year.year, year.cost())).collect(), years)
        }
    }
}
