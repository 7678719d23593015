//! Entries through the router: what they do to a line's figures, what is refused, and that nothing counts twice.

use serde_json::json;

use crate::Kind;
use crate::world::World;

fn figures(plan: &str, bound: &str, spent: &str, available: &str) -> serde_json::Value {
    json!({ "plan": plan, "bound": bound, "spent": spent, "forecast": plan, "available": available,
        "unfunded": "0.00" })
}

#[test]
fn an_order_binds_until_it_is_invoiced_and_no_krona_is_both_bound_and_spent() {
    let world = World::new();
    let (line, who) = (world.line("Datorer", world.who.north, 1_000), world.controller());
    let order = world.act(&who, line, "order", &json!({ "reference": "B1", "amount": "600" }));
    assert_eq!(order.status, 201, "{}", order.text);
    assert_eq!(world.figures(line), figures("1000.00", "600.00", "0.00", "400.00"));
    let orders = world.json(&who, &format!("/budget/lines/{line}"))["orders"].clone();
    let bill =
        json!({ "reference": "F1", "supplier": "Datorhuset", "amount": "250,50", "order": orders[0]["id"] });
    assert_eq!(world.act(&who, line, "invoice", &bill).status, 201);
    assert_eq!(world.figures(line), figures("1000.00", "349.50", "250.50", "400.00"));
    let last = json!({ "reference": "F2", "supplier": "Datorhuset", "amount": "300", "order": orders[0]["id"], "last": true });
    assert_eq!(world.act(&who, line, "invoice", &last).status, 201);
    assert_eq!(world.figures(line), figures("1000.00", "0.00", "550.50", "449.50"));
    let credit = json!({ "reference": "K1", "supplier": "Datorhuset", "amount": "50,50" });
    assert_eq!(world.act(&who, line, "credit", &credit).status, 201);
    assert_eq!(world.figures(line), figures("1000.00", "0.00", "500.00", "500.00"));
    assert_eq!(world.wrong(), 0);
}

#[test]
fn the_same_invoice_row_is_refused_to_a_person_and_counted_once_for_a_program() {
    let world = World::new();
    let (line, who) = (world.line("Licenser", world.who.north, 1_000), world.controller());
    let bill = json!({ "reference": "F1", "supplier": "Moln AB", "amount": "100" });
    assert_eq!(world.act(&who, line, "invoice", &bill).status, 201);
    let again = json!({ "reference": "f1 ", "supplier": "MOLN  AB", "amount": "100,00" });
    assert_eq!(world.act(&who, line, "invoice", &again).status, 201, "answered as the first time");
    assert_eq!(world.figures(line)["spent"], "100.00");
    let form = [("reference", "F1"), ("supplier", "Moln AB"), ("amount", "100"), ("day", "2026-03-02")];
    let page = world.site.post(&who, &format!("/budget/lines/{line}/invoice"), &form);
    assert_eq!(page.status, 409);
    assert!(page.text.contains("The same invoice row has been entered already"), "{}", page.text);
    let other = json!({ "reference": "F1", "row": 2, "supplier": "Moln AB", "amount": "100" });
    assert_eq!(world.act(&who, line, "invoice", &other).status, 201, "another row is another");
    let elsewhere = world.line("Fel post", world.who.south, 1_000);
    assert_eq!(world.act(&who, elsewhere, "invoice", &bill).status, 409, "not on another line either");
    assert_eq!(world.figures(line)["spent"], "200.00");
}

#[test]
fn an_entry_is_corrected_once_and_what_was_taken_back_may_be_put_right_elsewhere() {
    let world = World::new();
    let (line, who) = (world.line("Nät", world.who.north, 1_000), world.controller());
    let bill = json!({ "reference": "F9", "supplier": "Nätbolaget", "amount": "900" });
    world.act(&who, line, "invoice", &bill);
    let entry = world.json(&who, &format!("/budget/lines/{line}"))["entries"][0]["id"].clone();
    let path = format!("/budget/lines/{line}/entries/{entry}/correct");
    let done = world.site.api(&who, &path, &json!({ "reason": "Fel post" }));
    assert_eq!(done.status, 201, "{}", done.text);
    assert_eq!(world.figures(line)["spent"], "0.00");
    assert_eq!(world.site.api(&who, &path, &json!({ "reason": "En gång till" })).status, 409);
    let right = world.line("Rätt post", world.who.south, 1_000);
    assert_eq!(world.act(&who, right, "invoice", &bill).status, 201);
    assert_eq!(world.figures(right)["spent"], "900.00");
    assert!(!world.behind("UPDATE ledger_entry SET amount = 1"), "entries are written once");
    assert!(!world.behind("DELETE FROM ledger_entry"), "entries are kept");
    assert_eq!(world.wrong(), 0);
}

