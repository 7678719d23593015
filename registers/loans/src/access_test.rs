//! Who may read and end a loan: the decision on one and the scope of many agree.

use access::{Actor, Extent, Grant, Role};
use kernel::Id;
use proptest::prelude::*;
use store::Sql;

use crate::world::World;
use crate::{Condition, NewLoan, POLICY, Terms, Verb, lend};

fn actor(person: i64, role: Role, unit: Id<kernel::Unit>, below: &[Id<kernel::Unit>]) -> Actor {
    let extent = if below.is_empty() { Extent::Organisation } else { Extent::Units(below.to_vec()) };
    Actor::person(Id::new(person), vec![Grant { role, unit, extent }])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn the_decision_on_one_loan_and_the_scope_of_many_agree(
        lent in prop::collection::vec((0usize..3, 0usize..3), 1..8)
    ) {
        let world = World::new();
        let who = &world.who;
        let (units, persons) = ([who.education, who.north, who.south], [who.pupil, who.teacher_north, who.leader_south]);
        for (n, (unit, person)) in lent.into_iter().enumerate() {
            let asset = Id::new(world.thing_in(&format!("T{n}"), units[unit]));
            let terms = Terms {
                unit: None, on: None, due: Some(world.day(9)), condition: Condition::Good, note: String::new(),
                accessories: String::new(), signed: None,
            };
            lend(world.site.db(), &Actor::operator(), &NewLoan { asset, borrower: persons[person], terms }).unwrap();
        }
        let schools = [who.education, who.north, who.south];
        let actors = [
            actor(who.pupil.number(), Role::Pupil, who.north, &[who.north]),
            actor(who.teacher_north.number(), Role::Staff, who.north, &[who.north]),
            actor(who.leader_north.number(), Role::Leader, who.education, &schools),
            actor(who.leader_south.number(), Role::Leader, who.south, &[who.south]),
            actor(who.agent.number(), Role::Agent, who.north, &[who.north]),
            actor(who.head_of_it.number(), Role::HeadOfIt, who.root, &[]),
            actor(who.auditor.number(), Role::Auditor, who.root, &[]),
        ];
        let all: Vec<(i64,)> = world.site.db()
            .read(|r| r.all(Sql::open("a test looks", "SELECT id FROM loan ORDER BY id"))).unwrap();
        let every = POLICY.scope(&Actor::operator(), Verb::Read);
        for actor in &actors {
            for verb in [Verb::Read, Verb::Watch, Verb::Return, Verb::Prolong, Verb::Settle] {
                let may = |id: i64| {
                    let loan = world.site.db().read(|r| crate::store::loans::within(r, &every, Id::new(id))).unwrap();
                    POLICY.may(actor, verb, &loan)
                };
                let decided: Vec<i64> = all.iter().map(|(id,)| *id).filter(|id| may(*id)).collect();
                let text = "SELECT loan.id FROM loan WHERE {scope} ORDER BY loan.id";
                let scoped: Vec<(i64,)> = world.site.db()
                    .read(|r| r.all(Sql::within(&POLICY.scope(actor, verb), text))).unwrap();
                prop_assert_eq!(decided, scoped.into_iter().map(|(id,)| id).collect::<Vec<_>>(), "{:?}", verb);
            }
        }
    }
}
