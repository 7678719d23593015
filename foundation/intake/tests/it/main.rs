//! The whole way of a table, through the router, into the records of a small room made for these tests.

mod api_test;
mod cli_test;
mod crash_test;
mod flow_test;
mod gadgets;
mod hostile_test;
mod key_test;
mod layout_test;
mod list_test;
mod own_test;
mod sheet_test;
mod undo_test;

use access::Role;
use gadgets::GADGETS;
use serde_json::Value as Json;
use store::Sql;
use testing::{Answer, Site, word};

/// A site with intake and the gadgets, and three owners to refer to.
pub fn site() -> Site {
    intake::install(vec![gadgets::TARGET]);
    let site = Site::new(vec![GADGETS, intake::ROOM]);
    for name in ["Norra skolan", "Södra skolan", "Kansliet"] {
        gadgets::owner(site.db(), name);
    }
    site
}

/// The head of IT.
pub fn head() -> String {
    word(7, &[(Role::HeadOfIt, &[])])
}

/// Uploads a file and gives the import's number.
pub fn bring(site: &Site, who: &str, name: &str, bytes: &[u8]) -> i64 {
    let answer = site.upload(who, "/api/v1/import", &[], ("file", name, bytes));
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

/// Sends a step and expects it to be taken.
pub fn step(site: &Site, who: &str, id: i64, verb: &str, json: &Json) -> Json {
    let answer = site.api(who, &format!("/import/{id}/{verb}"), json);
    assert!(answer.status < 300, "{verb}: {} {}", answer.status, answer.text);
    show(site, who, id)
}

/// The import as a program sees it, when no work goes on any more.
pub fn show(site: &Site, who: &str, id: i64) -> Json {
    // Asks ever less often: a busy machine takes minutes, and each question is counted as work too.
    let mut pause = std::time::Duration::from_millis(20);
    for _ in 0..300 {
        let json = site.get(who, &format!("/api/v1/import/{id}")).json();
        if !["trying", "committing", "undoing", "keeping"]
            .contains(&json["state"].as_str().unwrap_or_default())
        {
            return json;
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(std::time::Duration::from_secs(2));
    }
    panic!("work on import {id} never ends");
}

/// All rows of an import, of one outcome when one is given.
pub fn rows(site: &Site, who: &str, id: i64, outcome: &str) -> Vec<Json> {
    let (mut rows, mut after) = (Vec::new(), 0);
    loop {
        let answer = site.get(who, &format!("/api/v1/import/{id}/rows?outcome={outcome}&after={after}"));
        assert_eq!(answer.status, 200, "{}", answer.text);
        let json = answer.json();
        rows.extend(json["items"].as_array().expect("items").iter().cloned());
        match json["next"].as_i64() {
            Some(next) => after = next,
            None => return rows,
        }
    }
}

/// The counts of a dry run or a report: new, changed, same, refused.
pub fn counts(json: &Json) -> [i64; 4] {
    ["new", "changed", "same", "refused"].map(|word| json["counts"][word].as_i64().unwrap_or(-1))
}

/// Uploads, maps as proposed with these answers, tries; gives the number and the result.
pub fn tried(site: &Site, name: &str, text: &str, answers: &Json) -> (i64, Json) {
    let id = bring(site, &head(), name, text.as_bytes());
    step(site, &head(), id, "map", answers);
    let json = step(site, &head(), id, "try", &serde_json::json!({}));
    assert_eq!(json["state"], "tried", "{json:#}");
    (id, json)
}

/// The same, carried out.
pub fn done(site: &Site, name: &str, text: &str, answers: &Json) -> (i64, Json) {
    let (id, _) = tried(site, name, text, answers);
    let json = step(site, &head(), id, "commit", &serde_json::json!({}));
    assert_eq!(json["state"], "done", "{json:#}");
    (id, json)
}

pub fn number(site: &Site, text: &str) -> i64 {
    site.db().read(|reading| reading.number(Sql::open("a test looks", text))).expect("a number")
}

/// A page as the head of IT reads it.
pub fn page(site: &Site, path: &str) -> Answer {
    let answer = site.get(&head(), path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    assert!(!answer.text.contains("[intake-"), "{path}: a text is missing: {}", missing(&answer.text));
    answer
}

fn missing(text: &str) -> String {
    let at = text.find("[intake-").unwrap_or(0);
    text[at..].chars().take(60).collect()
}
