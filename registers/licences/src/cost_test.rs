//! Costs that were worked out by hand, and what holds of all of them.

use kernel::{Day, Money};
use proptest::prelude::*;

use crate::licence::AfterTerm;
use crate::plan::{Extra, Plan};
use crate::term::{MONTH, Per, Period, Term, elapsed, months_and_days};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn term(number: i64, days: (&str, &str), count: Option<i64>, price: i64, period: Period) -> Term {
    let (from, to) = (day(days.0), day(days.1));
    let price = Money::sek(price);
    let (per, is_agreed, reason) = (Per::Each, false, String::new());
    Term { number, from, to, count, price, period, per, is_agreed, reason }
}

fn plan(terms: Vec<Term>) -> Plan {
    Plan { terms, extras: Vec::new(), after: AfterTerm::Ends, indexed: 0, next_count: None }
}

fn by_year(plan: &Plan, to: i16) -> Vec<(i16, i64, i64)> {
    let years = plan.years(Day::new(to, 12, 31).unwrap());
    years.iter().map(|(year, cost)| (*year, cost.committed.minor, cost.expected.minor)).collect()
}

fn agreed(plan: &Plan) -> Vec<(i16, i64)> {
    by_year(plan, 2040).into_iter().map(|(year, committed, _)| (year, committed)).collect()
}

#[test]
fn a_calendar_year_costs_its_price_times_its_count() {
    // 120 · 420.00 = 50,400.00.
    let one = term(1, ("2026-01-01", "2026-12-31"), Some(120), 42_000, Period::Year);
    assert_eq!(agreed(&plan(vec![one])), [(2026, 5_040_000)]);
    // A leap year is a year: 10 · 365.00.
    let leap = term(1, ("2028-01-01", "2028-12-31"), Some(10), 36_500, Period::Year);
    assert_eq!(agreed(&plan(vec![leap])), [(2028, 365_000)]);
}

#[test]
fn a_term_across_new_year_is_cut_by_months() {
    // 100 · 139.00 = 13,900.00: July to December is 6 of 12 months, 6,950.00, and so is January to June.
    let school = term(1, ("2026-07-01", "2027-06-30"), Some(100), 13_900, Period::Year);
    assert_eq!(agreed(&plan(vec![school])), [(2026, 695_000), (2027, 695_000)]);
    // 7 · 1.00 = 7.00 in three years from 1 October: 3/36, 12/36, 12/36 of 21.00 = 1.75, 7.00, 7.00 and 5.25 is left.
    let three = term(1, ("2026-10-01", "2029-09-30"), Some(7), 100, Period::Year);
    assert_eq!(agreed(&plan(vec![three])), [(2026, 175), (2027, 700), (2028, 700), (2029, 525)]);
}

#[test]
fn the_last_year_has_what_rounding_leaves() {
    // 0.10 for a year from 1 November: 2/12 is 1.67 öre, cut to 1; 9 are left.
    let cheap = term(1, ("2026-11-01", "2027-10-31"), Some(1), 10, Period::Year);
    assert_eq!(agreed(&plan(vec![cheap])), [(2026, 1), (2027, 9)]);
    // 1.00 in three years of 33 1/3 öre: 33, 33 and 34 (2026 is whole, the term three calendar years).
    let part =
        Term { price: Money::sek(100), ..term(1, ("2026-01-01", "2028-12-31"), Some(1), 0, Period::Year) };
    let third = Term { price: Money::sek(33), ..part };
    assert_eq!(agreed(&plan(vec![third])), [(2026, 33), (2027, 33), (2028, 33)]);
}

#[test]
fn a_price_by_the_month_is_for_each_month() {
    // 60 · 24.50 · 12 = 17,640.00.
    let one = term(1, ("2026-01-01", "2026-12-31"), Some(60), 2_450, Period::Month);
    assert_eq!(agreed(&plan(vec![one])), [(2026, 1_764_000)]);
    // 60 · 24.50 · 5 = 7,350.00, of which 1 November to 31 December is 2/5, 2,940.00.
    let five = term(1, ("2026-11-01", "2027-03-31"), Some(60), 2_450, Period::Month);
    assert_eq!(agreed(&plan(vec![five])), [(2026, 294_000), (2027, 441_000)]);
}

