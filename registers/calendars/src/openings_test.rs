use kernel::{Day, Moment};

use crate::{Eves, Holidays, Hours, Openings, Plan, Versions, Week};

const MINUTE: i64 = 60_000_000;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse_rfc3339(text).unwrap()
}

fn hours(text: &str) -> Hours {
    text.parse().unwrap()
}

fn of(zone: &str, week: Week) -> Openings {
    Openings::new(Versions::single(zone, Plan::of_week(week))).unwrap()
}

fn office() -> Openings {
    of("Europe/Stockholm", Week::working_days(&hours("8-12 13-17")))
}

fn minutes(openings: &Openings, from: &str, until: &str) -> i64 {
    openings.open_between(at(from), at(until)) / MINUTE
}

#[test]
fn breaks_and_nights_and_weekends_do_not_count() {
    let office = office();
    assert_eq!(minutes(&office, "2026-03-02T07:00:00Z", "2026-03-02T16:00:00Z"), 8 * 60);
    assert_eq!(
        minutes(&office, "2026-03-02T10:30:00Z", "2026-03-02T12:30:00Z"),
        60,
        "an hour at noon is none"
    );
    assert_eq!(minutes(&office, "2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z"), 5 * 8 * 60);
    assert_eq!(minutes(&office, "2026-03-09T00:00:00Z", "2026-03-02T00:00:00Z"), 0);
}

#[test]
fn around_the_clock_has_no_gap_at_midnight_and_no_lost_hour() {
    let always = of("Europe/Stockholm", Week::all_days(&Hours::all_day()));
    assert_eq!(minutes(&always, "2026-03-02T22:59:00Z", "2026-03-02T23:01:00Z"), 2);
    assert_eq!(minutes(&always, "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"), 23 * 60, "forward");
    assert_eq!(minutes(&always, "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"), 25 * 60, "back");
    assert_eq!(minutes(&always, "2025-12-31T20:00:00Z", "2026-01-01T04:00:00Z"), 8 * 60, "over New Year");
    assert_eq!(minutes(&always, "2020-01-01T00:00:00Z", "2026-01-01T00:00:00Z"), 2_192 * 1_440);
    assert_eq!(
        always.moments_of(day("2026-03-29")),
        [(at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z"))]
    );
}

#[test]
fn in_the_gap_there_is_nothing_and_the_hour_that_comes_twice_counts_twice() {
    let night = of("Europe/Stockholm", Week::all_days(&hours("2:15-2:45")));
    assert!(night.moments_of(day("2026-03-29")).is_empty());
    assert_eq!(
        night.moments_of(day("2026-10-25")),
        [
            (at("2026-10-25T00:15:00Z"), at("2026-10-25T00:45:00Z")),
            (at("2026-10-25T01:15:00Z"), at("2026-10-25T01:45:00Z"))
        ]
    );
    let across = of("Europe/Stockholm", Week::all_days(&hours("1-4")));
    assert_eq!(minutes(&across, "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"), 2 * 60);
    assert_eq!(minutes(&across, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"), 4 * 60);
}

#[test]
fn a_day_begins_when_the_zones_clock_first_shows_it() {
    // In Santiago the clock goes from 23:59 to 01:00 in September.
    let zone = of("America/Santiago", Week::all_days(&Hours::all_day()));
    let (from, until) = zone.bounds(day("2026-09-06"));
    assert_eq!((from, until), (at("2026-09-06T04:00:00Z"), at("2026-09-07T03:00:00Z")));
    assert_eq!(zone.day_of(at("2026-09-06T03:59:00Z")), day("2026-09-05"));
}

#[test]
fn a_moment_is_reached_when_so_much_has_been_open_and_not_before() {
    let office = office();
    let friday = at("2026-03-06T15:30:00Z");
    assert_eq!(office.reach(friday, 30 * MINUTE), Some(at("2026-03-06T16:00:00Z")), "the end of an opening");
    assert_eq!(office.reach(friday, 31 * MINUTE), Some(at("2026-03-09T07:01:00Z")), "over the weekend");
    assert_eq!(office.reach(friday, 0), Some(friday));
    assert_eq!(office.reach(at("2026-12-31T15:00:00Z"), 120 * MINUTE), Some(at("2027-01-01T08:00:00Z")));
    let summer = at("2026-06-01T07:00:00Z");
    for amount in [1, 59, 60, 481, 100_000] {
        let reached = office.reach(summer, amount * MINUTE).unwrap();
        assert_eq!(office.open_between(summer, reached), amount * MINUTE);
        assert_eq!(office.open_between(summer, Moment(reached.0 - 1)), amount * MINUTE - 1);
    }
}

#[test]
fn what_never_comes_is_said_so() {
    let once = Plan::of_week(Week::default());
    let never = Openings::new(Versions::single("Europe/Stockholm", once)).unwrap();
    assert_eq!(never.reach(at("2026-03-02T00:00:00Z"), MINUTE), None);
    assert_eq!(never.closings_after(day("2026-03-02")).next(), None);
    assert_eq!(office().open_between(at("1900-01-01T00:00:00Z"), at("1901-01-01T00:00:00Z")), 0);
}

#[test]
fn closings_are_the_ends_of_days_that_open() {
    let plan = Plan {
        holidays: Holidays::Sweden,
        eves: Eves::ClosedOrShort,
        ..Plan::of_week(Week::working_days(&hours("8-12 13-17")))
    };
    let office = Openings::new(Versions::single("Europe/Stockholm", plan)).unwrap();
    let next: Vec<(String, String)> = office
        .closings_after(day("2026-04-01"))
        .take(2)
        .map(|(day, at)| (day.to_string(), at.rfc3339()))
        .collect();
    assert_eq!(
        next,
        [
            ("2026-04-02".to_owned(), "2026-04-02T10:00:00Z".to_owned()),
            ("2026-04-07".to_owned(), "2026-04-07T15:00:00Z".to_owned())
        ]
    );
}

#[test]
fn an_unknown_zone_is_refused() {
    assert!(Openings::new(Versions::single("Europe/Sjovik", Plan::default())).is_err());
}
