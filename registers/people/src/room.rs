//! The room as the program sees it.

use access::{Actor, Role};
use kernel::Result;
use store::{Migration, Sql};
use web::{Area, Ask, Door, Need, Room, Routes};

use crate::policy::{self, GRANTS, GROUPS, Grants, Groups, PERSONS, Persons};
use crate::{grants, groups, journal, kinds, persons, units, who_may};

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[
    Migration { room: "people", name: "0001_people", sql: include_str!("../migrations/0001_people.sql") },
    Migration {
        room: "people",
        name: "0002_references",
        sql: include_str!("../migrations/0002_references.sql"),
    },
    Migration { room: "people", name: "0003_own_end", sql: include_str!("../migrations/0003_own_end.sql") },
];

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "people",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room: its tables, words, pages, doors and kinds.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: kinds::KINDS,
    matrices: policy::matrices,
    needs_you,
    reindex: crate::reindex::reindex,
    ..Room::empty("people", TEXTS)
};

fn routes(routes: &mut Routes) {
    units::routes(routes);
    persons::routes(routes);
    groups::routes(routes);
    grants::routes(routes);
    who_may::routes(routes);
    journal::routes(routes);
}

/// Doors are for those whose work is behind them; the pages themselves ask the policy.
const DOORS: &[Door] = &[
    Door { area: Area::Registers, href: "/units", label: "people-units", key: Some('u'), may: works_here },
    Door {
        area: Area::Registers,
        href: "/persons",
        label: "people-persons",
        key: Some('p'),
        may: sees_others,
    },
    Door { area: Area::Registers, href: "/groups", label: "people-groups", key: None, may: sees_groups },
    Door { area: Area::Registers, href: "/grants", label: "people-grants", key: Some('r'), may: sees_grants },
    Door { area: Area::Assure, href: "/policy", label: "people-policy", key: None, may: policy::inspects },
    Door {
        area: Area::Assure,
        href: "/journal",
        label: "people-journal",
        key: Some('l'),
        may: policy::inspects,
    },
];

fn works_here(actor: &Actor) -> bool {
    actor.grants.iter().any(|grant| !matches!(grant.role, Role::Pupil | Role::Guardian))
}

fn sees_others(actor: &Actor) -> bool {
    policy::reaches_further(&PERSONS, actor, Persons::Read)
}

fn sees_groups(actor: &Actor) -> bool {
    policy::reaches_further(&GROUPS, actor, Groups::Read)
}

fn sees_grants(actor: &Actor) -> bool {
    policy::reaches_further(&GRANTS, actor, Grants::Read)
}

/// Roles that end soon, for those who could give them anew.
fn needs_you(ask: &Ask<'_>) -> Result<Vec<Need>> {
    let scope = GRANTS.scope(ask.actor, Grants::End);
    if scope.is_nothing() {
        return Ok(Vec::new());
    }
    let text = format!("SELECT COUNT(*) FROM role_grant WHERE {{scope}} AND {}", grants::ENDING);
    let count = ask
        .db
        .read(|reading| reading.number(Sql::within(&scope, &text).bind(reading.now()).bind(reading.now())))?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let text = ask.talk.with("people-needs-ending", &[("count", count.into())]);
    Ok(vec![Need { text, href: "/grants?state=ending".to_owned(), count, is_urgent: false }])
}
