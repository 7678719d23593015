//! Days and times as people write them.

use std::borrow::Cow;

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
    /// Digits without separators, which may as well be a code.
    pub(crate) compact: bool,
    /// Only year and month are said: the first day of the month is meant.
    pub(crate) is_month: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Known(Date),
    Open { first: i8, second: i8, year: i16 },
}

/// How much a text may leave out and still be read as a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A day wherever it stands.
    Sure,
    /// A day when it stands where days are expected: `230501`, `23-05-01`, `2023-05`.
    Short,
}

const MONTHS: [&[&str]; 12] = [
    &["jan", "januari", "january"],
    &["feb", "febr", "februari", "february"],
    &["mar", "mars", "march"],
    &["apr", "april"],
    &["maj", "may"],
    &["jun", "juni", "june"],
    &["jul", "juli", "july"],
    &["aug", "augusti", "august"],
    &["sep", "sept", "september"],
    &["okt", "oktober", "oct", "october"],
    &["nov", "november"],
    &["dec", "december"],
];

/// Words before a day that say nothing more than the day: `fredagen den 1 maj`.
const LEADS: &[&str] = &[
    "den",
    "d",
    "mån",
    "tis",
    "ons",
    "tor",
    "tors",
    "fre",
    "lör",
    "sön",
    "måndag",
    "tisdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lördag",
    "söndag",
    "måndagen",
    "tisdagen",
    "onsdagen",
    "torsdagen",
    "fredagen",
    "lördagen",
    "söndagen",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

impl DateText {
    /// Reads what is a day wherever it stands.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Self::of(text, Form::Sure)
    }

    /// Reads what is a day where days are expected, in a column of days.
    pub(crate) fn among_days(text: &str) -> Option<Self> {
        Self::of(text, Form::Short)
    }

    fn of(text: &str, form: Form) -> Option<Self> {
        let text = text.trim();
        if !(6..=48).contains(&text.len()) || !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let text = plain(text);
        let (date, time) = split_time(&text)?;
        let date = without_lead(date);
        if date.bytes().all(|b| b.is_ascii_digit()) {
            let day = digits(date, form)?;
            return Some(Self { day, time, compact: true, is_month: false });
        }
        match runs(date)?[..] {
            [first, sign, second, next, last] => {
                let day = numeric([first, second, last], [sign, next], form)
                    .or_else(|| named([first, second, last], [sign, next], form))?;
                Some(Self { day, time, compact: false, is_month: false })
            }
            [first, sign, second] if form == Form::Short => {
                let day = month_of_year(first, sign, second)?;
                Some(Self { day, time, compact: false, is_month: true })
            }
            _ => None,
        }
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

    /// The day in this order; in the other one when it is no day in this.
    pub(crate) fn date(&self, order: DayOrder) -> Option<Date> {
        let (year, day, month) = match (self.day, order) {
            (Day::Known(date), _) => return Some(date),
            (Day::Open { first, second, year }, DayOrder::DayFirst) => (year, first, second),
            (Day::Open { first, second, year }, DayOrder::MonthFirst) => (year, second, first),
        };
        Date::new(year, month, day).or_else(|_| Date::new(year, day, month)).ok()
    }

    pub(crate) fn moment(&self, order: DayOrder) -> Option<DateTime> {
        Some(self.date(order)?.to_datetime(self.time.unwrap_or_default()))
    }
}

/// The text with plain dashes and blanks, as keyboards and word processors differ.
fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let sign = |c: char| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        '’' => '\'',
        c => c,
    };
    Cow::Owned(text.chars().map(sign).collect())
}

fn without_lead(mut text: &str) -> &str {
    while let Some((word, rest)) = text.split_once([' ', '.', ',']) {
        let is_lead = word.len() <= 10 && LEADS.contains(&word.to_lowercase().as_str());
        if !is_lead {
            break;
        }
        text = rest.trim_start_matches([' ', '.', ',']);
    }
    text
}

/// Digits, words and the signs between them in turn; at most three parts.
fn runs(text: &str) -> Option<Vec<&str>> {
    let class = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
    let mut runs = Vec::with_capacity(5);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| class(c) != class(first)).unwrap_or(rest.len());
        let is_sign = class(first) == (false, false);
        if runs.len() == 5 || is_sign == (runs.len() % 2 == 0) {
            return None;
        }
        runs.push(&rest[..end]);
        rest = &rest[end..];
    }
    (runs.len() % 2 == 1).then_some(runs)
}

