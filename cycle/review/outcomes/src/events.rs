use kernel::{Id, Month, Subject};
use serde_json::{Value as Json, json};

use crate::ServiceReport;

/// What can happen here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The clock built the report of a month.
    Built { report: Id<ServiceReport>, month: Month },
}

impl ::store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Built { .. } => "outcomes-built",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Built { report, .. } => Subject::new("service-report", report.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Built { month, .. } => json!({ "month": month.to_string() }),
        }
    }
}
