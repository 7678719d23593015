use kernel::Money;

use crate::{Base, Component, Rates};

/// What a component costs in a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CapitalYear {
    pub year: i64,
    /// Months of the year in which it is written off, 1 to 12.
    pub months: i64,
    /// What is left to write off when the year begins, or when the component starts.
    pub opening: Money,
    pub depreciation: Money,
    pub interest: Money,
}

impl CapitalYear {
    /// Depreciation and interest together: capital cost (kapitalkostnad).
    pub fn cost(&self) -> Money {
        Money { minor: self.depreciation.minor + self.interest.minor, ..self.depreciation }
    }
}

/// A component's cost in each year of its life. Depreciation: (amount − residual) ÷ months of life, in whole öre, the
/// last month takes the rest. Interest on what is left: for each month a twelfth of the year's rate. It is rounded once
/// a year, to the nearest öre, half an öre upwards.
pub fn years(component: &Component, rates: &Rates, base: Base) -> Vec<CapitalYear> {
    let (start, life) = (component.start(), component.life_months());
    let year_of = |year: i64| {
        // Months of the component's life that have passed when the year begins and when it ends.
        let passed = |year: i64| ((year - start.year) * 12 - (start.month - 1)).clamp(0, life);
        let (from, until) = (passed(year), passed(year + 1));
        let (opening, closing) = (component.left_after(from), component.left_after(until));
        let money = |minor| Money { minor, ..component.base() };
        CapitalYear {
            year,
            months: until - from,
            opening: money(opening),
            depreciation: money(opening - closing),
            interest: money(interest(component, (from, until), rates.of(year), base)),
        }
    };
    (start.year..=component.last_year()).map(year_of).collect()
}

fn interest(component: &Component, (from, until): (i64, i64), rate: i64, base: Base) -> i64 {
    let months = until - from;
    let left = match base {
        Base::Year => i128::from(component.left_after(from)) * i128::from(months),
        Base::Month => (from..until).map(|month| i128::from(component.left_after(month))).sum(),
    };
    // Hundredths of a per cent, and twelve months to the year.
    let parts = 10_000 * 12;
    // An interest never exceeds the whole amount times the rate, so that it fits.
    i64::try_from((left * i128::from(rate) * 2 + parts) / (2 * parts)).unwrap_or(i64::MAX)
}

/// Several components together, each year from the first start to the last end. A year's sums are those of the
/// components, each rounded by itself; its months are the most of any.
pub fn years_of_all(components: &[Component], rates: &Rates, base: Base) -> Vec<CapitalYear> {
    let first = components.iter().map(|it| it.start().year).min();
    let last = components.iter().map(Component::last_year).max();
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let each: Vec<CapitalYear> = components.iter().flat_map(|it| years(it, rates, base)).collect();
    let of = |year: i64| {
        let nothing = CapitalYear {
            year,
            months: 0,
            opening: Money::ZERO,
            depreciation: Money::ZERO,
            interest: Money::ZERO,
        };
        each.iter().filter(|it| it.year == year).fold(nothing, |sum, it| CapitalYear {
            year,
            months: sum.months.max(it.months),
            opening: Money::sek(sum.opening.minor + it.opening.minor),
            depreciation: Money::sek(sum.depreciation.minor + it.depreciation.minor),
            interest: Money::sek(sum.interest.minor + it.interest.minor),
        })
    };
    (first..=last).map(of).collect()
}
