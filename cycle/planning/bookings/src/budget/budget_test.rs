//! Budgets as files: what waits, what is planned, what changes, and who may.

use serde_json::{Value as Json, json};
use store::Sql;

use crate::world::World;

const FILE: &str = "År;Förvaltning;Konto;Typ;Belopp\n\
    2026;10 Kansliet;6540 IT-tjänster;Kostnad;1000,50\n\
    2026;10 Kansliet;6540 IT-tjänster;Kostnad;200\n\
    2026;10 Kansliet;6540 IT-tjänster;Intäkt;300\n\
    2026;20 Skolan;7010 Resor;Kostnad;5000\n\
    2027;20 Skolan;6540 IT-tjänster;Kostnad;40\n\
    2026;;6540 IT-tjänster;Kostnad;7\n";

fn answers() -> Json {
    json!({ "kind": "budget-row" })
}

/// Brings the file in; gives the import and the file.
fn brought(world: &World, text: &str) -> (i64, i64) {
    let (import, _) = world.brought("budget.csv", text.as_bytes(), &answers());
    (import, world.number("SELECT MAX(id) FROM budget_file"))
}

fn part(world: &World, file: i64, state: &str) -> (i64, String) {
    let file = world.json(&world.controller(), &format!("/bookings/budgets/{file}"));
    let parts = file["parts"].as_array().expect("parts");
    let part = parts.iter().find(|part| part["state"] == state);
    part.map_or((0, "0.00".to_owned()), |part| {
        (part["rows"].as_i64().expect("rows"), part["sum"].as_str().expect("a sum").to_owned())
    })
}

fn settle(world: &World) {
    let who = world.controller();
    let it = json!({ "verdict": "it", "name": "IT-tjänster", "account": "6540", "kind": "operating" });
    assert!(world.settle(&who, "accounts", "IT-tjänster", &it).status < 300);
    let not_it = json!({ "verdict": "not-it", "name": "Resor", "account": "", "kind": "operating" });
    assert!(world.settle(&who, "accounts", "Resor", &not_it).status < 300);
    for name in ["10 Kansliet", "20 Skolan"] {
        assert!(world.settle(&who, "units", name, &json!({ "unit": world.who.north })).status < 300);
    }
}

/// What the plan comes to, in öre.
fn planned(world: &World) -> i64 {
    world.number("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_entry WHERE stage = 'plan'")
}

fn plan(world: &World, file: i64) -> u16 {
    world.site.api(&world.controller(), &format!("/bookings/budgets/{file}/plan"), &json!({})).status
}

#[test]
fn rows_wait_for_what_nobody_has_said_and_the_parts_are_the_file() {
    let world = World::new();
    let (_, file) = brought(&world, FILE);
    let whole = world.json(&world.controller(), &format!("/bookings/budgets/{file}"));
    assert_eq!((&whole["rows"], &whole["sum"]), (&json!(6), &json!("5947.50")));
    assert_eq!(part(&world, file, "account"), (6, "5947.50".to_owned()));
    assert_eq!(plan(&world, file), 409, "nothing is ready");
    settle(&world);
    let parts = ["ready", "not-it", "unit", "year"].map(|state| part(&world, file, state));
    let expected = [(3, "900.50"), (1, "5000.00"), (1, "7.00"), (1, "40.00")];
    assert_eq!(parts, expected.map(|(rows, sum)| (rows, sum.to_owned())));
}

#[test]
fn rows_of_one_line_become_one_entry_and_count_once() {
    let world = World::new();
    let (_, file) = brought(&world, FILE);
    settle(&world);
    assert_eq!(plan(&world, file), 200);
    assert_eq!((planned(&world), part(&world, file, "planned")), (90_050, (3, "900.50".to_owned())));
    assert_eq!(world.number("SELECT COUNT(*) FROM ledger_entry"), 1);
    assert_eq!(plan(&world, file), 409, "nothing is left");
    assert_eq!(world.would("igen.csv", FILE.as_bytes(), &answers()), [0, 0, 6, 0]);
    let lines = world.json(&world.controller(), "/budget/lines")["items"].clone();
    assert_eq!((&lines[0]["plan"], &lines[0]["unfunded"]), (&json!("900.50"), &json!("900.50")));
    assert_eq!(world.site.db().snapshot(finance::audit), Ok(Vec::new()));
}

