use kernel::{Input, Refused};
use web::Credentials;

use super::identify;
use crate::pass::NewToken;
use crate::testbed::{PASSWORD, bed, demo, empty, is_in};

fn bearer(token: &str) -> Credentials {
    Credentials { bearer: Some(token.to_owned()), ..Credentials::default() }
}

fn cookie(secret: &str) -> Credentials {
    Credentials { session: Some(secret.to_owned()), ..Credentials::default() }
}

const HOUR: i64 = 3_600;

#[test]
fn a_signed_in_person_is_known_with_name_role_and_organisation() {
    let bed = bed();
    let browser = bed.signed_in(bed.sample.head_of_it);
    let visitor = identify(bed.db(), &cookie(browser.cookie("varv"))).unwrap();
    assert_eq!(visitor.actor.person_id(), Some(bed.sample.head_of_it));
    assert_eq!((visitor.name.as_str(), visitor.role.as_str()), ("Henrik Dal", "head-of-it"));
    assert_eq!(
        (visitor.organisation.name.as_str(), visitor.organisation.zone.as_str()),
        ("Sjövik", "Europe/Stockholm")
    );
    assert_eq!(visitor.must_first, None);
    assert!(visitor.actor.via.is_some());
}

#[test]
fn knowing_who_asks_takes_two_or_three_queries_and_writes_nothing() {
    let bed = bed();
    let cost = |person| {
        let browser = bed.signed_in(person);
        let before = bed.db().statements();
        identify(bed.db(), &cookie(browser.cookie("varv"))).unwrap();
        bed.db().statements() - before
    };
    assert_eq!(cost(bed.sample.head_of_it), 2, "one for the session, one for the grants");
    assert_eq!(cost(bed.sample.leader_north), 3, "and one for the units below a unit's grant");
    let before = bed.db().statements();
    identify(bed.db(), &Credentials::default()).unwrap();
    assert_eq!(bed.db().statements() - before, 1);
}

#[test]
fn an_unknown_cookie_is_nobodys_and_an_unknown_token_is_refused() {
    let bed = bed();
    for secret in ["", "x", &"0".repeat(64)] {
        let visitor = identify(bed.db(), &cookie(secret)).unwrap();
        assert!(!visitor.actor.is_signed_in());
        assert_eq!(visitor.organisation.name, "Sjövik", "nobody sees whose program it is");
        assert_eq!(identify(bed.db(), &bearer(secret)).unwrap_err(), Refused::NotSignedIn);
    }
    let answer = bed.site.get("varv_wrong", "/api/v1/account");
    assert_eq!(answer.status, 401);
}

#[test]
fn a_sessions_secret_is_no_token_and_a_token_no_session() {
    let bed = bed();
    let browser = bed.signed_in(bed.sample.teacher_north);
    assert!(identify(bed.db(), &bearer(browser.cookie("varv"))).is_err());
    let token = token(&bed, "whole", &[]);
    assert!(!identify(bed.db(), &cookie(&token)).unwrap().actor.is_signed_in());
}

#[test]
fn a_session_ends_after_half_a_day_without_use_and_after_a_week_in_any_case() {
    let bed = bed();
    let mut idle = bed.signed_in(bed.sample.teacher_north);
    bed.wait(12 * HOUR + 1);
    assert!(!is_in(&mut idle));
    let mut busy = bed.signed_in(bed.sample.teacher_north);
    for _ in 0..16 {
        bed.wait(10 * HOUR);
        assert!(is_in(&mut busy));
    }
    bed.wait(9 * HOUR);
    assert!(!is_in(&mut busy), "169 hours are more than a week");
}

#[test]
fn the_demo_lets_one_come_back_next_week() {
    let demo = demo();
    let mut browser = demo.signed_in(demo.sample.teacher_north);
    demo.wait(8 * 24 * HOUR);
    assert!(is_in(&mut browser));
}

#[test]
fn when_it_was_used_is_written_every_five_minutes_at_most() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.teacher_north);
    let used = || bed.number("SELECT used_at FROM account_pass ORDER BY id DESC LIMIT 1");
    let first = used();
    bed.wait(299);
    is_in(&mut browser);
    assert_eq!(used(), first);
    bed.wait(1);
    is_in(&mut browser);
    assert_eq!(used(), first + 300_000_000);
}

/// ASVS 7.4.2.
#[test]
fn who_is_stopped_has_left_or_lost_every_role_is_out_at_the_next_request() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    let mut browser = bed.signed_in(person);
    for (take, give) in [
        (
            format!("UPDATE account SET disabled_at = 1 WHERE person_id = {person}"),
            "UPDATE account SET disabled_at = NULL",
        ),
        (
            format!("UPDATE person SET left_on = '2026-03-01' WHERE id = {person}"),
            "UPDATE person SET left_on = NULL",
        ),
        (
            format!("UPDATE role_grant SET revoked_at = 1 WHERE person_id = {person}"),
            "UPDATE role_grant SET revoked_at = NULL",
        ),
    ] {
        assert!(is_in(&mut browser));
        bed.change(&take);
        assert!(!is_in(&mut browser), "{take}");
        bed.change(give);
    }
}

