use kernel::Day;

use crate::{
    Cannot, Eves, Exception, ExceptionKind, Holiday, Holidays, Hours, Openings, Period, PeriodKind, Plan,
    Version, Versions, Week, Why,
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn hours(text: &str) -> Hours {
    text.parse().unwrap()
}

fn office() -> Plan {
    Plan {
        holidays: Holidays::Sweden,
        eves: Eves::ClosedOrShort,
        ..Plan::of_week(Week::working_days(&hours("8-12 13-17")))
    }
}

fn on(plan: &Plan, text: &str) -> (String, Why) {
    let openings = Openings::new(Versions::single("Europe/Stockholm", plan.clone())).unwrap();
    let found = openings.on(day(text));
    (found.hours.to_string(), found.why)
}

fn exception(day_text: &str, kind: ExceptionKind) -> Exception {
    Exception { day: day(day_text), kind, label: "Studiedag".to_owned() }
}

fn period(name: &str, kind: PeriodKind, from: &str, until: &str, week: Option<Week>) -> Period {
    Period { name: name.to_owned(), kind, from: day(from), until: day(until), week }
}

#[test]
fn a_day_is_as_its_weekday_when_nothing_else_is_said() {
    assert_eq!(on(&office(), "2026-03-02"), ("08:00-12:00 13:00-17:00".to_owned(), Why::Week));
    assert_eq!(on(&office(), "2026-03-07").0, "");
}

#[test]
fn holidays_close_and_eves_are_closed_or_end_at_noon() {
    assert_eq!(on(&office(), "2026-04-03"), (String::new(), Why::Holiday(Holiday::GoodFriday)));
    assert_eq!(on(&office(), "2026-12-24"), (String::new(), Why::Eve(Holiday::ChristmasEve)));
    assert_eq!(on(&office(), "2026-04-02"), ("08:00-12:00".to_owned(), Why::Eve(Holiday::MaundyThursday)));
    let usual = Plan { eves: Eves::AsUsual, ..office() };
    assert_eq!(on(&usual, "2026-12-24"), ("08:00-12:00 13:00-17:00".to_owned(), Why::Week));
    let closed = Plan { eves: Eves::Closed, ..office() };
    assert_eq!(on(&closed, "2026-04-02").1, Why::Week);
}

#[test]
fn an_exception_says_most_of_a_day() {
    let mut plan = office();
    plan.exceptions = vec![
        exception("2026-03-02", ExceptionKind::Closed),
        exception("2026-04-03", ExceptionKind::Open),
        exception("2026-12-24", ExceptionKind::Special(hours("9-11"))),
    ];
    let why = Why::Exception { label: "Studiedag".to_owned() };
    assert_eq!(on(&plan, "2026-03-02"), (String::new(), why.clone()));
    assert_eq!(on(&plan, "2026-04-03"), ("08:00-12:00 13:00-17:00".to_owned(), why.clone()));
    assert_eq!(on(&plan, "2026-12-24"), ("09:00-11:00".to_owned(), why));
}

#[test]
fn the_shortest_period_with_hours_of_its_own_swaps_the_week() {
    let mut plan = office();
    let long = Week::working_days(&hours("7-18"));
    plan.periods = vec![
        period(
            "Vårtermin",
            PeriodKind::Term,
            "2026-01-08",
            "2026-06-12",
            Some(Week::working_days(&hours("8-16"))),
        ),
        period("Nationella prov", PeriodKind::NationalTests, "2026-03-16", "2026-03-20", Some(long)),
        period("Provdag", PeriodKind::Own, "2026-03-17", "2026-03-17", None),
        period("Sportlov", PeriodKind::Break, "2026-02-23", "2026-03-01", Some(Week::default())),
    ];
    let why = |name: &str, kind| Why::Period { name: name.to_owned(), kind };
    assert_eq!(on(&plan, "2026-03-09"), ("08:00-16:00".to_owned(), why("Vårtermin", PeriodKind::Term)));
    assert_eq!(
        on(&plan, "2026-03-17"),
        ("07:00-18:00".to_owned(), why("Nationella prov", PeriodKind::NationalTests))
    );
    assert_eq!(on(&plan, "2026-02-24"), (String::new(), why("Sportlov", PeriodKind::Break)));
    assert_eq!(on(&plan, "2026-07-01").1, Why::Week);
    let names: Vec<&str> = plan.periods_on(day("2026-03-17")).iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Provdag", "Nationella prov", "Vårtermin"]);
}

#[test]
fn a_version_that_says_two_things_or_nothing_is_refused() {
    let mut twice = office();
    twice.exceptions =
        vec![exception("2026-03-02", ExceptionKind::Closed), exception("2026-03-02", ExceptionKind::Open)];
    assert_eq!(twice.checked(), Err(Cannot::TwoExceptions { day: day("2026-03-02") }));
    let mut backwards = office();
    backwards.periods = vec![period("Lov", PeriodKind::Break, "2026-03-02", "2026-03-01", None)];
    assert_eq!(backwards.checked(), Err(Cannot::EndsBeforeItBegins));
    let mut nameless = office();
    nameless.periods = vec![period("", PeriodKind::Break, "2026-03-02", "2026-03-03", None)];
    assert_eq!(nameless.checked(), Err(Cannot::BadName));
    assert_eq!(Plan::default().checked(), Err(Cannot::NeverOpen));
    let mut many = office();
    many.exceptions = (0..2_001)
        .map(|n| Exception {
            day: day("2026-01-01").plus_days(n),
            ..exception("2026-01-01", ExceptionKind::Closed)
        })
        .collect();
    assert_eq!(many.checked(), Err(Cannot::TooMany { at_most: 2_000 }));
}

#[test]
fn a_version_is_kept_as_text_and_read_back_the_same() {
    let mut plan = office();
    plan.exceptions = vec![
        exception("2026-03-02", ExceptionKind::Closed),
        exception("2026-12-24", ExceptionKind::Special(hours("9-11"))),
    ];
    plan.periods =
        vec![period("Sportlov", PeriodKind::Break, "2026-02-23", "2026-03-01", Some(Week::default()))];
    let text = serde_json::to_string(&plan).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), plan);
    assert!(serde_json::from_str::<Plan>(&text.replacen("\"holidays\"", "\"holydays\"", 1)).is_err());
}

