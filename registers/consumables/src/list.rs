//! The articles, and every move of them.

use kernel::{Day, Id, Money, Result};
use look::Choice;
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::consumable::{Consumable, href};
use crate::{POLICY, Verb, marks};

/// An article in the list.
pub(crate) struct Line {
    id: Id<Consumable>,
    name: String,
    measure: String,
    unit: String,
    place: String,
    supplier: Option<String>,
    price: Option<i64>,
    level: Option<i64>,
    stock: i64,
    value: i64,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        measure: row.get(2)?,
        unit: row.get(3)?,
        place: row.get(4)?,
        supplier: row.get(5)?,
        price: row.get(6)?,
        level: row.get(7)?,
        stock: row.get(8)?,
        value: row.get(9)?,
    })
}

fn units(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// The articles that the reader may read.
pub(crate) static CONSUMABLES: List<Line> = List {
    name: "consumables",
    path: "/consumables",
    export_path: "/consumables/export",
    export_name: "consumables-export",
    select: "consumable.id, consumable.name, consumable.measure, unit.name, consumable.place, supplier.name,
        consumable.price, consumable.reorder_level, consumable.stock, consumable.value",
    from: "consumable LEFT JOIN unit ON unit.id = consumable.unit_id
        LEFT JOIN supplier ON supplier.id = consumable.supplier_id",
    id: "consumable.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id.number(), line.name.clone()),
    shown: 7,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("consumable.name"),
            cell: |line, _| Cell::Link { text: line.name.clone(), href: href(line.id) },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                let word = marks::state(line.stock, line.level);
                Cell::State(word, marks::mark(word, ask.talk))
            },
        },
        Column { name: "stock", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.stock) },
        Column { name: "measure", sort: SortBy::Nothing, cell: |line, _| text(&line.measure) },
        Column {
            name: "value",
            sort: SortBy::Number("consumable.value"),
            cell: |line, _| Cell::Money(Money::sek(line.value)),
        },
        Column { name: "unit", sort: SortBy::Nothing, cell: |line, _| text(&line.unit) },
        Column { name: "place", sort: SortBy::Nothing, cell: |line, _| text(&line.place) },
        Column {
            name: "level",
            sort: SortBy::Nothing,
            cell: |line, _| line.level.map_or(Cell::Empty, Cell::Number),
        },
        Column {
            name: "price",
            sort: SortBy::Nothing,
            cell: |line, _| line.price.map_or(Cell::Empty, |price| Cell::Money(Money::sek(price))),
        },
        Column {
            name: "supplier",
            sort: SortBy::Nothing,
            cell: |line, _| text(line.supplier.as_deref().unwrap_or_default()),
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("consumable") },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("low", "consumable.stock <= consumable.reorder_level"),
                ("empty", "consumable.stock = 0"),
            ]),
        },
        Filter { name: "unit", kind: FilterKind::Within("consumable.unit_id", units) },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/consumables/add", "consumables-add-title", |actor| {
        POLICY.may_somewhere(actor, Verb::Add)
    })),
    beside: &[
        ("/consumables/moves", "consumables-moves-list-title"),
        ("/consumables/costs", "consumables-costs-title"),
    ],
};

/// A move in the list.
pub(crate) struct MoveLine {
    id: i64,
    consumable: Id<Consumable>,
    name: String,
    on: Day,
    what: String,
    quantity: i64,
    measure: String,
    value: i64,
    unit: Option<String>,
    note: String,
}

fn read_move(row: &Row) -> Result<MoveLine> {
    Ok(MoveLine {
        id: row.get(0)?,
        consumable: row.get(1)?,
        name: row.get(2)?,
        on: row.get(3)?,
        what: row.get(4)?,
        quantity: row.get(5)?,
        measure: row.get(6)?,
        value: row.get(7)?,
        unit: row.get(8)?,
        note: row.get(9)?,
    })
}

/// Every move of the articles that the reader may read, the latest first: use by unit is exported from here.
pub(crate) static MOVES: List<MoveLine> = List {
    name: "consumables-moves",
    path: "/consumables/moves",
    export_path: "/consumables/moves/export",
    export_name: "consumables-moves-export",
    select: "consumable_move.id, consumable.id, consumable.name, consumable_move.on_day, consumable_move.what,
        consumable_move.quantity, consumable.measure, consumable_move.value, user_unit.name, consumable_move.note",
    from: "consumable_move JOIN consumable ON consumable.id = consumable_move.consumable_id
        LEFT JOIN unit user_unit ON user_unit.id = consumable_move.unit_id",
    id: "consumable_move.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read: read_move,
    row_id: |line| (line.id, line.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Link { text: line.name.clone(), href: href(line.consumable) },
        },
        Column {
            name: "day",
            sort: SortBy::Text("consumable_move.on_day"),
            cell: |line, _| Cell::Day(line.on),
        },
        Column {
            name: "what",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                Cell::word(line.what.clone(), ask.say(&format!("consumables-what-{}", line.what)))
            },
        },
        Column { name: "quantity", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.quantity) },
        Column { name: "measure", sort: SortBy::Nothing, cell: |line, _| text(&line.measure) },
        Column {
            name: "value",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Money(Money::sek(line.value)),
        },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |line, _| text(line.unit.as_deref().unwrap_or_default()),
        },
        Column { name: "note", sort: SortBy::Nothing, cell: |line, _| text(&line.note) },
    ],
    filters: &[
        Filter {
            name: "what",
            kind: FilterKind::Word(&[
                ("used", "consumable_move.what = 'used'"),
                ("delivered", "consumable_move.what = 'delivered'"),
                ("counted", "consumable_move.what = 'counted'"),
                ("thrown", "consumable_move.what = 'thrown'"),
            ]),
        },
        Filter { name: "unit", kind: FilterKind::Within("consumable_move.unit_id", units) },
    ],
    sort: "-day",
    bulk: &[],
    create: None,
    beside: &[("/consumables", "consumables-list-title"), ("/consumables/costs", "consumables-costs-title")],
};
