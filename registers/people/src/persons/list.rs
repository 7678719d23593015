use kernel::Purpose;
use store::Row;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::persons::{PersonRecord, contact, shown_name, state_mark, state_word, today};
use crate::policy::{PERSONS, Persons};
use crate::tables::persons::{self, person_columns};
use crate::units::all_units;

/// A person with the name of the home unit and how many roles stand.
pub(crate) struct Line {
    person: PersonRecord,
    unit: String,
    roles: i64,
}

fn read(row: &Row) -> kernel::Result<Line> {
    Ok(Line { person: persons::read(row)?, unit: row.get(12)?, roles: row.get(13)? })
}

pub(crate) static PERSONS_LIST: List<Line> = List {
    name: "persons",
    path: "/persons",
    export_path: "/persons/export",
    export_name: "persons-export",
    // Grants whose time has run out are marked as ended by the clock, so that no moment is needed here.
    select: concat!(
        person_columns!(),
        ", unit.name, (SELECT COUNT(*) FROM role_grant g WHERE g.person_id = person.id AND g.revoked_at IS NULL)"
    ),
    from: "person JOIN unit ON unit.id = person.unit_id",
    id: "person.id",
    scope: |actor| PERSONS.scope(actor, Persons::Read),
    read,
    // The name is for screen readers' words on ticking a row, which this list has none of.
    row_id: |line| (line.person.id.number(), String::new()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Veiled("person.name", "person.is_protected = 1"),
            cell: |line, ask| Cell::Link {
                text: shown_name(ask, &line.person).0,
                href: format!("/persons/{}", line.person.id),
            },
        },
        Column {
            name: "position",
            sort: SortBy::Nothing,
            cell: |line, ask| match shown_name(ask, &line.person).1 {
                title if title.is_empty() => Cell::Empty,
                title => Cell::Text(title),
            },
        },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |line, _| {
                if line.person.is_protected() {
                    Cell::Empty
                } else {
                    Cell::Link { text: line.unit.clone(), href: format!("/units/{}", line.person.unit) }
                }
            },
        },
        Column {
            name: "email",
            sort: SortBy::Nothing,
            cell: |line, ask| match contact(ask, &line.person, Purpose::Export) {
                (Some(email), _) if !line.person.is_protected() => Cell::Text(email.to_owned()),
                (_, _) => Cell::Empty,
            },
        },
        Column { name: "roles", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.roles) },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                let state = line.person.state;
                Cell::State(state_word(state, today(ask)), state_mark(ask, state))
            },
        },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("person") },
        Filter { name: "unit", kind: FilterKind::Within("person.unit_id", all_units) },
        Filter {
            name: "state",
            kind: FilterKind::Daily(&[
                ("active", "person.left_on IS NULL OR person.left_on >= ?"),
                ("left", "person.left_on < ?"),
            ]),
        },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/persons/add", "persons-add", |actor| PERSONS.may_somewhere(actor, Persons::Add))),
    beside: &[],
};
