//! What strays on the page, in the API and in the file, and who sees it.

use access::{Actor, Role};
use finance::{BudgetLine, Facts, Kind, NewForecast, NewLine, open_year};
use kernel::{Day, Id, Money, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use testing::{Site, word};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

pub struct World {
    pub site: Site,
    pub who: Sample,
    today: Day,
}

impl World {
    /// Five lines of a year that is over: one keeps to its plan, four stray each in its way.
    pub fn new() -> Self {
        let site = Site::new(vec![people::ROOM, thread::ROOM, services::ROOM, finance::ROOM, crate::ROOM]);
        let who = small(site.db());
        let today = site.db().read(people::today).expect("a day");
        let world = Self { site, who, today };
        let (north, south) = (world.who.north, world.who.south);
        let year =
            open_year(world.site.db(), &Actor::operator(), i64::from(today.year()) - 1).expect("a year");
        world.line((year, north), "Jämn", 1_000, Some(1_010));
        world.line((year, north), "Dyr", 1_000, Some(1_120));
        world.line((year, south), "Billig", 2_000, Some(1_000));
        world.line((year, south), "Tyst", 500, None);
        world.line((year, south), "Oplanerad", 0, Some(77));
        world
    }

    fn line(
        &self,
        (year, unit): (Id<finance::BudgetYear>, Id<Unit>),
        name: &str,
        plan: i64,
        said: Option<i64>,
    ) -> Id<BudgetLine> {
        let (db, operator) = (self.site.db(), Actor::operator());
        let facts = Facts {
            unit,
            account: "6420".into(),
            activity: String::new(),
            service: None,
            project: String::new(),
            kind: Kind::Operating,
            name: name.into(),
        };
        let new = NewLine { year, facts, source: None, amount: Money::sek(plan * 100) };
        let line = finance::add(db, &operator, &new).expect("a line");
        if let Some(said) = said {
            let day = Day::new(self.today.year() - 1, 6, 1).expect("a day");
            let new = NewForecast { amount: Money::sek(said * 100), day, text: String::new() };
            finance::forecast(db, &operator, line, &new).expect("a forecast");
        }
        line
    }

    pub fn controller(&self) -> String {
        one(self.who.auditor, Role::Controller, &[])
    }

    pub fn leader_north(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.north])
    }

    pub fn teacher(&self) -> String {
        one(self.who.teacher_north, Role::Staff, &[self.who.north])
    }

    fn json(&self, who: &str, path: &str) -> Json {
        let answer = self.site.get(who, &format!("/api/v1/budget/follow-up{path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }
}

fn told(json: &Json) -> Vec<(String, String)> {
    let text = |it: &Json, field: &str| it[field].as_str().unwrap_or_default().to_owned();
    let strays = json["strays"].as_array().expect("a list");
    strays.iter().map(|it| (text(it, "name"), text(it, "stray"))).collect()
}

#[test]
fn each_line_that_strays_is_told_the_largest_first() {
    let world = World::new();
    let seen = world.json(&world.controller(), "");
    let words = [("Billig", "cheaper"), ("Dyr", "dearer"), ("Oplanerad", "no-plan"), ("Tyst", "quiet")];
    let words: Vec<(String, String)> = words.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
    assert_eq!(told(&seen), words);
    let sentences: Vec<&str> =
        seen["strays"].as_array().unwrap().iter().map(|it| it["sentence"].as_str().unwrap()).collect();
    assert_eq!(
        sentences,
        [
            "Expected to cost 1,000\u{a0}kr less than planned (50 %).",
            "Expected to cost 120\u{a0}kr more than planned (12 %).",
            "Nothing is planned, but 77\u{a0}kr is expected.",
            "Nothing is bound or spent when 100 % of the year has gone. Nobody has made a forecast.",
        ]
    );
    assert_eq!((&seen["sum"]["plan"], &seen["sum"]["difference"]), (&json!("4500.00"), &json!("-793.00")));
    assert_eq!(told(&world.json(&world.controller(), "?tolerance=0")).len(), 5);
    assert_eq!(told(&world.json(&world.controller(), "?tolerance=20")).len(), 3);
}

#[test]
fn page_file_and_api_say_the_same() {
    let world = World::new();
    for who in [world.controller(), world.leader_north()] {
        let seen = world.json(&who, "");
        let page = world.site.get(&who, "/budget/follow-up").text;
        let file = world.site.get(&who, "/budget/follow-up/export?format=json").json();
        let file = file.as_array().expect("rows");
        assert_eq!(json!(file.len()), seen["lines"]);
        for stray in seen["strays"].as_array().expect("a list") {
            let sentence = stray["sentence"].as_str().expect("a sentence");
            assert!(page.contains(&look::escape(sentence)), "{sentence}");
            let row = file.iter().find(|row| row["line"] == stray["name"]).expect("it is in the file");
            for column in ["plan", "bound", "spent", "expected", "difference", "sentence", "unit"] {
                assert_eq!(row[column], stray[column], "{column}");
            }
        }
        assert!(!page.contains("[followup-"), "a text is missing");
    }
}

#[test]
fn a_head_teacher_sees_the_own_schools_lines_and_staff_nothing() {
    let world = World::new();
    let seen = world.json(&world.leader_north(), "");
    assert_eq!((told(&seen).len(), &seen["lines"]), (1, &json!(2)));
    let theirs = world.json(&world.leader_north(), &format!("?unit={}", world.who.south));
    assert_eq!(theirs["lines"], json!(0), "what is another's does not show by asking for it");
    let teacher = world.teacher();
    for path in ["/budget/follow-up", "/budget/follow-up/export?format=csv"] {
        assert_eq!(world.site.get(&teacher, path).status, 403, "{path}");
    }
}

#[test]
fn what_is_no_choice_is_refused_and_nothing_to_follow_is_said() {
    let world = World::new();
    for asked in ["?year=1999", "?unit=x", "?tolerance=3"] {
        let path = format!("/api/v1/budget/follow-up{asked}");
        assert_eq!(world.site.get(&world.controller(), &path).status, 422, "{asked}");
    }
    let empty = Site::new(vec![people::ROOM, thread::ROOM, services::ROOM, finance::ROOM, crate::ROOM]);
    let who = small(empty.db());
    let page = empty.get(&one(who.auditor, Role::Controller, &[]), "/budget/follow-up").text;
    assert!(page.contains("No budget year has been opened yet."));
}
