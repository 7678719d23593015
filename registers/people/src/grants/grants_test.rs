use access::{Actor, Extent, Grant, Role};
use kernel::{Id, Refused};
use serde_json::json;

use crate::grants::{CannotGrant, within_reach};
use crate::pages_test::{site, words};
use crate::{Holder, NewGrant, NewGroup, add_group, add_member, end_grant, give, grants_of};

/// Who gives what within their own reach, as a picture: the roles across by their first letters.
#[test]
fn who_may_give_which_role() {
    let holder = |role, extent| Actor::person(Id::new(1), vec![Grant { role, unit: Id::new(3), extent }]);
    let unit = Id::new(3);
    let gives = |actor: &Actor| -> String {
        let given = Role::ALL.into_iter().filter(|role| within_reach(actor, *role, unit).is_ok());
        let words: Vec<&str> = given.map(Role::word).collect();
        if words.len() == Role::ALL.len() { "every role".to_owned() } else { words.join(" ") }
    };
    let mut picture = format!(
        "{:30}{}\n",
        "administrator everywhere",
        gives(&holder(Role::Administrator, Extent::Organisation))
    );
    for role in Role::ALL {
        let words = gives(&holder(role, Extent::Units(vec![unit])));
        if !words.is_empty() {
            picture.push_str(&format!("{:30}{words}\n", role.word()));
        }
    }
    insta::assert_snapshot!(picture, @r"
    administrator everywhere      every role
    administrator                 head-of-it architect agent project-manager staff pupil guardian
    head-of-it                    head-of-it architect agent project-manager staff
    leader                        staff pupil guardian
    ");
}

#[test]
fn a_grant_is_refused_beyond_ones_own_reach_even_with_another_role_there() {
    let grants = vec![
        Grant { role: Role::HeadOfIt, unit: Id::new(3), extent: Extent::Units(vec![Id::new(3)]) },
        Grant { role: Role::Leader, unit: Id::new(4), extent: Extent::Units(vec![Id::new(4)]) },
    ];
    let actor = Actor::person(Id::new(1), grants);
    assert_eq!(within_reach(&actor, Role::Agent, Id::new(3)), Ok(()));
    assert_eq!(within_reach(&actor, Role::Agent, Id::new(4)), Err(CannotGrant::BeyondReach));
    assert_eq!(within_reach(&actor, Role::Auditor, Id::new(3)), Err(CannotGrant::NotYours(Role::Auditor)));
}

#[test]
fn a_head_of_it_makes_somebody_an_agent_for_a_time() {
    let (site, sample) = site();
    let who = words(&sample).head;
    let unit = sample.education.to_string();
    let fields = [
        ("person", "nils.lind@sjovik.example"),
        ("role", "agent"),
        ("unit", unit.as_str()),
        ("from", "2026-03-05"),
        ("until", "2026-03-09"),
    ];
    let answer = site.post(&who, "/grants/give", &fields);
    assert_eq!(answer.status, 303, "{}", answer.text);
    let count = || site.db().read(|r| grants_of(r, sample.teacher_north, r.now())).unwrap().len();
    assert_eq!(count(), 1);
    assert!(site.get(&who, "/grants?state=coming").text.contains("Begins later"));
    site.base.clock.advance_seconds(3 * 86_400);
    assert_eq!(count(), 2);
    assert_eq!(site.get(&who, "/api/v1/grants?state=ending").json()["items"].as_array().unwrap().len(), 1);
    site.base.clock.advance_seconds(5 * 86_400);
    assert_eq!(count(), 1, "the day after the last one it no longer holds");
}

fn code(site: &testing::Site, who: &str, body: serde_json::Value) -> String {
    let answer = site.api(who, "/grants/give", &body);
    match answer.json()["code"].as_str() {
        Some(code) => code.to_owned(),
        None => answer.status.to_string(),
    }
}

/// Attack row 4.
#[test]
fn nobody_gives_themselves_a_role_not_even_an_administrator() {
    let (site, sample) = site();
    let words = words(&sample);
    let own = |person: Id<kernel::Person>| json!({ "person": person, "role": "staff", "unit": sample.north });
    assert_eq!(code(&site, &words.admin, own(sample.admin)), "people-grant-to-oneself");
    assert_eq!(code(&site, &words.head, own(sample.head_of_it)), "people-grant-to-oneself");
    let group = NewGroup { name: "Grupp".into(), about: String::new(), unit: sample.root };
    let group = add_group(site.db(), &Actor::operator(), &group).unwrap();
    add_member(site.db(), &Actor::operator(), group, sample.admin).unwrap();
    let to_group = json!({ "group": group, "role": "auditor", "unit": sample.root });
    assert_eq!(code(&site, &words.admin, to_group), "people-grant-to-oneself");
}

/// Attack row 4.
#[test]
fn nobody_gives_what_they_do_not_administer() {
    let (site, sample) = site();
    let words = words(&sample);
    let give = |role: &str, unit| json!({ "person": sample.teacher_north, "role": role, "unit": unit });
    assert_eq!(code(&site, &words.head, give("administrator", sample.root)), "people-grant-not-yours");
    assert_eq!(code(&site, &words.head, give("leader", sample.north)), "people-grant-not-yours");
    assert_eq!(code(&site, &words.leader_north, give("agent", sample.north)), "people-grant-not-yours");
    assert_eq!(code(&site, &words.leader_north, give("staff", sample.south)), "people-grant-beyond-reach");
    assert_eq!(code(&site, &words.leader_north, give("guardian", sample.north)), "201");
    for who in [&words.teacher_north, &words.agent, &words.auditor, &words.pupil] {
        assert_eq!(code(&site, who, give("staff", sample.north)), "403");
        assert_eq!(site.get(who, "/grants/give").status, 403);
    }
}

#[test]
fn a_bad_form_tells_every_error() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    let fields = [("role", "kung"), ("unit", ""), ("from", "nu")];
    let answer = site.post(&who, "/grants/give", &fields);
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("4 answers"), "{}", answer.text);
    let nobody = json!({ "person": "Ingen Alls", "role": "staff", "unit": sample.north });
    assert_eq!(site.api(&who, "/grants/give", &nobody).json()["errors"][0]["code"], "no-such-person");
    let backwards = json!({ "person": sample.pupil, "role": "staff", "unit": 1, "from": "2026-05-02", "until": "2026-05-01" });
    assert_eq!(site.api(&who, "/grants/give", &backwards).json()["errors"][0]["code"], "before-it-begins");
    let over = json!({ "person": sample.pupil, "role": "staff", "unit": 1, "from": "2024-01-01", "until": "2025-12-31" });
    assert_eq!(site.api(&who, "/grants/give", &over).json()["errors"][0]["code"], "day-is-past");
}

