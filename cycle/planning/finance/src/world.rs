//! The small organisation of the tests with a budget, behind the router.

use access::{Actor, Role};
use kernel::{Id, Money, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use store::Sql;
use testing::{Answer, Site, word};

use crate::{
    BudgetLine, BudgetYear, Decision, Facts, FundingSource, Kind, NewLine, NewSource, SourceKind, Standing,
    add, add_source, open_year,
};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

pub struct World {
    pub site: Site,
    pub who: Sample,
    pub year: Id<BudgetYear>,
    /// Granted.
    pub source: Id<FundingSource>,
    /// Asked for and not granted.
    pub applied: Id<FundingSource>,
}

impl World {
    pub fn new() -> Self {
        let site = Site::new(vec![people::ROOM, thread::ROOM, services::ROOM, crate::ROOM]);
        let who = small(site.db());
        let operator = Actor::operator();
        let year = open_year(site.db(), &operator, 2026).expect("a year");
        let day = crate::model::day();
        let decision = Decision { text: "Fullmäktige".into(), reference: "§ 118".into(), day };
        let source = |name: &str, standing| {
            let new = NewSource { name: name.into(), kind: SourceKind::Operating, unit: who.root, standing };
            add_source(site.db(), &operator, &new).expect("a source")
        };
        let (granted, applied) =
            (source("Driftbudget", Standing::Granted(decision)), source("Statsbidrag", Standing::AppliedFor));
        Self { year, source: granted, applied, site, who }
    }

    pub fn controller(&self) -> String {
        one(self.who.auditor, Role::Controller, &[])
    }

    pub fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    pub fn leader_north(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.north])
    }

    pub fn teacher(&self) -> String {
        one(self.who.teacher_north, Role::Staff, &[self.who.north])
    }

    pub fn auditor(&self) -> String {
        one(self.who.auditor, Role::Auditor, &[])
    }

    /// A line of a unit with a plan in kronor.
    pub fn line(&self, name: &str, unit: Id<Unit>, kronor: i64) -> Id<BudgetLine> {
        self.line_of(name, unit, Kind::Operating, (Some(self.source), kronor * 100))
    }

    pub fn line_of(
        &self,
        name: &str,
        unit: Id<Unit>,
        kind: Kind,
        (source, plan): (Option<Id<FundingSource>>, i64),
    ) -> Id<BudgetLine> {
        let facts = Facts {
            unit,
            account: "6420".into(),
            activity: String::new(),
            service: None,
            project: String::new(),
            kind,
            name: name.into(),
        };
        let new = NewLine { year: self.year, facts, source, amount: Money::sek(plan) };
        add(self.site.db(), &Actor::operator(), &new).expect("a line")
    }

    pub fn act(&self, who: &str, line: Id<BudgetLine>, verb: &str, fields: &Json) -> Answer {
        let mut all = json!({ "day": "2026-03-02" });
        for (field, value) in fields.as_object().into_iter().flatten() {
            all[field] = value.clone();
        }
        self.site.api(who, &format!("/budget/lines/{line}/{verb}"), &all)
    }

    pub fn json(&self, who: &str, path: &str) -> Json {
        let answer = self.site.get(who, &format!("/api/v1{path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }

    pub fn figures(&self, line: Id<BudgetLine>) -> Json {
        self.json(&self.controller(), &format!("/budget/lines/{line}"))["figures"].clone()
    }

    /// Can somebody change the table behind the program's back?
    pub fn behind(&self, text: &str) -> bool {
        let change = |tx: &store::Tx<'_>| tx.run(Sql::change(text)).map(|_| ());
        self.site.db().keep(store::Upkeep::Derived, change).is_ok()
    }

    /// Lines whose kept sums are not their entries'.
    pub fn wrong(&self) -> usize {
        self.site.db().read(crate::audit).expect("an audit").len()
    }
}
