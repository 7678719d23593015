use serde_json::json;

use crate::fake::{CLIENT, Describes, SECRET};
use crate::world::{PASSWORD, World, world};

fn fields<'a>(world: &'a World, over: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("name", "Sjöviks konto"),
        ("issuer", world.fake.issuer.as_str()),
        ("client", CLIENT),
        ("client_secret", SECRET),
        ("scopes", "openid email"),
        ("factor_words", "mfa otp"),
        ("domains", "Sjovik.example, skolan.example"),
        ("password_now", PASSWORD),
    ];
    let kept = usual.into_iter().filter(|(name, _)| !over.iter().any(|(other, _)| other == name));
    kept.chain(over.iter().copied()).collect()
}

#[test]
fn an_administrator_adds_a_provider_which_is_off_until_it_is_turned_on() {
    let world = world();
    let mut admin = world.signed_in(world.sample.admin);
    let answer = admin.post("/providers/add", &fields(&world, &[]));
    assert_eq!((answer.status, answer.location.as_str()), (303, "/providers/2"), "{}", answer.text);
    let page = admin.get("/providers/2");
    assert!(page.text.contains("<code data-copy>/sign-in/with/2/back</code>"), "{}", page.text);
    assert!(page.text.contains("sjovik.example, skolan.example"), "{}", page.text);
    assert!(!world.browser().get("/sign-in").text.contains("/sign-in/with/2"));
    assert_eq!(admin.post("/providers/2/turn-on", &[]).status, 303);
    assert!(world.browser().get("/sign-in").text.contains("/sign-in/with/2"));
    assert_eq!(admin.post("/providers/2/turn-on", &[]).status, 409);
    assert!(admin.get("/providers").text.contains(&world.fake.issuer));
}

#[test]
fn only_who_rules_over_all_accounts_sets_providers_up_and_an_auditor_reads() {
    let world = world();
    for person in [world.sample.head_of_it, world.sample.agent, world.sample.leader_north] {
        let mut browser = world.signed_in(person);
        assert_eq!(browser.get("/providers/1").status, 404);
        assert!(!browser.get("/providers").text.contains("Sjöviks konto"));
        assert_eq!(browser.post("/providers/add", &fields(&world, &[])).status, 403);
        assert_ne!(browser.post("/providers/1/turn-off", &[]).status, 303);
    }
    let mut auditor = world.signed_in(world.sample.auditor);
    assert_eq!(auditor.get("/providers/1").status, 200);
    assert_eq!(auditor.post("/providers/1/turn-off", &[]).status, 403);
    assert_eq!(world.number("SELECT COUNT(*) FROM signon_provider WHERE is_on = 1"), 1);
}

