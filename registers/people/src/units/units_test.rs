use access::{Actor, Role};
use kernel::{Id, Refused, Unit};
use serde_json::json;
use testing::Site;

use crate::pages_test::{site, words};
use crate::samples::Sample;
use crate::tables::units;
use crate::{Holder, NewGrant, NewUnit, UnitKind, UnitState, add_unit, give, grants_of};

fn refused_rule(refused: &Refused) -> &'static str {
    match refused {
        Refused::Rule { key, .. } => key,
        other => panic!("no rule: {other:?}"),
    }
}

fn add(site: &Site, name: &str, parent: Id<Unit>) -> Id<Unit> {
    add_unit(site.db(), &Actor::operator(), &NewUnit::named(name, UnitKind::Department, parent)).unwrap()
}

fn reload(site: &Site, id: Id<Unit>) -> crate::OrgUnit {
    site.db().read(|reading| units::load(reading, id)).unwrap()
}

#[test]
fn an_administrator_adds_a_unit_and_the_tree_shows_it() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    let parent = sample.education.to_string();
    let fields =
        [("parent", parent.as_str()), ("name", "Östra skolan"), ("kind", "school"), ("code", "4030")];
    let answer = site.post(&who, "/units/add", &fields);
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert!(site.get(&who, "/units").text.contains("Östra skolan"));
    assert!(site.get(&who, "/units/list?q=östra").text.contains("Östra skolan"));
    let tree = site.get(&who, "/api/v1/units").json();
    let depths: Vec<i64> =
        tree["items"].as_array().unwrap().iter().map(|unit| unit["depth"].as_i64().unwrap()).collect();
    assert_eq!(depths, [0, 1, 2, 2, 2]);
    assert!(site.get(&who, &answer.location).text.contains("The unit was added."));
}

#[test]
fn only_keepers_within_their_reach_add_units() {
    let (site, sample) = site();
    let words = words(&sample);
    let new = |parent: Id<Unit>| json!({ "parent": parent, "name": "Ny", "kind": "school" });
    for who in [&words.teacher_north, &words.leader_north, &words.auditor, &words.agent] {
        assert_eq!(site.api(who, "/units/add", &new(sample.north)).status, 403);
        assert_eq!(site.get(who, "/units/add").status, 403);
    }
    let head_of_north =
        testing::word(sample.head_of_it.number(), &[(Role::HeadOfIt, &[sample.north.number()])]);
    assert_eq!(site.api(&head_of_north, "/units/add", &new(sample.south)).status, 403);
    assert_eq!(site.api(&head_of_north, "/units/add", &new(sample.north)).status, 201);
    assert_eq!(site.get("", "/units").status, 303);
}

#[test]
fn a_bad_form_tells_every_error_and_loses_nothing() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    let fields = [("parent", ""), ("name", "Å"), ("kind", "castle"), ("code", "4099"), ("opened_on", "soon")];
    let answer = site.post(&who, "/units/add", &fields);
    assert_eq!(answer.status, 422);
    for text in ["4 answers need", "value=\"Å\"", "value=\"4099\""] {
        assert!(answer.text.contains(text), "{text}: {}", answer.text);
    }
    let taken = json!({ "parent": sample.root, "name": "Kopia", "kind": "school", "code": "4010" });
    let answer = site.api(&who, "/units/add", &taken);
    assert_eq!((answer.status, answer.json()["errors"][0]["field"].as_str()), (422, Some("code")));
}

#[test]
fn a_rename_from_a_stale_page_is_a_conflict_and_the_old_name_is_kept() {
    let (site, sample) = site();
    let who = words(&sample).head;
    let path = format!("/units/{}/rename", sample.north);
    let fields = [("name", "Nya norra skolan"), ("kind", "school"), ("code", "4010"), ("version", "1")];
    assert_eq!(site.post(&who, &path, &fields).status, 303);
    assert_eq!(site.post(&who, &path, &fields).status, 409);
    let page = site.get(&who, &format!("/units/{}", sample.north)).text;
    assert!(
        page.contains("Nya norra skolan") && page.contains("Norra skolan") && page.contains("Was renamed")
    );
}

