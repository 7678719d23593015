//! Groups: persons who are given roles together.

mod add;
mod close;
mod edit;
mod group;
mod list;
mod members;
mod show;

pub use add::{NewGroup, add_group, add_group_within};
pub use close::close_group;
pub use edit::{EditedGroup, edit_group, edit_group_within};
pub use group::{GroupState, PersonGroup};
pub use members::{add_member, add_member_within, remove_member, remove_member_within};

pub(crate) use group::CannotGroup;
pub(crate) use show::{state_mark, state_word};

use web::{Doc, Gate, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    let read = Gate::Verb("group", "read");
    routes.list(&list::GROUPS_LIST, read, "Groups of persons.");
    routes.form::<add::AddForm>("/groups/add", Gate::Verb("group", "add"), "Adds a group.");
    routes.get("/groups/{id}", read, Doc::new("group-show", "One group with its members."), show::show);
    routes.form::<edit::EditForm>(
        "/groups/{id}/edit",
        Gate::Verb("group", "edit"),
        "Changes what a group is called and is for.",
    );
    let members = Gate::Verb("group", "members");
    routes.form::<members::MemberForm>("/groups/{id}/members", members, "Takes a person into a group.");
    let doc = Doc::new("group-let-go", "Takes a person out of a group.");
    routes.post("/groups/{id}/members/{person}/remove", members, doc, &[], members::let_go);
    routes.form::<close::CloseForm>(
        "/groups/{id}/close",
        Gate::Verb("group", "close"),
        "Closes a group: its roles hold for nobody.",
    );
}

#[cfg(test)]
mod groups_test;
