//! By what a record is known again.

use serde_json::json;

use super::*;

#[test]
fn two_rows_about_the_same_record_are_told() {
    let site = site();
    let text = "Kod;Namn;Pris\n1;Kamera;10\n1;Kamera;10\n1;Kamera;11\n";
    let (id, json) = tried(&site, "a.csv", text, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [1, 0, 1, 1]);
    assert_eq!(rows(&site, &head(), id, "same")[0]["same_as_row"], 2);
    let why =
        rows(&site, &head(), id, "refused")[0]["reasons"][0]["message"].as_str().expect("why").to_owned();
    assert!(why.contains("Row 2 is about the same record"), "{why}");
}

#[test]
fn what_another_record_has_is_refused_by_name() {
    let site = site();
    done(&site, "a.csv", "Kod;Namn;E-post\n1;Kamera;k@sjovik.example\n", &json!({ "kind": "gadget" }));
    let (id, json) =
        tried(&site, "b.csv", "Kod;Namn;E-post\n2;Lampa;K@Sjovik.example\n", &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [0, 0, 0, 1]);
    let why =
        rows(&site, &head(), id, "refused")[0]["reasons"][0]["message"].as_str().expect("why").to_owned();
    assert!(why.contains("Kamera already has"), "{why}");
}

#[test]
fn several_records_with_the_same_key_and_hidden_ones_are_refused() {
    let site = site();
    done(&site, "a.csv", "Kod;Namn\n1;Kamera\n2;Kamera\n3;Hemlig\n", &json!({ "kind": "gadget" }));
    gadgets::meddle(site.db(), "UPDATE gadget SET secret = 1 WHERE code = '3'");
    let (id, json) =
        tried(&site, "b.csv", "Namn;Pris\nKamera;1\nHemlig;2\n", &json!({ "kind": "gadget", "key": "name" }));
    assert_eq!(counts(&json), [0, 0, 0, 2]);
    let told = format!("{:#?}", rows(&site, &head(), id, "refused"));
    assert!(told.contains("2 records fit") && told.contains("you may not change it"), "{told}");
}

#[test]
fn code_and_name_in_one_cell_first_and_last_name_and_turned_names_find_their_fields() {
    let site = site();
    let (_, json) = done(
        &site,
        "a.csv",
        "Konto;Pris\n40233 Inköp, IT-utrustning;10\n65400 Licenser;20\n40234 Möbler;30\n",
        &json!({ "kind": "gadget", "map": ["1.code=code", "1.name=name", "2=price"] }),
    );
    assert_eq!(counts(&json), [3, 0, 0, 0]);
    assert!(gadgets::all(site.db()).contains(r#"Text("40233"), Text("Inköp, IT-utrustning")"#));
}
