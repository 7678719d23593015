//! A database from before words of clocks were stored as numbers: everything is as it was, numbers are not used again.

use ::store::{Db, Sql, Upkeep};
use access::Actor;
use calendars::{Hours, NewCalendar, Plan, Week};
use people::samples::small;
use testing::{Spot, is_postgres, postgres_spot, sqlite_spot};

use crate::{Measure, Party, Phase};

const CLOCKS: &str = "SELECT 'clock ' || id || ' ' || measure || ' ' || party || ' ' || standing || ' ' || target FROM clock ORDER BY id";
const OUTCOMES: &str = "SELECT 'outcome ' || id || ' ' || clock_id || ' ' || measure || ' ' || party || ' ' || month || ' ' || kept
    FROM clock_outcome ORDER BY id";

fn texts(db: &Db, text: &str) -> Vec<String> {
    let all = db.read(|reading| reading.all::<(String,)>(Sql::open("a test", text)));
    all.expect("rows").into_iter().map(|(text,)| text).collect()
}

/// Every measure, party, standing, phase and word, in the tables of the first step.
fn fill(db: &Db) {
    let who = small(db);
    let hours: Hours = "8-17".parse().expect("hours");
    let plan = Plan::of_week(Week::working_days(&hours));
    let (name, about, zone) = ("Kontorstid".to_owned(), String::new(), "Europe/Stockholm".to_owned());
    let new = NewCalendar { name, about, unit: who.root, zone, plan };
    let calendar = calendars::add(db, &Actor::operator(), &new).expect("a calendar");
    let run = |text: &str| {
        db.keep(Upkeep::Derived, |tx| tx.run(Sql::change(text)).map(|_| ())).expect("it is kept");
    };
    run(&format!(
        "INSERT INTO service_level (name, about, unit_id, party) VALUES ('Grund', '', {}, 'users')",
        who.root
    ));
    run(&format!(
        "INSERT INTO service_level_version (level_id, calendar_id, terms, holds_for, made_at, seal)
         VALUES (1, {calendar}, '{{}}', 'new', 1, '')"
    ));
    run(&format!(
        "INSERT INTO clock_subject (kind, subject_id, unit_id, opened_at) VALUES ('case', 7, {}, 1)",
        who.north
    ));
    for (number, standing) in ["idle", "running", "paused", "stopped"].into_iter().enumerate() {
        let measure = Measure::ALL[number % 3].word();
        let party = Party::ALL[number % 3].word();
        run(&format!(
            "INSERT INTO clock (record_id, version_id, measure, party, target, by_rule, attached_at, base_at, round,
             standing, elapsed) VALUES (1, 1, '{measure}', '{party}', '4h', 'all', 1, 1, 1, '{standing}', 0)"
        ));
        run(&format!(
            "INSERT INTO clock_outcome (clock_id, round, level_id, measure, party, kind, unit_id, month, target,
             elapsed, kept, ended_at) VALUES ({number} + 1, 1, 1, '{measure}', '{party}', 'case', {}, '2026-11', '4h', 5, 1, 9)",
            who.north
        ));
    }
    run("DELETE FROM clock WHERE id = 4");
    for (place, phase) in Phase::ALL.iter().enumerate() {
        run(&format!(
            "INSERT INTO state_interval (record_id, place, phase, from_at, until_at)
             VALUES (1, {place} + 1, '{}', {place} * 10, {place} * 10 + 10)",
            phase.word()
        ));
    }
    run(
        "INSERT INTO clock_said (record_id, place, said, at) VALUES (1, 1, 'asked', 3), (1, 2, 'answered', 5)",
    );
}

#[test]
fn words_become_numbers_and_read_as_before() {
    let spot: Spot = if is_postgres() { postgres_spot() } else { sqlite_spot() };
    let below = [people::ROOM.migrations, services::MIGRATIONS, calendars::MIGRATIONS].concat();
    let before = {
        let db = Db::open(&spot.open, &[&below, &crate::MIGRATIONS[..1]].concat()).expect("the older tables");
        fill(&db);
        [texts(&db, CLOCKS), texts(&db, OUTCOMES)].concat()
    };
    assert_eq!(before.len(), 3 + 4);
    let db = Db::open(&spot.open, &[&below, crate::MIGRATIONS].concat()).expect("the tables of today");
    assert_eq!([texts(&db, CLOCKS), texts(&db, OUTCOMES)].concat(), before);
    let record = kernel::Id::new(1);
    let history = db.read(|reading| crate::store::facts::history(reading, record)).expect("a history");
    assert_eq!(history.stints.iter().map(|stint| stint.phase).collect::<Vec<_>>(), Phase::ALL);
    let said: Vec<(i64, &str)> = history.said.iter().map(|(at, said)| (at.0, said.word())).collect();
    assert_eq!(said, [(3, "asked"), (5, "answered")]);
    db.keep(Upkeep::Derived, |tx| {
        let text = "INSERT INTO clock_line (record_id, version_id, measure, party, target, by_rule, attached_at, base_at,
                    round, standing, elapsed) VALUES (1, 1, 0, 0, '4h', 'all', 1, 1, 1, 0, 0)";
        let new = tx.insert::<crate::Clock>(Sql::change(text))?;
        assert_eq!(new.number(), 5, "a number that an outcome names is not used again");
        Ok(())
    })
    .expect("a new clock");
}
