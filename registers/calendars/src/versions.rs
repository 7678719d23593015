//! A calendar's versions in time. Each holds from a day; what has been stays as it was.

use kernel::{Day, Id};

use crate::{Calendar, Cannot, Plan};

/// One version: what the calendar says from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub id: Id<Version>,
    /// Holds from this day until a later version does.
    pub from: Day,
    pub plan: Plan,
}

/// All versions of one calendar, as they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    pub calendar: Id<Calendar>,
    /// An IANA name. A calendar keeps its zone: another place is another calendar.
    pub zone: String,
    /// In the order of their days, one for each; never empty.
    holding: Vec<Version>,
}

impl Versions {
    /// The versions that hold out of all that were ever made, in the order in which they were made: of two from the
    /// same day the later one. Nothing when there are none.
    pub fn new(calendar: Id<Calendar>, zone: String, made: Vec<Version>) -> Option<Self> {
        let mut holding: Vec<Version> = Vec::with_capacity(made.len());
        for version in made {
            match holding.binary_search_by_key(&version.from, |held| held.from) {
                Ok(at) => holding[at] = version,
                Err(at) => holding.insert(at, version),
            }
        }
        (!holding.is_empty()).then_some(Self { calendar, zone, holding })
    }

    /// A calendar that is alone, for tests and samples.
    pub fn single(zone: &str, plan: Plan) -> Self {
        let from = crate::weekday::epoch();
        let version = Version { id: Id::new(1), from, plan };
        Self { calendar: Id::new(1), zone: zone.to_owned(), holding: vec![version] }
    }

    pub fn holding(&self) -> &[Version] {
        &self.holding
    }

    /// What holds on a day. Before the first version the first holds: a calendar is described after it was in use.
    pub fn on(&self, day: Day) -> &Version {
        let after = self.holding.partition_point(|version| version.from <= day);
        &self.holding[after.saturating_sub(1)]
    }

    /// A change to what holds from `from` on, and to every version that comes later: the plans to store, each with the
    /// day from which it holds. A day that has been cannot be changed.
    pub fn amended(
        &self,
        from: Day,
        today: Day,
        change: impl Fn(&Plan) -> Result<Plan, Cannot>,
    ) -> Result<Vec<(Day, Plan)>, Cannot> {
        not_past(from, today)?;
        let later = self.holding.iter().filter(|version| version.from > from);
        let first = std::iter::once((from, &self.on(from).plan));
        first
            .chain(later.map(|version| (version.from, &version.plan)))
            .map(|(from, plan)| change(plan).and_then(Plan::checked).map(|plan| (from, plan)))
            .collect()
    }
}

/// A day that has been keeps its hours.
pub(crate) fn not_past(day: Day, today: Day) -> Result<(), Cannot> {
    if day < today { Err(Cannot::HasBeen { day }) } else { Ok(()) }
}
