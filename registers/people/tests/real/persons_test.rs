//! Lists of persons.

use super::*;

#[test]
fn a_roster_comes_in_without_its_passwords() {
    let (site, sample) = site();
    let head = head(&sample);
    let id = bring(&site, &head, "school/sds-v2.1/users.csv");
    let found = show(&site, &head, id);
    assert_eq!(found["likely_kind"], "person", "{found:#}");
    let page = site.get(&head, &format!("/import/{id}"));
    assert!(page.text.contains("have been removed and are not stored: password"), "{}", page.text);
    let refused = site.api(
        &head,
        &format!("/import/{id}/map"),
        &json!({ "kind": "person", "map": ["password=phone"] }),
    );
    assert_eq!(refused.status, 422);
    let answers = json!({ "kind": "person", "constant": ["unit=Norra skolan"], "key": "external_id" });
    step(&site, &head, id, "map", &answers);
    let json = step(&site, &head, id, "try", &json!({}));
    let rows = json["table"]["rows"].as_i64().expect("a count");
    assert_eq!(counts(&json), [rows, 0, 0, 0], "{:#?}", reasons(&site, &head, id));
    step(&site, &head, id, "commit", &json!({}));
    assert_eq!(number(&site, "SELECT COUNT(*) FROM person WHERE external_id IS NOT NULL"), rows);
    let dump = all(&site);
    assert!(dump.contains("Norra skolan") && !dump.contains("P@ss"), "{dump}");
    for table in ["import", "import_row", "journal"] {
        let text = format!("SELECT * FROM {table}");
        let rows = site.db().read(|reading| reading.rows(Sql::open("a test looks", &text))).expect("rows");
        assert!(!format!("{rows:?}").contains("P@ss"), "{table}");
    }
}

#[test]
fn the_inherited_staff_list_comes_in_and_goes_again() {
    let (site, sample) = site();
    let head = head(&sample);
    let before = all(&site);
    let answers = json!({ "kind": "person", "constant": ["unit=4010"], "key": "name+unit" });
    let (id, json) = tried(&site, &head, "torture/janitor_dirty_data.xlsx", &answers);
    assert_eq!(
        json["mapping"]["fields"][0]["from"],
        json!({ "first": "First Name", "last": "Last Name" }),
        "{json:#}"
    );
    let [new, _, same, refused] = counts(&json);
    assert_eq!((new + same + refused, new > 8), (12, true), "{:#?}", reasons(&site, &head, id));
    step(&site, &head, id, "commit", &json!({}));
    assert_eq!(
        number(
            &site,
            "SELECT COUNT(*) FROM role_grant g JOIN person p ON p.id = g.person_id WHERE p.name = 'Jason Bourne' AND g.role = 'staff'"
        ),
        1
    );
    let json = step(&site, &head, id, "undo", &json!({}));
    assert_eq!(json["undone"], json!({ "restored": new, "left": 0 }));
    assert_eq!(before, all(&site));
}

#[test]
fn a_person_who_is_protected_afterwards_is_hidden_in_the_imports_report_too() {
    let (site, sample) = site();
    let head = head(&sample);
    let text =
        "Namn;E-post;Enhet\nHemlig Person;dold@sjovik.example;4010\nÖppen Person;oppen@sjovik.example;4010\n";
    let bring = |name: &str, text: &str| {
        let answer =
            site.upload(&head, "/api/v1/import", &[("kind", "person")], ("file", name, text.as_bytes()));
        answer.json()["id"].as_i64().expect("a number")
    };
    let id = bring("personal.csv", text);
    step(&site, &head, id, "map", &json!({ "kind": "person" }));
    step(&site, &head, id, "try", &json!({}));
    assert_eq!(step(&site, &head, id, "commit", &json!({}))["state"], "done");
    let person = number(&site, "SELECT id FROM person WHERE email = 'dold@sjovik.example'");
    people::protect(site.db(), &access::Actor::operator(), kernel::Id::new(person), people::From(None))
        .expect("protected");
    // The same file again, when the importer may no longer see the person.
    let again = bring("personal 2.csv", text);
    assert_eq!(counts(&show(&site, &head, again)), [0, 0, 1, 1]);
    for path in [
        format!("/import/{id}"),
        format!("/import/{id}?outcome=new"),
        format!("/api/v1/import/{id}/rows"),
        format!("/import/{id}/report?format=csv"),
        format!("/import/{id}/report?format=json"),
        format!("/api/v1/import/{again}/rows"),
        format!("/import/{again}/refused"),
    ] {
        let answer = site.get(&head, &path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(!answer.text.contains("Hemlig") && !answer.text.contains("dold@"), "{path}: {}", answer.text);
    }
    let left = step(&site, &head, id, "undo", &json!({}));
    assert_eq!(left["undone"], json!({ "restored": 1, "left": 1 }));
    assert!(!site.get(&head, &format!("/import/{id}")).text.contains("Hemlig"));
}
