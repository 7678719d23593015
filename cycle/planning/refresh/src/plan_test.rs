//! The plan, its rules and scenarios, through the router.

use serde_json::json;

use crate::world::{World, made};

#[test]
fn the_plan_says_what_falls_out_where_and_what_it_costs() {
    let world = World::new();
    let next = world.year + 1;
    let head = world.head();
    assert_eq!(world.cost(&head, next, ""), "24000.00");
    // The southern laptop two years from now; the screen three; the northern laptops again after four years.
    assert_eq!(world.cost(&head, next + 1, ""), "8000.00");
    assert_eq!(world.cost(&head, next + 2, ""), "20000.00");
    assert_eq!(world.cost(&head, next + 4, ""), "24000.00");
    let plan = world.json(&head, "/refresh?by=unit");
    assert_eq!((&plan["groups"][0]["name"], &plan["things"]), (&json!("Norra skolan"), &json!(5)));
    let things = world.json(&head, &format!("/refresh/things?year={next}"));
    let tags: Vec<&str> =
        things["items"].as_array().into_iter().flatten().filter_map(|it| it["tag"].as_str()).collect();
    assert_eq!(tags, ["N1", "N2", "N3"]);
    assert_eq!((&things["sums"][0]["things"], &things["sums"][0]["total"]), (&json!(3), &json!("24000.00")));
    for path in ["/refresh", "/refresh?by=model&measure=things", "/refresh/things", "/refresh/compare"] {
        let page = world.site.get(&head, path);
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text.contains("[refresh-"), "{path}: a text is missing");
    }
    assert_eq!(world.site.get(&head, "/refresh?years=11").status, 422);
    assert_eq!(world.site.get(&head, "/refresh?by=colour").status, 422);
}

#[test]
fn each_sees_the_own_units_plan_and_a_teacher_none() {
    let world = World::new();
    let next = world.year + 1;
    assert_eq!(world.cost(&world.controller(), next, ""), "24000.00");
    assert_eq!(world.cost(&world.leader_north(), next, ""), "24000.00");
    assert_eq!(world.cost(&world.leader_south(), next, ""), "0.00");
    let asked = format!("&unit={}", world.who.north);
    assert_eq!(
        world.cost(&world.leader_south(), next, &asked),
        "0.00",
        "asking for another's unit shows nothing"
    );
    let things = world.json(&world.leader_south(), &format!("/refresh/things?year={next}"));
    assert_eq!((&things["items"], &things["sums"]), (&json!([]), &json!([])));
    let file = world.site.get(&world.leader_south(), "/refresh/export?format=csv&years=10").text;
    assert!(file.contains("Södra skolan") && !file.contains("Norra skolan"), "{file}");
    let file =
        world.site.get(&world.leader_south(), &format!("/refresh/things/export?format=csv&year={next}")).text;
    assert!(!file.contains("N1"), "{file}");
    for path in
        ["/refresh", "/refresh/export", "/refresh/things", "/refresh/things/export", "/refresh/compare"]
    {
        assert_eq!(world.site.get(&world.teacher(), path).status, 403, "{path}");
    }
    made(&world.set(&world.head(), "loss", &json!({ "percent": "2" })));
    assert_eq!(world.json(&world.teacher(), "/refresh/rules")["items"], json!([]));
    made(&world.site.api(&world.head(), "/refresh/scenarios/add", &json!({ "name": "Vänta" })));
    assert_eq!(world.site.get(&world.leader_north(), "/refresh/compare").status, 403);
    assert_eq!(world.json(&world.leader_north(), "/refresh/scenarios")["items"], json!([]));
}

