use kernel::Day;

use crate::{Cannot, FromICal, closed_days};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn read(events: &str) -> FromICal {
    let text =
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\n{events}END:VCALENDAR\r\n");
    closed_days(text.as_bytes(), day("2026-08-01")).unwrap()
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\r\nUID:1@test\r\n{}\r\nEND:VEVENT\r\n", lines.replace('|', "\r\n"))
}

fn days(found: &FromICal) -> Vec<String> {
    found.days.iter().map(|exception| exception.day.to_string()).collect()
}

#[test]
fn whole_days_close_with_their_name() {
    let found =
        read(&event("DTSTART;VALUE=DATE:20261026|DTEND;VALUE=DATE:20261031|SUMMARY:Höstlov\\, vecka 44"));
    assert_eq!(days(&found), ["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30"]);
    assert_eq!(found.days[0].label, "Höstlov, vecka 44");
    assert_eq!(found.left_out.total(), 0);
}

#[test]
fn a_day_without_an_end_is_one_day() {
    let found = read(&event("DTSTART;VALUE=DATE:20261102|SUMMARY:Studiedag"));
    assert_eq!(days(&found), ["2026-11-02"]);
}

#[test]
fn a_rule_unfolds_without_the_days_that_it_leaves_out() {
    let rule = "DTSTART;VALUE=DATE:20261225|RRULE:FREQ=YEARLY;COUNT=4|EXDATE;VALUE=DATE:20271225|SUMMARY:Jul";
    assert_eq!(days(&read(&event(rule))), ["2026-12-25", "2028-12-25", "2029-12-25"]);
}

#[test]
fn what_closes_nothing_is_left_out_and_told() {
    let meeting = event("DTSTART:20261026T130000Z|DTEND:20261026T150000Z|SUMMARY:Möte");
    let past = event("DTSTART;VALUE=DATE:20200101|SUMMARY:Nyår");
    let cancelled = event("DTSTART;VALUE=DATE:20261027|STATUS:CANCELLED|SUMMARY:Inställt");
    let endless = event("DTSTART;VALUE=DATE:20261001|DTEND;VALUE=DATE:20361001|SUMMARY:Alltid");
    let found = read(&format!("{meeting}{past}{cancelled}{endless}"));
    assert!(found.days.is_empty());
    let left = found.left_out;
    assert_eq!((left.timed, left.outside, left.cancelled, left.unreadable), (1, 1, 1, 1));
}

#[test]
fn a_hostile_rule_is_bounded() {
    let began = std::time::Instant::now();
    for rule in [
        "FREQ=DAILY",
        "FREQ=SECONDLY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=X",
    ] {
        let found = read(&event(&format!("DTSTART;VALUE=DATE:20260801|RRULE:{rule}|SUMMARY:Alltid")));
        assert!(found.days.len() <= 1_000, "{rule}: {}", found.days.len());
    }
    assert!(began.elapsed().as_secs() < 20, "{:?}", began.elapsed());
}

#[test]
fn what_is_no_calendar_is_refused() {
    for bytes in
        [&b""[..], b"hej", b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"\xff\xfe\x00B", &vec![b'A'; (1 << 20) + 1]]
    {
        assert_eq!(closed_days(bytes, day("2026-08-01")), Err(Cannot::NotICal));
    }
}

#[test]
fn names_are_tidied() {
    let found =
        read(&event(&format!("DTSTART;VALUE=DATE:20261102|SUMMARY:a\u{202e}b\\nc{}", "x".repeat(300))));
    assert_eq!(found.days[0].label.chars().count(), 80);
    assert!(found.days[0].label.starts_with("a b c"));
}

#[test]
fn cut_and_turned_files_never_break_the_reader() {
    let whole =
        event("DTSTART;VALUE=DATE:20261225|RRULE:FREQ=YEARLY;COUNT=4;BYDAY=MO,TU|DURATION:P1D|SUMMARY:Jul");
    let text = format!("BEGIN:VCALENDAR\r\n{whole}END:VCALENDAR\r\n");
    for cut in 0..text.len() {
        let _ = closed_days(&text.as_bytes()[..cut], day("2026-08-01"));
        let mut turned = text.clone().into_bytes();
        turned[cut] = turned[cut].wrapping_add(13);
        let _ = closed_days(&turned, day("2026-08-01"));
    }
}
