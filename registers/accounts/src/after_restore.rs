use access::Actor;
use kernel::Result;
use store::Db;

use crate::events::Event;
use crate::policy::{ACCOUNTS, Verb};
use crate::tables::{links, passes};

/// What happens to API tokens when a backup is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tokens {
    /// They open what they opened: for a move from one database to another.
    Kept,
    /// None opens anything any more: one of them may have been revoked after the backup was made.
    Revoked,
}

/// How many passes a restore ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    pub sessions: u64,
    pub tokens: u64,
}

/// A backup holds sessions, links and tokens that may have been ended since it was made. None of them lives again:
/// everybody signs in anew.
pub fn after_restore(db: &Db, tokens: Tokens) -> Result<Ended> {
    db.write(&Actor::operator(), |tx| {
        let permit = ACCOUNTS.allow(tx.actor(), Verb::EndSessions, &())?;
        let sessions = passes::end_every_session(tx)?;
        let tokens = match tokens {
            Tokens::Kept => 0,
            Tokens::Revoked => passes::end_every_token(tx)?,
        };
        links::withdraw_all(tx)?;
        Ok(tx.say(permit, &Event::Restored { sessions, tokens })?.with(Ended { sessions, tokens }))
    })
}

#[cfg(test)]
#[path = "after_restore_test.rs"]
mod tests;
