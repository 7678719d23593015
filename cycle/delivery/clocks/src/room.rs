//! The room as the program sees it.

use ::store::{Reading, Sql};
use access::Actor;
use kernel::{Id, Result};
use look::Icon;
use web::{Area, Ask, Card, Doc, Door, Gate, Kind, Room, Routes};

use crate::level::Level;
use crate::{
    CLOCKS, ClockVerb, FOLLOWERS, LEVELS, LevelVerb, MIGRATIONS, causes, forms, list, replay_page, report,
    show,
};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "clocks",
    sv: include_str!("../texts/sv.ftl"),
    en: include_str!("../texts/en.ftl"),
};

/// The room as the program sees it.
pub static ROOM: Room = Room {
    migrations: MIGRATIONS,
    routes,
    doors: DOORS,
    kinds: KINDS,
    followers: FOLLOWERS,
    matrices: || vec![LEVELS.matrix(), CLOCKS.matrix()],
    ..Room::empty("clocks", TEXTS)
};

const DOORS: &[Door] = &[
    Door {
        area: Area::Deliver,
        href: "/service-levels",
        label: "clocks-levels-list-title",
        key: None,
        may: |actor| LEVELS.may_somewhere(actor, LevelVerb::Read),
    },
    Door {
        area: Area::Deliver,
        href: "/service-levels/report",
        label: "clocks-report-title",
        key: None,
        may: |actor| CLOCKS.may_somewhere(actor, ClockVerb::Measure),
    },
];

const KINDS: &[Kind] = &[Kind {
    name: "service-level",
    label: "clocks-levels-kind",
    icon: Icon::Agreement,
    cards,
    search: None,
}];

const fn level(verb: &'static str) -> Gate {
    Gate::Verb("service-level", verb)
}

const fn clock(verb: &'static str) -> Gate {
    Gate::Verb("clock", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&list::SERVICE_LEVELS, level("read"), "Agreements on service levels.");
    routes.form::<forms::AddForm>(
        "/service-levels/add",
        level("add"),
        "Adds an agreement on service levels.",
    );
    let doc = Doc::new(
        "clocks-report",
        "Share of promises kept by month, unit and service: ?from=, ?until=, ?unit=.",
    );
    routes.get("/service-levels/report", clock("measure"), doc, report::show);
    routes.list(&list::OUTCOMES, clock("measure"), "How promises to the users went, one row each.");
    routes.list(&list::INTERNAL, clock("measure-internal"), "How promises of groups and suppliers went.");
    let doc = Doc::new(
        "clocks-causes",
        "Why promises are broken: the causes that can be given, and those that could.",
    );
    routes.get("/service-levels/causes", clock("measure"), doc, causes::show);
    routes.form::<causes::AddCause>("/service-levels/causes/add", clock("set-causes"), "Adds a cause.");
    let doc = Doc::new("clocks-cause-retire", "Nobody gives the cause from now on.");
    routes.post("/service-levels/causes/{id}/retire", clock("set-causes"), doc, &[], causes::send_retire);
    let doc = Doc::new("clocks-level", "An agreement with its versions.");
    routes.get("/service-levels/{id}", level("read"), doc, show::show);
    routes.form::<forms::ChangeForm>(
        "/service-levels/{id}/change",
        level("change"),
        "Promises something else, for new records or for open ones too.",
    );
    let doc = Doc::new("clocks-retire", "The agreement promises nothing new.");
    routes.post("/service-levels/{id}/retire", level("retire"), doc, &[], forms::send_retire);
    let doc = Doc::new(
        "clocks-replay",
        "A clock's replay: every piece of time, why it counted or not, and the sum.",
    );
    routes.get("/clocks/{id}", clock("read"), doc, replay_page::show);
    routes.form::<forms::ExplainForm>(
        "/clocks/{id}/explain",
        clock("explain"),
        "Says why a promise was broken.",
    );
}

/// The cards of those of these agreements that the actor may read.
fn cards(reading: &Reading<'_>, actor: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT service_level.id, service_level.name FROM service_level WHERE {scope}";
    let scope = LEVELS.scope(actor, LevelVerb::Read);
    let sql = Sql::within(&scope, text).and_in("service_level.id", ids.iter().copied());
    let rows: Vec<(Id<Level>, String)> = reading.all(sql)?;
    let card = |(id, title): (Id<Level>, String)| Card {
        id: id.number(),
        title,
        href: format!("/service-levels/{id}"),
        state: None,
        told: String::new(),
    };
    Ok(rows.into_iter().map(card).collect())
}
