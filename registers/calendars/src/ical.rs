//! Closed days out of an iCal file (RFC 5545), such as a school's or GOV.UK's own. The file is anybody's: its size, its
//! events and what their rules unfold to are bounded, and what is left out is told.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calcard::common::timezone::Tz;
use calcard::icalendar::dates::TimeOrDelta;
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarStatus};
use calcard::{Entry, Parser};
use kernel::Day;

use crate::plan::NAME_AT_MOST;
use crate::{Cannot, Exception, ExceptionKind};

/// The largest file, in bytes.
pub const ICAL_BYTES: u64 = 1 << 20;
/// Events of a file, and what they unfold to.
const EVENTS_AT_MOST: usize = 5_000;
const UNFOLDED_AT_MOST: usize = 20_000;
/// Days that one event may last.
const DAYS_AT_MOST: i64 = 120;
/// Days that one file may close.
const CLOSED_AT_MOST: usize = 1_000;
/// How far ahead days are taken, in days: ten years.
const AHEAD_DAYS: i64 = 3_653;

/// What a file gives, and what it does not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FromICal {
    /// In order, one for each day.
    pub days: Vec<Exception>,
    pub left_out: LeftOut,
}

/// How much was left out, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Not whole days: a meeting does not close anything.
    pub timed: usize,
    /// Has been, or lies more than ten years ahead.
    pub outside: usize,
    pub cancelled: usize,
    /// Cannot be read, or is longer than a closed time may be.
    pub unreadable: usize,
    /// Beyond what one file may hold.
    pub beyond: usize,
}

impl LeftOut {
    pub const fn total(&self) -> usize {
        self.timed + self.outside + self.cancelled + self.unreadable + self.beyond
    }
}

/// Reads the days that a file closes, from `today` on.
pub fn closed_days(bytes: &[u8], today: Day) -> Result<FromICal, Cannot> {
    if bytes.len() as u64 > ICAL_BYTES {
        return Err(Cannot::NotICal);
    }
    let text = String::from_utf8_lossy(bytes);
    // What a hostile file may do to the reader of the format stays within this call.
    catch_unwind(AssertUnwindSafe(|| read(&text, today))).unwrap_or(Err(Cannot::NotICal))
}

fn read(text: &str, today: Day) -> Result<FromICal, Cannot> {
    let mut parser = Parser::new(text.trim_start_matches('\u{feff}'));
    let mut found = Found::new(today);
    let mut is_ical = false;
    // A file may hold several calendars, each ended; what is no line of the format is passed over.
    for _ in 0..EVENTS_AT_MOST {
        match parser.entry() {
            Entry::ICalendar(calendar) => {
                is_ical = true;
                found.take(&calendar);
            }
            Entry::VCard(_) | Entry::Eof => break,
            Entry::InvalidLine(_) => {}
            Entry::TooManyComponents => found.left_out.beyond += 1,
            // A component that does not end, and whatever the library may tell of later.
            _ => found.left_out.unreadable += 1,
        }
    }
    if is_ical { Ok(found.done()) } else { Err(Cannot::NotICal) }
}

struct Found {
    today: Day,
    days: BTreeMap<Day, String>,
    left_out: LeftOut,
    unfolded: usize,
}

impl Found {
    fn new(today: Day) -> Self {
        Self { today, days: BTreeMap::new(), left_out: LeftOut::default(), unfolded: 0 }
    }

    fn take(&mut self, calendar: &ICalendar) {
        let left = UNFOLDED_AT_MOST.saturating_sub(self.unfolded);
        let events = |kind: &ICalendarComponentType| *kind == ICalendarComponentType::VEvent;
        if calendar.components.iter().filter(|one| events(&one.component_type)).count() > EVENTS_AT_MOST {
            self.left_out.beyond += 1;
            return;
        }
        let unfolded = calendar.expand_dates(Tz::Floating, left);
        self.left_out.unreadable += unfolded.errors.len();
        self.unfolded += unfolded.events.len();
        if unfolded.events.len() >= left {
            self.left_out.beyond += 1;
        }
        for event in unfolded.events {
            let start = event.start.naive_local();
            let end = match event.end {
                TimeOrDelta::Time(end) => Some(end.naive_local()),
                TimeOrDelta::Delta(length) => start.checked_add_signed(length),
            };
            let end = end.map(|end| end.to_string()).unwrap_or_default();
            self.close(&start.to_string(), &end, told(calendar, event.comp_id));
        }
    }

    /// Closes the days from one midnight to another, both written as `2026-10-26 00:00:00`.
    fn close(&mut self, start: &str, end: &str, told: Told) {
        let Told::Closes(label) = told else {
            self.left_out.cancelled += 1;
            return;
        };
        let (Some(first), Some(after)) = (midnight(start), midnight(end)) else {
            let is_readable = start.len() >= 10 && end.len() >= 10;
            if is_readable {
                self.left_out.timed += 1;
            } else {
                self.left_out.unreadable += 1;
            }
            return;
        };
        let days = after.days_since(first);
        if !(1..=DAYS_AT_MOST).contains(&days) {
            self.left_out.unreadable += 1;
            return;
        }
        for day in (0..days).map(|ahead| first.plus_days(ahead)) {
            if day < self.today || day > self.today.plus_days(AHEAD_DAYS) {
                self.left_out.outside += 1;
            } else if self.days.len() >= CLOSED_AT_MOST {
                self.left_out.beyond += 1;
            } else {
                self.days.entry(day).or_insert_with(|| label.clone());
            }
        }
    }

    fn done(self) -> FromICal {
        let days = self.days.into_iter();
        let exception = |(day, label)| Exception { day, kind: ExceptionKind::Closed, label };
        FromICal { days: days.map(exception).collect(), left_out: self.left_out }
    }
}

/// What an event says of itself.
enum Told {
    Closes(String),
    Cancelled,
}

fn told(calendar: &ICalendar, component: u32) -> Told {
    let Some(event) = calendar.component_by_id(component) else { return Told::Cancelled };
    if event.component_type != ICalendarComponentType::VEvent
        || matches!(event.status(), Some(ICalendarStatus::Cancelled))
    {
        return Told::Cancelled;
    }
    let summary = event.property(&ICalendarProperty::Summary);
    let text = summary.and_then(|entry| entry.values.first()).and_then(|value| value.as_text());
    Told::Closes(as_name(text.unwrap_or_default()))
}

/// A text as a name: on one line, without what misleads, not too long.
fn as_name(text: &str) -> String {
    let kept: String =
        text.chars().map(|c| if c.is_control() || kernel::misleads(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(NAME_AT_MOST).collect();
    let name = name.trim();
    if name.is_empty() { "iCal".to_owned() } else { name.to_owned() }
}

/// The day that begins then; nothing at another time of the day.
fn midnight(text: &str) -> Option<Day> {
    let (day, time) = text.split_once(' ')?;
    (time == "00:00:00").then(|| day.parse().ok()).flatten()
}
