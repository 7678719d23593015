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
    routes.get("/test/similar", Gate::SignedIn, Doc::new("test-similar", ""), |ask: &Ask<'_>| {
        let found = ask.db.read(|r| crate::similar(r, ask.actor, ask.query.raw("q"), 5))?;
        Ok(Reply::Json(found.iter().map(|one| json!(one.title)).collect()))
    });
    routes.get("/test/waits", Gate::SignedIn, Doc::new("test-waits", ""), |ask: &Ask<'_>| {
        let waits = crate::home::needs_you(ask)?;
        Ok(Reply::Json(waits.iter().map(|need| json!(need.href)).collect()))
    });
    routes.get("/test/cards", Gate::SignedIn, Doc::new("test-cards", ""), |ask: &Ask<'_>| {
        let all: Vec<i64> = (1..100).collect();
        let cards = ask.db.read(|r| crate::search::cards(r, ask.actor, ask, &all))?;
        Ok(Reply::Json(cards.iter().map(|card| json!(card.title)).collect()))
    });
    routes.get("/test/stake", Gate::SignedIn, Doc::new("test-stake", ""), |ask: &Ask<'_>| {
        let kind = if ask.query.raw("kind") == "unit" { "unit" } else { "person" };
        let id = ask.query.raw("id").parse().unwrap_or(0);
        let subject = kernel::Subject::new(kind, id);
        let stakes = ask.db.read(|r| crate::home::at_stake(r, ask, &subject))?;
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
        let site =
            Site::new(vec![people::ROOM, services::ROOM, files::ROOM, thread::ROOM, crate::ROOM, home]);
        let who = small(site.db());
        Self { site, who }
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    pub fn agent(&self) -> String {
        one(self.who.agent, Role::Agent, &[])
    }

    /// An agent who works for the north school only.
    pub fn agent_north(&self) -> String {
        one(self.who.architect, Role::Agent, &[self.who.north])
    }

    pub fn auditor(&self) -> String {
        one(self.who.auditor, Role::Auditor, &[])
    }

    pub fn teacher_north(&self) -> String {
        one(self.who.teacher_north, Role::Staff, &[self.who.north])
    }

    pub fn teacher_south(&self) -> String {
        one(self.who.teacher_south, Role::Staff, &[self.who.south])
    }

    pub fn pupil(&self) -> String {
        one(self.who.pupil, Role::Pupil, &[self.who.north])
    }

    /// Writes a draft in Swedish; fields beyond the title and the audience are given.
    pub fn write(&self, who: &str, title: &str, audience: &str, more: &Json) -> i64 {
        let mut fields = json!({
            "lang": "sv", "heading": title, "text": format!("# Om {title}\n\nSå här gör du."),
            "audience": audience, "unit": self.who.root,
        });
        for (field, value) in more.as_object().into_iter().flatten() {
            fields[field] = value.clone();
        }
        let answer = self.site.api(who, "/articles/write", &fields);
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()["id"].as_i64().expect("a number")
    }

    /// Writes and publishes as the head of IT.
    pub fn publish(&self, title: &str, audience: &str, more: &Json) -> i64 {
        let id = self.write(&self.head(), title, audience, more);
        self.must(&self.head(), id, "publish", &json!({ "review_on": self.day(30) }));
        id
    }

    /// The day so many days ahead.
    pub fn day(&self, days: i64) -> String {
        self.site.db().read(people::today).expect("a day").plus_days(days).to_string()
    }

    pub fn act(&self, who: &str, id: i64, verb: &str, fields: &Json) -> Answer {
        self.site.api(who, &format!("/articles/{id}/{verb}"), fields)
    }

    pub fn must(&self, who: &str, id: i64, verb: &str, fields: &Json) {
        let answer = self.act(who, id, verb, fields);
        assert_eq!(answer.status, 201, "{verb}: {}", answer.text);
    }

    pub fn article(&self, who: &str, id: i64) -> Answer {
        self.site.get(who, &format!("/api/v1/articles/{id}"))
    }

    /// The titles in the list, for these conditions.
    pub fn listed(&self, who: &str, query: &str) -> Vec<String> {
        let answer = self.site.get(who, &format!("/api/v1/articles?{query}"));
        let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["heading"].as_str().map(str::to_owned)).collect()
    }

    /// What one of the test's own addresses answers, as texts.
    pub fn told(&self, who: &str, path: &str) -> Vec<String> {
        let answer = self.site.get(who, &format!("/api/v1/test/{path}")).json();
        answer.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }
}
