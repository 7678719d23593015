use access::Actor;
use kernel::Moment;
use letters::{By, Envelope};

use crate::world::{World, world};
use crate::*;

fn passing() -> Posted {
    Posted::Passing("451 4.3.0 later".to_owned())
}

fn report(parcel: &Parcel, action: &str, status: &str) -> String {
    let letter = letters::read(&parcel.raw, &Envelope::default());
    format!(
        "From: MAILER-DAEMON@mx.example\nSubject: Undelivered\nMessage-ID: <r-{status}@mx>\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; {}\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; 550 no such user\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{}>\n\n--b--\n",
        parcel.to,
        letter.message_id.unwrap()
    )
}

fn come_back(world: &World, text: &str, to: Option<&String>) -> Incoming {
    let envelope = Envelope { from: Some(String::new()), to: to.into_iter().cloned().collect() };
    let kept = world.hand_to(text, &envelope);
    take_waiting(world.db()).unwrap();
    world.incoming(kept.letter)
}

#[test]
fn a_letter_that_a_server_takes_is_sent_once() {
    let world = world();
    let id = world.send(&world.new_letter(By::Person, 7));
    let parcels = world.post(&Posted::Taken);
    assert_eq!(parcels.len(), 1);
    assert_eq!(parcels[0].to, "asa@elsewhere.example");
    let from = parcels[0].from.clone().unwrap();
    assert!(from.starts_with("desk+out-"), "reports come to an address that says which letter: {from}");
    let letter = letters::read(&parcels[0].raw, &Envelope::default());
    assert_eq!(letter.from[0].name, "IT-stöd Sjövik");
    assert!(letter.reply_to[0].address.starts_with("desk+tale-7."));
    assert!(world.post(&Posted::Taken).is_empty());
    assert_eq!(world.outgoing(id).state.word(), "sent");
    assert_eq!(world.said("sending", id.number()), ["mail-sent"]);
}

#[test]
fn a_server_that_lets_one_send_as_oneself_only_is_given_the_mailboxs_own_address() {
    let world = world();
    let mut new = crate::world::new_mailbox();
    new.settings.returns = Returns::Plain;
    change(world.db(), &Actor::operator(), world.mailbox, &new).unwrap();
    let id = world.send(&world.new_letter(By::Person, 7));
    let parcel = world.post(&Posted::Taken).remove(0);
    assert_eq!(parcel.from.as_deref(), Some("desk@sjovik.example"));
    come_back(&world, &report(&parcel, "failed", "5.1.1"), parcel.from.as_ref());
    assert_eq!(world.outgoing(id).state.word(), "bounced", "known by its Message-ID");
}

#[test]
fn an_answer_of_the_programs_own_goes_from_nobody_so_that_nothing_comes_back() {
    let world = world();
    world.send(&world.new_letter(By::ProgramInReply, 7));
    assert_eq!(world.post(&Posted::Taken)[0].from, None);
}

#[test]
fn a_letter_that_is_not_taken_now_is_tried_again_with_longer_waits_and_then_given_up() {
    let world = world();
    let id = world.send(&world.new_letter(By::Person, 7));
    assert_eq!(world.post(&passing()).len(), 1);
    assert!(world.post(&passing()).is_empty(), "not at once");
    world.base.clock.advance_seconds(61);
    assert_eq!(world.post(&passing()).len(), 1);
    world.base.clock.advance_seconds(61);
    assert!(world.post(&passing()).is_empty(), "the second wait is longer");
    let mut hours = 0;
    while world.outgoing(id).state == OutState::Queued {
        world.base.clock.advance_seconds(3_600);
        world.post(&passing());
        hours += 1;
        assert!(hours < 200);
    }
    assert!((48..=96).contains(&hours), "given up after {hours} hours");
    assert_eq!(
        (world.outgoing(id).state.word(), world.outgoing(id).said.as_str()),
        ("failed", "451 4.3.0 later")
    );
    try_again(world.db(), &Actor::operator(), id).unwrap();
    assert_eq!(world.post(&Posted::Taken).len(), 1);
    assert!(try_again(world.db(), &Actor::operator(), id).is_err(), "what was sent is not sent again");
}

#[test]
fn an_address_that_does_not_exist_gets_no_more_mail_until_somebody_says_so() {
    let world = world();
    let id = world.send(&world.new_letter(By::Person, 7));
    world.post(&Posted::Permanent("550 5.1.1 no such user".to_owned()));
    assert_eq!(world.outgoing(id).state.word(), "failed");
    assert_eq!(world.try_send(&world.new_letter(By::Person, 7)), Ok(Sending::Held(Held::Stopped)));
    release(world.db(), &Actor::operator(), kernel::Id::new(1)).unwrap();
    assert!(matches!(world.try_send(&world.new_letter(By::Person, 7)), Ok(Sending::Queued(_))));
    assert!(release(world.db(), &Actor::operator(), kernel::Id::new(1)).is_err());
}

#[test]
fn a_refusal_of_the_letter_says_nothing_of_the_address() {
    let world = world();
    world.send(&world.new_letter(By::Person, 7));
    world.post(&Posted::Permanent("552 5.3.4 message too big".to_owned()));
    assert!(matches!(world.try_send(&world.new_letter(By::Person, 7)), Ok(Sending::Queued(_))));
}

