use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::{LedgerFile, LedgerRow};

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
            Self::AccountSettled { .. } => "bookings-account-settled",
            Self::PlaceSettled { .. } => "bookings-place-settled",
            Self::SupplierSettled { .. } => "bookings-supplier-settled",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Imported { row } | Self::ImportUndone { row } => Subject::new("ledger-row", row.number()),
            Self::Booked { file, .. } => Subject::new("ledger-file", file.number()),
            Self::AccountSettled { account } => Subject::new("ledger-account", *account),
            Self::PlaceSettled { place } => Subject::new("ledger-place", *place),
            Self::SupplierSettled { supplier } => Subject::new("ledger-supplier", *supplier),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Booked { rows, .. } => json!({ "rows": rows }),
            Self::Imported { .. }
            | Self::ImportUndone { .. }
            | Self::AccountSettled { .. }
            | Self::PlaceSettled { .. }
            | Self::SupplierSettled { .. } => Json::Null,
        }
    }
}
