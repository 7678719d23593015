use kernel::Result;
use store::Row;
use web::{Cell, Column, List, SortBy};

use crate::line::In;
use crate::store::years;
use crate::{BudgetYear, YEARS, YearState, YearVerb, marks};

fn read(row: &Row) -> Result<BudgetYear> {
    years::year(row.read()?)
}

const fn word(year: &BudgetYear) -> &'static str {
    match year.state {
        YearState::Open => "open",
        YearState::Locked { .. } => "locked",
    }
}

/// The budget years.
pub(crate) static ALL_YEARS: List<BudgetYear> = List {
    name: "finance-years",
    path: "/budget/years",
    export_path: "/budget/years/export",
    export_name: "finance-years-export",
    select: "budget_year.id, budget_year.year, budget_year.locked_at",
    from: "budget_year",
    id: "budget_year.id",
    scope: |actor| YEARS.scope(actor, YearVerb::Read),
    read,
    row_id: |year| (year.id.number(), year.year.to_string()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "year",
            sort: SortBy::Number("budget_year.year"),
            cell: |year, _| Cell::Link { text: year.year.to_string(), href: year.href() },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |year, ask| Cell::State(word(year), marks::year(ask.talk, year)),
        },
        Column {
            name: "locked",
            sort: SortBy::Nothing,
            cell: |year, _| match year.state {
                YearState::Open => Cell::Empty,
                YearState::Locked { at } => Cell::Moment(at),
            },
        },
    ],
    filters: &[],
    sort: "-year",
    bulk: &[],
    create: Some(("/budget/years/open", "finance-open-year-title", |actor| {
        YEARS.may(actor, YearVerb::Open, &In(None))
    })),
    beside: &[("/budget", "finance-budget-title")],
};
