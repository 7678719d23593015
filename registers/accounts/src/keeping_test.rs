//! What those do who look after other people's accounts, and the one-time links that they hand over.

use access::{Actor, Role};
use kernel::{Id, Person, Refused};
use people::{Holder, NewGrant};
use testing::Answer;

use crate::sign_in_code::tests::{now, turn_on};
use crate::testbed::{Bed, OTHER, PASSWORD, bed, is_in, reached_at};

fn at(person: Id<Person>, verb: &str) -> String {
    format!("/persons/{person}/account{verb}")
}

/// The link on the page that shows it.
fn link(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.text.split("<code data-copy>").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

fn link_for(bed: &Bed, person: Id<Person>) -> String {
    link(&bed.signed_in(bed.sample.admin).post(&at(person, "/link"), &[]))
}

fn choose(bed: &Bed, link: &str, password: &str) -> Answer {
    bed.browser().post(link, &[("password", password), ("password_again", password)])
}

#[test]
fn only_who_looks_after_accounts_sees_them() {
    let bed = bed();
    let s = &bed.sample;
    let page = bed.signed_in(s.admin).get(&at(s.pupil, ""));
    assert!(
        page.status == 200 && page.text.contains("Account: Elsa Alm") && page.text.contains("/account/link"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("[accounts"), "{}", page.text);
    for person in [s.head_of_it, s.agent, s.auditor, s.leader_north, s.teacher_north, s.guardian] {
        let mut browser = bed.signed_in(person);
        assert_eq!(browser.get(&at(s.pupil, "")).status, 404);
        for verb in ["/link", "/disable", "/enable", "/end-sessions", "/remove-factor", "/tokens/1/revoke"] {
            assert_eq!(browser.post(&at(s.pupil, verb), &[]).status, 404, "{verb}");
        }
    }
    assert_eq!(bed.browser().get(&at(s.pupil, "")).status, 303);
    assert_eq!(bed.signed_in(s.admin).get(&at(Id::new(99_999), "")).status, 404);
}

#[test]
fn ones_own_account_has_its_own_page() {
    let bed = bed();
    let admin = bed.sample.admin;
    let mut browser = bed.signed_in(admin);
    assert_eq!(browser.get(&at(admin, "")).location, "/account");
    for verb in ["/link", "/disable", "/remove-factor"] {
        assert_eq!(browser.post(&at(admin, verb), &[]).status, 409, "{verb}");
    }
}

#[test]
fn a_protected_person_is_hidden_from_who_may_not_see_them() {
    let bed = bed();
    let s = &bed.sample;
    bed.change(&format!("UPDATE person SET is_protected = 1 WHERE id = {}", s.pupil));
    let mut admin = bed.signed_in(s.admin);
    assert_eq!(admin.get(&at(s.pupil, "")).status, 404);
    assert_eq!(admin.post(&at(s.pupil, "/link"), &[]).status, 404);
    assert!(is_in(&mut bed.signed_in(s.pupil)), "one is not hidden from oneself");
    bed.also(s.admin, Role::IdentityOfficer);
    assert_eq!(admin.get(&at(s.pupil, "")).status, 200);
}

#[test]
fn an_administrator_of_a_school_reaches_its_accounts_and_no_wider_ones() {
    let bed = bed();
    let s = &bed.sample;
    let local = NewGrant::now(Holder::Person(s.leader_north), Role::Administrator, s.north);
    people::give(bed.db(), &Actor::operator(), &local).unwrap();
    let mut browser = bed.signed_in(s.leader_north);
    assert_eq!(browser.get(&at(s.pupil, "")).status, 200);
    assert_eq!(browser.post(&at(s.pupil, "/end-sessions"), &[]).status, 303);
    assert_eq!(browser.get(&at(s.teacher_south, "")).status, 404, "another school");
    let wide = NewGrant::now(Holder::Person(s.teacher_north), Role::Agent, s.root);
    people::give(bed.db(), &Actor::operator(), &wide).unwrap();
    for verb in ["/link", "/disable", "/end-sessions"] {
        let answer = browser.post(&at(s.teacher_north, verb), &[]);
        assert_eq!(answer.status, 409, "{verb}");
        assert!(answer.text.contains("outside the units"), "{}", answer.text);
    }
    assert_eq!(browser.get("/account-rules").status, 403, "the rules are the whole organisation's");
}

#[test]
fn a_wider_role_that_has_not_begun_yet_is_out_of_a_schools_reach_already() {
    let bed = bed();
    let s = &bed.sample;
    let local = NewGrant::now(Holder::Person(s.leader_north), Role::Administrator, s.north);
    people::give(bed.db(), &Actor::operator(), &local).unwrap();
    let mut browser = bed.signed_in(s.leader_north);
    let coming = NewGrant {
        from: kernel::Day::new(2026, 4, 1),
        ..NewGrant::now(Holder::Person(s.teacher_north), Role::Administrator, s.root)
    };
    people::give(bed.db(), &Actor::operator(), &coming).unwrap();
    for verb in ["/link", "/disable", "/end-sessions", "/remove-factor", "/enable"] {
        assert_eq!(browser.post(&at(s.teacher_north, verb), &[]).status, 409, "{verb}");
    }
    let answer = browser.post(&at(s.teacher_north, "/link"), &[]);
    assert!(answer.text.contains("outside the units"), "{}", answer.text);
}

#[test]
fn a_reset_link_chooses_a_password_once_and_ends_every_session() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    let mut theirs = bed.signed_in(person);
    let path = link_for(&bed, person);
    let form = bed.browser().get(&path);
    assert!(form.status == 200 && form.text.contains("nils.lind@sjovik.example"), "{}", form.text);
    assert!(is_in(&mut theirs), "a link that was made changes nothing yet");
    assert_eq!(choose(&bed, &path, "för kort").status, 422);
    assert_eq!(choose(&bed, &path, OTHER).location, "/sign-in");
    assert!(!is_in(&mut theirs));
    let again = choose(&bed, &path, PASSWORD);
    assert_eq!(again.status, 409);
    assert!(again.text.contains("cannot be used any more"), "{}", again.text);
    assert_eq!(bed.browser().get(&path).status, 409);
    assert_eq!(bed.sign_in(&mut bed.browser(), person, OTHER).status, 303);
}

#[test]
fn an_invitation_lets_somebody_in_for_the_first_time() {
    let bed = bed();
    let person = bed.sample.leader_south;
    let page = bed.signed_in(bed.sample.admin).get(&at(person, "")).text;
    assert!(page.contains("Has not chosen a password") && page.contains("Make an invitation"), "{page}");
    let path = link_for(&bed, person);
    choose(&bed, &path, OTHER);
    assert_eq!(bed.sign_in(&mut bed.browser(), person, OTHER).status, 303);
}

#[test]
fn a_link_holds_for_a_day_and_a_newer_one_takes_its_place() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    let first = link_for(&bed, person);
    let second = link_for(&bed, person);
    assert_eq!(bed.browser().get(&first).status, 409);
    bed.wait(24 * 3_600 - 1);
    assert_eq!(bed.browser().get(&second).status, 200);
    bed.wait(1);
    assert_eq!(bed.browser().get(&second).status, 409);
    assert_eq!(choose(&bed, &second, OTHER).status, 409);
    assert_eq!(bed.browser().get("/sign-in/link/unknown").status, 409, "told as one that has run out");
}

