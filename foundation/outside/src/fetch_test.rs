use std::io::{Read, Write};
use std::net::TcpListener;

use super::*;

/// A server on this machine that answers once with these bytes; gives its address.
fn serving(answer: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let at = format!("http://{}/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 2048]).unwrap();
        let _ = stream.write_all(&answer);
    });
    at
}

fn named() -> Reach {
    Reach { hosts: vec!["127.0.0.1".to_owned()], ports: &[443], ..Reach::default() }
}

fn get(reach: &Reach, url: &str) -> Result<Response<Vec<u8>>, NotFetched> {
    fetch(reach, Request::builder().uri(url).body(Vec::new()).unwrap())
}

/// ASVS 1.3.6, 12.1.1; attack row 10.
#[test]
fn nothing_within_the_network_is_fetched_and_nothing_without_tls() {
    let reach = Reach { ports: &[443], ..Reach::default() };
    assert_eq!(get(&reach, "http://login.example/").unwrap_err(), NotFetched::NoTls);
    for url in [
        "https://127.0.0.1/",
        "https://169.254.169.254/",
        "https://[::1]/",
        "https://10.0.0.1/",
        "https://127.0.0.1:8443/",
    ] {
        assert_eq!(get(&reach, url).unwrap_err(), NotFetched::HostNotAllowed, "{url}");
    }
    assert_eq!(get(&named(), "ftp://127.0.0.1/").unwrap_err(), NotFetched::NoTls);
}

/// Attack row 10.
#[test]
fn a_redirect_is_not_followed() {
    let inside = serving(b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nsecret".to_vec());
    let head = format!("HTTP/1.1 302 Found\r\nlocation: {inside}\r\ncontent-length: 0\r\n\r\n");
    let answer = get(&named(), &serving(head.into_bytes())).unwrap();
    assert_eq!((answer.status().as_u16(), answer.body().len()), (302, 0));
}

/// Attack row 13.
#[test]
fn a_huge_answer_is_given_up() {
    let mut answer = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    answer.resize(2 << 20, b'x');
    assert_eq!(get(&named(), &serving(answer)).unwrap_err(), NotFetched::TooLong);
}

#[test]
fn no_more_than_a_few_are_under_way_at_once() {
    let places: Vec<Place> = (0..AT_ONCE).map(|_| Place::taken().unwrap()).collect();
    assert_eq!(get(&named(), "https://127.0.0.1:1/").unwrap_err(), NotFetched::Busy);
    drop(places);
    assert_ne!(get(&named(), "https://127.0.0.1:1/").unwrap_err(), NotFetched::Busy);
}
