//! Who may do what, and in which order.

use serde_json::json;

use super::*;

const LIST: &str = "Kod;Namn\n1;Kamera\n";

#[test]
fn whoever_may_not_is_told_nothing() {
    let site = site();
    let id = bring(&site, &head(), "a.csv", LIST.as_bytes());
    step(&site, &head(), id, "map", &json!({ "kind": "gadget" }));
    step(&site, &head(), id, "try", &json!({}));
    for role in [Role::Leader, Role::Staff, Role::Agent, Role::Pupil, Role::Architect, Role::Controller] {
        let other = word(20, &[(role, &[])]);
        for path in ["", "/rows", "/report", "/refused"] {
            assert_eq!(
                site.get(&other, &format!("/api/v1/import/{id}{path}")).status,
                404,
                "{role:?} {path}"
            );
        }
        for verb in ["table", "map", "try", "commit", "undo", "keep", "drop"] {
            let answer = site.api(&other, &format!("/import/{id}/{verb}"), &json!({}));
            assert_eq!(answer.status, 404, "{role:?} {verb}");
        }
    }
    let auditor = word(21, &[(Role::Auditor, &[])]);
    assert_eq!(site.get(&auditor, &format!("/api/v1/import/{id}")).status, 200);
    for verb in ["map", "try", "commit", "keep", "drop"] {
        assert_eq!(site.api(&auditor, &format!("/import/{id}/{verb}"), &json!({})).status, 403, "{verb}");
    }
    assert_eq!(site.get("", &format!("/api/v1/import/{id}")).status, 401);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 0);
}

#[test]
fn an_architect_looks_into_tables_but_lets_nothing_in() {
    let site = site();
    let architect = word(8, &[(Role::Architect, &[])]);
    let id = bring(&site, &architect, "a.csv", LIST.as_bytes());
    let page = site.get(&architect, &format!("/import/{id}"));
    assert!(
        !page.text.contains("Bring in as") && page.text.contains("Keep as a searchable sheet"),
        "{}",
        page.text
    );
    assert_eq!(site.api(&architect, &format!("/import/{id}/map"), &json!({ "kind": "gadget" })).status, 403);
    let staff = site.upload(
        &word(9, &[(Role::Staff, &[])]),
        "/api/v1/import",
        &[],
        ("file", "a.csv", LIST.as_bytes()),
    );
    assert_eq!(staff.status, 403);
    assert_eq!(site.get(&word(9, &[(Role::Staff, &[])]), "/import").status, 403);
}

/// ASVS 2.3.1.
#[test]
fn each_step_waits_for_the_one_before() {
    let site = site();
    let id = bring(&site, &head(), "a.csv", LIST.as_bytes());
    let code =
        |verb: &str| site.api(&head(), &format!("/import/{id}/{verb}"), &json!({})).json()["code"].clone();
    assert_eq!(code("try"), "intake-cannot-not-mapped");
    assert_eq!(code("commit"), "intake-cannot-not-tried");
    assert_eq!(code("undo"), "intake-cannot-not-done");
    step(&site, &head(), id, "map", &json!({ "kind": "gadget" }));
    step(&site, &head(), id, "try", &json!({}));
    step(&site, &head(), id, "commit", &json!({}));
    for verb in ["try", "commit", "keep", "drop", "map"] {
        assert_eq!(code(verb), "intake-cannot-over", "{verb}");
    }
    let stale = bring(&site, &head(), "b.csv", LIST.as_bytes());
    step(&site, &head(), stale, "drop", &json!({}));
    assert_eq!(show(&site, &head(), stale)["state"], "dropped");
}

#[test]
fn somebody_elses_answer_meanwhile_is_a_conflict() {
    let site = site();
    let id = bring(&site, &head(), "a.csv", LIST.as_bytes());
    let version = show(&site, &head(), id)["version"].clone();
    step(&site, &head(), id, "map", &json!({ "kind": "gadget" }));
    let late =
        site.api(&head(), &format!("/import/{id}/map"), &json!({ "kind": "gadget", "version": version }));
    assert_eq!(late.status, 409);
}

#[test]
fn a_retried_request_is_carried_out_once() {
    let site = site();
    let (id, _) = tried(&site, "a.csv", LIST, &json!({ "kind": "gadget" }));
    let wire = testing::Wire::to(&site.app);
    let send = || {
        let headers = [
            ("authorization", format!("Bearer {}", head())),
            ("sec-fetch-site", "same-origin".to_owned()),
            ("idempotency-key", "abc".to_owned()),
        ];
        wire.send(testing::Call {
            method: "POST".to_owned(),
            path: format!("/api/v1/import/{id}/commit"),
            headers: headers.into_iter().map(|(n, v)| (n.to_owned(), v.into_bytes())).collect(),
            ..testing::Call::default()
        })
    };
    let (first, second) = (send(), send());
    assert_eq!((first.status, second.status), (200, 200), "{} {}", first.text(), second.text());
    assert_eq!(first.text(), second.text());
    assert_eq!(number(&site, "SELECT COUNT(*) FROM gadget"), 1);
}

/// ASVS 5.2.4.
#[test]
fn one_person_has_only_so_many_files_waiting() {
    let site = site();
    for n in 0..20 {
        bring(&site, &head(), "a.csv", format!("Kod;Namn\n{n};Kamera\n").as_bytes());
    }
    let answer = site.upload(&head(), "/api/v1/import", &[], ("file", "a.csv", LIST.as_bytes()));
    assert_eq!(
        (answer.status, answer.json()["code"].as_str()),
        (409, Some("intake-cannot-too-many-waiting"))
    );
}
