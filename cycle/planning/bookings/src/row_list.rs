use access::Actor;
use kernel::{Day, Id, Money, Result};
use look::Choice;
use store::{Reading, Row, Sql};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::row::row_href;
use crate::state::state;
use crate::store::known;
use crate::{LedgerFile, LedgerRow, POLICY, State, Verb};

/// A row in the list.
pub(crate) struct Line {
    id: Id<LedgerRow>,
    supplier: String,
    invoice: String,
    account: String,
    administration: String,
    amount: i64,
    day: Day,
    state: State,
}

fn read(row: &Row) -> Result<Line> {
    let state: String = row.get(7)?;
    Ok(Line {
        id: row.get(0)?,
        supplier: row.get(1)?,
        invoice: row.get(2)?,
        account: row.get(3)?,
        administration: row.get(4)?,
        amount: row.get(5)?,
        day: row.get(6)?,
        state: known(&state, State::from_word)?,
    })
}

/// The file that the rows are asked for of.
fn file(ask: &Ask<'_>, reading: &Reading<'_>) -> Result<Option<Choice>> {
    let Ok(id) = ask.query.raw("file").parse::<i64>() else { return Ok(None) };
    let id = Id::<LedgerFile>::new(id);
    let text = "SELECT COUNT(*) FROM ledger_file WHERE {scope} AND ledger_file.id = ?";
    let scope = POLICY.scope(ask.actor, Verb::Read);
    let is_there = reading.number(Sql::within(&scope, text).bind(id))? > 0;
    let label = ask.talk.with("bookings-file-title", &[("number", id.to_string().into())]);
    Ok(is_there.then(|| Choice::new(id.to_string(), label)))
}

fn scope(actor: &Actor) -> access::Scope {
    POLICY.scope(actor, Verb::Read)
}

/// Rows of files.
pub(crate) static ROWS: List<Line> = List {
    name: "bookings-rows",
    path: "/bookings/rows",
    export_path: "/bookings/rows/export",
    export_name: "bookings-rows-export",
    select: concat!(
        "ledger_row.id, ledger_row.supplier, ledger_row.invoice, ledger_row.account, ledger_row.administration,
         ledger_row.amount, ledger_row.day, ",
        state!()
    ),
    from: crate::store::FROM,
    id: "ledger_row.id",
    scope,
    read,
    row_id: |it| (it.id.number(), format!("{} {}", it.supplier, it.invoice)),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "supplier",
            sort: SortBy::Nothing,
            cell: |it, _| Cell::Link { text: it.supplier.clone(), href: row_href(it.id) },
        },
        Column { name: "invoice", sort: SortBy::Nothing, cell: |it, _| Cell::Text(it.invoice.clone()) },
        Column { name: "account", sort: SortBy::Nothing, cell: |it, _| Cell::Text(it.account.clone()) },
        Column {
            name: "administration",
            sort: SortBy::Nothing,
            cell: |it, _| Cell::Text(it.administration.clone()),
        },
        Column { name: "amount", sort: SortBy::Nothing, cell: |it, _| Cell::Money(Money::sek(it.amount)) },
        Column { name: "day", sort: SortBy::Text("ledger_row.day"), cell: |it, _| Cell::Day(it.day) },
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
                ("held", concat!("(", state!(), ") IN ('account', 'unit', 'supplier', 'year')")),
                ("booked", state!("booked")),
                ("ready", state!("ready")),
                ("not-it", state!("not-it")),
                ("account", state!("account")),
                ("unit", state!("unit")),
                ("supplier", state!("supplier")),
                ("year", state!("year")),
            ]),
        },
        Filter { name: "file", kind: FilterKind::Record("ledger_row.file_id = ?", file) },
    ],
    sort: "-day",
    bulk: &[],
    create: Some(("/import", "bookings-bring", |actor| POLICY.may(actor, Verb::Import, &()))),
    beside: &[("/bookings", "bookings-files-list-title")],
};
