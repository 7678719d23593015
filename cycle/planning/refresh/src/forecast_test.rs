//! What falls out when and what it costs, by hand and against a simulation month by month.

use std::collections::HashMap;

use assets::{Age, Aged, Kind};
use kernel::{Day, Id, Money};
use proptest::prelude::*;

use crate::forecast::{Forecast, Span, Tally, forecast, month_of, years_of};
use crate::nearest::Rules;
use crate::rule::{Place, Rule, Says};

const SPAN: Span = Span { first: 2026, last: 2036 };

/// Two kinds of two models each: 48 and 60 months, the second model of each has 36 of its own. 1 000 kr each.
fn kinds() -> Vec<Kind> {
    let kind = |model: i64| {
        let category = (model + 1) / 2;
        Kind {
            model: Id::new(model),
            name: format!("M{model}"),
            category: Id::new(category),
            category_name: format!("K{category}"),
            model_life: (model % 2 == 0).then_some(36),
            category_life: Some(if category == 1 { 48 } else { 60 }),
            list_price: Some(Money::sek(100_000)),
            support_ends: None,
        }
    };
    (1..=4).map(kind).collect()
}

/// Unit 1 is the organisation, 2 an administration, 3 and 4 its schools.
fn rules(said: &[(Place, Says)]) -> Rules {
    let rule = |(at, (place, says)): (i64, &(Place, Says))| Rule {
        id: Id::new(at + 1),
        scenario: None,
        place: *place,
        of_unit: None,
        says: *says,
        reason: String::new(),
        reference: String::new(),
        is_ended: false,
    };
    let way = |unit: i64, above: &[i64]| (Id::new(unit), above.iter().map(|it| Id::new(*it)).collect());
    let ways = HashMap::from([way(1, &[1]), way(2, &[1, 2]), way(3, &[1, 2, 3]), way(4, &[1, 2, 4])]);
    Rules::new((0_i64..).zip(said).map(rule).collect(), kinds(), ways)
}

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

fn age(unit: i64, model: i64, bought: &str, things: i64) -> Age {
    Age { unit: Id::new(unit), model: Id::new(model), bought: day(bought), things }
}

fn category(id: i64) -> Place {
    Place { category: Some(Id::new(id)), ..Place::default() }
}

/// Years with their numbers, of what is replaced.
fn things(found: &Forecast) -> Vec<(i64, i64)> {
    let years = SPAN.first..=SPAN.last;
    let of = |year: i64| (year, found.sum(|at| at.year == year).things);
    years.map(of).filter(|(_, things)| *things > 0).collect()
}

fn cost(found: &Forecast, year: i64) -> i64 {
    found.sum(|at| at.year == year).total().minor
}

fn one(said: &[(Place, Says)], age: Age) -> Forecast {
    forecast(&rules(said), &[age], &[], SPAN)
}

#[test]
fn a_thing_falls_out_when_its_months_are_over_and_again_after_as_many() {
    // 2024-08 and 48 months: 2028-08, then 2032-08, 2036-08.
    let found = one(&[], age(3, 1, "2024-08-01", 7));
    assert_eq!(things(&found), [(2028, 7), (2032, 7), (2036, 7)]);
    assert_eq!(cost(&found, 2028), 700_000);
    // The model's own 36 months go before its kind's: 2027-08, 2030, 2033, 2036.
    assert_eq!(things(&one(&[], age(3, 2, "2024-08-01", 1))), [(2027, 1), (2030, 1), (2033, 1), (2036, 1)]);
}

#[test]
fn what_should_have_been_replaced_stands_in_this_year_and_lasts_from_its_january() {
    // 2020-05 and 48 months: 2024-05, which is over; 2026-01, then 2030-01, 2034-01.
    let found = one(&[], age(3, 1, "2020-05-01", 3));
    assert_eq!(things(&found), [(2026, 3), (2030, 3), (2034, 3)]);
    assert_eq!(found.sum(|at| at.year == 2026).behind, 3);
    assert_eq!(found.sum(|at| at.year == 2030).behind, 0);
    // What is due in this year is not behind.
    assert_eq!(one(&[], age(3, 1, "2022-05-01", 3)).sum(|at| at.year == 2026).behind, 0);
}

