//! Grants: a role in a unit and all below it, from a day and perhaps until another.

mod give;
mod grant;

pub use give::{NewGrant, give, give_all, give_within};
pub use grant::{GrantState, Holder, RoleGrant};

pub(crate) use grant::{CannotGrant, not_to_oneself, roles_to_give, within_reach};
