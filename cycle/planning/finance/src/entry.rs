//! An entry of the ledger, and what each kind of entry is.

use kernel::{Day, Id, Moment, Money, Person};

use crate::{BudgetLine, Transfer};

kernel::worded! {
    /// What an entry says of the money.
    Stage {
        /// The budget: what the line may cost.
        Plan = "plan",
        /// What is ordered and not yet invoiced.
        Commitment = "commitment",
        /// What it has cost.
        Actual = "actual",
        /// What it is thought to cost by the end of the year.
        Forecast = "forecast",
    }
}

kernel::worded! {
    /// What made an entry.
    Why {
        Plan = "plan",
        /// The cost of a post, reckoned from its salary.
        Post = "post",
        /// One side of a transfer.
        Transfer = "transfer",
        Order = "order",
        Invoice = "invoice",
        Credit = "credit",
        /// An invoice released what its order had bound.
        Release = "release",
        /// A credit bound it again.
        Reopening = "reopening",
        Forecast = "forecast",
        /// It takes another entry back.
        Reversal = "reversal",
    }
}

/// One entry. Written once and never changed; what was wrong is taken back by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: Id<Entry>,
    pub line: Id<BudgetLine>,
    pub stage: Stage,
    pub why: Why,
    /// Below nothing for what takes away: credits, releases and reversals.
    pub amount: Money,
    pub day: Day,
    /// The order's, invoice's or decision's number.
    pub reference: String,
    /// The row of the invoice; 0 when it has none.
    pub row: i64,
    pub text: String,
    pub supplier: String,
    /// Of an invoice, credit or release: the order that it is about.
    pub order: Option<Id<Entry>>,
    /// The entry that this one followed from, such as the invoice of a release.
    pub cause: Option<Id<Entry>>,
    /// The entry that this one takes back.
    pub reverses: Option<Id<Entry>>,
    /// The entry, taken back, in whose place this one stands.
    pub replaces: Option<Id<Entry>>,
    pub transfer: Option<Id<Transfer>>,
    pub at: Moment,
    pub by: Option<Id<Person>>,
}
