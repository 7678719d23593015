use serde_json::json;

use crate::world::World;

#[test]
fn a_teacher_asks_and_the_need_is_theirs_and_their_units() {
    let world = World::new();
    let teacher = world.teacher_north();
    let id = world.ask(&teacher, "Projektor i sal 14");
    let need = world.need(&teacher, id);
    assert_eq!((need["state"].as_str(), need["askers"].as_i64()), (Some("new"), Some(1)));
    assert_eq!(need["unit"]["name"], "Norra skolan", "the asker's own unit when nobody says another");
    assert_eq!(need["is_asker"], true);
}

#[test]
fn everybody_may_ask_with_the_form() {
    let world = World::new();
    for who in [world.pupil(), world.leader_north(), world.auditor(), world.head()] {
        let page = world.site.get(&who, "/needs/ask");
        assert_eq!(page.status, 200, "{}", page.text);
        let sent =
            world.site.post(&who, "/needs/ask", &[("title", "Bättre nät"), ("text", "Det är långsamt.")]);
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert_eq!(world.site.get(&who, &sent.location).status, 200);
    }
    assert_eq!(world.site.get("", "/needs/ask").status, 303, "whoever is not signed in is asked to");
}

#[test]
fn a_bad_form_tells_every_fault_and_keeps_what_was_typed() {
    let world = World::new();
    let fields = [("title", "x"), ("text", "Det här får inte gå förlorat."), ("wanted_by", "2026-02-30")];
    let page = world.site.post(&world.teacher_north(), "/needs/ask", &fields);
    assert_eq!(page.status, 422);
    for part in ["Det här får inte gå förlorat.", "href=\"#field-title\"", "href=\"#field-wanted_by\""] {
        assert!(page.text.contains(part), "{part} is missing");
    }
    let answer = world.site.api(&world.teacher_north(), "/needs/ask", &json!({ "title": "Rubrik" }));
    assert_eq!(answer.status, 422);
    assert_eq!(answer.json()["errors"][0]["field"], "text");
}

#[test]
fn a_unit_that_is_none_is_refused_by_name() {
    let world = World::new();
    let fields = json!({ "title": "Rubrik", "text": "Text", "unit": 999 });
    let answer = world.site.api(&world.teacher_north(), "/needs/ask", &fields);
    assert_eq!((answer.status, answer.json()["errors"][0]["field"].as_str()), (422, Some("unit")));
}

#[test]
fn only_it_asks_for_somebody_else_and_that_one_becomes_the_asker() {
    let world = World::new();
    let fields = json!({ "title": "Rubrik", "text": "Text", "asker": "nils.lind@sjovik.example", "unit": world.who.north });
    let refused = world.site.api(&world.leader_north(), "/needs/ask", &fields);
    assert_eq!(refused.status, 403, "{}", refused.text);
    let made = world.site.api(&world.agent_north(), "/needs/ask", &fields);
    assert_eq!(made.status, 201, "{}", made.text);
    let id = made.json()["id"].as_i64().unwrap();
    assert_eq!(world.need(&world.teacher_north(), id)["is_asker"], true);
    assert_eq!(world.notices(&world.teacher_north()), ["IT has written down a need for you"]);
    let unknown = json!({ "title": "Rubrik", "text": "Text", "asker": "ingen@sjovik.example", "unit": world.who.north });
    let refused = world.site.api(&world.agent_north(), "/needs/ask", &unknown);
    assert_eq!((refused.status, refused.json()["errors"][0]["field"].as_str()), (422, Some("asker")));
    assert!(!world.site.get(&world.teacher_north(), "/needs/ask").text.contains("name=\"asker\""));
    assert!(world.site.get(&world.agent_north(), "/needs/ask").text.contains("name=\"asker\""));
}

#[test]
fn the_address_of_a_protected_identity_is_one_that_nobody_has() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    people::protect(world.site.db(), &access::Actor::operator(), world.who.teacher_south, people::From(None))
        .unwrap();
    let named = |email: &str| {
        let asked = json!({ "title": "Rubrik", "text": "Text", "asker": email, "unit": world.who.north });
        let asked = world.site.api(&world.agent_north(), "/needs/ask", &asked);
        let joined = world.act(&world.agent_north(), id, "join", &json!({ "asker": email }));
        [asked, joined].map(|answer| (answer.status, answer.json()["errors"].clone()))
    };
    let unknown = named("ingen@sjovik.example");
    assert_eq!(unknown.each_ref().map(|(status, _)| *status), [422, 422]);
    assert_eq!(named("sara.lund@sjovik.example"), unknown);
}

