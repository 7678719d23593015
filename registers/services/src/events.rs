use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::Service;

/// What can happen here. Each carries ids, never personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Added {
        service: Id<Service>,
    },
    Edited {
        service: Id<Service>,
    },
    Launched {
        service: Id<Service>,
    },
    /// It will end with a day that lies ahead.
    Retiring {
        service: Id<Service>,
        last_day: kernel::Day,
    },
    Retired {
        service: Id<Service>,
    },
    Restored {
        service: Id<Service>,
    },
    RanOut {
        service: Id<Service>,
    },
    Imported {
        service: Id<Service>,
    },
    ImportUndone {
        service: Id<Service>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Added { .. } => "services-added",
            Self::Edited { .. } => "services-edited",
            Self::Launched { .. } => "services-launched",
            Self::Retiring { .. } => "services-retiring",
            Self::Retired { .. } => "services-retired",
            Self::Restored { .. } => "services-restored",
            Self::RanOut { .. } => "services-ran-out",
            Self::Imported { .. } => "services-imported",
            Self::ImportUndone { .. } => "services-import-undone",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Added { service }
            | Self::Edited { service }
            | Self::Launched { service }
            | Self::Retiring { service, .. }
            | Self::Retired { service }
            | Self::Restored { service }
            | Self::RanOut { service }
            | Self::Imported { service }
            | Self::ImportUndone { service } => Subject::new("service", service.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Retiring { last_day, .. } => json!({ "last_day": last_day }),
            Self::Added { .. }
            | Self::Edited { .. }
            | Self::Launched { .. }
            | Self::Retired { .. }
            | Self::Restored { .. }
            | Self::RanOut { .. }
            | Self::Imported { .. }
            | Self::ImportUndone { .. } => Json::Null,
        }
    }
}
