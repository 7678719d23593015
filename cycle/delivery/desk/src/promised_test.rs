//! What a ticket is promised, through the desk's own verbs.

use access::Actor;
use calendars::{Hours, NewCalendar, Plan, Week};
use clocks::{Applies, CountsFrom, HoldsFor, Level, Measure, NewLevel, Party, Phase, Promise, Terms};
use kernel::Id;
use serde_json::{Value as Json, json};
use store::Sql;

use crate::world::World;

/// The world at nine on a Monday, with an agreement for everybody: an answer within an hour, a solution within four, in open minutes of an
/// office that is open from 8 to 16 on every working day.
fn promised() -> (World, Id<Level>, Terms) {
    clocks::install(vec![crate::CLOCKED]);
    let world = World::new();
    let hours: Hours = "8-16".parse().expect("hours");
    let new = NewCalendar {
        name: "Kontorstid".to_owned(),
        about: String::new(),
        unit: world.who.root,
        zone: "Europe/Stockholm".to_owned(),
        plan: Plan::of_week(Week::working_days(&hours)),
    };
    let calendar = calendars::add(world.site.db(), &Actor::operator(), &new).expect("a calendar");
    let promise = |measure, targets: &str, counting: &[Phase]| Promise {
        measure,
        counting: counting.to_vec(),
        targets: targets.parse().expect("targets"),
        during: Vec::new(),
        escalations: vec![50],
    };
    let works = [Phase::New, Phase::Open];
    let terms = Terms {
        applies: Applies::default(),
        calendar,
        counts_from: CountsFrom::Opening,
        promises: vec![
            promise(Measure::FirstResponse, "1h", &works),
            promise(Measure::Solution, "1h 2h 4h 6h 8h", &works),
        ],
    };
    let level = add(&world, "Grundnivå", Party::Users, &terms);
    (world, level, terms)
}

fn add(world: &World, name: &str, party: Party, terms: &Terms) -> Id<Level> {
    let (name, about, unit) = (name.to_owned(), String::new(), world.who.root);
    let new = NewLevel { name, about, unit, party, terms: terms.clone(), holds_for: HoldsFor::New };
    clocks::add(world.site.db(), &Actor::operator(), &new).expect("an agreement")
}

fn due(world: &World, ticket: i64) -> Json {
    world.ticket(&world.head(), ticket)["due_at"].clone()
}

fn number(world: &World, text: &str) -> i64 {
    world.site.db().read(|reading| reading.number(Sql::open("test", text))).expect("a number")
}

fn minutes(world: &World, minutes: i64) {
    world.site.base.clock.advance_seconds(minutes * 60);
}

#[test]
fn a_ticket_is_due_as_the_agreement_says_and_goes_on_to_the_next_promise_when_it_is_answered() {
    let (world, ..) = promised();
    let opened = world.site.base.clock.now();
    let id = world.report(&world.teacher_north(), "Projektor");
    assert_eq!(due(&world, id), opened.plus_seconds(3_600).rfc3339(), "a first answer within the hour");
    minutes(&world, 30);
    world.must(&world.head(), id, "answer", &json!({ "text": "Vi kommer." }));
    assert_eq!(due(&world, id), opened.plus_seconds(4 * 3_600).rfc3339(), "then the solution");
    let page = world.site.get(&world.teacher_north(), &format!("/tickets/{id}")).text;
    assert!(page.contains("/clocks/"), "who asks sees what is promised");
}

#[test]
fn waiting_for_who_asks_is_no_time_of_the_desk_and_a_solution_stops_it() {
    let (world, ..) = promised();
    let opened = world.site.base.clock.now();
    let id = world.report(&world.teacher_north(), "Projektor");
    minutes(&world, 30);
    world.moved(id, &["take", "wait"]);
    assert!(due(&world, id).is_null(), "nothing runs while the answer is waited for");
    minutes(&world, 60);
    world.must(&world.teacher_north(), id, "write", &json!({ "text": "Sal 12." }));
    assert_eq!(
        due(&world, id),
        opened.plus_seconds(5 * 3_600).rfc3339(),
        "four hours and the hour that was waited"
    );
    world.moved(id, &["resolve"]);
    assert!(due(&world, id).is_null());
    assert_eq!(number(&world, "SELECT COUNT(*) FROM clock_outcome WHERE kept = 1"), 2);
    world.moved(id, &["reopen"]);
    assert!(!due(&world, id).is_null(), "opened again, the solution's clock goes on");
}

#[test]
fn another_priority_and_a_merge_are_heard_by_the_clocks() {
    let (world, ..) = promised();
    let opened = world.site.base.clock.now();
    let (id, other) =
        (world.report(&world.teacher_north(), "Nätet"), world.report(&world.teacher_south(), "Nätet"));
    world.must(&world.head(), id, "answer", &json!({ "text": "Vi ser det." }));
    let unit = world.who.north;
    let urgent = json!({ "kind": "incident", "unit": unit, "impact": "high", "urgency": "high" });
    world.must(&world.head(), id, "triage", &urgent);
    assert_eq!(due(&world, id), opened.plus_seconds(3_600).rfc3339(), "the target of priority 1");
    world.must(&world.head(), other, "merge", &json!({ "into": id, "said": "Samma fel." }));
    assert!(due(&world, other).is_null(), "what lives on elsewhere is promised nothing here");
}

#[test]
fn a_suppliers_clock_counts_while_the_one_whom_it_names_is_waited_for() {
    let (world, _, terms) = promised();
    let mut theirs = terms;
    theirs.applies.supplier = Some("Projektorfirman".to_owned());
    theirs.promises.retain(|promise| promise.measure == Measure::Solution);
    theirs.promises[0].counting = vec![Phase::WaitsForSupplier];
    add(&world, "Projektorfirmans avtal", Party::Supplier, &theirs);
    let id = world.report(&world.teacher_north(), "Projektor");
    let clocks = "SELECT COUNT(*) FROM clock WHERE party = 'supplier' AND replaced_at IS NULL";
    assert_eq!(number(&world, clocks), 0);
    let wait = json!({ "for": "supplier", "supplier": "projektorfirman", "said": "Vi väntar på en del." });
    world.must(&world.head(), id, "wait", &wait);
    assert_eq!(number(&world, &format!("{clocks} AND standing = 'running'")), 1);
    minutes(&world, 30);
    world.must(&world.head(), id, "resume", &json!({}));
    assert_eq!(number(&world, &format!("{clocks} AND standing = 'paused'")), 1, "back with us, it waits");
}

#[test]
fn a_changed_agreement_moves_the_due_moment_of_what_is_open() {
    let (world, level, mut terms) = promised();
    let opened = world.site.base.clock.now();
    let id = world.report(&world.teacher_north(), "Projektor");
    terms.promises.retain(|promise| promise.measure == Measure::Solution);
    clocks::change(world.site.db(), &Actor::operator(), level, &terms, HoldsFor::Open)
        .expect("a new version");
    assert_eq!(due(&world, id), opened.plus_seconds(4 * 3_600).rfc3339());
    let listed = world.listed(&world.head(), "sort=due&state=open");
    assert_eq!(listed, [id]);
}
