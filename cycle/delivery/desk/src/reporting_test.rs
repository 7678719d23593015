use kernel::Id;
use serde_json::json;

use crate::world::World;
use crate::{Letter, Sender, Ticket, take_letter};

#[test]
fn anybody_reports_in_a_form_of_at_most_six_fields_and_is_told_what_happens_next() {
    let world = World::new();
    let pupil = world.pupil();
    let form = world.site.get(&pupil, "/tickets/report");
    assert_eq!(form.status, 200);
    let fields = ["requester", "title", "text", "files", "unit", "confidential"];
    let shown = fields.iter().filter(|name| form.text.contains(&format!("name=\"{name}\""))).count();
    assert_eq!(shown, 5, "who it is for is asked of the desk alone");
    assert!(world.site.get(&world.agent(), "/tickets/report").text.contains("name=\"requester\""));
    let sent = world.site.post(&pupil, "/tickets/report", &[("title", ""), ("text", "Den tjuter")]);
    assert_eq!(sent.status, 422);
    assert!(sent.text.contains("Den tjuter"), "nothing typed is lost");
    let id = world.report(&pupil, "Trasig dator");
    let ticket = world.ticket(&pupil, id);
    assert_eq!(
        (ticket["state"].as_str(), ticket["unit"]["name"].as_str()),
        (Some("new"), Some("Norra skolan"))
    );
    assert_eq!(ticket["priority"]["level"], 3);
    assert_eq!(ticket["next"], "We have received the ticket. You will hear from us when somebody begins.");
    assert_eq!(ticket["history"][0]["state"], "new");
    assert!(ticket["history"][0]["until"].is_null());
    let page = world.site.get(&pupil, &format!("/tickets/{id}"));
    assert!(page.text.contains("We have received the ticket"), "{}", page.text);
}

#[test]
fn the_desk_writes_it_down_for_whoever_calls_and_they_are_told() {
    let world = World::new();
    let body = json!({ "title": "Skrivare", "text": "Den tjuter.", "requester": "sara.lund@sjovik.example" });
    let made = world.site.api(&world.agent(), "/tickets/report", &body);
    assert_eq!(made.status, 201, "{}", made.text);
    let id = made.json()["id"].as_i64().unwrap();
    let ticket = world.ticket(&world.teacher_south(), id);
    assert_eq!(
        (ticket["requester"].as_str(), ticket["reporter"].as_str()),
        (Some("Sara Lund"), Some("Sven Fors"))
    );
    assert_eq!(
        (ticket["channel"].as_str(), ticket["unit"]["name"].as_str()),
        (Some("desk"), Some("Södra skolan"))
    );
    assert_eq!(world.notices(&world.teacher_south()), ["IT has written down a ticket for you"]);
    let refused = world.site.api(&world.teacher_north(), "/tickets/report", &body);
    assert_eq!(refused.status, 403, "nobody else reports in another's name");
    let nobody = json!({ "title": "Skrivare", "text": "Den tjuter.", "requester": "ingen@sjovik.example" });
    let refused = world.site.api(&world.agent(), "/tickets/report", &nobody);
    assert_eq!((refused.status, refused.json()["errors"][0]["field"].as_str()), (422, Some("requester")));
}

#[test]
fn whoever_reports_sees_their_own_and_the_units_leader_what_is_not_confidential() {
    let world = World::new();
    let teacher = world.teacher_north();
    let open = world.report(&teacher, "Projektor");
    let secret = world.report(&teacher, "Mobbning på nätet");
    world.must(&teacher, secret, "confide", &json!({}));
    assert_eq!(world.listed(&teacher, ""), [secret, open]);
    assert_eq!(world.listed(&world.leader_north(), ""), [open]);
    assert_eq!(world.listed(&world.agent_north(), ""), [open], "not even the unit's agent");
    assert_eq!(world.listed(&world.auditor(), ""), [open]);
    assert_eq!(world.listed(&world.head(), ""), [secret, open]);
    assert!(
        world.listed(&world.teacher_south(), "").is_empty() && world.listed(&world.pupil(), "").is_empty()
    );
    for who in [world.leader_north(), world.agent(), world.auditor(), world.pupil()] {
        assert_eq!(world.site.get(&who, &format!("/tickets/{secret}")).status, 404);
    }
    world.must(&world.head(), secret, "assign", &json!({ "owner": world.who.agent }));
    assert!(world.listed(&world.agent_north(), "").contains(&secret), "whoever works on it sees it");
    let fields = json!({ "kind": "incident", "unit": world.who.north, "group": world.group, "impact": "low", "urgency": "low" });
    world.must(&world.head(), secret, "triage", &fields);
    assert_eq!(world.listed(&world.in_group(), ""), [secret], "and so does the group that has it");
}

