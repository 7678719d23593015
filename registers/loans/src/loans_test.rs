use serde_json::{Value as Json, json};

use crate::world::World;

#[test]
fn a_loan_moves_the_thing_and_its_return_moves_it_back() {
    let world = World::new();
    let thing = world.thing("SJ-1");
    world.text();
    let fields = json!({
        "accessories": "Laddare, väska", "note": "Repa på locket",
        "signed_by": "guardian", "signed_name": "Per Alm",
    });
    let id = world.made(&world.agent_north(), "/loans/lend", &world.fields("SJ-1", &fields));
    let asset = world.asset(thing);
    assert_eq!((&asset["state"], &asset["person"]), (&json!("lent"), &json!("Elsa Alm")));
    let loan = world.loan(&world.leader_north(), id).json();
    assert_eq!((&loan["state"], &loan["person"]["name"]), (&json!("open"), &json!("Elsa Alm")));
    assert_eq!(loan["signed"], json!({ "on": world.day(0), "by": "guardian", "name": "Per Alm" }));
    assert_eq!(
        (&loan["out"]["note"], &loan["accessories"]),
        (&json!("Repa på locket"), &json!("Laddare, väska"))
    );
    let damage = json!({
        "whither": "in-repair", "condition": "damaged", "note": "Tappad", "damage": "Sprucken skärm",
        "cost": "1450,50", "payer": "borrower", "version": loan["version"],
    });
    assert_eq!(world.act(&world.agent_north(), id, "return", &damage).status, 201);
    let asset = world.asset(thing);
    assert_eq!((&asset["state"], &asset["person"]), (&json!("in-repair"), &Json::Null));
    let loan = world.loan(&world.leader_north(), id).json();
    assert_eq!(loan["back"], json!({ "on": world.day(0), "condition": "damaged", "note": "Tappad" }));
    let damage = &loan["damages"][0];
    assert_eq!(
        (&damage["cost"], &damage["payer"], &damage["state"]),
        (&json!("1450.50"), &json!("borrower"), &json!("noted"))
    );
    assert_eq!(world.events("loan", id), ["loans-lent", "loans-damage-noted", "loans-returned"]);
    assert_eq!(world.events("asset", thing), ["assets-added", "assets-became", "assets-became"]);
    let page = world.site.get(&world.head(), &format!("/loans/{id}"));
    assert!(page.status == 200 && page.text.contains("Sprucken skärm") && page.text.contains("Per Alm"));
    assert!(!page.text.contains("loans-"), "{}", page.text);
}

#[test]
fn loans_are_read_by_the_units_management_and_by_oneself() {
    let world = World::new();
    world.thing("SJ-N");
    world.thing_in("SJ-S", world.who.south);
    let north = world.lent("SJ-N", &json!({}));
    let south = world.lent("SJ-S", &json!({ "person": "Sara Lund" }));
    for (who, sees_north, sees_south) in [
        (world.head(), true, true),
        (world.agent_north(), true, false),
        (world.leader_north(), true, false),
        (world.leader_south(), false, true),
        (world.pupil(), true, false),
        (world.teacher(), false, false),
        (world.controller(), false, false),
    ] {
        assert_eq!(world.loan(&who, north).status == 200, sees_north);
        assert_eq!(world.loan(&who, south).status == 200, sees_south);
        let count = usize::from(sees_north) + usize::from(sees_south);
        assert_eq!(world.listed(&who, "").len(), count);
        let found = world.site.get(&who, "/test/found?q=elev").json();
        assert_eq!(found.as_array().map_or(0, Vec::len), count, "{found}");
        let file = world.site.get(&who, "/loans/export?format=csv").text;
        assert_eq!(file.contains("SJ-N"), sees_north);
        let paper = world.site.get(&who, &format!("/loans/{north}/paper")).status;
        assert_eq!(paper == 200, sees_north && who != world.pupil());
    }
    let prolong = json!({ "due": world.day(40), "reason": "Prov" });
    assert_eq!(world.act(&world.pupil(), north, "prolong", &prolong).status, 403, "reads it, and no more");
    assert_eq!(world.act(&world.leader_south(), north, "prolong", &prolong).status, 404);
    assert_eq!(world.act(&world.leader_north(), north, "prolong", &prolong).status, 201);
    let ending = json!({ "whither": "in-stock", "condition": "good" });
    assert_eq!(world.act(&world.leader_north(), north, "return", &ending).status, 403);
    assert_eq!(world.act(&world.agent_north(), south, "return", &ending).status, 404);
    assert_eq!(world.site.get(&world.teacher(), "/loans/due").status, 403);
    let asked = format!("?person={}", world.who.pupil);
    assert_eq!(world.listed(&world.leader_north(), &asked), ["SJ-N"]);
    assert_eq!(world.listed(&world.pupil(), &asked), ["SJ-N"]);
    assert_eq!(world.listed(&world.teacher(), &asked), Vec::<String>::new());
}

