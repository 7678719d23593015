//! How the lists are looked up: each in the order of an index, whatever the filter, so that page 1,000 costs what page 1 does.

use store::Sql;

use crate::list::{FROM, SELECT};
use crate::world::World;

/// The steps of a query on SQLite; nothing on PostgreSQL, which chooses by what it has counted itself.
fn plan(world: &World, conditions: &str, order: &str) -> Vec<String> {
    let text = format!(
        "EXPLAIN QUERY PLAN SELECT {SELECT} FROM {FROM} WHERE {conditions} ORDER BY {order} LIMIT 51"
    );
    let rows = world.site.db().read(|reading| reading.rows(Sql::open("test", &text))).expect("a plan");
    rows.iter().map(|row| row.get::<String>(3).expect("words")).collect()
}

const READER: &str = "(need.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor IN (3))
    OR need.id IN (SELECT need_id FROM need_party WHERE person_id = 9) OR need.owner_id = 9)";

#[test]
fn every_list_of_needs_is_walked_in_the_order_of_an_index() {
    if std::env::var("VARV_TEST_DATABASE").is_ok_and(|name| name == "postgres") {
        return;
    }
    let world = World::new();
    let unit = "need.unit_id IN (SELECT descendant FROM unit_closure WHERE ancestor = 3)";
    let cases = [
        ("1 = 1", "need.created_at DESC, need.id DESC", "need_created"),
        ("1 = 1 AND (need.is_open = 1)", "need.created_at DESC, need.id DESC", "need_open_created"),
        ("1 = 1 AND (need.is_open = 1)", "need.changed_at DESC, need.id DESC", "need_open_changed"),
        ("1 = 1 AND (need.is_open = 1)", "need.title ASC, need.id ASC", "need_open_title"),
        ("1 = 1 AND (need.is_open = 1)", "need.score DESC, need.id DESC", "need_open_score"),
        ("1 = 1 AND (need.state = 'new')", "need.created_at DESC, need.id DESC", "need_state_created"),
        ("1 = 1 AND (need.state = 'new')", "need.score DESC, need.id DESC", "need_state_score"),
        ("1 = 1 AND (need.waits_since IS NOT NULL)", "need.created_at DESC, need.id DESC", "need_waits"),
        ("1 = 1 AND need.owner_id = 7", "need.created_at DESC, need.id DESC", "need_owner_created"),
        (
            "1 = 1 AND (need.is_open = 1) AND (need.created_at, need.id) < (5, 5)",
            "need.created_at DESC, need.id DESC",
            "need_open_created",
        ),
    ];
    for (conditions, order, index) in cases {
        let steps = plan(&world, conditions, order);
        assert!(
            steps[0].contains(&format!("INDEX {index} ")) || steps[0].ends_with(index),
            "{conditions}: {steps:?}"
        );
        assert!(steps.iter().all(|step| !step.contains("TEMP B-TREE")), "{conditions} by {order}: {steps:?}");
    }
    for conditions in [unit, &format!("{unit} AND (need.is_open = 1)"), READER] {
        let steps = plan(&world, conditions, "need.created_at DESC, need.id DESC");
        assert!(steps.iter().all(|step| step != "SCAN need"), "{conditions}: {steps:?}");
    }
}

#[test]
fn pages_ask_no_more_of_the_database_when_there_is_more_to_show() {
    let world = World::new();
    let head = world.head();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let statements = |path: &str| {
        let before = world.site.db().statements();
        assert_eq!(world.site.get(&head, path).status, 200, "{path}");
        world.site.db().statements() - before
    };
    let need = format!("/needs/{id}");
    world.must(&head, id, "answer", &serde_json::json!({ "text": "Vi tittar på det." }));
    // What is kept between requests, such as the choices of units, is read by the first.
    statements("/needs");
    let few = [statements("/needs"), statements(&need), statements("/needs/board"), statements("/notices")];
    for n in 0..15 {
        world.ask(&world.teacher_south(), &format!("Behov {n}"));
        world.must(&head, id, "answer", &serde_json::json!({ "text": format!("Svar {n}") }));
        world.must(&head, id, "note", &serde_json::json!({ "text": format!("Not {n}") }));
    }
    for asker in ["sara.lund@sjovik.example", "lena.nord@sjovik.example", "lars.syd@sjovik.example"] {
        world.must(&head, id, "join", &serde_json::json!({ "asker": asker }));
    }
    let many = [statements("/needs"), statements(&need), statements("/needs/board"), statements("/notices")];
    assert!(many[0] <= 4, "the list asked {} times", many[0]);
    assert_eq!((few[0], few[1], few[2]), (many[0], many[1], many[2]), "list, need and board");
    assert!(many[1] <= 16 && many[2] <= 12, "{many:?}");
}
