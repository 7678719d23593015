use access::{Actor, Place, Policy, Rule, Verb};
use kernel::{Refused, Subject};
use serde_json::Value as Json;

use super::*;
use crate::base_test::{Spot, here};
use crate::{Db, Event, Follower, Upkeep};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Note;

impl Verb for Note {
    const ALL: &'static [Self] = &[Self];
    fn word(self) -> &'static str {
        "note"
    }
    fn is_reading(self) -> bool {
        false
    }
}

static POLICY: Policy<Note> =
    Policy { kind: "note", read: Note, rules: &[Rule::nobody(Note)], place: Place::NOWHERE };

struct Noted(i64);

impl Event for Noted {
    fn word(&self) -> &'static str {
        "notes-noted"
    }
    fn subject(&self) -> Subject {
        Subject::new("note", self.0)
    }
    fn facts(&self) -> Json {
        serde_json::json!({ "unit": self.0 })
    }
}

pub(crate) fn note(db: &Db, number: i64) {
    let wrote =
        db.write(&Actor::operator(), |tx| tx.say(POLICY.allow(tx.actor(), Note, &())?, &Noted(number)));
    wrote.unwrap();
}

/// A journal of twelve sealed lines, six with a link each and six with one together, whose guards somebody with the
/// database's key has taken away.
fn unguarded() -> (Db, Spot) {
    let spot = here();
    let db = Db::open(&spot.open, &[]).unwrap();
    for number in 1..=6 {
        note(&db, number);
        assert_eq!(db.seal(), Ok(1));
    }
    (7..=12).for_each(|number| note(&db, number));
    assert_eq!(db.seal(), Ok(6));
    assert_eq!(db.verify(), Ok(Verified { sealed: 12, unsealed: 0, wrong: vec![] }));
    db.keep(Upkeep::Derived, |tx| {
        let guards = if tx.is_postgres() {
            "DROP TRIGGER journal_line_is_written_once ON journal_line;
             DROP TRIGGER journal_word_is_written_once ON journal_word; DROP TRIGGER seal_is_written_once ON seal"
        } else {
            "DROP TRIGGER journal_line_is_written_once; DROP TRIGGER journal_line_is_kept;
             DROP TRIGGER journal_word_is_written_once; DROP TRIGGER journal_word_is_kept;
             DROP TRIGGER seal_is_written_once; DROP TRIGGER seal_is_kept"
        };
        tx.batch(guards).map_err(Refused::from)
    })
    .unwrap();
    (db, spot)
}

fn tamper(db: &Db, text: &str) -> Vec<String> {
    db.keep(Upkeep::Derived, |tx| tx.batch(text).map_err(Refused::from)).unwrap();
    let wrong = db.verify().unwrap().wrong;
    wrong.into_iter().filter(|line| !line.starts_with("the guard ")).collect()
}

#[test]
fn a_guard_that_was_taken_away_or_weakened_is_told() {
    let (db, _spot) = unguarded();
    let wrong = db.verify().unwrap().wrong;
    assert_eq!(wrong.len(), if db.read(|r| Ok(r.is_postgres())).unwrap() { 3 } else { 6 }, "{wrong:?}");
    db.keep(Upkeep::Derived, |tx| {
        let weak = if tx.is_postgres() {
            "CREATE TRIGGER journal_line_is_written_once BEFORE DELETE ON journal_line FOR EACH ROW EXECUTE FUNCTION written_once()"
        } else {
            "CREATE TRIGGER journal_line_is_written_once BEFORE UPDATE ON journal_line BEGIN SELECT 1; END"
        };
        tx.batch(weak).map_err(Refused::from)
    })
    .unwrap();
    assert_eq!(db.verify().unwrap().wrong, wrong, "a guard that guards nothing is none");
}

