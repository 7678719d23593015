//! Mail through real servers: Dovecot, Exim, and our own listener between them.

use std::time::{Duration, Instant};

use ::store::Sql;
use access::Actor;
use letters::By;

use crate::post::Ways;
use crate::servers_test::{Server, dovecot, exim, lmtp};
use crate::work::send_due;
use crate::world::{World, new_mailbox, setup, world};
use crate::*;

const MAIL: &str = "From: Anna <anna@sjovik.example>\nTo: desk@sjovik.example\nSubject: Projektorn\nMessage-ID: <anna-1@sjovik.example>\nDate: Mon, 2 Mar 2026 09:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\nDen blinkar rött.\n.\n";

fn named(server: &Server) -> Setup {
    Setup { hosts: vec!["localhost".to_owned()], authorities: vec![server.authority.clone()], ..setup() }
}

/// The mailbox fetched from this port.
fn fetched_from(world: &World, port: u16, security: Security, secret: &str) {
    let mut new = new_mailbox();
    new.settings.inward = Inward::Imap;
    new.settings.fetch = crate::Server {
        host: "localhost".to_owned(),
        port,
        security,
        user: "desk".to_owned(),
        proof: Proof::Password,
    };
    new.secrets = vec![(Use::Fetch, Secret::new(secret))];
    change(world.db(), &Actor::operator(), world.mailbox, &new).unwrap();
}

fn fault(world: &World) -> String {
    world.now().fault
}

/// How many mails Dovecot has in a folder (`` is the inbox), read and unread.
fn there(server: &Server, folder: &str) -> (usize, usize) {
    let at = server.folder.path().join("mail/desk").join(folder);
    let names = |sub: &str| -> Vec<String> {
        let entries = std::fs::read_dir(at.join(sub)).into_iter().flatten();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    let all: Vec<String> = names("cur").into_iter().chain(names("new")).collect();
    let read = all
        .iter()
        .filter(|name| {
            name.rsplit(',').next().is_some_and(|flags| name.contains(":2,") && flags.contains('S'))
        })
        .count();
    (read, all.len() - read)
}

#[test]
fn mail_is_fetched_over_tls_once_and_marked_only_then() {
    let (world, server) = (world(), dovecot());
    install(named(&server));
    lmtp(server.lmtp, "desk", MAIL);
    lmtp(server.lmtp, "desk", &MAIL.replace("anna-1", "anna-2"));
    for (port, security) in [(server.tls, Security::Tls), (server.plain, Security::Starttls)] {
        fetched_from(&world, port, security, "hemligt lösen");
        fetch_all(world.db()).unwrap();
        assert_eq!(fault(&world), "");
    }
    assert_eq!(there(&server, ""), (2, 0));
    take_waiting(world.db()).unwrap();
    assert_eq!(world.tales().len(), 2);
    let raw = world.incoming(kernel::Id::new(1));
    assert_eq!(raw.subject, "Projektorn");
    // Another one; and the folder is numbered anew, as after a server's restore.
    lmtp(server.lmtp, "desk", &MAIL.replace("anna-1", "anna-3"));
    assert_eq!(fetch_all(world.db()), Ok(Fetched { new: 1, other: 0 }));
    let anew = Sql::change("UPDATE mailbox SET uid_validity = 1, uid_seen = 9999");
    world.db().keep(::store::Upkeep::Progress, |tx| tx.run(anew.clone())).unwrap();
    let again = fetch_all(world.db()).unwrap();
    assert_eq!(again.new, 0, "nothing doubles: {again:?}");
    assert_eq!(fetch_all(world.db()), Ok(Fetched::default()));
}

#[test]
fn what_was_read_before_the_first_look_stays_where_it_is() {
    let (world, server) = (world(), dovecot());
    install(named(&server));
    lmtp(server.lmtp, "desk", MAIL);
    fetched_from(&world, server.tls, Security::Tls, "hemligt lösen");
    fetch_all(world.db()).unwrap();
    let second = add(
        world.db(),
        &Actor::operator(),
        &NewMailbox { address: "b@sjovik.example".to_owned(), ..new_mailbox() },
    )
    .unwrap();
    let other =
        world.db().read(|reading| crate::store::boxes::load(reading, &Actor::operator(), second)).unwrap();
    let new = NewMailbox {
        name: other.name,
        address: other.address,
        purpose: other.purpose,
        settings: world.now().settings,
        secrets: vec![(Use::Fetch, Secret::new("hemligt lösen"))],
    };
    change(world.db(), &Actor::operator(), second, &new).unwrap();
    assert_eq!(fetch_all(world.db()), Ok(Fetched::default()), "an old mailbox is not taken in whole");
}

#[test]
fn a_taken_mail_is_moved_when_it_is_to_be() {
    let (world, server) = (world(), dovecot());
    install(named(&server));
    lmtp(server.lmtp, "desk", MAIL);
    fetched_from(&world, server.tls, Security::Tls, "hemligt lösen");
    let mut settings = world.now().settings;
    settings.move_to = "Done".to_owned();
    change(world.db(), &Actor::operator(), world.mailbox, &NewMailbox { settings, ..new_mailbox() }).unwrap();
    assert_eq!(fetch_all(world.db()), Ok(Fetched { new: 1, other: 0 }));
    assert_eq!((there(&server, ""), there(&server, ".Done")), ((0, 0), (1, 0)));
}

#[test]
fn a_mail_that_cannot_be_kept_stays_unread_on_the_server_and_comes_with_the_next_look() {
    let (world, server) = (world(), dovecot());
    install(named(&server));
    lmtp(server.lmtp, "desk", MAIL);
    fetched_from(&world, server.tls, Security::Tls, "hemligt lösen");
    let folder = world.base.folder.path().join("files");
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, "no folder").unwrap();
    fetch_all(world.db()).unwrap();
    assert_ne!(fault(&world), "");
    assert_eq!(there(&server, ""), (0, 1), "unmarked: nobody has heard that it was taken");
    std::fs::remove_file(&folder).unwrap();
    files::install(files::Files::open(folder.to_str().unwrap()).unwrap());
    assert_eq!(fetch_all(world.db()), Ok(Fetched { new: 1, other: 0 }));
}

