//! What one version of a calendar says: a week, the holidays that it keeps, single days and periods.

use kernel::Day;
use serde::{Deserialize, Serialize};

use crate::{Cannot, Eves, Holiday, Holidays, Hours, Period, PeriodKind, Week, weekday};

/// Exceptions and periods of one version at most: some decades of a school's.
pub const EXCEPTIONS_AT_MOST: usize = 2_000;
pub const PERIODS_AT_MOST: usize = 300;
/// Characters of a name.
pub const NAME_AT_MOST: usize = 80;

/// A day that is otherwise than its week, its period or a holiday says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    pub day: Day,
    pub kind: ExceptionKind,
    /// Why, for whoever reads the calendar.
    pub label: String,
}

/// How such a day is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is", content = "hours")]
pub enum ExceptionKind {
    Closed,
    /// As the week says, though it is a holiday.
    Open,
    /// Hours of its own.
    Special(Hours),
}

/// The content of a version.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub week: Week,
    #[serde(default)]
    pub holidays: Holidays,
    #[serde(default)]
    pub eves: Eves,
    /// In the order of their days.
    #[serde(default)]
    pub exceptions: Vec<Exception>,
    #[serde(default)]
    pub periods: Vec<Period>,
}

/// Why a day has the hours that it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// As its weekday.
    Week,
    /// As its period says.
    Period {
        name: String,
        kind: PeriodKind,
    },
    Holiday(Holiday),
    /// The eve of a holiday, shortened or closed.
    Eve(Holiday),
    Exception {
        label: String,
    },
}

/// A day's hours, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayHours {
    pub hours: Hours,
    pub why: Why,
}

impl Plan {
    /// A week and nothing else.
    pub fn of_week(week: Week) -> Self {
        Self { week, ..Self::default() }
    }

    /// Every rule that holds for a whole version; the parts have checked themselves.
    pub fn checked(mut self) -> Result<Self, Cannot> {
        self.exceptions.sort_by_key(|exception| exception.day);
        self.periods.sort_by(|a, b| (a.from, a.until, &a.name).cmp(&(b.from, b.until, &b.name)));
        if self.exceptions.len() > EXCEPTIONS_AT_MOST {
            return Err(Cannot::TooMany { at_most: EXCEPTIONS_AT_MOST });
        }
        if self.periods.len() > PERIODS_AT_MOST {
            return Err(Cannot::TooMany { at_most: PERIODS_AT_MOST });
        }
        if let Some(two) = self.exceptions.windows(2).find(|two| two[0].day == two[1].day) {
            return Err(Cannot::TwoExceptions { day: two[0].day });
        }
        if self.periods.iter().any(|period| period.until < period.from) {
            return Err(Cannot::EndsBeforeItBegins);
        }
        let names = self.exceptions.iter().map(|exception| &exception.label);
        let mut names = names.chain(self.periods.iter().map(|period| &period.name));
        if !names.all(|name| is_name(name)) {
            return Err(Cannot::BadName);
        }
        let is_ever_open = !self.week.is_closed()
            || self.periods.iter().any(|p| p.week.as_ref().is_some_and(|week| !week.is_closed()))
            || self.exceptions.iter().any(|e| matches!(&e.kind, ExceptionKind::Special(h) if !h.is_closed()));
        if is_ever_open { Ok(self) } else { Err(Cannot::NeverOpen) }
    }

    /// The periods that a day lies in, the shortest first: a week of national tests within its term.
    pub fn periods_on(&self, day: Day) -> Vec<&Period> {
        let mut found: Vec<&Period> = self.periods.iter().filter(|period| period.covers(day)).collect();
        found.sort_by_key(|period| period.until.days_since(period.from));
        found
    }

    fn exception_on(&self, day: Day) -> Option<&Exception> {
        let at = self.exceptions.binary_search_by_key(&day, |exception| exception.day).ok()?;
        self.exceptions.get(at)
    }

    /// The hours of a day. What says most of the day counts: an exception, then a holiday or an eve, then the shortest
    /// period with a week of its own, then the week. `free` are the holidays and eves of the day's year.
    pub(crate) fn on(&self, day: Day, free: &Free) -> DayHours {
        let usual = self.usual_on(day);
        match self.exception_on(day) {
            Some(Exception { kind: ExceptionKind::Closed, label, .. }) => {
                DayHours { hours: Hours::CLOSED, why: Why::Exception { label: label.clone() } }
            }
            Some(Exception { kind: ExceptionKind::Open, label, .. }) => {
                DayHours { why: Why::Exception { label: label.clone() }, ..usual }
            }
            Some(Exception { kind: ExceptionKind::Special(hours), label, .. }) => {
                DayHours { hours: hours.clone(), why: Why::Exception { label: label.clone() } }
            }
            None => self.within_holidays(day, usual, free),
        }
    }

    fn within_holidays(&self, day: Day, usual: DayHours, free: &Free) -> DayHours {
        if let Some(holiday) = find(&free.holidays, day) {
            return DayHours { hours: Hours::CLOSED, why: Why::Holiday(holiday) };
        }
        let Some(eve) = find(&free.eves, day) else { return usual };
        match self.eves {
            Eves::AsUsual => usual,
            Eves::Closed | Eves::ClosedOrShort if eve.is_equal_to_a_holiday() => {
                DayHours { hours: Hours::CLOSED, why: Why::Eve(eve) }
            }
            Eves::Closed => usual,
            Eves::ClosedOrShort => DayHours { hours: usual.hours.before(NOON), why: Why::Eve(eve) },
        }
    }

    fn usual_on(&self, day: Day) -> DayHours {
        let weekday = weekday::of(day);
        let own = self.periods_on(day).into_iter().find_map(|p| p.week.as_ref().map(|week| (p, week)));
        match own {
            Some((period, week)) => DayHours {
                hours: week.on(weekday).clone(),
                why: Why::Period { name: period.name.clone(), kind: period.kind },
            },
            None => DayHours { hours: self.week.on(weekday).clone(), why: Why::Week },
        }
    }

    /// The holidays and eves of a year that this version keeps.
    pub(crate) fn free_of(&self, year: i16) -> Free {
        Free { holidays: self.holidays.of(year), eves: self.holidays.eves_of(year) }
    }
}

/// Minutes from midnight until short days end.
const NOON: u16 = 720;

/// The free days of a year.
pub(crate) struct Free {
    holidays: Vec<(Day, Holiday)>,
    eves: Vec<(Day, Holiday)>,
}

fn find(days: &[(Day, Holiday)], day: Day) -> Option<Holiday> {
    days.iter().find(|(free, _)| *free == day).map(|(_, holiday)| *holiday)
}

pub(crate) fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    (1..=NAME_AT_MOST).contains(&count) && !text.chars().any(|c| c.is_control() || kernel::misleads(c))
}
