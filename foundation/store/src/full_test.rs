//! No room left: refused to whoever wrote, nothing half stored, reading goes on, and writing again when there is room.
//! On SQLite only, which can be told how many pages its file may have; what PostgreSQL's disk does is PostgreSQL's.

use std::sync::atomic::{AtomicI64, Ordering};

use access::{Actor, Place, Policy, Rule, Verb};
use kernel::{Refused, Subject};

use crate::base_test::{Spot, sqlite};
use crate::{Db, Event, Migration, Said, Sql, Upkeep};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fill;

impl Verb for Fill {
    const ALL: &'static [Self] = &[Self];
    fn word(self) -> &'static str {
        "fill"
    }
    fn is_reading(self) -> bool {
        false
    }
}

static POLICY: Policy<Fill> =
    Policy { kind: "box", read: Fill, rules: &[Rule::nobody(Fill)], place: Place::NOWHERE };

struct Filled(i64);

impl Event for Filled {
    fn word(&self) -> &'static str {
        "boxes-filled"
    }
    fn subject(&self) -> Subject {
        Subject::new("box", self.0)
    }
}

const BOXES: Migration = Migration {
    room: "boxes",
    name: "0001",
    sql: "CREATE TABLE box (id SERIAL8, content TEXT NOT NULL, part_of BIGINT);",
};

/// Two rows and a line in the journal: all or nothing.
fn fill(db: &Db, content: &str) -> kernel::Result<()> {
    db.write(&Actor::operator(), |tx| {
        let permit = POLICY.allow(tx.actor(), Fill, &())?;
        let id = tx.insert::<Filled>(Sql::change("INSERT INTO box (content) VALUES (?)").bind(content))?;
        tx.run(Sql::change("INSERT INTO box (content, part_of) VALUES (?, ?)").bind(content).bind(id))?;
        tx.say(permit, &Filled(id.number()))
    })
}

fn pages_at_most(db: &Db, pages: i64) {
    let text = format!("PRAGMA max_page_count = {pages}");
    db.keep(Upkeep::Derived, |tx| tx.batch(&text).map_err(Refused::from)).unwrap();
}

fn count(db: &Db, text: &str) -> i64 {
    db.read(|r| r.number(Sql::open("a test", text))).unwrap()
}

/// Eight writers until each has been refused; gives how many writes were acknowledged.
fn fill_up(db: &Db) -> i64 {
    let acknowledged = AtomicI64::new(0);
    let content = "x".repeat(3_000);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    match fill(db, &content) {
                        Ok(()) => acknowledged.fetch_add(1, Ordering::SeqCst),
                        Err(Refused::Full) => break,
                        Err(other) => panic!("refused as {other:?}, not as full"),
                    };
                }
            });
        }
    });
    acknowledged.into_inner()
}

fn opened() -> (Db, Spot) {
    let spot = sqlite();
    (Db::open(&spot.open, &[BOXES]).unwrap(), spot)
}

/// ASVS 2.3.3.
#[test]
fn on_a_full_disk_every_writer_of_the_shared_commit_hears_it_and_nothing_is_half_stored() {
    let (db, spot) = opened();
    for room in [40, 41, 57, 80] {
        pages_at_most(&db, count(&db, "SELECT page_count FROM pragma_page_count") + room);
        let before = count(&db, "SELECT COUNT(*) FROM journal");
        let acknowledged = fill_up(&db);
        assert!(acknowledged > 0, "there was room for some");
        assert_eq!(count(&db, "SELECT COUNT(*) FROM journal"), before + acknowledged);
        assert_eq!(count(&db, "SELECT COUNT(*) FROM box"), 2 * (before + acknowledged));
        pages_at_most(&db, 1_000_000);
        fill(&db, "again").unwrap();
    }
    pages_at_most(&db, count(&db, "SELECT page_count FROM pragma_page_count"));
    let other = Db::open(&spot.open, &[BOXES]).expect("it opens while full");
    assert_eq!(count(&other, "SELECT COUNT(*) FROM box WHERE content = 'again'"), 8, "and reads");
    drop(other);
    pages_at_most(&db, 1_000_000);
    while db.seal().unwrap() > 0 {}
    assert_eq!(db.verify().unwrap().wrong, [""; 0]);
}

#[test]
fn a_write_that_goes_on_after_the_disk_was_full_stores_nothing() {
    let (db, _spot) = opened();
    pages_at_most(&db, count(&db, "SELECT page_count FROM pragma_page_count") + 4);
    let big = "x".repeat(200_000);
    let refused = db.write(&Actor::operator(), |tx| -> kernel::Result<Said> {
        let permit = POLICY.allow(tx.actor(), Fill, &())?;
        let first = tx.run(Sql::change("INSERT INTO box (content) VALUES (?)").bind(&big));
        assert_eq!(first, Err(Refused::Full));
        // A verb should stop here; if it does not, it must not get past the commit gate.
        let _ = tx.run(Sql::change("INSERT INTO box (content) VALUES ('stray')"));
        let _ = tx.insert::<Filled>(Sql::change("INSERT INTO box (content) VALUES ('stray')"));
        tx.say(permit, &Filled(1))
    });
    assert_eq!(refused, Err(Refused::Full));
    assert_eq!(count(&db, "SELECT COUNT(*) FROM box"), 0);
    assert_eq!(count(&db, "SELECT COUNT(*) FROM journal"), 0);
    fill(&db, "small").unwrap();
}

#[test]
fn a_reader_of_the_journal_stands_still_while_there_is_no_room() {
    let (db, _spot) = opened();
    fill(&db, "one").unwrap();
    pages_at_most(&db, count(&db, "SELECT page_count FROM pragma_page_count"));
    let mut refused = None;
    for _ in 0..10_000 {
        refused = fill(&db, "two").err();
        if refused.is_some() {
            break;
        }
    }
    assert_eq!(refused, Some(Refused::Full));
    pages_at_most(&db, 1_000_000);
    while db.seal().unwrap() > 0 {}
    assert_eq!(db.verify().unwrap().wrong, [""; 0]);
}