#[test]
fn a_unit_moves_with_all_below_it_but_never_under_itself() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    let class = add(&site, "Arbetslag A", sample.north);
    let move_to =
        |unit: Id<Unit>, to: Id<Unit>| site.api(&who, &format!("/units/{unit}/move"), &json!({ "to": to }));
    assert_eq!(move_to(sample.north, class).json()["code"], "people-unit-under-itself");
    assert_eq!(move_to(sample.north, sample.north).json()["code"], "people-unit-under-itself");
    assert_eq!(move_to(sample.north, sample.education).json()["code"], "people-unit-stands-there");
    assert_eq!(move_to(sample.root, sample.north).json()["code"], "people-unit-is-organisation");
    assert_eq!(move_to(sample.north, sample.south).status, 201);
    let leader = site.db().read(|r| grants_of(r, sample.leader_south, r.now())).unwrap();
    let below = leader.iter().find(|grant| grant.role == Role::Leader).map(|grant| grant.extent.clone());
    let mut reach = vec![sample.south, sample.north, class];
    reach.sort_unstable();
    assert_eq!(
        below,
        Some(access::Extent::Units(reach)),
        "who leads the unit above now reaches what came below it"
    );
}

#[test]
fn the_tree_has_twelve_levels_at_most() {
    let (site, sample) = site();
    let mut deepest = sample.north;
    for level in 4..=12 {
        deepest = add(&site, &format!("Nivå {level}"), deepest);
    }
    let thirteenth = NewUnit::named("Nivå 13", UnitKind::Other, deepest);
    let refused = add_unit(site.db(), &Actor::operator(), &thirteenth).unwrap_err();
    assert_eq!(refused_rule(&refused), "people-unit-too-deep");
    let two = add(&site, "Två", sample.south);
    add(&site, "Under två", two);
    let above = site.db().read(|r| units::load(r, deepest)).unwrap().parent.unwrap();
    let to = crate::NewPlace { to: above, version: None };
    let refused = crate::move_unit(site.db(), &Actor::operator(), two, to).unwrap_err();
    assert_eq!(refused_rule(&refused), "people-unit-too-deep");
}

fn merge(site: &Site, who: &str, unit: Id<Unit>, into: Id<Unit>) -> testing::Answer {
    site.api(who, &format!("/units/{unit}/merge"), &json!({ "into": into }))
}

#[test]
fn a_merge_moves_everything_and_loses_nothing() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    let class = add(&site, "Arbetslag A", sample.north);
    let old = add(&site, "Nedlagd paviljong", sample.north);
    crate::close_unit(site.db(), &Actor::operator(), old, crate::Closing { on: None, version: None })
        .unwrap();
    assert_eq!(merge(&site, &who, sample.north, sample.south).status, 201);

    let north = reload(&site, sample.north);
    assert_eq!(north.parent, Some(sample.south));
    assert!(matches!(north.state, UnitState::Merged { into, .. } if into == sample.south));
    assert_eq!(reload(&site, class).parent, Some(sample.south));
    assert_eq!(reload(&site, old).parent, Some(sample.north), "what was closed stays below the merged unit");
    let teacher = site.get(&who, &format!("/api/v1/persons/{}", sample.teacher_north)).json();
    assert_eq!(teacher["unit"]["id"], sample.south.number());
    assert_eq!(teacher["roles"][0]["unit"]["id"], sample.south.number());
    let leader = site.db().read(|r| grants_of(r, sample.leader_south, r.now())).unwrap();
    let reach = leader.iter().find(|grant| grant.role == Role::Leader).unwrap();
    for unit in [sample.south, sample.north, class, old] {
        assert!(reach.extent.covers(Some(unit)), "the receiving unit's leader no longer reaches {unit}");
    }
    assert!(
        site.get(&who, "/units").text.find("Norra skolan").is_none(),
        "a merged unit is not in the tree of open ones"
    );
    assert!(site.get(&who, "/units?closed=1").text.contains("Norra skolan"));
    closure_is_right(&site);
}

#[test]
fn a_merge_is_refused_where_roles_would_reach_too_far_or_round() {
    let (site, sample) = site();
    let words = words(&sample);
    let class = add(&site, "Arbetslag A", sample.north);
    assert_eq!(
        merge(&site, &words.admin, sample.north, sample.root).json()["code"],
        "people-unit-into-organisation"
    );
    assert_eq!(merge(&site, &words.admin, sample.north, class).json()["code"], "people-unit-into-itself");
    assert_eq!(merge(&site, &words.admin, sample.root, class).json()["code"], "people-unit-is-organisation");
    assert_eq!(merge(&site, &words.head, sample.north, sample.south).status, 403);
    assert_eq!(merge(&site, &words.leader_north, sample.north, sample.south).status, 403);
}

#[test]
fn a_unit_with_somebody_in_it_stays_open_and_says_who() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    let path = format!("/units/{}/close", sample.north);
    crate::protect(site.db(), &Actor::operator(), sample.pupil, crate::From(None)).unwrap();
    let answer = site.api(&who, &path, &json!({})).json();
    assert_eq!(answer["code"], "people-unit-has-persons");
    let title = answer["title"].as_str().unwrap();
    assert!(title.contains("Nils Lind") && !title.contains("Elsa Alm"), "{title}");
    let answer = site.api(&who, &format!("/units/{}/close", sample.education), &json!({})).json();
    assert!(answer["title"].as_str().unwrap().contains("Norra skolan, Södra skolan"));
}

