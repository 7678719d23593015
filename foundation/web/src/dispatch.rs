//! From HTTP to a room and back: who is it, may the door be opened, what was sent; then the verb, on a thread of its own.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{ConnectInfo, RawPathParams, Request};
use axum::http::{HeaderMap, HeaderValue, Method as HttpMethod, StatusCode, header};
use axum::response::Response;
use axum::routing::{MethodFilter, get, on};
use kernel::{Input, Lang, Refused, Result};

use crate::door::{self, Door};
use crate::reply::Reply;
use crate::response::{attachment, away, html, json_response, rewound, see_other, stream, typed};
use crate::routes::Method;
use crate::{
    App, Ask, Credentials, Visitor, Wants, body, cookie, draw, guard, machine, once, problem, queue,
};

/// The address of the connection's other end.
#[derive(Debug, Clone)]
pub struct Sent(pub String);

/// The whole program as a service.
pub fn service(app: Arc<App>) -> Router {
    let mut router = Router::new();
    for at in 0..app.routes.all.len() {
        let (path, method, is_page_only) = {
            let route = &app.routes.all[at];
            (route.path, route.method, route.doc.is_page_only)
        };
        let filter = match method {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
        };
        let handle = |is_api: bool| {
            let app = Arc::clone(&app);
            move |params: Result<RawPathParams, RawPathParamsRejection>, request: Request| {
                // What is no text when decoded (`%ff`) leads nowhere.
                let (at, params) = params.map_or((None, Vec::new()), |params| (Some(at), params_of(&params)));
                answer(app, at, is_api, params, request)
            }
        };
        router = router.route(path, on(filter, handle(false)));
        if !is_page_only {
            let api = if path == "/" { "/api/v1".to_owned() } else { format!("/api/v1{path}") };
            router = router.route(&api, on(filter, handle(true)));
        }
    }
    for (at, machine) in app.routes.machines.iter().enumerate() {
        let app = Arc::clone(&app);
        let handle = move |request: Request| machine::answer(app, at, request);
        router = router.route(machine.path, on(MethodFilter::POST, handle));
    }
    let elsewhere = Arc::clone(&app);
    let wrong_method = Arc::clone(&app);
    router
        .route("/assets/{file}", get(crate::assets::send))
        .fallback(move |request: Request| {
            let is_api = request.uri().path().starts_with("/api/");
            answer(elsewhere, None, is_api, Vec::new(), request)
        })
        .method_not_allowed_fallback(move |request: Request| async move {
            let is_api = request.uri().path().starts_with("/api/");
            refuse_bare(&wrong_method, is_api, &Refused::WrongMethod, &Visitor::nobody(), &parts_of(&request))
        })
        .layer(
            tower_http::compression::CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest),
        )
}