#[test]
fn part_of_a_month_is_its_days_of_the_months() {
    // 15 March through 30 April: one month to 14 April, and 16 of the 30 days from 15 April to 14 May.
    let (from, until) = (day("2026-03-15"), day("2026-05-01"));
    assert_eq!(elapsed(from, until), MONTH + MONTH * 16 / 30);
    assert_eq!(months_and_days(from, until), (1, 16));
    // 10 · 30.00 · (1 + 16/30) = 300.00 + 160.00.
    let part = term(1, ("2026-03-15", "2026-04-30"), Some(10), 3_000, Period::Month);
    assert_eq!(agreed(&plan(vec![part])), [(2026, 46_000)]);
    // 29 January 2027 to 28 February, with 1 March as its next month's first day.
    assert_eq!(months_and_days(day("2027-01-31"), day("2027-02-28")), (1, 0));
    assert_eq!(months_and_days(day("2027-01-31"), day("2027-03-01")), (1, 1));
}

#[test]
fn a_site_costs_its_price_however_many_use_it() {
    let site =
        Term { per: Per::Whole, ..term(1, ("2026-01-01", "2026-12-31"), None, 14_500_000, Period::Year) };
    assert_eq!(agreed(&plan(vec![site.clone()])), [(2026, 14_500_000)]);
    assert_eq!(plan(vec![site]).bought(day("2026-05-01")), None);
    // A price for all together is not multiplied by the count.
    let whole = term(1, ("2026-01-01", "2026-12-31"), Some(900), 184_000_000, Period::Year);
    let whole = Term { per: Per::Whole, ..whole };
    assert_eq!(agreed(&plan(vec![whole])), [(2026, 184_000_000)]);
}

#[test]
fn what_is_bought_later_costs_the_rest_of_the_term() {
    let one = term(1, ("2026-01-01", "2026-12-31"), Some(100), 42_000, Period::Year);
    // 12 · 420.00 · 9/12 = 3,780.00 from 1 April.
    assert_eq!(one.cost_from(day("2026-04-01"), Some(12)), Some(Money::sek(378_000)));
    let extra = Extra { term: 1, from: day("2026-04-01"), count: 12, amount: None };
    let mut more = plan(vec![one.clone()]);
    more.extras = vec![extra];
    assert_eq!(agreed(&more), [(2026, 4_578_000)]);
    assert_eq!((more.bought(day("2026-03-31")), more.bought(day("2026-04-01"))), (Some(100), Some(112)));
    // What was agreed otherwise is what it costs.
    more.extras = vec![Extra { amount: Some(Money::sek(300_000)), ..extra }];
    assert_eq!(agreed(&more), [(2026, 4_500_000)]);
    // Of a whole price each has its part: 1,000.00 for 100 is 10.00, and 12 for half a year 60.00.
    let whole = Term { per: Per::Whole, price: Money::sek(100_000), ..one };
    assert_eq!(whole.cost_from(day("2026-07-01"), Some(12)), Some(Money::sek(6_000)));
}

#[test]
fn a_true_up_across_new_year_is_cut_from_its_own_day() {
    let school = term(1, ("2026-07-01", "2027-06-30"), Some(100), 12_000, Period::Year);
    let mut more = plan(vec![school]);
    // 10 · 120.00 · 8/12 = 800.00 from 1 November: 2 of 8 months are 200.00.
    more.extras = vec![Extra { term: 1, from: day("2026-11-01"), count: 10, amount: None }];
    assert_eq!(agreed(&more), [(2026, 600_000 + 20_000), (2027, 600_000 + 60_000)]);
}

#[test]
fn what_is_expected_to_go_on_does_so_at_its_index() {
    let one = term(1, ("2026-01-01", "2026-12-31"), Some(100), 10_000, Period::Year);
    let mut on = plan(vec![one]);
    on.after = AfterTerm::Renews;
    on.indexed = 450;
    // 100 · 100.00, then 104.50, 109.20 (109.2025), 114.11 (114.114).
    let expected =
        [(2026, 1_000_000, 1_000_000), (2027, 0, 1_045_000), (2028, 0, 1_092_000), (2029, 0, 1_141_100)];
    assert_eq!(by_year(&on, 2029), expected);
    // The next term is to have 80.
    on.next_count = Some(80);
    assert_eq!(by_year(&on, 2028)[1..], [(2027, 0, 836_000), (2028, 0, 873_600)]);
}

