use kernel::Result;
use store::{Db, Sql, Upkeep};

/// Something that runs by itself at intervals.
#[derive(Clone, Copy)]
pub struct Task {
    pub name: &'static str,
    /// Seconds from one run's start to the next.
    pub every_s: i64,
    pub run: fn(&Db) -> Result<()>,
}

/// A run that has not ended after so long is taken to have died with its process.
const LEASE_S: i64 = 900;

/// Runs the tasks whose time has come; gives how many it ran. Of several processes one gets the lease.
pub fn run_due(db: &Db, tasks: &[Task]) -> Result<usize> {
    let mut ran = 0;
    for task in tasks {
        if !lease(db, task)? {
            continue;
        }
        ran += 1;
        let fault = (task.run)(db).err().map(|refused| refused.to_string());
        if let Some(fault) = &fault {
            tracing::warn!(task = task.name, %fault, "a scheduled task failed; it is tried again at its next time");
        }
        db.keep(Upkeep::Progress, |tx| {
            let sql = Sql::change("UPDATE task SET leased_until = 0, fault = ? WHERE name = ?");
            tx.run(sql.bind(fault.clone()).bind(task.name)).map(|_| ())
        })?;
    }
    Ok(ran)
}

/// Takes the task if its time has come and nobody else has it.
fn lease(db: &Db, task: &Task) -> Result<bool> {
    let due = db.read(|reading| {
        let now = reading.now();
        let sql = Sql::open(
            "the schedule is nobody's secret",
            "SELECT leased_until, last_run FROM task WHERE name = ?",
        );
        let found: Option<(i64, kernel::Moment)> = reading.find(sql.bind(task.name))?;
        Ok(found.is_none_or(|(leased, last)| leased <= now.0 && now.seconds_since(last) >= task.every_s))
    })?;
    if !due {
        return Ok(false);
    }
    db.keep(Upkeep::Progress, |tx| {
        let (now, until) = (tx.now(), tx.now().plus_seconds(LEASE_S));
        let sql = Sql::change(
            "INSERT INTO task (name, leased_until, last_run) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE
             SET leased_until = excluded.leased_until, last_run = excluded.last_run
             WHERE task.leased_until <= ? AND task.last_run <= ?",
        );
        let latest = now.plus_seconds(-task.every_s);
        Ok(tx.run(sql.bind(task.name).bind(until).bind(now).bind(now).bind(latest))? == 1)
    })
}
