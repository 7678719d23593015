//! Bad input: whatever is sent wherever, the answer is clear, nothing breaks and nothing is stored that was refused.

use std::fmt::Write as _;

use access::{Actor, Role};
use people::{Holder, NewGrant};
use serde_json::{Value as Json, json};
use testing::{Call, Heard};
use web::{FieldKind, Route};

use crate::conformance::nothing;
use crate::decide::Judge;
use crate::filled::{self, Filled, upload};
use crate::routes::{addresses, gets, posts, sound_fields};
use crate::scan::{loose_ends, scan};
use crate::town::{Town, api, call, encode, form, json_call, with};

/// Somebody who may do everything, so that every input gets as far as it can.
pub fn of_all_trades(town: &Town) -> String {
    let (person, root) = (kernel::Id::new(town.somebody("newcomer").id), town.sample().root);
    for role in Role::ALL {
        people::give(town.db(), &Actor::operator(), &NewGrant::now(Holder::Person(person), role, root))
            .expect("a role");
    }
    town.who("newcomer")
}

/// One address of each route, of a record that is neither the asker nor what the asker stands on.
fn one(town: &Town, judge: &Judge, route: &Route) -> Vec<String> {
    let some = addresses(town, judge, route, 3);
    some.into_iter().rev().take(1).collect()
}

const fn is_fault(heard: &Heard) -> bool {
    heard.status >= 500 || heard.status == 0
}

/// Values that somebody sends sooner or later.
fn values() -> Vec<String> {
    let mut values: Vec<String> = [
        "",
        " ",
        "\u{0}",
        "a\u{0}b",
        "\u{1b}[31m",
        "\u{7f}\u{80}\u{9f}",
        "a\r\nb: c",
        "\u{feff}",
        "\u{202e}txt.exe",
        "e\u{301}\u{301}\u{301}\u{301}",
        "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "' OR '1'='1' --",
        "'; DROP TABLE need; --",
        "\\'; SELECT pg_sleep(9); --",
        "%' OR 1=1 --",
        "$1 ? :a @b",
        "../../../../etc/passwd",
        "<script>alert(1)</script>",
        "{{7*7}}${7*7}<%= 7*7 %>",
        "0",
        "-1",
        "1e3",
        "1.5",
        "١٢٣",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "999999999999999999999999",
        "NaN",
        "true",
        "null",
        "[]",
        "0000-00-00",
        "0001-01-01",
        "9999-12-31",
        "10000-01-01",
        "2026-02-30",
        "-0001-01-01",
        "2026-13-45T99:99:99Z",
        "a@b",
        "\"@x.se",
        "=1+1",
    ]
    .map(str::to_owned)
    .into();
    values.push("å".repeat(20_000));
    values.push("a ".repeat(20_000));
    values
}

