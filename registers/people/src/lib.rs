//! People: who there is and where they belong. Units as a tree with history, persons, groups, and grants
//! (role × unit × from–until); the pages of the policy and the journal. Reads nothing above itself.
//! Says `people-*`; hears nothing. A unit is open, closed or merged; a person is here or has left.
//! Invariant: `unit_closure` always holds each unit with itself and all above it; a closed or merged unit stays.
//! Deliberately absent: passwords and sessions (the room `accounts`), and deleting anybody.

mod dice;
mod directory;
mod done;
mod events;
mod grants;
mod groups;
mod heads;
mod imports;
mod journal;
mod kinds;
mod pages;
mod persons;
mod policy;
mod reindex;
mod room;
pub mod samples;
mod tables;
mod units;
mod uppermost;
mod who_may;
mod within;

pub use dice::Dice;
pub use directory::{
    Named, grants_of, group_choices, is_person_choice, name_of, names, person_choices, readable_persons,
    setting, standing_grants_of, unit_choices, unit_names,
};
pub use events::{Event, Moved};
pub use grants::{
    GrantLastDay, GrantState, Holder, NewGrant, RoleGrant, end_grant, end_grant_within, give, give_all,
    give_within, move_grant_last_day, run_out,
};
pub use groups::{
    EditedGroup, GroupState, NewGroup, PersonGroup, add_group, add_group_within, add_member,
    add_member_within, close_group, edit_group, edit_group_within, remove_member, remove_member_within,
};
pub use heads::{Heads, heads};
pub use imports::{GROUP, PERSON, UNIT, intake_targets, unit_by_code_or_name};
pub use pages::sentence;
pub use persons::{
    Edited, Facts, From, Identity, LastDay, Leaving, NewPerson, PersonRecord, PersonState, add_person,
    add_person_within, add_persons, come_back, edit_person, edit_person_within, folded_email, keep_reading,
    leave, move_last_day, person_asked_for, protect, unprotect,
};
pub use room::{MIGRATIONS, ROOM, TEXTS};
pub use tables::{today, zone};
pub use units::{
    ChangedOrganisation, Closing, Merging, NewName, NewOrganisation, NewPlace, NewUnit, OrgUnit,
    OrganisationCode, UnitKind, UnitState, add_unit, add_unit_within, change_organisation, close_unit, found,
    found_within, merge_unit, move_unit, move_unit_within, rename_unit, rename_unit_within, reopen_unit,
};
pub use uppermost::{Uppermost, uppermost};
pub use within::{choose_language, set_setting};

#[cfg(test)]
mod access_test;
#[cfg(test)]
mod pages_test;
#[cfg(test)]
mod policy_test;
#[cfg(test)]
mod samples_test;
