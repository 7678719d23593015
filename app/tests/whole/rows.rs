//! What the lists in docs/security.md ask and no other test of the whole program tries.

use std::io::Write;
use std::sync::Mutex;

use serde_json::{Value as Json, json};
use store::{Sql, Upkeep};
use testing::{Call, Heard};
use web::{Method, Site};

use crate::conformance::nothing;
use crate::decide::Judge;
use crate::filled::{self, message};
use crate::routes::{addresses, gets, is_open, posts};
use crate::town::{PASSWORD, Town, call, form, with};

/// Texts that some program would open once more, or would reckon.
const SIGNS: [&str; 9] = [
    "{{7*7}} ${7*7} <%= 7*7 %> #{7*7}",
    "{ $name } {title} { 7 } {\"x\"} -term",
    "%3Cscript%3E %253C %2e%2e",
    "&amp;lt;b&gt; &#60; &#x3c;",
    "\\u003cscript\\u003e \\x41 \\n",
    "+AHs-script+AH0-",
    "%s %n %x {0} {}",
    "$(id) `id` ; id | id",
    "__import__('os') 7 * '7'",
];

/// What is typed is decoded once, by HTTP, and opened by nothing after that: not by templates, texts or shells.
/// ASVS 1.1.1, 1.3.7.
#[test]
fn signs_of_templates_and_codes_stay_the_signs_they_are() {
    let town = Town::new();
    let (who, lead) = (town.who("teacher-north"), town.who("head-of-it"));
    for signs in SIGNS {
        let id = town.make(&who, "/needs/ask", &json!({ "title": signs, "text": signs }));
        town.make(&lead, &format!("/needs/{id}/decline"), &json!({ "reason": signs }));
        town.settle();
        let need = town.json(&who, &format!("/needs/{id}"));
        assert_eq!((need["title"].as_str(), need["text"].as_str()), (Some(signs), Some(signs)));
        let page = town.get(&who, &format!("/needs/{id}")).text();
        // What stands as a code in the text is written on the page with its own sign coded.
        let coded = page.contains("&#38;amp;lt;b") || page.contains("&amp;amp;lt;b");
        assert!(
            if signs.contains('&') { coded } else { crate::scan::plain(&page).contains(signs) },
            "{signs}"
        );
    }
    assert_eq!(town.get(&who, "/needs/%2531").status, 404, "a number is decoded once");
    let heard = town.get("", "/sign-in?next=%252F%252Fevil.example");
    assert!(!heard.text().contains("//evil.example"));
}

/// A page of another site may not draw, run, frame or read anything of ours, whatever the browser was told to fetch it
/// for.
/// ASVS 3.4.6, 3.5.8; attack row 20.
#[test]
fn nothing_of_ours_is_part_of_another_sites_page() {
    let town = Town::new();
    let who = town.who("teacher-north");
    let id = town.make(&who, "/needs/ask", &json!({ "title": "Projektor", "text": "Till sal 3" }));
    let files = [("files", "bild.txt".to_owned(), "innehåll".to_owned())];
    let sent = town.wire.send(message(&who, &format!("/api/v1/needs/{id}/write"), "Se filen", &files));
    assert_eq!(sent.status, 201, "{}", sent.text());
    let need = town.json(&who, &format!("/needs/{id}"));
    let file = need["messages"].as_array().and_then(|all| all.last()).expect("a message")["files"][0]["href"]
        .as_str()
        .expect("a file")
        .to_owned();
    for path in
        [format!("/needs/{id}"), format!("/api/v1/needs/{id}"), file, "/needs/export?format=csv".to_owned()]
    {
        for drawn_as in ["image", "script", "iframe", "style", "object"] {
            let asked = with(
                with(call("GET", &who, &path), "sec-fetch-site", "cross-site"),
                "sec-fetch-dest",
                drawn_as,
            );
            let heard = town.wire.send(asked);
            let told = |name| heard.header(name);
            assert_eq!(told("cross-origin-resource-policy"), "same-origin", "{path} as {drawn_as}");
            assert_eq!(told("cross-origin-opener-policy"), "same-origin", "{path}");
            assert_eq!(
                (told("x-frame-options"), told("x-content-type-options")),
                ("DENY", "nosniff"),
                "{path}"
            );
        }
    }
}

