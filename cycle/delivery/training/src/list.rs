use access::Actor;
use kernel::{Id, Result};
use look::{Choice, Icon, Mood, StateMark};
use store::{Reading, Row, Sql};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::course::{Course, href};
use crate::{COURSES, Verb};

/// A course in the list.
pub(crate) struct Line {
    id: Id<Course>,
    name: String,
    service: Option<(Id<services::Service>, String)>,
    unit_name: String,
    holds_months: Option<i64>,
    is_closed: bool,
    next: Option<kernel::Day>,
}

fn read(row: &Row) -> Result<Line> {
    let (service, name): (Option<Id<services::Service>>, Option<String>) = (row.get(2)?, row.get(3)?);
    Ok(Line {
        id: row.get(0)?,
        name: row.get(1)?,
        service: service.zip(name),
        unit_name: row.get(4)?,
        holds_months: row.get(5)?,
        is_closed: row.get(6)?,
        next: row.get(7)?,
    })
}

/// Open courses to choose from, at most 500.
pub(crate) fn choices(reading: &Reading<'_>, actor: &Actor) -> Result<Vec<Choice>> {
    let text = "SELECT course.id, course.name FROM course WHERE {scope} AND course.closed_at IS NULL
                ORDER BY course.name LIMIT 500";
    let found: Vec<(i64, String)> = reading.all(Sql::within(&COURSES.scope(actor, Verb::Read), text))?;
    Ok(found.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect())
}

/// Is the course given or not, as a mark.
pub(crate) fn mark(ask: &Ask<'_>, is_closed: bool) -> StateMark {
    if is_closed {
        StateMark::new(Icon::Stopped, ask.say("training-state-closed"), Mood::Past)
    } else {
        StateMark::new(Icon::Done, ask.say("training-state-open"), Mood::Good)
    }
}

/// The courses.
pub(crate) static TRAINING: List<Line> = List {
    name: "training",
    path: "/training",
    export_path: "/training/export",
    export_name: "training-export",
    select: "course.id, course.name, service.id, service.name, unit.name, course.holds_months,
        CASE WHEN course.closed_at IS NULL THEN 0 ELSE 1 END,
        (SELECT MIN(s.day) FROM course_session s WHERE s.course_id = course.id AND s.state = 'planned')",
    // A service is named where it is in use for everybody.
    from:
        "course LEFT JOIN service ON service.id = course.service_id AND service.state IN ('live', 'retiring')
        AND service.audience = 'everybody' LEFT JOIN unit ON unit.id = course.unit_id",
    id: "course.id",
    scope: |actor| COURSES.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id.number(), line.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("course.name"),
            cell: |line, _| Cell::Link { text: line.name.clone(), href: href(line.id) },
        },
        Column {
            name: "service",
            sort: SortBy::Nothing,
            cell: |line, _| match &line.service {
                Some((id, name)) => Cell::Link { text: name.clone(), href: services::href(*id) },
                None => Cell::Empty,
            },
        },
        Column { name: "unit", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.unit_name.clone()) },
        Column {
            name: "months",
            sort: SortBy::Nothing,
            cell: |line, _| line.holds_months.map_or(Cell::Empty, Cell::Number),
        },
        Column {
            name: "next",
            sort: SortBy::Nothing,
            cell: |line, _| line.next.map_or(Cell::Empty, Cell::Day),
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                Cell::State(if line.is_closed { "closed" } else { "open" }, mark(ask, line.is_closed))
            },
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("course") },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("open", "course.closed_at IS NULL"),
                ("closed", "course.closed_at IS NOT NULL"),
            ]),
        },
        Filter {
            name: "service",
            kind: FilterKind::Record("course.service_id = ?", |ask, reading| {
                services::service_asked_for(ask, reading, "service")
            }),
        },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/training/add", "training-add-title", |actor| COURSES.may_somewhere(actor, Verb::Add))),
    beside: &[("/training/needed", "training-needed-title")],
};
