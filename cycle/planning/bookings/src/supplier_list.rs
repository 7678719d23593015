use kernel::{Money, Result};
use store::Row;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::{POLICY, Verb};

/// A supplier of files in the list.
pub(crate) struct Line {
    id: i64,
    name: String,
    number: String,
    settled: String,
    register: Option<String>,
    near: Option<String>,
    rows: i64,
    sum: i64,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        number: row.get(2)?,
        settled: row.get(3)?,
        register: row.get(4)?,
        near: row.get(5)?,
        rows: row.get(6)?,
        sum: row.get(7)?,
    })
}

/// A row of the supplier on an account that is IT's, which it waits for.
const HOLDS_UP: &str = "ledger_supplier.settled = 'waiting' AND EXISTS (SELECT 1 FROM ledger_row r
    JOIN ledger_account a ON a.id = r.account_id WHERE r.supplier_id = ledger_supplier.id AND r.how = ''
    AND r.amount <> 0 AND a.verdict = 'it')";

/// Suppliers of files, and who they are.
pub(crate) static SUPPLIERS: List<Line> = List {
    name: "bookings-suppliers",
    path: "/bookings/suppliers",
    export_path: "/bookings/suppliers/export",
    export_name: "bookings-suppliers-export",
    select: "ledger_supplier.id, ledger_supplier.name, ledger_supplier.number, ledger_supplier.settled, supplier.name,
        near.name, (SELECT COUNT(*) FROM ledger_row r WHERE r.supplier_id = ledger_supplier.id),
        CAST((SELECT COALESCE(SUM(r.amount), 0) FROM ledger_row r WHERE r.supplier_id = ledger_supplier.id) AS BIGINT)",
    from: "ledger_supplier LEFT JOIN supplier ON supplier.id = ledger_supplier.supplier_id
        LEFT JOIN supplier near ON near.id = ledger_supplier.near_id",
    id: "ledger_supplier.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |it| (it.id, it.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("ledger_supplier.name"),
            cell: |it, _| Cell::Link {
                text: it.name.clone(),
                href: format!("/bookings/suppliers/{}/settle", it.id),
            },
        },
        Column {
            name: "number",
            sort: SortBy::Nothing,
            cell: |it, _| if it.number.is_empty() { Cell::Empty } else { Cell::Text(it.number.clone()) },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::word(it.settled.clone(), ask.say(&format!("bookings-settled-{}", it.settled))),
        },
        Column {
            name: "register",
            sort: SortBy::Nothing,
            cell: |it, ask| match (&it.register, &it.near) {
                (Some(name), _) => Cell::Text(name.clone()),
                (None, Some(near)) if it.settled == "waiting" => {
                    Cell::Text(ask.talk.with("bookings-looks-like", &[("name", near.as_str().into())]))
                }
                (None, Some(_) | None) => Cell::Empty,
            },
        },
        Column { name: "rows", sort: SortBy::Nothing, cell: |it, _| Cell::Number(it.rows) },
        Column { name: "sum", sort: SortBy::Nothing, cell: |it, _| Cell::Money(Money::sek(it.sum)) },
    ],
    filters: &[Filter {
        name: "state",
        kind: FilterKind::Word(&[
            ("waiting", HOLDS_UP),
            ("unsettled", "ledger_supplier.settled = 'waiting'"),
            ("known", "ledger_supplier.settled = 'known'"),
            ("own", "ledger_supplier.settled = 'own'"),
        ]),
    }],
    sort: "name",
    bulk: &[("own", "bookings-own-act")],
    create: None,
    beside: &[("/bookings", "bookings-files-list-title")],
};
