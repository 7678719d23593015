//! Layouts are learned: the same one asks nothing, a changed one only the difference.

use serde_json::json;

use super::*;

const MARCH: &str = "Lista\nNr;Vad;Kostar;Var\n1;Kamera;10;Norra skolan\n2;Lampa;5;Kansliet\n";
const ANSWERS: &[&str] = &["1=code", "2=name", "3=price", "4=owner"];

fn learned(site: &Site) {
    done(site, "inventering 2026-03.csv", MARCH, &json!({ "kind": "gadget", "map": ANSWERS }));
}

fn uploaded(site: &Site, name: &str, text: &str) -> (i64, String) {
    let answer = site.upload(&head(), "/import", &[], ("file", name, text.as_bytes()));
    assert_eq!(answer.status, 303, "{}", answer.text);
    let id = answer.location.trim_start_matches("/import/").parse().expect("a number");
    let state = show(site, &head(), id)["state"].as_str().expect("a state").to_owned();
    (id, state)
}

#[test]
fn the_same_layout_next_month_goes_straight_to_the_dry_run() {
    let site = site();
    learned(&site);
    let april = "Lista\nNr;Vad;Kostar;Var\n1;Kamera;12;Norra skolan\n3;Stativ;7;Kansliet\n";
    let (id, state) = uploaded(&site, "inventering 2026-04.csv", april);
    assert_eq!(state, "tried");
    assert_eq!(counts(&show(&site, &head(), id)), [1, 1, 0, 0]);
    let moved = "Lista\nVar;NR;vad;Kostar\nKansliet;4;Sladd;1\n";
    let (id, state) = uploaded(&site, "flyttad.csv", moved);
    assert_eq!(state, "tried", "the same headings in another order ask nothing");
    assert_eq!(counts(&show(&site, &head(), id)), [1, 0, 0, 0]);
}

#[test]
fn columns_that_are_left_out_are_named_also_where_a_known_layout_asks_nothing() {
    let site = site();
    let text = |name: &str| format!("Kod;Namn;Hyllmeter\n1;{name};12\n");
    done(&site, "a.csv", &text("Kamera"), &json!({ "kind": "gadget" }));
    let (id, state) = uploaded(&site, "b.csv", &text("Lampa"));
    assert_eq!((state.as_str(), &show(&site, &head(), id)["unmapped"]), ("tried", &json!(["Hyllmeter"])));
    let told = "Columns without a field, which are left out: Hyllmeter";
    assert!(page(&site, &format!("/import/{id}")).text.contains(told));
    step(&site, &head(), id, "commit", &json!({}));
    assert!(page(&site, &format!("/import/{id}")).text.contains(told));
    assert!(page(&site, &format!("/import/{id}/report?format=csv")).text.contains(told));
    let report = page(&site, &format!("/import/{id}/report?format=json")).json();
    assert_eq!(report["unmapped"], json!(["Hyllmeter"]));
}

#[test]
fn one_heading_of_three_renamed_and_one_added_asks_only_about_these() {
    let site = site();
    let old = "Kod;Namn;Under\n1;Kamera;\n2;Lampa;1\n";
    done(&site, "prylar.csv", old, &json!({ "kind": "gadget" }));
    let (id, state) =
        uploaded(&site, "b.csv", "Kod;Benämning;Under;Storlek\n1;Kamera;;stor\n3;Sladd;1;liten\n");
    assert_eq!(state, "found");
    let map = page(&site, &format!("/import/{id}/map"));
    let (asked, folded) = map.text.split_once("<details class=\"more\"").expect("the rest is folded away");
    assert!(asked.contains("2. Benämning") && asked.contains("4. Storlek"), "{asked}");
    assert!(!asked.contains("3. Under") && folded.contains("3. Under"), "{asked}");
    let (id, _) = uploaded(&site, "c.csv", "Kod;Namn;Antal elever\n1;Kamera;12\n");
    let map = page(&site, &format!("/import/{id}/map"));
    assert!(!map.text.contains("→ Antal elever"), "{}", map.text);
    assert!(
        map.text.contains("New columns: Antal elever") && !map.text.contains("antal elever"),
        "{}",
        map.text
    );
    assert!(page(&site, "/import/layouts").text.contains("Kod, Namn, Under"));
    assert!(!map.text.contains(r#"<option value="3=parent" selected>"#), "a count is no parent");
}

#[test]
fn a_changed_layout_asks_only_about_the_difference() {
    let site = site();
    learned(&site);
    let changed = "Lista\nNr;Benämning;Kostar;Var;Storlek\n1;Kamera;12;Norra skolan;stor\n";
    let (id, state) = uploaded(&site, "inventering 2026-05.csv", changed);
    assert_eq!(state, "found");
    let sent = site.get(&head(), &format!("/import/{id}"));
    assert_eq!((sent.status, sent.location.as_str()), (303, format!("/import/{id}/map").as_str()));
    let map = page(&site, &format!("/import/{id}/map"));
    let (asked, folded) = map.text.split_once("<details class=\"more\"").expect("the rest is folded away");
    assert!(asked.contains("2. Benämning") && asked.contains("5. Storlek"), "{asked}");
    assert!(!asked.contains("3. Kostar") && folded.contains("3. Kostar"), "{asked}");
    assert!(map.text.contains(r#"<option value="5=size" selected>"#), "what is new is proposed");
    assert!(map.text.contains(r#"<option value="3=price" selected>"#), "what was learned stays");
    let tried = step(&site, &head(), id, "map", &json!({ "kind": "gadget" }));
    assert_eq!(tried["mapping"]["key"], json!(["code"]));
    let tried = step(&site, &head(), id, "try", &json!({}));
    assert_eq!(counts(&tried), [0, 1, 0, 0], "{tried:#}");
}

#[test]
fn corrections_of_the_table_are_learned_too() {
    let site = site();
    let odd = "Kamera;Lampa;Stativ\nNr;Vad;Kostar\n1;Kamera;10\n";
    let id = bring(&site, &head(), "udda.csv", odd.as_bytes());
    step(&site, &head(), id, "table", &json!({ "header_first": 2, "header_last": 2 }));
    step(&site, &head(), id, "map", &json!({ "kind": "gadget", "map": ["1=code", "2=name", "3=price"] }));
    step(&site, &head(), id, "try", &json!({}));
    assert_eq!(step(&site, &head(), id, "commit", &json!({}))["state"], "done");
    let (id, state) = uploaded(&site, "udda igen.csv", "Kamera;Lampa;Stativ\nNr;Vad;Kostar\n2;Sladd;4\n");
    assert_eq!((state.as_str(), counts(&show(&site, &head(), id))), ("tried", [1, 0, 0, 0]));
}

#[test]
fn a_layout_is_listed_and_forgotten() {
    let site = site();
    learned(&site);
    let list = site.get(&head(), "/api/v1/import/layouts").json();
    assert_eq!(list["items"][0]["name"], "inventering");
    let id = list["items"][0]["id"].as_i64().expect("a number");
    assert!(page(&site, "/import/layouts").text.contains("inventering"));
    assert_eq!(site.post(&head(), &format!("/import/layouts/{id}/forget"), &[]).status, 303);
    let (_, state) = uploaded(&site, "inventering.csv", MARCH);
    assert_eq!(state, "found");
    assert_eq!(site.post(&head(), &format!("/import/layouts/{id}/forget"), &[]).status, 404);
}
