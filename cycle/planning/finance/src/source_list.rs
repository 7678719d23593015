use kernel::{Day, Id, Result};
use store::Row;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::store::sources;
use crate::{FundingSource, SOURCES, SourceVerb, Standing, fields, marks, source};

/// A source in the list.
pub(crate) struct Line {
    id: Id<FundingSource>,
    name: String,
    kind: String,
    unit_name: String,
    standing: Standing,
    decision: String,
    reference: String,
    decided_on: Option<Day>,
}

fn read(row: &Row) -> Result<Line> {
    let (word, decision, reference): (String, String, String) = (row.get(4)?, row.get(5)?, row.get(6)?);
    let decided_on = row.get(7)?;
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        unit_name: row.get(3)?,
        standing: sources::standing(&word, decision.clone(), reference.clone(), decided_on)?,
        decision,
        reference,
        decided_on,
    })
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// The sources that the reader may read.
pub(crate) static FUNDING: List<Line> = List {
    name: "finance-sources",
    path: "/budget/sources",
    export_path: "/budget/sources/export",
    export_name: "finance-sources-export",
    select: "funding_source.id, funding_source.name, funding_source.kind, unit.name, funding_source.standing,
        funding_source.decision, funding_source.reference, funding_source.decided_on",
    from: "funding_source LEFT JOIN unit ON unit.id = funding_source.unit_id",
    id: "funding_source.id",
    scope: |actor| SOURCES.scope(actor, SourceVerb::Read),
    read,
    row_id: |it| (it.id.number(), it.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("funding_source.name"),
            cell: |it, _| Cell::Link { text: it.name.clone(), href: source::href(it.id) },
        },
        Column {
            name: "kind",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::word(it.kind.clone(), ask.say(&format!("finance-source-kind-{}", it.kind))),
        },
        Column { name: "unit", sort: SortBy::Nothing, cell: |it, _| Cell::Text(it.unit_name.clone()) },
        Column {
            name: "standing",
            sort: SortBy::Nothing,
            cell: |it, ask| Cell::State(it.standing.word(), marks::standing(ask.talk, &it.standing)),
        },
        Column { name: "decision", sort: SortBy::Nothing, cell: |it, _| text(&it.decision) },
        Column { name: "reference", sort: SortBy::Nothing, cell: |it, _| text(&it.reference) },
        Column {
            name: "day",
            sort: SortBy::Nothing,
            cell: |it, _| it.decided_on.map_or(Cell::Empty, Cell::Day),
        },
    ],
    filters: &[
        Filter {
            name: "standing",
            kind: FilterKind::Word(&[
                ("granted", "funding_source.standing = 'granted'"),
                ("applied-for", "funding_source.standing = 'applied-for'"),
                ("refused", "funding_source.standing = 'refused'"),
            ]),
        },
        Filter { name: "unit", kind: FilterKind::Within("funding_source.unit_id", fields::unit_choices) },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/budget/sources/add", "finance-source-add-page", |actor| {
        SOURCES.may_somewhere(actor, SourceVerb::Add)
    })),
    beside: &[("/budget", "finance-budget-title")],
};
