use std::sync::atomic::{AtomicU32, Ordering};

use kernel::{Clock, Moment};
use store::{Db, Migration, Open};

/// A fresh database for one test; it is gone when this is dropped.
pub struct Base {
    pub db: Db,
    pub clock: Clock,
    /// The folder of the test, for files too.
    pub folder: tempfile::TempDir,
    _room: Room,
}

/// Where a database can be opened; it is gone when this is dropped.
pub struct Spot {
    pub open: Open,
    pub folder: tempfile::TempDir,
    room: Room,
}

/// The database's place on a cluster, when it has one.
struct Room(Option<(String, String)>);

/// 2026-03-02 08:00 in UTC, a Monday: where every test's clock starts.
pub const START: Moment = Moment(1_772_438_400_000_000);

/// Makes a fresh database with these tables.
///
/// # Panics
/// When the database cannot be made: a test without one proves nothing.
pub fn base(migrations: &[Migration]) -> Base {
    let Spot { open, folder, room } = if is_postgres() { postgres_spot() } else { sqlite_spot() };
    let clock = open.clock.clone();
    let db = Db::open(&open, migrations).expect("a database");
    Base { db, clock, folder, _room: room }
}

/// Are the tests run on PostgreSQL?
pub fn is_postgres() -> bool {
    std::env::var("VARV_TEST_DATABASE").is_ok_and(|v| v == "postgres")
}

/// A place for an SQLite database that is not there yet.
///
/// # Panics
/// Without a temporary folder.
pub fn sqlite_spot() -> Spot {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let open = Open::sqlite(&folder.path().join("varv.db")).with_clock(Clock::set(START));
    Spot { open, folder, room: Room(None) }
}

/// An empty database on the test cluster.
///
/// # Panics
/// Without a test cluster.
pub fn postgres_spot() -> Spot {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let cluster =
        std::env::var("VARV_TEST_POSTGRES_URL").expect("VARV_TEST_POSTGRES_URL names the test cluster");
    let name = format!("varv_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
    let mut client = postgres::Client::connect(&cluster, postgres::NoTls).expect("the test cluster");
    client
        .batch_execute(&format!(
            "CREATE DATABASE {name} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' ENCODING 'UTF8'"
        ))
        .expect("a database");
    let (server, _) = cluster.rsplit_once('/').expect("a URL with a database");
    let mut open = Open::postgres(&format!("{server}/{name}")).with_clock(Clock::set(START));
    open.connections = 4;
    let folder = tempfile::tempdir().expect("a temporary folder");
    Spot { open, folder, room: Room(Some((cluster, name))) }
}

impl Drop for Room {
    fn drop(&mut self) {
        if let Some((cluster, name)) = &self.0
            && let Ok(mut client) = postgres::Client::connect(cluster, postgres::NoTls)
        {
            let _ = client.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}
