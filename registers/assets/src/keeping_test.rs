//! Adding, changing, moving and printing, through the router.

use serde_json::{Value as Json, json};

use crate::world::World;

#[test]
fn a_thing_is_added_and_its_page_says_what_it_is_in_words() {
    let world = World::new();
    let today = world.site.db().read(people::today).unwrap();
    let more = json!({
        "serial": " pf2 x81 ", "uuid": "4C4C454400354A108052B4C04F4D3132", "macs": "02-53-4A-00-11-22",
        "bought_on": today.plus_months(-50), "price": "8490", "warranty_until": today.plus_days(10),
        "note": "Låst skåp", "place": "Sal 214",
    });
    let id = world.add("SJ-1", &more);
    let asset = world.asset(&world.head(), id).json();
    assert_eq!((&asset["serial"], &asset["macs"][0]), (&json!("PF2X81"), &json!("02:53:4a:00:11:22")));
    assert_eq!(asset["uuid"], "4c4c4544-0035-4a10-8052-b4c04f4d3132");
    assert_eq!((&asset["price"], &asset["model"]["name"]), (&json!("8490.00"), &json!("Norrsken Bok 14")));
    assert_eq!(asset["history"].as_array().unwrap().len(), 1, "its history begins");
    let page = world.site.get(&world.head(), &format!("/equipment/{id}")).text;
    assert!(page.contains("10 days left") && page.contains("older than it was meant to be"), "{page}");
    assert!(page.contains("Låst skåp"));
    assert_eq!(world.events(id), ["assets-added"]);
}

fn errors(answer: &testing::Answer) -> Vec<String> {
    let all = answer.json()["errors"].as_array().cloned().unwrap_or_default();
    all.iter().filter_map(|error| error["field"].as_str().map(str::to_owned)).collect()
}

#[test]
fn all_errors_come_at_once_and_what_is_taken_is_said_at_its_field() {
    let world = World::new();
    let wrong = json!({ "uuid": "x", "macs": "y", "price": "-1", "state": "gone", "warranty_until": "2020-01-01", "bought_on": "2021-01-01" });
    let answer = world.site.api(&world.head(), "/equipment/add", &wrong);
    assert_eq!(answer.status, 422);
    for field in ["tag", "model", "uuid", "macs", "price", "warranty_until", "state", "unit"] {
        assert!(errors(&answer).contains(&field.to_owned()), "{field}: {}", answer.text);
    }
    let uuid = "4c4c4544-0035-4a10-8052-b4c04f4d3132";
    let taken = json!({ "serial": "A1", "uuid": uuid, "macs": "02:53:4a:00:11:22" });
    world.add("SJ-1", &taken);
    for (field, more) in [
        ("tag", json!({})),
        ("serial", json!({ "serial": "a1" })),
        ("uuid", json!({ "uuid": uuid })),
        ("macs", json!({ "macs": "02:53:4a:00:11:22" })),
    ] {
        let tag = if field == "tag" { "SJ-1" } else { "SJ-2" };
        let answer = world.site.api(&world.head(), "/equipment/add", &world.fields(tag, &more));
        assert_eq!((answer.status, errors(&answer)), (422, vec![field.to_owned()]), "{}", answer.text);
    }
    let nobody = world.fields("SJ-3", &json!({ "state": "in-use", "person": "Ingen Alls" }));
    assert_eq!(errors(&world.site.api(&world.head(), "/equipment/add", &nobody)), ["person"]);
    let foreign = world.fields("SJ-3", &json!({ "model": 4_711 }));
    assert_eq!(errors(&world.site.api(&world.head(), "/equipment/add", &foreign)), ["model"]);
}

#[test]
fn two_makers_may_have_the_same_serial_number() {
    let world = World::new();
    let model = json!({ "maker": "Lumi", "name": "Platta", "category": world.category });
    let other = world.made(&world.head(), "/equipment/models/add", &model);
    world.add("SJ-1", &json!({ "serial": "1" }));
    let second = world.add("SJ-2", &json!({ "serial": "1", "model": other }));
    let edit = json!({ "maker": "Norrsken", "name": "Platta", "category": world.category });
    let answer = world.site.api(&world.head(), &format!("/equipment/models/{other}/edit"), &edit);
    assert_eq!(answer.status, 422, "then they would be two of one maker: {}", answer.text);
    assert_eq!(world.found(&world.head(), "lumi"), ["SJ-2 · Lumi Platta"]);
    let edit = json!({ "maker": "Skarp", "name": "Platta", "category": world.category });
    world.made(&world.head(), &format!("/equipment/models/{other}/edit"), &edit);
    assert_eq!(world.found(&world.head(), "skarp").len(), 1, "its things are found by the new name");
    assert_eq!(world.asset(&world.head(), second).json()["model"]["name"], "Skarp Platta");
}

