//! Kinds and models, through the router.

use serde_json::json;

use crate::world::World;

#[test]
fn the_head_of_it_sets_kinds_and_those_who_keep_things_add_models() {
    let world = World::new();
    let kind = json!({ "name": "Projektor", "kind": "other" });
    assert_eq!(world.site.api(&world.agent_north(), "/equipment/categories/add", &kind).status, 403);
    let category = world.made(&world.head(), "/equipment/categories/add", &kind);
    let again = world.site.api(&world.head(), "/equipment/categories/add", &kind);
    assert_eq!((again.status, &again.json()["errors"][0]["field"]), (422, &json!("name")));
    let model = json!({ "maker": "Klarsyn", "name": "P4", "category": category, "life_months": 84, "list_price": "9800", "support_ends": "2030-01-01" });
    let id = world.made(&world.agent_north(), "/equipment/models/add", &model);
    assert_eq!(world.site.api(&world.teacher_north(), "/equipment/models/add", &model).status, 403);
    let shown = world.site.get(&world.teacher_north(), &format!("/api/v1/equipment/models/{id}")).json();
    assert_eq!((&shown["life_months"], &shown["assets"]), (&json!(84), &json!(0)));
    let page = world.site.get(&world.head(), &format!("/equipment/models/{id}")).text;
    assert!(page.contains("Klarsyn P4") && page.contains("84 months"), "{page}");
}

#[test]
fn a_model_is_of_a_kind_that_is_there_and_of_its_makers_once() {
    let world = World::new();
    let wrong = json!({ "name": "", "category": 4_711, "list_price": "-5", "life_months": 0 });
    let answer = world.site.api(&world.head(), "/equipment/models/add", &wrong);
    let fields: Vec<_> =
        answer.json()["errors"].as_array().unwrap().iter().map(|e| e["field"].clone()).collect();
    assert_eq!(fields, ["name", "list_price", "life_months"], "{}", answer.text);
    let foreign = json!({ "name": "X", "category": 4_711 });
    let answer = world.site.api(&world.head(), "/equipment/models/add", &foreign);
    assert_eq!((answer.status, &answer.json()["errors"][0]["field"]), (422, &json!("category")));
    let twice = json!({ "maker": "Norrsken", "name": "Bok 14", "category": world.category });
    let answer = world.site.api(&world.head(), "/equipment/models/add", &twice);
    assert_eq!((answer.status, &answer.json()["errors"][0]["field"]), (422, &json!("name")));
}

#[test]
fn a_kind_and_a_model_change_once_for_whoever_saw_them_as_they_are() {
    let world = World::new();
    let path = format!("/equipment/categories/{}/edit", world.category);
    let edit = json!({ "name": "Dator", "kind": "device", "life_months": 60, "version": 1 });
    assert!(matches!(world.site.api(&world.head(), &path, &edit).status, 200 | 201));
    assert_eq!(world.site.api(&world.head(), &path, &edit).status, 409);
    assert_eq!(world.site.get(&world.head(), "/equipment/categories/4711/edit").status, 404);
    let model = world.site.get(&world.head(), &format!("/api/v1/equipment/models/{}", world.model)).json();
    assert_eq!((&model["life_months"], &model["category"]["name"]), (&json!(60), &json!("Dator")));
    let path = format!("/equipment/models/{}/edit", world.model);
    let edit = json!({ "maker": "Norrsken", "name": "Bok 15", "category": world.category, "version": 1 });
    assert!(matches!(world.site.api(&world.head(), &path, &edit).status, 200 | 201));
    assert_eq!(world.site.api(&world.head(), &path, &edit).status, 409);
    let list = world.site.get(&world.head(), "/api/v1/equipment/models").json();
    assert_eq!(list["items"][0]["name"], "Bok 15");
}
