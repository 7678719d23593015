use std::fmt::Write;

use kernel::Result;
use store::{Db, Reading, Sql};

use crate::task;

/// What an operator watches, as lines of Prometheus text: readers' lag, entries not yet sealed or set aside, tasks.
pub fn metrics(db: &Db) -> Result<String> {
    let mut out = String::new();
    head(&mut out, "varv_unsealed_entries", "Journal entries that wait to be chained.");
    let _ = writeln!(out, "varv_unsealed_entries {}", db.unsealed()?);
    head(&mut out, "varv_reader_behind_entries", "Sealed entries that a reader has not read yet.");
    for lag in db.lags()? {
        let _ = writeln!(out, "varv_reader_behind_entries{{reader=\"{}\"}} {}", lag.name, lag.behind);
    }
    let (stuck, tasks) = db.read(|reading| Ok((stuck_counts(reading)?, task::tasks(reading)?)))?;
    head(&mut out, "varv_reader_stuck_entries", "Entries that a reader could not take and that stand aside.");
    for (reader, count) in stuck {
        let _ = writeln!(out, "varv_reader_stuck_entries{{reader=\"{reader}\"}} {count}");
    }
    head(&mut out, "varv_task_failing", "1 when the last run of a task failed.");
    for task in &tasks {
        let _ =
            writeln!(out, "varv_task_failing{{task=\"{}\"}} {}", task.name, u8::from(task.fault.is_some()));
    }
    head(&mut out, "varv_task_last_run_seconds", "When a task was last run, in seconds since 1970.");
    for task in &tasks {
        let at = task.last_run.map_or(0, |at| at.0 / 1_000_000);
        let _ = writeln!(out, "varv_task_last_run_seconds{{task=\"{}\"}} {at}", task.name);
    }
    Ok(out)
}

fn head(out: &mut String, name: &str, help: &str) {
    let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} gauge");
}

fn stuck_counts(reading: &Reading<'_>) -> Result<Vec<(String, i64)>> {
    let text = "SELECT follower, COUNT(*) FROM follower_stuck GROUP BY follower ORDER BY follower";
    reading.all(Sql::open("counts for the operator", text))
}
