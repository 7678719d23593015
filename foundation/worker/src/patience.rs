//! What is done when a reader cannot take an entry: wait and try again, and in the end set the entry aside.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use kernel::{Refused, Result};
use store::{Db, Follower};

use crate::stuck;

/// So often is the same place tried before its entry is set aside: with the waits below, after half a minute.
pub(crate) const TRIES: u32 = 5;
const WAIT_AT_MOST: Duration = Duration::from_secs(60);

/// How it goes for one reader.
pub(crate) struct Patience {
    follower: Follower,
    tries: u32,
    not_before: Instant,
    /// The first wait after a failure, which doubles; tests make it short.
    first_wait: Duration,
}

impl Patience {
    pub(crate) fn with(follower: Follower, first_wait: Duration) -> Self {
        Self { follower, tries: 0, not_before: Instant::now(), first_wait }
    }

    /// Lets the reader read one batch, if it is not waiting after a failure; says whether there may be more.
    pub(crate) fn read(&mut self, db: &Db) -> bool {
        if Instant::now() < self.not_before {
            return false;
        }
        let taken =
            if self.tries < TRIES { unpanicked(|| db.follow(&self.follower)) } else { self.one_by_one(db) };
        match taken {
            Ok(0) => false,
            Ok(_) => {
                self.tries = 0;
                true
            }
            Err(refused) => {
                self.wait_after(&refused);
                false
            }
        }
    }

    /// Takes one entry; sets it aside when that fails once more.
    fn one_by_one(&self, db: &Db) -> Result<usize> {
        let mut taken = 0;
        loop {
            match unpanicked(|| db.follow_some(&self.follower, 1)) {
                Ok(0) => return Ok(taken),
                Ok(_) => taken += 1,
                Err(refused) if passes(&refused) => return Err(refused),
                Err(refused) => {
                    stuck::set_aside(db, &self.follower, &refused)?;
                    return Ok(taken + 1);
                }
            }
        }
    }

    fn wait_after(&mut self, refused: &Refused) {
        if !passes(refused) {
            self.tries += 1;
        }
        let wait = self.first_wait.saturating_mul(1 << self.tries.min(6)).min(WAIT_AT_MOST);
        self.not_before = Instant::now() + wait;
        tracing::warn!(reader = self.follower.name, tries = self.tries, %refused, "a reader of the journal waits");
    }
}

/// Does trying again help by itself? Then the entry is not to blame, however long it takes.
fn passes(refused: &Refused) -> bool {
    matches!(refused, Refused::Busy | Refused::Full)
}

/// A panic in what a room does is that room's fault, not the end of the worker.
pub(crate) fn unpanicked<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Refused::broken("panic")))
}
