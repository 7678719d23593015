use serde_json::{Value as Json, json};

use crate::world::World;

/// Value weighs 3 and risk 2.
fn criteria(world: &World) -> (i64, i64) {
    for (sv, en, kind, weight) in [("Nytta", "Value", "value", 3), ("Risk", "Risk", "risk", 2)] {
        let fields = json!({ "name_sv": sv, "name_en": en, "kind": kind, "weight": weight });
        let answer = world.site.api(&world.head(), "/needs/criteria/add", &fields);
        assert_eq!(answer.status, 200, "{}", answer.text);
    }
    let all = world.site.get(&world.head(), "/api/v1/needs/criteria").json();
    let root = |at: usize| all["items"][at]["criterion"].as_i64().unwrap();
    (root(0), root(1))
}

fn scores(value: (i64, i64), risk: (i64, i64)) -> Json {
    json!({ "scores": [format!("{}={}", value.0, value.1), format!("{}={}", risk.0, risk.1)], "note": "Så är det." })
}

#[test]
fn named_stakeholders_score_and_the_arithmetic_is_shown() {
    let world = World::new();
    let (value, risk) = criteria(&world);
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let invited = json!({ "persons": [world.who.leader_north], "email": "lars.syd@sjovik.example" });
    world.must(&world.head(), id, "invite", &invited);
    assert_eq!(world.notices(&world.leader_south()), ["IT asks you to score a need"]);
    assert_eq!(
        world.listed(&world.leader_south(), "invited=1"),
        [id],
        "who is asked to score it may read it"
    );
    world.must(&world.leader_north(), id, "score", &scores((value, 5), (risk, 1)));
    world.must(&world.leader_south(), id, "score", &scores((value, 2), (risk, 4)));
    // (3×5 − 2×1) = 13 and (3×2 − 2×4) = −2; their mean is 5.5.
    assert_eq!(world.need(&world.teacher_north(), id)["score"], "5.50", "those who ask see the score");
    let sum = world.site.get(&world.head(), &format!("/api/v1/needs/{id}/score")).json();
    assert_eq!(
        (sum["persons"].as_i64(), sum["terms"][1]["points"].as_str()),
        (Some(2), Some("\u{2212}5.00"))
    );
    let page = world.site.get(&world.head(), &format!("/needs/{id}/score")).text;
    assert!(page.contains("Lena Nord") && page.contains("3 × 5 = 15.00"), "{page}");
    let outside = world.site.get(&world.teacher_north(), &format!("/needs/{id}/score")).text;
    assert!(outside.contains("5.50") && !outside.contains("Lena Nord") && !outside.contains("Så är det."));
}

#[test]
fn the_page_has_a_field_for_each_criterion_and_tells_what_is_missing() {
    let world = World::new();
    let (value, risk) = criteria(&world);
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let (leader, path) = (world.leader_north(), format!("/needs/{id}/score"));
    let names = (format!("score-{value}"), format!("score-{risk}"));
    let form = world.site.get(&leader, &path).text;
    assert!(form.contains(&names.0) && form.contains(&names.1), "{form}");
    let refused = world.site.post(&leader, &path, &[(&names.0, "4"), ("note", "Kvar")]);
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("Kvar") && refused.text.contains(&format!("#field-{}", names.1)),
        "{}",
        refused.text
    );
    assert_eq!(world.site.post(&leader, &path, &[(&names.0, "4"), (&names.1, "6")]).status, 422);
    assert_eq!(world.site.post(&leader, &path, &[(&names.0, "4"), (&names.1, "2")]).status, 303);
    assert_eq!(world.need(&leader, id)["score"], "8.00");
}

#[test]
fn who_may_score() {
    let world = World::new();
    let (value, risk) = criteria(&world);
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let given = scores((value, 3), (risk, 3));
    let status = |who: &str| world.act(who, id, "score", &given).status;
    assert_eq!(status(&world.teacher_north()), 409, "an asker does not score their own need");
    assert_eq!(status(&world.auditor()), 403);
    assert_eq!(status(&world.leader_south()), 404);
    assert_eq!(status(&world.teacher_south()), 404);
    assert_eq!(status(&world.leader_north()), 201, "a leader scores needs of their own unit");
    world.must(&world.head(), id, "invite", &json!({ "email": "nils.lind@sjovik.example" }));
    assert_eq!(status(&world.teacher_north()), 201, "an asker who is invited does");
}

