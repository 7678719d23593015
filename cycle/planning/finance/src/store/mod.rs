//! All SQL of the room.

pub(crate) mod books;
pub(crate) mod entries;
pub(crate) mod lines;
pub(crate) mod sources;
pub(crate) mod standing;
pub(crate) mod totals;
pub(crate) mod transfers;
pub(crate) mod years;

use kernel::{Money, Refused, Result};
use store::Migration;

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "finance",
        name: "0001_finance",
        sql: include_str!("../../migrations/0001_finance.sql"),
    },
    Migration {
        room: "finance",
        name: "0002_supplier",
        sql: include_str!("../../migrations/0002_supplier.sql"),
    },
];

/// A stored word, which is always one of ours.
pub(crate) fn known<T>(word: &str, from_word: fn(&str) -> Option<T>) -> Result<T> {
    from_word(word).ok_or_else(|| Refused::broken(format!("{word} is stored where it means nothing")))
}

pub(crate) fn money(minor: i64) -> Money {
    Money::sek(minor)
}
