//! For random persons and needs: what the policy says of each need alone is what every list, count, search, export,
//! board, card and page shows of them together.

use std::collections::{BTreeMap, BTreeSet};

use access::{Actor, Extent, Grant, Role};
use kernel::{Id, Person, Unit};
use people::samples::{Sample, small};
use people::{NewUnit, UnitKind, add_unit};
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use testing::{Site, word};
use web::{Ask, Doc, Gate, Reply, Room, Routes};

use crate::need::Proposed;
use crate::store::messages::{NewMessage, Voice};
use crate::store::{index, insert, messages, parties};
use crate::{Event, Facts, Need, POLICY, Standing, State, Verb};

/// What a test's need is, before it has a number.
#[derive(Debug, Clone)]
struct Drawn {
    unit: usize,
    askers: BTreeSet<usize>,
    scorers: BTreeSet<usize>,
    owner: Option<usize>,
    step: usize,
}

/// Each person's grants: a role and a unit.
type Grants = Vec<Vec<(usize, usize)>>;

const PERSONS: usize = 8;
const UNITS: usize = 6;
const STEPS: [State; 5] =
    [State::New, State::Assessed, State::Parked { until: None }, State::Declined, State::Approved];

fn drawn() -> impl Strategy<Value = Drawn> {
    let some = || prop::collection::btree_set(0..PERSONS, 0..3);
    (0..UNITS, some(), some(), prop::option::of(0..PERSONS), 0..STEPS.len())
        .prop_map(|(unit, askers, scorers, owner, step)| Drawn { unit, askers, scorers, owner, step })
}

fn grants() -> impl Strategy<Value = Grants> {
    prop::collection::vec(prop::collection::vec((0..Role::ALL.len(), 0..UNITS), 0..3), PERSONS)
}

/// The room's search and cards, which other rooms' pages call, behind addresses of the test's own.
fn doors(routes: &mut Routes) {
    routes.get("/test/search", Gate::SignedIn, Doc::new("test-search", ""), |ask: &Ask<'_>| {
        let hits = ask.db.read(|r| crate::search::search(r, ask, ask.query.raw("q"), 1_000))?;
        Ok(Reply::Json(
            json!({ "items": hits.iter().map(|hit| json!({ "id": hit.card.id })).collect::<Vec<_>>() }),
        ))
    });
    routes.get("/test/cards", Gate::SignedIn, Doc::new("test-cards", ""), |ask: &Ask<'_>| {
        let cards = crate::ROOM.kinds[0].cards;
        let ids: Vec<i64> = (1..100).collect();
        let cards = ask.db.read(|r| cards(r, ask.actor, ask, &ids))?;
        Ok(Reply::Json(
            json!({ "items": cards.iter().map(|card| json!({ "id": card.id })).collect::<Vec<_>>() }),
        ))
    });
}

struct Scene {
    site: Site,
    persons: Vec<Id<Person>>,
    units: Vec<Id<Unit>>,
    /// Each unit with all below it and itself.
    below: BTreeMap<usize, Vec<usize>>,
    grants: Grants,
    needs: Vec<(Id<Need>, Drawn)>,
}

impl Scene {
    fn set(grants: Grants, drawn: Vec<Drawn>) -> Self {
        let test =
            Room { routes: doors, ..Room::empty("test", texts::Source { room: "test", sv: "", en: "" }) };
        let site = Site::new(vec![people::ROOM, files::ROOM, thread::ROOM, crate::ROOM, notices::ROOM, test]);
        let who: Sample = small(site.db());
        let class = |name: &str, under| {
            add_unit(site.db(), &Actor::operator(), &NewUnit::named(name, UnitKind::Department, under))
                .expect("a unit")
        };
        let units = vec![
            who.root,
            who.education,
            who.north,
            who.south,
            class("7A", who.north),
            class("7B", who.north),
        ];
        let below = BTreeMap::from([
            (0, vec![0, 1, 2, 3, 4, 5]),
            (1, vec![1, 2, 3, 4, 5]),
            (2, vec![2, 4, 5]),
            (3, vec![3]),
            (4, vec![4]),
            (5, vec![5]),
        ]);
        let persons = vec![
            who.head_of_it,
            who.architect,
            who.agent,
            who.leader_north,
            who.teacher_north,
            who.teacher_south,
            who.pupil,
            who.guardian,
        ];
        let mut scene = Self { site, persons, units, below, grants, needs: Vec::new() };
        scene.needs = drawn.into_iter().map(|one| (scene.store(&one), one)).collect();
        scene
    }

