use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::atomic::{AtomicBool, Ordering};

use access::{Actor, Place as At, Policy, Rule, Verb};
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use kernel::{Refused, Subject};

use super::*;
use crate::base_test::{Spot, here, postgres, sqlite};
use crate::portable::line;
use crate::{Event, Migration, Said, Sql, Upkeep};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Keep;

impl Verb for Keep {
    const ALL: &'static [Self] = &[Self];
    fn word(self) -> &'static str {
        "keep"
    }
    fn is_reading(self) -> bool {
        false
    }
}

static POLICY: Policy<Keep> =
    Policy { kind: "book", read: Keep, rules: &[Rule::nobody(Keep)], place: At::NOWHERE };

struct Kept(i64);

impl Event for Kept {
    fn word(&self) -> &'static str {
        "books-kept"
    }
    fn subject(&self) -> Subject {
        Subject::new("book", self.0)
    }
}

/// A table that refers to itself and whose rows may refer to later ones, one with bytes and texts as keys, one filled
/// by its own step, and a search index.
const BOOKS: Migration = Migration {
    room: "books",
    name: "0001",
    sql: "CREATE TABLE book (id SERIAL8, title TEXT NOT NULL, part_of BIGINT REFERENCES book (id), cover BYTES);
          CREATE TABLE a_page (book_id BIGINT NOT NULL REFERENCES book (id), mark TEXT NOT NULL, PRIMARY KEY (book_id, mark));
          CREATE TABLE shelf (name TEXT PRIMARY KEY, size BIGINT NOT NULL);
          INSERT INTO shelf (name, size) VALUES ('made by the step', 1);
          --: search book\n",
};
const SHELVES: Migration = Migration {
    room: "books",
    name: "0002",
    sql: "ALTER TABLE shelf ADD COLUMN wall TEXT NOT NULL DEFAULT 'north';\n",
};

fn keep(db: &Db, title: &str) -> i64 {
    db.write(&Actor::operator(), |tx| {
        let permit = POLICY.allow(tx.actor(), Keep, &())?;
        let sql = Sql::change("INSERT INTO book (title, cover) VALUES (?, ?)").bind(title);
        let id = tx.insert::<Kept>(sql.bind(title.bytes().rev().collect::<Vec<u8>>()))?.number();
        tx.run(Sql::change("INSERT INTO a_page (book_id, mark) VALUES (?, ?)").bind(id).bind(title))?;
        tx.run(Sql::change("INSERT INTO a_page (book_id, mark) VALUES (?, ?)").bind(id).bind("Ö"))?;
        tx.index("book", id, title)?;
        Ok(tx.say(permit, &Kept(id))?.with(id))
    })
    .unwrap()
}

fn change(db: &Db, text: &str) {
    db.keep(Upkeep::Derived, |tx| tx.run(Sql::change(text))).unwrap();
}

/// A library of 700 books, more than any batch holds, some of them parts of later ones.
fn filled(spot: &Spot) -> Db {
    let db = Db::open(&spot.open, &[BOOKS, SHELVES]).unwrap();
    for i in 0..700 {
        keep(&db, &format!("Bok {i}, \"åäö\"\n\\{}", "x".repeat(i % 7)));
    }
    while db.seal().unwrap() > 0 {}
    change(&db, "UPDATE book SET part_of = id + 1 WHERE id % 3 = 0 AND id < 690");
    change(&db, "INSERT INTO shelf (name, size) VALUES ('z', 9), ('Z', 8), ('ä', 7)");
    change(&db, "DELETE FROM a_page WHERE book_id = 700");
    change(&db, "DELETE FROM book WHERE id = 700");
    keep(&db, "still unsealed");
    db
}

type Contents = BTreeMap<String, Vec<String>>;

fn contents(db: &Db) -> Contents {
    db.snapshot(|reading| {
        let mut all = Contents::new();
        for table in catalogue::tables(reading)? {
            let rows = all.entry(table.name.clone()).or_default();
            table.each_row(reading, |row| {
                let mut text = Vec::new();
                line::write(&row, &mut text)?;
                rows.push(String::from_utf8(text).unwrap());
                Ok(())
            })?;
        }
        Ok(all)
    })
    .unwrap()
}

/// Files in memory: the hash and what is in them.
type Files = BTreeMap<String, Vec<u8>>;

