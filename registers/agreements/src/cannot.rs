use kernel::Refused;

/// Why the register refuses what somebody wants to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("the supplier has been merged into another")]
    MergedAlready,
    #[error("a supplier is not merged with itself")]
    SameSupplier,
    #[error("the two have different organisation numbers")]
    OtherNumber,
    #[error("the term is not the one that waits for a decision")]
    NotOpen,
    #[error("the outcome is none that such a term has")]
    NoSuchOutcome,
    #[error("the notice day has passed")]
    NoticeDayPassed,
    #[error("the agreement has ended")]
    Ended,
    #[error("the day lies outside the terms of the agreement")]
    OutsideTerms,
    #[error("a cancellation only cuts")]
    NoCut,
    #[error("its start and first term stand once something has been decided or changed")]
    StartStands,
    #[error("nothing is changed")]
    NothingChanged,
    #[error("a change is already there from a later day")]
    ChangedLater,
}

impl Cannot {
    /// The text that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::MergedAlready => "agreements-cannot-merged-already",
            Self::SameSupplier => "agreements-cannot-same-supplier",
            Self::OtherNumber => "agreements-cannot-other-number",
            Self::NotOpen => "agreements-cannot-not-open",
            Self::NoSuchOutcome => "agreements-cannot-no-such-outcome",
            Self::NoticeDayPassed => "agreements-cannot-notice-day-passed",
            Self::Ended => "agreements-cannot-ended",
            Self::OutsideTerms => "agreements-cannot-outside-terms",
            Self::NoCut => "agreements-cannot-no-cut",
            Self::StartStands => "agreements-cannot-start-stands",
            Self::NothingChanged => "agreements-cannot-nothing-changed",
            Self::ChangedLater => "agreements-cannot-changed-later",
        }
    }
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(cannot.key())
    }
}