#[test]
fn whoever_may_not_move_the_thing_may_not_lend_it() {
    let world = World::new();
    world.thing("SJ-N");
    world.thing_in("SJ-S", world.who.south);
    let lend = |who: &str, tag: &str, more: &Json| {
        world.site.api(who, "/loans/lend", &world.fields(tag, more)).status
    };
    assert_eq!(lend(&world.leader_north(), "SJ-N", &json!({})), 403);
    assert_eq!(lend(&world.teacher(), "SJ-N", &json!({})), 403);
    assert_eq!(lend(&world.agent_north(), "SJ-S", &json!({})), 422, "a thing that they cannot see");
    assert_eq!(lend(&world.agent_north(), "SJ-N", &json!({ "unit": world.who.south })), 403);
    assert_eq!(lend(&world.head(), "SJ-N", &json!({ "unit": world.who.south })), 201, "it moves there");
    assert_eq!(world.site.get(&world.leader_south(), "/loans").status, 200);
    assert_eq!(world.listed(&world.leader_south(), ""), ["SJ-N"]);
    assert_eq!(world.listed(&world.leader_north(), ""), Vec::<String>::new());
}

#[test]
fn a_thing_has_one_open_loan() {
    let world = World::new();
    let thing = world.thing("SJ-1");
    let id = world.lent("SJ-1", &json!({}));
    let again = world.site.api(&world.head(), "/loans/lend", &world.fields("SJ-1", &json!({})));
    assert!(again.status == 409 && again.text.contains("on loan already"), "{}", again.text);
    assert_eq!(world.back(id, &json!({})).status, 201);
    assert_eq!(world.back(id, &json!({})).status, 409, "it came back already");
    world.thing("SJ-2");
    let held = json!({ "state": "in-use", "unit": world.who.north, "person": "Nils Lind" });
    world.made(&world.head(), &format!("/equipment/{thing}/move"), &held);
    let held = world.site.api(&world.head(), "/loans/lend", &world.fields("SJ-1", &json!({})));
    assert!(held.status == 409 && held.text.contains("somebody else"), "{}", held.text);
    let theirs = world.fields("SJ-1", &json!({ "person": "Nils Lind" }));
    assert_eq!(world.site.api(&world.head(), "/loans/lend", &theirs).status, 201, "what they have already");
}

#[test]
fn of_two_at_once_one_lends_and_the_other_is_told_why() {
    let world = World::new();
    world.thing("SJ-1");
    let lend = |person: &str| {
        let fields = world.fields("SJ-1", &json!({ "person": person }));
        world.site.api(&world.head(), "/loans/lend", &fields).status
    };
    let mut status = std::thread::scope(|scope| {
        let (a, b) = (scope.spawn(|| lend("Elsa Alm")), scope.spawn(|| lend("Nils Lind")));
        [a.join().unwrap(), b.join().unwrap()]
    });
    status.sort_unstable();
    assert_eq!(status, [201, 409]);
    assert_eq!(world.count("SELECT COUNT(*) FROM loan"), 1);
}

