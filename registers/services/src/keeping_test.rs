//! Adding, changing, ending and bringing back, through the router.

use serde_json::json;

use crate::world::World;

#[test]
fn the_head_of_it_adds_a_service_and_its_users_read_it() {
    let world = World::new();
    let id = world.add(
        "Utskrift",
        &json!({ "about": "Skriv ut med ditt kort.", "asks": "Ny skrivare\nFlytta skrivare" }),
    );
    let service = world.service(&world.teacher_north(), id).json();
    assert_eq!(service["name"], "Utskrift");
    assert_eq!(service["asks"], json!(["Ny skrivare", "Flytta skrivare"]));
    assert!(service.get("owner").is_none(), "who keeps it is for those who survey services");
    assert_eq!(world.service(&world.agent(), id).json()["audience"], "everybody");
    let page = world.site.get(&world.teacher_north(), "/services/catalogue").text;
    assert!(page.contains("Utskrift") && page.contains("Flytta skrivare"), "{page}");
    let page = world.site.get(&world.head(), &format!("/services/{id}")).text;
    assert!(page.contains("Retire") && page.contains("Change the service"), "{page}");
}

#[test]
fn a_name_is_taken_once_and_all_errors_come_at_once() {
    let world = World::new();
    world.add("Utskrift", &json!({}));
    let again =
        json!({ "name": "Utskrift", "unit": world.who.root, "state": "live", "audience": "everybody" });
    let answer = world.site.api(&world.head(), "/services/add", &again);
    assert_eq!(
        (answer.status, &answer.json()["errors"][0]["field"]),
        (422, &json!("name")),
        "{}",
        answer.text
    );
    let answer =
        world.site.api(&world.head(), "/services/add", &json!({ "audience": "units", "state": "gone" }));
    let fields: Vec<_> =
        answer.json()["errors"].as_array().unwrap().iter().map(|e| e["field"].clone()).collect();
    assert_eq!(fields, ["name", "unit", "units", "state"], "{}", answer.text);
}

#[test]
fn what_is_planned_is_its_users_once_it_is_launched() {
    let world = World::new();
    let id = world.add("E-tjänst", &json!({ "state": "planned" }));
    assert_eq!(world.service(&world.teacher_north(), id).status, 404);
    assert_eq!(world.act(&world.agent(), id, "launch", &json!({})).status, 403);
    assert_eq!(world.act(&world.teacher_north(), id, "launch", &json!({})).status, 404);
    assert_eq!(world.act(&world.head(), id, "launch", &json!({})).status, 201);
    assert_eq!(world.service(&world.teacher_north(), id).status, 200);
    assert_eq!(world.act(&world.head(), id, "launch", &json!({})).json()["code"], "services-is-live");
}

#[test]
fn a_service_ends_after_its_last_day_by_itself_and_can_be_brought_back() {
    let world = World::new();
    let id = world.add("Gamla systemet", &json!({}));
    let today = world.site.db().read(people::today).unwrap();
    let past = json!({ "last_day": today.plus_days(-1) });
    assert_eq!(world.act(&world.head(), id, "retire", &past).json()["errors"][0]["code"], "day-is-past");
    assert_eq!(world.act(&world.head(), id, "retire", &json!({ "last_day": today })).status, 201);
    assert_eq!(crate::run_out(world.site.db()).unwrap(), 0, "the last day is still a day of use");
    assert_eq!(world.service(&world.teacher_north(), id).json()["state"], "retiring");
    world.site.db().clock().advance_seconds(86_400);
    assert_eq!(crate::run_out(world.site.db()).unwrap(), 1);
    assert_eq!(world.service(&world.teacher_north(), id).status, 404);
    assert_eq!(world.service(&world.agent(), id).json()["state"], "retired");
    assert_eq!(world.act(&world.head(), id, "retire", &json!({})).json()["code"], "services-is-retired");
    assert_eq!(world.act(&world.head(), id, "restore", &json!({})).status, 201);
    assert_eq!(world.service(&world.teacher_north(), id).json()["state"], "live");
}

