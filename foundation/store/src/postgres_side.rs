//! PostgreSQL: a bounded pool of connections; a write is one serializable transaction, tried again when it collides with
//! another program's. This program's own writes take turns while that is quick: side by side they collide, and what is done twice
//! costs more than what waits.

use std::cell::RefCell;
use std::collections::HashMap;
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Statement};

use crate::fault::Fault;
use crate::value::{Row, Value};

/// So often is a colliding write tried before the caller hears that the database is busy.
const TRIES: u32 = 12;

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writes {
    /// What somebody does: each as if it were alone.
    Records,
    /// What a reader of the journal makes of it. It sees one state of all tables and never has to be as if alone: what
    /// changes meanwhile is in the journal, and it will read of it.
    Derived,
}

pub(crate) struct Postgres {
    url: String,
    pool: Mutex<Pool>,
    turn: Turn,
    returned: Condvar,
}

/// One write at a time, but nobody waits long: a large import goes on for minutes, and says meanwhile how far it has come.
#[derive(Default)]
struct Turn {
    is_taken: Mutex<bool>,
    free: Condvar,
}

/// How long a write waits for its turn; then it goes beside the one that holds it.
const PATIENCE: Duration = Duration::from_millis(50);

impl Turn {
    fn wait(&self) -> Option<Mine<'_>> {
        let waits = self.free.wait_timeout_while(lock(&self.is_taken), PATIENCE, |is_taken| *is_taken);
        let (mut is_taken, waited) = waits.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return None;
        }
        *is_taken = true;
        Some(Mine(self))
    }
}

/// The turn, until it is dropped.
struct Mine<'t>(&'t Turn);

impl Drop for Mine<'_> {
    fn drop(&mut self) {
        *lock(&self.0.is_taken) = false;
        self.0.free.notify_one();
    }
}

struct Pool {
    free: Vec<Link>,
    /// How many more connections may be opened.
    spare: usize,
}

/// One connection with the statements it has prepared.
pub(crate) struct Link {
    client: RefCell<Client>,
    statements: RefCell<HashMap<String, Statement>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Postgres {
    pub(crate) fn open(url: &str, size: usize) -> Result<Self, Fault> {
        let side = Self {
            url: url.to_owned(),
            pool: Mutex::new(Pool { free: Vec::new(), spare: size }),
            turn: Turn::default(),
            returned: Condvar::new(),
        };
        side.with(|_| Ok::<(), Fault>(()))?;
        Ok(side)
    }

    fn take(&self) -> Result<Link, Fault> {
        let mut pool = lock(&self.pool);
        loop {
            if let Some(link) = pool.free.pop() {
                return Ok(link);
            }
            if pool.spare > 0 {
                pool.spare -= 1;
                drop(pool);
                return Link::open(&self.url).inspect_err(|_| {
                    lock(&self.pool).spare += 1;
                    self.returned.notify_one();
                });
            }
            pool = self.returned.wait(pool).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give_back(&self, link: Link) {
        let mut pool = lock(&self.pool);
        if link.client.borrow().is_closed() {
            pool.spare += 1;
        } else {
            pool.free.push(link);
        }
        drop(pool);
        self.returned.notify_one();
    }

    fn with<T, E>(&self, work: impl FnOnce(&Link) -> Result<T, E>) -> Result<T, E>
    where
        E: From<Fault>,
    {
        let link = self.take()?;
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&link)));
        if !matches!(outcome, Ok(Ok(_))) {
            let _ = link.client.borrow_mut().batch_execute("ROLLBACK");
        }
        self.give_back(link);
        outcome.unwrap_or_else(|panic| resume_unwind(panic))
    }

    /// Runs a reading. Statements see what is committed when each of them starts.
    pub(crate) fn read<T, E: From<Fault>>(&self, work: impl FnOnce(&Link) -> Result<T, E>) -> Result<T, E> {
        self.with(work)
    }

    /// Runs a reading that sees one state of all tables from first to last.
    pub(crate) fn snapshot<T, E: From<Fault>>(
        &self,
        work: impl FnOnce(&Link) -> Result<T, E>,
    ) -> Result<T, E> {
        self.with(|link| {
            link.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            let value = work(link)?;
            link.batch("COMMIT")?;
            Ok(value)
        })
    }

