//! Registers of others, from upload to undo, through the router.

use std::path::Path;

use access::{Actor, Extent, Grant, Role};
use intake::{Value, Values};
use serde_json::{Value as Json, json};
use store::Sql;

use crate::world::World;

fn world() -> World {
    intake::install(crate::intake_targets());
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
    world.site.db().read(|reading| reading.number(Sql::open("a test looks", text))).unwrap()
}

const LIST: &str = "Inventarienummer;Serienummer;MAC-adress;Tillverkare;Modell;Kategori;Enhet;Plats;Status;Inköpspris\n\
    A1;s1;02-53-4A-00-00-01;Norrsken;bok 14;Annat;4010;Sal 1;I lager;8 490,00\n\
    A2;s2;;Lumi;Platta 10;Pekplatta;4010;Sal 2;Används;4600\n";

fn north(world: &World) -> String {
    let sql = Sql::open("a test looks", "SELECT name FROM unit WHERE id = ?").bind(world.who.north);
    let (name,): (String,) = world.site.db().read(|r| r.load(sql)).unwrap();
    name
}

fn list(world: &World, text: &str) -> String {
    text.replace("4010", &north(world))
}

fn answers() -> Json {
    let map = [
        "Inventarienummer=tag",
        "Serienummer=serial",
        "MAC-adress=macs",
        "Tillverkare=maker",
        "Modell=model",
        "Kategori=category",
        "Enhet=unit",
        "Plats=place",
        "Status=state",
        "Inköpspris=price",
    ];
    json!({ "kind": "asset", "map": map, "key": "tag" })
}

#[test]
fn a_list_comes_in_comes_again_as_the_same_and_is_taken_away() {
    let world = world();
    let head = world.head();
    let text = list(&world, LIST);
    let file = ("lista.csv", text.as_bytes());
    let (id, counts) = tried(&world, &head, file, &answers());
    assert_eq!(counts, [2, 0, 0, 0], "{}", refused(&world, &head, id));
    step(&world, &head, id, "commit", &json!({}));
    assert_eq!(number(&world, "SELECT CAST(SUM(price) AS BIGINT) FROM asset"), 1_309_000);
    assert_eq!(
        number(&world, "SELECT COUNT(*) FROM asset_model"),
        2,
        "a known model is known in any spelling"
    );
    assert_eq!(number(&world, "SELECT COUNT(*) FROM asset_category"), 2);
    let (_, again) = tried(&world, &head, file, &answers());
    assert_eq!(again, [0, 0, 2, 0], "what comes again is the same");
    step(&world, &head, id, "undo", &json!({}));
    assert_eq!(number(&world, "SELECT COUNT(*) FROM asset"), 0);
    assert_eq!(number(&world, "SELECT COUNT(*) FROM asset_move"), 0);
}

#[test]
fn a_thing_is_known_by_serial_number_uuid_or_network_address_and_then_by_its_tag() {
    let world = world();
    let head = world.head();
    let by_serial = world.add("GAMMAL-1", &json!({ "serial": "S1" }));
    let by_mac = world.add("GAMMAL-2", &json!({ "macs": "02:53:4a:00:00:02" }));
    let text = list(
        &world,
        "Inventarienummer;Serienummer;MAC-adress;Tillverkare;Modell;Kategori;Enhet;Plats;Status;Inköpspris\n\
         NY-1; s 1;;Norrsken;Bok 14;;4010;Sal 5;Används;1\nNY-2;S9;02534A000002;Norrsken;Bok 14;;4010;;I lager;2\n",
    );
    let (id, counts) = tried(&world, &head, ("lista.csv", text.as_bytes()), &answers());
    assert_eq!(counts, [0, 2, 0, 0], "{}", refused(&world, &head, id));
    step(&world, &head, id, "commit", &json!({}));
    let asset = world.asset(&head, by_serial).json();
    assert_eq!(
        (&asset["tag"], &asset["state"], &asset["place"]),
        (&json!("NY-1"), &json!("in-use"), &json!("Sal 5"))
    );
    assert_eq!(asset["history"].as_array().unwrap().len(), 2, "where it is changed by a line of its history");
    assert_eq!(world.asset(&head, by_mac).json()["tag"], "NY-2");
}

