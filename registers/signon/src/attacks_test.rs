//! What somebody at the door, between, or at the provider itself might try. Nothing of it lets anybody in, and nothing that a
//! provider sends is shown.

use serde_json::{Value as Json, json};
use testing::Answer;

use crate::fake::{Describes, Signed, Token};
use crate::world::{World, is_in, world};

/// A world in which the agent is joined to `subject-1`.
fn joined() -> World {
    let world = world();
    world.joined(world.sample.agent, "subject-1");
    world
}

/// The way there and back lets nobody in; gives the page.
fn gets_nowhere(world: &World, what: &str) -> Answer {
    let mut browser = world.browser();
    let answer = world.signs_in(&mut browser);
    assert_eq!(answer.status, 422, "{what}: {} {}", answer.location, answer.text);
    assert!(!is_in(&mut browser), "{what}");
    assert!(!answer.text.contains("alert(1)"), "{what}: {}", answer.text);
    answer
}

fn with(world: &World, claims: Json) {
    world.fake.set(|manner| manner.claims = claims);
}

#[test]
fn a_sound_answer_lets_in_so_that_the_others_prove_something() {
    let world = joined();
    let mut browser = world.browser();
    assert_eq!(world.signs_in(&mut browser).location, "/");
    assert!(is_in(&mut browser));
}

/// ASVS 6.8.2, 9.1.2.
#[test]
fn a_token_that_the_provider_has_not_signed_is_not_believed() {
    let world = joined();
    for (signed, why) in [
        (Signed::WithAnother, "token-signature"),
        (Signed::NotAtAll, "token-algorithm"),
        (Signed::WithTheSecret, "token-algorithm"),
        (Signed::AndChanged, "token-signature"),
    ] {
        world.fake.set(|manner| manner.signed = signed);
        gets_nowhere(&world, &format!("{signed:?}"));
        assert!(world.why().contains(why), "{signed:?}: {}", world.why());
    }
}

/// ASVS 6.8.2, 10.5.1.
#[test]
fn a_token_for_another_or_of_another_or_of_yesterday_is_not_believed() {
    let world = joined();
    let now = world.site.base.clock.now().0 / 1_000_000;
    for (claims, why) in [
        (json!({ "iss": "https://evil.example" }), "token-issuer"),
        (json!({ "iss": null }), "token"),
        (json!({ "aud": "another-client" }), "token-audience"),
        (json!({ "aud": ["varv", "another-client"] }), "token-audience"),
        (json!({ "aud": [] }), "token-audience"),
        (json!({ "azp": "another-client" }), "token-audience"),
        (json!({ "nonce": "another" }), "token-nonce"),
        (json!({ "nonce": null }), "token-nonce"),
        (json!({ "exp": now - 120 }), "token-expired"),
        (json!({ "exp": null }), "token"),
        (json!({ "sub": "" }), "token"),
        (json!({ "sub": null }), "token"),
        (json!({ "sub": "x".repeat(300) }), "token-form"),
    ] {
        with(&world, claims.clone());
        gets_nowhere(&world, &claims.to_string());
        assert!(world.why().contains(why), "{claims}: {}", world.why());
    }
}

/// ASVS 6.8.1; attack row 7.
#[test]
fn another_subject_with_the_same_address_is_somebody_else() {
    let world = joined();
    let email = world.text("SELECT email FROM person WHERE id = ?", world.sample.agent);
    world.change("UPDATE signon_provider SET domains = 'sjovik.example example.org example.com'");
    let domain = email.split_once('@').unwrap().1;
    world.change(&format!("UPDATE signon_provider SET domains = '{domain}'"));
    with(&world, json!({ "sub": "subject-2", "email": email, "email_verified": true }));
    gets_nowhere(&world, "an account that is joined, or was opened by password");
    assert_eq!(world.links(), 1);
    world.change("DELETE FROM signon_link");
    gets_nowhere(&world, "an account that was opened by password");
    assert_eq!(world.links(), 0);
}

/// Attack row 7.
#[test]
fn an_unproven_address_joins_nothing() {
    let world = world();
    let email = world.text("SELECT email FROM person WHERE id = ?", world.sample.leader_south);
    let domain = email.split_once('@').unwrap().1;
    world.change(&format!("UPDATE signon_provider SET domains = '{domain}'"));
    for proof in [json!(false), json!(null)] {
        with(&world, json!({ "email": email, "email_verified": proof }));
        gets_nowhere(&world, "an unproven address");
    }
    with(&world, json!({ "email": format!("{email}.evil.example"), "email_verified": true }));
    gets_nowhere(&world, "another domain");
    assert_eq!(world.links(), 0);
}

