use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::Measure;
use crate::clock::{Cause, Clock};
use crate::level::Level;

/// What can happen here. What a clock does is told of the record that it counts for. Ids and plain words only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    LevelAdded {
        level: Id<Level>,
    },
    /// It promises something else from now on.
    LevelChanged {
        level: Id<Level>,
    },
    LevelRetired {
        level: Id<Level>,
    },
    Breached {
        subject: Subject,
        clock: Id<Clock>,
        measure: Measure,
    },
    /// So many percent of the target have passed.
    Escalated {
        subject: Subject,
        clock: Id<Clock>,
        measure: Measure,
        share: u16,
    },
    /// Somebody said why a promise was broken.
    Explained {
        subject: Subject,
        clock: Id<Clock>,
        cause: Id<Cause>,
    },
    CauseAdded {
        cause: Id<Cause>,
    },
    CauseRetired {
        cause: Id<Cause>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::LevelAdded { .. } => "clocks-level-added",
            Self::LevelChanged { .. } => "clocks-level-changed",
            Self::LevelRetired { .. } => "clocks-level-retired",
            Self::Breached { .. } => "clocks-breached",
            Self::Escalated { .. } => "clocks-escalated",
            Self::Explained { .. } => "clocks-explained",
            Self::CauseAdded { .. } => "clocks-cause-added",
            Self::CauseRetired { .. } => "clocks-cause-retired",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::LevelAdded { level } | Self::LevelChanged { level } | Self::LevelRetired { level } => {
                Subject::new("service-level", level.number())
            }
            Self::CauseAdded { cause } | Self::CauseRetired { cause } => {
                Subject::new("breach-cause", cause.number())
            }
            Self::Breached { subject, .. }
            | Self::Escalated { subject, .. }
            | Self::Explained { subject, .. } => subject.clone(),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::LevelAdded { .. }
            | Self::LevelChanged { .. }
            | Self::LevelRetired { .. }
            | Self::CauseAdded { .. }
            | Self::CauseRetired { .. } => Json::Null,
            Self::Breached { clock, measure, .. } => json!({ "clock": clock, "measure": measure.word() }),
            Self::Escalated { clock, measure, share, .. } => {
                json!({ "clock": clock, "measure": measure.word(), "share": share })
            }
            Self::Explained { clock, cause, .. } => json!({ "clock": clock, "cause": cause }),
        }
    }
}
