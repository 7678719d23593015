use std::collections::HashMap;
use std::sync::Arc;

use access::{Actor, EVERYONE, Role};
use kernel::{Lang, Result};
use store::Db;
use texts::{Talk, Texts};

use crate::hands::Hands;
use crate::routes::{Gate, Method};
use crate::{Ask, Reply, Room, Routes};

/// What a request brings to show who sends it.
#[derive(Debug, Clone, Default)]
pub struct Credentials {
    /// The session cookie's value.
    pub session: Option<String>,
    /// The token after `Authorization: Bearer`.
    pub bearer: Option<String>,
    /// The sender's address: of the connection, or of the header that a trusted proxy sets.
    pub address: String,
    pub user_agent: String,
    /// What this browser took along to another site that is to say who sits at it.
    pub errand: Option<String>,
}

/// The organisation that the program serves.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    pub name: String,
    /// IANA zone, such as `Europe/Stockholm`.
    pub zone: String,
}

/// Who visits, as far as pages need to know.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub actor: Actor,
    /// The person's name and main role's word, for the rail.
    pub name: String,
    pub role: String,
    pub organisation: Organisation,
    /// A page that must be visited before any other: set-up, a new password.
    pub must_first: Option<&'static str>,
    /// The language that the person chose.
    pub lang: Option<Lang>,
}

impl Visitor {
    /// Somebody who is not signed in.
    pub fn nobody() -> Self {
        Self {
            actor: Actor::nobody(),
            name: String::new(),
            role: String::new(),
            organisation: Organisation { name: String::new(), zone: "Europe/Stockholm".to_owned() },
            must_first: None,
            lang: None,
        }
    }
}

/// How the program is run, which pages need to know.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The demo municipality: a banner says so, and the sign-in page lists the accounts.
    pub is_demo: bool,
    /// People reach it over TLS: cookies are `Secure` and named `__Host-`, and HSTS is sent.
    pub is_tls: bool,
    /// Where people reach it, such as `https://varv.example`, as the operator has said.
    pub address: Option<String>,
    /// The sender's address is read from this header, which a trusted proxy sets. Without it none is believed.
    pub address_header: Option<String>,
}

/// The whole program as the web sees it.
pub struct App {
    pub db: Db,
    pub texts: Arc<Texts>,
    pub rooms: Vec<Room>,
    pub routes: Routes,
    pub site: Site,
    /// Who is it? Asked on every request, so that a lost right bites at once.
    pub identify: fn(&Db, &Credentials) -> Result<Visitor>,
    /// The program's version.
    pub version: &'static str,
    pub(crate) watch: crate::watch::Watch,
    /// Who does what looks, and who does what writes.
    pub(crate) lookers: Hands,
    pub(crate) writers: Hands,
    /// For each kind and verb the roles that may do it with some record at least, from the policies' tables.
    openings: HashMap<(&'static str, &'static str), Vec<Role>>,
}

impl App {
    /// Puts the rooms together. The rooms' order is the menu's order.
    pub fn new(
        db: Db,
        texts: Arc<Texts>,
        rooms: Vec<Room>,
        site: Site,
        identify: fn(&Db, &Credentials) -> Result<Visitor>,
    ) -> Self {
        let mut routes = Routes::default();
        crate::views::routes(&mut routes);
        crate::openapi::routes(&mut routes);
        for room in &rooms {
            routes.of_room(room.name, room.routes);
        }
        let watch = crate::watch::Watch::of(routes.all().len());
        let (openings, version) = (openings(&rooms), env!("CARGO_PKG_VERSION"));
        let (lookers, writers) = (Hands::who_look(db.connections()), Hands::who_write());
        Self { db, texts, rooms, routes, site, identify, version, watch, lookers, writers, openings }
    }

    pub(crate) fn talk(&self, lang: Lang) -> Talk {
        self.texts.talk(lang)
    }

    /// Might this address open for the actor? By the gate of its route and the policies' tables; the page itself
    /// decides. For showing or hiding a link.
    pub fn may_open(&self, actor: &Actor, path: &str) -> bool {
        let found = self.routes.all().iter().find(|route| route.path == path && route.method == Method::Get);
        found.is_none_or(|route| self.may_somewhere(actor, route.gate))
    }

    /// Might something be sent to this address by the actor? As [`App::may_open`].
    pub(crate) fn may_send(&self, actor: &Actor, path: &str) -> bool {
        let found = self.routes.all().iter().find(|route| route.path == path && route.method == Method::Post);
        found.is_some_and(|route| self.may_somewhere(actor, route.gate))
    }

    /// Might this gate open for the actor, with some record at least?
    pub(crate) fn may_somewhere(&self, actor: &Actor, gate: Gate) -> bool {
        match gate {
            Gate::Open(_) => true,
            Gate::SignedIn => actor.is_signed_in(),
            Gate::Verb(kind, verb) => {
                let roles = self.openings.get(&(kind, verb));
                roles.is_some_and(|roles| roles.iter().any(|role| actor.has(*role)))
            }
        }
    }

    /// The kind of record with this name.
    pub fn kind(&self, name: &str) -> Option<&crate::Kind> {
        self.rooms.iter().flat_map(|room| room.kinds).find(|kind| kind.name == name)
    }

    /// The piece of a record with this name.
    pub fn piece(&self, name: &str) -> Option<&crate::Piece> {
        self.rooms.iter().flat_map(|room| room.pieces).find(|piece| piece.name == name)
    }
}

fn openings(rooms: &[Room]) -> HashMap<(&'static str, &'static str), Vec<Role>> {
    let mut openings: HashMap<_, Vec<Role>> = HashMap::new();
    for matrix in rooms.iter().flat_map(|room| (room.matrices)()) {
        for row in matrix.rows {
            let open = EVERYONE.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
            openings.entry((matrix.kind, row.verb)).or_default().extend(open.map(|(role, _)| *role));
        }
    }
    openings
}

/// What answers a route.
pub type Handler = Box<dyn Fn(&Ask<'_>) -> Result<Reply> + Send + Sync>;