    fn store(&self, one: &Drawn) -> Id<Need> {
        let db = self.site.db();
        db.write(&Actor::operator(), |tx| {
            let unit = self.units[one.unit];
            let permit = POLICY.allow(tx.actor(), Verb::Ask, &Proposed { unit })?;
            let state = STEPS[one.step];
            let settled_at = (!state.step().is_open()).then(|| tx.now());
            let need = Need {
                state,
                settled_at,
                owner: one.owner.map(|p| self.persons[p]),
                ..blank(unit, tx.now())
            };
            let id = insert(tx, &need)?;
            for person in &one.askers {
                parties::add_asker(tx, id, self.persons[*person], tx.now())?;
            }
            for person in &one.scorers {
                parties::invite(tx, id, self.persons[*person], tx.now())?;
            }
            parties::let_wait(tx, id, settled_at)?;
            for (voice, text) in [(Voice::It, "öppetord"), (Voice::Internal, "slutetord")] {
                messages::insert(tx, &NewMessage { need: id, author: None, at: tx.now(), voice, text })?;
            }
            index(tx, id)?;
            Ok(tx.say(permit, &Event::Asked { need: id })?.with(id))
        })
        .expect("a need")
    }

    fn extent(&self, unit: usize) -> Extent {
        if unit == 0 {
            return Extent::Organisation;
        }
        let mut units: Vec<Id<Unit>> = self.below[&unit].iter().map(|u| self.units[*u]).collect();
        units.sort_unstable();
        Extent::Units(units)
    }

    fn actor(&self, person: usize) -> Actor {
        let grant = |(role, unit): &(usize, usize)| Grant {
            role: Role::ALL[*role],
            unit: self.units[*unit],
            extent: self.extent(*unit),
        };
        Actor::person(self.persons[person], self.grants[person].iter().map(grant).collect())
    }

    fn word(&self, person: usize) -> String {
        let units = |unit: usize| -> Vec<i64> {
            if unit == 0 {
                Vec::new()
            } else {
                self.below[&unit].iter().map(|u| self.units[*u].number()).collect()
            }
        };
        let grants: Vec<(Role, Vec<i64>)> =
            self.grants[person].iter().map(|(role, unit)| (Role::ALL[*role], units(*unit))).collect();
        let grants: Vec<(Role, &[i64])> =
            grants.iter().map(|(role, units)| (*role, units.as_slice())).collect();
        word(self.persons[person].number(), &grants)
    }

    /// What the policy says of one need alone, with what the test itself knows of who has a part in it.
    fn may(&self, person: usize, verb: Verb, one: &Drawn) -> bool {
        let need = Need {
            owner: one.owner.map(|p| self.persons[p]),
            mine: Standing {
                person: Some(self.persons[person]),
                is_asker: one.askers.contains(&person),
                is_scorer: one.scorers.contains(&person),
                is_waiting: false,
            },
            ..blank(self.units[one.unit], kernel::Moment(0))
        };
        POLICY.may(&self.actor(person), verb, &need)
    }

    fn which(&self, person: usize, verb: Verb, also: impl Fn(&Drawn) -> bool) -> BTreeSet<i64> {
        let may = self.needs.iter().filter(|(_, one)| self.may(person, verb, one) && also(one));
        may.map(|(id, _)| id.number()).collect()
    }

