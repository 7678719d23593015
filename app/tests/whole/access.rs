//! Nobody meets what is another's: everybody asks for every address there is, and the answers are held against the
//! judge's own decision and against the words that were planted.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use testing::Heard;
use web::{Gate, Method, Route};

use crate::conformance::nothing;
use crate::decide::{About, Judge};
use crate::filled::{self, Filled, Mark};
use crate::routes::{addresses, gets, posts, sound_fields};
use crate::scan::{links, scan};
use crate::town::{Town, api, encode};

/// A number that no record has.
const NEVER: i64 = 987_654_321;

/// The record that a route's address is about, when the route's gate decides on it.
fn subject(route: &Route, path: &str) -> Option<(&'static str, &'static str, i64)> {
    let Gate::Verb(kind, verb) = route.gate else { return None };
    // These numbers are not of the gate's kind: the verb is asked for in general.
    const OTHERS: [&str; 12] = [
        "/suppliers/{id}/spend",
        "/bookings/{id}",
        "/bookings/budgets/",
        "/bookings/accounts/",
        "/bookings/units/",
        "/bookings/suppliers/",
        "/needs/criteria/",
        "/tickets/canned/",
        "/tickets/order/",
        "/tickets/templates/",
        "/import/layouts/",
        "/service-levels/causes/",
    ];
    if OTHERS.iter().any(|other| route.path.starts_with(other)) {
        return None;
    }
    let at = route.path.split('/').position(|part| part == "{id}")?;
    let id = path.split('/').nth(at)?.parse().ok()?;
    // A thread is read by whoever may read the record that it goes through.
    match KINDS.into_iter().find(|kind| path.starts_with(&format!("/thread/{kind}/"))) {
        Some(kind) => Some((kind, "read", id)),
        None => Some((kind, verb, id)),
    }
}

/// Kinds of records that the thread ties.
pub const KINDS: [&str; 19] = [
    "need",
    "ticket",
    "person",
    "unit",
    "group",
    "grant",
    "import",
    "service",
    "article",
    "course",
    "budget-line",
    "supplier",
    "agreement",
    "business-case",
    "asset",
    "licence",
    "loan",
    "loan-text",
    "consumable",
];

/// How many records of a route are asked for: all of them where they are read.
const fn how_many(route: &Route) -> usize {
    match route.gate {
        Gate::Verb(_, verb) if matches!(verb.as_bytes(), b"read") => 200,
        Gate::Verb(..) | Gate::SignedIn | Gate::Open(_) => 4,
    }
}

/// Everybody who can come in, and nobody.
pub fn everybody(town: &Town) -> Vec<(&'static str, String, i64)> {
    let mut all: Vec<_> =
        town.everybody().into_iter().map(|(word, who)| (word, who, town.somebody(word).id)).collect();
    all.push(("nobody", String::new(), 0));
    all
}

/// The planted words that the answer holds and the person may not meet.
fn leaks<'m>(town: &'m Filled, judge: &Judge, person: i64, heard: &Heard) -> Vec<&'m Mark> {
    let text = if heard.header("content-type").contains("officedocument")
        || heard.header("content-type").contains("oasis")
    {
        filled::text_of(
            &heard.body,
            if heard.header("content-type").contains("oasis") { "ods" } else { "xlsx" },
        )
    } else {
        heard.text()
    };
    let said: String = heard.headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    let met = town.marks.iter().filter(|mark| text.contains(&mark.word) || said.contains(&mark.word));
    met.filter(|mark| !mark.may_meet(judge, person)).collect()
}

fn told(marks: &[&Mark]) -> String {
    marks
        .iter()
        .map(|mark| format!("{} ({}.{} {})", mark.word, mark.kind, mark.verb, mark.id))
        .collect::<Vec<_>>()
        .join(", ")
}

/// ASVS 8.2.1, 8.3.1; attack row 4.
#[test]
fn every_address_opens_for_exactly_those_whom_the_policy_lets_in() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let (mut found, mut asked) = (Vec::new(), 0);
    for (word, who, person) in everybody(&town) {
        for route in gets(&town).filter(|route| matches!(route.gate, Gate::Verb(..))) {
            for path in addresses(&town, &judge, route, how_many(route)) {
                for path in
                    [path.clone(), api(&path)].into_iter().take(if route.doc.is_page_only { 1 } else { 2 })
                {
                    asked += 1;
                    let heard = town.get(&who, &path);
                    found.extend(
                        wrong(&judge, route, person, &path, &heard)
                            .map(|why| format!("{path} as {word}: {why}")),
                    );
                    let met = leaks(&town, &judge, person, &heard);
                    found.extend((!met.is_empty()).then(|| format!("{path} tells {word} of {}", told(&met))));
                }
            }
        }
    }
    assert!(asked > 5_000, "only {asked} answers were looked at");
    nothing(found, "an address opens for those whom the policy lets in and for nobody else");
}

/// What is wrong with an answer, by the judge's decision.
fn wrong(judge: &Judge, route: &Route, person: i64, path: &str, heard: &Heard) -> Option<String> {
    if person == 0 {
        let is_refused =
            heard.status == 401 || (heard.status == 303 && heard.header("location").starts_with("/sign-in"));
        return (!is_refused).then(|| format!("{} to somebody who is not signed in", heard.status));
    }
    let bare = path.strip_prefix("/api/v1").unwrap_or(path);
    let Some((kind, verb, id)) = subject(route, bare) else {
        let Gate::Verb(kind, verb) = route.gate else { return None };
        let may = judge.may_somewhere(person, kind, verb);
        let is_everywhere = judge.may_with(person, kind, verb, &About::default());
        let is_list = !route.asks.is_empty();
        let right: &[u16] = match (may, is_list) {
            _ if is_everywhere => &[200, 409],
            (true, true) => &[200],
            // Somewhere is not the same as here; and a list of nothing tells nothing.
            (true, false) | (false, true) => &[200, 403, 404],
            (false, false) => &[403, 404],
        };
        return (!right.contains(&heard.status))
            .then(|| format!("{} although {kind}.{verb} somewhere is {may}", heard.status));
    };
    let (may, may_read) = (judge.may(person, kind, verb, id), judge.may(person, kind, "read", id));
    // One's own account has a page of its own.
    if may && heard.status == 303 && heard.header("location") == "/account" {
        return None;
    }
    // What is allowed may still not be possible now (409); what is not allowed is told only to who may read the record.
    let right: &[u16] = match (may, may_read) {
        (true, _) => &[200, 409],
        (false, true) => &[403],
        (false, false) => &[404],
    };
    (!right.contains(&heard.status))
        .then(|| format!("{} although {kind}.{verb} is {may} and read is {may_read}", heard.status))
}

/// ASVS 8.2.2; attack rows 1, 17.
#[test]
fn what_is_not_yours_looks_like_what_never_was() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let mut found = Vec::new();
    let mut compared = 0;
    for (word, who, person) in everybody(&town) {
        for route in gets(&town).chain(posts(&town)) {
            for path in addresses(&town, &judge, route, 3) {
                let Some((kind, _, id)) = subject(route, &path) else { continue };
                if person == 0 || judge.may(person, kind, "read", id) {
                    continue;
                }
                compared += 1;
                let never = path.replacen(&format!("/{id}"), &format!("/{NEVER}"), 1);
                for (theirs, never) in [(path.clone(), never.clone()), (api(&path), api(&never))] {
                    if route.doc.is_page_only && theirs.starts_with("/api/") {
                        continue;
                    }
                    let (one, other) = (ask(&town, route, &who, &theirs), ask(&town, route, &who, &never));
                    let same_words = bare(&one, &theirs) == bare(&other, &never);
                    if one.status != other.status || !same_words || one.headers.len() != other.headers.len() {
                        found.push(format!(
                            "{theirs} as {word}: {} and {} for what never was",
                            one.status, other.status
                        ));
                    }
                }
            }
        }
    }
    assert!(compared > 1_000, "only {compared} were compared");
    nothing(found, "foreign and missing answer alike");
}

