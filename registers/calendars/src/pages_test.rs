use access::Role;
use kernel::Day;
use people::samples::{Sample, small};
use serde_json::json;
use testing::{Site, word};

use crate::samples;

struct World {
    site: Site,
    who: Sample,
}

impl World {
    fn new() -> Self {
        let site = Site::new(vec![people::ROOM, crate::ROOM]);
        let who = small(site.db());
        Self { site, who }
    }

    fn head(&self) -> String {
        word(self.who.head_of_it.number(), &[(Role::HeadOfIt, &[])])
    }

    fn agent(&self) -> String {
        word(self.who.agent.number(), &[(Role::Agent, &[])])
    }

    fn owner_north(&self) -> String {
        word(self.who.agent.number(), &[(Role::ServiceOwner, &[self.who.north.number()])])
    }

    fn teacher(&self) -> String {
        word(self.who.teacher_north.number(), &[(Role::Staff, &[self.who.north.number()])])
    }

    fn add(&self, who: &str, name: &str) -> testing::Answer {
        let fields = json!({ "name": name, "unit": self.who.north, "zone": "Europe/Stockholm", "monday": "8-12 13-17",
            "tuesday": "8-17", "wednesday": "8-17", "thursday": "8-17", "friday": "8-15", "holidays": "sweden",
            "eves": "closed-or-short" });
        self.site.api(who, "/calendars/add", &fields)
    }

    fn day(&self, calendar: i64, day: &str) -> (String, String) {
        let path = format!("/api/v1/calendars/{calendar}?year={}", &day[..4]);
        let json = self.site.get(&self.agent(), &path).json();
        let days = json["days"].as_array().unwrap();
        let found = days.iter().find(|one| one["day"] == day).unwrap();
        (found["hours"].as_str().unwrap().to_owned(), found["why"].as_str().unwrap().to_owned())
    }
}

fn id(answer: &testing::Answer) -> i64 {
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_i64().unwrap()
}

#[test]
fn a_calendar_shows_every_day_of_a_year_with_its_hours_and_why() {
    let world = World::new();
    let calendar = id(&world.add(&world.head(), "Norra skolan"));
    assert_eq!(world.day(calendar, "2026-03-02"), ("08:00-12:00 13:00-17:00".to_owned(), "week".to_owned()));
    assert_eq!(world.day(calendar, "2026-04-03"), (String::new(), "holiday".to_owned()));
    assert_eq!(world.day(calendar, "2026-04-02"), ("08:00-12:00".to_owned(), "eve".to_owned()));
    let page = world.site.get(&world.agent(), &format!("/calendars/{calendar}?year=2027")).text;
    assert!(page.contains("Good Friday") && page.contains("03-26") && page.contains("08:00-15:00"), "{page}");
    let days = world.site.get(&world.agent(), &format!("/api/v1/calendars/{calendar}?year=2028")).json();
    assert_eq!(days["days"].as_array().map(Vec::len), Some(366));
}

#[test]
fn those_who_set_calendars_do_so_for_their_units_and_others_read() {
    let world = World::new();
    assert_eq!(world.add(&world.agent(), "Norra").status, 403);
    assert_eq!(world.add(&world.teacher(), "Norra").status, 403);
    let calendar = id(&world.add(&world.owner_north(), "Norra"));
    assert_eq!(world.site.get(&world.agent(), &format!("/calendars/{calendar}")).status, 200);
    assert_eq!(world.site.get(&world.teacher(), &format!("/calendars/{calendar}")).status, 404);
    let close = json!({ "day": "2026-03-09", "kind": "closed", "label": "Studiedag" });
    let path = format!("/calendars/{calendar}/except");
    assert_eq!(world.site.api(&world.agent(), &path, &close).status, 403);
    let south = word(world.who.agent.number(), &[(Role::ServiceOwner, &[world.who.south.number()])]);
    assert_eq!(world.site.api(&south, &path, &close).status, 403);
    assert_eq!(world.site.api(&world.owner_north(), &path, &close).status, 201);
    assert_eq!(world.day(calendar, "2026-03-09"), (String::new(), "exception".to_owned()));
}

#[test]
fn wrong_hours_are_told_all_at_once() {
    let world = World::new();
    let fields = json!({ "name": "", "unit": world.who.north, "zone": "Mars/Base", "monday": "8-7", "friday": "8-10 9-11",
        "holidays": "sweden", "eves": "x" });
    let answer = world.site.api(&world.head(), "/calendars/add", &fields);
    assert_eq!(answer.status, 422);
    let errors = answer.json()["errors"].as_array().unwrap().clone();
    let told: Vec<&str> = errors.iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(told, ["monday", "friday", "eves", "name", "zone"]);
    let never = json!({ "name": "Aldrig", "unit": world.who.north, "zone": "UTC", "holidays": "none", "eves": "closed" });
    assert_eq!(
        world.site.api(&world.head(), "/calendars/add", &never).json()["code"],
        "calendars-cannot-never-open"
    );
}

