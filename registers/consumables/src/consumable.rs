use agreements::Supplier;
use kernel::{Id, Money, Unit};

use crate::stock::Stock;

/// What is said of an article that is used up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Unique in its unit.
    pub name: String,
    /// What is counted, such as `st` or `förp`.
    pub measure: String,
    /// The unit that keeps it.
    pub unit: Id<Unit>,
    /// Building and room in plain words; empty when nobody has said.
    pub place: String,
    pub supplier: Option<Id<Supplier>>,
    /// For one, at the next delivery.
    pub price: Option<Money>,
    /// At this stock or less it is to be ordered.
    pub level: Option<i64>,
}

/// An article with what lies in stock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consumable {
    pub id: Id<Consumable>,
    pub facts: Facts,
    pub stock: Stock,
    /// It has come to its level, and that was told.
    pub is_low: bool,
    pub version: i64,
}

impl Consumable {
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// Is it to be ordered by its stock and level?
    pub fn is_to_be_ordered(&self) -> bool {
        self.facts.level.is_some_and(|level| self.stock.quantity <= level)
    }
}

/// An article's page.
pub fn href(id: Id<Consumable>) -> String {
    format!("/consumables/{id}")
}

impl access::Record for Consumable {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.facts.unit)
    }
}

/// The unit of an article that is not there yet.
pub(crate) struct In(pub Id<Unit>);

impl access::Record for In {
    fn unit(&self) -> Option<Id<Unit>> {
        Some(self.0)
    }
}
