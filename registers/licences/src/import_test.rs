use std::path::Path;

use access::{Actor, Extent, Grant, Permit, Role};
use intake::{Known, Value, Values};
use kernel::Result;
use serde_json::{Value as Json, json};
use store::Tx;

use crate::licence::In;
use crate::world::World;
use crate::{Event, POLICY, Verb, intake_targets};

fn head(world: &World) -> Actor {
    let grant = Grant { role: Role::HeadOfIt, unit: world.who.root, extent: Extent::Organisation };
    Actor::person(world.who.head_of_it, vec![grant])
}

fn target() -> intake::Target {
    intake_targets().remove(0)
}

/// Does some of an import in one write.
fn write<T>(world: &World, work: impl Fn(&Tx<'_>, &Permit) -> Result<T>) -> Result<T> {
    world.site.db().write(&head(world), |tx| {
        let place = In(world.who.root, agreements::Answerable::HeadOfIt);
        let permit = POLICY.allow(tx.actor(), Verb::Import, &place)?;
        let value = work(tx, &permit)?;
        Ok(tx.say(permit, &Event::Imported { licence: kernel::Id::new(1) })?.with(value))
    })
}

fn put(world: &World, known: Option<&Known>, values: &Values) -> Result<i64> {
    write(world, |tx, permit| (target().put)(tx, permit, known, values))
}

fn known(world: &World, id: i64) -> Known {
    world.site.db().read(|r| (target().load)(r, &head(world), &[id])).unwrap().remove(0)
}

fn day(text: &str) -> Value {
    Value::day(Some(text.parse().unwrap()))
}

fn row(world: &World, more: Vec<(&'static str, Value)>) -> Values {
    let unit = Value::Record { id: world.who.north.number(), name: String::new() };
    let mut values = vec![("product", Value::Text("Ritverkstan".into())), ("unit", unit)];
    values.extend(more);
    Values::of(values)
}

#[test]
fn a_licence_comes_in_with_its_term_is_renewed_put_right_and_taken_away() {
    let world = World::new();
    let supplier = Value::Record { id: world.supplier, name: "Björkdata AB".into() };
    let first = row(
        &world,
        vec![
            ("supplier", supplier),
            ("metric", Value::Word("pupil".into())),
            ("count", Value::Whole(100)),
            ("price", Value::Money(12_900)),
            ("from", day("2026-01-01")),
            ("to", day("2026-12-31")),
        ],
    );
    assert!((target().check)(&head(&world), None, &first).is_empty());
    let id = put(&world, None, &first).unwrap();
    let shown = world.licence(&world.head(), id).json();
    assert_eq!((&shown["metric"], &shown["terms"][0]["cost"]), (&json!("pupil"), &json!("12900.00")));
    let next =
        Values::of([("price", Value::Money(13_900)), ("from", day("2027-01-01")), ("to", day("2027-12-31"))]);
    put(&world, Some(&known(&world, id)), &next).unwrap();
    let right = Values::of([("price", Value::Money(14_900))]);
    put(&world, Some(&known(&world, id)), &right).unwrap();
    let shown = world.licence(&world.head(), id).json();
    let prices = [&shown["terms"][0]["price"], &shown["terms"][1]["price"]];
    assert_eq!(prices, ["129.00", "149.00"]);
    assert_eq!(shown["terms"][1]["count"], 100, "as in the term before");
    let events = world.events(id);
    assert!(
        events.contains(&"licences-renewed".to_owned()) && events.contains(&"licences-corrected".to_owned())
    );
    write(&world, |tx, permit| (target().remove)(tx, permit, id)).unwrap();
    assert_eq!(world.licence(&world.head(), id).status, 404);
}

#[test]
fn a_catalogue_without_prices_comes_in_and_what_was_counted_stays() {
    let world = World::new();
    let values = row(
        &world,
        vec![
            ("approval", Value::Word("denied".into())),
            ("approved_until", day("2023-07-20")),
            ("about", Value::Text("Ritar kartor.".into())),
        ],
    );
    assert!((target().check)(&head(&world), None, &values).is_empty());
    let id = put(&world, None, &values).unwrap();
    let shown = world.licence(&world.head(), id).json();
    assert_eq!((&shown["approval"], &shown["terms"]), (&json!("denied"), &json!([])));
    assert_eq!(world.products(&world.head(), "?approval=denied"), ["Ritverkstan"]);
    assert_eq!(world.act(&world.head(), id, "count", &json!({})).status, 201);
    assert!(write(&world, |tx, permit| (target().remove)(tx, permit, id)).is_err(), "a count refers to it");
}

#[test]
fn a_row_that_says_half_a_term_is_told_what_is_missing() {
    let world = World::new();
    let whys = |values: &Values| (target().check)(&head(&world), None, values).len();
    assert_eq!(whys(&row(&world, vec![("count", Value::Whole(5))])), 3, "price and both days");
    assert_eq!(
        whys(&row(&world, vec![("price", Value::Money(5)), ("from", day("2026-01-01"))])),
        2,
        "count and to"
    );
    let turned = vec![
        ("count", Value::Whole(5)),
        ("price", Value::Money(5)),
        ("from", day("2026-02-01")),
        ("to", day("2026-01-01")),
    ];
    assert_eq!(whys(&row(&world, turned)), 1);
    let site = vec![("metric", Value::Word("site".into())), ("count", Value::Whole(5))];
    assert!(whys(&row(&world, site)) > 0);
    let leader = Actor::person(world.who.leader_north, Vec::new());
    assert!(!(target().may)(&leader));
}

fn world() -> World {
    intake::install(intake_targets());
    World::new()
}

/// The import when no work goes on any more.
fn show(world: &World, who: &str, id: i64) -> Json {
    for _ in 0..1_500 {
        let json = world.site.get(who, &format!("/api/v1/import/{id}")).json();
        if !["trying", "committing", "undoing"].contains(&json["state"].as_str().unwrap_or_default()) {
            return json;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("work on import {id} never ends");
}

fn step(world: &World, who: &str, id: i64, verb: &str, json: &Json) -> Json {
    let answer = world.site.api(who, &format!("/import/{id}/{verb}"), json);
    assert!(answer.status < 300, "{verb}: {} {}", answer.status, answer.text);
    show(world, who, id)
}

/// Uploads, maps, tries: the import, and how many rows are new, changed, the same and refused.
fn tried(world: &World, who: &str, file: (&str, &[u8]), answers: &Json) -> (i64, [i64; 4]) {
    let answer = world.site.upload(who, "/api/v1/import", &[], ("file", file.0, file.1));
    assert_eq!(answer.status, 201, "{}", answer.text);
    let id = answer.json()["id"].as_i64().unwrap();
    step(world, who, id, "map", answers);
    let json = step(world, who, id, "try", &json!({}));
    assert_eq!(json["state"], "tried", "{json:#}");
    let count = |word: &str| json["counts"][word].as_i64().unwrap_or(-1);
    (id, ["new", "changed", "same", "refused"].map(count))
}

fn refused(world: &World, who: &str, id: i64) -> String {
    world.site.get(who, &format!("/api/v1/import/{id}/rows?outcome=refused")).text
}

fn number(world: &World, text: &str) -> i64 {
    world.site.db().read(|reading| reading.number(store::Sql::open("a test looks", text))).unwrap()
}

const LIST: &str = "Produkt;Leverantör;Räknas per;Antal;Pris;Från;Till och med\n\
    Ritverkstan;Björkdata AB;Elev;120;129,00;2026-01-01;2026-12-31\n\
    Uppslagsverket;Björkdata AB;Hela platsen;;145 000;2026-01-01;2026-12-31\n\
    Nätkartan;Okänd firma;Namngiven plats;4;4 200;2026-01-01;2026-12-31\n\
    Snabbchatt;Björkdata AB;Namngiven plats;4;;2026-01-01;2026-12-31\n";

#[test]
fn a_list_comes_in_comes_again_as_the_same_is_renewed_and_taken_away() {
    let world = world();
    let head = world.head();
    let map = [
        "Produkt=product",
        "Leverantör=supplier",
        "Räknas per=metric",
        "Antal=count",
        "Pris=price",
        "Från=from",
        "Till och med=to",
    ];
    let answers =
        json!({ "kind": "licence", "map": map, "key": "product", "constant": ["unit=Norra skolan"] });
    let (id, counts) = tried(&world, &head, ("licenser.csv", LIST.as_bytes()), &answers);
    let told = refused(&world, &head, id);
    assert_eq!(counts, [2, 0, 0, 2], "{told}");
    assert!(told.contains("licences-import-why-term"), "a term without a price: {told}");
    step(&world, &head, id, "commit", &json!({}));
    assert_eq!(number(&world, "SELECT CAST(SUM(year_cost) AS BIGINT) FROM licence"), 1_548_000 + 14_500_000);
    let (_, again) = tried(&world, &head, ("licenser.csv", LIST.as_bytes()), &answers);
    assert_eq!(again, [0, 0, 2, 2], "what comes again is the same");
    let next = LIST.replace("2026-", "2027-").replace("129,00", "139,00");
    let (renewal, counts) = tried(&world, &head, ("nästa.csv", next.as_bytes()), &answers);
    assert_eq!(counts, [0, 2, 0, 2]);
    step(&world, &head, renewal, "commit", &json!({}));
    assert_eq!(number(&world, "SELECT COUNT(*) FROM licence_term"), 4, "a term more of each");
    let undone = step(&world, &head, renewal, "undo", &json!({}));
    assert_eq!(number(&world, "SELECT COUNT(*) FROM licence_term"), 4, "a term is written once: {undone:#}");
}

#[test]
fn a_list_of_new_licences_is_taken_away_whole() {
    let world = world();
    let head = world.head();
    let text = "Produkt;Antal;Pris;Från;Till och med\nRitverkstan;120;129,00;2026-01-01;2026-12-31\n";
    let map = ["Produkt=product", "Antal=count", "Pris=price", "Från=from", "Till och med=to"];
    let answers =
        json!({ "kind": "licence", "map": map, "key": "product", "constant": ["unit=Norra skolan"] });
    let (id, counts) = tried(&world, &head, ("licenser.csv", text.as_bytes()), &answers);
    assert_eq!(counts, [1, 0, 0, 0], "{}", refused(&world, &head, id));
    step(&world, &head, id, "commit", &json!({}));
    step(&world, &head, id, "undo", &json!({}));
    assert_eq!(number(&world, "SELECT COUNT(*) FROM licence"), 0);
    assert_eq!(number(&world, "SELECT COUNT(*) FROM licence_term"), 0);
}

/// A real catalogue of a thousand programs with approvals and no prices.
#[test]
fn a_real_catalogue_without_prices_comes_in_whole() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("VARV_DATA").map_or(beside, Into::into);
    let Ok(bytes) = std::fs::read(folder.join("licences/gsa_it_standards_2022.csv")) else {
        return;
    };
    let world = world();
    let head = world.head();
    let map = [
        "Standard Name=product",
        "Description=about",
        "Status=approval",
        "Approval Expiration Date=approved_until",
    ];
    let answers = json!({ "kind": "licence", "map": map, "key": "product", "constant": ["unit=Sjövik"] });
    let (id, counts) = tried(&world, &head, ("standards.csv", &bytes), &answers);
    assert_eq!(counts, [1_020, 0, 0, 0], "{}", refused(&world, &head, id));
    step(&world, &head, id, "commit", &json!({}));
    let of = |word: &str| number(&world, &format!("SELECT COUNT(*) FROM licence WHERE approval = '{word}'"));
    assert_eq!([of("approved"), of("denied"), of("leaving"), of("trial")], [738, 166, 96, 20]);
    let days = number(&world, "SELECT COUNT(*) FROM licence WHERE approved_until IS NOT NULL");
    assert_eq!(days, 872, "148 rows have a dash for their day");
    let (_, again) = tried(&world, &head, ("standards.csv", &bytes), &answers);
    assert_eq!(again, [0, 0, 1_020, 0], "the same file once more changes nothing");
    step(&world, &head, id, "undo", &json!({}));
    assert_eq!(number(&world, "SELECT COUNT(*) FROM licence"), 0);
}
