//! The room as the program sees it.

use ::store::Migration;
use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

use crate::policy::{self, PROVIDERS, Verb};
use crate::{back, door, form, join, list, part, show, turn};

pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "signon", name: "0001_signon", sql: include_str!("../migrations/0001_signon.sql") }];

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "signon",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room. Its buttons stand on the pages of accounts: [`crate::BESIDE`].
pub const ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: &[Door {
        area: Area::Registers,
        href: "/providers",
        label: "signon-list-title",
        key: None,
        may: |actor| PROVIDERS.may_somewhere(actor, Verb::Read),
    }],
    kinds: &[Kind {
        name: "provider",
        label: "signon-kind",
        icon: Icon::Key,
        cards: list::cards,
        search: None,
    }],
    matrices: policy::matrices,
    ..Room::empty("signon", TEXTS)
};

fn routes(routes: &mut Routes) {
    let gate = |verb: Verb| Gate::Verb("provider", access::Verb::word(verb));
    routes.list(&list::LIST, gate(Verb::Read), "Those who say who somebody is, besides the password.");
    routes.form::<form::Add>(
        "/providers/add",
        gate(Verb::Add),
        "Adds a provider; it is off until it is turned on.",
    );
    let says = "Changes a provider; a secret that is left out stays.";
    routes.form::<form::Change>("/providers/{id}/change", gate(Verb::Change), says);
    let says = "A provider with the address to register there; whether it has a secret is told, never which.";
    routes.get("/providers/{id}", gate(Verb::Read), Doc::new("signon-show", says), show::show);
    let doc = Doc::new("signon-try", "Reads what the provider publishes and says what is wrong.");
    routes.post("/providers/{id}/try", gate(Verb::Try), doc, &[], turn::act_try);
    let doc = Doc::new("signon-turn-on", "From now on one may sign in through it.");
    routes.post("/providers/{id}/turn-on", gate(Verb::TurnOn), doc, &[], turn::act_on);
    let doc = Doc::new("signon-turn-off", "Nobody signs in through it any more; sessions that it began end.");
    routes.post("/providers/{id}/turn-off", gate(Verb::TurnOff), doc, &[], turn::act_off);
    let doc = Doc::new("signon-part", "Takes away what joins somebody to an account at a provider.");
    let part = Gate::Verb("provider-link", "part");
    routes.post("/providers/links/{id}/part", part, doc, &[], part::part);
    own(routes);
}

/// What one does with one's own account, and at the door.
fn own(routes: &mut Routes) {
    let says = "Begins to join one's own account to one at a provider; gives where to go.";
    routes.form::<join::Join>("/account/providers/{id}/join", Gate::SignedIn, says);
    let says = "Takes away what joins one's own account to one at a provider.";
    routes.form::<part::Leave>("/account/providers/links/{id}/leave", Gate::SignedIn, says);
    let gate = Gate::Open("the way to a provider; nothing is shown or stored here");
    routes.get("/sign-in/with/{id}", gate, Doc::page("signon-go"), door::go);
    let gate = Gate::Open("what the provider has signed for this browser is the proof");
    routes.get("/sign-in/with/{id}/back", gate, Doc::page("signon-back"), back::come);
}
