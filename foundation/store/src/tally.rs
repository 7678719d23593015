//! How often things happened, counted in the journal: it is never changed, so a count of the past stays what it was.

use std::collections::BTreeMap;

use kernel::{Moment, MonthSpan, Result};

use crate::{Reading, Sql};

/// To how many records each of these events happened in a month; an event that did not happen is left out.
pub fn tally(reading: &Reading<'_>, events: &[&str], span: &MonthSpan) -> Result<BTreeMap<String, i64>> {
    let text = "SELECT j.event, COUNT(DISTINCT j.subject_id) FROM journal j WHERE j.at >= ? AND j.at < ?";
    let sql = Sql::open("counts alone, which tell of no record", text).bind(span.from).bind(span.until);
    let counted = sql.and_in("j.event", events.iter().copied()).and("GROUP BY j.event");
    Ok(reading.all::<(String, i64)>(counted)?.into_iter().collect())
}

/// When the journal's first line was written; nothing in a database that holds none.
pub fn began(reading: &Reading<'_>) -> Result<Option<Moment>> {
    let sql = Sql::open("when it all began is no secret", "SELECT MIN(at) FROM journal");
    Ok(reading.find::<(Option<Moment>,)>(sql)?.and_then(|(at,)| at))
}
