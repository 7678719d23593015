use access::{Actor, Extent, Role};
use kernel::{Day, Id, Person};
use serde_json::{Value as Json, json};
use testing::Site;

use crate::pages_test::{site, words};
use crate::samples::Sample;
use crate::{Holder, NewGrant, NewGroup, add_group, add_member, folded_email, give, grants_of, protect};

fn protected(site: &Site, sample: &Sample) -> Id<Person> {
    protect(site.db(), &Actor::operator(), sample.teacher_north, crate::From(None)).unwrap();
    sample.teacher_north
}

fn listed(site: &Site, who: &str, path: &str) -> Vec<i64> {
    let items = site.get(who, &format!("/api/v1{path}")).json();
    items["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()).collect()
}

fn journal_words(site: &Site, who: &str) -> String {
    site.get(who, "/journal").text
}

#[test]
fn an_address_is_folded_and_a_slip_is_found() {
    assert_eq!(folded_email(" Anna.Ek@Sjovik.Example "), Some("anna.ek@sjovik.example".to_owned()));
    for bad in [
        "",
        "anna",
        "@sjovik.example",
        "anna@",
        "anna@sjovik",
        "a b@c.de",
        "a@b@c.de",
        "a@.de",
        "a@b..de",
        "<a@b.de>",
    ] {
        assert_eq!(folded_email(bad), None, "{bad:?}");
    }
}

#[test]
fn whoever_is_added_has_the_first_role_in_the_home_unit() {
    let (site, sample) = site();
    let who = words(&sample).leader_north;
    let unit = sample.north.to_string();
    let fields =
        [("name", "Ny Lärare"), ("email", "NY@Sjovik.example"), ("unit", unit.as_str()), ("role", "staff")];
    let answer = site.post(&who, "/persons/add", &fields);
    assert_eq!(answer.status, 303, "{}", answer.text);
    let id: Id<Person> = answer.location.rsplit('/').next().unwrap().parse().unwrap();
    let grants = site.db().read(|r| grants_of(r, id, r.now())).unwrap();
    assert_eq!((grants.len(), grants[0].role, grants[0].unit), (1, Role::Staff, sample.north));
    let shown = site.get(&who, &format!("/api/v1/persons/{id}")).json();
    assert_eq!(shown["email"], "ny@sjovik.example");
}

#[test]
fn nobody_places_a_person_outside_their_own_units() {
    let (site, sample) = site();
    let words = words(&sample);
    let new = |unit: Id<kernel::Unit>| json!({ "name": "Ny Lärare", "unit": unit, "role": "staff" });
    assert_eq!(site.api(&words.leader_north, "/persons/add", &new(sample.south)).status, 403);
    for who in [&words.teacher_north, &words.agent, &words.auditor, &words.pupil] {
        assert_eq!(site.api(who, "/persons/add", &new(sample.north)).status, 403);
        assert_eq!(site.get(who, "/persons/add").status, 403);
    }
}

#[test]
fn a_bad_form_tells_every_error_and_keeps_what_was_typed() {
    let (site, sample) = site();
    let who = words(&sample).head;
    let fields = [("name", ""), ("email", "anna"), ("phone", "ring mig"), ("unit", ""), ("role", "chef")];
    let answer = site.post(&who, "/persons/add", &fields);
    assert_eq!(answer.status, 422);
    for text in ["5 answers", "value=\"anna\"", "value=\"ring mig\"", "is not an e-mail address"] {
        assert!(answer.text.contains(text), "{text}: {}", answer.text);
    }
    let taken = json!({ "name": "Nils Två", "email": "Nils.Lind@sjovik.example", "unit": sample.north, "role": "staff" });
    let errors = site.api(&who, "/persons/add", &taken).json();
    assert_eq!(
        (&errors["errors"][0]["field"], &errors["errors"][0]["code"]),
        (&json!("email"), &json!("taken"))
    );
}

#[test]
fn everyone_reads_their_own_and_few_read_more() {
    let (site, sample) = site();
    let words = words(&sample);
    let mine = sample.teacher_north;
    assert_eq!(listed(&site, &words.teacher_north, "/persons"), [mine.number()]);
    assert_eq!(site.get(&words.teacher_north, &format!("/persons/{}", sample.pupil)).status, 404);
    assert_eq!(site.get(&words.pupil, &format!("/persons/{mine}")).status, 404);
    assert_eq!(site.get(&words.leader_north, &format!("/persons/{}", sample.teacher_south)).status, 404);
    let north = listed(&site, &words.leader_north, "/persons");
    assert_eq!(north.len(), 4);
    assert_eq!(listed(&site, &words.agent, "/persons").len(), 12);
    assert_eq!(listed(&site, &words.agent, &format!("/persons?unit={}", sample.education)).len(), 6);
}

/// ASVS 8.1.2, 8.2.3, 15.3.1.
#[test]
fn phone_and_email_are_for_it_and_the_persons_own_leader() {
    let (site, sample) = site();
    let words = words(&sample);
    let path = format!("/persons/{}", sample.teacher_north);
    for who in [&words.admin, &words.head, &words.agent, &words.leader_north, &words.teacher_north] {
        assert_eq!(site.get(who, &format!("/api/v1{path}")).json()["email"], "nils.lind@sjovik.example");
        assert!(site.get(who, "/persons").text.contains("nils.lind@sjovik.example"));
    }
    let shown = site.get(&words.auditor, &format!("/api/v1{path}")).json();
    assert_eq!((shown.get("email"), shown.get("phone"), &shown["name"]), (None, None, &json!("Nils Lind")));
    for path in [path.as_str(), "/persons", "/persons/export?format=csv", "/persons/export?format=json"] {
        let text = site.get(&words.auditor, path).text;
        assert!(text.contains("Nils Lind") && !text.contains("nils.lind@"), "{path}");
    }
    // An architect may see an address where the person is shown, but is not shown the register.
    assert_eq!(listed(&site, &words.architect, "/persons"), [sample.architect.number()]);
}

/// Attack row 7.
#[test]
fn a_leader_edits_their_own_but_not_the_address_one_signs_in_with() {
    let (site, sample) = site();
    let words = words(&sample);
    let path = format!("/persons/{}/edit", sample.teacher_north);
    let unit = sample.north.to_string();
    let edit = |who: &str, name: &str, email: &str, version: &str| {
        let fields = [("name", name), ("email", email), ("unit", unit.as_str()), ("version", version)];
        site.post(who, &path, &fields)
    };
    let mail = "nils.lind@sjovik.example";
    let refused = edit(&words.leader_north, "Nils Lind", "annan@sjovik.example", "1");
    assert!(refused.status == 422 && refused.text.contains("Ask a system administrator"));
    assert_eq!(edit(&words.leader_north, "Nils Lindqvist", mail, "1").status, 303);
    assert_eq!(edit(&words.head, "Nils Lind", mail, "1").status, 409, "the page was older than the change");
    assert_eq!(edit(&words.head, "Nils Lindqvist", "annan@sjovik.example", "2").status, 303);
    assert_eq!(edit(&words.teacher_north, "Nils", mail, "3").status, 403);
    let south = testing::word(sample.leader_south.number(), &[(Role::Leader, &[sample.south.number()])]);
    assert_eq!(edit(&south, "Nils", mail, "3").status, 404);
}

#[test]
fn a_new_home_unit_takes_the_first_role_along() {
    let (site, sample) = site();
    let who = words(&sample).head;
    let body = json!({ "name": "Nils Lind", "unit": sample.south });
    let path = format!("/persons/{}/edit", sample.teacher_north);
    assert_eq!(site.api(&who, &path, &body).status, 201);
    let grants = site.db().read(|r| grants_of(r, sample.teacher_north, r.now())).unwrap();
    assert_eq!(grants.len(), 1);
    assert_eq!(grants[0].extent, Extent::Units(vec![sample.south]));
}

#[test]
fn leaving_ends_every_role_at_once_and_coming_back_brings_the_first_again() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    let (db, operator) = (site.db(), Actor::operator());
    let group = add_group(
        db,
        &operator,
        &NewGroup { name: "Superanvändare".into(), about: String::new(), unit: sample.north },
    )
    .unwrap();
    give(db, &operator, &NewGrant::now(Holder::Group(group), Role::Agent, sample.north)).unwrap();
    add_member(db, &operator, group, sample.leader_north).unwrap();
    let grants = || db.read(|r| grants_of(r, sample.leader_north, r.now())).unwrap();
    assert_eq!(grants().len(), 3);
    let path = format!("/persons/{}/leave", sample.leader_north);
    assert!(site.get(&who, &path).text.contains("2 roles end"));
    assert_eq!(site.post(&who, &path, &[("on", "2026-03-02")]).status, 303);
    assert!(grants().is_empty());
    assert_eq!(site.post(&who, &path, &[("on", "2026-03-02")]).status, 409);
    site.base.clock.advance_seconds(86_400);
    assert!(listed(&site, &who, "/persons?state=left").contains(&sample.leader_north.number()));
    assert_eq!(site.post(&who, &format!("/persons/{}/return", sample.leader_north), &[]).status, 303);
    let roles: Vec<Role> = grants().iter().map(|grant| grant.role).collect();
    assert_eq!(roles, [Role::Staff], "other roles are given anew by somebody");
}

