//! Who hears of what: the borrower who can sign in, and the unit's management; the head of IT where there is none.

use agreements::Answerable;
use kernel::{Id, Result};
use store::{Entry, Follower, Tx};

use crate::store::reminders;

pub(crate) const FOLLOWERS: &[Follower] = &[Follower { name: "loans-notices", take }];

/// The words of a reminder, and whether it is for the management.
const fn told(event: &str) -> Option<(&'static str, bool)> {
    match event.as_bytes() {
        b"loans-reminded-soon" => Some(("loans-tell-soon", false)),
        b"loans-reminded-late" => Some(("loans-tell-late", false)),
        b"loans-reminded-later" => Some(("loans-tell-later", false)),
        b"loans-unit-reminded-soon" => Some(("loans-tell-unit-soon", true)),
        b"loans-unit-reminded-late" => Some(("loans-tell-unit-late", true)),
        b"loans-unit-reminded-later" => Some(("loans-tell-unit-later", true)),
        _ => None,
    }
}

/// Tells of one line of the journal whom it concerns, once for each event.
fn take(tx: &Tx<'_>, entry: &Entry) -> Result<()> {
    if !notices::is_told(entry) {
        return Ok(());
    }
    let Some((text, is_for_unit)) = told(&entry.event) else { return Ok(()) };
    let hear = if is_for_unit {
        let unit = Id::new(entry.subject.id);
        match agreements::holders(tx, Answerable::Leader, unit)? {
            none if none.is_empty() => agreements::holders(tx, Answerable::HeadOfIt, unit)?,
            leaders => leaders,
        }
    } else {
        match reminders::borrower(tx, Id::new(entry.subject.id))? {
            // Many pupils have no account: they hear of it by their school.
            Some(borrower) if accounts::may_sign_in(tx, borrower)? => vec![borrower],
            _ => Vec::new(),
        }
    };
    notices::tell(tx, entry, text, &entry.subject, &hear)
}
