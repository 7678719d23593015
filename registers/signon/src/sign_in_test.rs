use serde_json::json;

use crate::world::{PASSWORD, World, is_in, world};

#[test]
fn a_person_joins_their_account_and_signs_in_through_it_from_then_on() {
    let world = world();
    let mut browser = world.signed_in(world.sample.agent);
    let page = browser.get("/account");
    let join = format!("/account/providers/{}/join", world.provider);
    assert!(page.text.contains(&join) && page.text.contains("Join to Sjöviks konto"), "{}", page.text);
    let wrong = browser.post(&join, &[("password_now", "not the password")]);
    assert_eq!((wrong.status, world.links()), (422, 0), "the password first");
    let onward = browser.post(&join, &[("password_now", PASSWORD)]);
    let to =
        onward.text.split("href=\"").find(|href| href.starts_with(&world.fake.issuer)).expect("a way there");
    let to = to.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
    let back = browser.get(&world.fake.agreed(&to, "code-1"));
    assert_eq!((back.status, back.location.as_str(), world.links()), (303, "/account", 1), "{}", back.text);
    assert!(browser.get("/account").text.contains("Joined to accounts elsewhere"));

    browser.post("/sign-out", &[]);
    let door = browser.get("/sign-in?next=%2Faccount");
    let way = format!("/sign-in/with/{}?next=%2Faccount", world.provider);
    assert!(door.text.contains(&way) && door.text.contains("nofollow"), "{}", door.text);
    let before = browser.cookie("varv").to_owned();
    let to = browser.get(&way).location;
    let back = browser.get(&world.fake.agreed(&to, "code-2"));
    assert_eq!((back.status, back.location.as_str()), (303, "/account"), "{}", back.text);
    assert!(is_in(&mut browser));
    assert_ne!(browser.cookie("varv"), before, "a new secret at each sign-in");
    assert_eq!(browser.cookie("varv-errand"), "", "the errand is done");
    assert_eq!(world.number("SELECT COUNT(*) FROM signon_link WHERE used_at > 1"), 1);
}

#[test]
fn whoever_leaves_signs_in_by_password_again_and_not_through_the_provider() {
    let world = world();
    world.joined(world.sample.agent, "subject-1");
    let mut through = world.browser();
    assert_eq!(world.signs_in(&mut through).status, 303);
    let mut browser = world.signed_in(world.sample.agent);
    let leave = "/account/providers/links/1/leave";
    assert!(browser.get("/account").text.contains(leave));
    assert_eq!(browser.post(leave, &[("password_now", "wrong")]).status, 422);
    assert_eq!(browser.post(leave, &[("password_now", PASSWORD)]).location, "/account");
    assert_eq!(world.links(), 0);
    assert!(!is_in(&mut through), "the sessions that the provider began are over");
    assert!(is_in(&mut browser), "the others are not");
    assert_eq!(world.signs_in(&mut through).status, 422);
}

#[test]
fn whoever_has_no_password_does_not_shut_themselves_out() {
    let world = world();
    world.joined(world.sample.leader_south, "subject-1");
    let mut browser = world.browser();
    assert_eq!(world.signs_in(&mut browser).location, "/");
    let refused = browser.post("/account/providers/links/1/leave", &[("password_now", "anything")]);
    assert_eq!((refused.status, world.links()), (409, 1), "{}", refused.text);
}

