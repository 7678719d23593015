use kernel::Refused;

/// Why the register refuses what somebody wants to do with a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("the term begins before the last one has ended")]
    TermBehind,
    #[error("it has no term yet")]
    NoTerm,
    #[error("no term holds on that day")]
    NoTermThen,
    #[error("nothing of it is counted")]
    NotCounted,
    #[error("a day that lies ahead cannot be counted")]
    Ahead,
    #[error("only seats are given by name")]
    NoSeats,
    #[error("the person has a seat already")]
    HasSeat,
    #[error("the agreement has no term to take days from")]
    NoAgreedTerm,
    #[error("another licence has the agreement's price")]
    PriceTaken,
    #[error("the metric stands once there are terms or counts")]
    MetricStands,
    #[error("a true-up lies outside what the term would become")]
    TrueUpOutside,
}

impl Cannot {
    /// The text that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TermBehind => "licences-cannot-term-behind",
            Self::NoTerm => "licences-cannot-no-term",
            Self::NoTermThen => "licences-cannot-no-term-then",
            Self::NotCounted => "licences-cannot-not-counted",
            Self::Ahead => "licences-cannot-ahead",
            Self::NoSeats => "licences-cannot-no-seats",
            Self::HasSeat => "licences-cannot-has-seat",
            Self::NoAgreedTerm => "licences-cannot-no-agreed-term",
            Self::PriceTaken => "licences-cannot-price-taken",
            Self::MetricStands => "licences-cannot-metric-stands",
            Self::TrueUpOutside => "licences-cannot-true-up-outside",
        }
    }
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(cannot.key())
    }
}
