//! Who is let in, for how long, and what ends it.

use serde_json::{Value as Json, json};
use testing::Heard;
use web::Gate;

use crate::conformance::nothing;
use crate::decide::Judge;
use crate::filled;
use crate::routes::{addresses, gets, posts, sound_fields};
use crate::scan::{actions, links, scan};
use crate::town::{HALF_IN, PASSWORD, Town, api, call, cookie_of, form, with};

const NEW: &str = "en helt annan lång mening";

/// Is somebody signed in by this word?
fn is_in(town: &Town, who: &str) -> bool {
    town.read(who, "/account").status == 200
}

/// A token of the person's, made in a session of theirs.
fn token(town: &Town, word: &str, more: &Json) -> String {
    let mut body =
        json!({ "name": "Prov", "scope": "whole", "ends_on": "2026-06-30", "password_now": PASSWORD });
    body.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
    let heard = town.tell(&town.sign_in(word), "/account/tokens/make", &body);
    let made: Json = serde_json::from_slice(&heard.body).unwrap_or_default();
    let token = made["token"].as_str().unwrap_or_else(|| panic!("no token: {}", heard.text()));
    format!("token:{token}")
}

fn said(heard: &Heard) -> Vec<&str> {
    heard.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value.as_str()).collect()
}

/// ASVS 7.2.3, 7.2.4.
#[test]
fn a_planted_session_is_not_the_one_that_is_signed_in() {
    let town = Town::new();
    let planted = "planted-planted-planted-planted-planted-planted";
    let email = town.somebody("agent").email.clone();
    let asked = form(
        "POST",
        &format!("cookie:varv={planted}"),
        "/sign-in",
        &[("email", &email), ("password", PASSWORD)],
    );
    let heard = town.wire.send(asked);
    let cookie = cookie_of(&heard, "varv").expect("a cookie");
    assert_ne!(cookie, planted);
    assert!(cookie.len() >= 32, "at least 128 bits: {cookie}");
    assert!(is_in(&town, &format!("cookie:varv={cookie}")));
    assert!(!is_in(&town, &format!("cookie:varv={planted}")));
    // Signing in again in the same browser ends the session before it.
    let again = form(
        "POST",
        &format!("cookie:varv={cookie}"),
        "/sign-in",
        &[("email", &email), ("password", PASSWORD)],
    );
    let second = cookie_of(&town.wire.send(again), "varv").expect("a cookie");
    assert_ne!(cookie, second);
    assert!(
        !is_in(&town, &format!("cookie:varv={cookie}")) && is_in(&town, &format!("cookie:varv={second}"))
    );
}

/// ASVS 7.4.1.
#[test]
fn signing_out_ends_the_session_for_every_copy_of_its_cookie() {
    let town = Town::new();
    let (mine, other) = (town.sign_in_anew("agent"), town.sign_in_anew("agent"));
    let heard = town.post(&mine, "/sign-out", &[]);
    assert!(said(&heard).iter().any(|cookie| cookie.starts_with("varv=;") && cookie.contains("Max-Age=0")));
    assert!(!is_in(&town, &mine), "a copy of the cookie opens nothing");
    assert!(is_in(&town, &other), "another browser's session is another matter");
}

/// ASVS 6.3.8; attack row 5.
#[test]
fn those_who_are_half_in_are_told_what_a_stranger_is_told() {
    let town = Town::new();
    let stranger = town.try_sign_in("nobody@sjovik.example", PASSWORD);
    let mut found = Vec::new();
    for word in ["left", "stopped", "invited"] {
        let heard = town.try_sign_in(&town.somebody(word).email, PASSWORD);
        let words = |heard: &Heard, email: &str| heard.text().replace(email, "");
        if heard.status != stranger.status
            || words(&heard, &town.somebody(word).email) != words(&stranger, "nobody@sjovik.example")
        {
            found.push(format!("{word}: {} {}", heard.status, heard.text()));
        }
    }
    nothing(found, "no account is told from none");
    // Whose every role has ended has proved who they are and is told that nothing is open to them.
    let heard = town.try_sign_in(&town.somebody("lapsed").email, PASSWORD);
    assert_eq!(heard.status, 409);
    assert!(
        HALF_IN
            .iter()
            .all(|word| cookie_of(&town.try_sign_in(&town.somebody(word).email, PASSWORD), "varv").is_none())
    );
}

