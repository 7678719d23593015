use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use access::Actor;
use kernel::{Clock, Refused, Result};

use crate::fault::Fault;
use crate::postgres_side::{Postgres, Writes};
use crate::reading::{Kept, Side};
use crate::sqlite_side::Sqlite;
use crate::tx::{Said, Tx};
use crate::words::{self, Words};
use crate::{Migration, Reading, audit, chain, request_key, reserve};

/// Where the database is.
#[derive(Debug, Clone)]
pub enum Whereabouts {
    /// A file in a folder of ours.
    Sqlite(PathBuf),
    /// `postgres://user:password@host/name`
    Postgres(String),
}

/// How to open it.
#[derive(Debug, Clone)]
pub struct Open {
    pub at: Whereabouts,
    pub clock: Clock,
    /// Connections that stay for reading (SQLite) or in all (PostgreSQL).
    pub connections: usize,
}

impl Open {
    /// The SQLite file, with the machine's clock.
    pub fn sqlite(file: &Path) -> Self {
        // One more than can work at once: the more there are, the more they hold in memory and wait for each other.
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let connections = (cores + 1).clamp(3, 9);
        Self { at: Whereabouts::Sqlite(file.to_owned()), clock: Clock::System, connections }
    }

    /// The PostgreSQL database, with the machine's clock.
    pub fn postgres(url: &str) -> Self {
        Self { at: Whereabouts::Postgres(url.to_owned()), clock: Clock::System, connections: 10 }
    }

    /// With a clock that a test moves.
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }
}

/// The database. Cheap to clone; all clones are the same one.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    engine: Engine,
    clock: Clock,
    connections: usize,
    statements: AtomicU64,
    kept: Kept,
    words: Words,
    /// Called after each commit, so that readers of the journal need not wait for their next look.
    after_commit: std::sync::Mutex<Option<Box<dyn Fn() + Send>>>,
}

enum Engine {
    Sqlite(Box<Sqlite>),
    Postgres(Postgres),
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Engine::Sqlite(sqlite) = &self.engine {
            sqlite.optimise();
        }
    }
}

impl Inner {
    fn reading<'c>(&'c self, side: Side<'c>) -> Reading<'c> {
        Reading::new(side, &self.clock, &self.statements).with_kept(&self.kept)
    }
}

impl Db {
    /// Opens the database and brings its tables up to date.
    pub fn open(open: &Open, migrations: &[Migration]) -> Result<Self> {
        let db = Self::connect(open)?;
        db.migrate(migrations)?;
        db.inner.words.learn(db.read(words::all)?);
        Ok(db)
    }

