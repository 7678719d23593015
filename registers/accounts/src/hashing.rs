//! Passwords as they are stored: argon2id with OWASP's parameters, one at a time, so that a crowd at the door
//! costs time and never memory.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use argon2::password_hash::{CustomizedPasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Refused, Result};
use unicode_normalization::UnicodeNormalization;

/// OWASP's second choice: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes made at once: 19 MiB, a quarter of what the program takes with all else, and some thirty sign-ins a second.
const AT_ONCE: usize = 1;
/// So many wait for a place; one more is told to come back, so that a flood at the door leaves threads for the others.
const WAIT_AT_MOST: usize = 40;
/// So long one waits.
const PATIENCE: Duration = Duration::from_secs(8);

/// What an unknown account is checked against, so that it takes as long as a known one. The hash of a random text that
/// nobody kept.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c2FsdCBvZiBub2JvZHk$HKoVPMTQMe1Gq9oyXi9Zk5TTFnlVSBzSCpBtCYjTpTE";

struct Slots {
    now: Mutex<Crowd>,
    freed: Condvar,
}

/// Who hashes and who waits.
struct Crowd {
    free: usize,
    waiting: usize,
}

static SLOTS: Slots = Slots { now: Mutex::new(Crowd { free: AT_ONCE, waiting: 0 }), freed: Condvar::new() };

fn lock() -> MutexGuard<'static, Crowd> {
    SLOTS.now.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A place at the hashing; given back when dropped.
struct Slot;

impl Slot {
    fn take() -> Result<Self> {
        let mut crowd = lock();
        if crowd.free == 0 && crowd.waiting >= WAIT_AT_MOST {
            return Err(Refused::Busy);
        }
        crowd.waiting += 1;
        let waited = SLOTS.freed.wait_timeout_while(crowd, PATIENCE, |crowd| crowd.free == 0);
        let (mut crowd, _) = waited.unwrap_or_else(PoisonError::into_inner);
        crowd.waiting -= 1;
        if crowd.free == 0 {
            return Err(Refused::Busy);
        }
        crowd.free -= 1;
        Ok(Self)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        lock().free += 1;
        SLOTS.freed.notify_one();
    }
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Refused::broken)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The same text however it was typed: a composed `å` and an `a` with a ring are one (NIST SP 800-63B asks for it).
pub(crate) fn normal(typed: &str) -> String {
    typed.nfkc().collect()
}

/// What to store of a password.
pub(crate) fn make(password: &str) -> Result<String> {
    let salt = crate::secret::salt()?;
    let _slot = Slot::take()?;
    let hash = argon2()?
        .hash_password_customized(normal(password).as_bytes(), &salt, None, None, argon2()?.params().clone())
        .map_err(Refused::broken)?;
    Ok(hash.to_string())
}

/// Is it the password? Without a stored one the answer is no, after as much work.
pub(crate) fn is_right(stored: Option<&str>, typed: &str) -> Result<bool> {
    let _slot = Slot::take()?;
    #[cfg(test)]
    tests::CHECKS.with(|checks| checks.set(checks.get() + 1));
    let matches = argon2()?.verify_password(normal(typed).as_bytes(), stored.unwrap_or(NOBODYS)).is_ok();
    Ok(matches && stored.is_some())
}

#[cfg(test)]
pub(crate) mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        /// How many passwords this thread has checked: what the tests of timing count.
        pub(crate) static CHECKS: Cell<u32> = const { Cell::new(0) };
    }

    /// ASVS 11.4.2.
    #[test]
    fn a_password_is_known_again_however_it_was_typed() {
        let stored = make("Blåbär på tunna tak").unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(is_right(Some(&stored), "Bla\u{30a}ba\u{308}r pa\u{30a} tunna tak").unwrap());
        assert!(!is_right(Some(&stored), "blåbär på tunna tak").unwrap());
    }

    #[test]
    fn nobodys_password_costs_what_a_real_one_does() {
        let real = make("vad som helst egentligen").unwrap();
        let params = |hash: &str| hash.split('$').nth(3).map(str::to_owned);
        assert_eq!(params(NOBODYS), params(&real));
        assert!(
            argon2::password_hash::phc::PasswordHash::new(NOBODYS).is_ok(),
            "it can be read, so it is worked on"
        );
        assert!(!is_right(None, "vad som helst egentligen").unwrap());
    }

    #[test]
    fn a_crowd_is_let_in_two_at_a_time() {
        std::thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| is_right(None, "x").unwrap());
            }
        });
        let crowd = lock();
        assert_eq!((crowd.free, crowd.waiting), (AT_ONCE, 0));
    }
}