fn ask(town: &Town, route: &Route, who: &str, path: &str) -> Heard {
    match route.method {
        Method::Get => town.get(who, path),
        Method::Post => {
            let fields = sound_fields(route);
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            town.post(who, path, &fields)
        }
    }
}

/// The answer's words without the address that was asked for, which stands in the page's own links.
fn bare(heard: &Heard, path: &str) -> String {
    heard.text().replace(&encode(path), "").replace(path, "")
}

/// ASVS 15.3.1; attack row 3.
#[test]
fn search_exports_and_choices_tell_nobody_of_what_is_not_theirs() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let (mut found, mut led) = (Vec::new(), Vec::new());
    let lists: Vec<&Route> =
        gets(&town).filter(|route| !route.asks.is_empty() && !route.path.contains('{')).collect();
    for (word, who, person) in everybody(&town) {
        let mut look = |path: String| {
            let heard = town.get(&who, &path);
            let met: Vec<&Mark> = leaks(&town, &judge, person, &heard)
                .into_iter()
                .filter(|mark| !path.contains(&mark.word))
                .collect();
            found.extend((!met.is_empty()).then(|| format!("{path} tells {word} of {}", told(&met))));
            found.extend((heard.status >= 500).then(|| format!("{path} as {word}: {}", heard.status)));
            heard
        };
        for route in &lists {
            for format in ["csv", "xlsx", "ods", "json"].iter().filter(|_| route.path.ends_with("/export")) {
                look(format!("{}?format={format}", route.path));
            }
        }
        for path in ["/", "/api/v1", "/needs/ask", "/grants/give", "/persons/add", "/groups/add", "/account"]
        {
            look(path.to_owned());
        }
        // What a form proposes while one types, for some of the words that the person must not meet.
        let closed: Vec<&Mark> =
            town.marks.iter().filter(|mark| person != 0 && !mark.may_meet(&judge, person)).collect();
        for mark in closed.iter().step_by(closed.len().div_ceil(12).max(1)) {
            let word = &mark.word;
            for path in [
                format!("/needs/ask?q={word}"),
                format!("/thread/unit/2?q={word}&kind={}", mark.kind),
                format!("/api/v1/thread/unit/2?q={word}"),
            ] {
                look(path);
            }
        }
        for mark in &town.marks {
            let paths = [format!("/search?q={}", mark.word), format!("/api/v1/search?q={}", mark.word)];
            for path in paths {
                let heard = look(path.clone());
                let hits = heard.text().matches(&format!("/{}s/{}", mark.kind, mark.id)).count();
                if hits > 0 && !judge.may(person, mark.kind, "read", mark.id) {
                    led.push(format!("{path} leads {word} to {} {}", mark.kind, mark.id));
                }
            }
        }
    }
    nothing(found.into_iter().chain(led), "side doors are closed too");
}

#[test]
fn a_words_search_finds_as_many_as_the_list_that_is_narrowed_by_it() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let mut found = Vec::new();
    for (word, who, person) in everybody(&town).into_iter().filter(|(_, _, person)| *person != 0) {
        for (list, kind) in [
            ("/persons", "person"),
            ("/needs", "need"),
            ("/tickets", "ticket"),
            ("/groups", "group"),
            ("/grants", "grant"),
        ] {
            let may = judge.open(person, kind, "read");
            let ids = filled::paged(&town, &who, list, "limit=7");
            if ids != may {
                found.push(format!("{list} as {word}: the list has {ids:?}, the judge {may:?}"));
            }
            let exported = filled::exported(&town, &who, list);
            if exported != may {
                found.push(format!("{list}/export as {word}: {exported:?}, the judge {may:?}"));
            }
        }
        for mark in town.marks.iter().filter(|mark| matches!(mark.kind, "need" | "ticket" | "person")) {
            let listed = filled::paged(&town, &who, &format!("/{}s", mark.kind), &format!("q={}", mark.word));
            let hits = filled::hits(&town, &who, mark);
            if listed != hits {
                found
                    .push(format!("{} as {word}: the list finds {listed:?}, the search {hits:?}", mark.word));
            }
            if !listed.iter().all(|id| judge.may(person, mark.kind, "read", *id)) {
                found.push(format!("{} leads {word} to {listed:?}", mark.word));
            }
        }
    }
    nothing(found, "list, export and search agree");
}

