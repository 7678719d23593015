//! The list of tickets: every queue is a view of it.

use kernel::{Id, Moment, Result, Unit};
use look::Choice;
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::store::places;
use crate::ticket::href;
use crate::{Kind, POLICY, Step, Ticket, Verb, clock};

/// A ticket in a list.
pub(crate) struct TicketRow {
    pub id: Id<Ticket>,
    pub title: String,
    pub kind: Kind,
    pub step: Step,
    pub unit: Id<Unit>,
    pub unit_name: String,
    pub group: Option<String>,
    pub owner: Option<String>,
    pub requester: Option<String>,
    pub priority: i64,
    pub created_at: Moment,
    pub changed_at: Moment,
    pub due_at: Option<Moment>,
    pub is_confidential: bool,
    pub service: Option<String>,
}

/// Names are left out when the person's identity is protected.
pub(crate) const SELECT: &str = "ticket.id, ticket.title, ticket.kind, ticket.state, ticket.unit_id, unit.name,
    person_group.name, CASE WHEN owner.is_protected = 0 THEN owner.name END,
    CASE WHEN requester.is_protected = 0 THEN requester.name END, ticket.priority, ticket.created_at, ticket.changed_at,
    ticket.due_at, ticket.is_confidential, service.name";

/// Left joins, so that the tickets stay the table that is walked, in the order of one of their indexes.
pub(crate) const FROM: &str = "ticket LEFT JOIN unit ON unit.id = ticket.unit_id
    LEFT JOIN person_group ON person_group.id = ticket.group_id LEFT JOIN person owner ON owner.id = ticket.owner_id
    LEFT JOIN person requester ON requester.id = ticket.requester_id LEFT JOIN service ON service.id = ticket.service_id";

pub(crate) fn read(row: &Row) -> Result<TicketRow> {
    let (kind, state): (String, String) = (row.get(2)?, row.get(3)?);
    let broken = |what: &str| kernel::Refused::broken(format!("a ticket is {what}"));
    Ok(TicketRow {
        id: row.get(0)?,
        title: row.get(1)?,
        kind: Kind::from_word(&kind).ok_or_else(|| broken(&kind))?,
        step: Step::from_word(&state).ok_or_else(|| broken(&state))?,
        unit: row.get(4)?,
        unit_name: row.get(5)?,
        group: row.get(6)?,
        owner: row.get(7)?,
        requester: row.get(8)?,
        priority: row.get(9)?,
        created_at: row.get(10)?,
        changed_at: row.get(11)?,
        due_at: row.get(12)?,
        is_confidential: row.get(13)?,
        service: row.get(14)?,
    })
}

pub(crate) fn units(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

/// The groups, for those who have use of them.
fn groups(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let is_desk = POLICY.may_somewhere(ask.actor, Verb::ReadInternal);
    if is_desk { places::group_choices(ask) } else { Ok(Vec::new()) }
}

fn unit(row: &TicketRow, _: &Ask<'_>) -> Cell {
    Cell::Link { text: row.unit_name.clone(), href: format!("/tickets?state=open&unit={}", row.unit) }
}

fn priority(row: &TicketRow, ask: &Ask<'_>) -> Cell {
    Cell::word(row.priority.to_string(), crate::rules_page::priority(ask, row.priority))
}

fn text(text: Option<&String>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.clone()))
}

/// The states as conditions; the words are those of [`Step`], and one that gathers the open ones.
const STATES: &[(&str, &str)] = &[
    ("open", "ticket.is_open = 1"),
    ("new", "ticket.is_open = 1 AND ticket.state = 'new'"),
    ("worked-on", "ticket.is_open = 1 AND ticket.state = 'open'"),
    ("waiting", "ticket.is_open = 1 AND ticket.state = 'waiting'"),
    ("resolved", "ticket.state = 'resolved'"),
    ("closed", "ticket.state = 'closed'"),
    ("merged", "ticket.state = 'merged' AND ticket.merged_into IS NOT NULL"),
];

/// Queues that are no place: what nobody has, what waits for a word, what is past its time.
const QUEUES: &[(&str, &str)] = &[
    ("unassigned", "ticket.is_open = 1 AND ticket.owner_id IS NULL"),
    ("answer", "ticket.waits_since IS NOT NULL"),
    ("supplier", "ticket.is_open = 1 AND ticket.wait_for = 'supplier'"),
    ("due", "ticket.is_open = 1 AND COALESCE(ticket.due_at, 9223372036854775807) <= ?"),
];