/// ASVS 7.4.2, 8.3.2; attack row 5.
#[test]
fn a_lost_right_bites_at_the_next_request_of_a_session_and_of_a_token() {
    let town = Town::new();
    let admin = town.who("admin");
    let need = town.make(
        &town.who("teacher-south"),
        "/needs/ask",
        &json!({ "title": "Projektor", "text": "En till" }),
    );
    let path = format!("/needs/{need}");
    let ends: [(&str, &dyn Fn(&Town)); 4] = [
        ("agent-south", &|town| {
            let person = town.somebody("agent-south").id;
            let grant = town
                .number(&format!("SELECT id FROM role_grant WHERE person_id = {person} AND role = 'agent'"));
            town.make(&admin, &format!("/grants/{grant}/end"), &json!({}));
        }),
        ("leader-south", &|town| {
            let person = town.somebody("leader-south").id;
            town.make(&admin, &format!("/persons/{person}/leave"), &json!({}));
        }),
        ("architect", &|town| {
            let person = town.somebody("architect").id;
            town.make(&admin, &format!("/persons/{person}/account/disable"), &json!({}));
        }),
        ("auditor", &|town| {
            let person = town.somebody("auditor").id;
            let grants = town.numbers(&format!("SELECT id FROM role_grant WHERE person_id = {person}"));
            for grant in grants {
                town.make(&admin, &format!("/grants/{grant}/end"), &json!({}));
            }
        }),
    ];
    for (word, end) in ends {
        let (cookie, token) = (town.sign_in(word), token(&town, word, &json!({})));
        assert_eq!(
            (town.read(&cookie, &path).status, town.read(&token, &path).status),
            (200, 200),
            "{word} before"
        );
        end(&town);
        let (by_cookie, by_token) = (town.read(&cookie, &path).status, town.read(&token, &path).status);
        let right = if word == "agent-south" { (404, 404) } else { (401, 401) };
        assert_eq!((by_cookie, by_token), right, "{word} after");
    }
}

/// ASVS 8.3.2.
#[test]
fn a_role_through_a_group_ends_with_the_membership() {
    let town = Town::new();
    let admin = town.who("admin");
    let unit = town.sample().south.number();
    let group = town.make(&admin, "/groups/add", &json!({ "name": "Jouren", "unit": unit, "about": "" }));
    let person = town.somebody("teacher-north").id;
    town.make(&admin, &format!("/groups/{group}/members"), &json!({ "person": person.to_string() }));
    town.make(&admin, "/grants/give", &json!({ "group": group, "role": "agent", "unit": unit }));
    let need = town.make(
        &town.who("teacher-south"),
        "/needs/ask",
        &json!({ "title": "Projektor", "text": "En till" }),
    );
    let cookie = town.sign_in("teacher-north");
    assert_eq!(town.read(&cookie, &format!("/needs/{need}")).status, 200);
    town.make(&admin, &format!("/groups/{group}/members/{person}/remove"), &json!({}));
    assert_eq!(town.read(&cookie, &format!("/needs/{need}")).status, 404);
}

#[test]
fn a_new_password_ends_every_other_session_and_no_token_makes_one() {
    let town = Town::new();
    let (mine, other) = (town.sign_in_anew("agent"), town.sign_in_anew("agent"));
    let fields = [("password_now", PASSWORD), ("password", NEW), ("password_again", NEW)];
    let by_token = town.post(&token(&town, "agent", &json!({})), "/api/v1/account/password", &fields);
    assert_eq!(by_token.status, 409, "{}", by_token.text());
    let wrong = [("password_now", "inte det"), ("password", NEW), ("password_again", NEW)];
    assert_eq!(town.post(&mine, "/account/password", &wrong).status, 422);
    assert!(is_in(&town, &other));
    let heard = town.post(&mine, "/account/password", &fields);
    assert_eq!(heard.status, 303, "{}", heard.text());
    assert!(is_in(&town, &mine) || cookie_of(&heard, "varv").is_some(), "who changes it stays in");
    assert!(!is_in(&town, &other));
    assert_eq!(town.try_sign_in(&town.somebody("agent").email, PASSWORD).status, 422);
}