/// ASVS 8.2.2, 8.4.1; attack row 2.
#[test]
fn nobody_changes_what_is_anothers() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let (mut found, mut asked) = (Vec::new(), 0);
    for (word, who, person) in everybody(&town) {
        let before = town.stored();
        for route in posts(&town).filter(|route| !matches!(route.gate, Gate::Open(_))) {
            let fields = sound_fields(route);
            let pairs: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let body: serde_json::Map<String, serde_json::Value> =
                fields.iter().map(|(n, v)| ((*n).to_owned(), v.as_str().into())).collect();
            for path in addresses(&town, &judge, route, 10) {
                if may_change(&town, &judge, route, person, &path) {
                    continue;
                }
                asked += 1;
                let line = town.journal_length();
                let mut heard = vec![town.post(&who, &path, &pairs)];
                if !route.doc.is_page_only {
                    heard.push(town.tell(&who, &path, &serde_json::Value::Object(body.clone())));
                }
                let statuses: Vec<u16> = heard.iter().map(|heard| heard.status).collect();
                if statuses.iter().any(|status| !matches!(status, 401 | 403 | 404 | 409 | 422))
                    || town.journal_length() != line
                {
                    found.push(format!("POST {path} as {word}: {statuses:?}"));
                }
                for heard in &heard {
                    let met = leaks(&town, &judge, person, heard);
                    found.extend(
                        (!met.is_empty()).then(|| format!("POST {path} tells {word} of {}", told(&met))),
                    );
                }
            }
        }
        if town.stored() != before {
            found.push(format!("{word} changed {:?}", changed(&before, &town.stored())));
        }
    }
    assert!(asked > 4_000, "only {asked} were tried");
    nothing(found, "no foreign record is changed");
}

fn changed(before: &BTreeMap<String, (usize, u64)>, after: &BTreeMap<String, (usize, u64)>) -> Vec<String> {
    after
        .iter()
        .filter(|(table, rows)| before.get(*table) != Some(rows))
        .map(|(table, _)| table.clone())
        .collect()
}

/// May the person change something by this address, by the judge's decision?
fn may_change(town: &Town, judge: &Judge, route: &Route, person: i64, path: &str) -> bool {
    match (subject(route, path), route.gate) {
        (_, Gate::SignedIn) if person != 0 => {
            // What is one's own: other people's sessions, tokens and views are not.
            let Some(id) = path.split('/').find_map(|part| part.parse::<i64>().ok()) else { return true };
            let table = if path.starts_with("/views/") { "saved_view" } else { "account_pass" };
            town.number(&format!("SELECT COUNT(*) FROM {table} WHERE id = {id} AND person_id = {person}")) > 0
        }
        (Some((kind, verb, id)), _) => judge.may(person, kind, verb, id),
        (None, Gate::Verb(kind, verb)) => judge.may_somewhere(person, kind, verb),
        (None, _) => false,
    }
}

