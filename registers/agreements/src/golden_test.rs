//! The terms of `golden.txt`, worked out by hand, and what holds of all terms.

use std::collections::HashMap;

use kernel::{Day, Money};
use proptest::prelude::*;

use crate::conditions::{Conditions, Notice, NoticeUnit, Renewal};
use crate::cost;
use crate::term::{Ending, Outcome, Plan, Term, open};

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

fn money(text: &str) -> Money {
    Money::parse_sek(text).unwrap_or_else(|_| panic!("{text} is no amount"))
}

fn words(text: &str) -> HashMap<&str, &str> {
    text.split_whitespace().filter_map(|word| word.split_once('=')).collect()
}

/// What a line says, on top of what held before.
fn conditions(line: &str, before: Option<Conditions>) -> Conditions {
    let said = words(line);
    let get = |name: &str| said.get(name).copied();
    let number = |name: &str| get(name).map(|text| text.parse::<i64>().expect(name));
    let notice = |text: &str| {
        let (count, unit) = text.split_at(text.len() - 1);
        let unit = match unit {
            "m" => NoticeUnit::Months,
            "d" => NoticeUnit::Days,
            _ => NoticeUnit::WorkingDays,
        };
        Notice { count: count.parse().expect("a count"), unit }
    };
    let first = |before: Option<Conditions>| before.expect("said by the plan");
    Conditions {
        from: day(get("from").or(get("start")).expect("a day")),
        renewal: get("renewal")
            .map_or_else(|| first(before).renewal, |word| Renewal::from_word(word).expect(word)),
        renewal_months: number("by").unwrap_or_else(|| first(before).renewal_months),
        renewals_at_most: number("most").or(before.and_then(|it| it.renewals_at_most)),
        notice: get("notice").map_or_else(|| first(before).notice, notice),
        lead_days: number("lead").or(before.map(|it| it.lead_days)).unwrap_or(0),
        price: get("price").map(money).or(before.is_none().then_some(Money::ZERO)),
        indexed: get("index").map(|text| money(text).minor).or(before.map(|it| it.indexed)).unwrap_or(0),
    }
}

/// What a case asks and what it answers.
struct Case<'a> {
    name: &'a str,
    plan: Plan,
    until: Day,
    answers: Vec<&'a str>,
}

fn case(text: &str) -> Case<'_> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let name = lines.next().expect("a name");
    let (mut plan, mut until, mut answers) = (None::<Plan>, day("2030-01-01"), Vec::new());
    for line in lines {
        let (word, rest) = line.split_once(' ').expect("a word and more");
        match (word, &mut plan) {
            ("plan", _) => {
                let first = conditions(rest, None);
                let initial_months = words(rest)["first"].parse().expect("months");
                let known_from = day("1990-01-01");
                let (conditions, decisions) = (vec![first], Vec::new());
                plan = Some(Plan {
                    start: first.from,
                    initial_months,
                    conditions,
                    decisions,
                    cut: None,
                    known_from,
                });
            }
            ("change", Some(plan)) => {
                let next = conditions(rest, plan.conditions.last().copied());
                plan.conditions.push(next);
            }
            ("decided", Some(plan)) => {
                let (term, outcome) = rest.split_once(' ').expect("a term and an outcome");
                let outcome = Outcome::from_word(outcome).expect("an outcome");
                plan.decisions.push((term.parse().expect("a number"), outcome));
            }
            ("cut", Some(plan)) => plan.cut = Some(day(rest)),
            ("known", Some(plan)) => plan.known_from = day(rest),
            ("until", _) => until = day(rest),
            ("term" | "open" | "year", _) => answers.push(line),
            _ => panic!("{line} says nothing"),
        }
    }
    Case { name, plan: plan.expect("a plan"), until, answers }
}

fn said(term: &Term, with_price: bool) -> String {
    let Term { number, from, to, notice_by, decide_by, price, .. } = term;
    let days = format!("term {number} {from} {to} {notice_by} {decide_by}");
    if with_price { format!("{days} {}", price.to_string().replace('.', ",")) } else { days }
}

fn wrong(case: &Case<'_>) -> Vec<String> {
    let terms = case.plan.terms(case.until);
    let years = cost::years(&terms);
    let mut wrong = Vec::new();
    let mut hold = |is: String, should: &str| {
        if is != should {
            wrong.push(format!("{}: {is}, not {should}", case.name));
        }
    };
    let told: Vec<&&str> = case.answers.iter().filter(|line| line.starts_with("term")).collect();
    hold(format!("{} terms", terms.len()), &format!("{} terms", told.len()));
    for (term, line) in terms.iter().zip(told) {
        hold(said(term, line.split(' ').count() > 6), line);
    }
    for line in case.answers.iter().filter(|line| line.starts_with("open")) {
        hold(format!("open {}", open(&terms).map_or(0, |term| term.number)), line);
    }
    for line in case.answers.iter().filter(|line| line.starts_with("year")) {
        let year = line.split(' ').nth(1).expect("a year");
        let sum = years.get(&year.parse().expect("a year")).copied().unwrap_or(cost::YearCost::NOTHING);
        let text = format!("year {year} committed={} expected={}", sum.committed, sum.expected);
        hold(text.replace('.', ","), line);
    }
    wrong
}

