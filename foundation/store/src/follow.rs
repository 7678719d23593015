use access::Actor;
use kernel::Result;

use crate::tx::Tx;
use crate::{Db, Entry, Sql, journal};

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

/// Entries taken in one transaction.
const BATCH: i64 = 200;

impl Db {
    /// Chains what waits in the outbox. Several processes may try at once; one succeeds.
    pub fn seal(&self) -> Result<usize> {
        self.upkeep(|tx| journal::seal(tx, 1_000))
    }

    /// Gives a reader its next entries; gives how many it took.
    pub fn follow(&self, follower: &Follower) -> Result<usize> {
        let clock = Actor::clock();
        self.transact(&clock, |tx| {
            let at = place(tx, follower.name)?;
            let entries = journal::sealed_after(tx, at, BATCH)?;
            let Some((last, _)) = entries.last() else { return Ok(0) };
            for (_, entry) in &entries {
                (follower.take)(tx, entry)?;
            }
            let sql = Sql::change(
                "INSERT INTO follower (name, seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq",
            );
            tx.run(sql.bind(follower.name).bind(*last))?;
            Ok(entries.len())
        })
    }

    /// Seals and lets every reader read until nothing is left: for tests, imports and the command line.
    pub fn settle(&self, followers: &[Follower]) -> Result<()> {
        while self.seal()? > 0 {}
        for follower in followers {
            while self.follow(follower)? > 0 {}
        }
        Ok(())
    }

    /// How far behind each reader is.
    pub fn lags(&self) -> Result<Vec<Lag>> {
        self.read(|r| {
            let (head, _) = journal::head(r)?;
            let places: Vec<(String, i64)> = r.all(Sql::open(
                "places in the journal are nobody's secret",
                "SELECT name, seq FROM follower",
            ))?;
            Ok(places.into_iter().map(|(name, seq)| Lag { name, behind: head - seq }).collect())
        })
    }
}

fn place(tx: &Tx<'_>, name: &str) -> Result<i64> {
    tx.number(Sql::open("a reader's own place", "SELECT seq FROM follower WHERE name = ?").bind(name))
}
