//! Web: the only crate that names the HTTP library. A room gives [`Routes`] plain functions from [`Ask`] to [`Reply`];
//! from the same declarations come the pages, the JSON under `/api/v1`, the OpenAPI file and the checks on input.
//! Every route says who may use it ([`Gate`]); what it may do with a record is the room's policy.
//! Deliberately absent: cookies that authenticate the API from other sites, inline script, and any state that
//! another process would need.

mod again;
mod app;
mod ask;
mod assets;
mod body;
mod bulk;
mod cookie;
mod crowd;
mod dispatch;
mod door;
mod draw;
mod export;
mod field;
mod form;
mod guard;
mod hands;
mod inside;
mod list;
mod list_page;
mod list_query;
mod machine;
mod once;
mod onward;
mod openapi;
mod patient;
mod problem;
mod queue;
mod reply;
mod response;
mod room;
mod routes;
mod serve;
mod views;
mod views_page;
mod watch;

pub use app::{App, Credentials, Organisation, Site, Visitor};
pub use ask::{Ask, Wants};
pub use body::{FORM_BYTES, UPLOAD_BYTES};
pub use bulk::choose_for;
pub use cookie::{errand_cookie, errand_done_cookie, language_cookie, session_cookie, sign_out_cookie};
pub use dispatch::{Sent, service};
pub use draw::say_broken;
pub use export::reckoned;
pub use field::{Field, FieldKind};
pub use form::{Draft, Form, Once, draw_form};
pub use guard::own_path;
pub use inside::{export, exports};
pub use list::{Cell, Column, EVERY_COLUMN, Filter, FilterKind, List, SortBy};
pub use machine::{Knock, Machine, Told};
pub use once::new_key as new_form_key;
pub use onward::bringing;
pub use openapi::document as openapi;
pub use queue::{Neighbours, neighbours, onward, opened_from, queue_of};
pub use reply::{Made, Page, Reply};
pub use room::{Area, Card, Circle, Door, Hit, Kind, Need, Piece, Room, Sees};
pub use routes::{Bulk, Doc, Gate, Method, Route, Routes};
pub use serve::{Limits, Listening, serve, serve_within};
pub use views::MIGRATIONS;
pub use watch::metrics;

/// The words of pages that belong to no room: refusals, lists, forms.
pub const TEXTS: texts::Source =
    texts::Source { room: "web", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };
