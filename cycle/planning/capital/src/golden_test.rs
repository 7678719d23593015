//! The cases that were worked by hand, read from `golden.txt`: the file explains itself.

use kernel::Money;

use crate::{Base, Component, Rates, Start, years_of_all};

const GOLDEN: &str = include_str!("../golden.txt");

/// A case as the file tells it: amounts by year, depreciation and interest.
#[derive(Debug, Default)]
struct Case {
    name: String,
    base: Option<Base>,
    rates: Vec<(i64, i64)>,
    components: Vec<Component>,
    expected: Vec<(i64, i64, i64)>,
    working: usize,
}

fn ore(text: &str) -> i64 {
    Money::parse_sek(text.trim()).unwrap_or_else(|_| panic!("{text} is no amount")).minor
}

/// `120 000 − 20 000 from 2026-07 for 48 months`
fn component(text: &str) -> Component {
    let (amounts, rest) = text.split_once(" from ").expect("a start");
    let (start, life) = rest.split_once(" for ").expect("a life");
    let (amount, residual) = amounts.split_once(" − ").unwrap_or((amounts, "0"));
    let (year, month) = start.split_once('-').expect("a month");
    let start = Start::new(year.parse().unwrap(), month.parse().unwrap()).expect("a month");
    let life = life.split(' ').next().unwrap().parse().unwrap();
    Component::new(Money::sek(ore(amount)), Money::sek(ore(residual)), start, life).expect("a component")
}

fn read() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in GOLDEN.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("case ") {
            cases.push(Case { name: name.to_owned(), ..Case::default() });
            continue;
        }
        let case = cases.last_mut().expect("a case before what is said of it");
        if let Some(rest) = line.strip_prefix("by ") {
            let (base, rates) = rest.split_once(", ").expect("a base and rates");
            case.base = Base::from_word(base);
            let rate = |text: &str| {
                let (year, rate) =
                    text.split_once(" % from ").map(|(rate, year)| (year, rate)).expect("a rate");
                (year.trim().parse().unwrap(), ore(rate))
            };
            case.rates = rates.split(';').map(|text| rate(text.trim())).collect();
        } else if let Some(rest) = line.strip_prefix("component ") {
            case.components.push(component(rest));
        } else if line.starts_with('=') {
            case.working += 1;
        } else {
            let (year, amounts) = line.split_once(": ").unwrap_or_else(|| panic!("{line} says nothing"));
            let (depreciation, interest) = amounts.split_once(" + ").expect("two amounts");
            case.expected.push((year.parse().unwrap(), ore(depreciation), ore(interest)));
        }
    }
    cases
}

#[test]
fn every_case_that_was_worked_by_hand_comes_out_the_same() {
    let cases = read();
    assert!(cases.len() >= 30, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let rates = Rates::new(case.rates.clone()).expect("rates");
        let base = case.base.expect("a base");
        let found: Vec<(i64, i64, i64)> = years_of_all(&case.components, &rates, base)
            .iter()
            .map(|year| (year.year, year.depreciation.minor, year.interest.minor))
            .collect();
        if found != case.expected || case.working == 0 {
            wrong.push(format!("{}\n  by hand {:?}\n  by code {found:?}", case.name, case.expected));
        }
        let whole: i64 = case.components.iter().map(|component| component.base().minor).sum();
        assert_eq!(case.expected.iter().map(|(_, it, _)| it).sum::<i64>(), whole, "{}", case.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
