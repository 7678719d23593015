use kernel::{Refused, Result};

use crate::tx::Tx;
use crate::{Db, Entry, Sql, chain};

/// A reader of the journal: it is given every sealed entry at least once, in the chain's order, and keeps its own
/// place. It writes only what can be derived again (search index, notices, statistics), so it says nothing itself;
/// what it makes must be idempotent by entry id.
#[derive(Clone, Copy)]
pub struct Follower {
    pub name: &'static str,
    pub take: fn(&Tx<'_>, &Entry) -> Result<()>,
}

/// How far behind a reader is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lag {
    pub name: String,
    pub behind: i64,
}

/// Entries taken in one transaction, beside others who write.
const BATCH: i64 = 200;
/// The same where nobody waits: after an import from the command line.
const ALONE: i64 = 5_000;

impl Db {
    /// Chains what waits in the outbox. Several processes may try at once; one succeeds.
    pub fn seal(&self) -> Result<usize> {
        self.derive(|tx| chain::seal(tx, 1_000))
    }

    /// Gives a reader its next entries; gives how many it took.
    pub fn follow(&self, follower: &Follower) -> Result<usize> {
        self.follow_some(follower, BATCH)
    }

    /// The same, at most so many entries: one at a time finds the one that a reader cannot take.
    pub fn follow_some(&self, follower: &Follower, at_most: i64) -> Result<usize> {
        self.derive(|tx| {
            let entries = chain::sealed_after(tx, place(tx, follower.name)?, at_most)?;
            let Some((last, _)) = entries.last() else { return Ok(0) };
            for (_, entry) in &entries {
                (follower.take)(tx, entry)?;
            }
            set_place(tx, follower.name, *last)?;
            Ok(entries.len())
        })
    }

    /// Leads a reader past its next entry, which it cannot take. `note` is given the link's number and the entry and
    /// writes down, in the same transaction, what was passed over: it must not be lost. False when nothing is next.
    pub fn pass_over(
        &self,
        follower: &Follower,
        note: impl Fn(&Tx<'_>, i64, &Entry) -> Result<()>,
    ) -> Result<bool> {
        self.upkeep(|tx| {
            let next = chain::sealed_after(tx, place(tx, follower.name)?, 1)?;
            let Some((seq, entry)) = next.first() else { return Ok(false) };
            note(tx, *seq, entry)?;
            set_place(tx, follower.name, *seq)?;
            Ok(true)
        })
    }

    /// Gives a reader an entry that it passed over; `then`, in the same transaction, crosses it off the notes.
    pub fn take_again(
        &self,
        follower: &Follower,
        seq: i64,
        then: impl Fn(&Tx<'_>) -> Result<()>,
    ) -> Result<()> {
        self.upkeep(|tx| {
            let found = chain::sealed_after(tx, seq - 1, 1)?;
            let (_, entry) = found.first().filter(|(found, _)| *found == seq).ok_or(Refused::NotFound)?;
            (follower.take)(tx, entry)?;
            then(tx)
        })
    }

    /// Seals and lets every reader read until nothing is left: for tests, imports and the command line.
    pub fn settle(&self, followers: &[Follower]) -> Result<()> {
        while self.derive(|tx| chain::seal(tx, ALONE))? > 0 {}
        for follower in followers {
            while self.follow_some(follower, ALONE)? > 0 {}
        }
        Ok(())
    }

    /// How many entries wait to be chained.
    pub fn unsealed(&self) -> Result<i64> {
        self.read(|r| r.number(Sql::open("a count is nobody's secret", "SELECT COUNT(*) FROM outbox")))
    }

    /// How far behind each reader is; one that has never read is not among them.
    pub fn lags(&self) -> Result<Vec<Lag>> {
        self.read(|r| {
            let (head, _) = chain::head(r)?;
            let places: Vec<(String, i64)> = r.all(Sql::open(
                "places in the journal are nobody's secret",
                "SELECT name, seq FROM follower",
            ))?;
            Ok(places.into_iter().map(|(name, seq)| Lag { name, behind: head - seq }).collect())
        })
    }
}

fn set_place(tx: &Tx<'_>, name: &str, seq: i64) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO follower (name, seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq",
    );
    tx.run(sql.bind(name).bind(seq)).map(|_| ())
}

fn place(tx: &Tx<'_>, name: &str) -> Result<i64> {
    tx.number(Sql::open("a reader's own place", "SELECT seq FROM follower WHERE name = ?").bind(name))
}
