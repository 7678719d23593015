use serde_json::{Value as Json, json};

use crate::world::World;

#[test]
fn an_agreement_shows_its_terms_its_next_notice_day_and_its_cost() {
    let world = World::new();
    let id = world.add(&json!({}));
    let shown = world.agreement(&world.leader_north(), id).json();
    assert_eq!(shown["terms"][0]["to"], "2035-12-31");
    assert_eq!(shown["terms"][0]["notice_by"], "2035-09-30");
    assert_eq!(shown["terms"][0]["decide_by"], "2035-08-31");
    assert_eq!((&shown["open_term"], &shown["last_day"]), (&json!(1), &Json::Null));
    let listed = world.site.get(&world.controller(), "/api/v1/agreements/notice-days").json();
    assert_eq!(listed["items"][0]["notice_by"], "2035-09-30", "{listed}");
    let page = world.site.get(&world.head(), &format!("/agreements/{id}"));
    assert_eq!(page.status, 200);
    assert!(page.text.contains("2035-09-30"), "{}", page.text);
}

#[test]
fn those_of_the_unit_read_it_and_others_do_not_learn_that_it_is_there() {
    let world = World::new();
    let id = world.add(&json!({}));
    for (who, status) in [
        (world.leader_north(), 200),
        (world.controller(), 200),
        (world.leader_south(), 404),
        (world.teacher(), 404),
        (world.agent(), 404),
    ] {
        assert_eq!(world.agreement(&who, id).status, status);
        let costs = world.site.get(&who, "/api/v1/agreements/costs").json();
        assert_eq!(costs["items"].as_array().map_or(0, Vec::len), usize::from(status == 200), "{costs}");
    }
    assert_eq!(world.act(&world.controller(), id, "edit", &world.said(&json!({}))).status, 403);
    assert_eq!(world.site.api(&world.controller(), "/agreements/add", &world.fields(&json!({}))).status, 403);
    assert_eq!(world.site.api(&world.teacher(), "/agreements/add", &world.fields(&json!({}))).status, 403);
    let owned = world.add(&json!({ "owner": world.who.agent, "unit": world.who.south }));
    assert_eq!(world.agreement(&world.agent(), owned).status, 200, "its owner reads it");
}

#[test]
fn a_bad_form_is_told_all_that_is_wrong_at_once() {
    let world = World::new();
    let answer =
        world.site.api(&world.head(), "/agreements/add", &json!({ "renewal": "tacit", "indexed": "-3" }));
    assert_eq!(answer.status, 422);
    let fields: Vec<String> = answer.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["field"].as_str().unwrap().to_owned())
        .collect();
    for field in ["name", "supplier", "unit", "start", "renewal_months", "price", "indexed", "processing"] {
        assert_eq!(fields.iter().filter(|it| *it == field).count(), 1, "{field} in {fields:?}");
    }
    let refused = |more| {
        let answer = world.site.api(&world.head(), "/agreements/add", &world.fields(&more));
        answer.json()["errors"][0]["field"].clone()
    };
    assert_eq!(refused(json!({ "supplier": 987_654 })), "supplier");
    assert_eq!(refused(json!({ "unit": 987_654 })), "unit");
    assert_eq!(refused(json!({ "owner": world.who.pupil })), "owner");
    assert_eq!(refused(json!({ "start": "0001-01-01" })), "start");
    assert_eq!(refused(json!({ "price": "-1" })), "price");
}

#[test]
fn the_role_that_answers_decides_once_and_may_think_again_until_the_notice_day() {
    let world = World::new();
    let id = world.add(&json!({}));
    let decide = |who: &str, outcome: &str, term: i64| {
        world.act(who, id, "decide", &json!({ "term": term, "outcome": outcome, "reason": "Behövs" })).status
    };
    assert_eq!(decide(&world.controller(), "renew", 1), 403, "reads it, but does not answer for it");
    assert_eq!(decide(&world.leader_south(), "renew", 1), 404);
    assert_eq!(decide(&world.leader_north(), "end", 1), 409, "a term that renews itself is not let to end");
    assert_eq!(decide(&world.leader_north(), "renew", 2), 409, "the first waits first");
    assert_eq!(decide(&world.leader_north(), "nobody", 1), 422);
    assert_eq!(decide(&world.leader_north(), "renew", 1), 201);
    let shown = world.agreement(&world.head(), id).json();
    assert_eq!((&shown["open_term"], &shown["terms"][1]["is_committed"]), (&json!(2), &json!(true)));
    assert_eq!(decide(&world.head(), "notice", 1), 201);
    let shown = world.agreement(&world.head(), id).json();
    assert_eq!((&shown["open_term"], &shown["last_day"]), (&Json::Null, &json!("2035-12-31")));
    assert_eq!(shown["decisions"].as_array().unwrap().len(), 2, "both stand");
    assert_eq!(world.site.get(&world.head(), "/api/v1/agreements/notice-days").json()["items"], json!([]));
}