fn files_of(contents: &[&str]) -> Files {
    contents
        .iter()
        .map(|text| (blake3::hash(text.as_bytes()).to_hex().to_string(), text.as_bytes().to_vec()))
        .collect()
}

fn backed_up(db: &Db, files: &Files) -> (Vec<u8>, BackedUp) {
    let mut out = Vec::new();
    let of = BackupOf {
        program: "0.1.0",
        files: &|_| Ok(files.keys().cloned().chain([blake3::hash(b"lost").to_hex().to_string()]).collect()),
        open_file: &|hash| {
            Ok(files
                .get(hash)
                .map(|bytes| (bytes.len() as u64, Box::new(Cursor::new(bytes.clone())) as Box<dyn Read>)))
        },
    };
    let done = backup(db, &of, &mut out).unwrap();
    (out, done)
}

fn back(spot: &Spot, steps: &[Migration], bytes: &[u8]) -> Result<(Restored, Files), CannotRestore> {
    let kept = RefCell::new(Files::new());
    let to = RestoreTo {
        open: &spot.open,
        migrations: steps,
        keep_file: &|hash, content| {
            let mut bytes = Vec::new();
            content.read_to_end(&mut bytes).map_err(Refused::broken)?;
            kept.borrow_mut().insert(hash.to_owned(), bytes);
            Ok(())
        },
        rebuild: &|db| {
            let books: Vec<(i64, String)> =
                db.read(|r| r.all(Sql::open("a test", "SELECT id, title FROM book")))?;
            db.keep(Upkeep::Derived, |tx| {
                books.iter().try_for_each(|(id, title)| tx.index("book", *id, title))
            })
        },
    };
    restore(&to, bytes).map(|done| (done, kept.into_inner()))
}

fn goes_there_and_back(from: &Spot, to: &Spot) {
    let db = filled(from);
    let files = files_of(&["one", "", "three"]);
    let (bytes, done) = backed_up(&db, &files);
    assert_eq!((done.files, done.missing_files.len()), (3, 1));
    let (restored, kept) = back(to, &[BOOKS, SHELVES], &bytes).unwrap();
    assert_eq!((restored.rows, restored.tables, restored.files), (done.rows, done.tables, 3));
    assert_eq!((restored.journal.sealed, restored.journal.unsealed), (700, 1));
    assert_eq!(kept, files);
    let other = Db::open(&to.open, &[BOOKS, SHELVES]).unwrap();
    let (before, after) = (contents(&db), contents(&other));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (name, rows) in &before {
        assert_eq!(rows, &after[name], "{name}");
    }
    let hits = other.read(|r| {
        let (condition, value) = r.matching("book", "book.id", "unsealed").unwrap();
        r.number(Sql::open("a test", "SELECT COUNT(*) FROM book WHERE").and(&condition).bind(value))
    });
    assert_eq!(hits, Ok(1), "the search index was made again");
    let (next, same) = (keep(&db, "next"), keep(&other, "next"));
    assert_eq!((next, same), (702, 702), "numbers go on where they were");
    change(&other, "DELETE FROM a_page");
    change(&other, "UPDATE book SET part_of = NULL");
    assert!(
        other
            .keep(Upkeep::Derived, |tx| tx
                .run(Sql::change("INSERT INTO book (title, part_of) VALUES ('x', 9999)")))
            .is_err(),
        "references hold again"
    );
    while other.seal().unwrap() > 0 {}
    assert_eq!(other.verify().unwrap().wrong, Vec::<String>::new());
}

#[test]
fn every_table_comes_back_into_the_same_sort_of_database() {
    goes_there_and_back(&here(), &here());
}

#[test]
fn every_table_comes_back_into_the_other_sort_of_database() {
    let Some(cluster) = postgres() else { return };
    goes_there_and_back(&sqlite(), &cluster);
    let Some(cluster) = postgres() else { return };
    goes_there_and_back(&cluster, &sqlite());
}

#[test]
fn an_older_backup_is_brought_up_to_this_programs_steps() {
    let (from, to) = (here(), here());
    let db = Db::open(&from.open, &[BOOKS]).unwrap();
    keep(&db, "old");
    let (bytes, _) = backed_up(&db, &Files::new());
    back(&to, &[BOOKS, SHELVES], &bytes).unwrap();
    let other = Db::open(&to.open, &[BOOKS, SHELVES]).unwrap();
    let wall = other.read(|r| r.load::<(String,)>(Sql::open("a test", "SELECT wall FROM shelf")));
    assert_eq!(wall, Ok(("north".to_owned(),)));
    let newer = back(&here(), &[], &bytes).unwrap_err();
    assert_eq!(newer, CannotRestore::UnknownStep("books/0001".to_owned()));
}

