use access::Actor;
use kernel::{Id, Moment};
use people::PersonGroup;

use crate::world::{World, promise};
use crate::{Applies, CountsFrom, Facts, HoldsFor, Measure, Party, Phase};

fn at(text: &str) -> Option<Moment> {
    Some(Moment::parse_rfc3339(text).unwrap())
}

#[test]
fn a_record_gets_the_clocks_that_were_promised() {
    let world = World::new();
    world.usual();
    let outlook = world.begin(&world.facts(1));
    assert_eq!(outlook.due, at("2026-03-02T09:00:00Z"), "the first response, in an hour");
    let solution = world.shown(1, Measure::Solution);
    assert_eq!((solution.standing, solution.due), ("running", at("2026-03-02T13:00:00Z")));
    assert_eq!(solution.left_us, Some(4 * 3_600_000_000));
    assert_eq!(world.texts("SELECT by_rule FROM clock"), ["all", "all"]);
}

#[test]
fn the_agreement_that_fits_most_closely_wins_and_says_why() {
    let world = World::new();
    world.usual();
    let mut north = world.terms(vec![promise(Measure::Solution, "2h")]);
    north.applies = Applies { unit: Some(world.who.north), ..Applies::default() };
    world.agree("Norra skolan", Party::Users, north, HoldsFor::New);
    let mut education = world.terms(vec![promise(Measure::Solution, "3h")]);
    education.applies = Applies { unit: Some(world.who.education), ..Applies::default() };
    world.agree("Utbildning", Party::Users, education, HoldsFor::New);
    world.begin(&world.facts(1));
    world.begin(&Facts { unit: world.who.south, ..world.facts(2) });
    world.begin(&Facts { unit: world.who.root, ..world.facts(3) });
    let target = |number| world.shown(number, Measure::Solution).target.to_string();
    assert_eq!([target(1), target(2), target(3)], ["2h", "3h", "4h"]);
    let rules = world.texts("SELECT by_rule FROM clock WHERE measure = 'solution' ORDER BY id");
    assert_eq!(rules, ["unit", "unit", "all"]);
    assert_eq!(world.all_shown(1).len(), 2, "the first response is still the usual agreement's");
}

#[test]
fn a_pause_is_never_lost_when_the_agreement_changes() {
    let world = World::new();
    let level = world.usual();
    world.begin(&world.facts(1));
    world.minutes(60);
    world.moved(1, Phase::WaitsForRequester);
    world.minutes(24 * 60);
    let longer = world.terms(vec![promise(Measure::Solution, "6h")]);
    crate::change(&world.base.db, &Actor::operator(), level, &longer, HoldsFor::Open).unwrap();
    let paused = world.shown(1, Measure::Solution);
    assert_eq!((paused.standing, paused.due, paused.target.to_string().as_str()), ("paused", None, "6h"));
    world.moved(1, Phase::Open);
    assert_eq!(world.shown(1, Measure::Solution).due, at("2026-03-03T15:00:00Z"), "five hours are left");
    assert_eq!(world.number("SELECT COUNT(*) FROM state_interval"), 3, "no interval came or went");
}

#[test]
fn a_new_version_for_new_records_leaves_open_ones_as_they_were() {
    let world = World::new();
    let level = world.usual();
    world.begin(&world.facts(1));
    let longer = world.terms(vec![promise(Measure::Solution, "6h")]);
    crate::change(&world.base.db, &Actor::operator(), level, &longer, HoldsFor::New).unwrap();
    world.begin(&world.facts(2));
    let target = |number| world.shown(number, Measure::Solution).target.to_string();
    assert_eq!([target(1), target(2)], ["4h", "6h"]);
    world.within(|tx| crate::reclassified(tx, &Facts { priority: Some(1), ..world.facts(1) }));
    assert_eq!(target(1), "1h", "another priority, by the version that it was opened under");
}

