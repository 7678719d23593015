use kernel::{Day, Id, Refused};

kernel::worded! {
    /// Where a scenario stands.
    State {
        Open = "open",
        /// It became the plan.
        Adopted = "adopted",
        /// It was decided that it should not.
        Dropped = "dropped",
    }
}

/// What if: rules to lay over the plan's, until somebody decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    pub id: Id<Scenario>,
    /// Unique.
    pub name: String,
    pub about: String,
    pub state: State,
    /// Said when it is adopted or dropped.
    pub decided: Option<Decided>,
    pub version: i64,
}

/// Who decided what about a scenario, when, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub day: Day,
    pub decision: String,
    /// The paragraph, case or letter; may be empty.
    pub reference: String,
}

impl Scenario {
    /// Scenarios that are laid side by side.
    pub const COMPARED: usize = 4;
    /// Rules that one scenario holds.
    pub const RULES: usize = 30;

    /// Refused when it is decided already.
    pub fn is_open(&self) -> Result<(), Refused> {
        if self.state == State::Open { Ok(()) } else { Err(Refused::rule("refresh-scenario-decided")) }
    }
}

/// A scenario's page.
pub fn href(id: Id<Scenario>) -> String {
    format!("/refresh/scenarios/{id}")
}
