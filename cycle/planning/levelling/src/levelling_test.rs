//! The levelled plan behind the router: rules of who pays, ceilings of the budget, and what the page says of both.

use access::{Actor, Role};
use finance::{Ceiling, NewSource, SourceKind, Standing};
use kernel::{Id, Money, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use testing::{Answer, Site, word};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

struct World {
    site: Site,
    who: Sample,
    year: i64,
    source: Id<finance::FundingSource>,
}

impl World {
    /// Ten things of 10,000 kronor that all fall out this year at the northern school, and a source.
    fn new() -> Self {
        let rooms = vec![
            people::ROOM,
            files::ROOM,
            intake::ROOM,
            thread::ROOM,
            services::ROOM,
            finance::ROOM,
            assets::ROOM,
            refresh::ROOM,
            crate::ROOM,
        ];
        let site = Site::new(rooms);
        let who = small(site.db());
        let operator = Actor::operator();
        let today = site.db().read(people::today).expect("a day");
        let new = NewSource {
            name: "Investering".into(),
            kind: SourceKind::Investment,
            unit: who.root,
            standing: Standing::AppliedFor,
        };
        let source = finance::add_source(site.db(), &operator, &new).expect("a source");
        let world = Self { year: today.year().into(), source, site, who };
        let head = world.head();
        let kind = json!({ "name": "Bärbar dator", "kind": "device", "life_months": 72 });
        let category = made(&world.site.api(&head, "/equipment/categories/add", &kind));
        let model =
            json!({ "maker": "Norrsken", "name": "Bok 14", "category": category, "list_price": "10000" });
        let model = made(&world.site.api(&head, "/equipment/models/add", &model));
        for at in 0..10 {
            let body = json!({
                "tag": format!("T{at}"), "model": model, "state": "in-use", "unit": world.who.north,
                "bought_on": format!("{}-06-01", world.year - 6),
            });
            made(&world.site.api(&head, "/equipment/add", &body));
        }
        world
    }

    fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    fn json(&self, who: &str) -> Json {
        let answer = self.site.get(who, "/api/v1/refresh/level");
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    fn pays(&self, fields: &Json) -> i64 {
        let mut body = json!({ "source": self.source, "late": 2 });
        for (name, value) in fields.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        made(&self.site.api(&self.head(), "/refresh/level/rules/set", &body))
    }

    fn cap(&self, year: i64, kronor: i64) {
        let ceiling = Ceiling { year, amount: Some(Money::sek(kronor * 100)) };
        finance::cap(self.site.db(), &Actor::operator(), self.source, &ceiling).expect("a ceiling");
    }
}

fn made(answer: &Answer) -> i64 {
    assert!(matches!(answer.status, 200 | 201), "{}: {}", answer.status, answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

#[test]
fn what_waits_keeps_every_ceiling_and_says_why() {
    let world = World::new();
    let head = world.head();
    assert!(world.site.get(&head, "/refresh/level").text.contains("Say first who pays"));
    assert_eq!(world.json(&head)["unpaid"], json!("100000.00"));
    world.pays(&json!({}));
    world.cap(world.year, 60_000);
    world.cap(world.year + 1, 30_000);
    let seen = world.json(&head);
    let after: Vec<&Json> = seen["years"].as_array().expect("years").iter().map(|it| &it["after"]).collect();
    assert_eq!(after, [&json!("60000.00"), &json!("30000.00"), &json!("10000.00")]);
    assert_eq!((&seen["lateness"], &seen["unpaid"]), (&json!(5), &json!("0.00")));
    let waits = seen["waits"].as_array().expect("a list");
    assert_eq!(waits.iter().map(|it| it["things"].as_i64().unwrap_or(0)).sum::<i64>(), 4);
    let page = world.site.get(&head, "/refresh/level").text;
    assert!(page.contains("4 things wait, together 5 years late."), "{page}");
    assert!(page.contains("Investering has the ceiling 60,000\u{a0}kr"), "{page}");
    assert!(!page.contains("[levelling-"), "a text is missing");
    let file = world.site.get(&head, "/refresh/level/export?format=json").json();
    assert_eq!(file.as_array().map(Vec::len), Some(waits.len()));
}

#[test]
fn a_ceiling_that_cannot_be_kept_is_told_with_by_how_much() {
    let world = World::new();
    world.pays(&json!({ "late": 0 }));
    world.cap(world.year, 25_000);
    let seen = world.json(&world.head());
    assert_eq!((&seen["years"][0]["over"], &seen["lateness"]), (&json!("75000.00"), &json!(0)));
    let page = world.site.get(&world.head(), "/refresh/level").text;
    assert!(page.contains("75,000\u{a0}kr too little, however it is spread."), "{page}");
}

#[test]
fn the_nearest_rule_says_how_late_and_the_same_said_again_replaces_it() {
    let world = World::new();
    world.cap(world.year, 0);
    let all = world.pays(&json!({ "late": 3 }));
    let unit = world.pays(&json!({ "unit": world.who.north, "late": 0 }));
    assert_eq!(world.json(&world.head())["lateness"], json!(0), "the school's own rule lets nothing wait");
    assert_eq!(world.pays(&json!({ "unit": world.who.north, "late": 1 })), unit);
    assert_eq!(world.json(&world.head())["lateness"], json!(10));
    let page = world.site.get(&world.head(), &format!("/refresh/level/rules/{unit}")).text;
    assert!(page.contains("Investering") && !page.contains("[levelling-"), "{page}");
    let path = format!("/refresh/level/rules/{unit}/remove");
    assert_eq!(world.site.get(&world.head(), &path).status, 200);
    assert_eq!(world.site.api(&world.head(), &path, &json!({})).status, 200);
    assert_eq!(world.site.api(&world.head(), &path, &json!({})).status, 404);
    let list = world.site.get(&world.head(), "/api/v1/refresh/level/rules").json()["items"].clone();
    assert_eq!((list.as_array().map(Vec::len), &list[0]["id"]), (Some(1), &json!(all)));
}

#[test]
fn only_who_sees_all_money_sees_it_and_forms_say_what_is_wrong() {
    let world = World::new();
    let leader = one(world.who.leader_north, Role::Leader, &[world.who.north]);
    let north = one(world.who.auditor, Role::Controller, &[world.who.north]);
    let auditor = one(world.who.auditor, Role::Auditor, &[]);
    for who in [&leader, &north] {
        for path in ["/refresh/level", "/refresh/level/export?format=csv", "/refresh/level/rules/set"] {
            let status = world.site.get(who, path).status;
            assert!([403, 404].contains(&status), "{path}: {status}");
        }
    }
    assert_eq!(world.site.get(&auditor, "/refresh/level").status, 200);
    let body = json!({ "source": world.source, "late": 2 });
    assert_eq!(world.site.api(&auditor, "/refresh/level/rules/set", &body).status, 403);
    for (body, field) in [
        (json!({ "late": 2 }), "source"),
        (json!({ "source": 99_999, "late": 2 }), "source"),
        (json!({ "source": world.source, "late": 11 }), "late"),
        (json!({ "source": world.source, "late": 1, "unit": 99_999 }), "unit"),
        (json!({ "source": world.source, "late": 1, "category": 99_999 }), "category"),
    ] {
        let heard = world.site.api(&world.head(), "/refresh/level/rules/set", &body);
        assert_eq!((heard.status, &heard.json()["errors"][0]["field"]), (422, &json!(field)), "{body}");
    }
    let form = world.site.get(&world.head(), "/refresh/level/rules/set").text;
    assert!(!form.contains("[levelling-"), "{form}");
}
