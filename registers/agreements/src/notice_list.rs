use kernel::{Day, Id, Money, Result};
use store::Row;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::agreement::{Agreement, href};
use crate::list::{supplier_choices, units};
use crate::marks::Urgency;
use crate::{POLICY, Verb, fields};

/// A term that waits for a decision.
pub(crate) struct Line {
    id: Id<Agreement>,
    name: String,
    supplier_name: String,
    unit_name: String,
    answers: String,
    decide_by: Day,
    notice_by: Day,
    to: Day,
    ending: String,
    price: i64,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        supplier_name: row.get(2)?,
        unit_name: row.get(3)?,
        answers: row.get(4)?,
        decide_by: row.get(5)?,
        notice_by: row.get(6)?,
        to: row.get(7)?,
        ending: row.get(8)?,
        price: row.get(9)?,
    })
}

/// The next decision of each agreement, the most urgent first.
pub(crate) static NOTICE_DAYS: List<Line> = List {
    name: "agreements-notice-days",
    path: "/agreements/notice-days",
    export_path: "/agreements/notice-days/export",
    export_name: "agreements-notice-days-export",
    select: "agreement.id, agreement.name, supplier.name, unit.name, agreement.owner_role, agreement_term.decide_by,
        agreement_term.notice_by, agreement_term.to_day, agreement_term.ending, agreement_term.price",
    from: "agreement_term JOIN agreement ON agreement.id = agreement_term.agreement_id
        JOIN supplier ON supplier.id = agreement.supplier_id JOIN unit ON unit.id = agreement.unit_id",
    id: "agreement.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id.number(), line.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("agreement.name"),
            cell: |line, _| Cell::Link { text: line.name.clone(), href: href(line.id) },
        },
        Column {
            name: "urgency",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                let urgency = Urgency::of(fields::today(ask), line.decide_by);
                Cell::State(urgency.word(), urgency.mark(ask.talk))
            },
        },
        Column {
            name: "decide_by",
            sort: SortBy::Text("agreement_term.decide_by"),
            cell: |line, _| Cell::Day(line.decide_by),
        },
        Column {
            name: "notice_by",
            sort: SortBy::Text("agreement_term.notice_by"),
            cell: |line, _| Cell::Day(line.notice_by),
        },
        Column { name: "to", sort: SortBy::Nothing, cell: |line, _| Cell::Day(line.to) },
        Column {
            name: "ending",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                Cell::word(line.ending.clone(), ask.say(&format!("agreements-ending-{}", line.ending)))
            },
        },
        Column { name: "price", sort: SortBy::Nothing, cell: |line, _| Cell::Money(Money::sek(line.price)) },
        Column {
            name: "supplier",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Text(line.supplier_name.clone()),
        },
        Column { name: "unit", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.unit_name.clone()) },
        Column {
            name: "answers",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::word(line.answers.clone(), ask.say(&format!("role-{}", line.answers))),
        },
    ],
    filters: &[
        Filter {
            name: "urgency",
            kind: FilterKind::Daily(&[
                ("overdue", "agreement_term.decide_by < ?"),
                ("now", "(agreement_term.now_from <= ? AND agreement_term.decide_by >= ?)"),
                ("soon", "(agreement_term.soon_from <= ? AND agreement_term.now_from > ?)"),
                ("calm", "agreement_term.soon_from > ?"),
            ]),
        },
        Filter { name: "unit", kind: FilterKind::Within("agreement.unit_id", units) },
        Filter { name: "supplier", kind: FilterKind::Pick("agreement.supplier_id = ?", supplier_choices) },
        Filter { name: "mine", kind: FilterKind::Mine("agreement.owner_id = ?") },
    ],
    sort: "decide_by",
    bulk: &[],
    create: None,
    beside: &[
        ("/agreements", "agreements-list-title"),
        ("/agreements/costs", "agreements-costs-title"),
        ("/agreements/feed", "agreements-feed-title"),
    ],
};