#[test]
fn each_move_is_a_line_that_holds_until_the_next_one() {
    let world = World::new();
    let (agent, teacher) = (world.agent_north(), world.name(world.who.teacher_north));
    let id = world.add("SJ-1", &json!({}));
    assert_eq!(world.moved(&agent, id, "in-use", &teacher, "").status, 201);
    world.site.db().clock().advance_seconds(60);
    assert_eq!(world.moved(&agent, id, "in-repair", &teacher, "Sprucken skärm").status, 201);
    let asset = world.asset(&agent, id).json();
    let lines = asset["history"].as_array().unwrap();
    assert_eq!(
        lines.iter().map(|line| line["state"].clone()).collect::<Vec<_>>(),
        ["in-repair", "in-use", "in-stock"]
    );
    assert_eq!((&lines[1]["until"], &lines[0]["until"]), (&lines[0]["from"], &Json::Null));
    assert_eq!((&lines[1]["person"], &lines[0]["why"]), (&json!(teacher), &json!("Sprucken skärm")));
    assert_eq!(world.events(id), ["assets-added", "assets-became", "assets-became"]);
    let page = world.site.get(&agent, &format!("/equipment/{id}")).text;
    assert!(page.contains("holds now") && page.contains("Sprucken skärm"), "{page}");
}

#[test]
fn a_move_that_is_not_legal_is_refused_with_its_reason() {
    let world = World::new();
    let id = world.add("SJ-1", &json!({}));
    let head = world.head();
    assert_eq!(world.moved(&head, id, "wiped", "", "Bränd").json()["code"], "assets-move-not-legal");
    assert_eq!(errors(&world.moved(&head, id, "lent", "", "")), ["person"]);
    assert_eq!(errors(&world.moved(&head, id, "retired", "", "")), ["why"]);
    assert_eq!(errors(&world.moved(&head, id, "gone", "", "")), ["state"]);
    assert_eq!(world.moved(&head, id, "retired", "", "För gammal").status, 201);
    let page = world.site.get(&head, &format!("/equipment/{id}")).text;
    assert!(page.contains("must be erased"), "{page}");
    assert_eq!(world.moved(&head, id, "wiped", "", "Intyg 12").status, 201);
    assert_eq!(world.moved(&head, id, "in-stock", "", "").json()["code"], "assets-move-not-legal");
    let again = json!({ "state": "wiped", "unit": world.who.north, "place": "Sal 1" });
    assert_eq!(world.act(&head, id, "move", &again).json()["code"], "assets-move-nothing");
    let elsewhere = json!({ "state": "wiped", "unit": world.who.north, "place": "Sal 2" });
    assert_eq!(world.act(&head, id, "move", &elsewhere).json()["code"], "assets-move-not-legal");
}

#[test]
fn a_name_is_not_lost_unseen_and_what_is_left_out_stays() {
    let world = World::new();
    let head = world.head();
    let add = |state: &str| {
        world.site.api(&head, "/equipment/add", &world.fields("SJ-9", &json!({ "state": state })))
    };
    assert_eq!(errors(&add("wiped")), ["state"], "into that state it comes by a move that says how");
    let id = world.add("SJ-1", &json!({ "place": "Sal 7" }));
    let unit = world.who.north;
    assert_eq!(world.act(&head, id, "move", &json!({ "state": "in-repair", "unit": unit })).status, 201);
    let json = world.site.get(&head, &format!("/api/v1/equipment/{id}")).json();
    assert_eq!((json["state"].as_str(), json["place"].as_str()), (Some("in-repair"), Some("Sal 7")));
}

#[test]
fn who_saw_an_older_thing_changes_nothing() {
    let world = World::new();
    let id = world.add("SJ-1", &json!({}));
    let edit = json!({ "tag": "SJ-1", "model": world.model, "version": 1, "note": "Ny" });
    assert_eq!(world.act(&world.head(), id, "edit", &edit).status, 201);
    assert_eq!(world.act(&world.head(), id, "edit", &edit).status, 409);
    let late = json!({ "state": "in-use", "unit": world.who.north, "version": 1 });
    assert_eq!(world.act(&world.head(), id, "move", &late).status, 409);
}

