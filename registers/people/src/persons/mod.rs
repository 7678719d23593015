//! Persons: who there is, where they belong, and who may know it.

mod add;
mod person;

pub use add::{NewPerson, add_person, add_person_within, add_persons};
pub use person::{Identity, PersonRecord, PersonState, folded_email};

pub(crate) use add::{In, first_role, kept_email, may_place};
pub(crate) use person::CannotPerson;
