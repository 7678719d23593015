//! How promises to the users were kept in a month, for reports of it, and the hours that most of them count by.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::store::{Reading, Sql};
use calendars::{Calendar, Openings, Shelf};
use kernel::{Id, Month, MonthSpan, Refused, Result};

use crate::store::levels;
use crate::{Measure, Party};

/// How the promises to the users went whose time ended in a month. What groups and suppliers promised is between them
/// and IT.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    pub measures: Vec<Kept>,
    /// Why others were not kept, the most usual first.
    pub causes: Vec<Why>,
}

/// Promises of one measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub measure: Measure,
    pub promised: i64,
    pub kept: i64,
}

/// A cause, and how many promises were broken by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Its name in both languages as it was then; nobody has said why when there is none.
    pub name: Option<(String, String)>,
    pub broken: i64,
}

const OPEN: &str = "outcomes hold no personal data; counts of the whole organisation";

/// The month's counts, from the facts that stay when a record is gone.
pub fn figures(reading: &Reading<'_>, month: Month) -> Result<Figures> {
    let text = "SELECT measure, COUNT(*), CAST(SUM(kept) AS BIGINT) FROM clock_outcome
                WHERE month = ? AND party = 'users' GROUP BY measure";
    let rows: Vec<(String, i64, i64)> = reading.all(Sql::open(OPEN, text).bind(month.to_string()))?;
    let kept = |(word, promised, kept): (String, i64, i64)| {
        let measure = Measure::from_word(&word);
        let measure = measure.ok_or_else(|| Refused::broken(format!("a measure is {word}")))?;
        Ok(Kept { measure, promised, kept })
    };
    let mut measures: Vec<Kept> = rows.into_iter().map(kept).collect::<Result<_>>()?;
    measures.sort_by_key(|kept| kept.measure);
    let text = "SELECT c.name_sv, c.name_en, COUNT(*) FROM clock_outcome o
                LEFT JOIN breach_cause c ON c.id = o.cause_id
                WHERE o.month = ? AND o.party = 'users' AND o.kept = 0
                GROUP BY o.cause_id, c.name_sv, c.name_en ORDER BY 3 DESC, o.cause_id";
    let rows: Vec<(Option<String>, Option<String>, i64)> =
        reading.all(Sql::open(OPEN, text).bind(month.to_string()))?;
    let causes = rows.into_iter().map(|(sv, en, broken)| Why { name: sv.zip(en), broken }).collect();
    Ok(Figures { measures, causes })
}

/// The calendar that most promises to the users count by.
pub struct Usual {
    pub calendar: Id<Calendar>,
    openings: Arc<Openings>,
}

/// How long a month is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenTime {
    pub calendar: Id<Calendar>,
    /// Days with an opening.
    pub days: i64,
    pub minutes: i64,
}

impl Usual {
    pub fn openings(&self) -> &Openings {
        &self.openings
    }

    /// How long a month is open.
    pub fn open_time(&self, span: &MonthSpan) -> OpenTime {
        let last = span.month.last_day();
        let closings = self.openings.closings_from(span.month.first_day());
        OpenTime {
            calendar: self.calendar,
            days: closings.take_while(|(day, _)| *day <= last).count() as i64,
            minutes: self.openings.open_between(span.from, span.until) / 60_000_000,
        }
    }
}

/// The calendar that most promises to the users count by now; of two with as many, the older. Nothing when nothing is
/// promised.
pub fn usual(reading: &Reading<'_>) -> Result<Option<Usual>> {
    let mut promises: BTreeMap<Id<Calendar>, usize> = BTreeMap::new();
    for version in levels::holding(reading)?.iter().filter(|version| version.party == Party::Users) {
        *promises.entry(version.terms.calendar).or_default() += version.terms.promises.len();
    }
    let most = promises.into_iter().max_by_key(|(calendar, count)| (*count, std::cmp::Reverse(*calendar)));
    let Some((calendar, _)) = most else { return Ok(None) };
    let openings = Shelf::open(reading)?.openings(reading, calendar)?;
    Ok(Some(Usual { calendar, openings }))
}
