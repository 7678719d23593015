use ::store::Sql;
use access::Actor;
use kernel::Refused;

use crate::store::boxes;
use crate::world::{new_mailbox, setup, world};
use crate::*;

fn with(secret: &str) -> NewMailbox {
    let mut new = new_mailbox();
    new.settings.fetch.host = "imap.sjovik.example".to_owned();
    new.secrets = vec![(Use::Fetch, Secret::new(secret))];
    new
}

fn open(world: &crate::world::World) -> Option<String> {
    let setup = setup();
    let found = world.db().read(|reading| boxes::secret(reading, &setup, world.mailbox, Use::Fetch)).unwrap();
    found.map(|secret| secret.open().to_owned())
}

/// No secret lies open in the database.
/// ASVS 13.3.1.
#[test]
fn a_secret_is_sealed_and_opens_only_with_the_key_and_in_its_place() {
    let world = world();
    change(world.db(), &Actor::operator(), world.mailbox, &with("hemligt lösenord")).unwrap();
    let text = "SELECT sealed FROM mailbox_secret";
    let (stored,): (Vec<u8>,) = world.db().read(|reading| reading.load(Sql::open("a test", text))).unwrap();
    assert!(!stored.windows(7).any(|bytes| bytes == b"hemligt"));
    assert_eq!(open(&world).as_deref(), Some("hemligt lösenord"));
    let opened = |setup: &Setup, place: &str, stored: &[u8]| setup.vault().opened(place, stored);
    assert_eq!(opened(&Setup::of(b"another secret"), "mailbox/1/fetch_secret", &stored), None);
    assert_eq!(opened(&setup(), "mailbox/2/fetch_secret", &stored), None, "not in another place");
    assert_eq!(opened(&setup(), "mailbox/1/fetch_secret", &stored[..20]), None);
    assert!(format!("{:?}", with("hemligt").secrets).contains("[secret]"));
}

#[test]
fn a_secret_may_be_named_and_is_then_looked_up_where_the_operator_keeps_it() {
    let world = world();
    change(world.db(), &Actor::operator(), world.mailbox, &with("@desk-imap")).unwrap();
    assert_eq!(open(&world).as_deref(), Some("from the operator's file"));
    change(world.db(), &Actor::operator(), world.mailbox, &with("@unknown")).unwrap();
    assert_eq!(open(&world), None);
    change(world.db(), &Actor::operator(), world.mailbox, &with("@../../etc/passwd")).unwrap();
    assert_eq!(open(&world).as_deref(), Some("@../../etc/passwd"), "no name, so a password like any other");
}

#[test]
fn a_secret_does_not_follow_to_another_server() {
    let world = world();
    change(world.db(), &Actor::operator(), world.mailbox, &with("hemligt")).unwrap();
    let mut elsewhere = with("");
    elsewhere.secrets.clear();
    elsewhere.settings.fetch.host = "imap.evil.example".to_owned();
    let refused = change(world.db(), &Actor::operator(), world.mailbox, &elsewhere);
    assert_eq!(refused, Err(Refused::field("fetch_secret", "secret-anew")));
    elsewhere.settings.fetch.host = "imap.sjovik.example".to_owned();
    elsewhere.name = "Nytt namn".to_owned();
    change(world.db(), &Actor::operator(), world.mailbox, &elsewhere).unwrap();
    assert_eq!(open(&world).as_deref(), Some("hemligt"), "and stays where nothing but the name changes");
}

#[test]
fn two_mailboxes_have_two_addresses() {
    let world = world();
    let refused = add(world.db(), &Actor::operator(), &new_mailbox());
    assert_eq!(refused, Err(Refused::field("address", "taken")));
}