#[test]
fn a_bad_form_is_told_all_that_is_wrong_at_once() {
    let world = World::new();
    world.thing("SJ-1");
    let errors = |json: &Json| {
        let answer = world.site.api(&world.head(), "/loans/lend", json);
        assert_eq!(answer.status, 422, "{}", answer.text);
        let errors = answer.json()["errors"].as_array().cloned().unwrap();
        errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        errors(&json!({ "due": "x", "signed_by": "guardian" })),
        ["thing", "person", "due", "condition", "signed_name"]
    );
    let with = |more: Json| errors(&world.fields("SJ-1", &more));
    assert_eq!(with(json!({ "thing": "SJ-9" })), ["thing"]);
    assert_eq!(with(json!({ "person": "Ingen Alls" })), ["person"]);
    assert_eq!(with(json!({ "due": world.day(-1) })), ["due"], "before it is handed out");
    assert_eq!(with(json!({ "due": world.day(9_000) })), ["due"]);
    assert_eq!(with(json!({ "out_on": world.day(1) })), ["out_on"]);
    assert_eq!(with(json!({ "due": "" })), ["due"], "no calendar knows a term");
    assert_eq!(with(json!({ "unit": 987_654 })), ["unit"]);
    let page = world.site.post(&world.head(), "/loans/lend", &[("thing", "SJ-1"), ("person", "")]);
    assert!(page.status == 422 && page.text.contains("SJ-1"), "what was typed stays");
    let id = world.lent("SJ-1", &json!({}));
    assert_eq!(world.back(id, &json!({ "condition": "" })).status, 422);
    assert_eq!(world.back(id, &json!({ "whither": "lost" })).status, 422, "how was it lost?");
    assert_eq!(world.back(id, &json!({ "damage": "Sprucken" })).status, 422, "who pays?");
    assert_eq!(world.back(id, &json!({ "damage": "Sprucken", "payer": "unit", "cost": "-5" })).status, 422);
    assert_eq!(world.back(id, &json!({ "on": world.day(-1) })).status, 422, "before it was handed out");
    assert_eq!(world.back(id, &json!({ "version": 7 })).status, 409, "somebody else changed it");
}

#[test]
fn the_day_is_the_last_school_day_of_the_term_when_nothing_is_said() {
    let world = World::new();
    world.thing("SJ-1");
    let today = world.day(0);
    calendars::samples::make(world.site.db(), world.who.root, today).unwrap();
    let id = world.lent("SJ-1", &json!({ "due": "" }));
    let due = world.loan(&world.head(), id).json()["due"].as_str().unwrap().to_owned();
    let ends = world.site.db().read(|r| calendars::term_ends(r, world.who.north, today)).unwrap().unwrap();
    assert_eq!(due, ends.to_string());
    let form = world.site.get(&world.head(), &format!("/loans/{id}/prolong")).text;
    let next = world.site.db().read(|r| calendars::term_ends(r, world.who.north, ends.plus_days(1)));
    assert!(form.contains(&next.unwrap().unwrap().to_string()), "{form}");
}