/// ASVS 7.5.1.
#[test]
fn a_provider_is_added_and_changed_with_the_password_once_more() {
    let world = world();
    let mut admin = world.signed_in(world.sample.admin);
    for wrong in ["", "not the password"] {
        let with = fields(&world, &[("password_now", wrong)]);
        assert_eq!(admin.post("/providers/add", &with).status, 422);
        assert_eq!(admin.post("/providers/1/change", &with).status, 422);
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM signon_provider"), 1);
    assert_eq!(admin.post("/providers/1/change", &fields(&world, &[("name", "Nytt namn")])).status, 303);
    assert!(admin.get("/providers/1").text.contains("Nytt namn"));
}

#[test]
fn what_is_wrong_in_the_form_is_told_at_once() {
    let world = world();
    let mut admin = world.signed_in(world.sample.admin);
    for issuer in
        ["http://login.example", "login.example", "https://login.example/?x=1", "javascript:alert(1)"]
    {
        let answer =
            admin.post("/providers/add", &fields(&world, &[("issuer", issuer), ("domains", "no domain")]));
        assert_eq!(answer.status, 422, "{issuer}");
        assert!(
            answer.text.contains("begins with https") && answer.text.contains("parted by spaces"),
            "{}",
            answer.text
        );
    }
}

/// ASVS 13.3.1.
#[test]
fn the_secret_is_sealed_and_never_met_again() {
    let world = world();
    let (stored,): (Vec<u8>,) = world
        .db()
        .read(|r| r.load(store::Sql::open("a test", "SELECT secret FROM signon_provider")))
        .unwrap();
    assert!(!stored.windows(6).any(|bytes| SECRET.as_bytes().starts_with(bytes)));
    let mut admin = world.signed_in(world.sample.admin);
    for path in [
        "/providers",
        "/providers/1",
        "/providers/1/change",
        "/providers/export?format=json",
        "/providers/export?format=csv",
        "/api/v1/providers",
        "/api/v1/providers/1",
    ] {
        let answer = admin.get(path);
        assert_eq!(answer.status, 200, "{path} {}", answer.text);
        assert!(!answer.text.contains("client secret"), "{path}: {}", answer.text);
    }
    let shown = admin.get("/api/v1/providers/1").json();
    assert_eq!((&shown["has_secret"], &shown["client"]), (&json!(true), &json!(CLIENT)));
    let journal = "SELECT COUNT(*) FROM journal WHERE facts LIKE '%client secret%'";
    assert_eq!(world.number(journal), 0);
}

#[test]
fn the_secret_does_not_follow_to_another_issuer_or_client() {
    let world = world();
    let mut admin = world.signed_in(world.sample.admin);
    for other in [("issuer", "https://evil.example"), ("client", "another")] {
        let answer = admin.post("/providers/1/change", &fields(&world, &[other, ("client_secret", "")]));
        assert_eq!(answer.status, 422, "{other:?}");
        assert!(answer.text.contains("Give the secret anew"), "{}", answer.text);
    }
    assert_eq!(admin.post("/providers/1/change", &fields(&world, &[("client_secret", "")])).status, 303);
    world.joined(world.sample.agent, "subject-1");
    let answer = admin.post("/providers/1/change", &fields(&world, &[("issuer", "https://evil.example")]));
    assert_eq!(answer.status, 409, "while anybody is joined the issuer stays");
}

#[test]
fn trying_says_plainly_what_is_wrong() {
    let world = world();
    let mut admin = world.signed_in(world.sample.admin);
    let mut tried = |describes: Describes| {
        world.fake.set(|manner| manner.describes = describes);
        admin.post("/providers/1/try", &[])
    };
    assert_eq!(tried(Describes::Itself).status, 303);
    for (describes, says) in [
        (Describes::Nothing, "no description of a provider"),
        (Describes::Another("https://other.example".to_owned()), "another issuer"),
        (Describes::Huge, "more than is read"),
        (Describes::Elsewhere("http://127.0.0.1:9/".to_owned()), "no description of a provider"),
        (Describes::KeysAt("https://10.0.0.1/keys".to_owned()), "may not reach"),
        (Describes::TokensAt("http://login.example/token".to_owned()), "not protected by https"),
    ] {
        let answer = tried(describes.clone());
        assert_eq!(answer.status, 409, "{describes:?}");
        assert!(answer.text.contains(says), "{describes:?}: {}", answer.text);
    }
}

#[test]
fn a_program_reads_providers_and_changes_none() {
    let world = world();
    let mut admin = world.signed_in(world.sample.admin);
    let made = admin.post(
        "/account/tokens/make",
        &[("name", "program"), ("scope", "whole"), ("ends_on", "2026-06-30"), ("password_now", PASSWORD)],
    );
    let token = made.text.split("varv_").nth(1).unwrap().split('<').next().unwrap();
    let token = format!("varv_{token}");
    assert_eq!(world.site.get(&token, "/api/v1/providers/1").json()["state"], "on");
    let body =
        json!({ "name": "X", "issuer": "https://evil.example", "client": "c", "password_now": PASSWORD });
    let answer = world.site.api(&token, "/providers/add", &body);
    assert_eq!(answer.status, 409, "{}", answer.text);
    assert_eq!(world.number("SELECT COUNT(*) FROM signon_provider"), 1);
    let described = admin.get("/api/openapi.json").text;
    assert!(described.contains("/providers/{id}/change") && described.contains("signon-try"));
}
