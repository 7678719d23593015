use serde_json::{Value as Json, json};

use crate::count_due;
use crate::world::World;

const DAY_S: i64 = 86_400;

fn pass(world: &World, days: i64) {
    world.site.db().clock().advance_seconds(days * DAY_S);
    count_due(world.site.db()).unwrap();
    count_due(world.site.db()).unwrap();
}

fn counts(world: &World, id: i64) -> Vec<Json> {
    world.licence(&world.head(), id).json()["counts"].as_array().cloned().unwrap_or_default()
}

fn list(world: &World, who: &str, id: i64) -> Json {
    let count = counts(world, id)[0]["id"].clone();
    world.site.get(who, &format!("/api/v1/licences/{id}/counts/{count}")).json()
}

fn names(list: &Json) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap()).collect()
}

#[test]
fn staff_and_pupils_are_counted_from_the_register_with_their_list() {
    let world = World::new();
    let staff = world.bought(5, "100", &json!({}));
    assert_eq!(world.act(&world.controller(), staff, "count", &json!({})).status, 403);
    assert_eq!(
        world.act(&world.head(), staff, "count", &json!({ "day": world.day(1) })).status,
        409,
        "ahead"
    );
    assert_eq!(world.act(&world.leader_north(), staff, "count", &json!({})).status, 201);
    // The head teacher and the teacher; the pupil and the guardian work nowhere.
    let shown = list(&world, &world.leader_north(), staff);
    assert_eq!((shown["counted"].as_i64(), names(&shown)), (Some(2), vec!["Lena Nord", "Nils Lind"]));
    assert_eq!(shown["units"], json!([{ "id": world.who.north, "name": "Norra skolan", "counted": 2 }]));
    let pupils = world.bought(
        5,
        "100",
        &json!({ "metric": "pupil", "unit": world.who.education, "answers": "head-of-it" }),
    );
    world.act(&world.head(), pupils, "count", &json!({}));
    assert_eq!(names(&list(&world, &world.head(), pupils)), ["Elsa Alm"]);
    let everybody = json!({ "count_unit": world.who.root, "product": "Granit" });
    let all = world.bought(5, "100", &everybody);
    world.act(&world.head(), all, "count", &json!({}));
    assert_eq!(list(&world, &world.head(), all)["counted"], 10, "counted in another unit than its own");
}

#[test]
fn names_are_told_to_those_alone_who_may_see_the_persons() {
    let world = World::new();
    let id = world.bought(5, "100", &json!({ "count_unit": world.who.education }));
    people::protect(world.site.db(), &World::operator(), world.who.teacher_south, people::From(None))
        .unwrap();
    world.act(&world.head(), id, "count", &json!({}));
    let head = list(&world, &world.head(), id);
    assert_eq!(
        (head["counted"].as_i64(), names(&head).len()),
        (Some(4), 3),
        "a protected identity is counted"
    );
    let north = list(&world, &world.leader_north(), id);
    assert_eq!(names(&north), ["Lena Nord", "Nils Lind"], "the others are of another school");
    assert_eq!(north["units"].as_array().unwrap().len(), 2, "the numbers are of all");
    assert!(names(&list(&world, &world.controller(), id)).is_empty());
    let officer = list(&world, &world.identity_officer(), id);
    assert!(names(&officer).contains(&"Protected identity"), "{officer}");
    let count = counts(&world, id)[0]["id"].clone();
    let page = world.site.get(&world.controller(), &format!("/licences/{id}/counts/{count}"));
    assert!(page.status == 200 && page.text.contains("Norra skolan") && !page.text.contains("Nils Lind"));
    let other = world.bought(5, "100", &json!({ "product": "Annan" }));
    let crossed = world.site.get(&world.head(), &format!("/licences/{other}/counts/{count}"));
    assert_eq!(crossed.status, 404, "a count of another licence");
    assert_eq!(world.site.get(&world.leader_south(), &format!("/licences/{id}/counts/{count}")).status, 404);
}

