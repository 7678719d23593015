//! The room as the program sees it: its addresses, door and kind.

use ::store::{Reading, Sql};
use access::Actor;
use kernel::{Id, Result};
use look::Icon;
use web::{Area, Ask, Card, Doc, Door, Gate, Kind, Room, Routes};

use crate::{MIGRATIONS, POLICY, ServiceReport, Verb, figure_list, home, list, show, store as rows, words};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "outcomes",
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
    wheel: home::wheel,
    ..Room::empty("outcomes", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Review,
    href: "/service-reports",
    label: "outcomes-list-title",
    key: None,
    may: |actor| POLICY.may_somewhere(actor, Verb::Read),
}];

const KINDS: &[Kind] =
    &[Kind { name: "service-report", label: "outcomes-kind", icon: Icon::Outcome, cards, search: None }];

const fn gate(verb: &'static str) -> Gate {
    Gate::Verb("service-report", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&list::REPORTS, gate("read"), "Service reports, one a month.");
    let says = "Every figure of every service report, one row each.";
    routes.list(&figure_list::FIGURES, gate("read"), says);
    let so_far = Doc::new("outcomes-so-far", "The figures of the month that is going on.");
    routes.get("/service-reports/so-far", gate("see-so-far"), so_far, show::so_far);
    let one = Doc::new(
        "outcomes-show",
        "A month's service report with the month before and the same month a year ago.",
    );
    routes.get("/service-reports/{id}", gate("read"), one, show::show);
}

/// The cards of those of these reports that the actor may read.
fn cards(reading: &Reading<'_>, actor: &Actor, ask: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT service_report.id, service_report.month FROM service_report WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text);
    let found: Vec<(Id<ServiceReport>, String)> =
        reading.all(sql.and_in("service_report.id", ids.iter().copied()))?;
    let card = |(id, month): (Id<ServiceReport>, String)| {
        let month = words::month(ask.talk, rows::month_of(&month)?);
        Ok(Card {
            id: id.number(),
            title: ask.talk.with("outcomes-title", &[("month", month.into())]),
            href: list::href(id),
            state: None,
            told: String::new(),
        })
    };
    found.into_iter().map(card).collect()
}