#[test]
fn a_session_ends_by_itself_and_so_does_a_token() {
    let town = Town::new();
    let (cookie, token) = (town.sign_in("agent"), token(&town, "agent", &json!({ "ends_on": "2026-03-10" })));
    let forward = |hours: i64| town.base.clock.advance_seconds(hours * 3_600);
    for _ in 0..22 {
        forward(8);
        if !is_in(&town, &cookie) {
            break;
        }
    }
    assert!(!is_in(&town, &cookie), "a week at most");
    let anew = town.sign_in_anew("agent");
    forward(13);
    assert!(!is_in(&town, &anew), "a working day without use");
    assert!(is_in(&town, &token));
    forward(24 * 5);
    assert!(!is_in(&town, &token), "its last day has passed");
}

/// Where nobody may be sent.
const ELSEWHERE: [&str; 19] = [
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/%09/evil.example/\t",
    "\t//evil.example",
    " //evil.example",
    "http:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/\u{2028}/evil.example",
    "/a\r\nLocation: https://evil.example",
    "/a\r\nSet-Cookie: varv=x",
    "/\u{0}//evil.example",
    "evil.example",
    "@evil.example",
    "/å//evil.example",
];

/// ASVS 3.7.2; attack row 16.
#[test]
fn nobody_is_sent_to_another_site() {
    let town = Town::new();
    let email = town.somebody("agent").email.clone();
    let mut found = Vec::new();
    for to in ELSEWHERE {
        let encoded = crate::town::encode(to);
        let signed_in = town.post("", "/sign-in", &[("email", &email), ("password", PASSWORD), ("next", to)]);
        let by_query =
            town.post("", &format!("/sign-in?next={encoded}"), &[("email", &email), ("password", PASSWORD)]);
        let language = town.post("", "/language", &[("lang", "sv"), ("back", to)]);
        for (what, heard) in
            [("sign-in", &signed_in), ("sign-in by query", &by_query), ("language", &language)]
        {
            let place = heard.header("location");
            let is_ours = place.starts_with('/')
                && !place.starts_with("//")
                && !place.contains('\\')
                && !place.contains("evil.example\r");
            if heard.status != 303
                || !is_ours
                || place.contains("evil") && !place.starts_with("/%") && place != "/"
            {
                found.push(format!("{what} to {to:?}: {} {place:?}", heard.status));
            }
        }
        let shown = scan(&town.get("", &format!("/sign-in?next={encoded}")).text());
        let hidden = shown
            .tags
            .iter()
            .filter(|tag| tag.get("name") == Some("next"))
            .filter_map(|tag| tag.get("value"));
        found.extend(
            hidden.filter(|value| value.contains("evil")).map(|value| format!("the form keeps {value:?}")),
        );
    }
    nothing(found, "only paths of our own are gone to");
    let heard = town.post(
        "",
        "/sign-in",
        &[("email", &email), ("password", PASSWORD), ("next", "/needs?state=open")],
    );
    assert_eq!(heard.header("location"), "/needs?state=open");
}

/// ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4, 3.4.1.
#[test]
fn cookies_are_out_of_reach_of_scripts_and_other_sites() {
    let town = Town::new();
    let email = town.somebody("agent").email.clone();
    let heard = town.try_sign_in(&email, PASSWORD);
    for cookie in said(&heard) {
        assert!(
            cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"),
            "{cookie}"
        );
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    let over_tls = Town::run_as(web::Site { is_tls: true, ..web::Site::default() });
    let email = over_tls.somebody("agent").email.clone();
    let heard = over_tls.try_sign_in(&email, PASSWORD);
    assert!(!said(&heard).is_empty());
    for cookie in said(&heard) {
        assert!(
            cookie.starts_with("__Host-varv=")
                && cookie.contains("; Secure")
                && cookie.contains("; HttpOnly"),
            "{cookie}"
        );
    }
    assert!(heard.header("strict-transport-security").contains("max-age=63072000"));
    let token = cookie_of(&heard, "__Host-varv").expect("a session");
    assert!(is_in(&over_tls, &format!("cookie:__Host-varv={token}")));
    assert!(
        !is_in(&over_tls, &format!("cookie:varv={token}")),
        "a cookie that another host could set is not believed"
    );
    let heard = over_tls.post("", "/language", &[("lang", "sv"), ("back", "/")]);
    assert!(said(&heard).iter().all(|cookie| cookie.contains("; Secure")), "{:?}", said(&heard));
}

/// ASVS 4.1.3; attack row 16.
#[test]
fn the_host_that_a_request_names_stands_in_no_answer() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let mut found = Vec::new();
    let names = [
        "host",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-original-url",
        "x-rewrite-url",
        "forwarded",
        "x-host",
    ];
    let spoofed = |mut asked: testing::Call| {
        for name in names {
            asked = with(asked, name, "evil-host.example");
        }
        asked
    };
    for route in gets(&town) {
        for path in addresses(&town, &judge, route, 1) {
            for path in [path.clone(), api(&path)] {
                for who in ["", town.who("admin").as_str()] {
                    let heard = town.wire.send(spoofed(call("GET", who, &path)));
                    let all = format!("{:?} {}", heard.headers, heard.text());
                    // Who asks for security.txt must be given a whole address (RFC 9116), and is given their own; no
                    // cache keeps it.
                    let is_wanted = path == "/.well-known/security.txt";
                    let is_told = all.contains("evil-host");
                    found.extend((is_told && !is_wanted).then(|| path.clone()));
                }
            }
        }
    }
    let person = town.somebody("invited").id;
    let link = town.wire.send(spoofed(form(
        "POST",
        &town.who("admin"),
        &format!("/persons/{person}/account/link"),
        &[],
    )));
    assert!(link.status == 200 && !link.text().contains("evil-host"), "{}", link.status);
    nothing(found, "no answer repeats the host");
}

