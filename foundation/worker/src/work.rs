use std::thread::JoinHandle;
use std::time::Duration;

use store::{Db, Follower};

use crate::bell::Bell;
use crate::patience::Patience;
use crate::task::{self, Task};

/// How the worker divides its time.
#[derive(Clone, Copy)]
pub(crate) struct Pace {
    /// The journal and the tasks are looked at so often when nothing rings: another process may have written.
    pub(crate) look_every: Duration,
    /// Commits of so long are sealed together, so that sealing does not take the disk from those who write.
    pub(crate) gather: Duration,
    /// How long a reader waits after its first failure; the wait doubles with each one more.
    pub(crate) first_wait: Duration,
}

const PACE: Pace = Pace {
    look_every: Duration::from_secs(1),
    gather: Duration::from_millis(200),
    first_wait: Duration::from_millis(500),
};

/// The worker at work. It stops when told to, or when this is dropped.
pub struct Worker {
    bell: Bell,
    threads: Vec<JoinHandle<()>>,
}

impl Worker {
    /// Starts the worker: one thread for the journal and its readers, one for the tasks.
    pub fn start(db: &Db, followers: &[Follower], schedule: &[Task]) -> Self {
        Self::at_pace(PACE, db, followers, schedule)
    }

    pub(crate) fn at_pace(pace: Pace, db: &Db, followers: &[Follower], schedule: &[Task]) -> Self {
        let bell = Bell::default();
        let ringer = bell.clone();
        db.after_commit(move || ringer.ring());
        let readers = followers.iter().map(|follower| Patience::with(*follower, pace.first_wait)).collect();
        let schedule = schedule.to_vec();
        let threads = vec![
            thread("journal", db, &bell, move |db, bell| journal(db, bell, pace, readers)),
            thread("tasks", db, &bell, move |db, bell| tasks(db, bell, pace, &schedule)),
        ];
        Self { bell, threads: threads.into_iter().flatten().collect() }
    }

    /// Tells the worker to stop and waits until what is under way is done: one batch, one task.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.bell.stop();
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn thread(
    name: &str,
    db: &Db,
    bell: &Bell,
    work: impl FnOnce(&Db, &Bell) + Send + 'static,
) -> Option<JoinHandle<()>> {
    let (db, bell) = (db.clone(), bell.clone());
    let started = std::thread::Builder::new().name(format!("worker-{name}")).spawn(move || work(&db, &bell));
    started.inspect_err(|error| tracing::error!(name, %error, "a thread of the worker did not start")).ok()
}

fn journal(db: &Db, bell: &Bell, pace: Pace, mut readers: Vec<Patience>) {
    while !bell.is_stopping() {
        bell.wait(pace.look_every);
        seal(db, bell);
        for reader in &mut readers {
            while reader.read(db) && !bell.is_stopping() {}
        }
        bell.rest(pace.gather);
    }
    // What was written until the end is chained before the program is gone.
    if let Err(refused) = db.seal() {
        tracing::warn!(%refused, "the last entries wait to be sealed");
    }
}

fn seal(db: &Db, bell: &Bell) {
    loop {
        match db.seal() {
            Ok(0) => break,
            Ok(_) if bell.is_stopping() => break,
            Ok(_) => {}
            Err(refused) => {
                tracing::warn!(%refused, "the journal is not sealed yet");
                break;
            }
        }
    }
}

fn tasks(db: &Db, bell: &Bell, pace: Pace, schedule: &[Task]) {
    while !bell.is_stopping() {
        if let Err(refused) = task::run_due(db, schedule, || !bell.is_stopping()) {
            tracing::warn!(%refused, "the tasks wait");
        }
        bell.rest(pace.look_every);
    }
}
