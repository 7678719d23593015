use access::Actor;
use kernel::Moment;
use letters::By;

use crate::caps::{self, Came, Goes};
use crate::world::world;
use crate::*;

fn mail(from: &str, number: usize) -> String {
    format!("From: {from}\nSubject: hej\nMessage-ID: <{number}@{from}>\n\nbrev {number}")
}

#[test]
fn our_own_letter_that_comes_back_becomes_nothing() {
    let world = world();
    world.send(&world.new_letter(By::Program, 1));
    let parcel = world.post(&Posted::Taken).remove(0);
    let back = receive(world.db(), world.mailbox, &parcel.raw, &letters::Envelope::default()).unwrap();
    take_waiting(world.db()).unwrap();
    assert!(matches!(world.incoming(back.letter).state, InState::Aside { why: Aside::Loop, .. }));
    assert_eq!(world.tales(), []);
}

#[test]
fn a_program_never_answers_a_program_and_a_person_may() {
    let world = world();
    for (number, head) in
        ["Auto-Submitted: auto-replied", "Precedence: bulk", "List-ID: <x>", "Return-Path: <>"]
            .iter()
            .enumerate()
    {
        let letter = world.letter(&format!("{head}\n{}", mail("a@b.example", number)));
        let answer = NewLetter { answers: Some(letter.id), ..world.new_letter(By::ProgramInReply, 1) };
        assert_eq!(world.try_send(&answer), Ok(Sending::Held(Held::AnswersProgram)), "{head}");
        let by_hand = NewLetter { by: By::Person, ..answer };
        assert!(matches!(world.try_send(&by_hand), Ok(Sending::Queued(_))), "{head}");
    }
}

#[test]
fn nothing_is_sent_to_an_address_of_our_own() {
    let world = world();
    for address in ["desk@sjovik.example", "DESK+x@sjovik.example"] {
        let new = NewLetter { to: letters::Mailbox::new("", address), ..world.new_letter(By::Person, 1) };
        assert_eq!(world.try_send(&new), Ok(Sending::Held(Held::OurOwn)), "{address}");
    }
}

/// Attack row 15.
#[test]
fn two_programs_that_answer_each_other_without_saying_so_come_to_an_end() {
    let world = world();
    let mut sent = 0;
    for number in 0..60 {
        let letter = world.letter(&mail("robot@elsewhere.example", number));
        let InState::Taken { .. } = letter.state else { continue };
        let to = letters::Mailbox::new("", "robot@elsewhere.example");
        let answer = NewLetter {
            answers: Some(letter.id),
            to,
            ..world.new_letter(By::ProgramInReply, i64::try_from(number).unwrap())
        };
        sent += usize::from(matches!(world.try_send(&answer).unwrap(), Sending::Queued(_)));
    }
    assert_eq!(sent, 20, "no more than the program writes to one address in an hour");
    assert_eq!(
        world.tales().len(),
        40,
        "no more than one address is heard in an hour; the rest stands aside"
    );
    world.base.clock.advance_seconds(3_700);
    assert_eq!(
        world.letter(&mail("robot@elsewhere.example", 99)).state.word(),
        "taken",
        "an hour later it goes on"
    );
}

/// ASVS 2.4.1.
#[test]
fn a_mailbox_that_letters_pour_into_stops_itself_and_tells_a_person() {
    let world = world();
    for number in 0..(40 + 50) {
        world.hand(&mail("robot@elsewhere.example", number));
    }
    take_waiting(world.db()).unwrap();
    assert!(matches!(world.now().state, State::Tripped { why: Trip::Flood, .. }), "{:?}", world.now().state);
    assert_eq!(
        world.said("mailbox", world.mailbox.number()).last().map(String::as_str),
        Some("mail-tripped")
    );
    let kept = world.letter(&mail("anna@sjovik.example", 1));
    assert_eq!(kept.state, InState::Waiting, "kept, and not lost");
    assert_eq!(world.try_send(&world.new_letter(By::Program, 1)), Ok(Sending::Held(Held::Tripped)));
    assert!(matches!(world.try_send(&world.new_letter(By::Person, 1)), Ok(Sending::Queued(_))));
    assert_eq!(world.post(&Posted::Taken).len(), 1, "what a person wrote goes out");
    world.base.clock.advance_seconds(1);
    resume(world.db(), &Actor::operator(), world.mailbox).unwrap();
    take_waiting(world.db()).unwrap();
    assert_eq!(world.incoming(kept.id).state.word(), "taken");
    world.letter(&mail("robot@elsewhere.example", 999));
    assert!(world.now().state.is_open(), "what was before it was let go on counts no more");
}

#[test]
fn the_rules_of_what_is_too_much_are_these() {
    let came = Came { is_ours: false, from_address: 39, into_thread: 29 };
    assert_eq!(caps::aside(came), None);
    assert_eq!(caps::aside(Came { from_address: 40, ..came }), Some(Aside::Flood));
    assert_eq!(caps::aside(Came { into_thread: 30, ..came }), Some(Aside::Flood));
    assert_eq!(caps::aside(Came { is_ours: true, ..came }), Some(Aside::Loop));
    assert_eq!(
        (caps::trips(25, 24), caps::trips(25, 25), caps::trips(10, 40)),
        (None, Some(Trip::Loop), Some(Trip::Flood))
    );
    let goes = Goes {
        by: By::Program,
        answers_a_program: false,
        is_stopped: false,
        is_tripped: false,
        is_our_own: false,
        to_address: 19,
        out_of_thread: 9,
    };
    assert_eq!(caps::held(goes), None);
    assert_eq!(caps::held(Goes { to_address: 20, ..goes }), Some(Held::TooMany));
    assert_eq!(caps::held(Goes { out_of_thread: 10, ..goes }), Some(Held::TooMany));
    assert_eq!(
        caps::held(Goes {
            by: By::Person,
            out_of_thread: 10,
            is_tripped: true,
            answers_a_program: true,
            ..goes
        }),
        None
    );
    assert_eq!(caps::held(Goes { by: By::Person, is_stopped: true, ..goes }), Some(Held::Stopped));
}

#[test]
fn a_mailbox_is_paused_resumed_and_tripped_by_these_rules() {
    let world = world();
    let open = world.now();
    let at = Moment(1);
    assert_eq!(open.clone().resume(at), Err(Cannot::IsOpen));
    let paused = open.clone().pause(at).unwrap();
    assert_eq!(paused.clone().pause(at), Err(Cannot::IsPaused));
    assert_eq!(paused.clone().trip(Trip::Loop, at), paused, "what is paused stays so");
    let tripped = open.trip(Trip::Loop, at);
    assert_eq!(tripped.clone().resume(at).unwrap().state, State::Open { since: at });
    assert_eq!(tripped.pause(at).unwrap().state, State::Paused { at });
}
