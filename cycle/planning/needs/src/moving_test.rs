use serde_json::json;

use crate::world::World;

#[test]
fn a_need_goes_from_new_to_followed_up_with_a_reason_at_every_step() {
    let world = World::new();
    let teacher = world.teacher_north();
    let id = world.ask(&teacher, "Trådlöst nät i gymnastiksalen");
    world.moved(id, &["clarify", "assess", "approve", "plan", "deliver", "follow-up"]);
    let need = world.need(&teacher, id);
    assert_eq!(need["state"], "followed-up");
    assert_eq!(need["state_facts"]["verdict"], "met");
    let reasons: Vec<&str> =
        need["history"].as_array().unwrap().iter().filter_map(|l| l["reason"].as_str()).collect();
    assert_eq!(reasons.len(), 6);
    assert!(reasons.iter().all(|reason| reason.starts_with("Därför")), "the askers read every reason");
}

#[test]
fn the_form_of_a_move_works_without_script_and_asks_for_a_reason() {
    let world = World::new();
    let (head, id) = (world.head(), world.ask(&world.teacher_north(), "Skrivare"));
    for verb in ["clarify", "assess", "park", "decline", "merge"] {
        let form = world.site.get(&head, &format!("/needs/{id}/{verb}"));
        assert_eq!(form.status, 200, "{verb}: {}", form.text);
        assert!(form.text.contains("name=\"reason\""));
        let sent = world.site.post(&head, &format!("/needs/{id}/{verb}"), &[("reason", "")]);
        assert_eq!(sent.status, 422, "{verb} needs a reason");
    }
    let sent = world.site.post(
        &head,
        &format!("/needs/{id}/clarify"),
        &[("reason", "Vi har ringt."), ("version", "1")],
    );
    assert_eq!(sent.status, 303);
    assert_eq!(world.need(&head, id)["state"], "clarified");
}

/// ASVS 2.3.1.
#[test]
fn a_move_that_the_state_does_not_have_is_refused_on_page_and_by_program() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    for verb in ["approve", "plan", "deliver", "follow-up", "take-up"] {
        let fields = json!({ "reason": "Nu går det", "year": 2027, "verdict": "met" });
        let mut fields = fields.as_object().unwrap().clone();
        if verb != "plan" {
            fields.remove("year");
        }
        if verb != "follow-up" {
            fields.remove("verdict");
        }
        let answer = world.act(&world.head(), id, verb, &json!(fields));
        assert_eq!(
            (answer.status, answer.json()["code"].as_str()),
            (409, Some("needs-cannot-move")),
            "{verb}"
        );
        assert_eq!(world.site.get(&world.head(), &format!("/needs/{id}/{verb}")).status, 409, "{verb}");
    }
}

#[test]
fn who_may_move_what() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let reason = json!({ "reason": "Nu går det" });
    let refused = |who: &str, verb: &str| world.act(who, id, verb, &reason).status;
    for verb in ["clarify", "assess", "park", "decline"] {
        assert_eq!(refused(&world.teacher_north(), verb), 403, "{verb}");
        assert_eq!(refused(&world.leader_north(), verb), 403, "{verb}");
        assert_eq!(refused(&world.auditor(), verb), 403, "{verb}");
        assert_eq!(refused(&world.leader_south(), verb), 404, "{verb}");
        assert_eq!(refused(&world.pupil(), verb), 404, "{verb}");
    }
    assert_eq!(refused(&world.agent_north(), "assess"), 403, "an agent assesses only what they handle");
    assert_eq!(refused(&world.architect(), "decline"), 403, "the head of IT declines");
    world.must(&world.agent_north(), id, "clarify", &reason);
    world.must(&world.architect(), id, "assess", &reason);
    assert_eq!(refused(&world.architect(), "approve"), 403, "the head of IT approves");
    world.must(&world.head(), id, "approve", &reason);
    assert_eq!(refused(&world.architect(), "deliver"), 403, "the architect delivers only what they handle");
    world.must(&world.head(), id, "assign", &json!({ "owner": world.who.architect }));
    world.must(&world.architect(), id, "deliver", &reason);
    let verdict = json!({ "reason": "Det fungerar", "verdict": "partly-met" });
    assert_eq!(world.act(&world.leader_south(), id, "follow-up", &verdict).status, 404);
    world.must(&world.leader_north(), id, "follow-up", &verdict);
}

