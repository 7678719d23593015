use kernel::{Id, Moment, Money, Result};
use store::Row;
use web::{Cell, Column, List, SortBy};

use crate::row::file_href;
use crate::{LedgerFile, POLICY, Verb};

/// A file in the list.
pub(crate) struct Line {
    id: Id<LedgerFile>,
    at: Moment,
    rows: i64,
    sum: i64,
    booked: i64,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line { id: row.get(0)?, at: row.get(1)?, rows: row.get(2)?, sum: row.get(3)?, booked: row.get(4)? })
}

/// Files that came in.
pub(crate) static FILES: List<Line> = List {
    name: "bookings-files",
    path: "/bookings",
    export_path: "/bookings/export",
    export_name: "bookings-files-export",
    select: "ledger_file.id, ledger_file.at,
        (SELECT COUNT(*) FROM ledger_row r WHERE r.file_id = ledger_file.id),
        CAST((SELECT COALESCE(SUM(r.amount), 0) FROM ledger_row r WHERE r.file_id = ledger_file.id) AS BIGINT),
        CAST((SELECT COALESCE(SUM(r.amount), 0) FROM ledger_row r WHERE r.file_id = ledger_file.id
            AND r.how <> '') AS BIGINT)",
    from: "ledger_file",
    id: "ledger_file.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |it| (it.id.number(), it.id.to_string()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "file",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::Link {
                text: ask.talk.with("bookings-file-title", &[("number", it.id.to_string().into())]),
                href: file_href(it.id),
            },
        },
        Column { name: "at", sort: SortBy::Number("ledger_file.at"), cell: |it, _| Cell::Moment(it.at) },
        Column { name: "rows", sort: SortBy::Nothing, cell: |it, _| Cell::Number(it.rows) },
        Column { name: "sum", sort: SortBy::Nothing, cell: |it, _| Cell::Money(Money::sek(it.sum)) },
        Column { name: "booked", sort: SortBy::Nothing, cell: |it, _| Cell::Money(Money::sek(it.booked)) },
    ],
    filters: &[],
    sort: "-at",
    bulk: &[],
    create: Some(("/import", "bookings-bring", |actor| POLICY.may(actor, Verb::Import, &()))),
    beside: &[
        ("/bookings/rows", "bookings-rows-list-title"),
        ("/bookings/accounts", "bookings-accounts-list-title"),
        ("/bookings/units", "bookings-units-list-title"),
        ("/bookings/suppliers", "bookings-suppliers-list-title"),
    ],
};
