//! How often things happened, counted in the journal: it is never changed, so a count of the past stays what it was.

use std::collections::BTreeMap;

use kernel::{Moment, MonthSpan, Result};

use crate::{Reading, Sql};

/// To how many records each of these events happened in a month; an event that did not happen is left out.
pub fn tally(reading: &Reading<'_>, events: &[&str], span: &MonthSpan) -> Result<BTreeMap<String, i64>> {
    let words =
        Sql::open("words of the journal tell of no record", "SELECT id, word FROM journal_word WHERE 1 = 1");
    let words: Vec<(i64, String)> = reading.all(words.and_in("word", events.iter().copied()))?;
    let text = concat!(
        "SELECT event, COUNT(DISTINCT subject_id) FROM journal_line WHERE ",
        crate::written_since!("journal_line"),
        " AND ",
        crate::written_before!("journal_line")
    );
    let sql = Sql::open("counts alone, which tell of no record", text).bind(span.from).bind(span.from);
    let sql = sql.bind(span.until).bind(span.until).bind(span.until);
    let counted = sql.and_in("event", words.iter().map(|(id, _)| *id)).and("GROUP BY event");
    let counts: BTreeMap<i64, i64> = reading.all::<(i64, i64)>(counted)?.into_iter().collect();
    Ok(words.into_iter().filter_map(|(id, word)| Some((word, *counts.get(&id)?))).collect())
}

/// When the journal's first line was written; nothing in a database that holds none.
pub fn began(reading: &Reading<'_>) -> Result<Option<Moment>> {
    let sql = Sql::open("when it all began is no secret", "SELECT at FROM journal_line ORDER BY id LIMIT 1");
    Ok(reading.find::<(Moment,)>(sql)?.map(|(at,)| at))
}
