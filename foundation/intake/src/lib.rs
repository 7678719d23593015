//! Intake: tables that people bring become records, after a dry run and with a way back for 30 days.
//! An import is found → mapped → tried → (committing) → done → undone; or kept as a searchable sheet; or dropped.
//! Reads files through `sheets`; writes its own tables, and records only through what rooms declare as [`Target`].
//! Invariant: every row of a table is new, changed, the same or refused with a reason; a commit does what the dry
//! run said or nothing. Deliberately absent: formulas, outside links, passwords, and knowledge of any room.

mod cli;
mod commit;
mod discard;
mod events;
mod found;
#[cfg(any(test, feature = "fuzz"))]
pub mod holds;
mod import;
mod judge;
mod keep;
mod kept;
mod layout;
mod list;
mod map;
mod mapping;
mod place;
mod policy;
mod read;
mod report;
mod rows;
mod sheet;
mod sheet_show;
mod show;
mod store;
mod table;
mod target;
mod trial;
mod turn;
mod undo;
mod upload;
mod value;
mod words;
mod work;

pub use cli::{Command, Report, import_file, undo_import};
pub use discard::{Tidied, tidy};
pub use target::{Asked, Field, Incoming, Known, Match, Refer, Review, Takes, Target, Word, install};
pub use value::{Value, Values, Why};

use ::store::Migration;
use look::Icon;
use policy::{IMPORTS, SHEETS};
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

const MIGRATIONS: &[Migration] = &[
    Migration { room: "intake", name: "0001_import", sql: include_str!("../migrations/0001_import.sql") },
    Migration { room: "intake", name: "0002_readers", sql: include_str!("../migrations/0002_readers.sql") },
    Migration { room: "intake", name: "0003_named", sql: include_str!("../migrations/0003_named.sql") },
    Migration { room: "intake", name: "0004_beat", sql: include_str!("../migrations/0004_beat.sql") },
    Migration { room: "intake", name: "0005_closed", sql: include_str!("../migrations/0005_closed.sql") },
];

const TEXTS: texts::Source = texts::Source {
    room: "intake",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room, as the program sees it.
pub const ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: &[Door {
        area: Area::Registers,
        href: "/import",
        label: "intake-door",
        key: Some('i'),
        may: sheet::may_upload,
    }],
    kinds: &[
        Kind {
            name: "import",
            label: "intake-kind-import",
            icon: Icon::Import,
            cards: list::cards,
            search: None,
        },
        Kind {
            name: "sheet",
            label: "intake-kind-sheet",
            icon: Icon::Table,
            cards: sheet::cards,
            search: Some(sheet::search),
        },
    ],
    matrices: || vec![IMPORTS.matrix(), SHEETS.matrix()],
    needs_you: show::needs_you,
    reindex: sheet::reindex,
    ..Room::empty("intake", TEXTS)
};

const fn gate(verb: &'static str) -> Gate {
    Gate::Verb("import", verb)
}

fn routes(routes: &mut Routes) {
    routes.form::<upload::Upload>(
        "/import",
        gate("upload"),
        "Takes a table file in and finds the table in it.",
    );
    routes.list(&list::LIST, gate("read"), "Imports that you may see, the newest first.");
    let says = "Where an import stands: what was found, what was decided and what came of it.";
    routes.get("/import/{id}", gate("read"), Doc::new("intake-show", says), show::act);
    routes.form::<table::TableForm>(
        "/import/{id}/table",
        gate("table"),
        "Corrects which table of the file is meant.",
    );
    routes.get("/import/{id}/map", gate("map"), Doc::page("intake-map-form"), map::open);
    let says =
        "Says what the rows are, which column goes to which field and by what a record is known again.";
    routes.post("/import/{id}/map", gate("map"), Doc::new("intake-map", says), map::FIELDS, map::act);
    let says = "Makes a dry run: what would become of each row.";
    routes.post("/import/{id}/try", gate("try"), Doc::new("intake-try", says), &[], trial::act);
    let says = "Carries the import out, exactly as the dry run said.";
    routes.post("/import/{id}/commit", gate("commit"), Doc::new("intake-commit", says), &[], commit::act);
    routes.get("/import/{id}/undo", gate("undo"), Doc::page("intake-undo-form"), undo::ask_first);
    let says = "Takes the import back; records that changed since are left.";
    routes.post("/import/{id}/undo", gate("undo"), Doc::new("intake-undo", says), &[], undo::act);
    let says = "Keeps the table as a searchable sheet.";
    routes.post("/import/{id}/keep", gate("keep"), Doc::new("intake-keep", says), &[], keep::act);
    routes.get("/import/{id}/drop", gate("drop"), Doc::page("intake-drop-form"), discard::ask_first);
    let says = "Throws the file away.";
    routes.post("/import/{id}/drop", gate("drop"), Doc::new("intake-drop", says), &[], discard::act);
    let says = "What would become, or became, of each row.";
    routes.get("/import/{id}/rows", gate("read"), Doc::new("intake-rows", says), show::rows);
    let says = "The report as a file: csv or json.";
    routes.get("/import/{id}/report", gate("read"), Doc::new("intake-report", says), report::act);
    let says = "The refused rows as a file to mend, with the reasons.";
    routes.get("/import/{id}/refused", gate("read"), Doc::new("intake-refused", says), report::refused);
    routes_of_what_is_kept(routes);
}

/// Learned layouts and kept sheets.
fn routes_of_what_is_kept(routes: &mut Routes) {
    routes.get(
        "/import/layouts",
        gate("layouts"),
        Doc::new("intake-layouts", "Layouts that were learned."),
        layout::show,
    );
    let says = "Forgets a learned layout.";
    routes.post(
        "/import/layouts/{id}/forget",
        gate("layouts"),
        Doc::new("intake-layout-forget", says),
        &[],
        layout::forget,
    );
    routes.list(&sheet::LIST, Gate::Verb("sheet", "read"), "Kept sheets that you may see.");
    let says = "A kept sheet: its columns with their sums, and its rows.";
    routes.get(
        "/import/sheets/{id}",
        Gate::Verb("sheet", "read"),
        Doc::new("intake-sheet-show", says),
        sheet_show::act,
    );
    let says = "A kept sheet's rows as a csv file.";
    routes.get(
        "/import/sheets/{id}/export",
        Gate::Verb("sheet", "read"),
        Doc::new("intake-sheet-export", says),
        sheet_show::export,
    );
    routes.get(
        "/import/sheets/{id}/remove",
        Gate::Verb("sheet", "remove"),
        Doc::page("intake-sheet-remove-form"),
        sheet::ask_to_remove,
    );
    let says = "Removes a kept sheet and its rows.";
    routes.post(
        "/import/sheets/{id}/remove",
        Gate::Verb("sheet", "remove"),
        Doc::new("intake-sheet-remove", says),
        &[],
        sheet::act_remove,
    );
}
