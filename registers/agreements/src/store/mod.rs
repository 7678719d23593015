//! All SQL of the room.

pub(crate) mod agreements;
pub(crate) mod feeds;
pub(crate) mod suppliers;
pub(crate) mod terms;

use store::Migration;

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "agreements",
    name: "0001_agreements",
    sql: include_str!("../../migrations/0001_agreements.sql"),
}];
