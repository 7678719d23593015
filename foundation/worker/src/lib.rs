//! Worker: what runs by itself. It chains the journal, lets every reader read, and runs scheduled verbs.
//! It wakes after each commit and once a second, steps back when something fails, and ends its batch before it stops.
//! Several processes on one PostgreSQL may each run one: a reader's place and a task's lease are rows in the database.
//! Deliberately absent: a queue of its own. The journal is the queue.

mod schedule;
mod worker;

pub use schedule::{Task, run_due};
pub use worker::{Stuck, Worker, stuck};

use store::Migration;

pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "worker", name: "0001_task", sql: include_str!("../migrations/0001_task.sql") }];

#[cfg(test)]
mod worker_test;