#[test]
fn a_loan_keeps_the_version_of_the_text_that_it_was_given_under() {
    let world = World::new();
    world.thing("SJ-1");
    world.thing("SJ-2");
    let without = world.lent("SJ-2", &json!({}));
    assert_eq!(world.act(&world.head(), without, "sign", &json!({ "signed_by": "borrower" })).status, 409);
    let first = world.text();
    let id = world.lent("SJ-1", &json!({}));
    let next = json!({ "unit": world.who.north, "swedish": "Skolans egen text." });
    assert_eq!(world.site.api(&world.agent_north(), "/loans/texts/add", &next).status, 403);
    assert_eq!(world.site.api(&world.leader_south(), "/loans/texts/add", &next).status, 403);
    let second = world.made(&world.leader_north(), "/loans/texts/add", &next);
    assert_eq!(world.loan(&world.head(), id).json()["text"], json!(first));
    let paper = world.site.get(&world.head(), &format!("/loans/{id}/paper?text=en"));
    assert!(paper.status == 200 && paper.text.contains("Take good care."), "{}", paper.text);
    let paper = world.site.get(&world.head(), &format!("/loans/{id}/paper?text=sv"));
    assert!(paper.text.contains("Var rädd om den.") && paper.text.contains("Låntagarens underskrift"));
    let sign = json!({ "signed_by": "guardian", "signed_name": "Per Alm", "on": world.day(0) });
    assert_eq!(world.act(&world.agent_north(), id, "sign", &json!({ "signed_by": "guardian" })).status, 422);
    assert_eq!(world.act(&world.pupil(), id, "sign", &sign).status, 403);
    assert_eq!(world.act(&world.leader_north(), id, "sign", &sign).status, 201);
    assert_eq!(world.act(&world.leader_north(), id, "sign", &sign).status, 409, "once");
    assert_eq!(world.back(id, &json!({})).status, 201);
    let again = world.lent("SJ-1", &json!({}));
    assert_eq!(world.loan(&world.head(), again).json()["text"], json!(second), "the nearest unit's");
    assert_eq!(world.site.get(&world.pupil(), &format!("/loans/texts/{first}")).status, 200);
    assert_eq!(world.site.get(&world.pupil(), "/loans/texts").status, 200);
    assert_eq!(world.events("loan-text", second), ["loans-text-written"]);
}

#[test]
fn what_is_lost_may_be_found_and_given_back() {
    let world = World::new();
    let thing = world.thing("SJ-1");
    let id = world.lent("SJ-1", &json!({}));
    let lost = json!({ "whither": "lost", "note": "Glömd på bussen", "damage": "Ny dator", "cost": "3250", "payer": "insurance" });
    assert_eq!(world.act(&world.agent_north(), id, "return", &lost).status, 201);
    let asset = world.asset(thing);
    assert_eq!((&asset["state"], &asset["person"]), (&json!("lost"), &json!("Elsa Alm")));
    assert_eq!(world.loan(&world.head(), id).json()["lost"]["why"], "Glömd på bussen");
    assert_eq!(
        world.act(&world.head(), id, "prolong", &json!({ "due": world.day(60), "reason": "x" })).status,
        409
    );
    assert_eq!(world.back(id, &json!({ "whither": "lost", "note": "igen" })).status, 409);
    assert_eq!(world.back(id, &json!({ "whither": "in-repair", "condition": "damaged" })).status, 201);
    assert_eq!(world.asset(thing)["state"], "in-repair");
    let steps = world.loan(&world.head(), id).json()["steps"].clone();
    let what: Vec<&str> = steps.as_array().unwrap().iter().map(|it| it["what"].as_str().unwrap()).collect();
    assert_eq!(what, ["returned", "damage", "lost", "out"], "nothing is forgotten");
}

#[test]
fn a_thing_that_was_moved_by_hand_stays_where_it_is() {
    let world = World::new();
    let thing = world.thing("SJ-1");
    let id = world.lent("SJ-1", &json!({}));
    for (state, person) in [("in-stock", ""), ("in-use", "Nils Lind")] {
        let moved = json!({ "state": state, "unit": world.who.north, "person": person });
        world.made(&world.head(), &format!("/equipment/{thing}/move"), &moved);
    }
    let page = world.site.get(&world.head(), &format!("/loans/{id}"));
    assert!(page.text.contains("was moved by hand"), "{}", page.text);
    assert_eq!(world.back(id, &json!({})).status, 201);
    let asset = world.asset(thing);
    assert_eq!((&asset["state"], &asset["person"]), (&json!("in-use"), &json!("Nils Lind")));
}

