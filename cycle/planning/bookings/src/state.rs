//! Where a row stands, said of rows in SQL so that lists, sums and booking agree.

use look::{Icon, Mood, StateMark};
use texts::Talk;

kernel::worded! {
    /// Where a row stands.
    State {
        /// It is in the ledger.
        Booked = "booked",
        Ready = "ready",
        /// Somebody has said that its account is none of IT's; or it is about nothing.
        NotIt = "not-it",
        /// Nobody has said yet what its account is.
        Account = "account",
        /// Nobody has said yet which unit its administration is.
        Unit = "unit",
        /// Nobody has said yet who its supplier is.
        Supplier = "supplier",
        /// Its day lies in a year that is locked, or that the budget does not have.
        Year = "year",
    }
}

/// How many rows of a file stand somewhere, and their sum in öre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub state: State,
    pub rows: i64,
    pub sum: i64,
}

impl State {
    /// Does it wait for somebody to say something?
    pub const fn is_held(self) -> bool {
        match self {
            Self::Booked | Self::Ready | Self::NotIt => false,
            Self::Account | Self::Unit | Self::Supplier | Self::Year => true,
        }
    }

    pub(crate) fn mark(self, talk: &Talk) -> StateMark {
        let (icon, mood) = match self {
            Self::Booked => (Icon::Done, Mood::Good),
            Self::Ready => (Icon::Forward, Mood::Calm),
            Self::NotIt => (Icon::Declined, Mood::Past),
            Self::Account | Self::Unit | Self::Supplier | Self::Year => (Icon::Waiting, Mood::Watch),
        };
        StateMark::new(icon, talk.say(&format!("bookings-state-{}", self.word())), mood)
    }
}

/// The state's word, as SQL over [`FROM`](crate::store::FROM); or a condition that it is this word.
macro_rules! state {
    () => {
        "CASE WHEN ledger_row.how <> '' THEN 'booked'
         WHEN ledger_row.amount = 0 OR ledger_account.verdict = 'not-it' THEN 'not-it'
         WHEN ledger_account.verdict = 'waiting' THEN 'account'
         WHEN ledger_place.unit_id IS NULL THEN 'unit'
         WHEN ledger_supplier.settled = 'waiting' THEN 'supplier'
         WHEN budget_year.id IS NULL THEN 'year' ELSE 'ready' END"
    };
    ($word:literal) => {
        concat!("(", $crate::state::state!(), ") = '", $word, "'")
    };
}
pub(crate) use state;
