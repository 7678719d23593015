//! Work in the background: begun by a request, left and come back to. The database knows that work goes on and who
//! does it; how far it has come is known by the process that does it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use ::store::{Db, Upkeep};
use access::Actor;
use kernel::{Id, Refused, Result};

use crate::events::Event;
use crate::import::{Import, State, Trouble, Work, seems_stopped};
use crate::policy::{IMPORTS, Verb};
use crate::store;
use crate::turn::{self, Turn, Waits};

/// A request waits this long for its work, so that most people never see it going on.
const WAIT: Duration = Duration::from_millis(2_500);

/// Work says so often that it goes on; a third of the time after which it seems stopped.
const BEAT: Duration = Duration::from_secs(20);

/// How far a piece of work has come, in rows.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    pub done: AtomicI64,
    pub total: AtomicI64,
    /// How many others must be done before the work begins.
    pub ahead: AtomicI64,
}

impl Progress {
    pub(crate) fn set(&self, done: usize, total: usize) {
        self.done.store(done as i64, Ordering::Relaxed);
        self.total.store(total as i64, Ordering::Relaxed);
    }

    pub(crate) fn at(&self, done: usize) {
        self.done.store(done as i64, Ordering::Relaxed);
    }
}

static RUNNING: Mutex<Vec<(String, Arc<Progress>)>> = Mutex::new(Vec::new());

/// How far the work with this token has come, if this process does it.
pub(crate) fn progress(token: &str) -> Option<Arc<Progress>> {
    let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    running.iter().find(|(other, _)| other == token).map(|(_, progress)| Arc::clone(progress))
}

/// A piece of work on an import.
pub(crate) struct Job {
    pub db: Db,
    pub actor: Actor,
    pub id: Id<Import>,
    pub what: Work,
    pub token: String,
    pub progress: Arc<Progress>,
}

/// A token that no other work has: the import, the moment, the process and a number.
fn token(id: Id<Import>, now: kernel::Moment) -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    format!("{id}-{}-{}-{}", now.0, std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed))
}

const fn verb(what: Work) -> Verb {
    match what {
        Work::Trying => Verb::Try,
        Work::Committing => Verb::Commit,
        Work::Undoing => Verb::Undo,
        Work::Keeping => Verb::Keep,
    }
}

/// Asks for work: may they, can it, and nobody else at the same time.
pub(crate) fn begin(db: &Db, actor: &Actor, id: Id<Import>, what: Work) -> Result<Job> {
    let token = token(id, db.clock().now());
    db.write(actor, |tx| {
        let import = store::load(tx, actor, id)?;
        let permit = IMPORTS.allow(actor, verb(what), &import)?;
        can(&import, what, tx.now())?;
        store::start(tx, &import, what, &token)?;
        tx.say(permit, &Event::Started { import: id, what })
    })?;
    let actor = Actor { request: None, ..actor.clone() };
    Ok(Job { db: db.clone(), actor, id, what, token, progress: Arc::default() })
}

fn can(import: &Import, what: Work, now: kernel::Moment) -> Result<()> {
    let state = &import.state;
    match what {
        Work::Trying => state.can_try()?,
        Work::Committing => state.can_commit()?,
        Work::Undoing => state.can_undo(now)?,
        Work::Keeping => state.can_change()?,
    }
    Ok(())
}

impl Job {
    /// Waits until no other work has a file open; the import's page says how many are before.
    pub(crate) fn turn(&self) -> Result<Turn> {
        turn::take(Waits::Work, |ahead| self.progress.ahead.store(ahead as i64, Ordering::Relaxed))
    }

    /// Does the work here and now. A refusal is kept with the import, so that its page can say it.
    pub(crate) fn run(self, work: impl FnOnce(&Self) -> Result<()>) -> Result<()> {
        let lock = || RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        lock().push((self.token.clone(), Arc::clone(&self.progress)));
        let outcome = std::thread::scope(|scope| {
            let (end, ended) = channel();
            let (db, id, token) = (&self.db, self.id, self.token.as_str());
            scope.spawn(move || say_that_it_goes_on(db, id, token, &ended, BEAT));
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&self)));
            drop::<Sender<()>>(end);
            outcome
        });
        let outcome = outcome.unwrap_or_else(|_| Err(Refused::broken("work on an import panicked")));
        self.ended(&outcome);
        lock().retain(|(token, _)| *token != self.token);
        outcome
    }

    fn ended(&self, outcome: &Result<()>) {
        if let Err(Refused::Broken(what)) = outcome {
            tracing::error!(%what, import = self.id.number(), "work on an import broke");
        }
        let kept = self.db.keep(Upkeep::Progress, |tx| match outcome {
            Ok(()) => store::forget_beat(tx, self.id, &self.token),
            Err(refused) => store::stop(tx, self.id, &self.token, self.what, Some(&Trouble::of(refused))),
        });
        if let Err(refused) = kept {
            tracing::error!(%refused, import = self.id.number(), "the end of work was not kept");
        }
    }

    /// Does the work on a thread of its own; returns when it is done or has gone on for a while.
    pub(crate) fn run_behind(self, work: fn(&Self) -> Result<()>) -> Result<()> {
        let (tell, told) = channel();
        let started = std::thread::Builder::new().name("import".to_owned()).spawn(move || {
            let _ = self.run(work);
            let _ = tell.send(());
        });
        started.map_err(Refused::broken)?;
        let _ = told.recv_timeout(WAIT);
        Ok(())
    }
}

/// Tells the database now and then, so that other processes know that the work lives, also while it waits in line.
fn say_that_it_goes_on(db: &Db, id: Id<Import>, token: &str, ended: &Receiver<()>, every: Duration) {
    while ended.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
        if let Err(refused) = db.keep(Upkeep::Progress, |tx| store::goes_on(tx, id, token)) {
            tracing::warn!(%refused, import = id.number(), "work on an import was not told to go on");
        }
    }
}

/// Work that no longer goes on is ended, so that it can be begun again; nothing came of it.
pub(crate) fn end_if_stopped(db: &Db, import: &Import) -> Result<()> {
    let State::Working { what, token, since } = &import.state else { return Ok(()) };
    if progress(token).is_some() {
        return Ok(());
    }
    let beat = db.read(|reading| store::last_beat(reading, import.id, token))?;
    if !seems_stopped(beat.unwrap_or(*since), db.clock().now()) {
        return Ok(());
    }
    let key = if *what == Work::Undoing { "intake-cannot-stopped-undo" } else { "intake-cannot-stopped" };
    let trouble = Trouble { key: key.to_owned(), facts: Vec::new() };
    db.keep(Upkeep::Progress, |tx| store::stop(tx, import.id, token, *what, Some(&trouble)))
}

#[cfg(test)]
#[path = "work_test.rs"]
mod tests;
