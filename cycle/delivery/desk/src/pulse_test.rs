use serde_json::{Value as Json, json};

use crate::world::World;

fn pulse(world: &World, who: &str, id: i64) -> Json {
    let answer = world.site.get(who, &format!("/api/v1/tickets/{id}/pulse"));
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

fn types(world: &World, who: &str, id: i64) -> testing::Answer {
    world.act(who, id, "writing", &json!({}))
}

#[test]
fn what_others_do_meanwhile_is_seen_and_a_note_by_the_desk_alone() {
    let world = World::new();
    let (head, teacher) = (world.head(), world.teacher_north());
    let id = world.report(&teacher, "Skrivare");
    let (mine, theirs) =
        (pulse(&world, &head, id)["mark"].clone(), pulse(&world, &teacher, id)["mark"].clone());
    assert_eq!(pulse(&world, &head, id)["mark"], mine, "nothing is new when nothing happens");
    world.site.base.clock.advance_seconds(5);
    world.must(&head, id, "note", &json!({ "text": "Garantin är slut." }));
    assert_ne!(pulse(&world, &head, id)["mark"], mine);
    assert_eq!(pulse(&world, &teacher, id)["mark"], theirs, "a note is nothing to who asks");
    world.must(&head, id, "answer", &json!({ "text": "Vi kommer." }));
    assert_ne!(pulse(&world, &teacher, id)["mark"], theirs);
    assert_eq!(world.site.get(&world.teacher_south(), &format!("/api/v1/tickets/{id}/pulse")).status, 404);
}

#[test]
fn who_else_writes_an_answer_is_told_to_the_desk_for_a_minute() {
    let world = World::new();
    let (head, agent, teacher) = (world.head(), world.agent_north(), world.teacher_north());
    let id = world.report(&teacher, "Skrivare");
    let lines = journal(&world);
    assert_eq!(types(&world, &agent, id).json()["writing"], json!([]), "one is no news to oneself");
    assert_eq!(journal(&world), lines, "it is no line of the journal");
    let told = pulse(&world, &head, id);
    assert_eq!(told["writing"], json!(["Sven Fors"]));
    assert_eq!(told["words"], "Sven Fors is writing an answer.");
    assert_eq!(pulse(&world, &teacher, id)["writing"], json!([]), "those who ask are not told");
    world.site.base.clock.advance_seconds(59);
    assert_eq!(pulse(&world, &head, id)["writing"], json!(["Sven Fors"]));
    world.site.base.clock.advance_seconds(2);
    assert_eq!(
        pulse(&world, &head, id)["writing"],
        json!([]),
        "and after a minute without a key they are not"
    );
    types(&world, &agent, id);
    world.must(&agent, id, "answer", &json!({ "text": "Klart." }));
    assert_eq!(pulse(&world, &head, id)["writing"], json!([]), "what is sent is no longer written");
    assert_eq!(types(&world, &teacher, id).status, 403);
    assert_eq!(types(&world, &world.teacher_south(), id).status, 404);
}

fn journal(world: &World) -> i64 {
    let sql = store::Sql::open("test", "SELECT COUNT(*) FROM journal");
    world.site.db().read(|reading| reading.number(sql.clone())).expect("a number")
}

#[test]
fn old_writing_is_forgotten() {
    let world = World::new();
    let ids = [1, 2].map(|n| world.report(&world.teacher_north(), &format!("Ärende {n}")));
    types(&world, &world.agent_north(), ids[0]);
    world.site.base.clock.advance_seconds(601);
    types(&world, &world.agent_north(), ids[1]);
    let sql = store::Sql::open("test", "SELECT COUNT(*) FROM ticket_writing");
    assert_eq!(world.site.db().read(|reading| reading.number(sql.clone())).expect("a number"), 1);
}

#[test]
fn a_look_asks_the_database_twice_at_most_and_the_page_says_who_changed_it_last() {
    let world = World::new();
    let head = world.head();
    let id = world.report(&world.teacher_north(), "Skrivare");
    world.must(&world.agent_north(), id, "answer", &json!({ "text": "Vi kommer." }));
    let before = world.site.db().statements();
    pulse(&world, &head, id);
    assert!(world.site.db().statements() - before <= 2);
    let page = world.site.get(&head, &format!("/tickets/{id}")).text;
    assert!(page.contains(&format!("data-live=\"/api/v1/tickets/{id}/pulse\"")), "{page}");
    assert!(page.contains("Last changed") && page.contains("Sven Fors"), "{page}");
    let theirs = world.site.get(&world.teacher_north(), &format!("/tickets/{id}")).text;
    assert!(!theirs.contains("data-writing"), "{theirs}");
}
