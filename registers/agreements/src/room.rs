//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

use crate::{FEEDS, MIGRATIONS, POLICY, SUPPLIERS, SupplierVerb, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "agreements",
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
    matrices: || vec![SUPPLIERS.matrix(), POLICY.matrix(), FEEDS.matrix()],
    reindex: crate::search::reindex,
    needs_you: crate::stake::needs_you,
    at_stake: crate::stake::at_stake,
    ..Room::empty("agreements", TEXTS)
};

const fn door(href: &'static str, label: &'static str, may: fn(&Actor) -> bool) -> Door {
    Door { area: Area::Registers, href, label, key: None, may }
}

const DOORS: &[Door] = &[
    door("/agreements", "agreements-list-title", |actor| POLICY.may_somewhere(actor, Verb::Read)),
    door("/suppliers", "agreements-suppliers-list-title", |actor| {
        SUPPLIERS.may_somewhere(actor, SupplierVerb::Read)
    }),
];

const KINDS: &[Kind] = &[
    Kind {
        name: "supplier",
        label: "agreements-kind-of-supplier",
        icon: Icon::Supplier,
        cards: crate::search::suppliers,
        search: Some(crate::search::find_suppliers),
    },
    Kind {
        name: "agreement",
        label: "agreements-kind-of-agreement",
        icon: Icon::Agreement,
        cards: crate::search::agreements,
        search: Some(crate::search::find_agreements),
    },
];

const fn supplier(verb: &'static str) -> Gate {
    Gate::Verb("supplier", verb)
}

const fn agreement(verb: &'static str) -> Gate {
    Gate::Verb("agreement", verb)
}

const fn feed(verb: &'static str) -> Gate {
    Gate::Verb("agreement-feed", verb)
}

fn routes(routes: &mut Routes) {
    suppliers(routes);
    routes.list(&crate::list::AGREEMENTS, agreement("read"), "Agreements with their next notice day.");
    routes.list(
        &crate::notice_list::NOTICE_DAYS,
        agreement("read"),
        "The next decision of each agreement, the most urgent first.",
    );
    let costs =
        Doc::new("agreements-costs", "What agreements cost in this year and four more: bound and expected.");
    routes.get("/agreements/costs", agreement("read"), costs, crate::costs_page::show);
    feeds(routes);
    routes.form::<crate::add::Add>("/agreements/add", agreement("add"), "Adds an agreement.");
    let show =
        Doc::new("agreements-show", "One agreement: its terms, conditions, decisions and cost by year.");
    routes.get("/agreements/{id}", agreement("read"), show, crate::page::show);
    routes.form::<crate::edit::Edit>(
        "/agreements/{id}/edit",
        agreement("edit"),
        "Changes what is said of an agreement.",
    );
    routes.form::<crate::amend::Amend>(
        "/agreements/{id}/amend",
        agreement("amend"),
        "Something else holds from a day.",
    );
    routes.form::<crate::decide::Decide>(
        "/agreements/{id}/decide",
        agreement("decide"),
        "Says what comes after a term.",
    );
    routes.form::<crate::cancel::Cancel>(
        "/agreements/{id}/cancel",
        agreement("cancel"),
        "Ends an agreement with a day.",
    );
    routes.form::<crate::attach::Attach>(
        "/agreements/{id}/attach",
        agreement("attach"),
        "Attaches documents.",
    );
    routes.form::<crate::attach::Detach>(
        "/agreements/{id}/files/{file}/remove",
        agreement("attach"),
        "Takes a document away.",
    );
}

fn suppliers(routes: &mut Routes) {
    routes.list(&crate::supplier_list::SUPPLIER_LIST, supplier("read"), "Suppliers, by name.");
    let doubles = Doc::new("agreements-doubles", "Pairs of suppliers that may be one.");
    routes.get("/suppliers/doubles", supplier("read"), doubles, crate::doubles_page::show);
    routes.form::<crate::add_supplier::AddSupplier>("/suppliers/add", supplier("add"), "Adds a supplier.");
    let show = Doc::new("agreements-supplier", "One supplier: spellings, contacts and agreements.");
    routes.get("/suppliers/{id}", supplier("read"), show, crate::supplier_page::show);
    routes.form::<crate::edit_supplier::EditSupplier>(
        "/suppliers/{id}/edit",
        supplier("edit"),
        "Changes what is said of a supplier.",
    );
    routes.form::<crate::merge::Merge>(
        "/suppliers/{id}/merge",
        supplier("merge"),
        "Says that a supplier is another.",
    );
    routes.form::<crate::contact::AddContact>(
        "/suppliers/{id}/contacts/add",
        supplier("edit"),
        "Adds a contact.",
    );
    routes.form::<crate::contact::EditContact>(
        "/suppliers/{id}/contacts/{contact}/edit",
        supplier("edit"),
        "Changes a contact.",
    );
    routes.form::<crate::contact::RemoveContact>(
        "/suppliers/{id}/contacts/{contact}/remove",
        supplier("edit"),
        "Takes a contact away.",
    );
}

fn feeds(routes: &mut Routes) {
    let own = Doc::new("agreements-feed", "Whether one has a calendar of notice days.");
    routes.get("/agreements/feed", feed("read"), own, crate::feed::show);
    routes.form::<crate::feed::MakeFeed>(
        "/agreements/feed/make",
        feed("make"),
        "Makes a calendar of notice days at a secret address, in place of the one before.",
    );
    let revoke = Doc::new("agreements-feed-revoke", "Takes the calendar back: its address leads nowhere.");
    routes.post("/agreements/feed/revoke", feed("revoke"), revoke, &[], crate::feed::revoke);
    let calendar =
        Doc::new("agreements-calendar", "A calendar of notice days (iCalendar), at its secret address.");
    routes.get(
        "/agreements/calendar/{token}",
        Gate::Open("the secret in the address proves whose calendar it is"),
        calendar,
        crate::feed::calendar,
    );
}
