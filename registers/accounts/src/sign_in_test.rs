use kernel::Refused;
use testing::Browser;

use crate::hashing::tests::CHECKS;
use crate::prove::{self, Typed};
use crate::testbed::{OTHER, PASSWORD, bed, demo, is_in};

fn typed(email: &str, password: &str) -> Typed {
    Typed { email: email.to_owned(), password: password.to_owned() }
}

#[test]
fn the_right_password_signs_in_and_goes_where_one_was_heading() {
    let bed = bed();
    let mut browser = bed.browser();
    let turned_away = browser.get("/account");
    assert_eq!((turned_away.status, turned_away.location.as_str()), (303, "/sign-in?next=%2Faccount"));
    let page = browser.get(&turned_away.location);
    assert!(page.text.contains(r#"name="next" value="/account""#), "{}", page.text);
    let email = bed.email(bed.sample.teacher_north);
    let answer = browser.post("/sign-in", &[("email", &email), ("password", PASSWORD), ("next", "/account")]);
    assert_eq!((answer.status, answer.location.as_str()), (303, "/account"));
    assert!(is_in(&mut browser));
    assert_eq!(bed.history(bed.sample.teacher_north), ["accounts-signed-in"]);
}

#[test]
fn the_address_may_be_written_in_capitals_with_blanks_around() {
    let bed = bed();
    let email = format!("  {} ", bed.email(bed.sample.teacher_north).to_uppercase());
    let answer = bed.browser().post("/sign-in", &[("email", &email), ("password", PASSWORD)]);
    assert_eq!(answer.status, 303);
}

/// ASVS 6.3.8.
#[test]
fn a_wrong_password_and_an_unknown_account_are_answered_alike() {
    let bed = bed();
    let (known, unknown) = ("nils.lind@sjovik.example", "nobody.xxxx@sjovik.example");
    let ask = |email: &str| bed.browser().post("/sign-in", &[("email", email), ("password", OTHER)]);
    let (one, other) = (ask(known), ask(unknown));
    assert_eq!((one.status, other.status), (422, 422));
    assert_eq!(one.text.replace(known, "E"), other.text.replace(unknown, "E"));
    assert!(one.text.contains("do not belong together") && one.text.contains(known), "what was typed stays");
    assert!(!one.text.contains(OTHER), "but not the password");
}

/// ASVS 6.3.8.
#[test]
fn an_unknown_account_costs_as_much_work_as_a_known_one() {
    let bed = bed();
    let cost = |email: &str| {
        let (checks, statements) = (CHECKS.get(), bed.db().statements());
        let _refused = prove::by_password(bed.db(), &typed(email, OTHER), "192.0.2.9").unwrap_err();
        (CHECKS.get() - checks, bed.db().statements() - statements)
    };
    // The journal stores its words the first time that they are used.
    cost("nils.lind@sjovik.example");
    let known = cost("nils.lind@sjovik.example");
    assert_eq!(known.0, 1);
    assert_eq!(cost("nobody@sjovik.example"), known);
    bed.change("UPDATE account SET disabled_at = 1 WHERE person_id = (SELECT id FROM person WHERE email = 'elsa.alm@sjovik.example')");
    assert_eq!(cost("elsa.alm@sjovik.example"), known, "a stopped account");
}

#[test]
fn a_session_that_was_planted_is_not_taken_over() {
    let bed = bed();
    let mut browser = bed.browser();
    let planted = "a".repeat(64);
    browser.plant("varv", &planted);
    bed.sign_in(&mut browser, bed.sample.teacher_north, PASSWORD);
    assert_ne!(browser.cookie("varv"), planted);
    let mut attacker = bed.browser();
    attacker.plant("varv", &planted);
    assert!(!is_in(&mut attacker));
}

/// ASVS 7.2.4.
#[test]
fn signing_in_again_gives_a_new_secret_and_ends_the_old_session() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.teacher_north);
    let first = browser.cookie("varv").to_owned();
    bed.sign_in(&mut browser, bed.sample.teacher_north, PASSWORD);
    assert_ne!(browser.cookie("varv"), first);
    let mut copy = bed.browser();
    copy.plant("varv", &first);
    assert!(!is_in(&mut copy));
}

/// ASVS 13.3.1.
#[test]
fn no_secret_is_stored_as_it_is_sent() {
    let bed = bed();
    let browser = bed.signed_in(bed.sample.teacher_north);
    let stored = bed.text("SELECT hash FROM account_pass WHERE person_id = ?", bed.sample.teacher_north);
    assert!(!stored.contains(&browser.cookie("varv")[..16]));
    let password = bed.text("SELECT password FROM account WHERE person_id = ?", bed.sample.teacher_north);
    assert!(password.starts_with("$argon2id$"), "{password}");
}

