//! The import of tables into the registers: what a register's own rules refuse is told by the dry run, row by row.

use serde_json::{Value as Json, json};

use crate::filled::{self, Filled};

/// Brings a file in as the head of IT up to the dry run; gives its number and its counts.
fn tried(town: &Filled, name: &str, text: &str, answers: &Json) -> (i64, Json) {
    let who = town.who("head-of-it");
    let heard = town.upload(&who, name, text.as_bytes());
    assert_eq!(heard.status, 201, "{}", heard.text());
    let id = town.number("SELECT MAX(id) FROM import");
    for (verb, body) in [("map", answers.clone()), ("try", json!({}))] {
        let heard = town.tell(&who, &format!("/import/{id}/{verb}"), &body);
        assert!(heard.status < 300, "{verb}: {}", heard.text());
    }
    let counts = json(town, &format!("/import/{id}"))["counts"].clone();
    (id, counts)
}

fn json(town: &Filled, path: &str) -> Json {
    let heard = town.read(&town.who("head-of-it"), path);
    assert_eq!(heard.status, 200, "{path}: {}", heard.text());
    serde_json::from_slice(&heard.body).expect("JSON")
}

fn reasons(town: &Filled, id: i64) -> String {
    json(town, &format!("/import/{id}/rows?outcome=refused"))["items"].to_string()
}

fn commit(town: &Filled, id: i64) -> Json {
    let heard = town.tell(&town.who("head-of-it"), &format!("/import/{id}/commit"), &json!({}));
    assert!(heard.status < 300, "{}", heard.text());
    json(town, &format!("/import/{id}"))
}

#[test]
fn the_address_of_somebody_with_a_high_role_is_a_refused_row_and_the_others_come_in() {
    let town = filled::town();
    let of = |word: &str, column: &str| {
        let id = town.somebody(word).id;
        let sql = store::Sql::open(
            "a test looks",
            "SELECT p.name, u.name FROM person p JOIN unit u ON u.id = p.unit_id WHERE p.id = ?",
        );
        let found: (String, String) = town.db().read(|reading| reading.load(sql.bind(id))).expect("a person");
        if column == "name" { found.0 } else { found.1 }
    };
    let row = |word: &str, mail: &str| format!("{};{};{mail}\n", of(word, "name"), of(word, "unit"));
    let text = format!(
        "Namn;Enhet;E-post\n{}{}",
        row("admin", "annan.adress@sjovik.example"),
        row("teacher-south", "ny.adress@sjovik.example")
    );
    let (id, counts) = tried(&town, "adresser.csv", &text, &json!({ "kind": "person", "key": "name+unit" }));
    assert_eq!((&counts["changed"], &counts["refused"]), (&json!(1), &json!(1)), "{}", reasons(&town, id));
    let done = commit(&town, id);
    assert_eq!((&done["state"], &done["trouble"]), (&json!("done"), &Json::Null), "{done:#}");
    let moved = "SELECT COUNT(*) FROM person WHERE email = 'ny.adress@sjovik.example'";
    assert_eq!(town.number(moved), 1);
}

#[test]
fn a_tree_of_units_that_grows_too_deep_is_refused_from_there_on_in_the_dry_run() {
    let town = filled::town();
    let rows: String = (1..=14)
        .map(|level| {
            format!(
                "Z{level};Nivå {level};{}\n",
                if level == 1 { String::new() } else { format!("Z{}", level - 1) }
            )
        })
        .collect();
    let text = format!("Kod;Namn;Tillhör\n{rows}");
    let (id, counts) = tried(&town, "enheter.csv", &text, &json!({ "kind": "unit" }));
    let (new, refused) = (counts["new"].as_i64(), counts["refused"].as_i64());
    assert_eq!(new.zip(refused).map(|(new, refused)| new + refused), Some(14));
    assert!(refused > Some(0) && new > Some(5), "{counts}");
    assert!(reasons(&town, id).contains("people-unit-too-deep"), "{}", reasons(&town, id));
    let before = town.number("SELECT COUNT(*) FROM unit");
    assert_eq!(commit(&town, id)["state"], "done");
    assert_eq!(Some(town.number("SELECT COUNT(*) FROM unit") - before), new);
}

