use kernel::Refused;

/// Why an agreement or a clock cannot be so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("not a target such as 30m, 4h, 3d or 2026-12-01")]
    NotATarget,
    #[error("not one target for all priorities or five")]
    NotFiveTargets,
    #[error("no phase in which time counts")]
    CountsNothing,
    #[error("no target at all")]
    PromisesNothing,
    #[error("not a share of the target")]
    BadEscalation,
    #[error("two promises of one measure")]
    TwoPromises,
    #[error("a group's agreement names its group, a supplier's its supplier")]
    PartyIsMissing,
    #[error("retired")]
    Retired,
    #[error("the clock has not broken its promise")]
    NotBreached,
}

impl Cannot {
    /// The key of the text that says so.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotATarget => "clocks-cannot-not-a-target",
            Self::NotFiveTargets => "clocks-cannot-not-five-targets",
            Self::CountsNothing => "clocks-cannot-counts-nothing",
            Self::PromisesNothing => "clocks-cannot-promises-nothing",
            Self::BadEscalation => "clocks-cannot-bad-escalation",
            Self::TwoPromises => "clocks-cannot-two-promises",
            Self::PartyIsMissing => "clocks-cannot-party-is-missing",
            Self::Retired => "clocks-cannot-retired",
            Self::NotBreached => "clocks-cannot-not-breached",
        }
    }
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(cannot.key())
    }
}