    fn json(&self, person: usize, path: &str) -> Json {
        let answer = self.site.get(&self.word(person), &format!("/api/v1{path}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }

    fn ids(&self, person: usize, path: &str) -> BTreeSet<i64> {
        ids(&self.json(person, path)["items"])
    }

    /// Every page of the list, three rows at a time, by this sort.
    fn paged(&self, person: usize, query: &str) -> Vec<i64> {
        let (mut found, mut after) = (Vec::new(), String::new());
        loop {
            let page = self.json(person, &format!("/needs?limit=3&{query}{after}"));
            found.extend(page["items"].as_array().unwrap().iter().filter_map(|item| item["id"].as_i64()));
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => return found,
            }
        }
    }

    fn exported(&self, person: usize) -> BTreeSet<i64> {
        let file = self.site.get(&self.word(person), "/needs/export?format=json");
        assert_eq!(file.status, 200);
        assert!(!file.text.contains("slutetord"));
        ids(&file.json())
    }

    fn counted(&self, person: usize) -> i64 {
        let board = self.json(person, "/needs/board");
        board["columns"].as_array().unwrap().iter().filter_map(|column| column["count"].as_i64()).sum()
    }
}

fn ids(items: &Json) -> BTreeSet<i64> {
    items.as_array().unwrap().iter().filter_map(|item| item["id"].as_i64()).collect()
}

fn blank(unit: Id<Unit>, at: kernel::Moment) -> Need {
    Need {
        id: Id::new(1),
        facts: Facts {
            title: "Sökordet".into(),
            text: "Behovet".into(),
            unit,
            concerns: String::new(),
            effect: String::new(),
            touched: String::new(),
            touched_count: None,
            wanted_by: None,
        },
        state: State::New,
        reason: String::new(),
        owner: None,
        proposed_by: None,
        created_at: at,
        changed_at: at,
        answered_at: None,
        waits_since: None,
        settled_at: None,
        askers: 0,
        score: None,
        mine: Standing::default(),
        version: 1,
    }
}

fn agree(scene: &Scene, person: usize) {
    let readable = scene.which(person, Verb::Read, |_| true);
    for sort in ["", "sort=title&", "sort=-changed&", "sort=score&"] {
        let paged = scene.paged(person, sort);
        assert_eq!(paged.iter().copied().collect::<BTreeSet<_>>(), readable, "list, {sort}");
        assert_eq!(paged.len(), readable.len(), "no row twice, {sort}");
    }
    assert_eq!(scene.exported(person), readable, "export");
    assert_eq!(scene.ids(person, "/test/search?q=s%C3%B6kord"), readable, "search");
    assert_eq!(scene.ids(person, "/test/search?q=%C3%B6ppetord"), readable, "search in the public dialogue");
    assert!(scene.ids(person, "/test/search?q=slutetord").is_empty(), "internal words find nothing");
    assert_eq!(scene.ids(person, "/needs?limit=200&q=s%C3%B6kord"), readable, "the list's own search");
    assert_eq!(scene.ids(person, "/test/cards"), readable, "cards");
    assert_eq!(scene.counted(person), readable.len() as i64, "counts of the board");
    for (id, one) in &scene.needs {
        single(scene, person, *id, one);
    }
}

fn unheard_and_measured(scene: &Scene, person: usize) {
    let is_unheard = |one: &Drawn| !STEPS[one.step].step().is_open() && !one.askers.is_empty();
    let unheard = scene.which(person, Verb::Tell, is_unheard);
    assert_eq!(scene.ids(person, "/needs/unanswered?limit=200"), unheard, "outcomes not heard");
    let measured = scene.site.get(&scene.word(person), "/api/v1/needs/measures");
    let asked = scene.which(person, Verb::Measure, |_| true).len() as i64;
    if measured.status == 200 {
        assert_eq!(measured.json()["all"]["asked"].as_i64(), Some(asked), "measures");
    } else {
        assert_eq!((measured.status, asked), (403, 0), "measures");
    }
}

fn single(scene: &Scene, person: usize, id: Id<Need>, one: &Drawn) {
    let who = scene.word(person);
    let is_readable = scene.may(person, Verb::Read, one);
    let answer = scene.site.get(&who, &format!("/api/v1/needs/{id}"));
    assert_eq!(answer.status, if is_readable { 200 } else { 404 }, "{id}");
    assert_eq!(scene.site.get(&who, &format!("/needs/{id}")).status, answer.status);
    assert_eq!(scene.site.get(&who, &format!("/needs/{id}/score")).status, answer.status);
    if is_readable {
        let hears = answer.text.contains("slutetord");
        assert_eq!(hears, scene.may(person, Verb::ReadInternal, one), "internal notes of {id}");
        let names = !answer.json()["asker_names"].is_null();
        assert_eq!(names, scene.may(person, Verb::SeeNames, one), "names of {id}");
    }
    let missing = scene.site.get(&who, "/api/v1/needs/99999");
    if !is_readable {
        assert_eq!(answer.text, missing.text, "what is not theirs looks like what is not there");
    }
    for verb in [Verb::Answer, Verb::Edit, Verb::Assign, Verb::Decline, Verb::Tell, Verb::Invite] {
        let path = format!("/needs/{id}/{}", access::Verb::word(verb));
        let status = scene.site.get(&who, &path).status;
        match (is_readable, scene.may(person, verb, one)) {
            (false, _) => assert_eq!(status, 404, "{path}"),
            (true, false) => assert_eq!(status, 403, "{path}"),
            // A rule of the need may still refuse what the policy allows.
            (true, true) => assert!(matches!(status, 200 | 409), "{path}: {status}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 30, ..ProptestConfig::default() })]

    /// Attack row 1.
    #[test]
    fn every_way_to_needs_shows_exactly_what_the_policy_says_of_each(
        grants in grants(),
        drawn in prop::collection::vec(drawn(), 1..9),
    ) {
        let scene = Scene::set(grants, drawn);
        // Outcomes and measures first: reading a need is hearing its outcome.
        for person in 0..PERSONS {
            unheard_and_measured(&scene, person);
        }
        for person in 0..PERSONS {
            agree(&scene, person);
        }
    }
}
