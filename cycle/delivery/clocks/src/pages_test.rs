use access::{Actor, Role};
use calendars::samples::Made;
use kernel::{Day, Result};
use serde_json::{Value as Json, json};
use store::{Reading, Upkeep};
use testing::{Site, word};
use web::{Ask, Card, Kind, Reply, Room, Routes};

use people::samples::{Sample, small};

use crate::{Facts, Phase};

/// Records of the tests: number 1 is read by everybody, number 2 by IT alone.
fn cards(_: &Reading<'_>, actor: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let may = |id: &&i64| **id == 1 || actor.grants.iter().any(|grant| grant.role.is_it());
    let card = |id: &i64| Card {
        id: *id,
        title: format!("Ärende {id}"),
        href: format!("/cases/{id}"),
        state: None,
        told: String::new(),
    };
    Ok(ids.iter().filter(may).map(card).collect())
}

const KINDS: &[Kind] =
    &[Kind { name: "case", label: "case-kind", icon: look::Icon::Desk, cards, search: None }];

fn routes(routes: &mut Routes) {
    let doc = web::Doc::new("test-panel", "");
    routes.get("/cases/{id}", web::Gate::SignedIn, doc, |ask: &Ask<'_>| {
        let subject = kernel::Subject::new("case", ask.id::<()>("id")?.number());
        let html = crate::panel(ask, &subject)?;
        Ok(Reply::Json(json!({ "panel": html.0 })))
    });
}

const CASE_TEXTS: texts::Source =
    texts::Source { room: "case", sv: "case-kind = Ärende\n", en: "case-kind = Case\n" };

struct World {
    site: Site,
    who: Sample,
    calendars: Made,
}

impl World {
    fn new() -> Self {
        let cases = Room { kinds: KINDS, routes, ..Room::empty("case", CASE_TEXTS) };
        let site = Site::new(vec![people::ROOM, services::ROOM, calendars::ROOM, crate::ROOM, cases]);
        let who = small(site.db());
        let today: Day = "2026-03-02".parse().unwrap();
        let calendars = calendars::samples::make(site.db(), who.root, today).unwrap();
        crate::samples::make(site.db(), who.root, who.education, &calendars).unwrap();
        Self { site, who, calendars }
    }

    fn head(&self) -> String {
        word(self.who.head_of_it.number(), &[(Role::HeadOfIt, &[])])
    }

    fn agent(&self) -> String {
        word(self.who.agent.number(), &[(Role::Agent, &[])])
    }

    fn leader_north(&self) -> String {
        word(self.who.leader_north.number(), &[(Role::Leader, &[self.who.north.number()])])
    }

    fn teacher(&self) -> String {
        word(self.who.teacher_north.number(), &[(Role::Staff, &[self.who.north.number()])])
    }

    fn facts(&self, number: i64) -> Facts {
        let subject = kernel::Subject::new("case", number);
        Facts { subject, unit: self.who.north, service: None, group: None, supplier: None, priority: Some(2) }
    }

    fn begin(&self, number: i64) {
        let facts = self.facts(number);
        self.site.db().keep(Upkeep::Derived, |tx| crate::begin(tx, &facts, Phase::New)).unwrap();
    }

    fn moved(&self, number: i64, phase: Phase) {
        let subject = self.facts(number).subject;
        self.site.db().keep(Upkeep::Derived, |tx| crate::moved(tx, &subject, phase)).unwrap();
    }

    fn fields(&self) -> Json {
        json!({ "name": "Nätverk", "unit": self.who.root, "party": "users", "calendar": self.calendars.office,
            "solution": "1h 2h 4h 1d 2d", "tests_solution": "30m", "counting": ["new", "open"], "escalations": "75 150",
            "counts_from": "opening", "holds_for": "new" })
    }
}

fn id(answer: &testing::Answer) -> i64 {
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_i64().unwrap()
}