fn versions(made: &[(i64, &str, &str)]) -> Versions {
    let version = |(id, from, text): &(i64, &str, &str)| Version {
        id: kernel::Id::new(*id),
        from: day(from),
        plan: Plan::of_week(Week::working_days(&hours(text))),
    };
    Versions::new(kernel::Id::new(1), "Europe/Stockholm".to_owned(), made.iter().map(version).collect())
        .unwrap()
}

#[test]
fn a_version_holds_from_its_day_and_what_has_been_stays() {
    let all = versions(&[(1, "2025-01-01", "8-17"), (2, "2026-01-01", "9-17"), (3, "2026-01-01", "10-17")]);
    assert_eq!(all.on(day("2024-06-01")).id.number(), 1, "before the first, the first");
    assert_eq!(all.on(day("2025-12-31")).id.number(), 1);
    assert_eq!(all.on(day("2026-01-01")).id.number(), 3, "the later of two from the same day");
    assert!(Versions::new(kernel::Id::new(1), "UTC".to_owned(), Vec::new()).is_none());
}

#[test]
fn a_change_reaches_the_versions_that_come_later_and_none_that_has_been() {
    let all = versions(&[(1, "2025-01-01", "8-17"), (2, "2026-06-01", "9-17")]);
    let close = |plan: &Plan| {
        let mut plan = plan.clone();
        plan.exceptions.push(exception("2026-07-01", ExceptionKind::Closed));
        Ok(plan)
    };
    let made = all.amended(day("2026-03-02"), day("2026-03-02"), close).unwrap();
    let from: Vec<String> = made.iter().map(|(from, _)| from.to_string()).collect();
    assert_eq!(from, ["2026-03-02", "2026-06-01"]);
    assert!(made.iter().all(|(_, plan)| plan.exceptions.len() == 1));
    assert_eq!(made[1].1.week, all.on(day("2026-06-01")).plan.week);
    let late = all.amended(day("2026-03-01"), day("2026-03-02"), close);
    assert_eq!(late, Err(Cannot::HasBeen { day: day("2026-03-01") }));
}
