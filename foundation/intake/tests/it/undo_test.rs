//! Undo restores exactly what was, and leaves what has changed since.

use serde_json::json;

use super::*;

const FIRST: &str = "Kod;Namn;Pris;Ägare;Anteckning\n1;Kamera;10;Norra skolan;gammal\n2;Lampa;5;;\n";
const SECOND: &str =
    "Kod;Namn;Pris;Ägare;Anteckning\n1;Systemkamera;12;Kansliet;ny\n2;Lampa;5;Södra skolan;\n3;Stativ;7;;\n";

fn undo(site: &Site, id: i64) -> Json {
    step(site, &head(), id, "undo", &json!({}))
}

#[test]
fn everything_is_as_it_was_before() {
    let site = site();
    done(&site, "a.csv", FIRST, &json!({ "kind": "gadget" }));
    let before = gadgets::all(site.db());
    let (id, json) = done(&site, "b.csv", SECOND, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [1, 2, 0, 0]);
    assert_ne!(before, gadgets::all(site.db()));
    let json = undo(&site, id);
    assert_eq!(
        (json["state"].as_str(), json["undone"].clone()),
        (Some("undone"), json!({ "restored": 3, "left": 0 }))
    );
    assert_eq!(before, gadgets::all(site.db()));
    assert_eq!(number(&site, "SELECT COUNT(*) FROM journal WHERE event = 'gadgets-removed'"), 1);
    let again = site.api(&head(), &format!("/import/{id}/undo"), &json!({}));
    assert_eq!(again.status, 409);
}

#[test]
fn a_record_changed_since_is_left_and_named() {
    let site = site();
    done(&site, "a.csv", FIRST, &json!({ "kind": "gadget" }));
    let (id, _) = done(&site, "b.csv", SECOND, &json!({ "kind": "gadget" }));
    gadgets::meddle(site.db(), "UPDATE gadget SET note = 'min egen', version = version + 1 WHERE code = '1'");
    let json = undo(&site, id);
    assert_eq!(json["undone"], json!({ "restored": 2, "left": 1 }));
    let all = gadgets::all(site.db());
    assert!(all.contains("Systemkamera") && all.contains("min egen") && !all.contains("Stativ"), "{all}");
    let page = page(&site, &format!("/import/{id}"));
    assert!(
        page.text.contains("Systemkamera") && page.text.contains("somebody has changed it since"),
        "{}",
        page.text
    );
}

#[test]
fn a_new_record_that_others_lean_on_is_left_and_the_rest_goes() {
    let site = site();
    let (id, _) = done(&site, "a.csv", SECOND, &json!({ "kind": "gadget" }));
    gadgets::meddle(site.db(), "INSERT INTO gadget_use (gadget_id) SELECT id FROM gadget WHERE code = '2'");
    let json = undo(&site, id);
    assert_eq!(json["undone"], json!({ "restored": 2, "left": 1 }));
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 1);
    let page = page(&site, &format!("/import/{id}"));
    assert!(page.text.contains("Lampa") && page.text.contains("other things depend on it"), "{}", page.text);
}

#[test]
fn imports_are_undone_backwards_one_by_one() {
    let site = site();
    let (first, _) = done(&site, "a.csv", FIRST, &json!({ "kind": "gadget" }));
    let (second, _) = done(&site, "b.csv", SECOND, &json!({ "kind": "gadget" }));
    let (third, _) =
        done(&site, "c.csv", "Kod;Pris\n1;99\n", &json!({ "kind": "gadget", "map": ["1=code", "2=price"] }));
    for id in [third, second, first] {
        assert_eq!(undo(&site, id)["undone"]["left"], 0, "import {id}");
    }
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 0);
}

#[test]
fn the_first_of_two_imports_cannot_be_undone_past_the_second() {
    let site = site();
    let (first, _) = done(&site, "a.csv", FIRST, &json!({ "kind": "gadget" }));
    done(&site, "b.csv", SECOND, &json!({ "kind": "gadget" }));
    assert_eq!(undo(&site, first)["undone"], json!({ "restored": 0, "left": 2 }));
    assert!(gadgets::all(site.db()).contains("Systemkamera"));
}

#[test]
fn after_thirty_days_it_is_too_late() {
    let site = site();
    let (id, _) = done(&site, "a.csv", FIRST, &json!({ "kind": "gadget" }));
    site.base.clock.advance_seconds(31 * 86_400);
    let answer = site.api(&head(), &format!("/import/{id}/undo"), &json!({}));
    assert_eq!((answer.status, answer.json()["code"].as_str()), (409, Some("intake-cannot-too-late")));
    let tidied = intake::tidy(site.db()).expect("tidy");
    assert_eq!(tidied, intake::Tidied { dropped: 0, forgotten: 1 });
    assert_eq!(number(&site, "SELECT COUNT(*) FROM import_record"), 0);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM import_row"), 0);
    assert_eq!(intake::tidy(site.db()).expect("tidy"), intake::Tidied::default());
    page(&site, &format!("/import/{id}"));
}

/// ASVS 14.2.7.
#[test]
fn a_file_that_waited_too_long_is_thrown_away() {
    let site = site();
    let id = bring(&site, &head(), "a.csv", FIRST.as_bytes());
    site.base.clock.advance_seconds(31 * 86_400);
    assert_eq!(intake::tidy(site.db()).expect("tidy").dropped, 1);
    assert_eq!(show(&site, &head(), id)["state"], "dropped");
    assert_eq!(number(&site, "SELECT COUNT(*) FROM import_part"), 0);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM import WHERE found LIKE '%Kamera%'"), 0);
    page(&site, &format!("/import/{id}"));
}

#[test]
fn a_large_import_is_undone_part_by_part_and_goes_on_after_an_interruption() {
    let site = site();
    let rows: String = (0..2_300).map(|n| format!("k{n};Pryl {n}\n")).collect();
    let (id, _) = done(&site, "a.csv", &format!("Kod;Namn\n{rows}"), &json!({ "kind": "gadget" }));
    gadgets::meddle(site.db(), "UPDATE import_record SET undone = 'restored' WHERE place >= 2000");
    gadgets::meddle(site.db(), "DELETE FROM gadget WHERE code LIKE 'k20__' OR code LIKE 'k2___'");
    let json = undo(&site, id);
    assert_eq!(json["undone"], json!({ "restored": 2300, "left": 0 }));
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 0);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM journal WHERE event = 'intake-part-undone'"), 1);
}
