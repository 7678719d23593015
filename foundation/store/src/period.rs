//! Periods of the journal. Lines have no index by time: they are found by the links of the chain that touch the period and
//! by those that wait to be chained, so that a clock that was set back hides none.

/// The condition that a line of this table or view was written at `?` or later; `?` stands twice.
#[macro_export]
macro_rules! written_since {
    ($lines:literal) => {
        concat!(
            $lines,
            ".id > (SELECT COALESCE(MIN(ends.before), (SELECT MAX(entry_id) FROM seal), 0)
             FROM (SELECT MIN(entry_id - entries) AS before FROM seal WHERE until_at >= ?
                   UNION ALL SELECT MIN(entry_id) - 1 FROM outbox) ends) AND ",
            $lines,
            ".at >= ?"
        )
    };
}

/// The condition that a line of this table or view was written before `?`; `?` stands three times.
#[macro_export]
macro_rules! written_before {
    ($lines:literal) => {
        concat!(
            $lines,
            ".id <= (SELECT COALESCE(MAX(ends.last), 0)
             FROM (SELECT MAX(entry_id) AS last FROM seal WHERE from_at < ? UNION ALL SELECT MAX(o.entry_id) FROM outbox o
                   JOIN journal_line waiting ON waiting.id = o.entry_id WHERE waiting.at < ?) ends) AND ",
            $lines,
            ".at < ?"
        )
    };
}
