use access::Role;
use serde_json::json;
use testing::word;

use crate::world::World;

fn triaged(world: &World, more: &serde_json::Value) -> serde_json::Value {
    let mut fields = json!({ "kind": "request", "unit": world.who.north, "group": world.group, "impact": "high", "urgency": "medium" });
    for (name, value) in more.as_object().unwrap() {
        fields[name] = value.clone();
    }
    fields
}

#[test]
fn one_form_says_what_it_is_and_the_matrix_says_how_soon() {
    let world = World::new();
    let (head, id) = (world.head(), world.report(&world.teacher_north(), "Ny dator"));
    assert_eq!(world.site.get(&head, &format!("/tickets/{id}/triage")).status, 200);
    world.must(&head, id, "triage", &triaged(&world, &json!({})));
    let ticket = world.ticket(&head, id);
    assert_eq!(
        (ticket["kind"].as_str(), ticket["group"]["name"].as_str()),
        (Some("request"), Some("Nätgruppen"))
    );
    assert_eq!(
        (ticket["priority"]["level"].as_i64(), ticket["priority"]["why"].as_str()),
        (Some(2), Some(""))
    );
    let bare = world.act(&head, id, "triage", &triaged(&world, &json!({ "priority": "1" })));
    assert_eq!(
        (bare.status, bare.json()["errors"][0]["field"].as_str()),
        (422, Some("why")),
        "another needs a reason"
    );
    world.must(&head, id, "triage", &triaged(&world, &json!({ "priority": "1", "why": "Nationella prov" })));
    assert_eq!(world.ticket(&head, id)["priority"]["level"], 1);
    assert_eq!(world.listed(&head, &format!("group={}&sort=priority", world.group)), [id]);
    assert_eq!(world.notices(&world.in_group()), ["Your group has been given a ticket"]);
    assert_eq!(world.act(&world.teacher_north(), id, "triage", &triaged(&world, &json!({}))).status, 403);
    assert_eq!(world.act(&world.teacher_south(), id, "triage", &triaged(&world, &json!({}))).status, 404);
    let wrong = world.act(&head, id, "triage", &triaged(&world, &json!({ "group": 999, "impact": "huge" })));
    assert_eq!(wrong.status, 422);
}

#[test]
fn a_ticket_keeps_the_priority_and_the_rules_it_was_set_by() {
    let world = World::new();
    let (head, id) = (world.head(), world.report(&world.teacher_north(), "Ny dator"));
    world.must(&head, id, "triage", &triaged(&world, &json!({})));
    let mut rules = json!({ "close_after_days": 3 });
    for cell in crate::rules::CELLS {
        rules[cell] = json!(4);
    }
    assert_eq!(world.site.api(&world.agent(), "/tickets/rules/set", &rules).status, 403);
    assert_eq!(world.site.get(&head, "/tickets/rules/set").status, 200);
    assert!(world.site.api(&head, "/tickets/rules/set", &rules).status < 300);
    let seen = world.site.get(&world.teacher_north(), "/api/v1/tickets/rules").json();
    assert_eq!((seen["matrix"][0].as_i64(), seen["close_after_days"].as_i64()), (Some(4), Some(3)));
    assert_eq!(world.site.get(&head, "/tickets/rules").status, 200);
    assert_eq!(world.ticket(&head, id)["priority"]["level"], 2, "what was set stays");
    world.must(&head, id, "triage", &triaged(&world, &json!({ "kind": "incident" })));
    assert_eq!(world.ticket(&head, id)["priority"]["level"], 2, "also when something else is changed");
    world.must(&head, id, "triage", &triaged(&world, &json!({ "urgency": "low" })));
    let priority = &world.ticket(&head, id)["priority"];
    assert_eq!((priority["level"].as_i64(), priority["rules"].is_i64()), (Some(4), true));
    rules["low_low"] = json!(6);
    assert_eq!(world.site.api(&head, "/tickets/rules/set", &rules).json()["errors"][0]["field"], "low_low");
}

