use serde_json::{Value as Json, json};

use crate::world::World;

fn why(line: &Json) -> &str {
    line["why"].as_str().unwrap_or_default()
}

fn many(world: &World, things: &str, persons: &str, go: &str) -> Json {
    json!({ "things": things, "persons": persons, "due": world.day(30), "condition": "good", "go": go })
}

#[test]
fn a_class_gets_its_things_and_each_refused_pair_says_why() {
    let world = World::new();
    let first = world.thing("SJ-1");
    for tag in ["SJ-2", "SJ-3", "SJ-4"] {
        world.thing(tag);
    }
    world.lent("SJ-4", &json!({ "person": "Per Alm" }));
    // The first is scanned as the address of its label; one thing is named twice, one is not there, one is out.
    let things = format!("https://varv.example/equipment/{first}\nSJ-2\n\nSJ-2\nSJ-9\nSJ-4\nSJ-3\n");
    let persons = "Elsa Alm\nnils.lind@sjovik.example\nLena Nord\nElsa Alm\nElsa Alm\nIngen Alls";
    let agent = world.agent_north();
    let preview = world.site.api(&agent, "/loans/lend-many", &many(&world, &things, persons, ""));
    assert_eq!(preview.status, 200, "{}", preview.text);
    let preview = preview.json();
    assert_eq!(
        (&preview["preview"], &preview["done"], &preview["refused"]),
        (&json!(true), &json!(2), &json!(4))
    );
    assert_eq!(world.count("SELECT COUNT(*) FROM loan"), 1, "nothing is lent by looking");
    assert_eq!(world.asset(first)["state"], "in-stock");
    let done = world.site.api(&agent, "/loans/lend-many", &many(&world, &things, persons, "lend")).json();
    assert_eq!((&done["done"], &done["refused"]), (&json!(2), &json!(4)));
    let lines = done["lines"].as_array().unwrap();
    assert_eq!(
        lines.iter().map(|it| it["ok"].as_bool().unwrap()).collect::<Vec<_>>(),
        [true, true, false, false, false, false]
    );
    assert!(why(&lines[2]).contains("on loan already") && why(&lines[3]).contains("label or serial number"));
    assert!(
        why(&lines[4]).contains("on loan already")
            && why(&lines[5]).contains("Nobody that you have access to")
    );
    for (at, line) in preview["lines"].as_array().unwrap().iter().enumerate() {
        assert_eq!(why(line), why(&lines[at]), "the preview says the same");
    }
    let again = world.site.api(&agent, "/loans/lend-many", &many(&world, &things, persons, "lend")).json();
    assert_eq!(again["done"], 0, "what is lent once is not lent twice");
}

#[test]
fn the_page_shows_the_pairs_before_it_lends_them() {
    let world = World::new();
    world.thing("SJ-1");
    let due = world.day(30).to_string();
    let mut fields = vec![
        ("things", "SJ-1\nSJ-9"),
        ("persons", "Elsa Alm\nNils Lind"),
        ("due", &due),
        ("condition", "worn"),
    ];
    let page = world.site.post(&world.head(), "/loans/lend-many", &fields);
    assert_eq!(page.status, 200);
    assert!(
        page.text.contains("One loan can be made.") && page.text.contains("Lend one pair"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("loans-"), "{}", page.text);
    fields.push(("go", "lend"));
    let page = world.site.post(&world.head(), "/loans/lend-many", &fields);
    assert!(page.status == 200 && page.text.contains("One loan was made."), "{}", page.text);
    assert_eq!(world.listed(&world.head(), "?state=out"), ["SJ-1"]);
}

#[test]
fn lists_of_different_lengths_are_refused_and_so_are_strangers() {
    let world = World::new();
    world.thing("SJ-1");
    let post = |who: &str, things: &str, persons: &str| {
        world.site.api(who, "/loans/lend-many", &many(&world, things, persons, "lend"))
    };
    let answer = post(&world.head(), "SJ-1", "Elsa Alm\nNils Lind");
    assert!(answer.status == 422 && answer.text.contains("1 things and 2 persons"), "{}", answer.text);
    let long = "SJ-1\n".repeat(201);
    assert_eq!(post(&world.head(), &long, &long).status, 422);
    assert_eq!(post(&world.head(), "", "").status, 422);
    assert_eq!(post(&world.leader_north(), "SJ-1", "Elsa Alm").status, 403);
    assert_eq!(post(&world.pupil(), "SJ-1", "Elsa Alm").status, 403);
    assert_eq!(world.site.get(&world.teacher(), "/loans/lend-many").status, 403);
    assert_eq!(world.site.get(&world.head(), "/loans/lend-many").status, 200);
}

#[test]
fn a_class_gives_its_things_back() {
    let world = World::new();
    for tag in ["SJ-1", "SJ-2", "SJ-3"] {
        world.thing(tag);
    }
    world.thing_in("SJ-S", world.who.south);
    let lost = world.lent("SJ-1", &json!({}));
    world.lent("SJ-2", &json!({ "person": "Nils Lind" }));
    world.lent("SJ-S", &json!({ "person": "Sara Lund" }));
    world.back(lost, &json!({ "whither": "lost", "note": "Borta" }));
    let fields =
        json!({ "things": "SJ-1\nSJ-2\nSJ-2\nSJ-3\nSJ-S", "condition": "worn", "note": "Vårterminen" });
    let answer = world.site.api(&world.agent_north(), "/loans/return-many", &fields);
    assert_eq!(answer.status, 200, "{}", answer.text);
    let done = answer.json();
    let ok: Vec<bool> =
        done["lines"].as_array().unwrap().iter().map(|it| it["ok"].as_bool().unwrap()).collect();
    assert_eq!(ok, [true, true, false, false, false], "{done}");
    assert_eq!(world.listed(&world.head(), "?state=returned").len(), 2);
    assert_eq!(world.listed(&world.head(), "?state=out"), ["SJ-S"]);
    assert_eq!(world.site.api(&world.leader_north(), "/loans/return-many", &fields).status, 403);
    let bad = world.site.api(&world.agent_north(), "/loans/return-many", &json!({ "condition": "good" }));
    assert_eq!(bad.status, 422);
    let page =
        world.site.post(&world.head(), "/loans/return-many", &[("things", "SJ-S"), ("condition", "good")]);
    assert!(page.status == 200 && page.text.contains("One thing is returned."), "{}", page.text);
    assert_eq!(world.site.get(&world.head(), "/loans/return-many").status, 200);
}
