//! Courses, sessions and who still needs what, through the router.

use access::{Actor, Extent, Grant, Role};
use intake::{Value, Values};
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use serde_json::{Value as Json, json};
use testing::{Answer, Site, word};

use crate::{COURSES, Event, Verb, intake_targets};

fn one(person: Id<Person>, role: Role, units: &[Id<Unit>]) -> String {
    let units: Vec<i64> = units.iter().map(|unit| unit.number()).collect();
    word(person.number(), &[(role, &units)])
}

struct World {
    site: Site,
    who: Sample,
}

impl World {
    fn new() -> Self {
        let site = Site::new(vec![people::ROOM, services::ROOM, thread::ROOM, crate::ROOM]);
        let who = small(site.db());
        Self { site, who }
    }

    fn head(&self) -> String {
        one(self.who.head_of_it, Role::HeadOfIt, &[])
    }

    fn leader_north(&self) -> String {
        one(self.who.leader_north, Role::Leader, &[self.who.north])
    }

    fn teacher_north(&self) -> String {
        one(self.who.teacher_north, Role::Staff, &[self.who.north])
    }

    /// A course for all staff of the schools, which holds for a year.
    fn course(&self) -> i64 {
        let fields = json!({
            "name": "Lärplattformen", "unit": self.who.root, "roles": ["staff"], "units": [self.who.education],
            "holds_months": 12,
        });
        let answer = self.site.api(&self.head(), "/training/add", &fields);
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()["id"].as_i64().expect("a number")
    }

    fn act(&self, who: &str, id: i64, verb: &str, fields: &Json) -> Answer {
        self.site.api(who, &format!("/training/{id}/{verb}"), fields)
    }

    fn show(&self, who: &str, id: i64) -> Json {
        self.site.get(who, &format!("/api/v1/training/{id}")).json()
    }

    fn day(&self, days: i64) -> String {
        self.site.db().read(people::today).unwrap().plus_days(days).to_string()
    }

    /// Plans a session and gives its number.
    fn plan(&self, course: i64, days: i64) -> i64 {
        let answer =
            self.act(&self.head(), course, "plan", &json!({ "day": self.day(days), "place": "Sal B" }));
        assert_eq!(answer.status, 201, "{}", answer.text);
        self.show(&self.head(), course)["sessions"][0]["id"].as_i64().expect("a session")
    }

    /// Names of those who still need a course, and the sum of the counts.
    fn needed(&self, who: &str, query: &str) -> (Vec<String>, i64) {
        let answer = self.site.get(who, &format!("/api/v1/training/needed?{query}")).json();
        let names =
            answer["persons"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap().to_owned());
        let sum =
            answer["items"].as_array().unwrap().iter().map(|line| line["count"].as_i64().unwrap()).sum();
        (names.collect(), sum)
    }
}

#[test]
fn whoever_holds_a_role_that_needs_a_course_needs_it_until_they_have_had_it_and_again_when_it_has_run_out() {
    let world = World::new();
    let course = world.course();
    let of_course = format!("course={course}");
    let names = |who: &str| world.needed(who, &of_course).0;
    assert_eq!(names(&world.head()), ["Lars Syd", "Lena Nord", "Nils Lind", "Sara Lund"]);
    let session = world.plan(course, 0);
    let hold = json!({ "took": [world.who.teacher_north], "others": "sara.lund@sjovik.example" });
    let answer = world.act(&world.head(), course, &format!("sessions/{session}/hold"), &hold);
    assert_eq!(answer.status, 201, "{}", answer.text);
    assert_eq!(names(&world.head()), ["Lars Syd", "Lena Nord"]);
    let shown = world.show(&world.head(), course);
    assert_eq!(shown["had"].as_array().unwrap().len(), 2);
    assert_eq!(shown["sessions"][0]["state"], "held");
    world.site.db().clock().advance_seconds(366 * 86_400);
    assert_eq!(names(&world.head()).len(), 4, "a year later it has run out");
}

#[test]
fn a_leader_sees_who_needs_what_at_their_own_school_and_others_only_themselves() {
    let world = World::new();
    let course = world.course();
    let of_course = format!("course={course}");
    assert_eq!(
        world.needed(&world.leader_north(), &of_course),
        (vec!["Lena Nord".into(), "Nils Lind".into()], 2)
    );
    assert_eq!(world.needed(&world.teacher_north(), &of_course), (vec!["Nils Lind".into()], 1));
    let pupil = one(world.who.pupil, Role::Pupil, &[world.who.north]);
    assert_eq!(world.needed(&pupil, &of_course), (Vec::new(), 0));
    let mine = world.site.get(&world.teacher_north(), "/api/v1/training/needed").json()["mine"].clone();
    assert_eq!(mine[0]["name"], "Lärplattformen");
    let south = format!("unit={}", world.who.south);
    assert_eq!(world.needed(&world.leader_north(), &south).1, 0);
    assert_eq!(world.needed(&world.head(), "role=agent").1, 0);
    let page = world.site.get(&world.leader_north(), &format!("/training/needed?{of_course}")).text;
    assert!(page.contains("Nils Lind") && !page.contains("Sara Lund"), "{page}");
}

#[test]
fn a_protected_identity_is_counted_and_named_to_nobody() {
    let world = World::new();
    let course = world.course();
    people::protect(world.site.db(), &Actor::operator(), world.who.teacher_north, people::From(None))
        .unwrap();
    let (names, sum) = world.needed(&world.head(), &format!("course={course}"));
    assert_eq!((names.len(), sum), (3, 3));
    assert!(!names.contains(&"Nils Lind".to_owned()));
}

