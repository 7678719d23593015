use serde_json::json;

use crate::world::World;

/// A parent of the head's own with a report of each teacher below it.
fn outage(world: &World) -> (i64, i64, i64) {
    let parent = world.report(&world.head(), "Avbrott i nätet");
    let north = world.report(&world.teacher_north(), "Inget internet");
    let south = world.report(&world.teacher_south(), "Nätet är nere");
    for child in [north, south] {
        world.must(&world.head(), child, "put-under", &json!({ "parent": parent }));
    }
    (parent, north, south)
}

#[test]
fn an_answer_to_the_parent_reaches_everybody_who_reported_it() {
    let world = World::new();
    let (parent, north, south) = outage(&world);
    world.must(&world.head(), parent, "answer", &json!({ "text": "Vi byter växeln kl. 14." }));
    for (who, child) in [(world.teacher_north(), north), (world.teacher_south(), south)] {
        let ticket = world.ticket(&who, child);
        assert_eq!(ticket["messages"][0]["text"], "Vi byter växeln kl. 14.");
        assert_eq!(ticket["state"], "open");
        assert!(world.notices(&who).contains(&"IT has answered your ticket".to_owned()));
        assert_eq!(world.site.get(&who, &format!("/tickets/{parent}")).status, 404, "and read no other");
    }
    world.must(&world.head(), parent, "note", &json!({ "text": "Hemligt" }));
    assert_eq!(world.ticket(&world.head(), north)["messages"].as_array().map(Vec::len), Some(1));
    assert_eq!(world.ticket(&world.head(), parent)["children"].as_array().map(Vec::len), Some(2));
}

#[test]
fn solving_the_parent_solves_those_reports_that_want_it() {
    let world = World::new();
    let (parent, north, south) = outage(&world);
    let form = world.site.get(&world.head(), &format!("/tickets/{parent}/resolve")).text;
    assert!(form.contains("name=\"children\"") && form.contains("Inget internet"), "{form}");
    let alone = world.site.get(&world.head(), &format!("/tickets/{north}/resolve")).text;
    assert!(!alone.contains("name=\"children\""), "only where there are any");
    world.must(&world.head(), parent, "resolve", &json!({ "said": "Ny växel.", "children": [north] }));
    assert_eq!(world.ticket(&world.teacher_north(), north)["state"], "resolved");
    assert_eq!(world.ticket(&world.teacher_north(), north)["said"], "Ny växel.");
    assert_eq!(world.ticket(&world.teacher_south(), south)["state"], "new");
}

#[test]
fn there_is_one_level_of_parents_and_a_report_is_taken_out_again() {
    let world = World::new();
    let (parent, north, south) = outage(&world);
    let under =
        |id: i64, parent: i64| world.act(&world.head(), id, "put-under", &json!({ "parent": parent }));
    assert_eq!(under(parent, parent).json()["code"], "desk-cannot-stand-under-itself");
    assert_eq!(under(parent, north).json()["code"], "desk-cannot-stand-too-deep");
    let other = world.report(&world.head(), "Ett till");
    assert_eq!(under(other, north).json()["code"], "desk-cannot-stand-too-deep");
    assert_eq!(under(other, 9_999).json()["errors"][0]["field"], "parent");
    assert_eq!(
        world.act(&world.teacher_north(), north, "put-under", &json!({ "parent": parent })).status,
        403
    );
    world.must(&world.head(), south, "take-out", &json!({}));
    assert_eq!(
        world.act(&world.head(), south, "take-out", &json!({})).json()["code"],
        "desk-cannot-stands-alone"
    );
    assert_eq!(world.site.get(&world.head(), &format!("/tickets/{south}/put-under")).status, 200);
}

#[test]
fn a_known_error_shows_the_way_round_it_on_its_reports_and_its_cause_to_the_desk() {
    let world = World::new();
    let (parent, north, _) = outage(&world);
    let known = json!({ "cause": "Listan över gäster är full.", "workaround": "Använd kabel." });
    assert_eq!(world.act(&world.head(), parent, "diagnose", &known).json()["code"], "desk-cannot-diagnose");
    let fields = json!({ "kind": "problem", "unit": world.who.north, "impact": "high", "urgency": "high" });
    world.must(&world.head(), parent, "triage", &fields);
    world.must(&world.head(), parent, "diagnose", &known);
    let ticket = world.ticket(&world.teacher_north(), north);
    assert_eq!(ticket["workaround"], "Använd kabel.");
    let page = world.site.get(&world.teacher_north(), &format!("/tickets/{north}")).text;
    assert!(page.contains("Använd kabel.") && !page.contains("Listan över gäster"), "{page}");
    let page = world.site.get(&world.head(), &format!("/tickets/{parent}")).text;
    assert!(page.contains("Listan över gäster är full."), "{page}");
    assert_eq!(world.act(&world.teacher_north(), north, "diagnose", &known).status, 403);
}

