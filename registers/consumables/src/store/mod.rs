//! All SQL of the room's records; lists and search have their own.

pub(crate) mod articles;
pub(crate) mod moves;

use store::Migration;

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "consumables",
    name: "0001_consumables",
    sql: include_str!("../../migrations/0001_consumables.sql"),
}];
