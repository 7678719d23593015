//! All SQL of the room's records; lists have their own.

pub(crate) mod plan;
pub(crate) mod rules;
pub(crate) mod scenarios;

use store::Migration;

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "refresh",
    name: "0001_refresh",
    sql: include_str!("../../migrations/0001_refresh.sql"),
}];
