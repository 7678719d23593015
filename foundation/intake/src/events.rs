//! What can happen to an import, a kept sheet or a learned layout. What happens to each record is said by its room.

use kernel::{Id, Subject};
use serde_json::{Value as Json, json};

use crate::import::{Import, Work};
use crate::judge::Counts;

pub(crate) enum Event {
    Uploaded {
        import: Id<Import>,
        bytes: i64,
    },
    /// Work on it was asked for.
    Started {
        import: Id<Import>,
        what: Work,
    },
    Committed {
        import: Id<Import>,
        kind: &'static str,
        counts: Counts,
    },
    Undone {
        import: Id<Import>,
        restored: i64,
        left: i64,
    },
    PartUndone {
        import: Id<Import>,
        restored: i64,
        left: i64,
    },
    Kept {
        import: Id<Import>,
        sheet: i64,
        rows: i64,
    },
    Dropped {
        import: Id<Import>,
    },
    SheetRemoved {
        sheet: i64,
    },
    LayoutForgotten {
        layout: i64,
    },
}

impl store::Event for Event {
    fn word(&self) -> &'static str {
        match self {
            Self::Uploaded { .. } => "intake-uploaded",
            Self::Started { what: Work::Trying, .. } => "intake-try-started",
            Self::Started { what: Work::Committing, .. } => "intake-commit-started",
            Self::Started { what: Work::Undoing, .. } => "intake-undo-started",
            Self::Started { what: Work::Keeping, .. } => "intake-keep-started",
            Self::Committed { .. } => "intake-committed",
            Self::Undone { .. } => "intake-undone",
            Self::PartUndone { .. } => "intake-part-undone",
            Self::Kept { .. } => "intake-kept",
            Self::Dropped { .. } => "intake-dropped",
            Self::SheetRemoved { .. } => "intake-sheet-removed",
            Self::LayoutForgotten { .. } => "intake-layout-forgotten",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            Self::Uploaded { import, .. }
            | Self::Started { import, .. }
            | Self::Committed { import, .. }
            | Self::Undone { import, .. }
            | Self::PartUndone { import, .. }
            | Self::Kept { import, .. }
            | Self::Dropped { import } => Subject::new("import", import.number()),
            Self::SheetRemoved { sheet } => Subject::new("sheet", *sheet),
            Self::LayoutForgotten { layout } => Subject::new("import-layout", *layout),
        }
    }

    fn facts(&self) -> Json {
        match self {
            Self::Uploaded { bytes, .. } => json!({ "bytes": bytes }),
            Self::Committed { kind, counts, .. } => json!({
                "kind": kind, "new": counts.new, "changed": counts.changed, "same": counts.same, "refused": counts.refused
            }),
            Self::Undone { restored, left, .. } | Self::PartUndone { restored, left, .. } => {
                json!({ "restored": restored, "left": left })
            }
            Self::Kept { sheet, rows, .. } => json!({ "sheet": sheet, "rows": rows }),
            Self::Started { .. }
            | Self::Dropped { .. }
            | Self::SheetRemoved { .. }
            | Self::LayoutForgotten { .. } => Json::Null,
        }
    }
}
