//! The room as the program sees it: its addresses, doors and kinds.

use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Room, Routes};

use crate::{MIGRATIONS, POLICY, Verb};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "articles",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    matrices: || vec![POLICY.matrix()],
    needs_you: crate::home::needs_you,
    reindex: crate::search::reindex,
    at_stake: crate::home::at_stake,
    ..Room::empty("articles", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Deliver,
    href: "/articles",
    label: "articles-list-title",
    key: Some('k'),
    may: |actor| POLICY.may_somewhere(actor, Verb::Read),
}];

const KINDS: &[Kind] = &[Kind {
    name: "article",
    label: "articles-kind",
    icon: Icon::Book,
    cards: crate::search::cards,
    search: Some(crate::search::search),
}];

const fn gate(verb: &'static str) -> Gate {
    Gate::Verb("article", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&crate::list::ARTICLES, gate("read"), "Articles that the token's owner may read.");
    routes.form::<crate::write::Write>(
        "/articles/write",
        gate("write"),
        "Begins an article as a draft; from_kind and from_id name the record that it comes from.",
    );
    let show = Doc::new("articles-show", "One article, as Markdown and drawn: ?lang=sv or en.");
    routes.get("/articles/{id}", gate("read"), show, crate::show::show);
    let past =
        Doc::new("articles-past", "What it said before, and two texts compared: ?lang=, ?older=, ?newer=.");
    routes.get("/articles/{id}/past", gate("read-past"), past, crate::past::show);
    routes.form::<crate::reword::Reword>(
        "/articles/{id}/reword",
        gate("edit"),
        "Writes what one of the languages says; says=same when it says nothing new.",
    );
    routes.form::<crate::edit::Edit>(
        "/articles/{id}/edit",
        gate("edit"),
        "Changes what is said of an article.",
    );
    routes.form::<crate::publish::Publish>(
        "/articles/{id}/publish",
        gate("edit"),
        "Gives an article to its readers until its review day.",
    );
    routes.form::<crate::outdate::Outdate>(
        "/articles/{id}/outdate",
        gate("outdate"),
        "Takes an article from its readers.",
    );
    routes.form::<crate::review::Review>(
        "/articles/{id}/review",
        gate("review"),
        "Says that an article still holds.",
    );
    routes.form::<crate::rate::Rate>("/articles/{id}/rate", gate("rate"), "Says whether an article helped.");
    routes.form::<crate::attach::Attach>(
        "/articles/{id}/attach",
        gate("edit"),
        "Attaches files to an article.",
    );
    routes.form::<crate::attach::Detach>(
        "/articles/{id}/files/{file}/remove",
        gate("edit"),
        "Takes a file away from an article.",
    );
}
