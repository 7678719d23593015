//! Files that nobody on the team wrote, from upload to undo, as the head of IT of a small organisation.
//! The folder is `VARV_DATA`, else `../shared/data` beside the workspace.

mod every_file_test;
mod persons_test;
mod sums_test;
mod units_test;

use std::path::{Path, PathBuf};

use people::samples::{self, Sample};
use serde_json::{Value as Json, json};
use store::Sql;
use testing::{Answer, Site, word};

pub fn data() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("VARV_DATA").map_or(beside, PathBuf::from);
    assert!(folder.is_dir(), "the real files are not at {}; set VARV_DATA", folder.display());
    folder
}

/// Every real file that may hold a table, by path below the data folder.
pub fn files() -> Vec<PathBuf> {
    let folders = ["org", "school", "tickets", "assets", "budgets", "invoices", "licences", "torture"];
    let mut files = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| data().join(folder)).collect();
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).expect("a data folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { waiting.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    assert!(files.len() > 40);
    files
}

pub fn site() -> (Site, Sample) {
    intake::install(people::intake_targets());
    let site = Site::new(vec![people::ROOM, intake::ROOM]);
    let sample = samples::small(site.db());
    (site, sample)
}

/// The head of IT of the whole organisation.
pub fn head(sample: &Sample) -> String {
    word(sample.head_of_it.number(), &[(access::Role::HeadOfIt, &[])])
}

pub fn send(site: &Site, who: &str, path: &Path) -> Answer {
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let bytes = std::fs::read(path).expect("a file");
    site.upload(who, "/api/v1/import", &[], ("file", &name, &bytes))
}

/// Uploads a file of the data folder and gives the import's number.
pub fn bring(site: &Site, who: &str, path: &str) -> i64 {
    let answer = send(site, who, &data().join(path));
    assert_eq!(answer.status, 201, "{path}: {}", answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

/// The import when no work goes on any more.
pub fn show(site: &Site, who: &str, id: i64) -> Json {
    for _ in 0..2_400 {
        let json = site.get(who, &format!("/api/v1/import/{id}")).json();
        if !["trying", "committing", "undoing", "keeping"]
            .contains(&json["state"].as_str().unwrap_or_default())
        {
            return json;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("work on import {id} never ends");
}

pub fn step(site: &Site, who: &str, id: i64, verb: &str, json: &Json) -> Json {
    let answer = site.api(who, &format!("/import/{id}/{verb}"), json);
    assert!(answer.status < 300, "{verb}: {} {}", answer.status, answer.text);
    show(site, who, id)
}

/// New, changed, same, refused.
pub fn counts(json: &Json) -> [i64; 4] {
    ["new", "changed", "same", "refused"].map(|word| json["counts"][word].as_i64().unwrap_or(-1))
}

/// Uploads, maps, tries.
pub fn tried(site: &Site, who: &str, path: &str, answers: &Json) -> (i64, Json) {
    let id = bring(site, who, path);
    step(site, who, id, "map", answers);
    let json = step(site, who, id, "try", &json!({}));
    assert_eq!(json["state"], "tried", "{}", json["trouble"]);
    let [new, changed, same, refused] = counts(&json);
    assert_eq!(json["table"]["rows"], new + changed + same + refused, "{path}: every row has an outcome");
    (id, json)
}

/// The reasons for which rows were refused, each once, in words.
pub fn reasons(site: &Site, who: &str, id: i64) -> Vec<String> {
    let (mut reasons, mut after) = (Vec::new(), 0);
    loop {
        let json = site.get(who, &format!("/api/v1/import/{id}/rows?outcome=refused&after={after}")).json();
        for row in json["items"].as_array().expect("items") {
            let words = row["reasons"].as_array().expect("reasons").iter();
            reasons.extend(words.map(|why| why["message"].as_str().expect("words").to_owned()));
        }
        match json["next"].as_i64() {
            Some(next) => after = next,
            None => break,
        }
    }
    reasons.sort();
    reasons.dedup();
    reasons
}

pub fn number(site: &Site, text: &str) -> i64 {
    site.db().read(|reading| reading.number(Sql::open("a test looks", text))).expect("a number")
}

/// Every unit, person and grant as one text, to compare before and after.
pub fn all(site: &Site) -> String {
    let mut told = String::new();
    for text in [
        "SELECT id, parent_id, name, kind, code, opened_on, closed_on FROM unit ORDER BY id",
        "SELECT ancestor, descendant FROM unit_closure ORDER BY ancestor, descendant",
        "SELECT id, name, email, phone, title, unit_id, external_id, left_on FROM person ORDER BY id",
        "SELECT id, person_id, group_id, role, unit_id, revoked_at FROM role_grant ORDER BY id",
    ] {
        let rows = site.db().read(|reading| reading.rows(Sql::open("a test looks", text))).expect("rows");
        told.extend(rows.iter().map(|row| format!("{:?}\n", row.0)));
    }
    told
}
