use access::Role;
use serde_json::{Value as Json, json};

use crate::world::World;

/// A new employee: a name, a first day, a kind of computer and whether there is to be a telephone.
fn new_employee() -> Json {
    json!({
        "name": "Ny medarbetare", "about": "Konto och dator till första dagen.", "kind": "request",
        "impact": "low", "urgency": "medium",
        "q1_sv": "Namn", "q1_en": "Name", "q1_need": true,
        "q2_sv": "Första dag", "q2_en": "First day", "q2_kind": "day", "q2_need": true,
        "q3_sv": "Dator", "q3_kind": "choice", "q3_choices": "Mac\nWindows",
        "q4_sv": "Telefon", "q4_kind": "yes-no",
        "s1_text": "Skapa konto", "s2_text": "Dela ut dator",
    })
}

/// Keeps a template; gives its number.
fn kept(world: &World, template: &Json) -> i64 {
    let answer = world.site.api(&world.agent(), "/tickets/templates/add", template);
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

fn with(template: &Json, more: &Json) -> Json {
    let mut all = template.as_object().cloned().expect("fields");
    all.extend(more.as_object().cloned().expect("fields"));
    Json::Object(all)
}

fn answers() -> Json {
    json!({ "q1": "Anna Ek", "q2": "2026-12-01", "q3": "Mac", "q4": "no" })
}

fn ordered(world: &World, who: &str, template: i64, fields: &Json) -> i64 {
    let answer = world.site.api(who, &format!("/tickets/order/{template}"), fields);
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

#[test]
fn anybody_orders_and_the_ticket_carries_the_answers_and_the_steps() {
    let world = World::new();
    let teacher = world.teacher_north();
    let group = json!({ "group": world.group, "s2_who": world.group });
    let template = kept(&world, &with(&new_employee(), &group));
    let page = world.site.get(&teacher, "/tickets/order").text;
    assert!(page.contains("Ny medarbetare") && page.contains("Konto och dator"), "{page}");
    let form = world.site.get(&teacher, &format!("/tickets/order/{template}")).text;
    assert!(
        form.contains("First day") && form.contains("type=\"date\"") && form.contains("Windows"),
        "{form}"
    );
    let id = ordered(&world, &teacher, template, &answers());
    let ticket = world.ticket(&teacher, id);
    assert_eq!(ticket["title"], "Ny medarbetare: Anna Ek");
    assert_eq!((&ticket["kind"], &ticket["group"]["name"]), (&json!("request"), &json!("Nätgruppen")));
    assert_eq!(ticket["priority"]["urgency"], "medium");
    assert_eq!(ticket["order"]["answers"][1]["answer"], "2026-12-01");
    let list = &world.ticket(&world.head(), id)["checklist"]["list"];
    assert_eq!((&list[0]["text"], &list[1]["group"]), (&json!("Skapa konto"), &json!("Nätgruppen")));
    let page = world.site.get(&teacher, &format!("/tickets/{id}")).text;
    assert!(
        page.contains("<dt>First day</dt><dd>2026-12-01</dd>") && page.contains("<dd>Anna Ek</dd>"),
        "{page}"
    );
    assert_eq!(world.listed(&teacher, "q=Anna"), [id], "what was answered is found");
    assert!(
        world.notices(&world.in_group()).contains(&"Your group has been given a ticket".to_owned()),
        "and its group hears"
    );
}

#[test]
fn every_answer_that_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost() {
    let world = World::new();
    let template = kept(&world, &new_employee());
    let path = format!("/tickets/order/{template}");
    let typed = [("q1", ""), ("q2", "i morgon"), ("q3", "Linux"), ("q4", "yes")];
    let answer = world.site.post(&world.pupil(), &path, &typed);
    assert_eq!(answer.status, 422);
    for field in ["field-q1-error", "field-q2-error", "field-q3-error"] {
        assert!(answer.text.contains(field), "{field}: {}", answer.text);
    }
    assert!(answer.text.contains("i morgon"));
    let wrong = world.site.api(&world.pupil(), &path, &json!({ "q1": "Anna", "q9": "?" }));
    let fields: Vec<Json> =
        wrong.json()["errors"].as_array().unwrap().iter().map(|error| error["field"].clone()).collect();
    assert_eq!(fields, ["q2"], "an answer to no question is an answer to nothing");
    assert_eq!(world.site.api(&world.pupil(), &path, &json!({ "q31": "?" })).status, 422);
    let form = world.site.post(&world.pupil(), &path, &[("q1", "Anna"), ("q2", "2026-12-01")]);
    assert_eq!(form.status, 303, "a form without script: {}", form.text);
}

#[test]
fn a_change_is_a_new_version_and_an_order_keeps_its_own() {
    let world = World::new();
    let template = kept(&world, &new_employee());
    let id = ordered(&world, &world.teacher_north(), template, &answers());
    let edit = format!("/tickets/templates/{template}/edit");
    let changed = with(&new_employee(), &json!({ "q1_sv": "Smeknamn", "q1_en": "Nickname", "version": 1 }));
    assert!(world.site.api(&world.agent(), &edit, &changed).status < 300);
    assert_eq!(world.site.api(&world.agent(), &edit, &changed).status, 409, "somebody else was first");
    assert_eq!(world.ticket(&world.head(), id)["order"]["answers"][0]["question"], "Name");
    assert_eq!(world.ticket(&world.head(), id)["order"]["version"], 1);
    let path = format!("/tickets/order/{template}");
    let stale = world.site.post(
        &world.teacher_north(),
        &path,
        &[("q1", "Anna Ek"), ("q2", "2026-12-01"), ("version", "1")],
    );
    assert_eq!(stale.status, 409, "what was answered is not put under other questions");
    assert!(stale.text.contains("Nickname") && stale.text.contains("Anna Ek"), "{}", stale.text);
    assert!(stale.text.contains("name=\"version\" value=\"2\""), "{}", stale.text);
    let later = ordered(&world, &world.teacher_north(), template, &answers());
    assert_eq!(world.ticket(&world.head(), later)["order"]["answers"][0]["question"], "Nickname");
    let retire = format!("/tickets/templates/{template}/retire");
    assert!(world.site.api(&world.agent(), &retire, &json!({})).status < 300);
    assert_eq!(world.site.get(&world.teacher_north(), &path).status, 404);
    assert_eq!(world.site.api(&world.teacher_north(), &path, &answers()).status, 404);
    assert_eq!(world.ticket(&world.head(), id)["order"]["name"], "Ny medarbetare", "what was ordered stays");
}

#[test]
fn an_order_asks_for_its_approvals_by_itself_the_units_nearest_leader_first() {
    let world = World::new();
    let approvals = json!({
        "a1_text": "Får enheten betala?", "a1_who": "leader",
        "a2_text": "Får de behörigheten?", "a2_who": "person", "a2_person": "lars.syd@sjovik.example",
    });
    let template = kept(&world, &with(&new_employee(), &approvals));
    let id = ordered(&world, &world.teacher_north(), template, &answers());
    let asked = world.ticket(&world.head(), id)["approval"].clone();
    assert_eq!(asked[0]["approver"], "Lena Nord");
    assert_eq!(asked[1]["approver"], "Lars Syd");
    assert!(world.notices(&world.leader_north()).contains(&"You are asked to approve something".to_owned()));
    world.must(&world.leader_north(), id, "decide", &json!({ "verdict": "granted" }));
    // Nobody approves what they order themselves, and the south has no other leader above it.
    let lars = testing::word(world.who.leader_south.number(), &[(Role::Leader, &[world.who.south.number()])]);
    let own = world.site.api(&lars, &format!("/tickets/order/{template}"), &answers());
    assert_eq!(own.json()["code"], "desk-cannot-order-unapproved", "{}", own.text);
    assert_eq!(world.listed(&world.head(), "").len(), 1, "and nothing of it is stored");
}

#[test]
fn templates_are_kept_by_the_desk_alone_and_say_what_is_wrong_with_them() {
    let world = World::new();
    for who in [world.teacher_north(), world.leader_north(), world.pupil(), world.auditor()] {
        assert_eq!(world.site.get(&who, "/tickets/templates").status, 403);
        assert_eq!(world.site.api(&who, "/tickets/templates/add", &new_employee()).status, 403);
    }
    let wrong = json!({
        "name": "x", "kind": "request", "impact": "low", "urgency": "low", "group": 999,
        "q1_en": "Name", "q2_sv": "Dator", "q2_kind": "choice", "q2_choices": "Mac",
        "a1_text": "Får vi?", "a1_who": "person",
    });
    let answer = world.site.api(&world.agent(), "/tickets/templates/add", &wrong);
    let fields: Vec<Json> =
        answer.json()["errors"].as_array().unwrap().iter().map(|error| error["field"].clone()).collect();
    assert_eq!(fields, ["name", "q1_sv", "q2_choices", "a1_person"]);
    let stranger = json!({ "a1_text": "Får vi?", "a1_who": "person", "a1_person": "ingen@sjovik.example" });
    let answer = world.site.api(&world.agent(), "/tickets/templates/add", &with(&new_employee(), &stranger));
    assert_eq!(answer.json()["errors"][0]["field"], "a1_person");
    let template = kept(&world, &new_employee());
    let page = world.site.get(&world.agent(), &format!("/tickets/templates/{template}/edit")).text;
    assert!(page.contains("value=\"Första dag\"") && page.contains("Mac\nWindows"), "{page}");
    assert!(page.contains("name=\"q6_sv\"") && !page.contains("name=\"q7_sv\""), "two more than there are");
    let form = world.site.post(&world.agent(), "/tickets/templates/add", &[("name", ""), ("q5_sv", "Ett")]);
    assert_eq!(form.status, 422);
    assert!(form.text.contains("value=\"Ett\""), "nothing typed is lost: {}", form.text);
}

#[test]
fn what_belongs_to_a_service_is_ordered_by_those_who_may_see_it() {
    let world = World::new();
    let add = json!({
        "name": "Journalsystem", "unit": world.who.root, "state": "planned", "audience": "everybody",
        "reported": true,
    });
    let made = world.site.api(&world.head(), "/services/add", &add);
    let service = if made.status == 201 { made.json()["id"].as_i64() } else { None };
    let Some(service) = service else { panic!("{}", made.text) };
    let template = kept(&world, &with(&new_employee(), &json!({ "service": service })));
    let path = format!("/tickets/order/{template}");
    assert_eq!(world.site.get(&world.teacher_north(), &path).status, 404);
    assert_eq!(world.site.api(&world.teacher_north(), &path, &answers()).status, 404);
    assert!(!world.site.get(&world.teacher_north(), "/tickets/order").text.contains("Ny medarbetare"));
    assert!(world.site.get(&world.head(), "/tickets/order").text.contains("Journalsystem"));
}

#[test]
fn the_desk_orders_for_somebody_and_others_do_not() {
    let world = World::new();
    let template = kept(&world, &new_employee());
    let fields = with(&answers(), &json!({ "requester": "nils.lind@sjovik.example" }));
    let id = ordered(&world, &world.agent(), template, &fields);
    let ticket = world.ticket(&world.teacher_north(), id);
    assert_eq!((&ticket["requester"], &ticket["channel"]), (&json!("Nils Lind"), &json!("desk")));
    let path = format!("/tickets/order/{template}");
    assert_eq!(world.site.api(&world.pupil(), &path, &fields).status, 403);
    assert!(!world.site.get(&world.pupil(), &path).text.contains("name=\"requester\""));
}
