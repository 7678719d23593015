//! The room as the program sees it: one address and its door.

use web::{Area, Doc, Door, Gate, Room, Routes};

use crate::{POLICY, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "outlook",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room =
    Room { routes, doors: DOORS, matrices: || vec![POLICY.matrix()], ..Room::empty("outlook", TEXTS) };

const DOORS: &[Door] = &[Door {
    area: Area::Plan,
    href: "/outlook",
    label: "outlook-title",
    key: None,
    may: |actor| POLICY.may_somewhere(actor, Verb::Read),
}];

fn routes(routes: &mut Routes) {
    let doc =
        Doc::new("outlook", "The years ahead: what falls out, what is bound, what is planned and unfunded.");
    routes.get("/outlook", Gate::Verb("outlook", "read"), doc, crate::years::show);
    let file = Doc::new("outlook-file", "The years ahead as a file.");
    routes.get("/outlook/export", Gate::Verb("outlook", "read"), file, crate::years::export);
}
