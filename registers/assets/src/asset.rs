use kernel::{Day, Id, Moment, Money, Person, Refused, Unit};

use crate::model::Model;
use crate::state::{Holding, State};

/// What is said of a thing, whoever has it and wherever it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What stands on its label; unique.
    pub tag: String,
    /// The maker's number ([`crate::marks::serial`]); unique among the maker's things.
    pub serial: Option<String>,
    /// As [`crate::marks::uuid`] writes it; unique.
    pub uuid: Option<String>,
    /// Network addresses as [`crate::marks::mac`] writes them, in ascending order; no two things share one.
    pub macs: Vec<String>,
    pub model: Id<Model>,
    pub bought_on: Option<Day>,
    /// What it cost.
    pub price: Option<Money>,
    /// Who sold it; empty when nobody has said.
    pub supplier: String,
    /// The last day of the warranty.
    pub warranty_until: Option<Day>,
    pub note: String,
}

/// Where a thing is, in what state, and who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    pub state: State,
    pub unit: Id<Unit>,
    /// Building and room in plain words; empty when nobody has said.
    pub place: String,
    pub person: Option<Id<Person>>,
}

/// A thing that the organisation keeps count of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    pub id: Id<Asset>,
    pub facts: Facts,
    pub at: Whereabouts,
    pub created_at: Moment,
    pub changed_at: Moment,
    pub version: i64,
}

/// Why a thing stays where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Cannot {
    #[error("{from:?} is not followed by {to:?}")]
    Become { from: State, to: State },
    #[error("it is there already")]
    NothingMoves,
    #[error("somebody must have it")]
    NeedsPerson,
    #[error("it must be said why")]
    NeedsWhy,
    #[error("nobody has it in that state")]
    NobodyHasIt,
}

impl From<Cannot> for Refused {
    fn from(cannot: Cannot) -> Self {
        match cannot {
            Cannot::Become { .. } => Self::rule("assets-move-not-legal"),
            Cannot::NothingMoves => Self::rule("assets-move-nothing"),
            Cannot::NeedsPerson => Self::field("person", "missing"),
            Cannot::NeedsWhy => Self::field("why", "missing"),
            Cannot::NobodyHasIt => Self::field("person", "nobody-has-it-then"),
        }
    }
}

impl Whereabouts {
    /// The same with nobody, where the state lets nobody have a thing; refused where somebody must.
    pub fn settled(self) -> Result<Self, Cannot> {
        match (self.state.holding(), self.person) {
            (Holding::Somebody, None) => Err(Cannot::NeedsPerson),
            (Holding::Nobody, _) => Ok(Self { person: None, ..self }),
            (Holding::Perhaps | Holding::Somebody, _) => Ok(self),
        }
    }

    /// Refused when somebody else than before is named in a state in which nobody has a thing: the name would be lost.
    pub fn keeps_whoever_is_named(&self, before: Option<Id<Person>>) -> Result<(), Cannot> {
        let is_new = self.person.is_some() && self.person != before;
        if is_new && self.state.holding() == Holding::Nobody { Err(Cannot::NobodyHasIt) } else { Ok(()) }
    }

    /// Where it is after a move. The moves of states are those of [`State::next`].
    pub fn moved(&self, to: Self, why: &str) -> Result<Self, Cannot> {
        if !self.state.may_become(to.state) {
            return Err(Cannot::Become { from: self.state, to: to.state });
        }
        to.keeps_whoever_is_named(self.person)?;
        let to = to.settled()?;
        if to == *self {
            return Err(Cannot::NothingMoves);
        }
        if self.state == State::Wiped {
            return Err(Cannot::Become { from: self.state, to: to.state });
        }
        if to.state != self.state && to.state.asks_why() && why.is_empty() {
            return Err(Cannot::NeedsWhy);
        }
        Ok(to)
    }
}

impl Asset {
    pub fn href(&self) -> String {
        href(self.id)
    }
}

/// A thing's page: the address that its label leads to.
pub fn href(id: Id<Asset>) -> String {
    format!("/equipment/{id}")
}

impl access::Record for Asset {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.at.unit)
    }
    fn owner(&self) -> Option<Id<Person>> {
        self.at.person
    }
}

/// Where a thing is or is to be, as the policy asks.
pub(crate) struct In(pub Id<Unit>, pub Option<Id<Person>>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
    fn owner(&self) -> Option<Id<Person>> {
        self.1
    }
}
