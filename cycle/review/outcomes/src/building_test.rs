//! When reports are built, and that they stay as they were.

use access::Actor;
use serde_json::json;

use crate::world::World;

#[test]
fn a_month_in_which_nobody_asked_for_anything_has_a_report_too() {
    let world = World::new();
    world.days_pass(31);
    assert_eq!((world.build(), world.build()), (1, 0), "once a month");
    let report = world.read(&world.head(), "2026-03");
    assert_eq!(report["figures"]["received"], 0);
    assert_eq!(report["figures"]["kept"], json!(null));
    assert_eq!(report["is_so_far"], false);
}

#[test]
fn months_that_were_missed_are_made_up_for() {
    let world = World::new();
    world.days_pass(31 + 30 + 31);
    assert_eq!(world.build(), 3);
    let months = world.texts("SELECT month FROM service_report ORDER BY id");
    assert_eq!(months, ["2026-03", "2026-04", "2026-05"]);
}

#[test]
fn what_an_import_brings_from_before_is_counted_in_months_of_their_own() {
    let world = World::new();
    let ticket = world.report(&world.teacher_north(), "Skrivaren");
    assert!(world.behind(&format!(
        "UPDATE ticket SET created_at = created_at - {} WHERE id = {ticket}",
        40 * 86_400_000_000_i64
    )));
    assert_eq!(world.build(), 2, "January, when it was reported, and February");
    let report = world.read(&world.head(), "2026-01");
    assert_eq!(report["figures"]["received"], 1);
}

#[test]
fn nobody_builds_a_report_but_the_clock_and_none_of_a_month_that_goes_on() {
    let world = World::new();
    world.days_pass(31);
    let (march, april) = ("2026-03".parse().expect("a month"), "2026-04".parse().expect("a month"));
    let person = Actor::person(world.who.head_of_it, Vec::new());
    assert!(crate::build(world.site.db(), &person, march).is_err());
    assert!(crate::build(world.site.db(), &Actor::clock(), april).is_err());
    assert!(crate::build(world.site.db(), &Actor::clock(), march).is_ok());
    let again = crate::build(world.site.db(), &Actor::clock(), march).expect_err("once");
    assert!(format!("{again:?}").contains("outcomes-cannot-is-built"));
}

#[test]
fn a_report_says_in_the_journal_that_it_was_built() {
    let world = World::new();
    world.days_pass(31);
    world.build();
    assert_eq!(
        world.texts("SELECT facts FROM journal WHERE event = 'outcomes-built'"),
        [r#"{"month":"2026-03"}"#]
    );
}

#[test]
fn whatever_happens_to_persons_and_records_later_a_report_stays_byte_for_byte() {
    let world = World::new();
    world.promise();
    let service = world.service_of(world.who.education, "Skrivare", "live");
    let (teacher, head) = (world.teacher_north(), world.head());
    let ticket = world.must(
        &teacher,
        "/tickets/report",
        &json!({ "title": "Den är tom", "text": "Slut på papper.", "service": service }),
    );
    world.minutes_pass(90);
    world.resolve(ticket);
    world.must(&teacher, &format!("/tickets/{ticket}/rate"), &json!({ "grade": "bad" }));
    world.days_pass(31);
    world.build();
    let body = || world.texts("SELECT body FROM service_report");
    let told = || world.page(&head, "/api/v1/service-reports/1").text;
    let (was, was_told) = (body(), told());
    assert!(was[0].contains("Skrivare") && was[0].contains("Norra skolan"), "{was:?}");

    // The person is erased from everything that knows them, as far as the tables go.
    let person = world.who.teacher_north;
    for change in [
        format!(
            "UPDATE person SET name = 'Borttagen', email = NULL, title = NULL, is_protected = 1 WHERE id = {person}"
        ),
        format!(
            "UPDATE ticket SET requester_id = NULL, reporter_id = NULL, rating = NULL, rated_at = NULL WHERE requester_id = {person}"
        ),
        format!("DELETE FROM ticket_party WHERE person_id = {person}"),
        "UPDATE ticket SET unit_id = 1, kind = 'request', priority = 1".to_owned(),
        "UPDATE unit SET name = 'En annan skola', closed_on = '2026-04-01' WHERE id > 1".to_owned(),
        "UPDATE breach_cause SET name_sv = name_sv || ' 2'".to_owned(),
        "DELETE FROM clock_outcome_line".to_owned(),
    ] {
        assert!(world.behind(&change), "{change}");
    }
    world.must(&head, &format!("/tickets/{ticket}/reopen"), &json!({ "said": "Den är tom igen." }));
    let rename = json!({ "name": "Utskrift", "unit": world.who.education.number(), "audience": "everybody" });
    world.must(&head, &format!("/services/{service}/edit"), &rename);
    world.must(&head, &format!("/services/{service}/retire"), &json!({}));
    world.build();
    assert_eq!(body(), was);
    assert_eq!(told(), was_told);
}

#[test]
fn the_database_itself_refuses_to_change_or_remove_a_report() {
    let world = World::new();
    world.days_pass(31);
    world.build();
    assert!(!world.behind("UPDATE service_report SET received = 7"));
    assert!(!world.behind("DELETE FROM service_report"));
    assert_eq!(world.number("SELECT COUNT(*) FROM service_report WHERE received = 0"), 1);
}

#[test]
fn a_report_holds_no_name_and_no_address_of_a_person() {
    let world = World::new();
    let ticket = world.report(&world.teacher_north(), "Nils Lind har ingen dator");
    world.at_ticket(ticket, "spend", &json!({ "minutes": 15, "note": "Ringde Nils Lind" }));
    world.resolve(ticket);
    world.days_pass(31);
    world.build();
    let body = world.texts("SELECT body FROM service_report").concat();
    let words = world.texts("SELECT name FROM person UNION SELECT email FROM person WHERE email IS NOT NULL");
    assert!(words.len() > 20);
    for word in words {
        assert!(!body.contains(&word), "{word}");
    }
}
