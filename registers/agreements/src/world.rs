//! The small organisation of the tests with a supplier, behind the router.

use access::{Actor, Role};
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use testing::{Answer, Site, word};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

pub struct World {
    pub site: Site,
    pub who: Sample,
    pub supplier: i64,
}

impl World {
    pub fn new() -> Self {
        let rooms = vec![people::ROOM, accounts::ROOM, files::ROOM, thread::ROOM, crate::ROOM, notices::ROOM];
        let site = Site::new(rooms);
        let who = small(site.db());
        let mut world = Self { site, who, supplier: 0 };
        world.supplier = world.made(&world.head(), "/suppliers/add", &json!({ "name": "Björkdata AB" }));
        world
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    pub fn agent(&self) -> String {
        one(self.who.agent, Role::Agent, &[])
    }

    pub fn controller(&self) -> String {
        one(self.who.auditor, Role::Controller, &[])
    }

    pub fn leader_north(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.north])
    }

    pub fn leader_south(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.south])
    }

    pub fn teacher(&self) -> String {
        one(self.who.teacher_north, Role::Staff, &[self.who.north])
    }

    /// Sends something that is to work; the number of what was made or changed.
    pub fn made(&self, who: &str, path: &str, json: &Json) -> i64 {
        let answer = self.site.api(who, path, json);
        assert!(matches!(answer.status, 200 | 201), "{path}: {}", answer.text);
        answer.json()["id"].as_i64().expect("a number")
    }

    /// The fields of an agreement of the north school, of a year from 2026, renewed by the year; some others are given.
    pub fn fields(&self, more: &Json) -> Json {
        let mut fields = json!({
            "name": "Lärplattform", "supplier": self.supplier, "unit": self.who.north, "kind": "service",
            "answers": "leader", "start": "2026-01-01", "initial_months": 120, "renewal": "tacit",
            "renewal_months": 12, "notice": 3, "notice_unit": "months", "lead_days": 30, "price": "1200",
            "indexed": "2,5", "processing": "no",
        });
        for (field, value) in more.as_object().into_iter().flatten() {
            fields[field] = value.clone();
        }
        fields
    }

    /// The same without what holds from a day: what an edit says.
    pub fn said(&self, more: &Json) -> Json {
        let mut fields = self.fields(more);
        if let Some(all) = fields.as_object_mut() {
            for held in
                ["renewal", "renewal_months", "notice", "notice_unit", "lead_days", "price", "indexed"]
            {
                all.remove(held);
            }
        }
        fields
    }

    /// Adds an agreement as the head of IT.
    pub fn add(&self, more: &Json) -> i64 {
        self.made(&self.head(), "/agreements/add", &self.fields(more))
    }

    pub fn act(&self, who: &str, id: i64, verb: &str, fields: &Json) -> Answer {
        self.site.api(who, &format!("/agreements/{id}/{verb}"), fields)
    }

    pub fn agreement(&self, who: &str, id: i64) -> Answer {
        self.site.get(who, &format!("/api/v1/agreements/{id}"))
    }

    /// A day so many days from the clock's.
    pub fn day(&self, ahead: i64) -> kernel::Day {
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

    /// The events of an agreement, in order.
    pub fn events(&self, id: i64) -> Vec<String> {
        self.site.settle();
        let text = "SELECT event FROM journal WHERE kind = 'agreement' AND subject_id = ? ORDER BY id";
        let sql = store::Sql::open("a test looks", text).bind(id);
        let rows: Vec<(String,)> = self.site.db().read(|r| r.all(sql)).expect("events");
        rows.into_iter().map(|(event,)| event).collect()
    }

    pub fn operator() -> Actor {
        Actor::operator()
    }
}
