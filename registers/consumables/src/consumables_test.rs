use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::world::World;

#[test]
fn what_comes_and_goes_is_kept_with_its_money() {
    let world = World::new();
    let id = world.add(&json!({}));
    let deliver = |quantity: i64, price: &str| {
        let fields = json!({ "quantity": quantity, "price": price });
        assert_eq!(world.act(&world.agent_north(), id, "deliver", &fields).status, 201);
    };
    deliver(10, "");
    deliver(5, "400");
    let shown = world.article(&world.leader_north(), id).json();
    assert_eq!(
        (&shown["stock"], &shown["value"], &shown["state"]),
        (&json!(15), &json!("5490.00"), &json!("enough"))
    );
    assert_eq!(world.take(id, 7).status, 201);
    let fields = json!({ "quantity": 1, "unit": world.who.south });
    assert_eq!(world.act(&world.agent_north(), id, "use", &fields).status, 201);
    assert_eq!(
        world.act(&world.head(), id, "throw", &json!({ "quantity": 1, "note": "Läckte" })).status,
        201
    );
    assert_eq!(
        world.act(&world.head(), id, "count", &json!({ "found": 5, "note": "Inventering" })).status,
        201
    );
    let shown = world.article(&world.leader_north(), id).json();
    assert_eq!(
        (&shown["stock"], &shown["value"], &shown["state"]),
        (&json!(5), &json!("1830.00"), &json!("low"))
    );
    let used = |at: usize| (shown["used"][at]["unit"]["name"].clone(), shown["used"][at]["value"].clone());
    let all: Vec<(Json, Json)> = (0..3).map(used).collect();
    assert!(all.contains(&(json!("Norra skolan"), json!("2562.00"))), "{all:?}");
    assert!(all.contains(&(json!("Södra skolan"), json!("366.00"))), "{all:?}");
    assert!(all.contains(&(Json::Null, json!("732.00"))), "{all:?}");
    let page = world.site.get(&world.head(), &format!("/consumables/{id}"));
    assert!(page.status == 200 && page.text.contains("Läckte") && page.text.contains("Södra skolan"));
    assert!(!page.text.contains("consumables-"), "{}", page.text);
    for path in ["/consumables", "/consumables/moves", "/consumables/costs", "/consumables/add"] {
        assert_eq!(world.site.get(&world.head(), path).status, 200, "{path}");
    }
    for word in ["edit", "deliver", "use", "count", "throw"] {
        assert_eq!(world.site.get(&world.head(), &format!("/consumables/{id}/{word}")).status, 200, "{word}");
    }
    let file = world.site.get(&world.controller(), "/consumables/moves/export?format=csv&what=used").text;
    assert!(file.contains("Norra skolan") && !file.contains("Läckte"), "{file}");
    let costs = world.site.get(&world.controller(), "/api/v1/consumables/costs").json();
    assert_eq!(costs["items"].as_array().unwrap().len(), 3, "{costs}");
}

#[test]
fn stock_is_never_below_nothing() {
    let world = World::new();
    let id = world.add(&json!({}));
    let none = world.take(id, 1);
    assert!(none.status == 409 && none.text.contains("0 are in stock"), "{}", none.text);
    world.act(&world.head(), id, "deliver", &json!({ "quantity": 3 }));
    assert_eq!(world.take(id, 4).status, 409);
    assert_eq!(world.act(&world.head(), id, "throw", &json!({ "quantity": 4, "note": "x" })).status, 409);
    assert_eq!(world.act(&world.head(), id, "count", &json!({ "found": 3, "note": "x" })).status, 409);
    assert_eq!(world.take(id, 3).status, 201);
    let shown = world.article(&world.head(), id).json();
    assert_eq!(
        (&shown["stock"], &shown["value"], &shown["state"]),
        (&json!(0), &json!("0.00"), &json!("empty"))
    );
}

#[test]
fn that_it_is_to_be_ordered_is_told_once_until_it_is_filled() {
    let world = World::new();
    let id = world.add(&json!({}));
    let told = || world.told(world.who.head_of_it);
    world.act(&world.agent_north(), id, "deliver", &json!({ "quantity": 8 }));
    world.take(id, 2);
    assert!(told().is_empty(), "six are more than five");
    world.take(id, 1);
    assert_eq!(told(), ["consumables-tell-low"]);
    world.take(id, 1);
    assert_eq!(told().len(), 1, "once");
    assert_eq!(world.names(&world.head(), "?state=low"), ["Kamerabatteri"]);
    let waits = |who: &str| world.site.get(who, &format!("/test/waits?id={}", world.who.north)).json();
    assert_eq!(waits(&world.agent_north()), json!([1, 1]));
    world.act(&world.agent_north(), id, "deliver", &json!({ "quantity": 8 }));
    assert_eq!(world.names(&world.head(), "?state=low"), Vec::<String>::new());
    world.take(id, 7);
    assert_eq!(told().len(), 2, "it was filled between");
}

