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
    #[command(flatten)]
    at: Where,
}

/// Tells how far behind each reader of the journal is.
pub fn run(jobs: &Jobs) -> Result<ExitCode> {
    let db = program::open(&jobs.at.or_folder("varv-data").settle()?)?;
    if jobs.run {
        db.settle(&rooms::followers())?;
    }
    for lag in db.lags()? {
        println!("{:24} {} behind", lag.name, lag.behind);
    }
    Ok(ExitCode::SUCCESS)
}
