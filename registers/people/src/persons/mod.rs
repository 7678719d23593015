//! Persons: who there is, where they belong, and who may know it.

mod add;
mod edit;
mod ends;
mod facts;
mod find;
mod last_day;
mod leave;
mod list;
mod person;
mod protect;
mod reach;
mod show;
mod words;

pub use add::{NewPerson, add_person, add_person_within, add_persons};
pub use edit::{Edited, edit_person, edit_person_within};
pub use facts::Facts;
pub use last_day::{LastDay, move_last_day};
pub use leave::{Leaving, come_back, leave};
pub use person::{Identity, PersonRecord, PersonState, folded_email};
pub use protect::{From, protect, unprotect};
pub use show::keep_reading;

pub(crate) use add::{In, first_role, may_place};
pub use find::person_asked_for;
pub(crate) use find::{Whom, by_words};
pub(crate) use person::CannotPerson;
pub(crate) use reach::{reaches, reaches_roles};
pub(crate) use words::{contact, protected_name, shown_name, state_mark, state_word, today};

use web::{Doc, Gate, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    let read = Gate::Verb("person", "read");
    routes.list(&list::PERSONS_LIST, read, "Persons that one may read.");
    routes.form::<add::AddForm>("/persons/add", Gate::Verb("person", "add"), "Adds a person to a unit.");
    routes.get(
        "/persons/{id}",
        read,
        Doc::new("person-show", "One person. E-mail and phone are there for whom they are for."),
        show::show,
    );
    routes.form::<edit::EditForm>(
        "/persons/{id}/edit",
        Gate::Verb("person", "edit"),
        "Changes the facts about a person.",
    );
    routes.form::<leave::LeaveForm>(
        "/persons/{id}/leave",
        Gate::Verb("person", "leave"),
        "Ends a person's time here, with all roles.",
    );
    routes.form::<last_day::LastDayForm>(
        "/persons/{id}/last-day",
        Gate::Verb("person", "leave"),
        "Moves a last day that lies ahead.",
    );
    let doc = Doc::new("person-return", "Takes a person back.");
    routes.post("/persons/{id}/return", Gate::Verb("person", "return"), doc, &[], leave::return_again);
    let gate = Gate::Verb("person", "protect");
    routes.form::<protect::ProtectForm>(
        "/persons/{id}/protect",
        gate,
        "Hides a person with a protected identity.",
    );
    let gate = Gate::Verb("person", "unprotect");
    routes.form::<protect::UnprotectForm>("/persons/{id}/unprotect", gate, "Shows a person again.");
}

#[cfg(test)]
mod ends_test;
#[cfg(test)]
mod persons_test;
