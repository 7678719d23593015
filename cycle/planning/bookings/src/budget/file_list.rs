use kernel::{Id, Moment, Money, Result};
use store::Row;
use web::{Cell, Column, List, SortBy};

use super::row::file_href;
use crate::{BudgetFile, POLICY, Verb};

/// A file in the list.
pub(crate) struct Line {
    id: Id<BudgetFile>,
    at: Moment,
    rows: i64,
    sum: i64,
    planned: i64,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line { id: row.get(0)?, at: row.get(1)?, rows: row.get(2)?, sum: row.get(3)?, planned: row.get(4)? })
}

/// Budgets that came in.
pub(crate) static FILES: List<Line> = List {
    name: "bookings-budget-files",
    path: "/bookings/budgets",
    export_path: "/bookings/budgets/export",
    export_name: "bookings-budget-files-export",
    select: "budget_file.id, budget_file.at,
        (SELECT COUNT(*) FROM budget_row r WHERE r.file_id = budget_file.id),
        CAST((SELECT COALESCE(SUM(r.amount), 0) FROM budget_row r WHERE r.file_id = budget_file.id) AS BIGINT),
        CAST((SELECT COALESCE(SUM(r.planned), 0) FROM budget_row r WHERE r.file_id = budget_file.id) AS BIGINT)",
    from: "budget_file",
    id: "budget_file.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |it| (it.id.number(), it.id.to_string()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "file",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::Link {
                text: ask.talk.with("bookings-budget-file-title", &[("number", it.id.to_string().into())]),
                href: file_href(it.id),
            },
        },
        Column { name: "at", sort: SortBy::Number("budget_file.at"), cell: |it, _| Cell::Moment(it.at) },
        Column { name: "rows", sort: SortBy::Nothing, cell: |it, _| Cell::Number(it.rows) },
        Column { name: "sum", sort: SortBy::Nothing, cell: |it, _| Cell::Money(Money::sek(it.sum)) },
        Column { name: "planned", sort: SortBy::Nothing, cell: |it, _| Cell::Money(Money::sek(it.planned)) },
    ],
    filters: &[],
    sort: "-at",
    bulk: &[],
    create: Some(("/import", "bookings-bring", |actor| POLICY.may(actor, Verb::Import, &()))),
    beside: &[
        ("/bookings/budgets/rows", "bookings-budget-rows-list-title"),
        ("/bookings/accounts", "bookings-accounts-list-title"),
        ("/bookings/units", "bookings-units-list-title"),
        ("/bookings", "bookings-files-list-title"),
    ],
};