#[test]
fn pictures_come_with_the_report_and_are_read_by_whoever_reads_the_ticket() {
    let world = World::new();
    let folder = world.site.base.folder.path().join("files");
    files::install(files::Files::open(&folder.display().to_string()).unwrap());
    let teacher = world.teacher_north();
    let sent = world.site.upload(
        &teacher,
        "/api/v1/tickets/report",
        &[("title", "Projektor"), ("text", "Bilden är röd.")],
        ("files", "bild.png", b"\x89PNG\r\n\x1a\nbild"),
    );
    assert_eq!(sent.status, 201, "{}", sent.text);
    let id = sent.json()["id"].as_i64().unwrap();
    let ticket = world.ticket(&teacher, id);
    let href = ticket["files"][0]["href"].as_str().unwrap().replace("/api/v1", "");
    assert_eq!(world.site.get(&teacher, &href).status, 200);
    assert_eq!(world.site.get(&world.agent_north(), &href).status, 200);
    assert_eq!(world.site.get(&world.teacher_south(), &href).status, 404);
}

fn letter(world: &World, sender: Sender, ticket: Option<i64>) -> Letter {
    Letter {
        sender,
        ticket: ticket.map(Id::new),
        subject: "Skrivaren tjuter".into(),
        text: "Hej, den tjuter igen.".into(),
        files: Vec::new(),
        unit: world.who.root,
    }
}

fn taken(world: &World, sender: Sender, ticket: Option<i64>) -> Id<Ticket> {
    let letter = letter(world, sender, ticket);
    let write = |tx: &store::Tx<'_>| {
        let taken = take_letter(tx, &letter)?;
        let permit = crate::POLICY.allow(
            tx.actor(),
            crate::Verb::Read,
            &crate::load(tx, tx.actor(), taken.ticket)?,
        )?;
        Ok(tx
            .say(permit, &crate::Event::to(taken.ticket, crate::events::Happened::Watched))?
            .with(taken.ticket))
    };
    world.site.db().write(&access::Actor::clock(), write).expect("a letter is taken in")
}

#[test]
fn a_known_senders_letter_is_their_ticket_and_a_strangers_is_nobodys() {
    let world = World::new();
    let own = taken(&world, Sender::Known(world.who.teacher_north), None);
    let ticket = world.ticket(&world.teacher_north(), own.number());
    assert_eq!(
        (ticket["channel"].as_str(), ticket["unit"]["name"].as_str()),
        (Some("mail"), Some("Norra skolan"))
    );
    assert_eq!(ticket["text"], "Hej, den tjuter igen.");
    let strange = taken(&world, Sender::Unverified, None);
    let ticket = world.ticket(&world.head(), strange.number());
    assert!(ticket["requester"].is_null());
    assert_eq!(ticket["messages"][0]["is_verified"], false);
    let page = world.site.get(&world.head(), &format!("/tickets/{strange}")).text;
    assert!(page.contains("The sender is not verified"), "{page}");
}

/// ASVS 8.3.3.
#[test]
fn an_answer_by_letter_joins_its_ticket_only_for_whoever_may_write_there() {
    let world = World::new();
    let id = world.report(&world.teacher_north(), "Skrivare");
    world.moved(id, &["resolve"]);
    let joined = taken(&world, Sender::Known(world.who.teacher_north), Some(id));
    assert_eq!(joined.number(), id);
    let ticket = world.ticket(&world.teacher_north(), id);
    assert_eq!(ticket["state"], "open", "an answer to what is solved opens it again");
    assert_eq!(ticket["messages"][0]["text"], "Hej, den tjuter igen.");
    let other = taken(&world, Sender::Known(world.who.teacher_south), Some(id));
    assert_ne!(other.number(), id, "a person who has no part in it gets a ticket of their own");
    world.moved(id, &["resolve"]);
    let kept = taken(&world, Sender::Unverified, Some(id));
    assert_eq!(kept.number(), id);
    let seen = world.ticket(&world.teacher_north(), id);
    assert_eq!(
        (seen["state"].as_str(), seen["messages"].as_array().map(Vec::len)),
        (Some("resolved"), Some(1))
    );
    assert_eq!(
        world.ticket(&world.head(), id)["messages"][1]["is_internal"],
        true,
        "kept where the desk reads it"
    );
    let gone = taken(&world, Sender::Unverified, Some(9_999));
    assert_ne!(gone.number(), 9_999, "no letter is lost");
}

#[test]
fn the_list_has_room_for_what_a_queue_needs_and_a_file_holds_the_rest() {
    let world = World::new();
    world.report(&world.teacher_north(), "Projektorn är svart");
    let page = world.site.get(&world.agent(), "/tickets").text;
    let heads = page.split("<thead").nth(1).and_then(|rest| rest.split("</thead>").next()).unwrap();
    assert!(heads.contains("Changed") && !heads.contains("Confidential"), "{heads}");
    let file = world.site.get(&world.agent(), "/tickets/export?format=csv").text;
    let first = file.lines().next().unwrap();
    assert!(first.contains("Changed") && first.contains("Confidential"), "{first}");
}