#[test]
fn an_invitation_is_answered_by_signing_in_through_the_provider() {
    let world = world();
    let person = world.sample.leader_south;
    let mut admin = world.signed_in(world.sample.admin);
    let shown = admin.post(&format!("/persons/{person}/account/link"), &[]);
    let secret =
        shown.text.split("/sign-in/link/").nth(1).unwrap().split(['<', '"']).next().unwrap().to_owned();
    let mut browser = world.browser();
    let page = browser.get(&format!("/sign-in/link/{secret}"));
    let way = format!("/sign-in/with/{}?invitation={secret}", world.provider);
    assert!(page.text.contains(&way), "{}", page.text);
    let to = browser.get(&way).location;
    assert!(!to.contains(&secret), "the provider learns nothing of it");
    let back = browser.get(&world.fake.agreed(&to, "code-1"));
    assert_eq!((back.status, back.location.as_str()), (303, "/"), "{}", back.text);
    assert!(is_in(&mut browser));
    assert_eq!(world.number("SELECT person_id FROM signon_link"), person.number());

    // It opens once: not for the next who finds it.
    let mut other = world.browser();
    let to = other.get(&way).location;
    world.fake.set(|manner| manner.claims = json!({ "sub": "subject-2" }));
    let back = other.get(&world.fake.agreed(&to, "code-2"));
    assert_eq!((back.status, world.links()), (409, 1), "{}", back.text);
    assert!(!is_in(&mut other));
}

/// ASVS 6.8.4.
#[test]
fn a_second_factor_is_asked_for_unless_the_provider_has_seen_two() {
    let world = world();
    world.joined(world.sample.agent, "subject-1");
    world.has_factor(world.sample.agent);
    let mut browser = world.browser();
    let back = world.signs_in(&mut browser);
    assert_eq!((back.status, back.location.as_str()), (303, "/sign-in/code"), "{}", back.text);
    assert!(!is_in(&mut browser), "half way in is not in");
    assert_eq!(browser.post("/sign-in/code", &[("code", "000000")]).status, 422);

    world.fake.set(|manner| manner.claims = json!({ "amr": ["pwd", "mfa"] }));
    let mut browser = world.browser();
    assert_eq!(world.signs_in(&mut browser).location, "/");
    assert!(is_in(&mut browser));
}

/// ASVS 6.3.3, 6.8.4.
#[test]
fn where_two_factors_are_required_one_seen_by_the_provider_is_not_enough() {
    let world = world();
    world.joined(world.sample.agent, "subject-1");
    world.signed_in(world.sample.admin).post("/account-rules", &[("require", "yes")]);
    let mut browser = world.browser();
    world.signs_in(&mut browser);
    assert_eq!(browser.get("/account").location, "/account/totp/start");
    world.fake.set(|manner| manner.claims = json!({ "acr": "mfa" }));
    let mut browser = world.browser();
    world.signs_in(&mut browser);
    assert!(is_in(&mut browser));
}

/// Whoever has no password proves themselves by a sign-in just made.
#[test]
fn somebody_without_a_password_can_turn_on_the_second_factor_that_is_required() {
    let world = world();
    let person = world.sample.leader_south;
    let new = people::NewGrant::now(people::Holder::Person(person), access::Role::Agent, world.sample.root);
    people::give(world.db(), &access::Actor::operator(), &new).unwrap();
    world.joined(person, "subject-1");
    world.signed_in(world.sample.admin).post("/account-rules", &[("require", "yes")]);
    let mut browser = world.browser();
    world.signs_in(&mut browser);
    assert_eq!(browser.get("/account").location, "/account/totp/start");
    let page = browser.get("/account/totp/start");
    assert!(!page.text.contains("password_now"), "{}", page.text);
    let answer = browser.post("/account/totp/start", &[]);
    assert_eq!((answer.status, answer.location.as_str()), (303, "/account/totp/start"), "{}", answer.text);
    assert!(browser.get("/account/totp/start").text.contains("name=\"code\""));
}

/// ASVS 6.8.4.
#[test]
fn an_old_proof_is_refused_where_a_fresh_one_is_asked_for() {
    let world = world();
    world.joined(world.sample.agent, "subject-1");
    world.change("UPDATE signon_provider SET fresh_minutes = 5");
    let now = world.site.base.clock.now().0 / 1_000_000;
    for (claims, location) in
        [(json!({}), ""), (json!({ "auth_time": now - 3_600 }), ""), (json!({ "auth_time": now - 60 }), "/")]
    {
        world.fake.set(|manner| manner.claims = claims.clone());
        let mut browser = world.browser();
        let to = world.goes(&mut browser);
        assert!(to.contains("max_age=300"), "{to}");
        let back = browser.get(&world.fake.agreed(&to, "code-1"));
        assert_eq!(back.location, location, "{claims} {}", back.text);
    }
}

