use kernel::{Id, Unit};

use crate::rates::Decision;
use crate::{Cannot, Cost};

kernel::worded! {
    /// Where a case is in its life.
    State {
        Draft = "draft",
        /// It waits for a decision and stands still meanwhile.
        Submitted = "submitted",
        Approved = "approved",
        Declined = "declined",
    }
}

/// What a case is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub title: String,
    /// What is to be done and why, and what happens otherwise; may be empty.
    pub about: String,
    pub unit: Id<Unit>,
    /// The first of the years that it looks at.
    pub first_year: i64,
    /// How many years it looks at: [`Case::YEARS`].
    pub years: i64,
}

/// A business case (kalkyl).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub id: Id<Case>,
    pub facts: Facts,
    pub state: State,
    /// 1, and one more each time that it is taken up again after a decision.
    pub revision: i64,
    /// The decision on internal rates that it is reckoned by, if there was one.
    pub rates: Option<Id<Decision>>,
    /// Counts the changes; a save with a stale number is a conflict.
    pub version: i64,
}

impl Case {
    /// How many years a case may look at.
    pub const YEARS: std::ops::RangeInclusive<i64> = 5..=10;
    /// Lines of costs, and lines of benefits, that a case takes.
    pub const LINES: i64 = 100;

    pub const fn last_year(&self) -> i64 {
        self.facts.first_year + self.facts.years - 1
    }

    /// Does it look at the year?
    pub const fn looks_at(&self, year: i64) -> bool {
        year >= self.facts.first_year && year <= self.last_year()
    }

    pub const fn is_draft(&self) -> Result<(), Cannot> {
        match self.state {
            State::Draft => Ok(()),
            State::Submitted | State::Approved | State::Declined => Err(Cannot::NotDraft),
        }
    }

    /// Asks for a decision.
    pub fn submitted(self, costs: &[Cost]) -> Result<Self, Cannot> {
        self.is_draft()?;
        if costs.is_empty() { Err(Cannot::NoCosts) } else { Ok(Self { state: State::Submitted, ..self }) }
    }

    /// Approved, unless a yearly cost has no named payer.
    pub fn approved(self, costs: &[Cost]) -> Result<Self, Cannot> {
        self.is_submitted()?;
        let unpaid: Vec<String> =
            costs.iter().filter(|cost| cost.lacks_payer()).map(|cost| cost.charge.name.clone()).collect();
        if unpaid.is_empty() {
            Ok(Self { state: State::Approved, ..self })
        } else {
            Err(Cannot::NoPayer(unpaid))
        }
    }

    pub fn declined(self) -> Result<Self, Cannot> {
        self.is_submitted()?;
        Ok(Self { state: State::Declined, ..self })
    }

    pub const fn is_submitted(&self) -> Result<(), Cannot> {
        match self.state {
            State::Submitted => Ok(()),
            State::Draft | State::Approved | State::Declined => Err(Cannot::NotSubmitted),
        }
    }

    /// Taken up again. After a decision it is another revision; what was decided on is kept as it was.
    pub fn revised(self) -> Result<Self, Cannot> {
        let revision = match self.state {
            State::Draft => return Err(Cannot::IsDraft),
            State::Submitted => self.revision,
            State::Approved | State::Declined => self.revision + 1,
        };
        Ok(Self { state: State::Draft, revision, ..self })
    }

    /// The case's page.
    pub fn href(&self) -> String {
        href(self.id)
    }
}

/// A case's page.
pub fn href(id: Id<Case>) -> String {
    format!("/cases/{id}")
}

impl access::Record for Case {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.facts.unit)
    }
}

/// A case that is to be, in a unit; or what is the whole organisation's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct In(pub Option<Id<Unit>>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        self.0
    }
}
