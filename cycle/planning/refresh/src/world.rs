//! The small organisation of the tests with two kinds of equipment at two schools, behind the router.

use access::Role;
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use testing::{Answer, Site, word};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

/// The number of what was made.
pub fn made(answer: &Answer) -> i64 {
    assert!(matches!(answer.status, 200 | 201), "{}: {}", answer.status, answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

pub struct World {
    pub site: Site,
    pub who: Sample,
    /// Laptops last 48 months, screens 84.
    pub laptop: i64,
    pub screen: i64,
    /// A laptop of 8 000 kr.
    pub book: i64,
    /// A screen of 20 000 kr.
    pub board: i64,
    /// This year by the tests' clock.
    pub year: i64,
}

impl World {
    /// At the northern school three laptops that fall out next year and one screen; at the southern one laptop.
    pub fn new() -> Self {
        let rooms = vec![people::ROOM, files::ROOM, intake::ROOM, thread::ROOM, assets::ROOM, crate::ROOM];
        let site = Site::new(rooms);
        let who = small(site.db());
        let year = i64::from(site.db().read(people::today).expect("a day").year());
        let mut world = Self { site, who, laptop: 0, screen: 0, book: 0, board: 0, year };
        let api = |path: &str, body: &Json| made(&world.site.api(&world.head(), path, body));
        let kind = |name: &str, months: i64| json!({ "name": name, "kind": "device", "life_months": months });
        let laptop = api("/equipment/categories/add", &kind("Klassdator", 48));
        let screen = api("/equipment/categories/add", &kind("Tavla", 84));
        let model = |name: &str, category: i64, price: &str| json!({ "maker": "Norrsken", "name": name, "category": category, "list_price": price });
        let book = api("/equipment/models/add", &model("Bok 14", laptop, "8000"));
        let board = api("/equipment/models/add", &model("Tavla 75", screen, "20000"));
        (world.laptop, world.screen, world.book, world.board) = (laptop, screen, book, board);
        for tag in ["N1", "N2", "N3"] {
            world.thing(tag, book, world.who.north, &format!("{}-08-20", year - 3));
        }
        world.thing("N4", board, world.who.north, &format!("{}-01-10", year - 4));
        world.thing("S1", book, world.who.south, &format!("{}-02-01", year - 2));
        world
    }

    pub fn thing(&self, tag: &str, model: i64, unit: Id<Unit>, bought_on: &str) -> i64 {
        let body = json!({
            "tag": tag, "model": model, "unit": unit, "state": "in-stock", "bought_on": bought_on, "place": "Sal 1",
        });
        made(&self.site.api(&self.head(), "/equipment/add", &body))
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    /// Head of IT at the northern school alone.
    pub fn head_north(&self) -> String {
        one(self.who.architect, Role::HeadOfIt, &[self.who.north])
    }

    pub fn controller(&self) -> String {
        one(self.who.auditor, Role::Controller, &[])
    }

    pub fn leader_north(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.north])
    }

    pub fn leader_south(&self) -> String {
        one(self.who.leader_south, Role::Leader, &[self.who.south])
    }

    pub fn teacher(&self) -> String {
        one(self.who.teacher_north, Role::Staff, &[self.who.north])
    }

    pub fn json(&self, who: &str, path: &str) -> Json {
        let answer = self.site.get(who, &format!("/api/v1{path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }

    /// Sets a rule, with a reason; of the plan, or of the `scenario` that is named.
    pub fn set(&self, who: &str, kind: &str, fields: &Json) -> Answer {
        let mut all = json!({ "reason": "Så beslutades." });
        for (field, value) in fields.as_object().into_iter().flatten() {
            all[field] = value.clone();
        }
        let path = match all.as_object_mut().and_then(|all| all.remove("scenario")) {
            Some(scenario) => format!("/refresh/scenarios/{scenario}/add-{kind}"),
            None => format!("/refresh/rules/add-{kind}"),
        };
        self.site.api(who, &path, &all)
    }

    /// What a year costs, as somebody sees the plan.
    pub fn cost(&self, who: &str, year: i64, query: &str) -> String {
        let plan = self.json(who, &format!("/refresh?years=10{query}"));
        let sums = plan["sums"].as_array().expect("sums").clone();
        let sum = sums.iter().find(|it| it["year"] == year).expect("the year");
        sum["total"].as_str().expect("a sum").to_owned()
    }
}
