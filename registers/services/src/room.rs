//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

use crate::{MIGRATIONS, POLICY, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "services",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    matrices: || vec![POLICY.matrix()],
    reindex: crate::search::reindex,
    at_stake: crate::stake::at_stake,
    ..Room::empty("services", TEXTS)
};

const fn door(href: &'static str, label: &'static str, may: fn(&Actor) -> bool) -> Door {
    Door { area: Area::Registers, href, label, key: None, may }
}

const DOORS: &[Door] = &[
    door("/services/catalogue", "services-catalogue-title", |actor| POLICY.may_somewhere(actor, Verb::Read)),
    // Whoever owns nothing and surveys nothing has no use of the register.
    door("/services", "services-list-title", |actor| actor.has_any(crate::policy::SURVEYORS)),
];

const KINDS: &[Kind] = &[Kind {
    name: "service",
    label: "services-kind",
    icon: Icon::Service,
    cards: crate::search::cards,
    search: Some(crate::search::search),
}];

const fn gate(verb: &'static str) -> Gate {
    Gate::Verb("service", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&crate::list::SERVICES, gate("survey"), "All services, with who keeps them.");
    let catalogue =
        Doc::new("services-catalogue", "What the token's owner has from IT, in the catalogue's order.");
    routes.get("/services/catalogue", gate("read"), catalogue, crate::catalogue::show);
    routes.form::<crate::add::Add>("/services/add", gate("add"), "Adds a service.");
    let show =
        Doc::new("services-show", "One service: what it gives, what one can ask for and who keeps it.");
    routes.get("/services/{id}", gate("read"), show, crate::show::show);
    routes.form::<crate::edit::Edit>(
        "/services/{id}/edit",
        gate("edit"),
        "Changes what is said of a service.",
    );
    let launch = Doc::new("services-launch", "Takes a planned service into use.");
    routes.post("/services/{id}/launch", gate("launch"), launch, &[], crate::launch::send);
    routes.form::<crate::retire::Retire>(
        "/services/{id}/retire",
        gate("retire"),
        "Ends a service, at once or with a last day.",
    );
    let restore = Doc::new("services-restore", "Brings a service back into use.");
    routes.post("/services/{id}/restore", gate("restore"), restore, &[], crate::restore::send);
}
