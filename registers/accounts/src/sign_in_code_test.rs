use kernel::{Id, Moment, Person};
use testing::Browser;

use crate::factor::code_at;
use crate::testbed::{Bed, OTHER, PASSWORD, bed, is_in};

/// Turns on the second factor of a person; gives the key and the recovery codes.
pub(crate) fn turn_on(bed: &Bed, browser: &mut Browser<'_>, person: Id<Person>) -> (Vec<u8>, Vec<String>) {
    let answer = browser.post("/account/totp/start", &[("password_now", PASSWORD)]);
    assert_eq!(answer.status, 303, "{}", answer.text);
    let sql = store::Sql::open("test", "SELECT new_key FROM account WHERE person_id = ?").bind(person);
    let (key,): (Vec<u8>,) = bed.db().read(|r| r.load(sql)).unwrap();
    let answer = browser.post("/account/totp/start", &[("code", &code_at(&key, now(bed)))]);
    assert_eq!(answer.status, 200, "{}", answer.text);
    let codes =
        answer.text.split("<code data-copy>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
    (key, codes.collect())
}

pub(crate) fn now(bed: &Bed) -> Moment {
    bed.db().clock().now()
}

fn half_way(bed: &Bed, person: Id<Person>) -> Browser<'_> {
    let mut browser = bed.browser();
    let answer = browser
        .post("/sign-in", &[("email", &bed.email(person)), ("password", PASSWORD), ("next", "/account")]);
    assert_eq!((answer.status, answer.location.as_str()), (303, "/sign-in/code?next=%2Faccount"));
    browser
}

