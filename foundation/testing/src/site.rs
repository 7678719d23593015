use std::sync::Arc;

use access::{Actor, Extent, Grant, Role};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use kernel::{Id, Refused, Result};
use serde_json::Value as Json;
use store::{Db, Migration};
use tower::ServiceExt;
use web::{App, Credentials, Room, Visitor};

use crate::base::{Base, base};

/// A whole site under test. Who asks is said in the `Authorization` header by [`Site::as_actor`]'s word, so no test
/// needs to sign in; the real sign-in has tests of its own.
pub struct Site {
    pub base: Base,
    pub app: Arc<App>,
    router: axum::Router,
    runtime: tokio::runtime::Runtime,
}

/// What a site answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub text: String,
    /// Where a redirect leads.
    pub location: String,
    pub headers: Vec<(String, String)>,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Json {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }
}

/// Words such as `person=7;grants=agent@3+4,staff@1*`: role, `@`, units of the extent joined by `+`, `*` for all.
fn actor_of(word: &str) -> Result<Actor> {
    let mut parts = word.split(';');
    let id = parts.next().and_then(|p| p.strip_prefix("person=")).ok_or(Refused::NotSignedIn)?;
    let grants = parts.next().and_then(|p| p.strip_prefix("grants=")).unwrap_or("");
    let grants = grants.split(',').filter(|g| !g.is_empty()).map(grant_of).collect::<Option<_>>();
    Ok(Actor::person(id.parse().map_err(|_| Refused::NotSignedIn)?, grants.ok_or(Refused::NotSignedIn)?))
}

fn grant_of(word: &str) -> Option<Grant> {
    let (role, units) = word.split_once('@')?;
    let role = Role::from_word(role)?;
    if let Some(root) = units.strip_suffix('*') {
        return Some(Grant { role, unit: root.parse().ok()?, extent: Extent::Organisation });
    }
    let mut units: Vec<Id<kernel::Unit>> = units.split('+').map(|u| u.parse().ok()).collect::<Option<_>>()?;
    let unit = *units.first()?;
    units.sort_unstable();
    Some(Grant { role, unit, extent: Extent::Units(units) })
}

fn identify(_: &Db, credentials: &Credentials) -> Result<Visitor> {
    let Some(word) = credentials.bearer.as_deref().or(credentials.session.as_deref()) else {
        return Ok(Visitor::nobody());
    };
    let actor = actor_of(word)?;
    Ok(Visitor { actor, name: "Test Testsson".to_owned(), ..Visitor::nobody() })
}

/// A person's word with one grant: `Site::as_actor(7, &[(Role::Agent, &[3, 4])])`; no units means the organisation.
pub fn word(person: i64, grants: &[(Role, &[i64])]) -> String {
    let grant = |(role, units): &(Role, &[i64])| {
        let units: Vec<String> = units.iter().map(i64::to_string).collect();
        let extent = if units.is_empty() { "1*".to_owned() } else { units.join("+") };
        format!("{}@{extent}", role.word())
    };
    let grants: Vec<String> = grants.iter().map(grant).collect();
    format!("person={person};grants={}", grants.join(","))
}

impl Site {
    /// A site of these rooms, with the web's own words and tables and look's.
    ///
    /// # Panics
    /// When the texts or the database cannot be made.
    pub fn new(rooms: Vec<Room>) -> Self {
        Self::with_identify(rooms, identify)
    }

    /// The same with the real way of knowing who asks.
    ///
    /// # Panics
    /// As [`Site::new`].
    pub fn with_identify(rooms: Vec<Room>, identify: fn(&Db, &Credentials) -> Result<Visitor>) -> Self {
        Self::run_as(rooms, identify, web::Site::default())
    }

    /// The same, run in another way: as the demo, or over TLS.
    ///
    /// # Panics
    /// As [`Site::new`].
    pub fn run_as(
        rooms: Vec<Room>,
        identify: fn(&Db, &Credentials) -> Result<Visitor>,
        run: web::Site,
    ) -> Self {
        let mut migrations: Vec<Migration> = web::MIGRATIONS.to_vec();
        migrations.extend(rooms.iter().flat_map(|room| room.migrations).copied());
        let mut sources = vec![look::TEXTS, web::TEXTS];
        sources.extend(rooms.iter().map(|room| room.texts));
        let base = base(&migrations);
        let texts = texts::Texts::load(&sources).expect("the texts are sound");
        let app = Arc::new(App::new(base.db.clone(), texts, rooms, run, identify));
        let router = web::service(Arc::clone(&app));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { base, app, router, runtime }
    }

