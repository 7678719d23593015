//! What one does with one's own account.

use serde_json::json;

use crate::sign_in_code::tests::turn_on;
use crate::testbed::{OTHER, PASSWORD, bed, is_in};

#[test]
fn the_page_shows_where_one_is_signed_in_and_marks_this_place() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.teacher_north);
    let _elsewhere = bed.signed_in(bed.sample.teacher_north);
    let page = browser.get("/account").text;
    assert_eq!(page.matches("Firefox, Linux").count(), 2, "{page}");
    assert_eq!(page.matches("This one").count(), 1);
    assert_eq!(page.matches("/account/sessions/").count(), 2, "the other one, and all others");
    assert!(
        page.contains("Nils Lind") && page.contains("Staff member") && page.contains("Chosen 2026-03-02")
    );
    assert!(!page.contains("[accounts"), "{page}");
}

#[test]
fn the_same_as_json_for_a_program() {
    let bed = bed();
    let email = bed.email(bed.sample.teacher_north);
    let day = bed.db().clock().now().plus_days(3).day_in("UTC").to_string();
    let input = kernel::Input::of(&[("name", "reports"), ("scope", "read"), ("ends_on", &day)]);
    let token = crate::make_token_for(bed.db(), &email, &crate::NewToken::parse(&input).unwrap()).unwrap();
    let account = bed.site.get(&token, "/api/v1/account").json();
    assert_eq!(account["email"], email.as_str());
    assert_eq!(account["tokens"][0]["name"], "reports");
    assert_eq!(account["has_second_factor"], false);
    assert!(!account.to_string().contains("argon2") && !account.to_string().contains(&token));
}

#[test]
fn another_session_is_ended_and_bites_at_once() {
    let bed = bed();
    let mut here = bed.signed_in(bed.sample.teacher_north);
    let mut there = bed.signed_in(bed.sample.teacher_north);
    let id = bed.number("SELECT MAX(id) FROM account_pass");
    assert_eq!(here.post(&format!("/account/sessions/{id}/end"), &[]).status, 303);
    assert!(!is_in(&mut there) && is_in(&mut here));
    assert_eq!(here.post(&format!("/account/sessions/{id}/end"), &[]).status, 404, "it is gone");
}

#[test]
fn somebody_elses_session_is_not_found_even_by_an_administrator() {
    let bed = bed();
    let mut theirs = bed.signed_in(bed.sample.teacher_north);
    let id = bed.number("SELECT MAX(id) FROM account_pass");
    for person in [bed.sample.teacher_south, bed.sample.admin] {
        let answer = bed.signed_in(person).post(&format!("/account/sessions/{id}/end"), &[]);
        assert_eq!(answer.status, 404);
    }
    assert!(is_in(&mut theirs));
}

#[test]
fn all_other_sessions_end_together() {
    let bed = bed();
    let mut here = bed.signed_in(bed.sample.teacher_north);
    let mut others = [bed.signed_in(bed.sample.teacher_north), bed.signed_in(bed.sample.teacher_north)];
    let mut neighbour = bed.signed_in(bed.sample.teacher_south);
    assert_eq!(here.post("/account/sessions/end-others", &[]).status, 303);
    assert!(others.iter_mut().all(|browser| !is_in(browser)));
    assert!(is_in(&mut here) && is_in(&mut neighbour));
    assert!(!here.get("/account").text.contains("action=\"/account/sessions"), "nothing is left to end");
}

#[test]
fn signing_out_ends_the_session_for_copies_of_the_cookie_too() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.teacher_north);
    let mut copy = bed.browser();
    copy.plant("varv", browser.cookie("varv"));
    let answer = browser.post("/sign-out", &[]);
    assert_eq!((answer.status, answer.location.as_str()), (303, "/sign-in"));
    assert_eq!(browser.cookie("varv"), "");
    assert!(!is_in(&mut copy));
    assert_eq!(bed.history(bed.sample.teacher_north)[0], "accounts-signed-out");
    assert_eq!(bed.browser().post("/sign-out", &[]).status, 303, "nobody may leave as well");
}