#[test]
fn a_letter_that_comes_back_is_told_to_its_thread_and_its_address_gets_no_more() {
    let world = world();
    let id = world.send(&world.new_letter(By::Person, 7));
    let parcel = world.post(&Posted::Taken).remove(0);
    let later = come_back(&world, &report(&parcel, "delayed", "4.4.1"), parcel.from.as_ref());
    assert_eq!(later.state.word(), "taken");
    assert_eq!(world.outgoing(id).state.word(), "sent", "the server goes on trying");
    let back = come_back(&world, &report(&parcel, "failed", "5.1.1"), parcel.from.as_ref());
    assert!(
        matches!(&back.state, InState::Taken { became: Some(became), .. } if became.id == 7),
        "{:?}",
        back.state
    );
    assert_eq!(world.outgoing(id).state.word(), "bounced");
    assert_eq!(world.said("sending", id.number()), ["mail-sent", "mail-bounced"]);
    assert_eq!(world.try_send(&world.new_letter(By::Person, 7)), Ok(Sending::Held(Held::Stopped)));
}

#[test]
fn a_report_is_known_by_its_message_id_too() {
    let world = world();
    let id = world.send(&world.new_letter(By::Person, 7));
    let parcel = world.post(&Posted::Taken).remove(0);
    come_back(&world, &report(&parcel, "failed", "5.7.1"), None);
    assert_eq!(world.outgoing(id).state.word(), "bounced");
    assert!(
        matches!(world.try_send(&world.new_letter(By::Person, 7)), Ok(Sending::Queued(_))),
        "refused, yet it exists"
    );
}

/// Nobody can make us believe that a letter came back.
/// Attack row 15.
#[test]
fn a_made_up_report_stops_no_address() {
    let world = world();
    let id = world.send(&world.new_letter(By::Person, 7));
    let parcel = world.post(&Posted::Taken).remove(0);
    let made_up = report(&parcel, "failed", "5.1.1").replace("Message-ID: <varv-", "Message-ID: <varv-0");
    let forged = format!("desk+out-{id}.aaaaaaaaaaaaaaaa@sjovik.example");
    let letter = come_back(&world, &made_up, Some(&forged));
    assert!(matches!(letter.state, InState::Aside { why: Aside::UnknownReport, .. }));
    assert_eq!(world.outgoing(id).state.word(), "sent");
    assert!(matches!(world.try_send(&world.new_letter(By::Person, 7)), Ok(Sending::Queued(_))));
}

#[test]
fn what_is_dropped_or_belongs_to_a_paused_mailbox_does_not_go_out() {
    let world = world();
    let dropped = world.send(&world.new_letter(By::Person, 7));
    drop_letter(world.db(), &Actor::operator(), dropped).unwrap();
    assert!(drop_letter(world.db(), &Actor::operator(), dropped).is_err());
    world.send(&world.new_letter(By::Person, 8));
    pause(world.db(), &Actor::operator(), world.mailbox).unwrap();
    assert!(world.post(&Posted::Taken).is_empty());
    resume(world.db(), &Actor::operator(), world.mailbox).unwrap();
    assert_eq!(world.post(&Posted::Taken).len(), 1);
}

#[test]
fn kept_files_go_with_a_letter_whole() {
    let world = world();
    let stored = files::installed().unwrap().put(&mut &b"\x00\xff\r\n.\r\n"[..]).unwrap();
    let file = Enclosed {
        name: "bild.bin".to_owned(),
        mime: "application/octet-stream".to_owned(),
        hash: stored.hash,
    };
    world.send(&NewLetter { enclosed: vec![file], ..world.new_letter(By::Person, 7) });
    let parcel = world.post(&Posted::Taken).remove(0);
    let letter = letters::read(&parcel.raw, &Envelope::default());
    assert_eq!(letter.parts[0].content, b"\x00\xff\r\n.\r\n");
}

/// No line of the head can be added by what a letter says.
/// ASVS 1.3.11.
#[test]
fn a_subject_or_name_with_a_line_end_is_refused_before_anything_is_queued() {
    let world = world();
    let bad = "hej\r\nBcc: eve@evil.example";
    let letters = [
        NewLetter { subject: bad.to_owned(), ..world.new_letter(By::Person, 7) },
        NewLetter { to: letters::Mailbox::new(bad, "a@b.example"), ..world.new_letter(By::Person, 7) },
        NewLetter { to: letters::Mailbox::new("", "no address"), ..world.new_letter(By::Person, 7) },
    ];
    for letter in &letters {
        assert!(matches!(world.try_send(letter), Err(kernel::Refused::Rule { .. })));
    }
    assert!(world.post(&Posted::Taken).is_empty());
}

#[test]
fn an_answer_names_what_it_answers() {
    let world = world();
    let letter = world.letter("From: anna@sjovik.example\nMessage-ID: <1@x>\nSubject: a\n\nhej");
    world.send(&NewLetter { answers: Some(letter.id), ..world.new_letter(By::Person, 1) });
    world.base.clock.advance_seconds(1);
    world.send(&NewLetter { answers: Some(letter.id), ..world.new_letter(By::Person, 1) });
    let parcels = world.post(&Posted::Taken);
    let read = |parcel: &Parcel| letters::read(&parcel.raw, &Envelope::default());
    let first = read(&parcels[0]);
    assert_eq!(first.answers, ["1@x"]);
    assert_eq!(read(&parcels[1]).answers, ["1@x".to_owned(), first.message_id.unwrap()]);
    assert!(Moment(0) < world.outgoing(kernel::Id::new(1)).at);
}