#[test]
fn the_nearest_life_holds() {
    let unit = |unit: i64| Place { unit: Some(Id::new(unit)), ..category(1) };
    let model = Place { model: Some(Id::new(1)), ..Place::default() };
    let life = |months| Says::Life { months };
    let mut said = vec![(category(1), life(60))];
    let year = |said: &[(Place, Says)], unit: i64| things(&one(said, age(unit, 1, "2024-01-01", 1)))[0].0;
    assert_eq!(year(&said, 3), 2029, "the kind's rule goes before what the register says of the kind");
    said.push((model, life(72)));
    assert_eq!(year(&said, 3), 2030, "the model is nearer than its kind");
    said.push((unit(2), life(84)));
    assert_eq!(year(&said, 3), 2031, "the unit is nearer than the model");
    said.push((unit(4), life(96)));
    assert_eq!((year(&said, 4), year(&said, 3)), (2032, 2031), "a unit is nearer than the one above it");
    // A register's model is nearer than a rule of the kind.
    assert_eq!(things(&one(&[(category(1), life(60))], age(3, 2, "2024-01-01", 1)))[0].0, 2027);
}

#[test]
fn one_thing_goes_by_its_own_rule_and_out_of_its_group() {
    let thing = |asset: i64| Place { asset: Some(Id::new(asset)), ..Place::default() };
    let rules = rules(&[(thing(9), Says::Year { year: 2027 }), (thing(8), Says::Life { months: 24 })]);
    let named = |id: i64| Aged {
        id: Id::new(id),
        tag: String::new(),
        unit: Id::new(3),
        place: String::new(),
        model: Id::new(1),
        bought: day("2024-08-14"),
    };
    let found = forecast(&rules, &[age(3, 1, "2024-08-01", 5)], &[named(8), named(9)], SPAN);
    // Three go 2028, 2032, 2036. One goes in 2027 and then as others do: 2031, 2035. One every second year from 2026-08.
    let all =
        [(2026, 1), (2027, 1), (2028, 4), (2030, 1), (2031, 1), (2032, 4), (2034, 1), (2035, 1), (2036, 4)];
    assert_eq!(things(&found), all);
    assert_eq!((years_of(&rules, &named(9), SPAN), found.things), (vec![2027, 2031, 2035], 5));
}

#[test]
fn a_price_rises_by_its_index_from_its_year_and_is_rounded_each_year() {
    let price = (category(1), Says::Price { year: 2027, amount: Money::sek(100_000), index: 250 });
    let of = |year: i64, more: &[(Place, Says)]| {
        let said: Vec<_> = std::iter::once(price).chain(more.iter().copied()).collect();
        cost(&one(&said, age(3, 1, &format!("{}-03-01", year - 4), 1)), year)
    };
    // 1 000 kr; × 1,025 = 1 025 kr; × 1,025 = 1 050,625 → 1 050,63 kr.
    assert_eq!((of(2027, &[]), of(2028, &[]), of(2029, &[])), (100_000, 102_500, 105_063));
    let other = (category(1), Says::Price { year: 2029, amount: Money::sek(90_000), index: 0 });
    assert_eq!((of(2028, &[other]), of(2029, &[other])), (102_500, 90_000), "the latest year's price holds");
    // 12 % on 1 025 kr is 1 148 kr.
    let dearer = (Place::default(), Says::Dearer { year: 2028, percent: 1_200 });
    assert_eq!((of(2027, &[dearer]), of(2028, &[dearer])), (100_000, 114_800));
    // Before the price's year the model's list price stands.
    assert_eq!(of(2026, &[]), 100_000);
}

#[test]
fn what_is_lost_is_a_line_of_its_own() {
    // 7 × 4,50 % × 3 490 kr = 1 099,35 kr each year, whatever is replaced.
    let price = (category(1), Says::Price { year: 2020, amount: Money::sek(349_000), index: 0 });
    let found = one(&[price, (category(1), Says::Loss { percent: 450 })], age(3, 1, "2024-08-01", 7));
    let sum = |year: i64| found.sum(|at| at.year == year);
    assert_eq!((sum(2027).losses, sum(2027).things, sum(2027).cost), (109_935, 0, 0));
    assert_eq!((sum(2028).losses, sum(2028).cost), (109_935, 7 * 349_000));
}

