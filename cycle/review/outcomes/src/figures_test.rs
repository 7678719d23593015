//! What the figures of a month are, from what was done through the rooms' own doors.

use serde_json::{Value as Json, json};

use crate::world::World;

/// March, with something of everything in it.
fn march() -> World {
    let world = World::new();
    world.promise();
    let (head, north, south) = (world.head(), world.teacher_north(), world.teacher_south());
    // Answered after half an hour, solved after an hour and a half.
    let first = world.report(&north, "Skrivaren");
    world.minutes_pass(30);
    world.at_ticket(first, "answer", &json!({ "text": "Vi tittar på det." }));
    world.minutes_pass(60);
    world.resolve(first);
    world.must(&north, &format!("/tickets/{first}/rate"), &json!({ "grade": "good" }));
    world.at_ticket(first, "spend", &json!({ "minutes": 45 }));
    // Too late for both promises: an hour of the afternoon and the whole of the next morning.
    let second = world.report(&south, "Nätet");
    world.minutes_pass(24 * 60);
    world.resolve(second);
    world.must(&south, &format!("/tickets/{second}/reopen"), &json!({ "said": "Nej." }));
    let third = world.report(&north, "Nätet igen");
    world.minutes_pass(40);
    world.at_ticket(third, "merge", &json!({ "into": second, "said": "Samma sak." }));
    problem(&world, second);
    order(&world);
    knowledge(&world);
    world.service_of(world.who.north, "Planerad", "planned");
    let launched = world.service_of(world.who.north, "Tas i bruk", "planned");
    world.must(&head, &format!("/services/{launched}/launch"), &json!({}));
    let retired = world.service_of(world.who.north, "Tas bort", "live");
    world.must(&head, &format!("/services/{retired}/retire"), &json!({}));
    world
}

/// A problem with a way around it, and a report that lies under it.
fn problem(world: &World, report: i64) {
    let problem = world.report(&world.head(), "Växeln i norr");
    let fields =
        json!({ "kind": "problem", "unit": world.who.north.number(), "impact": "low", "urgency": "low" });
    world.at_ticket(problem, "triage", &fields);
    world.at_ticket(problem, "diagnose", &json!({ "cause": "Den är gammal", "workaround": "Starta om" }));
    world.at_ticket(report, "put-under", &json!({ "parent": problem }));
}

fn order(world: &World) {
    let template = json!({ "name": "Ny medarbetare", "kind": "request", "impact": "low", "urgency": "low", "q1_sv": "Namn" });
    let template = world.must(&world.head(), "/tickets/templates/add", &template);
    let path = format!("/tickets/order/{template}");
    let ordered = world.must(&world.teacher_north(), &path, &json!({ "q1": "Kim" }));
    world.minutes_pass(50);
    world.resolve(ordered);
}

/// An article that is published and reviewed, and a course that two have had.
fn knowledge(world: &World) {
    let head = world.head();
    let article = json!({ "heading": "Starta om", "text": "Håll in knappen.", "lang": "sv", "unit": world.who.root.number(), "audience": "everybody" });
    let article = world.must(&head, "/articles/write", &article);
    world.must(&head, &format!("/articles/{article}/publish"), &json!({ "review_on": "2026-03-20" }));
    world.must(&head, &format!("/articles/{article}/review"), &json!({ "review_on": "2026-03-25" }));
    let course = world.must(
        &head,
        "/training/add",
        &json!({ "name": "Lösenord", "unit": world.who.root.number(), "roles": ["staff"] }),
    );
    let took = json!({ "on": "2026-03-02", "took": [world.who.teacher_north.number(), world.who.teacher_south.number()] });
    world.must(&head, &format!("/training/{course}/record"), &took);
    world.must(&head, &format!("/training/{course}/plan"), &json!({ "day": "2026-03-03", "place": "Aulan" }));
    let session = world.number("SELECT MAX(id) FROM course_session");
    let took = json!({ "took": [world.who.teacher_north.number()] });
    world.must(&head, &format!("/training/{course}/sessions/{session}/hold"), &took);
}

fn figures(of: &Json, names: &[&str]) -> Vec<i64> {
    names.iter().map(|name| of["figures"][name].as_i64().unwrap_or(-1)).collect()
}