#[test]
fn what_changes_from_a_day_keeps_what_was_before() {
    let world = World::new();
    let id = world.add(&json!({ "initial_months": 12, "start": "2030-01-01" }));
    let amend = |who: &str, more: Json| {
        let mut fields = json!({
            "from": "2030-07-01", "renewal": "tacit", "renewal_months": 12, "notice": 3, "notice_unit": "months",
            "lead_days": 30, "indexed": "2,5", "reason": "Tillägg",
        });
        more.as_object().unwrap().iter().for_each(|(field, value)| fields[field] = value.clone());
        world.act(who, id, "amend", &fields).status
    };
    assert_eq!(amend(&world.controller(), json!({ "price": "2400" })), 403);
    assert_eq!(amend(&world.head(), json!({})), 409, "nothing is changed");
    assert_eq!(amend(&world.head(), json!({ "price": "2400", "from": "2029-12-31" })), 409);
    assert_eq!(amend(&world.head(), json!({ "price": "2400" })), 201);
    let renamed = world.said(&json!({ "name": "Nytt namn", "start": "2030-01-01", "initial_months": 12 }));
    assert_eq!(world.act(&world.head(), id, "edit", &renamed).status, 201, "the name may change at any time");
    assert_eq!(
        amend(&world.head(), json!({ "notice": 1, "from": "2030-06-01" })),
        409,
        "before the last change"
    );
    let shown = world.agreement(&world.head(), id).json();
    assert_eq!(shown["terms"][0]["price"], "1200.00");
    // 1,200 · 181 / 365 + 2,400 · 184 / 365.
    assert_eq!(shown["terms"][0]["cost"], "1804.93");
    assert_eq!(shown["terms"][1]["price"], "2460.00");
    assert_eq!(shown["conditions"].as_array().unwrap().len(), 2);
    let edited = world.said(&json!({ "start": "2030-02-01", "initial_months": 12 }));
    assert_eq!(world.act(&world.head(), id, "edit", &edited).status, 409, "the start stands");
}

#[test]
fn a_cancellation_cuts_and_only_cuts() {
    let world = World::new();
    let id = world.add(&json!({}));
    let cancel = |who: &str, day: &str| {
        world.act(who, id, "cancel", &json!({ "last_day": day, "reason": "Avtalat" })).status
    };
    assert_eq!(cancel(&world.leader_north(), "2028-06-30"), 403);
    assert_eq!(cancel(&world.head(), "2020-01-01"), 409);
    assert_eq!(cancel(&world.head(), "2028-06-30"), 201);
    let shown = world.agreement(&world.head(), id).json();
    assert_eq!((&shown["last_day"], &shown["terms"][0]["to"]), (&json!("2028-06-30"), &json!("2028-06-30")));
    assert_eq!(cancel(&world.head(), "2029-01-01"), 409, "it does not grow again");
    assert_eq!(cancel(&world.head(), "2027-06-30"), 201);
}

#[test]
fn documents_are_read_by_those_who_read_the_agreement() {
    let folder = tempfile::tempdir().unwrap();
    files::install(files::Files::open(&folder.path().display().to_string()).unwrap());
    let world = World::new();
    let id = world.add(&json!({}));
    let path = format!("/agreements/{id}/attach");
    assert_eq!(
        world.site.upload(&world.controller(), &path, &[], ("files", "avtal.txt", b"hej")).status,
        403
    );
    let sent = world.site.upload(&world.head(), &path, &[], ("files", "avtal.txt", b"hej"));
    assert!(matches!(sent.status, 200 | 201 | 303), "{}", sent.text);
    let file = world.agreement(&world.leader_north(), id).json()["files"][0]["id"].as_i64().unwrap();
    assert_eq!(world.site.get(&world.leader_north(), &format!("/files/{file}")).status, 200);
    assert_eq!(world.site.get(&world.leader_south(), &format!("/files/{file}")).status, 404);
    assert_eq!(world.act(&world.head(), id, &format!("files/{file}/remove"), &json!({})).status, 201);
    assert_eq!(world.agreement(&world.head(), id).json()["files"], json!([]));
}

#[test]
fn what_agreements_cost_is_summed_among_what_one_may_read() {
    let world = World::new();
    world.add(&json!({ "start": "2030-01-01", "initial_months": 12 }));
    world.add(
        &json!({ "start": "2030-01-01", "initial_months": 12, "unit": world.who.south, "name": "Annat" }),
    );
    let sums = |actor: &access::Actor, unit| {
        let years = world.site.db().read(|r| crate::committed(r, actor, 2030..=2031, unit)).unwrap();
        years.iter().map(|(_, cost)| (cost.committed.minor, cost.expected.minor)).collect::<Vec<_>>()
    };
    assert_eq!(sums(&World::operator(), None), [(240_000, 240_000), (0, 246_000)]);
    assert_eq!(sums(&World::operator(), Some(world.who.north)), [(120_000, 120_000), (0, 123_000)]);
    assert_eq!(sums(&access::Actor::person(world.who.agent, Vec::new()), None), [(0, 0), (0, 0)]);
}

#[test]
fn sjoviks_agreements_are_the_same_every_time() {
    let world = World::new();
    let today = world.day(0);
    let (it, schools, care) = (world.who.root, world.who.education, world.who.south);
    // The tests' own supplier has the name of one of the samples.
    let gone = json!({ "name": "Ett annat namn" });
    world.made(&world.head(), &format!("/suppliers/{}/edit", world.supplier), &gone);
    let made =
        crate::samples::make(world.site.db(), &crate::samples::Places { it, schools, care, today }).unwrap();
    assert_eq!(made.len(), 8);
    for path in
        ["/agreements", "/agreements/notice-days", "/agreements/costs", "/suppliers", "/suppliers/doubles"]
    {
        assert_eq!(world.site.get(&world.head(), path).status, 200, "{path}");
    }
}