/// ASVS 2.3.4.
#[test]
fn two_who_use_a_link_at_once_choose_one_password() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    let path = link_for(&bed, person);
    let words = [OTHER, "fyra svarta korpar på ett tak"];
    let statuses = std::thread::scope(|scope| {
        let threads = words.map(|word| {
            let (bed, path) = (&bed, path.as_str());
            scope.spawn(move || choose(bed, path, word).status)
        });
        threads.map(|thread| thread.join().unwrap())
    });
    let mut sorted = statuses;
    sorted.sort_unstable();
    assert_eq!(sorted, [303, 409]);
    let winner = words[usize::from(statuses[0] != 303)];
    assert_eq!(bed.sign_in(&mut bed.browser(), person, winner).status, 303);
    assert_eq!(bed.history(person).iter().filter(|event| *event == "accounts-link-used").count(), 1);
}

/// ASVS 6.4.3.
#[test]
fn a_link_does_not_get_past_the_second_factor() {
    let bed = bed();
    let person = bed.sample.agent;
    let (key, _) = turn_on(&bed, &mut bed.signed_in(person), person);
    choose(&bed, &link_for(&bed, person), OTHER);
    let mut browser = bed.browser();
    let answer = bed.sign_in(&mut browser, person, OTHER);
    assert_eq!(answer.location, "/sign-in/code");
    assert!(!is_in(&mut browser));
    bed.wait(30);
    let code = crate::factor::code_at(&key, now(&bed));
    assert_eq!(browser.post("/sign-in/code", &[("code", &code)]).status, 303);
}