#[test]
fn a_new_weight_changes_no_sum_that_stands_and_is_used_from_now_on() {
    let world = World::new();
    let (value, risk) = criteria(&world);
    let id = world.ask(&world.teacher_north(), "Skrivare");
    world.must(&world.leader_north(), id, "score", &scores((value, 4), (risk, 1)));
    assert_eq!(world.need(&world.head(), id)["score"], "10.00");
    let heavier = json!({ "name_sv": "Nytta", "name_en": "Value", "kind": "value", "weight": 9 });
    let path = format!("/needs/criteria/{value}/change");
    assert_eq!(
        world.site.api(&world.architect(), &path, &heavier).status,
        403,
        "the head of IT decides what counts"
    );
    assert_eq!(world.site.api(&world.head(), &path, &heavier).status, 200);
    assert_eq!(world.need(&world.head(), id)["score"], "10.00", "what was scored stands");
    let shown = world.site.get(&world.head(), &format!("/api/v1/needs/{id}/score")).json();
    assert_eq!(shown["terms"][0]["weights"], json!([3, 3]), "and says which weight it was given under");
    world.must(&world.leader_north(), id, "score", &scores((value, 4), (risk, 1)));
    assert_eq!(world.need(&world.head(), id)["score"], "34.00");
    assert_eq!(world.site.post(&world.head(), &format!("/needs/criteria/{risk}/retire"), &[]).status, 303);
    assert_eq!(world.need(&world.head(), id)["score"], "34.00");
    world.must(&world.leader_north(), id, "score", &json!({ "scores": [format!("{value}=4")] }));
    assert_eq!(world.need(&world.head(), id)["score"], "36.00", "who scores anew scores by what holds now");
    let page = world.site.get(&world.head(), "/needs/criteria").text;
    assert!(page.contains("Held before"), "{page}");
}

#[test]
fn without_criteria_nobody_scores() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let answer = world.act(&world.head(), id, "score", &json!({ "scores": [] }));
    assert_eq!(answer.json()["code"], "needs-cannot-no-criteria");
    assert_eq!(world.site.get(&world.head(), &format!("/needs/{id}/score")).status, 200);
    assert_eq!(world.site.get(&world.teacher_north(), "/needs/criteria").status, 200);
    assert_eq!(world.site.get(&world.teacher_north(), "/needs/criteria/add").status, 403);
}

#[test]
fn only_those_among_the_choices_are_asked_and_no_number_tells_who_there_is() {
    let world = World::new();
    let (db, operator, who) = (world.site.db(), access::Actor::operator(), &world.who);
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let form = || world.site.get(&world.head(), &format!("/needs/{id}/invite")).text;
    let coming = people::NewGrant {
        from: kernel::Day::new(2027, 1, 1),
        ..people::NewGrant::now(people::Holder::Person(who.teacher_north), access::Role::Leader, who.north)
    };
    people::give(db, &operator, &coming).unwrap();
    assert!(form().contains("Lena Nord") && !form().contains("Nils Lind"), "who will be asked cannot be yet");
    people::protect(db, &operator, who.leader_north, people::From(None)).unwrap();
    let invite = |fields: Json| {
        let answer = world.act(&world.head(), id, "invite", &fields);
        (answer.status, answer.json()["errors"].clone())
    };
    let missing = invite(json!({ "persons": [99_999] }));
    assert_eq!(missing.0, 422);
    for person in [who.leader_north, who.teacher_north, who.pupil] {
        assert_eq!(invite(json!({ "persons": [person] })), missing);
    }
    let unknown = invite(json!({ "email": "ingen@sjovik.example" }));
    assert_eq!((unknown.0, invite(json!({ "email": "lena.nord@sjovik.example" }))), (422, unknown));
}

#[test]
fn an_invitation_needs_somebody_who_is_there() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let invite = |fields: Json| world.act(&world.head(), id, "invite", &fields);
    assert_eq!(invite(json!({})).status, 422);
    assert_eq!(invite(json!({ "persons": [9_999] })).status, 422);
    assert_eq!(invite(json!({ "email": "ingen@sjovik.example" })).status, 422);
    assert_eq!(world.act(&world.leader_north(), id, "invite", &json!({ "persons": [1] })).status, 403);
    assert_eq!(world.act(&world.leader_south(), id, "invite", &json!({ "persons": [1] })).status, 404);
    let form = world.site.get(&world.head(), &format!("/needs/{id}/invite")).text;
    assert!(
        form.contains("Lena Nord") && !form.contains("Lars Syd"),
        "those whose grant covers the unit: {form}"
    );
}