#[test]
fn who_took_part_is_noted_by_those_who_give_courses_of_those_whom_they_reach() {
    let world = World::new();
    let course = world.course();
    let session = world.plan(course, 0);
    let hold = format!("sessions/{session}/hold");
    let took = json!({ "took": [world.who.teacher_south] });
    assert_eq!(world.act(&world.leader_north(), course, &hold, &took).status, 403);
    let agent =
        word(world.who.agent.number(), &[(Role::Architect, &[]), (Role::Agent, &[world.who.north.number()])]);
    assert_eq!(world.act(&agent, course, &hold, &took).json()["errors"][0]["code"], "not-a-choice");
    let stranger = json!({ "others": "nobody@sjovik.example" });
    assert_eq!(world.act(&world.head(), course, &hold, &stranger).json()["errors"][0]["field"], "others");
    assert_eq!(world.act(&world.head(), course, &hold, &json!({})).json()["errors"][0]["field"], "took");
}

#[test]
fn a_session_is_held_when_its_day_has_come_and_once() {
    let world = World::new();
    let course = world.course();
    let ahead = world.plan(course, 5);
    let took = json!({ "took": [world.who.teacher_north] });
    let hold = |session: i64| world.act(&world.head(), course, &format!("sessions/{session}/hold"), &took);
    assert_eq!(hold(ahead).json()["code"], "training-lies-ahead");
    let cancel =
        |session: i64| world.act(&world.head(), course, &format!("sessions/{session}/cancel"), &json!({}));
    assert_eq!(cancel(ahead).status, 201);
    assert_eq!(hold(ahead).json()["code"], "training-was-cancelled");
    let today = world.plan(course, 0);
    let today = if today == ahead {
        world.show(&world.head(), course)["sessions"][1]["id"].as_i64().unwrap()
    } else {
        today
    };
    assert_eq!(hold(today).status, 201);
    assert_eq!(hold(today).json()["code"], "training-was-held");
}

#[test]
fn what_was_learnt_elsewhere_is_noted_with_its_day_and_a_closed_course_is_needed_by_nobody() {
    let world = World::new();
    let course = world.course();
    let record = |days: i64| json!({ "on": world.day(days), "others": "Nils Lind" });
    assert_eq!(world.act(&world.head(), course, "record", &record(3)).json()["code"], "training-lies-ahead");
    assert_eq!(world.act(&world.head(), course, "record", &record(-3)).status, 201);
    assert_eq!(world.needed(&world.head(), "").1, 3);
    assert_eq!(world.act(&world.teacher_north(), course, "close", &json!({})).status, 403);
    assert_eq!(world.act(&world.head(), course, "close", &json!({})).status, 201);
    assert_eq!(world.needed(&world.head(), "").1, 0);
    assert_eq!(
        world.act(&world.head(), course, "plan", &json!({ "day": world.day(1) })).json()["code"],
        "training-is-closed"
    );
}

#[test]
fn a_course_is_changed_and_a_name_is_taken_once() {
    let world = World::new();
    let course = world.course();
    let edit = json!({ "name": "Plattformen", "unit": world.who.root, "roles": ["leader"], "version": 1 });
    assert_eq!(world.act(&world.head(), course, "edit", &edit).status, 201);
    assert_eq!(world.act(&world.head(), course, "edit", &edit).status, 409);
    assert_eq!(world.needed(&world.head(), "role=leader").1, 2);
    let again = json!({ "name": "Plattformen", "unit": world.who.root });
    assert_eq!(world.site.api(&world.head(), "/training/add", &again).json()["errors"][0]["field"], "name");
    assert_eq!(world.site.api(&world.leader_north(), "/training/add", &again).status, 403);
    let bad = world.site.api(&world.head(), "/training/add", &json!({ "roles": ["king"] })).json();
    assert_eq!(bad["errors"].as_array().unwrap().len(), 3, "{bad}");
}

#[test]
fn an_attendance_list_comes_in_and_is_taken_back() {
    let world = World::new();
    let course = world.course();
    let grant = Grant { role: Role::HeadOfIt, unit: world.who.root, extent: Extent::Organisation };
    let head = Actor::person(world.who.head_of_it, vec![grant]);
    let target = intake_targets().remove(0);
    let record = |id: i64| Value::Record { id, name: String::new() };
    let on = world.site.db().read(people::today).unwrap().plus_days(-9);
    let row = Values::of([
        ("course", record(course)),
        ("person", record(world.who.teacher_north.number())),
        ("on", Value::Day(on)),
    ]);
    let write = |work: &dyn Fn(&store::Tx<'_>, &access::Permit) -> kernel::Result<i64>| {
        world.site.db().write(&head, |tx| {
            let permit = COURSES.allow(tx.actor(), Verb::Import, &crate::course::In(world.who.root))?;
            let value = work(tx, &permit)?;
            Ok(tx.say(permit, &Event::Imported { course: Id::new(course) })?.with(value))
        })
    };
    let id = write(&|tx, permit| (target.put)(tx, permit, None, &row)).unwrap();
    assert_eq!(world.needed(&world.head(), "").1, 3);
    let known = world.site.db().read(|r| (target.load)(r, &head, &[id])).unwrap();
    assert_eq!(known[0].values.value("on").as_day(), Some(on));
    write(&|tx, permit| (target.remove)(tx, permit, id).map(|()| 0)).unwrap();
    assert_eq!(world.needed(&world.head(), "").1, 4);
}

#[test]
fn sjoviks_courses_are_the_same_every_time() {
    let made = || {
        let world = World::new();
        let pupils = [world.who.teacher_north, world.who.teacher_south];
        let classes =
            crate::samples::Classes { it: world.who.root, schools: world.who.education, pupils: &pupils };
        crate::samples::make(world.site.db(), &classes).unwrap();
        world.needed(&world.head(), "").1
    };
    assert!(made() > 0);
    assert_eq!(made(), made());
}
