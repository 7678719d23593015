//! The small organisation of the tests, with its rooms behind the router.

use access::Role;
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use testing::{Answer, Site, word};
use web::{Ask, Doc, Gate, Reply, Room, Routes};

/// A person's word with one grant: whole-organisation roles without units, others with theirs.
fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

/// What the home page tells: what waits for somebody, and what is found with which words around it.
fn waits(routes: &mut Routes) {
    routes.get("/test/found", Gate::SignedIn, Doc::new("test-found", ""), |ask: &Ask<'_>| {
        let hits = ask.db.read(|r| crate::search::search(r, ask, ask.query.raw("q"), 10))?;
        Ok(Reply::Json(hits.iter().map(|hit| json!(hit.text)).collect()))
    });
    routes.get("/test/waits", Gate::SignedIn, Doc::new("test-waits", ""), |ask: &Ask<'_>| {
        let waits = crate::home::needs_you(ask)?;
        Ok(Reply::Json(waits.iter().map(|need| json!({ "text": need.text, "href": need.href })).collect()))
    });
}

pub struct World {
    pub site: Site,
    pub who: Sample,
}

impl World {
    pub fn new() -> Self {
        let home =
            Room { routes: waits, ..Room::empty("home", texts::Source { room: "home", sv: "", en: "" }) };
        let site = Site::new(vec![people::ROOM, files::ROOM, thread::ROOM, crate::ROOM, notices::ROOM, home]);
        let who = small(site.db());
        Self { site, who }
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    pub fn architect(&self) -> String {
        one(self.who.architect, Role::Architect, &[])
    }

    /// An agent who works for the north school only.
    pub fn agent_north(&self) -> String {
        one(self.who.agent, Role::Agent, &[self.who.north])
    }

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

    pub fn teacher_south(&self) -> String {
        one(self.who.teacher_south, Role::Staff, &[self.who.south])
    }

    pub fn pupil(&self) -> String {
        one(self.who.pupil, Role::Pupil, &[self.who.north])
    }

    /// Asks for something by the API; gives the need's number.
    pub fn ask(&self, who: &str, title: &str) -> i64 {
        let answer =
            self.site.api(who, "/needs/ask", &json!({ "title": title, "text": "Så här är det i dag." }));
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()["id"].as_i64().expect("a number")
    }

    /// Does a verb to a need by the API.
    pub fn act(&self, who: &str, need: i64, verb: &str, fields: &Json) -> Answer {
        self.site.api(who, &format!("/needs/{need}/{verb}"), fields)
    }

    /// Does a verb that must work.
    pub fn must(&self, who: &str, need: i64, verb: &str, fields: &Json) {
        let answer = self.act(who, need, verb, fields);
        assert!(answer.status < 300, "{verb}: {} {}", answer.status, answer.text);
    }

    /// Moves a need through these verbs, as the head of IT.
    pub fn moved(&self, need: i64, verbs: &[&str]) {
        for verb in verbs {
            let mut fields = json!({ "reason": format!("Därför: {verb}") });
            if *verb == "plan" {
                fields["year"] = json!(2027);
            }
            if *verb == "follow-up" {
                fields["verdict"] = json!("met");
            }
            self.must(&self.head(), need, verb, &fields);
        }
    }

    /// The need as JSON.
    pub fn need(&self, who: &str, need: i64) -> Json {
        let answer = self.site.get(who, &format!("/api/v1/needs/{need}"));
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    /// Looks at the need's page, as its reader does.
    pub fn look(&self, who: &str, need: i64) {
        assert_eq!(self.site.get(who, &format!("/needs/{need}")).status, 200);
    }

    /// The numbers of the needs in the list, for these conditions.
    pub fn listed(&self, who: &str, query: &str) -> Vec<i64> {
        let answer = self.site.get(who, &format!("/api/v1/needs?limit=200&{query}"));
        assert_eq!(answer.status, 200, "{}", answer.text);
        let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["id"].as_i64()).collect()
    }

    /// The titles of unread notices.
    pub fn notices(&self, who: &str) -> Vec<String> {
        self.site.settle();
        let items =
            self.site.get(who, "/api/v1/notices").json()["items"].as_array().cloned().unwrap_or_default();
        let unread = items.iter().filter(|item| item["is_read"] == false);
        unread.map(|item| item["text"].as_str().unwrap_or("").to_owned()).collect()
    }
}
