use kernel::{Day, Id, Subject};
use serde_json::{Value as Json, json};

use crate::licence::Licence;

/// What can happen here. Each carries ids, days and numbers, never who has a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Added {
        licence: Id<Licence>,
    },
    Edited {
        licence: Id<Licence>,
    },
    /// The next term was written down.
    Renewed {
        licence: Id<Licence>,
        term: i64,
    },
    /// The last term was put right.
    Corrected {
        licence: Id<Licence>,
        term: i64,
    },
    /// So many were counted; so many of them must be bought besides.
    Counted {
        licence: Id<Licence>,
        day: Day,
        counted: i64,
        over: i64,
    },
    Assigned {
        licence: Id<Licence>,
    },
    TakenBack {
        licence: Id<Licence>,
    },
    TruedUp {
        licence: Id<Licence>,
        from: Day,
        count: i64,
    },
    Reduced {
        licence: Id<Licence>,
        count: i64,
    },
    /// The count day passed, and nobody had counted.
    Missed {
        licence: Id<Licence>,
        day: Day,
    },
    Imported {
        licence: Id<Licence>,
    },
    ImportUndone {
        licence: Id<Licence>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Added { .. } => "licences-added",
            Self::Edited { .. } => "licences-edited",
            Self::Renewed { .. } => "licences-renewed",
            Self::Corrected { .. } => "licences-corrected",
            Self::Counted { over: 1.., .. } => "licences-counted-over",
            Self::Counted { .. } => "licences-counted",
            Self::Assigned { .. } => "licences-assigned",
            Self::TakenBack { .. } => "licences-taken-back",
            Self::TruedUp { .. } => "licences-trued-up",
            Self::Reduced { .. } => "licences-reduced",
            Self::Missed { .. } => "licences-missed",
            Self::Imported { .. } => "licences-imported",
            Self::ImportUndone { .. } => "licences-import-undone",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Added { licence }
            | Self::Edited { licence }
            | Self::Renewed { licence, .. }
            | Self::Corrected { licence, .. }
            | Self::Counted { licence, .. }
            | Self::Assigned { licence }
            | Self::TakenBack { licence }
            | Self::TruedUp { licence, .. }
            | Self::Reduced { licence, .. }
            | Self::Missed { licence, .. }
            | Self::Imported { licence }
            | Self::ImportUndone { licence } => Subject::new("licence", licence.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Renewed { term, .. } | Self::Corrected { term, .. } => json!({ "term": term }),
            Self::Counted { day, counted, over, .. } => {
                json!({ "day": day, "counted": counted, "over": over })
            }
            Self::TruedUp { from, count, .. } => json!({ "from": from, "count": count }),
            Self::Reduced { count, .. } => json!({ "count": count }),
            Self::Missed { day, .. } => json!({ "day": day }),
            Self::Added { .. }
            | Self::Edited { .. }
            | Self::Assigned { .. }
            | Self::TakenBack { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. } => Json::Null,
        }
    }
}
