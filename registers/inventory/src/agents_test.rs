//! Agents at their door, behind the router: who is let in, what becomes of what they tell, and what a person says of it.

use access::Role;
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use store::Sql;
use testing::{Answer, Call, Heard, Site, Wire, word};

use crate::examples_test::{example, zlib};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

pub struct World {
    pub site: Site,
    who: Sample,
    /// The northern school's key.
    pub key: String,
}

fn base64(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in text.as_bytes().chunks(3) {
        let bits =
            part.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - part.len()));
        for at in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at <= part.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

impl World {
    pub fn new() -> Self {
        let rooms = vec![people::ROOM, files::ROOM, intake::ROOM, thread::ROOM, assets::ROOM, crate::ROOM];
        let site = Site::new(rooms);
        let who = small(site.db());
        let mut world = Self { site, who, key: String::new() };
        world.key = world.made("Norra skolan", world.who.north);
        world
    }

    fn made(&self, name: &str, unit: Id<Unit>) -> String {
        let body = json!({ "name": name, "unit": unit });
        let heard = self.site.api(&self.head(), "/equipment/agents/make", &body);
        assert_eq!(heard.status, 200, "{}", heard.text);
        heard.json()["password"].as_str().expect("a secret").to_owned()
    }

    fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    fn keeper_north(&self) -> String {
        one(self.who.agent, Role::Agent, &[self.who.north])
    }

    /// Sends a body as an agent does; without a key it says nothing of itself.
    fn tell_as(&self, key: &str, body: &[u8]) -> Heard {
        let says = format!("Basic {}", base64(&format!("varv:{key}"))).into_bytes();
        let says = (!key.is_empty()).then(|| ("authorization".to_owned(), says));
        Wire::to(&self.site.app).send(Call {
            method: "POST".to_owned(),
            path: crate::PATH.to_owned(),
            headers: says.into_iter().collect(),
            body: body.to_vec(),
            address: String::new(),
        })
    }

    /// The same with the northern school's key, packed; it must be taken.
    fn tell(&self, document: &str) {
        let heard = self.tell_as(&self.key, &zlib(document.as_bytes()));
        assert_eq!(heard.status, 200, "{}", heard.text());
    }

    fn number(&self, text: &str) -> i64 {
        self.site.db().read(|reading| reading.number(Sql::open("a test looks", text))).expect("a number")
    }

