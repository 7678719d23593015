use access::{Actor, Place, Policy, Rule, Verb};

use super::*;
use crate::base_test::{Spot, here};
use crate::{Db, Follower, Upkeep};

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

fn note(db: &Db, number: i64) {
    let wrote =
        db.write(&Actor::operator(), |tx| tx.say(POLICY.allow(tx.actor(), Note, &())?, &Noted(number)));
    wrote.unwrap();
}

/// A journal of twelve sealed lines whose guards somebody with the database's key has taken away.
fn unguarded() -> (Db, Spot) {
    let spot = here();
    let db = Db::open(&spot.open, &[]).unwrap();
    (1..=12).for_each(|number| note(&db, number));
    while db.seal().unwrap() > 0 {}
    assert_eq!(db.verify(), Ok(Verified { sealed: 12, unsealed: 0, wrong: vec![] }));
    db.keep(Upkeep::Derived, |tx| {
        let guards = if tx.is_postgres() {
            "DROP TRIGGER journal_is_written_once ON journal; DROP TRIGGER seal_is_written_once ON seal"
        } else {
            "DROP TRIGGER journal_is_written_once; DROP TRIGGER journal_is_kept;
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
    assert_eq!(wrong.len(), if db.read(|r| Ok(r.is_postgres())).unwrap() { 2 } else { 4 }, "{wrong:?}");
    db.keep(Upkeep::Derived, |tx| {
        let weak = if tx.is_postgres() {
            "CREATE TRIGGER journal_is_written_once BEFORE DELETE ON journal FOR EACH ROW EXECUTE FUNCTION written_once()"
        } else {
            "CREATE TRIGGER journal_is_written_once BEFORE UPDATE ON journal BEGIN SELECT 1; END"
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
        "actor_kind = 'clock'",
        "actor_id = 7",
        "via = 7",
        "verb = 'note.other'",
        "event = 'notes-lost'",
        "kind = 'other'",
        "subject_id = 6",
        "facts = '{\"unit\":6}'",
        "facts = 'no facts'",
    ] {
        let (db, _spot) = unguarded();
        let wrong = tamper(&db, &format!("UPDATE journal SET {change} WHERE id = 5"));
        assert!(matches!(&wrong[..], [one] if one.starts_with("link 5: entry 5 ")), "{change}: {wrong:?}");
    }
}

/// ASVS 16.4.2.
#[test]
fn a_removed_line_is_found() {
    let (db, _spot) = unguarded();
    assert_eq!(tamper(&db, "DELETE FROM journal WHERE id = 5"), ["link 5: entry 5 is gone or unreadable"]);
    assert_eq!(tamper(&db, "DELETE FROM seal WHERE entry_id = 5"), ["links 5 to 5 are missing"]);
    let wrong =
        tamper(&db, "UPDATE seal SET seq = -seq WHERE seq > 5; UPDATE seal SET seq = -seq - 1 WHERE seq < 0");
    assert!(wrong[0].starts_with("link 5: entry 6 "), "closing the gap does not help: {wrong:?}");
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

const FORGED: &str = "INSERT INTO journal (id, at, actor_kind, verb, event, kind, subject_id, facts)
                      VALUES (99, 1, 'operator', 'note.note', 'notes-noted', 'note', 99, 'null')";

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
}

/// Attack row 22.
#[test]
fn an_end_that_was_cut_off_is_found_by_a_reader_or_by_a_link_that_was_noted() {
    let (db, _spot) = unguarded();
    let before = db.last_link().unwrap();
    assert_eq!(db.holds_link(&before), Ok(true));
    while db.follow(&Follower { name: "search", take: |_, _| Ok(()) }).unwrap() > 0 {}
    let cut = "DELETE FROM seal WHERE seq > 10; DELETE FROM journal WHERE id > 10";
    assert_eq!(tamper(&db, cut), ["reader search has read further than the chain goes: its end was cut off"]);
    assert_eq!(tamper(&db, "UPDATE follower SET seq = 10"), [""; 0], "the chain by itself cannot tell");
    assert_eq!(db.holds_link(&before), Ok(false));
    (11..=20).for_each(|number| note(&db, number));
    while db.seal().unwrap() > 0 {}
    assert_eq!(db.holds_link(&before), Ok(false), "nor does another line in its place");
    for nonsense in ["", "x", "12", "12:", "0:", "99:00"] {
        assert_eq!(db.holds_link(nonsense), Ok(nonsense == "0:"), "{nonsense}");
    }
}