#[test]
fn an_exported_list_comes_in_again_as_the_same_also_where_it_could_be_taken_for_formulas() {
    let town = filled::town();
    let titles = ["+46 8 123", "=1+1 rund", "-Rund tur", "@ord i vinden", "'=rund"];
    let unit = town.number("SELECT MIN(id) FROM unit WHERE parent_id IS NOT NULL");
    let sql = store::Sql::open("a test looks", "SELECT name FROM unit WHERE id = ?").bind(unit);
    let (unit,): (String,) = town.db().read(|reading| reading.load(sql)).expect("a unit");
    // A table from another program, which had to make its texts harmless too.
    let rows: String = titles.iter().map(|title| format!("'{title};'{title};{unit}\n")).collect();
    let answers = json!({ "kind": "need", "map": ["1=title", "2=text", "3=unit"], "key": "title+unit" });
    let text = format!("Rubrik;Beskrivning;Enhet\n{rows}");
    let (id, counts) = tried(&town, "behov.csv", &text, &answers);
    assert_eq!(counts["new"], 5, "{}", reasons(&town, id));
    assert_eq!(commit(&town, id)["state"], "done");
    let who = town.who("head-of-it");
    for title in titles {
        let sql =
            store::Sql::open("a test looks", "SELECT COUNT(*) FROM need WHERE title = ? AND text = title");
        assert_eq!(town.db().read(|reading| reading.number(sql.bind(title))), Ok(1), "{title}");
    }
    for format in ["csv", "xlsx", "ods"] {
        let file = town.read(&who, &format!("/needs/export?format={format}"));
        let heard = town.upload(&who, &format!("needs.{format}"), &file.body);
        assert_eq!(heard.status, 201, "{}", heard.text());
        let id = town.number("SELECT MAX(id) FROM import");
        let columns = json(&town, &format!("/import/{id}"))["table"]["columns"].clone();
        let place = |names: [&str; 2]| {
            let columns = columns.as_array().expect("columns");
            columns.iter().position(|c| names.contains(&c["name"].as_str().unwrap_or(""))).map(|at| at + 1)
        };
        let (title, unit) = (place(["Need", "Title"]), place(["Unit", "Unit"]));
        let (title, unit) = title.zip(unit).unwrap_or_else(|| panic!("columns: {columns:#}"));
        let map = [format!("{title}=title"), format!("{unit}=unit")];
        for (verb, body) in
            [("map", json!({ "kind": "need", "map": map, "key": "title+unit" })), ("try", json!({}))]
        {
            let heard = town.tell(&who, &format!("/import/{id}/{verb}"), &body);
            assert!(heard.status < 300, "{verb}: {}", heard.text());
        }
        let counts = json(&town, &format!("/import/{id}"))["counts"].clone();
        assert!(counts["rows"].as_i64() >= Some(5), "{counts}");
        assert_eq!(
            counts["same"],
            counts["rows"],
            "{format}: {counts} {}",
            json(&town, &format!("/import/{id}/rows"))
        );
    }
}

/// Attack row 17.
#[test]
fn a_dry_run_of_needs_uses_up_no_numbers_of_theirs_nor_of_the_journal() {
    let town = filled::town();
    let counter = |table: &str| town.number(&format!("SELECT MAX(id) FROM {table}"));
    let ask = |title: &str| {
        let body = json!({ "title": title, "text": "Till sal 3" });
        town.make(&town.who("teacher-north"), "/needs/ask", &body)
    };
    let (first, line) = (ask("Projektor"), counter("journal"));
    let needs: String =
        (0..30).map(|n| format!("Behov {n};Vi vill ha {n};Norra skolan;Avslagen\n")).collect();
    tried(&town, "n.csv", &format!("Rubrik;Beskrivning;Enhet;Status\n{needs}"), &json!({ "kind": "need" }));
    let said = town.number(&format!("SELECT COUNT(*) FROM journal WHERE id > {line}"));
    assert_eq!((ask("Skrivare"), counter("journal")), (first + 1, line + said + 1));
}