#[test]
fn a_stale_move_is_a_conflict() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    world.must(&world.head(), id, "clarify", &json!({ "reason": "Nu går det", "version": 1 }));
    let late = world.act(&world.architect(), id, "assess", &json!({ "reason": "Nu går det", "version": 1 }));
    assert_eq!(late.status, 409);
    assert_eq!(world.need(&world.head(), id)["state"], "clarified");
}

#[test]
fn what_is_parked_comes_back_on_its_day() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    world.must(&world.head(), id, "park", &json!({ "reason": "Inga pengar i år", "until": "2026-03-10" }));
    assert_eq!(world.need(&world.head(), id)["state_facts"]["until"], "2026-03-10");
    assert!(world.listed(&world.head(), "due=2026-03-02").is_empty());
    assert_eq!(world.listed(&world.head(), "due=2026-03-10"), [id]);
    world.moved(id, &["take-up"]);
    assert_eq!(world.need(&world.head(), id)["state"], "clarified");
    assert_eq!(world.listed(&world.head(), "state=open"), [id]);
}

#[test]
fn a_plan_is_a_year_or_a_quarter_and_can_be_moved() {
    let world = World::new();
    let (head, id) = (world.head(), world.ask(&world.teacher_north(), "Skrivare"));
    world.moved(id, &["assess", "approve"]);
    let plan = |fields: serde_json::Value| world.act(&head, id, "plan", &fields);
    assert_eq!(plan(json!({ "reason": "Nu går det", "year": 2027, "quarter": "2" })).status, 201);
    assert_eq!(world.need(&head, id)["state_facts"]["planned_for"], "2027-Q2");
    assert_eq!(plan(json!({ "reason": "Senare", "year": 2028 })).status, 201);
    assert_eq!(world.need(&head, id)["state_facts"]["planned_for"], "2028");
    let bad = plan(json!({ "reason": "Nu går det", "year": 1999, "quarter": "7" }));
    assert_eq!((bad.status, bad.json()["errors"][0]["field"].as_str()), (422, Some("year")));
}

#[test]
fn merging_moves_the_askers_keeps_both_dialogues_and_tells_everybody() {
    let world = World::new();
    let (nils, sara, head) = (world.teacher_north(), world.teacher_south(), world.head());
    let into = world.ask(&nils, "Fler laddplatser");
    let from = world.ask(&sara, "Laddskåp till datorerna");
    world.must(&nils, into, "write", &json!({ "text": "Vi har två uttag." }));
    world.must(&sara, from, "write", &json!({ "text": "Vi har inget uttag." }));
    world.site.settle();
    let merged = world.act(&head, from, "merge", &json!({ "into": into, "reason": "Samma sak." }));
    assert_eq!((merged.status, merged.json()["id"].as_i64()), (201, Some(into)));
    let target = world.need(&sara, into);
    assert_eq!(target["askers"], 2, "whoever asked there asks here now");
    let texts: Vec<&str> =
        target["messages"].as_array().unwrap().iter().filter_map(|m| m["text"].as_str()).collect();
    assert_eq!(texts, ["Vi har två uttag.", "Vi har inget uttag."]);
    assert_eq!(target["messages"][1]["from_need"], from, "each message says where it was written");
    let old = world.need(&sara, from);
    assert_eq!((old["state"].as_str(), old["state_facts"]["into"].as_i64()), (Some("merged"), Some(into)));
    assert_eq!(world.notices(&nils), ["A need just like it is merged with this one"]);
    assert_eq!(world.notices(&sara), ["The need is merged with another, and you stand behind that one now"]);
    world.look(&sara, into);
    assert!(world.notices(&sara).is_empty(), "opening the need that lives on is hearing of it");
    assert!(world.listed(&nils, "q=inget+uttag").contains(&into), "the words of both dialogues find it");
}