    pub fn json(&self, path: &str) -> Json {
        let answer = self.site.get(&self.head(), &format!("/api/v1{path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }

    pub fn found(&self) -> Vec<Json> {
        let all = self.json("/equipment/found?sort=heard")["items"].clone();
        all.as_array().expect("a list").clone()
    }

    /// A thing that a person has put into the register.
    fn thing(&self, tag: &str, serial: &str, mac: &str) -> i64 {
        let who = self.head();
        let category = json!({ "name": format!("Slag {tag}"), "kind": "device" });
        let category = self.site.api(&who, "/equipment/categories/add", &category).json()["id"].clone();
        let model = json!({ "maker": "Norrsken AB", "name": format!("Bok {tag}"), "category": category });
        let model = self.site.api(&who, "/equipment/models/add", &model).json()["id"].clone();
        let body = json!({
            "tag": tag, "model": model, "serial": serial, "state": "in-stock", "unit": self.who.south,
            "place": "Sal 3", "macs": mac,
        });
        let heard = self.site.api(&who, "/equipment/add", &body);
        assert!(heard.status < 300, "{}", heard.text);
        heard.json()["id"].as_i64().expect("a number")
    }

    fn settle(&self, who: &str, id: i64, body: &Json) -> Answer {
        self.site.api(who, &format!("/equipment/found/{id}/settle"), body)
    }
}

/// What an agent tells of a computer.
fn computer(name: &str, serial: &str, mac: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><REQUEST><DEVICEID>{name}-2026</DEVICEID><QUERY>INVENTORY</QUERY><CONTENT>
         <BIOS><SMANUFACTURER>Norrsken</SMANUFACTURER><SMODEL>Bok 14</SMODEL><SSN>{serial}</SSN></BIOS>
         <HARDWARE><NAME>{name}</NAME><OSNAME>Debian 12</OSNAME><MEMORY>8000</MEMORY></HARDWARE>
         <NETWORKS><MACADDR>{mac}</MACADDR></NETWORKS>
         <SOFTWARES><NAME>Kartritaren</NAME><VERSION>1.0</VERSION></SOFTWARES>
         <SOFTWARES><NAME>Skrivaren</NAME><VERSION>2.0</VERSION></SOFTWARES></CONTENT></REQUEST>"
    )
}

const MAC: &str = "b8:6b:23:e0:5c:81";

fn json_of(heard: &Heard) -> Json {
    serde_json::from_slice(&heard.body).expect("json")
}

#[test]
fn only_whoever_has_the_sites_key_is_heard() {
    let world = World::new();
    let body = zlib(computer("a", "S-100", MAC).as_bytes());
    let refused = world.tell_as("", &body);
    assert_eq!((refused.status, refused.header("www-authenticate")), (401, "Basic realm=\"varv\""));
    assert_eq!(world.tell_as("wrong", &body).status, 401);
    assert_eq!(world.site.get(&world.head(), crate::PATH).status, 405);
    assert_eq!(world.tell_as(&world.key, &body).status, 200);
    let key = world.number("SELECT MAX(id) FROM site_key");
    let path = format!("/equipment/agents/{key}/revoke");
    let keeper = world.site.api(&world.keeper_north(), &path, &json!({}));
    assert!([403, 404].contains(&keeper.status), "{}", keeper.text);
    assert_eq!(world.site.api(&world.head(), &path, &json!({})).status, 200);
    assert_eq!(world.tell_as(&world.key, &body).status, 401, "it is taken back");
    let hash = "SELECT COUNT(*) FROM site_key WHERE hash <> ''";
    assert_eq!((world.number(hash), world.found().len()), (1, 1));
    let keys = world.site.get(&world.head(), "/equipment/agents").text;
    assert!(!keys.contains(&world.key), "the secret is shown once");
}

#[test]
fn an_agent_asks_first_and_tells_then_in_both_forms() {
    let world = World::new();
    let prolog = "<REQUEST><DEVICEID>a</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>";
    let heard = world.tell_as(&world.key, &zlib(prolog.as_bytes()));
    assert!(
        heard.text().contains("<RESPONSE>SEND</RESPONSE><PROLOG_FREQ>24</PROLOG_FREQ>"),
        "{}",
        heard.text()
    );
    let contact = json!({ "action": "contact", "deviceid": "a" }).to_string();
    let heard = world.tell_as(&world.key, contact.as_bytes());
    assert_eq!(
        (json_of(&heard)["status"].as_str(), heard.header("content-type")),
        (Some("ok"), "application/json")
    );
    let bad = world.tell_as(&world.key, b"{\"action\":");
    assert_eq!((bad.status, json_of(&bad)["status"].as_str()), (400, Some("error")));
    let failure = world.json("/equipment/agents")["items"][0]["failure"].clone();
    assert!(failure.as_str().is_some_and(|text| text.contains("damaged")), "{failure}");
}

#[test]
fn something_new_is_taken_in_once_and_what_is_told_again_is_no_event() {
    let world = World::new();
    world.tell(&computer("dator-1", "S-100", MAC));
    let found = world.found();
    assert_eq!(
        (&found[0]["state"], &found[0]["asset"], &found[0]["system"]),
        (&json!("joined"), &json!("S-100"), &json!("Debian 12"))
    );
    let asset = world.number("SELECT MAX(asset_id) FROM found_device");
    let thing = world.json(&format!("/equipment/{asset}"));
    assert_eq!((&thing["state"], &thing["unit"]["id"]), (&json!("in-use"), &json!(world.who.north)));
    assert_eq!((&thing["macs"], &thing["model"]["name"]), (&json!([MAC]), &json!("Norrsken Bok 14")));
    let events = world.number("SELECT COUNT(*) FROM journal");
    world.tell(&computer("dator-1", "S-100", MAC).replace("Debian 12", "Debian 13"));
    assert_eq!(world.number("SELECT COUNT(*) FROM journal"), events);
    assert_eq!((world.found().len(), &world.found()[0]["system"]), (1, &json!("Debian 13")));
    assert_eq!(world.number("SELECT COUNT(*) FROM asset"), 1);
}

#[test]
fn a_thing_of_the_register_is_known_by_serial_or_address_and_nothing_of_it_is_written_over() {
    let world = World::new();
    let (one, other) = (world.thing("T1", "S-100", ""), world.thing("T2", "", "b8:6b:23:e0:5c:82"));
    world.tell(&computer("dator-1", "S-100", MAC));
    world.tell(&computer("dator-2", "S-200", "b8:6b:23:e0:5c:82"));
    assert_eq!(world.number("SELECT COUNT(*) FROM asset"), 2);
    let first = world.json(&format!("/equipment/{one}"));
    assert_eq!(
        (&first["place"], &first["state"], &first["macs"]),
        (&json!("Sal 3"), &json!("in-stock"), &json!([MAC]))
    );
    assert_eq!(first["unit"]["id"], json!(world.who.south), "where a person put it");
    let north = world.site.get(&world.keeper_north(), "/api/v1/equipment/found").json()["items"].clone();
    assert_eq!(
        north,
        json!([]),
        "what is the southern school's is read by those who read the southern school"
    );
    assert_eq!(world.json(&format!("/equipment/{other}"))["serial"], json!("S-200"), "it had none");
}

#[test]
fn a_part_of_an_inventory_changes_only_what_it_carries() {
    let (Some(whole), Some(memory), Some(programs)) = (
        example("computer_1.json"),
        example("computer_1_partial_memory.json"),
        example("computer_1_partial_softs.json"),
    ) else {
        return;
    };
    let world = World::new();
    assert_eq!(world.tell_as(&world.key, &whole).status, 200);
    let id = world.number("SELECT MAX(id) FROM found_device");
    let before = world.json(&format!("/equipment/found/{id}"));
    assert_eq!(before["programs"].as_array().map(Vec::len), Some(6));
    let less = String::from_utf8(memory).expect("text").replace("7800", "3900");
    assert_eq!(world.tell_as(&world.key, less.as_bytes()).status, 200);
    let after = world.json(&format!("/equipment/found/{id}"));
    assert_eq!((&before["memory_mb"], &after["memory_mb"]), (&json!(7800), &json!(3900)));
    for field in ["programs", "system", "macs", "processor", "asset"] {
        assert_eq!(before[field], after[field], "{field}");
    }
    assert_eq!(world.tell_as(&world.key, &programs).status, 200);
    assert_eq!(world.number("SELECT COUNT(*) FROM found_device"), 1);
}

#[test]
fn a_conflict_is_asked_of_a_person_once() {
    let world = World::new();
    let first = world.thing("T1", "", "b8:6b:23:e0:5c:81");
    world.thing("T2", "", "b8:6b:23:e0:5c:82");
    let both = computer("dator-1", "S-100", MAC)
        .replace("</NETWORKS>", "</NETWORKS><NETWORKS><MACADDR>b8:6b:23:e0:5c:82</MACADDR></NETWORKS>");
    world.tell(&both);
    world.tell(&both);
    let found = world.found();
    assert_eq!((found.len(), &found[0]["state"]), (1, &json!("waits")));
    let id = found[0]["id"].as_i64().expect("a number");
    let page = world.json(&format!("/equipment/found/{id}"));
    assert_eq!((&page["waits"], page["matches"].as_array().map(Vec::len)), (&json!("several"), Some(2)));
    let wrong = world.settle(&world.head(), id, &json!({ "choice": "is", "tag": "T9" }));
    assert_eq!((wrong.status, &wrong.json()["errors"][0]["field"]), (422, &json!("tag")));
    assert_eq!(world.settle(&world.head(), id, &json!({ "choice": "is", "tag": "T1" })).status, 201);
    assert_eq!(world.json(&format!("/equipment/{first}"))["serial"], json!("S-100"));
    world.tell(&both);
    let found = world.found();
    assert_eq!((found.len(), &found[0]["asset"]), (1, &json!("T1")));
}

#[test]
fn what_is_none_of_ours_is_asked_no_more_and_a_new_one_is_made_on_a_persons_word() {
    let world = World::new();
    let bare = |name: &str| {
        computer(name, "None", "00:00:00:00:00:00").replace("<SMODEL>Bok 14</SMODEL>", "<SMODEL>Lös</SMODEL>")
    };
    world.tell(&bare("gäst"));
    world.tell(&bare("ny"));
    let ids: Vec<i64> = world.found().iter().map(|it| it["id"].as_i64().expect("a number")).collect();
    assert_eq!(world.json("/equipment/found?state=waits")["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(world.settle(&world.head(), ids[0], &json!({ "choice": "throw" })).status, 201);
    assert_eq!(world.settle(&world.head(), ids[1], &json!({ "choice": "new" })).status, 201);
    world.tell(&bare("gäst"));
    world.tell(&bare("ny"));
    assert_eq!(world.found().len(), 2);
    assert_eq!(world.json("/equipment/found?state=waits")["items"], json!([]));
    assert_eq!(world.number("SELECT COUNT(*) FROM asset"), 1);
}

#[test]
fn a_persons_word_holds_also_where_numbers_of_two_things_come_together() {
    let world = World::new();
    world.thing("T1", "S-100", "");
    let uuid = "4c4c4544-0035-4a10-8052-b4c04f4d3132";
    let other = world.thing("T2", "S-200", "");
    let set = format!("UPDATE asset SET uuid = '{uuid}' WHERE id = {other}");
    let db = world.site.db();
    db.keep(store::Upkeep::Derived, |tx| tx.run(Sql::change(&set)).map(|_| ())).expect("a number");
    let told =
        computer("dator-1", "S-100", MAC).replace("<HARDWARE>", &format!("<HARDWARE><UUID>{uuid}</UUID>"));
    world.tell(&told);
    let id = world.number("SELECT MAX(id) FROM found_device");
    assert_eq!(world.json(&format!("/equipment/found/{id}"))["waits"], json!("several"));
    let alone = world.settle(&world.head(), id, &json!({ "choice": "let-be" }));
    assert_eq!(alone.status, 422, "it is no thing yet");
    assert_eq!(world.settle(&world.head(), id, &json!({ "choice": "is", "tag": "T1" })).status, 201);
    world.tell(&told);
    assert_eq!((world.found().len(), &world.found()[0]["asset"]), (1, &json!("T1")));
    assert_eq!(world.settle(&world.head(), id, &json!({ "choice": "throw" })).status, 201);
    world.tell(&told);
    assert_eq!((world.found().len(), &world.found()[0]["state"]), (1, &json!("thrown")));
}

#[test]
fn what_was_lost_and_is_heard_is_told() {
    let world = World::new();
    let id = world.thing("T1", "S-100", "");
    let lost = json!({ "state": "lost", "why": "Borta", "version": 1, "unit": world.who.south });
    let heard = world.site.api(&world.head(), &format!("/equipment/{id}/move"), &lost);
    assert!(heard.status < 300, "{}", heard.text);
    world.tell(&computer("dator-1", "S-100", MAC));
    let found = world.number("SELECT MAX(id) FROM found_device");
    assert_eq!(world.json(&format!("/equipment/found/{found}"))["waits"], json!("gone"));
    assert_eq!(world.json(&format!("/equipment/{id}"))["state"], json!("lost"), "nobody has said otherwise");
    assert_eq!(world.settle(&world.head(), found, &json!({ "choice": "let-be" })).status, 201);
    world.tell(&computer("dator-1", "S-100", MAC));
    assert_eq!(world.json(&format!("/equipment/found/{found}"))["waits"], Json::Null);
    let again = world.settle(&world.head(), found, &json!({ "choice": "let-be" }));
    assert_eq!(again.status, 422, "it does not wait");
}

#[test]
fn who_keeps_a_school_sees_what_was_found_there_and_others_do_not() {
    let world = World::new();
    world.tell(&computer("dator-1", "None", "00:00:00:00:00:00"));
    let id = world.number("SELECT MAX(id) FROM found_device");
    let path = format!("/api/v1/equipment/found/{id}");
    let south = one(world.who.agent, Role::Agent, &[world.who.south]);
    let teacher = one(world.who.teacher_north, Role::Staff, &[world.who.north]);
    assert_eq!(world.site.get(&world.keeper_north(), &path).status, 200);
    assert_eq!(world.site.get(&south, &path).status, 404);
    assert_eq!(world.site.get(&teacher, &path).status, 404);
    for who in [&south, &teacher] {
        assert!(world.settle(who, id, &json!({ "choice": "throw" })).status >= 400);
    }
    let programs = |who: &str| world.site.get(who, "/api/v1/equipment/programs").json()["items"].clone();
    assert_eq!(programs(&world.keeper_north())[0]["machines"], json!(1));
    assert_eq!(programs(&south), json!([]));
    assert_eq!(world.site.get(&teacher, "/api/v1/equipment/programs").status, 403);
    assert_eq!(world.json("/equipment/programs?q=kart%00rit")["items"][0]["name"], json!("Kartritaren"));
    let search = world.json("/equipment/programs?q=kart")["items"].clone();
    assert_eq!(search, json!([{ "name": "Kartritaren", "machines": 1, "versions": 1 }]));
}

#[test]
fn every_example_is_taken_and_pages_have_all_their_words() {
    let world = World::new();
    let Ok(folder) =
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/inventory"))
    else {
        return;
    };
    for file in folder {
        let path = file.expect("a file").path();
        let body = std::fs::read(&path).expect("bytes");
        let heard = world.tell_as(&world.key, &body);
        assert_eq!(heard.status, 200, "{}: {}", path.display(), heard.text());
    }
    assert!(world.found().len() >= 10, "{:?}", world.found().len());
    let mut paths = vec![
        "/equipment/found".to_owned(),
        "/equipment/found?silent=month&kind=printer".to_owned(),
        "/equipment/agents".to_owned(),
        "/equipment/agents/1/revoke".to_owned(),
        "/equipment/agents/make".to_owned(),
        "/equipment/programs".to_owned(),
    ];
    for it in world.found() {
        paths.push(format!("/equipment/found/{}", it["id"]));
        paths.push(format!("/equipment/found/{}/settle", it["id"]));
    }
    for path in paths {
        let page = world.site.get(&world.head(), &path);
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        assert!(!page.text.contains("[inventory-"), "{path} lacks a text");
    }
    let made = world.site.post(&world.head(), "/equipment/agents/make", &[("name", "x"), ("unit", "1")]);
    assert!(made.text.contains("/inventory") && !made.text.contains("[inventory-"), "{}", made.text);
}
