//! What runs by itself: mail is fetched, taken and handed over, on threads of its own, as a slow server must hold nothing else
//! up. Several processes may do so on the same database: each mailbox and letter has a lease.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use ::store::Db;
use kernel::Result;

use crate::deliver::deliver;
use crate::fetch::fetch_all;
use crate::listener::Door;
use crate::post::Ways;
use crate::setup;
use crate::take_in::take_waiting;

/// Seconds between looks at servers, and between looks at what waits.
const FETCH_EVERY: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The mail at work. It stops when told to, or when this is dropped.
pub struct Work {
    is_stopping: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Work {
    /// Starts it; with a door, mail is let in through that too.
    pub fn start(db: &Db, door: Option<Door>) -> Self {
        let is_stopping = Arc::new(AtomicBool::new(false));
        let mut threads = vec![
            thread("fetch", db, &is_stopping, FETCH_EVERY, |db, _| fetch_all(db).map(|_| ())),
            thread("take", db, &is_stopping, LOOK_EVERY, |db, _| take_waiting(db).map(|_| ())),
            thread("send", db, &is_stopping, LOOK_EVERY, |db, ways| send_due(db, ways).map(|_| ())),
        ];
        if let Some(door) = door {
            let (db, stop) = (db.clone(), Arc::clone(&is_stopping));
            threads.push(spawned("door", move || door.serve(&db, &stop)));
        }
        Self { is_stopping, threads: threads.into_iter().flatten().collect() }
    }

    /// Stops, and waits until what is under way is done.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.is_stopping.store(true, Ordering::Relaxed);
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

/// Hands over what is due; gives how many letters a server has taken.
pub(crate) fn send_due(db: &Db, ways: &mut Ways) -> Result<usize> {
    let setup = setup::installed()?;
    deliver(db, &mut |mailbox, parcel| ways.post(db, &setup, mailbox, parcel))
}

fn spawned(name: &str, work: impl FnOnce() + Send + 'static) -> Option<JoinHandle<()>> {
    let started = std::thread::Builder::new().name(format!("mail-{name}")).spawn(work);
    started.inspect_err(|error| tracing::error!(name, %error, "a thread of the mail did not start")).ok()
}

fn thread(
    name: &'static str,
    db: &Db,
    is_stopping: &Arc<AtomicBool>,
    every: Duration,
    work: impl Fn(&Db, &mut Ways) -> Result<()> + Send + 'static,
) -> Option<JoinHandle<()>> {
    let (db, stop) = (db.clone(), Arc::clone(is_stopping));
    spawned(name, move || {
        let mut ways = Ways::default();
        while !stop.load(Ordering::Relaxed) {
            let once = std::panic::AssertUnwindSafe(|| work(&db, &mut ways));
            match std::panic::catch_unwind(once) {
                Ok(Ok(())) => {}
                Ok(Err(refused)) => tracing::warn!(name, %refused, "the mail waits"),
                Err(_) => tracing::error!(name, "the mail fell, and goes on"),
            }
            rest(every, &stop);
        }
    })
}

fn rest(time: Duration, stop: &AtomicBool) {
    let step = Duration::from_millis(100);
    let mut left = time;
    while !left.is_zero() && !stop.load(Ordering::Relaxed) {
        std::thread::sleep(step.min(left));
        left = left.saturating_sub(step);
    }
}
