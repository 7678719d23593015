use kernel::{Id, Moment, Result};
use look::{Icon, Mood, StateMark};
use store::Row;
use texts::Talk;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::supplier::{Supplier, href};
use crate::{SUPPLIERS, SupplierVerb};

/// A supplier in the list.
pub(crate) struct Line {
    id: Id<Supplier>,
    name: String,
    number: String,
    is_merged: bool,
    agreements: i64,
    changed_at: Moment,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        number: row.get(2)?,
        is_merged: row.get(3)?,
        agreements: row.get(4)?,
        changed_at: row.get(5)?,
    })
}

/// The word of a supplier's state, and how it is shown.
pub(crate) fn state(is_merged: bool, talk: &Talk) -> (&'static str, StateMark) {
    let (word, icon, mood) =
        if is_merged { ("merged", Icon::Merge, Mood::Past) } else { ("used", Icon::Done, Mood::Good) };
    (word, StateMark::new(icon, talk.say(&format!("agreements-supplier-state-{word}")), mood))
}

/// Suppliers, whom everybody who reads agreements may know; how many agreements each has had in all.
pub(crate) static SUPPLIER_LIST: List<Line> = List {
    name: "agreements-suppliers",
    path: "/suppliers",
    export_path: "/suppliers/export",
    export_name: "agreements-suppliers-export",
    select: "supplier.id, supplier.name, supplier.number, CASE WHEN supplier.merged_into IS NULL THEN 0 ELSE 1 END,
        (SELECT COUNT(*) FROM agreement a WHERE a.supplier_id = supplier.id),
        supplier.changed_at",
    from: "supplier",
    id: "supplier.id",
    scope: |actor| SUPPLIERS.scope(actor, SupplierVerb::Read),
    read,
    row_id: |line| (line.id.number(), line.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("supplier.name"),
            cell: |line, _| Cell::Link { text: line.name.clone(), href: href(line.id) },
        },
        Column {
            name: "number",
            sort: SortBy::Nothing,
            cell: |line, _| if line.number.is_empty() { Cell::Empty } else { Cell::Text(line.number.clone()) },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                let (word, mark) = state(line.is_merged, ask.talk);
                Cell::State(word, mark)
            },
        },
        Column { name: "agreements", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.agreements) },
        Column {
            name: "changed",
            sort: SortBy::Number("supplier.changed_at"),
            cell: |line, _| Cell::Moment(line.changed_at),
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("supplier") },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("used", "supplier.merged_into IS NULL"),
                ("merged", "supplier.merged_into IS NOT NULL"),
            ]),
        },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/suppliers/add", "agreements-supplier-add-page", |actor| {
        SUPPLIERS.may_somewhere(actor, SupplierVerb::Add)
    })),
    beside: &[("/agreements", "agreements-list-title"), ("/suppliers/doubles", "agreements-doubles-title")],
};
