use agreements::Supplier;
use kernel::{Day, Id, Money, Result};
use look::Choice;
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::licence::{Approval, Licence, Metric, href};
use crate::{POLICY, Verb, fields, marks};

/// A licence in the list.
pub(crate) struct Line {
    id: Id<Licence>,
    product: String,
    metric: String,
    supplier: Option<Id<Supplier>>,
    supplier_name: Option<String>,
    unit_name: String,
    bought: Option<i64>,
    counted: Option<i64>,
    counted_on: Option<Day>,
    over: i64,
    under: i64,
    ends_on: Option<Day>,
    year_cost: i64,
    next_count: Option<Day>,
    approval: String,
    approved_until: Option<Day>,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        product: row.get(1)?,
        metric: row.get(2)?,
        supplier: row.get(3)?,
        supplier_name: row.get(4)?,
        unit_name: row.get(5)?,
        bought: row.get(6)?,
        counted: row.get(7)?,
        counted_on: row.get(8)?,
        over: row.get(9)?,
        under: row.get(10)?,
        ends_on: row.get(11)?,
        year_cost: row.get(12)?,
        next_count: row.get(13)?,
        approval: row.get(14)?,
        approved_until: row.get(15)?,
    })
}

fn units(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

fn suppliers(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(|reading| agreements::supplier_choices(reading, ask.actor))
}

/// Days by which a term ends, as the page offers them.
fn ends(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let today = fields::today(ask);
    let choice = |ahead: i64| {
        let day = today.plus_days(ahead).to_string();
        Choice::new(day.clone(), ask.talk.with("licences-ends-by", &[("day", day.into())]))
    };
    Ok([30, 90, 180, 365].into_iter().map(choice).collect())
}

fn number(number: Option<i64>) -> Cell {
    number.map_or(Cell::Empty, Cell::Number)
}

fn day(day: Option<Day>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

fn difference(line: &Line) -> Option<i64> {
    line.counted.zip(line.bought).map(|(counted, bought)| counted - bought)
}

fn state(line: &Line, ask: &Ask<'_>) -> Cell {
    let today = fields::today(ask);
    let Line { over, under, counted, ends_on, .. } = *line;
    let is_site = line.metric == Metric::Site.word();
    let word = marks::state(marks::Stand { is_site, over, under, counted, ends_on }, today);
    Cell::State(word, marks::mark(word, ask.talk))
}

fn approval(line: &Line, ask: &Ask<'_>) -> Cell {
    let found = Approval::from_word(&line.approval);
    found.map_or(Cell::Empty, |it| Cell::State(it.word(), marks::approval(it, ask.talk)))
}

/// The licences that the reader may read.
pub(crate) static LICENCES: List<Line> = List {
    name: "licences",
    path: "/licences",
    export_path: "/licences/export",
    export_name: "licences-export",
    select: "licence.id, licence.product, licence.metric, licence.supplier_id, supplier.name, unit.name,
        licence.bought, licence.counted, licence.counted_on, licence.over_use, licence.under_use, licence.ends_on,
        licence.year_cost, licence.next_count, licence.approval, licence.approved_until",
    from: "licence LEFT JOIN supplier ON supplier.id = licence.supplier_id
        LEFT JOIN unit ON unit.id = licence.unit_id",
    id: "licence.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id.number(), line.product.clone()),
    shown: 8,
    columns: &[
        Column {
            name: "product",
            sort: SortBy::Text("licence.product"),
            cell: |line, _| Cell::Link { text: line.product.clone(), href: href(line.id) },
        },
        Column {
            name: "metric",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                Cell::word(line.metric.clone(), ask.say(&format!("licences-metric-{}", line.metric)))
            },
        },
        Column { name: "state", sort: SortBy::Nothing, cell: state },
        Column { name: "bought", sort: SortBy::Nothing, cell: |line, _| number(line.bought) },
        Column { name: "counted", sort: SortBy::Nothing, cell: |line, _| number(line.counted) },
        Column { name: "difference", sort: SortBy::Nothing, cell: |line, _| number(difference(line)) },
        Column {
            name: "cost",
            sort: SortBy::Number("licence.year_cost"),
            cell: |line, _| Cell::Money(Money::sek(line.year_cost)),
        },
        Column { name: "next", sort: SortBy::Nothing, cell: |line, _| day(line.next_count) },
        Column { name: "ends", sort: SortBy::Nothing, cell: |line, _| day(line.ends_on) },
        Column { name: "unit", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.unit_name.clone()) },
        Column {
            name: "supplier",
            sort: SortBy::Nothing,
            cell: |line, ask| match (&line.supplier_name, line.supplier) {
                (Some(name), Some(id)) => match marks::supplier_href(ask, id) {
                    Some(href) => Cell::Link { text: name.clone(), href },
                    None => Cell::Text(name.clone()),
                },
                _ => Cell::Empty,
            },
        },
        Column { name: "counted_on", sort: SortBy::Nothing, cell: |line, _| day(line.counted_on) },
        Column { name: "approval", sort: SortBy::Nothing, cell: approval },
        Column { name: "approved_until", sort: SortBy::Nothing, cell: |line, _| day(line.approved_until) },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("licence") },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("over", "licence.over_use > 0"),
                ("under", "licence.under_use > 0"),
                ("missed", "licence.missed_on = licence.next_count"),
                ("unbought", "licence.ends_on IS NULL"),
            ]),
        },
        Filter {
            name: "metric",
            kind: FilterKind::Word(&[
                ("seat", "licence.metric = 'seat'"),
                ("site", "licence.metric = 'site'"),
                ("staff", "licence.metric = 'staff'"),
                ("pupil", "licence.metric = 'pupil'"),
                ("device", "licence.metric = 'device'"),
            ]),
        },
        Filter { name: "unit", kind: FilterKind::Within("licence.unit_id", units) },
        Filter { name: "supplier", kind: FilterKind::Pick("licence.supplier_id = ?", suppliers) },
        Filter { name: "ends", kind: FilterKind::Day("licence.ends_on <= ?", ends) },
        Filter {
            name: "approval",
            kind: FilterKind::Word(&[
                ("approved", "licence.approval = 'approved'"),
                ("trial", "licence.approval = 'trial'"),
                ("denied", "licence.approval = 'denied'"),
                ("leaving", "licence.approval = 'leaving'"),
            ]),
        },
    ],
    sort: "product",
    bulk: &[],
    create: Some(("/licences/add", "licences-add-title", |actor| POLICY.may_somewhere(actor, Verb::Add))),
    beside: &[("/licences/costs", "licences-costs-title")],
};
