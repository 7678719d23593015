//! All SQL of the room's records; lists and search have their own.

mod ages;
pub(crate) mod assets;
pub(crate) mod models;
pub(crate) mod moves;

use store::Migration;

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "assets", name: "0001_assets", sql: include_str!("../../migrations/0001_assets.sql") },
    Migration { room: "assets", name: "0002_ages", sql: include_str!("../../migrations/0002_ages.sql") },
];
