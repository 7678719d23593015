use std::collections::BTreeSet;
use std::time::Instant;

use kernel::{Id, Moment};
use store::Sql;

use super::{Plan, grow};
use crate::Step;
use crate::world::World;

fn grown(world: &World, count: usize, seed: u64) {
    let who = &world.who;
    let persons = [
        who.head_of_it,
        who.architect,
        who.agent,
        who.leader_north,
        who.leader_south,
        who.teacher_north,
        who.teacher_south,
        who.pupil,
        who.guardian,
    ];
    let to = world.site.base.clock.now();
    let plan =
        Plan { persons: &persons, units: &[who.north, who.south], count, seed, from: to.plus_days(-730), to };
    grow(world.site.db(), &plan).expect("a sample");
}

fn number(world: &World, text: &str) -> i64 {
    world.site.db().read(|reading| reading.number(Sql::open("test", text))).expect("a number")
}

#[test]
fn the_demo_has_needs_in_every_state_with_dialogues_over_two_years() {
    let world = World::new();
    grown(&world, 120, 2_026);
    assert_eq!(number(&world, "SELECT COUNT(*) FROM need"), 120);
    let rows: Vec<(String,)> = world
        .site
        .db()
        .read(|r| r.all(Sql::open("test", "SELECT DISTINCT state FROM need")))
        .expect("states");
    let states: BTreeSet<String> = rows.into_iter().map(|(state,)| state).collect();
    let all: BTreeSet<String> = Step::ALL.iter().map(|step| step.word().to_owned()).collect();
    assert_eq!(states, all);
    let texts = number(&world, "SELECT COUNT(DISTINCT text) FROM need");
    assert!(texts >= 90, "{texts} different texts");
    assert!(number(&world, "SELECT COUNT(*) FROM need_message") > 200);
    let span = number(&world, "SELECT MAX(created_at) - MIN(created_at) FROM need");
    assert!(span > 650 * 86_400 * 1_000_000, "two years");
    assert_eq!(number(&world, "SELECT COUNT(*) FROM need WHERE created_at > changed_at"), 0);
    assert_eq!(
        number(
            &world,
            "SELECT COUNT(*) FROM need WHERE id NOT IN (SELECT subject_id FROM journal WHERE kind = 'need')"
        ),
        0
    );
    assert!(
        number(&world, "SELECT COUNT(*) FROM need_party WHERE waiting_since IS NOT NULL") > 0,
        "somebody to tell"
    );
    assert!(
        number(&world, "SELECT COUNT(*) FROM need WHERE waits_since IS NOT NULL") > 0,
        "somebody to answer"
    );
    assert!(number(&world, "SELECT COUNT(*) FROM need WHERE scored_by > 1") > 5);
    let by_nobody = "SELECT COUNT(*) FROM journal WHERE kind = 'need' AND actor_kind <> 'person' AND event <> 'needs-heard'";
    assert_eq!(number(&world, by_nobody), 0, "whoever does something has the role for it");
    assert!(number(&world, "SELECT COUNT(DISTINCT owner_id) FROM need") > 1);
    for path in ["/needs", "/needs/board", "/needs/measures", "/needs/unanswered", "/notices"] {
        assert_eq!(world.site.get(&world.head(), path).status, 200, "{path}");
    }
}

#[test]
fn the_same_seed_grows_the_same() {
    let titles = |seed: u64| -> Vec<(String, String, Moment)> {
        let world = World::new();
        grown(&world, 30, seed);
        let text = "SELECT title, state, changed_at FROM need ORDER BY id";
        world.site.db().read(|r| r.all(Sql::open("test", text))).expect("needs")
    };
    assert_eq!(titles(7), titles(7));
    assert_ne!(titles(7), titles(8));
}

#[test]
fn a_heap_is_written_by_the_same_rules() {
    let world = World::new();
    let began = Instant::now();
    grown(&world, 1_500, 3);
    println!("1500 needs in {:?}", began.elapsed());
    assert_eq!(number(&world, "SELECT COUNT(*) FROM need"), 1_500);
    let wrong = "SELECT COUNT(*) FROM need WHERE (is_open = 1) <> (settled_at IS NULL)";
    assert_eq!(number(&world, wrong), 0);
    let page = world.site.get(&world.head(), "/api/v1/needs?q=projektor&limit=5").json();
    assert_eq!(page["items"].as_array().map(Vec::len), Some(5), "they are found by their words");
    let id = page["items"][0]["id"].as_i64().map(Id::<crate::Need>::new).expect("a number");
    assert_eq!(world.site.get(&world.head(), &format!("/needs/{id}")).status, 200);
}
