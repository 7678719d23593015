//! Deciding on a case: named payers, who decides, and that what was decided on never changes.

use serde_json::json;

use crate::samples::{Places, make};
use crate::world::{World, made};

#[test]
fn a_running_cost_without_a_payer_blocks_approval_and_is_named() {
    let world = World::new();
    let case = world.case();
    world.running(case, "48 000", None);
    made(&world.act(&world.leader_north(), case, "submit"));
    let refused = world.act(&world.head(), case, "approve");
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert!(refused.text.contains("no payer is named for Licens"), "{}", refused.text);
    let page = world.site.get(&world.head(), &format!("/cases/{case}")).text;
    assert!(page.contains("No payer is named for: Licens"));
    assert!(!page.contains(&format!("/cases/{case}/approve")), "what cannot be done is not offered");
    made(&world.act(&world.leader_north(), case, "revise"));
    let json = world.json(&world.head(), &format!("/cases/{case}"));
    assert_eq!(json["revision"], 1, "nothing was decided");
    let body = json!({ "name": "Licens", "unit": world.who.north, "kind": "running", "amount": "48 000",
        "first_year": 2027, "payer": world.who.north });
    let path = format!("/cases/{case}/costs/{}/edit", json["costs"][0]["id"]);
    made(&world.site.api(&world.leader_north(), &path, &body));
    made(&world.act(&world.leader_north(), case, "submit"));
    made(&world.act(&world.head(), case, "approve"));
    assert_eq!(world.json(&world.head(), &format!("/cases/{case}"))["state"], "approved");
}

#[test]
fn an_investment_without_a_payer_blocks_too_and_needs_rates() {
    let world = World::new();
    let case = world.case();
    let who = world.leader_north();
    let invest = json!({ "name": "Projektorer", "amount": "12 000", "month": 1, "life": 12 });
    let refused = world.line(&who, case, "investments", &invest);
    assert_eq!(refused.status, 409);
    assert!(refused.text.contains("No internal rate"), "{}", refused.text);
    let rates = world.rates();
    let body = json!({ "title": "Projektorer", "unit": world.who.north, "first_year": 2027, "years": 5,
        "rates": rates });
    made(&world.site.api(&who, &format!("/cases/{case}/edit"), &body));
    made(&world.line(&who, case, "investments", &invest));
    made(&world.act(&who, case, "submit"));
    let refused = world.act(&world.head(), case, "approve");
    assert!(refused.text.contains("Projektorer"), "{}", refused.text);
}

#[test]
fn only_the_head_of_it_decides_and_only_on_what_is_submitted() {
    let world = World::new();
    let case = world.case();
    assert_eq!(world.act(&world.leader_north(), case, "submit").status, 409, "a case without costs is none");
    world.running(case, "100", Some(world.who.north));
    assert_eq!(world.act(&world.head(), case, "approve").status, 409);
    made(&world.act(&world.leader_north(), case, "submit"));
    for who in [world.leader_north(), world.controller(), world.auditor()] {
        assert_eq!(world.act(&who, case, "approve").status, 403);
        assert_eq!(world.act(&who, case, "decline").status, 403);
    }
    assert_eq!(world.act(&world.leader_south(), case, "approve").status, 404);
    let path = format!("/cases/{case}/approve");
    assert_eq!(world.site.api(&world.head(), &path, &json!({ "reason": "" })).status, 422);
    let body = json!({ "kind": "running", "amount": "1" });
    assert_eq!(world.line(&world.leader_north(), case, "costs", &body).status, 409, "it stands still");
    made(&world.act(&world.head(), case, "decline"));
    assert_eq!(world.act(&world.head(), case, "approve").status, 409);
    let json = world.json(&world.head(), &format!("/cases/{case}"));
    assert_eq!((&json["state"], &json["decisions"][0]["outcome"]), (&json!("declined"), &json!("declined")));
}

#[test]
fn what_was_decided_on_stays_as_it_was() {
    let world = World::new();
    let case = world.case();
    world.running(case, "100", Some(world.who.north));
    made(&world.act(&world.leader_north(), case, "submit"));
    made(&world.act(&world.head(), case, "approve"));
    let decision = world.json(&world.head(), &format!("/cases/{case}"))["decisions"][0]["id"].clone();
    let path = format!("/cases/{case}/decisions/{decision}");
    let first = world.site.get(&world.head(), &format!("{path}/file")).text;
    assert!(first.contains("\"net\": \"-500.00\"") && !first.contains("Rut"), "{first}");
    made(&world.act(&world.leader_north(), case, "revise"));
    world.running(case, "900", Some(world.who.north));
    let json = world.json(&world.head(), &format!("/cases/{case}"));
    assert_eq!((&json["revision"], &json["sum"]["net"]), (&json!(2), &json!("-5000.00")));
    assert_eq!(world.site.get(&world.head(), &format!("{path}/file")).text, first);
    let kept = world.json(&world.head(), &path);
    assert_eq!(kept["hash"], blake3::hash(first.as_bytes()).to_hex().to_string());
    assert_eq!(kept["case"]["sum"]["net"], "-500.00");
    let page = world.site.get(&world.head(), &path);
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Det ryms i ramen.") && !page.text.contains("[cases-"), "{}", page.text);
    assert_eq!(world.site.get(&world.leader_south(), &path).status, 404);
    assert!(!world.behind("UPDATE case_decision SET reason = 'x'"));
    assert!(!world.behind("DELETE FROM case_decision"));
    world.rates();
    assert!(!world.behind("UPDATE internal_rate SET rate = 0"));
    assert!(!world.behind("DELETE FROM internal_rates"));
}

#[test]
fn the_sample_is_approved_and_comes_to_what_a_hand_finds() {
    let world = World::new();
    let today = kernel::Day::new(2026, 11, 23).expect("a day");
    let (it, education) = (world.who.root, world.who.education);
    let places = Places { it, education, owner: world.who.leader_north, from: None, today };
    let case = make(world.site.db(), &places).expect("the sample");
    let json = world.json(&world.head(), &format!("/cases/{case}"));
    assert_eq!(json["state"], "approved");
    // The projectors are case 34 of the golden file: 60 000 + 10 187,50 in the first year. The wiring: 180 000 ÷ 180 =
    // 1 000 a month; (180 000 + 175 000) × 3 = 1 065 000; × 2,5 % ÷ 12 = 2 218,75; with 6 000 it is 8 218,75.
    assert_eq!(json["years"][0]["capital"], "78406.25");
    assert_eq!(json["years"][0]["running"], "78000.00");
    assert_eq!(json["sum"]["cash"], "528000.00");
    assert_eq!(json["sum"]["time"], "1296000.00");
}

#[test]
fn who_decides_is_told_what_waits_and_who_ends_something_what_hangs_on_it() {
    let world = World::new();
    let case = world.case();
    world.running(case, "100", Some(world.who.north));
    let owner = world.who.leader_north;
    let benefit = json!({ "class": "not-priced", "owner": owner, "measure": "Enkät" });
    made(&world.line(&world.leader_north(), case, "benefits", &benefit));
    let told = |path: &str| world.site.get(&world.admin(), path).text;
    let leave = told(&format!("/persons/{owner}/leave"));
    assert!(leave.contains("answers for a benefit in a business case"), "{leave}");
    let close = told(&format!("/units/{}/close", world.who.north));
    assert!(close.contains("An open business case belongs to the unit"), "{close}");
    made(&world.act(&world.leader_north(), case, "submit"));
    let list = world.json(&world.head(), "/cases?state=submitted");
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
}
