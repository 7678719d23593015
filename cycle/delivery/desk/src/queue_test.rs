use serde_json::json;

use crate::world::World;

/// Three tickets of the north's, the oldest first, and one of the south's.
fn tickets(world: &World) -> [i64; 4] {
    let north = ["Ett", "Två", "Tre"].map(|title| world.report(&world.teacher_north(), title));
    let south = world.report(&world.teacher_south(), "Söder");
    [north[0], north[1], north[2], south]
}

const QUEUE: &str = "?in=state%3Dopen%26sort%3Dcreated";

fn page(world: &World, who: &str, id: i64) -> String {
    let answer = world.site.get(who, &format!("/tickets/{id}{QUEUE}"));
    assert_eq!(answer.status, 200);
    answer.text
}

fn leads(page: &str, id: i64, key: char) -> bool {
    page.contains(&format!("href=\"/tickets/{id}{QUEUE}\" data-key=\"{key}\""))
}

#[test]
fn a_ticket_that_is_opened_from_a_queue_leads_to_its_neighbours_there() {
    let world = World::new();
    let [one, two, three, south] = tickets(&world);
    let list = world.site.get(&world.head(), "/tickets?state=open&sort=created").text;
    assert!(list.contains(&format!("href=\"/tickets/{one}{QUEUE}\"")), "{list}");
    let middle = page(&world, &world.head(), two);
    assert!(leads(&middle, one, 'p') && leads(&middle, three, 'n'), "{middle}");
    assert!(middle.contains("href=\"/tickets?state=open&#38;sort=created\""), "and back: {middle}");
    let first = page(&world, &world.head(), one);
    assert!(!first.contains("data-key=\"p\"") && leads(&first, two, 'n'));
    let last = page(&world, &world.head(), south);
    assert!(leads(&last, three, 'p') && !last.contains("data-key=\"n\""));
    let alone = world.site.get(&world.head(), &format!("/tickets/{two}")).text;
    assert!(!alone.contains("data-key=\"n\""), "opened by itself it is in no queue");
}

#[test]
fn nobody_is_led_to_what_they_may_not_read() {
    let world = World::new();
    let [_, _, three, south] = tickets(&world);
    let page = page(&world, &world.agent_north(), three);
    assert!(!page.contains("data-key=\"n\"") && !page.contains(&format!("/tickets/{south}")), "{page}");
    let other = format!("/tickets/{three}?in=owner%3D{}", world.who.identity_officer);
    assert_eq!(world.site.get(&world.teacher_north(), &other).status, 200);
    let slip = format!("/tickets/{three}?in=state%3Dnonsense%26sort%3Dnothing");
    assert_eq!(world.site.get(&world.head(), &slip).status, 200, "an old address does no harm");
}

#[test]
fn what_is_done_to_a_ticket_leaves_one_in_the_queue_and_at_its_place() {
    let world = World::new();
    let [one, two, three, _] = tickets(&world);
    let head = world.head();
    let form = world.site.get(&head, &format!("/tickets/{two}/resolve{QUEUE}")).text;
    assert!(form.contains(&format!("action=\"/tickets/{two}/resolve{QUEUE}\"")), "{form}");
    let bad = world.site.post(&head, &format!("/tickets/{two}/resolve{QUEUE}"), &[("said", "")]);
    assert!(bad.status == 422 && bad.text.contains(&format!("resolve{QUEUE}\"")));
    let done = world.site.post(&head, &format!("/tickets/{two}/resolve{QUEUE}"), &[("said", "Klart.")]);
    assert_eq!(done.location, format!("/tickets/{two}{QUEUE}"));
    let solved = page(&world, &head, two);
    assert!(leads(&solved, one, 'p') && leads(&solved, three, 'n'), "it keeps its place: {solved}");
    assert!(!leads(&page(&world, &head, one), two, 'n') && leads(&page(&world, &head, one), three, 'n'));
    let taken = world.site.post(&head, &format!("/tickets/{three}/take{QUEUE}"), &[]);
    assert_eq!(taken.location, format!("/tickets/{three}{QUEUE}"));
}

#[test]
fn the_keys_stand_at_what_they_do_and_at_nothing_that_one_may_not() {
    let world = World::new();
    let [one, ..] = tickets(&world);
    let page = page(&world, &world.head(), one);
    for key in ['a', 'i', 't', 'w', 'r'] {
        assert!(page.contains(&format!("data-key=\"{key}\" aria-keyshortcuts=\"{key}\"")), "{key}: {page}");
    }
    assert!(page.contains("id=\"keys-off\""), "and can be turned off");
    let theirs = world.site.get(&world.teacher_north(), &format!("/tickets/{one}")).text;
    assert!(!theirs.contains("data-key"), "{theirs}");
    world.must(&world.head(), one, "take", &json!({}));
    assert!(!self::page(&world, &world.head(), one).contains("data-key=\"t\""), "taken already");
}
