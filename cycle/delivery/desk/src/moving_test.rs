use serde_json::json;

use crate::world::World;
use crate::{close_due, wake_due};

#[test]
fn a_ticket_goes_from_new_to_closed_and_every_state_is_an_interval_of_its_history() {
    let world = World::new();
    let teacher = world.teacher_north();
    let id = world.report(&teacher, "Projektor");
    let pass = || world.site.base.clock.advance_seconds(3_600);
    for verb in ["take", "wait", "resume", "resolve", "close"] {
        pass();
        world.moved(id, &[verb]);
    }
    let ticket = world.ticket(&teacher, id);
    let lines = ticket["history"].as_array().unwrap();
    let states: Vec<&str> = lines.iter().filter_map(|line| line["state"].as_str()).collect();
    assert_eq!(states, ["new", "open", "waiting", "open", "resolved", "closed"]);
    for pair in lines.windows(2) {
        assert_eq!(pair[0]["until"], pair[1]["from"], "each ends where the next begins");
        assert_ne!(pair[0]["from"], pair[0]["until"]);
    }
    assert!(lines[5]["until"].is_null());
    assert_eq!(lines[2]["for"], "requester");
    assert_eq!(
        (lines[4]["said"].as_str(), ticket["said"].as_str()),
        (Some("Därför: resolve"), Some("Därför: resolve"))
    );
}

#[test]
fn waiting_says_for_what_and_who_asks_reads_what_happens_next() {
    let world = World::new();
    let (teacher, head) = (world.teacher_north(), world.head());
    let id = world.report(&teacher, "Projektor");
    let wait = |fields: serde_json::Value| world.act(&head, id, "wait", &fields);
    let said = "Lampan är slut hos oss.";
    assert_eq!(wait(json!({ "for": "requester", "said": "" })).status, 422, "who asks is always told why");
    let unnamed = wait(json!({ "for": "supplier", "said": said }));
    assert_eq!((unnamed.status, unnamed.json()["errors"][0]["field"].as_str()), (422, Some("supplier")));
    let past = wait(json!({ "for": "day", "until": "2020-01-01", "said": said }));
    assert_eq!(past.json()["errors"][0]["code"], "day-is-past");
    assert!(
        wait(json!({ "for": "supplier", "supplier": "Nätab", "number": "N-47", "said": said })).status < 300
    );
    let ticket = world.ticket(&teacher, id);
    assert_eq!(ticket["state_facts"], json!({ "for": "supplier", "supplier": "Nätab", "number": "N-47" }));
    assert!(
        ticket["next"]
            .as_str()
            .unwrap()
            .starts_with("We are waiting for a supplier. You need not do anything")
    );
    assert_eq!(world.listed(&head, "queue=supplier"), [id]);
    assert_eq!(world.notices(&teacher), ["Your ticket waits. Read for what"]);
    assert!(wait(json!({ "for": "approval", "said": said })).status < 300, "from one wait to another");
    let notices = world.site.get(&teacher, "/notices").text;
    assert!(notices.contains(said), "the reason stands beside the notice: {notices}");
}

#[test]
fn what_rests_until_a_day_comes_back_by_itself() {
    let world = World::new();
    let id = world.report(&world.teacher_north(), "Projektor");
    let today = world.site.db().read(people::today).unwrap();
    let until = today.plus_days(3).to_string();
    world.must(&world.head(), id, "wait", &json!({ "for": "day", "until": until, "said": "Efter lovet." }));
    wake_due(world.site.db()).unwrap();
    assert_eq!(world.ticket(&world.head(), id)["state"], "waiting");
    world.site.base.clock.advance_seconds(3 * 86_400);
    wake_due(world.site.db()).unwrap();
    assert_eq!(world.ticket(&world.head(), id)["state"], "open");
    wake_due(world.site.db()).unwrap();
    assert_eq!(
        world.ticket(&world.head(), id)["history"].as_array().map(Vec::len),
        Some(3),
        "once is enough"
    );
}

#[test]
fn what_is_solved_is_closed_after_as_many_days_as_the_organisation_says() {
    let world = World::new();
    let id = world.report(&world.teacher_north(), "Projektor");
    world.moved(id, &["resolve"]);
    let days = |n: i64| world.site.base.clock.advance_seconds(n * 86_400 + 60);
    days(6);
    close_due(world.site.db()).unwrap();
    assert_eq!(world.ticket(&world.head(), id)["state"], "resolved");
    days(1);
    close_due(world.site.db()).unwrap();
    assert_eq!(world.ticket(&world.head(), id)["state"], "closed");
    let told = world.notices(&world.teacher_north());
    assert_eq!(told.first().map(String::as_str), Some("Your ticket is closed"));
}

#[test]
fn who_asks_opens_it_again_and_what_they_say_waits_for_an_answer() {
    let world = World::new();
    let (teacher, agent) = (world.teacher_north(), world.agent_north());
    let id = world.report(&teacher, "Projektor");
    world.must(&agent, id, "take", &json!({}));
    world.must(&agent, id, "resolve", &json!({ "said": "Ny lampa." }));
    assert_eq!(world.act(&world.teacher_south(), id, "reopen", &json!({ "said": "Nej" })).status, 404);
    assert_eq!(world.act(&world.leader_north(), id, "reopen", &json!({ "said": "Nej då" })).status, 403);
    world.must(&teacher, id, "reopen", &json!({ "said": "Den slocknade igen." }));
    let ticket = world.ticket(&teacher, id);
    assert_eq!(
        (ticket["state"].as_str(), ticket["messages"][0]["text"].as_str()),
        (Some("open"), Some("Den slocknade igen."))
    );
    assert_eq!(world.listed(&agent, "queue=answer"), [id]);
    assert!(world.notices(&agent).contains(&"The ticket is open again".to_owned()));
}