/// ASVS 8.4.1; attack row 25.
#[test]
fn a_database_in_use_is_not_restored_into() {
    let (from, to) = (here(), here());
    let (bytes, _) = backed_up(&filled(&from), &Files::new());
    keep(&Db::open(&to.open, &[BOOKS, SHELVES]).unwrap(), "mine");
    assert_eq!(back(&to, &[BOOKS, SHELVES], &bytes).unwrap_err(), CannotRestore::NotEmpty);
    let rows = contents(&Db::open(&to.open, &[BOOKS, SHELVES]).unwrap());
    assert_eq!(rows["book"].len(), 1);
}

#[test]
fn a_backup_made_while_others_write_is_one_state_of_all_tables() {
    let (from, to) = (here(), here());
    let db = filled(&from);
    let stop = AtomicBool::new(false);
    let (bytes, written) = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..3)
            .map(|writer| {
                let (db, stop) = (&db, &stop);
                scope.spawn(move || {
                    let mut written = 0;
                    while !stop.load(Ordering::SeqCst) {
                        keep(db, &format!("{writer} {written}"));
                        let _ = db.seal();
                        written += 1;
                    }
                    written
                })
            })
            .collect();
        let mut bytes = Vec::new();
        for _ in 0..5 {
            bytes = backed_up(&db, &Files::new()).0;
        }
        stop.store(true, Ordering::SeqCst);
        (bytes, writers.into_iter().map(|writer| writer.join().unwrap()).sum::<i64>())
    });
    assert!(written > 0, "nobody wrote meanwhile");
    let (restored, _) = back(&to, &[BOOKS, SHELVES], &bytes).unwrap();
    assert_eq!(restored.journal.wrong, Vec::<String>::new());
    let rows = contents(&Db::open(&to.open, &[BOOKS, SHELVES]).unwrap());
    assert_eq!(
        rows["book"].len() + 1,
        rows["journal_line"].len(),
        "each book with its line, but for the one taken away"
    );
    assert_eq!(restored.journal.sealed + restored.journal.unsealed, rows["journal_line"].len() as u64);
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut all).unwrap();
    all
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut gz, bytes).unwrap();
    gz.finish().unwrap()
}

/// Where a text stands in the backup's lines.
fn find(bytes: &[u8], text: &str) -> usize {
    bytes
        .windows(text.len())
        .position(|part| part == text.as_bytes())
        .unwrap_or_else(|| panic!("{text} is not there"))
}

#[test]
fn a_damaged_backup_is_refused_by_the_name_of_what_is_damaged() {
    let from = here();
    let (bytes, _) = backed_up(&filled(&from), &files_of(&["content of a file"]));
    let lines = unpacked(&bytes);
    let to = here();
    let try_back = |bytes: &[u8]| back(&to, &[BOOKS, SHELVES], bytes).map(|_| ()).unwrap_err();
    let table = |name: &str| Place::Table(name.to_owned());

    let cut = |text: &str| packed(&lines[..find(&lines, text)]);
    assert_eq!(try_back(&cut("Bok 300,")), CannotRestore::Truncated(table("book")));
    assert_eq!(try_back(&cut("{\"trailer\"")), CannotRestore::Truncated(Place::End));
    assert!(matches!(try_back(&cut("of a file")), CannotRestore::Truncated(Place::File(_))));
    assert!(matches!(try_back(&bytes[..bytes.len() / 2]), CannotRestore::Truncated(Place::Table(_))));
    assert!(matches!(try_back(&bytes[..bytes.len() - 4]), CannotRestore::Truncated(Place::End)));

    let altered = |text: &str, to: &str| {
        let at = find(&lines, text);
        packed(&[&lines[..at], to.as_bytes(), &lines[at + text.len()..]].concat())
    };
    assert_eq!(try_back(&altered("books-kept", "books-lost")), CannotRestore::Altered(table("journal_word")));
    assert_eq!(try_back(&altered("[\"ä\",7", "[\"ä\",6")), CannotRestore::Altered(table("shelf")));
    assert!(matches!(try_back(&altered("of a file", "in a file")), CannotRestore::Altered(Place::File(_))));
    assert_eq!(
        try_back(&altered("\"name\":\"shelf\"", "\"name\":\"shelv\"")),
        CannotRestore::OtherColumns("shelv".to_owned())
    );
    assert_eq!(
        try_back(&altered("\"program\":\"0.1.0\"", "\"program\":\"0.1.1\"")),
        CannotRestore::Altered(Place::End)
    );
    assert_eq!(try_back(b"PK\x03\x04 something else"), CannotRestore::NotABackup);
    assert_eq!(try_back(&packed(b"{\"varv-backup\":9}\n")), CannotRestore::NewerForm(9));
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x10;
    assert!(matches!(
        try_back(&flipped),
        CannotRestore::Altered(Place::Table(_)) | CannotRestore::Truncated(Place::Table(_))
    ));

    let db = Db::open(&to.open, &[BOOKS, SHELVES]).unwrap();
    let rows = contents(&db);
    assert_eq!(
        (rows["book"].len(), rows["journal_line"].len(), rows["shelf"].len()),
        (0, 0, 1),
        "nothing of it was kept"
    );
    drop(db);
    back(&to, &[BOOKS, SHELVES], &bytes).expect("the whole one is still taken");
}

