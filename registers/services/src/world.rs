//! The small organisation of the tests, with its rooms behind the router.

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
        let id = ask.query.raw("id").parse().unwrap_or(0);
        let subject = kernel::Subject::new(kind, id);
        let stakes = ask.db.read(|r| crate::stake::at_stake(r, ask, &subject))?;
        Ok(Reply::Json(
            stakes.iter().map(|s| json!({ "text": s.text, "count": s.count, "href": s.href })).collect(),
        ))
    });
}

pub struct World {
    pub site: Site,
    pub who: Sample,
}

impl World {
    pub fn new() -> Self {
        let home =
            Room { routes: looked_at, ..Room::empty("home", texts::Source { room: "home", sv: "", en: "" }) };
        let site = Site::new(vec![people::ROOM, thread::ROOM, crate::ROOM, home]);
        let who = small(site.db());
        Self { site, who }
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    pub fn agent(&self) -> String {
        one(self.who.agent, Role::Agent, &[])
    }

    /// Owns services of the north school.
    pub fn owner_north(&self) -> String {
        one(self.who.architect, Role::ServiceOwner, &[self.who.north])
    }

    pub fn teacher_north(&self) -> String {
        one(self.who.teacher_north, Role::Staff, &[self.who.north])
    }

    pub fn teacher_south(&self) -> String {
        one(self.who.teacher_south, Role::Staff, &[self.who.south])
    }

    pub fn leader_of_all_schools(&self) -> String {
        let units = [self.who.education, self.who.north, self.who.south];
        one(self.who.leader_north, Role::Leader, &units)
    }

    /// Adds a service as the head of IT; fields beyond the name are given.
    pub fn add(&self, name: &str, more: &Json) -> i64 {
        let mut fields = json!({ "name": name, "unit": self.who.root, "state": "live", "audience": "everybody", "reported": true });
        for (field, value) in more.as_object().into_iter().flatten() {
            fields[field] = value.clone();
        }
        let answer = self.site.api(&self.head(), "/services/add", &fields);
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()["id"].as_i64().expect("a number")
    }

    pub fn act(&self, who: &str, id: i64, verb: &str, fields: &Json) -> Answer {
        self.site.api(who, &format!("/services/{id}/{verb}"), fields)
    }

    pub fn service(&self, who: &str, id: i64) -> Answer {
        self.site.get(who, &format!("/api/v1/services/{id}"))
    }

    /// The names in the answer of an address.
    pub fn names(&self, who: &str, path: &str) -> Vec<String> {
        let answer = self.site.get(who, &format!("/api/v1{path}"));
        let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["name"].as_str().map(str::to_owned)).collect()
    }

    /// What the search finds, by name.
    pub fn found(&self, who: &str, query: &str) -> Vec<String> {
        let answer = self.site.get(who, &format!("/api/v1/test/found?q={query}"));
        let found = answer.json();
        found.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
    }
}
