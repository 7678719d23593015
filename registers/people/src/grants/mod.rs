//! Grants: a role in a unit and all below it, from a day and perhaps until another.

mod end;
mod give;
mod grant;
mod last_day;
mod list;
mod show;
mod words;

pub use end::{end_grant, end_grant_within, run_out};
pub use give::{NewGrant, give, give_all, give_within};
pub use grant::{GrantState, Holder, RoleGrant};
pub use last_day::{GrantLastDay, move_grant_last_day};

pub(crate) use grant::{CannotGrant, not_to_oneself, roles_to_give, within_reach};
pub(crate) use list::ENDING;
pub(crate) use words::{grant_mark, role_label};

use web::{Doc, Gate, Routes};

pub(crate) fn routes(routes: &mut Routes) {
    let read = Gate::Verb("grant", "read");
    routes.list(&list::GRANTS_LIST, read, "Who has which role, where and when.");
    routes.form::<give::GiveForm>(
        "/grants/give",
        Gate::Verb("grant", "give"),
        "Gives a role to a person or a group.",
    );
    routes.get("/grants/{id}", read, Doc::new("grant-show", "One grant."), show::show);
    routes.form::<end::EndForm>(
        "/grants/{id}/end",
        Gate::Verb("grant", "end"),
        "Ends a grant before its time.",
    );
    routes.form::<last_day::LastDayForm>(
        "/grants/{id}/last-day",
        Gate::Verb("grant", "give"),
        "Moves the last day of a grant that has not ended.",
    );
}

#[cfg(test)]
mod grants_test;
