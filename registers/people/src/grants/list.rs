use access::Role;
use kernel::Moment;
use look::Choice;
use store::Row;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::grants::{Holder, RoleGrant, grant_mark, role_label};
use crate::persons::{person_asked_for, protected_name};
use crate::policy::{GRANTS, Grants};
use crate::tables::grants::{self, grant_columns};
use crate::units::all_units;

/// A grant with the names of its holder and unit.
pub(crate) struct Line {
    grant: RoleGrant,
    unit: String,
    holder: String,
}

fn read(row: &Row) -> kernel::Result<Line> {
    Ok(Line { grant: grants::read(row)?, unit: row.get(12)?, holder: row.get(13)? })
}

/// Two weeks in microseconds: how long before its end a grant is told of.
macro_rules! soon {
    () => {
        "1209600000000"
    };
}

/// Grants that end within two weeks, with the moment of reading twice.
pub(crate) const ENDING: &str = concat!(
    "role_grant.revoked_at IS NULL AND role_grant.until_at > ? AND role_grant.until_at <= CAST(? AS BIGINT) + ",
    soon!()
);

pub(crate) static GRANTS_LIST: List<Line> = List {
    name: "grants",
    path: "/grants",
    export_path: "/grants/export",
    export_name: "grants-export",
    select: concat!(grant_columns!(), ", unit.name, COALESCE(holder.name, person_group.name)"),
    from: "role_grant JOIN unit ON unit.id = role_grant.unit_id
           LEFT JOIN person holder ON holder.id = role_grant.person_id
           LEFT JOIN person_group ON person_group.id = role_grant.group_id",
    id: "role_grant.id",
    scope: |actor| GRANTS.scope(actor, Grants::Read),
    read,
    row_id: |line| (line.grant.id.number(), line.grant.role.word().to_owned()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "role",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::Word {
                word: line.grant.role.word().to_owned(),
                label: role_label(ask, line.grant.role),
                href: format!("/grants/{}", line.grant.id),
            },
        },
        Column { name: "holder", sort: SortBy::Nothing, cell: |line, ask| holder(ask, line) },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Link {
                text: line.unit.clone(),
                href: format!("/units/{}", line.grant.unit),
            },
        },
        Column {
            name: "from",
            sort: SortBy::Number("role_grant.from_at"),
            cell: |line, ask| Cell::Day(line.grant.from.day_in(&ask.visitor.organisation.zone)),
        },
        Column { name: "until", sort: SortBy::Nothing, cell: |line, ask| last_day(ask, line.grant.until) },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                let state = line.grant.state_at(ask.db.clock().now());
                Cell::State(state.word(), grant_mark(ask, state))
            },
        },
    ],
    filters: &[
        Filter { name: "role", kind: FilterKind::Text("role_grant.role = ?", |ask| Ok(all_roles(ask))) },
        Filter { name: "unit", kind: FilterKind::Within("role_grant.unit_id", all_units) },
        Filter {
            name: "person",
            kind: FilterKind::Record("role_grant.person_id = ?", |ask, reading| {
                person_asked_for(ask, reading, "person")
            }),
        },
        Filter {
            name: "state",
            kind: FilterKind::Timed(&[
                (
                    "in-force",
                    "role_grant.revoked_at IS NULL AND role_grant.from_at <= ?
                     AND (role_grant.until_at IS NULL OR role_grant.until_at > ?)",
                ),
                ("ending", ENDING),
                ("coming", "role_grant.revoked_at IS NULL AND role_grant.from_at > ?"),
                ("ended", "role_grant.revoked_at IS NOT NULL OR role_grant.until_at <= ?"),
            ]),
        },
    ],
    sort: "-from",
    bulk: &[],
    create: Some(("/grants/give", "grants-give", |actor| GRANTS.may_somewhere(actor, Grants::Give))),
    beside: &[],
};

fn holder(ask: &Ask<'_>, line: &Line) -> Cell {
    match line.grant.holder {
        Holder::Person(id) if line.grant.is_veiled => {
            Cell::Link { text: protected_name(ask, id.number()), href: format!("/persons/{id}") }
        }
        Holder::Person(id) => Cell::Link { text: line.holder.clone(), href: format!("/persons/{id}") },
        Holder::Group(id) => Cell::Link { text: line.holder.clone(), href: format!("/groups/{id}") },
    }
}

/// The last day on which it holds: the day before the moment when it no longer does.
pub(crate) fn last_day(ask: &Ask<'_>, until: Option<Moment>) -> Cell {
    until
        .map_or(Cell::Empty, |until| Cell::Day(until.plus_seconds(-1).day_in(&ask.visitor.organisation.zone)))
}

fn all_roles(ask: &Ask<'_>) -> Vec<Choice> {
    Role::ALL.into_iter().map(|role| Choice::new(role.word(), role_label(ask, role))).collect()
}
