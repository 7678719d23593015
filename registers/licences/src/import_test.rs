use access::{Actor, Extent, Grant, Permit, Role};
use intake::{Known, Value, Values};
use kernel::Result;
use serde_json::json;
use store::Tx;

use crate::licence::In;
use crate::world::World;
use crate::{Event, POLICY, Verb, intake_targets};

fn head(world: &World) -> Actor {
    let grant = Grant { role: Role::HeadOfIt, unit: world.who.root, extent: Extent::Organisation };
    Actor::person(world.who.head_of_it, vec![grant])
}

fn target() -> intake::Target {
    intake_targets().remove(0)
}

/// Does some of an import in one write.
fn write<T>(world: &World, work: impl Fn(&Tx<'_>, &Permit) -> Result<T>) -> Result<T> {
    world.site.db().write(&head(world), |tx| {
        let place = In(world.who.root, agreements::Answerable::HeadOfIt);
        let permit = POLICY.allow(tx.actor(), Verb::Import, &place)?;
        let value = work(tx, &permit)?;
        Ok(tx.say(permit, &Event::Imported { licence: kernel::Id::new(1) })?.with(value))
    })
}

fn put(world: &World, known: Option<&Known>, values: &Values) -> Result<i64> {
    write(world, |tx, permit| (target().put)(tx, permit, known, values))
}

fn known(world: &World, id: i64) -> Known {
    world.site.db().read(|r| (target().load)(r, &head(world), &[id])).unwrap().remove(0)
}

fn day(text: &str) -> Value {
    Value::day(Some(text.parse().unwrap()))
}

fn row(world: &World, more: Vec<(&'static str, Value)>) -> Values {
    let unit = Value::Record { id: world.who.north.number(), name: String::new() };
    let mut values = vec![("product", Value::Text("Ritverkstan".into())), ("unit", unit)];
    values.extend(more);
    Values::of(values)
}

#[test]
fn a_licence_comes_in_with_its_term_is_renewed_put_right_and_taken_away() {
    let world = World::new();
    let supplier = Value::Record { id: world.supplier, name: "Björkdata AB".into() };
    let first = row(
        &world,
        vec![
            ("supplier", supplier),
            ("metric", Value::Word("pupil".into())),
            ("count", Value::Whole(100)),
            ("price", Value::Money(12_900)),
            ("from", day("2026-01-01")),
            ("to", day("2026-12-31")),
        ],
    );
    assert!((target().check)(&head(&world), None, &first).is_empty());
    let id = put(&world, None, &first).unwrap();
    let shown = world.licence(&world.head(), id).json();
    assert_eq!((&shown["metric"], &shown["terms"][0]["cost"]), (&json!("pupil"), &json!("12900.00")));
    let next =
        Values::of([("price", Value::Money(13_900)), ("from", day("2027-01-01")), ("to", day("2027-12-31"))]);
    put(&world, Some(&known(&world, id)), &next).unwrap();
    let right = Values::of([("price", Value::Money(14_900))]);
    put(&world, Some(&known(&world, id)), &right).unwrap();
    let shown = world.licence(&world.head(), id).json();
    let prices = [&shown["terms"][0]["price"], &shown["terms"][1]["price"]];
    assert_eq!(prices, ["129.00", "149.00"]);
    assert_eq!(shown["terms"][1]["count"], 100, "as in the term before");
    let events = world.events(id);
    assert!(
        events.contains(&"licences-renewed".to_owned()) && events.contains(&"licences-corrected".to_owned())
    );
    write(&world, |tx, permit| (target().remove)(tx, permit, id)).unwrap();
    assert_eq!(world.licence(&world.head(), id).status, 404);
}

#[test]
fn a_catalogue_without_prices_comes_in_and_what_was_counted_stays() {
    let world = World::new();
    let values = row(
        &world,
        vec![
            ("approval", Value::Word("denied".into())),
            ("approved_until", day("2023-07-20")),
            ("about", Value::Text("Ritar kartor.".into())),
        ],
    );
    assert!((target().check)(&head(&world), None, &values).is_empty());
    let id = put(&world, None, &values).unwrap();
    let shown = world.licence(&world.head(), id).json();
    assert_eq!((&shown["approval"], &shown["terms"]), (&json!("denied"), &json!([])));
    assert_eq!(world.products(&world.head(), "?approval=denied"), ["Ritverkstan"]);
    assert_eq!(world.act(&world.head(), id, "count", &json!({})).status, 201);
    assert!(write(&world, |tx, permit| (target().remove)(tx, permit, id)).is_err(), "a count refers to it");
}

#[test]
fn a_row_that_says_half_a_term_is_told_what_is_missing() {
    let world = World::new();
    let whys = |values: &Values| (target().check)(&head(&world), None, values).len();
    assert_eq!(whys(&row(&world, vec![("count", Value::Whole(5))])), 3, "price and both days");
    assert_eq!(
        whys(&row(&world, vec![("price", Value::Money(5)), ("from", day("2026-01-01"))])),
        2,
        "count and to"
    );
    let turned = vec![
        ("count", Value::Whole(5)),
        ("price", Value::Money(5)),
        ("from", day("2026-02-01")),
        ("to", day("2026-01-01")),
    ];
    assert_eq!(whys(&row(&world, turned)), 1);
    let site = vec![("metric", Value::Word("site".into())), ("count", Value::Whole(5))];
    assert!(whys(&row(&world, site)) > 0);
    let leader = Actor::person(world.who.leader_north, Vec::new());
    assert!(!(target().may)(&leader));
}