/// ASVS 4.1.3; attack row 6.
#[test]
fn a_senders_address_and_name_are_not_believed_from_headers() {
    let town = Town::new();
    for name in [
        "remote-user",
        "x-remote-user",
        "x-forwarded-user",
        "x-auth-request-user",
        "x-forwarded-email",
        "x-webauth-user",
    ] {
        let asked = with(call("GET", "", "/api/v1/account"), name, &town.somebody("admin").email);
        assert_eq!(town.wire.send(asked).status, 401, "{name}");
    }
    // Guesses from one address are counted for it, whatever it says that it is.
    let guess = |n: usize| {
        let mut asked = form(
            "POST",
            "",
            "/sign-in",
            &[("email", &format!("guess{n}@sjovik.example")), ("password", "fel")],
        );
        asked.address = "203.0.113.9".to_owned();
        for name in ["x-forwarded-for", "x-real-ip", "forwarded", "client-ip"] {
            asked = with(asked, name, &format!("198.51.100.{n}"));
        }
        town.wire.send(asked)
    };
    let statuses: Vec<u16> = (0..12).map(|n| guess(n).status).collect();
    assert!(statuses.contains(&429), "{statuses:?}");
}

/// ASVS 6.3.1; attack row 14.
#[test]
fn guessing_is_stopped_before_the_tenth_guess() {
    let town = Town::new();
    let email = town.somebody("agent").email.clone();
    let answers: Vec<Heard> = (0..10).map(|_| town.try_sign_in(&email, "fel lösenord")).collect();
    let first = answers.iter().position(|heard| heard.status == 429);
    assert!(
        first.is_some_and(|at| at < 9),
        "{:?}",
        answers.iter().map(|heard| heard.status).collect::<Vec<_>>()
    );
    let wait: i64 = answers[first.unwrap_or(0)].header("retry-after").parse().expect("seconds");
    assert!(wait > 0);
    assert_eq!(
        town.try_sign_in(&email, PASSWORD).status,
        429,
        "the right one waits too, or it would be told"
    );
    let nobody: Vec<u16> =
        (0..10).map(|_| town.try_sign_in("nobody@sjovik.example", "fel lösenord").status).collect();
    assert_eq!(
        nobody,
        answers.iter().map(|heard| heard.status).collect::<Vec<_>>(),
        "an account that is not there waits alike"
    );
    town.base.clock.advance_seconds(wait + 1);
    assert_eq!(town.try_sign_in(&email, PASSWORD).status, 303);
}