/// Twelve guesses, each with these header lines (name, value; `#` becomes the number of the guess).
fn guesses(town: &Town, lines: &[(&str, &str)]) -> Vec<u16> {
    let one = |n: usize| {
        let fields = [("email", format!("guess{n}@sjovik.example")), ("password", "fel".to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut asked: Call = form("POST", "", "/sign-in", &fields);
        asked.address = "127.0.0.1".to_owned();
        let said = lines
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.replace('#', &n.to_string()).into_bytes()));
        asked.headers.extend(said);
        town.wire.send(asked).status
    };
    (0..12).map(one).collect()
}

/// Behind a proxy the visitor's address is what the proxy says: the last word on the line and the last line, whatever
/// the visitor wrote before it.
/// ASVS 4.1.3; attack row 6.
#[test]
fn behind_a_proxy_the_last_word_is_the_proxys_and_what_stands_before_it_is_not_believed() {
    let site = || Site { address_header: Some("x-forwarded-for".to_owned()), ..Site::default() };
    let forged: [&[(&str, &str)]; 3] = [
        &[("x-forwarded-for", "198.51.100.#, 203.0.113.9")],
        &[("x-forwarded-for", "198.51.100.#"), ("x-forwarded-for", "203.0.113.9")],
        &[
            ("x-forwarded-for", "203.0.113.9"),
            ("forwarded", "for=198.51.100.#"),
            ("x-real-ip", "198.51.100.#"),
        ],
    ];
    for lines in forged {
        assert!(guesses(&Town::run_as(site()), lines).contains(&429), "{lines:?}");
    }
    let many = guesses(&Town::run_as(site()), &[("x-forwarded-for", "203.0.113.9, 198.#.100.1")]);
    assert!(!many.contains(&429), "visitors behind one proxy are told apart: {many:?}");
    let town = Town::run_as(site());
    let mut asked = with(call("GET", "", "/metrics"), "x-forwarded-for", "127.0.0.1");
    asked.address = "127.0.0.1".to_owned();
    assert_eq!(town.wire.send(asked).status, 404, "a proxy on the same machine is not the machine");
}

/// A secret is sent in a body, a cookie or a header of its own: in an address it opens nothing, for addresses are kept
/// in logs and histories. And what only looks signed is not believed.
/// ASVS 9.1.2, 14.2.1.
#[test]
fn a_secret_in_an_address_and_a_token_that_signs_itself_open_nothing() {
    let town = Town::new();
    let email = &town.somebody("agent").email;
    let typed = format!("email={}&password={}", crate::town::encode(email), crate::town::encode(PASSWORD));
    let heard = town.get("", &format!("/sign-in?{typed}"));
    assert!(heard.status == 200 && heard.headers.iter().all(|(name, _)| name != "set-cookie"));
    assert!(!heard.text().contains(PASSWORD) && !heard.text().contains("granit"), "nor is it shown again");
    assert_eq!(town.post("", &format!("/sign-in?{typed}"), &[]).status, 422);
    let cookie = town.sign_in("agent").trim_start_matches("cookie:varv=").to_owned();
    for name in ["token", "access_token", "session", "varv", "authorization", "api_key"] {
        assert_eq!(town.get("", &format!("/api/v1/account?{name}={cookie}")).status, 401, "{name}");
    }
    let unsigned = "token:eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwicm9sZSI6ImFkbWluaXN0cmF0b3IifQ.";
    assert_eq!(town.get(unsigned, "/api/v1/account").status, 401);
}

/// ASVS 6.3.2.
#[test]
fn a_program_that_nobody_has_set_up_has_no_account_that_opens_it() {
    let town = Town::empty();
    assert_eq!(
        (town.number("SELECT COUNT(*) FROM account"), town.number("SELECT COUNT(*) FROM person")),
        (0, 0)
    );
    for (name, password) in
        [("admin", "admin"), ("admin@example.com", "password"), ("root", ""), ("varv", "varv")]
    {
        let heard = town.try_sign_in(name, password);
        assert!(
            heard.headers.iter().all(|(name, value)| name != "set-cookie" || !value.starts_with("varv="))
        );
        assert_ne!(town.get("", "/needs").status, 200);
    }
}