fn known(year: i16, month: i8, day: i8) -> Option<Day> {
    if !(1800..=2200).contains(&year) && year != 9999 {
        return None;
    }
    Date::new(year, month, day).ok().map(Day::Known)
}

/// A year of two digits lies between 1970 and 2069.
fn year_of(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(year + if year < 70 { 2000 } else { 1900 }),
        _ => None,
    }
}

fn small(text: &str) -> Option<i8> {
    text.parse().ok().filter(|_| text.len() <= 2)
}

/// `20230501`, and among days `230501`.
fn digits(text: &str, form: Form) -> Option<Day> {
    match (text.len(), form) {
        (8, _) => known(year_of(&text[..4])?, small(&text[4..6])?, small(&text[6..])?),
        (6, Form::Short) => known(year_of(&text[..2])?, small(&text[2..4])?, small(&text[4..])?),
        _ => None,
    }
}

/// `2026-11-21`, `21.11.2026`, `21/11/2026`, `5/1 2026`, `1/5-23`; among days also `23-05-01`, `1.5.23`.
fn numeric([first, middle, last]: [&str; 3], [sign, next]: [&str; 2], form: Form) -> Option<Day> {
    let all = [first, middle, last].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let mixed = sign == "/" && matches!(next, "-" | " " | " -");
    if !all || !["-", "/", "."].contains(&sign) || (sign != next && !mixed) {
        return None;
    }
    match (first.len(), middle.len(), last.len()) {
        (4, 1..=2, 1..=2) if !mixed => known(year_of(first)?, small(middle)?, small(last)?),
        (1..=2, 1..=2, 4) if sign == "." => known(year_of(last)?, small(middle)?, small(first)?),
        (1..=2, 1..=2, 4) => open(small(first)?, small(middle)?, year_of(last)?),
        (1..=2, 1..=2, 2) if sign == "/" && (next != " " || form == Form::Short) => {
            open(small(first)?, small(middle)?, year_of(last)?)
        }
        (2, 2, 2) if sign == "-" && form == Form::Short => {
            known(year_of(first)?, small(middle)?, small(last)?)
        }
        (1..=2, 1..=2, 2) if sign == "." && form == Form::Short => {
            known(year_of(last)?, small(middle)?, small(first)?)
        }
        _ => None,
    }
}

fn open(first: i8, second: i8, year: i16) -> Option<Day> {
    let fits = Date::new(year, second, first).is_ok() || Date::new(year, first, second).is_ok();
    (fits && (1800..=2200).contains(&year)).then_some(Day::Open { first, second, year })
}

fn month(word: &str) -> Option<i8> {
    if word.len() > 9 || !word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let place = MONTHS.iter().position(|names| names.iter().any(|name| name.eq_ignore_ascii_case(word)))?;
    i8::try_from(place + 1).ok()
}

/// `21 nov 2026`, `Nov 21, 2026`, `21-Nov-2026`, `1 maj -23`, `2026 maj 1`; among days also `1 maj 23`.
fn named([first, second, last]: [&str; 3], [sign, next]: [&str; 2], form: Form) -> Option<Day> {
    let joins = |sign: &str| sign.len() <= 2 && sign.chars().all(|c| " -,./'".contains(c));
    if !joins(sign) || !joins(next) {
        return None;
    }
    let is_sure = last.len() == 4 || next.contains(['-', '\'']) || year_of(last)? < 2000;
    match (month(first), month(second)) {
        (None, Some(month)) if first.len() == 4 => known(year_of(first)?, month, small(last)?),
        (None, Some(month)) if is_sure || form == Form::Short => known(year_of(last)?, month, small(first)?),
        (Some(month), None) if is_sure => known(year_of(last)?, month, small(second)?),
        _ => None,
    }
}

/// `2023-05`, `maj 2023`, `maj-23`.
fn month_of_year(first: &str, sign: &str, second: &str) -> Option<Day> {
    if !matches!(sign, "-" | "/" | " " | ". " | " -") {
        return None;
    }
    match month(first) {
        Some(month) => known(year_of(second)?, month, 1),
        None if first.len() == 4 && sign.len() == 1 => known(year_of(first)?, small(second)?, 1),
        None => None,
    }
}

/// The day and the time of day: `2026-11-21 13:00`, `2026-11-21 kl. 13.00`.
fn split_time(text: &str) -> Option<(&str, Option<Time>)> {
    if let Some((date, time)) = text.split_once(" kl") {
        let time = time.trim_start_matches(['.', ' ']).replace('.', ":");
        return Some((date.trim_end_matches([',', ' ']), Some(clock(&time)?)));
    }
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
