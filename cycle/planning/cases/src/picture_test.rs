//! What a case comes to, worked by hand and for any case.

use capital::{Base, Component, Rates, Start};
use kernel::{Day, Id, Money};
use proptest::prelude::*;

use crate::rates::Decision;
use crate::{Benefit, Case, Charge, Cost, Facts, Kind, Picture, State, Worth};

fn case(years: i64) -> Case {
    let facts =
        Facts { title: String::new(), about: String::new(), unit: Id::new(1), first_year: 2027, years };
    Case { id: Id::new(1), facts, state: State::Draft, revision: 1, rates: None, version: 1 }
}

fn cost(unit: i64, kind: Kind) -> Cost {
    let charge = Charge {
        name: String::new(),
        account: String::new(),
        unit: Id::new(unit),
        payer: None,
        source: None,
    };
    Cost { id: Id::new(1), charge, kind }
}

fn benefit(worth: Worth, first_year: i64) -> Benefit {
    Benefit {
        id: Id::new(1),
        name: String::new(),
        worth,
        owner: Id::new(1),
        measure: String::new(),
        baseline: String::new(),
        target: String::new(),
        first_year,
        last_year: 2031,
    }
}

fn rates() -> Decision {
    Decision {
        id: Id::new(1),
        day: Day::new(2026, 11, 2).expect("a day"),
        text: String::new(),
        reference: String::new(),
        base: Base::Year,
        rates: Rates::flat(200).expect("a rate"),
    }
}

const fn kr(kronor: i64) -> Money {
    Money::sek(kronor * 100)
}

/// 72 000 kr over six years from 2027 at 2 %: 12 000 a year and 1 440, 1 200, 960, 720, 480; 240 in 2032, outside.
fn invested() -> Kind {
    let start = Start::new(2027, 1).expect("a start");
    let component = Component::new(kr(72_000), Money::ZERO, start, 72).expect("a component");
    Kind::Capital { amount: kr(72_000), residual: Money::ZERO, component }
}

#[test]
fn each_year_and_the_whole_come_to_what_a_hand_finds() {
    let costs = [
        cost(1, Kind::OneOff { amount: kr(5_000), year: 2027 }),
        cost(2, Kind::Running { amount: kr(2_000), first_year: 2028, last_year: 2031 }),
        cost(1, invested()),
    ];
    let benefits = [
        benefit(Worth::Cash(kr(9_000)), 2028),
        benefit(Worth::Time { hours: 10, rate: kr(450) }, 2027),
        benefit(Worth::NotPriced, 2027),
    ];
    let picture = Picture::of(&case(5), &costs, &benefits, Some(&rates()));
    let net: Vec<i64> = picture.years.iter().map(|it| it.net().minor / 100).collect();
    assert_eq!(net, [-18_440, -6_200, -5_960, -5_720, -5_480]);
    let sum = &picture.sum;
    assert_eq!((sum.one_off, sum.running, sum.capital), (kr(5_000), kr(8_000), kr(64_800)));
    assert_eq!((sum.cost(), sum.cash, sum.net()), (kr(77_800), kr(36_000), kr(-41_800)));
    assert_eq!(sum.time, kr(22_500), "five years of 4 500, and none of it in the net");
    assert_eq!((picture.invested, picture.after), (kr(72_000), kr(12_240)));
    let centres: Vec<Money> = picture.centres.iter().map(|it| it.sum).collect();
    assert_eq!(centres, [kr(69_800), kr(8_000)]);
    assert_eq!(picture.centres[0].costs[0], kr(18_440));
}

prop_compose! {
    fn kind()(
        which in 0..3, amount in 1_i64..1_000_000, first in 2027_i64..=2031, more in 0_i64..5, life in 1_i64..200,
    ) -> Kind {
        let amount = Money::sek(amount);
        match which {
            0 => Kind::OneOff { amount, year: first },
            1 => Kind::Running { amount, first_year: first, last_year: (first + more).min(2031) },
            _ => {
                let start = Start::new(first, 1 + more).unwrap();
                let component = Component::new(amount, Money::ZERO, start, life).unwrap();
                Kind::Capital { amount, residual: Money::ZERO, component }
            }
        }
    }
}

proptest! {
    #[test]
    fn centres_and_years_sum_to_the_same_and_time_changes_no_net(
        kinds in prop::collection::vec((1_i64..4, kind()), 0..8), hours in 1_i64..10_000,
    ) {
        let costs: Vec<Cost> = kinds.into_iter().map(|(unit, kind)| cost(unit, kind)).collect();
        let with = Picture::of(&case(5), &costs, &[benefit(Worth::Time { hours, rate: kr(450) }, 2027)], Some(&rates()));
        let without = Picture::of(&case(5), &costs, &[], Some(&rates()));
        prop_assert_eq!(with.sum.net(), without.sum.net());
        prop_assert!(with.sum.time.minor > 0);
        let of_years: i64 = with.years.iter().map(|it| it.cost().minor).sum();
        let of_centres: i64 = with.centres.iter().map(|it| it.sum.minor).sum();
        prop_assert_eq!(of_years, of_centres);
        prop_assert_eq!(of_years, with.sum.cost().minor);
        let of_capital: i64 =
            with.capital.iter().flat_map(|(_, years)| years).map(|year| year.cost().minor).sum();
        prop_assert_eq!(with.sum.capital.minor + with.after.minor, of_capital);
    }
}
