use kernel::{Day, Id, Subject};
use serde_json::{Value as Json, json};

use crate::Calendar;

/// What can happen here. Each carries ids and days, never personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Added {
        calendar: Id<Calendar>,
    },
    /// It says something else from a day on.
    Changed {
        calendar: Id<Calendar>,
        from: Day,
    },
    /// Closed days came out of an iCal file.
    Imported {
        calendar: Id<Calendar>,
        days: usize,
    },
    Retired {
        calendar: Id<Calendar>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Added { .. } => "calendars-added",
            Self::Changed { .. } => "calendars-changed",
            Self::Imported { .. } => "calendars-imported",
            Self::Retired { .. } => "calendars-retired",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Added { calendar }
            | Self::Changed { calendar, .. }
            | Self::Imported { calendar, .. }
            | Self::Retired { calendar } => Subject::new("calendar", calendar.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Changed { from, .. } => json!({ "from": from }),
            Self::Imported { days, .. } => json!({ "days": days }),
            Self::Added { .. } | Self::Retired { .. } => Json::Null,
        }
    }
}
