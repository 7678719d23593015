//! One test for each promise that every room keeps.

use std::collections::{BTreeMap, BTreeSet};

use access::{Matrix, MatrixRow, Role};
use serde_json::{Value as Json, json};
use web::{Gate, Method};

use crate::decide::Judge;
use crate::filled;
use crate::routes::{addresses, gets, is_open, posts};
use crate::scan::{loose_ends, missing_keys, scan};
use crate::town::{Town, api, call, json_call, with};

/// Fails with all that was found, one a line.
pub fn nothing(found: impl IntoIterator<Item = String>, promise: &str) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{promise}; {} exceptions:\n  {}", found.len(), found.join("\n  "));
}

/// ASVS 8.2.1.
#[test]
fn every_route_has_a_gate_that_names_a_verb_of_a_policy() {
    let town = Town::new();
    let verbs: BTreeSet<(&str, &str)> = varv::rooms::all()
        .iter()
        .flat_map(|room| (room.matrices)())
        .flat_map(|matrix| matrix.rows.iter().map(|row| (matrix.kind, row.verb)).collect::<Vec<_>>())
        .collect();
    let wrong = town.app.routes.all().iter().filter(|route| match route.gate {
        Gate::Open(reason) => reason.len() < 10,
        Gate::SignedIn => false,
        Gate::Verb(kind, verb) => !verbs.contains(&(kind, verb)),
    });
    nothing(
        wrong.map(|route| format!("{} {:?}", route.path, route.gate)),
        "every gate names a verb that is there",
    );
}

/// ASVS 13.4.5; attack row 8.
#[test]
fn who_needs_no_sign_in_is_a_short_list() {
    let town = Town::new();
    let open: BTreeSet<&str> =
        town.app.routes.all().iter().filter(|route| is_open(route)).map(|route| route.path).collect();
    let known = [
        "/.well-known/security.txt",
        "/accessibility",
        "/agreements/calendar/{token}",
        "/api",
        "/api/openapi.json",
        "/healthz",
        "/language",
        "/metrics",
        "/readyz",
        "/set-up",
        "/set-up/{token}",
        "/sign-in",
        "/sign-in/code",
        "/sign-in/link/{token}",
        "/sign-in/with/{id}",
        "/sign-in/with/{id}/back",
        "/sign-out",
    ];
    assert_eq!(open.into_iter().collect::<Vec<_>>(), known, "each new door without a lock is a decision");
    let machines: Vec<_> = town.app.routes.machines().iter().map(|machine| machine.path).collect();
    assert_eq!(machines, ["/inventory"], "each new door for machines is a decision");
}

#[test]
fn every_route_is_in_the_description_and_every_path_of_the_description_is_there() {
    let town = Town::new();
    let described: Json = serde_json::from_slice(&town.get("", "/api/openapi.json").body).expect("JSON");
    let paths = described["paths"].as_object().expect("paths");
    let mut found = Vec::new();
    for route in town.app.routes.all().iter().filter(|route| !route.doc.is_page_only) {
        let method = if route.method == Method::Get { "get" } else { "post" };
        let path = api(route.path);
        if paths.get(&path).and_then(|methods| methods.get(method)).is_none() {
            found.push(format!("{method} {path} is not described"));
        }
    }
    for path in paths.keys() {
        // A path that is there knows that DELETE is the wrong method; one that is not is not found.
        let asked = path
            .replace("{id}", "1")
            .replace("{token}", "1")
            .replace("{person}", "1")
            .replace(['{', '}'], "");
        let heard = town.wire.send(call("DELETE", "", &asked));
        if heard.status != 405 {
            found.push(format!("{path} is described but answers {}", heard.status));
        }
    }
    nothing(found, "router and description agree");
}

#[test]
fn every_operation_has_a_name_of_its_own_and_says_what_it_does() {
    let town = Town::new();
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for route in town.app.routes.all().iter().filter(|route| !route.doc.is_page_only) {
        *names.entry(route.doc.name).or_default() += 1;
        if !route.doc.says.ends_with('.') || route.doc.says.len() < 8 {
            found.push(format!("{} says {:?}", route.doc.name, route.doc.says));
        }
    }
    found.extend(
        names
            .into_iter()
            .filter(|(_, count)| *count > 1)
            .map(|(name, count)| format!("{name} is used {count} times")),
    );
    nothing(found, "operation ids are unique");
}

