//! A program that did not hear the answer asks again, and nothing is done twice.

use serde_json::{Value as Json, json};
use testing::{Heard, Wire};

use crate::filled::upload;
use crate::town::{Town, json_call, with};

fn keyed(who: &str, path: &str, body: &Json, key: &str) -> testing::Call {
    with(json_call(who, &format!("/api/v1{path}"), body.to_string()), "idempotency-key", key)
}

fn made(heard: &Heard) -> Option<i64> {
    serde_json::from_slice::<Json>(&heard.body).ok()?["id"].as_i64()
}

fn needs(town: &Town) -> i64 {
    town.number("SELECT COUNT(*) FROM need")
}

/// ASVS 2.3.4.
#[test]
fn eight_at_once_with_one_key_make_one_record() {
    let town = Town::new();
    let who = town.who("teacher-north");
    let body = json!({ "title": "Projektor", "text": "Till sal 3" });
    let answers: Vec<Heard> = std::thread::scope(|scope| {
        let asking: Vec<_> = (0..8)
            .map(|_| {
                let (app, who, body) = (&town.app, &who, &body);
                scope.spawn(move || Wire::to(app).send(keyed(who, "/needs/ask", body, "samma")))
            })
            .collect();
        asking.into_iter().map(|one| one.join().expect("an answer")).collect()
    });
    let statuses: Vec<u16> = answers.iter().map(|heard| heard.status).collect();
    assert_eq!(needs(&town), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| matches!(status, 200 | 201 | 409)), "{statuses:?}");
    let id = made(&town.wire.send(keyed(&who, "/needs/ask", &body, "samma")));
    assert!(id.is_some() && answers.iter().filter_map(made).all(|other| Some(other) == id));
}

#[test]
fn the_key_is_bound_to_who_sends_what_where() {
    let town = Town::new();
    let (who, other) = (town.who("teacher-north"), town.who("teacher-south"));
    let (one, two) =
        (json!({ "title": "Projektor", "text": "Ett" }), json!({ "title": "Projektor", "text": "Två" }));
    let first = town.wire.send(keyed(&who, "/needs/ask", &one, "nyckel"));
    assert_eq!(first.status, 201);
    let other_body = town.wire.send(keyed(&who, "/needs/ask", &two, "nyckel"));
    assert_eq!(other_body.status, 422, "a key with another body is a mistake that must be told");
    assert!(other_body.text().contains("key-of-another-body"));
    assert_eq!(town.wire.send(keyed(&other, "/needs/ask", &one, "nyckel")).status, 201, "another person too");
    let again = town.wire.send(keyed(&who, "/needs/ask", &one, "nyckel"));
    assert_eq!((again.status, made(&again)), (200, made(&first)), "the same hears the same");
    assert_eq!(needs(&town), 2);
    let forged = town.wire.send(keyed(&other, "/needs/ask", &one, "nyckel"));
    assert_ne!(made(&forged), made(&first), "nobody hears what another was answered");
}

#[test]
fn what_was_refused_took_no_key_and_another_file_is_told() {
    let town = Town::new();
    let who = town.who("head-of-it");
    let bad = json!({ "title": "", "text": "" });
    assert_eq!(town.wire.send(keyed(&who, "/needs/ask", &bad, "k")).status, 422);
    assert_eq!(town.wire.send(keyed(&who, "/needs/ask", &bad, "k")).status, 422, "not: done before");
    let file = |rows: &str| {
        town.wire.send(with(
            upload(&who, "a.csv", format!("Namn;Antal\n{rows}").as_bytes()),
            "idempotency-key",
            "fil",
        ))
    };
    assert_eq!(file("Stol;1\nBord;2\n").status, 201);
    assert_eq!(file("Stol;1\nBord;3\n").status, 422);
    assert_eq!(file("Stol;1\nBord;2\n").status, 200);
    assert_eq!(town.number("SELECT COUNT(*) FROM import"), 1);
}

#[test]
fn a_key_that_is_too_long_or_on_a_page_is_no_key() {
    let town = Town::new();
    let who = town.who("teacher-north");
    let body = json!({ "title": "Projektor", "text": "Till sal 3" });
    let long = "k".repeat(300);
    let heard = town.wire.send(keyed(&who, "/needs/ask", &body, &long));
    assert!(heard.status < 500);
    let form = |key: &str| {
        with(
            crate::town::form("POST", &who, "/needs/ask", &[("title", "Skrivare"), ("text", "En till")]),
            "idempotency-key",
            key,
        )
    };
    assert_eq!((town.wire.send(form("a")).status, town.wire.send(form("a")).status), (303, 303));
}

#[test]
fn a_form_that_is_sent_twice_is_done_once_and_leads_to_the_same_record() {
    let town = Town::new();
    let (who, other) = (town.who("teacher-north"), town.who("teacher-south"));
    let opened = town.get(&who, "/needs/ask");
    let drawn = opened.text();
    let once =
        drawn.split("name=\"once\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a key");
    let ask = |who: &str, text: &str| {
        let fields = [("once", once), ("title", "Projektor"), ("text", text)];
        town.wire.send(crate::town::form("POST", who, "/needs/ask", &fields))
    };
    let (first, second) = (ask(&who, "Till sal 3"), ask(&who, "Till sal 3"));
    assert_eq!((first.status, second.status, needs(&town)), (303, 303, 1), "two clicks");
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(first.header("set-cookie"), second.header("set-cookie"), "and the same is said");
    assert_ne!(ask(&who, "Till sal 4").header("location"), first.header("location"), "gone back and changed");
    assert_ne!(ask(&other, "Till sal 3").header("location"), first.header("location"), "another person's");
    assert_eq!(needs(&town), 3);
    let again = town.get(&who, "/needs/ask").text();
    assert!(!again.contains(once), "a form opened anew is a new one");
}

/// ASVS 15.4.2.
#[test]
fn the_second_of_two_sendings_at_once_is_led_to_the_record_of_the_first() {
    let town = Town::new();
    let who = town.who("teacher-north");
    let fields = [("once", "aaaa"), ("title", "Projektor"), ("text", "Till sal 3")];
    let places: Vec<(u16, String)> = std::thread::scope(|scope| {
        let sent: Vec<_> = (0..6)
            .map(|_| {
                scope.spawn(|| {
                    Wire::to(&town.app).send(crate::town::form("POST", &who, "/needs/ask", &fields))
                })
            })
            .collect();
        let heard = sent.into_iter().map(|one| one.join().expect("an answer"));
        heard.map(|heard| (heard.status, heard.header("location").to_owned())).collect()
    });
    assert_eq!(needs(&town), 1);
    assert!(places.iter().all(|place| *place == places[0]), "{places:?}");
}