#[test]
fn a_merge_is_taken_back_and_each_keeps_its_own() {
    let world = World::new();
    let (nils, sara) = (world.teacher_north(), world.teacher_south());
    let into = world.ask(&nils, "Fler laddplatser");
    let from = world.ask(&sara, "Laddskåp");
    world.must(&sara, from, "write", &json!({ "text": "Vi har inget uttag." }));
    world.must(&world.head(), from, "merge", &json!({ "into": into, "reason": "Samma sak." }));
    world.moved(from, &["take-up"]);
    assert_eq!(world.need(&nils, into)["askers"], 1);
    assert_eq!(world.need(&nils, into)["messages"], json!([]));
    let back = world.need(&sara, from);
    assert_eq!(
        (back["state"].as_str(), back["messages"][0]["text"].as_str()),
        (Some("clarified"), Some("Vi har inget uttag."))
    );
    assert_eq!(world.site.get(&sara, &format!("/needs/{into}")).status, 404);
}

#[test]
fn chains_of_merges_gather_all_dialogues_and_reach_all_askers() {
    let world = World::new();
    let (nils, sara, pupil) = (world.teacher_north(), world.teacher_south(), world.pupil());
    let (a, b, c) = (world.ask(&sara, "Första"), world.ask(&pupil, "Andra"), world.ask(&nils, "Tredje"));
    world.must(&sara, a, "write", &json!({ "text": "ur första" }));
    world.must(&pupil, b, "write", &json!({ "text": "ur andra" }));
    world.must(&world.head(), a, "merge", &json!({ "into": b, "reason": "Samma." }));
    world.must(&world.head(), b, "merge", &json!({ "into": c, "reason": "Samma." }));
    world.look(&sara, c);
    let last = world.need(&sara, c);
    assert_eq!((last["askers"].as_i64(), last["messages"].as_array().map(Vec::len)), (Some(3), Some(2)));
    assert_eq!(
        world.site.get(&world.head(), "/api/v1/needs/unanswered").json()["items"].as_array().map(Vec::len),
        Some(1)
    );
    world.look(&pupil, c);
    let left = world.site.get(&world.head(), "/api/v1/needs/unanswered").json();
    assert_eq!(left["items"], json!([]), "who reads the last has heard of all that was merged into it");
}

#[test]
fn a_merge_needs_a_target_that_is_open_another_and_theirs() {
    let world = World::new();
    let (north, south) = (world.ask(&world.teacher_north(), "Ett"), world.ask(&world.teacher_south(), "Två"));
    let merge =
        |who: &str, into: i64| world.act(who, north, "merge", &json!({ "into": into, "reason": "Samma." }));
    assert_eq!(merge(&world.head(), north).json()["code"], "needs-cannot-merge-itself");
    assert_eq!(merge(&world.head(), 999).json()["errors"][0]["field"], "into");
    let foreign = merge(&world.agent_north(), south);
    assert_eq!(foreign.json()["errors"][0]["code"], "no-such-need", "what one may not read does not exist");
    world.moved(south, &["decline"]);
    assert_eq!(merge(&world.head(), south).json()["code"], "needs-cannot-merge-settled");
    assert_eq!(merge(&world.teacher_north(), south).status, 403);
    assert_eq!(world.need(&world.head(), north)["state"], "new", "nothing of a refused merge stays");
}