/// Those who see most of the program between them, and nobody.
fn some(town: &Town) -> Vec<(&'static str, String)> {
    let words = [
        "admin",
        "head-of-it",
        "agent",
        "leader-north",
        "teacher-north",
        "protected",
        "identity-officer",
        "auditor",
        "controller",
    ];
    let mut some: Vec<_> = words.into_iter().map(|word| (word, town.who(word))).collect();
    some.push(("nobody", String::new()));
    some
}

#[test]
fn every_page_renders_for_somebody_in_both_languages_without_a_missing_text() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let mut found = Vec::new();
    // What stands at the door is shown to those who are not in yet: the tests of sessions look at those pages.
    let at_the_door = [
        "/set-up",
        "/set-up/{token}",
        "/sign-in/code",
        "/sign-in/link/{token}",
        "/sign-in/with/{id}",
        "/sign-in/with/{id}/back",
        "/files/{id}",
        "/agreements/calendar/{token}",
    ];
    for route in gets(&town).filter(|route| !at_the_door.contains(&route.path)) {
        let mut shown = BTreeSet::new();
        for path in addresses(&town, &judge, route, 15) {
            for (word, who) in some(&town) {
                for lang in ["sv", "en"] {
                    let heard = town.wire.send(with(call("GET", &who, &path), "accept-language", lang));
                    if heard.status == 500 || heard.status == 0 {
                        found.push(format!("{path} as {word}: {}", heard.status));
                    }
                    if !heard.header("content-type").starts_with("text/html") {
                        shown.extend((heard.status == 200).then_some(lang));
                        continue;
                    }
                    let page = scan(&heard.text());
                    found.extend(
                        missing_keys(&page.text)
                            .into_iter()
                            .map(|key| format!("{path} as {word} in {lang}: [{key}]")),
                    );
                    found.extend(loose_ends(&page).into_iter().map(|end| format!("{path} as {word}: {end}")));
                    if heard.status == 200 {
                        shown.insert(lang);
                        let is_in =
                            page.tags.iter().any(|tag| tag.name == "html" && tag.get("lang") == Some(lang));
                        if !is_in {
                            found.push(format!("{path} as {word} does not say that it is in {lang}"));
                        }
                    }
                }
            }
        }
        if shown.len() < 2 {
            found.push(format!("{} is shown to nobody", route.path));
        }
    }
    found.sort();
    found.dedup();
    nothing(found, "every page renders");
}

#[test]
fn every_list_is_handed_out_as_csv_xlsx_ods_and_json_with_the_same_rows() {
    let town = filled::town();
    let who = town.who("admin");
    let lead = town.who("head-of-it");
    let mut found = Vec::new();
    let mut lists = 0;
    for route in gets(&town).filter(|route| route.path.ends_with("/export") && !route.path.contains('{')) {
        lists += 1;
        let seen = town.read(&who, &format!("{}?format=json", route.path));
        let who = if seen.status == 200 && seen.body.len() > 4 { &who } else { &lead };
        let json: Vec<Json> =
            serde_json::from_slice(&town.read(who, &format!("{}?format=json", route.path)).body)
                .unwrap_or_default();
        if json.is_empty() {
            found.push(format!("{}: nothing to hand out", route.path));
        }
        for format in ["csv", "xlsx", "ods"] {
            let heard = town.get(who, &format!("{}?format={format}", route.path));
            let rows = if heard.status == 200 { filled::rows_of(&heard.body, format) } else { 0 };
            if rows != json.len() + 1 {
                found.push(format!(
                    "{} as {format}: {} with {rows} lines, not {}",
                    route.path,
                    heard.status,
                    json.len() + 1
                ));
            }
            let disposition = heard.header("content-disposition");
            if !disposition.starts_with("attachment;") || heard.header("cache-control") != "no-store" {
                found.push(format!(
                    "{} as {format}: {disposition:?} {:?}",
                    route.path,
                    heard.header("cache-control")
                ));
            }
        }
        let heard = town.get(who, &format!("{}?format=exe", route.path));
        if heard.status != 422 {
            found.push(format!("{} as exe: {}", route.path, heard.status));
        }
    }
    assert!(lists >= 6, "{lists} lists");
    nothing(found, "every list exports");
}

