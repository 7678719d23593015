use ::store::Sql;

use super::*;
use crate::judge::Counts;

/// An import that is tried by the work `mine` since the clock's moment.
fn tried(base: &testing::Base) -> Id<Import> {
    let text = "INSERT INTO import (by_person, at, file_name, file_hash, file_bytes, kind, state, found)
                VALUES (1, ?, 'a.csv', '', 0, 'gadget', 'mapped', '{}')";
    let now = base.clock.now();
    let id = base.db.keep(Upkeep::Progress, |tx| tx.insert(Sql::change(text).bind(now))).expect("an import");
    let import = import(base, id);
    base.db.keep(Upkeep::Progress, |tx| store::start(tx, &import, Work::Trying, "mine")).expect("work");
    id
}

fn import(base: &testing::Base, id: Id<Import>) -> Import {
    base.db.read(|reading| store::load_any(reading, &Actor::clock(), id)).expect("an import")
}

const COUNTS: Counts = Counts { new: 1, changed: 0, same: 0, refused: 0 };

fn told_at(base: &testing::Base, id: Id<Import>) -> i64 {
    let beat = base.db.read(|reading| store::last_beat(reading, id, "mine")).expect("a look");
    beat.expect("a moment").0
}

#[test]
fn work_that_lives_says_so_until_it_ends() {
    let base = testing::base(crate::MIGRATIONS);
    let id = tried(&base);
    base.clock.advance_seconds(50);
    let now = base.clock.now();
    std::thread::scope(|scope| {
        let (end, ended) = channel::<()>();
        let every = Duration::from_millis(5);
        let db = &base.db;
        let beat = scope.spawn(move || say_that_it_goes_on(db, id, "mine", &ended, every));
        let until = std::time::Instant::now() + Duration::from_secs(60);
        while told_at(&base, id) != now.0 && std::time::Instant::now() < until {
            std::thread::sleep(every);
        }
        drop(end);
        beat.join().expect("no panic");
    });
    assert_eq!(told_at(&base, id), now.0);
}

#[test]
fn work_that_was_ended_or_taken_over_is_not_kept_alive() {
    let base = testing::base(crate::MIGRATIONS);
    let id = tried(&base);
    let goes_on = |token: &str| base.db.keep(Upkeep::Progress, |tx| store::goes_on(tx, id, token));
    assert_eq!(goes_on("mine"), Ok(()));
    assert_eq!(goes_on("another's"), Err(Refused::Conflict));
    base.db.keep(Upkeep::Progress, |tx| store::stop(tx, id, "mine", Work::Trying, None)).expect("an end");
    assert_eq!(goes_on("mine"), Err(Refused::Conflict));
}

#[test]
fn work_that_says_a_word_does_not_collide_with_its_own_long_write() {
    let base = testing::base(crate::MIGRATIONS);
    let id = tried(&base);
    let writes = AtomicI64::new(0);
    std::thread::scope(|scope| {
        let written = base.db.keep(Upkeep::Progress, |tx| {
            writes.fetch_add(1, Ordering::Relaxed);
            store::load_any(tx, &Actor::clock(), id)?;
            let db = &base.db;
            let beat = scope.spawn(move || db.keep(Upkeep::Progress, |tx| store::goes_on(tx, id, "mine")));
            // On SQLite the word waits until the write is over.
            if testing::is_postgres() {
                beat.join().expect("no panic")?;
            }
            let digest = String::new();
            store::finish(tx, id, "mine", &State::Tried { counts: COUNTS, digest })
        });
        assert_eq!(written, Ok(()));
    });
    assert_eq!(writes.load(Ordering::Relaxed), 1, "the write was not made anew");
    assert!(matches!(import(&base, id).state, State::Tried { .. }));
}

#[test]
fn work_of_another_process_is_ended_only_when_it_has_been_silent() {
    let base = testing::base(crate::MIGRATIONS);
    let id = tried(&base);
    base.clock.advance_seconds(100);
    base.db.keep(Upkeep::Progress, |tx| store::goes_on(tx, id, "mine")).expect("a word");
    base.clock.advance_seconds(60);
    end_if_stopped(&base.db, &import(&base, id)).expect("a look");
    assert!(matches!(import(&base, id).state, State::Working { .. }), "it said a word a minute ago");
    base.clock.advance_seconds(1);
    end_if_stopped(&base.db, &import(&base, id)).expect("a look");
    assert!(matches!(import(&base, id).state, State::Mapped));
}
