//! The small organisation of the tests with a kind and a model, behind the router.

use access::Role;
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use testing::{Answer, Site, word};
use web::{Ask, Doc, Gate, Reply, Room, Routes};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

/// What a search and the question of what is at stake answer.
fn looked_at(routes: &mut Routes) {
    routes.get("/test/found", Gate::SignedIn, Doc::new("test-found", ""), |ask: &Ask<'_>| {
        let hits = ask.db.read(|r| crate::search::search(r, ask, ask.query.raw("q"), 10))?;
        Ok(Reply::Json(hits.iter().map(|hit| json!(hit.card.title)).collect()))
    });
    routes.get("/test/stake", Gate::SignedIn, Doc::new("test-stake", ""), |ask: &Ask<'_>| {
        let kind = if ask.query.raw("kind") == "unit" { "unit" } else { "person" };
        let subject = kernel::Subject::new(kind, ask.query.raw("id").parse().unwrap_or(0));
        let stakes = ask.db.read(|r| crate::stake::at_stake(r, ask, &subject))?;
        Ok(Reply::Json(stakes.iter().map(|s| json!({ "count": s.count, "href": s.href })).collect()))
    });
}

pub struct World {
    pub site: Site,
    pub who: Sample,
    pub category: i64,
    pub model: i64,
}

impl World {
    pub fn new() -> Self {
        let home =
            Room { routes: looked_at, ..Room::empty("home", texts::Source { room: "home", sv: "", en: "" }) };
        let rooms = vec![people::ROOM, files::ROOM, intake::ROOM, thread::ROOM, crate::ROOM, home];
        let site = Site::new(rooms);
        let who = small(site.db());
        let mut world = Self { site, who, category: 0, model: 0 };
        let laptop = json!({ "name": "Bärbar dator", "kind": "device", "life_months": 48 });
        world.category = world.made(&world.head(), "/equipment/categories/add", &laptop);
        let model = json!({ "maker": "Norrsken", "name": "Bok 14", "category": world.category });
        world.model = world.made(&world.head(), "/equipment/models/add", &model);
        world
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    pub fn agent_north(&self) -> String {
        one(self.who.agent, Role::Agent, &[self.who.north])
    }

    pub fn controller(&self) -> String {
        one(self.who.auditor, Role::Controller, &[])
    }

    pub fn admin(&self) -> String {
        one(self.who.admin, Role::Administrator, &[])
    }

    /// Reads what was brought in, and not who has what.
    pub fn auditor(&self) -> String {
        one(self.who.auditor, Role::Auditor, &[])
    }

    pub fn leader_north(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.north])
    }

    pub fn leader_south(&self) -> String {
        one(self.who.leader_south, Role::Leader, &[self.who.south])
    }

    pub fn teacher_north(&self) -> String {
        one(self.who.teacher_north, Role::Staff, &[self.who.north])
    }

    pub fn pupil(&self) -> String {
        one(self.who.pupil, Role::Pupil, &[self.who.north])
    }

    /// Sends something that is to work; the number of what was made or changed.
    pub fn made(&self, who: &str, path: &str, json: &Json) -> i64 {
        let answer = self.site.api(who, path, json);
        assert!(matches!(answer.status, 200 | 201), "{path}: {}", answer.text);
        answer.json()["id"].as_i64().expect("a number")
    }

    /// The fields of a thing in stock at the north school; some others are given.
    pub fn fields(&self, tag: &str, more: &Json) -> Json {
        let mut fields =
            json!({ "tag": tag, "model": self.model, "unit": self.who.north, "state": "in-stock" });
        for (field, value) in more.as_object().into_iter().flatten() {
            fields[field] = value.clone();
        }
        fields
    }

    /// Adds a thing as the head of IT.
    pub fn add(&self, tag: &str, more: &Json) -> i64 {
        self.made(&self.head(), "/equipment/add", &self.fields(tag, more))
    }

    pub fn act(&self, who: &str, id: i64, verb: &str, fields: &Json) -> Answer {
        self.site.api(who, &format!("/equipment/{id}/{verb}"), fields)
    }

    /// A move within the north school.
    pub fn moved(&self, who: &str, id: i64, state: &str, person: &str, why: &str) -> Answer {
        let fields = json!({
            "state": state, "unit": self.who.north, "place": "Sal 1", "person": person, "why": why,
        });
        self.act(who, id, "move", &fields)
    }

    pub fn asset(&self, who: &str, id: i64) -> Answer {
        self.site.get(who, &format!("/api/v1/equipment/{id}"))
    }

    /// The tags in the answer of an address.
    pub fn tags(&self, who: &str, query: &str) -> Vec<String> {
        let answer = self.site.get(who, &format!("/api/v1/equipment{query}"));
        let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["tag"].as_str().map(str::to_owned)).collect()
    }

    /// What the search finds, by name.
    pub fn found(&self, who: &str, query: &str) -> Vec<String> {
        let answer = self.site.get(who, &format!("/api/v1/test/found?q={query}"));
        let found = answer.json();
        found.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
    }

    /// What a person's name is.
    pub fn name(&self, person: Id<Person>) -> String {
        let sql = store::Sql::open("a test looks", "SELECT name FROM person WHERE id = ?").bind(person);
        let (name,): (String,) = self.site.db().read(|r| r.load(sql)).expect("a name");
        name
    }

    /// The events of a thing, in order.
    pub fn events(&self, id: i64) -> Vec<String> {
        self.site.settle();
        let text = "SELECT event FROM journal WHERE kind = 'asset' AND subject_id = ? ORDER BY id";
        let sql = store::Sql::open("a test looks", text).bind(id);
        let rows: Vec<(String,)> = self.site.db().read(|r| r.all(sql)).expect("events");
        rows.into_iter().map(|(event,)| event).collect()
    }
}
