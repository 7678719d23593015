//! A place where tokens come from, on this machine.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};

use access::Actor;

use crate::reach::Unreached;
use crate::token::token;
use crate::world::{World, new_mailbox, setup, world};
use crate::*;

/// Answers each request with the next of these; gives what was asked.
fn tokens_from(answers: Vec<(u16, String)>) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://127.0.0.1:{}/token", listener.local_addr().unwrap().port());
    let (tell, asked) = channel();
    std::thread::spawn(move || {
        for (status, body) in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let (mut heard, mut part) = (String::new(), [0; 4096]);
            while !heard.contains("grant_type") {
                let count = stream.read(&mut part).unwrap();
                heard.push_str(&String::from_utf8_lossy(&part[..count]));
            }
            let answer = format!(
                "HTTP/1.1 {status} OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(answer.as_bytes()).unwrap();
            tell.send(heard).unwrap();
        }
    });
    (url, asked)
}

fn with(world: &World, url: &str, secrets: &[(Use, &str)]) -> Mailbox {
    let mut new = new_mailbox();
    new.settings.oauth = OAuth {
        token_url: url.to_owned(),
        client: "varv".to_owned(),
        scope: "https://mail/.default".to_owned(),
    };
    new.secrets = secrets.iter().map(|(what, text)| (*what, Secret::new(*text))).collect();
    change(world.db(), &Actor::operator(), world.mailbox, &new).unwrap();
    world.now()
}

fn named() -> Setup {
    Setup { hosts: vec!["127.0.0.1".to_owned()], ..setup() }
}

#[test]
fn a_token_is_fetched_kept_while_it_is_good_and_renewed() {
    let world = world();
    let answer = |token: &str| {
        (
            200,
            format!(
                "{{\"access_token\":\"{token}\",\"expires_in\":3600,\"refresh_token\":\"new & better\"}}"
            ),
        )
    };
    let (url, asked) = tokens_from(vec![answer("one"), answer("two")]);
    let mailbox = with(&world, &url, &[(Use::Client, "client&secret"), (Use::Refresh, "old")]);
    let fetch = || token(world.db(), &named(), &mailbox).unwrap().open().to_owned();
    assert_eq!((fetch(), fetch()), ("one".to_owned(), "one".to_owned()));
    let first = asked.recv().unwrap();
    assert!(
        first.contains("grant_type=refresh_token&refresh_token=old")
            && first.contains("client_secret=client%26secret"),
        "{first}"
    );
    world.base.clock.advance_seconds(3_600);
    assert_eq!(fetch(), "two");
    assert!(
        asked.recv().unwrap().contains("refresh_token=new%20%26%20better"),
        "the new one is used from then on"
    );
}

#[test]
fn without_a_refresh_token_the_program_signs_in_as_itself_and_a_refusal_is_told() {
    let world = world();
    let refusal = (400, "{\"error\":\"invalid_client\"}".to_owned());
    let (url, asked) = tokens_from(vec![refusal, (200, "x".repeat(300_000))]);
    let mailbox = with(&world, &url, &[(Use::Client, "secret")]);
    assert_eq!(token(world.db(), &named(), &mailbox), Err(Unreached::NoToken("invalid_client".to_owned())));
    assert!(asked.recv().unwrap().contains("grant_type=client_credentials"));
    assert_eq!(
        token(world.db(), &named(), &mailbox),
        Err(Unreached::NoToken("the answer is too long".to_owned()))
    );
}

/// ASVS 12.1.1.
#[test]
fn tokens_come_over_tls_from_the_open_network_unless_the_operator_says_otherwise() {
    let world = world();
    for url in ["http://login.example/token", "https://127.0.0.1/token", "file:///etc/passwd", "nonsense"] {
        let mailbox = with(&world, url, &[(Use::Client, "secret"), (Use::Refresh, "r")]);
        let refused = token(world.db(), &setup(), &mailbox);
        assert!(
            matches!(refused, Err(Unreached::HostNotAllowed | Unreached::HostUnknown)),
            "{url}: {refused:?}"
        );
    }
}