#[test]
fn a_serial_number_is_its_makers_and_two_things_are_never_taken_for_one() {
    let world = world();
    let head = world.head();
    let ours = world.add("A1", &json!({ "serial": "S1" }));
    world.add("A2", &json!({}));
    let rows = "Inventarienummer;Serienummer;MAC-adress;Tillverkare;Modell;Kategori;Enhet;Plats;Status;Inköpspris\n\
         B1;S1;;Annan;Sak;Skärm;4010;;I lager;1\nA2;S1;;Norrsken;Bok 14;;4010;;I lager;2\n\
         B3;S1;;Norrsken;Bok 14;;4010;;I lager;3\nB4;S1;;Norrsken;Bok 14;;4010;;I lager;4\n";
    let text = list(&world, rows);
    let (id, counts) = tried(&world, &head, ("lista.csv", text.as_bytes()), &answers());
    assert_eq!(counts, [1, 1, 0, 2], "{}", refused(&world, &head, id));
    let told = refused(&world, &head, id);
    assert!(told.contains("assets-import-why-two") && told.contains("assets-import-why-again"), "{told}");
    step(&world, &head, id, "commit", &json!({}));
    assert_eq!(world.asset(&head, ours).json()["tag"], "B3", "the other maker's thing came beside it");
}

#[test]
fn maker_and_name_in_one_column_mean_the_model_that_is_there_and_a_state_alone_is_given_back_whole() {
    let world = world();
    let head = world.head();
    let teacher = world.name(world.who.teacher_north);
    let id = world.add("A1", &json!({ "state": "in-use", "person": teacher }));
    let models = number(&world, "SELECT COUNT(*) FROM asset_model");
    let text = list(&world, "Märkning;Modell;Enhet;Status\nA1;Norrsken Bok 14;4010;I lager\n");
    let answers = json!({ "kind": "asset", "map": ["Märkning=tag", "Modell=model", "Enhet=unit", "Status=state"], "key": "tag" });
    let (import, counts) = tried(&world, &head, ("lista.csv", text.as_bytes()), &answers);
    assert_eq!(counts, [0, 1, 0, 0], "{}", refused(&world, &head, import));
    step(&world, &head, import, "commit", &json!({}));
    assert_eq!(number(&world, "SELECT COUNT(*) FROM asset_model"), models, "no model twice");
    assert_eq!(world.asset(&head, id).json()["person"], Json::Null);
    step(&world, &head, import, "undo", &json!({}));
    let asset = world.asset(&head, id).json();
    assert_eq!((&asset["state"], &asset["person"]), (&json!("in-use"), &json!(teacher)));
}

/// Who has a thing, and its note, are not told by the way it came in.
#[test]
fn an_import_tells_who_has_a_thing_to_those_alone_who_may_know() {
    let world = world();
    let head = world.head();
    let teacher = world.name(world.who.teacher_north);
    let rows = format!(
        "Märkning;Tillverkare;Modell;Enhet;Innehavare;Anteckning;Pris\n\
         A1;Norrsken;Bok 14;4010;{teacher};Hemlig sak;1\nA2;Norrsken;Bok 14;4010;{teacher};Annan sak;-1\n"
    );
    let map = [
        "Märkning=tag",
        "Tillverkare=maker",
        "Modell=model",
        "Enhet=unit",
        "Innehavare=person",
        "Anteckning=note",
        "Pris=price",
    ];
    let answers = json!({ "kind": "asset", "map": map, "key": "tag" });
    let text = list(&world, &rows);
    let (id, counts) = tried(&world, &head, ("lista.csv", text.as_bytes()), &answers);
    assert_eq!(counts, [1, 0, 0, 1], "{}", refused(&world, &head, id));
    let told = |who: &str| {
        ["", "/table", "/rows?outcome=new", "/rows?outcome=refused", "/report", "/refused"]
            .iter()
            .flat_map(|part| ["", "/api/v1"].map(|door| format!("{door}/import/{id}{part}")))
            .map(|path| format!("\n{path}: {}", world.site.get(who, &path).text))
            .collect::<String>()
    };
    let all = told(&head);
    assert!([teacher.as_str(), "Hemlig sak", "Annan sak"].iter().all(|word| all.contains(word)), "{all}");
    assert_eq!(world.site.get(&world.admin(), &format!("/api/v1/import/{id}")).status, 404);
    let some = told(&world.auditor());
    assert!(some.contains("A1"), "which things came is told");
    for word in [teacher.as_str(), "Hemlig sak", "Annan sak"] {
        assert!(!some.contains(word), "{word}: {some}");
    }
}

