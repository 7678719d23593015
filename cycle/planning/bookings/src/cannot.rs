use kernel::Refused;

/// Why the room refuses what somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("no row of the file is ready to book")]
    NothingReady,
    #[error("the supplier looks like one in the register: somebody must say which it is")]
    LooksLikeAnother,
}

impl Cannot {
    /// The text that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NothingReady => "bookings-cannot-nothing-ready",
            Self::LooksLikeAnother => "bookings-cannot-looks-like-another",
        }
    }
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(cannot.key())
    }
}
