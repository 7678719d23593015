use ::store::Sql;

use super::*;

/// An import that is tried by the work `mine` since the clock's moment.
fn tried(base: &testing::Base) -> Id<Import> {
    let text = "INSERT INTO import (by_person, at, file_name, file_hash, file_bytes, kind, state, found, work, work_at)
                VALUES (1, ?, 'a.csv', '', 0, 'gadget', 'trying', '{}', 'mine', ?)";
    let now = base.clock.now();
    base.db.keep(Upkeep::Progress, |tx| tx.insert(Sql::change(text).bind(now).bind(now))).expect("an import")
}

fn told_at(base: &testing::Base, id: Id<Import>) -> i64 {
    let sql = Sql::open("a test looks", "SELECT work_at FROM import WHERE id = ?").bind(id);
    base.db.read(|reading| reading.number(sql)).expect("a moment")
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
