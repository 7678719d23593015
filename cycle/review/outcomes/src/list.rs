//! The list of reports, one a month.

use ::store::Row;
use kernel::{Id, Moment, Month, Result};
use web::{Ask, Cell, Column, List, SortBy};

use crate::contents::percent;
use crate::{POLICY, ServiceReport, Verb, store, words};

/// A report in the list.
pub(crate) struct Line {
    id: Id<ServiceReport>,
    month: Month,
    built_at: Moment,
    received: i64,
    solved: i64,
    open: i64,
    promised: i64,
    kept: i64,
}

fn read(row: &Row) -> Result<Line> {
    let month: String = row.get(1)?;
    Ok(Line {
        id: row.get(0)?,
        month: store::month_of(&month)?,
        built_at: row.get(2)?,
        received: row.get(3)?,
        solved: row.get(4)?,
        open: row.get(5)?,
        promised: row.get(6)?,
        kept: row.get(7)?,
    })
}

pub(crate) fn href(id: Id<ServiceReport>) -> String {
    format!("/service-reports/{id}")
}

fn month(line: &Line, ask: &Ask<'_>) -> Cell {
    let label = words::month(ask.talk, line.month);
    Cell::Word { word: line.month.to_string(), label, href: href(line.id) }
}

fn share(line: &Line, _: &Ask<'_>) -> Cell {
    percent(line.kept, line.promised).map_or(Cell::Empty, Cell::Number)
}

/// The reports, the newest first.
pub(crate) static REPORTS: List<Line> = List {
    name: "outcomes",
    path: "/service-reports",
    export_path: "/service-reports/export",
    export_name: "outcomes-export",
    select: "service_report.id, service_report.month, service_report.built_at, service_report.received,
        service_report.solved, service_report.still_open, service_report.promised, service_report.kept",
    from: "service_report",
    id: "service_report.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id.number(), line.month.to_string()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column { name: "month", sort: SortBy::Text("service_report.month"), cell: month },
        Column { name: "received", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.received) },
        Column { name: "solved", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.solved) },
        Column { name: "open", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.open) },
        Column { name: "promised", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.promised) },
        Column { name: "kept", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.kept) },
        Column { name: "kept_percent", sort: SortBy::Nothing, cell: share },
        Column { name: "built_at", sort: SortBy::Nothing, cell: |line, _| Cell::Moment(line.built_at) },
    ],
    filters: &[],
    sort: "-month",
    bulk: &[],
    create: None,
    beside: &[
        ("/service-reports/so-far", "outcomes-so-far"),
        ("/service-reports/figures", "outcomes-figures-list-title"),
    ],
};
