use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use kernel::Result;
use store::{Db, Follower};

use crate::schedule::{Task, run_due};

/// The longest sleep: clocks and other processes' commits are noticed within it.
const NAP: Duration = Duration::from_secs(1);
/// How long a reader that fails is left alone, at most.
const BACK_OFF_AT_MOST: u32 = 64;

/// A reader that cannot get past an entry: it is tried again, and everybody is told where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuck {
    pub reader: &'static str,
    /// Tries in a row that failed.
    pub tries: u32,
    pub fault: String,
}

/// Readers of this process that are stuck now, for the metrics and the status page.
static STUCK: Mutex<BTreeMap<&'static str, Stuck>> = Mutex::new(BTreeMap::new());

/// The readers that are stuck now.
pub fn stuck() -> Vec<Stuck> {
    lock(&STUCK).values().cloned().collect()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The worker's thread. Dropping it stops it.
pub struct Worker {
    bell: Arc<Bell>,
    thread: Option<JoinHandle<()>>,
}

/// What wakes the worker.
#[derive(Default)]
struct Bell {
    state: Mutex<Rung>,
    rung: Condvar,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Rung {
    #[default]
    Quiet,
    Work,
    Stop,
}

impl Bell {
    fn ring(&self, what: Rung) {
        let mut state = lock(&self.state);
        if *state != Rung::Stop {
            *state = what;
        }
        drop(state);
        self.rung.notify_all();
    }

    /// Sleeps until there is work, it is told to stop, or the nap is over.
    fn wait(&self) -> Rung {
        let state = lock(&self.state);
        let (mut state, _) = self
            .rung
            .wait_timeout_while(state, NAP, |state| *state == Rung::Quiet)
            .unwrap_or_else(PoisonError::into_inner);
        let rung = *state;
        if rung != Rung::Stop {
            *state = Rung::Quiet;
        }
        rung
    }
}

impl Worker {
    /// Starts the thread.
    pub fn start(db: &Db, followers: &[Follower], tasks: &[Task]) -> Self {
        let bell = Arc::new(Bell::default());
        let ring = Arc::clone(&bell);
        db.after_commit(move || ring.ring(Rung::Work));
        let (db, followers, tasks) = (db.clone(), followers.to_vec(), tasks.to_vec());
        let listen = Arc::clone(&bell);
        let thread = std::thread::Builder::new()
            .name("worker".to_owned())
            .spawn(move || {
                let mut rounds = Rounds::new(&db, &followers, &tasks);
                while listen.wait() != Rung::Stop {
                    rounds.round();
                }
            })
            .ok();
        Self { bell, thread }
    }

    /// Ends the batch under way, and returns when it is ended.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.bell.ring(Rung::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.end();
    }
}

/// One round after another, with what is left alone for a while because it failed.
struct Rounds<'a> {
    db: &'a Db,
    followers: &'a [Follower],
    tasks: &'a [Task],
    /// Rounds that a reader is still left alone.
    resting: BTreeMap<&'static str, u32>,
}

impl<'a> Rounds<'a> {
    const fn new(db: &'a Db, followers: &'a [Follower], tasks: &'a [Task]) -> Self {
        Self { db, followers, tasks, resting: BTreeMap::new() }
    }

    fn round(&mut self) {
        if let Err(refused) = self.seal() {
            tracing::warn!(%refused, "the journal was not chained; it is tried again");
        }
        for follower in self.followers {
            self.read_on(follower);
        }
        if let Err(refused) = run_due(self.db, self.tasks) {
            tracing::warn!(%refused, "the schedule could not be read; it is tried again");
        }
    }

    fn seal(&self) -> Result<()> {
        while self.db.seal()? > 0 {}
        Ok(())
    }

    /// Lets a reader read to the end. One that fails holds nobody else up, is tried again with longer and longer
    /// rests, and loses nothing: its place stands before the entry it could not take.
    fn read_on(&mut self, follower: &Follower) {
        if let Some(rest) = self.resting.get_mut(follower.name)
            && *rest > 0
        {
            *rest -= 1;
            return;
        }
        let outcome = loop {
            match self.db.follow(follower) {
                Ok(0) => break Ok(()),
                Ok(_) => {}
                Err(refused) => break Err(refused),
            }
        };
        match outcome {
            Ok(()) => {
                self.resting.remove(follower.name);
                lock(&STUCK).remove(follower.name);
            }
            Err(refused) => self.step_back(follower.name, &refused.to_string()),
        }
    }

    fn step_back(&mut self, reader: &'static str, fault: &str) {
        let mut all = lock(&STUCK);
        let tries = all.get(reader).map_or(1, |stuck| stuck.tries + 1);
        all.insert(reader, Stuck { reader, tries, fault: fault.to_owned() });
        drop(all);
        self.resting.insert(reader, (1 << tries.min(6)).min(BACK_OFF_AT_MOST));
        tracing::error!(reader, tries, %fault, "a reader of the journal is stuck; nothing is lost, it is tried again");
    }
}
