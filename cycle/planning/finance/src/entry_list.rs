use kernel::{Day, Id, Money, Result};
use look::Choice;
use store::{Reading, Row, Sql};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::store::money;
use crate::{BudgetLine, POLICY, Verb, fields, line};

/// An entry in the list.
pub(crate) struct Line {
    id: i64,
    line: Id<BudgetLine>,
    name: String,
    year: i64,
    stage: String,
    why: String,
    amount: Money,
    day: Day,
    reference: String,
    row: i64,
    supplier: String,
    text: String,
    reverses: Option<i64>,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        line: row.get(1)?,
        name: row.get(2)?,
        year: row.get(3)?,
        stage: row.get(4)?,
        why: row.get(5)?,
        amount: money(row.get(6)?),
        day: row.get(7)?,
        reference: row.get(8)?,
        row: row.get(9)?,
        supplier: row.get(10)?,
        text: row.get(11)?,
        reverses: row.get(12)?,
    })
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn number(number: Option<i64>) -> Cell {
    number.filter(|number| *number > 0).map_or(Cell::Empty, Cell::Number)
}

/// The line that the list is narrowed to, if the reader may read it.
fn line_asked_for(ask: &Ask<'_>, reading: &Reading<'_>) -> Result<Option<Choice>> {
    let Ok(id) = ask.query.raw("line").trim().parse::<Id<BudgetLine>>() else { return Ok(None) };
    let text = "SELECT budget_line.name FROM budget_line WHERE {scope} AND budget_line.id = ?";
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), text).bind(id);
    let found: Option<(String,)> = reading.find(sql)?;
    Ok(found.map(|(name,)| Choice::new(id.to_string(), name)))
}

/// Every entry of the lines that the reader may read.
pub(crate) static ENTRIES: List<Line> = List {
    name: "finance-entries",
    path: "/budget/entries",
    export_path: "/budget/entries/export",
    export_name: "finance-entries-export",
    select: "ledger_entry.id, budget_line.id, budget_line.name, budget_year.year, ledger_entry.stage,
        ledger_entry.why, ledger_entry.amount, ledger_entry.day, ledger_entry.reference, ledger_entry.row_number,
        ledger_entry.supplier, ledger_entry.text, ledger_entry.reverses",
    from: "ledger_entry LEFT JOIN budget_line ON budget_line.id = ledger_entry.line_id
        LEFT JOIN budget_year ON budget_year.id = budget_line.year_id",
    id: "ledger_entry.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |entry| (entry.id, entry.name.clone()),
    shown: 8,
    columns: &[
        Column {
            name: "line",
            sort: SortBy::Nothing,
            cell: |entry, _| Cell::Link { text: entry.name.clone(), href: line::href(entry.line) },
        },
        Column { name: "day", sort: SortBy::Text("ledger_entry.day"), cell: |entry, _| Cell::Day(entry.day) },
        Column {
            name: "stage",
            sort: SortBy::Nothing,
            cell: |entry, ask| {
                Cell::word(entry.stage.clone(), ask.say(&format!("finance-stage-{}", entry.stage)))
            },
        },
        Column {
            name: "why",
            sort: SortBy::Nothing,
            cell: |entry, ask| Cell::word(entry.why.clone(), ask.say(&format!("finance-why-{}", entry.why))),
        },
        Column { name: "amount", sort: SortBy::Nothing, cell: |entry, _| Cell::Money(entry.amount) },
        Column { name: "reference", sort: SortBy::Nothing, cell: |entry, _| text(&entry.reference) },
        Column { name: "supplier", sort: SortBy::Nothing, cell: |entry, _| text(&entry.supplier) },
        Column { name: "text", sort: SortBy::Nothing, cell: |entry, _| text(&entry.text) },
        Column { name: "year", sort: SortBy::Nothing, cell: |entry, _| Cell::Text(entry.year.to_string()) },
        Column { name: "row", sort: SortBy::Nothing, cell: |entry, _| number(Some(entry.row)) },
        Column {
            name: "number",
            sort: SortBy::Number("ledger_entry.id"),
            cell: |entry, _| Cell::Number(entry.id),
        },
        Column { name: "reverses", sort: SortBy::Nothing, cell: |entry, _| number(entry.reverses) },
    ],
    filters: &[
        Filter { name: "line", kind: FilterKind::Record("ledger_entry.line_id = ?", line_asked_for) },
        Filter { name: "year", kind: FilterKind::Pick("budget_line.year_id = ?", fields::year_choices) },
        Filter { name: "unit", kind: FilterKind::Within("budget_line.unit_id", fields::unit_choices) },
        Filter {
            name: "stage",
            kind: FilterKind::Word(&[
                ("plan", "ledger_entry.stage = 'plan'"),
                ("commitment", "ledger_entry.stage = 'commitment'"),
                ("actual", "ledger_entry.stage = 'actual'"),
                ("forecast", "ledger_entry.stage = 'forecast'"),
            ]),
        },
    ],
    sort: "-number",
    bulk: &[],
    create: None,
    beside: &[("/budget", "finance-budget-title"), ("/budget/lines", "finance-lines-list-title")],
};
