//! Every room there is. The order is the menu's order and the order in which tables are made.

use std::sync::Arc;

use kernel::{Refused, Result};
use store::{Db, Follower, Migration};
use texts::{Source, Texts};
use web::{App, Room, Site};

use crate::home;

/// All rooms.
pub fn all() -> Vec<Room> {
    vec![
        home::ROOM,
        people::ROOM,
        accounts::ROOM,
        signon::ROOM,
        services::ROOM,
        calendars::ROOM,
        needs::ROOM,
        finance::ROOM,
        cases::ROOM,
        desk::ROOM,
        clocks::ROOM,
        articles::ROOM,
        training::ROOM,
        outcomes::ROOM,
        agreements::ROOM,
        assets::ROOM,
        bookings::ROOM,
        refresh::ROOM,
        levelling::ROOM,
        outlook::ROOM,
        followup::ROOM,
        licences::ROOM,
        inventory::ROOM,
        loans::ROOM,
        consumables::ROOM,
        // After the needs, whose table it takes over in a database that is older than it.
        notices::ROOM,
        thread::ROOM,
        files::ROOM,
        intake::ROOM,
        mail::ROOM,
    ]
}

/// What may be imported: each room declares its kinds.
pub fn targets() -> Vec<intake::Target> {
    let mut targets = people::intake_targets();
    targets.extend(services::intake_targets());
    targets.extend(needs::intake_targets());
    targets.extend(desk::intake_targets());
    targets.extend(articles::intake_targets());
    targets.extend(training::intake_targets());
    targets.extend(assets::intake_targets());
    targets.extend(bookings::intake_targets());
    targets.extend(licences::intake_targets());
    targets
}

/// What letters may become: each room that takes them declares how.
pub fn takes() -> Vec<mail::Take> {
    vec![desk::TAKE]
}

/// Rooms whose records clocks count for.
pub fn clocked() -> Vec<clocks::Owner> {
    vec![desk::CLOCKED]
}

pub fn migrations() -> Vec<Migration> {
    let own = [web::MIGRATIONS, worker::MIGRATIONS].concat();
    own.into_iter().chain(all().iter().flat_map(|room| room.migrations).copied()).collect()
}

pub fn followers() -> Vec<Follower> {
    all().iter().flat_map(|room| room.followers).copied().collect()
}

/// Makes every room's search index again from its records.
pub fn reindex(db: &Db) -> Result<()> {
    all().iter().try_for_each(|room| (room.reindex)(db))
}

pub fn texts() -> Result<Arc<Texts>> {
    let own = [look::TEXTS, web::TEXTS];
    let sources: Vec<Source> = own.into_iter().chain(all().iter().map(|room| room.texts)).collect();
    Texts::load(&sources).map_err(Refused::broken)
}

/// The whole program on a database.
pub fn app(db: Db, site: Site) -> Result<App> {
    accounts::install(signon::BESIDE);
    agreements::install(bookings::SPEND);
    Ok(App::new(db, texts()?, all(), site, accounts::identify))
}
