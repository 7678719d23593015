//! What holds for every investment.

use kernel::Money;
use proptest::prelude::*;

use crate::{Base, CapitalYear, Component, Rates, Start, years, years_of_all};

prop_compose! {
    fn component()(
        amount in prop_oneof![1_i64..=100_000_000, 1_i64..=5_000, Just(Money::LARGEST.minor)],
        share in 0_i64..=100, year in 2000_i64..=2100, month in 1_i64..=12,
        life in prop_oneof![1_i64..=600, Just(1), Just(12), Just(120)],
    ) -> Component {
        let residual = i64::try_from(i128::from(amount) * i128::from(share) / 100).unwrap();
        let start = Start::new(year, month).unwrap();
        Component::new(Money::sek(amount), Money::sek(residual), start, life).unwrap()
    }
}

prop_compose! {
    fn rates()(by in prop::collection::btree_map(2000_i64..=2130, 0_i64..=1_500, 1..6)) -> Rates {
        Rates::new(by.into_iter().collect()).unwrap()
    }
}

fn sum(years: &[CapitalYear], of: fn(&CapitalYear) -> Money) -> i64 {
    years.iter().map(|year| of(year).minor).sum()
}

proptest! {
    #[test]
    fn depreciation_sums_to_amount_less_residual_exactly(one in component(), rates in rates()) {
        for base in [Base::Month, Base::Year] {
            let years = years(&one, &rates, base);
            prop_assert_eq!(sum(&years, |year| year.depreciation), one.base().minor);
            prop_assert_eq!(years.iter().map(|year| year.months).sum::<i64>(), one.life_months());
            prop_assert_eq!(years.last().unwrap().year, one.last_year());
        }
    }

    #[test]
    fn what_is_left_falls_to_nothing_and_never_below(one in component(), rates in rates()) {
        let years = years(&one, &rates, Base::Month);
        let mut left = one.base().minor;
        for year in &years {
            prop_assert_eq!(year.opening.minor, left);
            prop_assert!(year.depreciation.minor >= 0 && year.interest.minor >= 0 && year.months > 0);
            left -= year.depreciation.minor;
            prop_assert!(left >= 0);
        }
        prop_assert_eq!(left, 0);
    }

    #[test]
    fn interest_by_month_is_never_above_interest_by_year(one in component(), rates in rates()) {
        let (by_month, by_year) = (years(&one, &rates, Base::Month), years(&one, &rates, Base::Year));
        for (month, year) in by_month.iter().zip(&by_year) {
            prop_assert_eq!(month.depreciation, year.depreciation);
            prop_assert!(month.interest.minor <= year.interest.minor);
        }
    }

    #[test]
    fn several_components_cost_what_they_cost_one_by_one(
        all in prop::collection::vec(component(), 0..5), rates in rates(),
    ) {
        let together = years_of_all(&all, &rates, Base::Month);
        let alone: i64 =
            all.iter().map(|one| sum(&years(one, &rates, Base::Month), CapitalYear::cost)).sum();
        prop_assert_eq!(sum(&together, CapitalYear::cost), alone);
    }

    #[test]
    fn a_higher_rate_never_costs_less(one in component(), low in 0_i64..=1_000, more in 0_i64..=1_000) {
        let (low, high) = (Rates::flat(low).unwrap(), Rates::flat(low + more).unwrap());
        for base in [Base::Month, Base::Year] {
            let (low, high) = (years(&one, &low, base), years(&one, &high, base));
            prop_assert!(sum(&low, CapitalYear::cost) <= sum(&high, CapitalYear::cost));
        }
    }
}

#[test]
fn what_is_no_investment_is_none() {
    let start = Start::new(2026, 1).unwrap();
    let new = |amount, residual, life| Component::new(Money::sek(amount), Money::sek(residual), start, life);
    assert!(new(0, 0, 12).is_none() && new(-1, 0, 12).is_none() && new(100, 101, 12).is_none());
    assert!(new(100, -1, 12).is_none() && new(100, 0, 0).is_none() && new(100, 0, 601).is_none());
    assert!(new(Money::LARGEST.minor + 1, 0, 12).is_none() && new(100, 100, 600).is_some());
    assert!(Start::new(2026, 13).is_none() && Start::new(1999, 1).is_none());
    assert!(Rates::new(vec![]).is_none() && Rates::new(vec![(2026, 1), (2026, 2)]).is_none());
    assert!(Rates::flat(-1).is_none() && Rates::flat(10_001).is_none());
    assert!(years_of_all(&[], &Rates::flat(0).unwrap(), Base::Year).is_empty());
}

#[test]
fn a_year_without_a_rate_of_its_own_has_the_one_before_it() {
    let rates = Rates::new(vec![(2028, 300), (2026, 200)]).unwrap();
    assert_eq!([2020, 2026, 2027, 2028, 2050].map(|year| rates.of(year)), [200, 200, 200, 300, 300]);
}