#[test]
fn every_verb_is_somebodys_or_is_known_to_be_the_operators() {
    let nobodys: Vec<String> = varv::rooms::all()
        .iter()
        .flat_map(|room| (room.matrices)())
        .flat_map(|matrix| {
            let bare = matrix.rows.iter().filter(|row| {
                row.cells.iter().all(String::is_empty) && !row.is_for_clock && !row.is_for_anyone
            });
            bare.map(|row| format!("{}.{}", matrix.kind, row.verb)).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        nobodys,
        ["organisation.found", "account.set-password"],
        "what no role may do is done by whoever holds the machine"
    );
}

/// A policy with one line for each verb, so that a change is one line of a diff: reach by reach, who has it.
fn picture(matrix: &Matrix) -> String {
    let line = |row: &MatrixRow| {
        let mut by_reach: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (role, cell) in Role::ALL.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
            by_reach.entry(cell).or_default().push(role.word());
        }
        let named = |roles: Vec<&str>| {
            if roles.len() == Role::ALL.len() { "everyone".to_owned() } else { roles.join(" ") }
        };
        let mut parts: Vec<String> =
            by_reach.into_iter().map(|(reach, roles)| format!("{reach}: {}", named(roles))).collect();
        parts.extend(row.is_for_clock.then(|| "the clock".to_owned()));
        parts.extend(row.is_for_anyone.then(|| "anyone who can prove it".to_owned()));
        format!(
            "  {:18}{}\n",
            row.verb,
            if parts.is_empty() { "nobody".to_owned() } else { parts.join(" | ") }
        )
    };
    format!("{}\n{}", matrix.kind, matrix.rows.iter().map(line).collect::<String>())
}

/// ASVS 8.1.2.
#[test]
fn who_may_what_is_as_the_picture_shows() {
    let pictures: Vec<String> =
        varv::rooms::all().iter().flat_map(|room| (room.matrices)()).map(|matrix| picture(&matrix)).collect();
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("who_may_what", pictures.join("\n"));
    });
}

#[test]
fn every_event_has_a_sentence_in_both_languages() {
    let texts = varv::rooms::texts().expect("texts");
    let words = filled::event_words();
    assert!(words.len() > 40, "only {} event words were found in the rooms' events.rs", words.len());
    let mut found = Vec::new();
    for word in words {
        for lang in kernel::Lang::ALL {
            if texts.talk(lang).maybe(&word).is_none() {
                found.push(format!("{word} in {}", lang.code()));
            }
        }
    }
    nothing(found, "every event can be told");
}

#[test]
fn every_verb_role_and_kind_has_a_word_in_both_languages() {
    let texts = varv::rooms::texts().expect("texts");
    let kinds: Vec<&str> =
        varv::rooms::all().iter().flat_map(|room| room.kinds).map(|kind| kind.label).collect();
    let mut found = Vec::new();
    for lang in kernel::Lang::ALL {
        let talk = texts.talk(lang);
        let has = |key: &str| talk.maybe(key).is_some_and(|text| !text.is_empty());
        for matrix in varv::rooms::all().iter().flat_map(|room| (room.matrices)()) {
            for row in &matrix.rows {
                let (own, any) = (
                    format!("policy-verb-{}-{}", matrix.kind, row.verb),
                    format!("policy-verb-{}", row.verb),
                );
                found.extend((!has(&own) && !has(&any)).then(|| format!("{any} in {}", lang.code())));
            }
        }
        let roles = Role::ALL.map(|role| format!("role-{}", role.word()));
        let keys = roles.iter().map(String::as_str).chain(kinds.iter().copied());
        found.extend(keys.filter(|key| !has(key)).map(|key| format!("{key} in {}", lang.code())));
    }
    nothing(found, "what an auditor reads is in words");
}

/// ASVS 8.3.1; attack row 8.
#[test]
fn nobody_changes_anything_without_signing_in() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let before = town.stored();
    let mut found = Vec::new();
    for route in posts(&town).filter(|route| !is_open(route)) {
        for path in addresses(&town, &judge, route, 1) {
            for path in [path.clone(), api(&path)] {
                let is_api = path.starts_with("/api/");
                if is_api && route.doc.is_page_only {
                    continue;
                }
                let heard = town.post("", &path, &[]);
                if heard.status != 401 {
                    found.push(format!("POST {path}: {}", heard.status));
                }
                let heard = town.post("cookie:varv=forged-forged-forged-forged", &path, &[]);
                if heard.status != 401 {
                    found.push(format!("POST {path} with a forged cookie: {}", heard.status));
                }
                let heard = town.post("token:forged", &path, &[]);
                if heard.status != 401 {
                    found.push(format!("POST {path} with a forged token: {}", heard.status));
                }
            }
        }
    }
    for route in gets(&town).filter(|route| !is_open(route)) {
        for path in addresses(&town, &judge, route, 1) {
            let heard = town.get("", &path);
            if heard.status != 303 || !heard.header("location").starts_with("/sign-in") {
                found.push(format!("GET {path}: {} {}", heard.status, heard.header("location")));
            }
            let heard = town.read("", &path);
            if !route.doc.is_page_only && heard.status != 401 {
                found.push(format!("GET {}: {}", api(&path), heard.status));
            }
        }
    }
    nothing(found, "nobody is let in without a name");
    assert_eq!(before, town.stored());
}

