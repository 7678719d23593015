use serde_json::{Value as Json, json};

use crate::world::World;

/// Two equal rows of one invoice, a credit, a row that is none of IT's, and one of an unknown supplier.
const FILE: &str = "Leverantör;Orgnr;Förvaltning;Konto;Fakturanr;Belopp;Datum\n\
    Björkdata AB;;10 Kansliet;6540 IT-tjänster;F-1;1 000,50;2026-03-02\n\
    Björkdata AB;;10 Kansliet;6540 IT-tjänster;F-1;1 000,50;2026-03-02\n\
    BJÖRKDATA  AB;;10 Kansliet;6540 IT-tjänster;F-2;-200,25;2026-03-05\n\
    Granit Städ AB;;10 Kansliet;7010 Städning;S-9;5 000;2026-03-06\n\
    Ny Nät AB;;10 Kansliet;6540 IT-tjänster;N-1;300;2026-03-07\n";

fn brought(world: &World) -> (i64, i64) {
    let supplier = json!({ "name": "Björkdata AB" });
    assert_eq!(world.site.api(&world.head(), "/suppliers/add", &supplier).status, 201);
    let (import, counts) = world.brought("reskontra.csv", FILE.as_bytes(), &json!({ "kind": "ledger-row" }));
    assert_eq!(counts, [5, 0, 0, 0]);
    (import, world.number("SELECT MAX(id) FROM ledger_file"))
}

fn it() -> Json {
    json!({ "verdict": "it", "name": "IT-tjänster", "account": "6540", "kind": "operating" })
}

fn not_it() -> Json {
    json!({ "verdict": "not-it", "name": "Städning", "account": "", "kind": "operating" })
}

/// Says everything that the file's rows wait for.
fn settle_all(world: &World) {
    let who = world.controller();
    for (list, name, body) in [
        ("accounts", "IT-tjänster", it()),
        ("accounts", "Städning", not_it()),
        ("units", "10 Kansliet", json!({ "unit": world.who.north })),
        ("suppliers", "Ny Nät AB", json!({ "who": "own" })),
    ] {
        let heard = world.settle(&who, list, name, &body);
        assert!(heard.status < 300, "{list}: {} {}", heard.status, heard.text);
    }
}

fn book(world: &World, file: i64) -> testing::Answer {
    world.site.api(&world.controller(), &format!("/bookings/{file}/book"), &json!({}))
}

#[test]
fn a_row_waits_for_account_unit_and_supplier_in_turn_and_the_parts_are_the_file() {
    let world = World::new();
    let (_, file) = brought(&world);
    let parts = |states: &[&str]| -> Vec<(i64, String)> {
        states.iter().map(|state| world.part(file, state)).collect()
    };
    assert_eq!(parts(&["account"]), [(5, "7100.75".to_owned())]);
    assert_eq!(book(&world, file).status, 409, "nothing is ready");
    let who = world.controller();
    world.settle(&who, "accounts", "IT-tjänster", &it());
    world.settle(&who, "accounts", "Städning", &not_it());
    assert_eq!(parts(&["unit", "not-it"]), [(4, "2100.75".to_owned()), (1, "5000.00".to_owned())]);
    world.settle(&who, "units", "10 Kansliet", &json!({ "unit": world.who.north }));
    assert_eq!(parts(&["ready", "supplier"]), [(3, "1800.75".to_owned()), (1, "300.00".to_owned())]);
    world.settle(&who, "suppliers", "Ny Nät AB", &json!({ "who": "own" }));
    assert_eq!(parts(&["ready", "not-it"]), [(4, "2100.75".to_owned()), (1, "5000.00".to_owned())]);
}