#[test]
fn terms_are_as_they_were_worked_out_by_hand() {
    let text = include_str!("golden.txt");
    let cases: Vec<Case<'_>> = text.split("\n== ").skip(1).map(case).collect();
    assert!(cases.len() >= 50, "{} cases", cases.len());
    let wrong: Vec<String> = cases.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn any_day() -> impl Strategy<Value = Day> {
    (0_i64..9_000).prop_map(|days| day("2010-01-01").plus_days(days))
}

fn any_conditions() -> impl Strategy<Value = Conditions> {
    let notice = (0_i64..=12, prop::sample::select(NoticeUnit::WORDS));
    let renewal = (prop::sample::select(Renewal::WORDS), 1_i64..=36, prop::option::of(0_i64..=4));
    let money = (prop::option::of(0_i64..=10_000_000), 0_i64..=2_000);
    (any_day(), renewal, notice, 0_i64..=180, money).prop_map(
        |(from, (renewal, by, most), notice, lead, money)| Conditions {
            from,
            renewal: Renewal::from_word(renewal).expect("a word"),
            renewal_months: by,
            renewals_at_most: most,
            notice: Notice { count: notice.0, unit: NoticeUnit::from_word(notice.1).expect("a word") },
            lead_days: lead,
            price: money.0.map(Money::sek),
            indexed: money.1,
        },
    )
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let decision = (1_i64..=4, prop::sample::select(&Outcome::WORDS[..4]));
    let parts =
        (prop::collection::vec(any_conditions(), 1..4), 1_i64..=60, prop::collection::vec(decision, 0..4));
    (any_day(), parts, any_day()).prop_map(
        |(start, (mut conditions, initial_months, decisions), known_from)| {
            conditions[0].from = start;
            conditions[0].price = conditions[0].price.or(Some(Money::sek(1)));
            for it in &mut conditions {
                it.from = it.from.max(start);
            }
            conditions.sort_by_key(|it| it.from);
            let decisions = decisions
                .into_iter()
                .map(|(of, word)| (of, Outcome::from_word(word).expect("a word")))
                .collect();
            Plan { start, initial_months, conditions, decisions, cut: None, known_from }
        },
    )
}

fn horizon() -> Day {
    day("2045-01-01")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn terms_touch_and_their_days_are_in_order(plan in any_plan()) {
        let terms = plan.terms(horizon());
        prop_assert_eq!(terms[0].from, plan.start);
        for (term, number) in terms.iter().zip(1..) {
            prop_assert_eq!(term.number, number);
            prop_assert!(term.from <= term.to && term.notice_by <= term.to && term.decide_by <= term.notice_by);
            prop_assert!(term.ending != Ending::Ends || term.notice_by == term.to);
            prop_assert_eq!(term.parts.first().unwrap().from, term.from);
            prop_assert_eq!(term.parts.last().unwrap().to, term.to);
            for pair in term.parts.windows(2) {
                prop_assert_eq!(pair[0].to.plus_days(1), pair[1].from);
            }
        }
        for pair in terms.windows(2) {
            prop_assert_eq!(pair[0].to.plus_days(1), pair[1].from);
            prop_assert!(pair[0].goes_on());
            prop_assert!(pair[0].is_committed || !pair[1].is_committed);
        }
    }

    #[test]
    fn a_year_costs_what_its_terms_cost_in_it(plan in any_plan()) {
        let terms = plan.terms(horizon());
        let sum = |amounts: Vec<i64>| amounts.into_iter().sum::<i64>();
        let years = cost::years(&terms);
        prop_assert_eq!(
            sum(years.values().map(|year| year.expected.minor).collect()),
            sum(terms.iter().map(|term| term.cost().minor).collect())
        );
        prop_assert_eq!(
            sum(years.values().map(|year| year.committed.minor).collect()),
            sum(terms.iter().filter(|term| term.is_committed).map(|term| term.cost().minor).collect())
        );
        for year in years.values() {
            prop_assert!(year.committed.minor >= 0 && year.committed.minor <= year.expected.minor);
        }
    }

    #[test]
    fn cancelling_only_cuts(plan in any_plan(), cut in any_day()) {
        let before = plan.terms(horizon());
        let after = Plan { cut: Some(cut), ..plan }.terms(horizon());
        prop_assert!(after.len() <= before.len() && open(&after).is_none());
        for (left, whole) in after.iter().zip(&before) {
            prop_assert_eq!(left.from, whole.from);
            prop_assert!(left.to == whole.to || left.to == cut);
            prop_assert!(left.to <= cut && left.cost().minor <= whole.cost().minor + 2);
        }
    }

    #[test]
    fn what_is_asked_for_further_ahead_changes_nothing_nearer(plan in any_plan(), until in any_day()) {
        let near = plan.terms(until);
        let far = plan.terms(horizon());
        prop_assert_eq!(&near[..], &far[..near.len()]);
    }

    #[test]
    fn a_month_of_notice_never_ends_after_the_term(next in any_day(), count in 0_i64..=24) {
        let by = Notice { count, unit: NoticeUnit::Months }.last_day(next);
        prop_assert!(by.plus_months(count) < next);
    }
}
