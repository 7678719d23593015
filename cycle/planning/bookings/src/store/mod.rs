//! All SQL of the room.

pub(crate) mod rows;
pub(crate) mod settled;

use store::Migration;

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "bookings",
        name: "0001_bookings",
        sql: include_str!("../../migrations/0001_bookings.sql"),
    },
    Migration {
        room: "bookings",
        name: "0002_budgets",
        sql: include_str!("../../migrations/0002_budgets.sql"),
    },
];

/// Rows with all that their state depends on.
pub(crate) const FROM: &str = "ledger_row JOIN ledger_account ON ledger_account.id = ledger_row.account_id
    JOIN ledger_place ON ledger_place.id = ledger_row.place_id
    JOIN ledger_supplier ON ledger_supplier.id = ledger_row.supplier_id
    LEFT JOIN budget_year ON budget_year.year = ledger_row.year AND budget_year.locked_at IS NULL";

/// A word that was stored; another is a fault of ours.
pub(crate) fn known<T>(word: &str, of: fn(&str) -> Option<T>) -> kernel::Result<T> {
    of(word).ok_or_else(|| kernel::Refused::broken(format!("stored word: {word}")))
}