#[test]
fn the_latest_forecast_stands_and_without_one_the_plan() {
    let world = World::new();
    let (line, who) = (world.line("Nät", world.who.north, 1_000), world.head());
    assert_eq!(world.figures(line)["forecast"], "1000.00");
    world.act(&who, line, "forecast", &json!({ "amount": "1200", "day": "2026-06-30" }));
    world.act(&who, line, "forecast", &json!({ "amount": "900", "day": "2026-04-30" }));
    assert_eq!(world.figures(line)["forecast"], "1200.00", "the one of the latest day");
    assert_eq!(world.wrong(), 0);
}

#[test]
fn a_transfer_is_two_entries_and_carries_its_decision() {
    let world = World::new();
    let who = world.head();
    let (from, to) = (world.line("Från", world.who.north, 1_000), world.line("Till", world.who.south, 0));
    let mut fields =
        json!({ "from": from, "to": to, "amount": "400", "decision": "Nämnden § 7", "day": "2026-03-02" });
    let made = world.site.api(&who, "/budget/transfers/make", &fields);
    assert_eq!(made.status, 201, "{}", made.text);
    assert_eq!(
        (&world.figures(from)["plan"], &world.figures(to)["plan"]),
        (&json!("600.00"), &json!("400.00"))
    );
    let entry = world.json(&who, &format!("/budget/lines/{to}"))["entries"][0].clone();
    assert_eq!((&entry["why"], &entry["text"]), (&json!("transfer"), &json!("Nämnden § 7")));
    fields["amount"] = json!("600,01");
    assert_eq!(world.site.api(&who, "/budget/transfers/make", &fields).status, 409, "more than is available");
    let moved = world.json(&who, "/budget/transfers");
    assert_eq!(moved["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(world.wrong(), 0);
}

#[test]
fn money_goes_over_the_border_only_with_that_right_and_knowingly() {
    let world = World::new();
    let from =
        world.line_of("Byte av växel", world.who.north, Kind::Investment, (Some(world.source), 100_000));
    let to = world.line("Drift", world.who.north, 0);
    let fields =
        json!({ "from": from, "to": to, "amount": "500", "decision": "KF § 9", "day": "2026-03-02" });
    assert_eq!(world.site.api(&world.controller(), "/budget/transfers/make", &fields).status, 409);
    let path = "/budget/transfers/over-border";
    assert_eq!(world.site.api(&world.controller(), path, &fields).status, 422, "not knowingly");
    let mut knowing = fields;
    knowing["confirmed"] = json!(true);
    assert_eq!(world.site.api(&world.head(), path, &knowing).status, 403);
    assert_eq!(world.site.api(&world.controller(), path, &knowing).status, 201);
    assert_eq!(world.figures(to)["plan"], "500.00");
    let page = world.site.get(&world.controller(), &format!("{path}?amount=600")).text;
    assert!(
        page.contains("Depreciation = amount ÷ months of life") && page.contains("120\u{a0}kr"),
        "{page}"
    );
}

#[test]
fn a_post_is_planned_by_its_salary_and_paid_in_part_by_what_is_applied_for() {
    let world = World::new();
    let (line, who) = (world.line("Tekniker", world.who.north, 0), world.controller());
    let post =
        json!({ "salary": "42000", "on_costs": "40,12", "share": "100", "from_month": 1, "months": 12 });
    assert_eq!(world.site.api(&who, &format!("/budget/lines/{line}/post"), &post).status, 201);
    assert_eq!(world.figures(line)["plan"], "706204.80");
    let shares = json!({ "source_1": world.source, "share_1": "33,33", "source_2": world.applied, "share_2": "33,33" });
    let funded = world.site.api(&who, &format!("/budget/lines/{line}/fund"), &shares);
    assert_eq!(funded.status, 201, "{}", funded.text);
    let page = world.json(&who, &format!("/budget/lines/{line}"));
    let plans: Vec<&str> =
        page["parts"].as_array().unwrap().iter().filter_map(|p| p["plan"].as_str()).collect();
    assert_eq!(plans, ["235378.06", "235378.06", "235448.68"]);
    assert_eq!(page["figures"]["unfunded"], "470826.74", "what is applied for is not there yet");
    let decide = json!({ "outcome": "granted", "decision": "Skolverket", "day": "2026-03-02" });
    let path = format!("/budget/sources/{}/decide", world.applied);
    assert_eq!(world.site.api(&who, &path, &decide).status, 201);
    assert_eq!(world.figures(line)["unfunded"], "235448.68");
    assert_eq!(world.site.api(&who, &path, &decide).status, 409, "decided once");
    let cheaper =
        json!({ "salary": "42000", "on_costs": "40,12", "share": "50", "from_month": 1, "months": 12 });
    world.site.api(&who, &format!("/budget/lines/{line}/post"), &cheaper);
    assert_eq!(world.figures(line)["plan"], "353102.40");
    assert_eq!(world.act(&who, line, "plan", &json!({ "amount": "5" })).status, 409, "a post is no sum");
    assert_eq!(world.wrong(), 0);
}

#[test]
fn a_locked_year_is_the_same_file_each_time_and_later_corrections_stand_after_it() {
    let world = World::new();
    let (line, who) = (world.line("Nät; \"fiber\"", world.who.north, 1_000), world.controller());
    world.act(&who, line, "invoice", &json!({ "reference": "F1", "supplier": "X", "amount": "10" }));
    let year = format!("/budget/years/{}", world.year);
    assert_eq!(world.site.get(&who, &format!("{year}/book")).status, 409, "an open year has no book");
    assert_eq!(
        world.site.api(&world.head(), &format!("{year}/lock"), &json!({ "confirmed": true })).status,
        403
    );
    assert_eq!(world.site.api(&who, &format!("{year}/lock"), &json!({})).status, 422);
    assert_eq!(world.site.api(&who, &format!("{year}/lock"), &json!({ "confirmed": true })).status, 201);
    let first = world.site.get(&who, &format!("{year}/book")).text;
    assert!(
        first.contains("\"Nät; \"\"fiber\"\"\";Driftbudget;100.00;1000.00;0.00;10.00;1000.00;990.00"),
        "{first}"
    );
    assert_eq!(
        world.site.get(&world.leader_north(), &format!("{year}/book")).status,
        403,
        "every unit's lines"
    );
    for (verb, fields) in [
        ("plan", json!({ "amount": "1" })),
        ("order", json!({ "reference": "B", "amount": "1" })),
        ("invoice", json!({ "reference": "F2", "supplier": "X", "amount": "1" })),
        ("forecast", json!({ "amount": "1" })),
    ] {
        assert_eq!(world.act(&who, line, verb, &fields).status, 409, "{verb}");
    }
    let operator = access::Actor::operator();
    let name = "Nya skolan".to_owned();
    let new = people::NewName { name, kind: people::UnitKind::School, code: None, version: None };
    people::rename_unit(world.site.db(), &operator, world.who.north, &new).expect("another name");
    let late = json!({ "stage": "actual", "amount": "-3", "reason": "Fel konto" });
    assert_eq!(world.act(&who, line, "correct-late", &late).status, 201);
    let second = world.site.get(&who, &format!("{year}/book")).text;
    assert!(second.starts_with(&first) && second.ends_with(";actual;-3.00;;Fel konto\r\n"), "{second}");
    assert_eq!(second, world.site.get(&who, &format!("{year}/book")).text);
    assert_eq!(world.figures(line)["spent"], "10.00", "the locked figures stand");
    assert_eq!(world.site.api(&who, &format!("{year}/lock"), &json!({ "confirmed": true })).status, 409);
    assert!(
        !world.behind("UPDATE budget_book SET body = ''") && !world.behind("DELETE FROM late_correction")
    );
}

#[test]
fn two_lines_that_are_the_same_in_all_are_one() {
    let world = World::new();
    world.line("Nät", world.who.north, 10);
    let body = json!({ "year": world.year, "name": "NÄT", "unit": world.who.north, "account": "6420",
        "kind": "operating", "source": world.source, "amount": "5" });
    assert_eq!(world.site.api(&world.head(), "/budget/lines/add", &body).status, 409);
    let mut other = body;
    other["activity"] = json!("310");
    assert_eq!(world.site.api(&world.head(), "/budget/lines/add", &other).status, 201);
}