#[test]
fn a_rule_changes_the_plan_says_by_how_much_and_is_ended_again() {
    let world = World::new();
    let (next, head) = (world.year + 1, world.head());
    let rule = made(&world.set(
        &head,
        "dearer",
        &json!({ "category": world.laptop, "percent": "12", "year": next }),
    ));
    assert_eq!(world.cost(&head, next, ""), "26880.00");
    let shown = world.json(&head, &format!("/refresh/rules/{rule}"));
    assert_eq!(shown["effects"][0]["year"], json!(next));
    assert_eq!(shown["effects"][0]["difference"], json!("2880.00"));
    let page = world.site.get(&head, &format!("/refresh/rules/{rule}")).text;
    assert!(page.contains("12 % dearer from") && page.contains("2,880"), "{page}");
    // Another change of the same takes its place.
    let other = made(&world.set(
        &head,
        "dearer",
        &json!({ "category": world.laptop, "percent": "-5", "year": next }),
    ));
    assert_eq!(world.cost(&head, next, ""), "22800.00");
    assert_eq!(world.json(&head, &format!("/refresh/rules/{rule}"))["is_ended"], true);
    let path = format!("/refresh/rules/{other}/end");
    assert_eq!(world.site.api(&head, &path, &json!({ "why": "" })).status, 422);
    made(&world.site.api(&head, &path, &json!({ "why": "Priset blev kvar." })));
    assert_eq!(world.cost(&head, next, ""), "24000.00");
    assert_eq!(world.site.api(&head, &path, &json!({ "why": "En gång till." })).status, 409);
    let list = world.json(&head, "/refresh/rules?state=ended");
    assert_eq!(list["items"].as_array().map(Vec::len), Some(2));
}

#[test]
fn only_whoever_heads_it_there_sets_rules() {
    let world = World::new();
    let life = json!({ "category": world.laptop, "months": 60 });
    for who in [world.controller(), world.leader_north(), world.teacher(), world.head_north()] {
        assert_eq!(world.set(&who, "life", &life).status, 403);
    }
    let mut north = life.clone();
    north["unit"] = json!(world.who.north);
    made(&world.set(&world.head_north(), "life", &north));
    let mut south = life;
    south["unit"] = json!(world.who.south);
    assert_eq!(world.set(&world.head_north(), "life", &south).status, 403);
    let of = |tag: &str| json!({ "tag": tag, "year": world.year + 5 });
    let refused = world.set(&world.head_north(), "life", &of("S1"));
    assert_eq!(
        (refused.status, &refused.json()["errors"][0]["field"]),
        (422, &json!("tag")),
        "{}",
        refused.text
    );
    let rule = made(&world.set(&world.head_north(), "life", &of("N4")));
    assert_eq!(
        world.cost(&world.head(), world.year + 2, ""),
        "32000.00",
        "three laptops last 60 months, the other 48"
    );
    assert_eq!(world.cost(&world.head(), world.year + 5, ""), "20000.00", "the screen has its own year");
    // A unit's rule is for those who see that unit.
    let path = format!("/api/v1/refresh/rules/{rule}");
    assert_eq!(world.site.get(&world.leader_north(), &path).status, 200);
    assert_eq!(world.site.get(&world.leader_south(), &path).status, 404);
    assert_eq!(world.json(&world.leader_north(), &format!("/refresh/rules/{rule}"))["effects"], json!([]));
    let seen = world.json(&world.leader_south(), "/refresh/rules");
    assert_eq!(seen["items"], json!([]));
}

#[test]
fn a_rule_that_makes_no_sense_is_refused_with_words() {
    let world = World::new();
    let head = world.head();
    let wrong = [
        ("life", json!({ "category": world.laptop }), "months"),
        ("life", json!({ "months": 48 }), "category"),
        ("life", json!({ "category": world.laptop, "year": 2030 }), "year"),
        ("life", json!({ "tag": "N1", "year": 2030, "months": 12 }), "year"),
        ("life", json!({ "tag": "N1", "year": 2030, "category": world.laptop }), "tag"),
        ("life", json!({ "tag": "X", "year": 2030 }), "tag"),
        ("life", json!({ "category": 99, "months": 12 }), "category"),
        ("life", json!({ "category": world.laptop, "model": world.book, "months": 12 }), "model"),
        ("price", json!({ "category": world.laptop, "year": 2030, "amount": "0" }), "amount"),
        ("price", json!({ "year": 2030, "amount": "10" }), "category"),
        ("dearer", json!({ "year": 2030, "percent": "0" }), "percent"),
        ("dearer", json!({ "year": 2030, "percent": "tolv" }), "percent"),
        ("loss", json!({ "percent": "101" }), "percent"),
        ("wait", json!({ "year": 2030, "months": 0 }), "months"),
        ("leave", json!({ "year": 1999, "category": world.laptop }), "year"),
    ];
    for (kind, fields, field) in wrong {
        let refused = world.set(&head, kind, &fields);
        assert_eq!(refused.status, 422, "{kind} {fields}: {}", refused.text);
        let errors = refused.json()["errors"].clone();
        assert!(
            errors.as_array().into_iter().flatten().any(|it| it["field"] == field),
            "{kind} {fields}: {errors}"
        );
    }
    assert_eq!(world.json(&head, "/refresh/rules")["items"], json!([]));
}

