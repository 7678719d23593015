//! People: who there is and where they belong. Units as a tree with history, persons, groups, and grants
//! (role × unit × from–until). Reads nothing above itself. Says `people-*`; hears nothing.
//! Invariant: `unit_closure` always holds each unit with itself and all above it; a closed or merged unit stays.
//! Deliberately absent: passwords and sessions (the room `accounts`), and deleting anybody.

mod directory;
mod done;
mod events;
mod grants;
mod groups;
mod persons;
mod policy;
pub mod samples;
mod tables;
mod units;

pub use directory::{Named, grants_of, name_of, names, person_choices, setting, unit_choices, unit_names};
pub use events::{Event, Moved};
pub use grants::{GrantState, Holder, NewGrant, RoleGrant, give, give_all, give_within};
pub use groups::{GroupState, PersonGroup};
pub use persons::{
    Identity, NewPerson, PersonRecord, PersonState, add_person, add_person_within, add_persons, folded_email,
};
pub use units::{NewOrganisation, NewUnit, OrgUnit, UnitKind, UnitState, add_unit, add_unit_within, found};

use store::Migration;
use web::Room;

pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "people", name: "0001_people", sql: include_str!("../migrations/0001_people.sql") }];

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "people",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room =
    Room { migrations: MIGRATIONS, matrices: policy::matrices, ..Room::empty("people", TEXTS) };

#[cfg(test)]
mod samples_test;