/// ASVS 10.2.1; attack row 7.
#[test]
fn an_answer_to_another_browsers_question_signs_nobody_in() {
    let world = joined();
    let mut attacker = world.browser();
    let to = world.goes(&mut attacker);
    let back = world.fake.agreed(&to, "the-attackers-code");
    // A browser that asked for nothing, and one that asked for something else.
    let mut victim = world.browser();
    assert_eq!(victim.get(&back).status, 422);
    world.goes(&mut victim);
    assert_eq!(victim.get(&back).status, 422);
    assert!(!is_in(&mut victim));
    // Its own errand is over now too: an answer is waited for once.
    assert_eq!(victim.cookie("varv-errand"), "");
    assert_eq!(world.fake.count("/token"), 0, "the code was not even asked about");
}

/// ASVS 6.8.3, 10.2.1.
#[test]
fn an_answer_is_believed_once() {
    let world = joined();
    let mut browser = world.browser();
    let to = world.goes(&mut browser);
    let errand = browser.cookie("varv-errand").to_owned();
    let back = world.fake.agreed(&to, "code-1");
    assert_eq!(browser.get(&back).location, "/");
    browser.post("/sign-out", &[]);
    assert_eq!(browser.get(&back).status, 422, "without the cookie, which is gone");
    browser.plant("varv-errand", &errand);
    world.fake.agreed(&to, "code-1");
    assert_eq!(browser.get(&back).status, 422, "nor with it");
    assert!(!is_in(&mut browser));
    assert_eq!(world.fake.count("/token"), 1);
}

/// ASVS 10.2.1.
#[test]
fn an_errand_that_was_changed_or_took_too_long_leads_nowhere() {
    let world = joined();
    let mut browser = world.browser();
    let to = world.goes(&mut browser);
    let errand = browser.cookie("varv-errand").to_owned();
    let back = world.fake.agreed(&to, "code-1");
    for other in
        [format!("{errand}00"), errand.replacen(&errand[60..62], "zz", 1), "x".to_owned(), "é".repeat(9)]
    {
        browser.plant("varv-errand", &other);
        assert_eq!(browser.get(&back).status, 422, "{other}");
    }
    browser.plant("varv-errand", &errand);
    world.site.base.clock.advance_seconds(601);
    assert_eq!(browser.get(&back).status, 422);
    assert_eq!(world.fake.count("/token"), 0);
}

/// ASVS 10.2.1.
#[test]
fn a_code_is_worth_nothing_without_the_browser_whose_challenge_it_answers() {
    let world = joined();
    let (mut one, mut other) = (world.browser(), world.browser());
    let (to_one, to_other) = (world.goes(&mut one), world.goes(&mut other));
    world.fake.agreed(&to_one, "code-of-one");
    let back = world.fake.agreed(&to_other, "code-of-other").replace("code-of-other", "code-of-one");
    assert_eq!(other.get(&back).status, 422);
    assert!(world.why().contains("code-refused"), "{}", world.why());
    assert!(!is_in(&mut other));
}

/// The attacker's account at the provider is not joined to the victim's account here.
/// Attack row 7.
#[test]
fn joining_is_for_who_asked_for_it_and_is_signed_in_still() {
    let world = world();
    let join = format!("/account/providers/{}/join", world.provider);
    let mut attacker = world.signed_in(world.sample.teacher_north);
    let page = attacker.post(&join, &[("password_now", crate::world::PASSWORD)]);
    let to = page.text.split("href=\"").find(|href| href.starts_with(&world.fake.issuer)).unwrap();
    let to = to.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
    let back = world.fake.agreed(&to, "code-1");
    let mut victim = world.signed_in(world.sample.agent);
    assert_eq!(victim.get(&back).status, 422, "without the errand");
    victim.plant("varv-errand", attacker.cookie("varv-errand"));
    assert_eq!(victim.get(&back).status, 422, "with it, as somebody else");
    assert_eq!(world.links(), 0);
}

