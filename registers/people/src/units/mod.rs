//! Units: the organisation as a tree with history.

mod add;
mod found;
mod unit;

pub use add::{NewUnit, add_unit, add_unit_within};
pub use found::{NewOrganisation, found};
pub use unit::{OrgUnit, UnitKind, UnitState};

pub(crate) use unit::{CannotUnit, Landing};
