//! Files made to break it: always a clear refusal, never a fault.

use std::fmt::Write as _;

use serde_json::json;

use super::*;

fn refused(site: &Site, name: &str, bytes: &[u8]) -> (u16, String) {
    let answer = site.upload(&head(), "/api/v1/import", &[], ("file", name, bytes));
    assert!((400..500).contains(&answer.status), "{name}: {} {}", answer.status, answer.text);
    (answer.status, answer.json()["errors"][0]["message"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn what_is_no_table_is_refused_in_words() {
    let site = site();
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let wide = vec!["x"; 10_000].join(";");
    let nuls = [b"a;b\n1;".as_slice(), &[0; 600], b"\n2;3\n"].concat();
    for (name, bytes, words) in [
        ("empty.csv", b"".as_slice(), "The file is empty"),
        ("blank.csv", b"\n\n  \n", "The file is empty"),
        ("nul.csv", &nuls, "not a table"),
        ("report.pdf", b"%PDF-1.7\n1 0 obj", "not a table"),
        ("page.xls", b"<html><table><tr><td>1</td></tr></table></html>", "not a table"),
        ("deep.json", deep.as_bytes(), "levels"),
        ("wide.csv", wide.as_bytes(), "columns"),
        ("fake.xlsx", b"PK\x03\x04garbage", ""),
        ("word.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", ""),
    ] {
        let (status, message) = refused(&site, name, bytes);
        assert_eq!(status, 422, "{name}");
        assert!(message.contains(words) && !message.is_empty(), "{name}: {message}");
    }
    assert_eq!(number(&site, "SELECT COUNT(*) FROM import"), 0);
}

/// ASVS 5.2.1.
#[test]
fn more_than_fifty_megabytes_are_refused() {
    let site = site();
    let big = vec![b'a'; (51 << 20) + 10];
    let answer = site.upload(&head(), "/api/v1/import", &[], ("file", "big.csv", &big));
    assert_eq!(answer.status, 413);
}

#[test]
fn a_file_is_asked_for() {
    let site = site();
    let answer = site.post(&head(), "/import", &[("kind", "gadget")]);
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Fill in “File”"), "{}", answer.text);
}

#[test]
fn the_name_of_a_file_is_only_a_name() {
    let site = site();
    let id = bring(&site, &head(), "../../etc/<b>passwd</b>.csv", b"Kod;Namn\n1;Kamera\n");
    assert_eq!(show(&site, &head(), id)["file"]["name"], "b>.csv");
    assert!(!page(&site, &format!("/import/{id}")).text.contains("<b>"));
}

#[test]
fn markup_and_formulas_in_cells_stay_text() {
    let site = site();
    let text =
        "Kod;Namn;Anteckning\n1;<script>alert(1)</script>;=HYPERLINK(\"x\")\n2;\"a\u{1}b\";\u{202e}x\n";
    let (id, json) = done(&site, "a.csv", text, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json)[0] + counts(&json)[3], 2);
    for path in [format!("/import/{id}"), format!("/import/{id}?outcome=new")] {
        assert!(!page(&site, &path).text.contains("<script>alert"));
    }
    let report = site.get(&head(), &format!("/import/{id}/report?format=csv"));
    assert!(
        report.text.lines().all(|line| !line.split(';').any(|cell| cell.starts_with('='))),
        "{}",
        report.text
    );
}

#[test]
fn strange_steps_are_refused() {
    let site = site();
    let id = bring(&site, &head(), "a.csv", b"Kod;Namn\n1;Kamera\n");
    for (path, body) in [
        ("table", json!({ "header_first": 900_000 })),
        ("table", json!({ "header_first": -1 })),
        ("table", json!({ "sheet": "finns inte" })),
        ("table", json!({ "keep": "1-999999999" })),
        ("table", json!({ "table": 12 })),
        ("map", json!({ "kind": "gadget", "map": ["=", "1=", "=name", "x"] })),
        ("map", json!({ "kind": "gadget", "constant": ["nonsense"] })),
        ("map", json!({ "kind": "gadget", "constant": ["owner=Nowhere"], "surprise": 1 })),
    ] {
        let answer = site.api(&head(), &format!("/import/{id}/{path}"), &body);
        assert!((400..500).contains(&answer.status), "{path} {body}: {} {}", answer.status, answer.text);
    }
    for path in ["?outcome=x", "/rows?outcome=x", "/rows?after=x", "/report?format=x"] {
        let answer = site.get(&head(), &format!("/import/{id}{path}"));
        assert!(answer.status < 500, "{path}");
    }
    assert_eq!(show(&site, &head(), id)["state"], "found");
}

/// The most memory that this process has held, in megabytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: 0");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() / 1024
}

/// Only meaningful when each test is a process of its own.
fn stays_below_300_mb(what: &str) {
    println!("{what}: {} MB at most", peak());
    if std::env::var_os("NEXTEST").is_some() {
        assert!(peak() < 300, "{what} took {} MB", peak());
    }
}

#[test]
fn a_file_of_twenty_five_megabytes_stays_within_bounds() {
    let site = site();
    {
        let long = "Ordning och reda. ".repeat(1_600);
        let mut text = "Kod;Namn;Anteckning\n".to_owned();
        while text.len() < 25 << 20 {
            writeln!(text, "{};Pryl;{long}{}", text.len(), text.len()).expect("text");
        }
        bring(&site, &head(), "stor.csv", text.as_bytes());
    }
    stays_below_300_mb("a large upload");
}

#[test]
fn more_rows_than_are_let_in_are_refused() {
    let site = site();
    let mut text = "Kod;Namn\n".to_owned();
    for n in 0..=250_000 {
        writeln!(text, "k{n};Pryl {n}").expect("text");
    }
    let id = bring(&site, &head(), "prylar.csv", text.as_bytes());
    step(&site, &head(), id, "map", &json!({ "kind": "gadget" }));
    site.api(&head(), &format!("/import/{id}/try"), &json!({}));
    let json = show(&site, &head(), id);
    assert_eq!(json["state"], "mapped");
    assert!(json["trouble"].as_str().is_some_and(|why| why.contains("250,000")), "{json:#}");
    stays_below_300_mb("a quarter of a million rows");
}

#[test]
fn twenty_thousand_rows_come_in_within_bounds() {
    let site = site();
    let mut text = "Kod;Namn;Pris;Antal\n".to_owned();
    for n in 0..20_000 {
        writeln!(text, "k{n};Pryl {n};{};3", n % 100).expect("text");
    }
    let (_, json) = done(&site, "prylar.csv", &text, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [20_000, 0, 0, 0]);
    stays_below_300_mb("twenty thousand rows");
}

#[test]
fn a_file_that_cannot_be_read_is_refused_in_plain_words() {
    let site = site();
    let wide =
        (0..10_000).map(|n| format!("k{n}")).collect::<Vec<_>>().join(";") + "\n" + &"1;".repeat(10_000);
    for (name, bytes, words) in [
        (
            "bild.csv",
            b"\x89PNG\r\n\x1a\n0000".as_slice(),
            "This is a picture and not a table. Nothing was stored.",
        ),
        ("x.csv", b"a;b\n\0\0\0\x01\n".as_slice(), "the file cannot be read as text. Nothing was stored."),
        ("trasig.json", b"[{\"a\":1},".as_slice(), "The JSON file is broken or cut off"),
        ("bred.csv", wide.as_bytes(), "more than 1,000 columns"),
    ] {
        let answer = site.upload(&head(), "/import", &[], ("file", name, bytes));
        assert_eq!(answer.status, 422, "{name}");
        let text = answer.text.replace(['\u{2068}', '\u{2069}'], "");
        assert!(text.contains(words), "{name}: {text}");
        assert!(!text.contains("(picture)") && !text.contains("spreadsheet program"), "{name}");
    }
}

#[test]
fn a_json_value_of_the_wrong_kind_is_a_refused_row() {
    let site = site();
    let json = r#"[{"kod":"1","namn":"Ett"},{"kod":"2","namn":["Två"]},{"kod":"3","namn":{"x":"Tre"}},{"kod":"4","namn":"Fyra"},{"kod":"5","namn":"Fem"}]"#;
    let answers = json!({ "kind": "gadget", "map": ["kod=code", "namn=name"] });
    let (id, tried) = tried(&site, "a.json", json, &answers);
    assert_eq!(counts(&tried), [3, 0, 0, 2]);
    let told = format!("{:#?}", rows(&site, &head(), id, "refused"));
    for words in ["Namn: the file has a list where one value belongs: [Två]", "Namn: the file has an object"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
}
