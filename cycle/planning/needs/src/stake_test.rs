//! Who closes a unit or enters a last day is told how much hangs on it, also of what they may not read.

use access::Role;
use serde_json::json;
use testing::word;

use crate::world::World;

#[test]
fn closing_a_unit_tells_how_many_open_needs_it_has_and_only_the_titles_that_one_may_read() {
    let world = World::new();
    let unit = world.who.north;
    let (teacher, admin) =
        (world.teacher_north(), word(world.who.admin.number(), &[(Role::Administrator, &[])]));
    let page = |who: &str| world.site.get(who, &format!("/units/{unit}/close")).text;
    for title in ["Skrivare", "Projektor"] {
        world.ask(&teacher, title);
    }
    let told = page(&admin);
    assert!(
        told.contains("2 open needs belong to the unit and stay there. You may not read them."),
        "{told}"
    );
    assert!(!told.contains("Projektor") && !told.contains("/needs?state=open"), "{told}");
    let own = word(world.who.admin.number(), &[(Role::Administrator, &[]), (Role::Staff, &[])]);
    let mine = world.ask(&own, "Tavla");
    world.must(
        &world.head(),
        mine,
        "edit",
        &json!({ "title": "Tavla", "text": "Den är sprucken.", "unit": unit }),
    );
    let told = page(&admin);
    let sentence =
        "3 open needs belong to the unit and stay there, among them: Tavla. 2 of them you may not read.";
    assert!(told.contains(sentence), "{told}");
}

#[test]
fn a_last_day_tells_how_many_open_needs_the_person_handles() {
    let world = World::new();
    let (agent, head) = (world.who.agent, world.head());
    for title in ["Skrivare", "Projektor"] {
        let id = world.ask(&world.teacher_north(), title);
        world.must(&head, id, "assign", &json!({ "owner": agent.to_string() }));
    }
    let page = |who: &str| world.site.get(who, &format!("/persons/{agent}/leave")).text;
    let told = page(&head);
    assert!(told.contains("handles 2 open needs, among them: Projektor · Skrivare. Choose"), "{told}");
    let told = page(&word(world.who.admin.number(), &[(Role::Administrator, &[])]));
    assert!(told.contains("handles 2 open needs, which you may not read."), "{told}");
    assert!(!told.contains("Projektor"), "{told}");
}
