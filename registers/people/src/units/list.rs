use look::Choice;
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::persons::today;
use crate::policy::{UNITS, Units};
use crate::tables::units::{self, unit_columns};
use crate::units::{OrgUnit, kind_choices, kind_label, state_mark, state_word};

/// A unit with the name of the one above it.
pub(crate) struct Line {
    unit: OrgUnit,
    above: Option<String>,
}

fn read(row: &Row) -> kernel::Result<Line> {
    Ok(Line { unit: units::read(row)?, above: row.get(9)? })
}

pub(crate) static UNITS_LIST: List<Line> = List {
    name: "units",
    path: "/units/list",
    export_path: "/units/list/export",
    export_name: "units-export",
    select: concat!(unit_columns!(), ", above.name"),
    from: "unit LEFT JOIN unit above ON above.id = unit.parent_id",
    id: "unit.id",
    scope: |actor| UNITS.scope(actor, Units::Read),
    read,
    row_id: |line| (line.unit.id.number(), line.unit.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("unit.name"),
            cell: |line, _| Cell::Link {
                text: line.unit.name.clone(),
                href: format!("/units/{}", line.unit.id),
            },
        },
        Column {
            name: "kind",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::word(line.unit.kind.word(), kind_label(ask, line.unit.kind)),
        },
        Column {
            name: "code",
            sort: SortBy::Nothing,
            cell: |line, _| line.unit.code.clone().map_or(Cell::Empty, Cell::Text),
        },
        Column {
            name: "parent",
            sort: SortBy::Nothing,
            cell: |line, _| match (&line.above, line.unit.parent) {
                (Some(name), Some(id)) => Cell::Link { text: name.clone(), href: format!("/units/{id}") },
                (_, _) => Cell::Empty,
            },
        },
        Column {
            name: "opened",
            sort: SortBy::Text("unit.opened_on"),
            cell: |line, _| Cell::Day(line.unit.opened_on),
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                let state = line.unit.state;
                Cell::State(state_word(state, today(ask)), state_mark(ask, state))
            },
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("unit") },
        Filter {
            name: "state",
            kind: FilterKind::Daily(&[
                ("open", "unit.closed_on IS NULL OR (unit.closed_on > ? AND unit.merged_into IS NULL)"),
                ("closed", "unit.closed_on <= ? OR unit.merged_into IS NOT NULL"),
            ]),
        },
        Filter { name: "kind", kind: FilterKind::Text("unit.kind = ?", |ask| Ok(kind_choices(ask))) },
        Filter { name: "under", kind: FilterKind::Within("unit.id", all_units) },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/units/add", "units-add", |actor| UNITS.may_somewhere(actor, Units::Add))),
    beside: &[("/units", "units-as-tree")],
};

/// Open units to narrow a list by.
pub(crate) fn all_units(ask: &Ask<'_>) -> kernel::Result<Vec<Choice>> {
    ask.db.read(crate::unit_choices)
}