#[test]
fn what_is_ready_is_booked_once_and_the_same_file_again_counts_nothing() {
    let world = World::new();
    let (_, file) = brought(&world);
    settle_all(&world);
    assert!(book(&world, file).status < 300);
    assert_eq!((world.spent(), world.part(file, "booked")), (210_075, (4, "2100.75".to_owned())));
    assert_eq!(book(&world, file).status, 409, "nothing is left");
    let again = world.would("igen.csv", FILE.as_bytes(), &json!({ "kind": "ledger-row" }));
    assert_eq!((again, world.spent()), ([0, 0, 5, 0], 210_075));
    assert_eq!(world.number("SELECT COUNT(*) FROM ledger_file"), 1);
    let lines = "SELECT COUNT(*) FROM budget_line";
    assert_eq!(world.number(lines), 1, "one line for the unit and the account");
    let named = "SELECT COUNT(*) FROM ledger_entry WHERE supplier = 'Björkdata AB'";
    assert_eq!(world.number(named), 3, "however it was spelt");
}

#[test]
fn a_row_in_another_file_with_others_counts_once_and_what_is_booked_is_not_changed() {
    let world = World::new();
    let (_, file) = brought(&world);
    settle_all(&world);
    book(&world, file);
    let head = "Leverantör;Orgnr;Förvaltning;Konto;Fakturanr;Belopp;Datum\n";
    let later = format!(
        "{head}Björkdata AB;;10 Kansliet;6540 IT-tjänster;F-1;1000,50;2026-03-02\n\
         Björkdata AB;;10 Kansliet;6540 IT-tjänster;F-2;-200,25;2026-04-30\n\
         Björkdata AB;;10 Kansliet;6540 IT-tjänster;F-3;70;2026-04-02\n"
    );
    let answers = json!({ "kind": "ledger-row" });
    let tried = world.tried("april.csv", later.as_bytes(), &answers);
    let counts = ["new", "changed", "same", "refused"].map(|word| tried["counts"][word].as_i64());
    assert_eq!(counts, [Some(1), Some(0), Some(1), Some(1)], "{tried:#}");
    let rows = format!("/import/{}/rows?outcome=refused", tried["id"]);
    assert!(world.json(&world.controller(), &rows).to_string().contains("is booked already"));
}

#[test]
fn undo_takes_the_booked_rows_back_once_by_reversal() {
    let world = World::new();
    let (import, file) = brought(&world);
    settle_all(&world);
    book(&world, file);
    let undone = world.step(import, "undo", &json!({}));
    assert_eq!(undone["state"], "undone", "{undone:#}");
    assert_eq!(world.spent(), 0);
    assert_eq!(world.number("SELECT COUNT(*) FROM ledger_entry WHERE why = 'reversal'"), 4);
    assert_eq!(world.number("SELECT COUNT(*) FROM ledger_row"), 0);
    assert_eq!(world.number("SELECT COUNT(*) FROM ledger_key"), 0);
    assert_eq!(world.site.db().snapshot(finance::audit), Ok(Vec::new()));
    // Brought in anew it is booked anew, without being asked about.
    let (_, counts) = world.brought("igen.csv", FILE.as_bytes(), &json!({ "kind": "ledger-row" }));
    assert_eq!(counts, [5, 0, 0, 0]);
    let file = world.number("SELECT MAX(id) FROM ledger_file");
    assert!(book(&world, file).status < 300);
    assert_eq!(world.spent(), 210_075);
}