#[test]
fn there_is_no_link_for_who_could_not_use_it() {
    let bed = bed();
    let s = &bed.sample;
    let mut admin = bed.signed_in(s.admin);
    bed.change(&format!("UPDATE person SET email = NULL WHERE id = {}", s.pupil));
    assert!(admin.post(&at(s.pupil, "/link"), &[]).text.contains("no e-mail address"));
    bed.change(&format!("UPDATE person SET left_on = '2026-03-01' WHERE id = {}", s.guardian));
    assert_eq!(admin.post(&at(s.guardian, "/link"), &[]).status, 409);
    admin.post(&at(s.teacher_north, "/disable"), &[]);
    assert_eq!(admin.post(&at(s.teacher_north, "/link"), &[]).status, 409);
}

#[test]
fn stopping_sign_in_ends_sessions_and_links_until_it_is_opened_again() {
    let bed = bed();
    let s = &bed.sample;
    let mut theirs = bed.signed_in(s.teacher_north);
    let path = link_for(&bed, s.teacher_north);
    let mut admin = bed.signed_in(s.admin);
    assert_eq!(admin.post(&at(s.teacher_north, "/disable"), &[]).status, 303);
    assert!(!is_in(&mut theirs));
    assert_eq!(bed.browser().get(&path).status, 409);
    assert_eq!(bed.sign_in(&mut bed.browser(), s.teacher_north, PASSWORD).status, 422);
    assert_eq!(admin.post(&at(s.teacher_north, "/disable"), &[]).status, 409);
    let page = admin.get(&at(s.teacher_north, "")).text;
    assert!(page.contains("Sign-in is stopped") && page.contains("Let in again"), "{page}");
    assert_eq!(admin.post(&at(s.teacher_north, "/enable"), &[]).status, 303);
    assert!(!is_in(&mut theirs), "old sessions stay ended");
    assert_eq!(bed.sign_in(&mut bed.browser(), s.teacher_north, PASSWORD).status, 303);
    assert_eq!(admin.post(&at(s.teacher_north, "/enable"), &[]).status, 409);
}

#[test]
fn somebody_who_was_never_let_in_can_be_stopped_beforehand() {
    let bed = bed();
    let mut admin = bed.signed_in(bed.sample.admin);
    assert_eq!(admin.post(&at(bed.sample.leader_south, "/disable"), &[]).status, 303);
    assert_eq!(admin.post(&at(bed.sample.leader_south, "/link"), &[]).status, 409);
}

#[test]
fn a_lost_second_factor_is_removed_and_the_person_is_told() {
    let bed = bed();
    let s = &bed.sample;
    turn_on(&bed, &mut bed.signed_in(s.agent), s.agent);
    let mut admin = bed.signed_in(s.admin);
    assert_eq!(admin.post(&at(s.agent, "/remove-factor"), &[]).status, 303);
    assert_eq!(admin.post(&at(s.agent, "/remove-factor"), &[]).status, 409);
    let page = bed.signed_in(s.agent).get("/account").text;
    assert!(
        page.contains("Somebody else has changed your account") && page.contains("Astrid Berg"),
        "{page}"
    );
    assert!(page.contains("Two-step sign-in was removed by somebody else"), "{page}");
}

/// ASVS 2.3.5.
#[test]
fn one_administrator_cannot_take_over_another_in_silence() {
    let bed = bed();
    let s = &bed.sample;
    bed.also(s.architect, Role::Administrator);
    let path = link(&bed.signed_in(s.architect).post(&at(s.admin, "/link"), &[]));
    let page = bed.signed_in(s.admin).get("/account").text;
    assert!(page.contains("A one-time link to choose a password was made – Aina Ek, 2026-03-02"), "{page}");
    choose(&bed, &path, OTHER);
    let mut browser = bed.browser();
    bed.sign_in(&mut browser, s.admin, OTHER);
    assert!(browser.get("/account").text.contains("Aina Ek"), "it stays after the link was used");
    assert_eq!(bed.history(s.admin)[..3], ["accounts-signed-in", "accounts-link-used", "accounts-signed-in"]);
    bed.wait(31 * 86_400);
    let mut browser = bed.browser();
    bed.sign_in(&mut browser, s.admin, OTHER);
    assert!(!browser.get("/account").text.contains("Somebody else has changed"), "a month is enough");
}

#[test]
fn what_one_does_oneself_is_not_told_as_somebody_elses() {
    let bed = bed();
    let mut browser = bed.signed_in(bed.sample.teacher_north);
    browser.post("/account/sessions/end-others", &[]);
    assert!(!browser.get("/account").text.contains("Somebody else"));
}