#[test]
fn the_count_is_as_of_the_day() {
    let world = World::new();
    let before = world.day(0);
    world.site.db().clock().advance_seconds(10 * DAY_S);
    let new = people::NewPerson::named("Ny Lärare", world.who.north);
    people::add_person(world.site.db(), &World::operator(), &new).unwrap();
    let id = world.bought(5, "100", &json!({}));
    let on = |day: kernel::Day| {
        assert_eq!(world.act(&world.head(), id, "count", &json!({ "day": day })).status, 201);
        counts(&world, id).iter().find(|it| it["day"] == json!(day)).unwrap()["counted"].as_i64()
    };
    assert_eq!((on(before), on(world.day(0))), (Some(2), Some(3)), "who came later was not there");
    let leaving = people::Leaving { on: Some(world.day(0)), version: None };
    people::leave(world.site.db(), &World::operator(), world.who.teacher_north, leaving).unwrap();
    world.site.db().clock().advance_seconds(DAY_S);
    assert_eq!(on(world.day(0)), Some(2), "who has left is not there");
}

#[test]
fn devices_are_counted_where_they_were() {
    let world = World::new();
    let kind = |name: &str| {
        let fields = json!({ "name": name, "kind": "device" });
        world.made(&world.head(), "/equipment/categories/add", &fields)
    };
    let (laptop, tablet) = (kind("Bärbar dator"), kind("Pekplatta"));
    let model = |name: &str, category: i64| {
        let fields = json!({ "maker": "Norrsken", "name": name, "category": category });
        world.made(&world.head(), "/equipment/models/add", &fields)
    };
    let (book, plate) = (model("Bok", laptop), model("Platta", tablet));
    let thing = |tag: &str, model: i64, unit, state: &str| {
        let fields = json!({ "tag": tag, "model": model, "unit": unit, "state": state });
        world.made(&world.head(), "/equipment/add", &fields)
    };
    let first = thing("SJ-1", book, world.who.north, "in-stock");
    thing("SJ-2", plate, world.who.north, "in-stock");
    thing("SJ-3", book, world.who.south, "in-stock");
    thing("SJ-4", book, world.who.north, "ordered");
    let day = world.day(0);
    let device = |more: Json| {
        let mut fields = json!({ "metric": "device", "product": "Enhetshantering" });
        more.as_object().unwrap().iter().for_each(|(field, value)| fields[field] = value.clone());
        let id = world.bought(1, "100", &fields);
        world.act(&world.head(), id, "count", &json!({}));
        (id, counts(&world, id)[0]["counted"].as_i64())
    };
    let (all, counted) = device(json!({}));
    assert_eq!(counted, Some(2), "what is ordered is not there yet");
    assert_eq!(names(&list(&world, &world.leader_north(), all)), ["SJ-1", "SJ-2"]);
    assert_eq!(device(json!({ "category": laptop })).1, Some(1));
    assert_eq!(device(json!({ "model": plate })).1, Some(1));
    world.site.db().clock().advance_seconds(2 * DAY_S);
    let moved = json!({ "state": "retired", "unit": world.who.north, "why": "Trasig" });
    assert_eq!(world.site.api(&world.head(), &format!("/equipment/{first}/move"), &moved).status, 201);
    world.act(&world.head(), all, "count", &json!({}));
    world.act(&world.head(), all, "count", &json!({ "day": day }));
    let counted: Vec<i64> = counts(&world, all).iter().map(|it| it["counted"].as_i64().unwrap()).collect();
    assert_eq!(counted, [1, 2, 2], "the day before it was retired it was there");
}