fn told_like_a_stranger(world: &World) -> String {
    let mut browser = world.browser();
    let answer = world.signs_in(&mut browser);
    assert_eq!(answer.status, 422, "{}", answer.text);
    assert!(!is_in(&mut browser));
    answer.text
}

/// ASVS 6.3.8, 7.4.2; attack rows 5, 7.
#[test]
fn whoever_is_stopped_or_gone_is_told_what_a_stranger_is_told() {
    let world = world();
    let stranger = told_like_a_stranger(&world);
    assert!(stranger.contains("belongs to nobody who can sign in here"), "{stranger}");
    world.joined(world.sample.agent, "subject-1");
    world.change("UPDATE account SET disabled_at = 1");
    assert_eq!(told_like_a_stranger(&world), stranger);
    world.change("UPDATE account SET disabled_at = NULL");
    world.change("UPDATE person SET left_on = '2026-03-01'");
    assert_eq!(told_like_a_stranger(&world), stranger);
}

/// ASVS 7.4.2, 8.3.2.
#[test]
fn a_provider_that_is_turned_off_lets_nobody_in_and_those_it_had_let_in_are_out() {
    let world = world();
    world.joined(world.sample.agent, "subject-1");
    let mut browser = world.browser();
    world.signs_in(&mut browser);
    let mut on_the_way = world.browser();
    let to = world.goes(&mut on_the_way);
    let mut admin = world.signed_in(world.sample.admin);
    let answer = admin.post(&format!("/providers/{}/turn-off", world.provider), &[]);
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert!(!is_in(&mut browser) && is_in(&mut admin));
    assert_eq!(on_the_way.get(&world.fake.agreed(&to, "code-9")).location, "/sign-in");
    assert!(!world.browser().get("/sign-in").text.contains("Sjöviks konto"));
    assert_eq!(world.browser().get(&format!("/sign-in/with/{}", world.provider)).location, "/sign-in");
    let page = admin.get(&format!("/providers/{}", world.provider));
    assert!(
        page.text.contains("Whoever is joined and has a password in Varv signs in by that"),
        "{}",
        page.text
    );
}

#[test]
fn an_administrator_sees_and_parts_what_joins_somebody_and_the_person_is_told() {
    let world = world();
    let person = world.sample.teacher_north;
    world.joined(person, "subject-1");
    let mut admin = world.signed_in(world.sample.admin);
    let page = admin.get(&format!("/persons/{person}/account"));
    assert!(page.text.contains("/providers/links/1/part"), "{}", page.text);
    assert_eq!(world.signed_in(world.sample.teacher_south).post("/providers/links/1/part", &[]).status, 404);
    let mut through = world.browser();
    world.signs_in(&mut through);
    assert_eq!(admin.post("/providers/links/1/part", &[]).status, 303);
    assert!(!is_in(&mut through));
    assert!(
        world
            .signed_in(person)
            .get("/account")
            .text
            .contains("Was parted from an account of another sign-in")
    );
}

#[test]
fn an_address_joins_an_account_that_was_never_opened_where_an_administrator_allows_it() {
    let world = world();
    let person = world.sample.leader_south;
    let email = world.text("SELECT email FROM person WHERE id = ?", person);
    let domain = email.split_once('@').unwrap().1.to_owned();
    world.fake.set(|manner| manner.claims = json!({ "email": email, "email_verified": true }));
    assert_eq!(world.signs_in(&mut world.browser()).status, 422, "not by itself");
    world.change(&format!("UPDATE signon_provider SET domains = '{domain}'"));
    let mut browser = world.browser();
    assert_eq!(world.signs_in(&mut browser).location, "/");
    assert!(is_in(&mut browser));
    assert_eq!(world.number("SELECT person_id FROM signon_link"), person.number());
    world.fake.set(|manner| manner.claims = json!({ "email": "new@elsewhere.example" }));
    assert_eq!(world.signs_in(&mut world.browser()).location, "/", "the address counts no more");
}