const KINDS: &[(&str, &str)] = &[
    ("incident", "ticket.kind = 'incident'"),
    ("request", "ticket.kind = 'request'"),
    ("problem", "ticket.kind = 'problem'"),
];

/// All tickets that the reader may see.
pub(crate) static TICKETS: List<TicketRow> = List {
    name: "desk",
    path: "/tickets",
    export_path: "/tickets/export",
    export_name: "desk-export",
    select: SELECT,
    from: FROM,
    id: "ticket.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |row| (row.id.number(), row.title.clone()),
    shown: 8,
    columns: &[
        Column {
            name: "title",
            sort: SortBy::Nothing,
            cell: |row, ask| Cell::Link {
                text: row.title.clone(),
                href: format!("{}{}", href(row.id), web::opened_from(&TICKETS, ask)),
            },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |row, ask| Cell::State(row.step.word(), row.step.mark(ask.talk)),
        },
        Column { name: "priority", sort: SortBy::Number("ticket.priority"), cell: priority },
        Column {
            name: "due",
            sort: SortBy::Number("COALESCE(ticket.due_at, 9223372036854775807)"),
            cell: |row, ask| row.due_at.map_or(Cell::Empty, |at| clock::cell(ask, at)),
        },
        Column { name: "unit", sort: SortBy::Nothing, cell: unit },
        Column { name: "owner", sort: SortBy::Nothing, cell: |row, _| text(row.owner.as_ref()) },
        Column {
            name: "created",
            sort: SortBy::Number("ticket.created_at"),
            cell: |row, ask| clock::cell(ask, row.created_at),
        },
        Column {
            name: "changed",
            sort: SortBy::Number("ticket.changed_at"),
            cell: |row, ask| clock::cell(ask, row.changed_at),
        },
        Column { name: "requester", sort: SortBy::Nothing, cell: |row, _| text(row.requester.as_ref()) },
        Column { name: "group", sort: SortBy::Nothing, cell: |row, _| text(row.group.as_ref()) },
        Column {
            name: "kind",
            sort: SortBy::Nothing,
            cell: |row, ask| Cell::word(row.kind.word(), ask.say(&format!("desk-kind-{}", row.kind.word()))),
        },
        Column { name: "number", sort: SortBy::Nothing, cell: |row, _| Cell::Number(row.id.number()) },
        Column { name: "service", sort: SortBy::Nothing, cell: |row, _| text(row.service.as_ref()) },
        Column {
            name: "confidential",
            sort: SortBy::Nothing,
            cell: |row, _| if row.is_confidential { Cell::Flag(true) } else { Cell::Empty },
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("ticket") },
        Filter { name: "state", kind: FilterKind::Word(STATES) },
        Filter { name: "queue", kind: FilterKind::Timed(QUEUES) },
        Filter { name: "unit", kind: FilterKind::Within("ticket.unit_id", units) },
        Filter { name: "kind", kind: FilterKind::Word(KINDS) },
        Filter { name: "handling", kind: FilterKind::Mine("ticket.owner_id = ?") },
        Filter {
            name: "my_groups",
            kind: FilterKind::Mine(
                "ticket.group_id IN (SELECT group_id FROM group_member WHERE person_id = ?)",
            ),
        },
        Filter {
            name: "mine",
            kind: FilterKind::Mine("ticket.id IN (SELECT ticket_id FROM ticket_party WHERE person_id = ?)"),
        },
        Filter {
            name: "service",
            kind: FilterKind::Record("ticket.service_id = ?", |ask, reading| {
                services::service_asked_for(ask, reading, "service")
            }),
        },
        Filter { name: "group", kind: FilterKind::Pick("ticket.group_id = ?", groups) },
        Filter {
            name: "owner",
            kind: FilterKind::Record("ticket.owner_id = ?", |ask, reading| {
                people::person_asked_for(ask, reading, "owner")
            }),
        },
    ],
    sort: "-created",
    bulk: &[
        ("take", "desk-take-title"),
        ("assign", "desk-assign-title"),
        ("group", "desk-bulk-group-title"),
        ("close", "desk-close-title"),
    ],
    create: Some(("/tickets/report", "desk-report-page", |actor| POLICY.may_somewhere(actor, Verb::Report))),
    beside: &[],
};
