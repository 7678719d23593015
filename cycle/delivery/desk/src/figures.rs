//! What came in to the desk in a month and what became of it, for reports of it. Counts and times alone: nobody is named,
//! and nothing that somebody wrote.

use kernel::{Id, Moment, MonthSpan, Result, Spread, Unit};
use services::Service;
use store::Reading;

use crate::store::figures as rows;
use crate::{Kind, Level, Template};

/// A month at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// Every kind, priority, unit and service that something came in of, was solved of or is open of, in no order.
    pub flows: Vec<(About, Flow)>,
    /// Incidents and requests that were taken up again after they had been solved.
    pub reopened: i64,
    /// Incidents and requests that turned out to be reported already.
    pub merged: i64,
    /// Minutes from report to the desk's first word, for what came in and was answered within the month.
    pub first_answer: Spread,
    /// Minutes from report to solution, for what was solved in the month; waiting counts.
    pub solution: Spread,
    pub ratings: Ratings,
    /// Work that was noted on the month's days.
    pub minutes_spent: i64,
    /// Problems that are not solved and whose way around is known.
    pub known_errors: i64,
    /// What came in and lies under a problem or an outage.
    pub gathered: i64,
    /// Orders that were carried out, the most usual first.
    pub orders: Vec<Ordered>,
}

/// What tickets that are counted together have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    pub kind: Kind,
    pub priority: Level,
    pub unit: Id<Unit>,
    pub service: Option<Id<Service>>,
}

/// What came, what was done and what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flow {
    pub received: i64,
    pub solved: i64,
    /// Open when the month ended; now, when it has not.
    pub open: i64,
}

/// How those who asked found what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ratings {
    pub good: i64,
    pub fair: i64,
    pub bad: i64,
}

/// Orders from one template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    pub template: Id<Template>,
    /// What it is called now.
    pub name: String,
    /// Whoever may not know of this service is not told the name.
    pub service: Option<Id<Service>>,
    pub carried_out: i64,
}

/// The month's figures. `minutes` says how long it is from one moment to another: in open hours, or by the clock on the
/// wall.
pub fn figures(
    reading: &Reading<'_>,
    span: &MonthSpan,
    minutes: &dyn Fn(Moment, Moment) -> i64,
) -> Result<Figures> {
    let spread = |waits: Vec<(Moment, Moment)>| {
        Spread::of(waits.into_iter().map(|(from, until)| minutes(from, until).max(0)).collect())
    };
    Ok(Figures {
        flows: rows::flows(reading, span)?,
        reopened: rows::reopened(reading, span)?,
        merged: rows::merged(reading, span)?,
        first_answer: spread(rows::answered(reading, span)?),
        solution: spread(rows::solved(reading, span)?),
        ratings: rows::ratings(reading, span)?,
        minutes_spent: rows::minutes_spent(reading, span)?,
        known_errors: rows::known_errors(reading, span)?,
        gathered: rows::gathered(reading, span)?,
        orders: rows::orders(reading, span)?,
    })
}

/// When the first ticket came in, of those that there are.
pub fn first_ticket(reading: &Reading<'_>) -> Result<Option<Moment>> {
    rows::first(reading)
}
