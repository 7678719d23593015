//! The small organisation of the tests, with an office calendar, an agreement and records that clocks count for.

use ::store::{Sql, Tx, Upkeep};
use access::Actor;
use calendars::{Calendar, Hours, NewCalendar, Plan, Week};
use kernel::{Id, Result, Subject};
use people::samples::{Sample, small};
use testing::{Base, base};

use crate::{
    Applies, ByPriority, CountsFrom, Facts, HoldsFor, Level, Measure, NewLevel, Outlook, Party, Phase,
    Promise, Remade, Shown, Terms,
};

pub struct World {
    pub base: Base,
    pub who: Sample,
    pub calendar: Id<Calendar>,
}

pub fn promise(measure: Measure, targets: &str) -> Promise {
    Promise {
        measure,
        counting: vec![Phase::New, Phase::Open],
        targets: targets.parse::<ByPriority>().expect("targets"),
        during: Vec::new(),
        escalations: vec![50],
    }
}

impl World {
    /// At nine on a Monday, in an office that is open from 8 to 12 and from 13 to 17 on working days.
    pub fn new() -> Self {
        let migrations =
            [people::ROOM.migrations, services::MIGRATIONS, calendars::MIGRATIONS, crate::MIGRATIONS]
                .concat();
        let base = base(&migrations);
        let who = small(&base.db);
        let hours: Hours = "8-12 13-17".parse().expect("hours");
        let new = NewCalendar {
            name: "Kontorstid".to_owned(),
            about: String::new(),
            unit: who.root,
            zone: "Europe/Stockholm".to_owned(),
            plan: Plan::of_week(Week::working_days(&hours)),
        };
        let calendar = calendars::add(&base.db, &Actor::operator(), &new).expect("a calendar");
        Self { base, who, calendar }
    }

    pub fn terms(&self, promises: Vec<Promise>) -> Terms {
        Terms {
            applies: Applies::default(),
            calendar: self.calendar,
            counts_from: CountsFrom::Opening,
            promises,
        }
    }

    pub fn agree(&self, name: &str, party: Party, terms: Terms, holds_for: HoldsFor) -> Id<Level> {
        let (name, about) = (name.to_owned(), String::new());
        let new = NewLevel { name, about, unit: self.who.root, party, terms, holds_for };
        crate::add(&self.base.db, &Actor::operator(), &new).expect("an agreement")
    }

    /// The usual promise: first response in an hour, solution in four.
    pub fn usual(&self) -> Id<Level> {
        let promises =
            vec![promise(Measure::FirstResponse, "1h"), promise(Measure::Solution, "1h 4h 8h 3d 5d")];
        self.agree("Grundnivå", Party::Users, self.terms(promises), HoldsFor::New)
    }

    pub fn facts(&self, number: i64) -> Facts {
        Facts {
            subject: Subject::new("case", number),
            unit: self.who.north,
            service: None,
            group: None,
            supplier: None,
            priority: Some(2),
        }
    }

    /// Does something inside a write.
    pub fn within<T>(&self, work: impl Fn(&Tx<'_>) -> Result<T>) -> T {
        self.base.db.keep(Upkeep::Derived, work).expect("it is told")
    }

    pub fn begin(&self, facts: &Facts) -> Outlook {
        self.within(|tx| crate::begin(tx, facts, Phase::New))
    }

    pub fn moved(&self, number: i64, phase: Phase) -> Outlook {
        self.within(|tx| crate::moved(tx, &Subject::new("case", number), phase))
    }

    pub fn minutes(&self, minutes: i64) {
        self.base.clock.advance_seconds(minutes * 60);
    }

    /// A record's clock of a measure, for its users.
    pub fn shown(&self, number: i64, measure: Measure) -> Shown {
        self.all_shown(number).into_iter().find(|shown| shown.measure == measure).expect("a clock")
    }

    pub fn all_shown(&self, number: i64) -> Vec<Shown> {
        let all = self.base.db.read(|reading| crate::shown(reading, "case", &[number]));
        all.expect("clocks").remove(&number).unwrap_or_default()
    }

    pub fn number(&self, text: &str) -> i64 {
        self.base.db.read(|reading| reading.number(Sql::open("test", text))).expect("a number")
    }

    pub fn texts(&self, text: &str) -> Vec<String> {
        let rows: Vec<(String,)> =
            self.base.db.read(|reading| reading.all(Sql::open("test", text))).expect("texts");
        rows.into_iter().map(|(text,)| text).collect()
    }

    pub fn remade(&self) -> Remade {
        crate::remake(&self.base.db).expect("clocks")
    }
}