#[test]
fn a_leader_finds_nobody_outside_their_own_units() {
    let (site, sample) = site();
    let who = words(&sample).leader_north;
    for person in ["Sara Lund", "sara.lund@sjovik.example", &sample.teacher_south.to_string()] {
        let body = json!({ "person": person, "role": "staff", "unit": sample.north });
        assert_eq!(
            site.api(&who, "/grants/give", &body).json()["errors"][0]["code"],
            "no-such-person",
            "{person}"
        );
    }
}

#[test]
fn a_grant_is_ended_by_who_could_give_it_and_only_once() {
    let (site, sample) = site();
    let words = words(&sample);
    let agent = NewGrant::now(Holder::Person(sample.teacher_north), Role::Agent, sample.north);
    let id = give(site.db(), &Actor::operator(), &agent).unwrap();
    let path = format!("/grants/{id}/end");
    assert_eq!(site.api(&words.leader_north, &path, &json!({})).json()["code"], "people-grant-not-yours");
    assert_eq!(site.api(&words.teacher_north, &path, &json!({})).status, 403);
    assert_eq!(site.api(&words.pupil, &path, &json!({})).status, 404);
    assert_eq!(site.api(&words.head, &path, &json!({ "version": 7 })).status, 409);
    assert_eq!(site.post(&words.head, &path, &[("version", "1")]).status, 303);
    assert_eq!(site.api(&words.head, &path, &json!({})).json()["code"], "people-grant-has-ended");
    assert!(site.get(&words.head, "/grants?state=ended").text.contains(&format!("/grants/{id}")));
}

#[test]
fn a_grants_last_day_is_moved_by_who_could_give_it_while_it_has_not_ended() {
    let (site, sample) = site();
    let words = words(&sample);
    let agent = NewGrant {
        until: "2026-03-09".parse().ok(),
        ..NewGrant::now(Holder::Person(sample.teacher_north), Role::Agent, sample.north)
    };
    let id = give(site.db(), &Actor::operator(), &agent).unwrap();
    let send = |who: &str, until: &str| {
        let body = json!({ "until": until, "reason": "Skrevs fel" });
        site.api(who, &format!("/grants/{id}/last-day"), &body)
    };
    assert_eq!(send(&words.leader_north, "2026-06-01").json()["code"], "people-grant-not-yours");
    assert_eq!(send(&words.teacher_north, "2026-06-01").status, 403);
    assert_eq!(send(&words.head, "2020-06-01").status, 422);
    assert_eq!(send(&words.head, "2026-06-01").status, 201);
    let until = || site.get(&words.head, &format!("/api/v1/grants/{id}")).json()["until"].clone();
    assert!(until().as_str().is_some_and(|until| until.starts_with("2026-06-01")), "{}", until());
    assert_eq!(send(&words.head, "").status, 201);
    assert!(until().is_null(), "until further notice");
    let page = site.get(&words.head, &format!("/grants/{id}")).text;
    assert!(
        page.contains("Reason: Skrevs fel") && page.contains(&format!("/grants/{id}/last-day")),
        "{page}"
    );
    assert_eq!(send(&words.head, "2026-03-05").status, 201);
    site.base.clock.advance_seconds(9 * 86_400);
    assert_eq!(send(&words.head, "2026-06-01").json()["code"], "people-grant-has-ended");
}

#[test]
fn the_last_administrator_cannot_be_ended() {
    let (site, sample) = site();
    let operator = Actor::operator();
    let all = site.get(&words(&sample).head, "/api/v1/grants?role=administrator").json();
    let id = Id::new(all["items"][0]["id"].as_i64().unwrap());
    let refused = end_grant(site.db(), &operator, id, None).unwrap_err();
    assert_eq!(refused, Refused::rule("people-last-administrator"));
    let brief = NewGrant {
        until: "2026-03-20".parse().ok(),
        ..NewGrant::now(Holder::Person(sample.architect), Role::Administrator, sample.root)
    };
    give(site.db(), &operator, &brief).unwrap();
    end_grant(site.db(), &operator, id, None).unwrap();
}

#[test]
fn who_needs_to_is_told_of_roles_that_end_soon() {
    let (site, sample) = site();
    let soon = NewGrant {
        until: "2026-03-09".parse().ok(),
        ..NewGrant::now(Holder::Person(sample.teacher_north), Role::Agent, sample.north)
    };
    give(site.db(), &Actor::operator(), &soon).unwrap();
    let path = "/api/v1/grants?state=ending";
    let words = words(&sample);
    let count = |who: &str| site.get(who, path).json()["items"].as_array().unwrap().len();
    assert_eq!((count(&words.head), count(&words.leader_north), count(&words.pupil)), (1, 1, 0));
}