#[test]
fn the_password_is_changed_and_other_sessions_end() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    let mut here = bed.signed_in(person);
    let mut there = bed.signed_in(person);
    let fields = [("password_now", PASSWORD), ("password", OTHER), ("password_again", OTHER)];
    let answer = here.post("/account/password", &fields);
    assert_eq!((answer.status, answer.location.as_str()), (303, "/account"));
    assert!(here.get("/account").text.contains("The password is changed"));
    assert!(is_in(&mut here) && !is_in(&mut there));
    assert_eq!(bed.sign_in(&mut bed.browser(), person, PASSWORD).status, 422);
    assert_eq!(bed.sign_in(&mut bed.browser(), person, OTHER).status, 303);
}

#[test]
fn a_new_password_ends_tokens_unless_one_says_that_they_are_kept() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    let input = kernel::Input::of(&[("name", "hämtning"), ("scope", "read"), ("ends_on", "2026-06-01")]);
    let new = crate::NewToken::parse(&input).unwrap();
    let token = crate::make_token_for(bed.db(), &bed.email(person), &new).unwrap();
    let mut browser = bed.signed_in(person);
    let form = browser.get("/account/password").text;
    let tick = form.split("name=\"end_tokens\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(tick.contains("checked"), "{form}");
    let kept = [("password_now", PASSWORD), ("password", OTHER), ("password_again", OTHER)];
    assert_eq!(browser.post("/account/password", &kept).status, 303);
    assert_eq!(bed.site.get(&token, "/api/v1/account").status, 200);
    let ended =
        [("password_now", OTHER), ("password", PASSWORD), ("password_again", PASSWORD), ("end_tokens", "1")];
    assert_eq!(browser.post("/account/password", &ended).status, 303);
    assert_eq!(bed.site.get(&token, "/api/v1/account").status, 401);
}

#[test]
fn a_password_that_is_not_good_is_refused_with_the_reason_and_never_shown() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.teacher_north);
    let mut attempt = |now: &str, new: &str, again: &str| {
        let answer = browser.post(
            "/account/password",
            &[("password_now", now), ("password", new), ("password_again", again)],
        );
        assert_eq!(answer.status, 422, "{new}");
        assert!(new.is_empty() || !answer.text.contains(new), "{new} is shown");
        answer.text
    };
    assert!(attempt(PASSWORD, "kort men bra", "kort men brå").contains("same password twice"));
    assert!(
        attempt(PASSWORD, "elva tecken", "elva tecken").contains("has 11 characters and needs at least 12")
    );
    assert!(attempt(PASSWORD, "Sommar2026!!", "Sommar2026!!").contains("Many people have"));
    assert!(attempt(PASSWORD, "nisse Lind på taket", "nisse Lind på taket").contains("easy to guess"));
    assert!(attempt(PASSWORD, "sjövik vid vattnet", "sjövik vid vattnet").contains("easy to guess"));
    assert!(attempt("fel lösenord här", OTHER, OTHER).contains("The password is not right"));
    assert!(attempt(PASSWORD, PASSWORD, PASSWORD).contains("have already"));
    let empty = attempt("", "", "");
    assert!(
        ["password_now", "password", "password_again"].iter().all(|f| empty.contains(&format!("#field-{f}")))
            || empty.contains("#field-password_now"),
        "{empty}"
    );
}

#[test]
fn an_open_browser_is_no_place_to_guess_the_password() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.teacher_north);
    let mut guess = |_| {
        let fields = [("password_now", "en gissning till"), ("password", OTHER), ("password_again", OTHER)];
        browser.post("/account/password", &fields).status
    };
    assert_eq!((0..7).map(&mut guess).collect::<Vec<_>>(), [422, 422, 422, 422, 422, 429, 429]);
}

