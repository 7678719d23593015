//! Who hears of what: reminders go to the role that answers and to the owner, what is late to the head of IT as well.

use std::collections::BTreeSet;

use kernel::{Id, Person, Result};
use store::{Entry, Follower, Tx};

use crate::agreement::Answerable;
use crate::store::terms;

pub(crate) const FOLLOWERS: &[Follower] = &[Follower { name: "agreements-notices", take }];

/// The words in which a line of the journal is told, and whether the head of IT hears of it too.
const fn told(event: &str) -> Option<(&'static str, bool)> {
    match event.as_bytes() {
        b"agreements-reminded" => Some(("agreements-tell-reminded", false)),
        b"agreements-escalated" => Some(("agreements-tell-escalated", true)),
        b"agreements-nobody-decided-renews" => Some(("agreements-tell-nobody-renews", true)),
        b"agreements-nobody-decided-ends" => Some(("agreements-tell-nobody-ends", true)),
        _ => None,
    }
}

/// Tells of one line of the journal whom it concerns.
fn take(tx: &Tx<'_>, entry: &Entry) -> Result<()> {
    if !notices::is_told(entry) {
        return Ok(());
    }
    let Some((text, is_escalated)) = told(&entry.event) else { return Ok(()) };
    let Some((role, owner, unit)) = terms::answering(tx, Id::new(entry.subject.id))? else { return Ok(()) };
    let mut hear: BTreeSet<Id<Person>> = terms::holders(tx, role, unit)?.into_iter().chain(owner).collect();
    // On the notice day itself nobody is left out.
    let is_last_day = entry.facts["stage"].as_str() == Some("notice-day");
    if is_escalated || is_last_day || hear.is_empty() {
        hear.extend(terms::holders(tx, Answerable::HeadOfIt, unit)?);
    }
    let hear: Vec<Id<Person>> = hear.into_iter().collect();
    notices::tell(tx, entry, text, &entry.subject, &hear)
}
