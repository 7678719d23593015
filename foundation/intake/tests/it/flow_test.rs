//! From the file to the report.

use serde_json::json;

use super::*;

const LIST: &str = "Prylar 2026;;;;;;\n;;;;;;\nKod;Namn;Ägare;Pris;Inköpsdatum;Storlek;Antal\n\
    001;Kamera;Norra skolan;1 234,50;2026-01-31;Liten;3\n\
    002;Stativ;Södra skolan;99;31/1/2026;stor;1\n\
    003;Lampa;Östra skolan;12,5;2026-02-30x;enorm;2\n\
    ;Kabel;Norra skolan;5;2026-01-05;;\n\
    004;förbjuden sak;Kansliet;1;2026-01-06;;\n\
    Summa;;;1352;;;6\n";

#[test]
fn a_dry_run_uses_up_no_numbers() {
    let site = site();
    let last = |id: i64| show(&site, &head(), id)["state"].clone();
    let (id, _) = done(&site, "a.csv", "Kod;Namn\n1;Kamera\n", &json!({ "kind": "gadget" }));
    assert_eq!((last(id), number(&site, "SELECT MAX(id) FROM gadget")), (json!("done"), 1));
    let rows: String = (2..40).map(|n| format!("{n};Lampa {n}\n")).collect();
    tried(&site, "b.csv", &format!("Kod;Namn\n{rows}"), &json!({ "kind": "gadget" }));
    done(&site, "c.csv", "Kod;Namn\n50;Stativ\n", &json!({ "kind": "gadget" }));
    assert_eq!(number(&site, "SELECT MAX(id) FROM gadget"), 2);
}

