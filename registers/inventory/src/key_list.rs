use kernel::{Id, Moment, Result};
use look::{Icon, Mood, StateMark};
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::{KEYS, KeyVerb, SiteKey};

/// A key in the list.
pub(crate) struct Line {
    id: Id<SiteKey>,
    name: String,
    unit: String,
    made_at: Moment,
    revoked_at: Option<Moment>,
    heard_at: Option<Moment>,
    failed_at: Option<Moment>,
    failure: String,
    devices: i64,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        unit: row.get(2)?,
        made_at: row.get(3)?,
        revoked_at: row.get(4)?,
        heard_at: row.get(5)?,
        failed_at: row.get(6)?,
        failure: row.get(7)?,
        devices: row.get(8)?,
    })
}

fn moment(moment: Option<Moment>) -> Cell {
    moment.map_or(Cell::Empty, Cell::Moment)
}

fn state(it: &Line, ask: &Ask<'_>) -> Cell {
    let (word, icon, mood) = match it.revoked_at {
        None => ("open", Icon::Done, Mood::Good),
        Some(_) => ("revoked", Icon::Stopped, Mood::Past),
    };
    Cell::State(word, StateMark::new(icon, ask.say(&format!("inventory-key-state-{word}")), mood))
}

/// What could not be read last, and when; in the agent's own words.
fn failure(it: &Line, ask: &Ask<'_>) -> Cell {
    match it.failed_at {
        None => Cell::Empty,
        Some(at) => Cell::Text(format!("{}: {}", ask.when(at), it.failure)),
    }
}

fn revoke(it: &Line, ask: &Ask<'_>) -> Cell {
    if it.revoked_at.is_some() || !KEYS.may_somewhere(ask.actor, KeyVerb::Revoke) {
        return Cell::Empty;
    }
    Cell::Act {
        text: ask.say("inventory-key-revoke-title"),
        href: format!("/equipment/agents/{}/revoke", it.id),
    }
}

/// The keys of sites.
pub(crate) static SITE_KEYS: List<Line> = List {
    name: "inventory-keys",
    path: "/equipment/agents",
    export_path: "/equipment/agents/export",
    export_name: "inventory-keys-export",
    select: "site_key.id, site_key.name, unit.name, site_key.made_at, site_key.revoked_at, site_key.heard_at,
        site_key.failed_at, site_key.failure,
        (SELECT COUNT(*) FROM found_device f WHERE f.key_id = site_key.id)",
    from: "site_key LEFT JOIN unit ON unit.id = site_key.unit_id",
    id: "site_key.id",
    scope: |actor| KEYS.scope(actor, KeyVerb::Read),
    read,
    row_id: |it| (it.id.number(), it.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column { name: "name", sort: SortBy::Nothing, cell: |it, _| Cell::Text(it.name.clone()) },
        Column { name: "state", sort: SortBy::Nothing, cell: state },
        Column { name: "unit", sort: SortBy::Nothing, cell: |it, _| Cell::Text(it.unit.clone()) },
        Column { name: "devices", sort: SortBy::Nothing, cell: |it, _| Cell::Number(it.devices) },
        Column { name: "heard", sort: SortBy::Nothing, cell: |it, _| moment(it.heard_at) },
        Column { name: "failure", sort: SortBy::Nothing, cell: failure },
        Column {
            name: "made",
            sort: SortBy::Number("site_key.made_at"),
            cell: |it, _| Cell::Moment(it.made_at),
        },
        Column { name: "revoke", sort: SortBy::Nothing, cell: revoke },
    ],
    filters: &[Filter {
        name: "state",
        kind: FilterKind::Word(&[
            ("open", "site_key.revoked_at IS NULL"),
            ("revoked", "site_key.revoked_at IS NOT NULL"),
        ]),
    }],
    sort: "-made",
    bulk: &[],
    create: Some(("/equipment/agents/make", "inventory-key-make-title", |actor| {
        KEYS.may_somewhere(actor, KeyVerb::Make)
    })),
    beside: &[("/equipment/found", "inventory-found-list-title")],
};
