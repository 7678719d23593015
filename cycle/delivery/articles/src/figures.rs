//! What was done with the articles in a month, for reports of it.

use kernel::{MonthSpan, Result};
use store::{Reading, Sql, tally};

/// Counts of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Articles that were published, for the first time or again.
    pub published: i64,
    /// Articles that were gone through and found to hold.
    pub reviewed: i64,
    /// Published articles whose review day had passed when the month ended, as they stand when it is asked.
    pub overdue: i64,
}

/// The month's counts. They name no article, and so are no secret.
pub fn figures(reading: &Reading<'_>, span: &MonthSpan) -> Result<Figures> {
    let counts = tally(reading, &["articles-published", "articles-reviewed"], span)?;
    let count = |word: &str| counts.get(word).copied().unwrap_or(0);
    let overdue = Sql::open(
        "a count alone",
        "SELECT COUNT(*) FROM article WHERE state = 'published' AND review_on < ? AND review_on <= ?",
    );
    let today = people::today(reading)?;
    let overdue = reading.number(overdue.bind(today).bind(span.month.last_day()))?;
    Ok(Figures { published: count("articles-published"), reviewed: count("articles-reviewed"), overdue })
}
