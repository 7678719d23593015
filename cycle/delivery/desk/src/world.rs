//! The small organisation of the tests, with its rooms behind the router.

use access::{Actor, Role};
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use people::{NewGroup, PersonGroup, add_group, add_member};
use serde_json::{Value as Json, json};
use testing::{Answer, Site, word};
use web::{Ask, Doc, Gate, Reply, Room, Routes};

/// A person's word with one grant: whole-organisation roles without units, others with theirs.
fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

/// What the home page tells, and what other rooms' pages call, behind addresses of the test's own.
pub fn doors(routes: &mut Routes) {
    routes.get("/test/found", Gate::SignedIn, Doc::new("test-found", ""), |ask: &Ask<'_>| {
        let hits = ask.db.read(|r| crate::search::search(r, ask, ask.query.raw("q"), 1_000))?;
        let one = |hit: &web::Hit| json!({ "id": hit.card.id, "text": hit.text });
        Ok(Reply::Json(json!({ "items": hits.iter().map(one).collect::<Vec<_>>() })))
    });
    routes.get("/test/similar", Gate::SignedIn, Doc::new("test-similar", ""), |ask: &Ask<'_>| {
        let text = ask.query.raw("q");
        let found = ask.db.read(|r| crate::suggest::find(r, ask, text, Id::new(0)))?;
        let one = |found: &crate::suggest::Found| {
            let id: Option<i64> = found.href.strip_prefix("/tickets/").and_then(|id| id.parse().ok());
            json!({ "id": id })
        };
        Ok(Reply::Json(json!({ "items": found.iter().map(one).collect::<Vec<_>>() })))
    });
    routes.get("/test/waits", Gate::SignedIn, Doc::new("test-waits", ""), |ask: &Ask<'_>| {
        let waits = crate::home::needs_you(ask)?;
        Ok(Reply::Json(waits.iter().map(|need| json!({ "text": need.text, "href": need.href })).collect()))
    });
    routes.get("/test/cards", Gate::SignedIn, Doc::new("test-cards", ""), |ask: &Ask<'_>| {
        let ids: Vec<i64> = (1..100).collect();
        let cards = ask.db.read(|r| (crate::ROOM.kinds[0].cards)(r, ask.actor, ask, &ids))?;
        let one = |card: &web::Card| json!({ "id": card.id });
        Ok(Reply::Json(json!({ "items": cards.iter().map(one).collect::<Vec<_>>() })))
    });
    routes.get("/test/wheel", Gate::SignedIn, Doc::new("test-wheel", ""), |ask: &Ask<'_>| {
        let count = crate::home::wheel(ask)?.into_iter().next().map(|(_, room)| room.count);
        Ok(Reply::Json(json!({ "count": count })))
    });
}

pub fn site() -> Site {
    let home = Room { routes: doors, ..Room::empty("home", texts::Source { room: "home", sv: "", en: "" }) };
    let below = [people::ROOM, services::ROOM, calendars::ROOM, clocks::ROOM, articles::ROOM];
    let mut rooms = below.to_vec();
    rooms.extend([mail::ROOM, files::ROOM, thread::ROOM, crate::ROOM, notices::ROOM, home]);
    Site::new(rooms)
}

pub struct World {
    pub site: Site,
    pub who: Sample,
    /// A group that the agent is in.
    pub group: Id<PersonGroup>,
}

impl World {
    pub fn new() -> Self {
        let site = site();
        let who = small(site.db());
        let operator = Actor::operator();
        let new = NewGroup { name: "Nätgruppen".into(), about: String::new(), unit: who.root };
        let group = add_group(site.db(), &operator, &new).expect("a group");
        add_member(site.db(), &operator, group, who.architect).expect("a member");
        Self { site, who, group }
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    /// An agent who works for the north school only.
    pub fn agent_north(&self) -> String {
        one(self.who.agent, Role::Agent, &[self.who.north])
    }

    /// An agent for the whole organisation.
    pub fn agent(&self) -> String {
        one(self.who.agent, Role::Agent, &[])
    }

    /// Somebody of the group, whose own role reaches the south school only.
    pub fn in_group(&self) -> String {
        one(self.who.architect, Role::Architect, &[self.who.south])
    }

    pub fn auditor(&self) -> String {
        one(self.who.auditor, Role::Auditor, &[])
    }

    pub fn leader_north(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.north])
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

    /// Reports something by the API; gives the ticket's number.
    pub fn report(&self, who: &str, title: &str) -> i64 {
        let answer =
            self.site.api(who, "/tickets/report", &json!({ "title": title, "text": "Den startar inte." }));
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()["id"].as_i64().expect("a number")
    }

    /// Does a verb to a ticket by the API.
    pub fn act(&self, who: &str, ticket: i64, verb: &str, fields: &Json) -> Answer {
        self.site.api(who, &format!("/tickets/{ticket}/{verb}"), fields)
    }

    /// Does a verb that must work.
    pub fn must(&self, who: &str, ticket: i64, verb: &str, fields: &Json) {
        let answer = self.act(who, ticket, verb, fields);
        assert!(answer.status < 300, "{verb}: {} {}", answer.status, answer.text);
    }

    /// Moves a ticket through these verbs, as the head of IT.
    pub fn moved(&self, ticket: i64, verbs: &[&str]) {
        for verb in verbs {
            let fields = match *verb {
                "take" | "resume" | "close" => json!({}),
                "wait" => json!({ "for": "requester", "said": format!("Därför: {verb}") }),
                _ => json!({ "said": format!("Därför: {verb}") }),
            };
            self.must(&self.head(), ticket, verb, &fields);
        }
    }

    /// The ticket as JSON.
    pub fn ticket(&self, who: &str, ticket: i64) -> Json {
        let answer = self.site.get(who, &format!("/api/v1/tickets/{ticket}"));
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    /// The numbers of the tickets in the list, for these conditions.
    pub fn listed(&self, who: &str, query: &str) -> Vec<i64> {
        let answer = self.site.get(who, &format!("/api/v1/tickets?limit=200&{query}"));
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
