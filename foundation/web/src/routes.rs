use kernel::Result;

use crate::app::Handler;
use crate::field::Field;
use crate::form::{self, Form};
use crate::list::List;
use crate::machine::Machine;
use crate::{Ask, Reply};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
}

/// Who gets through the door of a route at all. What they may do inside is the room's policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Anyone, signed in or not; the reason is for the auditor.
    Open(&'static str),
    /// Whoever is signed in: the page shows only what is their own.
    SignedIn,
    /// The policy of this kind decides by this verb.
    Verb(&'static str, &'static str),
}

/// What the API's description says of a route.
#[derive(Debug, Clone, Copy, Default)]
pub struct Doc {
    /// The name of the operation, unique: `needs-ask`. The text `api-NAME` or the form's title describes it.
    pub name: &'static str,
    /// One English sentence.
    pub says: &'static str,
    /// Only a page: left out of the API.
    pub is_page_only: bool,
}

impl Doc {
    pub const fn new(name: &'static str, says: &'static str) -> Self {
        Self { name, says, is_page_only: false }
    }

    /// A page that has no meaning to a program, such as a form before it is sent.
    pub const fn page(name: &'static str) -> Self {
        Self { name, says: "", is_page_only: true }
    }
}

/// One address with its method, gate, description and what answers it.
pub struct Route {
    pub room: &'static str,
    pub method: Method,
    pub path: &'static str,
    pub gate: Gate,
    pub doc: Doc,
    /// Fields that the body (or, of a list, the query) may have.
    pub fields: &'static [Field],
    /// Names that the query of a GET may have, for the description.
    pub asks: Vec<String>,
    /// The largest body in bytes.
    pub max_bytes: u64,
    pub(crate) act: Handler,
}

impl Route {
    /// May a token with this limit come here at all? One that only reads changes nothing, and one for some kinds changes
    /// only what a policy decides on: what a person alone keeps (views, notices, the account) is no kind of theirs.
    pub(crate) fn is_within(&self, limit: &access::Limit) -> bool {
        match (limit, self.method, self.gate) {
            (access::Limit::Whole, ..) | (_, Method::Get, _) | (_, _, Gate::Open(_)) => true,
            (access::Limit::ReadOnly, Method::Post, _) => false,
            (access::Limit::Kinds { writes, .. }, Method::Post, gate) => {
                *writes && matches!(gate, Gate::Verb(..))
            }
        }
    }
}

/// A verb on many rows of a list that needs a choice first.
pub struct Bulk {
    /// Where the page then leads.
    pub back: &'static str,
    pub doc: Doc,
    /// `id` and the choice.
    pub fields: &'static [Field],
    /// The page that asks for the choice ([`crate::choose_for`]); nothing when it has been made.
    pub choose: fn(&Ask<'_>) -> Result<Option<Reply>>,
    pub each: fn(&Ask<'_>, kernel::Id<()>) -> Result<()>,
}

/// All addresses of the program.
#[derive(Default)]
pub struct Routes {
    pub(crate) all: Vec<Route>,
    pub(crate) machines: Vec<Machine>,
    room: &'static str,
}

impl Routes {
    pub(crate) fn of_room(&mut self, room: &'static str, add: fn(&mut Self)) {
        self.room = room;
        add(self);
    }

    /// Every route, for the conformance tests.
    pub fn all(&self) -> &[Route] {
        &self.all
    }

    /// Every door for machines, for the conformance tests.
    pub fn machines(&self) -> &[Machine] {
        &self.machines
    }

    /// A door for machines that speak a protocol of their own.
    pub fn machine(&mut self, machine: Machine) {
        self.machines.push(machine);
    }

    fn add(&mut self, method: Method, path: &'static str, gate: Gate, doc: Doc, act: Handler) -> &mut Route {
        self.all.push(Route {
            room: self.room,
            method,
            path,
            gate,
            doc,
            fields: &[],
            asks: Vec::new(),
            max_bytes: crate::FORM_BYTES,
            act,
        });
        let last = self.all.len() - 1;
        &mut self.all[last]
    }

    /// Something to read, as a page and as JSON.
    pub fn get(&mut self, path: &'static str, gate: Gate, doc: Doc, act: fn(&Ask<'_>) -> Result<Reply>) {
        self.add(Method::Get, path, gate, doc, Box::new(act));
    }

    /// Something to do that needs few or no fields and no page of its own: a button.
    pub fn post(
        &mut self,
        path: &'static str,
        gate: Gate,
        doc: Doc,
        fields: &'static [Field],
        act: fn(&Ask<'_>) -> Result<Reply>,
    ) {
        self.add(Method::Post, path, gate, doc, Box::new(act)).fields = fields;
    }

    /// A form: GET draws it, POST and JSON send it.
    pub fn form<F: Form>(&mut self, path: &'static str, gate: Gate, says: &'static str) {
        self.add(Method::Get, path, gate, Doc::page(F::NAME), Box::new(form::open::<F>));
        let doc = Doc { name: F::NAME, says, is_page_only: false };
        let route = self.add(Method::Post, path, gate, doc, Box::new(form::send::<F>));
        route.fields = F::FIELDS;
        route.max_bytes = F::MAX_BYTES;
    }

    /// A verb on many rows of a list: `path` is the list's and `/bulk/` and the verb's word. It runs once for each `id`
    /// that is sent; what is refused is told row by row. `back` is where the page then leads.
    pub fn bulk(
        &mut self,
        path: &'static str,
        back: &'static str,
        gate: Gate,
        doc: Doc,
        each: fn(&Ask<'_>, kernel::Id<()>) -> Result<()>,
    ) {
        const IDS: &[Field] = &[Field::many("id")];
        self.add(Method::Post, path, gate, doc, Box::new(move |ask| crate::bulk::act(ask, back, each)))
            .fields = IDS;
    }

    /// A verb on many rows that needs a choice first, such as who is to have them.
    pub fn bulk_with(&mut self, path: &'static str, gate: Gate, bulk: &'static Bulk) {
        let act = move |ask: &Ask<'_>| match (bulk.choose)(ask)? {
            Some(question) => Ok(question),
            None => crate::bulk::act(ask, bulk.back, bulk.each),
        };
        self.add(Method::Post, path, gate, bulk.doc, Box::new(act)).fields = bulk.fields;
    }

    /// A list: page, JSON with cursors, and exports under `path/export`.
    pub fn list<R: 'static>(&mut self, list: &'static List<R>, gate: Gate, says: &'static str) {
        self.list_with(list, gate, says, |_, _| Ok(()));
    }

    /// A list whose page loads together, before the rows are drawn, what their cells need ([`Ask::load_cards`]).
    /// An export goes row by row and does without it.
    pub fn list_with<R: 'static>(
        &mut self,
        list: &'static List<R>,
        gate: Gate,
        says: &'static str,
        before: fn(&Ask<'_>, &[R]) -> Result<()>,
    ) {
        let doc = Doc { name: list.name, says, is_page_only: false };
        let asks: Vec<String> = list.asks();
        self.add(
            Method::Get,
            list.path,
            gate,
            doc,
            Box::new(move |ask| crate::list_page::show_with(list, ask, before)),
        )
        .asks = asks.clone();
        let doc = Doc::new(list.export_name, "The same rows as a file: csv, xlsx, ods or json.");
        let route = self.add(
            Method::Get,
            list.export_path,
            gate,
            doc,
            Box::new(|ask| crate::export::send(list, ask)),
        );
        route.asks = asks;
        route.asks.push("format".to_owned());
    }
}
