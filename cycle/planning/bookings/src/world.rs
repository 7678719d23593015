//! The small organisation of the tests with a budget year, a supplier register and the import, behind the router.

use access::Role;
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use store::Sql;
use testing::{Answer, Site, word};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

fn counts(import: &Json) -> [i64; 4] {
    ["new", "changed", "same", "refused"].map(|word| import["counts"][word].as_i64().unwrap_or(-1))
}

pub struct World {
    pub site: Site,
    pub who: Sample,
}

impl World {
    pub fn new() -> Self {
        intake::install(crate::intake_targets());
        let site = Site::new(vec![
            people::ROOM,
            accounts::ROOM,
            files::ROOM,
            thread::ROOM,
            services::ROOM,
            finance::ROOM,
            agreements::ROOM,
            notices::ROOM,
            intake::ROOM,
            crate::ROOM,
        ]);
        let who = small(site.db());
        finance::open_year(site.db(), &access::Actor::operator(), 2026).expect("a year");
        Self { site, who }
    }

    pub fn controller(&self) -> String {
        one(self.who.auditor, Role::Controller, &[])
    }

    pub fn controller_north(&self) -> String {
        one(self.who.auditor, Role::Controller, &[self.who.north])
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    pub fn admin(&self) -> String {
        one(self.who.admin, Role::Administrator, &[])
    }

    pub fn auditor(&self) -> String {
        one(self.who.auditor, Role::Auditor, &[])
    }

    pub fn leader_north(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.north])
    }

    /// Brings a file in and tries it; gives the import.
    pub fn tried(&self, name: &str, bytes: &[u8], answers: &Json) -> Json {
        let who = self.controller();
        let heard = self.site.upload(&who, "/api/v1/import", &[], ("file", name, bytes));
        assert_eq!(heard.status, 201, "{}", heard.text);
        let id = heard.json()["id"].as_i64().expect("a number");
        self.step(id, "map", answers);
        self.step(id, "try", &json!({}))
    }

    /// Sends a step of an import and waits for its end.
    pub fn step(&self, id: i64, verb: &str, body: &Json) -> Json {
        self.step_of(&self.controller(), id, verb, body)
    }

    /// The same by somebody else, of their own import.
    pub fn step_of(&self, who: &str, id: i64, verb: &str, body: &Json) -> Json {
        let heard = self.site.api(who, &format!("/import/{id}/{verb}"), body);
        assert!(heard.status < 300, "{verb}: {} {}", heard.status, heard.text);
        for _ in 0..2_000 {
            let json = self.site.get(who, &format!("/api/v1/import/{id}")).json();
            let state = json["state"].as_str().unwrap_or_default();
            if !["trying", "committing", "undoing"].contains(&state) {
                return json;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("work on import {id} never ends");
    }

    /// What a file would bring: new, changed, same, refused.
    pub fn would(&self, name: &str, bytes: &[u8], answers: &Json) -> [i64; 4] {
        counts(&self.tried(name, bytes, answers))
    }

    /// Brings a file in, whole; gives the import's number and its counts: new, changed, same, refused.
    pub fn brought(&self, name: &str, bytes: &[u8], answers: &Json) -> (i64, [i64; 4]) {
        let tried = self.tried(name, bytes, answers);
        let id = tried["id"].as_i64().expect("a number");
        let done = self.step(id, "commit", &json!({}));
        assert_eq!(done["state"], "done", "{done:#}");
        (id, counts(&done))
    }

    pub fn json(&self, who: &str, path: &str) -> Json {
        let answer = self.site.get(who, &format!("/api/v1{path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }

    /// Where the rows of a file stand: rows and sum by state.
    pub fn part(&self, file: i64, state: &str) -> (i64, String) {
        let file = self.json(&self.controller(), &format!("/bookings/{file}"));
        let parts = file["parts"].as_array().expect("parts");
        let part = parts.iter().find(|part| part["state"] == state);
        part.map_or((0, "0.00".to_owned()), |part| {
            (part["rows"].as_i64().expect("rows"), part["sum"].as_str().expect("a sum").to_owned())
        })
    }

    /// The number of something in files, by its name there.
    pub fn named(&self, list: &str, name: &str) -> i64 {
        let table = match list {
            "accounts" => "ledger_account",
            "units" => "ledger_place",
            _ => "ledger_supplier",
        };
        let text = format!("SELECT id FROM {table} WHERE name = ?");
        let sql = Sql::open("a test looks", &text).bind(name);
        self.site.db().read(|reading| reading.number(sql)).expect("a number")
    }

    /// Says what something in files is.
    pub fn settle(&self, who: &str, list: &str, name: &str, body: &Json) -> Answer {
        let id = self.named(list, name);
        self.site.api(who, &format!("/bookings/{list}/{id}/settle"), body)
    }

    pub fn number(&self, text: &str) -> i64 {
        self.site.db().read(|reading| reading.number(Sql::open("a test looks", text))).expect("a number")
    }

    /// What the ledger says is spent, in öre.
    pub fn spent(&self) -> i64 {
        self.number(
            "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_entry WHERE stage = 'actual'",
        )
    }
}
