//! What is for some is for nobody else: list, catalogue, search, choice, export, card and single read agree.

use access::{Actor, Extent, Grant, Role};
use kernel::{Id, Unit};
use proptest::prelude::*;
use serde_json::json;
use store::Sql;

use crate::world::World;
use crate::{Audience, ChoiceFor, Facts, NewService, POLICY, Reporting, Service, State, Verb, add};

#[test]
fn a_service_for_some_units_is_read_in_them_below_them_and_by_those_who_lead_above_them() {
    let world = World::new();
    let north = world.add("Skärm i sal", &json!({ "audience": "units", "units": [world.who.north] }));
    let schools = world.add("Lärplattform", &json!({ "audience": "units", "units": [world.who.education] }));
    let sees = |who: &str, id| world.service(who, id).status == 200;
    assert!(sees(&world.teacher_north(), north) && !sees(&world.teacher_south(), north));
    assert!(sees(&world.teacher_north(), schools) && sees(&world.teacher_south(), schools));
    assert!(sees(&world.leader_of_all_schools(), north) && sees(&world.agent(), north));
    assert_eq!(world.names(&world.teacher_south(), "/services/catalogue"), ["Lärplattform"]);
    assert_eq!(world.found(&world.teacher_south(), "sk%C3%A4rm"), Vec::<String>::new());
    assert_eq!(world.found(&world.teacher_north(), "sk%C3%A4rm"), ["Skärm i sal"]);
}

#[test]
fn the_register_and_its_file_are_for_those_who_survey_services() {
    let world = World::new();
    world.add("Skärm i sal", &json!({}));
    world.add("Kommande", &json!({ "state": "planned" }));
    assert_eq!(world.names(&world.agent(), "/services").len(), 2);
    assert!(world.names(&world.teacher_north(), "/services").is_empty());
    let file = |who: &str| world.site.get(who, "/services/export?format=csv");
    assert!(file(&world.agent()).text.contains("Kommande"));
    let told = file(&world.teacher_north()).text;
    assert!(!told.contains("Kommande") && !told.contains("Skärm"), "{told}");
    assert_eq!(world.names(&world.agent(), "/services?state=planned"), ["Kommande"]);
}

fn actor(person: i64, role: Role, unit: Id<Unit>, below: &[Id<Unit>]) -> Actor {
    let extent = if below.is_empty() { Extent::Organisation } else { Extent::Units(below.to_vec()) };
    Actor::person(Id::new(person), vec![Grant { role, unit, extent }])
}

/// Every service that there is, with its whole record.
fn all(world: &World) -> Vec<Service> {
    let operator = POLICY.scope(&Actor::operator(), Verb::Read);
    let ids: Vec<(i64,)> =
        world.site.db().read(|r| r.all(Sql::open("a test", "SELECT id FROM service ORDER BY id"))).unwrap();
    let ids: Vec<i64> = ids.into_iter().map(|(id,)| id).collect();
    let mut all = world.site.db().read(|r| crate::store::these(r, &operator, &ids)).unwrap();
    all.sort_by_key(|service| service.id);
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_decision_on_one_service_and_the_scope_of_many_agree(
        offers in prop::collection::vec((0usize..4, 0usize..3, 0usize..4), 1..8)
    ) {
        let world = World::new();
        let who = &world.who;
        let units = [who.root, who.education, who.north, who.south];
        for (n, (unit, state, audience)) in offers.into_iter().enumerate() {
            let facts = Facts {
                name: format!("Tjänst {n}"), about: String::new(), asks: String::new(), unit: units[unit],
                owner: (n % 2 == 0).then_some(who.architect), group: None, object: String::new(),
                audience: if audience == 0 { Audience::Everybody } else { Audience::Units(vec![units[audience]]) },
                place: 100, reporting: Reporting::Open,
            };
            let begun = if state == 0 { State::Planned } else { State::Live };
            let id = add(world.site.db(), &Actor::operator(), &NewService { facts, state: begun }).unwrap();
            if state == 2 {
                let over = crate::Retiring { last_day: None, seen: None };
                crate::retire(world.site.db(), &Actor::operator(), id, &over).unwrap();
            }
        }
        let schools = [who.education, who.north, who.south];
        let actors = [
            actor(who.teacher_north.number(), Role::Staff, who.north, &[who.north]),
            actor(who.teacher_south.number(), Role::Staff, who.south, &[who.south]),
            actor(who.leader_north.number(), Role::Leader, who.education, &schools),
            actor(who.architect.number(), Role::Staff, who.root, &[]),
            actor(who.agent.number(), Role::Agent, who.north, &[who.north]),
            actor(who.pupil.number(), Role::Pupil, who.north, &[who.north]),
        ];
        for actor in &actors {
            for verb in [Verb::Read, Verb::Survey, Verb::Edit] {
                let decided: Vec<i64> = all(&world).iter().filter(|s| POLICY.may(actor, verb, *s)).map(|s| s.id.number()).collect();
                let text = "SELECT service.id FROM service WHERE {scope} ORDER BY service.id";
                let scoped: Vec<(i64,)> = world.site.db().read(|r| r.all(Sql::within(&POLICY.scope(actor, verb), text))).unwrap();
                prop_assert_eq!(&decided, &scoped.into_iter().map(|(id,)| id).collect::<Vec<_>>(), "{:?} {:?}", actor.grants, verb);
            }
            let choices = world.site.db().read(|r| crate::choices(r, actor, ChoiceFor::Reporting)).unwrap();
            let open: Vec<String> = all(&world).iter().filter(|s| s.state.is_in_use() && POLICY.may(actor, Verb::Read, *s)).map(|s| s.id.to_string()).collect();
            prop_assert_eq!(choices.into_iter().map(|c| c.value).collect::<Vec<_>>(), open);
        }
    }
}