    pub fn db(&self) -> &Db {
        &self.base.db
    }

    /// The word of a person with these grants; no units means the whole organisation.
    pub fn as_actor(&self, person: i64, grants: &[(Role, &[i64])]) -> String {
        word(person, grants)
    }

    /// Sends a request as it is.
    ///
    /// # Panics
    /// When the service itself breaks.
    pub fn send(&self, request: Request<Body>) -> Answer {
        let response =
            self.runtime.block_on(self.router.clone().oneshot(request)).expect("the service answers");
        self.runtime.block_on(read(response))
    }

    fn request(method: &str, path: &str, who: &str) -> axum::http::request::Builder {
        let builder = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        let builder = builder.header("accept-language", "en");
        if who.is_empty() { builder } else { builder.header(header::AUTHORIZATION, format!("Bearer {who}")) }
    }

    /// GETs a page or JSON; `who` is a word, or empty for nobody.
    ///
    /// # Panics
    /// When the address is none.
    pub fn get(&self, who: &str, path: &str) -> Answer {
        self.send(Self::request("GET", path, who).body(Body::empty()).expect("a request"))
    }

    /// Asks for the head of a page only.
    ///
    /// # Panics
    /// When the address is none.
    pub fn head(&self, who: &str, path: &str) -> Answer {
        self.send(Self::request("HEAD", path, who).body(Body::empty()).expect("a request"))
    }

    /// GETs with one more header.
    ///
    /// # Panics
    /// When the address or the header is none.
    pub fn get_with(&self, who: &str, path: &str, header: (&str, &str)) -> Answer {
        self.send(
            Self::request("GET", path, who)
                .header(header.0, header.1)
                .body(Body::empty())
                .expect("a request"),
        )
    }

    /// POSTs a form as a browser does.
    ///
    /// # Panics
    /// When the address is none.
    pub fn post(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
        let request = Self::request("POST", path, who)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body.join("&"))).expect("a request"))
    }

    /// POSTs JSON to `/api/v1` and the path.
    ///
    /// # Panics
    /// When the address is none.
    pub fn api(&self, who: &str, path: &str, json: &Json) -> Answer {
        let request = Self::request("POST", &format!("/api/v1{path}"), who)
            .header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(Body::from(json.to_string())).expect("a request"))
    }

    /// POSTs a form with a file, as a browser does or, to a path under `/api/v1`, as a program does. The file is the
    /// field's name, the name that the sender gave the file, and what is in it.
    ///
    /// # Panics
    /// When the address is none.
    pub fn upload(
        &self,
        who: &str,
        path: &str,
        fields: &[(&str, &str)],
        (field, name, bytes): (&str, &str, &[u8]),
    ) -> Answer {
        const EDGE: &str = "edge-of-a-part-8d4f";
        let mut body = Vec::with_capacity(bytes.len() + 500);
        for (name, value) in fields {
            let part =
                format!("--{EDGE}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!(
            "--{EDGE}\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(format!("\r\n--{EDGE}--\r\n").as_bytes());
        let request = Self::request("POST", path, who)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={EDGE}"));
        self.send(request.body(Body::from(body)).expect("a request"))
    }

    /// Lets every reader of the journal read to the end.
    ///
    /// # Panics
    /// When a reader refuses.
    pub fn settle(&self) {
        let followers: Vec<_> = self.app.rooms.iter().flat_map(|room| room.followers).copied().collect();
        self.base.db.settle(&followers).expect("the readers read");
    }
}

pub(crate) fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect()
}

async fn read(response: Response) -> Answer {
    let status = response.status();
    let headers: Vec<(String, String)> = response
        .headers()
        .iter()
        .map(|(n, v)| (n.as_str().to_owned(), v.to_str().unwrap_or("").to_owned()))
        .collect();
    let location = headers.iter().find(|(n, _)| n == "location").map_or(String::new(), |(_, v)| v.clone());
    let bytes = to_bytes(response.into_body(), 64 << 20).await.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(status != StatusCode::INTERNAL_SERVER_ERROR, "500: {text}");
    Answer { status: status.as_u16(), text, location, headers }
}
