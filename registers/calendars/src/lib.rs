//! Calendars: when somebody is there to answer. A calendar has a zone and versions; each says a week with breaks, the
//! holidays that it keeps, single days and periods (term, school holiday, national tests). States: in use → retired.
//! Reads people. Says `calendars-*`; hears nothing. Invariant: a day that has been keeps its hours for ever, and a
//! version is never changed. What counts time by a calendar is another room's (clocks, releases).

mod calendar;
mod cannot;
mod change;
mod events;
mod fields;
mod forms;
mod holiday;
mod hours;
mod ical;
mod list;
mod openings;
mod period;
mod plan;
mod policy;
mod room;
pub mod samples;
mod school;
mod shelf;
mod show;
mod store;
mod versions;
mod weekday;

pub use calendar::{Calendar, CalendarState};
pub use cannot::Cannot;
pub use change::{NewCalendar, add, change, end_period, except, import, lift, retire, set_period};
pub use events::Event;
pub use holiday::{Holiday, Holidays, easter};
pub use hours::{DAY_MINUTES, Hours, Span, Week};
pub use ical::{FromICal, ICAL_BYTES, LeftOut, closed_days};
pub use openings::Openings;
pub use period::{Eves, Period, PeriodKind};
pub use plan::{DayHours, Exception, ExceptionKind, NAME_AT_MOST, Plan, Why};
pub use policy::{POLICY, Verb};
pub use room::{ROOM, TEXTS};
pub use school::term_ends;
pub use shelf::Shelf;
pub use show::why_words;
pub use store::{MIGRATIONS, load, used};
pub use versions::{Version, Versions};
pub use weekday::of as weekday_of;

#[cfg(test)]
mod holiday_test;
#[cfg(test)]
mod hours_test;
#[cfg(test)]
mod ical_test;
#[cfg(test)]
mod openings_test;
#[cfg(test)]
mod pages_test;
#[cfg(test)]
mod plan_test;
#[cfg(test)]
mod policy_test;