#[test]
fn another_priority_counts_from_when_the_record_was_opened() {
    let world = World::new();
    world.usual();
    world.begin(&world.facts(1));
    world.minutes(30);
    let outlook = world.within(|tx| crate::reclassified(tx, &Facts { priority: Some(1), ..world.facts(1) }));
    assert_eq!(outlook.due, at("2026-03-02T09:00:00Z"));
    assert_eq!(world.shown(1, Measure::Solution).due, at("2026-03-02T09:00:00Z"));
    assert_eq!(world.number("SELECT COUNT(*) FROM clock WHERE replaced_at IS NOT NULL"), 2);
    assert_eq!(world.number("SELECT COUNT(*) FROM clock_outcome"), 0, "what was replaced went nowhere");
}

#[test]
fn a_groups_clock_counts_from_when_it_got_the_record_and_ends_when_it_gives_it_on() {
    let world = World::new();
    let group: Id<PersonGroup> = Id::new(7);
    let mut ours = world.terms(vec![promise(Measure::Solution, "2h")]);
    ours.applies = Applies { group: Some(group), ..Applies::default() };
    ours.counts_from = CountsFrom::Attach;
    world.agree("Nätgruppen", Party::Group, ours, HoldsFor::New);
    world.begin(&world.facts(1));
    assert!(world.all_shown(1).is_empty());
    world.minutes(60);
    world.within(|tx| crate::reclassified(tx, &Facts { group: Some(group), ..world.facts(1) }));
    assert_eq!(
        world.shown(1, Measure::Solution).due,
        at("2026-03-02T11:00:00Z"),
        "two hours from when it came"
    );
    world.minutes(30);
    world.within(|tx| crate::reclassified(tx, &world.facts(1)));
    assert!(world.all_shown(1).is_empty());
    let kept = world.number("SELECT COUNT(*) FROM clock_outcome WHERE party = 'group' AND kept = 1");
    assert_eq!((kept, world.number("SELECT elapsed / 60000000 FROM clock_outcome")), (1, 30));
}

#[test]
fn a_suppliers_clock_counts_while_the_supplier_is_waited_for() {
    let world = World::new();
    let mut theirs = world.terms(vec![crate::Promise {
        counting: vec![Phase::WaitsForSupplier],
        ..promise(Measure::Solution, "8h")
    }]);
    theirs.applies = Applies { supplier: Some("Projektorfirman AB".to_owned()), ..Applies::default() };
    world.agree("Projektorfirman", Party::Supplier, theirs, HoldsFor::New);
    world.begin(&Facts { supplier: Some(" projektorfirman  AB".to_owned()), ..world.facts(1) });
    assert_eq!(world.shown(1, Measure::Solution).standing, "idle");
    world.minutes(60);
    world.moved(1, Phase::WaitsForSupplier);
    assert_eq!(world.shown(1, Measure::Solution).due, at("2026-03-03T09:00:00Z"));
    world.moved(1, Phase::Solved);
    assert_eq!(world.shown(1, Measure::Solution).standing, "stopped");
}

#[test]
fn first_and_next_answers_are_told_apart() {
    let world = World::new();
    let both = vec![promise(Measure::FirstResponse, "1h"), promise(Measure::NextAnswer, "2h")];
    world.agree("Svar", Party::Users, world.terms(both), HoldsFor::New);
    let facts = world.facts(1);
    world.begin(&facts);
    world.minutes(10);
    world.within(|tx| crate::asked(tx, &facts.subject));
    assert_eq!(world.shown(1, Measure::FirstResponse).due, at("2026-03-02T09:00:00Z"));
    assert_eq!(world.shown(1, Measure::NextAnswer).due, at("2026-03-02T10:10:00Z"));
    world.minutes(10);
    world.within(|tx| crate::answered(tx, &facts.subject));
    assert_eq!(world.shown(1, Measure::FirstResponse).standing, "stopped");
    assert_eq!(world.shown(1, Measure::NextAnswer).standing, "stopped");
    world.minutes(100);
    world.within(|tx| crate::asked(tx, &facts.subject));
    assert_eq!(world.shown(1, Measure::NextAnswer).standing, "running");
    assert_eq!(world.shown(1, Measure::FirstResponse).standing, "stopped");
    assert_eq!(world.number("SELECT COUNT(*) FROM clock_outcome"), 2);
}

