use std::collections::BTreeSet;

use kernel::Moment;
use store::Sql;

use super::{Plan, Talk, grow};
use crate::Step;
use crate::world::World;

fn grown(world: &World, count: usize, seed: u64) {
    let who = &world.who;
    let persons = [
        who.head_of_it,
        who.agent,
        who.leader_north,
        who.leader_south,
        who.teacher_north,
        who.teacher_south,
        who.pupil,
        who.guardian,
    ];
    let to = world.site.base.clock.now();
    let (units, from) = ([who.north, who.south], to.plus_days(-730));
    let plan = Plan { persons: &persons, units: &units, count, seed, from, to, talk: Talk::Short };
    grow(world.site.db(), &plan).expect("a sample");
}

fn number(world: &World, text: &str) -> i64 {
    world.site.db().read(|reading| reading.number(Sql::open("test", text))).expect("a number")
}

#[test]
fn the_demo_has_something_to_order_with_orders_and_makes_it_once() {
    let world = World::new();
    let who = &world.who;
    for _ in 0..2 {
        super::offer(world.site.db(), &[who.teacher_north, who.teacher_south]).expect("offers");
    }
    assert_eq!(number(&world, "SELECT COUNT(*) FROM service_template"), 2);
    assert_eq!(number(&world, "SELECT COUNT(*) FROM ticket_order"), 2);
    assert!(number(&world, "SELECT COUNT(*) FROM approval_step") >= 1);
}

#[test]
fn the_demo_has_tickets_in_every_state_with_dialogues_over_two_years() {
    let world = World::new();
    grown(&world, 300, 2_026);
    assert_eq!(number(&world, "SELECT COUNT(*) FROM ticket"), 300);
    let rows: Vec<(String,)> = world
        .site
        .db()
        .read(|r| r.all(Sql::open("test", "SELECT DISTINCT state FROM ticket")))
        .expect("states");
    let states: BTreeSet<String> = rows.into_iter().map(|(state,)| state).collect();
    let all: BTreeSet<String> = Step::ALL.iter().map(|step| step.word().to_owned()).collect();
    assert_eq!(states, all);
    assert!(number(&world, "SELECT COUNT(DISTINCT text) FROM ticket") >= 120);
    assert!(number(&world, "SELECT COUNT(*) FROM ticket_message") > 300);
    assert!(number(&world, "SELECT COUNT(DISTINCT kind) FROM ticket") == 3);
    assert!(number(&world, "SELECT COUNT(*) FROM ticket WHERE rating IS NOT NULL") > 40);
    let span = number(&world, "SELECT MAX(created_at) - MIN(created_at) FROM ticket");
    assert!(span > 650 * 86_400 * 1_000_000, "two years");
    for path in ["/tickets", "/tickets?state=open&sort=priority", "/tickets/1", "/tickets/rules"] {
        assert_eq!(world.site.get(&world.head(), path).status, 200, "{path}");
    }
}

#[test]
fn every_history_is_unbroken_ends_in_the_state_that_is_and_nothing_lies_ahead() {
    let world = World::new();
    grown(&world, 200, 7);
    let broken = "SELECT COUNT(*) FROM ticket_past a JOIN ticket_past b ON b.ticket_id = a.ticket_id AND b.place = a.place + 1
        WHERE a.until_at IS NULL OR a.until_at <> b.from_at";
    assert_eq!(number(&world, broken), 0);
    let open_ends = "SELECT COUNT(*) FROM ticket t JOIN ticket_past p ON p.ticket_id = t.id
        WHERE p.until_at IS NULL AND p.state = t.state";
    assert_eq!(number(&world, open_ends), 200);
    assert_eq!(number(&world, "SELECT COUNT(*) FROM ticket_past WHERE place = 1 AND state <> 'new'"), 0);
    let now = world.site.base.clock.now().0;
    assert_eq!(number(&world, &format!("SELECT COUNT(*) FROM ticket_past WHERE from_at > {now}")), 0);
    let wrong = "SELECT COUNT(*) FROM ticket WHERE (is_open = 1) <> (state IN ('new', 'open', 'waiting'))";
    assert_eq!(number(&world, wrong), 0);
}

#[test]
fn the_same_seed_grows_the_same() {
    let titles = |seed: u64| -> Vec<(String, String, Moment)> {
        let world = World::new();
        grown(&world, 40, seed);
        let text = "SELECT title, state, changed_at FROM ticket ORDER BY id";
        world.site.db().read(|r| r.all(Sql::open("test", text))).expect("tickets")
    };
    assert_eq!(titles(7), titles(7));
    assert_ne!(titles(7), titles(8));
}
