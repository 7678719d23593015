use kernel::{Id, Moment, Personal};

use crate::Cannot;
use crate::org_number::OrgNumber;

/// Somebody whom agreements are made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplier {
    pub id: Id<Supplier>,
    pub facts: SupplierFacts,
    /// The supplier that it is; none while it stands for itself.
    pub merged_into: Option<Id<Supplier>>,
    pub changed_at: Moment,
    pub version: i64,
}

/// What is said of a supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupplierFacts {
    pub name: String,
    pub number: Option<OrgNumber>,
    pub about: String,
    /// Other ways in which it is written than by its name.
    pub spellings: Vec<String>,
}

/// Somebody to turn to at a supplier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub id: Id<Contact>,
    pub name: Personal<String>,
    /// What the person does there.
    pub role: String,
    /// Empty when it is not known; so is the number.
    pub mail: Personal<String>,
    pub phone: Personal<String>,
}

impl Supplier {
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// One that was merged leads to another, and is not changed any more.
    pub const fn stands_for_itself(&self) -> Result<(), Cannot> {
        match self.merged_into {
            None => Ok(()),
            Some(_) => Err(Cannot::MergedAlready),
        }
    }

    /// What the other becomes when this one is merged into it: the number of the two, and all spellings. Two that have
    /// different numbers are two.
    pub fn merged_with(&self, other: &Self) -> Result<SupplierFacts, Cannot> {
        self.stands_for_itself()?;
        other.stands_for_itself()?;
        if self.id == other.id {
            return Err(Cannot::SameSupplier);
        }
        let number = match (&self.facts.number, &other.facts.number) {
            (Some(one), Some(two)) if one.key != two.key => return Err(Cannot::OtherNumber),
            (one, two) => two.clone().or_else(|| one.clone()),
        };
        let mut spellings = other.facts.spellings.clone();
        spellings.push(self.facts.name.clone());
        spellings.extend(self.facts.spellings.iter().cloned());
        Ok(SupplierFacts { number, spellings, ..other.facts.clone() })
    }
}

/// A supplier's page.
pub fn href(id: Id<Supplier>) -> String {
    format!("/suppliers/{id}")
}

/// Suppliers are the whole organisation's.
impl access::Record for Supplier {}