/// Attack row 3.
#[test]
fn every_link_that_somebody_is_shown_opens_for_them_and_tells_others_nothing() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let mut found = Vec::new();
    let mut seen: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (word, who, person) in everybody(&town).into_iter().filter(|(_, _, person)| *person != 0) {
        let mut queue: Vec<String> = vec!["/".to_owned()];
        let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
        let visited = seen.entry(word).or_default();
        while let Some(path) = queue.pop() {
            let of_shape = shapes.entry(shape(&path)).or_default();
            if *of_shape >= 2 || visited.contains(&path) || visited.len() >= 50 {
                continue;
            }
            *of_shape += 1;
            visited.insert(path.clone());
            let heard = town.get(&who, &path);
            if !matches!(heard.status, 200 | 303) {
                found.push(format!("{word} is led to {path}, which answers {}", heard.status));
            }
            let met = leaks(&town, &judge, person, &heard);
            found.extend((!met.is_empty()).then(|| format!("{path} tells {word} of {}", told(&met))));
            if heard.header("content-type").starts_with("text/html") {
                queue.extend(
                    links(&scan(&heard.text())).into_iter().filter(|link| !link.starts_with("/assets/")),
                );
            }
        }
    }
    let all: BTreeSet<&String> = seen.values().flatten().collect();
    for (word, who, person) in everybody(&town) {
        let strange = all.iter().filter(|path| seen.get(word).is_none_or(|own| !own.contains(**path)));
        // Addresses without a question are asked for by everybody in the test above.
        for path in strange.filter(|path| path.contains('?')).take(60) {
            for path in [(*path).clone(), api(path)] {
                let heard = town.get(&who, &path);
                let met = leaks(&town, &judge, person, &heard);
                found.extend((!met.is_empty()).then(|| format!("{path} tells {word} of {}", told(&met))));
                found.extend((heard.status >= 500).then(|| format!("{path} as {word}: {}", heard.status)));
            }
        }
    }
    nothing(found, "links lead somewhere, and only where one may go");
}

/// `/needs/12?state=open&after=x` is `/needs/#?after&state`.
fn shape(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let parts: Vec<&str> =
        path.split('/').map(|part| if part.parse::<i64>().is_ok() { "#" } else { part }).collect();
    let mut names: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    names.sort_unstable();
    format!("{}?{}", parts.join("/"), names.join("&"))
}

#[test]
fn nobody_ties_a_record_that_they_may_not_read() {
    let town = filled::town();
    let (north, south) = (town.needs.north, town.needs.south);
    let tie = |who: &str, from: (&str, i64), to: (&str, i64)| {
        let body = json!({ "kind": from.0, "id": from.1, "relation": "affects", "other_kind": to.0, "other_id": to.1 });
        town.tell(who, "/thread/tie", &body).status
    };
    let leader = town.who("leader-south");
    let line = town.journal_length();
    for (from, to) in [
        (("need", south), ("need", north)),
        (("need", north), ("need", south)),
        (("need", south), ("need", NEVER)),
        (("need", south), ("person", town.somebody("protected").id)),
    ] {
        assert!(matches!(tie(&leader, from, to), 404 | 422), "{from:?} to {to:?}");
    }
    assert_eq!(town.journal_length(), line);
    let lead = town.who("head-of-it");
    assert_eq!(tie(&lead, ("need", south), ("need", north)), 201);
    // The link is there, and who may read one end learns nothing of the other.
    let judge = Judge::of(&town);
    for (word, who, person) in everybody(&town) {
        for path in [
            format!("/thread/need/{south}"),
            format!("/needs/{south}"),
            format!("/api/v1/thread/need/{south}"),
            format!("/api/v1/needs/{south}"),
        ] {
            let heard = town.get(&who, &path);
            let met = leaks(&town, &judge, person, &heard);
            assert!(met.is_empty(), "{path} tells {word} of {}", told(&met));
        }
    }
    let link = town.number("SELECT MAX(id) FROM link");
    assert!(matches!(town.tell(&leader, "/thread/untie", &json!({ "link": link })).status, 404 | 422));
    assert_eq!(town.number(&format!("SELECT COUNT(*) FROM link WHERE id = {link} AND ended_at IS NULL")), 1);
}

#[test]
fn an_administrator_of_a_school_has_nothing_to_do_with_the_imports_of_the_whole_organisation() {
    let town = filled::town();
    let who = town.who("admin-north");
    let theirs = town.numbers("SELECT id FROM import ORDER BY id");
    assert!(theirs.len() >= 2);
    for id in theirs {
        assert_eq!(town.read(&who, &format!("/import/{id}")).status, 404);
        for act in ["commit", "undo", "keep", "drop", "try"] {
            assert_eq!(town.tell(&who, &format!("/import/{id}/{act}"), &json!({})).status, 404, "{act}");
        }
    }
    let mine = town.upload(&who, "egen.csv", b"Namn;Antal\nStol;1\nBord;2\n");
    assert_eq!(mine.status, 201, "{}", mine.text());
    let id = town.number("SELECT MAX(id) FROM import");
    assert_eq!(town.read(&who, &format!("/import/{id}")).status, 200);
    assert_eq!(town.tell(&who, &format!("/import/{id}/drop"), &json!({})).status, 200);
}

