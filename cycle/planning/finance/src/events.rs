use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::{BudgetLine, BudgetYear, Entry, FundingSource, Transfer, Why};

/// What can happen here. Each carries ids and plain facts, never personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    YearOpened {
        year: Id<BudgetYear>,
    },
    YearLocked {
        year: Id<BudgetYear>,
    },
    SourceAdded {
        source: Id<FundingSource>,
    },
    SourceEdited {
        source: Id<FundingSource>,
    },
    SourceCapped {
        source: Id<FundingSource>,
        year: i64,
    },
    SourceGranted {
        source: Id<FundingSource>,
    },
    SourceRefused {
        source: Id<FundingSource>,
    },
    LineAdded {
        line: Id<BudgetLine>,
    },
    LineEdited {
        line: Id<BudgetLine>,
    },
    LineFunded {
        line: Id<BudgetLine>,
    },
    /// An entry that a person made: of the plan, an order, an invoice, a credit or a forecast.
    Entered {
        line: Id<BudgetLine>,
        entry: Id<Entry>,
        why: Why,
    },
    Corrected {
        line: Id<BudgetLine>,
        entry: Id<Entry>,
    },
    CorrectedLate {
        line: Id<BudgetLine>,
    },
    /// Said of both lines.
    Transferred {
        line: Id<BudgetLine>,
        transfer: Id<Transfer>,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::YearOpened { .. } => "finance-year-opened",
            Self::YearLocked { .. } => "finance-year-locked",
            Self::SourceAdded { .. } => "finance-source-added",
            Self::SourceEdited { .. } => "finance-source-edited",
            Self::SourceCapped { .. } => "finance-source-capped",
            Self::SourceGranted { .. } => "finance-source-granted",
            Self::SourceRefused { .. } => "finance-source-refused",
            Self::LineAdded { .. } => "finance-line-added",
            Self::LineEdited { .. } => "finance-line-edited",
            Self::LineFunded { .. } => "finance-line-funded",
            Self::Entered { why, .. } => entered(*why),
            Self::Corrected { .. } => "finance-corrected",
            Self::CorrectedLate { .. } => "finance-corrected-late",
            Self::Transferred { .. } => "finance-transferred",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::YearOpened { year } | Self::YearLocked { year } => {
                Subject::new("budget-year", year.number())
            }
            Self::SourceAdded { source }
            | Self::SourceEdited { source }
            | Self::SourceCapped { source, .. }
            | Self::SourceGranted { source }
            | Self::SourceRefused { source } => Subject::new("funding-source", source.number()),
            Self::LineAdded { line }
            | Self::LineEdited { line }
            | Self::LineFunded { line }
            | Self::Entered { line, .. }
            | Self::Corrected { line, .. }
            | Self::CorrectedLate { line }
            | Self::Transferred { line, .. } => Subject::new("budget-line", line.number()),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Entered { entry, .. } | Self::Corrected { entry, .. } => json!({ "entry": entry }),
            Self::Transferred { transfer, .. } => json!({ "transfer": transfer }),
            Self::SourceCapped { year, .. } => json!({ "year": year }),
            Self::YearOpened { .. }
            | Self::YearLocked { .. }
            | Self::SourceAdded { .. }
            | Self::SourceEdited { .. }
            | Self::SourceGranted { .. }
            | Self::SourceRefused { .. }
            | Self::LineAdded { .. }
            | Self::LineEdited { .. }
            | Self::LineFunded { .. }
            | Self::CorrectedLate { .. } => Json::Null,
        }
    }
}

const fn entered(why: Why) -> &'static str {
    match why {
        Why::Plan => "finance-planned",
        Why::Post => "finance-post-set",
        Why::Transfer => "finance-transferred",
        Why::Order => "finance-ordered",
        Why::Invoice => "finance-invoiced",
        Why::Credit => "finance-credited",
        Why::Forecast => "finance-forecast",
        Why::Release | Why::Reopening | Why::Reversal => "finance-corrected",
    }
}
