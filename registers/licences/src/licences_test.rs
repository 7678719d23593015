use serde_json::{Value as Json, json};

use crate::world::World;

#[test]
fn a_licence_shows_its_terms_cost_and_formula() {
    let world = World::new();
    let id = world.bought(120, "420", &json!({ "supplier": world.supplier, "indexed": "4,5" }));
    let shown = world.licence(&world.leader_north(), id).json();
    assert_eq!((&shown["bought"], &shown["terms"][0]["cost"]), (&json!(120), &json!("50400.00")));
    assert_eq!(shown["years"][0]["committed"], "50400.00");
    assert_eq!(
        (&shown["years"][1]["committed"], &shown["years"][1]["expected"]),
        (&json!("0.00"), &json!("52668.00"))
    );
    let page = world.site.get(&world.head(), &format!("/licences/{id}"));
    assert_eq!(page.status, 200);
    assert!(page.text.contains("× ") && page.text.contains("Björkdata AB"), "{}", page.text);
    let costs = world.site.get(&world.controller(), "/api/v1/licences/costs").json();
    assert_eq!(costs["years"][1]["expected"], "52668.00", "{costs}");
    assert_eq!(world.site.get(&world.controller(), "/licences/costs").status, 200);
    let listed = world.site.get(&world.head(), "/api/v1/licences").json();
    assert_eq!(
        (&listed["items"][0]["bought"], &listed["items"][0]["cost"]),
        (&json!(120), &json!("50400.00")),
        "{listed}"
    );
    assert_eq!(world.site.get(&world.head(), "/licences").status, 200);
}

#[test]
fn those_who_work_with_it_read_all_and_the_management_its_own() {
    let world = World::new();
    let id = world.bought(10, "100", &json!({}));
    for (who, status) in [
        (world.head(), 200),
        (world.agent(), 200),
        (world.admin(), 200),
        (world.leader_north(), 200),
        (world.controller(), 200),
        (world.leader_south(), 404),
        (world.teacher(), 404),
    ] {
        assert_eq!(world.licence(&who, id).status, status);
        assert_eq!(world.products(&who, "").len(), usize::from(status == 200));
        let found = world.site.get(&who, "/test/found?q=ritverkstan").json();
        assert_eq!(found.as_array().map_or(0, Vec::len), usize::from(status == 200), "{found}");
    }
    let fields = world.fields(&json!({}));
    assert_eq!(world.act(&world.agent(), id, "edit", &fields).status, 403, "reads it, and does not keep it");
    assert_eq!(world.act(&world.leader_south(), id, "edit", &fields).status, 404);
    assert_eq!(world.act(&world.leader_north(), id, "edit", &fields).status, 201, "its role keeps it");
    let elsewhere = world.fields(&json!({ "unit": world.who.south }));
    assert_eq!(world.act(&world.leader_north(), id, "edit", &elsewhere).status, 403, "and moves it nowhere");
    assert_eq!(world.site.api(&world.agent(), "/licences/add", &fields).status, 403);
    assert_eq!(world.site.api(&world.teacher(), "/licences/add", &fields).status, 403);
    assert_eq!(world.site.get(&world.admin(), "/licences/add").status, 200);
}

#[test]
fn a_bad_form_is_told_all_that_is_wrong_at_once() {
    let world = World::new();
    let bad = json!({
        "metric": "staff", "category": "1", "count_day": "13-40", "allowed": "-3", "price": "-1", "count": "x",
        "from": "2026-05-01", "to": "2026-04-01",
    });
    let answer = world.site.api(&world.head(), "/licences/add", &bad);
    assert_eq!(answer.status, 422);
    let fields: Vec<String> = answer.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["field"].as_str().unwrap().to_owned())
        .collect();
    for field in ["product", "unit", "answers", "category", "count_day", "allowed", "price", "count", "to"] {
        assert_eq!(fields.iter().filter(|it| *it == field).count(), 1, "{field} in {fields:?}");
    }
    let refused = |more: Json| {
        let answer = world.site.api(&world.head(), "/licences/add", &world.fields(&more));
        assert_eq!(answer.status, 422, "{}", answer.text);
        answer.json()["errors"][0]["field"].clone()
    };
    for field in ["supplier", "service", "agreement", "unit", "count_unit"] {
        assert_eq!(refused(json!({ field: 987_654 })), field);
    }
    assert_eq!(refused(json!({ "metric": "device", "category": 987_654 })), "category");
    let half = json!({ "from": "2026-01-01", "to": "2026-12-31", "count": 5 });
    assert_eq!(refused(half), "price", "no agreement has a price to take");
    assert_eq!(refused(json!({ "price": "5", "count": 5 })), "from");
    let site =
        json!({ "metric": "site", "from": "2026-01-01", "to": "2026-12-31", "price": "5", "count": 5 });
    assert_eq!(refused(site), "count");
}

