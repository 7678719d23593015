//! All SQL of the room.

pub(crate) mod devices;
pub(crate) mod keys;
pub(crate) mod programs;

use store::Migration;

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "inventory",
    name: "0001_inventory",
    sql: include_str!("../../migrations/0001_inventory.sql"),
}];
