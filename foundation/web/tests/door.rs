//! The door: what is judged before anything is stored, and sockets that take all places.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use testing::Site;
use tower::ServiceExt;
use web::{Doc, Gate, Limits, Listening, Reply, Room, Routes};

struct Send;

impl web::Form for Send {
    const NAME: &'static str = "files-send";
    const FIELDS: &'static [web::Field] = &[web::Field::file("file", "")];
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = ();

    fn parse(_: &kernel::Input) -> kernel::Result<(), kernel::FieldErrors> {
        Ok(())
    }

    fn draft(_: &web::Ask<'_>) -> kernel::Result<web::Draft> {
        Ok(web::Draft::default())
    }

    fn act(ask: &web::Ask<'_>, (): ()) -> kernel::Result<Reply> {
        Ok(Reply::Text(format!("{} files", ask.input.files("file").len())))
    }
}

fn routes(routes: &mut Routes) {
    routes.form::<Send>("/send", Gate::SignedIn, "Sends.");
    let open = Gate::Open("for the test");
    routes.get("/long", open, Doc::new("long", "A long text."), |_| Ok(Reply::Text("x".repeat(1 << 20))));
    routes.get("/short", open, Doc::new("short", "A short one."), |_| Ok(Reply::Text("ok".to_owned())));
}

fn site() -> Site {
    let texts = texts::Source { room: "files", sv: "", en: "" };
    Site::new(vec![Room { routes, ..Room::empty("files", texts) }])
}

/// What is answered to a body of which nothing has come yet.
fn answered(site: &Site, path: &str, headers: &[(&str, &str)]) -> Option<u16> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (_never_written, body) = tokio::io::duplex(64);
        let mut request = Request::builder().method("POST").uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from_stream(tokio_util::io::ReaderStream::new(body))).unwrap();
        let answer = web::service(Arc::clone(&site.app)).oneshot(request);
        let answer = tokio::time::timeout(Duration::from_secs(5), answer).await.ok()?;
        Some(answer.unwrap().status().as_u16())
    })
}

#[test]
fn whoever_may_not_come_in_is_answered_before_the_body_has_come() {
    let site = site();
    let file = ("content-type", "multipart/form-data; boundary=x");
    assert_eq!(answered(&site, "/send", &[file]), Some(401));
    assert_eq!(answered(&site, "/api/v1/send", &[file]), Some(401));
    assert_eq!(answered(&site, "/api/v1/send", &[file, ("expect", "100-continue")]), Some(401));
    assert_eq!(answered(&site, "/nowhere", &[file]), Some(404));
    let known = ("authorization", "Bearer person=7;grants=staff@3");
    assert_eq!(
        answered(&site, "/api/v1/send", &[file, known]),
        None,
        "the body of one who may is waited for"
    );
}

#[test]
fn a_program_without_a_token_is_told_what_is_wanted() {
    let heard = site().get("", "/api/v1/send");
    assert_eq!(heard.status, 405, "only sending is for programs");
    let heard = site().api("", "/send", &serde_json::json!({}));
    assert_eq!((heard.status, heard.header("www-authenticate")), (401, "Bearer"));
}

fn served(limits: Limits, test: impl FnOnce(SocketAddr)) {
    let site = site();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let door = runtime.block_on(Listening::on("127.0.0.1:0")).unwrap();
    let address = door.address;
    let app = Arc::clone(&site.app);
    runtime.spawn(web::serve_within(limits, app, door, std::future::pending()));
    test(address);
    runtime.shutdown_background();
}

fn ask(address: SocketAddr, path: &str, times: usize) -> TcpStream {
    let mut socket = TcpStream::connect(address).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").repeat(times);
    let _ = socket.write_all(request.as_bytes());
    socket
}

fn hears(address: SocketAddr) -> bool {
    let mut socket = ask(address, "/short", 1);
    let mut heard = [0; 12];
    socket.read_exact(&mut heard).is_ok() && heard.starts_with(b"HTTP/1.1 200")
}

/// Attack row 21.
#[test]
fn those_who_never_read_lose_their_places_to_others() {
    let limits = Limits {
        connections: 4,
        per_address: 4,
        taken_within: Duration::from_millis(300),
        ..Limits::default()
    };
    served(limits, |address| {
        let deaf: Vec<TcpStream> = (0..4).map(|_| ask(address, "/long", 40)).collect();
        std::thread::sleep(Duration::from_millis(100));
        assert!((0..100).any(|_| hears(address)), "nobody else is served");
        drop(deaf);
    });
}

/// Attack row 21.
#[test]
fn a_connection_that_asks_nothing_more_is_closed() {
    let limits = Limits { head_within: Duration::from_millis(300), ..Limits::default() };
    served(limits, |address| {
        let mut socket = ask(address, "/short", 1);
        let mut all = Vec::new();
        assert!(socket.read_to_end(&mut all).is_ok(), "it stays open");
        assert!(all.ends_with(b"ok"));
    });
}

/// ASVS 2.4.1.
#[test]
fn one_address_has_no_more_than_its_share() {
    let limits = Limits { per_address: 2, ..Limits::default() };
    served(limits, |address| {
        let held: Vec<TcpStream> = (0..2).map(|_| TcpStream::connect(address).unwrap()).collect();
        std::thread::sleep(Duration::from_millis(100));
        assert!(!hears(address), "a third connection is served");
        drop(held);
        assert!((0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(20));
            hears(address)
        }));
    });
}
