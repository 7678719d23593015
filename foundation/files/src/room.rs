use store::Migration;
use web::{Doc, Gate, Room, Routes};

use crate::download::download;

pub const MIGRATIONS: &[Migration] = &[
    Migration {
        room: "files",
        name: "0001_attachment",
        sql: include_str!("../migrations/0001_attachment.sql"),
    },
    Migration { room: "files", name: "0002_parts", sql: include_str!("../migrations/0002_parts.sql") },
];

pub const TEXTS: texts::Source =
    texts::Source { room: "files", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };

/// The room's part of the program.
pub const ROOM: Room = Room { migrations: MIGRATIONS, routes, ..Room::empty("files", TEXTS) };

fn routes(routes: &mut Routes) {
    let doc = Doc::new("files-download", "The content of a file that is attached to a record you may read.");
    routes.get("/files/{id}", Gate::SignedIn, doc, download);
}
