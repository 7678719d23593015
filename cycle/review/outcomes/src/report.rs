use std::collections::BTreeSet;

use access::Record;
use kernel::{Day, Id, Moment, Month};

use crate::{Cannot, Contents};

/// Months that are built when they were missed, counted back from the one that is going on.
pub const MONTHS_BACK: i64 = 24;

/// A month in four parts (FITS): period, reactive, proactive and change.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceReport {
    pub id: Id<Self>,
    pub month: Month,
    pub built_at: Moment,
    pub contents: Contents,
}

impl Record for ServiceReport {}

/// The months whose report is to be built on a day, the oldest first: all that are over since it began, at most
/// [`MONTHS_BACK`] back. A month is left alone on the first day after it, so that what is noted then still counts.
pub fn due(today: Day, began: Month, built: &BTreeSet<Month>) -> Vec<Month> {
    let last = Month::of(today.plus_days(-1)).plus(-1);
    let first = began.max(Month::of(today).plus(-MONTHS_BACK));
    let months = (0..MONTHS_BACK).map(|ahead| first.plus(ahead));
    months.filter(|month| *month <= last && !built.contains(month)).collect()
}

/// Only a month that is over can be told whole.
pub(crate) fn must_be_over(month: Month, today: Day) -> Result<(), Cannot> {
    if month < Month::of(today) { Ok(()) } else { Err(Cannot::NotOver { month }) }
}
