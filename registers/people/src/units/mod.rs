//! Units: the organisation as a tree with history.

mod add;
mod close;
mod found;
mod list;
mod merge;
mod organisation;
mod relocate;
mod rename;
mod show;
mod tree;
mod unit;
mod words;

pub use add::{NewUnit, add_unit, add_unit_within};
pub use close::{Closing, close_unit, reopen_unit};
pub use found::{NewOrganisation, found, found_within};
pub use merge::{Merging, merge_unit};
pub use organisation::{ChangedOrganisation, Code as OrganisationCode, change_organisation};
pub use relocate::{NewPlace, move_unit, move_unit_within};
pub use rename::{NewName, rename_unit, rename_unit_within};
pub use unit::{OrgUnit, UnitKind, UnitState};

pub(crate) use list::all_units;
pub(crate) use unit::{CannotUnit, Landing};
pub(crate) use words::{kind_choices, kind_label, state_mark, state_word};

use web::{Doc, Gate, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    let read = Gate::Verb("unit", "read");
    routes.get(
        "/units",
        read,
        Doc::new("unit-tree", "The organisation as a tree: open units, or all with closed=1."),
        tree::tree,
    );
    routes.list(&list::UNITS_LIST, read, "Units as a list.");
    routes.form::<add::AddForm>("/units/add", Gate::Verb("unit", "add"), "Adds a unit below another.");
    routes.get(
        "/units/{id}",
        read,
        Doc::new("unit-show", "One unit, what is below it and what it was called."),
        show::show,
    );
    routes.form::<rename::RenameForm>(
        "/units/{id}/rename",
        Gate::Verb("unit", "rename"),
        "Gives a unit another name, kind or code.",
    );
    routes.form::<relocate::MoveForm>(
        "/units/{id}/move",
        Gate::Verb("unit", "move"),
        "Moves a unit under another.",
    );
    routes.form::<merge::MergeForm>(
        "/units/{id}/merge",
        Gate::Verb("unit", "merge"),
        "Merges a unit into another.",
    );
    routes.form::<close::CloseForm>(
        "/units/{id}/close",
        Gate::Verb("unit", "close"),
        "Closes a unit in which nothing is left.",
    );
    let doc = Doc::new("unit-reopen", "Opens a closed unit again.");
    routes.post("/units/{id}/reopen", Gate::Verb("unit", "reopen"), doc, &[], close::reopen);
    let gate = Gate::Verb("organisation", "edit");
    routes.form::<organisation::OrganisationForm>(
        "/organisation",
        gate,
        "Changes the organisation's name and zone.",
    );
}

#[cfg(test)]
pub(crate) mod units_test;