/// Attack row 18.
#[test]
fn a_protected_name_is_met_only_where_the_person_is_opened_and_the_journal_knows_each_time() {
    let town = filled::town();
    // Somebody who may do everything, and is a named officer besides.
    let who = crate::hostile::of_all_trades(&town);
    let judge = Judge::of(&town);
    let hidden = town.somebody("protected").id;
    let mark =
        town.marks.iter().find(|mark| mark.word.contains("protectedname")).expect("the name").word.clone();
    let (mut found, mut met) = (Vec::new(), 0);
    let lists = gets(&town).filter(|route| route.path.ends_with("/export") && !route.path.contains('{'));
    let files = lists.flat_map(|route| {
        ["csv", "xlsx", "ods", "json"].map(|format| format!("{}?format={format}", route.path))
    });
    let pages = gets(&town).flat_map(|route| addresses(&town, &judge, route, 200));
    let others =
        [format!("/search?q={mark}"), format!("/thread/need/1?q={mark}"), format!("/needs/ask?q={mark}")];
    for path in pages.chain(files).chain(others).collect::<Vec<_>>() {
        for path in [path.clone(), api(&path)] {
            let line = town.number("SELECT COUNT(*) FROM journal WHERE event = 'people-protected-read'");
            let heard = town.get(&who, &path);
            if !told_of(&heard, &mark) || path.contains(&mark) {
                continue;
            }
            met += 1;
            let is_theirs = path.contains(&format!("/persons/{hidden}"));
            let is_kept =
                town.number("SELECT COUNT(*) FROM journal WHERE event = 'people-protected-read'") > line;
            if !is_theirs || !is_kept {
                found.push(format!(
                    "{path} tells the name; of the person's own pages: {is_theirs}, kept: {is_kept}"
                ));
            }
        }
    }
    assert!(met >= 2, "a named officer opens the page");
    nothing(found, "a protected name stands on the person's own pages and nowhere else");
}

/// Does the answer hold the word, in the cells of a file too?
fn told_of(heard: &Heard, word: &str) -> bool {
    let kind = heard.header("content-type");
    match (kind.contains("officedocument"), kind.contains("oasis")) {
        (true, _) => filled::text_of(&heard.body, "xlsx").contains(word),
        (_, true) => filled::text_of(&heard.body, "ods").contains(word),
        (false, false) => heard.text().contains(word),
    }
}

#[test]
fn the_start_page_tells_no_more_of_what_happened_than_the_records_page_does() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let (mut found, mut lines) = (Vec::new(), 0);
    for (word, who, person) in everybody(&town).into_iter().filter(|(_, _, person)| *person != 0) {
        let start = town.json(&who, "/");
        let own = name_of(&town, person);
        for line in start["changed"].as_array().into_iter().flatten() {
            lines += 1;
            let href = line["href"].as_str().unwrap_or_default();
            let Some(need) = href.strip_prefix("/needs/").and_then(|id| id.parse().ok()) else { continue };
            let is_named = line["who"].as_str().is_some_and(|name| !name.is_empty());
            if is_named && line["who"] != own && !judge.may(person, "need", "see-names", need) {
                found.push(format!("{word} learns who did it: {line}"));
            }
            if line["what"].as_str().is_some_and(|what| what.contains("noterade"))
                && !judge.may(person, "need", "read-internal", need)
            {
                found.push(format!("{word} learns of what is internal: {line}"));
            }
        }
    }
    assert!(lines > 20, "the start page tells what changed");
    nothing(found, "the start page tells what the record's page tells");
}

fn name_of(town: &Filled, person: i64) -> String {
    let sql = store::Sql::open("a test looks a name up", "SELECT name FROM person WHERE id = ?").bind(person);
    let name: Option<(String,)> = town.db().read(|reading| reading.find(sql)).expect("a person");
    name.map(|(name,)| name).unwrap_or_default()
}
