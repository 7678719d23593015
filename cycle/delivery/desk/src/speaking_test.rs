use serde_json::json;

use crate::world::World;

fn texts(ticket: &serde_json::Value) -> Vec<&str> {
    ticket["messages"].as_array().unwrap().iter().filter_map(|message| message["text"].as_str()).collect()
}

#[test]
fn an_answer_reaches_who_asks_begins_the_work_and_ends_their_wait() {
    let world = World::new();
    let teacher = world.teacher_north();
    let id = world.report(&teacher, "Projektor");
    assert_eq!(world.listed(&world.agent(), "queue=answer"), [id]);
    world.must(&world.agent_north(), id, "answer", &json!({ "text": "Vi kommer i morgon." }));
    let ticket = world.ticket(&teacher, id);
    assert_eq!((texts(&ticket), ticket["state"].as_str()), (vec!["Vi kommer i morgon."], Some("open")));
    assert!(ticket["answered_at"].is_string());
    assert!(world.listed(&world.agent(), "queue=answer").is_empty());
    assert_eq!(world.notices(&teacher), ["IT has answered your ticket"]);
    assert_eq!(world.site.get(&teacher, &format!("/tickets/{id}")).status, 200);
    assert!(world.notices(&teacher).is_empty(), "who looks at the ticket has read it");
    world.must(&teacher, id, "write", &json!({ "text": "Tack, rum 12." }));
    assert_eq!(world.listed(&world.agent(), "queue=answer"), [id], "the next word is the desk's");
}

#[test]
fn what_is_internal_never_reaches_who_asks_by_any_way() {
    let world = World::new();
    let (teacher, agent) = (world.teacher_north(), world.agent_north());
    let id = world.report(&teacher, "Projektor");
    world.must(&agent, id, "take", &json!({}));
    world.must(&world.head(), id, "note", &json!({ "text": "Hemligtord om garantin." }));
    world.must(&agent, id, "spend", &json!({ "minutes": 25, "note": "Hemligtord" }));
    assert_eq!(world.notices(&agent), ["A colleague has noted something in a ticket that you work on"]);
    let told = world.notices(&teacher).join(" ");
    assert_eq!(told, "Somebody has begun to work on your ticket");
    for who in [&teacher, &world.leader_north()] {
        let seen = world.site.get(who, &format!("/api/v1/tickets/{id}")).text;
        let page = world.site.get(who, &format!("/tickets/{id}")).text;
        let file = world.site.get(who, "/tickets/export?format=json").text;
        let found = world.site.get(who, "/api/v1/test/found?q=hemligtord").json();
        assert!(!format!("{seen}{page}{file}").contains("Hemligtord"), "{seen}{page}{file}");
        assert!(!seen.contains("minutes"), "{seen}");
        assert_eq!(found["items"], json!([]));
    }
    let page = world.site.get(&agent, &format!("/tickets/{id}")).text;
    assert!(page.contains("Hemligtord om garantin.") && page.contains("by-team"), "{page}");
    assert_eq!(world.site.get(&agent, "/api/v1/test/found?q=hemligtord").json()["items"], json!([]));
    let forms = ["answer", "note"].map(|verb| world.site.get(&agent, &format!("/tickets/{id}/{verb}")).text);
    assert!(forms[0].contains("Send the answer") && forms[1].contains("Save the note"));
    assert!(forms[1].contains("Only IT sees it"), "verb, page, words and button tell them apart");
}

#[test]
fn who_may_speak_as_whom() {
    let world = World::new();
    let id = world.report(&world.teacher_north(), "Projektor");
    let words = json!({ "text": "Hej" });
    let says = |who: &str, verb: &str| world.act(who, id, verb, &words).status;
    for verb in ["answer", "note"] {
        assert_eq!(says(&world.teacher_north(), verb), 403, "{verb}");
        assert_eq!(says(&world.leader_north(), verb), 403, "{verb}");
        assert_eq!(says(&world.auditor(), verb), 403, "{verb}");
        assert_eq!(says(&world.teacher_south(), verb), 404, "{verb}");
        assert_eq!(world.act(&world.agent_north(), id, verb, &json!({ "text": "" })).status, 422);
    }
    assert_eq!(
        says(&world.agent_north(), "write"),
        403,
        "the desk answers; it does not write as one who asks"
    );
    assert_eq!(says(&world.leader_north(), "write"), 403);
    world.must(&world.leader_north(), id, "watch", &json!({}));
    world.must(&world.leader_north(), id, "write", &words);
}

