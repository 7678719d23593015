use crate::{Cannot, Hours, Span, Week};

fn hours(text: &str) -> Hours {
    text.parse().unwrap()
}

#[test]
fn hours_are_read_as_people_write_them_and_shown_in_one_way() {
    for text in ["8-12 13-17", "08:00-12:00, 13:00-17:00", "13.00–17.00; 8 - 12"] {
        assert_eq!(hours(text).to_string(), "08:00-12:00 13:00-17:00", "{text}");
    }
    assert!(hours("").is_closed() && hours("-").is_closed() && hours("–").is_closed());
    assert_eq!(hours("8-17").minutes(), 540);
}

#[test]
fn midnight_at_the_end_of_the_day_is_24_00() {
    assert_eq!(hours("0-24"), Hours::all_day());
    assert_eq!(hours("22-24").spans(), [Span::new(1_320, 1_440).unwrap()]);
    assert_eq!(Hours::all_day().minutes(), 1_440);
}

#[test]
fn what_is_no_opening_is_refused() {
    for text in
        ["8", "17-8", "8-8", "8-25", "24:01-24:02", "8:60-9", "8:5-9", "a-b", "8-12-13", "-8-9", "٨-٩"]
    {
        assert_eq!(text.parse::<Hours>(), Err(Cannot::NotHours), "{text}");
    }
    assert_eq!("8-12 11-13".parse::<Hours>(), Err(Cannot::Overlap));
    let many: Vec<String> = (0..13).map(|n| format!("{n}:00-{n}:30")).collect();
    assert_eq!(many.join(" ").parse::<Hours>(), Err(Cannot::TooManyOpenings { at_most: 12 }));
}

#[test]
fn openings_that_meet_are_one() {
    assert_eq!(hours("8-12 12-17"), hours("8-17"));
}

#[test]
fn a_short_day_is_cut_at_its_minute() {
    assert_eq!(hours("8-11 13-17").before(12 * 60), hours("8-11"));
    assert_eq!(hours("8-17").before(12 * 60), hours("8-12"));
    assert!(hours("13-17").before(12 * 60).is_closed());
}

#[test]
fn a_week_is_stored_as_text_that_is_checked_when_it_is_read() {
    let week = Week::working_days(&hours("8-12 13-17"));
    let text = serde_json::to_string(&week).unwrap();
    assert_eq!(serde_json::from_str::<Week>(&text).unwrap(), week);
    assert!(serde_json::from_str::<Week>(&text.replace("13:00", "11:00")).is_err(), "overlap");
    assert!(week.on(5).is_closed() && !week.on(4).is_closed());
}
