use serde_json::json;

use crate::remind_due;
use crate::world::World;

const DAY_S: i64 = 86_400;

fn pass(world: &World, days: i64) {
    world.site.db().clock().advance_seconds(days * DAY_S);
    remind_due(world.site.db()).unwrap();
    remind_due(world.site.db()).unwrap();
}

/// Opens an account for somebody.
fn open_account(world: &World, person: kernel::Id<kernel::Person>) {
    accounts::set_demo_passwords(world.site.db(), &[person], "ett ord att logga in med").unwrap();
}

#[test]
fn each_stage_is_told_once_to_the_borrower_and_to_the_unit() {
    let world = World::new();
    open_account(&world, world.who.teacher_north);
    for tag in ["SJ-1", "SJ-2", "SJ-3"] {
        world.thing(tag);
    }
    let own = world.lent("SJ-1", &json!({ "person": "Nils Lind", "due": world.day(30) }));
    world.lent("SJ-2", &json!({ "due": world.day(30) }));
    pass(&world, 22);
    assert!(world.told(world.who.teacher_north).is_empty(), "it is far off");
    pass(&world, 1);
    assert_eq!(world.told(world.who.teacher_north), ["loans-tell-soon"]);
    assert_eq!(world.told(world.who.leader_north), ["loans-tell-unit-soon"], "once for all things");
    assert!(world.told(world.who.pupil).is_empty(), "without an account nobody would read it");
    assert!(world.told(world.who.leader_south).is_empty());
    pass(&world, 7);
    assert_eq!(world.told(world.who.teacher_north).len(), 1, "the day itself");
    pass(&world, 1);
    pass(&world, 5);
    assert_eq!(world.told(world.who.teacher_north), ["loans-tell-soon", "loans-tell-late"]);
    pass(&world, 8);
    assert_eq!(world.told(world.who.teacher_north).last().unwrap(), "loans-tell-later");
    assert_eq!(
        world.told(world.who.leader_north),
        ["loans-tell-unit-soon", "loans-tell-unit-late", "loans-tell-unit-later"]
    );
    assert_eq!(
        world.events("loan", own),
        ["loans-lent", "loans-reminded-soon", "loans-reminded-late", "loans-reminded-later"]
    );
    let card = world.events("loan-unit", world.who.north.number());
    assert_eq!(card, ["loans-unit-reminded-soon", "loans-unit-reminded-late", "loans-unit-reminded-later"]);
    assert_eq!(world.site.get(&world.leader_north(), "/notices").status, 200);
}

#[test]
fn nobody_is_reminded_of_what_came_back_and_a_new_day_begins_anew() {
    let world = World::new();
    open_account(&world, world.who.teacher_north);
    world.thing("SJ-1");
    world.thing("SJ-2");
    let back = world.lent("SJ-1", &json!({ "person": "Nils Lind", "due": world.day(20) }));
    let longer = world.lent("SJ-2", &json!({ "person": "Nils Lind", "due": world.day(20) }));
    world.back(back, &json!({}));
    pass(&world, 15);
    assert_eq!(world.told(world.who.teacher_north), ["loans-tell-soon"]);
    let prolong = json!({ "due": world.day(40), "reason": "Prov" });
    assert_eq!(world.act(&world.leader_north(), longer, "prolong", &prolong).status, 201);
    pass(&world, 10);
    assert_eq!(world.told(world.who.teacher_north).len(), 1, "it is not late any more");
    pass(&world, 25);
    assert_eq!(world.told(world.who.teacher_north), ["loans-tell-soon", "loans-tell-soon"]);
    assert_eq!(world.events("loan", back), ["loans-lent", "loans-returned"]);
}

#[test]
fn where_nobody_leads_the_head_of_it_hears() {
    let world = World::new();
    world.thing_in("SJ-1", world.who.education);
    world.lent("SJ-1", &json!({ "due": world.day(2) }));
    pass(&world, 3);
    assert_eq!(world.told(world.who.head_of_it), ["loans-tell-unit-late"]);
}
