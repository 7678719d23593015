//! The small organisation of the tests with a supplier and a kind of device, behind the router.

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
        Ok(Reply::Json(stakes.iter().map(|s| json!(s.count)).collect()))
    });
    routes.get("/test/needs", Gate::SignedIn, Doc::new("test-needs", ""), |ask: &Ask<'_>| {
        let needs = crate::stake::needs_you(ask)?;
        Ok(Reply::Json(needs.iter().map(|need| json!(need.href)).collect()))
    });
}

pub struct World {
    pub site: Site,
    pub who: Sample,
    pub supplier: i64,
}

impl World {
    pub fn new() -> Self {
        let home =
            Room { routes: looked_at, ..Room::empty("home", texts::Source { room: "home", sv: "", en: "" }) };
        let rooms = vec![
            people::ROOM,
            accounts::ROOM,
            files::ROOM,
            intake::ROOM,
            thread::ROOM,
            services::ROOM,
            agreements::ROOM,
            assets::ROOM,
            crate::ROOM,
            notices::ROOM,
            home,
        ];
        let site = Site::new(rooms);
        let who = small(site.db());
        let mut world = Self { site, who, supplier: 0 };
        world.supplier = world.made(&world.head(), "/suppliers/add", &json!({ "name": "Björkdata AB" }));
        world
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    pub fn admin(&self) -> String {
        one(self.who.admin, Role::Administrator, &[])
    }

    pub fn agent(&self) -> String {
        one(self.who.agent, Role::Agent, &[])
    }

    pub fn controller(&self) -> String {
        one(self.who.auditor, Role::Controller, &[])
    }

    pub fn identity_officer(&self) -> String {
        let (officer, root) = (self.who.identity_officer.number(), self.who.root.number());
        word(officer, &[(Role::IdentityOfficer, &[]), (Role::Controller, &[root])])
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

    pub fn operator() -> Actor {
        Actor::operator()
    }

    /// Sends something that is to work; the number of what was made or changed.
    pub fn made(&self, who: &str, path: &str, json: &Json) -> i64 {
        let answer = self.site.api(who, path, json);
        assert!(matches!(answer.status, 200 | 201), "{path}: {}", answer.text);
        answer.json()["id"].as_i64().expect("a number")
    }

    /// The fields of a licence of the north school for each who works there; some others are given.
    pub fn fields(&self, more: &Json) -> Json {
        let mut fields = json!({
            "product": "Ritverkstan", "unit": self.who.north, "metric": "staff", "answers": "leader",
            "counts_by": "clock", "after_term": "renews",
        });
        for (field, value) in more.as_object().into_iter().flatten() {
            fields[field] = value.clone();
        }
        fields
    }

    /// The fields of a term of this calendar year by the clock.
    pub fn term(&self, count: i64, price: &str) -> Json {
        let year = self.day(0).year();
        json!({
            "from": format!("{year}-01-01"), "to": format!("{year}-12-31"), "count": count, "price": price,
            "period": "year", "per": "each",
        })
    }

    /// Adds a licence as the head of IT.
    pub fn add(&self, more: &Json) -> i64 {
        self.made(&self.head(), "/licences/add", &self.fields(more))
    }

    /// A licence with a term of this year.
    pub fn bought(&self, count: i64, price: &str, more: &Json) -> i64 {
        let mut fields = self.term(count, price);
        for (field, value) in more.as_object().into_iter().flatten() {
            fields[field] = value.clone();
        }
        self.add(&fields)
    }

    pub fn act(&self, who: &str, id: i64, verb: &str, fields: &Json) -> Answer {
        self.site.api(who, &format!("/licences/{id}/{verb}"), fields)
    }

    pub fn licence(&self, who: &str, id: i64) -> Answer {
        self.site.get(who, &format!("/api/v1/licences/{id}"))
    }

    /// The products in the answer of the list.
    pub fn products(&self, who: &str, query: &str) -> Vec<String> {
        let answer = self.site.get(who, &format!("/api/v1/licences{query}"));
        let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["product"].as_str().map(str::to_owned)).collect()
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

    /// The events of a licence, in order.
    pub fn events(&self, id: i64) -> Vec<String> {
        self.site.settle();
        let text = "SELECT event FROM journal WHERE kind = 'licence' AND subject_id = ? ORDER BY id";
        let sql = store::Sql::open("a test looks", text).bind(id);
        let rows: Vec<(String,)> = self.site.db().read(|r| r.all(sql)).expect("events");
        rows.into_iter().map(|(event,)| event).collect()
    }
}