#[test]
fn a_month_is_counted_as_it_was() {
    let world = march();
    world.days_pass(31);
    world.build();
    let report = world.read(&world.head(), "2026-03");
    let came =
        ["received", "received_incidents", "received_requests", "solved", "reopened", "merged", "open"];
    assert_eq!(figures(&report, &came), [4, 3, 1, 3, 1, 1, 1], "{report:#}");
    assert_eq!(figures(&report, &["answer_half", "answer_nine"]), [40, 480], "open minutes");
    assert_eq!(figures(&report, &["solution_half", "solution_nine"]), [90, 480]);
    assert_eq!(figures(&report, &["rated_good", "rated_fair", "rated_bad", "minutes_spent"]), [1, 0, 0, 45]);
    let prevented = ["problems_opened", "problems_closed", "problems_open", "known_errors", "gathered"];
    assert_eq!(figures(&report, &prevented), [1, 0, 1, 1, 1]);
    let known = ["published_articles", "reviewed_articles", "overdue_articles", "sessions", "trained"];
    assert_eq!(figures(&report, &known), [1, 1, 1, 1, 2]);
    assert_eq!(figures(&report, &["launched", "retired", "orders"]), [1, 1, 1]);
    assert_eq!(figures(&report, &["open_days", "open_minutes"]), [22, 22 * 8 * 60]);
    assert_eq!(report["orders"][0]["name"], "Ny medarbetare");
}

#[test]
fn promises_are_told_by_measure_with_why_others_were_not_kept() {
    let world = march();
    let clock =
        world.number("SELECT MIN(clock_id) FROM clock_outcome WHERE kept = 0 AND measure = 'solution'");
    let cause = world.number("SELECT MIN(id) FROM breach_cause");
    world.must(&world.head(), &format!("/clocks/{clock}/explain"), &json!({ "cause": cause }));
    world.days_pass(31);
    world.build();
    let report = world.read(&world.head(), "2026-03");
    let promises = report["promises"].as_array().expect("promises");
    let told: Vec<String> = promises
        .iter()
        .map(|it| format!("{} {}/{}", it["measure"].as_str().unwrap_or(""), it["kept"], it["promised"]))
        .collect();
    assert_eq!(told, ["first-response 2/3", "solution 2/3"], "{report:#}");
    assert_eq!(report["figures"]["kept"], 66);
    let causes = report["causes"].as_array().expect("causes");
    assert_eq!(causes.iter().map(|it| it["broken"].as_i64()).collect::<Vec<_>>(), [Some(1), Some(1)]);
    assert!(
        causes.iter().any(|it| it["name"] == "Too few people" || it["name"] == "För lite folk"),
        "{report:#}"
    );
}

#[test]
fn units_are_told_by_administration_and_below_it() {
    let world = march();
    world.days_pass(31);
    world.build();
    let report = world.read(&world.head(), "2026-03");
    let units: Vec<(String, i64)> = report["units"]
        .as_array()
        .expect("units")
        .iter()
        .map(|it| (it["name"].as_str().unwrap_or("").to_owned(), it["received"].as_i64().unwrap_or(-1)))
        .collect();
    let told: Vec<(&str, i64)> = units.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(told, [("Utbildningsförvaltningen", 4), ("Norra skolan", 3), ("Södra skolan", 1)]);
}

#[test]
fn what_is_open_when_a_month_ends_is_told_as_it_was_then() {
    let world = World::new();
    let ticket = world.report(&world.teacher_north(), "Skrivaren");
    world.days_pass(45);
    world.resolve(ticket);
    world.must(&world.teacher_north(), &format!("/tickets/{ticket}/reopen"), &json!({ "said": "Nej." }));
    world.resolve(ticket);
    world.days_pass(16);
    world.build();
    let of = |month: &str| {
        let report = world.read(&world.head(), month);
        figures(&report, &["received", "solved", "reopened", "open"])
    };
    assert_eq!((of("2026-03"), of("2026-04")), (vec![1, 0, 0, 1], vec![0, 1, 1, 0]));
}

#[test]
fn without_a_promise_times_are_counted_around_the_clock() {
    let world = World::new();
    let ticket = world.report(&world.teacher_north(), "Skrivaren");
    world.days_pass(1);
    world.resolve(ticket);
    world.days_pass(31);
    world.build();
    let report = world.read(&world.head(), "2026-03");
    assert_eq!(figures(&report, &["answer_half", "solution_half"]), [24 * 60, 24 * 60]);
    assert_eq!(report["figures"]["open_days"], json!(null));
    assert_eq!(report["times_are_open_hours"], false);
}

#[test]
fn a_month_stands_beside_the_month_before_and_the_same_month_a_year_ago() {
    let world = World::new();
    world.report(&world.teacher_north(), "Skrivaren");
    world.days_pass(31 + 30 + 31);
    world.build();
    let may = world.read(&world.head(), "2026-05");
    assert_eq!((&may["month_before"]["month"], &may["year_ago"]), (&json!("2026-04"), &json!(null)));
    assert_eq!(world.read(&world.head(), "2026-04")["month_before"]["figures"]["received"], 1);
    world.days_pass(365 - 61);
    world.build();
    let march = world.read(&world.head(), "2027-03");
    assert_eq!(march["year_ago"]["month"], "2026-03");
    assert_eq!(march["year_ago"]["figures"]["received"], 1);
}