#[test]
fn an_owner_keeps_what_they_own_but_cannot_move_it_out_of_their_units() {
    let world = World::new();
    let who = &world.who;
    let id = world.add("Salsskärmar", &json!({ "unit": who.north, "owner": who.architect }));
    let edit = |unit, version| json!({ "name": "Skärm i sal", "unit": unit, "owner": who.architect, "audience": "everybody", "version": version });
    let owner = world.owner_north();
    assert_eq!(world.act(&owner, id, "edit", &edit(who.north, 1)).status, 201);
    assert_eq!(
        world.act(&owner, id, "edit", &edit(who.north, 1)).status,
        409,
        "somebody changed it meanwhile"
    );
    assert_eq!(world.act(&owner, id, "edit", &edit(who.south, 2)).status, 403);
    let other = world.add("E-post", &json!({}));
    assert_eq!(world.act(&owner, other, "edit", &edit(who.north, 1)).status, 403);
    let new = json!({ "name": "Ny", "unit": who.south, "state": "live", "audience": "everybody" });
    assert_eq!(world.site.api(&owner, "/services/add", &new).status, 403);
    assert_eq!(world.site.api(&world.agent(), "/services/add", &new).status, 403);
}

#[test]
fn a_support_group_that_the_owner_may_not_see_stays_when_they_edit() {
    let world = World::new();
    let who = &world.who;
    let new = people::NewGroup { name: "Servicedesk".into(), about: String::new(), unit: who.root };
    let group = people::add_group(world.site.db(), &access::Actor::operator(), &new).unwrap();
    let id = world.add("Skärm i sal", &json!({ "unit": who.north, "owner": who.architect, "group": group }));
    assert_eq!(world.service(&world.head(), id).json()["group"], "Servicedesk");
    let owner = world.owner_north();
    assert!(!world.site.get(&owner, &format!("/services/{id}/edit")).text.contains("Servicedesk"));
    let edit = json!({ "name": "Skärm", "unit": who.north, "owner": who.architect, "audience": "everybody" });
    assert_eq!(world.act(&owner, id, "edit", &edit).status, 201);
    assert_eq!(world.service(&world.head(), id).json()["group"], "Servicedesk");
    assert_eq!(world.act(&world.head(), id, "edit", &edit).status, 201);
    assert_eq!(
        world.service(&world.head(), id).json()["group"],
        json!(null),
        "whoever sees it may take it away"
    );
}

#[test]
fn an_owner_is_somebody_who_may_be_one_and_a_unit_is_open() {
    let world = World::new();
    let refused = |more: (&str, serde_json::Value)| {
        let mut fields =
            json!({ "name": "Ny", "unit": world.who.root, "state": "live", "audience": "everybody" });
        fields[more.0] = more.1;
        world.site.api(&world.head(), "/services/add", &fields).json()["errors"][0]["field"].clone()
    };
    assert_eq!(refused(("owner", json!(world.who.pupil))), "owner");
    assert_eq!(refused(("unit", json!(987_654))), "unit");
    assert_eq!(refused(("group", json!(987_654))), "group");
}

#[test]
fn whoever_ends_a_unit_or_a_person_is_told_what_they_own() {
    let world = World::new();
    let who = &world.who;
    world.add("Skärm i sal", &json!({ "unit": who.north, "owner": who.architect }));
    world.add("Klar", &json!({ "unit": who.north, "owner": who.architect, "state": "planned" }));
    let asked = |who: &str, kind: &str, id: i64| {
        world.site.get(who, &format!("/api/v1/test/stake?kind={kind}&id={id}")).json()[0].clone()
    };
    let told = asked(&world.head(), "person", who.architect.number());
    assert_eq!(told["count"], 2);
    assert!(told["text"].as_str().unwrap().contains("Skärm i sal"), "{told}");
    let told = asked(&world.teacher_south(), "unit", who.north.number());
    assert_eq!((&told["count"], &told["href"]), (&json!(2), &json!("")), "a number reveals no name");
    assert!(!told["text"].as_str().unwrap().contains("Skärm"), "{told}");
}

#[test]
fn sjoviks_services_are_the_same_every_time() {
    let made = || {
        let world = World::new();
        let who = &world.who;
        let ends = world.site.db().read(people::today).unwrap().plus_days(90);
        let places = crate::samples::Places { it: who.root, schools: who.education, care: who.south, ends };
        crate::samples::make(world.site.db(), &places).unwrap();
        world.names(&world.teacher_north(), "/services/catalogue")
    };
    let names = made();
    assert!(names.contains(&"Lärplattform".to_owned()) && !names.contains(&"Omsorgsjournal".to_owned()));
    assert_eq!(names, made());
}