#[test]
fn between_two_questions_another_priority_is_heard() {
    let world = World::new();
    let answers = vec![promise(Measure::NextAnswer, "1h 2h 3h 4h 5h")];
    world.agree("Svar", Party::Users, world.terms(answers), HoldsFor::New);
    let facts = world.facts(1);
    world.begin(&facts);
    world.within(|tx| crate::asked(tx, &facts.subject));
    world.minutes(10);
    world.within(|tx| crate::answered(tx, &facts.subject));
    world.within(|tx| crate::reclassified(tx, &Facts { priority: Some(1), ..world.facts(1) }));
    world.within(|tx| crate::asked(tx, &facts.subject));
    assert_eq!(world.shown(1, Measure::NextAnswer).due, at("2026-03-02T09:10:00Z"));
    assert_eq!(world.number("SELECT COUNT(*) FROM clock_outcome"), 1, "the first round is told once");
}

#[test]
fn a_breach_is_told_once_by_the_clock_and_so_is_each_escalation() {
    let world = World::new();
    world.usual();
    world.begin(&world.facts(1));
    world.within(|tx| crate::answered(tx, &world.facts(1).subject));
    assert_eq!(crate::tell_due(&world.base.db).unwrap(), 0);
    world.minutes(121);
    assert_eq!(crate::tell_due(&world.base.db).unwrap(), 1, "half of the time");
    assert_eq!(crate::tell_due(&world.base.db).unwrap(), 0);
    world.minutes(24 * 60);
    assert_eq!(
        world.shown(1, Measure::Solution).breached,
        at("2026-03-02T13:00:00Z"),
        "seen before it is told"
    );
    assert_eq!(crate::tell_due(&world.base.db).unwrap(), 1);
    assert_eq!(crate::tell_due(&world.base.db).unwrap(), 0);
    let said = world.texts(
        "SELECT event || ' ' || actor_kind || ' ' || kind || ' ' || facts FROM journal WHERE event LIKE 'clocks-%'
         AND event NOT LIKE 'clocks-level%' ORDER BY id",
    );
    assert_eq!(
        said,
        [
            r#"clocks-escalated clock case {"clock":2,"measure":"solution","share":50}"#,
            r#"clocks-breached clock case {"clock":2,"measure":"solution"}"#
        ]
    );
    assert_eq!(world.number("SELECT COUNT(*) FROM clock WHERE breached_at IS NOT NULL"), 1);
}

#[test]
fn what_was_broken_while_nobody_looked_is_told_all_the_same() {
    let world = World::new();
    world.usual();
    world.begin(&world.facts(1));
    world.minutes(6 * 60);
    world.moved(1, Phase::Solved);
    let kept = world.texts("SELECT measure || ' ' || kept FROM clock_outcome ORDER BY id");
    assert_eq!(kept, ["first-response 0", "solution 0"]);
    assert_eq!(crate::tell_due(&world.base.db).unwrap(), 4, "two halves, two breaches");
    assert_eq!(crate::tell_due(&world.base.db).unwrap(), 0);
}

#[test]
fn how_a_promise_went_is_stored_and_told_anew_when_it_was_opened_again() {
    let world = World::new();
    world.usual();
    world.begin(&world.facts(1));
    world.minutes(30);
    world.moved(1, Phase::Solved);
    let outcome = || {
        world.texts(
            "SELECT measure || ' ' || month || ' ' || (elapsed / 60000000) || ' ' || kept FROM clock_outcome
             WHERE measure = 'solution'",
        )
    };
    assert_eq!(outcome(), ["solution 2026-03 30 1"]);
    world.minutes(31 * 24 * 60);
    world.moved(1, Phase::Open);
    world.minutes(24 * 60);
    world.moved(1, Phase::Closed);
    assert_eq!(outcome(), ["solution 2026-04 510 0"], "a new row would count it twice");
    assert_eq!(world.number("SELECT COUNT(*) FROM clock_outcome WHERE measure = 'first-response'"), 1);
}