#[test]
fn an_invoice_that_stands_in_the_ledger_by_hand_counts_once_and_undo_leaves_it() {
    let world = World::new();
    let (import, file) = brought(&world);
    let line = json!({
        "year": world.number("SELECT MAX(id) FROM budget_year"), "unit": world.who.north, "account": "6540",
        "kind": "operating", "name": "Avtalade tjänster", "amount": "9000",
    });
    let line = world.site.api(&world.controller(), "/budget/lines/add", &line).json()["id"].clone();
    let by_hand =
        json!({ "reference": "F-1", "supplier": "björkdata ab", "amount": "1000,50", "day": "2026-03-02" });
    let heard = world.site.api(&world.controller(), &format!("/budget/lines/{line}/invoice"), &by_hand);
    assert!(heard.status < 300, "{}", heard.text);
    settle_all(&world);
    assert!(book(&world, file).status < 300);
    assert_eq!(world.spent(), 210_075, "one of the two equal rows is the one by hand");
    assert_eq!(world.number("SELECT COUNT(*) FROM ledger_row WHERE how = 'known'"), 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM budget_line"), 1, "the line that was there is used");
    world.step(import, "undo", &json!({}));
    assert_eq!(world.spent(), 100_050);
}

#[test]
fn a_locked_or_missing_year_holds_its_rows() {
    let world = World::new();
    let (_, file) = brought(&world);
    settle_all(&world);
    let year = world.number("SELECT MAX(id) FROM budget_year");
    finance::lock(world.site.db(), &access::Actor::operator(), kernel::Id::new(year)).expect("locked");
    assert_eq!(world.part(file, "year"), (4, "2100.75".to_owned()));
    assert_eq!((book(&world, file).status, world.spent()), (409, 0));
}

#[test]
fn a_supplier_that_looks_like_one_of_the_register_waits_for_a_person() {
    let world = World::new();
    let supplier = json!({ "name": "Ny Nät Sverige AB", "number": "556016-0680" });
    let made = world.site.api(&world.head(), "/suppliers/add", &supplier).json()["id"].clone();
    brought(&world);
    let id = world.named("suppliers", "Ny Nät AB");
    let all = world.site.api(&world.controller(), "/bookings/suppliers/bulk/own", &json!({ "id": [id] }));
    assert_eq!(all.json()["done"], 0, "{}", all.text);
    assert!(all.text.contains("looks like one in the register"), "{}", all.text);
    let body = json!({ "who": "register", "supplier": made });
    assert!(world.settle(&world.controller(), "suppliers", "Ny Nät AB", &body).status < 300);
    let register = "SELECT COUNT(*) FROM ledger_supplier WHERE settled = 'known'";
    assert_eq!(world.number(register), 2, "this one, and the one that was spelt so in the register");
}

#[test]
fn whoever_is_not_in_the_whole_money_sees_nothing_and_may_nothing() {
    let world = World::new();
    let (_, file) = brought(&world);
    for who in [world.admin(), world.leader_north(), world.controller_north()] {
        let page = world.site.get(&who, &format!("/api/v1/bookings/{file}"));
        assert!([403, 404].contains(&page.status), "{}", page.status);
        let rows = world.site.get(&who, "/api/v1/bookings/rows");
        assert!(rows.status == 403 || rows.json()["items"] == json!([]), "{}", rows.text);
        assert!(
            world.settle(&who, "units", "10 Kansliet", &json!({ "unit": world.who.north })).status >= 400
        );
        assert!(world.site.api(&who, &format!("/bookings/{file}/book"), &json!({})).status >= 400);
    }
    let auditor = world.auditor();
    assert_eq!(world.json(&auditor, &format!("/bookings/{file}"))["rows"], 5);
    assert_eq!(
        world.settle(&auditor, "units", "10 Kansliet", &json!({ "unit": world.who.north })).status,
        403
    );
    assert_eq!(world.site.api(&auditor, &format!("/bookings/{file}/book"), &json!({})).status, 403);
}

#[test]
fn forms_say_what_is_wrong() {
    let world = World::new();
    brought(&world);
    let who = world.controller();
    let wrong = |list: &str, name: &str, body: Json| {
        let heard = world.settle(&who, list, name, &body);
        assert_eq!(heard.status, 422, "{}", heard.text);
        heard.json()["errors"][0]["field"].as_str().unwrap_or_default().to_owned()
    };
    let no_account = json!({ "verdict": "it", "name": "IT", "account": "", "kind": "operating" });
    assert_eq!(wrong("accounts", "IT-tjänster", no_account), "account");
    assert_eq!(
        wrong("accounts", "IT-tjänster", json!({ "verdict": "waiting", "name": "IT", "kind": "grant" })),
        "verdict"
    );
    assert_eq!(wrong("units", "10 Kansliet", json!({ "unit": 99_999 })), "unit");
    assert_eq!(wrong("suppliers", "Ny Nät AB", json!({ "who": "register" })), "supplier");
    assert_eq!(wrong("suppliers", "Ny Nät AB", json!({ "who": "register", "supplier": 99_999 })), "supplier");
}

#[test]
fn pages_are_drawn_with_all_their_words() {
    let world = World::new();
    let (_, file) = brought(&world);
    settle_all(&world);
    let (account, unit, supplier) = (
        world.named("accounts", "IT-tjänster"),
        world.named("units", "10 Kansliet"),
        world.named("suppliers", "Ny Nät AB"),
    );
    let row = world.number("SELECT MAX(id) FROM ledger_row");
    for path in [
        "/bookings".to_owned(),
        "/bookings/rows?state=ready".to_owned(),
        "/bookings/accounts".to_owned(),
        "/bookings/units".to_owned(),
        "/bookings/suppliers".to_owned(),
        format!("/bookings/{file}"),
        format!("/bookings/{file}/book"),
        format!("/bookings/rows/{row}"),
        format!("/bookings/accounts/{account}/settle"),
        format!("/bookings/units/{unit}/settle"),
        format!("/bookings/suppliers/{supplier}/settle"),
    ] {
        let page = world.site.get(&world.controller(), &path);
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        assert!(!page.text.contains("[bookings-"), "{path}: {}", page.text);
    }
}

#[test]
fn a_supplier_s_page_says_what_was_spent_beside_what_was_agreed_and_only_to_who_reads_money() {
    let world = World::new();
    agreements::install(crate::SPEND);
    let (import, file) = brought(&world);
    settle_all(&world);
    book(&world, file);
    let supplier = world.number("SELECT id FROM supplier WHERE name = 'Björkdata AB'");
    let agreed = json!({
        "name": "Drift", "supplier": supplier, "unit": world.who.root, "kind": "service", "start": "2026-01-01",
        "initial_months": 12, "renewal": "none", "renewal_months": 12, "notice": 3, "notice_unit": "months",
        "price": "1200", "processing": "no", "answers": "controller",
    });
    let made = world.site.api(&world.head(), "/agreements/add", &agreed);
    assert!(made.status < 300, "{}", made.text);
    let who = world.controller();
    let spend = world.json(&who, &format!("/suppliers/{supplier}/spend"));
    let year = json!({ "year": 2026, "agreed": "1200.00", "spent": "1800.75", "strays": "600.75" });
    assert_eq!(spend["items"], json!([year]));
    let page = |who: &str| world.site.get(who, &format!("/suppliers/{supplier}")).text;
    assert!(page(&who).contains("more was spent") || page(&who).contains("mer är bokfört"));
    assert!(!page(&world.leader_north()).contains("1 200"), "the agreement is another unit's");
    let bound = world.json(&who, "/budget/bound");
    let this = bound["items"].as_array().expect("years").iter().find(|it| it["year"] == 2026).cloned();
    let this = this.expect("the year");
    assert_eq!((&this["agreements"], &this["spent"]), (&json!("1200.00"), &json!("2100.75")));
    assert_eq!(world.site.get(&world.admin(), "/api/v1/budget/bound").status, 403);
    world.step(import, "undo", &json!({}));
    assert_eq!(world.json(&who, &format!("/suppliers/{supplier}/spend"))["items"][0]["spent"], "0.00");
}

#[test]
fn whoever_looks_after_the_program_alone_does_not_see_the_file_in_the_import() {
    let world = World::new();
    let import =
        world.tried("reskontra.csv", FILE.as_bytes(), &json!({ "kind": "ledger-row" }))["id"].clone();
    let at = |who: &str| world.site.get(who, &format!("/api/v1/import/{import}")).status;
    assert_eq!((at(&world.controller()), at(&world.head()), at(&world.admin())), (200, 200, 404));
    let by_head = world.site.upload(&world.head(), "/api/v1/import", &[], ("file", "r.csv", FILE.as_bytes()));
    let id = by_head.json()["id"].clone();
    assert!(
        world.site.api(&world.head(), &format!("/import/{id}/map"), &json!({ "kind": "ledger-row" })).status
            < 300
    );
    assert_eq!(world.site.get(&world.admin(), &format!("/api/v1/import/{id}")).status, 404);
    assert_eq!(world.site.get(&world.auditor(), &format!("/api/v1/import/{id}")).status, 200);
    assert_eq!(world.json(&world.admin(), "/import/list")["items"], json!([]));
}

/// A month's file without a column of days.
const MONTH: &str = "Leverantör;Förvaltning;Konto;Fakturanr;Belopp\n\
    Björkdata AB;10 Kansliet;6540 IT-tjänster;F-1;1 000,50\n\
    Björkdata AB;10 Kansliet;6540 IT-tjänster;F-1;1 000,50\n";

#[test]
fn each_months_file_is_asked_for_its_day_and_is_closed_from_the_first_look() {
    let world = World::new();
    let upload = |name: &str, text: &str| {
        let heard = world.site.upload(&world.head(), "/api/v1/import", &[], ("file", name, text.as_bytes()));
        assert_eq!(heard.status, 201, "{}", heard.text);
        heard.json()["id"].as_i64().expect("a number")
    };
    let seen = |who: &str, id: i64| world.site.get(who, &format!("/api/v1/import/{id}")).status;
    let act = |id: i64, verb: &str, body: &Json| {
        world.site.api(&world.head(), &format!("/import/{id}/{verb}"), body)
    };
    let march = upload("mars.csv", MONTH);
    assert_eq!((seen(&world.head(), march), seen(&world.admin(), march)), (200, 404));
    let kept = act(march, "keep", &json!({}));
    assert_eq!((kept.status, kept.json()["code"].as_str()), (409, Some("intake-cannot-closed")));
    world.brought(
        "mars.csv",
        MONTH.as_bytes(),
        &json!({ "kind": "ledger-row", "constant": ["day=2026-03-31"] }),
    );
    let april = upload("april.csv", &MONTH.replace("F-1", "F-2"));
    let import = world.site.get(&world.head(), &format!("/api/v1/import/{april}")).json();
    assert_eq!(import["state"], "found", "nothing is tried with the day of another month: {import:#}");
    assert!(act(april, "map", &json!({ "kind": "ledger-row" })).status < 300);
    let tried = world.step_of(&world.head(), april, "try", &json!({}));
    assert_eq!(tried["counts"]["refused"], 2, "a row without a day is none: {tried:#}");
}

#[test]
fn the_same_rows_in_a_file_that_calls_their_supplier_otherwise_are_not_spent_again() {
    let world = World::new();
    let (_, file) = brought(&world);
    settle_all(&world);
    book(&world, file);
    let spent = world.spent();
    let other = FILE.replace("10 Kansliet", "10 Kommunkansliet");
    world.site.base.clock.advance_seconds(60);
    let (_, counts) = world.brought("året.csv", other.as_bytes(), &json!({ "kind": "ledger-row" }));
    assert_eq!(counts, [5, 0, 0, 0], "another administration makes other rows");
    let unit = json!({ "unit": world.who.north });
    assert!(world.settle(&world.controller(), "units", "10 Kommunkansliet", &unit).status < 300);
    let again = world.number("SELECT MAX(id) FROM ledger_file");
    assert!(book(&world, again).status < 300);
    assert_eq!(world.spent(), spent);
    assert_eq!(world.part(again, "ready").0, 4, "they wait, and are told of");
}

#[test]
fn a_row_that_comes_again_with_another_day_takes_nothing_of_the_first() {
    let world = World::new();
    let (_, file) = brought(&world);
    let april = FILE.replace("2026-03-02", "2026-04-02");
    let counts = world.would("april.csv", april.as_bytes(), &json!({ "kind": "ledger-row" }));
    assert_eq!(counts, [0, 0, 3, 2], "the two with another day are told of");
    assert_eq!(world.number("SELECT COUNT(*) FROM ledger_row WHERE day = '2026-03-02'"), 2);
    assert_eq!(world.number("SELECT COUNT(*) FROM ledger_row"), 5, "{file}");
}