#[test]
fn a_token_opens_the_door_as_a_password_does_and_wrong_ones_are_told() {
    let (world, server) = (world(), dovecot());
    install(named(&server));
    fetched_from(&world, server.tls, Security::Tls, "wrong");
    fetch_all(world.db()).unwrap();
    assert!(fault(&world).starts_with("sign-in-refused"), "{}", fault(&world));
    let setup = named(&server);
    let door = |token: &str| {
        let at = crate::Server {
            host: "localhost".to_owned(),
            port: server.tls,
            security: Security::Tls,
            user: "desk".to_owned(),
            proof: Proof::Oauth,
        };
        crate::imap::Inbox::open(&setup, &at, &crate::imap::Pass::Token(Secret::new(token)), "INBOX")
            .map(crate::imap::Inbox::close)
    };
    assert_eq!(door("good-token"), Ok(()));
    assert!(matches!(door("bad-token"), Err(Unreached::SignInRefused(_))), "{:?}", door("bad-token"));
}

/// ASVS 12.1.1.
#[test]
fn a_server_that_cannot_prove_who_it_is_gets_no_password() {
    let (world, server) = (world(), dovecot());
    install(Setup { authorities: Vec::new(), ..named(&server) });
    for (port, security) in [(server.tls, Security::Tls), (server.plain, Security::Starttls)] {
        fetched_from(&world, port, security, "hemligt lösen");
        fetch_all(world.db()).unwrap();
        assert!(fault(&world).starts_with("no-tls"), "{}", fault(&world));
    }
    install(setup());
    fetch_all(world.db()).unwrap();
    assert!(fault(&world).starts_with("host-not-allowed"), "{}", fault(&world));
}

