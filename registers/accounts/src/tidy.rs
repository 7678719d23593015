use kernel::Result;
use store::{Db, Upkeep};

use crate::tables::{accounts, attempts, links, passes};

/// What has run out is kept so long, so that the journal's sessions can still be looked up.
const KEPT_DAYS: i64 = 30;

/// Removes sessions, tokens, links and counts that open or hold back nothing any more; gives how many. The worker calls
/// it now and then.
pub fn tidy(db: &Db) -> Result<u64> {
    db.keep(Upkeep::Expired, |tx| {
        let old = tx.now().plus_days(-KEPT_DAYS);
        let yesterday = tx.now().plus_days(-1);
        let ended = passes::remove_ended(tx, old)? + links::remove_ended(tx, old)?;
        Ok(ended + attempts::remove_old(tx, yesterday)? + accounts::forget_begun(tx, yesterday)?)
    })
}

#[cfg(test)]
#[path = "tidy_test.rs"]
mod tests;
