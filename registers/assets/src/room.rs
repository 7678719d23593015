//! The room as the program sees it: its addresses, doors and kinds.

use crate::attach;
use access::Actor;
use look::Icon;
use web::{Area, Doc, Door, Gate, Kind, Piece, Room, Routes};

use crate::{CATEGORIES, MIGRATIONS, MODELS, POLICY, Verb, labels};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "assets",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    pieces: &[Piece { name: attach::DOCUMENTS, may_read: attach::may_read }],
    matrices: || vec![CATEGORIES.matrix(), MODELS.matrix(), POLICY.matrix()],
    reindex: crate::search::reindex,
    at_stake: crate::stake::at_stake,
    ..Room::empty("assets", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Registers,
    href: "/equipment",
    label: "assets-list-title",
    key: None,
    may: |actor: &Actor| POLICY.may_somewhere(actor, Verb::Read),
}];

const KINDS: &[Kind] = &[
    Kind {
        name: "asset",
        label: "assets-kind-of-asset",
        icon: Icon::Asset,
        cards: crate::search::cards,
        search: Some(crate::search::search),
    },
    Kind {
        name: "asset-model",
        label: "assets-kind-of-model",
        icon: Icon::Tag,
        cards: crate::search::model_cards,
        search: None,
    },
    Kind {
        name: "asset-category",
        label: "assets-kind-of-category",
        icon: Icon::Layers,
        cards: crate::search::category_cards,
        search: None,
    },
];

const fn asset(verb: &'static str) -> Gate {
    Gate::Verb("asset", verb)
}

const fn model(verb: &'static str) -> Gate {
    Gate::Verb("asset-model", verb)
}

const fn category(verb: &'static str) -> Gate {
    Gate::Verb("asset-category", verb)
}

fn routes(routes: &mut Routes) {
    kinds(routes);
    routes.list(&crate::list::ASSETS, asset("read"), "Things that IT keeps count of.");
    routes.bulk_with("/equipment/bulk/move", asset("move"), &crate::bulk::MOVE);
    let chosen = Doc::new("assets-bulk-labels", "Leads to the labels of these things.");
    routes.post("/equipment/bulk/labels", asset("label"), chosen, labels::IDS, labels::choose);
    let print = Doc::new("assets-labels", "Labels to print, with the address that each one's code opens.");
    routes.get("/equipment/labels", asset("label"), print, labels::show);
    routes.form::<crate::add::Add>("/equipment/add", asset("add"), "Adds a thing.");
    let show = Doc::new("assets-show", "One thing: what it is, where it is and was, and who has it.");
    routes.get("/equipment/{id}", asset("read"), show, crate::show::show);
    routes.form::<crate::edit::Edit>(
        "/equipment/{id}/edit",
        asset("edit"),
        "Changes what is said of a thing.",
    );
    routes.form::<crate::moving::MoveIt>(
        "/equipment/{id}/move",
        asset("move"),
        "Gives a thing another state, place or holder.",
    );
    routes.form::<crate::attach::Attach>("/equipment/{id}/attach", asset("attach"), "Attaches documents.");
    routes.form::<crate::attach::Detach>(
        "/equipment/{id}/files/{file}/remove",
        asset("attach"),
        "Takes a document away.",
    );
}

fn kinds(routes: &mut Routes) {
    routes.list(&crate::category_pages::CATEGORY_LIST, category("read"), "Kinds of equipment.");
    routes.form::<crate::category_pages::AddCategory>(
        "/equipment/categories/add",
        category("add"),
        "Adds a kind of equipment.",
    );
    routes.form::<crate::category_pages::EditCategory>(
        "/equipment/categories/{id}/edit",
        category("edit"),
        "Changes a kind of equipment.",
    );
    routes.list(&crate::model_list::MODEL_LIST, model("read"), "Models, by name.");
    routes.form::<crate::model_fields::AddModel>("/equipment/models/add", model("add"), "Adds a model.");
    let show = Doc::new("assets-model", "One model: what is said of it and how many things there are of it.");
    routes.get("/equipment/models/{id}", model("read"), show, crate::model_page::show);
    routes.form::<crate::model_fields::EditModel>(
        "/equipment/models/{id}/edit",
        model("edit"),
        "Changes what is said of a model.",
    );
}