#[test]
fn a_role_that_ends_bites_at_the_next_request() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.admin);
    let page = format!("/persons/{}/account", bed.sample.pupil);
    assert_eq!(browser.get(&page).status, 200);
    bed.change(&format!(
        "UPDATE role_grant SET revoked_at = 1 WHERE role = 'administrator' AND person_id = {}",
        bed.sample.admin
    ));
    assert_eq!(browser.get(&page).status, 404);
}

fn token(bed: &crate::testbed::Bed, scope: &str, more: &[(&str, &str)]) -> String {
    let day = bed.db().clock().now().plus_days(30).day_in("Europe/Stockholm").to_string();
    let mut pairs = vec![("name", scope), ("scope", scope), ("ends_on", &day)];
    pairs.extend(more);
    let new = NewToken::parse(&Input::of(&pairs)).unwrap();
    crate::make_token_for(bed.db(), &bed.email(bed.sample.admin), &new).unwrap()
}

#[test]
fn a_token_does_no_more_than_it_was_made_for() {
    let bed = bed();
    let pupil = bed.sample.pupil;
    let (page, end) =
        (format!("/api/v1/persons/{pupil}/account"), format!("/persons/{pupil}/account/end-sessions"));
    let may = |token: &str| {
        (bed.site.get(token, &page).status, bed.site.api(token, &end, &serde_json::json!({})).status)
    };
    assert_eq!(may(&token(&bed, "whole", &[])), (200, 200));
    assert_eq!(may(&token(&bed, "read", &[])), (200, 403));
    let kinds = |name: &str, kind: &str, may_write: &str| {
        token(&bed, "kinds", &[("name", name), ("kinds", kind), ("may_write", may_write)])
    };
    bed.change("UPDATE account_pass SET name = 'renamed' WHERE kind = 'token'");
    assert_eq!(may(&kinds("a", "account", "")), (200, 403));
    bed.change("UPDATE account_pass SET name = 'renamed' WHERE kind = 'token'");
    assert_eq!(may(&kinds("b", "account", "1")), (200, 200));
    bed.change("UPDATE account_pass SET name = 'renamed' WHERE kind = 'token'");
    assert_eq!(may(&kinds("c", "need", "1")), (404, 404), "of another kind it knows nothing");
}

#[test]
fn a_token_ends_on_its_last_day_and_with_its_owner() {
    let bed = bed();
    let token = token(&bed, "whole", &[]);
    assert!(identify(bed.db(), &bearer(&token)).is_ok());
    // The clock starts at nine; summer time takes one hour of the month.
    bed.wait(30 * 24 * HOUR + 14 * HOUR - 2);
    assert!(identify(bed.db(), &bearer(&token)).is_ok(), "the last day is whole");
    bed.change("UPDATE account SET disabled_at = 1");
    assert_eq!(identify(bed.db(), &bearer(&token)).unwrap_err(), Refused::NotSignedIn);
    bed.change("UPDATE account SET disabled_at = NULL");
    bed.wait(2 * HOUR);
    assert_eq!(identify(bed.db(), &bearer(&token)).unwrap_err(), Refused::NotSignedIn);
}

#[test]
fn a_password_that_somebody_else_set_is_changed_before_anything_else() {
    let bed = bed();
    let email = bed.email(bed.sample.teacher_north);
    crate::set_password(bed.db(), &email, "given by the operator 7", crate::ChosenBy::Another).unwrap();
    let mut browser = bed.browser();
    bed.sign_in(&mut browser, bed.sample.teacher_north, "given by the operator 7");
    assert_eq!(browser.get("/account").location, "/account/password");
    assert_eq!(browser.get("/account/password").status, 200);
    let change =
        [("password_now", "given by the operator 7"), ("password", PASSWORD), ("password_again", PASSWORD)];
    assert_eq!(browser.post("/account/password", &change).status, 303);
    assert!(is_in(&mut browser));
}

#[test]
fn before_the_program_is_set_up_every_page_says_so() {
    let site = empty(web::Site::default());
    let mut browser = testing::Browser::at(&site, "192.0.2.1");
    for path in ["/account", "/account/password", "/account-rules", "/sign-in"] {
        assert_eq!(browser.get(path).location, "/set-up", "{path}");
    }
    let page = browser.get("/set-up");
    assert!(page.status == 200 && page.text.contains("not set up yet"), "{}", page.text);
}
