//! The room as the program sees it: its addresses, doors and kinds.

use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

use crate::{COURSES, MIGRATIONS, TRAINEES, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "training",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    matrices: || vec![COURSES.matrix(), TRAINEES.matrix()],
    needs_you: crate::search::needs_you,
    reindex: crate::search::reindex,
    ..Room::empty("training", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Deliver,
    href: "/training",
    label: "training-list-title",
    key: None,
    may: |actor| COURSES.may_somewhere(actor, Verb::Read),
}];

const KINDS: &[Kind] = &[Kind {
    name: "course",
    label: "training-kind",
    icon: Icon::Training,
    cards: crate::search::cards,
    search: Some(crate::search::search),
}];

const fn gate(verb: &'static str) -> Gate {
    Gate::Verb("course", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&crate::list::TRAINING, gate("read"), "Courses that are or were given.");
    let needed = Doc::new("training-needed", "Who still needs what: ?course=, ?role=, ?unit=, ?service=.");
    routes.get("/training/needed", gate("read"), needed, crate::needed::show);
    routes.form::<crate::add::Add>("/training/add", gate("add"), "Adds a course.");
    let show = Doc::new("training-show", "One course with its sessions and those who have had it.");
    routes.get("/training/{id}", gate("read"), show, crate::show::show);
    routes.form::<crate::edit::Edit>(
        "/training/{id}/edit",
        gate("edit"),
        "Changes what is said of a course.",
    );
    routes.form::<crate::close::Close>("/training/{id}/close", gate("close"), "No longer gives a course.");
    routes.form::<crate::plan::Plan>("/training/{id}/plan", gate("plan"), "Plans a session of a course.");
    routes.form::<crate::hold::Record>(
        "/training/{id}/record",
        gate("hold"),
        "Notes who has had a course in another way than at a session.",
    );
    routes.form::<crate::hold::Hold>(
        "/training/{id}/sessions/{session}/hold",
        gate("hold"),
        "Notes that a session was held and who took part.",
    );
    let cancel = Doc::new("training-cancel", "Cancels a session that has not been held.");
    routes.post(
        "/training/{id}/sessions/{session}/cancel",
        gate("plan"),
        cancel,
        &[],
        crate::plan::send_cancel,
    );
}