#[test]
fn a_changed_budget_changes_the_plan_by_the_difference_and_undo_takes_all_of_it_out() {
    let world = World::new();
    let (import, file) = brought(&world, FILE);
    settle(&world);
    plan(&world, file);
    let (again, _) = brought(&world, &FILE.replace("1000,50", "900"));
    assert_eq!(part(&world, file, "ready"), (1, "900.00".to_owned()));
    assert_eq!((plan(&world, file), planned(&world)), (200, 80_000));
    world.step(again, "undo", &json!({}));
    assert_eq!((plan(&world, file), planned(&world)), (200, 90_050), "as it was before");
    let undone = world.step(import, "undo", &json!({}));
    assert_eq!((undone["state"].as_str(), planned(&world)), (Some("undone"), 0), "{undone:#}");
    assert_eq!(world.number("SELECT COUNT(*) FROM budget_row"), 0);
    assert_eq!(world.site.db().snapshot(finance::audit), Ok(Vec::new()));
}

#[test]
fn a_row_of_no_year_is_refused_and_a_locked_year_is_left_alone() {
    let world = World::new();
    let text = "År;Förvaltning;Konto;Belopp\nnästa;10 Kansliet;6540 IT-tjänster;5\n";
    assert_eq!(world.would("fel.csv", text.as_bytes(), &answers()), [0, 0, 0, 1]);
    let (_, file) = brought(&world, FILE);
    settle(&world);
    plan(&world, file);
    let year = world.number("SELECT id FROM budget_year WHERE year = 2026");
    let db = world.site.db();
    finance::lock(db, &access::Actor::operator(), kernel::Id::new(year)).expect("it locks");
    let changed = FILE.replace("1000,50", "1");
    assert_eq!(world.would("ändrad.csv", changed.as_bytes(), &answers()), [0, 1, 5, 0]);
    brought(&world, &changed);
    assert_eq!(part(&world, file, "year").0, 2);
    assert_eq!((plan(&world, file), planned(&world)), (409, 90_050));
}

#[test]
fn who_is_not_in_the_whole_money_sees_nothing_and_may_nothing() {
    let world = World::new();
    let (_, file) = brought(&world, FILE);
    settle(&world);
    let row = world.number("SELECT MIN(id) FROM budget_row");
    for who in [world.admin(), world.leader_north(), world.controller_north()] {
        for path in [format!("/bookings/budgets/{file}"), format!("/bookings/budgets/rows/{row}")] {
            let status = world.site.get(&who, &format!("/api/v1{path}")).status;
            assert!([403, 404].contains(&status), "{path}: {status}");
        }
        let rows = world.site.get(&who, "/api/v1/bookings/budgets/rows");
        assert!(rows.status == 403 || rows.json()["items"] == json!([]), "{}", rows.text);
        assert!(world.site.api(&who, &format!("/bookings/budgets/{file}/plan"), &json!({})).status >= 400);
    }
    let auditor = world.auditor();
    assert_eq!(world.json(&auditor, &format!("/bookings/budgets/{file}"))["rows"], 6);
    let heard = world.site.api(&auditor, &format!("/bookings/budgets/{file}/plan"), &json!({}));
    assert_eq!(heard.status, 403);
}

#[test]
fn pages_are_drawn_with_all_their_words() {
    let world = World::new();
    let (_, file) = brought(&world, FILE);
    settle(&world);
    let sql = Sql::open("a test looks", "SELECT id FROM budget_row ORDER BY id");
    let rows: Vec<(i64,)> = world.site.db().read(|reading| reading.all(sql)).expect("rows");
    let mut paths = vec![
        "/bookings/budgets".to_owned(),
        format!("/bookings/budgets/{file}"),
        format!("/bookings/budgets/{file}/plan"),
        "/bookings/budgets/rows?state=held".to_owned(),
        format!("/bookings/budgets/rows?file={file}"),
    ];
    paths.extend(rows.iter().map(|(id,)| format!("/bookings/budgets/rows/{id}")));
    for path in paths {
        let page = world.site.get(&world.controller(), &path);
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        assert!(!page.text.contains("[bookings-"), "{path} lacks a text");
    }
}