#[test]
fn a_read_only_token_changes_nothing_and_one_for_a_kind_touches_no_other() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let reader = token(&town, "head-of-it", &json!({ "name": "Läser", "scope": "read" }));
    let kinds = token(
        &town,
        "head-of-it",
        &json!({ "name": "Personer", "scope": "kinds", "kinds": ["person"], "may_write": true }),
    );
    let before = town.stored_but(&["account_pass"]);
    let mut found = Vec::new();
    for route in posts(&town).filter(|route| !route.doc.is_page_only) {
        let of_person = matches!(route.gate, Gate::Verb("person", _));
        for path in addresses(&town, &judge, route, 3) {
            let fields = sound_fields(route);
            let body: serde_json::Map<String, Json> =
                fields.iter().map(|(n, v)| ((*n).to_owned(), v.as_str().into())).collect();
            for (what, who) in [("reader", &reader), ("kinds", &kinds)] {
                if what == "kinds" && of_person {
                    continue;
                }
                let heard = town.tell(who, &path, &Json::Object(body.clone()));
                if heard.status < 400 {
                    found.push(format!("{what} {path}: {}", heard.status));
                }
            }
        }
    }
    assert_eq!(before, town.stored_but(&["account_pass"]), "{found:?}");
    nothing(found, "a token does only what its owner allowed");
    assert_eq!(town.read(&kinds, "/persons").status, 200);
    let needs = town.read(&kinds, "/needs").text();
    assert!(!needs.contains("zq"), "{needs}");
    assert_eq!(town.read(&kinds, &format!("/needs/{}", town.needs.north)).status, 404);
    assert_eq!(town.read(&reader, &format!("/needs/{}", town.needs.north)).status, 200);
}

#[test]
fn a_token_is_shown_once_kept_as_a_hash_and_ends_when_it_is_revoked() {
    let town = Town::new();
    let token = token(&town, "agent", &json!({}));
    let secret = token.trim_start_matches("token:").to_owned();
    let mine = town.sign_in("agent");
    assert!(
        !town.get(&mine, "/account").text().contains(&secret)
            && !town.read(&mine, "/account").text().contains(&secret)
    );
    let kept = town
        .db()
        .read(|reading| {
            reading.rows(store::Sql::open("a test looks for a secret", "SELECT * FROM account_pass"))
        })
        .expect("rows");
    assert!(!format!("{kept:?}").contains(&secret));
    assert!(!format!("{kept:?}").contains(mine.trim_start_matches("cookie:varv=")));
    let id = town.number("SELECT MAX(id) FROM account_pass WHERE kind = 'token'");
    assert_eq!(
        town.post(&town.sign_in("architect"), &format!("/account/tokens/{id}/revoke"), &[]).status,
        404
    );
    assert!(is_in(&town, &token));
    assert_eq!(town.post(&mine, &format!("/account/tokens/{id}/revoke"), &[]).status, 303);
    assert!(!is_in(&town, &token));
}

/// ASVS 14.2.1.
#[test]
fn a_one_time_link_opens_once_and_only_the_newest_does() {
    let town = Town::new();
    let admin = town.who("admin");
    let person = town.somebody("invited").id;
    let link = || {
        let heard = town.tell(&admin, &format!("/persons/{person}/account/link"), &json!({}));
        let made: Json = serde_json::from_slice(&heard.body).expect("JSON");
        made["path"].as_str().expect("a path").to_owned()
    };
    let (older, newer) = (link(), link());
    assert_eq!(town.get("", &older).status, 409);
    for lang in ["sv", "en"] {
        let heard = town.wire.send(with(call("GET", "", &newer), "accept-language", lang));
        assert!(heard.status == 200 && heard.header("cache-control") == "no-store");
        assert!(
            crate::scan::missing_keys(&heard.text()).is_empty()
                && crate::scan::loose_ends(&scan(&heard.text())).is_empty()
        );
    }
    let fields = [("password", NEW), ("password_again", NEW)];
    assert_eq!(town.post("", &newer, &[("password", "kort"), ("password_again", "kort")]).status, 422);
    assert_eq!(town.post("", &newer, &fields).status, 303);
    assert_eq!(town.post("", &newer, &fields).status, 409);
    assert_eq!(town.try_sign_in(&town.somebody("invited").email, NEW).status, 303);
    let late = link();
    town.base.clock.advance_seconds(2 * 86_400);
    assert_eq!(town.post("", &late, &fields).status, 409);
}

/// Turns the person's second factor on; gives its key.
fn turn_factor_on(town: &Town, cookie: &str) -> totp_rs::Totp {
    assert_eq!(town.post(cookie, "/account/totp/start", &[("password_now", PASSWORD)]).status, 303);
    let page = town.get(cookie, "/account/totp/start").text();
    let at = page.find("<code data-copy>").expect("the key in letters") + "<code data-copy>".len();
    let key: String = page[at..].chars().take_while(|c| *c != '<').filter(|c| !c.is_whitespace()).collect();
    let key = totp_rs::Secret::try_from_base32(&key).expect("base32");
    let totp =
        totp_rs::Builder::new().with_secret(key).with_account_name("x".to_owned()).build().expect("a key");
    let heard = town.post(cookie, "/account/totp/start", &[("code", &code(town, &totp))]);
    assert_eq!(heard.status, 200, "{}", heard.text());
    totp
}