/// Only who looks after accounts makes links, and nothing that somebody can do at the door makes the program write.
/// Attack row 14.
#[test]
fn nobody_at_the_door_makes_the_program_write_a_letter_or_a_link() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let count = |table: &str| town.number(&format!("SELECT COUNT(*) FROM {table}"));
    let before = (count("letter_out"), count("account_link"), count("account_pass"));
    let email = town.somebody("agent").email.clone();
    for route in posts(&town).filter(|route| is_open(route)) {
        for path in addresses(&town, &judge, route, 2) {
            for _ in 0..12 {
                town.post("", &path, &[("email", &email), ("password", "fel"), ("code", "123456")]);
            }
        }
    }
    assert_eq!(before, (count("letter_out"), count("account_link"), count("account_pass")));
}

/// Attack row 22.
#[test]
fn no_route_changes_or_removes_a_line_of_the_journal() {
    let town = Town::new();
    let all = town.app.routes.all();
    let at_the_journal = all.iter().filter(|route| route.path.starts_with("/journal"));
    let changing = at_the_journal.filter(|route| route.method != Method::Get);
    nothing(changing.map(|route| route.path.to_owned()), "the journal is read only");
    let tried = town.db().keep(Upkeep::Derived, |tx| tx.run(Sql::change("DELETE FROM journal WHERE id = 1")));
    assert!(tried.is_err() && town.journal_length() > 0, "nor does the database let anybody");
}

/// What the program has written to its log in this process.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Pen;

impl Write for Pen {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn take_away(town: &Town, table: &str) {
    let sql = format!("ALTER TABLE {table} RENAME TO {table}_gone");
    town.db().keep(Upkeep::Derived, |tx| tx.run(Sql::change(&sql))).expect("a test breaks something");
}

/// Also when something breaks: the log says which route and why, and holds no name, address, word or one-time link.
/// ASVS 16.2.5, 16.5.1.
#[test]
fn the_log_tells_what_broke_and_nothing_of_anybody() {
    tracing_subscriber::fmt().with_max_level(tracing::Level::INFO).with_writer(|| Pen).init();
    let town = filled::town();
    let (who, lead) = (town.who("admin"), town.who("head-of-it"));
    let judge = Judge::of(&town);
    for route in gets(&town) {
        for path in addresses(&town, &judge, route, 1) {
            town.get(&who, &path);
        }
    }
    let heard =
        town.tell(&who, &format!("/persons/{}/account/link", town.somebody("invited").id), &json!({}));
    let link: Json = serde_json::from_slice(&heard.body).expect("JSON");
    let link = link["path"].as_str().expect("a path").to_owned();
    let email = town.somebody("agent").email.clone();
    town.try_sign_in(&email, PASSWORD);
    take_away(&town, "account_link");
    take_away(&town, "need_message");
    let broken: Vec<Heard> = vec![
        town.get("", &link),
        town.get(&lead, &format!("/needs/{}", town.needs.north)),
        town.tell(&lead, &format!("/needs/{}/answer", town.needs.north), &json!({ "text": "hemligt ord" })),
    ];
    assert!(broken.iter().filter(|heard| heard.status == 500).count() >= 2, "{broken:?}");
    assert!(
        broken.iter().all(|heard| !heard.text().contains("need_message") && !heard.text().contains("SQL"))
    );
    let log = String::from_utf8_lossy(&LOG.lock().expect("the log")).into_owned();
    assert!(log.contains("broken") && log.contains("/needs/{id}"), "what broke is told: {log}");
    let token = link.rsplit('/').next().expect("a token").to_owned();
    let secrets = [token, PASSWORD.to_owned(), email, "hemligt ord".to_owned()];
    let words = town.marks.iter().map(|mark| mark.word.clone()).chain(secrets);
    nothing(words.filter(|word| log.contains(word.as_str())), "the log holds nothing of anybody");
    assert!(!log.contains('@'), "nor an address: {log}");
}