#[test]
fn a_word_with_an_odd_letter_can_be_asked_for() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    for path in ["/persons", "/units/list"] {
        for odd in ["ab%E2%92%B8cd", "ab%F0%9F%84%B0cd"] {
            assert_eq!(site.get(&who, &format!("{path}?q={odd}")).status, 200, "{path} {odd}");
        }
    }
}

#[test]
fn a_last_day_ahead_ends_roles_when_it_has_passed() {
    let (site, sample) = site();
    let (db, operator) = (site.db(), Actor::operator());
    let group = add_group(
        db,
        &operator,
        &NewGroup { name: "Grupp".into(), about: String::new(), unit: sample.north },
    )
    .unwrap();
    give(db, &operator, &NewGrant::now(Holder::Group(group), Role::Agent, sample.north)).unwrap();
    add_member(db, &operator, group, sample.teacher_north).unwrap();
    let on: Day = "2026-03-10".parse().unwrap();
    crate::leave(db, &operator, sample.teacher_north, crate::Leaving { on: Some(on), version: None })
        .unwrap();
    let count = || db.read(|r| grants_of(r, sample.teacher_north, r.now())).unwrap().len();
    assert_eq!(count(), 2);
    site.base.clock.advance_seconds(8 * 86_400);
    assert_eq!(count(), 2, "the last day itself is a working day");
    site.base.clock.advance_seconds(86_400);
    assert_eq!(count(), 0);
    assert_eq!(crate::run_out(db).unwrap(), 1);
    assert_eq!(crate::run_out(db).unwrap(), 0);
    assert!(journal_words(&site, &words(&sample).auditor).contains("The role Staff member ran out."));
}

