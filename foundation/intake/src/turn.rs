//! One at a time: an open file and its rows take memory, so whoever reads a file, tries it or carries it out waits in
//! line. Requests go before work in the background, since somebody looks at an empty page meanwhile.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use kernel::{Refused, Result};

/// Those who wait, the first of whom has the turn.
static LINE: Mutex<VecDeque<(u64, Waits)>> = Mutex::new(VecDeque::new());
static MOVED: Condvar = Condvar::new();

/// Requests that wait at the same time: each holds a thread that other pages need, so one more hears that it is busy.
const REQUESTS_AT_MOST: usize = 8;

/// Who waits, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Waits {
    /// A request: some minutes, and before all work that has not begun.
    Request,
    /// Work in the background: until its turn comes.
    Work,
}

impl Waits {
    const fn at_most(self) -> Duration {
        match self {
            Self::Request => Duration::from_mins(2),
            Self::Work => Duration::from_hours(12),
        }
    }
}

/// The turn; it passes on when this is dropped.
#[derive(Debug)]
pub(crate) struct Turn(u64);

/// Waits for the turn; `ahead` is told how many are before. Refused as busy when it takes too long, or when too many
/// requests wait already.
pub(crate) fn take(waits: Waits, ahead: impl Fn(usize)) -> Result<Turn> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let until = Instant::now() + waits.at_most();
    let mut line = lock();
    if waits == Waits::Request && is_full(&line) {
        return Err(Refused::Busy);
    }
    let turn = Turn(NUMBER.fetch_add(1, Ordering::Relaxed));
    let at = place(&line, waits);
    line.insert(at, (turn.0, waits));
    loop {
        let before = line.iter().position(|(number, _)| *number == turn.0).unwrap_or(0);
        ahead(before);
        if before == 0 {
            return Ok(turn);
        }
        if Instant::now() >= until {
            drop(line);
            return Err(Refused::Busy);
        }
        let woken = MOVED.wait_timeout(line, Duration::from_secs(1));
        line = woken.unwrap_or_else(PoisonError::into_inner).0;
    }
}

fn is_full(line: &VecDeque<(u64, Waits)>) -> bool {
    line.iter().skip(1).filter(|(_, other)| *other == Waits::Request).count() >= REQUESTS_AT_MOST
}

/// Where in the line somebody stands who comes now: never before the one whose turn it is.
fn place(line: &VecDeque<(u64, Waits)>, waits: Waits) -> usize {
    match waits {
        Waits::Work => line.len(),
        Waits::Request => {
            let work = line.iter().skip(1).position(|(_, other)| *other == Waits::Work);
            work.map_or(line.len(), |at| at + 1)
        }
    }
}

fn lock() -> MutexGuard<'static, VecDeque<(u64, Waits)>> {
    LINE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Turn {
    fn drop(&mut self) {
        lock().retain(|(number, _)| *number != self.0);
        MOVED.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_go_before_work_that_has_not_begun() {
        let line = |waits: &[Waits]| waits.iter().map(|waits| (0, *waits)).collect::<VecDeque<_>>();
        let (work, request) = (Waits::Work, Waits::Request);
        assert_eq!(place(&line(&[]), request), 0);
        assert_eq!(place(&line(&[work]), request), 1, "what has begun is let finish");
        assert_eq!(place(&line(&[work, request, work, work]), request), 2);
        assert_eq!(place(&line(&[work, request, work]), work), 3);
    }

    #[test]
    fn requests_that_wait_are_few_and_work_is_never_turned_away() {
        let line = |requests: usize, work: usize| {
            let waits =
                std::iter::repeat_n(Waits::Request, requests).chain(std::iter::repeat_n(Waits::Work, work));
            std::iter::once(Waits::Work).chain(waits).map(|waits| (0, waits)).collect::<VecDeque<_>>()
        };
        assert!(!is_full(&line(REQUESTS_AT_MOST - 1, 50)), "work that waits does not count");
        assert!(is_full(&line(REQUESTS_AT_MOST, 0)));
    }

    #[test]
    fn only_one_has_the_turn_and_the_others_are_told_how_many_are_before() {
        let first = take(Waits::Work, |_| {}).expect("a turn");
        let told = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            let second = scope
                .spawn(|| take(Waits::Work, |ahead| told.lock().expect("no panic").push(ahead)).map(drop));
            while told.lock().expect("no panic").is_empty() {
                std::thread::sleep(Duration::from_millis(1));
            }
            assert_eq!(told.lock().expect("no panic").first(), Some(&1));
            drop(first);
            assert_eq!(second.join().expect("no panic"), Ok(()));
        });
        assert_eq!(told.lock().expect("no panic").last(), Some(&0));
    }
}