#[test]
fn one_goes_nowhere_else_after_signing_in() {
    let bed = bed();
    let email = bed.email(bed.sample.teacher_north);
    for next in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "/%0d%0aSet-Cookie:x=1\r\nX: 1",
        "evil.example",
        "/\u{e9}",
        "http:/evil",
        "",
        " /account",
        "/sign-in?next=/sign-in",
    ] {
        let answer =
            bed.browser().post("/sign-in", &[("email", &email), ("password", PASSWORD), ("next", next)]);
        assert_eq!((answer.status, answer.location.as_str()), (303, "/"), "{next:?}");
    }
    let page = bed.browser().get("/sign-in?next=https%3A%2F%2Fevil.example");
    assert!(!page.text.contains("evil.example"), "{}", page.text);
}

/// ASVS 6.3.1.
#[test]
fn the_tenth_guess_at_one_account_waits_wherever_it_comes_from() {
    let bed = bed();
    let email = bed.email(bed.sample.teacher_north);
    let guess = || bed.browser().post("/sign-in", &[("email", &email), ("password", OTHER)]);
    let statuses: Vec<u16> = (0..10).map(|_| guess().status).collect();
    assert_eq!(statuses, [422, 422, 422, 422, 422, 429, 429, 429, 429, 429]);
    assert!(guess().header("retry-after").parse::<u32>().unwrap() <= 16);
    let right = bed.browser().post("/sign-in", &[("email", &email), ("password", PASSWORD)]);
    assert_eq!(right.status, 429, "not even the right one is looked at");
    let other = bed.signed_in(bed.sample.teacher_south);
    assert!(!other.cookie("varv").is_empty(), "others are not held up");
    bed.wait(16);
    let right = bed.browser().post("/sign-in", &[("email", &email), ("password", PASSWORD)]);
    assert_eq!(right.status, 303);
}

/// Attack row 14.
#[test]
fn an_unknown_account_waits_as_a_known_one_does() {
    let bed = bed();
    let guess =
        |_| bed.browser().post("/sign-in", &[("email", "nobody@sjovik.example"), ("password", OTHER)]).status;
    assert_eq!((0..7).map(guess).collect::<Vec<_>>(), [422, 422, 422, 422, 422, 429, 429]);
}

/// ASVS 2.4.1.
#[test]
fn the_tenth_guess_from_one_address_waits_whatever_account_it_is_at() {
    let bed = bed();
    let mut browser = Browser::at(&bed.site, "198.51.100.7");
    let mut guess = |i: u32| {
        browser.post("/sign-in", &[("email", &format!("p{i}@sjovik.example")), ("password", OTHER)]).status
    };
    assert_eq!((0..9).map(&mut guess).collect::<Vec<_>>(), [422; 9]);
    assert_eq!(guess(9), 429);
    let elsewhere = bed.signed_in(bed.sample.teacher_north);
    assert!(!elsewhere.cookie("varv").is_empty(), "another address is not held up");
    bed.wait(6);
    assert_eq!(guess(10), 422, "the wait at an address is short: a whole school may share it");
}

#[test]
fn a_right_password_clears_the_account_but_not_the_address() {
    let bed = bed();
    let mut browser = Browser::at(&bed.site, "198.51.100.8");
    let email = bed.email(bed.sample.teacher_north);
    for _ in 0..4 {
        browser.post("/sign-in", &[("email", &email), ("password", OTHER)]);
    }
    assert_eq!(browser.post("/sign-in", &[("email", &email), ("password", PASSWORD)]).status, 303);
    for _ in 0..4 {
        assert_eq!(
            browser.post("/sign-in", &[("email", &email), ("password", OTHER)]).status,
            422,
            "the account began anew"
        );
    }
    assert_eq!(browser.post("/sign-in", &[("email", "p@sjovik.example"), ("password", OTHER)]).status, 422);
    assert_eq!(
        browser.post("/sign-in", &[("email", "q@sjovik.example"), ("password", OTHER)]).status,
        429,
        "the ninth was wrong"
    );
}

