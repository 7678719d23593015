//! List, search, export, card and single page agree on who may read what, for any person and any records; and every
//! list is read through an index.

use access::{Actor, Extent, Grant, Role};
use kernel::Id;
use proptest::prelude::*;
use testing::Site;

use crate::pages_test::site;
use crate::policy::{GRANTS, GROUPS, Grants, Groups, PERSONS, Persons};
use crate::samples::Sample;
use crate::tables::{grants, groups, persons};
use crate::{Holder, NewGrant, NewGroup, NewPerson, UnitKind};

struct World {
    site: Site,
    sample: Sample,
    units: Vec<i64>,
    persons: i64,
}

fn world() -> World {
    let (site, sample) = site();
    let (db, operator) = (site.db(), Actor::operator());
    let class = crate::NewUnit::named("Arbetslag", UnitKind::Other, sample.north);
    let class = crate::add_unit(db, &operator, &class).unwrap();
    for name in ["Alva Ros", "Bo Ros", "Cia Ros", "Dan Ros"] {
        crate::add_person(db, &operator, &NewPerson::named(name, class)).unwrap();
    }
    let new = NewGroup { name: "Grupp".into(), about: String::new(), unit: class };
    let group = crate::add_group(db, &operator, &new).unwrap();
    crate::add_member(db, &operator, group, sample.teacher_south).unwrap();
    crate::give(db, &operator, &NewGrant::now(Holder::Group(group), Role::Agent, class)).unwrap();
    for hidden in [sample.pupil, Id::new(sample.guardian.number() + 1)] {
        crate::protect(db, &operator, hidden, crate::From(None)).unwrap();
    }
    let units = vec![sample.root, sample.education, sample.north, sample.south, class];
    let units = units.into_iter().map(Id::number).collect();
    let persons = sample.guardian.number() + 4;
    World { site, sample, units, persons }
}

impl World {
    /// The word of a person with these roles, each on a unit.
    fn word(&self, person: i64, roles: &[(usize, usize)]) -> (String, Actor) {
        let mut grants = Vec::new();
        for (role, unit) in roles {
            let (role, unit) = (Role::ALL[role % Role::ALL.len()], self.units[unit % self.units.len()]);
            let extent = if unit == self.sample.root.number() {
                Extent::Organisation
            } else {
                Extent::Units(self.below(unit))
            };
            grants.push(Grant { role, unit: Id::new(unit), extent });
        }
        let words: Vec<(Role, Vec<i64>)> = grants
            .iter()
            .map(|grant| match &grant.extent {
                Extent::Organisation => (grant.role, Vec::new()),
                Extent::Units(units) => {
                    let mut units: Vec<i64> = units.iter().map(|id| id.number()).collect();
                    // The word's first unit is the grant's own.
                    units.retain(|unit| *unit != grant.unit.number());
                    units.insert(0, grant.unit.number());
                    (grant.role, units)
                }
            })
            .collect();
        let borrowed: Vec<(Role, &[i64])> =
            words.iter().map(|(role, units)| (*role, units.as_slice())).collect();
        (testing::word(person, &borrowed), Actor::person(Id::new(person), grants))
    }

    fn below(&self, unit: i64) -> Vec<Id<kernel::Unit>> {
        let sql = store::Sql::open(
            "a test",
            "SELECT descendant FROM unit_closure WHERE ancestor = ? ORDER BY descendant",
        );
        let rows: Vec<(Id<kernel::Unit>,)> = self.site.db().read(|r| r.all(sql.bind(unit))).unwrap();
        rows.into_iter().map(|(id,)| id).collect()
    }

    fn listed(&self, who: &str, path: &str) -> Vec<i64> {
        let answer = self.site.get(who, &format!("/api/v1{path}"));
        let json = answer.json();
        let items = json.as_array().or_else(|| json["items"].as_array()).unwrap();
        let mut ids: Vec<i64> = items.iter().map(|item| item["id"].as_i64().unwrap()).collect();
        ids.sort_unstable();
        ids
    }

