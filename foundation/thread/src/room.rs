//! The room as the program sees it.

use store::Migration;
use web::{Doc, Gate, Room, Routes};

use crate::{LINKS, show, tie, untie};

/// The room's table.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "thread", name: "0001_thread", sql: include_str!("../migrations/0001_thread.sql") }];

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "thread",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    matrices: || vec![LINKS.matrix()],
    ..Room::empty("thread", TEXTS)
};

fn routes(routes: &mut Routes) {
    let doc = Doc::new(
        "thread-show",
        "A record's whole thread, as far as one may read it; with q (and kind) also what it can be tied to.",
    );
    routes.get("/thread/{kind}/{id}", Gate::Verb("link", "read"), doc, show::show);
    routes.form::<tie::TieForm>(
        "/thread/tie",
        Gate::Verb("link", "tie"),
        "Ties two records by a named relation.",
    );
    let doc = Doc::new("thread-untie", "Ends a link; the same may be tied again.");
    routes.post("/thread/untie", Gate::Verb("link", "untie"), doc, untie::FIELDS, untie::send);
}