fn params_of(params: &RawPathParams) -> Vec<(String, String)> {
    params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// What is known of a request before its body is read.
struct Parts {
    method: HttpMethod,
    path: String,
    query: String,
    headers: HeaderMap,
    address: String,
}

fn parts_of(request: &Request) -> Parts {
    let address = request.extensions().get::<ConnectInfo<Sent>>().map(|sent| sent.0.0.clone());
    Parts {
        method: request.method().clone(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or("").to_owned(),
        headers: request.headers().clone(),
        address: address.unwrap_or_default(),
    }
}

impl Parts {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    fn credentials(&self, app: &App) -> Credentials {
        let cookies = self.header("cookie").unwrap_or("");
        // The proxy's own word is the last, whether it writes on the visitor's line or adds one of its own.
        let told = app.site.address_header.as_deref().map(|name| self.headers.get_all(name));
        let forwarded = told.and_then(|lines| lines.iter().next_back()).and_then(|line| line.to_str().ok());
        let address =
            forwarded.and_then(|list| list.rsplit(',').next()).map_or(self.address.as_str(), str::trim);
        Credentials {
            session: cookie::session_of(&app.site, cookies),
            bearer: self.header("authorization").and_then(|v| v.strip_prefix("Bearer ")).map(str::to_owned),
            address: address.to_owned(),
            errand: cookie::errand_of(&app.site, cookies),
            user_agent: self.header("user-agent").unwrap_or("").chars().take(300).collect(),
        }
    }

    /// The address as rooms know it: without what stands before it in the API.
    fn room_path(&self, is_api: bool) -> &str {
        match self.path.strip_prefix("/api/v1") {
            Some("") if is_api => "/",
            Some(path) if is_api => path,
            _ => &self.path,
        }
    }

    fn lang(&self, visitor: &Visitor) -> Lang {
        let chosen = self.header("cookie").and_then(|c| {
            c.split(';')
                .filter_map(|p| p.trim().split_once('='))
                .find(|(n, _)| *n == "varv-lang")
                .and_then(|(_, v)| Lang::from_code(v))
        });
        chosen
            .or(visitor.lang)
            .or_else(|| self.header("accept-language").and_then(Lang::from_accept))
            .unwrap_or_default()
    }
}

async fn answer(
    app: Arc<App>,
    at: Option<usize>,
    is_api: bool,
    params: Vec<(String, String)>,
    request: Request,
) -> Response {
    let (start, watched) = (Instant::now(), Arc::clone(&app));
    let parts = parts_of(&request);
    let credentials = parts.credentials(&app);
    let has_session = credentials.session.is_some() && credentials.bearer.is_none();
    let hands = if parts.method == HttpMethod::POST { &watched.writers } else { &watched.lookers };
    let sent = match guard::same_site(&parts.method, &parts.headers, has_session, is_api) {
        Err(refused) => Err(refused),
        Ok(()) if parts.method == HttpMethod::POST => {
            door::receive(&app, at, parts.room_path(is_api), &credentials, request).await
        }
        Ok(()) => body::from_query(&parts.query).map(|input| (input, Vec::new())),
    };
    let work = move || {
        let outcome =
            catch_unwind(AssertUnwindSafe(|| respond(&app, at, is_api, &params, &parts, &credentials, sent)));
        outcome.unwrap_or_else(|_| {
            tracing::error!(route = pattern(&app, at), "a request panicked");
            refuse_bare(&app, is_api, &Refused::broken("panic"), &Visitor::nobody(), &parts)
        })
    };
    let response = hands.run(work).await.unwrap_or_else(|| {
        let mut response = Response::new(Body::from(draw::say_broken()));
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    });
    watched.watch.count(at, response.status().as_u16(), start.elapsed());
    response
}

/// The route as it is written in the log: its pattern, for an address may hold a one-time link or a number of somebody's.
fn pattern(app: &App, at: Option<usize>) -> &'static str {
    at.and_then(|at| app.routes.all().get(at)).map_or("", |route| route.path)
}

/// Everything that may block: on a thread for it.
fn respond(
    app: &App,
    at: Option<usize>,
    is_api: bool,
    params: &[(String, String)],
    parts: &Parts,
    credentials: &Credentials,
    sent: Result<(Input, body::Kept)>,
) -> Response {
    let (mut visitor, unknown) = match (app.identify)(&app.db, credentials) {
        Ok(visitor) => (visitor, None),
        Err(refused) => (Visitor::nobody(), Some(refused)),
    };
    let lang = parts.lang(&visitor);
    visitor.actor.lang = lang;
    let talk = app.talk(lang);
    let (input, sent_wrong, _kept) = match sent {
        Ok((input, kept)) => (input, None, kept),
        Err(refused) => (Input::default(), Some(refused), Vec::new()),
    };
    let wants = if is_api { Wants::Json } else { Wants::Page };
    let place = (parts.method.as_str(), parts.path.as_str());
    visitor.actor.request = once::key_of(&parts.headers, place, &visitor, wants, &input);
    let query = body::from_query(&parts.query).unwrap_or_default();
    let ask = Ask {
        app,
        db: &app.db,
        visitor: &visitor,
        actor: &visitor.actor,
        input: &input,
        query: &query,
        talk: &talk,
        wants,
        path: parts.room_path(is_api),
        raw_query: &parts.query,
        credentials,
        is_prefetch: parts.header("sec-purpose").is_some_and(|purpose| purpose.starts_with("prefetch")),
        is_head: parts.method == HttpMethod::HEAD,
        site_address: guard::site_address(&parts.headers, &app.site),
        params,
        cookies: RefCell::default(),
        cards: RefCell::default(),
    };
    let outcome = match (at, unknown) {
        (None, _) => Err(Refused::NotFound),
        (Some(_), Some(refused)) => Err(refused),
        (Some(at), None) => through_the_gate(&ask, at, sent_wrong),
    };
    let mut response = match outcome {
        Ok(reply) => replied(&ask, at, reply, parts),
        Err(refused) => refused_response(&ask, at, &refused, parts),
    };
    for cookie in ask.cookies.borrow().iter() {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    guard::dress(response.headers_mut(), &app.site);
    response
}

/// Opens the door if the gate lets the actor in, and asks the room, unless what was sent is `wrong`.
fn through_the_gate(ask: &Ask<'_>, at: usize, wrong: Option<Refused>) -> Result<Reply> {
    let route = &ask.app.routes.all[at];
    match door::judge(route, ask.visitor, ask.path) {
        Door::In => {}
        Door::First(first) if ask.wants == Wants::Page => return Ok(Reply::see(first, "")),
        Door::First(_) => return Err(Refused::NotAllowed),
        Door::Shut(refused) => return Err(refused),
    }
    if let Some(wrong) = wrong {
        return Err(wrong);
    }
    if route.method == Method::Post && !route.doc.is_page_only {
        let unknown = crate::form::unknown_fields(route.fields, ask);
        if !unknown.is_empty() {
            return Err(unknown.into());
        }
    }
    (route.act)(ask)
}

fn replied(ask: &Ask<'_>, at: Option<usize>, reply: Reply, parts: &Parts) -> Response {
    let site = &ask.app.site;
    let said = parts.header("cookie").and_then(cookie::said_of);
    if said.is_some() && matches!(reply, Reply::Page(_) | Reply::Bare(_)) {
        ask.set_cookie(cookie::forget_said(site));
    }
    match reply {
        Reply::Page(page) => html(StatusCode::OK, draw::page(ask, *page, said).0),
        Reply::Refused(page) => html(StatusCode::UNPROCESSABLE_ENTITY, draw::page(ask, *page, None).0),
        Reply::Again(page) => html(StatusCode::CONFLICT, draw::page(ask, *page, None).0),
        Reply::Bare(bare) => html(StatusCode::OK, draw::bare(ask, *bare, said).0),
        Reply::RefusedBare(bare) => html(StatusCode::UNPROCESSABLE_ENTITY, draw::bare(ask, *bare, None).0),
        Reply::Json(json) => json_response(StatusCode::OK, "application/json", &json),
        Reply::Text(text) => typed(StatusCode::OK, "text/plain; charset=utf-8", Body::from(text)),
        Reply::File { name, mime, bytes } => attachment(&name, mime, Body::from(bytes)),
        Reply::Made { name, mime, file } => match rewound(file) {
            Ok(body) => attachment(&name, mime, body),
            Err(refused) => refused_response(ask, at, &refused, parts),
        },
        Reply::Stored { name, mime, path } => match std::fs::File::open(path) {
            Ok(file) => attachment(&name, &mime, stream(file)),
            Err(_) => refused_response(ask, at, &Refused::NotFound, parts),
        },
        Reply::Away(to) if ask.wants == Wants::Json => {
            json_response(StatusCode::OK, "application/json", &serde_json::json!({ "href": to }))
        }
        Reply::Away(to) => away(&to),
        Reply::See { to, said, facts, made } => {
            if ask.wants == Wants::Json {
                let json = see_json(ask, &to, said, &facts, made.as_ref());
                once::keep_json(ask, &json);
                let status = if made.is_some() { StatusCode::CREATED } else { StatusCode::OK };
                return json_response(status, "application/json", &json);
            }
            // A record that was changed within a queue is shown within it.
            let to =
                if made.is_some() && !to.contains('?') { format!("{to}{}", queue::onward(ask)) } else { to };
            if !said.is_empty() {
                ask.set_cookie(cookie::said_cookie(site, said, &facts));
            }
            once::keep_way(ask, &to, said, &facts);
            see_other(&to)
        }
    }
}

fn see_json(
    ask: &Ask<'_>,
    to: &str,
    said: &str,
    facts: &[(&'static str, String)],
    made: Option<&crate::Made>,
) -> serde_json::Value {
    let facts: Vec<(&str, texts::Fact)> = facts
        .iter()
        .map(|(n, v)| (*n, v.parse::<i64>().map_or_else(|_| v.as_str().into(), texts::Fact::Number)))
        .collect();
    let message = if said.is_empty() { String::new() } else { ask.talk.with(said, &facts) };
    match made {
        Some(made) => serde_json::json!({
            "id": made.subject.id, "kind": made.subject.kind, "href": format!("/api/v1{}", made.href), "message": message
        }),
        None => serde_json::json!({ "href": format!("/api/v1{to}"), "message": message }),
    }
}

fn refused_response(ask: &Ask<'_>, at: Option<usize>, refused: &Refused, parts: &Parts) -> Response {
    if let Refused::Broken(what) = refused {
        tracing::error!(%what, route = pattern(ask.app, at), "broken");
    }
    if let Refused::DoneBefore { reply } = refused
        && let Some(response) = once::done_before(ask, reply)
    {
        return response;
    }
    let mut response = match (ask.wants, refused) {
        (Wants::Json, _) => json_response(
            problem::status(refused),
            "application/problem+json",
            &problem::details(refused, ask.talk),
        ),
        (Wants::Page, Refused::NotSignedIn) if parts.method == HttpMethod::GET => {
            let here = if parts.query.is_empty() {
                parts.path.clone()
            } else {
                format!("{}?{}", parts.path, parts.query)
            };
            let next: String = form_urlencoded::byte_serialize(here.as_bytes()).collect();
            see_other(&if here == "/" { "/sign-in".to_owned() } else { format!("/sign-in?next={next}") })
        }
        (Wants::Page, _) => html(problem::status(refused), draw::refusal(ask, refused).0),
    };
    let wait = match refused {
        Refused::TooMany { retry_after_s } => Some(*retry_after_s),
        Refused::Busy | Refused::Full => Some(2),
        _ => None,
    };
    if ask.wants == Wants::Json && *refused == Refused::NotSignedIn {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// A refusal outside any room.
fn refuse_bare(app: &App, is_api: bool, refused: &Refused, visitor: &Visitor, parts: &Parts) -> Response {
    let talk = app.talk(parts.lang(visitor));
    let mut response = if is_api {
        json_response(problem::status(refused), "application/problem+json", &problem::details(refused, &talk))
    } else {
        let body = look::Html(format!("<p>{}</p>", look::escape(&problem::help(refused, &talk))));
        let bare = look::Bare { title: problem::title(refused, &talk), body, ..look::Bare::default() };
        html(problem::status(refused), bare.render(&talk).0)
    };
    guard::dress(response.headers_mut(), &app.site);
    response
}
