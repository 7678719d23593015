use std::collections::BTreeSet;

use kernel::Day;
use serde_json::Value as Json;

use crate::holiday::easter;
use crate::{Holiday, Holidays};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The days that GOV.UK publishes, as the data set of the tests holds them; a copy lies beside the test.
const PUBLISHED: &str = include_str!("../testdata/uk.json");

#[test]
fn the_kingdoms_days_are_those_that_gov_uk_publishes() {
    let published: Json = serde_json::from_str(PUBLISHED).unwrap();
    let mut compared = 0;
    for holidays in [Holidays::EnglandAndWales, Holidays::Scotland, Holidays::NorthernIreland] {
        let days = published[holidays.word()].as_array().unwrap();
        let theirs: BTreeSet<String> = days.iter().map(|day| day.as_str().unwrap().to_owned()).collect();
        let ours: BTreeSet<String> =
            (2012..=2028).flat_map(|year| holidays.of(year)).map(|(day, _)| day.to_string()).collect();
        assert_eq!(ours, theirs, "{holidays:?}");
        compared += theirs.len();
    }
    assert_eq!(compared, 471);
}

#[test]
fn easter_falls_where_the_church_keeps_it() {
    for (year, sunday) in [
        (1818, "1818-03-22"),
        (1943, "1943-04-25"),
        (2000, "2000-04-23"),
        (2008, "2008-03-23"),
        (2011, "2011-04-24"),
        (2024, "2024-03-31"),
        (2025, "2025-04-20"),
        (2026, "2026-04-05"),
        (2027, "2027-03-28"),
        (2038, "2038-04-25"),
        (2285, "2285-03-22"),
    ] {
        assert_eq!(easter(year), day(sunday));
    }
}

#[test]
fn swedens_days_are_those_of_the_law() {
    let of = |year: i16| -> Vec<String> {
        Holidays::Sweden.of(year).iter().map(|(day, _)| day.to_string()).collect()
    };
    assert_eq!(
        of(2026),
        [
            "2026-01-01",
            "2026-01-06",
            "2026-04-03",
            "2026-04-05",
            "2026-04-06",
            "2026-05-01",
            "2026-05-14",
            "2026-05-24",
            "2026-06-06",
            "2026-06-20",
            "2026-10-31",
            "2026-12-25",
            "2026-12-26"
        ]
    );
    assert_eq!(
        of(2027),
        [
            "2027-01-01",
            "2027-01-06",
            "2027-03-26",
            "2027-03-28",
            "2027-03-29",
            "2027-05-01",
            "2027-05-06",
            "2027-05-16",
            "2027-06-06",
            "2027-06-26",
            "2027-11-06",
            "2027-12-25",
            "2027-12-26"
        ]
    );
    assert!(of(2004).contains(&"2004-05-31".to_owned()), "Whit Monday, the last time");
    assert!(!of(2004).contains(&"2004-06-06".to_owned()) && of(2005).contains(&"2005-06-06".to_owned()));
}

#[test]
fn midsummer_and_all_saints_are_saturdays_with_their_eves_before() {
    for year in 1990..2100 {
        let find = |days: Vec<(Day, Holiday)>, which| days.into_iter().find(|(_, h)| *h == which).unwrap().0;
        let midsummer = find(Holidays::Sweden.of(year), Holiday::MidsummerDay);
        assert_eq!(crate::weekday::of(midsummer), 5);
        assert!(midsummer >= Day::new(year, 6, 20).unwrap() && midsummer <= Day::new(year, 6, 26).unwrap());
        assert_eq!(find(Holidays::Sweden.eves_of(year), Holiday::MidsummerEve).plus_days(1), midsummer);
        let saints = find(Holidays::Sweden.of(year), Holiday::AllSaints);
        assert!(saints >= Day::new(year, 10, 31).unwrap() && saints <= Day::new(year, 11, 6).unwrap());
        assert_eq!(find(Holidays::Sweden.eves_of(year), Holiday::AllSaintsEve).plus_days(1), saints);
    }
    assert!(Holidays::Scotland.eves_of(2026).is_empty() && Holidays::None.of(2026).is_empty());
}

#[test]
fn three_eves_count_with_the_holidays_by_the_law_on_time_limits() {
    let equal: Vec<&Holiday> =
        Holiday::ALL.iter().filter(|holiday| holiday.is_equal_to_a_holiday()).collect();
    assert_eq!(equal, [&Holiday::MidsummerEve, &Holiday::ChristmasEve, &Holiday::NewYearsEve]);
}
