use letters::By;

use crate::world::world;
use crate::*;

fn mail(from: &str, id: &str, more: &str) -> String {
    format!("From: {from}\nSubject: Projektorn\nMessage-ID: <{id}>\n{more}\n\nhej {id}")
}

#[test]
fn an_answer_joins_its_thread_by_the_address_that_we_signed_or_by_our_message_id() {
    let world = world();
    world.letter(&mail("anna@sjovik.example", "1@x", "To: desk@sjovik.example"));
    world.send(&world.new_letter(By::Person, 1));
    let parcel = world.post(&Posted::Taken).remove(0);
    let ours = letters::read(&parcel.raw, &letters::Envelope::default());
    let reply_to = ours.reply_to[0].address.clone();
    world.letter(&mail("asa@elsewhere.example", "2@x", &format!("To: {reply_to}")));
    let id = ours.message_id.clone().unwrap();
    world.letter(&mail(
        "asa@elsewhere.example",
        "3@x",
        &format!("To: desk@sjovik.example\nIn-Reply-To: <{id}>"),
    ));
    world.letter(&mail("bo@elsewhere.example", "4@x", "To: desk@sjovik.example\nReferences: <1@x>"));
    let letters: Vec<i64> = world.tales().into_iter().map(|(_, _, letters)| letters).collect();
    assert_eq!(letters, [4], "one tale of four letters");
}

/// A subject joins nothing, nor does an address part or an id that we have not made.
/// Attack row 15.
#[test]
fn no_subject_forged_address_or_unknown_id_joins_a_thread() {
    let world = world();
    world.letter(&mail("anna@sjovik.example", "1@x", "To: desk@sjovik.example"));
    for (id, more) in [
        ("2@x", "To: desk@sjovik.example"),
        ("3@x", "To: desk+tale-1.aaaaaaaaaaaaaaaa@sjovik.example"),
        ("4@x", "In-Reply-To: <varv-00000000000000000000000000000000@sjovik.example>"),
    ] {
        world.letter(&mail("eve@evil.example", id, more));
    }
    assert_eq!(world.tales().len(), 4);
}

#[test]
fn ids_of_two_threads_at_once_join_neither() {
    let world = world();
    world.letter(&mail("anna@sjovik.example", "1@x", ""));
    world.letter(&mail("bo@sjovik.example", "2@x", ""));
    world.letter(&mail("cilla@sjovik.example", "3@x", "References: <1@x> <2@x>"));
    assert_eq!(world.tales().len(), 3);
}

/// Only a verified sender is who it says.
/// Attack row 15.
#[test]
fn a_sender_that_nobody_vouches_for_is_told_as_such() {
    let world = world();
    world.letter(&mail(
        "rektor@skola.example",
        "1@x",
        "Authentication-Results: mx.sjovik.example; dmarc=pass header.from=skola.example",
    ));
    world.letter(&mail("anna@sjovik.example", "2@x", ""));
    world.letter(&mail("anna@sjovik.example, rektor@sjovik.example", "3@x", ""));
    let senders: Vec<String> = world.tales().into_iter().map(|(_, sender, _)| sender).collect();
    assert_eq!(senders, ["nothing-said", "verified", "unknown"]);
}