#[test]
fn a_scenario_becomes_the_plan_that_it_showed() {
    let world = World::new();
    let (next, head) = (world.year + 1, world.head());
    let body = json!({ "name": "Vänta ett år", "about": "Skolorna frågar." });
    assert_eq!(world.site.api(&world.leader_north(), "/refresh/scenarios/add", &body).status, 403);
    let id = made(&world.site.api(&world.controller(), "/refresh/scenarios/add", &body));
    assert_eq!(world.site.api(&head, "/refresh/scenarios/add", &body).status, 422, "a name is taken once");
    let decision =
        json!({ "day": format!("{}-01-02", world.year), "decision": "Nämnden", "reference": "UN § 7" });
    let adopt = format!("/refresh/scenarios/{id}/adopt");
    assert_eq!(world.site.api(&head, &adopt, &decision).status, 409, "nothing differs yet");
    for (kind, fields) in [
        ("wait", json!({ "scenario": id, "category": world.laptop, "year": next, "months": 12 })),
        ("loss", json!({ "scenario": id, "percent": "2", "category": world.laptop })),
        ("life", json!({ "scenario": id, "tag": "N4", "year": next })),
    ] {
        made(&world.set(&world.controller(), kind, &fields));
    }
    assert_eq!(world.cost(&head, next, ""), "24000.00", "the plan is as it was");
    // Four laptops × 2 % × 8 000 kr are lost; the screen comes first.
    let within = format!("&scenario={id}");
    assert_eq!(world.cost(&head, next, &within), "20640.00");
    assert_eq!(world.cost(&head, next + 1, &within), "32640.00");
    let shown = world.json(&head, &format!("/refresh/scenarios/{id}"));
    let side = world.json(&head, "/refresh/compare");
    assert_eq!(shown["scenarios"][0]["years"], side["scenarios"][0]["years"]);
    assert_eq!(
        (&side["plan"]["years"][1]["cost"], &side["scenarios"][0]["years"][1]["cost"]),
        (&json!("24000.00"), &json!("20640.00"))
    );
    assert_eq!(world.site.get(&world.leader_north(), &format!("/api/v1/refresh?scenario={id}")).status, 404);
    assert_eq!(world.site.api(&world.controller(), &adopt, &decision).status, 403);
    let ahead = json!({ "day": format!("{}-01-02", next), "decision": "Nämnden" });
    assert_eq!(world.site.api(&head, &adopt, &ahead).status, 422);
    let before = world.json(&head, &format!("/refresh?scenario={id}&years=10"))["sums"].clone();
    made(&world.site.api(&head, &adopt, &decision));
    assert_eq!(world.json(&head, "/refresh?years=10")["sums"], before);
    let rules = world.json(&head, "/refresh/rules?state=in-force");
    assert_eq!(rules["items"].as_array().map(Vec::len), Some(3));
    assert!(rules["items"].as_array().into_iter().flatten().all(|it| it["reference"] == "UN § 7"));
    let again = world.set(&head, "loss", &json!({ "scenario": id, "percent": "1" }));
    assert_eq!(again.status, 409, "what is decided stands");
    assert_eq!(world.site.api(&head, &adopt, &decision).status, 409);
    let page = world.site.get(&head, &format!("/refresh/scenarios/{id}")).text;
    assert!(page.contains("Became the plan") && !page.contains("[refresh-"), "{page}");
}

