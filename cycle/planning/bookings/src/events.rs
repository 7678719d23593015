use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::{BudgetFile, BudgetRow, LedgerFile, LedgerRow};

/// What can happen here. Each carries ids and plain facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Imported {
        row: Id<LedgerRow>,
    },
    ImportUndone {
        row: Id<LedgerRow>,
    },
    /// Some of a file's rows were put into the ledger.
    Booked {
        file: Id<LedgerFile>,
        rows: i64,
    },
    BudgetImported {
        row: Id<BudgetRow>,
    },
    BudgetImportUndone {
        row: Id<BudgetRow>,
    },
    /// Some of a budget's rows were put into the plan.
    BudgetPlanned {
        file: Id<BudgetFile>,
        rows: i64,
    },
    AccountSettled {
        account: i64,
    },
    PlaceSettled {
        place: i64,
    },
    SupplierSettled {
        supplier: i64,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Imported { .. } => "bookings-imported",
            Self::ImportUndone { .. } => "bookings-import-undone",
            Self::Booked { .. } => "bookings-booked",
            Self::BudgetImported { .. } => "bookings-budget-imported",
            Self::BudgetImportUndone { .. } => "bookings-budget-import-undone",
            Self::BudgetPlanned { .. } => "bookings-budget-planned",
            Self::AccountSettled { .. } => "bookings-account-settled",
            Self::PlaceSettled { .. } => "bookings-place-settled",
            Self::SupplierSettled { .. } => "bookings-supplier-settled",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Imported { row } | Self::ImportUndone { row } => Subject::new("ledger-row", row.number()),
            Self::Booked { file, .. } => Subject::new("ledger-file", file.number()),
            Self::BudgetImported { row } | Self::BudgetImportUndone { row } => {
                Subject::new("budget-row", row.number())
            }
            Self::BudgetPlanned { file, .. } => Subject::new("budget-file", file.number()),
            Self::AccountSettled { account } => Subject::new("ledger-account", *account),
            Self::PlaceSettled { place } => Subject::new("ledger-place", *place),
            Self::SupplierSettled { supplier } => Subject::new("ledger-supplier", *supplier),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Booked { rows, .. } | Self::BudgetPlanned { rows, .. } => json!({ "rows": rows }),
            Self::Imported { .. }
            | Self::ImportUndone { .. }
            | Self::BudgetImported { .. }
            | Self::BudgetImportUndone { .. }
            | Self::AccountSettled { .. }
            | Self::PlaceSettled { .. }
            | Self::SupplierSettled { .. } => Json::Null,
        }
    }
}