#[test]
fn what_is_put_off_is_left_to_the_year_that_it_comes_to() {
    let wait = |year: i64, months: i64| (category(1), Says::Wait { year, months });
    let of = |said: &[(Place, Says)]| things(&one(said, age(3, 1, "2024-08-01", 2)));
    assert_eq!(of(&[wait(2028, 12)]), [(2029, 2), (2033, 2)]);
    assert_eq!(
        of(&[wait(2028, 4)]),
        [(2028, 2), (2032, 2), (2036, 2)],
        "2028-12 is still 2028, and waits once in it"
    );
    assert_eq!(of(&[wait(2027, 12)]), [(2028, 2), (2032, 2), (2036, 2)], "only what falls in that year");
    assert_eq!(of(&[wait(2028, 12), wait(2029, 12)]), [(2030, 2), (2034, 2)], "a year after a year");
    let left = (category(1), Says::Leave { year: 2032 });
    assert_eq!(of(&[left]), [(2028, 2)]);
}

#[test]
fn what_nobody_has_said_is_told_and_counted_nowhere() {
    let mut kinds = kinds();
    kinds[0].category_life = None;
    kinds[2].list_price = None;
    let ways = HashMap::from([(Id::new(3), vec![Id::new(3)])]);
    let rules = Rules::new(Vec::new(), kinds, ways);
    let ages = [age(3, 1, "2024-01-01", 2), age(3, 2, "", 4), age(3, 3, "2023-01-01", 5)];
    let found = forecast(&rules, &ages, &[], SPAN);
    assert_eq!(found.lifeless.values().sum::<i64>(), 2);
    assert_eq!(found.ageless.values().sum::<i64>(), 4);
    assert_eq!(found.sum(|at| at.year == 2028), Tally { things: 5, unpriced: 5, ..Tally::default() });
    assert_eq!(found.things, 11);
}

#[test]
fn what_is_used_after_its_support_is_told() {
    let mut kinds = kinds();
    kinds[0].support_ends = day("2028-07-31");
    let ways = HashMap::from([(Id::new(3), vec![Id::new(3)])]);
    let rules = Rules::new(Vec::new(), kinds, ways);
    let ages = [age(3, 1, "2024-07-01", 2), age(3, 1, "2024-08-01", 3)];
    assert_eq!(forecast(&rules, &ages, &[], SPAN).outlive.values().sum::<i64>(), 3);
}

/// What is replaced of one thing, month by month as time goes: no arithmetic of the program's own.
fn simulated(months: i64, bought: i64, wait: Option<(i64, i64)>) -> Vec<i64> {
    let (mut since, mut years, mut put_off, mut waited) = (bought, Vec::new(), 0, false);
    for month in SPAN.first * 12..=SPAN.last * 12 + 11 {
        if month < since + months || month < put_off {
            continue;
        }
        if let Some((_, later)) = wait.filter(|(year, _)| *year == month / 12 && !waited) {
            (put_off, waited) = (month + later, true);
            continue;
        }
        years.push(month / 12);
        (since, waited) = (month, false);
    }
    years
}

fn some_ages() -> impl Strategy<Value = Vec<Age>> {
    let one = (1_i64..=4, 1_i64..=4, 2014_i64..=2026, 1_i64..=12, 1_i64..=40);
    let age = |(unit, model, year, month, things): (i64, i64, i64, i64, i64)| {
        age(unit, model, &format!("{year}-{month:02}-01"), things)
    };
    // One count for each unit, model and month, as the register keeps them.
    proptest::collection::vec(one.prop_map(age), 1..40).prop_map(|mut ages: Vec<Age>| {
        ages.sort_by_key(|it| (it.unit, it.model, it.bought));
        ages.dedup_by_key(|it| (it.unit, it.model, it.bought));
        ages
    })
}

