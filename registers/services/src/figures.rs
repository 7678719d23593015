//! How the services changed in a month, for reports of it.

use kernel::{MonthSpan, Result};
use store::{Reading, tally};

/// Counts of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Services that were taken into use.
    pub launched: i64,
    /// Services that ended, by somebody's word or on their last day.
    pub retired: i64,
}

const LAUNCHED: &str = "services-launched";
const RETIRED: [&str; 2] = ["services-retired", "services-ran-out"];

/// The month's counts. They name no service, and so are no secret.
pub fn figures(reading: &Reading<'_>, span: &MonthSpan) -> Result<Figures> {
    let counts = tally(reading, &[LAUNCHED, RETIRED[0], RETIRED[1]], span)?;
    let count = |word: &str| counts.get(word).copied().unwrap_or(0);
    Ok(Figures { launched: count(LAUNCHED), retired: RETIRED.into_iter().map(count).sum() })
}