#[test]
fn new_hours_hold_from_their_day_and_what_has_been_stays() {
    let world = World::new();
    let calendar = id(&world.add(&world.head(), "Norra"));
    let fields = json!({ "from": "2026-03-09", "monday": "9-16", "holidays": "sweden", "eves": "as-usual" });
    let path = format!("/calendars/{calendar}/change");
    assert_eq!(world.site.api(&world.head(), &path, &fields).status, 201);
    assert_eq!(world.day(calendar, "2026-03-02").0, "08:00-12:00 13:00-17:00");
    assert_eq!(world.day(calendar, "2026-03-09").0, "09:00-16:00");
    let past = json!({ "from": "2026-03-01", "monday": "9-16", "holidays": "sweden", "eves": "as-usual" });
    assert_eq!(world.site.api(&world.head(), &path, &past).json()["code"], "calendars-cannot-has-been");
    let day = json!({ "day": "2026-03-01", "kind": "closed", "label": "Sent" });
    assert_eq!(world.site.api(&world.head(), &format!("/calendars/{calendar}/except"), &day).status, 422);
}

#[test]
fn a_period_swaps_hours_and_can_be_taken_away_and_a_day_lifted() {
    let world = World::new();
    let head = world.head();
    let calendar = id(&world.add(&head, "Norra"));
    let at = |verb: &str| format!("/calendars/{calendar}/{verb}");
    let tests = json!({ "name": "Nationella prov", "kind": "national-tests", "from": "2026-03-16", "until": "2026-03-20",
        "week": "working-days", "hours": "7-18" });
    assert_eq!(world.site.api(&head, &at("period"), &tests).status, 201);
    assert_eq!(world.day(calendar, "2026-03-17"), ("07:00-18:00".to_owned(), "period".to_owned()));
    let page = world.site.get(&head, &format!("/calendars/{calendar}")).text;
    assert!(page.contains("Nationella prov"), "{page}");
    let away = json!({ "name": "Nationella prov", "from": "2026-03-16" });
    assert_eq!(world.site.api(&head, &at("periods/end"), &away).status, 201);
    assert_eq!(world.day(calendar, "2026-03-17").1, "week");
    let backwards = json!({ "name": "Annat", "kind": "own", "from": "2026-03-16", "until": "2026-03-15", "week": "usual" });
    assert_eq!(world.site.api(&head, &at("period"), &backwards).status, 422);
    let closed = json!({ "day": "2026-03-17", "kind": "special", "hours": "9-10", "label": "Kort" });
    assert_eq!(world.site.api(&head, &at("except"), &closed).status, 201);
    assert_eq!(world.day(calendar, "2026-03-17").0, "09:00-10:00");
    assert_eq!(world.site.api(&head, &at("lift"), &json!({ "day": "2026-03-17" })).status, 201);
    assert_eq!(world.day(calendar, "2026-03-17").1, "week");
}

#[test]
fn an_ical_file_closes_its_whole_days() {
    let world = World::new();
    let calendar = id(&world.add(&world.head(), "Norra"));
    let path = format!("/calendars/{calendar}/import");
    let file = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261026\r\n\
        DTEND;VALUE=DATE:20261031\r\nSUMMARY:H\xc3\xb6stlov\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2\r\n\
        DTSTART:20261026T090000Z\r\nDTEND:20261026T100000Z\r\nSUMMARY:M\xc3\xb6te\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let answer = world.site.upload(&world.head(), &format!("/api/v1{path}"), &[], ("file", "lov.ics", file));
    assert_eq!(answer.status, 201, "{}", answer.text);
    assert!(answer.text.contains("5 days were closed. 1 events"), "{}", answer.text);
    assert_eq!(world.day(calendar, "2026-10-28"), (String::new(), "exception".to_owned()));
    let none = world.site.upload(&world.head(), &path, &[], ("file", "x.ics", b"hej"));
    assert_eq!(none.status, 422);
    assert_eq!(world.site.upload(&world.agent(), &path, &[], ("file", "lov.ics", file)).status, 403);
}

#[test]
fn a_retired_calendar_is_kept_as_it_was() {
    let world = World::new();
    let calendar = id(&world.add(&world.head(), "Norra"));
    assert_eq!(world.site.post(&world.head(), &format!("/calendars/{calendar}/retire"), &[]).status, 303);
    let answer = world.site.get(&world.head(), &format!("/calendars/{calendar}/change"));
    assert_eq!(answer.status, 409, "{}", answer.text);
    assert_eq!(world.site.get(&world.head(), &format!("/calendars/{calendar}")).status, 200);
    let list = world.site.get(&world.agent(), "/api/v1/calendars?state=retired").json();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_demos_school_year_has_the_weeks_that_swedish_schools_have() {
    let world = World::new();
    let made =
        samples::make(world.site.db(), world.who.education, "2026-11-22".parse::<Day>().unwrap()).unwrap();
    let school = made.school.number();
    for (day, name) in [
        ("2026-10-26", "Höstlov"),
        ("2026-02-23", "Sportlov"),
        ("2026-03-30", "Påsklov"),
        ("2026-12-28", "Jullov"),
        ("2026-07-01", "Sommarlov"),
    ] {
        let path = format!("/api/v1/calendars/{school}?year=2026");
        let json = world.site.get(&world.agent(), &path).json();
        let days = json["days"].as_array().unwrap();
        let found = days.iter().find(|one| one["day"] == day).unwrap();
        assert_eq!((found["hours"].as_str(), found["name"].as_str()), (Some(""), Some(name)), "{day}");
    }
    assert_eq!(world.day(school, "2026-03-11").0, "07:00-17:30", "national tests");
    assert_eq!(world.day(school, "2026-11-23").0, "07:30-16:30");
    for path in ["/calendars", "/calendars/add", "/calendars/export?format=csv"] {
        assert_eq!(world.site.get(&world.head(), path).status, 200, "{path}");
    }
}
