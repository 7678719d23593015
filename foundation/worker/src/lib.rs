//! Worker: what happens without anybody asking. Seals the journal, lets its readers read, and does at set times what the
//! clock does. Several processes may run one on the same database: a reader's place moves once, a task has a lease.
//! Reads the journal; writes only `task` and `follower_stuck`; says nothing itself (a task's verbs do).
//! Invariant: an entry that a reader cannot take is set aside by name, never lost, and never in the way of the next.
//! Deliberately absent: queues of jobs. What must be done stands in the journal or in a table that a task looks at.

mod bell;
mod metrics;
mod patience;
mod stuck;
mod task;
mod work;

pub use metrics::metrics;
pub use stuck::{Stuck, retry, stuck};
pub use task::{Task, TaskState, run_due, tasks};
pub use work::Worker;

use store::Migration;

pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "worker", name: "0001_task", sql: include_str!("../migrations/0001_task.sql") },
    Migration { room: "worker", name: "0002_stuck", sql: include_str!("../migrations/0002_stuck.sql") },
];

#[cfg(test)]
mod worker_test;