#[test]
fn a_dry_run_of_the_registers_uses_up_no_numbers() {
    let town = filled::town();
    let counter = |table: &str| town.number(&format!("SELECT MAX(id) FROM {table}"));
    let colleague = &town.somebody("agent").email;
    let one = |kind: &str, n: &str| match kind {
        "person" => format!("Namn;Enhet;E-post\nEn Till;Norra skolan;en{n}@sjovik.example\n"),
        "unit" => format!("Kod;Namn;Slag;Överordnad\nk{n};Filial {n};Skola;Norra skolan\n"),
        "group" => format!("Namn;Enhet\nGrupp {n};Norra skolan\n"),
        _ => format!("Person;Roll;Enhet\n{colleague};Projektledare;{n}\n"),
    };
    for (kind, table, tries, next) in [
        ("person", "person", ["a", "b"], "c"),
        ("unit", "unit", ["a", "b"], "c"),
        ("group", "person_group", ["a", "b"], "c"),
        ("grant", "role_grant", ["Norra skolan", "Södra skolan"], "Norra skolan"),
    ] {
        let (before, file) = (counter(table), format!("{kind}.csv"));
        for n in tries {
            let (id, counts) = tried(&town, &file, &one(kind, n), &json!({ "kind": kind }));
            assert_eq!(counts["new"], 1, "{kind}: {}", reasons(&town, id));
        }
        let (id, _) = tried(&town, &file, &one(kind, next), &json!({ "kind": kind }));
        assert_eq!(
            (commit(&town, id)["state"].clone(), counter(table)),
            (json!("done"), before + 1),
            "{kind}"
        );
    }
}

#[test]
fn who_may_not_read_a_person_now_reads_no_row_that_names_them() {
    let town = filled::town();
    let (admin, officer) = (town.who("admin"), town.who("identity-officer"));
    let hidden = town.somebody("teacher-south");
    let name = town.name_of(hidden.id);
    let group = format!(
        "Namn;Enhet;Medlemmar\nRedaktionen;Norra skolan;{}, {}\n",
        hidden.email,
        town.somebody("agent").email
    );
    let (groups, counts) = tried(&town, "g.csv", &group, &json!({ "kind": "group" }));
    assert_eq!(counts["new"], 1, "{}", reasons(&town, groups));
    let need = format!(
        "Rubrik;Beskrivning;Enhet;Beställare;Status\nTavla;Till sal 3;Norra skolan;{};\nSnö;Bort;Finns inte;{};\n",
        hidden.email, hidden.email
    );
    let (needs, counts) = tried(&town, "n.csv", &need, &json!({ "kind": "need" }));
    assert_eq!((&counts["new"], &counts["refused"]), (&json!(1), &json!(1)), "{}", reasons(&town, needs));
    let read = |who: &str| -> String {
        let rows = [groups, needs].into_iter().flat_map(|id| {
            ["rows", "report?format=json", "report", "refused"].map(|what| format!("/import/{id}/{what}"))
        });
        rows.map(|path| town.read(who, &path).text()).collect()
    };
    let (it, auditor) = (town.who("head-of-it"), town.who("auditor"));
    assert!(read(&it).contains(&name) && read(&it).contains(&hidden.email));
    town.make(&officer, &format!("/persons/{}/protect", hidden.id), &json!({}));
    for who in [&it, &auditor, &admin] {
        let told = read(who);
        assert!(!told.contains(&name) && !told.contains(&hidden.email), "{who}: {told}");
        let pages = [groups, needs].map(|id| town.get(who, &format!("/import/{id}")).text()).concat();
        assert!(!pages.contains(&name) && !pages.contains(&hidden.email), "{who}");
    }
    assert!(read(&it).contains("•••"), "the others of the group are still told");
}

#[test]
fn a_refused_row_hears_all_that_is_wrong_with_it_at_once() {
    let town = filled::town();
    let text = "Rubrik;Beskrivning;Enhet;Status\nTavla;Till sal 3;;Påhittat\n";
    let (id, _) = tried(&town, "n.csv", text, &json!({ "kind": "need" }));
    let reasons = reasons(&town, id);
    assert!(reasons.contains("\"unit\"") && reasons.contains("\"state\""), "{reasons}");
}