#[test]
fn a_closed_unit_takes_nothing_in_and_opens_again() {
    let (site, sample) = site();
    let who = words(&sample).head;
    let class = add(&site, "Arbetslag A", sample.north);
    assert_eq!(site.post(&who, &format!("/units/{class}/close"), &[("on", "2026-03-02")]).status, 303);
    let new = json!({ "parent": class, "name": "Ny", "kind": "other" });
    assert_eq!(site.api(&who, "/units/add", &new).json()["code"], "people-unit-parent-closed");
    let person = json!({ "name": "Ny Person", "unit": class, "role": "staff" });
    assert_eq!(site.api(&who, "/persons/add", &person).json()["errors"][0]["code"], "unit-closed");
    let grant = NewGrant::now(Holder::Person(sample.teacher_north), Role::Staff, class);
    assert_eq!(
        refused_rule(&give(site.db(), &Actor::operator(), &grant).unwrap_err()),
        "people-grant-unit-closed"
    );
    assert_eq!(site.post(&who, &format!("/units/{class}/reopen"), &[]).status, 303);
    assert_eq!(site.api(&who, "/units/add", &new).status, 201);
}

#[test]
fn a_unit_that_will_close_is_open_until_then_but_takes_in_nothing_new() {
    let (site, sample) = site();
    let who = words(&sample).head;
    let class = add(&site, "Arbetslag A", sample.north);
    let path = format!("/units/{class}");
    assert_eq!(site.post(&who, &format!("{path}/close"), &[("on", "2026-06-30")]).status, 303);
    let state = || site.get(&who, &format!("/api/v1{path}")).json()["state"].clone();
    assert_eq!(state(), "open");
    assert!(site.get(&who, &path).text.contains("Closes 2026-06-30"));
    let is_listed = |state: &str| {
        let items = site.get(&who, &format!("/api/v1/units/list?state={state}")).json();
        items["items"].as_array().unwrap().iter().any(|item| item["id"] == json!(class))
    };
    assert!(is_listed("open") && !is_listed("closed"));
    assert!(site.get(&who, "/units").text.contains("Arbetslag A"));
    let new = json!({ "parent": class, "name": "Ny", "kind": "other" });
    assert_eq!(site.api(&who, "/units/add", &new).json()["code"], "people-unit-parent-closed");
    let grant = NewGrant::now(Holder::Person(sample.teacher_north), Role::Staff, class);
    assert!(give(site.db(), &Actor::operator(), &grant).is_ok());
    site.base.clock.advance_seconds(120 * 86_400);
    assert_eq!(state(), "closed");
    assert!(!is_listed("open") && is_listed("closed"));
    assert!(!site.get(&who, "/units").text.contains("Arbetslag A"));
    assert!(give(site.db(), &Actor::operator(), &grant).is_err());
}

#[test]
fn closing_a_unit_says_which_roles_still_stand_in_it() {
    let (site, sample) = site();
    let who = words(&sample).admin;
    let class = add(&site, "Arbetslag A", sample.north);
    let form = || site.get(&who, &format!("/units/{class}/close")).text;
    assert!(!form().contains("stands in the unit"));
    let grant = NewGrant::now(Holder::Person(sample.teacher_north), Role::Staff, class);
    give(site.db(), &Actor::operator(), &grant).unwrap();
    assert!(form().contains("One role stands in the unit"), "{}", form());
}

#[test]
fn the_organisation_is_founded_once_and_renamed_with_its_root() {
    let (site, sample) = site();
    let words = words(&sample);
    let again = crate::NewOrganisation { name: "En till".into(), zone: "Europe/Stockholm".into() };
    let refused = crate::found(site.db(), &Actor::operator(), &again).unwrap_err();
    assert_eq!(refused_rule(&refused), "people-organisation-is-founded");
    let new = [("name", "Sjöviks kommun"), ("zone", "Europe/Helsinki")];
    assert_eq!(site.post(&words.head, "/organisation", &new).status, 403);
    assert_eq!(
        site.post(&words.admin, "/organisation", &[("name", "Sjövik"), ("zone", "Mars/Olympus")]).status,
        422
    );
    assert_eq!(site.post(&words.admin, "/organisation", &new).status, 303);
    assert!(site.get(&words.pupil, "/units").text.contains("Sjöviks kommun"));
    assert_eq!(site.db().read(|r| crate::setting(r, "zone")).unwrap().as_deref(), Some("Europe/Helsinki"));
}

