//! The list of needs, and the other lists beside it.

use kernel::{Day, Id, Moment, Result, Unit};
use look::Choice;
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::criterion::decimal;
use crate::need::href;
use crate::store::UNSCORED;
use crate::{Need, POLICY, Period, Step, Verb, clock};

/// A need in a list.
pub(crate) struct NeedRow {
    pub id: Id<Need>,
    pub title: String,
    pub step: Step,
    pub unit: Id<Unit>,
    pub unit_name: String,
    pub owner: Option<String>,
    pub askers: i64,
    pub score: i64,
    pub wanted_by: Option<Day>,
    pub created_at: Moment,
    pub changed_at: Moment,
    pub answered_at: Option<Moment>,
}

/// The owner's name is left out when the person's identity is protected.
pub(crate) const SELECT: &str = "need.id, need.title, need.state, need.unit_id, unit.name,
    CASE WHEN owner.is_protected = 0 THEN owner.name END, need.askers, need.score, need.wanted_by, need.created_at,
    need.changed_at, need.answered_at";

/// Left joins, so that the needs stay the table that is walked, in the order of one of their indexes.
pub(crate) const FROM: &str =
    "need LEFT JOIN unit ON unit.id = need.unit_id LEFT JOIN person owner ON owner.id = need.owner_id";

pub(crate) fn read(row: &Row) -> Result<NeedRow> {
    let state: String = row.get(2)?;
    let step =
        Step::from_word(&state).ok_or_else(|| kernel::Refused::broken(format!("a need is {state}")))?;
    Ok(NeedRow {
        id: row.get(0)?,
        title: row.get(1)?,
        step,
        unit: row.get(3)?,
        unit_name: row.get(4)?,
        owner: row.get(5)?,
        askers: row.get(6)?,
        score: row.get(7)?,
        wanted_by: row.get(8)?,
        created_at: row.get(9)?,
        changed_at: row.get(10)?,
        answered_at: row.get(11)?,
    })
}

pub(crate) fn units(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

/// Parked needs that were to be looked at again by today.
fn due(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
    Ok(vec![Choice::new(today.to_string(), ask.say("needs-filter-due-today"))])
}

/// Planned for a time that is over in the quarter that `?` stands for. A whole year is over after its last quarter.
pub(crate) const LATE: &str = "need.state = 'planned'
    AND need.planned_for || CASE WHEN length(need.planned_for) = 4 THEN '-Q4' ELSE '' END < ?";

/// Planned needs whose time has passed, in the quarter of today.
fn late(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
    Ok(vec![Choice::new(Period::quarter_of(today), ask.say("needs-filter-late-now"))])
}

fn title(row: &NeedRow, _: &Ask<'_>) -> Cell {
    Cell::Link { text: row.title.clone(), href: href(row.id) }
}

fn state(row: &NeedRow, ask: &Ask<'_>) -> Cell {
    Cell::State(row.step.word(), row.step.mark(ask.talk))
}

fn unit(row: &NeedRow, _: &Ask<'_>) -> Cell {
    Cell::Link { text: row.unit_name.clone(), href: format!("/needs?state=open&unit={}", row.unit) }
}

fn score(row: &NeedRow, ask: &Ask<'_>) -> Cell {
    if row.score == UNSCORED { Cell::Empty } else { Cell::Text(decimal(row.score, ask.talk.lang())) }
}

fn moment(at: Option<Moment>, ask: &Ask<'_>) -> Cell {
    at.map_or(Cell::Empty, |at| clock::cell(ask, at))
}

/// The states as conditions; the words are those of [`Step`], and three that gather them.
const STATES: &[(&str, &str)] = &[
    ("open", "need.is_open = 1"),
    ("closed", "need.is_open = 0 AND need.state <> 'parked'"),
    ("new", "need.state = 'new'"),
    ("clarified", "need.state = 'clarified'"),
    ("assessed", "need.state = 'assessed'"),
    ("approved", "need.state = 'approved'"),
    ("planned", "need.state = 'planned'"),
    ("delivered", "need.state = 'delivered'"),
    ("followed-up", "need.state = 'followed-up'"),
    ("parked", "need.state = 'parked'"),
    ("declined", "need.state = 'declined'"),
    ("merged", "need.state = 'merged'"),
];

const ANSWERS: &[(&str, &str)] = &[
    ("waits", "need.waits_since IS NOT NULL"),
    ("none", "need.answered_at IS NULL"),
    ("given", "need.answered_at IS NOT NULL"),
];

/// All needs that the reader may see.
pub(crate) static NEEDS: List<NeedRow> = List {
    name: "needs",
    path: "/needs",
    export_path: "/needs/export",
    export_name: "needs-export",
    select: SELECT,
    from: FROM,
    id: "need.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |row| (row.id.number(), row.title.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column { name: "title", sort: SortBy::Text("need.title"), cell: title },
        Column { name: "state", sort: SortBy::Nothing, cell: state },
        Column { name: "unit", sort: SortBy::Nothing, cell: unit },
        Column {
            name: "created",
            sort: SortBy::Number("need.created_at"),
            cell: |row, ask| clock::cell(ask, row.created_at),
        },
        Column {
            name: "owner",
            sort: SortBy::Nothing,
            cell: |row, _| row.owner.clone().map_or(Cell::Empty, Cell::Text),
        },
        Column { name: "askers", sort: SortBy::Nothing, cell: |row, _| Cell::Number(row.askers) },
        Column { name: "score", sort: SortBy::Number("need.score"), cell: score },
        Column { name: "number", sort: SortBy::Nothing, cell: |row, _| Cell::Number(row.id.number()) },
        Column {
            name: "wanted-by",
            sort: SortBy::Nothing,
            cell: |row, _| row.wanted_by.map_or(Cell::Empty, Cell::Day),
        },
        Column {
            name: "changed",
            sort: SortBy::Number("need.changed_at"),
            cell: |row, ask| clock::cell(ask, row.changed_at),
        },
        Column { name: "answered", sort: SortBy::Nothing, cell: |row, ask| moment(row.answered_at, ask) },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("need") },
        Filter { name: "state", kind: FilterKind::Word(STATES) },
        Filter { name: "unit", kind: FilterKind::Within("need.unit_id", units) },
        Filter { name: "answer", kind: FilterKind::Word(ANSWERS) },
        Filter {
            name: "mine",
            kind: FilterKind::Mine(
                "need.id IN (SELECT need_id FROM need_party WHERE person_id = ? AND role = 'asker')",
            ),
        },
        Filter {
            name: "invited",
            kind: FilterKind::Mine(
                "need.id IN (SELECT need_id FROM need_party WHERE person_id = ? AND role = 'scorer')",
            ),
        },
        Filter {
            name: "due",
            kind: FilterKind::Day("need.state = 'parked' AND need.parked_until <= ?", due),
        },
        Filter { name: "late", kind: FilterKind::Text(LATE, late) },
        Filter { name: "handling", kind: FilterKind::Mine("need.owner_id = ?") },
        Filter {
            name: "owner",
            kind: FilterKind::Record("need.owner_id = ?", |ask, reading| {
                people::person_asked_for(ask, reading, "owner")
            }),
        },
    ],
    sort: "-created",
    bulk: &[],
    create: Some(("/needs/ask", "needs-ask-page", |actor| POLICY.may_somewhere(actor, Verb::Ask))),
    beside: &[("/needs/board", "needs-board-title")],
};
