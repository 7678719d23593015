//! For random persons and tickets: what the policy says of each ticket alone is what every list, count, search, export,
//! card and page shows of them together.

use std::collections::{BTreeMap, BTreeSet};

use access::{Actor, Extent, Grant, Role};
use kernel::{Id, Moment, Person, Unit};
use people::samples::{Sample, small};
use people::{NewGroup, NewUnit, PersonGroup, UnitKind, add_group, add_member, add_unit};
use proptest::prelude::*;
use serde_json::Value as Json;
use testing::{Site, word};

use crate::events::Happened;
use crate::report::{new_ticket, store_new};
use crate::store::messages::{self, Carrier, NewMessage, Voice};
use crate::store::past::Turn;
use crate::store::{index, parties};
use crate::ticket::{Part, Proposed};
use crate::{Event, Facts, Kind, POLICY, Rules, Standing, State, Ticket, Verb};

/// What a test's ticket is, before it has a number.
#[derive(Debug, Clone)]
struct Drawn {
    unit: usize,
    requester: usize,
    watchers: BTreeSet<usize>,
    owner: Option<usize>,
    has_group: bool,
    is_confidential: bool,
    state: usize,
}

/// Each person's grants: a role and a unit.
type Grants = Vec<Vec<(usize, usize)>>;

const PERSONS: usize = 8;
/// Those of them who are in the group.
const MEMBERS: [usize; 2] = [1, 5];
const UNITS: usize = 6;
const STATES: [State; 3] = [State::New, State::Open, State::Resolved { at: Moment(5) }];

fn drawn() -> impl Strategy<Value = Drawn> {
    let some = || prop::collection::btree_set(0..PERSONS, 0..3);
    (0..UNITS, 0..PERSONS, some(), prop::option::of(0..PERSONS), any::<(bool, bool)>(), 0..STATES.len())
        .prop_map(|(unit, requester, watchers, owner, (has_group, is_confidential), state)| Drawn {
            unit,
            requester,
            watchers,
            owner,
            has_group,
            is_confidential,
            state,
        })
}

fn grants() -> impl Strategy<Value = Grants> {
    prop::collection::vec(prop::collection::vec((0..Role::ALL.len(), 0..UNITS), 0..3), PERSONS)
}

struct Scene {
    site: Site,
    persons: Vec<Id<Person>>,
    units: Vec<Id<Unit>>,
    group: Id<PersonGroup>,
    /// Each unit with all below it and itself.
    below: BTreeMap<usize, Vec<usize>>,
    grants: Grants,
    tickets: Vec<(Id<Ticket>, Drawn)>,
}

impl Scene {
    fn set(grants: Grants, drawn: Vec<Drawn>) -> Self {
        let site = crate::world::site();
        let who: Sample = small(site.db());
        let operator = Actor::operator();
        let class = |name: &str, under| {
            add_unit(site.db(), &operator, &NewUnit::named(name, UnitKind::Department, under))
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
        let new = NewGroup { name: "Gruppen".into(), about: String::new(), unit: who.root };
        let group = add_group(site.db(), &operator, &new).expect("a group");
        for member in MEMBERS {
            add_member(site.db(), &operator, group, persons[member]).expect("a member");
        }
        let mut scene = Self { site, persons, units, group, below, grants, tickets: Vec::new() };
        scene.tickets = drawn.into_iter().map(|one| (scene.store(&one), one)).collect();
        scene
    }

    /// The ticket as the person sees it, by what the test itself knows.
    fn ticket(&self, one: &Drawn, person: usize, at: Moment) -> Ticket {
        let facts = Facts {
            kind: Kind::Incident,
            title: "Sökordet".into(),
            text: "Ärendet".into(),
            unit: self.units[one.unit],
            service: None,
        };
        let part = if one.requester == person {
            Part::Asks
        } else if one.watchers.contains(&person) {
            Part::Watches
        } else {
            Part::None
        };
        let is_in_group = one.has_group && MEMBERS.contains(&person);
        Ticket {
            state: STATES[one.state].clone(),
            owner: one.owner.map(|p| self.persons[p]),
            group: one.has_group.then_some(self.group),
            is_confidential: one.is_confidential,
            mine: Standing { person: Some(self.persons[person]), part, is_in_group },
            ..new_ticket(facts, Some(self.persons[one.requester]), &Rules::default(), at)
        }
    }

    fn store(&self, one: &Drawn) -> Id<Ticket> {
        self.site
            .db()
            .write(&Actor::operator(), |tx| {
                let permit =
                    POLICY.allow(tx.actor(), Verb::Report, &Proposed { unit: self.units[one.unit] })?;
                let id = store_new(tx, &self.ticket(one, 0, tx.now()), &Turn::silent(tx))?;
                for person in one.watchers.iter().filter(|person| **person != one.requester) {
                    parties::add_watcher(tx, id, self.persons[*person])?;
                }
                for (voice, text) in [(Voice::Desk, "öppetord"), (Voice::Internal, "slutetord")] {
                    let (carrier, at) = (Carrier::Typed, tx.now());
                    messages::insert(tx, &NewMessage { ticket: id, author: None, at, voice, carrier, text })?;
                }
                index(tx, id)?;
                Ok(tx.say(permit, &Event::to(id, Happened::Reported))?.with(id))
            })
            .expect("a ticket")
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
            let below = if unit == 0 { &[][..] } else { self.below[&unit].as_slice() };
            below.iter().map(|u| self.units[*u].number()).collect()
        };
        let grants: Vec<(Role, Vec<i64>)> =
            self.grants[person].iter().map(|(role, unit)| (Role::ALL[*role], units(*unit))).collect();
        let grants: Vec<(Role, &[i64])> =
            grants.iter().map(|(role, units)| (*role, units.as_slice())).collect();
        word(self.persons[person].number(), &grants)
    }