#[test]
fn chosen_things_are_moved_each_by_itself() {
    let world = World::new();
    let (one, two) = (world.add("SJ-1", &json!({})), world.add("SJ-2", &json!({})));
    let teacher = world.name(world.who.teacher_north);
    assert_eq!(world.moved(&world.head(), two, "lent", &teacher, "").status, 201);
    let all = json!({ "id": [one, two], "state": "retired", "why": "Utbyte" });
    let answer = world.site.api(&world.head(), "/equipment/bulk/move", &all);
    assert_eq!(
        (answer.json()["done"].clone(), answer.json()["refused"][0]["id"].clone()),
        (json!(1), json!(two))
    );
    assert_eq!(world.asset(&world.head(), one).json()["state"], "retired");
    let ids = [("id", &*one.to_string())];
    let page = world.site.post(&world.head(), "/equipment/bulk/move", &ids);
    assert!(page.status == 200 && page.text.contains("name=\"why\""), "{}", page.text);
    assert_eq!(world.site.api(&world.teacher_north(), "/equipment/bulk/move", &all).status, 403);
}

#[test]
fn labels_lead_to_the_things_page_and_are_printed_by_those_who_keep_them() {
    let world = World::new();
    let (one, two) = (world.add("SJ-1", &json!({})), world.add("SJ<2>", &json!({ "unit": world.who.south })));
    let chosen = world.site.api(&world.head(), "/equipment/bulk/labels", &json!({ "id": [one, two] }));
    assert_eq!(chosen.status, 200, "{}", chosen.text);
    let path = format!("/equipment/labels?ids={one}.{two}&per_sheet=10");
    let page = world.site.get(&world.head(), &path).text;
    assert!(page.contains("labels of-10") && page.contains("SJ&lt;2&gt;"), "{page}");
    assert_eq!(page.matches("<svg aria-hidden=\"true\" focusable=\"false\"").count(), 2);
    let told = world.site.get(&world.agent_north(), &format!("/api/v1{path}")).json();
    assert_eq!(told["items"].as_array().unwrap().len(), 1, "the other school's is not theirs: {told}");
    assert!(told["items"][0]["address"].as_str().unwrap().ends_with(&format!("/equipment/{one}")), "{told}");
    assert_eq!(world.site.get(&world.teacher_north(), &path).status, 403);
    let none = world.site.api(&world.head(), "/equipment/bulk/labels", &json!({}));
    assert_eq!(none.json()["code"], "web-bulk-none");
}

#[test]
fn lists_are_narrowed_and_whoever_ends_a_unit_or_a_person_is_told_what_is_there() {
    let world = World::new();
    let teacher = world.name(world.who.teacher_north);
    let today = world.site.db().read(people::today).unwrap();
    let one = world.add("SJ-1", &json!({ "warranty_until": today.plus_days(-1) }));
    world.add("SJ-2", &json!({ "place": "Sal 2", "unit": world.who.south }));
    assert_eq!(world.moved(&world.head(), one, "in-use", &teacher, "").status, 201);
    let head = world.head();
    assert_eq!(world.tags(&head, ""), ["SJ-1", "SJ-2"]);
    assert_eq!(world.tags(&head, "?state=in-use"), ["SJ-1"]);
    assert_eq!(world.tags(&head, &format!("?unit={}", world.who.south)), ["SJ-2"]);
    assert_eq!(world.tags(&head, &format!("?model={}", world.model)).len(), 2);
    assert_eq!(world.tags(&head, &format!("?category={}", world.category)).len(), 2);
    assert_eq!(world.tags(&head, &format!("?warranty={today}")), ["SJ-1"]);
    assert_eq!(world.tags(&head, &format!("?person={}", world.who.teacher_north)), ["SJ-1"]);
    assert!(world.tags(&head, "?place=none").is_empty());
    let stake = |who: &str, kind: &str, id: i64| {
        world.site.get(who, &format!("/api/v1/test/stake?kind={kind}&id={id}")).json()[0]["count"].clone()
    };
    assert_eq!(stake(&head, "person", world.who.teacher_north.number()), 1);
    assert_eq!(stake(&head, "unit", world.who.south.number()), 1);
}

#[test]
fn sjoviks_things_are_the_same_every_time() {
    let made = || {
        let world = World::new();
        let who = &world.who;
        let today = world.site.db().read(people::today).unwrap();
        let sql = store::Sql::change("DELETE FROM asset_model");
        let other = store::Sql::change("DELETE FROM asset_category");
        let cleared = world.site.db().keep(store::Upkeep::Derived, |tx| {
            tx.run(sql.clone())?;
            tx.run(other.clone())
        });
        cleared.unwrap();
        let places = crate::samples::Places { it: who.root, schools: vec![who.north, who.south], today };
        assert_eq!(crate::samples::make(world.site.db(), &places), Ok(24));
        let list = world.site.get(&world.head(), "/api/v1/equipment?limit=100").json();
        let line = |item: &Json| format!("{} {}", item["tag"], item["state"]);
        list["items"].as_array().unwrap().iter().map(line).collect::<Vec<_>>()
    };
    let lines = made();
    assert!(lines.iter().any(|line| line.contains("in-use")), "{lines:?}");
    assert_eq!(lines, made());
}
