//! All or nothing, whatever happens in the middle.

use serde_json::json;

use super::*;

/// ASVS 2.3.3.
#[test]
fn a_row_that_breaks_in_the_middle_takes_all_with_it() {
    let site = site();
    let text =
        "Kod;Namn;E-post\n1;Kamera;a@sjovik.example\n2;Lampa;b@sjovik.example\n3;Stativ;c@sjovik.example\n";
    let (id, _) = tried(&site, "a.csv", text, &json!({ "kind": "gadget" }));
    gadgets::meddle(site.db(), "CREATE UNIQUE INDEX gadget_one_note ON gadget (version)");
    let json = step(&site, &head(), id, "commit", &json!({}));
    assert_eq!(json["state"], "tried", "{json:#}");
    assert!(json["trouble"].as_str().is_some_and(|why| !why.is_empty()));
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 0, "nothing of it is there");
    assert_eq!(number(&site, "SELECT COUNT(*) FROM import_record"), 0);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM journal WHERE event = 'gadgets-put'"), 0);
    gadgets::meddle(site.db(), "DROP INDEX gadget_one_note");
    assert_eq!(step(&site, &head(), id, "commit", &json!({}))["state"], "done");
}

#[test]
fn work_that_died_with_its_process_can_be_begun_again() {
    let site = site();
    let (id, _) = tried(&site, "a.csv", "Kod;Namn\n1;Kamera\n", &json!({ "kind": "gadget" }));
    let at = "UPDATE import SET state = 'committing', work = 'dead', work_at = (SELECT MAX(at) FROM journal)";
    gadgets::meddle(site.db(), at);
    let json = site.get(&head(), &format!("/api/v1/import/{id}")).json();
    assert_eq!(json["state"], "committing", "it may be another process");
    let busy = site.api(&head(), &format!("/import/{id}/commit"), &json!({}));
    assert_eq!(busy.json()["code"], "intake-cannot-busy");
    assert!(page(&site, &format!("/import/{id}")).text.contains("Bringing the records in"));
    site.base.clock.advance_seconds(120);
    let json = site.get(&head(), &format!("/api/v1/import/{id}")).json();
    assert_eq!(json["state"], "tried");
    assert!(json["trouble"].as_str().is_some_and(|why| why.contains("interrupted")));
    assert_eq!(step(&site, &head(), id, "commit", &json!({}))["state"], "done");
}
