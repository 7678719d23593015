use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Cannot;

/// Minutes in a day that has neither summer time's gap nor its second hour.
pub const DAY_MINUTES: u16 = 1_440;
/// Openings of one day at most.
const SPANS_AT_MOST: usize = 12;

/// A part of a day by the clock on the wall: from this minute up to but not with that one. 1,440 is midnight at the
/// day's end, so that the night from one day to the next has no gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    from: u16,
    until: u16,
}

impl Span {
    /// The part, when it has a length and lies in the day.
    pub const fn new(from: u16, until: u16) -> Option<Self> {
        if from < until && until <= DAY_MINUTES { Some(Self { from, until }) } else { None }
    }

    /// Minutes after midnight.
    pub const fn from(self) -> u16 {
        self.from
    }

    pub const fn until(self) -> u16 {
        self.until
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, until) = (self.from, self.until);
        write!(f, "{:02}:{:02}-{:02}:{:02}", from / 60, from % 60, until / 60, until % 60)
    }
}

/// When a day is open: parts in order that do not overlap; what lies between them is a break. None is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Hours(Vec<Span>);

impl Hours {
    /// Closed all day.
    pub const CLOSED: Self = Self(Vec::new());

    /// The day with these openings; they are put in order. Openings that meet become one.
    pub fn new(mut spans: Vec<Span>) -> Result<Self, Cannot> {
        spans.sort_unstable();
        if spans.windows(2).any(|two| two[0].until > two[1].from) {
            return Err(Cannot::Overlap);
        }
        let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match joined.last_mut() {
                Some(last) if last.until == span.from => last.until = span.until,
                _ => joined.push(span),
            }
        }
        if joined.len() > SPANS_AT_MOST {
            return Err(Cannot::TooManyOpenings { at_most: SPANS_AT_MOST });
        }
        Ok(Self(joined))
    }

    /// Open from midnight to midnight.
    pub fn all_day() -> Self {
        Self(vec![Span { from: 0, until: DAY_MINUTES }])
    }

    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    pub fn is_closed(&self) -> bool {
        self.0.is_empty()
    }

    /// Open minutes on a day without a change of the clock.
    pub fn minutes(&self) -> u32 {
        self.0.iter().map(|span| u32::from(span.until - span.from)).sum()
    }

    /// What is left of the day before this minute.
    pub fn before(&self, minute: u16) -> Self {
        let cut = |span: &Span| Span::new(span.from, span.until.min(minute));
        Self(self.0.iter().filter_map(cut).collect())
    }
}

impl fmt::Display for Hours {
    /// `08:00-12:00 13:00-17:00`; nothing when closed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<String> = self.0.iter().map(Span::to_string).collect();
        f.write_str(&texts.join(" "))
    }
}

impl From<Hours> for String {
    fn from(hours: Hours) -> Self {
        hours.to_string()
    }
}

impl TryFrom<String> for Hours {
    type Error = Cannot;

    fn try_from(text: String) -> Result<Self, Cannot> {
        text.parse()
    }
}

impl FromStr for Hours {
    type Err = Cannot;

    /// Reads `08:00-12:00 13:00-17:00`, `8-12, 13-17`, `8.30–17`; an empty text or `-` is closed.
    fn from_str(text: &str) -> Result<Self, Cannot> {
        let text = text.replace(['–', '—'], "-").replace(" -", "-").replace("- ", "-");
        let words = text.split([' ', ',', ';']).filter(|word| !word.is_empty() && *word != "-");
        Self::new(words.map(span).collect::<Option<_>>().ok_or(Cannot::NotHours)?)
    }
}

fn span(word: &str) -> Option<Span> {
    let (from, until) = word.split_once('-')?;
    Span::new(minute(from)?, minute(until)?)
}

/// Minutes after midnight of `8`, `08:00`, `8.30` or `24:00`.
fn minute(text: &str) -> Option<u16> {
    let digits = |text: &str| {
        let is_number = !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| text.parse::<u16>().ok()).flatten()
    };
    let (hour, minute) = match text.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (digits(hour)?, digits(minute)?),
        Some(_) => return None,
        None => (digits(text)?, 0),
    };
    let at = hour * 60 + minute;
    (minute < 60 && at <= DAY_MINUTES).then_some(at)
}

/// A week's hours, Monday first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
pub struct Week(pub [Hours; 7]);

impl Week {
    /// The same hours on Monday to Friday; closed on Saturday and Sunday.
    pub fn working_days(hours: &Hours) -> Self {
        let mut week = Self::default();
        week.0[..5].fill(hours.clone());
        week
    }

    /// The same hours on all days.
    pub fn all_days(hours: &Hours) -> Self {
        Self(std::array::from_fn(|_| hours.clone()))
    }

    /// The hours of a weekday, 0 being Monday.
    pub fn on(&self, weekday: usize) -> &Hours {
        &self.0[weekday % 7]
    }

    pub fn is_closed(&self) -> bool {
        self.0.iter().all(Hours::is_closed)
    }
}
