//! A file's page: where its rows stand, before anything is booked and after; the parts add up to the file.

use kernel::{Money, Result};
use look::{Act, Cell, Column, Crumb, Html, Icon, Row, Table};
use serde_json::{Value as Json, json};
use web::{Ask, Page, Reply};

use crate::row::file_href;
use crate::store::rows;
use crate::{LedgerFile, POLICY, Part, State, Verb};

/// GET `/bookings/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let (at, parts) = ask
        .db
        .read(|reading| Ok((rows::file(reading, ask.actor, id)?, rows::parts(reading, ask.actor, id)?)))?;
    let json = || {
        let part = |part: &Part| json!({ "state": part.state.word(), "rows": part.rows, "sum": Money::sek(part.sum).to_string() });
        let (rows, sum) = whole(&parts);
        Ok::<Json, _>(json!({
            "id": id, "at": at.rfc3339(), "rows": rows, "sum": Money::sek(sum).to_string(),
            "parts": parts.iter().map(part).collect::<Vec<_>>(),
        }))
    };
    ask.show(json, || Ok(page(ask, id, &parts)))
}

fn whole(parts: &[Part]) -> (i64, i64) {
    parts.iter().fold((0, 0), |(rows, sum), part| (rows + part.rows, sum + part.sum))
}

/// Where whoever reads goes to say what a part waits for; or to its rows.
fn way(id: kernel::Id<LedgerFile>, state: State) -> String {
    match state {
        State::Account => "/bookings/accounts?state=waiting".to_owned(),
        State::Unit => "/bookings/units?state=waiting".to_owned(),
        State::Supplier => "/bookings/suppliers?state=waiting".to_owned(),
        State::Year => "/budget/years".to_owned(),
        State::Booked | State::Ready | State::NotIt => rows_of(id, state),
    }
}

fn rows_of(id: kernel::Id<LedgerFile>, state: State) -> String {
    web::bringing("/bookings/rows", &[("file", &id.to_string()), ("state", state.word())])
}

fn page(ask: &Ask<'_>, id: kernel::Id<LedgerFile>, parts: &[Part]) -> Page {
    let mut page = Page::titled(ask.talk.with("bookings-file-title", &[("number", id.to_string().into())]));
    page.head.lead = ask.say("bookings-file-lead");
    page.crumbs = vec![Crumb::new("/bookings", ask.say("bookings-files-list-title"))];
    let is_ready = parts.iter().any(|part| part.state == State::Ready);
    if is_ready && POLICY.may(ask.actor, Verb::Book, &()) {
        let book = Act::go(ask.say("bookings-book-title"), format!("{}/book", file_href(id)));
        page.head.primary = Some(book.icon(Icon::Money));
    }
    let rows =
        Act::go(ask.say("bookings-file-rows"), web::bringing("/bookings/rows", &[("file", &id.to_string())]));
    page.head.quiet = vec![rows.icon(Icon::List)];
    page.body = table(ask, id, parts)
        .then(&Html(format!("<p class=\"prose\">{}</p>", look::escape(&ask.say("bookings-file-help")))));
    page
}

fn table(ask: &Ask<'_>, id: kernel::Id<LedgerFile>, parts: &[Part]) -> Html {
    let lang = ask.talk.lang();
    let money = |sum: i64| Money::sek(sum).show(lang);
    let row = |part: &Part| {
        let words = if part.state.is_held() {
            ask.say(&format!("bookings-way-{}", part.state.word()))
        } else {
            ask.say("bookings-way-rows")
        };
        let next = Cell::link(way(id, part.state), words);
        Row::new(vec![
            Cell::state(&part.state.mark(ask.talk)),
            lang.number(part.rows).into(),
            money(part.sum).into(),
            next,
        ])
    };
    let (rows, sum) = whole(parts);
    Table {
        caption: ask.say("bookings-file-caption"),
        columns: vec![
            Column::new(ask.say("bookings-head-state")),
            Column::figures(ask.say("bookings-head-rows")),
            Column::figures(ask.say("bookings-head-sum")),
            Column::new(ask.say("bookings-head-next")),
        ],
        rows: parts.iter().map(row).collect(),
        sums: vec![
            Cell::text(ask.say("bookings-head-whole")),
            lang.number(rows).into(),
            money(sum).into(),
            Cell::nothing(),
        ],
    }
    .render(ask.talk)
}
