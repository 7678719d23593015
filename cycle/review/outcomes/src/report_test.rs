use std::collections::BTreeSet;

use kernel::{Day, Month};

use crate::report::{due, must_be_over};
use crate::{Cannot, MONTHS_BACK};

fn month(text: &str) -> Month {
    text.parse().expect("a month")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn due_on(today: &str, began: &str, built: &[&str]) -> Vec<String> {
    let built: BTreeSet<Month> = built.iter().map(|text| month(text)).collect();
    due(day(today), month(began), &built).iter().map(Month::to_string).collect()
}

#[test]
fn a_month_is_built_from_the_second_day_after_it() {
    assert!(due_on("2026-04-01", "2026-03", &[]).is_empty());
    assert_eq!(due_on("2026-04-02", "2026-03", &[]), ["2026-03"]);
    assert_eq!(due_on("2026-04-30", "2026-03", &[]), ["2026-03"]);
}

#[test]
fn a_month_is_built_once() {
    assert!(due_on("2026-04-02", "2026-03", &["2026-03"]).is_empty());
}

#[test]
fn missed_months_are_built_the_oldest_first_and_none_before_it_began() {
    assert_eq!(due_on("2026-04-02", "2025-12", &["2026-01"]), ["2025-12", "2026-02", "2026-03"]);
    assert!(due_on("2026-04-02", "2026-04", &[]).is_empty());
}

#[test]
fn no_more_than_two_years_are_made_up_for() {
    let months = due_on("2026-04-15", "2010-01", &[]);
    assert_eq!(months.len(), usize::try_from(MONTHS_BACK).expect("a number"));
    assert_eq!(months.first().map(String::as_str), Some("2024-04"));
    assert_eq!(months.last().map(String::as_str), Some("2026-03"));
}

#[test]
fn a_month_that_goes_on_or_lies_ahead_has_no_report() {
    let today = day("2026-04-15");
    assert_eq!(must_be_over(month("2026-03"), today), Ok(()));
    for text in ["2026-04", "2027-01"] {
        assert_eq!(must_be_over(month(text), today), Err(Cannot::NotOver { month: month(text) }));
    }
}
