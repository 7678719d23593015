use std::sync::atomic::Ordering;

use access::Actor;
use kernel::Refused;

use crate::world::{IS_ILL, setup, world};
use crate::*;

const MAIL: &str = "From: Anna <anna@sjovik.example>\nTo: desk@sjovik.example\nSubject: Projektorn\nMessage-ID: <anna-1@sjovik.example>\nDate: Mon, 2 Mar 2026 09:00:00 +0100\n\nDen blinkar.";

#[test]
fn a_letter_becomes_something_once_however_often_it_comes() {
    let world = world();
    let first = world.hand(MAIL);
    assert!(!first.is_known);
    let again = world.hand(&format!("Received: from x by y; Mon, 2 Mar 2026 09:00:01 +0100\n{MAIL}"));
    assert_eq!((again.letter, again.is_known), (first.letter, true), "another way, the same mail");
    assert_eq!(take_waiting(world.db()), Ok(1));
    assert_eq!(take_waiting(world.db()), Ok(0));
    assert!(world.hand(MAIL).is_known, "when it is taken too");
    assert_eq!(take(world.db(), first.letter), Err(Refused::Conflict), "nothing is taken twice");
    assert_eq!(world.tales(), [("Projektorn".to_owned(), "verified".to_owned(), 1)]);
    assert_eq!(world.incoming(first.letter).state.word(), "taken");
    assert_eq!(world.said("letter", first.letter.number()), ["mail-received", "mail-taken"]);
}

#[test]
fn the_same_message_id_with_another_content_is_another_letter() {
    let world = world();
    world.hand(MAIL);
    assert!(!world.hand(&MAIL.replace("blinkar", "brinner")).is_known);
}

#[test]
fn a_mail_is_kept_whole_and_can_be_read_again() {
    let world = world();
    let kept = world.hand("no head at all, but \u{0} bytes");
    let row = world.incoming(kept.letter);
    let raw = files::installed().unwrap().open_file(&row.hash).unwrap();
    assert_eq!(raw.map(|(size, _)| size), Some(row.size.unsigned_abs()));
    take_waiting(world.db()).unwrap();
    assert_eq!(
        world.incoming(kept.letter).state.word(),
        "taken",
        "what cannot be understood becomes something too"
    );
    assert!(row.faults.contains(&"no-sender".to_owned()));
}

/// ASVS 16.5.3.
#[test]
fn when_the_taker_falls_nothing_is_half_stored_and_the_letter_waits() {
    let world = world();
    IS_ILL.store(true, Ordering::SeqCst);
    let letter = world.letter(MAIL);
    assert_eq!((letter.state.word(), letter.tries), ("waiting", 1));
    assert_eq!(world.tales(), [], "the record was undone with the rest");
    for _ in 0..6 {
        world.base.clock.advance_seconds(3_600);
        take_waiting(world.db()).unwrap();
    }
    let aside = world.incoming(letter.id);
    assert!(matches!(aside.state, InState::Aside { why: Aside::Refused, .. }), "{:?}", aside.state);
    IS_ILL.store(false, Ordering::SeqCst);
    take_again(world.db(), &Actor::operator(), letter.id).unwrap();
    take_waiting(world.db()).unwrap();
    assert_eq!(world.tales().len(), 1);
    assert!(
        take_again(world.db(), &Actor::operator(), letter.id).is_err(),
        "what is taken is never taken twice"
    );
}

#[test]
fn a_mailbox_without_a_taker_loses_nothing() {
    let world = world();
    install(Setup { takes: Vec::new(), ..setup() });
    let letter = world.letter(MAIL);
    assert!(matches!(letter.state, InState::Aside { why: Aside::NoTaker, .. }));
}

#[test]
fn parts_come_with_the_letter_as_kept_files() {
    let world = world();
    let mail = "From: a@b.example\nSubject: bild\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nse\n--x\nContent-Type: image/png; name=\"../a.png\"\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n";
    world.letter(mail);
    let subject = kernel::Subject::new("tale", 1);
    let files = world.db().read(|reading| files::of_subject(reading, &subject)).unwrap();
    assert_eq!((files[0].name.as_str(), files[0].mime.as_str(), files[0].size), ("a.png", "image/png", 8));
}

#[test]
fn a_paused_mailbox_takes_in_and_waits() {
    let world = world();
    pause(world.db(), &Actor::operator(), world.mailbox).unwrap();
    let letter = world.letter(MAIL);
    assert_eq!(letter.state, InState::Waiting);
    resume(world.db(), &Actor::operator(), world.mailbox).unwrap();
    take_waiting(world.db()).unwrap();
    assert_eq!(world.incoming(letter.id).state.word(), "taken");
}

#[test]
fn too_large_a_mail_is_refused_before_anything_is_stored() {
    let world = world();
    let raw = vec![b'a'; letters::LETTER_BYTES + 1];
    assert_eq!(
        receive(world.db(), world.mailbox, &raw, &letters::Envelope::default()),
        Err(Refused::TooLarge)
    );
}
