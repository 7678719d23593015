use kernel::Refused;

/// Why a case refuses what somebody wants to do with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("only a draft is changed")]
    NotDraft,
    #[error("only what is submitted is decided on")]
    NotSubmitted,
    #[error("a draft is changed as it is")]
    IsDraft,
    #[error("a case without costs is none")]
    NoCosts,
    #[error("nobody is named who pays: {0:?}")]
    NoPayer(Vec<String>),
    #[error("lines lie outside the years of the case")]
    LinesOutside,
    #[error("no internal rate has been decided")]
    NoRates,
    #[error("the case has as many lines as it takes")]
    TooMany,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        match cannot {
            Cannot::NotDraft => Self::rule("cases-cannot-not-draft"),
            Cannot::NotSubmitted => Self::rule("cases-cannot-not-submitted"),
            Cannot::IsDraft => Self::rule("cases-cannot-is-draft"),
            Cannot::NoCosts => Self::rule("cases-cannot-no-costs"),
            Cannot::NoPayer(lines) => {
                Self::Rule { key: "cases-cannot-no-payer", facts: vec![("lines", lines.join(", "))] }
            }
            Cannot::LinesOutside => Self::rule("cases-cannot-lines-outside"),
            Cannot::NoRates => Self::rule("cases-cannot-no-rates"),
            Cannot::TooMany => Self::rule("cases-cannot-too-many"),
        }
    }
}
