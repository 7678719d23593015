use kernel::{Day, Id, Money, Result, Unit};
use look::Choice;
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::agreement::{Agreement, href};
use crate::store::suppliers;
use crate::{POLICY, Verb, fields, marks, supplier};

/// An agreement in the list.
pub(crate) struct Line {
    id: Id<Agreement>,
    name: String,
    supplier: i64,
    supplier_name: String,
    unit: Id<Unit>,
    unit_name: String,
    kind: String,
    start: Day,
    last_day: Option<Day>,
    notice_by: Option<Day>,
    price: Option<i64>,
    processing: String,
    reference: String,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        supplier: row.get(2)?,
        supplier_name: row.get(3)?,
        unit: row.get(4)?,
        unit_name: row.get(5)?,
        kind: row.get(6)?,
        start: row.get(7)?,
        last_day: row.get(8)?,
        notice_by: row.get(9)?,
        price: row.get(10)?,
        processing: row.get(11)?,
        reference: row.get(12)?,
    })
}

pub(crate) fn units(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

pub(crate) fn supplier_choices(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(|reading| suppliers::choices(reading, ask.actor))
}

fn day(day: Option<Day>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

/// The agreements that the reader may read.
pub(crate) static AGREEMENTS: List<Line> = List {
    name: "agreements",
    path: "/agreements",
    export_path: "/agreements/export",
    export_name: "agreements-export",
    select: "agreement.id, agreement.name, agreement.supplier_id, supplier.name, agreement.unit_id, unit.name,
        agreement.kind, agreement.start_day, agreement.last_day, agreement_term.notice_by, agreement_term.price,
        agreement.processing, agreement.reference",
    from: "agreement LEFT JOIN supplier ON supplier.id = agreement.supplier_id
        LEFT JOIN unit ON unit.id = agreement.unit_id
        LEFT JOIN agreement_term ON agreement_term.agreement_id = agreement.id",
    id: "agreement.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id.number(), line.name.clone()),
    shown: 8,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("agreement.name"),
            cell: |line, _| Cell::Link { text: line.name.clone(), href: href(line.id) },
        },
        Column {
            name: "supplier",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Link {
                text: line.supplier_name.clone(),
                href: supplier::href(Id::new(line.supplier)),
            },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                let (word, mark) = marks::state(line.last_day, fields::today(ask), ask.talk);
                Cell::State(word, mark)
            },
        },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Link {
                text: line.unit_name.clone(),
                href: format!("/agreements?unit={}", line.unit),
            },
        },
        Column {
            name: "kind",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::word(line.kind.clone(), ask.say(&format!("agreements-kind-{}", line.kind))),
        },
        Column { name: "notice", sort: SortBy::Nothing, cell: |line, _| day(line.notice_by) },
        Column { name: "last", sort: SortBy::Nothing, cell: |line, _| day(line.last_day) },
        Column {
            name: "price",
            sort: SortBy::Nothing,
            cell: |line, _| line.price.map_or(Cell::Empty, |price| Cell::Money(Money::sek(price))),
        },
        Column { name: "start", sort: SortBy::Text("agreement.start_day"), cell: |line, _| Cell::Day(line.start) },
        Column {
            name: "processing",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                let label = ask.say(&format!("agreements-processing-{}", line.processing));
                Cell::word(line.processing.clone(), label)
            },
        },
        Column {
            name: "reference",
            sort: SortBy::Nothing,
            cell: |line, _| if line.reference.is_empty() { Cell::Empty } else { Cell::Text(line.reference.clone()) },
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("agreement") },
        Filter {
            name: "state",
            kind: FilterKind::Daily(&[
                ("in-force", "(agreement.last_day IS NULL OR agreement.last_day >= ?)"),
                ("ended", "agreement.last_day < ?"),
            ]),
        },
        Filter {
            name: "kind",
            kind: FilterKind::Word(&[
                ("licence", "agreement.kind = 'licence'"),
                ("service", "agreement.kind = 'service'"),
                ("hardware", "agreement.kind = 'hardware'"),
                ("framework", "agreement.kind = 'framework'"),
                ("support", "agreement.kind = 'support'"),
                ("other", "agreement.kind = 'other'"),
            ]),
        },
        Filter { name: "supplier", kind: FilterKind::Pick("agreement.supplier_id = ?", supplier_choices) },
        Filter { name: "unit", kind: FilterKind::Within("agreement.unit_id", units) },
        Filter { name: "mine", kind: FilterKind::Mine("agreement.owner_id = ?") },
        Filter {
            name: "processing",
            kind: FilterKind::Word(&[
                ("no", "agreement.processing = 'no'"),
                ("yes", "agreement.processing = 'yes'"),
                ("not-needed", "agreement.processing = 'not-needed'"),
            ]),
        },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/agreements/add", "agreements-add-page", |actor| POLICY.may_somewhere(actor, Verb::Add))),
    beside: &[
        ("/agreements/notice-days", "agreements-notice-days-list-title"),
        ("/agreements/costs", "agreements-costs-title"),
        ("/suppliers", "agreements-suppliers-list-title"),
    ],
};
