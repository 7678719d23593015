use serde::{Deserialize, Serialize};

kernel::worded! {
    /// What a record's state means to clocks. Whoever has a record says it; what each clock counts is the agreement's.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    Phase {
        /// Nobody has taken it up.
        New = "new",
        /// Somebody works with it.
        Open = "open",
        WaitsForRequester = "waits-for-requester",
        WaitsForSupplier = "waits-for-supplier",
        /// Waits for a day that was agreed.
        WaitsForDay = "waits-for-day",
        /// Solved: neither worked with nor waited for.
        Solved = "solved",
        Closed = "closed",
    }
}

impl Phase {
    /// Is it over? Every clock stops here; time spent here is never waiting.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Solved | Self::Closed)
    }
}