#[test]
fn a_table_is_found_mapped_tried_and_brought_in() {
    let site = site();
    let id = bring(&site, &head(), "prylar 2026-03.csv", LIST.as_bytes());
    let found = show(&site, &head(), id);
    assert_eq!(found["state"], "found");
    assert_eq!(found["likely_kind"], "gadget");
    assert_eq!(found["table"]["rows"], 5);
    assert_eq!(found["table"]["titles"], json!(["Prylar 2026"]));
    let mapped = step(&site, &head(), id, "map", &json!({ "kind": "gadget" }));
    assert_eq!(mapped["mapping"]["key"], json!(["code"]));
    assert_eq!(mapped["mapping"]["fields"].as_array().map(Vec::len), Some(7));
    let tried = step(&site, &head(), id, "try", &json!({}));
    assert_eq!(counts(&tried), [2, 0, 0, 3]);
    assert_eq!(tried["counts"]["rows"], 5, "every row has an outcome");
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 0, "a dry run changes nothing");
    let refused = rows(&site, &head(), id, "refused");
    let reasons: Vec<String> = refused
        .iter()
        .flat_map(|row| row["reasons"].as_array().expect("reasons").iter())
        .map(|why| why["message"].as_str().expect("words").to_owned())
        .collect();
    assert_eq!(reasons.len(), 5, "{reasons:#?}");
    for part in [
        "“Östra skolan”",
        "“enorm” is none of the choices. These can be chosen: liten, stor",
        "2026-02-30x",
        "Kod: is missing",
        "är förbjudet",
    ] {
        assert!(reasons.iter().any(|why| why.contains(part)), "{part} is not in {reasons:#?}");
    }
    let done = step(&site, &head(), id, "commit", &json!({}));
    assert_eq!(done["state"], "done");
    let all = gadgets::all(site.db());
    assert!(all.contains(r#"Text("001"), Text("Kamera"), Null, Int(1), Null, Int(123450), Text("2026-01-31"), Text("small")"#), "{all}");
    assert!(all.contains(r#"Text("2026-01-31"), Text("large")"#), "{all}");
    let said =
        number(&site, "SELECT COUNT(*) FROM journal WHERE event = 'gadgets-put' AND verb = 'import.commit'");
    assert_eq!(
        (said, number(&site, "SELECT COUNT(*) FROM journal WHERE event = 'intake-committed'")),
        (2, 1)
    );
    assert_eq!(number(&site, "SELECT COUNT(*) FROM import_part"), 0, "the file is forgotten");
}

#[test]
fn the_same_file_again_changes_nothing() {
    let site = site();
    done(&site, "prylar.csv", LIST, &json!({ "kind": "gadget" }));
    let before = gadgets::all(site.db());
    let answer = site.upload(&head(), "/import", &[], ("file", "prylar.csv", LIST.as_bytes()));
    assert_eq!(answer.status, 303, "{}", answer.text);
    let id: i64 = answer.location.trim_start_matches("/import/").parse().expect("a number");
    let again = show(&site, &head(), id);
    assert_eq!((again["state"].as_str(), counts(&again)), (Some("tried"), [0, 0, 2, 3]), "{again:#}");
    let told = super::page(&site, &format!("/import/{id}"));
    assert!(told.text.contains("2 rows are already as in the file and 3 rows are refused"), "{}", told.text);
    let refused = site.api(&head(), &format!("/import/{id}/commit"), &json!({}));
    assert_eq!(refused.status, 409);
    assert_eq!(before, gadgets::all(site.db()));
    let page = page(&site, &format!("/import/{id}"));
    assert!(page.text.contains("Exactly the same file"), "{}", page.text);
}

#[test]
fn a_changed_row_tells_field_by_field_what_was_and_what_would_be() {
    let site = site();
    done(&site, "a.csv", "Kod;Namn;Pris;Antal\n1;Kamera;10;1\n2;Lampa;5;1\n", &json!({ "kind": "gadget" }));
    let (id, tried) = tried(
        &site,
        "b.csv",
        "Kod;Namn;Pris;Antal\n1;Kamera;12,5;1\n2;Lampa;5;\n",
        &json!({ "kind": "gadget" }),
    );
    assert_eq!(counts(&tried), [0, 1, 1, 0], "an empty cell changes nothing");
    let changed = rows(&site, &head(), id, "changed");
    assert_eq!(changed[0]["changes"][0]["field"], "price");
    assert_eq!(changed[0]["changes"][0]["new"], "12.50\u{a0}kr");
    step(&site, &head(), id, "commit", &json!({}));
    assert_eq!(number(&site, "SELECT price FROM gadget WHERE code = '1'"), 1250);
    assert_eq!(number(&site, "SELECT pieces FROM gadget WHERE code = '2'"), 1);
}

#[test]
fn each_page_of_the_way_is_drawn_in_both_languages() {
    let site = site();
    let id = bring(&site, &head(), "prylar.csv", LIST.as_bytes());
    let start = page(&site, "/import");
    assert!(start.text.contains("multipart/form-data") && start.text.contains("prylar.csv"));
    let found = page(&site, &format!("/import/{id}"));
    for words in ["How we read the file", "Rows that are not taken in", "Summa", "Bring in as Prylar"] {
        assert!(found.text.contains(words), "{words}: {}", found.text);
    }
    page(&site, &format!("/import/{id}/table"));
    let map = page(&site, &format!("/import/{id}/map?kind=gadget"));
    assert!(map.text.contains(r#"<option value="4=price" selected>"#), "{}", map.text);
    let pairs = [
        ("kind", "gadget"),
        ("map", "1=code"),
        ("map", "2=name"),
        ("map", "4=price"),
        ("map", ""),
        ("key", "code"),
        ("name", "Prylar"),
    ];
    let answer = site.post(&head(), &format!("/import/{id}/map"), &pairs);
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (303, format!("/import/{id}").as_str()),
        "{}",
        answer.text
    );
    let tried = page(&site, &format!("/import/{id}"));
    assert!(tried.text.contains("Bring in 3 records"), "{}", tried.text);
    page(&site, &format!("/import/{id}?outcome=refused"));
    let answer = site.post(&head(), &format!("/import/{id}/commit"), &[]);
    assert_eq!(answer.status, 303);
    let done = page(&site, &format!("/import/{id}"));
    let first = number(&site, "SELECT MIN(id) FROM gadget");
    assert!(
        done.text.contains(&format!("/gadgets/{first}")) && done.text.contains("Undo the import"),
        "{}",
        done.text
    );
    site.post(&head(), &format!("/import/{id}/undo"), &[]);
    page(&site, &format!("/import/{id}"));
    for path in ["/import/list", "/import/layouts", "/import/sheets"] {
        page(&site, path);
    }
}

#[test]
fn a_wrong_mapping_is_told_all_at_once_and_nothing_is_lost() {
    let site = site();
    let id = bring(&site, &head(), "prylar.csv", LIST.as_bytes());
    let pairs = [
        ("kind", "gadget"),
        ("map", "1=code"),
        ("map", "2=code"),
        ("map", "99=name"),
        ("key", "code"),
        ("constant.size", "large"),
    ];
    let answer = site.post(&head(), &format!("/import/{id}/map"), &pairs);
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Two columns go to the same field (Kod)"), "{}", answer.text);
    assert!(answer.text.contains("cannot be understood"));
    assert!(answer.text.contains(r#"<option value="2=code" selected>"#), "what was chosen stays chosen");
    assert!(answer.text.contains(r#"<option value="large" selected>"#));
    let json = site.api(
        &head(),
        &format!("/import/{id}/map"),
        &json!({ "kind": "gadget", "map": ["1=code"], "key": "email" }),
    );
    assert_eq!((json.status, json.json()["errors"][0]["field"].as_str()), (422, Some("key")));
    let keyless =
        site.api(&head(), &format!("/import/{id}/map"), &json!({ "kind": "gadget", "map": ["4=price"] }));
    assert!(keyless.text.contains("go to one of these: Kod; E-post; Namn + Ägare; Namn"), "{}", keyless.text);
    let json = site.api(&head(), &format!("/import/{id}/map"), &json!({ "kind": "dragon" }));
    assert_eq!(json.status, 422);
}

#[test]
fn a_null_name_comes_in_and_a_null_number_is_missing() {
    let site = site();
    let (_, json) =
        done(&site, "b.csv", "Kod;Namn;Antal\nNAN;Null;n/a\nA2;None;2\n", &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [2, 0, 0, 0]);
    assert_eq!(
        number(&site, "SELECT COUNT(*) FROM gadget WHERE code = 'NAN' AND name = 'Null' AND pieces IS NULL"),
        1
    );
}

#[test]
fn what_is_missing_may_be_the_same_for_all_rows() {
    let site = site();
    let answers = json!({ "kind": "gadget", "constant": ["owner=Kansliet", "size=Stor", "price=7"], "key": "name+owner" });
    let (_, json) = done(&site, "a.csv", "Namn;Antal\nKamera;1\nLampa;2\n", &answers);
    assert_eq!(counts(&json), [2, 0, 0, 0]);
    assert_eq!(
        number(&site, "SELECT COUNT(*) FROM gadget WHERE owner_id = 3 AND size = 'large' AND price = 700"),
        2
    );
    let answers = json!({ "kind": "gadget", "constant": ["owner=#2"], "key": "name+owner" });
    let (_, json) = done(&site, "b.csv", "Namn;Antal\nKamera;1\n", &answers);
    assert_eq!(counts(&json), [1, 0, 0, 0], "the same name elsewhere is another record");
}

/// ASVS 1.2.10.
#[test]
fn the_refused_rows_come_as_a_file_to_mend_that_is_safe_to_open() {
    let site = site();
    let text = "Kod;Namn;Pris\n1;Kamera;10\n2;=cmd()|x;tio\n3;@lampa;+\n";
    let (id, tried) = tried(&site, "prylar.csv", text, &json!({ "kind": "gadget" }));
    assert_eq!(counts(&tried), [1, 0, 0, 2]);
    let file = site.get(&head(), &format!("/import/{id}/refused"));
    assert_eq!(file.status, 200);
    let lines: Vec<&str> = file.text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "Kod;Namn;Pris;Varv: reason");
    assert!(lines[1].starts_with("2;'=cmd()|x;tio;") && lines[1].contains("not a number"), "{}", lines[1]);
    assert!(lines[2].starts_with("3;'@lampa;'+;"), "{}", lines[2]);
    step(&site, &head(), id, "commit", &json!({}));
    let mended = file.text.replace("'=cmd()|x;tio", "Stativ;20").replace("'@lampa;'+", "Lampa;30");
    let again = site.upload(&head(), "/import", &[], ("file", "mended.csv", mended.as_bytes()));
    let id: i64 = again.location.trim_start_matches("/import/").parse().expect("a number");
    let json = show(&site, &head(), id);
    assert_eq!(
        (json["state"].as_str(), counts(&json)),
        (Some("tried"), [2, 0, 0, 0]),
        "our own column is passed over: {json:#}"
    );
}

#[test]
fn the_report_is_handed_out_as_csv_and_json() {
    let site = site();
    let (id, _) = done(&site, "prylar.csv", LIST, &json!({ "kind": "gadget" }));
    let csv = site.get(&head(), &format!("/import/{id}/report?format=csv"));
    assert_eq!(csv.text.lines().count(), 6, "{}", csv.text);
    let json = site.get(&head(), &format!("/import/{id}/report?format=json")).json();
    assert_eq!((json["counts"]["rows"].as_i64(), json["rows"].as_array().map(Vec::len)), (Some(5), Some(5)));
    assert_eq!(site.get(&head(), &format!("/import/{id}/report?format=exe")).status, 422);
}

/// ASVS 2.3.4.
#[test]
fn two_commits_at_once_bring_the_rows_in_once() {
    let site = site();
    let text: String = std::iter::once("Kod;Namn\n".to_owned())
        .chain((0..500).map(|n| format!("k{n};Pryl {n}\n")))
        .collect();
    let (id, _) = tried(&site, "prylar.csv", &text, &json!({ "kind": "gadget" }));
    let app = &site.app;
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let send = || {
            let wire = testing::Wire::to(app);
            let headers = [
                ("authorization", format!("Bearer {}", head())),
                ("sec-fetch-site", "same-origin".to_owned()),
            ];
            let call = testing::Call {
                method: "POST".to_owned(),
                path: format!("/api/v1/import/{id}/commit"),
                headers: headers.into_iter().map(|(n, v)| (n.to_owned(), v.into_bytes())).collect(),
                ..testing::Call::default()
            };
            wire.send(call).status
        };
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(send)).collect();
        threads.into_iter().map(|thread| thread.join().expect("an answer")).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status < 300).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 3, "{statuses:?}");
    assert_eq!(show(&site, &head(), id)["state"], "done");
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 500);
}

#[test]
fn when_a_record_changes_after_the_dry_run_nothing_is_brought_in() {
    let site = site();
    done(&site, "a.csv", "Kod;Namn;Pris\n1;Kamera;10\n", &json!({ "kind": "gadget" }));
    let (id, _) =
        tried(&site, "b.csv", "Kod;Namn;Pris\n1;Kamera;20\n2;Lampa;5\n", &json!({ "kind": "gadget" }));
    gadgets::meddle(site.db(), "UPDATE gadget SET price = 1500, version = version + 1");
    step(&site, &head(), id, "commit", &json!({}));
    let json = show(&site, &head(), id);
    assert_eq!(json["state"], "tried");
    assert!(json["trouble"].as_str().expect("why").contains("since the dry run"), "{json:#}");
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 1);
    step(&site, &head(), id, "try", &json!({}));
    assert_eq!(step(&site, &head(), id, "commit", &json!({}))["state"], "done");
    assert_eq!(number(&site, "SELECT price FROM gadget WHERE code = '1'"), 2000);
}

#[test]
fn a_required_field_without_a_column_is_told_once_and_files_of_changes_need_it_not() {
    let site = site();
    let (id, json) = tried(&site, "a.csv", "Kod;Pris\n1;10\n2;20\n", &json!({ "kind": "gadget" }));
    assert_eq!(counts(&json), [0, 0, 0, 2]);
    assert_eq!((&json["lacking"][0]["field"], &json["lacking"][0]["rows"]), (&json!("name"), &json!(2)));
    let page = page(&site, &format!("/import/{id}"));
    assert_eq!(page.text.matches("2 new records need “Namn”, but no column goes there").count(), 1);
    done(&site, "b.csv", "Kod;Namn\n1;Kamera\n2;Lampa\n", &json!({ "kind": "gadget" }));
    let (id, json) = tried(&site, "c.csv", "Kod;Pris\n1;10\n2;20\n", &json!({ "kind": "gadget" }));
    assert_eq!((counts(&json), &json["lacking"]), ([0, 2, 0, 0], &json!([])));
    assert!(!super::page(&site, &format!("/import/{id}")).text.contains("no column goes there"));
}

#[test]
fn a_file_is_asked_about_before_it_is_thrown_away_and_an_import_before_it_is_undone() {
    let site = site();
    let id = bring(&site, &head(), "prylar.csv", LIST.as_bytes());
    let found = page(&site, &format!("/import/{id}"));
    assert!(
        !found.text.contains(&format!(r#"action="/import/{id}/drop""#)),
        "nothing on the page throws it away"
    );
    let asked = page(&site, &format!("/import/{id}/drop"));
    assert!(
        asked.text.contains("Throw the file away?") && asked.text.contains("prylar.csv"),
        "{}",
        asked.text
    );
    assert_eq!(show(&site, &head(), id)["state"], "found", "asking does nothing");
    assert_eq!(site.post(&head(), &format!("/import/{id}/drop"), &[]).status, 303);
    assert_eq!(show(&site, &head(), id)["state"], "dropped");
    let (id, _) = done(&site, "b.csv", "Kod;Namn\n1;Kamera\n", &json!({ "kind": "gadget" }));
    let asked = page(&site, &format!("/import/{id}/undo"));
    assert!(asked.text.contains("1 new record is removed"), "{}", asked.text);
    assert_eq!(show(&site, &head(), id)["state"], "done");
}

#[test]
fn a_sheet_that_was_chosen_by_hand_is_said_to_be() {
    let site = site();
    let book =
        r#"{"stora":[{"kod":"1","namn":"a"},{"kod":"2","namn":"b"}],"lilla":[{"kod":"3","namn":"c"}]}"#;
    let id = bring(&site, &head(), "bok.json", book.as_bytes());
    let says = |words: &str| page(&site, &format!("/import/{id}")).text.contains(words);
    assert!(says("We chose “stora”"));
    step(&site, &head(), id, "table", &json!({ "sheet": "stora" }));
    assert!(says("We chose “stora”"), "the same sheet sent back is no choice");
    step(&site, &head(), id, "table", &json!({ "sheet": "lilla" }));
    assert!(says("“lilla” was chosen by hand") && !says("We chose"));
    assert!(says("filled in the only row"));
}