#[test]
fn seats_are_given_by_name_and_taken_back() {
    let world = World::new();
    let id = world.bought(2, "100", &json!({ "metric": "seat", "product": "Nätkartan" }));
    let give = |who: &str, person: &str| world.act(who, id, "assign", &json!({ "person": person }));
    assert_eq!(give(&world.controller(), "nils.lind@sjovik.example").status, 403);
    assert_eq!(give(&world.leader_north(), "nils.lind@sjovik.example").status, 201);
    assert_eq!(give(&world.leader_north(), "nils.lind@sjovik.example").status, 409, "has one");
    assert_eq!(give(&world.leader_north(), "ingen@sjovik.example").status, 422);
    assert_eq!(give(&world.head(), "Sara Lund").status, 201);
    let ahead = json!({ "person": "Lars Syd", "from": world.day(3) });
    assert_eq!(world.act(&world.head(), id, "assign", &ahead).status, 422);
    let seats = |who: &str| {
        let shown = world.licence(who, id).json();
        (shown["seats"].as_array().unwrap().len(), shown["seats_held"].as_i64())
    };
    assert_eq!(seats(&world.head()), (2, Some(2)));
    assert_eq!(seats(&world.leader_north()), (1, Some(2)), "the other is of another school");
    assert_eq!(seats(&world.controller()), (0, Some(2)));
    let stake =
        world.site.get(&world.head(), &format!("/test/stake?kind=person&id={}", world.who.teacher_north));
    assert_eq!(stake.json(), json!([1]));
    world.act(&world.head(), id, "count", &json!({}));
    let seat = world.licence(&world.leader_north(), id).json()["seats"][0]["id"].clone();
    let back = format!("seats/{seat}/take-back");
    assert_eq!(world.site.get(&world.head(), &format!("/licences/{id}/{back}")).status, 200);
    assert_eq!(world.act(&world.controller(), id, &back, &json!({})).status, 403);
    assert_eq!(world.act(&world.head(), id, &back, &json!({})).status, 201);
    assert_eq!(world.act(&world.head(), id, &back, &json!({})).status, 404, "it is free");
    assert_eq!(seats(&world.head()), (2, Some(1)), "that it was held stays");
    world.act(&world.head(), id, "count", &json!({}));
    let counted: Vec<i64> = counts(&world, id).iter().map(|it| it["counted"].as_i64().unwrap()).collect();
    assert_eq!(counted, [1, 2]);
    let staff = world.bought(2, "100", &json!({}));
    assert_eq!(world.act(&world.head(), staff, "assign", &json!({ "person": "Nils Lind" })).status, 409);
    let page = world.site.get(&world.head(), &format!("/licences/{id}"));
    assert!(page.status == 200 && page.text.contains("Nils Lind"), "{}", page.text);
}

#[test]
fn a_site_is_not_counted() {
    let world = World::new();
    let year = world.day(0).year();
    let fields = json!({
        "metric": "site", "price": "145000", "from": format!("{year}-01-01"), "to": format!("{year}-12-31"),
    });
    let id = world.add(&fields);
    assert_eq!(world.act(&world.head(), id, "count", &json!({})).status, 409);
    assert_eq!(world.act(&world.head(), id, "reduce", &json!({ "count": 1, "reason": "Färre" })).status, 409);
    let shown = world.licence(&world.head(), id).json();
    assert_eq!((&shown["bought"], &shown["years"][0]["committed"]), (&Json::Null, &json!("145000.00")));
    assert_eq!(world.site.get(&world.head(), &format!("/licences/{id}")).status, 200);
}

#[test]
fn more_than_bought_is_bought_besides_and_fewer_are_noted_for_the_next_term() {
    let world = World::new();
    let id = world.bought(1, "1200", &json!({}));
    world.act(&world.head(), id, "count", &json!({}));
    let shown = world.licence(&world.head(), id).json();
    assert_eq!((&shown["over_use"], &shown["under_use"]), (&json!(1), &json!(0)));
    let today = world.day(0);
    let more = json!({ "from": today, "count": 1, "reason": "Räkningen" });
    assert_eq!(world.act(&world.controller(), id, "true-up", &more).status, 403);
    assert_eq!(world.act(&world.head(), id, "true-up", &json!({ "count": 0 })).status, 422);
    let late = json!({ "from": today.plus_months(24), "count": 1, "reason": "Räkningen" });
    assert_eq!(world.act(&world.head(), id, "true-up", &late).status, 409, "no term holds then");
    let expected = shown["true_up"].clone();
    assert_eq!(world.act(&world.leader_north(), id, "true-up", &more).status, 201);
    let shown = world.licence(&world.head(), id).json();
    assert_eq!((&shown["bought"], &shown["over_use"]), (&json!(2), &json!(0)));
    assert_eq!(shown["decisions"][0]["amount"], expected);
    let fewer = json!({ "count": 1, "reason": "En slutar" });
    assert_eq!(world.act(&world.head(), id, "reduce", &fewer).status, 201);
    let shown = world.licence(&world.head(), id).json();
    assert_eq!(shown["years"][1]["expected"], "1200.00", "one in the next term");
    let listed = world.site.get(&world.head(), "/api/v1/licences").json();
    assert_eq!((&listed["items"][0]["bought"], &listed["items"][0]["difference"]), (&json!(2), &json!(0)));
    let shrunk = world.term(1, "1200");
    let year = today.year();
    let mut shrunk = shrunk.clone();
    shrunk["from"] = json!(format!("{}-01-01", year + 1));
    shrunk["to"] = json!(format!("{}-12-31", year + 1));
    shrunk["reason"] = json!("Fel år");
    assert_eq!(
        world.act(&world.head(), id, "correct", &shrunk).status,
        409,
        "the purchase would lie outside"
    );
}

