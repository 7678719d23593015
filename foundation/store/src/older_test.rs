//! A database and a backup from before the journal's words were stored once and its links for runs of entries.

use kernel::{Moment, Refused, Subject};
use serde_json::Value as Json;

use crate::audit::Verified;
use crate::base_test::here;
use crate::chain::chained;
use crate::portable::{BackupOf, RestoreTo, backup, restore};
use crate::{Db, Entry, Follower, Open, Sql, Upkeep, entries_of, migrate};

const LINES: i64 = 7;

/// Seven lines, the last of them still to be chained, in the tables of the first four steps.
fn older(open: &Open) -> Db {
    let db = Db::connect(open).unwrap();
    db.run_steps(&migrate::OWN[..4]).unwrap();
    db.keep(Upkeep::Derived, |tx| {
        let mut hash = Vec::new();
        for number in 1..=LINES {
            let entry = line(number);
            let sql = Sql::change(
                "INSERT INTO journal (at, actor_kind, actor_id, via, verb, event, kind, subject_id, facts)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            );
            let sql = sql.bind(entry.at).bind(&entry.actor_kind).bind(entry.actor).bind(entry.via);
            let sql = sql.bind(&entry.verb).bind(&entry.event).bind(entry.subject.kind.as_ref());
            let id = tx.insert::<Entry>(sql.bind(entry.subject.id).bind(entry.facts.to_string()))?;
            assert_eq!(id.number(), number);
            if number == LINES {
                tx.run(Sql::change("INSERT INTO outbox (entry_id) VALUES (?)").bind(number))?;
                break;
            }
            hash = chained(&hash, number, &entry);
            let link = Sql::change("INSERT INTO seal (seq, entry_id, hash) VALUES (?, ?, ?)");
            tx.run(link.bind(number).bind(number).bind(hash.clone()))?;
        }
        Ok(())
    })
    .unwrap();
    db
}

fn line(number: i64) -> Entry {
    let says_more = number % 2 == 0;
    Entry {
        id: number,
        at: Moment(1_700_000_000_000_000 + number),
        actor_kind: if says_more { "person" } else { "clock" }.to_owned(),
        actor: says_more.then_some(number),
        via: (number == 4).then_some(9),
        verb: "book.keep".to_owned(),
        event: "books-kept".to_owned(),
        subject: Subject::stored("book".to_owned(), number),
        facts: if says_more { serde_json::json!({ "shelf": number }) } else { Json::Null },
    }
}

fn reads_as_before(db: &Db) {
    assert_eq!(db.verify(), Ok(Verified { sealed: 6, unsealed: 1, wrong: vec![] }));
    for number in 1..=LINES {
        let subject = Subject::stored("book".to_owned(), number);
        assert_eq!(db.read(|reading| entries_of(reading, &subject, 9)), Ok(vec![line(number)]));
    }
    assert_eq!(db.seal(), Ok(1));
    assert_eq!(db.follow(&Follower { name: "reader", take: |_, _| Ok(()) }), Ok(7));
    assert_eq!(db.verify(), Ok(Verified { sealed: 7, unsealed: 0, wrong: vec![] }));
    let next = Sql::change(
        "INSERT INTO journal_line (at, actor_kind, verb, event, kind, subject_id, facts) VALUES (1, 1, 1, 1, 1, 1, '')",
    );
    let next = std::cell::RefCell::new(Some(next));
    let id =
        db.keep(Upkeep::Derived, |tx| tx.insert::<Entry>(next.borrow_mut().take().ok_or(Refused::Busy)?));
    assert_eq!(id.unwrap().number(), LINES + 1, "no number is given out twice");
}

#[test]
fn an_older_journal_reads_as_before() {
    let spot = here();
    drop(older(&spot.open));
    reads_as_before(&Db::open(&spot.open, &[]).unwrap());
}

#[test]
fn an_older_backup_is_restored_into_todays_tables() {
    let (from, to) = (here(), here());
    let db = older(&from.open);
    let of = BackupOf { program: "0.1.0", files: &|_| Ok(Vec::new()), open_file: &|_| Ok(None) };
    let mut bytes = Vec::new();
    backup(&db, &of, &mut bytes).unwrap();
    let to = RestoreTo { open: &to.open, migrations: &[], keep_file: &|_, _| Ok(()), rebuild: &|_| Ok(()) };
    let restored = restore(&to, &bytes[..]).unwrap();
    assert_eq!((restored.journal.sealed, restored.journal.unsealed), (6, 1));
    reads_as_before(&Db::open(to.open, &[]).unwrap());
}
