//! Who sees which things there are, and who sees who has them: list, search, export, card and single read agree.

use access::{Actor, Extent, Grant, Role};
use kernel::Id;
use proptest::prelude::*;
use serde_json::json;
use store::Sql;

use crate::moving::Whom;
use crate::world::World;
use crate::{Facts, NewAsset, POLICY, State, Verb, Whereabouts, add};

#[test]
fn a_school_sees_its_own_and_whoever_has_a_thing_sees_it() {
    let world = World::new();
    let north = world.add("SJ-N", &json!({ "place": "Sal 1" }));
    let south = world.add("SJ-S", &json!({ "unit": world.who.south }));
    let pupil = world.name(world.who.pupil);
    assert_eq!(world.moved(&world.head(), north, "lent", &pupil, "").status, 201);
    let sees = |who: &str, id| world.asset(who, id).status == 200;
    assert!(sees(&world.leader_north(), north) && !sees(&world.leader_north(), south));
    assert!(sees(&world.leader_south(), south) && !sees(&world.leader_south(), north));
    assert!(sees(&world.agent_north(), north) && !sees(&world.agent_north(), south));
    assert!(sees(&world.controller(), north) && sees(&world.controller(), south));
    assert!(sees(&world.pupil(), north) && !sees(&world.pupil(), south));
    assert!(!sees(&world.teacher_north(), north), "a colleague's or a pupil's thing is none of theirs");
    assert_eq!(world.tags(&world.pupil(), ""), ["SJ-N"]);
    assert_eq!(world.found(&world.leader_south(), "SJ-N"), Vec::<String>::new());
    assert_eq!(world.found(&world.leader_north(), "SJ-N"), ["SJ-N · Norrsken Bok 14"]);
    assert_eq!(world.site.get("", "/equipment").status, 303, "whoever is not signed in signs in");
}

#[test]
fn who_has_a_thing_is_told_to_those_who_keep_it_and_to_its_units_management_alone() {
    let world = World::new();
    let id = world.add("SJ-N", &json!({ "note": "Tredje skärmen" }));
    let pupil = world.name(world.who.pupil);
    assert_eq!(world.moved(&world.head(), id, "lent", &pupil, "Lån").status, 201);
    let file = |who: &str| world.site.get(who, "/equipment/export?format=csv").text;
    for who in [world.head(), world.agent_north(), world.leader_north()] {
        let asset = world.asset(&who, id).json();
        assert_eq!((&asset["person"], &asset["note"]), (&json!(pupil), &json!("Tredje skärmen")));
        assert!(file(&who).contains(&pupil));
        assert_eq!(world.tags(&who, &format!("?person={}", world.who.pupil)), ["SJ-N"]);
    }
    let asset = world.asset(&world.controller(), id).json();
    assert!(asset["person"].is_null() && asset.get("note").is_none() && asset.get("history").is_none());
    let page = world.site.get(&world.controller(), &format!("/equipment/{id}")).text;
    assert!(!page.contains(&pupil) && !page.contains("Tredje"), "{page}");
    assert!(!file(&world.controller()).contains(&pupil));
    assert!(world.tags(&world.controller(), &format!("?person={}", world.who.pupil)).is_empty());
    let own = world.asset(&world.pupil(), id).json();
    assert!(own["person"] == json!(pupil) && own.get("note").is_none() && own.get("history").is_none());
}

#[test]
fn only_those_who_keep_a_units_things_change_them() {
    let world = World::new();
    let id = world.add("SJ-N", &json!({}));
    let south = world.add("SJ-S", &json!({ "unit": world.who.south }));
    let agent = world.agent_north();
    let edit = json!({ "tag": "SJ-9", "model": world.model });
    assert_eq!(world.act(&world.leader_north(), id, "edit", &edit).status, 403);
    assert_eq!(world.act(&world.teacher_north(), id, "edit", &edit).status, 404);
    assert_eq!(world.act(&agent, south, "edit", &edit).status, 404);
    assert_eq!(world.act(&agent, id, "edit", &edit).status, 201);
    assert_eq!(world.moved(&world.leader_north(), id, "in-use", "", "").status, 403);
    let away = json!({ "state": "in-use", "unit": world.who.south });
    assert_eq!(world.act(&agent, id, "move", &away).status, 403, "not to where they keep nothing");
    let new = world.fields("SJ-8", &json!({ "unit": world.who.south }));
    assert_eq!(world.site.api(&agent, "/equipment/add", &new).status, 403);
    assert_eq!(world.site.api(&world.controller(), "/equipment/add", &new).status, 403);
}