#[test]
fn an_agreement_is_added_read_and_changed_by_a_new_version() {
    let world = World::new();
    let head = world.head();
    let level = id(&world.site.api(&head, "/service-levels/add", &world.fields()));
    let page = world.site.get(&world.agent(), &format!("/service-levels/{level}")).text;
    for words in ["Priority 1", "2 h 0 min", "1 working day", "National tests", "0 h 30 min", "75 %"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let mut other = world.fields();
    for gone in ["name", "unit", "party"] {
        other.as_object_mut().unwrap().remove(gone);
    }
    other["solution"] = json!("3h");
    assert_eq!(world.site.api(&head, &format!("/service-levels/{level}/change"), &other).status, 201);
    let json = world.site.get(&head, &format!("/api/v1/service-levels/{level}")).json();
    assert_eq!(json["versions"].as_array().map(Vec::len), Some(2));
    assert_eq!(json["versions"][0]["terms"]["promises"][0]["targets"][0], "3h");
    assert_eq!(json["versions"][1]["terms"]["promises"][0]["targets"][0], "1h", "the one before stays");
    for path in
        ["/service-levels", "/service-levels/add", "/service-levels/outcomes", "/service-levels/internal"]
    {
        assert_eq!(world.site.get(&head, path).status, 200, "{path}");
    }
    assert_eq!(world.site.get(&head, &format!("/service-levels/{level}/change")).status, 200);
    assert_eq!(world.site.post(&head, &format!("/service-levels/{level}/retire"), &[]).status, 303);
    assert_eq!(world.site.get(&head, &format!("/service-levels/{level}/change")).status, 409);
}

#[test]
fn only_those_who_set_agreements_set_them() {
    let world = World::new();
    assert_eq!(world.site.api(&world.agent(), "/service-levels/add", &world.fields()).status, 403);
    assert_eq!(world.site.api(&world.teacher(), "/service-levels/add", &world.fields()).status, 403);
    assert_eq!(world.site.get(&world.agent(), "/service-levels/1").status, 200);
    assert_eq!(world.site.get(&world.teacher(), "/service-levels/1").status, 404);
    assert_eq!(world.site.post(&world.agent(), "/service-levels/1/retire", &[]).status, 403);
}

#[test]
fn wrong_terms_are_told_all_at_once_and_field_by_field() {
    let world = World::new();
    let fields = json!({ "name": "Nätverk", "unit": world.who.root, "party": "users", "calendar": world.calendars.office,
        "first": "1h 2h", "solution": "snart", "escalations": "900", "counts_from": "opening", "holds_for": "new" });
    let answer = world.site.api(&world.head(), "/service-levels/add", &fields);
    assert_eq!(answer.status, 422);
    let errors = answer.json()["errors"].as_array().unwrap().clone();
    let told: Vec<&str> = errors.iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(told, ["counting", "escalations", "first", "solution"]);
    let mut group = world.fields();
    group["party"] = json!("group");
    let answer = world.site.api(&world.head(), "/service-levels/add", &group);
    assert_eq!(answer.json()["code"], "clocks-cannot-party-is-missing");
}

#[test]
fn the_replay_opens_to_whoever_may_read_the_record() {
    let world = World::new();
    world.begin(1);
    world.begin(2);
    world.site.base.clock.advance_seconds(24 * 3_600);
    let clock = |record: i64| {
        let text = format!(
            "SELECT clock.id FROM clock JOIN clock_subject s ON s.id = clock.record_id
            WHERE s.subject_id = {record} AND measure = 'solution'"
        );
        world.site.db().read(|r| r.number(store::Sql::open("test", &text))).unwrap()
    };
    let page = world.site.get(&world.teacher(), &format!("/clocks/{}", clock(1)));
    assert_eq!(page.status, 200);
    for words in ["Ärende 1", "Outside opening hours", "Piece by piece", "the unit", "Skolnivå", "Sum"] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    assert_eq!(world.site.get(&world.teacher(), &format!("/clocks/{}", clock(2))).status, 404);
    assert_eq!(world.site.get(&world.agent(), &format!("/clocks/{}", clock(2))).status, 200);
    assert_eq!(world.site.get("", &format!("/clocks/{}", clock(1))).status, 303);
    let json = world.site.get(&world.agent(), &format!("/api/v1/clocks/{}", clock(1))).json();
    assert_eq!(
        json["elapsed"], json["counted_here_microseconds"],
        "the sum of the pieces is what has elapsed"
    );
    assert_eq!(json["standing"], "running");
}

#[test]
fn what_a_supplier_promised_is_for_it_alone() {
    let world = World::new();
    let mut fields = world.fields();
    fields["party"] = json!("supplier");
    fields["for_supplier"] = json!("Projektorfirman");
    fields["counting"] = json!(["waits-for-supplier"]);
    id(&world.site.api(&world.head(), "/service-levels/add", &fields));
    let facts = Facts { supplier: Some("Projektorfirman".to_owned()), ..world.facts(1) };
    world.site.db().keep(Upkeep::Derived, |tx| crate::begin(tx, &facts, Phase::WaitsForSupplier)).unwrap();
    let text = "SELECT id FROM clock WHERE party = 'supplier'";
    let clock = world.site.db().read(|r| r.number(store::Sql::open("test", text))).unwrap();
    assert_eq!(world.site.get(&world.agent(), &format!("/clocks/{clock}")).status, 200);
    assert_eq!(world.site.get(&world.leader_north(), &format!("/clocks/{clock}")).status, 404);
    let path = format!("/clocks/{clock}");
    let panel = |who: &str| world.site.get(who, "/cases/1").text;
    assert!(panel(&world.agent()).contains(&path) && !panel(&world.leader_north()).contains(&path));
    world.site.base.clock.advance_seconds(60);
    world.moved(1, Phase::Closed);
    let rows = |who: &str, list: &str| {
        let json = world.site.get(who, &format!("/api/v1/service-levels/{list}")).json();
        json["items"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((rows(&world.agent(), "internal"), rows(&world.agent(), "outcomes")), (1, 2));
    assert_eq!(rows(&world.leader_north(), "internal"), 0);
    assert_eq!(rows(&world.leader_north(), "outcomes"), 2);
}

#[test]
fn the_report_counts_what_was_kept_and_tells_why_the_rest_was_not() {
    let world = World::new();
    world.begin(1);
    world.moved(1, Phase::Solved);
    world.begin(2);
    world.site.base.clock.advance_seconds(30 * 3_600);
    crate::tell_due(world.site.db()).unwrap();
    let text = "SELECT MAX(id) FROM clock WHERE breached_at IS NOT NULL AND measure = 'solution'";
    let clock = world.site.db().read(|r| r.number(store::Sql::open("test", text))).unwrap();
    let explain = format!("/clocks/{clock}/explain");
    assert_eq!(world.site.get(&world.agent(), &explain).status, 200);
    assert_eq!(world.site.api(&world.leader_north(), &explain, &json!({ "cause": 1 })).status, 404);
    assert_eq!(world.site.api(&world.agent(), &explain, &json!({ "cause": 99 })).status, 422);
    assert_eq!(world.site.api(&world.agent(), &explain, &json!({ "cause": 1 })).status, 201);
    world.moved(2, Phase::Solved);
    let report = world.site.get(&world.leader_north(), "/api/v1/service-levels/report").json();
    assert_eq!((report["all"]["all"].as_i64(), report["all"]["kept"].as_i64()), (Some(4), Some(2)));
    assert_eq!(report["all"]["kept_percent"], 50);
    assert_eq!(report["units"][0]["unit"]["name"], "Norra skolan");
    let causes = report["causes"].as_array().unwrap().clone();
    assert!(causes.iter().any(|one| one["cause"] == "Too few people" && one["broken"] == 1), "{causes:?}");
    assert_eq!(world.site.get(&world.head(), "/service-levels/report").status, 200);
    assert_eq!(world.site.get(&world.teacher(), "/api/v1/service-levels/report").status, 403);
    assert_eq!(
        world.site.get(&world.head(), "/service-levels/report?from=2026-02-01&until=2026-01-01").status,
        422
    );
    let csv = world.site.get(&world.head(), "/service-levels/outcomes/export?format=csv").text;
    assert!(csv.contains("Norra skolan") && csv.contains("2026-03"), "{csv}");
}

#[test]
fn weeks_of_national_tests_have_shorter_targets_and_holidays_count_nothing() {
    let world = World::new();
    // Monday of the week of national tests, at eight in Stockholm.
    world.site.base.clock.advance_seconds(7 * 86_400 - 3_600);
    world.begin(1);
    let text = "SELECT COUNT(*) FROM clock WHERE measure = 'solution' AND target = '1h'";
    assert_eq!(world.site.db().read(|r| r.number(store::Sql::open("test", text))).unwrap(), 1);
}

#[test]
fn the_organisation_keeps_its_own_causes() {
    let world = World::new();
    let names = json!({ "name_sv": "Strömavbrott", "name_en": "Power cut" });
    assert_eq!(world.site.api(&world.agent(), "/service-levels/causes/add", &names).status, 403);
    let cause = id(&world.site.api(&world.head(), "/service-levels/causes/add", &names));
    assert!(world.site.get(&world.head(), "/service-levels/causes").text.contains("Power cut"));
    assert_eq!(world.site.get(&world.teacher(), "/api/v1/service-levels/causes").status, 403);
    let retire = format!("/service-levels/causes/{cause}/retire");
    assert_eq!(world.site.post(&world.agent(), &retire, &[]).status, 403);
    assert_eq!(world.site.post(&world.head(), &retire, &[]).status, 303);
    assert_eq!(world.site.post(&world.head(), &retire, &[]).status, 404);
    let db = world.site.db();
    let open = db.read(|reading| crate::store::outcomes::causes(reading, kernel::Lang::En)).unwrap();
    assert!(open.iter().all(|(_, name)| name != "Power cut"), "nobody can give it any longer");
}
