use kernel::{Month, Refused};

/// Why a report cannot be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("{month} is not over")]
    NotOver { month: Month },
    #[error("the report of {month} is there already")]
    IsBuilt { month: Month },
}

impl Cannot {
    /// The key of the text that says so.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotOver { .. } => "outcomes-cannot-not-over",
            Self::IsBuilt { .. } => "outcomes-cannot-is-built",
        }
    }
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        let (Cannot::NotOver { month } | Cannot::IsBuilt { month }) = cannot;
        Self::Rule { key: cannot.key(), facts: vec![("month", month.to_string())] }
    }
}