/// ASVS 3.5.1, 3.5.8; attack rows 7, 20.
#[test]
fn another_sites_page_changes_nothing_with_a_persons_cookie() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let who = town.sign_in("head-of-it");
    let before = town.stored();
    let mut found = Vec::new();
    let foreign: [&[(&str, &str)]; 6] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", "http://varv.example")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://varv.example.evil.example")],
    ];
    for route in posts(&town) {
        for path in addresses(&town, &judge, route, 1) {
            for headers in foreign {
                for kind in
                    ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"]
                {
                    let mut asked = crate::town::without(call("POST", &who, &path), "sec-fetch-site");
                    asked = with(asked, "content-type", kind);
                    for (name, value) in headers {
                        asked = with(asked, name, value);
                    }
                    let heard = town.wire.send(asked);
                    if heard.status != 403 {
                        found.push(format!("{path} {headers:?} {kind}: {}", heard.status));
                    }
                }
            }
        }
    }
    nothing(found, "another site's form is refused");
    assert_eq!(before, town.stored());
}

/// ASVS 15.3.3.
#[test]
fn a_field_that_nobody_knows_is_refused_by_name() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let before = town.stored();
    let mut found = Vec::new();
    for route in posts(&town).filter(|route| !route.doc.is_page_only) {
        for path in addresses(&town, &judge, route, 1) {
            let body =
                json!({ "is_admin": true, "role": "administrator", "id": 1, "version_": 2, "owner_id": 2 });
            let unknown = ["is_admin", "version_", "owner_id"];
            let heard = town.tell(&town.who("admin"), &path, &body);
            let problem: Json = serde_json::from_slice(&heard.body).unwrap_or_default();
            let named: Vec<&str> = problem["errors"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|e| e["field"].as_str())
                .collect();
            if heard.status != 422 || !unknown.iter().all(|name| named.contains(name)) {
                found.push(format!("{path}: {} {}", heard.status, heard.text()));
            }
        }
    }
    nothing(found, "what nobody stores is not taken");
    assert_eq!(before, town.stored());
}

/// ASVS 3.5.3.
#[test]
fn looking_changes_nothing_but_that_an_answer_was_heard_and_a_protected_person_looked_up() {
    let town = filled::town();
    let judge = Judge::of(&town);
    for (_, who) in town.everybody() {
        for route in gets(&town) {
            for path in addresses(&town, &judge, route, 40) {
                town.get(&who, &path);
            }
        }
    }
    // What may be left by looking has been left now; looking again leaves nothing more.
    let words: BTreeSet<String> = town.words_since(town.journal_mark);
    let known: BTreeSet<String> = ["needs-heard", "people-protected-read"].map(str::to_owned).into();
    assert!(words.is_subset(&known), "looking was written down as {words:?}");
    let before = town.stored_but(&["journal"]);
    for (_, who) in town.everybody() {
        for route in gets(&town) {
            for path in addresses(&town, &judge, route, 40) {
                town.read(&who, &path);
            }
        }
    }
    assert_eq!(before, town.stored_but(&["journal"]));
}

/// Attack row 20.
#[test]
fn a_json_body_from_a_cookie_alone_opens_no_api() {
    let town = Town::new();
    let who = town.sign_in("head-of-it");
    let before = town.stored();
    let asked = crate::town::without(
        json_call(&who, "/api/v1/needs/ask", json!({ "title": "x" }).to_string()),
        "sec-fetch-site",
    );
    assert_eq!(town.wire.send(asked).status, 403);
    assert_eq!(before, town.stored());
}

/// RFC 9116 wants an address that a program can follow.
#[test]
fn whoever_finds_a_hole_is_told_a_whole_address() {
    let text = Town::new().get("", "/.well-known/security.txt").text();
    assert!(text.contains("Contact: http://varv.example/accessibility\n"), "{text}");
}
