//! Home: the wheel, what needs you, and what changed. And the pages that belong to no room: search, the areas of the
//! wheel, accessibility. Every figure leads to the list that it counts.

mod accessibility;
mod areas;
mod changed;
mod health;
mod search;
mod start;

use texts::Source;
use web::{Doc, Gate, Room, Routes};

pub const ROOM: Room = Room { routes, ..Room::empty("home", TEXTS) };

const TEXTS: Source =
    Source { room: "home", sv: include_str!("../../texts/sv.ftl"), en: include_str!("../../texts/en.ftl") };

fn routes(routes: &mut Routes) {
    routes.get(
        "/",
        Gate::SignedIn,
        Doc::new("home", "The wheel, what waits for you and what changed."),
        start::show,
    );
    routes.get(
        "/search",
        Gate::SignedIn,
        Doc::new("search", "Finds records by their words: q, and kind to narrow."),
        search::show,
    );
    routes.get("/areas/{area}", Gate::SignedIn, Doc::page("area"), areas::show);
    let open = Gate::Open("the law wants the statement to be public (DOS-lagen 2018:1937)");
    routes.get("/accessibility", open, Doc::page("accessibility"), accessibility::show);
    let watched = Gate::Open("whoever watches the program has no account; it tells nothing of anybody");
    routes.get("/healthz", watched, Doc::page("healthz"), health::lives);
    routes.get("/readyz", watched, Doc::page("readyz"), health::serves);
    let figures = Gate::Open("the room itself refuses all but the machine and administrators");
    routes.get("/metrics", figures, Doc::page("metrics"), health::figures);
    let security = Gate::Open("who finds a hole must be able to report it");
    routes.get("/.well-known/security.txt", security, Doc::page("security-txt"), accessibility::security);
}
