//! Writing a case: who may, what it takes, and that every figure comes out.

use serde_json::{Value as Json, json};

use crate::world::{World, made};
use crate::{POLICY, RATES};

#[test]
fn who_may_do_what_with_cases() {
    let pictures = [POLICY.matrix().picture(), RATES.matrix().picture()];
    insta::assert_snapshot!(pictures.join("\n\n"));
}

/// A case with one of each.
fn filled(world: &World) -> i64 {
    world.rates();
    let (case, who) = (world.case(), world.leader_north());
    world.running(case, "1 000", Some(world.who.north));
    let once = json!({ "kind": "one-off", "amount": "500", "name": "Montering", "unit": world.who.south });
    made(&world.line(&who, case, "costs", &once));
    let invest = json!({ "name": "Projektorer", "amount": "12 000", "month": 1, "life": 12,
        "payer": world.who.north });
    made(&world.line(&who, case, "investments", &invest));
    let owner = world.who.leader_north;
    let cash = json!({ "class": "cash", "amount": "2 000", "owner": owner, "measure": "Konto 6611" });
    made(&world.line(&who, case, "benefits", &cash));
    let time = json!({ "class": "time", "hours": 10, "rate": "450", "owner": owner, "measure": "Minuter" });
    made(&world.line(&who, case, "benefits", &time));
    case
}