/// The closure as it is and as it would be built from the parents anew.
pub(crate) fn closure_is_right(site: &Site) {
    let reason = "a test looks at the whole tree";
    let (pairs, parents): (Vec<(i64, i64)>, Vec<(i64, Option<i64>)>) = site
        .db()
        .read(|r| {
            Ok((
                r.all(store::Sql::open(reason, "SELECT ancestor, descendant FROM unit_closure"))?,
                r.all(store::Sql::open(reason, "SELECT id, parent_id FROM unit"))?,
            ))
        })
        .unwrap();
    let parent: std::collections::HashMap<i64, Option<i64>> = parents.into_iter().collect();
    let mut wanted = Vec::new();
    for unit in parent.keys() {
        let mut above = Some(*unit);
        while let Some(ancestor) = above {
            wanted.push((ancestor, *unit));
            above = parent[&ancestor];
        }
    }
    let mut pairs = pairs;
    pairs.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(pairs, wanted);
}

mod any_order {
    use proptest::prelude::*;

    use super::*;
    use crate::{Closing, Merging, NewPlace};

    #[derive(Debug, Clone, Copy)]
    enum Step {
        Add(usize),
        Move(usize, usize),
        Merge(usize, usize),
        Close(usize),
        Reopen(usize),
    }

    fn step() -> impl Strategy<Value = Step> {
        let unit = || 0_usize..24;
        prop_oneof![
            4 => unit().prop_map(Step::Add),
            3 => (unit(), unit()).prop_map(|(one, to)| Step::Move(one, to)),
            2 => (unit(), unit()).prop_map(|(one, into)| Step::Merge(one, into)),
            1 => unit().prop_map(Step::Close),
            1 => unit().prop_map(Step::Reopen),
        ]
    }

    fn act(site: &Site, ids: &mut Vec<Id<Unit>>, step: Step) -> Result<(), Refused> {
        let (db, operator) = (site.db(), Actor::operator());
        let at = |n: usize| ids[n % ids.len()];
        match step {
            Step::Add(under) => {
                let new = NewUnit::named(format!("Enhet {}", ids.len()), UnitKind::Other, at(under));
                ids.push(add_unit(db, &operator, &new)?);
                Ok(())
            }
            Step::Move(one, to) => {
                crate::move_unit(db, &operator, at(one), NewPlace { to: at(to), version: None })
            }
            Step::Merge(one, into) => {
                crate::merge_unit(db, &operator, at(one), Merging { into: at(into), version: None })
            }
            Step::Close(one) => {
                crate::close_unit(db, &operator, at(one), Closing { on: None, version: None })
            }
            Step::Reopen(one) => crate::reopen_unit(db, &operator, at(one)),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is done in whatever order, access is asked of a true picture of the tree, within twelve levels,
        /// and nothing open stands below something closed.
        #[test]
        fn the_closure_is_what_the_parents_say(steps in prop::collection::vec(step(), 1..40)) {
            let (site, sample): (Site, Sample) = site();
            let mut ids = vec![sample.root, sample.education, sample.north, sample.south];
            for step in steps {
                match act(&site, &mut ids, step) {
                    Ok(()) | Err(Refused::Rule { .. }) => {}
                    Err(other) => panic!("{step:?}: {other}"),
                }
            }
            closure_is_right(&site);
            for id in ids {
                let unit = reload(&site, id);
                let level = site.db().read(|r| units::level(r, id)).unwrap();
                prop_assert!(level <= crate::directory::DEPTH_AT_MOST);
                if let (true, Some(parent)) = (unit.is_open(), unit.parent) {
                    prop_assert!(reload(&site, parent).is_open(), "{} is open below a closed unit", unit.name);
                }
            }
        }
    }
}

#[test]
fn the_organisation_has_a_code_that_stays_until_it_is_said_anew() {
    let (site, sample) = site();
    let words = words(&sample);
    let save = |more: &[(&str, &str)]| {
        let own = [("name", "Sjöviks kommun"), ("zone", "Europe/Stockholm")];
        let fields: Vec<(&str, &str)> = own.iter().chain(more).copied().collect();
        assert_eq!(site.post(&words.admin, "/organisation", &fields).status, 303);
        site.get(&words.admin, &format!("/api/v1/units/{}", sample.root)).json()["code"].clone()
    };
    assert_eq!(save(&[("code", "1")]), "1");
    assert!(site.get(&words.admin, "/organisation").text.contains("value=\"1\""));
    assert_eq!(save(&[]), "1", "a program that knows of no code leaves it");
    assert_eq!(save(&[("code", "")]), serde_json::Value::Null);
    let taken = [("name", "Sjövik"), ("zone", "Europe/Stockholm"), ("code", "4010")];
    assert_eq!(site.post(&words.admin, "/organisation", &taken).status, 422);
}