/// ASVS 3.7.2; attack row 16.
#[test]
fn one_goes_on_to_a_path_of_ours_or_to_the_start() {
    let world = joined();
    for (next, to) in [
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/%09/evil.example", "/"),
        ("/sign-in", "/"),
        ("/account", "/account"),
    ] {
        let mut browser = world.browser();
        let next =
            if next.contains('%') { next.to_owned() } else { next.replace('/', "%2F").replace('\\', "%5C") };
        let way = browser.get(&format!("/sign-in/with/{}?next={next}", world.provider)).location;
        assert_eq!(browser.get(&world.fake.agreed(&way, "code-1")).location, to, "{next}");
    }
}

/// RFC 9207.
#[test]
fn an_answer_in_another_issuers_name_is_not_asked_about() {
    let world = joined();
    let mut browser = world.browser();
    let to = world.goes(&mut browser);
    let back = world.fake.agreed(&to, "code-1");
    assert_eq!(browser.get(&format!("{back}&iss=https%3A%2F%2Fevil.example")).status, 422);
    assert_eq!(world.fake.count("/token"), 0);
}

/// Attack row 9.
#[test]
fn what_the_provider_says_is_not_shown() {
    let world = joined();
    let mut browser = world.browser();
    let to = world.goes(&mut browser);
    let state = crate::fake::query(&to)["state"].clone();
    let back = format!(
        "/sign-in/with/{}/back?state={state}&error=access_denied&error_description=%3Cscript%3Ealert(1)",
        world.provider
    );
    let page = browser.get(&back);
    assert_eq!(page.status, 422);
    assert!(page.text.contains("was broken off") && !page.text.contains("alert(1)"), "{}", page.text);
}

/// Attack rows 10, 13.
#[test]
fn a_provider_that_answers_hugely_or_sends_us_elsewhere_is_left() {
    let world = joined();
    for token in [Token::Huge, Token::Redirect] {
        world.fake.set(|manner| manner.token = token);
        gets_nowhere(&world, &format!("{token:?}"));
    }
}

/// ASVS 1.3.6, 13.2.4; attack rows 10, 13.
#[test]
fn a_description_that_leads_inside_or_is_none_is_not_followed() {
    let world = joined();
    for describes in [
        Describes::Huge,
        Describes::Nothing,
        Describes::Another("https://evil.example".to_owned()),
        Describes::Elsewhere("http://127.0.0.1:9/inside".to_owned()),
        Describes::KeysAt("http://169.254.169.254/latest/meta-data".to_owned()),
        Describes::KeysAt("https://10.0.0.1/keys".to_owned()),
        Describes::TokensAt("http://192.168.0.1/token".to_owned()),
        Describes::TokensAt("file:///etc/passwd".to_owned()),
    ] {
        world.fake.set(|manner| manner.describes = describes.clone());
        let page = world.browser().get(&format!("/sign-in/with/{}", world.provider));
        assert_eq!(page.status, 422, "{describes:?} {}", page.location);
        assert!(page.text.contains("cannot be reached") && !page.text.contains("alert(1)"), "{}", page.text);
    }
}

/// Attack row 21.
#[test]
fn a_provider_that_does_not_answer_is_waited_for_ten_seconds() {
    let world = joined();
    world.fake.set(|manner| manner.describes = Describes::Never);
    let begun = std::time::Instant::now();
    let page = world.browser().get(&format!("/sign-in/with/{}", world.provider));
    assert_eq!(page.status, 422, "{}", page.text);
    assert!(begun.elapsed() < std::time::Duration::from_secs(15), "{:?}", begun.elapsed());
}

#[test]
fn keys_are_fetched_anew_once_when_the_provider_has_new_ones() {
    let world = joined();
    assert_eq!(world.signs_in(&mut world.browser()).location, "/");
    assert_eq!(world.fake.count("/jwks"), 1);
    world.fake.set(|manner| manner.signed = Signed::WithNewKey);
    assert_eq!(world.signs_in(&mut world.browser()).location, "/");
    assert_eq!(world.signs_in(&mut world.browser()).location, "/");
    assert_eq!(world.fake.count("/jwks"), 2);
}

/// ASVS 6.3.1.
#[test]
fn whoever_brings_wrong_answers_waits() {
    let world = joined();
    with(&world, json!({ "nonce": "another" }));
    let mut browser = world.browser();
    let status: Vec<u16> = (0..60).map(|_| world.signs_in(&mut browser).status).collect();
    assert!(status.contains(&429), "{status:?}");
}