#[test]
fn a_case_shows_each_year_with_its_formula() {
    let world = World::new();
    let case = filled(&world);
    let json = world.json(&world.leader_north(), &format!("/cases/{case}"));
    // 12 000 kr over twelve months at 2,4 % by month: 78 000 × 0,2 % = 156 kr of interest.
    assert_eq!(json["years"][0]["capital"], "12156.00");
    assert_eq!(json["years"][0]["cost"], "13656.00");
    assert_eq!(json["sum"]["net"], "-7656.00", "10 000 in cash less 17 656");
    assert_eq!(json["sum"]["time"], "22500.00");
    assert_eq!(json["formulas"]["net"], "cash - cost");
    assert_eq!(json["centres"][1]["sum"], "500.00");
    let page = world.site.get(&world.leader_north(), &format!("/cases/{case}")).text;
    for words in ["Net = benefit in cash − cost", "13,656\u{a0}kr", "never added to cash"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let capital = world.site.get(&world.leader_north(), &format!("/cases/{case}/capital")).text;
    assert!(capital.contains("156\u{a0}kr") && capital.contains("a twelfth of the year"));
}

#[test]
fn a_school_sees_its_own_cases_and_others_see_none() {
    let world = World::new();
    let case = filled(&world);
    let path = format!("/cases/{case}");
    for who in [world.head(), world.controller(), world.auditor(), world.leader_north()] {
        assert_eq!(world.site.get(&who, &path).status, 200);
        assert_eq!(world.json(&who, "/cases")["items"].as_array().map(Vec::len), Some(1));
    }
    assert_eq!(world.site.get(&world.leader_south(), &path).status, 404);
    assert_eq!(world.json(&world.leader_south(), "/cases")["items"], json!([]));
    for who in [world.teacher(), world.architect(), String::new()] {
        assert_ne!(world.site.get(&who, &path).status, 200);
        let list = world.site.get(&who, "/api/v1/cases");
        assert!(list.status != 200 || list.json()["items"] == json!([]), "{}", list.text);
    }
    let body = json!({ "kind": "running", "amount": "1" });
    assert_eq!(world.line(&world.leader_south(), case, "costs", &body).status, 404);
    assert_eq!(world.line(&world.auditor(), case, "costs", &body).status, 403);
    let other = json!({ "title": "Söder", "unit": world.who.south, "first_year": 2027, "years": 5 });
    assert_eq!(world.site.api(&world.leader_north(), "/cases/add", &other).status, 403);
}

#[test]
fn bad_forms_say_what_is_wrong_and_store_nothing() {
    let world = World::new();
    let case = filled(&world);
    let who = world.leader_north();
    let before = world.json(&who, &format!("/cases/{case}"));
    let owner = world.who.leader_north;
    let bad: [(&str, Json, &str); 12] = [
        ("costs", json!({ "kind": "running" }), "amount"),
        ("costs", json!({ "kind": "running", "amount": "0" }), "amount"),
        ("costs", json!({ "kind": "capital", "amount": "1" }), "kind"),
        ("costs", json!({ "kind": "running", "amount": "1", "first_year": 2026 }), "first_year"),
        ("costs", json!({ "kind": "running", "amount": "1", "last_year": 2032 }), "last_year"),
        ("costs", json!({ "kind": "one-off", "amount": "1", "last_year": 2028 }), "last_year"),
        ("costs", json!({ "kind": "running", "amount": "1", "payer": 999 }), "payer"),
        ("investments", json!({ "amount": "1", "residual": "2", "month": 1, "life": 12 }), "residual"),
        ("investments", json!({ "amount": "1", "month": 13, "life": 12 }), "month"),
        ("benefits", json!({ "class": "cash", "owner": owner, "measure": "Konto" }), "amount"),
        (
            "benefits",
            json!({ "class": "not-priced", "amount": "5", "owner": owner, "measure": "Konto" }),
            "amount",
        ),
        ("benefits", json!({ "class": "not-priced", "owner": world.who.pupil, "measure": "Konto" }), "owner"),
    ];
    for (part, body, field) in bad {
        let answer = world.line(&who, case, part, &body);
        assert_eq!(answer.status, 422, "{part} {body}: {}", answer.text);
        assert_eq!(answer.json()["errors"][0]["field"], field, "{part} {body}");
    }
    for body in [
        json!({ "title": "x", "unit": world.who.north, "first_year": 2027, "years": 4 }),
        json!({ "title": "Kort", "unit": world.who.north, "first_year": 2027, "years": 4 }),
        json!({ "title": "Lång", "unit": world.who.north, "first_year": 2027, "years": 11 }),
    ] {
        assert_eq!(world.site.api(&who, "/cases/add", &body).status, 422);
    }
    let gap = json!({ "day": "2026-11-02", "decision": "Fullmäktige", "base": "year", "first_year": 2027,
        "rate1": "2", "rate3": "3" });
    let answer = world.site.api(&world.controller(), "/cases/rates/set", &gap);
    assert_eq!(answer.json()["errors"][0]["field"], "rate2");
    assert_eq!(world.json(&who, &format!("/cases/{case}")), before);
}

#[test]
fn lines_are_changed_and_removed_while_the_case_is_a_draft() {
    let world = World::new();
    let case = filled(&world);
    let who = world.leader_north();
    let json = world.json(&who, &format!("/cases/{case}"));
    let (cost, invest) = (&json["costs"][0]["id"], &json["costs"][2]["id"]);
    let benefit = &json["benefits"][0]["id"];
    let body = json!({ "name": "Licens", "unit": world.who.north, "kind": "running", "amount": "3 000",
        "first_year": 2028, "last_year": 2029 });
    made(&world.site.api(&who, &format!("/cases/{case}/costs/{cost}/edit"), &body));
    assert_eq!(world.site.api(&who, &format!("/cases/{case}/costs/{invest}/edit"), &body).status, 404);
    made(&world.site.api(&who, &format!("/cases/{case}/benefits/{benefit}/remove"), &json!({})));
    made(&world.site.api(&who, &format!("/cases/{case}/costs/{invest}/remove"), &json!({})));
    let json = world.json(&who, &format!("/cases/{case}"));
    assert_eq!(json["sum"]["cost"], "6500.00");
    assert_eq!(json["sum"]["cash"], "0.00");
    let other = world.case();
    assert_eq!(world.site.api(&who, &format!("/cases/{other}/costs/{cost}/edit"), &body).status, 404);
    let shorter = json!({ "title": "Projektorer", "unit": world.who.north, "first_year": 2029, "years": 5 });
    let refused = world.site.api(&who, &format!("/cases/{case}/edit"), &shorter);
    assert_eq!(refused.status, 409, "{}", refused.text);
    let stale =
        json!({ "version": 1, "title": "Nytt", "unit": world.who.north, "first_year": 2027, "years": 6 });
    assert_eq!(world.site.api(&who, &format!("/cases/{case}/edit"), &stale).status, 409);
}

#[test]
fn a_case_that_comes_from_a_need_is_tied_to_it() {
    let world = World::new();
    let need = json!({ "title": "Nya projektorer", "text": "De slocknar", "unit": world.who.north });
    let need = made(&world.site.api(&world.leader_north(), "/needs/ask", &need));
    let body = json!({ "title": "Projektorer", "unit": world.who.north, "first_year": 2027, "years": 5,
        "from_kind": "need", "from_id": need });
    let case = made(&world.site.api(&world.leader_north(), "/cases/add", &body));
    let page = world.site.get(&world.leader_north(), &format!("/needs/{need}")).text;
    assert!(page.contains(&format!("/cases/{case}")), "the need's thread shows its case");
    assert!(page.contains(&format!("/cases/add?from_kind=need&#38;from_id={need}")), "{page}");
    let teacher = world.site.get(&world.teacher(), &format!("/needs/{need}")).text;
    assert!(!teacher.contains("/cases/"));
    let hidden = json!({ "title": "Gömd", "unit": world.who.south, "first_year": 2027, "years": 5,
        "from_kind": "need", "from_id": need });
    assert_eq!(world.site.api(&world.leader_south(), "/cases/add", &hidden).status, 422);
}

#[test]
fn every_page_shows_and_no_text_is_missing() {
    let world = World::new();
    let case = filled(&world);
    let who = world.head();
    let json = world.json(&who, &format!("/cases/{case}"));
    let (cost, invest) = (&json["costs"][0]["id"], &json["costs"][2]["id"]);
    let benefit = &json["benefits"][0]["id"];
    let show = |path: &str, who: &str| {
        let page = world.site.get(who, path);
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        assert!(!page.text.contains("[cases-"), "{path} lacks a text");
    };
    for path in [
        "/cases".to_owned(),
        "/cases?state=draft&year=2028&q=proj".to_owned(),
        format!("/cases?unit={}", world.who.education),
        "/cases/add".to_owned(),
        "/cases/rates".to_owned(),
        "/cases/rates/1".to_owned(),
        format!("/cases/{case}"),
        format!("/cases/{case}/capital"),
        format!("/cases/{case}/edit"),
        format!("/cases/{case}/submit"),
        format!("/cases/{case}/costs/add"),
        format!("/cases/{case}/costs/{cost}/edit"),
        format!("/cases/{case}/costs/{cost}/remove"),
        format!("/cases/{case}/investments/add"),
        format!("/cases/{case}/investments/{invest}/edit"),
        format!("/cases/{case}/benefits/add"),
        format!("/cases/{case}/benefits/{benefit}/edit"),
        format!("/cases/{case}/benefits/{benefit}/remove"),
    ] {
        show(&path, &who);
    }
    show("/cases/rates/set", &world.controller());
    assert_eq!(world.json(&who, "/cases?year=2028")["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(world.json(&who, "/cases?year=2031")["items"].as_array().map(Vec::len), Some(1));
    assert_ne!(world.site.get(&who, "/cases/rates/set").status, 200, "the controller's alone");
}
