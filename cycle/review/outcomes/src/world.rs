//! The small organisation of the tests, with its rooms behind the router. It begins at nine on Monday 2 March 2026.

use access::{Actor, Role};
use calendars::{Hours, NewCalendar, Plan, Week};
use clocks::{Applies, CountsFrom, HoldsFor, Measure, NewLevel, Party, Phase, Promise, Terms};
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use store::{Sql, Upkeep};
use testing::{Answer, Site, word};

/// A person's word with one grant: whole-organisation roles without units, others with theirs.
pub fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

pub struct World {
    pub site: Site,
    pub who: Sample,
}

impl World {
    pub fn new() -> Self {
        clocks::install(vec![desk::CLOCKED]);
        let below = [people::ROOM, services::ROOM, calendars::ROOM, clocks::ROOM, articles::ROOM];
        let mut rooms = below.to_vec();
        rooms.extend([training::ROOM, mail::ROOM, files::ROOM, thread::ROOM, desk::ROOM]);
        rooms.extend([crate::ROOM, notices::ROOM]);
        let site = Site::new(rooms);
        let who = small(site.db());
        Self { site, who }
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    pub fn agent(&self) -> String {
        one(self.who.agent, Role::Agent, &[])
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

    pub fn teacher_north(&self) -> String {
        one(self.who.teacher_north, Role::Staff, &[self.who.north])
    }

    pub fn teacher_south(&self) -> String {
        one(self.who.teacher_south, Role::Staff, &[self.who.south])
    }

    /// Promises to everybody an answer within an hour and a solution within four, in the minutes of an office that is
    /// open from 8 to 16 on every working day.
    pub fn promise(&self) {
        let hours: Hours = "8-16".parse().expect("hours");
        let new = NewCalendar {
            name: "Kontorstid".to_owned(),
            about: String::new(),
            unit: self.who.root,
            zone: "Europe/Stockholm".to_owned(),
            plan: Plan::of_week(Week::working_days(&hours)),
        };
        let operator = Actor::operator();
        let calendar = calendars::add(self.site.db(), &operator, &new).expect("a calendar");
        let promise = |measure, targets: &str| Promise {
            measure,
            counting: vec![Phase::New, Phase::Open],
            targets: targets.parse().expect("targets"),
            during: Vec::new(),
            escalations: vec![50],
        };
        let terms = Terms {
            applies: Applies::default(),
            calendar,
            counts_from: CountsFrom::Opening,
            promises: vec![promise(Measure::FirstResponse, "1h"), promise(Measure::Solution, "4h")],
        };
        let (name, about, unit) = ("Grundnivå".to_owned(), String::new(), self.who.root);
        let new = NewLevel { name, about, unit, party: Party::Users, terms, holds_for: HoldsFor::New };
        clocks::add(self.site.db(), &operator, &new).expect("an agreement");
    }

    pub fn minutes_pass(&self, minutes: i64) {
        self.site.base.clock.advance_seconds(minutes * 60);
    }

    pub fn days_pass(&self, days: i64) {
        self.minutes_pass(days * 24 * 60);
    }

    /// Sends something that must be taken; gives the number of what was made.
    pub fn must(&self, who: &str, path: &str, fields: &Json) -> i64 {
        let answer = self.site.api(who, path, fields);
        assert!(answer.status < 300, "{path}: {} {}", answer.status, answer.text);
        answer.json()["id"].as_i64().unwrap_or_default()
    }

    /// Reports something; gives the ticket's number.
    pub fn report(&self, who: &str, title: &str) -> i64 {
        self.must(who, "/tickets/report", &json!({ "title": title, "text": "Den startar inte." }))
    }

    /// Does a verb to a ticket as the head of IT.
    pub fn at_ticket(&self, ticket: i64, verb: &str, fields: &Json) {
        self.must(&self.head(), &format!("/tickets/{ticket}/{verb}"), fields);
    }

    pub fn resolve(&self, ticket: i64) {
        self.at_ticket(ticket, "resolve", &json!({ "said": "Bytt kabel." }));
    }

    /// A service that this unit alone may know of.
    pub fn service_of(&self, unit: Id<Unit>, name: &str, state: &str) -> i64 {
        let fields = json!({ "name": name, "unit": unit.number(), "state": state, "audience": "units", "units": [unit.number()], "reported": true });
        self.must(&self.head(), "/services/add", &fields)
    }

    /// Builds what is due; gives how many.
    pub fn build(&self) -> usize {
        crate::build_due(self.site.db()).expect("reports are built")
    }

    /// The report of a month, as JSON.
    pub fn read(&self, who: &str, month: &str) -> Json {
        let id = self.number(&format!("SELECT id FROM service_report WHERE month = '{month}'"));
        let answer = self.site.get(who, &format!("/api/v1/service-reports/{id}"));
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    pub fn page(&self, who: &str, path: &str) -> Answer {
        self.site.get(who, path)
    }

    pub fn number(&self, text: &str) -> i64 {
        self.site.db().read(|reading| reading.number(Sql::open("test", text))).expect("a number")
    }

    pub fn texts(&self, text: &str) -> Vec<String> {
        let rows: Vec<(String,)> =
            self.site.db().read(|reading| reading.all(Sql::open("test", text))).expect("texts");
        rows.into_iter().map(|(text,)| text).collect()
    }

    /// Changes rows behind the rooms' backs, as only a test may; says whether the database took it.
    pub fn behind(&self, text: &str) -> bool {
        self.site.db().keep(Upkeep::Derived, |tx| tx.run(Sql::change(text))).is_ok()
    }
}