    /// Opens the database as it is.
    pub(crate) fn connect(open: &Open) -> Result<Self> {
        let engine = match &open.at {
            Whereabouts::Sqlite(file) => {
                let opened = reserve::open_with(file, || Sqlite::open(file, open.connections));
                Engine::Sqlite(Box::new(opened.map_err(Refused::from)?))
            }
            Whereabouts::Postgres(url) => {
                Engine::Postgres(Postgres::open(url, open.connections).map_err(Refused::from)?)
            }
        };
        let inner = Inner {
            engine,
            clock: open.clock.clone(),
            connections: open.connections,
            statements: AtomicU64::new(0),
            kept: Kept::default(),
            words: Words::default(),
            after_commit: std::sync::Mutex::new(None),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// The clock that every transaction takes its moment from.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// How many may read at once; more wait for one another.
    pub fn connections(&self) -> usize {
        self.inner.connections
    }

    /// How many statements have been run since the start: tests count the queries of a page with it.
    pub fn statements(&self) -> u64 {
        self.inner.statements.load(Ordering::Relaxed)
    }

    /// Readies a program that brings much in while nobody is served by it: it may keep more of the database in memory.
    pub fn bring_much_in(&self) -> Result<()> {
        match &self.inner.engine {
            Engine::Sqlite(sqlite) => Ok(sqlite.keep_more_pages()?),
            Engine::Postgres(_) => Ok(()),
        }
    }

    /// Calls `wake` after every commit.
    pub fn after_commit(&self, wake: impl Fn() + Send + 'static) {
        if let Ok(mut slot) = self.inner.after_commit.lock() {
            *slot = Some(Box::new(wake));
        }
    }

    /// Reads. What may be read is said by each query's scope.
    pub fn read<T>(&self, work: impl FnOnce(&Reading<'_>) -> Result<T>) -> Result<T> {
        let inner = &*self.inner;
        match &inner.engine {
            Engine::Sqlite(sqlite) => sqlite
                .read(|connection| work(&inner.reading(Side::Sqlite(connection))))
                .map_err(Refused::from)?,
            Engine::Postgres(postgres) => postgres
                .read(|link| work(&inner.reading(Side::Postgres(link))).map_err(Stop::Refused))
                .map_err(Stop::refused),
        }
    }

    /// Reads one state of all tables from first to last, however long it takes: for backups and exports.
    pub fn snapshot<T>(&self, work: impl FnOnce(&Reading<'_>) -> Result<T>) -> Result<T> {
        let inner = &*self.inner;
        match &inner.engine {
            Engine::Sqlite(sqlite) => sqlite
                .read(|connection| {
                    connection.execute_batch("BEGIN").map_err(|e| Refused::from(Fault::from(e)))?;
                    work(&inner.reading(Side::Sqlite(connection)))
                })
                .map_err(Refused::from)?,
            Engine::Postgres(postgres) => postgres
                .snapshot(|link| work(&inner.reading(Side::Postgres(link))).map_err(Stop::Refused))
                .map_err(Stop::refused),
        }
    }

    /// Writes: begin, load, may, can, save, say. Commits only with what [`Tx::say`] makes; returns when it is durable.
    /// The closure may be run again when it collides with another write, so it does nothing but read and write.
    pub fn write<T>(&self, actor: &Actor, work: impl Fn(&Tx<'_>) -> Result<Said<T>>) -> Result<T> {
        let value = self.transact(actor, |tx| {
            let takes_key = request_key::take(tx)?;
            let value = work(tx).map(Said::into_value)?;
            if takes_key {
                request_key::note_what_was_done(tx)?;
            }
            Ok(value)
        })?;
        if let Some(key) = &actor.request {
            key.taken.set(true);
        }
        if let Ok(wake) = self.inner.after_commit.lock()
            && let Some(wake) = wake.as_ref()
        {
            wake();
        }
        Ok(value)
    }

    /// Does a write and takes all of it back, to hear what its rules say. No number of a record is used up.
    pub fn rehearse<T>(&self, actor: &Actor, work: impl Fn(&Tx<'_>) -> Result<T>) -> Result<T> {
        let done = RefCell::new(None);
        let ended = self.transact(actor, |tx| {
            tx.rehearse();
            done.replace(Some(work(tx)?));
            Err::<(), Refused>(Refused::Conflict)
        });
        match (done.into_inner(), ended) {
            (Some(value), _) => Ok(value),
            (None, Err(refused)) => Err(refused),
            (None, Ok(())) => Err(Refused::Conflict),
        }
    }

    pub(crate) fn transact<T>(&self, actor: &Actor, work: impl Fn(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.transact_as(Writes::Records, actor, work)
    }

    /// Writes what is made of the journal.
    pub(crate) fn derive<T>(&self, work: impl Fn(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.transact_as(Writes::Derived, &Actor::clock(), work)
    }

    fn transact_as<T>(
        &self,
        writes: Writes,
        actor: &Actor,
        work: impl Fn(&Tx<'_>) -> Result<T>,
    ) -> Result<T> {
        let inner = &*self.inner;
        let learnt = RefCell::new(Vec::new());
        let once = |side: Side<'_>| {
            let reading = Reading::new(side, &inner.clock, &inner.statements);
            let tx = Tx::new(reading, actor, &inner.words);
            let value = work(&tx).map_err(Stop::Refused)?;
            let (entries, words) = tx.into_rest();
            learnt.replace(words);
            Ok((value, entries))
        };
        let outcome = match &inner.engine {
            Engine::Sqlite(sqlite) => sqlite.write(|connection| once(Side::Sqlite(connection))),
            Engine::Postgres(postgres) => postgres.write(
                writes,
                |link| once(Side::Postgres(link)).map(|(value, _)| value),
                Stop::is_collision,
            ),
        };
        if outcome.is_ok() {
            inner.words.learn(learnt.into_inner());
        }
        outcome.map_err(Stop::refused)
    }

    /// Walks the journal's chain.
    pub fn verify(&self) -> Result<audit::Verified> {
        self.snapshot(audit::verify)
    }

    /// The chain's last link as `number:hash`. Noted outside the database (in a letter, on paper, in the next backup's
    /// name) it shows later, by [`Db::holds_link`], that nothing before it was taken away or made anew.
    pub fn last_link(&self) -> Result<String> {
        self.read(chain::noted)
    }

    /// Is the link that was noted still in the chain as it was? Says nothing of the rest: that is [`Db::verify`].
    pub fn holds_link(&self, noted: &str) -> Result<bool> {
        self.read(|reading| chain::holds(reading, noted))
    }
}

/// Why a transaction ended without a commit.
enum Stop {
    Fault(Fault),
    Refused(Refused),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Stop {
    fn refused(self) -> Refused {
        match self {
            Self::Fault(fault) => fault.into(),
            Self::Refused(refused) => refused,
        }
    }

    /// A collision may come up as the database's fault or, through a room's statement, as "busy".
    fn is_collision(&self) -> bool {
        matches!(self, Self::Fault(Fault::Collision) | Self::Refused(Refused::Busy))
    }
}
