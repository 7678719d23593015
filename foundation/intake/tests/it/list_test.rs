//! The lists, and what a page costs.

use serde_json::json;

use super::*;

#[test]
fn the_list_tells_what_came_of_each_file() {
    let site = site();
    done(&site, "a.csv", "Kod;Namn\n1;Kamera\n", &json!({ "kind": "gadget" }));
    let waits = bring(&site, &head(), "b.csv", "Konto;Summa2\nx;y\n".as_bytes());
    let items = site.get(&head(), "/api/v1/import/list").json()["items"].as_array().expect("items").clone();
    assert_eq!(items.len(), 2);
    assert_eq!((items[1]["state"].as_str(), items[1]["new"].as_i64()), (Some("done"), Some(1)));
    let waiting = site.get(&head(), "/api/v1/import/list?state=waiting").json();
    assert_eq!(waiting["items"][0]["id"], waits);
    let auditor = word(21, &[(Role::Auditor, &[])]);
    assert_eq!(site.get(&auditor, "/api/v1/import/list").json()["items"].as_array().map(Vec::len), Some(2));
    let architect = word(8, &[(Role::Architect, &[])]);
    assert_eq!(site.get(&architect, "/api/v1/import/list").json()["items"], json!([]));
}

#[test]
fn a_dry_run_looks_records_up_by_the_hundred() {
    let site = site();
    let text: String = std::iter::once("Kod;Namn;E-post;Ägare\n".to_owned())
        .chain((0..4_000).map(|n| format!("k{n};Pryl {n};p{n}@sjovik.example;Norra skolan\n")))
        .collect();
    let id = bring(&site, &head(), "prylar.csv", text.as_bytes());
    step(&site, &head(), id, "map", &json!({ "kind": "gadget" }));
    let before = site.db().statements();
    step(&site, &head(), id, "try", &json!({}));
    let asked = site.db().statements() - before;
    // The rehearsal puts each row in place as its room does, here with five statements.
    let looked_up = asked - 5 * 4_000;
    assert!(looked_up < 200, "{looked_up} statements besides the rehearsal for 4,000 rows");
}
