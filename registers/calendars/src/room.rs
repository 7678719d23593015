//! The room as the program sees it.

use ::store::{Reading, Sql};
use access::Actor;
use kernel::{Id, Result};
use look::Icon;
use web::{Area, Ask, Card, Doc, Door, Field, Gate, Kind, Room, Routes};

use crate::{Calendar, MIGRATIONS, POLICY, Verb, forms, list, show};

/// The room's words.
pub const TEXTS: texts::Source = texts::Source {
    room: "calendars",
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
    ..Room::empty("calendars", TEXTS)
};

const DOORS: &[Door] = &[Door {
    area: Area::Registers,
    href: "/calendars",
    label: "calendars-list-title",
    key: None,
    may: |actor| POLICY.may_somewhere(actor, Verb::Read),
}];

const KINDS: &[Kind] =
    &[Kind { name: "calendar", label: "calendars-kind", icon: Icon::Calendar, cards, search: None }];

const fn gate(verb: &'static str) -> Gate {
    Gate::Verb("calendar", verb)
}

fn routes(routes: &mut Routes) {
    routes.list(&list::CALENDARS, gate("read"), "Calendars: when somebody is there to answer.");
    routes.form::<forms::AddForm>("/calendars/add", gate("add"), "Adds a calendar.");
    let doc =
        Doc::new("calendars-show", "A calendar with every day of a year, its hours and why: ?year=2026.");
    routes.get("/calendars/{id}", gate("read"), doc, show::show);
    routes.form::<forms::ChangeForm>(
        "/calendars/{id}/change",
        gate("change"),
        "Says other hours, holidays and eves from a day on.",
    );
    routes.form::<forms::ExceptForm>(
        "/calendars/{id}/except",
        gate("change"),
        "Says that one day is otherwise.",
    );
    routes.form::<forms::PeriodForm>(
        "/calendars/{id}/period",
        gate("change"),
        "Names some days: term, holiday.",
    );
    routes.form::<forms::ImportForm>(
        "/calendars/{id}/import",
        gate("import"),
        "Closes the whole days of an iCal file.",
    );
    const DAY: &[Field] = &[Field::day("day").required()];
    let doc = Doc::new("calendars-lift", "One day is as usual again.");
    routes.post("/calendars/{id}/lift", gate("change"), doc, DAY, forms::send_lift);
    const PERIOD: &[Field] = &[Field::line("name", 80).required(), Field::day("from").required()];
    let doc = Doc::new("calendars-end-period", "Takes a period away.");
    routes.post("/calendars/{id}/periods/end", gate("change"), doc, PERIOD, forms::send_end_period);
    let doc = Doc::new("calendars-retire", "Nothing new is counted by the calendar.");
    routes.post("/calendars/{id}/retire", gate("retire"), doc, &[], forms::send_retire);
}

/// The cards of those of these calendars that the actor may read.
fn cards(reading: &Reading<'_>, actor: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text = "SELECT calendar.id, calendar.name FROM calendar WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text).and_in("calendar.id", ids.iter().copied());
    let rows: Vec<(Id<Calendar>, String)> = reading.all(sql)?;
    let card = |(id, title): (Id<Calendar>, String)| Card {
        id: id.number(),
        title,
        href: format!("/calendars/{id}"),
        state: None,
        told: String::new(),
    };
    Ok(rows.into_iter().map(card).collect())
}