#[test]
fn what_is_wrong_in_a_row_is_said_there() {
    let world = world();
    let head = world.head();
    let id = world.add("A1", &json!({}));
    assert_eq!(world.moved(&head, id, "lost", "", "Stulen").status, 201);
    let text = list(
        &world,
        "Inventarienummer;Serienummer;MAC-adress;Tillverkare;Modell;Kategori;Enhet;Plats;Status;Inköpspris\n\
         A1;;;Norrsken;Bok 14;;4010;;Används;1\nA2;;wlan0;Norrsken;Bok 14;;4010;;I lager;2\n\
         A3;;;Okänd;Sak;;4010;;I lager;2\nA4;;;Norrsken;Bok 14;;4010;;Utlånad;2\nA5;;;Norrsken;Bok 14;;4010;;I lager;-2\n",
    );
    let (id, counts) = tried(&world, &head, ("lista.csv", text.as_bytes()), &answers());
    assert_eq!(counts, [0, 0, 0, 5]);
    let told = refused(&world, &head, id);
    for why in ["state", "macs", "category", "lent", "price"] {
        assert!(told.contains(&format!("assets-import-why-{why}")), "{why}: {told}");
    }
}

#[test]
fn a_thing_of_another_school_is_not_changed_by_whoever_does_not_keep_it() {
    let world = world();
    let id = world.add("A1", &json!({ "unit": world.who.south, "serial": "S1" }));
    let grant =
        Grant { role: Role::HeadOfIt, unit: world.who.north, extent: Extent::Units(vec![world.who.north]) };
    let actor = Actor::person(world.who.head_of_it, vec![grant]);
    let target = crate::intake_targets().remove(0);
    let known = world.site.db().read(|r| (target.load)(r, &actor, &[id])).unwrap();
    assert!(known.is_empty(), "what the actor may not change is left out");
    let south = Values::of([("unit", Value::Record { id: world.who.south.number(), name: String::new() })]);
    assert_eq!((target.check)(&actor, None, &south)[0].key, "assets-import-why-unit");
    assert!((target.may)(&actor) && !(target.may)(&Actor::person(world.who.pupil, Vec::new())));
}

/// A real register with a thousand records, nested, in which 473 things stand several times over.
#[test]
fn a_real_register_with_repeats_counts_each_thing_once() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("VARV_DATA").map_or(beside, Into::into);
    let Ok(bytes) = std::fs::read(folder.join("assets/servicenow_hardware_assets.json")) else {
        return;
    };
    let world = world();
    let head = world.head();
    let map = [
        "asset_tag=tag",
        "serial_number=serial",
        "model=model",
        "model_category=category",
        "location=place",
        "install_status=state",
        "purchase_date=bought_on",
        "cost=price",
        "vendor=supplier",
        "warranty_expiration=warranty_until",
    ]
    .map(|pair| format!("template_record.{pair}"));
    let answers =
        json!({ "kind": "asset", "map": map, "key": "tag", "constant": [format!("unit={}", north(&world))] });
    let (id, counts) = tried(&world, &head, ("assets.json", &bytes), &answers);
    // The repeats say something else of the same thing: they are told one by one, and the first is what counts.
    assert_eq!(counts, [473, 0, 0, 527], "{}", refused(&world, &head, id));
    assert!(refused(&world, &head, id).contains("intake-why-said-otherwise"));
    step(&world, &head, id, "commit", &json!({}));
    assert_eq!(
        number(&world, "SELECT CAST(SUM(price) AS BIGINT) FROM asset"),
        94_386_991,
        "943 869.91 dollars"
    );
    assert_eq!(number(&world, "SELECT COUNT(*) FROM asset WHERE state = 'in-stock'"), 42);
    let (_, again) = tried(&world, &head, ("assets.json", &bytes), &answers);
    assert_eq!(again, [0, 0, 473, 527], "the same file once more changes nothing");
    step(&world, &head, id, "undo", &json!({}));
    assert_eq!(number(&world, "SELECT COUNT(*) FROM asset"), 0);
}