fn code(town: &Town, totp: &totp_rs::Totp) -> String {
    totp.generate(u64::try_from(town.base.clock.now().0 / 1_000_000).expect("a time")).to_string()
}

/// Attack row 5.
#[test]
fn the_password_alone_opens_nothing_once_there_is_a_second_factor() {
    let town = Town::new();
    let mine = town.sign_in("agent");
    let totp = turn_factor_on(&town, &mine);
    let heard = town.try_sign_in(&town.somebody("agent").email, PASSWORD);
    assert_eq!(heard.header("location"), "/sign-in/code");
    let half = format!("cookie:varv={}", cookie_of(&heard, "varv").expect("a half session"));
    for path in ["/", "/needs", "/account", "/account/totp/start", "/api/v1/account"] {
        assert_ne!(town.get(&half, path).status, 200, "{path}");
    }
    for lang in ["sv", "en"] {
        let heard = town.wire.send(with(call("GET", &half, "/sign-in/code"), "accept-language", lang));
        assert!(heard.status == 200 && crate::scan::missing_keys(&heard.text()).is_empty());
    }
    let used = code(&town, &totp);
    assert_eq!(
        town.post(&half, "/sign-in/code", &[("code", &used)]).status,
        422,
        "the code that turned it on is used up"
    );
    town.base.clock.advance_seconds(60);
    let heard = town.post(&half, "/sign-in/code", &[("code", &code(&town, &totp))]);
    assert_eq!(heard.status, 303, "{}", heard.text());
    let whole = format!("cookie:varv={}", cookie_of(&heard, "varv").expect("a session"));
    assert!(is_in(&town, &whole) && whole != half && !is_in(&town, &half));
    // A link for a new password does not go round it.
    let person = town.somebody("agent").id;
    let made: Json = serde_json::from_slice(
        &town.tell(&town.who("admin"), &format!("/persons/{person}/account/link"), &json!({})).body,
    )
    .expect("JSON");
    assert_eq!(
        town.post("", made["path"].as_str().expect("a path"), &[("password", NEW), ("password_again", NEW)])
            .status,
        303
    );
    assert_eq!(town.try_sign_in(&town.somebody("agent").email, NEW).header("location"), "/sign-in/code");
}

/// ASVS 6.3.3.
#[test]
fn whoever_must_have_a_second_factor_gets_no_further_than_the_page_that_turns_it_on() {
    let town = Town::new();
    town.make(&town.who("admin"), "/account-rules", &json!({ "require": "yes" }));
    let (agent, teacher) = (town.sign_in("agent"), town.sign_in("teacher-north"));
    let heard = town.get(&agent, "/needs");
    assert_eq!(heard.status, 303);
    let first = heard.header("location").to_owned();
    assert_eq!(town.get(&agent, &first).status, 200, "{first}");
    assert_eq!(town.read(&agent, "/needs").status, 403);
    assert_eq!(town.get(&teacher, "/needs").status, 200);
    turn_factor_on(&town, &agent);
    assert_eq!(town.get(&agent, "/needs").status, 200);
}

/// ASVS 7.5.1.
#[test]
fn what_is_grave_asks_for_the_password_once_more() {
    let town = Town::new();
    let mine = town.sign_in("agent");
    for (path, more) in [
        ("/account/password", vec![("password", NEW), ("password_again", NEW)]),
        ("/account/tokens/make", vec![("name", "Prov"), ("scope", "whole"), ("ends_on", "2026-06-30")]),
        ("/account/totp/start", vec![]),
    ] {
        let before = town.stored_but(&["journal"]);
        let mut fields = more.clone();
        assert_eq!(town.post(&mine, path, &fields).status, 422, "{path} without it");
        fields.push(("password_now", "fel lösenord"));
        assert_eq!(town.post(&mine, path, &fields).status, 422, "{path} with a wrong one");
        assert_eq!(before, town.stored_but(&["journal"]));
    }
}