#[test]
fn a_difference_is_taken_out_and_a_scenario_decided_against() {
    let world = World::new();
    let head = world.head();
    let id = made(&world.site.api(&head, "/refresh/scenarios/add", &json!({ "name": "Låta utgå" })));
    let fields = json!({ "scenario": id, "category": world.laptop, "year": world.year });
    made(&world.set(&head, "leave", &fields));
    let rule = world.json(&head, &format!("/refresh/scenarios/{id}"))["rules"][0]["id"].clone();
    let within = format!("&scenario={id}");
    assert_eq!(world.cost(&head, world.year + 1, &within), "0.00");
    assert_eq!(world.site.get(&world.leader_north(), &format!("/api/v1/refresh/rules/{rule}")).status, 404);
    let why = json!({ "why": "Fel slag" });
    assert_eq!(world.site.api(&head, &format!("/refresh/rules/{rule}/end"), &why).status, 409);
    let take_out = format!("/refresh/scenarios/{id}/rules/{rule}/take-out");
    assert_eq!(world.site.api(&world.leader_north(), &take_out, &why).status, 404);
    made(&world.site.api(&world.controller(), &take_out, &why));
    assert_eq!(world.site.api(&world.controller(), &take_out, &why).status, 404);
    assert_eq!(world.cost(&head, world.year + 1, &within), "24000.00");
    let decision = json!({ "day": format!("{}-01-02", world.year), "decision": "IT-chefen: för dyrt" });
    made(&world.site.api(&world.controller(), &format!("/refresh/scenarios/{id}/drop"), &decision));
    let list = world.json(&head, "/refresh/scenarios?state=dropped");
    assert_eq!(list["items"][0]["decision"], json!("IT-chefen: för dyrt"));
    assert_eq!(world.json(&head, "/refresh/compare")["scenarios"], json!([]));
}

#[test]
fn the_plan_follows_the_register() {
    let world = World::new();
    let (next, head) = (world.year + 1, world.head());
    let body = json!({ "state": "retired", "unit": world.who.north, "why": "Trasig" });
    let id = world.json(&head, "/equipment?q=N1")["items"][0]["id"].clone();
    made(&world.site.api(&head, &format!("/equipment/{id}/move"), &body));
    assert_eq!(world.cost(&head, next, ""), "16000.00");
    world.thing("N9", world.book, world.who.north, &format!("{}-08-01", world.year - 3));
    assert_eq!(world.cost(&head, next, ""), "24000.00");
    world.thing("N10", world.book, world.who.north, "");
    let plan = world.json(&head, "/refresh");
    assert_eq!((&plan["without_day"], &plan["things"]), (&json!(1), &json!(6)));
}

#[test]
fn the_samples_make_a_plan_and_a_scenario() {
    let world = World::new();
    let today = world.site.db().read(people::today).expect("a day");
    let places = assets::samples::Places { it: world.who.root, schools: vec![world.who.north], today };
    assets::samples::make(world.site.db(), &places).expect("the register's samples");
    crate::samples::make(world.site.db(), today).expect("the samples");
    let list = world.json(&world.head(), "/refresh/scenarios");
    assert_eq!(list["items"][0]["rules"], 2);
    assert_eq!(
        world.json(&world.head(), "/refresh/rules?state=in-force")["items"].as_array().map(Vec::len),
        Some(4)
    );
}

/// A page's statements are as many for many things as for few.
#[test]
fn the_plan_asks_as_much_for_many_things_as_for_few() {
    let counted = |more: usize| {
        let world = World::new();
        for at in 0..more {
            world.thing(
                &format!("M{at}"),
                world.book,
                world.who.north,
                &format!("{}-0{}-01", world.year - 2, 1 + at % 9),
            );
        }
        let before = world.site.db().statements();
        world.site.get(&world.head(), "/refresh");
        world.site.db().statements() - before
    };
    assert_eq!(counted(2), counted(30));
}
