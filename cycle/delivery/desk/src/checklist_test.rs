use serde_json::{Value as Json, json};

use crate::world::World;

/// A ticket of the north teacher's with these steps.
fn with_steps(world: &World, steps: &str) -> i64 {
    let id = world.report(&world.teacher_north(), "Ny lärare");
    world.must(&world.agent_north(), id, "add-step", &json!({ "steps": steps }));
    id
}

fn list(world: &World, id: i64) -> Vec<Json> {
    world.ticket(&world.head(), id)["checklist"]["list"].as_array().cloned().unwrap_or_default()
}

fn step(world: &World, id: i64, at: usize) -> i64 {
    list(world, id)[at]["id"].as_i64().expect("a number")
}

#[test]
fn steps_are_added_ticked_unticked_and_removed_and_say_who_did_them() {
    let world = World::new();
    let agent = world.agent_north();
    let id = with_steps(&world, "Skapa konto\n\n  Dela ut dator  ");
    let texts: Vec<Json> = list(&world, id).iter().map(|step| step["text"].clone()).collect();
    assert_eq!(texts, ["Skapa konto", "Dela ut dator"], "a step a line, in order");
    let first = step(&world, id, 0);
    world.must(&agent, id, &format!("steps/{first}/tick"), &json!({}));
    assert_eq!(list(&world, id)[0]["done_by"], "Sven Fors");
    let page = world.site.get(&agent, &format!("/tickets/{id}")).text;
    assert!(page.contains("1 of 2 steps are done.") && page.contains("Sven Fors"), "{page}");
    let again = world.act(&world.head(), id, &format!("steps/{first}/tick"), &json!({}));
    assert_eq!(again.json()["code"], "desk-cannot-tick-done");
    world.must(&agent, id, &format!("steps/{first}/untick"), &json!({}));
    let again = world.act(&agent, id, &format!("steps/{first}/untick"), &json!({}));
    assert_eq!(again.json()["code"], "desk-cannot-untick-open");
    world.must(&agent, id, &format!("steps/{first}/remove"), &json!({}));
    assert_eq!(list(&world, id).len(), 1);
    assert_eq!(world.act(&agent, id, &format!("steps/{first}/remove"), &json!({})).status, 404);
}

#[test]
fn what_has_open_steps_is_not_solved_and_its_parent_solves_it_neither() {
    let world = World::new();
    let id = with_steps(&world, "Ett\nTvå\nTre");
    for at in 0..1 {
        world.must(&world.head(), id, &format!("steps/{}/tick", step(&world, id, at)), &json!({}));
    }
    let answer = world.act(&world.head(), id, "resolve", &json!({ "said": "Klart." }));
    assert_eq!(answer.status, 409);
    assert_eq!(answer.json()["code"], "desk-cannot-solve-steps");
    assert!(answer.text.contains("2 of 3 steps are not done."), "{}", answer.text);
    assert_eq!(world.site.get(&world.head(), &format!("/tickets/{id}/resolve")).status, 409);
    let parent = world.report(&world.head(), "Avbrott");
    world.must(&world.head(), id, "put-under", &json!({ "parent": parent }));
    world.must(&world.head(), parent, "resolve", &json!({ "said": "Klart.", "children": [id] }));
    assert_eq!(world.ticket(&world.head(), id)["state"], "new", "what cannot be solved stays");
    for at in 1..3 {
        world.must(&world.head(), id, &format!("steps/{}/tick", step(&world, id, at)), &json!({}));
    }
    world.must(&world.head(), id, "resolve", &json!({ "said": "Klart." }));
}

#[test]
fn those_who_ask_see_how_far_it_has_come_and_no_step() {
    let world = World::new();
    let teacher = world.teacher_north();
    let id = with_steps(&world, "Kontrollera licensen");
    let page = world.site.get(&teacher, &format!("/tickets/{id}")).text;
    assert!(page.contains("0 of 1 steps are done.") && !page.contains("Kontrollera"), "{page}");
    assert_eq!(world.ticket(&teacher, id)["checklist"], json!({ "steps": 1, "done": 0 }));
    let first = step(&world, id, 0);
    assert_eq!(world.act(&teacher, id, "add-step", &json!({ "steps": "Ett" })).status, 403);
    for verb in ["tick", "untick", "remove"] {
        assert_eq!(
            world.act(&teacher, id, &format!("steps/{first}/{verb}"), &json!({})).status,
            403,
            "{verb}"
        );
    }
    let theirs = world.act(&world.teacher_south(), id, "add-step", &json!({ "steps": "Ett" }));
    assert_eq!(theirs.status, 404, "not theirs is not found");
}

#[test]
fn a_step_is_only_touched_through_its_own_ticket() {
    let world = World::new();
    let id = with_steps(&world, "Ett");
    let other = world.report(&world.teacher_north(), "Annat");
    let first = step(&world, id, 0);
    for what in ["tick", "untick", "remove"] {
        let answer = world.act(&world.head(), other, &format!("steps/{first}/{what}"), &json!({}));
        assert_eq!(answer.status, 404, "{what}");
    }
}

#[test]
fn a_ticket_has_at_most_fifty_steps_and_a_step_at_most_two_hundred_characters() {
    let world = World::new();
    let many = (1..=50).map(|n| format!("Steg {n}")).collect::<Vec<_>>().join("\n");
    let id = with_steps(&world, &many);
    let add = |steps: &str| world.act(&world.head(), id, "add-step", &json!({ "steps": steps }));
    assert_eq!(add("Ett till").json()["code"], "desk-cannot-add-steps");
    assert_eq!(add(&format!("{many}\nEtt till")).json()["errors"][0]["code"], "too-many-steps");
    assert_eq!(add(&"å".repeat(201)).json()["errors"][0]["code"], "too-long");
    assert_eq!(add("  \n ").json()["errors"][0]["code"], "missing");
    let unknown = json!({ "steps": "Ett", "group": 9_999 });
    let other = world.report(&world.head(), "Annat");
    assert_eq!(world.act(&world.head(), other, "add-step", &unknown).status, 422);
}
