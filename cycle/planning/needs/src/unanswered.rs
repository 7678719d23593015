//! Needs that have an outcome which has not reached everybody who asked.

use kernel::{Id, Moment, Result, Unit};
use store::Row;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::need::href;
use crate::{Need, POLICY, Step, Verb, list};

/// A settled need whose outcome somebody has not heard.
pub(crate) struct Unheard {
    id: Id<Need>,
    title: String,
    step: Step,
    unit: Id<Unit>,
    unit_name: String,
    waiting: i64,
    askers: i64,
    since: Moment,
}

fn read(row: &Row) -> Result<Unheard> {
    let state: String = row.get(2)?;
    let step =
        Step::from_word(&state).ok_or_else(|| kernel::Refused::broken(format!("a need is {state}")))?;
    Ok(Unheard {
        id: row.get(0)?,
        title: row.get(1)?,
        step,
        unit: row.get(3)?,
        unit_name: row.get(4)?,
        waiting: row.get(5)?,
        askers: row.get(6)?,
        since: row.get(7)?,
    })
}

/// For those who can see to it that everybody hears.
pub(crate) static UNANSWERED: List<Unheard> = List {
    name: "needs-unanswered",
    path: "/needs/unanswered",
    export_path: "/needs/unanswered/export",
    export_name: "needs-unanswered-export",
    select: "need.id, need.title, need.state, need.unit_id, unit.name, w.waiting, need.askers, w.since",
    from: "(SELECT need_id, COUNT(*) AS waiting, MIN(waiting_since) AS since FROM need_party
            WHERE waiting_since IS NOT NULL GROUP BY need_id) w
           JOIN need ON need.id = w.need_id LEFT JOIN unit ON unit.id = need.unit_id",
    id: "need.id",
    scope: |actor| POLICY.scope(actor, Verb::Tell),
    read,
    row_id: |row| (row.id.number(), row.title.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "title",
            sort: SortBy::Text("need.title"),
            cell: |row, _| Cell::Link { text: row.title.clone(), href: href(row.id) },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |row, ask| Cell::State(row.step.word(), row.step.mark(ask.talk)),
        },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |row, _| Cell::Link {
                text: row.unit_name.clone(),
                href: format!("/needs/unanswered?unit={}", row.unit),
            },
        },
        Column {
            name: "waiting",
            sort: SortBy::Number("w.waiting"),
            cell: |row, _| Cell::Number(row.waiting),
        },
        Column { name: "askers", sort: SortBy::Nothing, cell: |row, _| Cell::Number(row.askers) },
        Column { name: "since", sort: SortBy::Number("w.since"), cell: |row, _| Cell::Moment(row.since) },
        Column {
            name: "tell",
            sort: SortBy::Nothing,
            cell: |row, ask| Cell::Act {
                text: ask.say("needs-tell-title"),
                href: format!("{}/tell", href(row.id)),
            },
        },
    ],
    filters: &[Filter { name: "unit", kind: FilterKind::Within("need.unit_id", list::units) }],
    sort: "since",
    bulk: &[],
    create: None,
    beside: &[("/needs", "needs-list-title")],
};
