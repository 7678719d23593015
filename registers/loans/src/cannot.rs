use kernel::Refused;

/// Why a loan cannot be as somebody wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("the thing is lent already")]
    AlreadyLent,
    #[error("the register says that somebody else has the thing")]
    SomebodyHasIt,
    #[error("the loan is not open")]
    NotOpen,
    #[error("it was given back already")]
    Returned,
    #[error("the new day is not later than the old one")]
    NotLater,
    #[error("there is no text to agree to")]
    NoText,
    #[error("it was signed already")]
    Signed,
    #[error("what is paid or waived stays so")]
    Settled,
}

impl Cannot {
    /// The text that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::AlreadyLent => "loans-cannot-already-lent",
            Self::SomebodyHasIt => "loans-cannot-somebody-has-it",
            Self::NotOpen => "loans-cannot-not-open",
            Self::Returned => "loans-cannot-returned",
            Self::NotLater => "loans-cannot-not-later",
            Self::NoText => "loans-cannot-no-text",
            Self::Signed => "loans-cannot-signed",
            Self::Settled => "loans-cannot-settled",
        }
    }
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(cannot.key())
    }
}
