use serde_json::{Value as Json, json};

use crate::world::World;

/// A ticket of the north teacher's with two public messages, an answer and an internal note.
fn dialogue(world: &World) -> i64 {
    let (head, teacher) = (world.head(), world.teacher_north());
    let id = world.report(&teacher, "Projektorn är mörk");
    world.must(&teacher, id, "write", &json!({ "text": "Skrivaren krånglar också." }));
    world.must(&head, id, "note", &json!({ "text": "Samma fel som i våras, garantin är slut." }));
    world.must(&head, id, "answer", &json!({ "text": "Vi tittar på skrivaren." }));
    id
}

fn messages(world: &World, id: i64) -> Vec<Json> {
    world.ticket(&world.head(), id)["messages"].as_array().cloned().unwrap_or_default()
}

fn numbers(messages: &[Json]) -> Vec<i64> {
    messages.iter().filter_map(|message| message["id"].as_i64()).collect()
}

fn wanted(messages: &[i64]) -> Json {
    json!({ "messages": messages, "title": "Skrivaren krånglar", "text": "Eget ärende om skrivaren." })
}

fn split(world: &World, id: i64, fields: &Json) -> i64 {
    let answer = world.act(&world.head(), id, "split", fields);
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_i64().expect("a number")
}

#[test]
fn chosen_messages_become_a_ticket_of_their_own_and_both_point_at_each_other() {
    let world = World::new();
    let teacher = world.teacher_north();
    let id = dialogue(&world);
    let all = numbers(&messages(&world, id));
    let form = world.site.get(&world.head(), &format!("/tickets/{id}/split")).text;
    assert!(form.contains("Skrivaren krånglar också.") && form.contains("only IT"), "{form}");
    let new = split(&world, id, &wanted(&all));
    assert_eq!(messages(&world, id).len(), 0);
    let here: Vec<Json> = messages(&world, new).iter().map(|message| message["text"].clone()).collect();
    assert_eq!(here[0], "Skrivaren krånglar också.", "in the order in which they were written");
    let ticket = world.ticket(&teacher, new);
    assert_eq!((&ticket["requester"], &ticket["title"]), (&json!("Nils Lind"), &json!("Skrivaren krånglar")));
    let page = world.site.get(&teacher, &format!("/tickets/{id}")).text;
    assert!(page.contains("3 messages became a ticket of their own"), "{page}");
    assert!(page.contains(&format!("href=\"/tickets/{new}\"")), "{page}");
    let page = world.site.get(&teacher, &format!("/tickets/{new}")).text;
    assert!(
        page.contains("came from another ticket") && page.contains(&format!("/tickets/{id}\"")),
        "{page}"
    );
    let tied = world.site.get(&world.head(), &format!("/api/v1/thread/ticket/{id}")).text;
    assert!(tied.contains("Skrivaren krånglar"), "{tied}");
    assert_eq!(world.listed(&teacher, "q=skrivaren"), [new], "what moved is found where it stands");
    assert!(world.notices(&teacher).contains(&"A part of your ticket became a ticket of its own".to_owned()));
}

#[test]
fn no_note_becomes_public_and_no_stranger_reads_the_first_ticket() {
    let world = World::new();
    let south = world.teacher_south();
    let id = dialogue(&world);
    let all = messages(&world, id);
    let for_south = {
        let mut fields = wanted(&numbers(&all)[..2]);
        fields["requester"] = json!("sara.lund@sjovik.example");
        fields
    };
    let new = split(&world, id, &for_south);
    let read = world.ticket(&south, new)["messages"].as_array().cloned().unwrap_or_default();
    assert_eq!(read.len(), 1, "the note moved and stays for IT alone: {read:?}");
    assert_eq!(world.site.get(&south, &format!("/tickets/{id}")).status, 404);
    assert_eq!(world.site.get(&world.teacher_north(), &format!("/tickets/{new}")).status, 404);
    for (who, ticket, other) in [(&south, new, id), (&world.teacher_north(), id, new)] {
        let page = world.site.get(who, &format!("/tickets/{ticket}")).text;
        assert!(!page.contains(&format!("/tickets/{other}\"")), "no way to what is not theirs: {page}");
        assert!(!page.contains("garantin"), "{page}");
    }
    assert!(!world.site.get(&south, "/api/v1/tickets?q=garantin").text.contains("Skrivaren"));
    assert_eq!(world.listed(&south, ""), [new]);
}

#[test]
fn what_is_confidential_stays_so_when_it_is_split() {
    let world = World::new();
    let id = dialogue(&world);
    world.must(&world.head(), id, "confide", &json!({}));
    let first = numbers(&messages(&world, id))[0];
    let new = split(&world, id, &wanted(&[first]));
    assert_eq!(world.ticket(&world.head(), new)["is_confidential"], true);
    assert_eq!(world.site.get(&world.leader_north(), &format!("/tickets/{new}")).status, 404);
}

#[test]
fn only_messages_that_stand_here_are_split_and_only_by_the_desk() {
    let world = World::new();
    let (id, other) = (dialogue(&world), dialogue(&world));
    let strange = numbers(&messages(&world, other));
    let answer = world.act(&world.head(), id, "split", &wanted(&strange[..1]));
    assert_eq!(answer.json()["errors"][0]["field"], "messages", "{}", answer.text);
    assert_eq!(world.listed(&world.head(), "").len(), 2, "nothing was made");
    let none = world.act(&world.head(), id, "split", &wanted(&[]));
    assert_eq!(none.json()["errors"][0]["code"], "missing");
    let own = numbers(&messages(&world, id));
    assert_eq!(world.act(&world.teacher_north(), id, "split", &wanted(&own)).status, 403);
    assert_eq!(world.act(&world.teacher_south(), id, "split", &wanted(&own)).status, 404);
    let bare = world.report(&world.teacher_north(), "Utan dialog");
    assert_eq!(world.site.get(&world.head(), &format!("/tickets/{bare}/split")).status, 409);
}

#[test]
fn a_part_that_is_merged_and_parted_again_keeps_its_messages() {
    let world = World::new();
    let id = dialogue(&world);
    let first = numbers(&messages(&world, id))[0];
    let new = split(&world, id, &wanted(&[first]));
    let other = world.report(&world.teacher_north(), "Skrivare till");
    world.must(&world.head(), new, "merge", &json!({ "into": other, "said": "Samma sak." }));
    world.must(&world.head(), new, "reopen", &json!({ "said": "Inte samma sak." }));
    assert_eq!(numbers(&messages(&world, new)), [first]);
}