#[test]
fn each_renewal_is_a_term_more_and_a_correction_keeps_what_it_was() {
    let world = World::new();
    let id = world.bought(100, "129", &json!({}));
    let year = world.day(0).year() + 1;
    let next = |more: Json| {
        let mut fields = json!({
            "from": format!("{year}-01-01"), "to": format!("{year}-12-31"), "count": 90, "price": "139",
            "period": "year", "per": "each",
        });
        more.as_object().unwrap().iter().for_each(|(field, value)| fields[field] = value.clone());
        fields
    };
    assert_eq!(world.act(&world.controller(), id, "renew", &next(json!({}))).status, 403);
    let early = next(json!({ "from": format!("{}-06-01", year - 1) }));
    assert_eq!(world.act(&world.head(), id, "renew", &early).status, 409, "the last one has not ended");
    assert_eq!(world.act(&world.head(), id, "renew", &next(json!({}))).status, 201);
    assert_eq!(world.act(&world.head(), id, "correct", &next(json!({ "price": "149" }))).status, 422, "why?");
    let why = json!({ "price": "149", "reason": "Fel pris i avtalet" });
    assert_eq!(world.act(&world.head(), id, "correct", &next(why)).status, 201);
    let shown = world.licence(&world.head(), id).json();
    assert_eq!(shown["terms"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&shown["terms"][0]["price"], &shown["terms"][1]["price"]),
        (&json!("129.00"), &json!("149.00"))
    );
    let sql = store::Sql::open("a test looks", "SELECT COUNT(*) FROM licence_term");
    assert_eq!(world.site.db().read(|r| r.number(sql)).unwrap(), 3, "what it was is kept");
    assert_eq!(world.events(id), ["licences-added", "licences-renewed", "licences-corrected"]);
    let metric = world.fields(&json!({ "metric": "pupil" }));
    assert_eq!(world.act(&world.head(), id, "edit", &metric).status, 409, "what is bought stands");
    for word in ["renew", "correct", "edit", "true-up", "reduce", "count"] {
        assert_eq!(world.site.get(&world.head(), &format!("/licences/{id}/{word}")).status, 200, "{word}");
    }
}

#[test]
fn days_and_price_may_be_the_agreements_and_one_licence_alone_has_the_price() {
    let world = World::new();
    let start = world.day(0).plus_months(-6);
    let agreement = json!({
        "name": "Kontorsprogram", "supplier": world.supplier, "unit": world.who.root, "kind": "licence",
        "answers": "head-of-it", "start": start, "initial_months": 12, "renewal": "tacit", "renewal_months": 12,
        "notice": 3, "notice_unit": "months", "price": "120000", "processing": "yes",
    });
    let agreement = world.made(&world.head(), "/agreements/add", &agreement);
    let id = world.add(&json!({ "agreement": agreement, "count": 1000, "product": "Granit Kontor" }));
    let shown = world.licence(&world.head(), id).json();
    let term = &shown["terms"][0];
    let last = start.plus_months(12).plus_days(-1);
    assert_eq!((&term["from"], &term["to"]), (&json!(start), &json!(last)));
    assert_eq!(
        (&term["price"], &term["per"], &term["is_agreed"]),
        (&json!("120000.00"), &json!("whole"), &json!(true))
    );
    assert_eq!(term["cost"], "120000.00");
    assert_eq!(shown["agreement"]["name"], "Kontorsprogram");
    let leader = world.licence(&world.leader_north(), id).json();
    assert_eq!(leader["agreement"], Json::Null, "who may not read the agreement is not told of it");
    let other = world.fields(&json!({ "agreement": agreement, "count": 5, "product": "Granit Rit" }));
    assert_eq!(world.site.api(&world.head(), "/licences/add", &other).status, 409, "it would be paid twice");
    let own =
        world.add(&json!({ "agreement": agreement, "count": 5, "product": "Granit Rit", "price": "10" }));
    let shown = world.licence(&world.head(), own).json();
    assert_eq!((&shown["terms"][0]["from"], &shown["terms"][0]["cost"]), (&json!(start), &json!("50.00")));
    let amended = json!({
        "from": world.day(0), "renewal": "tacit", "renewal_months": 12, "notice": 3, "notice_unit": "months",
        "price": "150000", "reason": "Tillägg",
    });
    world.made(&world.head(), &format!("/agreements/{agreement}/amend"), &amended);
    let page = world.site.get(&world.head(), &format!("/licences/{id}")).text;
    assert!(page.contains("price is now"), "what changed in the agreement is told: {page}");
    let renewed = json!({ "count": 1100 });
    assert_eq!(world.act(&world.head(), id, "renew", &renewed).status, 201);
    let shown = world.licence(&world.head(), id).json();
    assert_eq!(shown["terms"][1]["from"], json!(start.plus_months(12)), "the agreement's next term");
}

