use access::Role;
use kernel::{Input, Purpose, Refused};

use super::*;
use crate::testbed::{OTHER, PASSWORD, bed, empty, is_in};

fn new_user() -> NewUser {
    NewUser {
        name: "Ove Ny".into(),
        email: "Ove.Ny@sjovik.example".to_owned().into(),
        role: Some(Role::Agent),
    }
}

#[test]
fn a_user_is_added_with_a_role_and_signs_in() {
    let bed = bed();
    let person = add_user(bed.db(), &new_user(), PASSWORD, ChosenBy::Oneself).unwrap();
    let mut browser = bed.signed_in(person);
    assert!(browser.get("/account").text.contains("Support technician"));
    assert!(
        matches!(add_user(bed.db(), &new_user(), PASSWORD, ChosenBy::Oneself), Err(Refused::Invalid(_))),
        "taken"
    );
}

#[test]
fn the_rules_for_passwords_hold_on_the_command_line_too() {
    let bed = bed();
    let add = |password: &str| add_user(bed.db(), &new_user(), password, ChosenBy::Another).unwrap_err();
    assert!(matches!(add("password1234"), Refused::Invalid(_)));
    assert!(
        matches!(add("sjovik-demo"), Refused::Invalid(_)),
        "the demo's password is no password elsewhere"
    );
    assert!(matches!(
        set_password(bed.db(), &bed.email(bed.sample.pupil), "kort", ChosenBy::Another),
        Err(Refused::Invalid(_))
    ));
}

#[test]
fn setting_a_password_ends_sessions_and_lets_a_locked_out_owner_in() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    let mut browser = bed.signed_in(person);
    for _ in 0..6 {
        bed.sign_in(&mut bed.browser(), person, "gissar fel igen");
    }
    set_password(bed.db(), &bed.email(person).to_uppercase(), OTHER, ChosenBy::Oneself).unwrap();
    assert!(!is_in(&mut browser));
    assert_eq!(bed.sign_in(&mut bed.browser(), person, OTHER).status, 303);
    assert!(bed.history(person).contains(&"accounts-password-set".to_owned()));
}

#[test]
fn setting_a_password_by_hand_or_by_link_ends_tokens_too() {
    let bed = bed();
    let person = bed.sample.teacher_north;
    let email = bed.email(person);
    let token = || {
        let input = Input::of(&[("name", "sync"), ("scope", "whole"), ("ends_on", "2026-06-01")]);
        make_token_for(bed.db(), &email, &NewToken::parse(&input).unwrap()).unwrap()
    };
    let first = token();
    assert_eq!(bed.site.get(&first, "/api/v1/account").status, 200);
    set_password(bed.db(), &email, OTHER, ChosenBy::Oneself).unwrap();
    assert_eq!(bed.site.get(&first, "/api/v1/account").status, 401);
    let second = token();
    let link = link_for(bed.db(), &email).unwrap();
    let answer = bed.browser().post(&link, &[("password", PASSWORD), ("password_again", PASSWORD)]);
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert_eq!(bed.site.get(&second, "/api/v1/account").status, 401);
}

#[test]
fn users_are_listed_stopped_and_let_in_again() {
    let bed = bed();
    let email = bed.email(bed.sample.pupil);
    disable_user(bed.db(), &email).unwrap();
    let line = |email: &str| {
        let all = users(bed.db()).unwrap();
        all.into_iter()
            .find(|user| user.email.reveal(Purpose::Show) == email)
            .map(|user| (user.has_password, user.is_disabled, user.has_second_factor))
    };
    assert_eq!(line(&email), Some((true, true, false)));
    enable_user(bed.db(), &email).unwrap();
    assert_eq!(line(&email), Some((true, false, false)));
    assert_eq!(disable_user(bed.db(), "nobody@sjovik.example"), Err(Refused::NotFound));
}

#[test]
fn a_role_is_given_in_a_unit_or_in_all() {
    let bed = bed();
    let s = &bed.sample;
    let email = bed.email(s.teacher_north);
    grant(bed.db(), &email, Role::Leader, Some(s.north)).unwrap();
    grant(bed.db(), &email, Role::Auditor, None).unwrap();
    let grants = bed.db().read(|r| people::grants_of(r, s.teacher_north, r.now())).unwrap();
    let units: Vec<_> = grants.iter().map(|grant| (grant.role, grant.unit)).collect();
    assert!(
        units.contains(&(Role::Leader, s.north)) && units.contains(&(Role::Auditor, s.root)),
        "{units:?}"
    );
}

#[test]
fn tokens_are_made_listed_and_revoked() {
    let bed = bed();
    let email = bed.email(bed.sample.agent);
    let input =
        Input::of(&[("name", "sync"), ("scope", "kinds"), ("kinds", "need"), ("ends_on", "2026-06-01")]);
    let token = make_token_for(bed.db(), &email, &NewToken::parse(&input).unwrap()).unwrap();
    assert!(token.starts_with("varv_"));
    let lines = tokens(bed.db()).unwrap();
    assert_eq!(
        (lines.len(), lines[0].name.as_str(), lines[0].scope, lines[0].used_at),
        (1, "sync", "kinds", None)
    );
    assert_eq!(lines[0].email.reveal(Purpose::Show), &email);
    revoke_token(bed.db(), lines[0].id).unwrap();
    assert!(tokens(bed.db()).unwrap().is_empty());
    assert_eq!(revoke_token(bed.db(), lines[0].id), Err(Refused::NotFound));
}

#[test]
fn before_the_program_is_set_up_nobody_is_added() {
    let site = empty(web::Site::default());
    let refused = add_user(site.db(), &new_user(), PASSWORD, ChosenBy::Oneself).unwrap_err();
    assert_eq!(refused, Refused::rule("accounts-not-set-up"));
}
