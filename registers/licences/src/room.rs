//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

use crate::{MIGRATIONS, POLICY, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "licences",
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
    ..Room::empty("licences", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Registers,
    href: "/licences",
    label: "licences-list-title",
    key: None,
    may: |actor: &Actor| POLICY.may_somewhere(actor, Verb::Read),
}];

const KINDS: &[Kind] = &[Kind {
    name: "licence",
    label: "licences-kind-of-licence",
    icon: Icon::Agreement,
    cards: crate::search::cards,
    search: Some(crate::search::search),
}];

const fn licence(verb: &'static str) -> Gate {
    Gate::Verb("licence", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&crate::list::LICENCES, licence("read"), "Licences with what is bought and counted.");
    let costs = Doc::new("licences-costs", "What licences cost in this year and four more.");
    routes.get("/licences/costs", licence("read"), costs, crate::cost_page::show);
    routes.form::<crate::add::Add>("/licences/add", licence("add"), "Registers a licence.");
    let show = Doc::new("licences-show", "One licence: its terms, cost by year, counts and seats.");
    routes.get("/licences/{id}", licence("read"), show, crate::page::show);
    let count = Doc::new("licences-count-show", "One count: how many in each unit, and who or what.");
    routes.get("/licences/{id}/counts/{count}", licence("read"), count, crate::count_page::show);
    routes.form::<crate::edit::Edit>("/licences/{id}/edit", licence("edit"), "Changes what is said of it.");
    routes.form::<crate::renew::Renew>(
        "/licences/{id}/renew",
        licence("renew"),
        "Writes the next term down.",
    );
    routes.form::<crate::renew::Correct>(
        "/licences/{id}/correct",
        licence("renew"),
        "Puts the last term right; what it was stays in the history.",
    );
    routes.form::<crate::count::Count>(
        "/licences/{id}/count",
        licence("count"),
        "Counts as of a day, from the registers.",
    );
    routes.form::<crate::seats::Assign>("/licences/{id}/assign", licence("assign"), "Gives somebody a seat.");
    routes.form::<crate::seats::TakeBack>(
        "/licences/{id}/seats/{seat}/take-back",
        licence("assign"),
        "Takes a seat back.",
    );
    routes.form::<crate::decide::BuyMore>(
        "/licences/{id}/true-up",
        licence("decide"),
        "Buys more within the term that holds.",
    );
    routes.form::<crate::decide::BuyLess>(
        "/licences/{id}/reduce",
        licence("decide"),
        "Says how many the next term is to have.",
    );
}
