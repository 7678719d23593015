//! The small organisation of the tests with things to lend, behind the router.

use access::{Actor, Role};
use kernel::{Day, Id, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use testing::{Answer, Site, word};
use web::{Ask, Doc, Gate, Reply, Room, Routes};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

/// What a search and the questions of what is at stake and what waits answer.
fn looked_at(routes: &mut Routes) {
    routes.get("/test/found", Gate::SignedIn, Doc::new("test-found", ""), |ask: &Ask<'_>| {
        let hits = ask.db.read(|r| crate::search::search(r, ask, ask.query.raw("q"), 10))?;
        Ok(Reply::Json(hits.iter().map(|hit| json!(hit.card.title)).collect()))
    });
    routes.get("/test/stake", Gate::SignedIn, Doc::new("test-stake", ""), |ask: &Ask<'_>| {
        let kind = if ask.query.raw("kind") == "unit" { "unit" } else { "person" };
        let subject = kernel::Subject::new(kind, ask.query.raw("id").parse().unwrap_or(0));
        let stakes = ask.db.read(|r| crate::stake::at_stake(r, ask, &subject))?;
        Ok(Reply::Json(stakes.iter().map(|s| json!(s.count)).collect()))
    });
    routes.get("/test/needs", Gate::SignedIn, Doc::new("test-needs", ""), |ask: &Ask<'_>| {
        let needs = crate::stake::needs_you(ask)?;
        Ok(Reply::Json(needs.iter().map(|need| json!({ "href": need.href, "count": need.count })).collect()))
    });
}

pub struct World {
    pub site: Site,
    pub who: Sample,
    pub model: i64,
}

impl World {
    pub fn new() -> Self {
        let home =
            Room { routes: looked_at, ..Room::empty("home", texts::Source { room: "home", sv: "", en: "" }) };
        let rooms = vec![
            people::ROOM,
            accounts::ROOM,
            calendars::ROOM,
            files::ROOM,
            intake::ROOM,
            thread::ROOM,
            agreements::ROOM,
            assets::ROOM,
            crate::ROOM,
            notices::ROOM,
            home,
        ];
        let site = Site::new(rooms);
        let who = small(site.db());
        let mut world = Self { site, who, model: 0 };
        let kind = json!({ "name": "Elevdator", "kind": "device", "life_months": 48 });
        let category = world.made(&world.head(), "/equipment/categories/add", &kind);
        let model = json!({ "maker": "Fjällräv", "name": "Elev 11", "category": category });
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

    pub fn leader_north(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.north])
    }

    pub fn leader_south(&self) -> String {
        one(self.who.leader_south, Role::Leader, &[self.who.south])
    }

    pub fn teacher(&self) -> String {
        one(self.who.teacher_north, Role::Staff, &[self.who.north])
    }

    pub fn pupil(&self) -> String {
        one(self.who.pupil, Role::Pupil, &[self.who.north])
    }

    pub fn operator() -> Actor {
        Actor::operator()
    }

    /// Sends something that is to work; the number of what was made or changed.
    pub fn made(&self, who: &str, path: &str, json: &Json) -> i64 {
        let answer = self.site.api(who, path, json);
        assert!(matches!(answer.status, 200 | 201), "{path}: {}", answer.text);
        answer.json()["id"].as_i64().expect("a number")
    }

    /// A thing in stock at the north school.
    pub fn thing(&self, tag: &str) -> i64 {
        self.thing_in(tag, self.who.north)
    }

    pub fn thing_in(&self, tag: &str, unit: Id<Unit>) -> i64 {
        let fields = json!({ "tag": tag, "model": self.model, "unit": unit, "state": "in-stock" });
        self.made(&self.head(), "/equipment/add", &fields)
    }

    /// Writes the text that holds for the whole organisation.
    pub fn text(&self) -> i64 {
        let fields =
            json!({ "unit": self.who.root, "swedish": "Var rädd om den.", "english": "Take good care." });
        self.made(&self.head(), "/loans/texts/add", &fields)
    }

    /// The fields of a loan to the pupil for a month; some others are given.
    pub fn fields(&self, tag: &str, more: &Json) -> Json {
        let mut fields =
            json!({ "thing": tag, "person": "Elsa Alm", "due": self.day(30), "condition": "good" });
        for (field, value) in more.as_object().into_iter().flatten() {
            fields[field] = value.clone();
        }
        fields
    }

    /// Lends a thing as the head of IT.
    pub fn lent(&self, tag: &str, more: &Json) -> i64 {
        self.made(&self.head(), "/loans/lend", &self.fields(tag, more))
    }

    pub fn act(&self, who: &str, id: i64, verb: &str, fields: &Json) -> Answer {
        self.site.api(who, &format!("/loans/{id}/{verb}"), fields)
    }

    pub fn back(&self, id: i64, more: &Json) -> Answer {
        let mut fields = json!({ "whither": "in-stock", "condition": "good" });
        for (field, value) in more.as_object().into_iter().flatten() {
            fields[field] = value.clone();
        }
        self.act(&self.head(), id, "return", &fields)
    }

    pub fn loan(&self, who: &str, id: i64) -> Answer {
        self.site.get(who, &format!("/api/v1/loans/{id}"))
    }

    /// State and holder of a thing, as the head of IT sees it.
    pub fn asset(&self, id: i64) -> Json {
        self.site.get(&self.head(), &format!("/api/v1/equipment/{id}")).json()
    }

    /// The things in the answer of the list.
    pub fn listed(&self, who: &str, query: &str) -> Vec<String> {
        let answer = self.site.get(who, &format!("/api/v1/loans{query}"));
        let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["thing"].as_str().map(str::to_owned)).collect()
    }

    /// A day so many days from the clock's.
    pub fn day(&self, ahead: i64) -> Day {
        self.site.db().read(people::today).expect("a day").plus_days(ahead)
    }

    /// What a person has been told.
    pub fn told(&self, person: Id<Person>) -> Vec<String> {
        self.site.settle();
        let sql =
            store::Sql::open("a test looks", "SELECT text_key FROM notice WHERE person_id = ? ORDER BY id");
        let rows: Vec<(String,)> = self.site.db().read(|r| r.all(sql.bind(person))).expect("notices");
        rows.into_iter().map(|(key,)| key).collect()
    }

    /// The events of a record, in order.
    pub fn events(&self, kind: &str, id: i64) -> Vec<String> {
        self.site.settle();
        let text = "SELECT event FROM journal WHERE kind = ? AND subject_id = ? ORDER BY id";
        let sql = store::Sql::open("a test looks", text).bind(kind).bind(id);
        let rows: Vec<(String,)> = self.site.db().read(|r| r.all(sql)).expect("events");
        rows.into_iter().map(|(event,)| event).collect()
    }

    pub fn count(&self, text: &str) -> i64 {
        self.site.db().read(|r| r.number(store::Sql::open("a test looks", text))).expect("a number")
    }
}
