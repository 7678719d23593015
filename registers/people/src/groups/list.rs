use store::Row;
use web::{Cell, Column, Filter, FilterKind, List, SortBy};

use crate::groups::{PersonGroup, state_mark, state_word};
use crate::policy::{GROUPS, Groups};
use crate::tables::groups::{self, group_columns};
use crate::units::all_units;

/// A group with the name of its unit and how many are in it.
pub(crate) struct Line {
    group: PersonGroup,
    unit: String,
    members: i64,
}

fn read(row: &Row) -> kernel::Result<Line> {
    Ok(Line { group: groups::read(row)?, unit: row.get(6)?, members: row.get(7)? })
}

pub(crate) static GROUPS_LIST: List<Line> = List {
    name: "groups",
    path: "/groups",
    export_path: "/groups/export",
    export_name: "groups-export",
    // A protected identity is in no count.
    select: concat!(
        group_columns!(),
        ", unit.name, (SELECT COUNT(*) FROM group_member m JOIN person p ON p.id = m.person_id \
         WHERE m.group_id = person_group.id AND p.is_protected = 0)"
    ),
    from: "person_group JOIN unit ON unit.id = person_group.unit_id",
    id: "person_group.id",
    scope: |actor| GROUPS.scope(actor, Groups::Read),
    read,
    row_id: |line| (line.group.id.number(), line.group.name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("person_group.name"),
            cell: |line, _| Cell::Link {
                text: line.group.name.clone(),
                href: format!("/groups/{}", line.group.id),
            },
        },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Link {
                text: line.unit.clone(),
                href: format!("/units/{}", line.group.unit),
            },
        },
        Column { name: "members", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.members) },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::State(state_word(line.group.state), state_mark(ask, line.group.state)),
        },
    ],
    filters: &[
        Filter { name: "unit", kind: FilterKind::Within("person_group.unit_id", all_units) },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("open", "person_group.closed_at IS NULL"),
                ("closed", "person_group.closed_at IS NOT NULL"),
            ]),
        },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/groups/add", "groups-add", |actor| GROUPS.may_somewhere(actor, Groups::Add))),
    beside: &[],
};
