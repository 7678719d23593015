use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::{Course, Session};

/// What can happen here. Each carries ids, never personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Added {
        course: Id<Course>,
    },
    Edited {
        course: Id<Course>,
    },
    Closed {
        course: Id<Course>,
    },
    Planned {
        course: Id<Course>,
        session: Id<Session>,
    },
    Cancelled {
        course: Id<Course>,
        session: Id<Session>,
    },
    /// A session was held, with so many.
    Held {
        course: Id<Course>,
        session: Id<Session>,
        count: i64,
    },
    /// So many have had the course, in another way than at a session.
    Recorded {
        course: Id<Course>,
        count: i64,
    },
    Imported {
        course: Id<Course>,
    },
    ImportUndone {
        course: Id<Course>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Added { .. } => "training-added",
            Self::Edited { .. } => "training-edited",
            Self::Closed { .. } => "training-closed",
            Self::Planned { .. } => "training-planned",
            Self::Cancelled { .. } => "training-cancelled",
            Self::Held { .. } => "training-held",
            Self::Recorded { .. } => "training-recorded",
            Self::Imported { .. } => "training-imported",
            Self::ImportUndone { .. } => "training-import-undone",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Added { course }
            | Self::Edited { course }
            | Self::Closed { course }
            | Self::Planned { course, .. }
            | Self::Cancelled { course, .. }
            | Self::Held { course, .. }
            | Self::Recorded { course, .. }
            | Self::Imported { course }
            | Self::ImportUndone { course } => Subject::new("course", course.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Planned { session, .. } | Self::Cancelled { session, .. } => json!({ "session": session }),
            Self::Held { session, count, .. } => json!({ "session": session, "count": count }),
            Self::Recorded { count, .. } => json!({ "count": count }),
            Self::Added { .. }
            | Self::Edited { .. }
            | Self::Closed { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. } => Json::Null,
        }
    }
}