#[test]
fn a_last_day_ahead_can_be_moved_both_ways_with_a_reason_that_the_journal_keeps() {
    let (site, sample) = site();
    let (db, words) = (site.db(), words(&sample));
    let path = format!("/persons/{}", sample.teacher_north);
    let send = |verb: &str, on: &str| {
        let answer =
            site.api(&words.admin, &format!("{path}/{verb}"), &json!({ "on": on, "reason": "Fel datum" }));
        (answer.status, answer.json()["code"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(send("last-day", "2026-05-01"), (409, "people-person-no-day-ahead".to_owned()));
    let leave = json!({ "on": "2026-03-10" });
    assert_eq!(site.api(&words.admin, &format!("{path}/leave"), &leave).status, 201);
    assert!(site.get(&words.admin, &path).text.contains(&format!("{path}/last-day")));
    assert_eq!(send("last-day", "2020-01-01").0, 422);
    assert_eq!(send("last-day", "2026-04-10").0, 201);
    let count = || db.read(|r| grants_of(r, sample.teacher_north, r.now())).unwrap().len();
    site.base.clock.advance_seconds(20 * 86_400);
    assert_eq!(count(), 1, "the role goes on until the new day");
    assert_eq!(send("last-day", "2026-04-05").0, 201);
    assert!(journal_words(&site, &words.auditor).contains("Reason: Fel datum"));
    site.base.clock.advance_seconds(20 * 86_400);
    assert_eq!(count(), 0);
    assert_eq!(send("last-day", "2026-06-10").0, 409, "what has been has been");
}

#[test]
fn the_last_administrator_stays_and_nobody_ends_their_own_time() {
    let (site, sample) = site();
    let words = words(&sample);
    let path = format!("/persons/{}/leave", sample.admin);
    let last =
        crate::leave(site.db(), &Actor::operator(), sample.admin, crate::Leaving { on: None, version: None });
    assert_eq!(last, Err(kernel::Refused::rule("people-last-administrator")));
    assert_eq!(site.api(&words.admin, &path, &json!({})).json()["code"], "people-person-oneself");
    let second = NewGrant::now(Holder::Person(sample.architect), Role::Administrator, sample.root);
    give(site.db(), &Actor::operator(), &second).unwrap();
    let second = testing::word(sample.architect.number(), &[(Role::Administrator, &[])]);
    assert_eq!(site.api(&second, &path, &json!({})).status, 201);
}

#[test]
fn only_who_could_end_each_role_ends_the_persons_time_or_changes_the_address() {
    let (site, sample) = site();
    let words = words(&sample);
    let (db, operator) = (site.db(), Actor::operator());
    let beyond = "people-person-roles-beyond-reach";
    let local =
        testing::word(sample.leader_north.number(), &[(Role::Administrator, &[sample.north.number()])]);
    let leave = format!("/persons/{}/leave", sample.teacher_north);
    let edit = format!("/persons/{}/edit", sample.teacher_north);
    let address = json!({ "name": "Nils Lind", "position": "Lärare", "email": "ny@sjovik.example", "unit": sample.north });
    let coming = NewGrant {
        from: Day::new(2026, 4, 1),
        ..NewGrant::now(Holder::Person(sample.teacher_north), Role::Administrator, sample.root)
    };
    let grant = give(db, &operator, &coming).unwrap();
    for who in [&words.leader_north, &local, &words.head] {
        assert_eq!(site.api(who, &leave, &json!({})).json()["code"], beyond);
        assert_eq!(site.get(who, &leave).status, 409);
    }
    for who in [&local, &words.head] {
        assert_eq!(site.api(who, &edit, &address).json()["code"], beyond);
    }
    crate::end_grant(db, &operator, grant, None).unwrap();
    let group = NewGroup { name: "Grupp".into(), about: String::new(), unit: sample.north };
    let group = add_group(db, &operator, &group).unwrap();
    give(db, &operator, &NewGrant::now(Holder::Group(group), Role::Auditor, sample.root)).unwrap();
    add_member(db, &operator, group, sample.teacher_north).unwrap();
    assert_eq!(site.api(&words.leader_north, &leave, &json!({})).json()["code"], beyond, "through a group");
    crate::remove_member(db, &operator, group, sample.teacher_north).unwrap();
    assert_eq!(site.api(&local, &edit, &address).status, 201);
    assert_eq!(
        site.api(&words.leader_north, &leave, &json!({})).status,
        201,
        "the basic role comes with the place"
    );
}

#[test]
fn whoever_leaves_on_a_coming_day_is_here_until_it_has_passed() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    let path = format!("/persons/{}", sample.teacher_north);
    assert_eq!(site.api(&who, &format!("{path}/leave"), &json!({ "on": "2026-06-01" })).status, 201);
    let state = || site.get(&who, &format!("/api/v1{path}")).json();
    assert_eq!((&state()["state"], &state()["left_on"]), (&json!("active"), &json!("2026-06-01")));
    let is_listed = |state: &str| {
        listed(&site, &who, &format!("/persons?state={state}")).contains(&sample.teacher_north.number())
    };
    assert!(is_listed("active") && !is_listed("left"));
    assert!(site.get(&who, &format!("/units/{}", sample.north)).text.contains("Nils Lind"));
    let agent = json!({ "person": sample.teacher_north.to_string(), "role": "agent", "unit": sample.north });
    let given = site.api(&who, "/grants/give", &agent);
    assert_eq!(given.status, 201, "{}", given.text);
    let choices = || site.db().read(|r| crate::person_choices(r, &[Role::Agent])).unwrap();
    let can_be_chosen = || choices().iter().any(|one| one.label == "Nils Lind");
    assert!(can_be_chosen());
    let standing = || site.db().read(|r| crate::standing_grants_of(r, sample.teacher_north)).unwrap().len();
    assert_eq!(standing(), 2);
    site.base.clock.advance_seconds(92 * 86_400);
    assert!(!is_listed("active") && is_listed("left") && !can_be_chosen());
    assert_eq!(state()["state"], "left");
    assert_eq!(standing(), 0, "what was given after ends with the last day too");
    assert_eq!(site.api(&who, "/grants/give", &agent).json()["code"], "people-grant-holder-gone");
}

/// Attack row 18.
#[test]
fn a_protected_identity_is_in_no_list_search_count_or_export() {
    let (site, sample) = site();
    let words = words(&sample);
    let (db, operator) = (site.db(), Actor::operator());
    let group = add_group(
        db,
        &operator,
        &NewGroup { name: "Grupp".into(), about: String::new(), unit: sample.north },
    )
    .unwrap();
    add_member(db, &operator, group, sample.teacher_north).unwrap();
    // What they did before stays in the journal, without their name.
    let own = testing::word(sample.teacher_north.number(), &[(Role::HeadOfIt, &[])]);
    site.post(&own, "/units/add", &[("parent", "1"), ("name", "Enheten"), ("kind", "other")]);
    let person = protected(&site, &sample);
    let pages = [
        "/persons".to_owned(),
        "/persons?q=nils".to_owned(),
        format!("/persons?unit={}", sample.north),
        "/persons/export?format=csv".to_owned(),
        "/persons/export?format=json".to_owned(),
        "/api/v1/persons".to_owned(),
        format!("/units/{}", sample.north),
        format!("/groups/{group}"),
        format!("/api/v1/groups/{group}"),
        "/groups".to_owned(),
        "/grants".to_owned(),
        format!("/grants?person={person}"),
        "/grants/export?format=csv".to_owned(),
        format!("/grants/give?person={person}"),
        "/journal".to_owned(),
        format!("/journal?person={person}"),
        "/journal/export?format=json".to_owned(),
    ];
    let leader = words.leader_north.clone();
    for who in [&words.admin, &words.head, &words.agent, &words.auditor, &leader] {
        for path in &pages {
            let answer = site.get(who, path);
            assert!(
                !answer.text.contains("Nils Lind") && !answer.text.contains("nils.lind"),
                "{path} shows a protected name"
            );
        }
        assert_eq!(site.get(who, &format!("/persons/{person}")).status, 404);
        assert!(!listed(&site, who, "/persons").contains(&person.number()));
        let grant = NewGrant::now(Holder::Person(person), Role::Staff, sample.north);
        let body = json!({ "person": person.number().to_string(), "role": "staff", "unit": sample.north });
        assert!(site.api(who, "/grants/give", &body).status >= 400, "{grant:?}");
    }
    assert_eq!(site.get(&words.head, "/api/v1/groups").json()["items"][0]["members"], 0);
    let names = site.db().read(|r| crate::names(r, &Actor::person(sample.agent, vec![]), &[person])).unwrap();
    assert!(names.is_empty());
    assert!(
        site.db()
            .read(|r| crate::person_choices(r, &[Role::Staff]))
            .unwrap()
            .iter()
            .all(|c| c.label != "Nils Lind")
    );
}

/// ASVS 16.3.2.
#[test]
fn the_named_officer_opens_a_protected_page_and_the_journal_knows() {
    let (site, sample) = site();
    let words = words(&sample);
    let person = protected(&site, &sample);
    let list = site.get(&words.officer, "/persons");
    assert!(list.text.contains(&format!("Protected identity {person}")) && !list.text.contains("Nils Lind"));
    assert_eq!(listed(&site, &words.officer, "/persons?q=nils"), [person.number()]);
    let page = site.get(&words.officer, &format!("/persons/{person}"));
    assert!(
        page.status == 200
            && page.text.contains("Nils Lind")
            && page.text.contains("is noted in the journal")
    );
    let journal = site.get(&words.auditor, "/api/v1/journal").json();
    let newest = &journal["items"][0];
    assert_eq!(newest["what"], "A protected identity was opened.");
    assert_eq!(newest["who"], "Ida Holm");
    assert_eq!(newest["record"], format!("Person {person}"));
    assert_eq!(site.post(&words.admin, &format!("/persons/{person}/unprotect"), &[]).status, 404);
    assert_eq!(site.post(&words.officer, &format!("/persons/{person}/unprotect"), &[]).status, 303);
    assert_eq!(site.get(&words.auditor, &format!("/persons/{person}")).status, 200);
    assert_eq!(site.post(&words.officer, &format!("/persons/{person}/unprotect"), &[]).status, 409);
}

#[test]
fn a_leader_protects_and_then_no_longer_sees() {
    let (site, sample) = site();
    let words = words(&sample);
    let path = format!("/persons/{}", sample.pupil);
    assert_eq!(site.get(&words.leader_north, &format!("{path}/protect")).status, 200);
    let answer = site.post(&words.leader_north, &format!("{path}/protect"), &[("version", "1")]);
    assert_eq!((answer.status, answer.location.as_str()), (303, "/persons"));
    assert_eq!(site.get(&words.leader_north, &path).status, 404);
    assert_eq!(site.post(&words.agent, &format!("/persons/{}/protect", sample.guardian), &[]).status, 403);
}

#[test]
fn a_list_pages_by_key_and_sorts_both_ways() {
    let (site, sample) = site();
    let who = words(&sample).head;
    let first = site.get(&who, "/api/v1/persons?limit=5").json();
    let mut names: Vec<String> = of(&first);
    let second =
        site.get(&who, &format!("/api/v1/persons?limit=50&after={}", first["next"].as_str().unwrap())).json();
    names.extend(of(&second));
    assert_eq!(names.len(), 12);
    assert!(names.is_sorted());
    let mut falling = of(&site.get(&who, "/api/v1/persons?sort=-name").json());
    falling.reverse();
    assert_eq!(falling, names);
}

fn of(list: &Json) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}