#[test]
fn a_renewal_keeps_what_was_bought_besides_and_the_length_in_months() {
    let one = term(1, ("2026-01-31", "2026-02-27"), Some(10), 12_000, Period::Year);
    let mut on = plan(vec![one]);
    on.after = AfterTerm::Renews;
    on.extras = vec![Extra { term: 1, from: day("2026-02-10"), count: 5, amount: None }];
    let next = &on.renewals(day("2026-04-30"))[0];
    assert_eq!((next.from, next.to, next.count), (day("2026-02-28"), day("2026-03-27"), Some(15)));
    // A price for all was for ten: fifteen cost half as much again.
    on.terms[0].per = Per::Whole;
    assert_eq!(on.renewals(day("2026-04-30"))[0].price, Money::sek(18_000));
}

#[test]
fn a_change_of_price_is_told_of_what_one_costs() {
    let first = term(1, ("2025-01-01", "2025-12-31"), Some(100), 12_900, Period::Year);
    let next = term(2, ("2026-01-01", "2026-12-31"), Some(50), 13_900, Period::Year);
    // 139 / 129 = 1.07751…
    assert_eq!(next.change_since(&first), Some(775));
    // 10.00 a month is 120.00 a year: 120 / 129 = 0.93023…
    let monthly = Term { price: Money::sek(1_000), period: Period::Month, ..next.clone() };
    assert_eq!(monthly.change_since(&first), Some(-698));
    // 10,000.00 for all hundred is 100.00 for one.
    let whole = Term { per: Per::Whole, price: Money::sek(1_000_000), count: Some(100), ..next };
    assert_eq!(whole.change_since(&first), Some(-2_248));
    assert_eq!(whole.change_since(&Term { price: Money::ZERO, ..first }), None);
}

#[test]
fn a_gap_between_terms_costs_nothing() {
    let first = term(1, ("2026-01-01", "2026-06-30"), Some(10), 1_000, Period::Month);
    let second = term(2, ("2027-01-01", "2027-06-30"), Some(10), 1_000, Period::Month);
    let both = plan(vec![first, second]);
    assert_eq!(agreed(&both), [(2026, 60_000), (2027, 60_000)]);
    assert_eq!(both.bought(day("2026-08-01")), None);
    assert_eq!((both.cost(2026).committed, both.cost(2028).committed), (Money::sek(60_000), Money::ZERO));
}

fn any_term() -> impl Strategy<Value = Term> {
    let kinds = (any::<bool>(), any::<bool>(), any::<bool>());
    (0_i64..20_000, 0_i64..2_500, 0_i64..5_000, 0_i64..10_000_000, kinds).prop_map(
        |(start, length, count, price, (is_month, is_whole, has_count))| {
            let from = day("2000-01-01").plus_days(start);
            Term {
                number: 1,
                from,
                to: from.plus_days(length),
                count: (has_count || !is_whole).then_some(count),
                price: Money::sek(price),
                period: if is_month { Period::Month } else { Period::Year },
                per: if is_whole { Per::Whole } else { Per::Each },
                is_agreed: false,
                reason: String::new(),
            }
        },
    )
}

proptest! {
    #[test]
    fn the_years_sum_to_the_terms_and_no_year_is_below_nothing(
        term in any_term(), extra in 0_i64..2_500, more in 1_i64..500, amount in proptest::option::of(0_i64..9_000_000),
    ) {
        let from = term.from.plus_days(extra).min(term.to);
        let extra = Extra { term: 1, from, count: more, amount: amount.map(Money::sek) };
        let all = Plan { extras: vec![extra], ..plan(vec![term.clone()]) };
        let cost = extra.amount.or_else(|| term.cost_from(from, Some(more))).unwrap_or(Money::ZERO);
        let years = by_year(&all, 2_200);
        let sum: i64 = years.iter().map(|(_, committed, _)| committed).sum();
        prop_assert_eq!(sum, term.cost().minor + cost.minor);
        prop_assert!(years.iter().all(|(_, committed, expected)| *committed >= 0 && expected == committed));
    }

    #[test]
    fn time_adds_up_wherever_it_is_cut(start in 0_i64..20_000, first in 0_i64..2_000, second in 0_i64..2_000) {
        let from = day("2000-01-01").plus_days(start);
        let (cut, until) = (from.plus_days(first), from.plus_days(first + second));
        prop_assert!(elapsed(from, cut) <= elapsed(from, until));
        // Each day is between a 31st and a 28th of a month.
        let days = i128::from(first + second);
        prop_assert!(elapsed(from, until) >= days * MONTH / 32 && elapsed(from, until) <= days * MONTH / 27);
        let (months, left) = months_and_days(from, until);
        prop_assert_eq!(from.plus_months(months).plus_days(left), until);
    }
}
