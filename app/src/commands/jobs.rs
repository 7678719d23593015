use std::process::ExitCode;

use clap::Args;
use kernel::Result;

use crate::config::Where;
use crate::{program, rooms};

#[derive(Debug, Args)]
pub struct Jobs {
    /// Also lets every reader read to the end before telling.
    #[arg(long)]
    run: bool,
    /// Also gives entries that stand aside to their readers again, when what was wrong is mended.
    #[arg(long)]
    retry: bool,
    #[command(flatten)]
    at: Where,
}

/// Tells how far behind each reader of the journal is, which entries stand aside because a reader could not take them,
/// and how the tasks went. Exit code 1 when anything stands aside or failed.
pub fn run(jobs: &Jobs) -> Result<ExitCode> {
    let db = program::open(&jobs.at.or_folder("varv-data").settle()?)?;
    if jobs.run {
        db.settle(&rooms::followers())?;
    }
    if jobs.retry {
        println!("{} entries were taken now.", worker::retry(&db, &rooms::followers())?);
    }
    for lag in db.lags()? {
        println!("{:24} {} behind", lag.name, lag.behind);
    }
    let (stuck, tasks) = db.read(|reading| Ok((worker::stuck(reading)?, worker::tasks(reading)?)))?;
    for entry in &stuck {
        println!(
            "ASIDE: {} could not take entry {} at {}: {}",
            entry.follower, entry.entry, entry.at, entry.why
        );
    }
    for task in &tasks {
        let at = task.last_run.map_or_else(|| "never".to_owned(), kernel::Moment::rfc3339);
        println!(
            "{:24} last run {at}{}",
            task.name,
            task.fault.as_ref().map_or(String::new(), |why| format!(": FAILED: {why}"))
        );
    }
    let is_well = stuck.is_empty() && tasks.iter().all(|task| task.fault.is_none());
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
