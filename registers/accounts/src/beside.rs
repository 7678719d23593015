//! What a room that knows of other ways to sign in puts on these pages, beside the password.

use std::sync::{PoisonError, RwLock};

use kernel::{Id, Person, Result};
use look::Html;
use web::Ask;

/// What stands beside.
#[derive(Clone, Copy)]
pub struct Beside {
    /// Under the form that asks for the password, or that chooses one by a one-time invitation: where the person is heading,
    /// and the invitation's secret.
    pub at_the_door: fn(&Ask<'_>, &str, Option<&str>) -> Result<Html>,
    /// On one's own account.
    pub own: fn(&Ask<'_>) -> Result<Html>,
    /// On somebody's account, for who looks after it.
    pub theirs: fn(&Ask<'_>, Id<Person>) -> Result<Html>,
}

static BESIDE: RwLock<Option<Beside>> = RwLock::new(None);

/// Tells accounts, when the program is put together, what stands beside.
pub fn install(beside: Beside) {
    *BESIDE.write().unwrap_or_else(PoisonError::into_inner) = Some(beside);
}

fn installed() -> Option<Beside> {
    *BESIDE.read().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn at_the_door(ask: &Ask<'_>, next: &str, invitation: Option<&str>) -> Result<Html> {
    installed().map_or_else(|| Ok(Html::default()), |beside| (beside.at_the_door)(ask, next, invitation))
}

pub(crate) fn own(ask: &Ask<'_>) -> Result<Html> {
    installed().map_or_else(|| Ok(Html::default()), |beside| (beside.own)(ask))
}

pub(crate) fn theirs(ask: &Ask<'_>, person: Id<Person>) -> Result<Html> {
    installed().map_or_else(|| Ok(Html::default()), |beside| (beside.theirs)(ask, person))
}
