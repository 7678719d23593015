//! What a report holds. It is stored as JSON and read for years: fields may come, with a default, and none may change.

use kernel::{Id, Spread, Unit};
use serde::{Deserialize, Serialize};
use services::Service;

/// All figures of a month. Names are those of the month, of units, services, causes and templates; nobody is named.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contents {
    /// How long it was open; nothing when nothing was promised. Times are counted by it, else by the clock on the wall.
    pub open_time: Option<OpenTime>,
    pub incidents: Flow,
    pub requests: Flow,
    pub problems: Flow,
    pub reopened: i64,
    pub merged: i64,
    /// Incidents and requests by priority, where 1 is the highest.
    pub by_priority: Vec<PriorityFlow>,
    pub by_unit: Vec<UnitFlow>,
    pub by_service: Vec<ServiceFlow>,
    /// Minutes.
    pub first_answer: Spread,
    /// Minutes.
    pub solution: Spread,
    pub promises: Vec<Kept>,
    pub causes: Vec<Cause>,
    pub ratings: Ratings,
    pub minutes_spent: i64,
    pub known_errors: i64,
    pub gathered: i64,
    pub articles: Articles,
    pub training: Training,
    pub services: Services,
    pub orders: Vec<Order>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTime {
    /// Days with an opening.
    pub days: i64,
    pub minutes: i64,
}

/// What came, what was done and what was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Flow {
    pub received: i64,
    pub solved: i64,
    /// When the month ended.
    pub open: i64,
}

impl Flow {
    pub fn add(&mut self, other: Self) {
        self.received += other.received;
        self.solved += other.solved;
        self.open += other.open;
    }

    pub fn and(mut self, other: Self) -> Self {
        self.add(other);
        self
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriorityFlow {
    pub priority: i64,
    pub flow: Flow,
}

/// A unit with its name of the month.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    pub name: String,
    pub id: Id<Unit>,
}

/// A unit at the top of the tree, with all below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitFlow {
    /// The administration, or the unit directly below the organisation where there is none.
    pub first: Place,
    /// The unit directly below the first; none for what lies in the first alone.
    pub second: Option<Place>,
    pub flow: Flow,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceFlow {
    /// None where no service was named.
    pub service: Option<Id<Service>>,
    pub name: String,
    pub flow: Flow,
}

/// Promises of one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// `first-response`, `next-answer` or `solution`.
    pub measure: String,
    pub promised: i64,
    pub kept: i64,
}

/// Why promises were broken; nobody has said why where there is no name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    pub sv: Option<String>,
    pub en: Option<String>,
    pub broken: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ratings {
    pub good: i64,
    pub fair: i64,
    pub bad: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Articles {
    pub published: i64,
    pub reviewed: i64,
    /// Past their review day.
    pub overdue: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Training {
    pub sessions: i64,
    pub trained: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Services {
    pub launched: i64,
    pub retired: i64,
}

/// Orders of one template that were carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub template: i64,
    pub name: String,
    pub service: Option<Id<Service>>,
    pub carried_out: i64,
}

impl Contents {
    /// Incidents and requests together.
    pub fn all(&self) -> Flow {
        self.incidents.and(self.requests)
    }

    /// Promises of all measures, and how many of them were kept.
    pub fn promised_and_kept(&self) -> (i64, i64) {
        let sum = |of: fn(&Kept) -> i64| self.promises.iter().map(of).sum();
        (sum(|kept| kept.promised), sum(|kept| kept.kept))
    }
}

/// The share in percent, rounded down: 100 means all. None of nothing.
pub(crate) const fn percent(kept: i64, promised: i64) -> Option<i64> {
    if promised == 0 { None } else { Some(kept * 100 / promised) }
}