#[test]
fn the_board_has_the_states_side_by_side_and_moves_by_links() {
    let world = World::new();
    let (head, id) = (world.head(), world.ask(&world.teacher_north(), "Skrivare"));
    let other = world.ask(&world.teacher_south(), "Kamera");
    world.moved(other, &["assess"]);
    let page = world.site.get(&head, "/needs/board");
    assert_eq!(page.status, 200);
    assert!(page.text.contains(&format!("href=\"/needs/{id}/clarify\"")));
    let board = world.site.get(&head, "/api/v1/needs/board").json();
    let count = |board: &serde_json::Value, state: &str| {
        let columns = board["columns"].as_array().unwrap();
        columns.iter().find(|c| c["state"] == state).unwrap()["count"].as_i64().unwrap()
    };
    assert_eq!((count(&board, "new"), count(&board, "assessed"), count(&board, "planned")), (1, 1, 0));
    let north = world.site.get(&head, &format!("/api/v1/needs/board?unit={}", world.who.north)).json();
    assert_eq!((count(&north, "new"), count(&north, "assessed")), (1, 0));
    let own = world.site.get(&world.leader_south(), "/api/v1/needs/board").json();
    assert_eq!((count(&own, "new"), count(&own, "assessed")), (0, 1), "counts obey access too");
    assert!(
        !world.site.get(&world.leader_north(), "/needs/board").text.contains("/clarify"),
        "no move that is not theirs"
    );
}

#[test]
fn every_state_is_on_the_board_and_what_lies_still_is_folded_until_it_is_opened() {
    let world = World::new();
    let (head, id) = (world.head(), world.ask(&world.teacher_north(), "Skrivare i arbetsrummet"));
    world.must(&head, id, "decline", &json!({ "reason": "Det finns redan tre." }));
    let page = |path: &str| world.site.get(&head, path).text;
    let folded = page("/needs/board");
    for step in crate::Step::ALL {
        assert!(folded.contains(&format!("id=\"column-{}\"", step.word())), "{}", step.word());
    }
    assert!(!folded.contains("Skrivare i arbetsrummet"), "a folded column has no cards");
    assert!(folded.contains("href=\"/needs/board?open=declined#column-declined\""), "{folded}");
    let open = page("/needs/board?open=declined");
    assert!(open.contains("Skrivare i arbetsrummet"));
    assert!(open.contains("href=\"/needs/board#column-declined\""), "and can be folded again");
    assert!(open.contains("href=\"/needs/board?open=declined,parked#column-parked\""), "beside another");
    assert!(open.contains("name=\"open\" value=\"declined\""), "the filters keep what is open");
    let board = world.site.get(&head, "/api/v1/needs/board").json();
    let columns = board["columns"].as_array().unwrap();
    let declined = columns.iter().find(|column| column["state"] == "declined").unwrap();
    assert_eq!((columns.len(), declined["items"].as_array().unwrap().len()), (10, 1));
}

#[test]
fn closing_a_unit_and_ending_a_persons_time_tell_of_the_open_needs_that_hang_on_them() {
    let world = World::new();
    let (head, id) = (world.head(), world.ask(&world.teacher_north(), "Skrivare i arbetsrummet"));
    let page = |path: String| world.site.get(&head, &path).text;
    let (unit, person) = (world.who.north, world.who.agent);
    let close = page(format!("/units/{unit}/close"));
    assert!(close.contains("Skrivare i arbetsrummet"), "{close}");
    assert!(close.contains("href=\"/needs?state=open"), "with the way to them: {close}");
    let leave = format!("/persons/{person}/leave");
    assert!(!page(leave.clone()).contains("Skrivare i arbetsrummet"), "they handle nothing yet");
    world.must(&head, id, "assign", &json!({ "owner": person }));
    assert!(page(leave.clone()).contains("Skrivare i arbetsrummet"));
    let mine = world.site.get(&head, &format!("/api/v1/needs?state=open&owner={person}")).json();
    assert_eq!(mine["items"].as_array().unwrap().len(), 1);
    world.must(&head, id, "decline", &json!({ "reason": "Det finns redan tre." }));
    assert!(!page(leave).contains("Skrivare i arbetsrummet"), "only open ones");
}