    fn opens(&self, who: &str, place: &str, count: i64) -> Vec<i64> {
        (1..=count).filter(|id| self.site.get(who, &format!("/api/v1{place}/{id}")).status == 200).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_way_to_a_record_agrees(
        person in 1_i64..17,
        roles in prop::collection::vec((0_usize..16, 0_usize..5), 0..4),
    ) {
        let world = world();
        let (who, actor) = world.word(person, &roles);
        let db = world.site.db();

        let read: Vec<i64> = (1..=world.persons)
            .filter(|id| {
                let scope = access_everything();
                let person = db.read(|r| persons::load(r, &scope, Id::new(*id))).unwrap();
                PERSONS.may(&actor, Persons::Read, &person)
            })
            .collect();
        prop_assert_eq!(&world.listed(&who, "/persons?limit=200"), &read, "list of persons");
        prop_assert_eq!(&world.listed(&who, "/persons/export?format=json"), &read, "export of persons");
        prop_assert_eq!(&world.opens(&who, "/persons", world.persons), &read, "pages of persons");
        let roses: Vec<i64> = read.iter().copied().filter(|id| *id > world.sample.guardian.number()).collect();
        prop_assert_eq!(&world.listed(&who, "/persons?q=ros&limit=200"), &roses, "search of persons");

        let group = db.read(|r| groups::load(r, Id::new(1))).unwrap();
        let groups: Vec<i64> = GROUPS.may(&actor, Groups::Read, &group).then_some(1).into_iter().collect();
        prop_assert_eq!(&world.listed(&who, "/groups"), &groups, "list of groups");
        prop_assert_eq!(&world.opens(&who, "/groups", 2), &groups, "pages of groups");

        let count = db.read(|r| r.number(store::Sql::open("a test", "SELECT MAX(id) FROM role_grant"))).unwrap();
        let held: Vec<i64> = (1..=count)
            .filter(|id| {
                let grant = db.read(|r| grants::load(r, Id::new(*id))).unwrap();
                GRANTS.may(&actor, Grants::Read, &grant)
            })
            .collect();
        prop_assert_eq!(&world.listed(&who, "/grants?limit=200"), &held, "list of grants");
        prop_assert_eq!(&world.opens(&who, "/grants", count), &held, "pages of grants");
    }
}

/// The operator's scope: what there is, before anybody in particular asks.
fn access_everything() -> access::Scope {
    PERSONS.scope(&Actor::operator(), Persons::Read)
}

/// SQLite tells how it would read; no list may sort or scan a whole table that grows.
#[test]
fn every_list_is_read_through_an_index() {
    if std::env::var("VARV_TEST_DATABASE").is_ok_and(|database| database == "postgres") {
        return;
    }
    let world = world();
    let plan = |text: &str| -> String {
        let sql = store::Sql::open("a test looks at the plan", &format!("EXPLAIN QUERY PLAN {text}"));
        let rows: Vec<(i64, i64, i64, String)> = world.site.db().read(|r| r.all(sql)).unwrap();
        rows.into_iter().map(|(.., detail)| detail).collect::<Vec<_>>().join(" | ")
    };
    let queries = [
        (
            "SELECT person.id FROM person JOIN unit ON unit.id = person.unit_id WHERE 1 = 1 ORDER BY person.name, person.id LIMIT 51",
            "person_name",
        ),
        (
            "SELECT unit.id FROM unit LEFT JOIN unit above ON above.id = unit.parent_id ORDER BY unit.name, unit.id LIMIT 51",
            "unit_name",
        ),
        ("SELECT unit.id FROM unit ORDER BY unit.opened_on, unit.id LIMIT 51", "unit_opened"),
        (
            "SELECT role_grant.id FROM role_grant JOIN unit ON unit.id = role_grant.unit_id ORDER BY role_grant.from_at DESC, role_grant.id DESC LIMIT 51",
            "role_grant_from",
        ),
        (
            "SELECT journal.id FROM journal LEFT JOIN person actor ON actor.id = journal.actor_id ORDER BY journal.id DESC, journal.id DESC LIMIT 51",
            "SCAN line",
        ),
        ("SELECT id FROM role_grant WHERE revoked_at IS NULL AND until_at <= 5", "role_grant_until"),
    ];
    for (text, index) in queries {
        let plan = plan(text);
        assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{text}\n{plan}");
    }
}

#[test]
fn a_page_of_a_list_asks_no_more_however_many_rows_it_has() {
    let world = world();
    let (who, _) = world.word(1, &[(1, 0)]);
    for path in ["/persons", "/grants", "/groups", "/units/list", "/units"] {
        let asked = |limit: &str| {
            let before = world.site.db().statements();
            world.site.get(&who, &format!("{path}?limit={limit}"));
            world.site.db().statements() - before
        };
        // What is kept from page to page is made by the first.
        asked("1");
        assert_eq!(asked("1"), asked("50"), "{path}");
    }
}

#[test]
fn choices_of_units_are_those_of_now_however_often_they_are_asked_for() {
    let world = world();
    let db = world.site.db();
    let named = |name: &str| {
        let choices = db.read(crate::unit_choices).expect("choices");
        choices.iter().filter(|choice| choice.label.trim() == name).count()
    };
    let operator = Actor::operator();
    assert_eq!((named("Ny skola"), named("Ny skola")), (0, 0));
    let new = crate::NewUnit::named("Ny skola", UnitKind::School, world.sample.root);
    crate::add_unit(db, &operator, &new).expect("a unit");
    assert_eq!((named("Ny skola"), named("Ny skola")), (1, 1));
}
