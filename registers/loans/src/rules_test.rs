//! The rules, for any order of acts.

use access::Actor;
use assets::Asset;
use kernel::{Id, Person};
use proptest::prelude::*;
use store::Sql;

use crate::world::World;
use crate::{
    Condition, Ending, Loan, NewDamage, NewLoan, Noted, Payer, Prolonged, Terms, Whither, end, lend, note,
    prolong,
};

#[derive(Debug, Clone)]
enum Step {
    Lend { thing: usize, person: usize },
    End { thing: usize, whither: usize },
    Prolong { thing: usize, days: i64 },
    Damage { thing: usize },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0usize..3, 0usize..2).prop_map(|(thing, person)| Step::Lend { thing, person }),
        3 => (0usize..3, 0usize..3).prop_map(|(thing, whither)| Step::End { thing, whither }),
        1 => (0usize..3, -5i64..60).prop_map(|(thing, days)| Step::Prolong { thing, days }),
        1 => (0usize..3).prop_map(|thing| Step::Damage { thing }),
    ]
}

fn terms(world: &World) -> Terms {
    Terms {
        unit: None,
        on: None,
        due: Some(world.day(30)),
        condition: Condition::Good,
        note: String::new(),
        accessories: String::new(),
        signed: None,
    }
}

/// Does the step to the last loan of its thing; whether it was accepted.
fn act(world: &World, things: &[Id<Asset>], step: &Step) -> bool {
    let (db, operator) = (world.site.db(), Actor::operator());
    let persons: [Id<Person>; 2] = [world.who.pupil, world.who.teacher_north];
    let last = |thing: usize| -> Option<Id<Loan>> {
        let text = "SELECT id FROM loan WHERE asset_id = ? ORDER BY id DESC LIMIT 1";
        let sql = Sql::open("a test looks", text).bind(things[thing]);
        db.read(|r| r.find::<(Id<Loan>,)>(sql)).unwrap().map(|(id,)| id)
    };
    match *step {
        Step::Lend { thing, person } => lend(
            db,
            &operator,
            &NewLoan { asset: things[thing], borrower: persons[person], terms: terms(world) },
        )
        .is_ok(),
        Step::End { thing, whither } => last(thing).is_some_and(|id| {
            let ending = Ending {
                whither: Whither::ALL[whither],
                on: None,
                condition: Condition::Worn,
                note: "Så var det.".to_owned(),
                damage: None,
                seen: None,
            };
            end(db, &operator, id, &ending).is_ok()
        }),
        Step::Prolong { thing, days } => last(thing).is_some_and(|id| {
            let due = world.day(30 + days);
            prolong(db, &operator, id, &Prolonged { due, reason: "Prov".to_owned(), seen: None }).is_ok()
        }),
        Step::Damage { thing } => last(thing).is_some_and(|id| {
            let damage = NewDamage { what: "Repa".to_owned(), cost: None, payer: Payer::Unit };
            note(db, &operator, id, &Noted { damage, on: None }).is_ok()
        }),
    }
}

/// The whole history, in order.
fn history(world: &World) -> Vec<(i64, i64, String, String)> {
    let sql = Sql::open("a test looks", "SELECT id, loan_id, what, note FROM loan_step ORDER BY id");
    world.site.db().read(|r| r.all(sql)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_thing_has_one_open_loan_and_no_history_is_ever_lost(steps in prop::collection::vec(step(), 1..24)) {
        let world = World::new();
        let things: Vec<Id<Asset>> = ["A", "B", "C"].iter().map(|tag| Id::new(world.thing(tag))).collect();
        let mut before = history(&world);
        for step in &steps {
            let is_done = act(&world, &things, step);
            let now = history(&world);
            prop_assert_eq!(now.len(), before.len() + usize::from(is_done), "{:?} is one line or none", step);
            prop_assert_eq!(&now[..before.len()], &before[..], "what was said stays");
            before = now;
            let twice = world.count(
                "SELECT COUNT(*) FROM (SELECT asset_id FROM loan WHERE state = 'open' GROUP BY asset_id HAVING COUNT(*) > 1) twice",
            );
            prop_assert_eq!(twice, 0);
            let apart = world.count(
                "SELECT COUNT(*) FROM asset WHERE (state = 'lent') <> EXISTS
                 (SELECT 1 FROM loan WHERE loan.asset_id = asset.id AND loan.state = 'open'
                 AND loan.person_id = asset.person_id)",
            );
            prop_assert_eq!(apart, 0, "a thing is lent to whoever its open loan names, and to nobody else");
        }
    }
}