#[test]
fn those_of_other_units_find_nothing() {
    let world = World::new();
    let id = world.add(&json!({}));
    for (who, status) in [
        (world.head(), 200),
        (world.agent_north(), 200),
        (world.leader_north(), 200),
        (world.controller(), 200),
        (world.leader_south(), 404),
        (world.teacher(), 404),
    ] {
        assert_eq!(world.article(&who, id).status, status);
        assert_eq!(world.names(&who, "").len(), usize::from(status == 200));
        let found = world.site.get(&who, "/test/found?q=kamerabatteri").json();
        assert_eq!(found.as_array().map_or(0, Vec::len), usize::from(status == 200), "{found}");
    }
    let deliver = json!({ "quantity": 1 });
    assert_eq!(world.act(&world.leader_north(), id, "deliver", &deliver).status, 403);
    assert_eq!(world.act(&world.leader_south(), id, "deliver", &deliver).status, 404);
    assert_eq!(world.act(&world.controller(), id, "edit", &world.fields(&json!({}))).status, 403);
    let away = world.fields(&json!({ "unit": world.who.south }));
    assert_eq!(
        world.act(&world.agent_north(), id, "edit", &away).status,
        403,
        "not to where they keep nothing"
    );
    assert_eq!(world.site.api(&world.agent_north(), "/consumables/add", &away).status, 403);
    assert_eq!(world.site.api(&world.teacher(), "/consumables/add", &world.fields(&json!({}))).status, 403);
    assert_eq!(world.site.get(&world.teacher(), "/consumables/add").status, 403);
    assert_eq!(world.site.get(&world.teacher(), "/consumables/costs").status, 403);
}

#[test]
fn a_bad_form_is_told_all_that_is_wrong_at_once() {
    let world = World::new();
    let errors = |path: &str, json: &Json| {
        let answer = world.site.api(&world.head(), path, json);
        assert_eq!(answer.status, 422, "{}", answer.text);
        let errors = answer.json()["errors"].as_array().cloned().unwrap();
        errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let bad = json!({ "name": "", "price": "-1", "level": "x" });
    assert_eq!(errors("/consumables/add", &bad), ["name", "measure", "unit", "price", "level"]);
    assert_eq!(errors("/consumables/add", &world.fields(&json!({ "supplier": 987_654 }))), ["supplier"]);
    assert_eq!(errors("/consumables/add", &world.fields(&json!({ "unit": 987_654 }))), ["unit"]);
    let id = world.add(&json!({ "price": "" }));
    assert_eq!(errors("/consumables/add", &world.fields(&json!({}))), ["name"], "there is one already");
    let at = |verb: &str| format!("/consumables/{id}/{verb}");
    assert_eq!(errors(&at("deliver"), &json!({ "quantity": 0, "on": "x" })), ["quantity", "on"]);
    assert_eq!(errors(&at("deliver"), &json!({ "quantity": 2 })), ["price"], "it has none of its own");
    let ahead = json!({ "quantity": 2, "price": "1", "on": world.day(1) });
    assert_eq!(errors(&at("deliver"), &ahead), ["on"]);
    assert_eq!(errors(&at("use"), &json!({ "quantity": 1 })), ["unit"]);
    assert_eq!(errors(&at("count"), &json!({ "found": -1 })), ["found", "note"]);
    assert_eq!(errors(&at("throw"), &json!({})), ["quantity", "note"]);
    let stale = json!({ "quantity": 2, "price": "1", "version": 9 });
    assert_eq!(world.act(&world.head(), id, "deliver", &stale).status, 409);
    let edited = world.fields(&json!({ "name": "Laddare", "level": "" }));
    assert_eq!(world.act(&world.head(), id, "edit", &edited).status, 201);
    assert_eq!(world.article(&world.head(), id).json()["level"], Json::Null);
}

#[test]
fn of_two_who_take_the_last_one_gets_it() {
    let world = World::new();
    let id = world.add(&json!({}));
    world.act(&world.head(), id, "deliver", &json!({ "quantity": 1 }));
    let mut status = std::thread::scope(|scope| {
        let (a, b) = (scope.spawn(|| world.take(id, 1).status), scope.spawn(|| world.take(id, 1).status));
        [a.join().unwrap(), b.join().unwrap()]
    });
    status.sort_unstable();
    assert_eq!(status, [201, 409]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn stock_and_value_are_the_sums_of_the_moves(
        acts in prop::collection::vec((0usize..4, 1i64..30, 0i64..90_000), 1..20)
    ) {
        let world = World::new();
        let id = world.add(&json!({}));
        for (what, quantity, price) in acts {
            let price = kernel::Money::sek(price).to_string();
            let (verb, fields) = match what {
                0 => ("deliver", json!({ "quantity": quantity, "price": price })),
                1 => ("use", json!({ "quantity": quantity, "unit": world.who.south })),
                2 => ("count", json!({ "found": quantity, "note": "Räknat" })),
                _ => ("throw", json!({ "quantity": quantity, "note": "Trasigt" })),
            };
            let status = world.act(&world.head(), id, verb, &fields).status;
            prop_assert!(matches!(status, 201 | 409), "{}", status);
            let apart = world.count(
                "SELECT COUNT(*) FROM consumable WHERE stock < 0 OR value < 0
                 OR stock <> (SELECT COALESCE(SUM(m.quantity), 0) FROM consumable_move m WHERE m.consumable_id = consumable.id)
                 OR value <> (SELECT COALESCE(SUM(m.value), 0) FROM consumable_move m WHERE m.consumable_id = consumable.id)",
            );
            prop_assert_eq!(apart, 0);
        }
    }
}
