//! The room as the program sees it.

use ::store::Migration;
use kernel::Id;
use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Piece, Room, Routes};

use crate::policy::{BoxVerb, LETTERS_IN, LETTERS_OUT, MAILBOXES};
use crate::{
    boxes_page, form, letters_page, pause, receive, resume, sendings_page, take_again, try_again, whole_page,
};

pub const MIGRATIONS: &[Migration] =
    &[Migration { room: "mail", name: "0001_mail", sql: include_str!("../migrations/0001_mail.sql") }];

/// The room's words.
pub const TEXTS: texts::Source =
    texts::Source { room: "mail", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };

/// The room as the program sees it.
pub const ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: &[Door {
        area: Area::Registers,
        href: "/mail",
        label: "mail-boxes-list-title",
        key: None,
        may: |actor| MAILBOXES.may_somewhere(actor, BoxVerb::Read),
    }],
    kinds: &[
        Kind {
            name: "mailbox",
            label: "mail-kind-of-mailbox",
            icon: Icon::Mail,
            cards: boxes_page::cards,
            search: None,
        },
        Kind {
            name: "letter",
            label: "mail-kind-of-letter",
            icon: Icon::Mail,
            cards: letters_page::cards,
            search: None,
        },
        Kind {
            name: "sending",
            label: "mail-kind-of-sending",
            icon: Icon::Send,
            cards: sendings_page::cards,
            search: None,
        },
    ],
    pieces: &[Piece { name: receive::RAW, may_read: whole_page::may_open }],
    matrices: || vec![MAILBOXES.matrix(), LETTERS_IN.matrix(), LETTERS_OUT.matrix()],
    needs_you: boxes_page::needs_you,
    ..Room::empty("mail", TEXTS)
};

const fn boxes(verb: &'static str) -> Gate {
    Gate::Verb("mailbox", verb)
}

const fn letters(verb: &'static str) -> Gate {
    Gate::Verb("letter", verb)
}

const fn sendings(verb: &'static str) -> Gate {
    Gate::Verb("sending", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&boxes_page::LIST, boxes("read"), "The addresses that mail comes to and goes from.");
    routes.form::<form::Add>("/mail/add", boxes("add"), "Adds a mailbox.");
    routes.form::<form::Change>(
        "/mail/{id}/change",
        boxes("change"),
        "Changes a mailbox; secrets that are left out stay.",
    );
    let says = "A mailbox with how it stands; which secrets it has is told, never what they are.";
    routes.get("/mail/{id}", boxes("read"), Doc::new("mail-show", says), boxes_page::show);
    let says = "Tries whether the mailbox's servers let the program in.";
    routes.post("/mail/{id}/test", boxes("test"), Doc::new("mail-test", says), &[], boxes_page::test);
    let says = "Nothing is fetched, taken or sent until it is let go on.";
    routes.post("/mail/{id}/pause", boxes("pause"), Doc::new("mail-pause", says), &[], pause::act);
    let says = "Lets a mailbox go on.";
    routes.post("/mail/{id}/resume", boxes("resume"), Doc::new("mail-resume", says), &[], resume::act);
    of_letters(routes);
    of_sendings(routes);
}

fn of_letters(routes: &mut Routes) {
    routes.list(&letters_page::LIST, letters("read"), "Mail that has come in, and what became of it.");
    let says = "One mail that has come in, without its content.";
    routes.get("/mail/letters/{id}", letters("read"), Doc::new("mail-letter", says), letters_page::show);
    let says = "A whole mail, for whoever works with what it became.";
    routes.get("/mail/letters/{id}/whole", Gate::SignedIn, Doc::new("mail-whole", says), whole_page::show);
    let says = "Lets a mail that stands aside be taken once more.";
    let doc = Doc::new("mail-take-again", says);
    routes.post("/mail/letters/{id}/take-again", letters("take-again"), doc, &[], take_again::act);
    let doc = Doc::new("mail-set-aside", "Sets a mail aside that waits.");
    routes.post("/mail/letters/{id}/set-aside", letters("set-aside"), doc, &[], take_again::act_aside);
    let doc = Doc::new("mail-take-again-many", "Lets each of these mails be taken once more.");
    routes.bulk("/mail/letters/bulk/take-again", "/mail/letters", letters("take-again"), doc, |ask, id| {
        take_again::take_again(ask.db, ask.actor, Id::new(id.number()))
    });
}

fn of_sendings(routes: &mut Routes) {
    routes.list(&sendings_page::LIST, sendings("read"), "Mail that goes out, with what servers said.");
    let doc = Doc::new("mail-sending", "One letter that goes out.");
    routes.get("/mail/sendings/{id}", sendings("read"), doc, sendings_page::show);
    let doc = Doc::new("mail-try-again", "Queues a letter anew.");
    routes.post("/mail/sendings/{id}/try-again", sendings("try-again"), doc, &[], try_again::act);
    let doc = Doc::new("mail-drop", "Takes a letter out of the queue.");
    routes.post("/mail/sendings/{id}/drop", sendings("drop"), doc, &[], try_again::act_drop);
    let doc = Doc::new("mail-try-again-many", "Queues each of these letters anew.");
    routes.bulk("/mail/sendings/bulk/try-again", "/mail/sendings", sendings("try-again"), doc, |ask, id| {
        try_again::try_again(ask.db, ask.actor, Id::new(id.number()))
    });
    let doc = Doc::new("mail-drop-many", "Takes each of these letters out of the queue.");
    routes.bulk("/mail/sendings/bulk/drop", "/mail/sendings", sendings("drop"), doc, |ask, id| {
        try_again::drop_letter(ask.db, ask.actor, Id::new(id.number()))
    });
    routes.list(&sendings_page::STOPS, sendings("read"), "Addresses that get no mail, as it came back.");
    let doc = Doc::new("mail-release", "Lets mail go to an address again.");
    routes.post("/mail/stops/{id}/release", sendings("release"), doc, &[], try_again::act_release);
    let doc = Doc::new("mail-release-many", "Lets mail go to each of these addresses again.");
    routes.bulk("/mail/stops/bulk/release", "/mail/stops", sendings("release"), doc, |ask, id| {
        try_again::release(ask.db, ask.actor, Id::new(id.number()))
    });
}