#[test]
fn a_cause_is_for_what_was_broken_and_reaches_what_is_counted() {
    let world = World::new();
    world.usual();
    world.begin(&world.facts(1));
    let (db, operator) = (&world.base.db, Actor::operator());
    let early = crate::explain(db, &operator, Id::new(2), Id::new(1)).unwrap_err();
    assert_eq!(early, kernel::Refused::rule("clocks-cannot-not-breached"));
    world.minutes(6 * 60);
    crate::tell_due(db).unwrap();
    crate::explain(db, &operator, Id::new(2), Id::new(1)).unwrap();
    assert!(crate::explain(db, &operator, Id::new(2), Id::new(99)).is_err());
    world.moved(1, Phase::Solved);
    assert_eq!(world.number("SELECT cause_id FROM clock_outcome WHERE measure = 'solution'"), 1);
}

#[test]
fn making_clocks_again_changes_nothing() {
    let world = World::new();
    world.usual();
    let phases = [Phase::Open, Phase::WaitsForSupplier, Phase::Solved, Phase::Open, Phase::WaitsForDay];
    for number in 1..=20 {
        let facts = world.facts(number);
        world.begin(&facts);
        for step in 0..number % 7 {
            world.minutes(17 * number + step);
            world.moved(number, phases[(number + step) as usize % phases.len()]);
            world.within(|tx| crate::asked(tx, &facts.subject));
            crate::tell_due(&world.base.db).unwrap();
        }
    }
    let remade = world.remade();
    assert_eq!((remade.clocks, remade.changed), (40, 0));
    world.minutes(100_000);
    assert_eq!(world.remade().changed, 0, "time alone changes nothing that is kept");
}

#[test]
fn when_a_calendar_changes_its_clocks_are_made_again_and_no_others() {
    let world = World::new();
    world.usual();
    world.begin(&world.facts(1));
    world.begin(&world.facts(2));
    world.moved(2, Phase::Solved);
    let close = calendars::Exception {
        day: "2026-03-02".parse().unwrap(),
        kind: calendars::ExceptionKind::Special("8-12".parse().unwrap()),
        label: "Studiedag".to_owned(),
    };
    calendars::except(&world.base.db, &Actor::operator(), world.calendar, &close).unwrap();
    world.base.db.settle(crate::FOLLOWERS).unwrap();
    assert_eq!(world.shown(1, Measure::Solution).due, at("2026-03-03T08:00:00Z"));
    assert_eq!(world.remade().changed, 0);
}

#[test]
fn what_was_withdrawn_is_neither_due_nor_counted() {
    let world = World::new();
    world.usual();
    world.begin(&world.facts(1));
    world.within(|tx| crate::withdrawn(tx, &world.facts(1).subject));
    world.minutes(10_000);
    assert_eq!(crate::tell_due(&world.base.db).unwrap(), 0);
    assert!(world.all_shown(1).is_empty());
    assert_eq!(world.number("SELECT COUNT(*) FROM clock_outcome"), 0);
}

#[test]
fn beginning_and_moving_cost_few_statements() {
    let world = World::new();
    world.usual();
    world.begin(&world.facts(1));
    let cost = |work: &dyn Fn()| {
        let before = world.base.db.statements();
        work();
        world.base.db.statements() - before
    };
    assert!(
        cost(&|| {
            world.begin(&world.facts(2));
        }) <= 5
    );
    assert!(
        cost(&|| {
            world.moved(2, Phase::WaitsForSupplier);
        }) <= 10
    );
    assert!(cost(&|| drop(world.all_shown(2))) <= 3);
}
