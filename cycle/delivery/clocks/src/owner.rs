//! Rooms whose records clocks count for keep when a record is due in lists of their own. They are told here when that
//! becomes otherwise without their doing: an agreement or a calendar says something else.

use std::sync::OnceLock;

use ::store::Tx;
use kernel::Result;

use crate::store::clocks::Line;
use crate::store::facts::Record;
use crate::{Outlook, store};

/// A room whose records clocks count for.
#[derive(Clone, Copy)]
pub struct Owner {
    /// The kind of its records, such as `ticket`.
    pub kind: &'static str,
    /// Takes in how the promises to a record's users stand now.
    pub stands: fn(&Tx<'_>, i64, Outlook) -> Result<()>,
}

static OWNERS: OnceLock<Vec<Owner>> = OnceLock::new();

/// Says who is to be told; once, before anything else.
pub fn install(owners: Vec<Owner>) {
    let _the_first_stays = OWNERS.set(owners);
}

/// Tells a record's room, when its promises stand otherwise than they did.
pub(crate) fn tell(tx: &Tx<'_>, record: &Record, was: Outlook, now: Outlook) -> Result<()> {
    if was == now {
        return Ok(());
    }
    let owner = OWNERS.get().and_then(|all| all.iter().find(|owner| record.facts.subject.kind == owner.kind));
    owner.map_or(Ok(()), |owner| (owner.stands)(tx, record.facts.subject.id, now))
}

/// Stores how clocks of one record stand, and tells its room.
pub(crate) fn keep(tx: &Tx<'_>, record: &Record, changed: &[Line]) -> Result<()> {
    let was = Outlook::of(&store::clocks::counting(tx, record.id)?);
    changed.iter().try_for_each(|(clock, kept)| store::clocks::keep(tx, clock.id, kept))?;
    tell(tx, record, was, Outlook::of(&store::clocks::counting(tx, record.id)?))
}
