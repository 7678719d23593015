//! A real supplier ledger of a municipality, in `VARV_DATA`, else in `../shared/data` beside the workspace. Without the
//! folder there is nothing to test.

use std::path::PathBuf;

use serde_json::json;

use crate::world::World;

fn ledger() -> Option<Vec<u8>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data");
    let folder = std::env::var_os("VARV_DATA").map_or(beside, PathBuf::from);
    std::fs::read(folder.join("invoices/orebro_leverantorsreskontra_2016-03_slice.xlsx")).ok()
}

/// Accounts that are IT's: 180 rows, 3 078 519,08 kr.
const IT: &str = "(key IN ('40233', '65400', '68100', '68107') OR key LIKE '7431%')";

#[test]
fn the_ledger_of_orebro_is_booked_to_the_ore_and_counts_once() {
    let Some(bytes) = ledger() else { return };
    let world = World::new();
    finance::open_year(world.site.db(), &access::Actor::operator(), 2016).expect("a year");
    let answers = json!({ "kind": "ledger-row", "constant": ["day=2016-03-31"] });
    let (import, counts) = world.brought("orebro.xlsx", &bytes, &answers);
    assert_eq!(counts, [3_914, 0, 0, 0]);
    let file = world.number("SELECT MAX(id) FROM ledger_file");
    let who = world.controller();
    let whole = world.json(&who, &format!("/bookings/{file}"));
    assert_eq!((&whole["rows"], &whole["sum"]), (&json!(3_914), &json!("35850567.37")));
    // One row is about nothing and waits for nobody.
    assert_eq!(world.part(file, "account"), (3_913, "35850567.37".to_owned()));
    let ids = |text: &str| -> Vec<i64> {
        let sql = store::Sql::open("a test looks", text);
        let found: Vec<(i64,)> = world.site.db().read(|reading| reading.all(sql)).expect("numbers");
        found.into_iter().map(|(id,)| id).collect()
    };
    let not_it = ids(&format!("SELECT id FROM ledger_account WHERE NOT {IT}"));
    let heard = world.site.api(&who, "/bookings/accounts/bulk/not-it", &json!({ "id": not_it }));
    assert!(heard.status < 300, "{}", heard.text);
    for id in ids(&format!("SELECT id FROM ledger_account WHERE {IT}")) {
        let body = json!({ "verdict": "it", "name": format!("Konto {id}"), "account": format!("{id}"), "kind": "operating" });
        assert!(world.site.api(&who, &format!("/bookings/accounts/{id}/settle"), &body).status < 300);
    }
    assert_eq!(world.part(file, "unit"), (180, "3078519.08".to_owned()));
    for id in ids("SELECT id FROM ledger_place") {
        let body = json!({ "unit": world.who.north });
        assert!(world.site.api(&who, &format!("/bookings/units/{id}/settle"), &body).status < 300);
    }
    let waiting = ids("SELECT id FROM ledger_supplier WHERE settled = 'waiting'");
    for some in waiting.chunks(500) {
        let heard = world.site.api(&who, "/bookings/suppliers/bulk/own", &json!({ "id": some }));
        assert!(heard.status < 300, "{}", heard.text);
    }
    let zeros = world.number(&format!(
        "SELECT COUNT(*) FROM ledger_row r JOIN ledger_account a ON a.id = r.account_id WHERE r.amount = 0 AND {IT}"
    ));
    assert_eq!(world.part(file, "ready"), (180 - zeros, "3078519.08".to_owned()));
    let heard = world.site.api(&who, &format!("/bookings/{file}/book"), &json!({}));
    assert!(heard.status < 300, "{}", heard.text);
    assert_eq!(world.part(file, "booked"), (180 - zeros, "3078519.08".to_owned()));
    assert_eq!(world.part(file, "not-it"), (3_734 + zeros, "32772048.29".to_owned()));
    assert_eq!(world.spent(), 307_851_908);
    assert_eq!(world.would("orebro igen.xlsx", &bytes, &answers), [0, 0, 3_914, 0]);
    let undone = world.step(import, "undo", &json!({}));
    assert_eq!((undone["state"].as_str(), world.spent()), (Some("undone"), 0));
    assert_eq!(world.site.db().snapshot(finance::audit), Ok(Vec::new()));
}