#[test]
fn a_chain_whose_entries_were_made_to_wait_again_is_told() {
    let (db, spot) = unguarded();
    let later = kernel::Clock::set(db.clock().now().plus_seconds(3_600));
    drop(db);
    let db = Db::open(&spot.open.clone().with_clock(later), &[]).unwrap();
    note(&db, 13);
    while db.seal().unwrap() > 0 {}
    assert_eq!(tamper(&db, "SELECT 1"), [""; 0]);
    let wrong = tamper(&db, "DELETE FROM seal; INSERT INTO outbox (entry_id) SELECT id FROM journal");
    assert!(matches!(&wrong[..], [one] if one.starts_with("entries wait to be chained since ")), "{wrong:?}");
}

/// ASVS 16.4.2.
#[test]
fn a_changed_line_is_found_whatever_was_changed_in_it() {
    for change in [
        "at = at + 1",
        "actor_kind = verb",
        "actor_id = 7",
        "via = 7",
        "verb = event",
        "event = verb",
        "kind = verb",
        "subject_id = 6",
        "facts = '{\"unit\":6}'",
        "facts = ''",
        "facts = 'no facts'",
        "event = 99",
    ] {
        let (db, _spot) = unguarded();
        let wrong = tamper(&db, &format!("UPDATE journal_line SET {change} WHERE id = 5"));
        assert!(matches!(&wrong[..], [one] if one.starts_with("link 5: entry 5 ")), "{change}: {wrong:?}");
        let wrong = tamper(&db, &format!("UPDATE journal_line SET {change} WHERE id = 9"));
        let of_a_run = "link 12: one of the entries 7 to 12 was changed";
        let is_told = |one: &str| one == of_a_run || one == "link 12: entry 9 is gone or unreadable";
        assert!(matches!(&wrong[..], [_, one] if is_told(one)), "{change}: {wrong:?}");
    }
}

/// ASVS 16.4.2.
#[test]
fn a_changed_or_removed_word_is_found() {
    for change in [
        "UPDATE journal_word SET word = 'notes-lost' WHERE word = 'notes-noted'",
        "DELETE FROM journal_word WHERE word = 'note'",
    ] {
        let (db, _spot) = unguarded();
        assert_eq!(tamper(&db, change).len(), 7, "every link is broken by {change}");
    }
}

/// ASVS 16.4.2.
#[test]
fn a_removed_line_is_found() {
    let (db, _spot) = unguarded();
    let gone = ["link 5: entry 5 is gone or unreadable", "link 12: entry 9 is gone or unreadable"];
    assert_eq!(tamper(&db, "DELETE FROM journal_line WHERE id IN (5, 9)"), gone);
    let (db, _spot) = unguarded();
    let unlinked = ["links 5 to 5 are missing", "1 entries are in the journal but not in the chain"];
    assert_eq!(tamper(&db, "DELETE FROM seal WHERE entry_id = 5"), unlinked);
    let wrong =
        tamper(&db, "UPDATE seal SET seq = -seq WHERE seq > 5; UPDATE seal SET seq = -seq - 1 WHERE seq < 0");
    assert!(wrong[0].starts_with("link 5: entry 6 "), "closing the gap does not help: {wrong:?}");
}

#[test]
fn a_link_that_is_found_by_another_period_is_told() {
    let (db, _spot) = unguarded();
    let wrong = tamper(&db, "UPDATE seal SET until_at = from_at - 1 WHERE seq = 12");
    assert_eq!(wrong, ["link 12: the period that it is found by was changed"]);
}

/// ASVS 16.4.2.
#[test]
fn lines_in_another_order_are_found() {
    let (db, _spot) = unguarded();
    let swap = "UPDATE seal SET entry_id = -entry_id WHERE entry_id IN (5, 6);
                UPDATE seal SET entry_id = CASE entry_id WHEN -5 THEN 6 ELSE 5 END WHERE entry_id < 0";
    let wrong = tamper(&db, swap);
    assert!(
        matches!(&wrong[..], [five, six] if five.starts_with("link 5:") && six.starts_with("link 6:")),
        "{wrong:?}"
    );
}

const FORGED: &str = "INSERT INTO journal_line (id, at, actor_kind, verb, event, kind, subject_id, facts)
                      SELECT 99, 1, actor_kind, verb, event, kind, 99, '' FROM journal_line WHERE id = 5";

