//! SQLite: one writing connection whose transaction concurrent writers share, and a few reading ones.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::fault::Fault;
use crate::pool::Pool;
use crate::search::Entry;
use crate::value::{Row, Value};

/// At most so many writes share one commit, so that the first of them does not wait for ever.
const BATCH: usize = 64;

pub(crate) struct Sqlite {
    lane: Mutex<Lane>,
    /// Writers that stand at the lane's door; while there are any, the one who leaves need not commit.
    waiting: AtomicUsize,
    readers: Pool,
}

/// The writing connection, and the commit that is being gathered on it.
struct Lane {
    connection: Connection,
    gathering: Option<Arc<Batch>>,
    writes: usize,
    /// What those writes put into the search indexes. It is stored once for all of them: the index is flushed at each
    /// savepoint, and many small pieces of it cost far more than one.
    entries: Vec<Entry>,
}

/// Writes that become durable together. Each writer waits here for the word that they have.
#[derive(Default)]
struct Batch {
    outcome: Mutex<Option<Result<(), Fault>>>,
    known: Condvar,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sqlite {
    pub(crate) fn open(path: &Path, readers: usize) -> Result<Self, Fault> {
        let connection = Connection::open(path)?;
        crate::reserve::keep_to_owner(path);
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -2048;
             PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 2000;",
        )?;
        settle(&connection, KNOWS)?;
        Ok(Self {
            lane: Mutex::new(Lane { connection, gathering: None, writes: 0, entries: Vec::new() }),
            waiting: AtomicUsize::new(0),
            readers: Pool::open(path, readers)?,
        })
    }

    /// Lets the writer keep 64 MB of pages in memory instead of 2.
    pub(crate) fn keep_more_pages(&self) -> Result<(), Fault> {
        Ok(lock(&self.lane).connection.execute_batch("PRAGMA cache_size = -65536")?)
    }

    /// Runs a reading on a connection of its own.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> T) -> Result<T, Fault> {
        let connection = self.readers.take()?;
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&connection)));
        if !connection.is_autocommit() {
            let _ = connection.execute_batch("ROLLBACK");
        }
        self.readers.give_back(connection);
        outcome.map_or_else(|panic| resume_unwind(panic), Ok)
    }

    /// Runs a write in its own savepoint and returns when it is durable, or when it was refused and undone. A refusal
    /// may rest on a write that shares its commit, so it too is told only when that write is durable.
    pub(crate) fn write<T, E: From<Fault>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<(T, Vec<Entry>), E>,
    ) -> Result<T, E> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut lane = lock(&self.lane);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        let batch = lane.join()?;
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&lane.connection)));
        let stored = matches!(outcome, Ok(Ok(_)));
        lane.end(stored, &batch);
        let outcome = outcome.map(|done| done.map(|(value, entries)| lane.also(value, entries)));
        if self.waiting.load(Ordering::SeqCst) == 0 || lane.writes >= BATCH {
            lane.commit();
        }
        drop(lane);
        match outcome {
            Ok(Ok(value)) => batch.wait().map(|()| value).map_err(E::from),
            Ok(Err(refused)) => batch.wait().map_err(E::from).and(Err(refused)),
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Tells SQLite to look at what it knows of the tables; done before the program stops.
    pub(crate) fn optimise(&self) {
        let _ = lock(&self.lane).connection.execute_batch("PRAGMA optimize;");
    }
}

impl Lane {
    /// Takes part in the commit that is being gathered, or starts one.
    fn join(&mut self) -> Result<Arc<Batch>, Fault> {
        if self.connection.is_autocommit()
            && let Some(dead) = self.gathering.take()
        {
            dead.tell(Err(Fault::Busy));
        }
        if let Some(batch) = self.gathering.clone() {
            if let Err(fault) = self.connection.execute_batch("SAVEPOINT one") {
                self.commit();
                return Err(fault.into());
            }
            self.writes += 1;
            return Ok(batch);
        }
        // The first has nothing but its own to undo: the whole transaction does for a savepoint, which a large write
        // would pay for with a copy of every page that it touches.
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let batch = Arc::new(Batch::default());
        self.gathering = Some(Arc::clone(&batch));
        self.entries.clear();
        self.writes = 1;
        Ok(batch)
    }

