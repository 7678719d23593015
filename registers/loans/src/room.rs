//! The room as the program sees it: its addresses, doors and kinds.

use access::Actor;
use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Piece, Room, Routes};

use crate::{MIGRATIONS, POLICY, TEXTS_POLICY, Verb, agreement, attach, damages, search};

/// The room's words.
pub const TEXTS: texts::Source =
    texts::Source { room: "loans", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    pieces: &[Piece { name: attach::DOCUMENTS, may_read: attach::may_read }],
    followers: crate::hear::FOLLOWERS,
    matrices: || vec![POLICY.matrix(), TEXTS_POLICY.matrix()],
    reindex: search::reindex,
    needs_you: crate::stake::needs_you,
    at_stake: crate::stake::at_stake,
    ..Room::empty("loans", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Registers,
    href: "/loans",
    label: "loans-list-title",
    key: None,
    may: |actor: &Actor| POLICY.may_somewhere(actor, Verb::Read),
}];

const KINDS: &[Kind] = &[
    Kind {
        name: "loan",
        label: "loans-kind-of-loan",
        icon: Icon::Meeting,
        cards: search::cards,
        search: Some(search::search),
    },
    Kind {
        name: "loan-unit",
        label: "loans-kind-of-unit",
        icon: Icon::Calendar,
        cards: search::unit_cards,
        search: None,
    },
    Kind {
        name: "loan-text",
        label: "loans-kind-of-text",
        icon: Icon::Agreement,
        cards: search::text_cards,
        search: None,
    },
];

const fn loan(verb: &'static str) -> Gate {
    Gate::Verb("loan", verb)
}

const fn text(verb: &'static str) -> Gate {
    Gate::Verb("loan-text", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&crate::list::LOANS, loan("read"), "Things that are lent or were.");
    routes.form::<crate::lend::Lend>("/loans/lend", loan("lend"), "Hands a thing out.");
    routes.form::<crate::lend_many::LendMany>(
        "/loans/lend-many",
        loan("lend"),
        "Pairs things and persons line by line; shows what would become of each, and with go=lend does it.",
    );
    let due = Doc::new("loans-due", "What each unit is to be given back, and who is late in one of them.");
    routes.get("/loans/due", loan("watch"), due, crate::due_page::show);
    routes.form::<crate::return_many::ReturnMany>(
        "/loans/return-many",
        loan("return"),
        "Takes back what was scanned, line by line.",
    );
    routes.list(&agreement::TEXTS, text("read"), "The texts that borrowers agree to, in all versions.");
    routes.form::<agreement::Write>("/loans/texts/add", text("write"), "Writes the next version of a text.");
    let version = Doc::new("loans-text-show", "One version of a text, in Swedish and English.");
    routes.get("/loans/texts/{id}", text("read"), version, agreement::show);
    one(routes);
}

/// What is done with one loan.
fn one(routes: &mut Routes) {
    let show = Doc::new("loans-show", "One loan: who has what until when, what happened, and damage.");
    routes.get("/loans/{id}", loan("read"), show, crate::page::show);
    let paper = Doc::new("loans-paper", "The paper of a loan, to print and sign, in Swedish or English.");
    routes.get("/loans/{id}/paper", loan("watch"), paper, crate::paper::show);
    routes.form::<crate::sign::Sign>(
        "/loans/{id}/sign",
        loan("sign"),
        "Notes that the agreement was signed.",
    );
    routes.form::<crate::prolong::Prolong>("/loans/{id}/prolong", loan("prolong"), "Lets a loan go on.");
    routes.form::<crate::give_back::GiveBack>(
        "/loans/{id}/return",
        loan("return"),
        "Takes a thing back, or notes that it is lost.",
    );
    routes.form::<damages::Note>("/loans/{id}/damage", loan("damage"), "Notes damage.");
    routes.form::<damages::Settle>(
        "/loans/{id}/damage/{damage}/settle",
        loan("settle"),
        "Says who pays for damage, how much, and whether it is paid.",
    );
    routes.form::<attach::Attach>("/loans/{id}/attach", loan("attach"), "Attaches documents.");
    routes.form::<attach::Detach>(
        "/loans/{id}/files/{file}/remove",
        loan("attach"),
        "Takes a document away.",
    );
}