#[test]
fn filters_narrow_the_list() {
    let world = World::new();
    let over = world.bought(1, "100", &json!({ "product": "För få" }));
    let under = world.bought(100, "100", &json!({ "product": "För många" }));
    world.add(&json!({ "product": "Inget köpt", "metric": "seat", "approval": "denied" }));
    for id in [over, under] {
        assert_eq!(world.act(&world.head(), id, "count", &json!({})).status, 201);
    }
    let head = world.head();
    assert_eq!(world.products(&head, "?state=over"), ["För få"]);
    assert_eq!(world.products(&head, "?state=under"), ["För många"]);
    assert_eq!(world.products(&head, "?state=unbought"), ["Inget köpt"]);
    assert_eq!(world.products(&head, "?metric=seat"), ["Inget köpt"]);
    assert_eq!(world.products(&head, "?approval=denied"), ["Inget köpt"]);
    let ends = format!("?ends={}-12-31", world.day(0).year());
    assert_eq!(world.products(&head, &ends), ["För få", "För många"]);
    assert_eq!(world.products(&head, &format!("?unit={}", world.who.south)), Vec::<String>::new());
    assert_eq!(world.products(&head, "?sort=-cost")[0], "För många");
    let csv = world.site.get(&head, "/licences/export?format=csv");
    assert!(csv.status == 200 && csv.text.contains("Inget köpt"), "{}", csv.text);
    let needs = world.site.get(&world.leader_north(), "/test/needs").json();
    assert_eq!(needs, json!(["/licences?state=over"]));
    assert_eq!(world.site.get(&world.leader_south(), "/test/needs").json(), json!([]));
}

#[test]
fn sjoviks_licences_are_the_same_every_time() {
    let world = World::new();
    let today = world.day(0);
    let gone = json!({ "name": "Ett annat namn" });
    world.made(&world.head(), &format!("/suppliers/{}/edit", world.supplier), &gone);
    let (it, root, schools, school) = (world.who.root, world.who.root, world.who.education, world.who.north);
    let places = agreements::samples::Places { it, schools, care: world.who.south, today };
    agreements::samples::make(world.site.db(), &places).unwrap();
    let places = crate::samples::Places { it, root, schools, school, today };
    let made = crate::samples::make(world.site.db(), &places).unwrap();
    assert_eq!(made.len(), 6);
    for id in made {
        assert_eq!(world.site.get(&world.head(), &format!("/licences/{id}")).status, 200);
    }
}

/// Who reads a licence and no suppliers is told the name and given no way that ends at a closed door.
#[test]
fn a_suppliers_name_leads_only_those_who_read_suppliers() {
    let world = World::new();
    let supplier = world.supplier;
    let id = world.add(&json!({ "supplier": supplier }));
    let name =
        world.licence(&world.head(), id).json()["supplier"]["name"].as_str().expect("a name").to_owned();
    for (who, leads) in [(world.head(), true), (world.admin(), false)] {
        for path in [format!("/licences/{id}"), "/licences/export?format=json".to_owned()] {
            assert!(world.site.get(&who, &path).text.contains(&name), "{path}");
        }
        let page = world.site.get(&who, &format!("/licences/{id}")).text;
        assert_eq!(page.contains(&format!("/suppliers/{supplier}")), leads);
    }
}
