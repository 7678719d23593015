//! All SQL of the room.

pub(crate) mod rules;

use store::Migration;

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "levelling",
    name: "0001_levelling",
    sql: include_str!("../../migrations/0001_levelling.sql"),
}];
