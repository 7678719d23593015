//! For random organisations: what the list shows, page by page, is what the export hands out, what the search finds, what
//! opens one by one, what the start page counts, and what the judge decides.

use std::cell::Cell;
use std::collections::BTreeSet;

use access::{Actor, Role};
use kernel::{Id, Person, Unit};
use needs::NewNeed;
use people::{Holder, NewGrant, NewGroup, NewOrganisation, NewPerson, NewUnit, UnitKind};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use store::{Sql, Upkeep};

use crate::decide::Judge;
use crate::filled::{exported, paged};
use crate::town::Town;

/// When a grant holds.
#[derive(Debug, Clone, Copy)]
enum When {
    Now,
    Past,
    Coming,
    Revoked,
}

#[derive(Debug, Clone)]
struct Given {
    /// A person's place, or a group's.
    holder: Result<usize, usize>,
    role: Role,
    unit: usize,
    when: When,
}

/// An organisation by places in its lists; places are taken modulo what there is.
#[derive(Debug, Clone)]
struct World {
    /// Each unit's parent among those before it and the root.
    units: Vec<usize>,
    persons: Vec<(usize, bool)>,
    groups: Vec<(usize, Vec<usize>)>,
    grants: Vec<Given>,
    needs: Vec<(usize, Option<usize>, Vec<usize>)>,
}

fn any_role() -> impl Strategy<Value = Role> {
    proptest::sample::select(Role::ALL.to_vec())
}

fn any_grant() -> impl Strategy<Value = Given> {
    let when = prop_oneof![6 => Just(When::Now), 1 => Just(When::Past), 1 => Just(When::Coming), 1 => Just(When::Revoked)];
    let holder = prop_oneof![4 => (0..9_usize).prop_map(Ok), 1 => (0..3_usize).prop_map(Err)];
    (holder, any_role(), 0..9_usize, when).prop_map(|(holder, role, unit, when)| Given {
        holder,
        role,
        unit,
        when,
    })
}

fn any_world() -> impl Strategy<Value = World> {
    let some = || prop::collection::vec(0..9_usize, 0..3);
    let units = prop::collection::vec(0..9_usize, 1..6);
    let persons = prop::collection::vec((0..9_usize, prop::bool::weighted(0.2)), 2..9);
    let groups = prop::collection::vec((0..9_usize, some()), 0..3);
    let grants = prop::collection::vec(any_grant(), 3..14);
    let needs = prop::collection::vec((0..9_usize, prop::option::weighted(0.3, 0..9_usize), some()), 1..12);
    (units, persons, groups, grants, needs).prop_map(|(units, persons, groups, grants, needs)| World {
        units,
        persons,
        groups,
        grants,
        needs,
    })
}

/// Makes the organisation by the operator's hand; gives its persons.
fn build(town: &Town, world: &World) -> Vec<Id<Person>> {
    let (db, operator) = (town.db(), Actor::operator());
    let founded = NewOrganisation { name: "Provköping".to_owned(), zone: "Europe/Stockholm".to_owned() };
    let mut units: Vec<Id<Unit>> = vec![people::found(db, &operator, &founded).expect("an organisation")];
    for (at, parent) in world.units.iter().enumerate() {
        let parent = units[parent % units.len()];
        let new = NewUnit::named(format!("Enhet {at}"), UnitKind::School, parent);
        units.push(people::add_unit(db, &operator, &new).expect("a unit"));
    }
    let unit = |at: usize| units[at % units.len()];
    let new: Vec<NewPerson> = world
        .persons
        .iter()
        .enumerate()
        .map(|(at, (home, _))| NewPerson::named(format!("Prov Person{at}"), unit(*home)))
        .collect();
    let persons = people::add_persons(db, &operator, &new).expect("persons");
    for (id, _) in persons.iter().zip(&world.persons).filter(|(_, (_, is_protected))| *is_protected) {
        people::protect(db, &operator, *id, people::From::default()).expect("protected");
    }
    let person = |at: usize| persons[at % persons.len()];
    let groups: Vec<_> = world
        .groups
        .iter()
        .enumerate()
        .map(|(at, (home, members))| {
            let new = NewGroup { name: format!("Grupp {at}"), about: String::new(), unit: unit(*home) };
            let group = people::add_group(db, &operator, &new).expect("a group");
            let members: BTreeSet<Id<Person>> = members.iter().map(|member| person(*member)).collect();
            for member in members {
                people::add_member(db, &operator, group, member).expect("a member");
            }
            group
        })
        .collect();
    for given in &world.grants {
        let holder = match given.holder {
            Ok(at) => Holder::Person(person(at)),
            Err(at) if !groups.is_empty() => Holder::Group(groups[at % groups.len()]),
            Err(_) => continue,
        };
        let id = people::give(db, &operator, &NewGrant::now(holder, given.role, unit(given.unit)))
            .expect("a grant");
        at_a_time(town, id.number(), given.when);
    }
    for (at, (home, owner, askers)) in world.needs.iter().enumerate() {
        let new =
            NewNeed { unit: Some(unit(*home)), ..NewNeed::titled(format!("Prov behov {at}"), "Ett prov") };
        let id = needs::propose(db, &operator, &new).expect("a need").number();
        for asker in askers.iter().map(|at| person(*at).number()).collect::<BTreeSet<_>>() {
            change(
                town,
                &format!(
                    "INSERT INTO need_party (need_id, person_id, role, since) VALUES ({id}, {asker}, 'asker', 1)"
                ),
            );
        }
        if let Some(owner) = owner {
            change(town, &format!("UPDATE need SET owner_id = {} WHERE id = {id}", person(*owner)));
        }
    }
    persons
}

