//! All SQL of the room's records; lists and search have their own.

pub(crate) mod costs;
pub(crate) mod counts;
pub(crate) mod licences;
pub(crate) mod seats;
pub(crate) mod terms;

use store::Migration;

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "licences",
    name: "0001_licences",
    sql: include_str!("../../migrations/0001_licences.sql"),
}];