#[test]
fn an_inserted_line_is_found() {
    let (db, _spot) = unguarded();
    assert_eq!(tamper(&db, FORGED), ["1 entries are in the journal but not in the chain"]);
    let link = "UPDATE seal SET seq = -seq WHERE seq > 5; UPDATE seal SET seq = 1 - seq WHERE seq < 0;
                INSERT INTO seal (seq, entry_id, hash) SELECT 6, 99, hash FROM seal WHERE seq = 5";
    let wrong = tamper(&db, link);
    assert!(wrong[0].starts_with("link 6: entry 99 "), "{wrong:?}");
}

#[test]
fn an_entry_that_is_chained_twice_is_found() {
    let (db, _spot) = unguarded();
    let twice = "INSERT INTO seal (seq, entry_id, hash) SELECT seq + 1, 5, hash FROM seal WHERE seq = 12";
    let wrong = tamper(&db, twice);
    assert!(wrong.iter().any(|line| line == "1 entries are chained more than once"), "{wrong:?}");
    let longer = "DELETE FROM seal WHERE seq = 13; UPDATE seal SET entries = 8 WHERE seq = 12";
    let wrong = tamper(&db, longer);
    assert!(wrong.iter().any(|line| line == "2 entries are chained more than once"), "{wrong:?}");
}

#[test]
fn a_run_is_cut_where_it_grows_long_or_numbers_are_missing() {
    let spot = here();
    let db = Db::open(&spot.open, &[]).unwrap();
    (1..=60).for_each(|number| note(&db, number));
    assert_eq!(db.seal(), Ok(60));
    let runs = |db: &Db| {
        let sql = Sql::open("test", "SELECT seq, entry_id, entries FROM seal ORDER BY seq");
        db.read(|reading| reading.all::<(i64, i64, i64)>(sql)).unwrap()
    };
    assert_eq!(runs(&db), [(50, 50, 50), (60, 60, 10)]);
    let last = db.read(|r| r.number(Sql::open("test", "SELECT MAX(id) FROM journal"))).unwrap();
    db.keep(Upkeep::Derived, |tx| {
        tx.batch(&format!("{FORGED}; INSERT INTO outbox (entry_id) VALUES (99)")).map_err(Refused::from)
    })
    .unwrap();
    assert_eq!((last, db.seal()), (60, Ok(1)));
    assert_eq!(runs(&db)[2], (61, 99, 1));
    assert_eq!(db.verify(), Ok(Verified { sealed: 61, unsealed: 0, wrong: vec![] }));
    for from in [0, 7, 49, 50, 55, 60, 61] {
        let after = db.read(|reading| crate::chain::sealed_after(reading, from, 20)).unwrap();
        let expected = (from + 1..=61).take(20).map(|seq| (seq, if seq == 61 { 99 } else { seq }));
        assert_eq!(
            after.iter().map(|(seq, entry)| (*seq, entry.id)).collect::<Vec<_>>(),
            expected.collect::<Vec<_>>()
        );
    }
}

/// Attack row 22.
#[test]
fn an_end_that_was_cut_off_is_found_by_a_reader_or_by_a_link_that_was_noted() {
    let (db, _spot) = unguarded();
    let before = db.last_link().unwrap();
    assert_eq!(db.holds_link(&before), Ok(true));
    while db.follow(&Follower { name: "search", take: |_, _| Ok(()) }).unwrap() > 0 {}
    let cut = "DELETE FROM seal WHERE seq > 6; DELETE FROM journal_line WHERE id > 6";
    assert_eq!(tamper(&db, cut), ["reader search has read further than the chain goes: its end was cut off"]);
    assert_eq!(tamper(&db, "UPDATE follower SET seq = 6"), [""; 0], "the chain by itself cannot tell");
    assert_eq!(db.holds_link(&before), Ok(false));
    (7..=20).for_each(|number| note(&db, number));
    while db.seal().unwrap() > 0 {}
    assert_eq!(db.holds_link(&before), Ok(false), "nor does another line in its place");
    for nonsense in ["", "x", "12", "12:", "0:", "99:00"] {
        assert_eq!(db.holds_link(nonsense), Ok(nonsense == "0:"), "{nonsense}");
    }
}
