use kernel::{Day, Id, Money};

use crate::{BudgetLine, Kind};

kernel::worded! {
    /// Whether a transfer stays on its side of the border between investment and operating.
    Crossing {
        Stays = "stays",
        /// Investment money pays running costs: fewer capital costs in the years ahead, and nothing to write off.
        ToOperating = "to-operating",
        /// Running money becomes an investment: capital costs in the years ahead.
        ToInvestment = "to-investment",
    }
}

impl Crossing {
    /// What a transfer from a line of one kind to one of another is.
    pub const fn between(from: Kind, to: Kind) -> Self {
        match (from, to) {
            (Kind::Investment, Kind::Operating | Kind::Grant) => Self::ToOperating,
            (Kind::Operating | Kind::Grant, Kind::Investment) => Self::ToInvestment,
            (Kind::Investment, Kind::Investment) => Self::Stays,
            (Kind::Operating | Kind::Grant, Kind::Operating | Kind::Grant) => Self::Stays,
        }
    }
}

/// Money moved from one line to another by a decision: two entries whose sum is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    pub id: Id<Transfer>,
    pub from: Id<BudgetLine>,
    pub to: Id<BudgetLine>,
    pub amount: Money,
    pub crossing: Crossing,
    pub decision: String,
    pub reference: String,
    pub day: Day,
}
