//! The room as the program sees it: one address and its door.

use web::{Area, Doc, Door, Gate, Room, Routes};

use crate::{POLICY, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "followup",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room =
    Room { routes, doors: DOORS, matrices: || vec![POLICY.matrix()], ..Room::empty("followup", TEXTS) };

const DOORS: &[Door] = &[Door {
    area: Area::Review,
    href: "/budget/follow-up",
    label: "followup-title",
    key: None,
    may: |actor| POLICY.may_somewhere(actor, Verb::Read),
}];

fn routes(routes: &mut Routes) {
    let doc = Doc::new(
        "followup",
        "A year's lines that stray from their plan, each with a sentence: ?year=, ?unit=, ?tolerance= (per cent).",
    );
    routes.get("/budget/follow-up", Gate::Verb("followup", "read"), doc, crate::year::show);
    let heads = Doc::new(
        "followup-per-head",
        "What a year's plan comes to for each pupil and each employee, by unit and by service: ?year=.",
    );
    routes.get("/budget/per-head", Gate::Verb("followup", "read"), heads, crate::per_head::show);
    let file = Doc::new("followup-per-head-file", "The same as a file.");
    routes.get("/budget/per-head/export", Gate::Verb("followup", "read"), file, crate::per_head::export);
    let file =
        Doc::new("followup-file", "All lines of the year as a file, with the sentence of each that strays.");
    routes.get("/budget/follow-up/export", Gate::Verb("followup", "read"), file, crate::year::export);
}