    /// Keeps a write for the commit, or undoes it.
    fn end(&mut self, stored: bool, batch: &Arc<Batch>) {
        let is_first = self.writes == 1;
        // Without room SQLite may have undone the whole transaction: all who share it hear of it.
        let ended = if self.connection.is_autocommit() {
            Err(Fault::Full)
        } else {
            match (stored, is_first) {
                (true, true) => Ok(()),
                (true, false) => self.connection.execute_batch("RELEASE one").map_err(Fault::from),
                (false, false) => {
                    self.connection.execute_batch("ROLLBACK TO one; RELEASE one").map_err(Fault::from)
                }
                (false, true) => {
                    self.gathering = None;
                    let undone = self.connection.execute_batch("ROLLBACK").map_err(Fault::from);
                    batch.tell(undone.clone());
                    undone
                }
            }
        };
        if let Err(fault) = ended {
            if !self.connection.is_autocommit() {
                let _ = self.connection.execute_batch("ROLLBACK");
            }
            self.gathering = None;
            batch.tell(Err(fault));
        }
    }

    /// Keeps what a write puts into the search indexes until its commit.
    fn also<T>(&mut self, value: T, entries: Vec<Entry>) -> T {
        if self.gathering.is_some() {
            self.entries.extend(entries);
        }
        value
    }

    fn store_entries(&mut self) -> Result<(), Fault> {
        for entry in Entry::last_of_each(std::mem::take(&mut self.entries)) {
            let sql = entry.change(false);
            run(&self.connection, &sql.text, &sql.values)?;
        }
        Ok(())
    }

    fn commit(&mut self) {
        let Some(batch) = self.gathering.take() else { return };
        let outcome =
            self.store_entries().and_then(|()| self.connection.execute_batch("COMMIT").map_err(Fault::from));
        if outcome.is_err() && !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        batch.tell(outcome);
    }
}

impl Batch {
    fn tell(&self, outcome: Result<(), Fault>) {
        lock(&self.outcome).get_or_insert(outcome);
        self.known.notify_all();
    }

    fn wait(&self) -> Result<(), Fault> {
        let mut outcome = lock(&self.outcome);
        loop {
            match outcome.as_ref() {
                Some(known) => return known.clone(),
                None => outcome = self.known.wait(outcome).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

/// Statements that the writing connection keeps prepared.
const KNOWS: usize = 128;

pub(crate) fn settle(connection: &Connection, knows: usize) -> Result<(), Fault> {
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(knows);
    // A plan is made once for a text: without this SQLite parses it anew for each value that is bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;",
    )?;
    Ok(())
}

/// Runs a query and gives its rows one by one; stops when `each` says so.
pub(crate) fn each<E: From<Fault>>(
    connection: &Connection,
    text: &str,
    values: &[Value],
    mut each: impl FnMut(Row) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = connection.prepare_cached(text).map_err(|e| told(e, text))?;
    only_inside_a_transaction(connection, statement.readonly())?;
    let columns = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(|e| told(e, text))?;
    while let Some(row) = rows.next().map_err(|e| told(e, text))? {
        let cells = (0..columns).map(|i| cell(row, i)).collect::<Result<Vec<_>, Fault>>()?;
        each(Row(cells))?;
    }
    Ok(())
}

/// Runs a change; gives the number of rows it touched.
pub(crate) fn run(connection: &Connection, text: &str, values: &[Value]) -> Result<u64, Fault> {
    let mut statement = connection.prepare_cached(text).map_err(|e| told(e, text))?;
    only_inside_a_transaction(connection, statement.readonly())?;
    let touched = statement.execute(rusqlite::params_from_iter(values)).map_err(|e| told(e, text))?;
    Ok(touched as u64)
}

/// A change outside a transaction would be stored at once, past the commit gate. It can only happen when SQLite undid
/// the transaction for want of room and the verb went on all the same.
fn only_inside_a_transaction(connection: &Connection, is_reading: bool) -> Result<(), Fault> {
    if is_reading || !connection.is_autocommit() { Ok(()) } else { Err(Fault::Full) }
}

/// The fault, with the statement's beginning when it is ours.
fn told(error: rusqlite::Error, text: &str) -> Fault {
    match Fault::from(error) {
        Fault::Broken(what) => {
            Fault::Broken(format!("{what} in: {}", text.chars().take(160).collect::<String>()))
        }
        other => other,
    }
}

fn cell(row: &rusqlite::Row<'_>, column: usize) -> Result<Value, Fault> {
    use rusqlite::types::ValueRef;
    Ok(match row.get_ref(column)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(Fault::Broken("a float came out of the database".to_owned())),
    })
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
