//! Two real budgets of a city, in `VARV_DATA`, else in `../shared/data` beside the workspace. Without the folder there is
//! nothing to test.

use std::path::PathBuf;

use serde_json::json;

use crate::world::World;

fn file(name: &str) -> Option<Vec<u8>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data");
    let folder = std::env::var_os("VARV_DATA").map_or(beside, PathBuf::from);
    std::fs::read(folder.join("budgets").join(name)).ok()
}

fn told(world: &World, answers: &serde_json::Value, name: &str) -> Option<(i64, String)> {
    let (_, counts) = world.brought(name, &file(name)?, answers);
    assert_eq!(counts[3], 0, "a row is refused: {counts:?}");
    let id = world.number("SELECT MAX(id) FROM budget_file");
    let whole = world.json(&world.controller(), &format!("/bookings/budgets/{id}"));
    assert_eq!(whole["rows"], json!(counts[0]));
    Some((id, whole["sum"].as_str().expect("a sum").to_owned()))
}

#[test]
fn the_adopted_budget_of_oakland_comes_in_to_the_ore_and_once() {
    let world = World::new();
    let name = "oakland_FY13-14_adopted.csv";
    let answers = json!({ "kind": "budget-row", "map": [
        "budget_year=year", "department=administration", "fund_code=account", "account_type=side", "amount=amount",
    ] });
    let Some((id, sum)) = told(&world, &answers, name) else { return };
    let rows = world.number("SELECT COUNT(*) FROM budget_row");
    assert_eq!((rows, sum), (8_953, adopted_sum()), "costs without income");
    assert_eq!(world.would(name, &file(name).expect("it is there"), &answers), [0, 0, 8_953, 0]);
    finance::open_year(world.site.db(), &access::Actor::operator(), 2013).expect("a year");
    let who = world.controller();
    for (list, body) in [
        ("accounts", json!({ "verdict": "it", "name": "Fond", "account": "1", "kind": "operating" })),
        ("units", json!({ "unit": world.who.north })),
    ] {
        let table = if list == "accounts" { "ledger_account" } else { "ledger_place" };
        let text = format!("SELECT id FROM {table}");
        let sql = store::Sql::open("a test looks", &text);
        let ids: Vec<(i64,)> = world.site.db().read(|reading| reading.all(sql)).expect("numbers");
        for (id,) in ids {
            let heard = world.site.api(&who, &format!("/bookings/{list}/{id}/settle"), &body);
            assert!(heard.status < 300, "{}", heard.text);
        }
    }
    let heard = world.site.api(&who, &format!("/bookings/budgets/{id}/plan"), &json!({}));
    assert!(heard.status < 300, "{}", heard.text);
    let planned = world
        .number("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_entry WHERE stage = 'plan'");
    assert_eq!(kernel::Money::sek(planned).to_string(), adopted_sum());
    assert_eq!(world.site.db().snapshot(finance::audit), Ok(Vec::new()));
}

/// The file's costs less its income, added up from its text by other means than the import's.
fn adopted_sum() -> String {
    let text = String::from_utf8(file("oakland_FY13-14_adopted.csv").expect("it is there")).expect("text");
    let amount = |line: &str| {
        let amount: i64 = line.rsplit(',').next().and_then(|it| it.trim().parse().ok()).expect("a number");
        if line.contains(",Revenue,") { -amount } else { amount }
    };
    let sum: i64 = text.lines().skip(1).filter(|line| !line.is_empty()).map(amount).sum();
    format!("{sum}.00")
}

#[test]
fn the_proposed_budget_has_two_years_and_both_come_in_to_the_ore() {
    let world = World::new();
    let name = "oakland_mayor_proposed_FY13-15.xlsx";
    let answers = json!({ "kind": "budget-row", "map": [
        "Budget Year Name=year", "Division=administration", "Account  Description=account", "Account Type=side",
        "Amount=amount",
    ] });
    let Some((_, sum)) = told(&world, &answers, name) else { return };
    let of = |year: i64| {
        world.number(&format!("SELECT CAST(SUM(amount) AS BIGINT) FROM budget_row WHERE year = {year}"))
    };
    let both = kernel::Money::sek(of(2013) + of(2014)).to_string();
    assert_eq!((world.number("SELECT COUNT(*) FROM budget_row"), both), (17_579, sum));
}
