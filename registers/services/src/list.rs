use kernel::{Id, Moment, Result};
use look::Choice;
use store::{Row, Sql};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::service::{Service, href, mark};
use crate::{POLICY, Verb};

/// A service in the list.
pub(crate) struct Line {
    id: Id<Service>,
    name: String,
    state: String,
    object: String,
    unit: Id<kernel::Unit>,
    unit_name: String,
    owner: Option<String>,
    audience: String,
    place: i64,
    is_reported: bool,
    changed_at: Moment,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        state: row.get(2)?,
        object: row.get(3)?,
        unit: row.get(4)?,
        unit_name: row.get(5)?,
        owner: row.get(6)?,
        audience: row.get(7)?,
        place: row.get(8)?,
        is_reported: row.get(9)?,
        changed_at: row.get(10)?,
    })
}

/// A state's word that never leaves this program, for the cell.
fn word_of(state: &str) -> &'static str {
    ["planned", "live", "retiring", "retired"].into_iter().find(|word| *word == state).unwrap_or("live")
}

/// The maintenance objects among what the reader may see.
fn objects(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let text = "SELECT DISTINCT service.object FROM service WHERE {scope} AND service.object <> ''
                ORDER BY service.object LIMIT 200";
    let found: Vec<(String,)> =
        ask.db.read(|reading| reading.all(Sql::within(&POLICY.scope(ask.actor, Verb::Survey), text)))?;
    Ok(found.into_iter().map(|(object,)| Choice::new(object.clone(), object)).collect())
}

fn units(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

/// The register, for those who survey it.
pub(crate) static SERVICES: List<Line> = List {
    name: "services",
    path: "/services",
    export_path: "/services/export",
    export_name: "services-export",
    select: "service.id, service.name, service.state, service.object, service.unit_id, unit.name,
        CASE WHEN owner.is_protected = 0 THEN owner.name END, service.audience, service.place, service.is_reported,
        service.changed_at",
    from: "service LEFT JOIN unit ON unit.id = service.unit_id LEFT JOIN person owner ON owner.id = service.owner_id",
    id: "service.id",
    scope: |actor| POLICY.scope(actor, Verb::Survey),
    read,
    row_id: |line| (line.id.number(), line.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("service.name"),
            cell: |line, _| Cell::Link { text: line.name.clone(), href: href(line.id) },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::State(word_of(&line.state), mark(&line.state, ask.talk)),
        },
        Column { name: "object", sort: SortBy::Text("service.object"), cell: |line, _| Cell::Text(line.object.clone()) },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Link { text: line.unit_name.clone(), href: format!("/services?unit={}", line.unit) },
        },
        Column {
            name: "owner",
            sort: SortBy::Nothing,
            cell: |line, _| line.owner.clone().map_or(Cell::Empty, Cell::Text),
        },
        Column {
            name: "audience",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                Cell::word(line.audience.clone(), ask.say(&format!("services-audience-{}", line.audience)))
            },
        },
        Column { name: "reported", sort: SortBy::Nothing, cell: |line, _| Cell::Flag(line.is_reported) },
        Column { name: "place", sort: SortBy::Number("service.place"), cell: |line, _| Cell::Number(line.place) },
        Column {
            name: "changed",
            sort: SortBy::Number("service.changed_at"),
            cell: |line, _| Cell::Moment(line.changed_at),
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("service") },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("in-use", "service.state IN ('live', 'retiring')"),
                ("planned", "service.state = 'planned'"),
                ("live", "service.state = 'live'"),
                ("retiring", "service.state = 'retiring'"),
                ("retired", "service.state = 'retired'"),
            ]),
        },
        Filter { name: "object", kind: FilterKind::Text("service.object = ?", objects) },
        Filter { name: "unit", kind: FilterKind::Within("service.unit_id", units) },
        Filter { name: "mine", kind: FilterKind::Mine("service.owner_id = ?") },
        Filter {
            name: "owner",
            kind: FilterKind::Record("service.owner_id = ?", |ask, reading| {
                people::person_asked_for(ask, reading, "owner")
            }),
        },
    ],
    sort: "place",
    bulk: &[],
    create: Some(("/services/add", "services-add-page", |actor| POLICY.may_somewhere(actor, Verb::Add))),
    beside: &[("/services/catalogue", "services-catalogue-title")],
};