#[test]
fn many_guesses_at_once_are_many() {
    let bed = bed();
    let email = bed.email(bed.sample.teacher_north);
    let refused = std::thread::scope(|scope| {
        let guess = |i: u32| {
            let (db, email) = (bed.db(), email.as_str());
            scope.spawn(move || {
                prove::by_password(db, &typed(email, OTHER), &format!("203.0.113.{i}")).unwrap_err()
            })
        };
        let threads: Vec<_> = (0..12).map(guess).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    let looked_at = refused.iter().filter(|refused| matches!(refused, Refused::Invalid(_))).count();
    assert!((5..=9).contains(&looked_at), "{refused:?}");
}

#[test]
fn whoever_was_stopped_or_has_left_gets_the_same_answer_as_for_a_wrong_password() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    let wrong = bed.sign_in(&mut bed.browser(), person, OTHER).text;
    bed.change(&format!("UPDATE person SET left_on = '2026-03-01' WHERE id = {person}"));
    let gone = bed.sign_in(&mut bed.browser(), person, PASSWORD);
    assert_eq!((gone.status, gone.text), (422, wrong.clone()));
    bed.change(&format!("UPDATE person SET left_on = '2026-03-02' WHERE id = {person}"));
    assert_eq!(bed.sign_in(&mut bed.browser(), person, PASSWORD).status, 303, "the last day is a day here");
    bed.change(&format!("UPDATE account SET disabled_at = 1 WHERE person_id = {person}"));
    let stopped = bed.sign_in(&mut bed.browser(), person, PASSWORD);
    assert_eq!((stopped.status, stopped.text), (422, wrong));
}

#[test]
fn whoever_has_no_role_is_told_so_only_with_the_right_password() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    bed.change(&format!("UPDATE role_grant SET revoked_at = 1 WHERE person_id = {person}"));
    assert_eq!(bed.sign_in(&mut bed.browser(), person, OTHER).status, 422);
    let answer = bed.sign_in(&mut bed.browser(), person, PASSWORD);
    assert_eq!(answer.status, 409);
    assert!(answer.text.contains("no role in Varv"), "{}", answer.text);
}

/// ASVS 16.3.2.
#[test]
fn the_journal_tells_of_failures_without_what_was_typed() {
    let bed = bed();
    bed.sign_in(&mut bed.browser(), bed.sample.teacher_north, "my secret in the wrong place");
    bed.browser().post("/sign-in", &[("email", "hemligt@lösenord.example"), ("password", "my secret")]);
    assert_eq!(bed.history(bed.sample.teacher_north), ["accounts-sign-in-failed"]);
    let entries = bed.db().read(|r| store::entries_of(r, &crate::events::subject(None), 9)).unwrap();
    let failed: Vec<_> = entries.iter().filter(|entry| entry.event == "accounts-sign-in-failed").collect();
    assert_eq!((failed.len(), failed[0].actor_kind.as_str()), (1, "nobody"));
    assert_eq!(failed[0].facts.to_string(), r#"{"wrong":"password"}"#);
}

#[test]
fn an_empty_form_names_both_fields() {
    let bed = bed();
    let answer = bed.browser().post("/sign-in", &[("email", ""), ("password", "")]);
    assert_eq!(answer.status, 422);
    assert!(
        answer.text.contains("#field-email") && answer.text.contains("#field-password"),
        "{}",
        answer.text
    );
}

/// ASVS 6.3.2.
#[test]
fn only_the_demo_lists_accounts() {
    let real = bed().browser().get("/sign-in").text;
    assert!(!real.contains("data-account") && !real.contains("sjovik-demo"), "{real}");
    let page = demo().browser().get("/sign-in").text;
    for role in ["administrator", "head-of-it", "agent", "auditor", "leader", "staff", "pupil", "guardian"] {
        assert_eq!(page.matches(&format!(r#"data-role="{role}""#)).count(), 1, "{role}: {page}");
    }
    assert!(
        page.contains(
            r#"data-account="henrik.dal@sjovik.example" data-role="head-of-it" href="/sign-in?email="#
        ),
        "{page}"
    );
    assert!(
        !page.contains(r#"data-account="henrik.dal@sjovik.example" data-role="staff""#),
        "staff is somebody with no other role"
    );
    assert!(page.contains("sjovik-demo"));
}

#[test]
fn choosing_an_account_in_the_demo_fills_in_its_address() {
    let demo = demo();
    let page = demo.browser().get("/sign-in").text;
    let href = page.split(r#"data-role="agent" href=""#).nth(1).unwrap().split('"').next().unwrap();
    assert!(demo.browser().get(href).text.contains(r#"value="sven.fors@sjovik.example""#), "{href}");
}

#[test]
fn the_page_speaks_swedish_too() {
    let demo = demo();
    let mut browser = demo.browser();
    browser.post("/language", &[("lang", "sv"), ("back", "/sign-in")]);
    let page = browser.get("/sign-in").text;
    assert!(page.contains("E-postadress") && page.contains("Prova som") && !page.contains('['), "{page}");
}
