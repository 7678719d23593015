//! What the plan goes by: how long things last, what they cost, how many are lost, what is put off and what is left.

use assets::{Asset, Category, Model};
use kernel::{Id, Money, Refused, Unit};

use crate::scenario::Scenario;

/// Where a rule holds. Nothing said is everywhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Place {
    pub category: Option<Id<Category>>,
    pub model: Option<Id<Model>>,
    /// The unit and all below it.
    pub unit: Option<Id<Unit>>,
    pub asset: Option<Id<Asset>>,
}

/// What a rule says. Per cents are in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// So many months from the month of buying, each time.
    Life { months: i64 },
    /// One thing is replaced in this year, whatever its age; what comes after it lasts as others do.
    Year { year: i64 },
    /// A new one costs so much in the year, and so many per cent more each year after it.
    Price { year: i64, amount: Money, index: i64 },
    /// From the year on a new one costs so many per cent more (or less) than it would.
    Dearer { year: i64, percent: i64 },
    /// So many of a hundred are lost or broken each year and replaced before their time.
    Loss { percent: i64 },
    /// What would be replaced in the year is replaced so many months later.
    Wait { year: i64, months: i64 },
    /// From the year on nothing of it is replaced.
    Leave { year: i64 },
}

kernel::worded! {
    /// The kinds of rules.
    Kind {
        Life = "life",
        Year = "year",
        Price = "price",
        Dearer = "dearer",
        Loss = "loss",
        Wait = "wait",
        Leave = "leave",
    }
}

/// A rule of the plan or of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub id: Id<Rule>,
    /// None for the plan's own.
    pub scenario: Option<Id<Scenario>>,
    pub place: Place,
    /// The unit whose rule it is; none for the whole organisation's.
    pub of_unit: Option<Id<Unit>>,
    pub says: Says,
    /// Why it is so.
    pub reason: String,
    /// Where the decision stands; may be empty.
    pub reference: String,
    pub is_ended: bool,
}

impl Says {
    pub const fn kind(self) -> Kind {
        match self {
            Self::Life { .. } => Kind::Life,
            Self::Year { .. } => Kind::Year,
            Self::Price { .. } => Kind::Price,
            Self::Dearer { .. } => Kind::Dearer,
            Self::Loss { .. } => Kind::Loss,
            Self::Wait { .. } => Kind::Wait,
            Self::Leave { .. } => Kind::Leave,
        }
    }

    /// The year that it begins in or speaks of.
    pub const fn year(self) -> Option<i64> {
        match self {
            Self::Life { .. } | Self::Loss { .. } => None,
            Self::Year { year }
            | Self::Price { year, .. }
            | Self::Dearer { year, .. }
            | Self::Wait { year, .. }
            | Self::Leave { year } => Some(year),
        }
    }
}

impl Rule {
    /// Refused when it is a scenario's, or ended.
    pub fn is_of_the_plan(&self) -> Result<(), Refused> {
        match (self.scenario, self.is_ended) {
            (None, false) => Ok(()),
            (None, true) => Err(Refused::rule("refresh-rule-ended-already")),
            (Some(_), _) => Err(Refused::rule("refresh-rule-of-scenario")),
        }
    }

    /// What a rule is about and where: another that says the same takes its place. A thing's year and its life are of one
    /// slot; prices and what is put off stand beside those of other years.
    pub fn slot(scenario: Option<Id<Scenario>>, place: &Place, says: Says) -> String {
        let (about, year) = match says {
            Says::Life { .. } | Says::Year { .. } => ("life", 0),
            Says::Price { year, .. } => ("price", year),
            Says::Dearer { year, .. } => ("dearer", year),
            Says::Loss { .. } => ("loss", 0),
            Says::Wait { year, .. } => ("wait", year),
            Says::Leave { .. } => ("leave", 0),
        };
        let number = |id: Option<i64>| id.unwrap_or(0);
        format!(
            "{}/{about}/{year}/{}/{}/{}/{}",
            number(scenario.map(Id::number)),
            number(place.category.map(Id::number)),
            number(place.model.map(Id::number)),
            number(place.unit.map(Id::number)),
            number(place.asset.map(Id::number)),
        )
    }
}

/// A rule's page.
pub fn href(id: Id<Rule>) -> String {
    format!("/refresh/rules/{id}")
}

/// Whose rule it is, as the policy asks.
pub(crate) struct Of(pub Option<Id<Unit>>);

impl access::Record for Of {
    fn unit(&self) -> Option<Id<Unit>> {
        self.0
    }
    fn is_for(&self, audience: &str, _: &access::Extent) -> bool {
        audience == "organisation" && self.0.is_none()
    }
}

impl access::Record for Rule {
    fn unit(&self) -> Option<Id<Unit>> {
        self.of_unit
    }
    fn is_for(&self, audience: &str, _: &access::Extent) -> bool {
        audience == "organisation" && self.of_unit.is_none() && self.scenario.is_none()
    }
}
