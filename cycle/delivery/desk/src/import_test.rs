use access::{Actor, Extent, Grant, Role};
use intake::{Known, Value, Values, Why};
use kernel::{Refused, Result};
use serde_json::json;

use crate::events::Happened;
use crate::ticket::Proposed;
use crate::world::World;
use crate::{Event, POLICY, Verb, intake_targets};

fn head(world: &World) -> Actor {
    let grant = Grant { role: Role::HeadOfIt, unit: world.who.root, extent: Extent::Organisation };
    Actor::person(world.who.head_of_it, vec![grant])
}

fn target() -> intake::Target {
    intake_targets().remove(0)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn row(world: &World, more: &[(&'static str, Value)]) -> Values {
    let unit = Value::Record { id: world.who.north.number(), name: "Norra skolan".into() };
    let own = [("external_id", text("R-17")), ("title", text("Projektor")), ("unit", unit)];
    Values::of(own.into_iter().chain(more.iter().cloned()))
}

/// Does some of an import in one write.
fn write<T>(world: &World, work: impl Fn(&store::Tx<'_>, &access::Permit) -> Result<T>) -> Result<T> {
    world.site.db().write(&head(world), |tx| {
        let permit = POLICY.allow(tx.actor(), Verb::Import, &Proposed { unit: world.who.north })?;
        let value = work(tx, &permit)?;
        Ok(tx.say(permit, &Event::RulesSet { rules: 0 })?.with(value))
    })
}

fn put(world: &World, known: Option<&Known>, values: &Values) -> i64 {
    write(world, |tx, permit| (target().put)(tx, permit, known, values)).unwrap()
}

fn known(world: &World, id: i64) -> Known {
    world.site.db().read(|r| (target().load)(r, &head(world), &[id])).unwrap().remove(0)
}

fn old(world: &World) -> Values {
    let person = |id: kernel::Id<kernel::Person>| Value::Record { id: id.number(), name: String::new() };
    row(
        world,
        &[
            ("text", text("Bilden är röd.")),
            ("requester", person(world.who.teacher_north)),
            ("owner", person(world.who.agent)),
            ("kind", Value::Word("request".into())),
            ("priority", Value::Word("2".into())),
            ("state", Value::Word("closed".into())),
            ("reported_on", Value::Day("2025-09-01".parse().unwrap())),
            ("resolved_on", Value::Day("2025-09-03".parse().unwrap())),
            ("said", text("Ny lampa.")),
            ("comments", text("Kom gärna förbi. Lampan är slut.")),
            ("internal", text("Garantin har gått ut.")),
        ],
    )
}

#[test]
fn a_ticket_comes_in_with_its_history_and_dialogue_and_is_taken_away_again() {
    let world = World::new();
    let values = old(&world);
    assert!((target().check)(&head(&world), None, &values).is_empty());
    let id = put(&world, None, &values);
    let ticket = world.ticket(&world.teacher_north(), id);
    assert_eq!((ticket["state"].as_str(), ticket["said"].as_str()), (Some("closed"), Some("Ny lampa.")));
    assert_eq!((ticket["kind"].as_str(), ticket["priority"]["level"].as_i64()), (Some("request"), Some(2)));
    assert_eq!(ticket["created_at"], "2025-08-31T22:00:00Z", "the day begins in the organisation's zone");
    assert_eq!(ticket["messages"].as_array().map(Vec::len), Some(1), "what was internal there is so here");
    let history = ticket["history"].as_array().unwrap();
    assert_eq!(history.iter().filter_map(|l| l["state"].as_str()).collect::<Vec<_>>(), ["new", "closed"]);
    assert_eq!(history[0]["until"], "2025-09-02T22:00:00Z");
    assert_eq!(world.listed(&world.head(), "q=lampor"), [id], "its words are found");
    assert_eq!(known(&world, id).values.text("external_id"), Some("R-17"));
    write(&world, |tx, permit| (target().remove)(tx, permit, id)).unwrap();
    assert_eq!(world.site.get(&world.head(), &format!("/tickets/{id}")).status, 404);
    assert!(world.listed(&world.head(), "q=lampor").is_empty());
}

#[test]
fn a_changed_state_begins_an_interval_and_what_anybody_wrote_keeps_the_ticket() {
    let world = World::new();
    let id = put(&world, None, &row(&world, &[]));
    let before = known(&world, id);
    put(
        &world,
        Some(&before),
        &Values::of([("state", Value::Word("resolved".into())), ("said", text("Klart."))]),
    );
    let ticket = world.ticket(&world.head(), id);
    assert_eq!(
        (ticket["state"].as_str(), ticket["history"].as_array().map(Vec::len)),
        (Some("resolved"), Some(2))
    );
    assert!(known(&world, id).version > before.version);
    world.must(&world.head(), id, "answer", &json!({ "text": "Hör av dig om det händer igen." }));
    let removed = write(&world, |tx, permit| (target().remove)(tx, permit, id));
    assert_eq!(removed, Err(Refused::Conflict), "what somebody wrote is not taken away with it");
    let happened = Event::to(kernel::Id::new(id), Happened::Imported);
    assert_eq!(store::Event::word(&happened), "desk-imported");
}

#[test]
fn a_day_ahead_another_unit_and_a_merge_are_refused_with_the_reason() {
    let world = World::new();
    let today = world.site.db().read(people::today).unwrap();
    let review = target().field("reported_on").and_then(|field| field.review).unwrap();
    let values = row(&world, &[("reported_on", Value::Day(today.plus_days(1)))]);
    let mut rows = [intake::Incoming { row: 1, values, about: None, whys: Vec::new() }];
    world.site.db().read(|reading| review(reading, &mut rows)).unwrap();
    let keys = |whys: &[Why]| whys.iter().map(|why| why.key.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&rows[0].whys), ["desk-import-why-ahead"]);
    let stranger = Actor::person(world.who.leader_north, Vec::new());
    assert_eq!(keys(&(target().check)(&stranger, None, &row(&world, &[]))), ["desk-import-why-unit"]);
    assert!(!(target().may)(&stranger) && (target().may)(&head(&world)));
}

#[test]
fn what_other_programs_write_for_a_state_a_kind_and_a_priority_is_understood() {
    let means = |field: &str, said: &str| {
        let Some(intake::Takes::Choice(words)) = target().field(field).map(|field| field.takes) else {
            panic!()
        };
        let all: Vec<&str> = words.iter().flat_map(|word| word.means).copied().collect();
        let once: std::collections::HashSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len(), "a word means one thing");
        words.iter().find(|word| word.means.contains(&said)).map(|word| word.word)
    };
    for (said, state) in [
        ("processing (assigned)", "open"),
        ("pending reminder", "waiting"),
        ("stalled", "waiting"),
        ("on hold", "waiting"),
        ("solved", "resolved"),
        ("åtgärdat", "resolved"),
        ("avslutad", "closed"),
        ("rejected", "closed"),
        ("otilldelad", "new"),
    ] {
        assert_eq!(means("state", said), Some(state), "{said}");
    }
    assert_eq!(means("kind", "beställning"), Some("request"));
    assert_eq!(means("priority", "1 - critical"), Some("1"));
    assert_eq!(means("priority", "hög"), Some("2"));
}
