//! Where a row of a budget stands, said of rows in SQL so that lists, sums and planning agree.

use look::{Icon, Mood, StateMark};
use texts::Talk;

kernel::worded! {
    /// Where a row stands.
    BudgetState {
        /// All of it stands in the plan.
        Planned = "planned",
        Ready = "ready",
        /// Somebody has said that its account is none of IT's; or it is about nothing.
        NotIt = "not-it",
        /// Nobody has said yet what its account is.
        Account = "account",
        /// Nobody has said yet which unit its administration is.
        Unit = "unit",
        /// Its year is locked, or the budget does not have it.
        Year = "year",
    }
}

/// How many rows of a file stand somewhere, and their sum in öre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetPart {
    pub state: BudgetState,
    pub rows: i64,
    pub sum: i64,
}

impl BudgetState {
    /// Does it wait for somebody to say something?
    pub const fn is_held(self) -> bool {
        match self {
            Self::Planned | Self::Ready | Self::NotIt => false,
            Self::Account | Self::Unit | Self::Year => true,
        }
    }

    pub(crate) fn mark(self, talk: &Talk) -> StateMark {
        let (icon, mood) = match self {
            Self::Planned => (Icon::Done, Mood::Good),
            Self::Ready => (Icon::Forward, Mood::Calm),
            Self::NotIt => (Icon::Declined, Mood::Past),
            Self::Account | Self::Unit | Self::Year => (Icon::Waiting, Mood::Watch),
        };
        StateMark::new(icon, talk.say(&format!("bookings-budget-state-{}", self.word())), mood)
    }
}

/// The state's word, as SQL over [`FROM`](super::store::FROM); or a condition that it is this word.
macro_rules! state {
    () => {
        "CASE WHEN budget_row.line_id IS NOT NULL AND budget_row.planned = budget_row.amount THEN 'planned'
         WHEN budget_row.line_id IS NULL AND (budget_row.amount = 0 OR ledger_account.verdict = 'not-it') THEN 'not-it'
         WHEN budget_row.line_id IS NULL AND ledger_account.verdict = 'waiting' THEN 'account'
         WHEN budget_row.line_id IS NULL AND ledger_place.unit_id IS NULL THEN 'unit'
         WHEN budget_year.id IS NULL THEN 'year' ELSE 'ready' END"
    };
    ($word:literal) => {
        concat!("(", $crate::budget::state::state!(), ") = '", $word, "'")
    };
}
pub(crate) use state;
