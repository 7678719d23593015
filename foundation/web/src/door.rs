//! The door: what is judged of a request by its head alone, so that nothing is stored for whoever may not come in.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use kernel::{Input, Refused, Result};

use crate::routes::{Gate, Route};
use crate::{App, Credentials, Visitor, body};

/// A body must have come within this time; uploads have more.
const BODY_WITHIN: Duration = Duration::from_secs(15);
const UPLOAD_WITHIN: Duration = Duration::from_mins(3);
/// What is longer, or of a length that nobody said, is not read before it is known who sends it.
const SMALL_BYTES: u64 = 64 << 10;

/// What the door says to a visitor.
pub(crate) enum Door {
    In,
    /// Another page must be visited before this one.
    First(&'static str),
    Shut(Refused),
}

/// Judges a visitor at a route, before anything of what was sent is looked at.
pub(crate) fn judge(route: &Route, visitor: &Visitor, path: &str) -> Door {
    if matches!(route.gate, Gate::Open(_)) {
        return within(route, visitor);
    }
    match visitor.must_first {
        Some(first) if path != first => Door::First(first),
        _ if !visitor.actor.is_signed_in() => Door::Shut(Refused::NotSignedIn),
        _ => within(route, visitor),
    }
}

fn within(route: &Route, visitor: &Visitor) -> Door {
    if route.is_within(&visitor.actor.limit) { Door::In } else { Door::Shut(Refused::NotAllowed) }
}

/// Reads what was sent. A body that is large or has files is taken only from whoever the door lets in and who may do
/// this with some record at least; the rest of another's is thrown away while the answer is on its way.
pub(crate) async fn receive(
    app: &Arc<App>,
    at: Option<usize>,
    path: &str,
    credentials: &Credentials,
    request: Request,
) -> Result<(Input, body::Kept)> {
    let Some(at) = at else { return turned_away(request, Refused::NotFound) };
    let limit = app.routes.all[at].max_bytes;
    let is_large = is_large(request.headers());
    if is_large {
        let (hands, app) = (app.writers.clone(), Arc::clone(app));
        let (path, credentials) = (path.to_owned(), credentials.clone());
        let knocked = hands.run(move || knock(&app, at, &path, &credentials)).await;
        if let Err(refused) = knocked.unwrap_or_else(|| Err(Refused::broken("nobody opened"))) {
            return turned_away(request, refused);
        }
    }
    let within = if is_large && limit > crate::FORM_BYTES { UPLOAD_WITHIN } else { BODY_WITHIN };
    tokio::time::timeout(within, body::read(request, limit)).await.unwrap_or(Err(Refused::Busy))
}

/// Could this body cost more than a little memory?
fn is_large(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let length = text(header::CONTENT_LENGTH).parse::<u64>();
    text(header::CONTENT_TYPE).to_ascii_lowercase().starts_with("multipart/")
        || headers.contains_key(header::TRANSFER_ENCODING)
        || length.is_ok_and(|length| length > SMALL_BYTES)
}

fn knock(app: &App, at: usize, path: &str, credentials: &Credentials) -> Result<()> {
    let visitor = (app.identify)(&app.db, credentials)?;
    let route = &app.routes.all[at];
    match judge(route, &visitor, path) {
        Door::In if app.may_somewhere(&visitor.actor, route.gate) => Ok(()),
        Door::In | Door::First(_) => Err(Refused::NotAllowed),
        Door::Shut(refused) => Err(refused),
    }
}

/// Whoever asked whether to go on (`Expect: 100-continue`) hears the answer instead; what others are sending all the
/// same is taken and dropped, for a while, because a browser that cannot send hears no answer.
fn turned_away<T>(request: Request, refused: Refused) -> Result<T> {
    let_go(request);
    Err(refused)
}

pub(crate) fn let_go(request: Request) {
    if !request.headers().contains_key(header::EXPECT) {
        tokio::spawn(tokio::time::timeout(BODY_WITHIN, drop_all(request.into_body())));
    }
}

async fn drop_all(mut body: Body) {
    let mut left = crate::UPLOAD_BYTES;
    while let Some(Ok(frame)) = std::future::poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let length = frame.data_ref().map_or(0, bytes::Bytes::len) as u64;
        let Some(rest) = left.checked_sub(length) else { return };
        left = rest;
    }
}
