use assets::Asset;
use kernel::{Id, Moment, Result};
use look::{Choice, Icon, Mood, StateMark};
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::device::href;
use crate::{Device, POLICY, Verb};

/// Something that was found, in the list.
pub(crate) struct Line {
    id: Id<Device>,
    name: String,
    kind: String,
    model: String,
    serial: Option<String>,
    unit: String,
    system: String,
    asset: Option<Id<Asset>>,
    tag: Option<String>,
    waits: String,
    is_thrown: bool,
    heard_at: Moment,
}

fn read(row: &Row) -> Result<Line> {
    let thrown_at: Option<Moment> = row.get(10)?;
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        model: row.get(3)?,
        serial: row.get(4)?,
        unit: row.get(5)?,
        system: row.get(6)?,
        asset: row.get(7)?,
        tag: row.get(8)?,
        waits: row.get(9)?,
        is_thrown: thrown_at.is_some(),
        heard_at: row.get(11)?,
    })
}

/// How something stands, as a word for programs and a mark for people.
pub(crate) fn mark(ask: &Ask<'_>, waits: &str, is_thrown: bool) -> (&'static str, StateMark) {
    let (word, icon, mood) = match (is_thrown, waits) {
        (true, _) => ("thrown", Icon::Declined, Mood::Past),
        (false, "") => ("joined", Icon::Done, Mood::Good),
        (false, _) => ("waits", Icon::Waiting, Mood::Watch),
    };
    (word, StateMark::new(icon, ask.say(&format!("inventory-state-{word}")), mood))
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn name(it: &Line) -> String {
    let names = [it.name.as_str(), it.serial.as_deref().unwrap_or_default(), &it.model];
    let name = names.into_iter().find(|name| !name.is_empty());
    name.map_or_else(|| it.id.to_string(), str::to_owned)
}

/// The thing's label leads to it where the reader may go; a label is told to those who read what was found.
fn asset(it: &Line) -> Cell {
    match (&it.tag, it.asset) {
        (Some(tag), Some(asset)) => Cell::Link { text: tag.clone(), href: assets::href(asset) },
        _ => Cell::Empty,
    }
}

fn units(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

/// What agents have found in the units that the reader keeps.
pub(crate) static FOUND: List<Line> = List {
    name: "inventory-found",
    path: "/equipment/found",
    export_path: "/equipment/found/export",
    export_name: "inventory-found-export",
    select: "found_device.id, found_device.name, found_device.kind, found_device.model, found_device.serial, unit.name,
        found_device.system, found_device.asset_id, asset.tag, found_device.waits, found_device.thrown_at,
        found_device.heard_at",
    from: "found_device LEFT JOIN unit ON unit.id = found_device.unit_id
        LEFT JOIN asset ON asset.id = found_device.asset_id",
    id: "found_device.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |it| (it.id.number(), name(it)),
    shown: 7,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Nothing,
            cell: |it, _| Cell::Link { text: name(it), href: href(it.id) },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |it, ask| {
                let (word, mark) = mark(ask, &it.waits, it.is_thrown);
                Cell::State(word, mark)
            },
        },
        Column { name: "asset", sort: SortBy::Nothing, cell: |it, _| asset(it) },
        Column {
            name: "kind",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::word(it.kind.clone(), ask.say(&format!("inventory-kind-{}", it.kind))),
        },
        Column { name: "system", sort: SortBy::Nothing, cell: |it, _| text(&it.system) },
        Column {
            name: "heard",
            sort: SortBy::Number("found_device.heard_at"),
            cell: |it, _| Cell::Moment(it.heard_at),
        },
        Column { name: "unit", sort: SortBy::Nothing, cell: |it, _| text(&it.unit) },
        Column { name: "model", sort: SortBy::Nothing, cell: |it, _| text(&it.model) },
        Column {
            name: "serial",
            sort: SortBy::Nothing,
            cell: |it, _| text(it.serial.as_deref().unwrap_or_default()),
        },
    ],
    filters: &[
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("waits", "found_device.waits <> '' AND found_device.thrown_at IS NULL"),
                ("joined", "found_device.waits = '' AND found_device.thrown_at IS NULL"),
                ("thrown", "found_device.thrown_at IS NOT NULL"),
            ]),
        },
        Filter {
            name: "kind",
            kind: FilterKind::Word(&[
                ("computer", "found_device.kind = 'computer'"),
                ("phone", "found_device.kind = 'phone'"),
                ("printer", "found_device.kind = 'printer'"),
                ("network", "found_device.kind = 'network'"),
                ("other", "found_device.kind = 'other'"),
            ]),
        },
        // Thirty and ninety days, in the microseconds of moments.
        Filter {
            name: "silent",
            kind: FilterKind::Timed(&[
                ("month", "found_device.heard_at < ? - 2592000000000"),
                ("quarter", "found_device.heard_at < ? - 7776000000000"),
            ]),
        },
        Filter { name: "unit", kind: FilterKind::Within("found_device.unit_id", units) },
    ],
    sort: "-heard",
    bulk: &[],
    create: None,
    beside: &[
        ("/equipment", "inventory-to-equipment"),
        ("/equipment/programs", "inventory-programs-title"),
        ("/equipment/agents", "inventory-keys-list-title"),
    ],
};
