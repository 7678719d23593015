use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Clock, Moment, Result};

use crate::fault::Fault;
use crate::postgres_side::Link;
use crate::sqlite_side;
use crate::{FromRow, Row, Sql};

/// A look into the database. [`crate::Tx`] is one too, so a room's `load` works in reads and in writes.
pub struct Reading<'c> {
    pub(crate) side: Side<'c>,
    pub(crate) now: Moment,
    pub(crate) statements: &'c std::sync::atomic::AtomicU64,
    /// None within a write, which sees what may be undone yet.
    kept: Option<&'c Kept>,
}

/// What was made of records, each under its name with the seal that it was made under.
pub(crate) type Kept = Mutex<HashMap<&'static str, (String, Arc<dyn Any + Send + Sync>)>>;

#[derive(Clone, Copy)]
pub(crate) enum Side<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c Link),
}

impl<'c> Reading<'c> {
    pub(crate) fn new(side: Side<'c>, clock: &Clock, statements: &'c std::sync::atomic::AtomicU64) -> Self {
        Self { side, now: clock.now(), statements, kept: None }
    }

    pub(crate) fn with_kept(mut self, kept: &'c Kept) -> Self {
        self.kept = Some(kept);
        self
    }

    /// What is made of many records and asked for on many pages, made once as long as its seal stays the same. The seal
    /// is read from the database each time and is another whenever one of the records is: another process may have
    /// changed it. Nothing that depends on who asks is kept in this way.
    pub fn kept<T: Send + Sync + 'static>(
        &self,
        name: &'static str,
        seal: String,
        make: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        let Some(kept) = self.kept else { return make().map(Arc::new) };
        let open = || kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = open().get(name).filter(|(known, _)| *known == seal).map(|(_, made)| Arc::clone(made));
        if let Some(made) = found.and_then(|made| made.downcast::<T>().ok()) {
            return Ok(made);
        }
        let made = Arc::new(make()?);
        open().insert(name, (seal, Arc::clone(&made) as Arc<dyn Any + Send + Sync>));
        Ok(made)
    }

    /// The moment of this transaction; every fact stored in it carries the same one.
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// Gives each row to `each`, in bounded memory on SQLite; stops at its first refusal.
    pub fn each(&self, sql: Sql, mut each: impl FnMut(Row) -> Result<()>) -> Result<()> {
        self.statements.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        match self.side {
            Side::Sqlite(connection) => sqlite_side::each(connection, &sql.text, &sql.values, &mut each),
            Side::Postgres(link) => link.each(&sql.text, &sql.values, &mut each),
        }
    }

    /// All rows.
    pub fn rows(&self, sql: Sql) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        self.each(sql, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// All rows, read as tuples.
    pub fn all<T: FromRow>(&self, sql: Sql) -> Result<Vec<T>> {
        let mut all = Vec::new();
        self.each(sql, |row| {
            all.push(row.read()?);
            Ok(())
        })?;
        Ok(all)
    }

    /// The first row, if there is any, read as a tuple.
    pub fn find<T: FromRow>(&self, sql: Sql) -> Result<Option<T>> {
        self.all(sql).map(|all| all.into_iter().next())
    }

    /// The one row that must be there; not there means not found.
    pub fn load<T: FromRow>(&self, sql: Sql) -> Result<T> {
        self.find(sql)?.ok_or(kernel::Refused::NotFound)
    }

    /// A whole number such as a count; 0 when there is no row.
    pub fn number(&self, sql: Sql) -> Result<i64> {
        Ok(self.find::<(Option<i64>,)>(sql)?.and_then(|(number,)| number).unwrap_or(0))
    }

    pub(crate) fn execute(&self, sql: &Sql) -> Result<u64, Fault> {
        self.statements.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        match self.side {
            Side::Sqlite(connection) => sqlite_side::run(connection, &sql.text, &sql.values),
            Side::Postgres(link) => link.run(&sql.text, &sql.values),
        }
    }

    pub(crate) fn batch(&self, text: &str) -> Result<(), Fault> {
        match self.side {
            Side::Sqlite(connection) => connection.execute_batch(text).map_err(Fault::from),
            Side::Postgres(link) => link.batch(text),
        }
    }

    pub(crate) const fn is_postgres(&self) -> bool {
        matches!(self.side, Side::Postgres(_))
    }
}
