//! The list of imports, and imports as cards in the journal.

use ::store::{Reading, Sql};
use access::Actor;
use kernel::Result;
use web::{Ask, Card, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::import::{Import, State};
use crate::judge::Counts;
use crate::policy::{IMPORTS, Verb};
use crate::sheet::may_upload;
use crate::{show, store};

fn counts(import: &Import) -> Option<&Counts> {
    match &import.state {
        State::Tried { counts, .. } | State::Done { counts, .. } | State::Undone { counts, .. } => {
            Some(counts)
        }
        State::Found | State::Mapped | State::Working { .. } | State::Kept { .. } | State::Dropped => None,
    }
}

fn count(import: &Import, of: fn(&Counts) -> i64) -> Cell {
    counts(import).map_or(Cell::Empty, |counts| Cell::Number(of(counts)))
}

/// Every import that the actor may see.
pub(crate) static LIST: List<Import> = List {
    name: "intake-imports",
    path: "/import/list",
    export_path: "/import/list/export",
    export_name: "intake-imports-export",
    select: store::COLUMNS,
    from: "import",
    id: "import.id",
    scope: |actor| IMPORTS.scope(actor, Verb::Read),
    read: store::read,
    row_id: |import| (import.id.number(), import.file_name.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "file",
            sort: SortBy::Text("import.file_name"),
            cell: |import, _| Cell::Link {
                text: import.file_name.clone(),
                href: format!("/import/{}", import.id),
            },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |import, ask| Cell::State(import.state.word(), show::mark(ask, &import.state)),
        },
        Column {
            name: "kind",
            sort: SortBy::Nothing,
            cell: |import, ask| Cell::word(&import.kind, show::becomes(ask, import)),
        },
        Column { name: "new", sort: SortBy::Nothing, cell: |import, _| count(import, |counts| counts.new) },
        Column {
            name: "changed",
            sort: SortBy::Nothing,
            cell: |import, _| count(import, |counts| counts.changed),
        },
        Column {
            name: "refused",
            sort: SortBy::Nothing,
            cell: |import, _| count(import, |counts| counts.refused),
        },
        Column { name: "at", sort: SortBy::Number("import.at"), cell: |import, _| Cell::Moment(import.at) },
    ],
    filters: &[Filter {
        name: "state",
        kind: FilterKind::Word(&[
            ("waiting", "import.state IN ('found', 'mapped', 'tried')"),
            ("done", "import.state = 'done'"),
            ("undone", "import.state = 'undone'"),
            ("kept", "import.state = 'kept'"),
            ("dropped", "import.state = 'dropped'"),
        ]),
    }],
    sort: "-at",
    bulk: &[],
    create: Some(("/import", "intake-upload-title", may_upload)),
    beside: &[("/import/sheets", "intake-sheets-list-title")],
};

/// The imports of these numbers as cards, of those that the actor may see.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let scope = IMPORTS.scope(actor, Verb::Read);
    let text = format!("SELECT {} FROM import WHERE {{scope}}", store::COLUMNS);
    let rows = reading.rows(Sql::within(&scope, &text).and_in("import.id", ids.iter().copied()))?;
    let card = |import: Import| Card {
        id: import.id.number(),
        href: format!("/import/{}", import.id),
        state: Some(show::mark(ask, &import.state)),
        title: import.file_name,
        ..Card::default()
    };
    rows.iter().map(|row| store::read(row).map(card)).collect()
}
