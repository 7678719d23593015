//! The years ahead: each figure is that of the room it comes from, as far as the reader may see there.

use access::{Actor, Role};
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use testing::{Answer, Site, word};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

fn made(answer: &Answer) -> i64 {
    assert!(matches!(answer.status, 200 | 201), "{}: {}", answer.status, answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

struct World {
    site: Site,
    who: Sample,
    year: i64,
}

impl World {
    /// Sjövik's own samples of money, agreements and things, at the northern school and at IT's.
    fn new() -> Self {
        let rooms = vec![
            people::ROOM,
            files::ROOM,
            intake::ROOM,
            thread::ROOM,
            services::ROOM,
            finance::ROOM,
            agreements::ROOM,
            assets::ROOM,
            licences::ROOM,
            refresh::ROOM,
            crate::ROOM,
        ];
        let site = Site::new(rooms);
        let who = small(site.db());
        let db = site.db();
        let today = db.read(people::today).expect("a day");
        let (it, schools, care) = (who.root, who.education, who.south);
        agreements::samples::make(db, &agreements::samples::Places { it, schools, care, today })
            .expect("agreements");
        let places = assets::samples::Places { it, schools: vec![who.north, who.south], today };
        assets::samples::make(db, &places).expect("things");
        refresh::samples::make(db, today).expect("rules");
        let schools = vec![who.north, who.south];
        let (root, school) = (who.root, who.north);
        let mine = licences::samples::Places { it, root, schools: who.education, school, today };
        licences::samples::make(db, &mine).expect("licences");
        let money =
            finance::samples::Places { it, education: who.education, schools, services: Vec::new(), today };
        finance::samples::make(db, &money).expect("a budget");
        Self { site, who, year: today.year().into() }
    }

    fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    fn leader_north(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.north])
    }

    fn json(&self, who: &str, path: &str) -> Json {
        let answer = self.site.get(who, &format!("/api/v1{path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }
}

#[test]
fn each_figure_is_that_of_the_room_that_it_comes_from() {
    let world = World::new();
    for who in [world.head(), world.leader_north()] {
        let years = world.json(&who, "/outlook")["years"].clone();
        let plan = world.json(&who, "/refresh?years=5")["sums"].clone();
        let budget = world.json(&who, "/budget?by=kind")["sums"].clone();
        for at in 0..6 {
            let year = &years[at];
            assert_eq!(
                (&year["year"], &year["falls_out"]),
                (&json!(world.year + at as i64), &plan[at]["total"])
            );
            let same = |it: &&Json| it["year"] == year["year"];
            let planned = budget.as_array().into_iter().flatten().find(same);
            assert_eq!(year["plan"], planned.map_or(Json::Null, |it| it["plan"].clone()));
            assert_eq!(year["unfunded"], planned.map_or(Json::Null, |it| it["unfunded"].clone()));
        }
    }
    let db = world.site.db();
    let this = world.year as i16;
    let agreed = db.read(|reading| agreements::committed(reading, &Actor::operator(), this..=this + 5, None));
    let years = world.json(&world.head(), "/outlook")["years"].clone();
    for (at, (_, cost)) in agreed.expect("what is agreed").into_iter().enumerate() {
        assert_eq!(years[at]["bound"], json!(cost.committed.to_string()));
        assert!(years[at]["bound"] != "0.00" || at > 2, "the samples bind something");
    }
    let alone = licences::Which::WithoutAgreement(Some(world.who.north));
    let cost = db.read(|reading| licences::costs(reading, &Actor::operator(), this..=this + 5, alone));
    let years = world.json(&world.head(), &format!("/outlook?unit={}", world.who.north))["years"].clone();
    for (at, (_, cost)) in cost.expect("what licences cost").into_iter().enumerate() {
        assert_eq!(years[at]["licences"], json!(cost.expected.to_string()));
    }
    assert_ne!(years[1]["licences"], "0.00", "the school's own program");
}

#[test]
fn the_page_and_the_files_show_the_same_as_the_programs_see() {
    let world = World::new();
    let (head, leader) = (world.head(), world.leader_north());
    for who in [&head, &leader] {
        let seen = world.json(who, "/outlook");
        let page = world.site.get(who, "/outlook").text;
        let file: Json =
            serde_json::from_str(&world.site.get(who, "/outlook/export?format=json").text).expect("json");
        for (at, year) in seen["years"].as_array().into_iter().flatten().enumerate() {
            for column in ["falls_out", "bound", "renewed", "licences", "asks", "plan", "unfunded"] {
                assert_eq!(file[at][column], year[column], "{column}");
                let Some(amount) = year[column].as_str() else { continue };
                let amount = kernel::Money::parse_sek(amount).expect("an amount").minor;
                let amount = kernel::Lang::En.hundredths(amount);
                assert!(page.contains(&amount), "{column} {amount} is not on the page");
            }
        }
        assert!(!page.contains("[outlook-"), "a text is missing");
    }
    let schools = world.json(&leader, &format!("/outlook?unit={}", world.who.south))["next_year"].clone();
    assert_eq!(schools, json!([]), "what is another's does not show by asking for it");
    assert_eq!(world.json(&leader, "/outlook")["scenarios"], json!([]));
}

#[test]
fn what_if_is_what_the_scenario_differs_by() {
    let world = World::new();
    let head = world.head();
    let seen = world.json(&head, "/outlook")["scenarios"].clone();
    let compared = world.json(&head, "/refresh/compare");
    let (plan, other) = (&compared["plan"]["years"], &compared["scenarios"][0]["years"]);
    let money = |it: &Json| kernel::Money::parse_sek(it.as_str().expect("text")).expect("an amount");
    for at in 0..6 {
        let difference = money(&other[at]["cost"]).minus(money(&plan[at]["cost"])).expect("it fits");
        assert_eq!(seen[0]["differences"][at], json!(difference.to_string()));
    }
    let decision = json!({ "day": format!("{}-01-02", world.year), "decision": "Nej" });
    made(&world.site.api(&head, &format!("/refresh/scenarios/{}/drop", seen[0]["id"]), &decision));
    assert_eq!(world.json(&head, "/outlook")["scenarios"], json!([]));
}

#[test]
fn whoever_sees_no_money_opens_nothing() {
    let world = World::new();
    let teacher = one(world.who.teacher_north, Role::Staff, &[world.who.north]);
    for path in ["/outlook", "/outlook/export?format=csv"] {
        assert_eq!(world.site.get(&teacher, path).status, 403, "{path}");
    }
    assert_eq!(world.site.get(&world.head(), "/outlook?unit=x").status, 422);
}
