use access::{Actor, Role};
use kernel::Id;
use serde_json::json;
use testing::Site;

use crate::pages_test::{site, words};
use crate::samples::Sample;
use crate::{Holder, NewGrant, NewGroup, PersonGroup, add_group, add_member, give, grants_of};

fn group(site: &Site, sample: &Sample) -> Id<PersonGroup> {
    let new = NewGroup { name: "Superanvändare".into(), about: "Hjälper till.".into(), unit: sample.north };
    add_group(site.db(), &Actor::operator(), &new).unwrap()
}

#[test]
fn a_leader_makes_a_group_and_fills_it() {
    let (site, sample) = site();
    let who = words(&sample).leader_north;
    let unit = sample.north.to_string();
    let answer = site.post(&who, "/groups/add", &[("name", "Arbetslag"), ("unit", unit.as_str())]);
    assert_eq!(answer.status, 303, "{}", answer.text);
    let path = answer.location;
    assert_eq!(site.post(&who, &format!("{path}/members"), &[("person", "Nils Lind")]).status, 303);
    assert!(site.get(&who, &path).text.contains("Take out Nils Lind"));
    assert_eq!(
        site.api(&who, &format!("{path}/members"), &json!({ "person": "Nils Lind" })).json()["code"],
        "people-group-is-member"
    );
    assert_eq!(site.get(&words(&sample).teacher_north, &path).status, 200, "who is in it may read it");
    assert_eq!(site.get(&words(&sample).pupil, &path).status, 404);
    assert_eq!(site.post(&who, &format!("{path}/members/{}/remove", sample.teacher_north), &[]).status, 303);
    assert_eq!(site.get(&words(&sample).teacher_north, &path).status, 404);
}

#[test]
fn a_group_is_kept_by_those_of_its_unit() {
    let (site, sample) = site();
    let id = group(&site, &sample);
    let words = words(&sample);
    let south = testing::word(sample.leader_south.number(), &[(Role::Leader, &[sample.south.number()])]);
    let edit = json!({ "name": "Nytt namn", "unit": sample.north, "version": 1 });
    assert_eq!(site.api(&south, &format!("/groups/{id}/edit"), &edit).status, 404);
    assert_eq!(site.api(&words.agent, &format!("/groups/{id}/edit"), &edit).status, 403);
    let away = json!({ "name": "Nytt namn", "unit": sample.south });
    assert_eq!(site.api(&words.leader_north, &format!("/groups/{id}/edit"), &away).status, 403);
    assert_eq!(site.api(&words.leader_north, &format!("/groups/{id}/edit"), &edit).status, 201);
    assert_eq!(site.api(&words.leader_north, &format!("/groups/{id}/edit"), &edit).status, 409);
    let taken = json!({ "name": "Nytt namn", "unit": sample.north });
    assert_eq!(site.api(&words.leader_north, "/groups/add", &taken).json()["errors"][0]["field"], "name");
    assert_eq!(
        site.api(&words.leader_north, "/groups/add", &json!({ "name": "" })).json()["errors"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn taking_somebody_into_a_group_is_giving_them_its_roles() {
    let (site, sample) = site();
    let id = group(&site, &sample);
    let words = words(&sample);
    give(site.db(), &Actor::operator(), &NewGrant::now(Holder::Group(id), Role::Agent, sample.education))
        .unwrap();
    let path = format!("/groups/{id}/members");
    let take =
        |who: &str, person: &str| site.api(who, &path, &json!({ "person": person })).json()["code"].clone();
    assert_eq!(take(&words.leader_north, "Nils Lind"), "people-grant-not-yours");
    assert_eq!(take(&words.head, &sample.head_of_it.to_string()), "people-grant-to-oneself");
    assert_eq!(take(&words.head, "Nils Lind"), json!(null));
    let roles = || site.db().read(|r| grants_of(r, sample.teacher_north, r.now())).unwrap().len();
    assert_eq!(roles(), 2);
    assert_eq!(site.post(&words.head, &format!("/groups/{id}/close"), &[("version", "1")]).status, 303);
    assert_eq!(roles(), 1, "a closed group gives nothing");
    assert_eq!(take(&words.head, "Elsa Alm"), "people-group-is-closed");
}

#[test]
fn a_group_with_the_last_administrator_cannot_be_emptied_or_closed() {
    let (site, sample) = site();
    let (db, operator) = (site.db(), Actor::operator());
    let new = NewGroup { name: "Förvaltare".into(), about: String::new(), unit: sample.root };
    let id = add_group(db, &operator, &new).unwrap();
    add_member(db, &operator, id, sample.architect).unwrap();
    give(db, &operator, &NewGrant::now(Holder::Group(id), Role::Administrator, sample.root)).unwrap();
    crate::leave(db, &operator, sample.admin, crate::Leaving { on: None, version: None }).unwrap();
    let who = words(&sample).head;
    let remove = site.api(&who, &format!("/groups/{id}/members/{}/remove", sample.architect), &json!({}));
    assert_eq!(remove.json()["code"], "people-last-administrator");
    assert_eq!(
        site.api(&who, &format!("/groups/{id}/close"), &json!({})).json()["code"],
        "people-last-administrator"
    );
}
