//! What is attached to a dialogue is read by those who read the message it came with, wherever the message stands.

use serde_json::{Value as Json, json};
use testing::Heard;

use crate::filled::message;
use crate::town::{Town, call};

fn ask(town: &Town, who: &str) -> i64 {
    town.make(&town.who(who), "/needs/ask", &json!({ "title": "Projektor", "text": "Till sal 3" }))
}

fn say(town: &Town, who: &str, id: i64, act: &str, names: &[&str]) -> Heard {
    let files: Vec<(&str, String, String)> =
        names.iter().map(|name| ("files", (*name).to_owned(), format!("innehåll i {name}"))).collect();
    town.wire.send(message(&town.who(who), &format!("/api/v1/needs/{id}/{act}"), "Se filen", &files))
}

/// Where the file of the last message that this person reads lies.
fn last_file(town: &Town, who: &str, id: i64) -> String {
    let need: Json = town.json(&town.who(who), &format!("/needs/{id}"));
    let file = &need["messages"].as_array().expect("messages").last().expect("one")["files"][0];
    file["href"].as_str().expect("a file").trim_start_matches("/api/v1").to_owned()
}

fn opens(town: &Town, who: &str, path: &str) -> u16 {
    town.get(&town.who(who), path).status
}

/// Attack row 3.
#[test]
fn a_file_is_read_by_those_who_read_the_message_it_came_with() {
    let town = Town::new();
    let id = ask(&town, "teacher-north");
    assert_eq!(say(&town, "teacher-north", id, "write", &["bild.txt", "två.txt"]).status, 201);
    let open = last_file(&town, "teacher-north", id);
    assert_eq!(say(&town, "agent", id, "note", &["offert.txt"]).status, 201);
    let internal = last_file(&town, "agent", id);
    let heard = town.get(&town.who("teacher-north"), &open);
    assert_eq!((heard.status, heard.text().as_str()), (200, "innehåll i bild.txt"));
    assert!(heard.header("content-disposition").starts_with("attachment; filename=\"bild.txt\""));
    let both = |who: &str| (opens(&town, who, &open), opens(&town, who, &internal));
    assert_eq!(both("agent"), (200, 200));
    assert_eq!(both("teacher-north"), (200, 404), "IT's notes are IT's");
    assert_eq!(both("teacher-south"), (404, 404));
    assert_eq!(both("agent-south"), (404, 404), "IT elsewhere");
    let page = town.get(&town.who("teacher-north"), &format!("/needs/{id}")).text();
    assert!(page.contains("bild.txt") && page.contains("två.txt") && !page.contains("offert.txt"));
}

#[test]
fn files_follow_their_messages_into_the_need_that_theirs_is_merged_into() {
    let town = Town::new();
    let (from, into) = (ask(&town, "teacher-north"), ask(&town, "teacher-south"));
    say(&town, "teacher-north", from, "write", &["bild.txt"]);
    let file = last_file(&town, "teacher-north", from);
    assert_eq!(opens(&town, "teacher-south", &file), 404);
    town.make(
        &town.who("head-of-it"),
        &format!("/needs/{from}/merge"),
        &json!({ "into": into, "reason": "Samma" }),
    );
    assert_eq!(opens(&town, "teacher-south", &file), 200, "both threads are one");
    assert_eq!(opens(&town, "teacher-north", &file), 200);
}

#[test]
fn whoever_attached_a_file_takes_it_away_and_so_does_it() {
    let town = Town::new();
    let id = ask(&town, "teacher-north");
    let remove = |who: &str, file: &str| {
        let number = file.trim_start_matches("/files/");
        town.wire
            .send(call("POST", &town.who(who), &format!("/api/v1/needs/{id}/files/{number}/remove")))
            .status
    };
    say(&town, "agent", id, "answer", &["svar.txt"]);
    let answer = last_file(&town, "teacher-north", id);
    assert_eq!(remove("teacher-north", &answer), 409, "not one's own");
    assert_eq!(remove("teacher-south", &answer), 404);
    say(&town, "teacher-north", id, "write", &["elev.txt"]);
    let own = last_file(&town, "teacher-north", id);
    let question = town.get(&town.who("teacher-north"), &format!("/needs/{id}{own}/remove"));
    assert!(question.status == 200 && question.text().contains("elev.txt"), "it is asked first");
    assert_eq!(remove("teacher-north", &own), 201);
    assert_eq!((opens(&town, "teacher-north", &own), opens(&town, "agent", &own)), (404, 404));
    assert_eq!(remove("teacher-north", &own), 404);
    say(&town, "teacher-north", id, "write", &["elev.txt"]);
    let again = last_file(&town, "teacher-north", id);
    assert_eq!(remove("agent", &again), 201, "IT mends what an asker should not have sent");
    let other = ask(&town, "teacher-north");
    let elsewhere = format!("/api/v1/needs/{other}{answer}/remove");
    assert_eq!(town.wire.send(call("POST", &town.who("agent"), &elsewhere)).status, 404, "another need's");
}

#[test]
fn a_message_with_too_many_or_bad_files_is_refused_whole() {
    let town = Town::new();
    let id = ask(&town, "teacher-north");
    let six =
        say(&town, "teacher-north", id, "write", &["1.txt", "2.txt", "3.txt", "4.txt", "5.txt", "6.txt"]);
    assert!(six.status == 422 && six.text().contains("too-many-files"), "{}", six.text());
    let bad = say(&town, "teacher-north", id, "write", &["ok.txt", "bild.png"]);
    assert!(bad.status == 422 && bad.text().contains("not-what-it-says"), "{}", bad.text());
    let need = town.json(&town.who("teacher-north"), &format!("/needs/{id}"));
    assert_eq!(need["messages"], json!([]), "nothing of it is stored");
}

#[test]
fn nothing_is_stored_for_whoever_may_not_speak() {
    let town = Town::new();
    let id = ask(&town, "teacher-north");
    let stored = || {
        let all = walk(&town.base.folder.path().join("files"));
        all.into_iter().filter(|path| path.is_file()).count()
    };
    for (who, act, status) in
        [("teacher-south", "write", 404), ("pupil", "write", 404), ("teacher-north", "answer", 403)]
    {
        assert_eq!(say(&town, who, id, act, &["hemlig.txt"]).status, status, "{who}");
    }
    assert_eq!(stored(), 0);
    assert_eq!(say(&town, "teacher-north", id, "write", &["bild.txt"]).status, 201);
    assert_eq!(stored(), 1);
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let here: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    here.iter().flat_map(|path| if path.is_dir() { walk(path) } else { vec![path.clone()] }).collect()
}