/// ASVS 2.3.1.
#[test]
fn a_move_that_the_state_does_not_have_is_refused_on_page_and_by_program() {
    let world = World::new();
    let id = world.report(&world.teacher_north(), "Projektor");
    for (verb, fields) in
        [("close", json!({})), ("resume", json!({})), ("reopen", json!({ "said": "Varför" }))]
    {
        let answer = world.act(&world.head(), id, verb, &fields);
        assert_eq!(
            (answer.status, answer.json()["code"].as_str()),
            (409, Some("desk-cannot-move")),
            "{verb}"
        );
    }
    assert_eq!(world.site.get(&world.head(), &format!("/tickets/{id}/reopen")).status, 409);
}

#[test]
fn a_stale_move_is_a_conflict_and_what_was_typed_is_kept() {
    let world = World::new();
    let (head, id) = (world.head(), world.report(&world.teacher_north(), "Projektor"));
    let stale = world.ticket(&head, id)["version"].to_string();
    world.moved(id, &["take"]);
    let words = "Ny lampa är på plats i rum tolv.";
    let answer =
        world.site.post(&head, &format!("/tickets/{id}/resolve"), &[("said", words), ("version", &stale)]);
    assert_eq!(answer.status, 409);
    assert!(answer.text.contains(words), "{}", answer.text);
    assert_eq!(world.ticket(&head, id)["state"], "open");
}

#[test]
fn merging_moves_who_asks_keeps_both_dialogues_and_tells_everybody() {
    let world = World::new();
    let (nils, sara, head) = (world.teacher_north(), world.teacher_south(), world.head());
    let into = world.report(&nils, "Nätet är nere");
    let from = world.report(&sara, "Inget internet");
    world.must(&nils, into, "write", &json!({ "text": "Hela norra." }));
    world.must(&sara, from, "write", &json!({ "text": "Hela södra." }));
    world.site.settle();
    let merged = world.act(&head, from, "merge", &json!({ "into": into, "said": "Samma avbrott." }));
    assert_eq!((merged.status, merged.json()["id"].as_i64()), (201, Some(into)));
    let target = world.ticket(&sara, into);
    let texts: Vec<&str> =
        target["messages"].as_array().unwrap().iter().filter_map(|m| m["text"].as_str()).collect();
    assert_eq!(texts, ["Hela norra.", "Hela södra."]);
    assert_eq!(target["messages"][1]["from_ticket"], from, "each message says where it was written");
    assert_eq!(target["parties"].as_array().map(Vec::len), Some(2));
    let old = world.ticket(&sara, from);
    assert_eq!(old["next"], format!("The same stands in ticket {into}. Everything goes on there."));
    assert_eq!(world.notices(&nils), ["A ticket just like it is merged with this one"]);
    assert_eq!(world.notices(&sara), ["Your ticket is merged into another, and you follow to that one"]);
    assert_eq!(world.site.get(&sara, &format!("/tickets/{into}")).status, 200);
    assert!(world.notices(&sara).is_empty(), "opening the one that lives on is hearing of it");
    assert!(world.listed(&nils, "q=södra").contains(&into), "the words of both dialogues find it");
    world.must(&head, into, "resolve", &json!({ "said": "Ny fiber." }));
    assert_eq!(world.notices(&sara), ["Your ticket is solved. Read how"]);
}

#[test]
fn a_merge_is_taken_back_by_the_desk_and_each_keeps_its_own() {
    let world = World::new();
    let (nils, sara) = (world.teacher_north(), world.teacher_south());
    let (into, from) = (world.report(&nils, "Nätet är nere"), world.report(&sara, "Inget internet"));
    world.must(&sara, from, "write", &json!({ "text": "Hela södra." }));
    world.must(&world.head(), from, "merge", &json!({ "into": into, "said": "Samma avbrott." }));
    assert_eq!(
        world.act(&sara, from, "reopen", &json!({ "said": "Nej då" })).status,
        403,
        "only the desk parts them"
    );
    world.moved(from, &["reopen"]);
    assert_eq!(world.ticket(&nils, into)["messages"], json!([]));
    assert_eq!(world.ticket(&sara, from)["messages"][0]["text"], "Hela södra.");
    assert_eq!(world.site.get(&sara, &format!("/tickets/{into}")).status, 404);
}

#[test]
fn a_merge_needs_a_target_that_is_open_another_and_theirs() {
    let world = World::new();
    let (north, south) =
        (world.report(&world.teacher_north(), "Ett"), world.report(&world.teacher_south(), "Två"));
    let merge =
        |who: &str, into: i64| world.act(who, north, "merge", &json!({ "into": into, "said": "Samma." }));
    assert_eq!(merge(&world.head(), north).json()["code"], "desk-cannot-merge-itself");
    assert_eq!(merge(&world.head(), 999).json()["errors"][0]["field"], "into");
    let foreign = merge(&world.agent_north(), south);
    assert_eq!(foreign.json()["errors"][0]["code"], "no-such-ticket", "what one may not read does not exist");
    world.moved(south, &["resolve"]);
    assert_eq!(merge(&world.head(), south).json()["code"], "desk-cannot-merge-settled");
    assert_eq!(merge(&world.teacher_north(), south).status, 403);
    assert_eq!(world.ticket(&world.head(), north)["state"], "new", "nothing of a refused merge stays");
}