#[test]
fn somebody_elses_token_is_revoked_by_who_looks_after_the_account() {
    let bed = bed();
    let s = &bed.sample;
    let input = kernel::Input::of(&[("name", "hämtning"), ("scope", "read"), ("ends_on", "2026-06-01")]);
    let new = crate::NewToken::parse(&input).unwrap();
    let token = crate::make_token_for(bed.db(), &bed.email(s.teacher_north), &new).unwrap();
    let mut admin = bed.signed_in(s.admin);
    let id = bed.number("SELECT id FROM account_pass WHERE kind = 'token'");
    assert_eq!(
        admin.post(&at(s.teacher_south, &format!("/tokens/{id}/revoke")), &[]).status,
        404,
        "it is not theirs"
    );
    assert_eq!(admin.post(&at(s.teacher_north, &format!("/tokens/{id}/revoke")), &[]).status, 303);
    assert_eq!(bed.site.get(&token, "/api/v1/account").status, 401);
}

#[test]
fn a_link_is_whole_where_the_operator_has_said_how_people_reach_the_site() {
    let (bare, reached) = (bed(), reached_at("https://varv.example"));
    let given = |bed: &Bed| link_for(bed, bed.sample.leader_south);
    assert!(given(&bare).starts_with("/sign-in/link/"));
    assert!(given(&reached).starts_with("https://varv.example/sign-in/link/"));
}

#[test]
fn the_same_through_the_api() {
    let bed = bed();
    let s = &bed.sample;
    let input = kernel::Input::of(&[("name", "sync"), ("scope", "whole"), ("ends_on", "2026-06-01")]);
    let token =
        crate::make_token_for(bed.db(), &bed.email(s.admin), &crate::NewToken::parse(&input).unwrap())
            .unwrap();
    let made = bed.site.api(&token, &at(s.leader_south, "/link"), &serde_json::json!({})).json();
    assert_eq!(made["kind"], "invite");
    assert!(made["path"].as_str().unwrap().starts_with("/sign-in/link/"));
    let account = bed.site.get(&token, &format!("/api/v1{}", at(s.leader_south, ""))).json();
    assert_eq!(account["state"], "new");
}

/// ASVS 6.3.3.
#[test]
fn a_second_factor_is_required_of_those_whose_roles_open_much() {
    let bed = bed();
    let s = &bed.sample;
    let mut admin = bed.signed_in(s.admin);
    assert!(admin.get("/account-rules").text.contains("voluntary"));
    assert_eq!(bed.signed_in(s.head_of_it).get("/account-rules").status, 403);
    assert_eq!(bed.signed_in(s.head_of_it).post("/account-rules", &[("require", "yes")]).status, 403);
    assert_eq!(admin.post("/account-rules", &[("require", "perhaps")]).status, 422);
    assert_eq!(admin.post("/account-rules", &[("require", "yes")]).status, 303);
    assert_eq!(admin.get("/account").location, "/account/totp/start", "the administrator too");
    assert!(is_in(&mut bed.signed_in(s.teacher_north)), "a teacher need not");
    let mut agent = bed.signed_in(s.agent);
    assert_eq!(agent.get("/account").location, "/account/totp/start");
    turn_on(&bed, &mut agent, s.agent);
    assert!(is_in(&mut agent));
    turn_on(&bed, &mut admin, s.admin);
    assert_eq!(admin.post("/account-rules", &[("require", "no")]).status, 303);
    assert!(is_in(&mut bed.signed_in(s.head_of_it)));
}

#[test]
fn whoever_has_a_grave_role_is_asked_to_get_a_second_factor() {
    let bed = bed();
    let needs = |person: Id<Person>| {
        let browser = bed.signed_in(person);
        let credentials =
            web::Credentials { session: Some(browser.cookie("varv").to_owned()), ..Default::default() };
        let actor = crate::identify(bed.db(), &credentials).unwrap().actor;
        crate::needs_you::asks_for_factor(bed.db(), &actor).unwrap()
    };
    assert!(needs(bed.sample.agent) && needs(bed.sample.admin) && !needs(bed.sample.teacher_north));
    let mut browser = bed.signed_in(bed.sample.head_of_it);
    let secret = browser.cookie("varv").to_owned();
    turn_on(&bed, &mut browser, bed.sample.head_of_it);
    let credentials = web::Credentials { session: Some(secret), ..Default::default() };
    let actor = crate::identify(bed.db(), &credentials).unwrap().actor;
    assert!(!crate::needs_you::asks_for_factor(bed.db(), &actor).unwrap(), "who has one is not asked");
}

#[test]
fn what_another_changed_meanwhile_is_a_conflict() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    let account = bed.db().read(|r| crate::tables::accounts::load(r, &Actor::operator(), person)).unwrap();
    let stop = || {
        bed.db().keep(store::Upkeep::Derived, |tx| crate::tables::accounts::set_disabled(tx, &account, None))
    };
    assert_eq!(stop(), Ok(()));
    assert_eq!(stop(), Err(Refused::Conflict));
}