#[test]
fn a_second_factor_is_turned_on_with_the_password_and_a_code() {
    let bed = bed();
    let person = bed.sample.agent;
    let mut browser = bed.signed_in(person);
    let first = browser.get("/account/totp/start").text;
    assert!(first.contains("password_now") && !first.contains("<svg xmlns"), "the key is not shown before");
    assert_eq!(browser.post("/account/totp/start", &[("password_now", OTHER)]).status, 422);
    assert_eq!(
        browser.post("/account/totp/start", &[("password_now", PASSWORD)]).location,
        "/account/totp/start"
    );
    let shown = browser.get("/account/totp/start").text;
    assert!(
        shown.contains("<svg aria-hidden=\"true\" focusable=\"false\" xmlns") && shown.contains("data-copy"),
        "{shown}"
    );
    assert!(!shown.contains("style="), "the content policy allows no inline style");
    assert_eq!(browser.post("/account/totp/start", &[("code", "000000")]).status, 422);
    let mut other_session = bed.signed_in(person);
    assert!(
        !other_session.get("/account/totp/start").text.contains("data-copy"),
        "the key waits in this session only"
    );
    let (_, codes) = turn_on(&bed, &mut browser, person);
    assert_eq!(codes.len(), 10);
    let page = browser.get("/account").text;
    assert!(page.contains("On since") && page.contains("10 recovery codes left"), "{page}");
    assert!(!codes.iter().any(|code| page.contains(code)), "they were shown once");
    assert_eq!(browser.get("/account/totp/start").location, "/account", "it is on");
    assert_eq!(browser.post("/account/totp/start", &[("password_now", PASSWORD)]).status, 409);
}

#[test]
fn a_key_waits_a_quarter_of_an_hour() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.agent);
    browser.post("/account/totp/start", &[("password_now", PASSWORD)]);
    bed.wait(901);
    assert!(!browser.get("/account/totp/start").text.contains("data-copy"));
}

#[test]
fn a_second_factor_is_turned_off_with_the_password() {
    let bed = bed();
    let person = bed.sample.agent;
    let mut browser = bed.signed_in(person);
    assert_eq!(
        browser.post("/account/totp/stop", &[("password_now", PASSWORD)]).status,
        409,
        "there is none"
    );
    turn_on(&bed, &mut browser, person);
    assert_eq!(browser.post("/account/totp/stop", &[("password_now", OTHER)]).status, 422);
    assert_eq!(browser.post("/account/totp/stop", &[("password_now", PASSWORD)]).status, 303);
    assert_eq!(bed.sign_in(&mut bed.browser(), person, PASSWORD).location, "/");
    assert_eq!(bed.number("SELECT COUNT(*) FROM account_code"), 0);
}

#[test]
fn new_recovery_codes_take_the_place_of_the_old() {
    let bed = bed();
    let person = bed.sample.agent;
    let mut browser = bed.signed_in(person);
    let (_, old) = turn_on(&bed, &mut browser, person);
    let page = browser.post("/account/codes", &[("password_now", PASSWORD)]);
    assert_eq!(page.status, 200);
    assert!(!old.iter().any(|code| page.text.contains(code)));
    let mut elsewhere = bed.browser();
    bed.sign_in(&mut elsewhere, person, PASSWORD);
    assert_eq!(elsewhere.post("/sign-in/code", &[("code", &old[0])]).status, 422);
}

#[test]
fn a_token_is_shown_once_and_revoked() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.teacher_north);
    let form = browser.get("/account/tokens/make").text;
    assert!(form.contains("name=\"ends_on\"") && form.contains("2026-05-31"), "{form}");
    let fields = [
        ("name", "Nattlig hämtning"),
        ("scope", "read"),
        ("ends_on", "2026-12-31"),
        ("password_now", PASSWORD),
    ];
    let page = browser.post("/account/tokens/make", &fields);
    assert_eq!(page.status, 200, "{}", page.text);
    let token = page.text.split("<code data-copy>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert!(token.starts_with("varv_"), "{token}");
    assert_eq!(bed.site.get(&token, "/api/v1/account").status, 200);
    let account = browser.get("/account").text;
    assert!(account.contains("Nattlig hämtning") && !account.contains(&token), "{account}");
    assert_eq!(
        browser.post("/account/tokens/make", &fields).status,
        422,
        "the name is taken: a reloaded page makes no second one"
    );
    let id = bed.number("SELECT MAX(id) FROM account_pass");
    assert_eq!(
        bed.signed_in(bed.sample.teacher_south).post(&format!("/account/tokens/{id}/revoke"), &[]).status,
        404
    );
    assert_eq!(browser.post(&format!("/account/tokens/{id}/revoke"), &[]).status, 303);
    assert_eq!(bed.site.get(&token, "/api/v1/account").status, 401);
}

