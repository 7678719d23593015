//! Doors for machines that speak a protocol of their own, such as agents that tell what a computer is made of. They are no
//! browsers and no programs of the API: no session, no token of a person, no form. Who knocks says a user and a password
//! (HTTP Basic), and its body is read when the room knows it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use base64::Engine;
use store::Db;

use crate::{App, door, guard, response};

/// A body must have come within this time.
const WITHIN: Duration = Duration::from_mins(2);

/// A machine at its door.
#[derive(Clone, Copy)]
pub struct Knock<'a> {
    pub app: &'a App,
    pub db: &'a Db,
    /// What it says that it is: user and password; nothing when it says nothing.
    pub says: Option<(&'a str, &'a str)>,
    /// The body as it came: empty while it is asked whether the machine is known.
    pub body: &'a [u8],
}

/// What a machine is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// An HTTP status; with 401 the machine is asked for user and password.
    pub status: u16,
    pub mime: &'static str,
    pub body: Vec<u8>,
}

impl Told {
    pub fn plain(status: u16, text: &str) -> Self {
        Self { status, mime: "text/plain; charset=utf-8", body: text.as_bytes().to_vec() }
    }
}

/// One door for machines.
pub struct Machine {
    pub path: &'static str,
    /// For the auditor: why it is there and what keeps it.
    pub why: &'static str,
    /// The largest body in bytes, as it comes.
    pub max_bytes: u64,
    /// Is it one of ours? Asked before its body is read.
    pub knows: fn(&Knock<'_>) -> Result<(), Told>,
    /// Answers it; asked after [`Machine::knows`].
    pub act: fn(&Knock<'_>) -> Told,
}

/// User and password of a Basic header.
fn said(request: &Request) -> Option<(String, String)> {
    let header = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, word) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let bytes = base64::engine::general_purpose::STANDARD.decode(word.trim()).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    text.split_once(':').map(|(user, password)| (user.to_owned(), password.to_owned()))
}

/// Answers a machine at one of the doors.
pub(crate) async fn answer(app: Arc<App>, at: usize, request: Request) -> Response {
    let start = Instant::now();
    let says = said(&request);
    let machine = &app.routes.machines[at];
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let is_too_large = length.and_then(|it| it.parse::<u64>().ok()).is_some_and(|it| it > machine.max_bytes);
    let told = match work(&app, at, says.clone(), Vec::new(), |machine, knock| match (machine.knows)(knock) {
        Ok(()) => Told::plain(200, ""),
        Err(told) => told,
    })
    .await
    {
        told if told.status != 200 => {
            door::let_go(request);
            told
        }
        _ if is_too_large => {
            door::let_go(request);
            Told::plain(413, "too large")
        }
        _ => {
            let most = usize::try_from(machine.max_bytes).unwrap_or(usize::MAX);
            match tokio::time::timeout(WITHIN, to_bytes(request.into_body(), most)).await {
                Ok(Ok(body)) => work(&app, at, says, body.to_vec(), |it, knock| (it.act)(knock)).await,
                Ok(Err(_)) => Told::plain(413, "too large"),
                Err(_) => Told::plain(408, "too slow"),
            }
        }
    };
    app.watch.count(None, told.status, start.elapsed());
    respond(&app, told)
}

/// On a thread that may block.
async fn work(
    app: &Arc<App>,
    at: usize,
    says: Option<(String, String)>,
    body: Vec<u8>,
    ask: fn(&Machine, &Knock<'_>) -> Told,
) -> Told {
    let (hands, app) = (app.writers.clone(), Arc::clone(app));
    let work = move || {
        let says = says.as_ref().map(|(user, password)| (user.as_str(), password.as_str()));
        let knock = Knock { app: &app, db: &app.db, says, body: &body };
        let told = catch_unwind(AssertUnwindSafe(|| ask(&app.routes.machines[at], &knock)));
        told.unwrap_or_else(|_| {
            tracing::error!(route = app.routes.machines[at].path, "a machine's request panicked");
            Told::plain(500, "broken")
        })
    };
    hands.run(work).await.unwrap_or_else(|| Told::plain(503, "busy"))
}

fn respond(app: &App, told: Told) -> Response {
    let status = StatusCode::from_u16(told.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = response::typed(status, told.mime, Body::from(told.body));
    if status == StatusCode::UNAUTHORIZED {
        let asks = HeaderValue::from_static("Basic realm=\"varv\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, asks);
    }
    guard::dress(response.headers_mut(), &app.site);
    response
}
