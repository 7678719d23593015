use access::{Actor, Extent, Grant, Permit, Role};
use intake::{Asked, Known, Value, Values};
use kernel::{Refused, Result};
use store::Tx;

use crate::service::In;
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
        let permit = POLICY.allow(tx.actor(), Verb::Import, &In(world.who.root))?;
        let value = work(tx, &permit)?;
        Ok(tx.say(permit, &Event::Imported { service: kernel::Id::new(1) })?.with(value))
    })
}

fn put(world: &World, known: Option<&Known>, values: &Values) -> i64 {
    write(world, |tx, permit| (target().put)(tx, permit, known, values)).unwrap()
}

fn known(world: &World, id: i64) -> Known {
    world.site.db().read(|r| (target().load)(r, &head(world), &[id])).unwrap().remove(0)
}

fn row(world: &World) -> Values {
    let unit = |unit: kernel::Id<kernel::Unit>| (unit.number(), String::new());
    let (id, name) = unit(world.who.root);
    Values::of([
        ("name", Value::Text("Utskrift".into())),
        ("about", Value::Text("Skriv ut med ditt kort.".into())),
        ("unit", Value::Record { id, name }),
        ("units", Value::Records(vec![unit(world.who.north)])),
        ("reported", Value::Flag(false)),
    ])
}

#[test]
fn a_service_comes_in_changes_and_is_taken_away_again() {
    let world = World::new();
    let id = put(&world, None, &row(&world));
    let service = world.service(&world.head(), id).json();
    assert_eq!((&service["state"], &service["audience"]), (&"live".into(), &"units".into()));
    assert_eq!(service["is_reported"], false);
    assert_eq!(world.service(&world.teacher_south(), id).status, 404);

    let was = known(&world, id);
    assert!(was.values.value("units").as_records() == vec![world.who.north.number()]);
    let change = Values::of([("state", Value::Word("retired".into())), ("units", Value::Nothing)]);
    put(&world, Some(&was), &change);
    let service = world.service(&world.head(), id).json();
    assert_eq!((&service["state"], &service["audience"]), (&"retired".into(), &"everybody".into()));
    assert_eq!(service["about"], "Skriv ut med ditt kort.", "what the row does not name stays");

    write(&world, |tx, permit| (target().remove)(tx, permit, id)).unwrap();
    assert_eq!(world.service(&world.head(), id).status, 404);
}

#[test]
fn a_service_is_known_again_by_its_name_and_only_where_one_may() {
    let world = World::new();
    let id = put(&world, None, &row(&world));
    let values = [vec![Value::Text("Utskrift".into())]];
    let ask = |actor: &Actor| {
        let asked = Asked { actor, fields: &["name"], values: &values };
        world.site.db().read(|r| (target().find)(r, &asked)).unwrap()
    };
    assert_eq!(ask(&head(&world)), vec![(vec![Value::Text("Utskrift".into())], id)]);
    let grant =
        Grant { role: Role::Staff, unit: world.who.south, extent: Extent::Units(vec![world.who.south]) };
    assert!(ask(&Actor::person(world.who.teacher_south, vec![grant])).is_empty());
}

#[test]
fn a_service_with_a_last_day_keeps_its_state_in_an_import() {
    let world = World::new();
    let id = put(&world, None, &row(&world));
    let day = world.site.db().read(people::today).unwrap().plus_days(9);
    let last = crate::Retiring { last_day: Some(day), seen: None };
    crate::retire(world.site.db(), &head(&world), kernel::Id::new(id), &last).unwrap();
    let whys = (target().check)(
        &head(&world),
        Some(&known(&world, id)),
        &Values::of([("state", Value::Word("live".into()))]),
    );
    assert_eq!(whys[0].key, "services-import-why-state");
}

#[test]
fn an_agent_brings_in_no_services() {
    let world = World::new();
    let grant = Grant { role: Role::Agent, unit: world.who.root, extent: Extent::Organisation };
    let agent = Actor::person(world.who.agent, vec![grant]);
    assert!(!(target().may)(&agent));
    let refused = world.site.db().write(&agent, |tx| {
        let permit = POLICY.allow_new(tx.actor(), Verb::Import, &In(world.who.root))?;
        (target().put)(tx, &permit, None, &row(&world))?;
        tx.say(permit, &Event::Imported { service: kernel::Id::new(1) })
    });
    assert_eq!(refused, Err(Refused::NotAllowed));
}