#[test]
fn a_protected_holder_has_no_name_here_and_stays_when_the_thing_moves() {
    let world = World::new();
    let id = world.add("SJ-N", &json!({}));
    let name = world.name(world.who.pupil);
    assert_eq!(world.moved(&world.head(), id, "lent", &name, "").status, 201);
    let sql = Sql::change("UPDATE person SET is_protected = 1 WHERE id = ?").bind(world.who.pupil);
    world.site.db().keep(store::Upkeep::Derived, |tx| tx.run_one(sql.clone())).unwrap();
    let page = world.site.get(&world.head(), &format!("/equipment/{id}")).text;
    assert!(!page.contains(&name) && page.contains("Protected identity"), "{page}");
    assert!(!world.site.get(&world.head(), "/equipment").text.contains(&name));
    let form = world.site.get(&world.head(), &format!("/equipment/{id}/move")).text;
    assert!(!form.contains(&name), "{form}");
    let sent = json!({ "state": "lent", "unit": world.who.north, "place": "Sal 9", "person": "•••" });
    assert_eq!(world.act(&world.head(), id, "move", &sent).status, 201);
    let text = "SELECT COUNT(*) FROM asset WHERE person_id = ? AND place = 'Sal 9'";
    let sql = Sql::open("a test looks", text).bind(world.who.pupil);
    assert_eq!(world.site.db().read(|r| r.number(sql)), Ok(1));
}

fn actor(person: i64, role: Role, unit: Id<kernel::Unit>, below: &[Id<kernel::Unit>]) -> Actor {
    let extent = if below.is_empty() { Extent::Organisation } else { Extent::Units(below.to_vec()) };
    Actor::person(Id::new(person), vec![Grant { role, unit, extent }])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn the_decision_on_one_thing_and_the_scope_of_many_agree(
        things in prop::collection::vec((0usize..4, 0usize..4), 1..8)
    ) {
        let world = World::new();
        let who = &world.who;
        let units = [who.root, who.education, who.north, who.south];
        let persons = [None, Some(who.pupil), Some(who.teacher_north), Some(who.leader_north)];
        for (n, (unit, person)) in things.into_iter().enumerate() {
            let facts = Facts {
                tag: format!("T{n}"), serial: None, uuid: None, macs: Vec::new(), model: Id::new(world.model),
                bought_on: None, price: None, supplier: String::new(), warranty_until: None, note: String::new(),
            };
            let at = Whereabouts { state: State::InUse, unit: units[unit], place: String::new(), person: None };
            let person = persons[person].map_or(Whom::Nobody, Whom::Person);
            add(world.site.db(), &Actor::operator(), &NewAsset { facts, at, person }).unwrap();
        }
        let schools = [who.education, who.north, who.south];
        let actors = [
            actor(who.pupil.number(), Role::Pupil, who.north, &[who.north]),
            actor(who.teacher_north.number(), Role::Staff, who.north, &[who.north]),
            actor(who.leader_north.number(), Role::Leader, who.education, &schools),
            actor(who.agent.number(), Role::Agent, who.north, &[who.north]),
            actor(who.head_of_it.number(), Role::HeadOfIt, who.root, &[]),
            actor(who.auditor.number(), Role::Controller, who.root, &[]),
        ];
        let every = POLICY.scope(&Actor::operator(), Verb::Read);
        let ids: Vec<(i64,)> = world.site.db().read(|r| r.all(Sql::open("a test", "SELECT id FROM asset ORDER BY id"))).unwrap();
        let ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
        let all = world.site.db().read(|r| crate::store::assets::these(r, &every, &ids)).unwrap();
        for actor in &actors {
            for verb in [Verb::Read, Verb::Survey, Verb::Move, Verb::Label] {
                let decided: Vec<i64> = all.iter().filter(|asset| POLICY.may(actor, verb, *asset)).map(|asset| asset.id.number()).collect();
                let text = "SELECT asset.id FROM asset WHERE {scope} ORDER BY asset.id";
                let scoped: Vec<(i64,)> = world.site.db().read(|r| r.all(Sql::within(&POLICY.scope(actor, verb), text))).unwrap();
                prop_assert_eq!(&decided, &scoped.into_iter().map(|(id,)| id).collect::<Vec<_>>(), "{:?} {:?}", actor.grants, verb);
            }
        }
    }
}