#[test]
fn the_management_says_who_pays_for_damage_and_the_end_is_the_end() {
    let world = World::new();
    world.thing("SJ-1");
    let id = world.lent("SJ-1", &json!({}));
    let noted = json!({ "damage": "Saknar laddare", "payer": "borrower" });
    assert_eq!(world.act(&world.leader_north(), id, "damage", &noted).status, 403);
    assert_eq!(world.act(&world.agent_north(), id, "damage", &noted).status, 201);
    assert_eq!(world.act(&world.agent_north(), id, "damage", &json!({ "payer": "x" })).status, 422);
    let damage = world.loan(&world.head(), id).json()["damages"][0]["id"].clone();
    let settle = format!("damage/{damage}/settle");
    let to =
        |state: &str| json!({ "state": state, "payer": "unit", "cost": "295", "note": "Skolan tar det" });
    assert_eq!(world.site.get(&world.leader_north(), &format!("/loans/{id}/{settle}")).status, 200);
    assert_eq!(world.act(&world.agent_north(), id, &settle, &to("billed")).status, 403);
    assert_eq!(world.act(&world.leader_south(), id, &settle, &to("billed")).status, 404);
    assert_eq!(world.act(&world.leader_north(), id, &settle, &to("billed")).status, 201);
    assert_eq!(world.act(&world.leader_north(), id, &settle, &to("noted")).status, 409);
    assert_eq!(world.act(&world.leader_north(), id, &settle, &to("paid")).status, 201);
    assert_eq!(world.act(&world.leader_north(), id, &settle, &to("waived")).status, 409);
    let shown = world.loan(&world.pupil(), id).json()["damages"][0].clone();
    assert_eq!((&shown["cost"], &shown["state"]), (&json!("295.00"), &json!("paid")));
    world.thing("SJ-2");
    let other = world.lent("SJ-2", &json!({}));
    assert_eq!(world.act(&world.head(), other, &settle, &to("paid")).status, 404, "damage of another loan");
}

#[test]
fn a_protected_borrower_has_no_name_here() {
    let world = World::new();
    let thing = world.thing("SJ-1");
    let id = world.lent("SJ-1", &json!({ "due": world.day(1) }));
    people::protect(world.site.db(), &World::operator(), world.who.pupil, people::From(None)).unwrap();
    world.site.db().clock().advance_seconds(3 * 86_400);
    for path in [
        "/loans",
        "/loans/export?format=csv",
        &format!("/loans/{id}"),
        &format!("/loans/{id}/paper"),
        &format!("/loans/due?unit={}", world.who.north),
    ] {
        let page = world.site.get(&world.head(), path);
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text.contains("Elsa Alm"), "{path}");
    }
    assert_eq!(world.back(id, &json!({})).status, 201, "and the thing comes back all the same");
    assert_eq!(world.asset(thing)["state"], "in-stock");
}

#[test]
fn what_hangs_on_a_person_or_a_unit_is_counted() {
    let world = World::new();
    world.thing("SJ-1");
    let id = world.lent("SJ-1", &json!({ "due": world.day(2) }));
    let stake = |kind: &str, id: String| {
        world.site.get(&world.head(), &format!("/test/stake?kind={kind}&id={id}")).json()
    };
    assert_eq!(stake("person", world.who.pupil.to_string()), json!([1]));
    assert_eq!(stake("unit", world.who.north.to_string()), json!([1]));
    let needs = |who: &str| world.site.get(who, "/test/needs").json();
    assert_eq!(needs(&world.pupil()), json!([]));
    world.site.db().clock().advance_seconds(3 * 86_400);
    assert_eq!(needs(&world.pupil())[0]["count"], 1);
    assert_eq!(needs(&world.agent_north())[0]["href"], "/loans/due");
    assert_eq!(world.listed(&world.leader_north(), "?state=late"), ["SJ-1"]);
    let due =
        world.site.get(&world.leader_north(), &format!("/api/v1/loans/due?unit={}", world.who.north)).json();
    assert_eq!((&due["units"][0]["late"], &due["late"][0]["days_late"]), (&json!(1), &json!(1)));
    assert_eq!(world.site.get(&world.leader_north(), "/loans/due").status, 200);
    world.back(id, &json!({}));
    assert_eq!(stake("person", world.who.pupil.to_string()), json!([]));
}