fn soon(what: &str, is_so: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !is_so() {
        assert!(Instant::now() < end, "{what} did not come");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The mailbox that hands over to this server.
fn posting(world: &World, server: &Server, password: &str) {
    let mut new = new_mailbox();
    new.settings.post = crate::Server {
        host: "localhost".to_owned(),
        port: server.plain,
        security: Security::Starttls,
        user: "desk".to_owned(),
        proof: Proof::Password,
    };
    new.secrets = vec![(Use::Post, Secret::new(password))];
    change(world.db(), &Actor::operator(), world.mailbox, &new).unwrap();
}

#[test]
fn a_letter_goes_out_through_a_real_server_and_what_it_refuses_comes_back() {
    let world = world();
    let door = Door::open("127.0.0.1:0").unwrap();
    let server = exim(door.address.port());
    install(named(&server));
    posting(&world, &server, "hemligt");
    // The mailbox of somebody else in the same program stands for the world outside.
    let elsewhere = NewMailbox { address: "asa@elsewhere.example".to_owned(), ..new_mailbox() };
    let mut ways = Ways::default();
    let to = |address: &str| NewLetter {
        to: letters::Mailbox::new("Åsa", address),
        text: "Hej!\n.\nSlut".to_owned(),
        ..world.new_letter(By::Person, 7)
    };
    let arrives = world.send(&to("asa@elsewhere.example"));
    let refused = world.send(&NewLetter { subject: "b".to_owned(), ..to("nobody@elsewhere.example") });
    let later = world.send(&NewLetter { subject: "c".to_owned(), ..to("later@elsewhere.example") });
    let asa = add(world.db(), &Actor::operator(), &elsewhere).unwrap();
    let work = Work::start(world.db(), Some(door));
    // The worker may have been quicker.
    send_due(world.db(), &mut ways).unwrap();
    soon("the answers", || {
        [arrives, refused].iter().all(|id| world.outgoing(*id).state != OutState::Queued)
            && world.outgoing(later).tries == 1
    });
    assert_eq!(world.outgoing(arrives).state.word(), "sent", "{}", world.outgoing(arrives).said);
    assert_eq!(world.outgoing(refused).state.word(), "failed");
    assert!(world.outgoing(refused).said.contains("5.1.1"), "{}", world.outgoing(refused).said);
    assert_eq!(world.outgoing(later).state, OutState::Queued);
    assert!(world.outgoing(later).said.contains("4.3.0"), "{}", world.outgoing(later).said);
    soon("the letter", || {
        world
            .db()
            .read(|reading| {
                reading.number(Sql::open("a test", "SELECT COUNT(*) FROM letter_in WHERE mailbox_id = 2"))
            })
            .unwrap()
            == 1
    });
    work.stop();
    let row = world.incoming(kernel::Id::new(1));
    assert_eq!((row.mailbox, row.subject.as_str()), (asa, "Svar"));
    assert_eq!(row.envelope.to, ["asa@elsewhere.example"]);
    assert!(row.envelope.from.unwrap().starts_with("desk+out-"));
}

#[test]
fn a_wrong_password_or_certificate_keeps_letters_in_the_queue() {
    let world = world();
    let server = exim(crate::servers_test::free_port());
    install(named(&server));
    posting(&world, &server, "wrong");
    let id = world.send(&world.new_letter(By::Person, 7));
    send_due(world.db(), &mut Ways::default()).unwrap();
    assert_eq!(
        (world.outgoing(id).state, world.outgoing(id).tries),
        (OutState::Queued, 1),
        "{}",
        world.outgoing(id).said
    );
    install(Setup { authorities: Vec::new(), ..named(&server) });
    world.base.clock.advance_seconds(100);
    send_due(world.db(), &mut Ways::default()).unwrap();
    assert_eq!(
        (world.outgoing(id).state, world.outgoing(id).tries),
        (OutState::Queued, 2),
        "{}",
        world.outgoing(id).said
    );
}

#[test]
fn the_listener_listens_on_this_machine_only_and_keeps_before_it_answers() {
    assert!(
        Door::open("0.0.0.0:0").is_err()
            && Door::open("192.0.2.1:2525").is_err()
            && Door::open("nonsense").is_err()
    );
    let world = world();
    let door = Door::open("127.0.0.1:0").unwrap();
    let port = door.address.port();
    let work = Work::start(world.db(), Some(door));
    lmtp(port, "desk@sjovik.example", MAIL);
    let kept = world.incoming(kernel::Id::new(1));
    assert_eq!(kept.subject, "Projektorn");
    lmtp(port, "desk+x@sjovik.example", MAIL);
    soon("the tale", || world.tales().len() == 1);
    work.stop();
    assert_eq!(world.tales().len(), 1, "the same mail to another address of the mailbox is the same");
}
