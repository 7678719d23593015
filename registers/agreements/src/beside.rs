//! What a room that knows of money spent puts on a supplier's page, beside what is agreed.

use std::sync::{PoisonError, RwLock};

use kernel::{Id, Result};
use look::Html;
use web::Ask;

use crate::Supplier;

/// What stands on the page of a supplier that the reader may read.
pub type Beside = fn(&Ask<'_>, Id<Supplier>) -> Result<Html>;

static BESIDE: RwLock<Option<Beside>> = RwLock::new(None);

/// Tells agreements, when the program is put together, what stands beside.
pub fn install(beside: Beside) {
    *BESIDE.write().unwrap_or_else(PoisonError::into_inner) = Some(beside);
}

pub(crate) fn of_supplier(ask: &Ask<'_>, id: Id<Supplier>) -> Result<Html> {
    let installed = *BESIDE.read().unwrap_or_else(PoisonError::into_inner);
    installed.map_or_else(|| Ok(Html::default()), |beside| beside(ask, id))
}
