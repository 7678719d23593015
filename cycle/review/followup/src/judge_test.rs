use finance::{Figures, Kind, LineFigures};
use kernel::{Day, Id, Money};
use proptest::prelude::*;

use crate::judge::{Gone, Stray, judge};

fn kronor(amount: i64) -> Money {
    Money::sek(amount * 100)
}

/// A line with plan, bound, spent and, when somebody has said it, the forecast, in kronor.
fn line(plan: i64, bound: i64, spent: i64, said: Option<i64>) -> LineFigures {
    let figures = Figures {
        plan: kronor(plan),
        bound: kronor(bound),
        spent: kronor(spent),
        forecast: kronor(said.unwrap_or(plan)),
    };
    LineFigures {
        id: Id::new(1),
        name: "Nät".into(),
        unit: Id::new(1),
        unit_name: "IT".into(),
        account: "6420".into(),
        kind: Kind::Operating,
        figures,
        is_said: said.is_some(),
    }
}

const HALF: Gone = Gone(500);

#[test]
fn each_way_to_stray_is_told() {
    let cases = [
        (line(1_000, 0, 500, Some(1_000)), 0, None),
        (line(1_000, 0, 500, Some(1_050)), 50, None),
        (line(1_000, 0, 500, Some(1_051)), 51, Some(Stray::Dearer)),
        (line(1_000, 0, 500, Some(949)), -51, Some(Stray::Cheaper)),
        (line(1_000, 600, 500, Some(1_000)), 100, Some(Stray::Overdrawn)),
        (line(1_000, 600, 500, Some(1_200)), 200, Some(Stray::Overdrawn)),
        (line(0, 10, 0, None), 10, Some(Stray::NoPlan)),
        (line(0, 0, 0, Some(5)), 5, Some(Stray::NoPlan)),
        (line(0, 0, 0, None), 0, None),
        (line(0, 0, -7, None), -7, Some(Stray::NoPlan)),
        (line(1_000, 0, 701, None), 0, Some(Stray::Fast)),
        (line(1_000, 0, 700, None), 0, None),
        (line(1_000, 0, 249, None), 0, Some(Stray::Quiet)),
        (line(1_000, 200, 50, None), 0, None),
        // Income: below nothing.
        (line(-1_000, 0, -200, Some(-800)), 200, Some(Stray::Dearer)),
        (line(-1_000, 0, -1_200, None), -200, Some(Stray::Cheaper)),
        (line(-1_000, 0, -100, None), 0, None),
    ];
    for (line, difference, stray) in cases {
        let verdict = judge(&line, HALF, 5);
        assert_eq!((verdict.difference, verdict.stray), (kronor(difference), stray), "{:?}", line.figures);
    }
}

#[test]
fn a_year_that_is_over_asks_for_all_of_the_plan_and_one_ahead_for_nothing() {
    let some = line(1_000, 0, 940, None);
    assert_eq!(judge(&some, Gone::ALL, 5).stray, Some(Stray::Quiet));
    assert_eq!(judge(&line(1_000, 0, 950, None), Gone::ALL, 5).stray, None);
    assert_eq!(judge(&line(1_000, 0, 0, None), Gone(0), 5).stray, None);
    let investment = LineFigures { kind: Kind::Investment, ..line(1_000, 0, 0, None) };
    assert_eq!(judge(&investment, Gone::ALL, 5).stray, None);
}

#[test]
fn the_year_goes_by_its_days() {
    let day = |year, month, day| Day::new(year, month, day).expect("a day");
    assert_eq!(Gone::of(2026, day(2025, 12, 31)), Gone(0));
    assert_eq!(Gone::of(2026, day(2026, 1, 1)), Gone(0));
    assert_eq!(Gone::of(2024, day(2024, 7, 2)), Gone(500));
    assert_eq!(Gone::of(2026, day(2026, 12, 31)), Gone(997));
    assert_eq!(Gone::of(2026, day(2027, 1, 1)), Gone::ALL);
}

proptest! {
    /// The difference is what is expected beside the plan; with all tolerance that there is nothing but a line without
    /// plan or with twice its plan strays by money.
    #[test]
    fn the_difference_is_expected_without_the_plan(
        plan in -1_000_000i64..1_000_000, bound in 0i64..1_000_000, spent in -1_000_000i64..1_000_000,
        said in proptest::option::of(-1_000_000i64..1_000_000), gone in 0i64..=1_000, tolerance in 0i64..=100,
    ) {
        let line = line(plan, bound, spent, said);
        let verdict = judge(&line, Gone(gone), tolerance);
        prop_assert_eq!(verdict.expected.minus(line.figures.plan), Some(verdict.difference));
        let room = kronor(plan).minor.abs() * tolerance / 100;
        let is_beyond = verdict.difference.minor.abs() > room;
        let by_money = !matches!(verdict.stray, None | Some(Stray::Fast | Stray::Quiet));
        prop_assert_eq!(by_money, is_beyond);
    }
}
