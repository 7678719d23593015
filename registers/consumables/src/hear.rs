//! Who hears of what: that an article is to be ordered is told to the head of IT of the unit that keeps it.

use agreements::Answerable;
use kernel::{Id, Result};
use store::{Entry, Follower, Tx};

use crate::store::articles;

pub(crate) const FOLLOWERS: &[Follower] = &[Follower { name: "consumables-notices", take }];

/// Tells of one line of the journal whom it concerns, once for each event. Whoever took the last one knows it.
fn take(tx: &Tx<'_>, entry: &Entry) -> Result<()> {
    if entry.event != "consumables-low" || !notices::is_told(entry) {
        return Ok(());
    }
    let Some(unit) = articles::unit_of(tx, Id::new(entry.subject.id))? else { return Ok(()) };
    let hear = agreements::holders(tx, Answerable::HeadOfIt, unit)?;
    notices::tell(tx, entry, "consumables-tell-low", &entry.subject, &hear)
}
