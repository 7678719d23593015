use serde::{Deserialize, Serialize};

/// What a record's state means to clocks. Whoever has a record says it; what each clock counts is the agreement's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Nobody has taken it up.
    New,
    /// Somebody works with it.
    Open,
    WaitsForRequester,
    WaitsForSupplier,
    /// Waits for a day that was agreed.
    WaitsForDay,
    /// Solved: neither worked with nor waited for.
    Solved,
    Closed,
}

impl Phase {
    pub const ALL: [Self; 7] = [
        Self::New,
        Self::Open,
        Self::WaitsForRequester,
        Self::WaitsForSupplier,
        Self::WaitsForDay,
        Self::Solved,
        Self::Closed,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
            Self::WaitsForRequester => "waits-for-requester",
            Self::WaitsForSupplier => "waits-for-supplier",
            Self::WaitsForDay => "waits-for-day",
            Self::Solved => "solved",
            Self::Closed => "closed",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.word() == word)
    }

    /// Is it over? Every clock stops here; time spent here is never waiting.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Solved | Self::Closed)
    }
}
