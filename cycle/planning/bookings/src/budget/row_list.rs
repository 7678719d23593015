use kernel::{Id, Money, Result};
use look::Choice;
use store::{Reading, Row, Sql};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use super::row::row_href;
use super::state::state;
use crate::store::known;
use crate::{BudgetFile, BudgetRow, BudgetState, POLICY, Verb};

/// A row in the list.
pub(crate) struct Line {
    id: Id<BudgetRow>,
    account: String,
    administration: String,
    year: i64,
    amount: i64,
    planned: i64,
    state: BudgetState,
}

fn read(row: &Row) -> Result<Line> {
    let state: String = row.get(6)?;
    Ok(Line {
        id: row.get(0)?,
        account: row.get(1)?,
        administration: row.get(2)?,
        year: row.get(3)?,
        amount: row.get(4)?,
        planned: row.get(5)?,
        state: known(&state, BudgetState::from_word)?,
    })
}

/// The file that the rows are asked for of.
fn file(ask: &Ask<'_>, reading: &Reading<'_>) -> Result<Option<Choice>> {
    let Ok(id) = ask.query.raw("file").parse::<i64>() else { return Ok(None) };
    let id = Id::<BudgetFile>::new(id);
    let text = "SELECT COUNT(*) FROM budget_file WHERE {scope} AND budget_file.id = ?";
    let scope = POLICY.scope(ask.actor, Verb::Read);
    let is_there = reading.number(Sql::within(&scope, text).bind(id))? > 0;
    let label = ask.talk.with("bookings-budget-file-title", &[("number", id.to_string().into())]);
    Ok(is_there.then(|| Choice::new(id.to_string(), label)))
}

/// Rows of budgets that came in.
pub(crate) static ROWS: List<Line> = List {
    name: "bookings-budget-rows",
    path: "/bookings/budgets/rows",
    export_path: "/bookings/budgets/rows/export",
    export_name: "bookings-budget-rows-export",
    select: concat!(
        "budget_row.id, budget_row.account, budget_row.administration, budget_row.year, budget_row.amount,
         budget_row.planned, ",
        state!()
    ),
    from: super::store::FROM,
    id: "budget_row.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |it| (it.id.number(), format!("{} {}", it.account, it.administration)),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "account",
            sort: SortBy::Nothing,
            cell: |it, _| Cell::Link { text: it.account.clone(), href: row_href(it.id) },
        },
        Column {
            name: "administration",
            sort: SortBy::Nothing,
            cell: |it, _| Cell::Text(it.administration.clone()),
        },
        Column {
            name: "year",
            sort: SortBy::Number("budget_row.year"),
            cell: |it, _| Cell::Text(it.year.to_string()),
        },
        Column { name: "amount", sort: SortBy::Nothing, cell: |it, _| Cell::Money(Money::sek(it.amount)) },
        Column { name: "planned", sort: SortBy::Nothing, cell: |it, _| Cell::Money(Money::sek(it.planned)) },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::State(it.state.word(), it.state.mark(ask.talk)),
        },
    ],
    filters: &[
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("held", concat!("(", state!(), ") IN ('account', 'unit', 'year')")),
                ("planned", state!("planned")),
                ("ready", state!("ready")),
                ("not-it", state!("not-it")),
                ("account", state!("account")),
                ("unit", state!("unit")),
                ("year", state!("year")),
            ]),
        },
        Filter { name: "file", kind: FilterKind::Record("budget_row.file_id = ?", file) },
    ],
    sort: "-year",
    bulk: &[],
    create: Some(("/import", "bookings-bring", |actor| POLICY.may(actor, Verb::Import, &()))),
    beside: &[("/bookings/budgets", "bookings-budget-files-list-title")],
};