    /// Runs a write in one transaction; again, if it collided with another.
    pub(crate) fn write<T, E>(
        &self,
        writes: Writes,
        work: impl Fn(&Link) -> Result<T, E>,
        collided: impl Fn(&E) -> bool,
    ) -> Result<T, E>
    where
        E: From<Fault>,
    {
        let begin = match writes {
            Writes::Records => "BEGIN ISOLATION LEVEL SERIALIZABLE",
            Writes::Derived => "BEGIN ISOLATION LEVEL REPEATABLE READ",
        };
        let mut tries = 0;
        loop {
            let turn = if writes == Writes::Records { self.turn.wait() } else { None };
            let outcome = self.with(|link| {
                link.batch(begin)?;
                let value = work(link)?;
                link.batch("COMMIT")?;
                Ok(value)
            });
            drop(turn);
            match outcome {
                Err(error) if collided(&error) && tries < TRIES => {
                    tries += 1;
                    std::thread::sleep(Duration::from_millis(1_u64 << tries.min(6)));
                }
                other => return other,
            }
        }
    }
}

impl Link {
    fn open(url: &str) -> Result<Self, Fault> {
        let mut client = Client::connect(url, postgres::NoTls)?;
        client.batch_execute(
            "SET client_min_messages = warning; SET statement_timeout = '60s'; SET lock_timeout = '20s'",
        )?;
        Ok(Self { client: RefCell::new(client), statements: RefCell::default() })
    }

    pub(crate) fn batch(&self, text: &str) -> Result<(), Fault> {
        self.client.borrow_mut().batch_execute(text).map_err(Fault::from)
    }

    fn prepared(&self, text: &str) -> Result<Statement, Fault> {
        if let Some(statement) = self.statements.borrow().get(text) {
            return Ok(statement.clone());
        }
        let statement = self.client.borrow_mut().prepare(&numbered(text)).map_err(|e| told(e, text))?;
        let mut known = self.statements.borrow_mut();
        if known.len() >= 400 {
            known.clear();
        }
        known.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }

    pub(crate) fn each<E: From<Fault>>(
        &self,
        text: &str,
        values: &[Value],
        mut each: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let statement = self.prepared(text)?;
        let params: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
        let rows = self.client.borrow_mut().query(&statement, &params).map_err(|e| told(e, text))?;
        for row in rows {
            let cells = (0..row.len()).map(|i| cell(&row, i)).collect::<Result<Vec<_>, Fault>>()?;
            each(Row(cells))?;
        }
        Ok(())
    }

    pub(crate) fn run(&self, text: &str, values: &[Value]) -> Result<u64, Fault> {
        let statement = self.prepared(text)?;
        let params: Vec<&(dyn ToSql + Sync)> = values.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
        self.client.borrow_mut().execute(&statement, &params).map_err(|e| told(e, text))
    }
}

/// `?` becomes `$1`, `$2` … in order. No statement of ours has a question mark inside quotes.
fn numbered(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut number = 0;
    for c in text.chars() {
        if c == '?' {
            number += 1;
            out.push('$');
            out.push_str(&number.to_string());
        } else {
            out.push(c);
        }
    }
    out
}

fn told(error: postgres::Error, text: &str) -> Fault {
    match Fault::from(error) {
        Fault::Broken(what) => {
            Fault::Broken(format!("{what} in: {}", text.chars().take(160).collect::<String>()))
        }
        other => other,
    }
}

fn cell(row: &postgres::Row, column: usize) -> Result<Value, Fault> {
    let kind = row.columns()[column].type_().clone();
    let value = match kind {
        Type::INT8 => row.try_get::<_, Option<i64>>(column)?.map(Value::Int),
        Type::INT4 => row.try_get::<_, Option<i32>>(column)?.map(|n| Value::Int(i64::from(n))),
        Type::INT2 => row.try_get::<_, Option<i16>>(column)?.map(|n| Value::Int(i64::from(n))),
        Type::BOOL => row.try_get::<_, Option<bool>>(column)?.map(|b| Value::Int(i64::from(b))),
        Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN => {
            row.try_get::<_, Option<String>>(column)?.map(Value::Text)
        }
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(column)?.map(Value::Bytes),
        other => return Err(Fault::Broken(format!("column {column} has type {other}"))),
    };
    Ok(value.unwrap_or(Value::Null))
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(ty, out),
            (Self::Int(number), &Type::INT2) => i16::try_from(*number)?.to_sql(ty, out),
            (Self::Int(number), &Type::BOOL) => (*number != 0).to_sql(ty, out),
            (Self::Int(number), &Type::TEXT) => number.to_string().to_sql(ty, out),
            (Self::Int(number), _) => number.to_sql(&Type::INT8, out),
            // PostgreSQL's text cannot hold NUL; forms refuse it, and so nothing of ours holds one.
            (Self::Text(text), _) => text.to_sql(&Type::TEXT, out),
            (Self::Bytes(bytes), _) => bytes.to_sql(&Type::BYTEA, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

#[cfg(test)]
mod tests {
    #[test]
    fn question_marks_are_numbered() {
        assert_eq!(super::numbered("a = ? AND b IN (?, ?)"), "a = $1 AND b IN ($2, $3)");
    }
}