#[test]
fn who_leaves_on_a_coming_day_still_asks_and_a_unit_that_will_close_is_still_asked_for() {
    let world = World::new();
    let (db, operator, who) = (world.site.db(), access::Actor::operator(), &world.who);
    let on = kernel::Day::new(2027, 6, 1);
    people::leave(db, &operator, who.teacher_north, people::Leaving { on, version: None }).unwrap();
    let new = people::NewUnit::named("Arbetslag A", people::UnitKind::Other, who.north);
    let class = people::add_unit(db, &operator, &new).unwrap();
    people::close_unit(db, &operator, class, people::Closing { on, version: None }).unwrap();
    let fields =
        json!({ "title": "Rubrik", "text": "Text", "asker": "nils.lind@sjovik.example", "unit": class });
    let agent = testing::word(who.agent.number(), &[(access::Role::Agent, &[])]);
    let made = world.site.api(&agent, "/needs/ask", &fields);
    assert_eq!(made.status, 201, "{}", made.text);
}

#[test]
fn what_is_similar_is_shown_before_one_asks_and_never_what_one_may_not_read() {
    let world = World::new();
    world.ask(&world.teacher_north(), "Projektorn i sal 14 är trasig");
    let own = world.site.get(&world.teacher_north(), "/needs/ask?title=projektorer");
    assert!(own.text.contains("Projektorn i sal 14"), "{}", own.text);
    assert!(own.text.contains("value=\"projektorer\""), "the title is filled in");
    let stranger = world.site.get(&world.teacher_south(), "/needs/ask?q=projektorer");
    assert_eq!(stranger.status, 200);
    assert!(!stranger.text.contains("sal 14"));
}

#[test]
fn a_leader_joins_and_leaves_and_the_last_asker_stays() {
    let world = World::new();
    let (teacher, leader) = (world.teacher_north(), world.leader_north());
    let id = world.ask(&teacher, "Skrivare");
    world.must(&leader, id, "join", &json!({}));
    assert_eq!(world.need(&teacher, id)["askers"], 2);
    assert_eq!(world.act(&leader, id, "join", &json!({})).status, 409, "once is enough");
    world.must(&teacher, id, "leave", &json!({}));
    assert_eq!(
        world.site.get(&teacher, &format!("/needs/{id}")).status,
        404,
        "who left has no part in it any more"
    );
    assert_eq!(
        world.act(&leader, id, "leave", &json!({})).status,
        409,
        "a need that nobody asks for is no need"
    );
}

#[test]
fn nobody_joins_what_is_another_units_or_settled() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    assert_eq!(world.act(&world.leader_south(), id, "join", &json!({})).status, 404);
    assert_eq!(world.act(&world.teacher_south(), id, "join", &json!({})).status, 404);
    let refused =
        world.act(&world.leader_north(), id, "join", &json!({ "asker": "sara.lund@sjovik.example" }));
    assert_eq!(refused.status, 403, "only IT puts somebody else behind a need");
    world.must(&world.agent_north(), id, "join", &json!({ "asker": "sara.lund@sjovik.example" }));
    assert_eq!(world.need(&world.teacher_south(), id)["is_asker"], true);
    world.moved(id, &["decline"]);
    assert_eq!(world.act(&world.leader_north(), id, "join", &json!({})).status, 409);
}

#[test]
fn askers_see_how_many_they_are_and_only_it_and_leaders_see_who() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    world.must(&world.head(), id, "join", &json!({ "asker": "sara.lund@sjovik.example" }));
    world.must(&world.teacher_north(), id, "write", &json!({ "text": "Det brådskar." }));
    let seen = world.need(&world.teacher_south(), id);
    assert_eq!((seen["askers"].as_i64(), seen["asker_names"].is_null()), (Some(2), true));
    assert_eq!(seen["messages"][0]["author"], "Somebody else who asks");
    for who in [world.head(), world.leader_north(), world.agent_north(), world.auditor()] {
        assert_eq!(world.need(&who, id)["asker_names"], json!(["Nils Lind", "Sara Lund"]));
    }
    let page = world.site.get(&world.teacher_south(), &format!("/needs/{id}")).text;
    assert!(!page.contains("Nils Lind") && page.contains("2 ask"), "{page}");
}

#[test]
fn it_answers_and_the_askers_wait_is_over() {
    let world = World::new();
    let (teacher, head) = (world.teacher_north(), world.head());
    let id = world.ask(&teacher, "Skrivare");
    assert_eq!(world.listed(&head, "answer=waits"), [id]);
    world.site.base.clock.advance_seconds(3_600);
    let sent = world.site.post(&head, &format!("/needs/{id}/answer"), &[("text", "Vi tittar på det.")]);
    assert_eq!((sent.status, sent.location.as_str()), (303, format!("/needs/{id}").as_str()));
    assert_eq!(world.listed(&head, "answer=waits"), Vec::<i64>::new());
    let need = world.need(&teacher, id);
    assert_eq!(need["answered_at"], "2026-03-02T09:00:00Z");
    assert_eq!(need["messages"][0]["text"], "Vi tittar på det.");
    assert_eq!(world.notices(&teacher), ["IT has answered your need"]);
    world.must(&teacher, id, "write", &json!({ "text": "Tack, hur går det?" }));
    assert_eq!(world.listed(&head, "answer=waits"), [id], "an asker's words begin the wait anew");
}