#[test]
fn a_token_needs_a_day_within_a_year_a_scope_and_the_password() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.teacher_north);
    let mut errors = |fields: &[(&str, &str)]| {
        let answer = browser.post("/account/tokens/make", fields);
        assert_eq!(answer.status, 422, "{fields:?}");
        answer.text
    };
    let all = errors(&[("name", "x")]);
    assert!(
        ["name", "scope", "ends_on", "password_now"]
            .iter()
            .all(|field| all.contains(&format!("#field-{field}"))),
        "{all}"
    );
    for day in ["2026-03-01", "2027-03-04"] {
        let fields = [("name", "hämtning"), ("scope", "read"), ("ends_on", day), ("password_now", PASSWORD)];
        assert!(errors(&fields).contains("Choose a day from today to 2027-03-03"), "{day}");
    }
    let kinds =
        [("name", "hämtning"), ("scope", "kinds"), ("ends_on", "2026-06-01"), ("password_now", PASSWORD)];
    assert!(errors(&kinds).contains("Make a choice"));
}

#[test]
fn a_token_makes_nothing_that_outlives_it() {
    let bed = bed();
    let email = bed.email(bed.sample.agent);
    let input = kernel::Input::of(&[("name", "whole"), ("scope", "whole"), ("ends_on", "2026-04-01")]);
    let token = crate::make_token_for(bed.db(), &email, &crate::NewToken::parse(&input).unwrap()).unwrap();
    let make =
        json!({ "name": "second", "scope": "whole", "ends_on": "2026-12-01", "password_now": PASSWORD });
    let password = json!({ "password_now": PASSWORD, "password": OTHER, "password_again": OTHER });
    for (path, body) in [("/account/tokens/make", make), ("/account/password", password)] {
        let answer = bed.site.api(&token, path, &body);
        assert_eq!(
            (answer.status, answer.json()["code"].as_str()),
            (409, Some("accounts-session-only")),
            "{path}"
        );
    }
    assert_eq!(bed.site.post(&token, "/account/totp/start", &[("password_now", PASSWORD)]).status, 409);
}

#[test]
fn the_language_follows_the_person() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.teacher_north);
    assert!(browser.get("/account").text.contains("My account"));
    assert_eq!(browser.post("/account/language", &[("lang", "sv")]).status, 303);
    assert!(browser.get("/account").text.contains("Mitt konto"));
    let elsewhere = bed.signed_in(bed.sample.teacher_north).get("/account").text;
    assert!(
        elsewhere.contains("Mitt konto") && !elsewhere.contains("[accounts"),
        "the browser asks for English: {elsewhere}"
    );
    assert_eq!(browser.post("/account/language", &[("lang", "de")]).status, 422);
}

#[test]
fn the_page_asks_few_questions_of_the_database() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.head_of_it);
    let asked = |browser: &mut testing::Browser<'_>| {
        let before = bed.db().statements();
        browser.get("/account");
        bed.db().statements() - before
    };
    let few = asked(&mut browser);
    for _ in 0..8 {
        let _more = bed.signed_in(bed.sample.head_of_it);
    }
    assert_eq!(asked(&mut browser), few, "however many sessions there are");
    assert!(few <= 9, "{few}");
}

#[test]
fn what_is_asked_for_on_every_request_is_found_by_an_index() {
    let bed = bed();
    if std::env::var("VARV_TEST_DATABASE").is_ok_and(|database| database == "postgres") {
        return;
    }
    let plan = |sql: &str| {
        let sql = store::Sql::open("test", &format!("EXPLAIN QUERY PLAN {sql}"));
        let rows: Vec<(i64, i64, i64, String)> = bed.db().read(|r| r.all(sql)).unwrap();
        rows.into_iter().map(|(.., step)| step).collect::<Vec<_>>().join("; ")
    };
    for sql in [
        "SELECT 1 FROM account_pass s JOIN person p ON p.id = s.person_id JOIN account a ON a.person_id = s.person_id WHERE s.hash = 'x'",
        "SELECT 1 FROM account_pass WHERE person_id = 1 AND kind = 'session' ORDER BY id DESC LIMIT 9",
        "SELECT 1 FROM person p LEFT JOIN account a ON a.person_id = p.id WHERE p.email = 'x'",
        "SELECT 1 FROM account_link WHERE hash = 'x'",
        "SELECT 1 FROM attempt WHERE begun_at < 1",
        "SELECT 1 FROM account_pass WHERE ends_at < 1",
    ] {
        let plan = plan(sql);
        assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{sql}: {plan}");
    }
}
