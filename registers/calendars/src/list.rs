use ::store::Row;
use kernel::Result;
use look::{Icon, Mood, StateMark};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::calendar::{Calendar, CalendarState};
use crate::{POLICY, Verb, store};

/// A calendar with the name of its unit.
pub(crate) struct Line {
    calendar: Calendar,
    unit: String,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line { calendar: store::read(row)?, unit: row.get(7)? })
}

pub(crate) fn mark(ask: &Ask<'_>, state: CalendarState) -> StateMark {
    match state {
        CalendarState::Used => StateMark::new(Icon::Done, ask.say("calendars-state-used"), Mood::Good),
        CalendarState::Retired { .. } => {
            StateMark::new(Icon::Stopped, ask.say("calendars-state-retired"), Mood::Past)
        }
    }
}

pub(crate) const fn word(state: CalendarState) -> &'static str {
    match state {
        CalendarState::Used => "used",
        CalendarState::Retired { .. } => "retired",
    }
}

pub(crate) static CALENDARS: List<Line> = List {
    name: "calendars",
    path: "/calendars",
    export_path: "/calendars/export",
    export_name: "calendars-export",
    select:
        "calendar.id, calendar.name, calendar.about, calendar.unit_id, calendar.zone, calendar.retired_at,
        calendar.version, unit.name",
    from: "calendar JOIN unit ON unit.id = calendar.unit_id",
    id: "calendar.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.calendar.id.number(), line.calendar.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("calendar.name"),
            cell: |line, _| Cell::Link { text: line.calendar.name.clone(), href: line.calendar.href() },
        },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Link {
                text: line.unit.clone(),
                href: format!("/units/{}", line.calendar.unit),
            },
        },
        Column {
            name: "zone",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Text(line.calendar.zone.clone()),
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::State(word(line.calendar.state), mark(ask, line.calendar.state)),
        },
    ],
    filters: &[
        Filter {
            name: "unit",
            kind: FilterKind::Within("calendar.unit_id", |ask| ask.db.read(people::unit_choices)),
        },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("used", "calendar.retired_at IS NULL"),
                ("retired", "calendar.retired_at IS NOT NULL"),
            ]),
        },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/calendars/add", "calendars-add", |actor| POLICY.may_somewhere(actor, Verb::Add))),
    beside: &[],
};