#[test]
fn what_is_allowed_beyond_is_no_over_use() {
    let world = World::new();
    let id = world.bought(100, "100", &json!({ "count_unit": world.who.root, "allowed": "2" }));
    world.act(&world.head(), id, "count", &json!({}));
    assert_eq!(world.licence(&world.head(), id).json()["under_use"], 90);
    let stake = world.site.get(&world.head(), &format!("/test/stake?kind=unit&id={}", world.who.north));
    assert_eq!(stake.json(), json!([1]));
    let few = world.bought(9, "100", &json!({ "count_unit": world.who.root, "allowed": "12" }));
    world.act(&world.head(), few, "count", &json!({}));
    // Twelve per cent of nine is one whole: ten may be used.
    assert_eq!(world.licence(&world.head(), few).json()["over_use"], 0);
    assert!(!world.events(few).contains(&"licences-counted-over".to_owned()));
}

#[test]
fn the_clock_counts_on_the_day_and_tells_of_over_use_once() {
    let world = World::new();
    let day = world.day(5);
    let count_day = &day.to_string()[5..];
    let id = world.bought(1, "100", &json!({ "count_day": count_day }));
    assert_eq!(world.licence(&world.head(), id).json()["next_count"], json!(day));
    pass(&world, 4);
    assert!(counts(&world, id).is_empty());
    pass(&world, 3);
    let found = counts(&world, id);
    assert_eq!(
        (found.len(), &found[0]["day"], &found[0]["by"]),
        (1, &json!(day), &Json::Null),
        "late, as of its day"
    );
    assert_eq!(world.events(id), ["licences-added", "licences-counted-over"]);
    assert_eq!(world.told(world.who.leader_north), ["licences-tell-over"]);
    assert_eq!(world.licence(&world.head(), id).json()["next_count"], json!(day.plus_months(12)));
    pass(&world, 1);
    assert_eq!(counts(&world, id).len(), 1);
}

#[test]
fn a_day_that_nobody_counted_on_is_told_of_once() {
    let world = World::new();
    let day = world.day(2);
    let count_day = &day.to_string()[5..];
    let fields = json!({ "count_day": count_day, "counts_by": "hand", "answers": "service-owner" });
    let id = world.bought(100, "100", &fields);
    pass(&world, 2);
    assert_eq!(world.events(id), ["licences-added"], "the day is not over");
    pass(&world, 1);
    pass(&world, 1);
    assert_eq!(world.events(id), ["licences-added", "licences-missed"]);
    assert_eq!(world.told(world.who.head_of_it), ["licences-tell-missed"], "nobody holds the role");
    assert_eq!(world.products(&world.head(), "?state=missed"), ["Ritverkstan"]);
    assert_eq!(world.licence(&world.head(), id).json()["missed_on"], json!(day));
    assert_eq!(world.act(&world.head(), id, "count", &json!({ "day": day })).status, 201);
    assert!(world.products(&world.head(), "?state=missed").is_empty());
    assert_eq!(world.licence(&world.head(), id).json()["missed_on"], Json::Null);
}

#[test]
fn what_is_reckoned_follows_the_terms_as_time_passes() {
    let world = World::new();
    let id = world.bought(100, "100", &json!({ "after_term": "ends" }));
    let year = world.day(0).year();
    let listed = |world: &World| world.site.get(&world.head(), "/api/v1/licences").json()["items"][0].clone();
    assert_eq!(listed(&world)["cost"], "10000.00");
    pass(&world, 370);
    assert!(world.day(0).year() > year);
    let now = listed(&world);
    assert_eq!((&now["cost"], &now["bought"]), (&json!("0.00"), &Json::Null), "{id}");
}
