use calendars::PeriodKind;

use crate::{ByPriority, Cannot, Measure, Phase, Promise, Target};

fn promise() -> Promise {
    Promise {
        measure: Measure::Solution,
        counting: vec![Phase::Open, Phase::New],
        targets: "1h 4h 8h 3d 5d".parse().unwrap(),
        during: vec![(PeriodKind::NationalTests, "30m".parse().unwrap())],
        escalations: vec![100, 50],
    }
}

#[test]
fn targets_are_written_as_people_say_them() {
    for (text, target) in [
        ("30m", Target::Minutes(30)),
        ("4h", Target::Minutes(240)),
        ("4t", Target::Minutes(240)),
        ("3d", Target::WorkingDays(3)),
        ("2026-12-01", Target::Day("2026-12-01".parse().unwrap())),
    ] {
        assert_eq!(text.parse(), Ok(target), "{text}");
    }
    assert_eq!(Target::Minutes(90).to_string(), "90m");
    assert_eq!(Target::Minutes(240).to_string(), "4h");
}

#[test]
fn what_is_no_target_is_refused() {
    for text in ["", "4", "h", "-1h", "0m", "0d", "367d", "99999999999h", "1v", "2026-02-30", "1 h", "é"] {
        assert_eq!(text.parse::<Target>(), Err(Cannot::NotATarget), "{text}");
    }
}

#[test]
fn there_is_one_target_for_all_priorities_or_one_for_each() {
    let five: ByPriority = "1h 4h - 3d 5d".parse().unwrap();
    assert_eq!(five.of(Some(2)), Some(Target::Minutes(240)));
    assert_eq!((five.of(Some(3)), five.of(Some(0)), five.of(Some(6))), (None, None, None));
    assert_eq!(five.of(None), Some(Target::WorkingDays(5)), "nobody has said: the least urgent");
    assert_eq!(five.to_string(), "1h 4h - 3d 5d");
    assert_eq!("4h".parse::<ByPriority>().unwrap().of(Some(5)), Some(Target::Minutes(240)));
    assert_eq!("1h 4h".parse::<ByPriority>(), Err(Cannot::NotFiveTargets));
    assert!("".parse::<ByPriority>().unwrap().is_empty());
}

#[test]
fn what_begins_in_a_week_of_national_tests_has_other_targets() {
    let promise = promise();
    assert_eq!(promise.target(Some(1), [PeriodKind::Term]), Some(Target::Minutes(60)));
    let tests = [PeriodKind::NationalTests, PeriodKind::Term];
    assert_eq!(promise.target(Some(1), tests), Some(Target::Minutes(30)));
}

#[test]
fn a_promise_counts_something_and_promises_something() {
    let checked = promise().checked().unwrap();
    assert_eq!((checked.counting, checked.escalations), (vec![Phase::New, Phase::Open], vec![50, 100]));
    let nothing = Promise { counting: Vec::new(), ..promise() };
    assert_eq!(nothing.checked(), Err(Cannot::CountsNothing));
    let solved = Promise { counting: vec![Phase::Solved], ..promise() };
    assert_eq!(solved.checked(), Err(Cannot::CountsNothing), "time after the solution is nobody's");
    let none = Promise { targets: ByPriority::default(), ..promise() };
    assert_eq!(none.checked(), Err(Cannot::PromisesNothing));
    for shares in [vec![0], vec![501], vec![1, 2, 3, 4, 5, 6, 7]] {
        assert_eq!(Promise { escalations: shares, ..promise() }.checked(), Err(Cannot::BadEscalation));
    }
}
