use kernel::{Day, Id, Money, Result};
use store::Row;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::store::money;
use crate::{BudgetLine, TRANSFERS, TransferVerb, line};

/// A transfer in the list.
pub(crate) struct Line {
    id: i64,
    year: i64,
    from: Id<BudgetLine>,
    from_name: String,
    to: Id<BudgetLine>,
    to_name: String,
    amount: Money,
    crossing: String,
    decision: String,
    reference: String,
    day: Day,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        year: row.get(1)?,
        from: row.get(2)?,
        from_name: row.get(3)?,
        to: row.get(4)?,
        to_name: row.get(5)?,
        amount: money(row.get(6)?),
        crossing: row.get(7)?,
        decision: row.get(8)?,
        reference: row.get(9)?,
        day: row.get(10)?,
    })
}

/// The transfers that the reader may read, the latest first.
pub(crate) static MOVED: List<Line> = List {
    name: "finance-transfers",
    path: "/budget/transfers",
    export_path: "/budget/transfers/export",
    export_name: "finance-transfers-export",
    select: "budget_transfer.id, budget_year.year, f.id, f.name, t.id, t.name, budget_transfer.amount,
        budget_transfer.crossing, budget_transfer.decision, budget_transfer.reference, budget_transfer.decided_on",
    from: "budget_transfer JOIN budget_line f ON f.id = budget_transfer.from_line
        JOIN budget_line t ON t.id = budget_transfer.to_line JOIN budget_year ON budget_year.id = f.year_id",
    id: "budget_transfer.id",
    scope: |actor| TRANSFERS.scope(actor, TransferVerb::Read),
    read,
    row_id: |it| (it.id, it.decision.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column { name: "number", sort: SortBy::Number("budget_transfer.id"), cell: |it, _| Cell::Number(it.id) },
        Column { name: "day", sort: SortBy::Nothing, cell: |it, _| Cell::Day(it.day) },
        Column { name: "year", sort: SortBy::Nothing, cell: |it, _| Cell::Text(it.year.to_string()) },
        Column {
            name: "from",
            sort: SortBy::Nothing,
            cell: |it, _| Cell::Link { text: it.from_name.clone(), href: line::href(it.from) },
        },
        Column {
            name: "to",
            sort: SortBy::Nothing,
            cell: |it, _| Cell::Link { text: it.to_name.clone(), href: line::href(it.to) },
        },
        Column { name: "amount", sort: SortBy::Nothing, cell: |it, _| Cell::Money(it.amount) },
        Column {
            name: "crossing",
            sort: SortBy::Nothing,
            cell: |it, ask| {
                Cell::word(it.crossing.clone(), ask.say(&format!("finance-crossing-word-{}", it.crossing)))
            },
        },
        Column { name: "decision", sort: SortBy::Nothing, cell: |it, _| Cell::Text(it.decision.clone()) },
        Column { name: "reference", sort: SortBy::Nothing, cell: |it, _| Cell::Text(it.reference.clone()) },
    ],
    filters: &[Filter {
        name: "crossing",
        kind: FilterKind::Word(&[
            ("stays", "budget_transfer.crossing = 'stays'"),
            ("to-operating", "budget_transfer.crossing = 'to-operating'"),
            ("to-investment", "budget_transfer.crossing = 'to-investment'"),
        ]),
    }],
    sort: "-number",
    bulk: &[],
    create: Some(("/budget/transfers/make", "finance-transfer-title", |actor| {
        TRANSFERS.may_somewhere(actor, TransferVerb::Make)
    })),
    beside: &[
        ("/budget/transfers/over-border", "finance-crossing-title"),
        ("/budget", "finance-budget-title"),
    ],
};
