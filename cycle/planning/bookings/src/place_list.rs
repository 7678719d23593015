use kernel::{Money, Result};
use store::Row;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::{POLICY, Verb};

/// An administration of files in the list.
pub(crate) struct Line {
    id: i64,
    name: String,
    unit: Option<String>,
    rows: i64,
    sum: i64,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line { id: row.get(0)?, name: row.get(1)?, unit: row.get(2)?, rows: row.get(3)?, sum: row.get(4)? })
}

/// Administrations of files, and the units that they are.
pub(crate) static PLACES: List<Line> = List {
    name: "bookings-units",
    path: "/bookings/units",
    export_path: "/bookings/units/export",
    export_name: "bookings-units-export",
    select: "ledger_place.id, ledger_place.name, unit.name,
        (SELECT COUNT(*) FROM ledger_row r WHERE r.place_id = ledger_place.id),
        CAST((SELECT COALESCE(SUM(r.amount), 0) FROM ledger_row r WHERE r.place_id = ledger_place.id) AS BIGINT)",
    from: "ledger_place LEFT JOIN unit ON unit.id = ledger_place.unit_id",
    id: "ledger_place.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |it| (it.id, it.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("ledger_place.name"),
            cell: |it, _| Cell::Link { text: it.name.clone(), href: format!("/bookings/units/{}/settle", it.id) },
        },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |it, _| it.unit.clone().map_or(Cell::Empty, Cell::Text),
        },
        Column { name: "rows", sort: SortBy::Nothing, cell: |it, _| Cell::Number(it.rows) },
        Column { name: "sum", sort: SortBy::Nothing, cell: |it, _| Cell::Money(Money::sek(it.sum)) },
    ],
    filters: &[Filter {
        name: "state",
        kind: FilterKind::Word(&[
            ("waiting", "ledger_place.unit_id IS NULL"),
            ("settled", "ledger_place.unit_id IS NOT NULL"),
        ]),
    }],
    sort: "name",
    bulk: &[],
    create: None,
    beside: &[("/bookings", "bookings-files-list-title")],
};