fn at_a_time(town: &Town, grant: i64, when: When) {
    let now = town.db().clock().now();
    let (past, coming) = (now.plus_days(-9).0, now.plus_days(9).0);
    let set = match when {
        When::Now => return,
        When::Past => format!("from_at = {past}, until_at = {past} + 1"),
        When::Coming => format!("from_at = {coming}"),
        When::Revoked => format!("revoked_at = {past}"),
    };
    change(town, &format!("UPDATE role_grant SET {set} WHERE id = {grant}"));
}

fn change(town: &Town, sql: &str) {
    town.db().keep(Upkeep::Derived, |tx| tx.run(Sql::change(sql))).expect(sql);
}

/// What was compared, so that a test that compares nothing is found out.
#[derive(Default)]
struct Seen {
    open: Cell<usize>,
    closed: Cell<usize>,
    figures: Cell<usize>,
}

/// Everything that one person can find out, compared.
fn agree(town: &Town, judge: &Judge, person: i64, seen: &Seen) -> Result<(), TestCaseError> {
    let who = format!("as:{person}");
    for (list, kind, word) in [
        ("/persons", "person", "prov"),
        ("/needs", "need", "prov"),
        ("/groups", "group", ""),
        ("/grants", "grant", ""),
        ("/units/list", "unit", ""),
    ] {
        let may = judge.open(person, kind, "read");
        seen.open.set(seen.open.get() + may.len());
        seen.closed.set(seen.closed.get() + judge.ids(kind).len() - may.len());
        prop_assert_eq!(&paged(town, &who, list, "limit=3"), &may, "{} page by page as {}", list, person);
        prop_assert_eq!(&exported(town, &who, list), &may, "{}/export as {}", list, person);
        if !word.is_empty() {
            prop_assert_eq!(
                &paged(town, &who, list, &format!("q={word}")),
                &may,
                "{}?q={} as {}",
                list,
                word,
                person
            );
            let found = town.json(&who, &format!("/search?q={word}&kind={kind}"));
            let hits: BTreeSet<i64> = found["items"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|hit| hit["id"].as_i64())
                .collect();
            prop_assert_eq!(&hits, &may, "search for {} as {}", kind, person);
        }
        let path = if kind == "unit" { "/units" } else { list };
        let opens: BTreeSet<i64> = judge
            .ids(kind)
            .into_iter()
            .filter(|id| town.read(&who, &format!("{path}/{id}")).status == 200)
            .collect();
        prop_assert_eq!(&opens, &may, "{}/… one by one as {}", path, person);
        let threads: BTreeSet<i64> = judge
            .ids(kind)
            .into_iter()
            .filter(|id| town.read(&who, &format!("/thread/{kind}/{id}")).status == 200)
            .collect();
        prop_assert_eq!(&threads, &may, "/thread/{}/… as {}", kind, person);
    }
    counted(town, &who, seen)
}

/// Every figure of the start page is as many as the list that it leads to shows.
fn counted(town: &Town, who: &str, seen: &Seen) -> Result<(), TestCaseError> {
    let home = town.json(who, "/");
    for segment in home["wheel"].as_array().into_iter().flatten() {
        let (count, href) =
            (segment["count"].as_str().unwrap_or("–"), segment["href"].as_str().unwrap_or(""));
        let Ok(count) = count.replace(['\u{a0}', ','], "").parse::<usize>() else { continue };
        seen.figures.set(seen.figures.get() + 1);
        let (list, query) = href.split_once('?').unwrap_or((href, ""));
        prop_assert_eq!(paged(town, who, list, query).len(), count, "{} as {}", href, who);
    }
    Ok(())
}

/// ASVS 8.2.2; attack row 1.
#[test]
fn list_page_export_search_single_read_and_count_agree_for_random_people_and_records() {
    let cases = 12;
    let seed = [7; 32];
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 40, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let seen = Seen::default();
    let outcome = runner.run(&any_world(), |world| {
        let town = Town::empty();
        let persons = build(&town, &world);
        let judge = Judge::of(&town);
        persons.iter().try_for_each(|person| agree(&town, &judge, person.number(), &seen))
    });
    if let Err(broken) = outcome {
        panic!("seed {seed:?}: {broken}");
    }
    let compared = (seen.open.get(), seen.closed.get(), seen.figures.get());
    assert!(compared.0 > 500 && compared.1 > 500 && compared.2 > 20, "too little was compared: {compared:?}");
}
