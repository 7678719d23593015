//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

use crate::{MIGRATIONS, POLICY, Verb, moving};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "consumables",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    followers: crate::hear::FOLLOWERS,
    matrices: || vec![POLICY.matrix()],
    reindex: crate::search::reindex,
    needs_you: crate::stake::needs_you,
    at_stake: crate::stake::at_stake,
    ..Room::empty("consumables", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Registers,
    href: "/consumables",
    label: "consumables-list-title",
    key: None,
    may: |actor: &Actor| POLICY.may_somewhere(actor, Verb::Read),
}];

const KINDS: &[Kind] = &[Kind {
    name: "consumable",
    label: "consumables-kind-of-consumable",
    icon: Icon::Consumables,
    cards: crate::search::cards,
    search: Some(crate::search::search),
}];

const fn consumable(verb: &'static str) -> Gate {
    Gate::Verb("consumable", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&crate::list::CONSUMABLES, consumable("read"), "Articles with what lies in stock.");
    routes.list(&crate::list::MOVES, consumable("read"), "What came and went, with its value.");
    let costs = Doc::new("consumables-costs", "What each unit used in each year, in money.");
    routes.get("/consumables/costs", consumable("read"), costs, crate::costs::show);
    routes.form::<crate::add::Add>("/consumables/add", consumable("add"), "Adds an article.");
    let show = Doc::new("consumables-show", "One article: its stock, its moves and who used it.");
    routes.get("/consumables/{id}", consumable("read"), show, crate::page::show);
    routes.form::<crate::add::Edit>(
        "/consumables/{id}/edit",
        consumable("edit"),
        "Changes what is said of it.",
    );
    routes.form::<moving::Deliver>("/consumables/{id}/deliver", consumable("stock"), "Notes a delivery.");
    routes.form::<moving::Use>("/consumables/{id}/use", consumable("stock"), "Notes what a unit used.");
    routes.form::<moving::Count>("/consumables/{id}/count", consumable("stock"), "Puts the stock right.");
    routes.form::<moving::Throw>(
        "/consumables/{id}/throw",
        consumable("stock"),
        "Notes what was thrown away.",
    );
}
