//! Files as municipalities have them, from upload to undo, through the router.

use access::Role;
use serde_json::{Value as Json, json};
use store::Sql;
use testing::{Site, word};

use crate::samples::{Sample, small};

fn site() -> (Site, Sample, String) {
    intake::install(super::intake_targets());
    let site = Site::new(vec![crate::ROOM, intake::ROOM]);
    let sample = small(site.db());
    let head = word(sample.head_of_it.number(), &[(Role::HeadOfIt, &[])]);
    (site, sample, head)
}

/// The import when no work goes on any more.
fn show(site: &Site, who: &str, id: i64) -> Json {
    for _ in 0..600 {
        let json = site.get(who, &format!("/api/v1/import/{id}")).json();
        if !["trying", "committing", "undoing"].contains(&json["state"].as_str().unwrap_or_default()) {
            return json;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("work on import {id} never ends");
}

fn step(site: &Site, who: &str, id: i64, verb: &str, json: &Json) -> Json {
    let answer = site.api(who, &format!("/import/{id}/{verb}"), json);
    assert!(answer.status < 300, "{verb}: {} {}", answer.status, answer.text);
    show(site, who, id)
}

/// Uploads, maps, tries: the import, and how many rows are new, changed, the same and refused.
fn tried(site: &Site, who: &str, text: &str, answers: &Json) -> (i64, [i64; 4]) {
    let answer = site.upload(who, "/api/v1/import", &[], ("file", "lista.csv", text.as_bytes()));
    assert_eq!(answer.status, 201, "{}", answer.text);
    let id = answer.json()["id"].as_i64().unwrap();
    step(site, who, id, "map", answers);
    let json = step(site, who, id, "try", &json!({}));
    assert_eq!(json["state"], "tried", "{json:#}");
    let count = |word: &str| json["counts"][word].as_i64().unwrap_or(-1);
    (id, ["new", "changed", "same", "refused"].map(count))
}

fn rows(site: &Site, who: &str, id: i64, outcome: &str) -> String {
    site.get(who, &format!("/api/v1/import/{id}/rows?outcome={outcome}")).text
}

fn number(site: &Site, text: &str) -> i64 {
    site.db().read(|reading| reading.number(Sql::open("a test looks", text))).unwrap()
}

/// How many units hang directly on the organisation.
const ON_ROOT: &str =
    "SELECT COUNT(*) FROM unit u JOIN unit r ON r.id = u.parent_id WHERE r.parent_id IS NULL";

const TREE: &str = "Ansvar;Benämning;Överordnad;Typ av enhet\n1;Sjöviks kommun;;Kommun\n\
    700;Kultur;1;Förvaltning\n710;Biblioteket;700;Enhet\n800;Teknik;1;Kontor\n";
const MAP: [&str; 4] = ["Ansvar=code", "Benämning=name", "Överordnad=parent", "Typ av enhet=kind"];

#[test]
fn the_municipalitys_own_row_is_the_organisation_and_gives_it_its_code() {
    let (site, sample, head) = site();
    let before = number(&site, ON_ROOT);
    let answers = json!({ "kind": "unit", "map": MAP, "key": "code" });
    let (id, counts) = tried(&site, &head, TREE, &answers);
    assert_eq!(counts, [3, 1, 0, 0], "{}", rows(&site, &head, id, "refused"));
    assert!(rows(&site, &head, id, "changed").contains("The organisation itself"), "the dry run tells it");
    step(&site, &head, id, "commit", &json!({}));
    assert_eq!(number(&site, ON_ROOT), before + 2, "what refers to it hangs on the organisation");
    assert_eq!(number(&site, "SELECT COUNT(*) FROM unit WHERE parent_id IS NULL AND code = '1'"), 1);
    let name = site.db().read(|r| crate::tables::units::load(r, sample.root)).unwrap().name;
    let (_, again) = tried(&site, &head, TREE, &answers);
    assert_eq!(again, [0, 0, 4, 0]);
    step(&site, &head, id, "undo", &json!({}));
    let root = site.db().read(|r| crate::tables::units::load(r, sample.root)).unwrap();
    assert_eq!((root.name, root.code, root.kind), (name, None, crate::UnitKind::Organisation));
    assert_eq!(number(&site, ON_ROOT), before);
}

#[test]
fn the_municipalitys_own_row_is_recognised_by_name_and_below_itself() {
    let (site, _, head) = site();
    let before = number(&site, ON_ROOT);
    let tree = "Namn;Tillhör\nSjöviks kommun;Sjöviks kommun\nKultur;Sjövik\nTeknik;Sjöviks kommun\n";
    let answers = json!({ "kind": "unit", "map": ["Namn=name", "Tillhör=parent"], "key": "name" });
    let (id, counts) = tried(&site, &head, tree, &answers);
    assert_eq!(counts, [2, 0, 1, 0], "{}", rows(&site, &head, id, "refused"));
    step(&site, &head, id, "commit", &json!({}));
    assert_eq!(number(&site, ON_ROOT), before + 2);
}

#[test]
fn a_code_that_another_unit_has_is_not_taken_over() {
    let (site, _, head) = site();
    let tree = "Kod;Namn\n4010;Sjöviks kommun\n";
    let answers = json!({ "kind": "unit", "map": ["Kod=code", "Namn=name"], "key": "code" });
    let (_, counts) = tried(&site, &head, tree, &answers);
    assert_eq!(counts, [0, 1, 0, 0], "it is the unit with the code");
}

#[test]
fn a_unit_that_is_called_what_the_organisation_is_called_is_a_unit() {
    let (site, _, head) = site();
    let list = "Kod;Namn;Typ\n7001;Sjövik;Förskola\n7002;Strand;Förskola\n";
    let map = ["Kod=code", "Namn=name", "Typ=kind"];
    let answers = json!({ "kind": "unit", "map": map, "key": "code" });
    let (id, counts) = tried(&site, &head, list, &answers);
    assert_eq!(counts, [2, 0, 0, 0], "{}", rows(&site, &head, id, "refused"));
    step(&site, &head, id, "commit", &json!({}));
    let preschool = "SELECT COUNT(*) FROM unit WHERE code = '7001' AND kind = 'preschool' AND parent_id = 1";
    assert_eq!(number(&site, preschool), 1);
    assert_eq!(number(&site, "SELECT COUNT(*) FROM unit WHERE parent_id IS NULL AND code IS NULL"), 1);
    let (_, again) = tried(&site, &head, list, &answers);
    assert_eq!(again, [0, 0, 2, 0]);
}

#[test]
fn a_unit_that_only_its_name_could_tell_from_the_organisation_is_refused_with_what_to_do() {
    let (site, _, head) = site();
    let answers = json!({ "kind": "unit", "map": ["Namn=name", "Typ=kind"], "key": "name" });
    let (id, counts) = tried(&site, &head, "Namn;Typ\nSjövik;Förskola\nStrand;Förskola\n", &answers);
    let refused = rows(&site, &head, id, "refused");
    assert_eq!(counts, [1, 0, 0, 1], "{refused}");
    assert!(refused.contains("a code of its own"), "{refused}");
}

#[test]
fn another_municipalitys_row_gives_its_code_to_nobody() {
    let (site, _, head) = site();
    let map = ["Kod=code", "Namn=name", "Typ=kind"];
    let answers = json!({ "kind": "unit", "map": map, "key": "code" });
    let list = "Kod;Namn;Typ\n7101;Granby kommun;Kommun\n7102;Granby skola;Skola\n";
    let (id, counts) = tried(&site, &head, list, &answers);
    let refused = rows(&site, &head, id, "refused");
    assert_eq!(counts, [1, 0, 0, 1], "{refused}");
    assert!(refused.contains("not called what the organisation is called here: Sjövik"), "{refused}");
    let several = "Kod;Namn;Typ\n7101;Granby kommun;Kommun\n7201;Ekviks kommun;Kommun\n";
    let (_, counts) = tried(&site, &head, several, &answers);
    assert_eq!(counts, [2, 0, 0, 0], "of several, as in a federation, each is a unit");
    for name in ["Sjövik", "SJÖVIKS KOMMUN", "Sjöviks"] {
        let (id, counts) = tried(&site, &head, &format!("Kod;Namn;Typ\n1;{name};Kommun\n"), &answers);
        assert_eq!(counts, [0, 1, 0, 0], "{name}: {}", rows(&site, &head, id, "refused"));
    }
}

#[test]
fn a_unit_with_the_organisations_code_is_not_taken_for_it() {
    let (site, _, head) = site();
    let answers = json!({ "kind": "unit", "map": MAP, "key": "code" });
    let (id, _) = tried(&site, &head, TREE, &answers);
    step(&site, &head, id, "commit", &json!({}));
    let map = ["Kod=code", "Namn=name", "Typ=kind"];
    let answers = json!({ "kind": "unit", "map": map, "key": "code" });
    let (id, counts) = tried(&site, &head, "Kod;Namn;Typ\n1;Strand;Förskola\n2;Vik;Förskola\n", &answers);
    assert_eq!(counts, [1, 0, 0, 1], "{}", rows(&site, &head, id, "refused"));
    let (_, counts) = tried(&site, &head, "Kod;Namn;Typ\n1;Nya Sjövik;Kommun\n", &answers);
    assert_eq!(counts, [0, 0, 1, 0], "the code and the kind say what it is, under another name too");
}

const GRANTS: [&str; 5] = ["Person=person", "Roll=role", "Enhet=unit", "Från=from", "Till=until"];

/// A list of one role with these days.
fn role(from: &str, until: &str) -> String {
    format!("Person;Roll;Enhet;Från;Till\nnils.lind@sjovik.example;IT-tekniker;4010;{from};{until}\n")
}

#[test]
fn a_list_of_roles_is_the_same_when_it_comes_again_whatever_came_between() {
    let (site, sample, head) = site();
    let answers = json!({ "kind": "grant", "map": GRANTS, "key": "person+role+unit" });
    let list = role("2025-12-09", "2027-12-31");
    let (id, counts) = tried(&site, &head, &list, &answers);
    assert_eq!(counts, [1, 0, 0, 0], "{}", rows(&site, &head, id, "refused"));
    let told = rows(&site, &head, id, "new");
    assert!(told.contains("2026-03-02") && !told.contains("2025-12-09"), "it begins today: {told}");
    step(&site, &head, id, "commit", &json!({}));
    let same = |when: &str| {
        let (id, counts) = tried(&site, &head, &list, &answers);
        assert_eq!(counts, [0, 0, 1, 0], "{when}: {}", rows(&site, &head, id, "refused"));
    };
    same("at once");
    site.base.clock.advance_seconds(3 * 86_400);
    same("when its first day has been");
    let path = format!("/persons/{}/leave", sample.teacher_north);
    let admin = word(sample.admin.number(), &[(Role::Administrator, &[])]);
    assert!(site.api(&admin, &path, &json!({ "on": "2026-06-30" })).status < 300);
    same("when its holder has an earlier last day");
    for (from, until) in [("2026-09-01", "2027-12-31"), ("2025-12-09", "2027-06-30")] {
        let (id, counts) = tried(&site, &head, &role(from, until), &answers);
        let refused = rows(&site, &head, id, "refused");
        assert_eq!(counts, [0, 0, 0, 1], "{from} {until}");
        assert!(refused.contains("with other days"), "{refused}");
    }
}

#[test]
fn a_role_that_has_ended_or_begins_too_late_is_refused_for_what_it_is() {
    let (site, sample, head) = site();
    let answers = json!({ "kind": "grant", "map": GRANTS, "key": "person+role+unit" });
    let admin = word(sample.admin.number(), &[(Role::Administrator, &[])]);
    let path = format!("/persons/{}/leave", sample.teacher_north);
    assert!(site.api(&admin, &path, &json!({ "on": "2026-06-30" })).status < 300);
    for (from, until, words) in [
        ("2024-01-01", "2025-12-31", "2025-12-31 has been"),
        ("", "2026-03-01", "2026-03-01 has been"),
        ("2025-12-31", "2025-01-01", "comes before the first"),
        ("2026-05-02", "2026-05-01", "comes before the first"),
        ("2026-07-01", "2027-05-01", "after the person's own last day"),
        ("2026-07-01", "", "after the person's own last day"),
    ] {
        let (id, counts) = tried(&site, &head, &role(from, until), &answers);
        let refused = rows(&site, &head, id, "refused");
        assert_eq!(counts, [0, 0, 0, 1], "{from}–{until}: {refused}");
        assert!(refused.contains(words), "{from}–{until}: {refused}");
    }
    let (_, counts) = tried(&site, &head, &role("2024-01-01", "2026-03-02"), &answers);
    assert_eq!(counts, [1, 0, 0, 0], "today is no day that has been");
}

#[test]
fn a_title_of_many_trades_gives_no_role_that_opens_much() {
    let (site, sample, _) = site();
    let admin = word(sample.admin.number(), &[(Role::Administrator, &[])]);
    let answers = json!({ "kind": "grant", "map": ["Person=person", "Titel=role", "Enhet=unit"], "key": "person+role+unit" });
    let told = |titles: &[&str]| {
        let row = |title: &&str| format!("nils.lind@sjovik.example;{title};4010\n");
        let list = format!("Person;Titel;Enhet\n{}", titles.iter().map(row).collect::<String>());
        let (id, counts) = tried(&site, &admin, &list, &answers);
        (id, counts, rows(&site, &admin, id, "refused"))
    };
    let titles = [
        "Administratör",
        "Admin",
        "Administrator",
        "Tekniker",
        "Drifttekniker",
        "Support",
        "Registrator",
        "Granskare",
        "Projektägare",
        "Dataskyddssamordnare",
    ];
    let (_, counts, refused) = told(&titles);
    assert_eq!(counts, [0, 0, 0, titles.len() as i64], "{refused}");
    let names = [
        "Systemadministratör",
        "Supporttekniker",
        "Arkivarie",
        "Revisor",
        "Projektledare",
        "Dataskyddsombud",
    ];
    let (id, counts, refused) = told(&names);
    assert_eq!(counts, [names.len() as i64, 0, 0, 0], "each by its own name: {refused}");
    step(&site, &admin, id, "commit", &json!({}));
    let text = "SELECT COUNT(*) FROM role_grant g JOIN person p ON p.id = g.person_id
        WHERE g.role = 'administrator' AND p.name = 'Nils Lind'";
    assert_eq!(number(&site, text), 1);
    let (_, counts, refused) = told(&["System administrator"]);
    assert_eq!(counts, [0, 0, 1, 0], "the same in English: {refused}");
}

#[test]
fn a_list_with_one_row_a_member_is_one_group() {
    let (site, _, head) = site();
    let list = "Grupp;Enhet;Medlem\nSuperanvändare;Norra skolan;Nils Lind\n\
        Superanvändare;Norra skolan;Finns Inte\n\
        Superanvändare;Norra skolan;sara.lund@sjovik.example\nKrisgrupp;Norra skolan;Nils Lind\n\
        Krisgrupp;4010;Nils Lind\nKrisgrupp;Södra skolan;Nils Lind\n";
    let answers =
        json!({ "kind": "group", "map": ["Grupp=name", "Enhet=unit", "Medlem=members"], "key": "name" });
    let (id, counts) = tried(&site, &head, list, &answers);
    assert_eq!(counts[0], 2, "{}", rows(&site, &head, id, "refused"));
    let refused = rows(&site, &head, id, "refused");
    assert!(refused.contains("says something else"), "another unit is another thing: {refused}");
    step(&site, &head, id, "commit", &json!({}));
    let members = "SELECT COUNT(*) FROM group_member m JOIN person_group g ON g.id = m.group_id WHERE g.name = 'Superanvändare'";
    assert_eq!(number(&site, members), 2);
}
