//! People: who there is and where they belong. Units as a tree with history, persons, groups, and grants
//! (role × unit × from–until). Reads nothing above itself. Says `people-*`; hears nothing.
//! Invariant: `unit_closure` always holds each unit with itself and all above it; a closed or merged unit stays.
//! Deliberately absent: passwords and sessions (the room `accounts`), and deleting anybody.

mod directory;

pub use directory::{Named, grants_of, name_of, names, person_choices, setting, unit_choices, unit_names};

use store::Migration;

pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "people", name: "0001_people", sql: include_str!("../migrations/0001_people.sql") }];
