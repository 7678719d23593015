//! All SQL of the room.

pub(crate) mod clocks;
pub(crate) mod facts;
pub(crate) mod levels;
pub(crate) mod outcomes;

use ::store::Migration;

/// The room's tables, step by step.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "clocks", name: "0001_clocks", sql: include_str!("../../migrations/0001_clocks.sql") },
    Migration {
        room: "clocks",
        name: "0002_lean_clocks",
        sql: include_str!("../../migrations/0002_lean_clocks.sql"),
    },
];
