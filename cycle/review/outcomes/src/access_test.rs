//! Who reads what: the report is of the whole organisation, and what it names is named to those who may know of it.

use access::Role;
use serde_json::json;

use crate::world::{World, one};

#[test]
fn leaders_and_those_who_follow_it_up_read_a_report_and_others_do_not_learn_of_it() {
    let world = World::new();
    world.days_pass(31);
    world.build();
    let controller = one(world.who.pupil, Role::Controller, &[]);
    let owner = one(world.who.pupil, Role::ServiceOwner, &[world.who.north]);
    for who in [&world.head(), &world.auditor(), &world.leader_north(), &controller, &owner] {
        assert_eq!(world.page(who, "/service-reports/1").status, 200, "{who}");
        let list = world.page(who, "/api/v1/service-reports");
        assert_eq!(list.json()["items"].as_array().map(Vec::len), Some(1), "{who}");
    }
    for who in [&world.admin(), &world.agent(), &world.teacher_north()] {
        assert_eq!(world.page(who, "/service-reports/1").status, 404, "{who}");
        let list = world.page(who, "/api/v1/service-reports");
        assert!(list.status == 403 || list.json()["items"] == json!([]), "{who}: {}", list.text);
    }
}

#[test]
fn the_month_that_goes_on_is_for_those_who_work_with_the_figures() {
    let world = World::new();
    world.report(&world.teacher_north(), "Skrivaren");
    let so_far = "/api/v1/service-reports/so-far";
    for who in [&world.head(), &world.auditor()] {
        let told = world.page(who, so_far).json();
        assert_eq!((&told["is_so_far"], &told["month"]), (&json!(true), &json!("2026-03")), "{told:#}");
        assert_eq!((&told["figures"]["received"], &told["figures"]["open"]), (&json!(1), &json!(1)));
    }
    for who in [&world.leader_north(), &world.admin(), &world.agent()] {
        assert_eq!(world.page(who, so_far).status, 403, "{who}");
    }
}

#[test]
fn a_service_that_the_reader_may_not_know_of_is_counted_and_not_named() {
    let world = World::new();
    let south = world.service_of(world.who.south, "Hemlig tjänst", "live");
    let fields = json!({ "title": "Den är borta", "text": "Sedan i går.", "service": south });
    world.must(&world.teacher_south(), "/tickets/report", &fields);
    world.report(&world.teacher_north(), "Skrivaren");
    world.days_pass(31);
    world.build();
    let (leader, head) = (world.leader_north(), world.head());
    for path in ["/api/v1/service-reports/1", "/service-reports/1"] {
        assert!(!world.page(&leader, path).text.contains("Hemlig"), "{path}");
        assert!(world.page(&head, path).text.contains("Hemlig tjänst"), "{path}");
    }
    let told = world.read(&leader, "2026-03");
    let services = told["services"].as_array().expect("services");
    let sum: i64 = services.iter().filter_map(|it| it["received"].as_i64()).sum();
    assert_eq!((services.len(), sum), (2, 2), "{told:#}");
    assert!(services.iter().all(|it| it["id"] == json!(null)), "{told:#}");
}