#[test]
fn words_of_the_public_dialogue_find_the_ticket_by_their_stems() {
    let world = World::new();
    let (teacher, id) = (world.teacher_north(), world.report(&world.teacher_north(), "Projektor"));
    world.must(&world.head(), id, "answer", &json!({ "text": "Lampan är beställd från leverantören." }));
    assert_eq!(world.listed(&teacher, "q=lampor"), [id]);
    assert_eq!(world.listed(&teacher, "q=projektorn"), [id]);
    assert_eq!(
        world.site.get(&teacher, "/api/v1/test/found?q=lampa").json()["items"][0]["text"],
        "Lampan är beställd från leverantören."
    );
    assert!(world.listed(&world.teacher_south(), "q=lampor").is_empty());
}

#[test]
fn an_answer_to_what_was_asked_back_lets_the_work_go_on() {
    let world = World::new();
    let (teacher, id) = (world.teacher_north(), world.report(&world.teacher_north(), "Projektor"));
    world.moved(id, &["take", "wait"]);
    let waits = world.site.get(&teacher, "/api/v1/test/waits").text;
    assert!(waits.contains("1 ticket waits for your answer"), "{waits}");
    world.must(&teacher, id, "write", &json!({ "text": "Rum 12." }));
    let ticket = world.ticket(&teacher, id);
    assert_eq!(ticket["state"], "open");
    let history: Vec<&str> =
        ticket["history"].as_array().unwrap().iter().filter_map(|l| l["state"].as_str()).collect();
    assert_eq!(history, ["new", "open", "waiting", "open"]);
}

#[test]
fn nobody_writes_into_what_is_closed_or_merged() {
    let world = World::new();
    let (teacher, id) = (world.teacher_north(), world.report(&world.teacher_north(), "Projektor"));
    world.moved(id, &["resolve", "close"]);
    let words = json!({ "text": "Hej" });
    assert_eq!(world.act(&teacher, id, "write", &words).json()["code"], "desk-cannot-speak-closed");
    assert_eq!(world.act(&world.head(), id, "answer", &words).json()["code"], "desk-cannot-speak-closed");
    world.must(&world.head(), id, "note", &words);
}

#[test]
fn a_file_of_the_dialogue_is_taken_away_by_whoever_added_it_or_the_desk() {
    let world = World::new();
    let folder = world.site.base.folder.path().join("files");
    files::install(files::Files::open(&folder.display().to_string()).unwrap());
    let (teacher, id) = (world.teacher_north(), world.report(&world.teacher_north(), "Projektor"));
    let path = format!("/api/v1/tickets/{id}/write");
    for name in ["a.txt", "b.txt"] {
        let sent = world.site.upload(&teacher, &path, &[("text", "Se filen")], ("files", name, b"hej"));
        assert!(sent.status < 300, "{}", sent.text);
    }
    let file = |at: usize| {
        let href =
            world.ticket(&teacher, id)["messages"][at]["files"][0]["href"].as_str().unwrap().to_owned();
        href.rsplit('/').next().unwrap().to_owned()
    };
    let (first, second) = (file(0), file(1));
    let remove =
        |who: &str, file: &str| world.act(who, id, &format!("files/{file}/remove"), &json!({})).status;
    world.must(&world.leader_north(), id, "watch", &json!({}));
    assert_eq!(remove(&world.leader_north(), &first), 409, "another's file is not theirs to take away");
    assert!(remove(&teacher, &first) < 300);
    assert!(remove(&world.agent_north(), &second) < 300);
    assert_eq!(world.ticket(&teacher, id)["messages"][0]["files"], json!([]));
}