#[test]
fn what_was_typed_is_never_lost_when_somebody_else_was_first() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let stale = world.need(&world.head(), id)["version"].to_string();
    world.must(&world.head(), id, "clarify", &json!({ "reason": "Vi har ringt." }));
    let long = "Vi avslår, eftersom skolan redan har tre skrivare.";
    let send = |verb: &str, version: &str| {
        let fields = [("reason", long), ("version", version), ("question", "1")];
        world.site.post(&world.head(), &format!("/needs/{id}/{verb}"), &fields)
    };
    let answer = send("decline", &stale);
    assert_eq!(answer.status, 409);
    let page = answer.text;
    assert!(page.contains(long), "the reason stands in the form: {page}");
    let now = world.need(&world.head(), id)["version"].to_string();
    assert!(
        page.contains(&format!("name=\"version\" value=\"{now}\"")),
        "it is sent about what is now: {page}"
    );
    assert!(page.contains(&format!("href=\"/needs/{id}\"")), "and leads to what is now");
    // What can no longer be done: the words are there to be copied.
    let answer = send("clarify", &now);
    assert_eq!(answer.status, 409);
    assert!(answer.text.contains(long), "the reason can be copied: {}", answer.text);
    assert_eq!(send("decline", &now).status, 303);
}

#[test]
fn a_day_that_has_been_is_no_day_to_wait_for_and_a_plan_that_was_missed_says_so() {
    let world = World::new();
    let (head, id) = (world.head(), world.ask(&world.teacher_north(), "Skrivare"));
    let park = json!({ "reason": "Inga pengar i år", "until": "2020-01-01" });
    let answer = world.act(&head, id, "park", &park);
    assert_eq!((answer.status, answer.json()["errors"][0]["code"].as_str()), (422, Some("day-is-past")));
    world.moved(id, &["assess", "approve"]);
    let plan = json!({ "reason": "Nu går det", "year": 2025, "quarter": "2" });
    world.must(&head, id, "plan", &plan);
    let page = world.site.get(&head, &format!("/needs/{id}")).text;
    assert!(page.contains("That time has passed") || page.contains("Tiden har passerat"), "{page}");
    let waits = |who: &str| world.site.get(who, "/api/v1/test/waits").text;
    assert!(waits(&head).contains("/needs?late=2026-Q1"), "{}", waits(&head));
    let handler = world.architect();
    assert!(!waits(&handler).contains("late="), "somebody else handles it");
    world.must(&head, id, "assign", &json!({ "owner": world.who.architect }));
    assert!(waits(&handler).contains("1 planned need is not done in time"), "{}", waits(&handler));
    assert_eq!(world.listed(&handler, "late=2026-Q1"), [id]);
    world.must(&head, id, "plan", &json!({ "reason": "Nu i år", "year": 2026 }));
    assert!(!waits(&head).contains("late="), "the year is not over");
    world.must(&head, id, "plan", &json!({ "reason": "Nu går det", "year": 2026, "quarter": "1" }));
    assert!(!waits(&head).contains("late="), "nor is the quarter");
}

#[test]
fn the_history_keeps_what_each_step_was_told_with() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    world.moved(id, &["assess", "approve"]);
    for year in [2026, 2027] {
        world.must(
            &world.head(),
            id,
            "plan",
            &json!({ "reason": "Så blir det", "year": year, "quarter": 2 }),
        );
    }
    world.must(&world.head(), id, "park", &json!({ "reason": "Inte nu", "until": "2030-01-08" }));
    world.moved(id, &["take-up", "assess", "approve", "deliver"]);
    let verdict = json!({ "reason": "Nästan", "verdict": "partly-met" });
    world.must(&world.head(), id, "follow-up", &verdict);
    let page = world.site.get(&world.teacher_north(), &format!("/needs/{id}")).text;
    let history = page.split("What has happened").last().unwrap_or_default();
    for said in ["for 2026-Q2", "for 2027-Q2", "looked at again 2030-01-08", "the need is partly met"] {
        assert!(history.contains(said), "{said}");
    }
    let lines = world.need(&world.head(), id)["history"].clone();
    assert_eq!(lines[0]["facts"], json!({ "verdict": "partly-met" }));
}
