//! Tables without a room of their own are kept as sheets.

use serde_json::json;

use super::*;

const LEDGER: &str = "Leverantör;Konto;Belopp;Lösenord;Personnummer\nACME AB;40233 Inköp;1 000,25;hemligt1;19121212-1212\n\
    Björk & Co;65400 Licenser;-0,25;hemligt2;19121212-1212\nACME AB;65400 Licenser;99;hemligt3;19121212-1212\n";

fn kept(site: &Site, who: &str) -> i64 {
    let id = bring(site, who, "reskontra.csv", LEDGER.as_bytes());
    let answer = site.api(who, &format!("/import/{id}/keep"), &json!({}));
    assert_eq!(answer.status, 201, "{}", answer.text);
    let made = answer.json();
    assert_eq!(made["kind"], "sheet");
    made["id"].as_i64().expect("a number")
}

#[test]
fn a_sheet_keeps_its_source_its_sums_and_its_rows() {
    let site = site();
    let id = kept(&site, &head());
    let sheet = site.get(&head(), &format!("/api/v1/import/sheets/{id}")).json();
    assert_eq!(sheet["rows"], 3);
    assert_eq!(sheet["columns"][2]["sum"], "1099");
    assert_eq!(sheet["file"]["name"], "reskontra.csv");
    assert_eq!(sheet["left_out"], json!(["Lösenord", "Personnummer"]));
    assert_eq!(sheet["items"][1]["cells"], json!(["Björk & Co", "65400 Licenser", "-0,25"]));
    let found = site.get(&head(), &format!("/api/v1/import/sheets/{id}?q=licens")).json();
    assert_eq!(found["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(found["hits"], json!({ "count": 2, "sums": [{ "column": "Belopp", "sum": "98.75" }] }));
    let hits = page(&site, &format!("/import/sheets/{id}?q=licens"));
    assert!(hits.text.contains("2 rows were found. Sums of them:") && hits.text.contains("Belopp: 98.75"));
    assert!(page(&site, &format!("/import/sheets/{id}?q=finnsinte")).text.contains("0 rows were found"));
    let page = page(&site, &format!("/import/sheets/{id}?q=bj%C3%B6rk"));
    assert!(page.text.contains("<mark>Björk</mark>"), "{}", page.text);
    let csv = site.get(&head(), &format!("/import/sheets/{id}/export"));
    assert_eq!(csv.text.lines().count(), 4);
    assert!(site.get(&head(), "/api/v1/import/sheets").json()["items"][0]["name"] == "reskontra");
}

#[test]
fn no_secret_and_no_personal_number_is_stored_or_shown_anywhere() {
    let site = site();
    let id = bring(&site, &head(), "reskontra.csv", LEDGER.as_bytes());
    for path in
        [format!("/import/{id}"), format!("/import/{id}/map?kind=gadget"), format!("/api/v1/import/{id}")]
    {
        let text = site.get(&head(), &path).text;
        assert!(!text.contains("hemligt") && !text.contains("121212"), "{path}");
        assert!(text.contains("••••"), "{path} says that there is something");
    }
    let packed: Vec<(Vec<u8>,)> =
        site.db().read(|r| r.all(Sql::open("a test looks", "SELECT bytes FROM import_part"))).expect("parts");
    let mut plain = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(packed[0].0.as_slice()), &mut plain)
        .expect("unpacks");
    assert!(!String::from_utf8_lossy(&plain).contains("hemligt"), "a password was kept");
    let sheet = kept(&site, &head());
    let text = site.get(&head(), &format!("/api/v1/import/sheets/{sheet}")).text;
    assert!(!text.contains("hemligt") && !text.contains("121212"));
    let refused =
        site.api(&head(), &format!("/import/{id}/map"), &json!({ "kind": "gadget", "map": ["4=name"] }));
    assert_eq!(refused.status, 422);
}

#[test]
fn a_personal_number_is_let_in_only_by_hand_and_never_shown() {
    let site = site();
    let id = bring(
        &site,
        &head(),
        "a.csv",
        "Namn;Personnummer\nAnna;19121212-1212\nBo;19460817-2384\n".as_bytes(),
    );
    let json = step(&site, &head(), id, "map", &json!({ "kind": "gadget", "key": "name" }));
    assert_eq!(json["mapping"]["fields"].as_array().map(Vec::len), Some(1), "left out by itself");
    step(&site, &head(), id, "map", &json!({ "kind": "gadget", "map": ["1=name", "2=code"], "key": "code" }));
    let json = step(&site, &head(), id, "try", &json!({}));
    assert_eq!(counts(&json), [2, 0, 0, 0]);
    let told = format!("{:?}", rows(&site, &head(), id, "new"));
    assert!(!told.contains("1212") && told.contains("••••••-••••"), "{told}");
    step(&site, &head(), id, "commit", &json!({}));
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget WHERE code = '19121212-1212'"), 1);
}

#[test]
fn a_sheet_is_seen_by_who_brought_it_and_by_those_who_run_it() {
    let site = site();
    let architect = word(8, &[(Role::Architect, &[])]);
    let id = kept(&site, &architect);
    let path = format!("/api/v1/import/sheets/{id}");
    assert_eq!(site.get(&architect, &path).status, 200);
    assert_eq!(site.get(&word(9, &[(Role::Auditor, &[])]), &path).status, 200);
    for (who, role) in [(10, Role::Architect), (11, Role::Leader), (12, Role::Agent), (13, Role::Staff)] {
        let other = word(who, &[(role, &[])]);
        assert_eq!(site.get(&other, &path).status, 404, "{role:?}");
        assert_eq!(site.post(&other, &format!("/import/sheets/{id}/remove"), &[]).status, 404, "{role:?}");
    }
    assert_eq!(
        site.post(&word(9, &[(Role::Auditor, &[])]), &format!("/import/sheets/{id}/remove"), &[]).status,
        403
    );
    assert_eq!(site.post(&architect, &format!("/import/sheets/{id}/remove"), &[]).status, 303);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM sheet_row"), 0);
    assert_eq!(site.get(&architect, &path).status, 404);
}

#[test]
fn the_list_says_that_a_kept_table_became_a_sheet() {
    let site = site();
    kept(&site, &head());
    let list = page(&site, "/import/list").text;
    assert!(list.contains(">Sheet<") && !list.contains("Not decided yet"), "{list}");
}

#[test]
fn a_kept_sheet_is_asked_about_before_it_is_removed() {
    let site = site();
    let id = kept(&site, &head());
    let asked = page(&site, &format!("/import/sheets/{id}/remove"));
    assert!(
        asked.text.contains("Remove the sheet?") && asked.text.contains("with 3 rows is removed"),
        "{}",
        asked.text
    );
    assert_eq!(number(&site, "SELECT COUNT(*) FROM sheet"), 1);
    assert_eq!(site.post(&head(), &format!("/import/sheets/{id}/remove"), &[]).status, 303);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM sheet"), 0);
}