#[test]
fn the_code_is_asked_for_after_the_password_and_then_one_is_in() {
    let bed = bed();
    let person = bed.sample.agent;
    let (key, _) = turn_on(&bed, &mut bed.signed_in(person), person);
    bed.wait(30);
    let mut browser = half_way(&bed, person);
    assert!(!is_in(&mut browser), "half way in is not in");
    let page = browser.get("/sign-in/code?next=%2Faccount");
    assert!(
        page.text.contains("one-time-code") && page.text.contains(r#"value="/account""#),
        "{}",
        page.text
    );
    let half = browser.cookie("varv").to_owned();
    let answer = browser.post("/sign-in/code", &[("code", &code_at(&key, now(&bed))), ("next", "/account")]);
    assert_eq!((answer.status, answer.location.as_str()), (303, "/account"));
    assert!(is_in(&mut browser));
    assert_ne!(browser.cookie("varv"), half, "a new secret at each step");
}

#[test]
fn a_wrong_password_does_not_tell_that_there_is_a_second_factor() {
    let bed = bed();
    let person = bed.sample.agent;
    let before = bed.sign_in(&mut bed.browser(), person, OTHER);
    turn_on(&bed, &mut bed.signed_in(person), person);
    let after = bed.sign_in(&mut bed.browser(), person, OTHER);
    assert_eq!((after.status, after.text), (422, before.text));
}

#[test]
fn a_code_that_was_used_opens_nothing_again() {
    let bed = bed();
    let person = bed.sample.agent;
    let (key, _) = turn_on(&bed, &mut bed.signed_in(person), person);
    let used = code_at(&key, now(&bed));
    let replay = half_way(&bed, person).post("/sign-in/code", &[("code", &used)]);
    assert_eq!(replay.status, 422, "the code that turned it on is used");
    bed.wait(30);
    let code = code_at(&key, now(&bed));
    assert_eq!(half_way(&bed, person).post("/sign-in/code", &[("code", &code)]).status, 303);
    let replay = half_way(&bed, person).post("/sign-in/code", &[("code", &code)]);
    assert_eq!(replay.status, 422);
    assert!(replay.text.contains("has been used"), "{}", replay.text);
}

#[test]
fn a_recovery_code_signs_in_once_however_it_is_typed() {
    let bed = bed();
    let person = bed.sample.agent;
    let (_, codes) = turn_on(&bed, &mut bed.signed_in(person), person);
    assert_eq!(codes.len(), 10);
    let typed = codes[3].replace('-', " ").to_uppercase();
    let mut browser = half_way(&bed, person);
    assert_eq!(browser.post("/sign-in/code", &[("code", &typed)]).status, 303);
    assert!(browser.get("/account").text.contains("9 recovery codes left"));
    assert_eq!(half_way(&bed, person).post("/sign-in/code", &[("code", &codes[3])]).status, 422);
    assert!(bed.history(person).contains(&"accounts-code-used".to_owned()));
}

#[test]
fn another_persons_recovery_code_opens_nothing() {
    let bed = bed();
    let (agent, architect) = (bed.sample.agent, bed.sample.architect);
    let (_, codes) = turn_on(&bed, &mut bed.signed_in(agent), agent);
    turn_on(&bed, &mut bed.signed_in(architect), architect);
    assert_eq!(half_way(&bed, architect).post("/sign-in/code", &[("code", &codes[0])]).status, 422);
}

/// ASVS 6.3.1.
#[test]
fn guessing_codes_waits_even_though_the_password_is_right_each_time() {
    let bed = bed();
    let person = bed.sample.agent;
    turn_on(&bed, &mut bed.signed_in(person), person);
    let guess = |_| half_way(&bed, person).post("/sign-in/code", &[("code", "000000")]).status;
    let statuses: Vec<u16> = (0..10).map(guess).collect();
    assert_eq!(statuses, [422, 422, 422, 422, 422, 429, 429, 429, 429, 429]);
    assert_eq!(bed.history(person).iter().filter(|event| *event == "accounts-sign-in-failed").count(), 5);
}

#[test]
fn a_right_password_does_not_clear_the_count_before_the_code_is_right() {
    let bed = bed();
    let person = bed.sample.agent;
    let (key, _) = turn_on(&bed, &mut bed.signed_in(person), person);
    for _ in 0..4 {
        bed.sign_in(&mut bed.browser(), person, OTHER);
    }
    half_way(&bed, person);
    bed.sign_in(&mut bed.browser(), person, OTHER);
    assert_eq!(bed.sign_in(&mut bed.browser(), person, OTHER).status, 429);
    bed.wait(60);
    let mut browser = half_way(&bed, person);
    assert_eq!(browser.post("/sign-in/code", &[("code", &code_at(&key, now(&bed)))]).status, 303);
    for _ in 0..5 {
        assert_eq!(bed.sign_in(&mut bed.browser(), person, OTHER).status, 422, "now it has begun anew");
    }
}

#[test]
fn half_way_in_lasts_ten_minutes() {
    let bed = bed();
    let person = bed.sample.agent;
    let (key, _) = turn_on(&bed, &mut bed.signed_in(person), person);
    let mut browser = half_way(&bed, person);
    bed.wait(601);
    let answer = browser.post("/sign-in/code", &[("code", &code_at(&key, now(&bed)))]);
    assert_eq!(answer.location, "/sign-in");
    assert_eq!(browser.get("/sign-in/code").location, "/sign-in");
    assert!(!is_in(&mut browser));
}

#[test]
fn nobody_comes_to_the_code_without_the_password() {
    let bed = bed();
    assert_eq!(bed.browser().get("/sign-in/code?next=%2Faccount").location, "/sign-in?next=%2Faccount");
    assert_eq!(bed.browser().post("/sign-in/code", &[("code", "123456")]).location, "/sign-in");
}

/// ASVS 6.5.1, 15.4.2.
#[test]
fn one_code_used_at_two_places_at_once_opens_one() {
    let bed = bed();
    let person = bed.sample.agent;
    let (key, _) = turn_on(&bed, &mut bed.signed_in(person), person);
    bed.wait(30);
    let code = code_at(&key, now(&bed));
    let try_it = |mut browser: Browser<'_>| browser.post("/sign-in/code", &[("code", &code)]).status;
    let browsers = [half_way(&bed, person), half_way(&bed, person)];
    let opened = std::thread::scope(|scope| {
        let threads: Vec<_> = browsers.into_iter().map(|browser| scope.spawn(|| try_it(browser))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(opened.iter().filter(|status| **status == 303).count(), 1, "{opened:?}");
}
