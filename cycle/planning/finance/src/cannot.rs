use kernel::Refused;

/// Why the ledger refuses what somebody wants to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("an entry of nothing says nothing")]
    Nothing,
    #[error("the amount must be above nothing; what is given back is a credit")]
    BelowNothing,
    #[error("the amount is larger than a ledger takes")]
    TooLarge,
    #[error("the entry has been taken back already")]
    ReversedAlready,
    #[error("what takes an entry back stands")]
    ReversalStands,
    #[error("the entry followed another and is taken back with it")]
    FollowsAnother,
    #[error("a transfer is taken back by a transfer the other way")]
    TransferStands,
    #[error("the plan of a post is changed where the post is")]
    PostStands,
    #[error("the order has been invoiced: take the invoices back first")]
    OrderIsInvoiced,
    #[error("the order would become open for less than nothing or more than was ordered")]
    OrderWouldNotFit,
    #[error("the order number stands on the line already")]
    OrderedTwice,
    #[error("the same invoice row is in the ledger already")]
    Twice,
    #[error("the year is locked")]
    YearLocked,
    #[error("the year is not locked: correct the entry itself")]
    YearOpen,
    #[error("a transfer goes between two lines")]
    SameLine,
    #[error("a transfer stays within a year")]
    OtherYear,
    #[error("the line has less that is neither bound nor spent")]
    NotAvailable,
    #[error("money moved over the border between investment and operating is a transfer of its own kind")]
    CrossesBorder,
    #[error("the transfer does not cross the border between investment and operating")]
    CrossesNothing,
    #[error("the day lies too far from the budget year")]
    DayFarOff,
    #[error("the source has been decided on already")]
    DecidedAlready,
    #[error("a line like this is there already")]
    LineTwice,
    #[error("the line is no post")]
    NotAPost,
}

impl Cannot {
    /// The text that says so.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nothing => "finance-cannot-nothing",
            Self::BelowNothing => "finance-cannot-below-nothing",
            Self::TooLarge => "finance-cannot-too-large",
            Self::ReversedAlready => "finance-cannot-reversed-already",
            Self::ReversalStands => "finance-cannot-reversal-stands",
            Self::FollowsAnother => "finance-cannot-follows-another",
            Self::TransferStands => "finance-cannot-transfer-stands",
            Self::PostStands => "finance-cannot-post-stands",
            Self::OrderIsInvoiced => "finance-cannot-order-is-invoiced",
            Self::OrderWouldNotFit => "finance-cannot-order-would-not-fit",
            Self::OrderedTwice => "finance-cannot-ordered-twice",
            Self::Twice => "finance-cannot-twice",
            Self::YearLocked => "finance-cannot-year-locked",
            Self::YearOpen => "finance-cannot-year-open",
            Self::SameLine => "finance-cannot-same-line",
            Self::OtherYear => "finance-cannot-other-year",
            Self::NotAvailable => "finance-cannot-not-available",
            Self::CrossesBorder => "finance-cannot-crosses-border",
            Self::CrossesNothing => "finance-cannot-crosses-nothing",
            Self::DayFarOff => "finance-cannot-day-far-off",
            Self::DecidedAlready => "finance-cannot-decided-already",
            Self::LineTwice => "finance-cannot-line-twice",
            Self::NotAPost => "finance-cannot-not-a-post",
        }
    }
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        Self::rule(cannot.key())
    }
}