#[test]
fn whoever_takes_it_works_with_it_and_who_asks_hears_that_somebody_does() {
    let world = World::new();
    let (agent, id) = (world.agent_north(), world.report(&world.teacher_north(), "Skrivare"));
    assert_eq!(world.listed(&agent, "queue=unassigned"), [id]);
    world.must(&agent, id, "take", &json!({}));
    let ticket = world.ticket(&agent, id);
    assert_eq!((ticket["owner"].as_str(), ticket["state"].as_str()), (Some("Sven Fors"), Some("open")));
    assert!(world.listed(&agent, "queue=unassigned").is_empty());
    assert_eq!(world.listed(&agent, "handling=1&state=worked-on"), [id]);
    assert_eq!(world.notices(&world.teacher_north()), ["Somebody has begun to work on your ticket"]);
    assert_eq!(world.act(&world.teacher_north(), id, "take", &json!({})).status, 403);
}

#[test]
fn somebody_of_the_desk_is_chosen_and_nobody_else_can_be() {
    let world = World::new();
    let id = world.report(&world.teacher_south(), "Skrivare");
    world.must(&world.head(), id, "assign", &json!({ "owner": world.who.agent }));
    let agent = world.agent_north();
    assert_eq!(
        world.listed(&agent, "handling=1"),
        [id],
        "whoever works on it reads it, also outside their units"
    );
    assert_eq!(world.notices(&agent), ["You have been chosen to work on a ticket"]);
    let refused = world.act(&world.head(), id, "assign", &json!({ "owner": world.who.teacher_south }));
    assert_eq!((refused.status, refused.json()["errors"][0]["field"].as_str()), (422, Some("owner")));
    assert_eq!(world.listed(&world.head(), &format!("owner={}", world.who.agent)), [id]);
}

#[test]
fn watchers_hear_read_and_write_until_they_stop() {
    let world = World::new();
    let (leader, id) = (world.leader_north(), world.report(&world.teacher_north(), "Skrivare"));
    world.must(&leader, id, "watch", &json!({}));
    assert_eq!(world.act(&leader, id, "watch", &json!({})).json()["code"], "desk-cannot-watch-twice");
    world.must(&world.head(), id, "answer", &json!({ "text": "Vi kommer." }));
    assert_eq!(world.notices(&leader), ["IT has answered your ticket"]);
    world.must(&leader, id, "unwatch", &json!({}));
    assert_eq!(
        world.act(&world.teacher_north(), id, "unwatch", &json!({})).json()["code"],
        "desk-cannot-not-watching"
    );
    let person = json!({ "person": "sara.lund@sjovik.example" });
    assert_eq!(world.act(&world.teacher_north(), id, "add-watcher", &person).status, 403);
    world.must(&world.head(), id, "add-watcher", &person);
    assert_eq!(world.notices(&world.teacher_south()), ["You have been added to those who watch a ticket"]);
    assert_eq!(world.listed(&world.teacher_south(), "mine=1"), [id]);
    assert_eq!(world.site.get(&world.head(), &format!("/tickets/{id}/add-watcher")).status, 200);
}

#[test]
fn who_asks_rates_what_is_solved_once_and_may_change_it_for_a_week() {
    let world = World::new();
    let (teacher, agent, id) =
        (world.teacher_north(), world.agent_north(), world.report(&world.teacher_north(), "Skrivare"));
    let rate = |who: &str, grade: &str| {
        world.act(who, id, "rate", &json!({ "grade": grade, "text": "Det tog lång tid." }))
    };
    assert_eq!(rate(&teacher, "good").json()["code"], "desk-cannot-rate-unsolved");
    world.must(&agent, id, "take", &json!({}));
    world.must(&agent, id, "resolve", &json!({ "said": "Ny trumma." }));
    world.notices(&agent);
    assert_eq!(rate(&agent, "good").status, 403, "the desk does not rate itself");
    assert!(rate(&teacher, "good").status < 300);
    world.site.base.clock.advance_seconds(6 * 86_400);
    assert!(rate(&teacher, "bad").status < 300);
    let rating = &world.ticket(&agent, id)["rating"];
    assert_eq!((rating["grade"].as_str(), rating["text"].as_str()), (Some("bad"), Some("Det tog lång tid.")));
    world.site.base.clock.advance_seconds(2 * 86_400);
    assert_eq!(rate(&teacher, "good").json()["code"], "desk-cannot-rating-stands");
    assert!(world.notices(&agent).iter().any(|text| text.starts_with("Somebody has said how it went")));
    world.must(&world.leader_north(), id, "watch", &json!({}));
    assert_eq!(rate(&world.leader_north(), "good").json()["code"], "desk-cannot-rate-for-others");
}