    fn may(&self, person: usize, verb: Verb, one: &Drawn) -> bool {
        POLICY.may(&self.actor(person), verb, &self.ticket(one, person, Moment(0)))
    }

    fn which(&self, person: usize, verb: Verb, also: impl Fn(&Drawn) -> bool) -> BTreeSet<i64> {
        let may = self.tickets.iter().filter(|(_, one)| self.may(person, verb, one) && also(one));
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
            let page = self.json(person, &format!("/tickets?limit=3&{query}{after}"));
            found.extend(page["items"].as_array().unwrap().iter().filter_map(|item| item["id"].as_i64()));
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => return found,
            }
        }
    }
}

fn ids(items: &Json) -> BTreeSet<i64> {
    items.as_array().unwrap().iter().filter_map(|item| item["id"].as_i64()).collect()
}

fn agree(scene: &Scene, person: usize) {
    let readable = scene.which(person, Verb::Read, |_| true);
    for sort in ["", "sort=priority&", "sort=-changed&"] {
        let paged = scene.paged(person, sort);
        assert_eq!(paged.iter().copied().collect::<BTreeSet<_>>(), readable, "list, {sort}");
        assert_eq!(paged.len(), readable.len(), "no row twice, {sort}");
    }
    let file = scene.site.get(&scene.word(person), "/tickets/export?format=json");
    assert_eq!(ids(&file.json()), readable, "export");
    assert!(!file.text.contains("slutetord"));
    assert_eq!(scene.ids(person, "/test/found?q=s%C3%B6kord"), readable, "search");
    assert_eq!(scene.ids(person, "/test/found?q=%C3%B6ppetord"), readable, "search in the public dialogue");
    assert!(scene.ids(person, "/test/found?q=slutetord").is_empty(), "internal words find nothing");
    assert_eq!(scene.ids(person, "/tickets?limit=200&q=s%C3%B6kord"), readable, "the list's own search");
    let similar = scene.ids(person, "/test/similar?q=s%C3%B6kord");
    assert_eq!(similar.len(), readable.len().min(5), "as many as are shown are suggested");
    assert!(similar.iter().all(|id| readable.contains(id)), "and none that may not be read");
    assert!(scene.ids(person, "/test/similar?q=slutetord").is_empty(), "internal words suggest nothing");
    assert_eq!(scene.ids(person, "/test/cards"), readable, "cards");
    let open = scene.which(person, Verb::Read, |one| STATES[one.state].step().is_open()).len();
    let counted = scene.json(person, "/test/wheel")["count"].as_str().map(str::to_owned);
    assert_eq!(counted.unwrap_or_else(|| "0".into()), open.to_string(), "the wheel's count");
    for (id, one) in &scene.tickets {
        single(scene, person, *id, one);
    }
}

fn single(scene: &Scene, person: usize, id: Id<Ticket>, one: &Drawn) {
    let who = scene.word(person);
    let is_readable = scene.may(person, Verb::Read, one);
    let answer = scene.site.get(&who, &format!("/api/v1/tickets/{id}"));
    assert_eq!(answer.status, if is_readable { 200 } else { 404 }, "{id}");
    assert_eq!(scene.site.get(&who, &format!("/tickets/{id}")).status, answer.status);
    assert_eq!(scene.site.get(&who, &format!("/api/v1/tickets/{id}/pulse")).status, answer.status);
    if is_readable {
        let hears = answer.text.contains("slutetord");
        assert_eq!(hears, scene.may(person, Verb::ReadInternal, one), "internal notes of {id}");
    } else {
        let missing = scene.site.get(&who, "/api/v1/tickets/99999");
        assert_eq!(answer.text, missing.text, "what is not theirs looks like what is not there");
    }
    for verb in [Verb::Answer, Verb::Note, Verb::Write, Verb::Triage, Verb::Resolve, Verb::Merge, Verb::Spend]
    {
        let path = format!("/tickets/{id}/{}", access::Verb::word(verb));
        let status = scene.site.get(&who, &path).status;
        match (is_readable, scene.may(person, verb, one)) {
            (false, _) => assert_eq!(status, 404, "{path}"),
            (true, false) => assert_eq!(status, 403, "{path}"),
            // A rule of the ticket may still refuse what the policy allows.
            (true, true) => assert!(matches!(status, 200 | 409), "{path}: {status}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 30, ..ProptestConfig::default() })]

    /// Attack row 1.
    #[test]
    fn every_way_to_tickets_shows_exactly_what_the_policy_says_of_each(
        grants in grants(),
        drawn in prop::collection::vec(drawn(), 1..9),
    ) {
        let scene = Scene::set(grants, drawn);
        for person in 0..PERSONS {
            agree(&scene, person);
        }
    }
}
