//! The reading connections of SQLite: a few that stay, each with memory of its own, and more for as long as those are kept
//! by what takes long.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::fault::Fault;

/// What somebody waits for a connection before one more is opened: most are free again by then.
const MOMENT: Duration = Duration::from_millis(40);
/// Connections at most; whoever comes then waits for one.
const AT_MOST: usize = 32;

pub(crate) struct Pool {
    path: PathBuf,
    /// So many stay.
    stay: usize,
    standing: Mutex<Standing>,
    returned: Condvar,
}

struct Standing {
    free: Vec<Connection>,
    count: usize,
}

impl Pool {
    pub(crate) fn open(path: &Path, stay: usize) -> Result<Self, Fault> {
        let free = (0..stay).map(|_| reader(path)).collect::<Result<Vec<_>, Fault>>()?;
        let standing = Mutex::new(Standing { count: free.len(), free });
        Ok(Self { path: path.to_owned(), stay, standing, returned: Condvar::new() })
    }

    fn lock(&self) -> MutexGuard<'_, Standing> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A connection that is nobody else's until it is given back.
    pub(crate) fn take(&self) -> Result<Connection, Fault> {
        let mut standing = self.lock();
        loop {
            if let Some(connection) = standing.free.pop() {
                return Ok(connection);
            }
            let (after, waited) =
                self.returned.wait_timeout(standing, MOMENT).unwrap_or_else(PoisonError::into_inner);
            standing = after;
            if waited.timed_out() && standing.free.is_empty() && standing.count < AT_MOST {
                standing.count += 1;
                drop(standing);
                return reader(&self.path).inspect_err(|_| self.lock().count -= 1);
            }
        }
    }

    pub(crate) fn give_back(&self, connection: Connection) {
        let mut standing = self.lock();
        if standing.free.len() < self.stay {
            standing.free.push(connection);
            self.returned.notify_one();
        } else {
            standing.count -= 1;
        }
    }
}

fn reader(path: &Path) -> Result<Connection, Fault> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(path, flags)?;
    crate::sqlite_side::settle(&connection, KNOWS)?;
    // Small, for what others write empties it, and the system keeps the file's pages in memory anyhow.
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -512;")?;
    Ok(connection)
}

/// Statements that a reader keeps prepared. Four times as many took 8 MB more under load and saved no time.
const KNOWS: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(stay: usize) -> (tempfile::TempDir, Pool) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("varv.db");
        Connection::open(&path)
            .unwrap()
            .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER)")
            .unwrap();
        let pool = Pool::open(&path, stay).unwrap();
        (folder, pool)
    }

    impl Pool {
        /// All connections, and those that are free.
        fn counted(&self) -> (usize, usize) {
            let standing = self.lock();
            (standing.count, standing.free.len())
        }
    }

    #[test]
    fn whoever_reads_long_keeps_nobody_else_waiting_and_what_was_opened_for_it_is_closed() {
        let (_folder, pool) = pool(2);
        let long: Vec<Connection> = (0..5).map(|_| pool.take().unwrap()).collect();
        assert_eq!(pool.counted(), (5, 0));
        for connection in long {
            pool.give_back(connection);
        }
        assert_eq!(pool.counted(), (2, 2));
    }

    #[test]
    fn many_at_once_get_a_connection_each_in_turn() {
        let (_folder, pool) = pool(2);
        let seen = std::thread::scope(|scope| {
            let all: Vec<_> = (0..AT_MOST * 2)
                .map(|_| {
                    scope.spawn(|| {
                        let connection = pool.take().unwrap();
                        std::thread::sleep(Duration::from_millis(60));
                        let rows: i64 =
                            connection.query_row("SELECT COUNT(*) FROM t", [], |row| row.get(0)).unwrap();
                        pool.give_back(connection);
                        rows
                    })
                })
                .collect();
            all.into_iter().map(|one| one.join().unwrap()).sum::<i64>()
        });
        assert_eq!(seen, 0, "each has read the empty table");
        assert_eq!(pool.counted(), (2, 2));
    }
}
