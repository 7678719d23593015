//! Days and times as people write them.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

/// Which of day and month stands first in `03/04/2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// A text read as a day, before it is known which order its column uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateText {
    day: Day,
    pub(crate) time: Option<Time>,
    /// Eight digits without separators, which may as well be a code.
    pub(crate) compact: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Known(Date),
    Open { first: i8, second: i8, year: i16 },
}

const MONTHS: &[(&str, i8)] = &[
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("maj", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

impl DateText {
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if !(6..=40).contains(&text.len()) || !text.bytes().any(|b| b.is_ascii_digit()) || !text.is_ascii() {
            return None;
        }
        let (date, time) = split_time(text)?;
        if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
            let part = |from: usize, to: usize| date[from..to].parse::<i16>().ok();
            let day = known(part(0, 4)?, part(4, 6)? as i8, part(6, 8)? as i8)?;
            return Some(Self { day, time, compact: true });
        }
        let day = numeric(date).or_else(|| named(date))?;
        Some(Self { day, time, compact: false })
    }

    /// The order that this text proves, if it needs one and shows it.
    pub(crate) fn proves(&self) -> Option<DayOrder> {
        match self.day {
            Day::Open { first: 13.., .. } => Some(DayOrder::DayFirst),
            Day::Open { second: 13.., .. } => Some(DayOrder::MonthFirst),
            _ => None,
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        matches!(self.day, Day::Open { first, second, .. } if first <= 12 && second <= 12 && first != second)
    }

    pub(crate) fn date(&self, order: DayOrder) -> Option<Date> {
        match (self.day, order) {
            (Day::Known(date), _) => Some(date),
            (Day::Open { first, second, year }, DayOrder::DayFirst) => Date::new(year, second, first).ok(),
            (Day::Open { first, second, year }, DayOrder::MonthFirst) => Date::new(year, first, second).ok(),
        }
    }

    pub(crate) fn moment(&self, order: DayOrder) -> Option<DateTime> {
        Some(self.date(order)?.to_datetime(self.time.unwrap_or_default()))
    }
}

fn known(year: i16, month: i8, day: i8) -> Option<Day> {
    if !(1800..=2200).contains(&year) && year != 9999 {
        return None;
    }
    Date::new(year, month, day).ok().map(Day::Known)
}

fn numeric(text: &str) -> Option<Day> {
    let mark = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| "-/.".contains(*c))?;
    let parts: Vec<&str> = text.split(mark).collect();
    if parts.len() != 3 || !parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let lengths = (parts[0].len(), parts[1].len(), parts[2].len());
    let numbers: Vec<i16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let (first, middle, last) = (*numbers.first()?, *numbers.get(1)?, *numbers.get(2)?);
    let small = |n: i16| i8::try_from(n).ok();
    match lengths {
        (4, 1..=2, 1..=2) => known(first, small(middle)?, small(last)?),
        (1..=2, 1..=2, 4) if mark == '.' => known(last, small(middle)?, small(first)?),
        (1..=2, 1..=2, 4) => open(small(first)?, small(middle)?, last),
        (1..=2, 1..=2, 2) if mark == '/' => {
            open(small(first)?, small(middle)?, last + if last < 70 { 2000 } else { 1900 })
        }
        _ => None,
    }
}

fn open(first: i8, second: i8, year: i16) -> Option<Day> {
    let fits = Date::new(year, second, first).is_ok() || Date::new(year, first, second).is_ok();
    (fits && (1800..=2200).contains(&year)).then_some(Day::Open { first, second, year })
}

/// `21 nov 2026`, `Nov 21, 2026`, `21-Nov-2026`.
fn named(text: &str) -> Option<Day> {
    let parts: Vec<&str> = text.split([' ', '-', ',', '.', '/']).filter(|part| !part.is_empty()).collect();
    let [first, second, last] = parts[..] else { return None };
    let month = |word: &str| {
        let start = word.get(..3)?.to_ascii_lowercase();
        let all = word.bytes().all(|b| b.is_ascii_alphabetic()) && word.len() <= 9;
        MONTHS.iter().find(|(name, _)| *name == start && all).map(|(_, number)| *number)
    };
    let year: i16 = last.parse().ok().filter(|year| *year > 31)?;
    let year = if year < 100 { 1900 + year } else { year };
    match (month(first), month(second)) {
        (None, Some(month)) => known(year, month, first.parse().ok()?),
        (Some(month), None) => known(year, month, second.parse().ok()?),
        _ => None,
    }
}

fn split_time(text: &str) -> Option<(&str, Option<Time>)> {
    let Some(colon) = text.find(':') else { return Some((text, None)) };
    let cut = text[..colon].rfind(['T', ' '])?;
    Some((text[..cut].trim_end_matches(','), Some(clock(&text[cut + 1..])?)))
}

/// `12:30`, `12:30:15.5`, `12:30Z`, `2:05 PM`; an offset is dropped.
fn clock(text: &str) -> Option<Time> {
    let text = text.trim();
    let upper = text.to_ascii_uppercase();
    let afternoon = upper.ends_with("PM");
    let body = upper.trim_end_matches("AM").trim_end_matches("PM").trim().trim_end_matches('Z');
    let body = body.split(['+', '-']).next()?.trim();
    let mut parts = body.split(':');
    let mut next =
        || parts.next().map_or(Some(0.0), |part| part.trim().replace(',', ".").parse::<f64>().ok());
    let (hour, minute, second) = (next()?, next()?, next()?);
    let hour = match (upper.ends_with('M'), afternoon, hour as i8) {
        (true, true, 12) => 12,
        (true, true, hour) => hour.checked_add(12)?,
        (true, false, 12) => 0,
        (_, _, hour) => hour,
    };
    Time::new(hour, minute as i8, second as i8, 0).ok()
}

/// `25:30`, `0:12:05`: a length of time or a time of day, in milliseconds.
pub(crate) fn duration(text: &str) -> Option<i64> {
    let text = text.trim();
    let mut parts = text.split(':');
    let (hours, minutes, seconds) = (parts.next()?, parts.next()?, parts.next().unwrap_or("00"));
    let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let right = hours.len() <= 4 && !hours.is_empty() && hours.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || !right || !two(minutes) || !two(seconds) {
        return None;
    }
    let (h, m, s): (i64, i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?, seconds.parse().ok()?);
    (m < 60 && s < 60).then_some(((h * 60 + m) * 60 + s) * 1000)
}