/// ASVS 2.3.5.
#[test]
fn an_approval_is_asked_in_turn_answered_in_person_and_stays_answered() {
    let world = World::new();
    let (head, lena, lars) = (world.head(), world.leader_north(), "lars.syd@sjovik.example");
    let id = world.report(&world.teacher_north(), "Ny dator");
    let ask = |who: &str| json!({ "approver": who, "question": "Får vi köpa för 9 000 kr?" });
    world.must(&head, id, "ask-approval", &ask("lena.nord@sjovik.example"));
    world.must(&head, id, "ask-approval", &ask(lars));
    assert_eq!(world.notices(&lena), ["You are asked to approve something"]);
    let yes = json!({ "verdict": "granted" });
    assert_eq!(
        world.act(&world.teacher_north(), id, "decide", &yes).json()["code"],
        "desk-cannot-not-approver"
    );
    assert_eq!(world.act(&world.agent(), id, "decide", &yes).status, 403, "nobody answers for another");
    let form = world.site.get(&lena, &format!("/tickets/{id}/decide")).text;
    assert!(form.contains("Får vi köpa för 9 000 kr?"), "{form}");
    let bare = world.act(&lena, id, "decide", &json!({ "verdict": "refused" }));
    assert_eq!(bare.json()["errors"][0]["field"], "reason", "a refusal says why");
    world.must(&lena, id, "decide", &yes);
    assert_eq!(
        world.act(&lena, id, "decide", &json!({ "verdict": "refused", "reason": "Ångrar mig" })).status,
        409
    );
    let lars = testing::word(
        world.who.leader_south.number(),
        &[(access::Role::Leader, &[world.who.south.number()])],
    );
    world.must(&lars, id, "decide", &json!({ "verdict": "refused", "reason": "Inga pengar i år." }));
    let ticket = world.ticket(&head, id);
    let verdicts: Vec<&str> =
        ticket["approval"].as_array().unwrap().iter().filter_map(|step| step["verdict"].as_str()).collect();
    assert_eq!(verdicts, ["granted", "refused"]);
    let page = world.site.get(&head, &format!("/tickets/{id}")).text;
    assert!(page.contains("Not approved") && page.contains("Inga pengar i år."), "{page}");
    let again = world.act(&head, id, "ask-approval", &ask("sara.lund@sjovik.example"));
    assert_eq!(again.json()["code"], "desk-cannot-approval-runs", "what was refused stays refused");
}

#[test]
fn a_kept_answer_is_chosen_while_answering_with_its_fields_filled_in() {
    let world = World::new();
    let (head, id) = (world.head(), world.report(&world.teacher_north(), "Projektor"));
    let keep = |who: &str, text: &str| {
        world.site.api(who, "/tickets/canned/add", &json!({ "title": "Kommer", "text": text }))
    };
    assert_eq!(keep(&world.teacher_north(), "Hej").status, 403);
    assert_eq!(keep(&head, "Hej {{kund}}").json()["errors"][0]["code"], "unknown-fill");
    assert!(keep(&head, "Hej {{requester}}! Vi kommer om ärende {{ticket}}.").status < 300);
    let page = world.site.get(&head, "/tickets/canned").text;
    assert!(page.contains("Kommer"), "{page}");
    let kept = world.site.get(&head, "/api/v1/tickets/canned").json()["items"][0]["id"].as_i64().unwrap();
    let form = world.site.get(&head, &format!("/tickets/{id}/answer?canned={kept}")).text;
    assert!(form.contains(&format!("Hej Nils Lind! Vi kommer om ärende {id}.")), "{form}");
    assert!(world.site.api(&head, &format!("/tickets/canned/{kept}/retire"), &json!({})).status < 300);
    let form = world.site.get(&head, &format!("/tickets/{id}/answer")).text;
    assert!(!form.contains("canned="), "what is retired is offered no more");
}
