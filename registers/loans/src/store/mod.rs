//! All SQL of the room's records; lists and search have their own.

pub(crate) mod damages;
pub(crate) mod loans;
pub(crate) mod reminders;
pub(crate) mod steps;
pub(crate) mod texts;

use store::Migration;

/// The room's tables.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "loans", name: "0001_loans", sql: include_str!("../../migrations/0001_loans.sql") }];