#[test]
fn time_is_noted_and_summed_for_the_desk() {
    let world = World::new();
    let (agent, id) = (world.agent_north(), world.report(&world.teacher_north(), "Skrivare"));
    assert_eq!(world.act(&agent, id, "spend", &json!({ "minutes": 0 })).status, 422);
    for minutes in [25, 35] {
        world.must(&agent, id, "spend", &json!({ "minutes": minutes, "note": "Bytte trumma" }));
    }
    assert_eq!(world.ticket(&agent, id)["minutes"], 60);
    let page = world.site.get(&agent, &format!("/tickets/{id}")).text;
    assert!(page.contains("60 min") && page.contains("35 min: Bytte trumma"), "{page}");
    assert_eq!(world.act(&world.teacher_north(), id, "spend", &json!({ "minutes": 5 })).status, 403);
}

#[test]
fn many_are_taken_given_and_closed_at_once_and_what_is_refused_is_told_row_by_row() {
    let world = World::new();
    let head = world.head();
    let ids: Vec<String> =
        (0..3).map(|n| world.report(&world.teacher_north(), &format!("Skrivare {n}")).to_string()).collect();
    let rows: Vec<(&str, &str)> = ids.iter().map(|id| ("id", id.as_str())).collect();
    let question = world.site.post(&head, "/tickets/bulk/assign", &rows);
    assert!(
        question.text.contains("name=\"owner\"") && question.text.contains("3 rows are ticked"),
        "{}",
        question.text
    );
    let owner = world.who.agent.to_string();
    let sent = world.site.post(
        &head,
        "/tickets/bulk/assign",
        &[rows.clone(), vec![("owner", owner.as_str())]].concat(),
    );
    assert_eq!(sent.status, 303, "{}", sent.text);
    assert_eq!(world.listed(&head, &format!("owner={owner}")).len(), 3);
    let group = world.group.to_string();
    let sent = world.site.post(
        &head,
        "/tickets/bulk/group",
        &[rows.clone(), vec![("group", group.as_str())]].concat(),
    );
    assert_eq!(sent.status, 303, "{}", sent.text);
    assert_eq!(world.listed(&world.in_group(), "my_groups=1").len(), 3);
    assert_eq!(world.site.post(&head, "/tickets/bulk/take", &rows).status, 303);
    world.moved(ids[0].parse().unwrap(), &["resolve"]);
    let closed = world.site.post(&head, "/tickets/bulk/close", &rows);
    assert!(closed.text.contains(&ids[1]) && closed.text.contains(&ids[2]), "{}", closed.text);
    assert_eq!(world.listed(&head, "state=closed").len(), 1);
    let teacher = world.teacher_north();
    assert!(
        !world.site.get(&teacher, "/tickets").text.contains("/tickets/bulk/"),
        "nothing that is not theirs"
    );
}

#[test]
fn home_tells_what_waits_for_whom() {
    let world = World::new();
    let (agent, id) = (world.agent_north(), world.report(&world.teacher_north(), "Skrivare"));
    let waits = |who: &str| world.site.get(who, "/api/v1/test/waits").text;
    assert!(waits(&agent).contains("1 ticket has nobody who works on it"), "{}", waits(&agent));
    world.must(&agent, id, "take", &json!({}));
    assert!(waits(&agent).contains("1 ticket that you work on waits for an answer"), "{}", waits(&agent));
    assert_eq!(waits(&world.teacher_north()), "[]");
    assert_eq!(world.site.get(&agent, "/api/v1/test/wheel").json()["count"], "1");
}

#[test]
fn closing_a_unit_and_a_last_day_tell_how_many_open_tickets_hang_on_them_and_no_title_that_one_may_not_read()
{
    let world = World::new();
    let admin = word(world.who.admin.number(), &[(Role::Administrator, &[])]);
    let id = world.report(&world.teacher_north(), "Projektor");
    world.must(&world.head(), id, "assign", &json!({ "owner": world.who.agent }));
    let page = |who: &str, path: &str| world.site.get(who, path).text;
    let unit = format!("/units/{}/close", world.who.north);
    assert!(
        page(&admin, &unit)
            .contains("1 open ticket belongs to the unit and stays there. You may not read it.")
    );
    let person = format!("/persons/{}/leave", world.who.agent);
    let told = page(&world.head(), &person);
    assert!(told.contains("The person works on 1 open ticket: Projektor."), "{told}");
}
