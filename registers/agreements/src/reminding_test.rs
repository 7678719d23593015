use access::Role;
use kernel::{Id, Person};
use people::{Holder, NewGrant};
use serde_json::json;

use crate::remind_due;
use crate::world::World;

const DAY_S: i64 = 86_400;

/// An agreement whose notice day lies so many days ahead, and its decision day ten days before that.
fn near(world: &World, days: i64, renewal: &str) -> i64 {
    let (start, last) = (world.day(days + 30).plus_months(-12).plus_days(1), 30);
    world.add(&json!({
        "start": start, "initial_months": 12, "notice": last, "notice_unit": "days", "lead_days": 10, "renewal": renewal,
    }))
}

fn pass(world: &World, days: i64) {
    world.site.db().clock().advance_seconds(days * DAY_S);
    remind_due(world.site.db()).unwrap();
    remind_due(world.site.db()).unwrap();
}

#[test]
fn reminders_come_in_stages_each_once_and_end_with_that_nobody_decided() {
    let world = World::new();
    let id = near(&world, 120, "tacit");
    pass(&world, 0);
    assert_eq!(world.events(id), ["agreements-added"]);
    pass(&world, 20);
    pass(&world, 1);
    assert_eq!(world.events(id), ["agreements-added", "agreements-reminded"], "ninety days");
    pass(&world, 60);
    assert_eq!(world.events(id).len(), 3, "thirty");
    pass(&world, 23);
    assert_eq!(world.events(id).len(), 4, "seven");
    pass(&world, 7);
    assert_eq!(world.events(id).last().unwrap(), "agreements-escalated");
    pass(&world, 9);
    assert_eq!(world.events(id).last().unwrap(), "agreements-reminded", "the notice day itself");
    pass(&world, 1);
    assert_eq!(world.events(id).last().unwrap(), "agreements-nobody-decided-renews");
    let shown = world.agreement(&world.head(), id).json();
    assert_eq!((&shown["terms"][0]["decision"], &shown["open_term"]), (&json!("nobody"), &json!(2)));
    let count = world.events(id).len();
    pass(&world, 1);
    assert_eq!(world.events(id).len(), count, "nothing more until the next term's time");
}

#[test]
fn the_role_hears_first_and_the_head_of_it_when_it_is_late() {
    let world = World::new();
    let (leader, head) = (world.who.leader_north, world.who.head_of_it);
    assert!(holds(&world, leader, Role::Leader) && holds(&world, head, Role::HeadOfIt));
    let id = near(&world, 100, "tacit");
    pass(&world, 1);
    assert_eq!(world.told(leader), ["agreements-tell-reminded"]);
    assert!(world.told(head).is_empty());
    pass(&world, 92);
    assert_eq!(world.told(leader).last().unwrap(), "agreements-tell-escalated");
    assert_eq!(world.told(head), ["agreements-tell-escalated"]);
    let decided = json!({ "term": 1, "outcome": "renew", "reason": "Behövs" });
    assert_eq!(world.act(&world.leader_north(), id, "decide", &decided).status, 201);
    pass(&world, 20);
    assert_eq!(world.told(head).len(), 1, "a decision ends it");
    assert!(!world.events(id).iter().any(|event| event.starts_with("agreements-nobody")));
}

#[test]
fn an_option_that_nobody_decided_on_ends_the_agreement() {
    let world = World::new();
    let id = near(&world, 5, "optional");
    pass(&world, 6);
    assert_eq!(world.events(id).last().unwrap(), "agreements-nobody-decided-ends");
    assert_eq!(world.agreement(&world.head(), id).json()["open_term"], json!(null));
    let late = json!({ "term": 1, "outcome": "renew", "reason": "Behövs" });
    assert_eq!(world.act(&world.head(), id, "decide", &late).status, 409);
}

#[test]
fn a_moved_day_is_told_of_anew() {
    let world = World::new();
    let id = near(&world, 40, "tacit");
    pass(&world, 11);
    let before = world.events(id).len();
    let amended = json!({
        "from": world.day(0), "renewal": "tacit", "renewal_months": 12, "notice": 20, "notice_unit": "days",
        "lead_days": 10, "reason": "Kortare uppsägningstid",
    });
    assert_eq!(world.act(&world.head(), id, "amend", &amended).status, 201);
    pass(&world, 0);
    assert_eq!(world.events(id).len(), before + 2, "changed, and told of with its new day");
}

fn holds(world: &World, person: Id<Person>, role: Role) -> bool {
    let grants = world.site.db().read(|r| people::grants_of(r, person, r.now())).unwrap();
    if !grants.iter().any(|grant| grant.role == role) {
        let unit = if role == Role::Leader { world.who.north } else { world.who.root };
        people::give(world.site.db(), &World::operator(), &NewGrant::now(Holder::Person(person), role, unit))
            .unwrap();
    }
    true
}
