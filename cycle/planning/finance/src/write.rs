//! The one way in which entries get into the ledger: with their line's sums, in one write.

use kernel::{Day, Id, Result};
use store::Tx;

use crate::ledger::Posting;
use crate::store::entries::{self, Said};
use crate::store::lines;
use crate::{BudgetLine, Entry, Stage, Sums};

/// Writes the rows of an act on the line and changes its sums. The first row's number, and the line as it is then.
pub(crate) fn write(
    tx: &Tx<'_>,
    line: &BudgetLine,
    day: Day,
    said: &Said,
    postings: &[Posting],
) -> Result<(Id<Entry>, BudgetLine)> {
    line.takes_entries()?;
    line.takes_day(day)?;
    let sums = line.sums.with(postings)?;
    let entry = entries::insert(tx, line.id, day, said, postings)?;
    let is_forecast = postings.iter().any(|posting| posting.stage == Stage::Forecast);
    let standing = if is_forecast { entries::standing_forecast(tx, line.id)? } else { line.sums.said };
    let sums = Sums { said: standing, ..sums };
    lines::set_sums(tx, line, sums)?;
    Ok((entry, BudgetLine { sums, ..line.clone() }))
}