fn some_place() -> impl Strategy<Value = Place> {
    let unit = proptest::option::of(1_i64..=4);
    (proptest::option::of(1_i64..=2), proptest::option::of(1_i64..=4), unit).prop_map(
        |(category, model, unit)| Place {
            category: category.filter(|_| model.is_none()).map(Id::new),
            model: model.map(Id::new),
            unit: unit.map(Id::new),
            asset: None,
        },
    )
}

fn some_says() -> impl Strategy<Value = Says> {
    prop_oneof![
        (1_i64..=90).prop_map(|months| Says::Life { months }),
        (2024_i64..=2034, 1_i64..=900_000, 0_i64..=500).prop_map(|(year, ore, index)| Says::Price {
            year,
            amount: Money::sek(ore),
            index
        }),
        (2026_i64..=2034, -5_000_i64..=9_000).prop_map(|(year, percent)| Says::Dearer { year, percent }),
        (0_i64..=3_000).prop_map(|percent| Says::Loss { percent }),
        (2026_i64..=2036, 1_i64..=30).prop_map(|(year, months)| Says::Wait { year, months }),
        (2026_i64..=2040).prop_map(|year| Says::Leave { year }),
    ]
}

proptest! {
    #[test]
    fn each_thing_is_replaced_as_time_goes(months in 1_i64..=90, year in 2012_i64..=2026, month in 1_i64..=12,
        wait in proptest::option::of((2026_i64..=2036, 1_i64..=30)))
    {
        let mut said = vec![(category(1), Says::Life { months })];
        said.extend(wait.map(|(year, months)| (category(1), Says::Wait { year, months })));
        let bought = day(&format!("{year}-{month:02}-01"));
        let thing = Aged { id: Id::new(1), tag: String::new(), unit: Id::new(3), place: String::new(),
            model: Id::new(1), bought };
        let found = years_of(&rules(&said), &thing, SPAN);
        prop_assert_eq!(found, simulated(months, bought.map_or(0, month_of), wait));
    }

    #[test]
    fn sums_by_unit_by_kind_and_by_model_are_the_same_and_count_each_thing_once_in_a_life(
        ages in some_ages(), said in proptest::collection::vec((some_place(), some_says()), 0..12))
    {
        let rules = rules(&said);
        let found = forecast(&rules, &ages, &[], SPAN);
        let all = found.sum(|_| true);
        let sum = |tallies: Vec<Tally>| tallies.into_iter().fold(Tally::default(), |mut sum, it| { sum.plus(&it); sum });
        prop_assert_eq!(sum((1..=4).map(|unit| found.sum(|at| at.unit == Id::new(unit))).collect()), all);
        prop_assert_eq!(sum((1..=2).map(|kind| found.sum(|at| at.category == Id::new(kind))).collect()), all);
        prop_assert_eq!(sum((1..=4).map(|model| found.sum(|at| at.model == Id::new(model))).collect()), all);
        prop_assert_eq!(sum((SPAN.first..=SPAN.last).map(|year| found.sum(|at| at.year == year)).collect()), all);
        let one_by_one: i64 = ages.iter().map(|it| {
            let thing = Aged { id: Id::new(1), tag: String::new(), unit: it.unit, place: String::new(),
                model: it.model, bought: it.bought };
            it.things * years_of(&rules, &thing, SPAN).len() as i64
        }).sum();
        prop_assert_eq!(one_by_one, all.things);
    }

    #[test]
    fn waiting_differs_only_in_its_kind_and_from_its_year_on(
        ages in some_ages(), said in proptest::collection::vec((some_place(), some_says()), 0..8),
        year in 2026_i64..=2035, months in 1_i64..=24)
    {
        // Lost things are priced by the year alone: they stay as they are.
        let before = forecast(&rules(&said), &ages, &[], SPAN);
        let mut other = said.clone();
        other.push((category(1), Says::Wait { year, months }));
        let after = forecast(&rules(&other), &ages, &[], SPAN);
        for at in before.cells.keys().chain(after.cells.keys()) {
            if at.category == Id::new(2) || at.year < year {
                prop_assert_eq!(before.cells.get(at), after.cells.get(at));
            }
        }
    }
}
