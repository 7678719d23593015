//! The room as the program sees it.

use kernel::Result;
use store::Migration;
use web::{Ask, Doc, Gate, Need, Room, Routes};

/// The room's table. It stands after the needs', whose table it was.
pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "notices", name: "0001_notice", sql: include_str!("../migrations/0001_notice.sql") }];

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "notices",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room { migrations: MIGRATIONS, routes, needs_you, ..Room::empty("notices", TEXTS) };

fn routes(routes: &mut Routes) {
    let doc = Doc::new("notices", "What happened to what the token's owner has a part in.");
    routes.get("/notices", Gate::SignedIn, doc, crate::page::show);
    let doc = Doc::new("notices-read", "All notices have been read.");
    routes.post("/notices/read", Gate::SignedIn, doc, &[], crate::page::mark_read);
}

fn needs_you(ask: &Ask<'_>) -> Result<Vec<Need>> {
    let Some(me) = ask.actor.person_id() else { return Ok(Vec::new()) };
    let count = ask.db.read(|reading| crate::unread(reading, me))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with("notices-waiting", &[("count", count.into())]);
    Ok(vec![Need { text, href: "/notices".to_owned(), count, is_urgent: false }])
}
