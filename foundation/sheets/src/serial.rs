//! Dates and durations as spreadsheets store them.

use calamine::ExcelDateTime;
use jiff::civil::{Date, DateTime};

use crate::Cell;

const DAY_MS: f64 = 86_400_000.0;

pub(crate) fn cell<'a>(at: ExcelDateTime) -> Cell<'a> {
    let days = at.as_f64();
    if at.is_duration() || (0.0..1.0).contains(&days) {
        return Cell::Duration((days * DAY_MS).round() as i64);
    }
    let (year, month, day, hour, minute, second, ms) = at.to_ymd_hms_milli();
    let Ok(date) = Date::new(year as i16, month as i8, day as i8) else { return Cell::Number(days) };
    if (hour, minute, second, ms) == (0, 0, 0, 0) {
        return Cell::Day(date);
    }
    Cell::Moment(date.at(hour as i8, minute as i8, second as i8, i32::from(ms) * 1_000_000))
}

/// The day of a serial number in the 1900 system, if it names one (`44197` is 2021-01-01).
pub(crate) fn day(number: f64) -> Option<DateTime> {
    if !(1.0..2_958_466.0).contains(&number) {
        return None;
    }
    let days = number.floor();
    let ms = ((number - days) * DAY_MS).round() as i64;
    let start = Date::constant(1899, 12, 30).at(0, 0, 0, 0);
    start.checked_add(jiff::Span::new().days(days as i64).milliseconds(ms)).ok()
}

/// `2011-01-01` or `2011-01-01T12:30:00`; anything else stays text.
pub(crate) fn iso(text: &str) -> Cell<'_> {
    if let Some((_, time)) = text.split_once('T') {
        return match text.trim_end_matches('Z').parse::<DateTime>() {
            Ok(at) if time.trim_matches(['0', ':', '.', 'Z']).is_empty() => Cell::Day(at.date()),
            Ok(at) => Cell::Moment(at),
            Err(_) => Cell::Text(text),
        };
    }
    text.parse().map_or(Cell::Text(text), Cell::Day)
}

/// `PT25H30M00S`; anything else stays text.
pub(crate) fn iso_duration(text: &str) -> Cell<'_> {
    let span = text.parse::<jiff::Span>().ok();
    let hours =
        |span: jiff::Span| span.total((jiff::Unit::Millisecond, jiff::SpanRelativeTo::days_are_24_hours()));
    span.and_then(|span| hours(span).ok()).map_or(Cell::Text(text), |ms| Cell::Duration(ms.round() as i64))
}
