use kernel::{Moment, Result};
use store::{Db, Reading, Sql, Upkeep};

use crate::{patience, stuck};

/// Something that is done again and again. It finds out by itself what is due, and doing it twice does no harm.
#[derive(Clone, Copy)]
pub struct Task {
    /// `room-verb`, such as `needs-remind`.
    pub name: &'static str,
    /// At least so many seconds lie between the end of one run and the start of the next.
    pub every_s: u32,
    pub run: fn(&Db) -> Result<()>,
}

/// How it went the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskState {
    pub name: String,
    /// None when it has never been run.
    pub last_run: Option<Moment>,
    /// What was wrong; none when it went well.
    pub fault: Option<String>,
}

/// A process that dies in the middle of a task holds it no longer than this.
const LEASE_S: i64 = 15 * 60;

/// The tasks that have been run or begun, by name.
pub fn tasks(reading: &Reading<'_>) -> Result<Vec<TaskState>> {
    let text = "SELECT name, last_run, fault FROM task ORDER BY name";
    let rows: Vec<(String, i64, Option<String>)> = reading.all(Sql::open("for the operator", text))?;
    let state = |(name, at, fault)| TaskState { name, last_run: (at > 0).then_some(Moment(at)), fault };
    Ok(rows.into_iter().map(state).collect())
}

/// Runs what is due now and leased by nobody, one after the other; gives the names of what was run.
/// `go_on` is asked between them.
pub fn run_due(db: &Db, schedule: &[Task], go_on: impl Fn() -> bool) -> Result<Vec<&'static str>> {
    let mut run = Vec::new();
    for task in due(db, schedule)? {
        if !go_on() {
            break;
        }
        if lease(db, task)? {
            let outcome = patience::unpanicked(|| (task.run)(db));
            if let Err(refused) = &outcome {
                tracing::error!(task = task.name, %refused, "a task failed");
            }
            give_back(db, task, outcome.err().map(|refused| stuck::reason(&refused)))?;
            run.push(task.name);
        }
    }
    Ok(run)
}

/// One look for all tasks, so that an idle worker writes nothing.
fn due<'t>(db: &Db, schedule: &'t [Task]) -> Result<Vec<&'t Task>> {
    let text = "SELECT name, leased_until, last_run FROM task";
    let known: Vec<(String, Moment, Moment)> =
        db.read(|reading| reading.all(Sql::open("the worker's own", text)))?;
    let now = db.clock().now();
    let is_due = |task: &&Task| {
        let found = known.iter().find(|(name, _, _)| name == task.name);
        found.is_none_or(|(_, leased, last)| *leased <= now && *last <= before(now, task))
    };
    Ok(schedule.iter().filter(is_due).collect())
}

const fn before(now: Moment, task: &Task) -> Moment {
    now.plus_seconds(-(task.every_s as i64))
}

/// Takes the lease, if no other process was quicker.
fn lease(db: &Db, task: &Task) -> Result<bool> {
    db.keep(Upkeep::Progress, |tx| {
        let first = Sql::change(
            "INSERT INTO task (name, leased_until, last_run) VALUES (?, 0, 0) ON CONFLICT (name) DO NOTHING",
        );
        tx.run(first.bind(task.name))?;
        let sql = Sql::change(
            "UPDATE task SET leased_until = ? WHERE name = ? AND leased_until <= ? AND last_run <= ?",
        );
        let sql = sql.bind(tx.now().plus_seconds(LEASE_S)).bind(task.name).bind(tx.now());
        Ok(tx.run(sql.bind(before(tx.now(), task)))? == 1)
    })
}

fn give_back(db: &Db, task: &Task, fault: Option<String>) -> Result<()> {
    db.keep(Upkeep::Progress, |tx| {
        let sql = Sql::change("UPDATE task SET leased_until = 0, last_run = ?, fault = ? WHERE name = ?");
        tx.run(sql.bind(tx.now()).bind(fault.clone()).bind(task.name)).map(|_| ())
    })
}