/// ASVS 1.2.4, 2.2.2.
#[test]
fn every_field_of_every_form_takes_any_value_without_breaking() {
    let town = filled::town();
    let who = of_all_trades(&town);
    let judge = Judge::of(&town);
    let (mut found, mut asked) = (Vec::new(), 0);
    for route in posts(&town).filter(|route| !route.path.ends_with("/sign-out")) {
        let fields = sound_fields(route);
        for (at, (name, _)) in fields.iter().enumerate() {
            for value in values() {
                let mut sent: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
                sent[at].1 = &value;
                for path in one(&town, &judge, route) {
                    asked += 1;
                    let path = if route.doc.is_page_only || asked % 2 == 0 { path } else { api(&path) };
                    let heard = town.post(&who, &path, &sent);
                    if is_fault(&heard) {
                        found.push(format!("{path} {name}={:?}: {}", short(&value), heard.status));
                    }
                }
            }
        }
    }
    assert!(asked > 3_000, "only {asked} were tried");
    nothing(found, "any value is taken or refused");
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

/// Bodies that are no sound form, each with what it claims to be.
fn bodies() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let json = "application/json";
    let form = "application/x-www-form-urlencoded";
    let parts = "multipart/form-data; boundary=x";
    let deep = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let deep_object = format!("{}1{}", "{\"a\":".repeat(50_000), "}".repeat(50_000));
    let mut many = String::new();
    let mut many_fields = String::from("{");
    for n in 0..10_000 {
        let _ = write!(many, "f{n}=1&");
        let _ = write!(many_fields, "\"f{n}\":1,");
    }
    let _ = write!(many_fields, "\"z\":1}}");
    let part = |head: &str, body: &str| format!("--x\r\n{head}\r\n\r\n{body}\r\n--x--\r\n").into_bytes();
    vec![
        ("no JSON", json, b"{".to_vec()),
        ("a list", json, b"[]".to_vec()),
        ("a text", json, b"\"x\"".to_vec()),
        ("a number", json, b"1e999".to_vec()),
        ("nothing said", json, b"null".to_vec()),
        ("deep lists", json, deep.into_bytes()),
        ("deep objects", json, deep_object.into_bytes()),
        ("nested values", json, br#"{"title":{"a":1},"name":[[1]],"id":[{}]}"#.to_vec()),
        ("half a pair of surrogates", json, br#"{"title":"\ud800"}"#.to_vec()),
        ("bytes that are no text", json, b"{\"title\":\"\xff\xfe\"}".to_vec()),
        ("10,000 fields of JSON", json, many_fields.into_bytes()),
        ("a megabyte and one byte", form, vec![b'a'; (1 << 20) + 1]),
        ("10,000 fields", form, many.into_bytes()),
        (
            "a foreign kind of body",
            "application/xml",
            b"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>".to_vec(),
        ),
        ("plain text", "text/plain", b"title=x".to_vec()),
        ("no kind", "", b"title=x".to_vec()),
        (
            "parts without an end",
            parts,
            b"--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nabc".to_vec(),
        ),
        ("parts without a boundary", "multipart/form-data", b"abc".to_vec()),
        ("parts with another boundary", parts, b"--y\r\n\r\nabc\r\n--y--\r\n".to_vec()),
        (
            "a part that is no text",
            parts,
            [
                &b"--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n"[..],
                &b"\xff\xfe"[..],
                &b"\r\n--x--\r\n"[..],
            ]
            .concat(),
        ),
        (
            "a part with a long head",
            parts,
            part(&format!("Content-Disposition: form-data; name=\"{}\"", "a".repeat(70_000)), "x"),
        ),
    ]
}

/// Attack row 13.
#[test]
fn no_route_takes_a_body_that_is_none_or_breaks_by_it() {
    let town = filled::town();
    let who = of_all_trades(&town);
    let judge = Judge::of(&town);
    let before = town.stored();
    let mut found = Vec::new();
    for route in posts(&town).filter(|route| route.fields.iter().any(|field| field.is_required)) {
        for path in one(&town, &judge, route) {
            for (what, kind, body) in bodies() {
                let path = if route.doc.is_page_only { path.clone() } else { api(&path) };
                let mut asked = with(call("POST", &who, &path), "content-type", kind);
                asked.body = body;
                let heard = town.wire.send(asked);
                // Whoever has no half session is shown to the door, whatever they send.
                let is_shown_out = path == "/sign-in/code" && heard.header("location") == "/sign-in";
                if !(400..500).contains(&heard.status) && !is_shown_out {
                    found.push(format!("{path}, {what}: {}", heard.status));
                }
            }
            for packing in ["gzip", "br", "deflate", "identity"] {
                let heard =
                    town.wire.send(with(json_call(&who, &api(&path), "{}"), "content-encoding", packing));
                if !(400..500).contains(&heard.status) {
                    found.push(format!("{path} packed as {packing}: {}", heard.status));
                }
            }
        }
    }
    assert_eq!(before, town.stored());
    nothing(found, "a body that is none is refused");
}

/// ASVS 5.2.1.
#[test]
fn a_body_that_is_too_large_is_refused_by_its_size() {
    let town = Town::new();
    let who = town.who("head-of-it");
    let text = "a".repeat((1 << 20) + 1);
    assert_eq!(town.post(&who, "/needs/ask", &[("title", "Prov"), ("text", &text)]).status, 413);
    assert_eq!(town.tell(&who, "/needs/ask", &json!({ "title": "Prov", "text": text })).status, 413);
    let heard = town.wire.send(upload(&who, "stor.csv", &vec![b'a'; 52 << 20]));
    assert_eq!(heard.status, 413);
    let mut claimed = with(upload(&who, "stor.csv", b"a"), "content-length", "99999999999");
    claimed.body = b"--grans--".to_vec();
    assert_eq!(town.wire.send(claimed).status, 413);
}

/// What may stand in an address where a number is awaited.
const NUMBERS: [&str; 16] = [
    "0",
    "-1",
    "+1",
    "1.0",
    "1e3",
    "01x",
    "9223372036854775807",
    "9223372036854775808",
    "99999999999999999999",
    "%00",
    "%20",
    "..",
    "1%2f2",
    "%D9%A1",
    "undefined",
    "'%20OR%201=1",
];

/// ASVS 1.1.1.
#[test]
fn an_address_with_what_is_no_number_is_not_found() {
    let town = filled::town();
    let who = of_all_trades(&town);
    let mut found = Vec::new();
    for route in town.app.routes.all().iter().filter(|route| route.path.contains("{id}")) {
        for number in NUMBERS {
            let path = route
                .path
                .replace("{id}", number)
                .replace("{kind}", "need")
                .replace("{person}", "1")
                .replace("{token}", "1");
            let heard = match route.method {
                web::Method::Get => town.get(&who, &path),
                web::Method::Post => town.post(&who, &path, &sent(route)),
            };
            if !matches!(heard.status, 404 | 422) {
                found.push(format!("{path}: {}", heard.status));
            }
        }
    }
    nothing(found, "what is no number is not found");
}

fn sent(route: &Route) -> Vec<(&'static str, &'static str)> {
    route
        .fields
        .iter()
        .filter(|field| !matches!(field.kind, FieldKind::File(_)))
        .map(|field| (field.name, "1"))
        .collect()
}

/// ASVS 1.2.4; attack row 8.
#[test]
fn any_question_gets_an_answer() {
    let town = filled::town();
    let who = of_all_trades(&town);
    let judge = Judge::of(&town);
    let (mut found, mut asked) = (Vec::new(), 0);
    for route in gets(&town) {
        let names: Vec<&str> =
            route.asks.iter().map(String::as_str).chain(["q", "kind", "next", "language"]).collect();
        for path in one(&town, &judge, route) {
            for name in &names {
                for value in values().into_iter().filter(|value| value.len() < 3_000) {
                    asked += 1;
                    let path =
                        if route.doc.is_page_only || asked % 2 == 0 { path.clone() } else { api(&path) };
                    let path = format!("{path}?{name}={}", encode(&value));
                    let heard = town.get(&who, &path);
                    if is_fault(&heard) {
                        found.push(format!("{}: {}", short(&path), heard.status));
                    }
                }
            }
            for query in [
                "%",
                "%zz",
                "%ff",
                "a=%00",
                "=&=&=",
                "sort=--title",
                "limit=0",
                "limit=201",
                "limit=-1",
                "after=n1",
                "after=t00.1",
                "before=n1.1&after=n1.1",
                "density=x",
            ] {
                let path = format!("{path}?{query}");
                let heard = town.get(&who, &path);
                found.extend(is_fault(&heard).then(|| format!("{path}: {}", heard.status)));
            }
            let long = format!("{path}?q={}", "a".repeat(60_000));
            let heard = town.get(&who, &long);
            found.extend(is_fault(&heard).then(|| format!("{path} with a long question: {}", heard.status)));
        }
    }
    assert!(asked > 5_000, "only {asked} were asked");
    nothing(found, "any question is answered");
}

/// What must never come out as it went in.
const MARKUP: &str =
    "zqhem\"'><script>alert('zq')</script><img src=x onerror=zq()> javascript:zq //zq.example {{7*7}}";

/// A town in which every text that somebody may type is markup.
fn marked_up(town: &Filled, who: &str) {
    let unit = town.sample().north.number();
    let need = town.make(
        who,
        "/needs/ask",
        &json!({ "title": MARKUP, "text": MARKUP, "concerns": MARKUP, "effect": MARKUP, "touched": MARKUP }),
    );
    for act in ["answer", "note"] {
        town.make(who, &format!("/needs/{need}/{act}"), &json!({ "text": MARKUP }));
    }
    town.make(who, &format!("/needs/{need}/clarify"), &json!({ "reason": MARKUP }));
    town.make(who, "/needs/criteria/add", &json!({ "name_sv": &MARKUP[..50], "name_en": &MARKUP[..50], "kind": "value", "weight": 1, "about_sv": MARKUP, "about_en": MARKUP }));
    town.make(who, "/units/add", &json!({ "name": MARKUP, "kind": "school", "parent": unit }));
    town.make(who, "/groups/add", &json!({ "name": MARKUP, "unit": unit, "about": MARKUP }));
    let person = town.make(
        who,
        "/persons/add",
        &json!({ "name": MARKUP, "position": MARKUP, "unit": unit, "role": "staff" }),
    );
    assert!(person > 0);
    town.post(who, "/views", &[("list", "/needs"), ("query", "state=open"), ("name", &MARKUP[..58])]);
    let cells = MARKUP.replace('"', "\"\"");
    let table = format!("\"{cells}\";Plats;Antal\n\"{cells}\";\"{cells}\";1\n\"{cells}\";x;2\n");
    let heard = town.upload(who, &format!("{}.csv", MARKUP.replace(['"', '/'], "")), table.as_bytes());
    assert!(heard.status < 500, "{}", heard.status);
    town.make(who, "/organisation", &json!({ "name": MARKUP, "zone": "Europe/Stockholm" }));
    town.settle();
}

/// ASVS 1.2.1, 3.4.3; attack row 9.
#[test]
fn markup_that_somebody_stored_is_shown_as_the_text_it_is() {
    let town = filled::town();
    let who = of_all_trades(&town);
    marked_up(&town, &who);
    let judge = Judge::of(&town);
    let (mut found, mut shown) = (Vec::new(), 0);
    let searches = [
        "/search?q=zqhem".to_owned(),
        format!("/search?q={}", encode(MARKUP)),
        format!("/needs?q={}", encode(MARKUP)),
        format!("/nowhere/{}", encode(MARKUP)),
    ];
    let pages = gets(&town).flat_map(|route| addresses(&town, &judge, route, 60)).chain(searches);
    for path in pages {
        let heard = town.get(&who, &path);
        if !heard.header("content-type").starts_with("text/html") {
            continue;
        }
        let text = heard.text();
        shown += usize::from(text.contains("zqhem"));
        found.extend(
            ["<script>alert", "onerror=zq()>", "<img src=x"]
                .iter()
                .filter(|raw| text.contains(**raw))
                .map(|raw| format!("{path} holds {raw}")),
        );
        let page = scan(&text);
        found.extend(loose_ends(&page).into_iter().map(|end| format!("{path}: {end}")));
        let led =
            page.tags.iter().flat_map(|tag| &tag.attributes).filter(|(name, value)| {
                name == "href" && value.trim().to_lowercase().starts_with("javascript")
            });
        found.extend(led.map(|(_, value)| format!("{path} leads to {value}")));
    }
    assert!(shown > 15, "the markup was met on {shown} pages only");
    nothing(found, "markup is text");
}

#[test]
fn a_planted_message_of_the_last_page_says_only_texts_of_ours() {
    let town = Town::new();
    let mine = town.sign_in("agent");
    for said in [
        "key=%3Cscript%3Ealert(1)%3C/script%3E",
        "key=needs-ask-done&x=%3Cscript%3E",
        "key=refused-rule",
        "key=role-agent%00",
        "key=../../x",
        "%ff%fe",
        "key=",
    ] {
        let heard = town.get(&format!("{mine}; varv-said={said}"), "/");
        assert!(
            heard.status == 200
                && !heard.text().contains("<script>alert")
                && !heard.text().contains("<script>\""),
            "{said}"
        );
        assert!(loose_ends(&scan(&heard.text())).is_empty(), "{said}");
    }
}

#[test]
fn letters_of_every_script_come_back_as_they_went_in() {
    let town = Town::new();
    let who = town.who("teacher-north");
    for text in [
        "Åsa Öberg – ”citat” …",
        "👩‍👩‍👧‍👦 och 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "שלום עולם و مرحبا",
        "e\u{301}gare nai\u{308}v",
        "日本語 ไทย हिन्दी",
        "a\tb \\ / ' \" & < >",
    ] {
        let id = town.make(&who, "/needs/ask", &json!({ "title": text, "text": text }));
        let need = town.json(&who, &format!("/needs/{id}"));
        assert_eq!((need["title"].as_str(), need["text"].as_str()), (Some(text), Some(text)));
        let page = town.get(&who, &format!("/needs/{id}")).text();
        assert!(crate::scan::plain(&page).contains(text), "{text} on the page");
    }
}

/// ASVS 1.2.10; attack row 19.
#[test]
fn nothing_that_is_handed_out_is_a_formula() {
    let town = filled::town();
    let who = of_all_trades(&town);
    let formulas = ["=1+1", "+46701234567", "-2+3|cmd", "@SUM(A1:A2)", "=HYPERLINK(\"http://x\")", "  =1"];
    for formula in formulas {
        town.make(
            &who,
            "/needs/ask",
            &json!({ "title": format!("{formula} zq"), "text": format!("{formula} zq") }),
        );
        town.make(
            &who,
            "/groups/add",
            &json!({ "name": format!("{formula} zq"), "unit": 3, "about": formula }),
        );
    }
    let mut found = Vec::new();
    for list in ["/needs", "/groups"] {
        let csv = town.get(&who, &format!("{list}/export?format=csv")).text();
        for cell in csv.split([';', '\n']).map(|cell| cell.trim_matches('"')) {
            let first = cell.trim_start().chars().next();
            let is_number = cell.parse::<f64>().is_ok();
            found.extend(
                (first.is_some_and(|c| "=+-@".contains(c)) && !is_number)
                    .then(|| format!("{list} as csv: {cell:?}")),
            );
        }
        assert!(csv.contains("1+1"));
        for ending in ["xlsx", "ods"] {
            let bytes = town.get(&who, &format!("{list}/export?format={ending}")).body;
            found.extend(
                filled::formulas_of(&bytes, ending)
                    .into_iter()
                    .map(|cell| format!("{list} as {ending}: {cell:?}")),
            );
        }
    }
    nothing(found, "no cell is reckoned");
}

/// ASVS 5.3.2; attack row 11.
#[test]
fn whatever_a_file_is_called_and_holds_it_is_taken_or_refused_and_stays_where_it_belongs() {
    let town = filled::town();
    let who = town.who("head-of-it");
    let names = [
        "../../x.csv",
        "..\\..\\x.csv",
        "/etc/passwd",
        "CON",
        "NUL.csv",
        "aux.xlsx",
        "",
        ".",
        "..",
        "a\u{202e}vsc.exe",
        "x.csv\u{0}.exe",
        "a b\tc.csv",
        "<b>.csv",
        "x.svg",
        "x.html",
    ];
    let long = format!("{}.csv", "n".repeat(5_000));
    let table = "Namn;Antal\nStol;1\nBord;2\n";
    let contents: [(&str, Vec<u8>); 8] = [
        ("a table", table.into()),
        ("nothing", Vec::new()),
        ("zeros", vec![0; 5_000]),
        ("a page", b"<html><script>alert(1)</script></html>".to_vec()),
        ("a program", b"MZ\x90\x00\x03\x00\x00\x00".to_vec()),
        ("a broken archive", b"PK\x03\x04\x14\x00\x00\x00broken".to_vec()),
        ("one long line", vec![b'a'; 2_000_000]),
        ("a wide table", format!("{}\n{}\n", "a;".repeat(10_000), "1;".repeat(10_000)).into_bytes()),
    ];
    let mut found = Vec::new();
    for name in names.iter().copied().chain([long.as_str()]) {
        let heard = town.upload(&who, &name.replace('\u{0}', "%00"), table.as_bytes());
        if is_fault(&heard) || heard.text().contains("..") {
            found.push(format!("called {:?}: {} {}", short(name), heard.status, heard.text()));
        }
    }
    for (what, bytes) in contents {
        for ending in ["csv", "xlsx", "ods", "xls", "json"] {
            let heard = town.upload(&who, &format!("x.{ending}"), &bytes);
            let message: Json = serde_json::from_slice(&heard.body).unwrap_or_default();
            let is_told =
                heard.status < 300 || message["title"].as_str().is_some_and(|title| title.len() > 3);
            if is_fault(&heard) || !is_told {
                found.push(format!("{what} as {ending}: {} {}", heard.status, heard.text()));
            }
        }
    }
    let twice: Call = {
        let mut asked = upload(&who, "a.csv", table.as_bytes());
        let second = String::from_utf8(asked.body.clone())
            .expect("text")
            .replace("a.csv", "b.csv")
            .replace("--grans--\r\n", "");
        asked.body = [second.as_bytes(), asked.body.as_slice()].concat();
        asked
    };
    found.extend(is_fault(&town.wire.send(twice)).then(|| "two files under one name".to_owned()));
    let page = town.get(&who, "/import/list").text();
    found.extend(loose_ends(&scan(&page)));
    let outside =
        std::fs::read_dir(town.base.folder.path().parent().expect("a folder above")).expect("a folder");
    found.extend(
        outside
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy() == "x.csv")
            .map(|entry| format!("{:?} was written", entry.path())),
    );
    nothing(found, "a file is only a file");
}

/// ASVS 4.2.1; attack row 21.
#[test]
fn a_half_sent_head_a_huge_one_and_two_lengths_do_no_harm() {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::time::Duration;
    let town = Town::new();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    let door = runtime.block_on(web::Listening::on("127.0.0.1:0")).expect("a door");
    let address = door.address;
    runtime.spawn(web::serve(std::sync::Arc::clone(&town.app), door, std::future::pending()));
    let say = |bytes: &[u8]| -> String {
        let mut stream = TcpStream::connect(address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(12))).expect("a limit");
        let _ = stream.write_all(bytes);
        let mut heard = Vec::new();
        let _ = stream.read_to_end(&mut heard);
        String::from_utf8_lossy(&heard).into_owned()
    };
    let status = |heard: &str| heard.split(' ').nth(1).and_then(|word| word.parse::<u16>().ok()).unwrap_or(0);
    let close = "Host: x\r\nConnection: close\r\n";
    assert_eq!(status(&say(format!("GET /healthz HTTP/1.1\r\n{close}\r\n").as_bytes())), 200);
    let huge = format!("GET / HTTP/1.1\r\n{close}Cookie: {}\r\n\r\n", "a".repeat(300_000));
    assert!(matches!(status(&say(huge.as_bytes())), 0 | 400 | 431));
    let many = format!("GET / HTTP/1.1\r\n{close}{}\r\n", "X-A: b\r\n".repeat(300));
    assert!(matches!(status(&say(many.as_bytes())), 0 | 400 | 431));
    let smuggled = format!(
        "POST /sign-in HTTP/1.1\r\n{close}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    );
    assert!(say(smuggled.as_bytes()).matches("HTTP/1.1 ").count() <= 1, "one request, one answer");
    let two =
        format!("POST /sign-in HTTP/1.1\r\n{close}Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef");
    assert_eq!(status(&say(two.as_bytes())), 400);
    for bad in [
        "GET /\u{1} HTTP/1.1\r\n\r\n",
        "GET /../../etc/passwd HTTP/1.0\r\n\r\n",
        "\u{0}\u{0}\u{0}",
        "GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ] {
        let heard = say(bad.as_bytes());
        assert!(status(&heard) < 500 && !heard.contains("root:"), "{bad:?}: {heard}");
    }
    let begun = std::time::Instant::now();
    say(b"GET / HTTP/1.1\r\nHost: x\r\n");
    assert!(begun.elapsed() < Duration::from_secs(10), "a half-sent head is let go of");
    runtime.shutdown_background();
}

/// ASVS 13.4.5; attack row 6.
#[test]
fn the_figures_are_for_the_machine_and_for_administrators() {
    let town = Town::new();
    let from = |address: &str, who: &str| {
        let mut asked = with(call("GET", who, "/metrics"), "x-forwarded-for", "127.0.0.1");
        asked.address = address.to_owned();
        town.wire.send(asked)
    };
    assert_eq!(from("192.0.2.9", "").status, 404);
    assert_eq!(from("192.0.2.9", &town.who("head-of-it")).status, 404);
    assert_eq!(from("192.0.2.9", &town.who("admin")).status, 200);
    let figures = from("127.0.0.1", "");
    assert_eq!(figures.status, 200);
    assert!(!figures.text().contains('@') && !figures.text().contains("/persons/1"));
}

/// ASVS 16.5.1.
#[test]
fn a_broken_page_says_nothing_of_how_it_is_built() {
    let town = filled::town();
    let who = of_all_trades(&town);
    let mut found = Vec::new();
    for path in [
        "/needs/0",
        "/nowhere",
        "/api/v1/nowhere",
        "/needs?sort=x",
        "/needs?limit=x",
        "/api/v1/needs?limit=x",
        "/persons/export?format=x",
    ] {
        let text = town.get(&who, path).text();
        for word in [
            "panicked",
            "SELECT",
            "rusqlite",
            "postgres",
            "sqlite",
            ".rs:",
            "/root/",
            "/work/",
            "RUST_BACKTRACE",
            "NotFound",
            "Invalid(",
        ] {
            found.extend(text.contains(word).then(|| format!("{path} says {word}")));
        }
    }
    let wrong = town.wire.send(form("POST", &who, "/needs/ask", &[("title", "a\u{0}")]));
    assert_eq!(wrong.status, 422);
    nothing(found, "refusals are in people's words");
}
