//! The small organisation of the tests with a supplier, behind the router.

use access::Role;
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
    routes.get("/test/waits", Gate::SignedIn, Doc::new("test-waits", ""), |ask: &Ask<'_>| {
        let subject = kernel::Subject::new("unit", ask.query.raw("id").parse().unwrap_or(0));
        let stakes = ask.db.read(|r| crate::stake::at_stake(r, ask, &subject))?;
        let needs = crate::stake::needs_you(ask)?;
        Ok(Reply::Json(stakes.iter().chain(&needs).map(|it| json!(it.count)).collect()))
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
            agreements::ROOM,
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

    /// Sends something that is to work; the number of what was made or changed.
    pub fn made(&self, who: &str, path: &str, json: &Json) -> i64 {
        let answer = self.site.api(who, path, json);
        assert!(matches!(answer.status, 200 | 201), "{path}: {}", answer.text);
        answer.json()["id"].as_i64().expect("a number")
    }

    /// The fields of an article at the north school; some others are given.
    pub fn fields(&self, more: &Json) -> Json {
        let mut fields = json!({
            "name": "Kamerabatteri", "measure": "st", "unit": self.who.north, "price": "349", "level": 5,
            "place": "Förrådet", "supplier": self.supplier,
        });
        for (field, value) in more.as_object().into_iter().flatten() {
            fields[field] = value.clone();
        }
        fields
    }

    /// Adds an article as the head of IT.
    pub fn add(&self, more: &Json) -> i64 {
        self.made(&self.head(), "/consumables/add", &self.fields(more))
    }

    /// Takes some out for the north school.
    pub fn take(&self, id: i64, quantity: i64) -> Answer {
        let fields = json!({ "quantity": quantity, "unit": self.who.north });
        self.act(&self.agent_north(), id, "use", &fields)
    }

    pub fn act(&self, who: &str, id: i64, verb: &str, fields: &Json) -> Answer {
        self.site.api(who, &format!("/consumables/{id}/{verb}"), fields)
    }

    pub fn article(&self, who: &str, id: i64) -> Answer {
        self.site.get(who, &format!("/api/v1/consumables/{id}"))
    }

    /// The names in the answer of the list.
    pub fn names(&self, who: &str, query: &str) -> Vec<String> {
        let answer = self.site.get(who, &format!("/api/v1/consumables{query}"));
        let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["name"].as_str().map(str::to_owned)).collect()
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

    pub fn count(&self, text: &str) -> i64 {
        self.site.db().read(|r| r.number(store::Sql::open("a test looks", text))).expect("a number")
    }
}
