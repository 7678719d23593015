use std::net::IpAddr;

use kernel::{Moment, Refused, Result};
use store::{Db, Sql, Tx, Upkeep};

use crate::backoff::{Count, Counted, Outcome};
use crate::secret;

/// Something whose guesses are counted: an account, an address. Stored as a hash, since what is typed as an e-mail
/// address is at times a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counter {
    what: Counted,
    hash: String,
}

impl Counter {
    fn new(what: Counted, text: &str) -> Self {
        Self { what, hash: secret::hash(what.word(), text) }
    }

    /// Guesses at the account of an e-mail address, whether or not there is one.
    pub fn account(email: &str) -> Self {
        Self::new(Counted::Account, email)
    }

    /// Guesses at codes of a person's second factor.
    pub fn code(person: kernel::Id<kernel::Person>) -> Self {
        Self::new(Counted::Code, &person.to_string())
    }

    /// Guesses from an address. Of version 6 the network counts: one subscriber has all of its addresses.
    pub fn address(address: &str) -> Self {
        let network = match address.parse::<IpAddr>() {
            Ok(IpAddr::V6(v6)) if v6.to_ipv4_mapped().is_none() => format!("{:?}", &v6.segments()[..4]),
            Ok(IpAddr::V6(v6)) => v6.to_ipv4_mapped().map(|v4| v4.to_string()).unwrap_or_default(),
            Ok(IpAddr::V4(v4)) => v4.to_string(),
            Err(_) => address.to_owned(),
        };
        Self::new(Counted::Address, &network)
    }
}

/// A guess that is being looked at. It was counted before, so that many at once are many.
#[derive(Debug)]
#[must_use]
pub(crate) struct Guess {
    counters: Vec<Counter>,
}

/// Begins to look at a guess, on all counters at once, or says how long to wait.
pub(crate) fn begin(db: &Db, counters: &[Counter]) -> Result<Guess> {
    db.keep(Upkeep::Attempts, |tx| {
        let wait = |retry_after_s| Refused::TooMany { retry_after_s };
        let begun = |counter: &Counter| load(tx, counter)?.begin(counter.what, tx.now()).map_err(wait);
        let counts = counters.iter().map(begun).collect::<Result<Vec<_>>>()?;
        counters.iter().zip(&counts).try_for_each(|(counter, count)| save(tx, counter, count))?;
        Ok(Guess { counters: counters.to_vec() })
    })
}

impl Guess {
    /// The guess was right: the account's count begins anew. The address's does not, or whoever has one account could
    /// guess at all others for ever.
    pub fn was_right(self, db: &Db) -> Result<()> {
        self.end(db, |what| match what {
            Counted::Account | Counted::Code => Outcome::Right,
            Counted::Address => Outcome::HalfRight,
        })
    }

    /// The password was right and the code is still to come: nothing is forgotten and nothing is held against them.
    pub fn was_half_right(self, db: &Db) -> Result<()> {
        self.end(db, |_| Outcome::HalfRight)
    }

    /// The guess was wrong.
    pub fn was_wrong(self, db: &Db) -> Result<()> {
        self.end(db, |_| Outcome::Wrong)
    }

    fn end(self, db: &Db, outcome: impl Fn(Counted) -> Outcome) -> Result<()> {
        db.keep(Upkeep::Attempts, |tx| {
            self.counters.iter().try_for_each(|counter| {
                let count = load(tx, counter)?.end(counter.what, outcome(counter.what), tx.now());
                if count.is_clean() { forget(tx, counter) } else { save(tx, counter, &count) }
            })
        })
    }
}

fn load(tx: &Tx<'_>, counter: &Counter) -> Result<Count> {
    let sql = Sql::open(
        "counts, not persons",
        "SELECT failures, failed_at, pending, begun_at, until_at FROM attempt WHERE hash = ?",
    );
    let found: Option<(i64, Moment, i64, Moment, Moment)> = tx.find(sql.bind(counter.hash.as_str()))?;
    Ok(found.map_or(Count::NONE, |(failures, failed_at, pending, begun_at, until_at)| Count {
        failures,
        failed_at,
        pending,
        begun_at,
        until_at,
    }))
}

fn save(tx: &Tx<'_>, counter: &Counter, count: &Count) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO attempt (hash, failures, failed_at, pending, begun_at, until_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (hash) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at,
         pending = excluded.pending, begun_at = excluded.begun_at, until_at = excluded.until_at",
    );
    let sql = sql.bind(counter.hash.as_str()).bind(count.failures).bind(count.failed_at);
    tx.run(sql.bind(count.pending).bind(count.begun_at).bind(count.until_at)).map(|_| ())
}

fn forget(tx: &Tx<'_>, counter: &Counter) -> Result<()> {
    tx.run(Sql::change("DELETE FROM attempt WHERE hash = ?").bind(counter.hash.as_str())).map(|_| ())
}

/// The account's guesses are forgotten: its owner has a new password.
pub(crate) fn forget_account(tx: &Tx<'_>, email: &str) -> Result<()> {
    forget(tx, &Counter::account(email))
}

/// Removes counts that nothing was added to since that moment.
pub(crate) fn remove_old(tx: &Tx<'_>, before: Moment) -> Result<u64> {
    tx.run(Sql::change("DELETE FROM attempt WHERE begun_at < ?").bind(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_is_one_counter() {
        assert_eq!(Counter::address("2001:db8:1:2::1"), Counter::address("2001:db8:1:2:ffff::9"));
        assert_ne!(Counter::address("2001:db8:1:2::1"), Counter::address("2001:db8:1:3::1"));
        assert_eq!(Counter::address("::ffff:192.0.2.1"), Counter::address("192.0.2.1"));
        assert_ne!(Counter::address("192.0.2.1"), Counter::address("192.0.2.2"));
    }

    #[test]
    fn what_was_typed_is_not_stored() {
        assert!(!Counter::account("hemligt lösenord i fel fält").hash.contains("hemligt"));
    }
}
