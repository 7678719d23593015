//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use kernel::{Id, Result};
use look::Icon;
use store::{Reading, Sql};
use web::{Area, Ask, Card, Doc, Door, Gate, Kind, Need, Room, Routes};

use crate::device::href;
use crate::{KEYS, KeyVerb, MIGRATIONS, POLICY, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "inventory",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    matrices: || vec![KEYS.matrix(), POLICY.matrix()],
    needs_you,
    ..Room::empty("inventory", TEXTS)
};

const DOORS: &[Door] = &[
    Door {
        area: Area::Registers,
        href: "/equipment/found",
        label: "inventory-found-list-title",
        key: None,
        may: |actor| POLICY.may_somewhere(actor, Verb::Read),
    },
    Door {
        area: Area::Registers,
        href: "/equipment/agents",
        label: "inventory-keys-list-title",
        key: None,
        may: |actor| KEYS.may_somewhere(actor, KeyVerb::Read),
    },
];

const KINDS: &[Kind] = &[
    Kind {
        name: "found-device",
        label: "inventory-kind-of-found",
        icon: Icon::Search,
        cards: |reading, actor, ask, ids| {
            let text = "SELECT found_device.id, found_device.name, found_device.serial FROM found_device WHERE {scope}";
            let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text);
            let all: Vec<(i64, String, Option<String>)> =
                reading.all(sql.and_in("found_device.id", ids.iter().copied()))?;
            let card = |(id, name, serial): (i64, String, Option<String>)| {
                let title = [name, serial.unwrap_or_default()].into_iter().find(|it| !it.is_empty());
                let title = title.unwrap_or_else(|| ask.say("inventory-kind-of-found"));
                Card { id, title, href: href(Id::new(id)), ..Card::default() }
            };
            Ok(all.into_iter().map(card).collect())
        },
        search: None,
    },
    Kind {
        name: "site-key",
        label: "inventory-kind-of-key",
        icon: Icon::Internal,
        cards: keys,
        search: None,
    },
];

fn keys(reading: &Reading<'_>, actor: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT site_key.id, site_key.name FROM site_key WHERE {scope}";
    let sql = Sql::within(&KEYS.scope(actor, KeyVerb::Read), text);
    let all: Vec<(i64, String)> = reading.all(sql.and_in("site_key.id", ids.iter().copied()))?;
    let card = |(id, title)| Card { id, title, href: "/equipment/agents".to_owned(), ..Card::default() };
    Ok(all.into_iter().map(card).collect())
}

/// What was found and waits for whoever keeps the unit's things.
fn needs_you(ask: &Ask<'_>) -> Result<Vec<Need>> {
    let scope = POLICY.scope(ask.actor, Verb::Settle);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text = "SELECT COUNT(*) FROM found_device WHERE {scope} AND found_device.waits <> ''
                AND found_device.thrown_at IS NULL";
    let count = ask.db.read(|reading| reading.number(Sql::within(&scope, text)))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with("inventory-waiting", &[("count", count.into())]);
    Ok(vec![Need { text, href: "/equipment/found?state=waits".to_owned(), count, is_urgent: false }])
}

const fn key(verb: &'static str) -> Gate {
    Gate::Verb("site-key", verb)
}

const fn found(verb: &'static str) -> Gate {
    Gate::Verb("found-device", verb)
}

fn routes(routes: &mut Routes) {
    routes.machine(crate::door::DOOR);
    routes.list(&crate::key_list::SITE_KEYS, key("read"), "Keys by which the agents of a site are known.");
    routes.form::<crate::key::MakeKey>(
        "/equipment/agents/make",
        key("make"),
        "Makes a site's key; its secret is told once.",
    );
    routes.form::<crate::key::RevokeKey>(
        "/equipment/agents/{id}/revoke",
        key("revoke"),
        "Takes a key back: its agents are heard no more.",
    );
    routes.list(&crate::found_list::FOUND, found("read"), "What agents have found, and which thing each is.");
    let show = Doc::new("inventory-device", "Something that was found: facts, things like it, programs.");
    routes.get("/equipment/found/{id}", found("read"), show, crate::page::show);
    routes.form::<crate::settle::Settle>(
        "/equipment/found/{id}/settle",
        found("settle"),
        "Says what it is: the thing with this tag (is), a new one (new), right as it is (let-be), none of ours (throw).",
    );
    let programs = Doc::new("inventory-programs", "Programs, and on how many machines each is: ?q=.");
    routes.get("/equipment/programs", found("read"), programs, crate::programs_page::show);
    let file = Doc::new("inventory-programs-export", "The programs as a file.");
    routes.get("/equipment/programs/export", found("read"), file, crate::programs_page::export);
}
