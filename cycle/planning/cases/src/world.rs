//! The small organisation of the tests with rates and a case, behind the router.

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

/// The number of what was made.
pub fn made(answer: &Answer) -> i64 {
    assert!(matches!(answer.status, 200 | 201), "{}: {}", answer.status, answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

pub struct World {
    pub site: Site,
    pub who: Sample,
}

impl World {
    pub fn new() -> Self {
        let rooms = vec![people::ROOM, thread::ROOM, services::ROOM, needs::ROOM, finance::ROOM, crate::ROOM];
        let site = Site::new(rooms);
        let who = small(site.db());
        Self { site, who }
    }

    pub fn controller(&self) -> String {
        one(self.who.auditor, Role::Controller, &[])
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    pub fn admin(&self) -> String {
        one(self.who.admin, Role::Administrator, &[])
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

    pub fn architect(&self) -> String {
        one(self.who.architect, Role::Architect, &[])
    }

    pub fn auditor(&self) -> String {
        one(self.who.auditor, Role::Auditor, &[])
    }

    /// A decision on the internal rate: 2,4 % in 2027 and 2,5 % from 2028, by month.
    pub fn rates(&self) -> i64 {
        let body = json!({
            "day": "2026-11-02", "decision": "Fullmäktige", "base": "month", "first_year": 2027,
            "rate1": "2,40", "rate2": "2,50",
        });
        made(&self.site.api(&self.controller(), "/cases/rates/set", &body))
    }

    /// A case of the northern school for 2027 to 2031.
    pub fn case(&self) -> i64 {
        let body = json!({ "title": "Projektorer", "unit": self.who.north, "first_year": 2027, "years": 5 });
        made(&self.site.api(&self.leader_north(), "/cases/add", &body))
    }

    /// A line of the case: as its form's fields, with what every line has filled in.
    pub fn line(&self, who: &str, case: i64, part: &str, fields: &Json) -> Answer {
        let mut all = json!({ "name": "Licens", "first_year": 2027 });
        if part != "benefits" {
            all["unit"] = json!(self.who.north);
        }
        for (field, value) in fields.as_object().into_iter().flatten() {
            all[field] = value.clone();
        }
        self.site.api(who, &format!("/cases/{case}/{part}/add"), &all)
    }

    /// A running cost; with a payer or without.
    pub fn running(&self, case: i64, kronor: &str, payer: Option<Id<Unit>>) {
        let mut body = json!({ "kind": "running", "amount": kronor });
        if let Some(payer) = payer {
            body["payer"] = json!(payer);
        }
        made(&self.line(&self.leader_north(), case, "costs", &body));
    }

    pub fn act(&self, who: &str, case: i64, verb: &str) -> Answer {
        let body = match verb {
            "approve" | "decline" => json!({ "reason": "Det ryms i ramen." }),
            _ => json!({}),
        };
        self.site.api(who, &format!("/cases/{case}/{verb}"), &body)
    }

    pub fn json(&self, who: &str, path: &str) -> Json {
        let answer = self.site.get(who, &format!("/api/v1{path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }

    /// Can somebody change the table behind the program's back?
    pub fn behind(&self, text: &str) -> bool {
        let change = |tx: &store::Tx<'_>| tx.run(Sql::change(text)).map(|_| ());
        self.site.db().keep(store::Upkeep::Derived, change).is_ok()
    }
}