#[test]
fn who_may_not_answer_is_refused_and_who_may_not_read_finds_nothing() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let words = json!({ "text": "Hej" });
    for (who, status) in [
        (world.teacher_north(), 403),
        (world.leader_north(), 403),
        (world.auditor(), 403),
        (world.leader_south(), 404),
        (world.teacher_south(), 404),
        (world.pupil(), 404),
    ] {
        for verb in ["answer", "note"] {
            assert_eq!(world.act(&who, id, verb, &words).status, status, "{who} {verb}");
        }
    }
    assert_eq!(world.act(&world.auditor(), id, "write", &words).status, 403, "who inspects changes nothing");
    assert_eq!(world.act("", id, "answer", &words).status, 401);
    assert_eq!(world.act(&world.head(), id, "answer", &json!({ "text": "" })).status, 422);
}

#[test]
fn an_internal_note_is_its_own_in_page_program_search_and_time() {
    let world = World::new();
    let (teacher, head) = (world.teacher_north(), world.head());
    let id = world.ask(&teacher, "Skrivare");
    let changed = world.need(&teacher, id)["changed_at"].clone();
    world.site.base.clock.advance_seconds(60);
    world.must(&head, id, "note", &json!({ "text": "Rektorn har sagt nej till budgetökning" }));
    let inside = world.need(&head, id);
    assert_eq!(inside["messages"][0]["is_internal"], true);
    assert!(world.site.get(&head, &format!("/needs/{id}")).text.contains("Only the team can see this"));
    for who in [&teacher, &world.leader_north(), &world.auditor()] {
        let outside = world.need(who, id);
        assert_eq!(outside["messages"], json!([]), "{who}");
        assert_eq!(outside["changed_at"], changed, "not even the time tells that there is a note");
        assert!(!world.site.get(who, &format!("/needs/{id}")).text.contains("budgetökning"));
        assert!(world.listed(who, "q=budgetökning").is_empty());
    }
    assert!(world.listed(&head, "q=budgetökning").is_empty(), "internal words are not indexed at all");
    assert_eq!(world.listed(&teacher, "q=skrivarna"), [id]);
    assert!(world.notices(&teacher).is_empty());
}

#[test]
fn what_a_need_says_is_changed_and_a_stale_page_is_a_conflict() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    let version = world.need(&world.head(), id)["version"].clone();
    let unit = world.who.north;
    let fields = json!({ "title": "Skrivare i arbetsrummet", "text": "Den är borta.", "unit": unit, "version": version });
    world.must(&world.agent_north(), id, "edit", &fields);
    assert_eq!(world.need(&world.head(), id)["title"], "Skrivare i arbetsrummet");
    assert_eq!(world.listed(&world.teacher_north(), "q=arbetsrum"), [id], "the new words are found");
    assert_eq!(world.act(&world.head(), id, "edit", &fields).status, 409, "somebody changed it meanwhile");
    assert_eq!(world.act(&world.teacher_north(), id, "edit", &fields).status, 403);
    assert_eq!(world.act(&world.leader_south(), id, "edit", &fields).status, 404);
    let form = world.site.get(&world.head(), &format!("/needs/{id}/edit"));
    assert!(form.text.contains("Skrivare i arbetsrummet"));
}

#[test]
fn somebody_in_it_is_chosen_to_handle_it_and_nobody_else_can_be() {
    let world = World::new();
    let id = world.ask(&world.teacher_south(), "Skrivare");
    world.must(&world.head(), id, "assign", &json!({ "owner": world.who.agent }));
    assert_eq!(world.need(&world.head(), id)["owner"], "Sven Fors");
    let agent = world.agent_north();
    assert_eq!(
        world.listed(&agent, "handling=1"),
        [id],
        "whoever handles it reads it, also outside their units"
    );
    assert_eq!(world.notices(&agent), ["You have been chosen to handle a need"]);
    let refused = world.act(&world.head(), id, "assign", &json!({ "owner": world.who.teacher_south }));
    assert_eq!((refused.status, refused.json()["errors"][0]["field"].as_str()), (422, Some("owner")));
    assert_eq!(
        world.act(&world.teacher_south(), id, "assign", &json!({ "owner": world.who.agent })).status,
        403
    );
}
