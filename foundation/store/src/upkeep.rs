use access::Actor;
use kernel::Result;

use crate::Db;
use crate::tx::Tx;

/// What may be stored without a line in the journal, because it is not a record of anything that happened
/// to the organisation's records: it can be lost or made again without anybody missing it.
/// The list is closed: something new needs a new word here, where a reviewer sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upkeep {
    /// When a session or token was last used.
    LastUsed,
    /// Failed sign-ins, counted for back-off.
    Attempts,
    /// What was answered to a request with an `Idempotency-Key`.
    RequestKey,
    /// A form that somebody has begun.
    Draft,
    /// A file that waits to become part of a record, or an import before it is carried out.
    Waiting,
    /// A person's own way of looking: saved views, density.
    View,
    /// The search index and other things derived from records.
    Derived,
    /// How far long work has come.
    Progress,
    /// What has run out and opens nothing any more: old sessions, one-time links.
    Expired,
}

impl Db {
    /// Stores what needs no line in the journal.
    pub fn keep<T>(&self, _what: Upkeep, work: impl Fn(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.upkeep(work)
    }

    pub(crate) fn upkeep<T>(&self, work: impl Fn(&Tx<'_>) -> Result<T>) -> Result<T> {
        let clock = Actor::clock();
        self.transact(&clock, work)
    }
}
