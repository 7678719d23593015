//! Who hears of what: over-use, and a count day that passed, are told to the role that answers; to the head of IT when
//! nobody holds it.

use agreements::Answerable;
use kernel::{Id, Result};
use store::{Entry, Follower, Tx};

use crate::store::licences;

pub(crate) const FOLLOWERS: &[Follower] = &[Follower { name: "licences-notices", take }];

const fn told(event: &str) -> Option<&'static str> {
    match event.as_bytes() {
        b"licences-counted-over" => Some("licences-tell-over"),
        b"licences-missed" => Some("licences-tell-missed"),
        _ => None,
    }
}

/// Tells of one line of the journal whom it concerns, once for each event.
fn take(tx: &Tx<'_>, entry: &Entry) -> Result<()> {
    if !notices::is_told(entry) {
        return Ok(());
    }
    let Some(text) = told(&entry.event) else { return Ok(()) };
    let Some((role, unit)) = licences::answering(tx, Id::new(entry.subject.id))? else { return Ok(()) };
    let mut hear = agreements::holders(tx, role, unit)?;
    if hear.is_empty() {
        hear = agreements::holders(tx, Answerable::HeadOfIt, unit)?;
    }
    notices::tell(tx, entry, text, &entry.subject, &hear)
}
