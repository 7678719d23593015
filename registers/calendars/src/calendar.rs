use access::Record;
use kernel::{Id, Moment, Unit};

use crate::Cannot;

/// Is it in use?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarState {
    Used,
    /// Nothing new is counted by it; what was goes on.
    Retired {
        at: Moment,
    },
}

/// A calendar: what it is called and where. What it says lies in its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub id: Id<Calendar>,
    /// Unique.
    pub name: String,
    /// What it is for; may be empty.
    pub about: String,
    pub unit: Id<Unit>,
    /// An IANA name; it never changes.
    pub zone: String,
    pub state: CalendarState,
    /// Counts the changes; a save with a stale number is a conflict.
    pub version: i64,
}

impl Calendar {
    pub(crate) fn must_be_used(&self) -> Result<(), Cannot> {
        match self.state {
            CalendarState::Used => Ok(()),
            CalendarState::Retired { .. } => Err(Cannot::Retired),
        }
    }

    /// Its page.
    pub fn href(&self) -> String {
        format!("/calendars/{}", self.id)
    }
}

impl Record for Calendar {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.unit)
    }
}

/// The unit of a calendar that is not there yet.
pub(crate) struct In(pub Id<Unit>);

impl Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
}
