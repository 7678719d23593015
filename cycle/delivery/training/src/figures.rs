//! How much was taught in a month, for reports of it.

use kernel::{MonthSpan, Result};
use store::{Reading, Sql};

/// Counts of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Sessions that were held on one of its days.
    pub sessions: i64,
    /// Persons who had a course on one of its days; somebody who had two is counted once.
    pub trained: i64,
}

/// The month's counts. They name nobody and are of the whole organisation, and so tell of no person.
pub fn figures(reading: &Reading<'_>, span: &MonthSpan) -> Result<Figures> {
    let (first, last) = (span.month.first_day(), span.month.last_day());
    let count = |text: &str| {
        reading.number(Sql::open("counts of the whole organisation", text).bind(first).bind(last))
    };
    Ok(Figures {
        sessions: count(
            "SELECT COUNT(*) FROM course_session WHERE state = 'held' AND day >= ? AND day <= ?",
        )?,
        trained: count(
            "SELECT COUNT(DISTINCT person_id) FROM course_taken WHERE on_day >= ? AND on_day <= ?",
        )?,
    })
}
