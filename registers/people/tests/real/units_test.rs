//! Lists of units.

use super::*;

#[test]
fn the_municipalities_become_units_with_their_codes_once_and_go_again() {
    let (site, sample) = site();
    let head = head(&sample);
    let before = all(&site);
    let counties = json!({ "kind": "unit", "map": ["county_code=code", "county_name=name"], "constant": ["kind=other"] });
    let (id, json) = tried(&site, &head, "org/swedish_counties.csv", &counties);
    assert_eq!(counts(&json), [21, 0, 0, 0]);
    assert_eq!(step(&site, &head, id, "commit", &json!({}))["state"], "done");
    let answers = json!({ "kind": "unit", "map": ["municipality_code=code", "municipality_name=name", "county_code=parent"] });
    let (second, json) = tried(&site, &head, "org/swedish_municipalities.csv", &answers);
    assert_eq!(counts(&json), [290, 0, 0, 0], "{:#?}", reasons(&site, &head, second));
    step(&site, &head, second, "commit", &json!({}));
    assert_eq!(
        number(&site, "SELECT COUNT(*) FROM unit WHERE code LIKE '0%'"),
        90 + 8,
        "leading zeros are kept"
    );
    let text = "SELECT COUNT(*) FROM unit u JOIN unit p ON p.id = u.parent_id WHERE u.code = '0114' AND p.code = '01'";
    assert_eq!(number(&site, text), 1, "Upplands Väsby stands under its county");
    let again = bring(&site, &head, "org/swedish_municipalities.csv");
    let json = show(&site, &head, again);
    assert_eq!(
        (json["state"].as_str(), counts(&json)),
        (Some("tried"), [0, 0, 290, 0]),
        "learned, and all the same"
    );
    for id in [second, id] {
        let json = step(&site, &head, id, "undo", &json!({}));
        assert_eq!(json["undone"]["left"], 0, "{json:#}");
    }
    assert_eq!(before, all(&site));
}

#[test]
fn the_organisation_of_a_school_system_comes_in_as_a_tree() {
    let (site, sample) = site();
    let head = head(&sample);
    let (id, json) = tried(
        &site,
        &head,
        "school/sds-v2.1/orgs.csv",
        &json!({
            "kind": "unit", "map": ["sourcedId=code", "name=name", "parentSourcedId=parent"]
        }),
    );
    assert_eq!(counts(&json), [4, 0, 0, 0], "{:#?}", reasons(&site, &head, id));
    step(&site, &head, id, "commit", &json!({}));
    let text = "SELECT COUNT(*) FROM unit u JOIN unit p ON p.id = u.parent_id WHERE p.code IS NOT NULL AND u.code NOT LIKE '40%'";
    assert_eq!(number(&site, text), 2, "two stand under another row of the file");
}

#[test]
fn fifteen_thousand_rows_come_in_within_seconds() {
    let (site, sample) = site();
    let head = head(&sample);
    let started = std::time::Instant::now();
    let answers = json!({ "kind": "unit", "map": ["postal_code=code", "locality=name"] });
    let (id, json) = tried(&site, &head, "org/swedish_postal_to_municipality.csv", &answers);
    let tried = started.elapsed();
    assert_eq!(counts(&json).iter().sum::<i64>(), 15_463);
    assert_eq!(counts(&json)[3], 0, "{:#?}", reasons(&site, &head, id));
    let json = step(&site, &head, id, "commit", &json!({}));
    let done = started.elapsed();
    assert_eq!(json["state"], "done", "{}", json["trouble"]);
    step(&site, &head, id, "undo", &json!({}));
    println!("upload and dry run {tried:?}, commit {:?}, undo {:?}", done - tried, started.elapsed() - done);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM unit"), 4);
}
