//! What is shown of a need that was found tells why it was.

use kernel::{Id, Moment};
use serde_json::{Value as Json, json};

use crate::need::Proposed;
use crate::store::messages::{self, NewMessage, Voice};
use crate::world::World;
use crate::{Event, Need, POLICY, Verb};

fn found(world: &World, words: &str) -> Json {
    world.site.get(&world.head(), &format!("/api/v1/test/found?q={words}")).json()
}

#[test]
fn words_that_stand_in_several_texts_are_all_shown() {
    let world = World::new();
    let id = world.ask(&world.teacher_north(), "Skrivare");
    world.must(&world.head(), id, "answer", &json!({ "text": "Vi har beställt en kopiator." }));
    assert_eq!(
        found(&world, "skrivare+kopiator"),
        json!(["Vi har beställt en kopiator."]),
        "the title has the other"
    );
    assert_eq!(found(&world, "dag+kopiator"), json!(["Så här är det i dag. … Vi har beställt en kopiator."]));
    let long = format!("{} projektor {}", "ord ".repeat(200), "ord ".repeat(200));
    world.must(&world.head(), id, "answer", &json!({ "text": long }));
    let both = found(&world, "dag+projektor");
    let both = both[0].as_str().unwrap();
    assert!(both.starts_with("Så här är det i dag. … ord") && both.contains("projektor"), "{both}");
    assert!(both.chars().count() < 160, "each text gives a piece: {both}");
}

#[test]
fn of_each_found_need_the_newest_hundred_messages_are_read() {
    let world = World::new();
    let ids =
        ["Skrivare", "Projektor"].map(|title| Id::<Need>::new(world.ask(&world.teacher_north(), title)));
    world
        .site
        .db()
        .write(&access::Actor::operator(), |tx| {
            for (need, at) in ids.iter().flat_map(|need| (0..150).map(move |at| (*need, at))) {
                let text = format!("meddelande {at}");
                let voice = if at == 149 { Voice::Internal } else { Voice::It };
                messages::insert(tx, &NewMessage { need, author: None, at: Moment(at), voice, text: &text })?;
            }
            let permit = POLICY.allow_new(tx.actor(), Verb::Ask, &Proposed { unit: world.who.north })?;
            tx.say(permit, &Event::Asked { need: ids[0] })
        })
        .unwrap();
    let words = world.site.db().read(|reading| messages::public_words_of(reading, &ids)).unwrap();
    for id in ids {
        let of: Vec<&str> =
            words.iter().filter(|(need, _)| *need == id).map(|(_, text)| text.as_str()).collect();
        assert_eq!((of.len(), of[0], of[99]), (100, "meddelande 148", "meddelande 49"));
    }
}
