//! How the lists are looked up: each in the order of an index, whatever the queue, so that page 1,000 costs what page 1 does.

use serde_json::json;
use store::Sql;

use crate::list::{FROM, SELECT};
use crate::world::World;

/// The steps of a query on SQLite.
fn plan(world: &World, conditions: &str, order: &str) -> Vec<String> {
    let text = format!(
        "EXPLAIN QUERY PLAN SELECT {SELECT} FROM {FROM} WHERE {conditions} ORDER BY {order} LIMIT 51"
    );
    let rows = world.site.db().read(|reading| reading.rows(Sql::open("test", &text))).expect("a plan");
    rows.iter().map(|row| row.get::<String>(3).expect("words")).collect()
}

const CREATED: &str = "ticket.created_at DESC, ticket.id DESC";
/// What the scope of an agent for the whole organisation is.
const AGENT: &str = "1 = 1 AND (ticket.is_confidential = 0 OR ticket.owner_id = 9
    OR ticket.group_id IN (SELECT group_id FROM group_member WHERE person_id = 9)
    OR ticket.id IN (SELECT ticket_id FROM ticket_party WHERE person_id = 9))";

#[test]
fn every_queue_is_walked_in_the_order_of_an_index() {
    if std::env::var("VARV_TEST_DATABASE").is_ok_and(|name| name == "postgres") {
        return;
    }
    let world = World::new();
    let cases = [
        ("1 = 1", CREATED, "ticket_created"),
        ("1 = 1", "ticket.changed_at DESC, ticket.id DESC", "ticket_changed"),
        ("(ticket.is_open = 1)", CREATED, "ticket_open_created"),
        ("(ticket.is_open = 1)", "ticket.changed_at DESC, ticket.id DESC", "ticket_open_changed"),
        ("(ticket.is_open = 1)", "ticket.priority ASC, ticket.id ASC", "ticket_open_priority"),
        (
            "(ticket.is_open = 1)",
            "COALESCE(ticket.due_at, 9223372036854775807) ASC, ticket.id ASC",
            "ticket_open_due",
        ),
        ("(ticket.is_open = 1) AND ticket.service_id = 3", CREATED, "ticket_open_service"),
        ("(ticket.is_open = 1) AND ticket.unit_id = 3", CREATED, "ticket_open_unit"),
        ("(ticket.is_open = 1) AND ticket.owner_id = 3", CREATED, "ticket_open_owner"),
        ("(ticket.is_open = 1) AND ticket.group_id = 3", CREATED, "ticket_open_group"),
        ("(ticket.is_open = 1 AND ticket.owner_id IS NULL)", CREATED, "ticket_open_owner"),
        ("ticket.unit_id = 3", CREATED, "ticket_unit"),
        ("ticket.owner_id = 3", CREATED, "ticket_owner"),
        ("ticket.group_id = 3", CREATED, "ticket_group"),
        ("(ticket.waits_since IS NOT NULL)", CREATED, "ticket_waits"),
        (
            "(ticket.is_open = 1) AND ticket.unit_id = 3 AND (ticket.created_at, ticket.id) < (5, 5)",
            CREATED,
            "ticket_open_unit",
        ),
    ];
    for (conditions, order, index) in cases {
        for scope in ["1 = 1", AGENT] {
            let steps = plan(&world, &format!("{scope} AND {conditions}"), order);
            assert!(
                steps[0].contains(&format!("INDEX {index} ")) || steps[0].ends_with(index),
                "{conditions}: {steps:?}"
            );
            assert!(
                steps.iter().all(|step| !step.contains("TEMP B-TREE")),
                "{conditions} by {order}: {steps:?}"
            );
        }
    }
}

#[test]
fn who_asks_finds_their_own_without_walking_all() {
    if std::env::var("VARV_TEST_DATABASE").is_ok_and(|name| name == "postgres") {
        return;
    }
    let world = World::new();
    let own = "ticket.id IN (SELECT ticket_id FROM ticket_party WHERE person_id = 9)";
    let steps = plan(&world, &format!("({own} AND (ticket.is_confidential = 0 OR {own}))"), CREATED);
    assert!(steps.iter().all(|step| !step.starts_with("SCAN ticket")), "{steps:?}");
}

#[test]
fn pages_ask_no_more_of_the_database_when_there_is_more_to_show() {
    let world = World::new();
    let (head, teacher) = (world.head(), world.teacher_north());
    let id = world.report(&teacher, "Skrivare");
    let statements = |path: &str| {
        let before = world.site.db().statements();
        assert_eq!(world.site.get(&head, path).status, 200, "{path}");
        world.site.db().statements() - before
    };
    let ticket = format!("/tickets/{id}");
    world.must(&head, id, "answer", &json!({ "text": "Vi tittar på det." }));
    // The choices of units are made by the first page that shows them.
    statements("/tickets");
    let few = [statements("/tickets"), statements(&ticket), statements("/notices")];
    for n in 0..15 {
        world.report(&world.teacher_south(), &format!("Ärende {n}"));
        world.must(&head, id, "answer", &json!({ "text": format!("Svar {n}") }));
        world.must(&head, id, "note", &json!({ "text": format!("Not {n}") }));
    }
    for person in ["sara.lund@sjovik.example", "lena.nord@sjovik.example", "lars.syd@sjovik.example"] {
        world.must(&head, id, "add-watcher", &json!({ "person": person }));
    }
    let many = [statements("/tickets"), statements(&ticket), statements("/notices")];
    assert_eq!(few, many);
    assert!(many[0] <= 6 && many[1] <= 24, "{many:?}");
}

#[test]
fn to_report_and_to_answer_ask_little_of_the_database() {
    let world = World::new();
    let teacher = world.teacher_north();
    let warm = world.report(&teacher, "Värm upp");
    world.must(&world.head(), warm, "answer", &json!({ "text": "Vi tittar på det." }));
    let before = world.site.db().statements();
    let id = world.report(&teacher, "Skrivare");
    let report = world.site.db().statements() - before;
    let before = world.site.db().statements();
    world.must(&world.head(), id, "answer", &json!({ "text": "Vi tittar på det." }));
    let first = world.site.db().statements() - before;
    assert!(report <= 20 && first <= 24, "{report} to report, {first} to answer");
}

#[test]
fn a_month_is_counted_along_indexes_and_never_by_walking_all_tickets() {
    if std::env::var("VARV_TEST_DATABASE").is_ok_and(|name| name == "postgres") {
        return;
    }
    let world = World::new();
    let month: kernel::Month = "2026-03".parse().expect("a month");
    for (index, sql) in crate::store::figures::walks(&month.span_in("Europe/Stockholm")) {
        let text = format!("EXPLAIN QUERY PLAN {}", sql.text().replace('?', "5"));
        let rows = world.site.db().read(|reading| reading.rows(Sql::open("test", &text))).expect("a plan");
        let steps: Vec<String> = rows.iter().map(|row| row.get::<String>(3).expect("words")).collect();
        let by_index = |step: &String| format!("{step} ").contains(&format!("INDEX {index} "));
        assert!(steps.iter().any(by_index), "{index}: {steps:?}");
        let walked = |step: &&String| {
            let all = ["SCAN t", "SCAN ticket", "SCAN p", "SCAN was", "SCAN ticket_past", "SCAN ticket_time"];
            all.contains(&step.as_str())
        };
        assert_eq!(steps.iter().find(walked), None, "{index}: {steps:?}");
    }
}