/// ASVS 3.4.2, 3.4.3, 3.4.4, 3.4.6, 14.3.2; attack rows 16, 20.
#[test]
fn every_answer_carries_the_rules_for_the_browser() {
    let town = filled::town();
    let judge = Judge::of(&town);
    let admin = town.who("admin");
    let mut calls: Vec<testing::Call> = Vec::new();
    for route in gets(&town) {
        for path in addresses(&town, &judge, route, 1) {
            calls.extend([
                call("GET", &admin, &path),
                call("GET", "", &path),
                call("GET", &admin, &api(&path)),
            ]);
        }
    }
    for path in ["/nowhere", "/api/v1/nowhere", "/needs/0", "/needs/export?format=exe", "/assets/nothing.css"]
    {
        calls.push(call("GET", &admin, path));
    }
    calls.extend([
        call("DELETE", &admin, "/needs"),
        form("POST", &admin, "/needs/ask", &[("title", "")]),
        call("GET", "token:wrong", "/needs"),
    ]);
    let page = scan(&town.get(&admin, "/").text());
    let assets = page
        .tags
        .iter()
        .filter_map(|tag| tag.get("src").or(tag.get("href")))
        .filter(|href| href.starts_with("/assets/"));
    calls.extend(assets.map(|path| call("GET", "", path)));
    let mut found = Vec::new();
    for asked in calls {
        let path = format!("{} {}", asked.method, asked.path);
        let heard = town.wire.send(asked);
        let policy = heard.header("content-security-policy");
        let is_strict = policy.contains("default-src 'self'")
            && !policy.contains("unsafe")
            && !policy.contains('*')
            && !policy.contains("http");
        let rules = policy.contains("frame-ancestors 'none'")
            && policy.contains("base-uri 'none'")
            && policy.contains("object-src 'none'");
        if !is_strict
            || !rules
            || heard.header("x-content-type-options") != "nosniff"
            || heard.header("referrer-policy") != "same-origin"
        {
            found.push(format!("{path} ({}): {policy:?}", heard.status));
        }
        if !path.contains("/assets/") && heard.header("cache-control") != "no-store" {
            found.push(format!("{path} may be kept: {:?}", heard.header("cache-control")));
        }
        if heard.headers.iter().any(|(name, _)| {
            name.starts_with("access-control-") || name == "server" || name == "x-powered-by"
        }) {
            found.push(format!("{path} says too much: {:?}", heard.headers));
        }
    }
    nothing(found, "every answer is dressed");
}

#[test]
fn what_is_fetched_ahead_is_not_yet_heard() {
    let town = Town::new();
    let need = town.make(
        &town.who("teacher-north"),
        "/needs/ask",
        &json!({ "title": "Projektor", "text": "En till" }),
    );
    town.make(&town.who("head-of-it"), &format!("/needs/{need}/decline"), &json!({ "reason": "Inte nu" }));
    let line = town.journal_length();
    let heard = town.wire.send(with(
        call("GET", &town.who("teacher-north"), &format!("/needs/{need}")),
        "sec-purpose",
        "prefetch",
    ));
    assert_eq!((heard.status, town.journal_length()), (503, line));
    assert_eq!(town.get(&town.who("teacher-north"), &format!("/needs/{need}")).status, 200);
    assert_eq!(town.journal_length(), line + 1);
}

/// ASVS 14.2.1.
#[test]
fn the_journal_and_addresses_hold_neither_names_nor_secrets() {
    let town = filled::town();
    let sql = store::Sql::open("a test reads the journal", "SELECT facts FROM journal");
    let facts: Vec<(String,)> = town.db().read(|reading| reading.all(sql)).expect("the journal");
    let facts: String = facts.into_iter().map(|(fact,)| fact).collect::<Vec<_>>().join("\n");
    let mut found: Vec<String> = town
        .marks
        .iter()
        .filter(|mark| facts.contains(&mark.word))
        .map(|mark| format!("the journal holds {}", mark.word))
        .collect();
    found.extend((facts.contains('@')).then(|| "the journal holds an address".to_owned()));
    // No page leads anywhere by an address with a personal word in it.
    let who = town.who("head-of-it");
    for path in ["/", "/needs", "/persons", "/grants", "/groups", "/journal", "/account"] {
        let page = scan(&town.get(&who, path).text());
        let led = links(&page)
            .into_iter()
            .chain(actions(&page))
            .filter(|href| href.contains("zq") || href.contains('@') || href.contains("%40"));
        found.extend(led.map(|href| format!("{path} leads to {href}")));
    }
    nothing(found, "names and secrets stay out of journal and addresses");
}