#[test]
fn an_alteration_that_mends_its_own_sums_is_found_by_the_journals_chain() {
    let (from, to) = (here(), here());
    let lines = String::from_utf8(unpacked(&backed_up(&filled(&from), &Files::new()).0)).unwrap();
    let forged = lines.replacen("books-kept", "books-lost", 1);
    let (mut out, mut sum, mut all) = (Vec::new(), blake3::Hasher::new(), blake3::Hasher::new());
    for one in forged.split_inclusive('\n') {
        let mut one = one.to_owned();
        if one.starts_with('[') {
            sum.update(one.as_bytes());
        } else if one.starts_with("{\"end\"") {
            let rows: serde_json::Value = serde_json::from_str(&one).unwrap();
            one = format!(
                "{{\"end\":{{\"rows\":{},\"hash\":\"{}\"}}}}\n",
                rows["end"]["rows"],
                sum.finalize().to_hex()
            );
            sum.reset();
        } else if one.starts_with("{\"trailer\"") {
            one = format!("{{\"trailer\":\"{}\"}}\n", all.finalize().to_hex());
        }
        all.update(one.as_bytes());
        out.extend_from_slice(one.as_bytes());
    }
    let refused = back(&to, &[BOOKS, SHELVES], &packed(&out)).unwrap_err();
    assert!(
        matches!(&refused, CannotRestore::Journal(what) if what.contains("link 50: one of the entries 1 to 50")),
        "{refused}"
    );
}

/// Attack row 25.
#[test]
fn a_backup_file_is_its_owners_alone_and_whole_or_not_there() {
    let from = here();
    let db = filled(&from);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("varv.backup");
    let of = BackupOf { program: "0.1.0", files: &|_| Ok(Vec::new()), open_file: &|_| Ok(None) };
    backup_file(&db, &of, &path).unwrap();
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions()) & 0o777,
        0o600
    );
    let broken = BackupOf { files: &|_| Err(Refused::broken("in the middle")), ..of };
    assert!(backup_file(&db, &broken, &folder.path().join("other")).is_err());
    let names: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["varv.backup"]);
}

#[test]
fn a_write_needs_what_say_makes_also_after_a_restore() {
    let (from, to) = (here(), here());
    let (bytes, _) = backed_up(&filled(&from), &Files::new());
    back(&to, &[BOOKS, SHELVES], &bytes).unwrap();
    let db = Db::open(&to.open, &[BOOKS, SHELVES]).unwrap();
    for text in ["UPDATE journal_line SET subject_id = 9 WHERE id = 1", "DELETE FROM seal"] {
        assert!(db.keep(Upkeep::Derived, |tx| tx.run(Sql::change(text))).is_err(), "{text} went through");
    }
    let refused = db.write(&Actor::nobody(), |tx| -> kernel::Result<Said> {
        tx.say(POLICY.allow(tx.actor(), Keep, &())?, &Kept(1))
    });
    assert_eq!(refused, Err(Refused::NotSignedIn));
}
