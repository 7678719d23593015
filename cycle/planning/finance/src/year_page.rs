//! A year's page, and its book: the file that a locked year is handed out as.

use kernel::{Refused, Result};
use look::{Act, Crumb, Facts, Head, Html, Icon};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::line::In;
use crate::line_page::late_table;
use crate::store::books::{self, Book, Late};
use crate::store::years;
use crate::{BudgetYear, YEARS, YearState, YearVerb, marks};

/// May the reader read the whole year, every unit's lines?
fn sees_all(ask: &Ask<'_>) -> bool {
    YEARS.may(ask.actor, YearVerb::ReadBook, &In(None))
}

/// GET `/budget/years/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let (year, book, late) = ask.db.read(|reading| {
        let year = years::load(reading, ask.actor, id)?;
        if !sees_all(ask) {
            return Ok((year, None, Vec::new()));
        }
        Ok((year, books::find(reading, id)?, books::late_of_year(reading, id)?))
    })?;
    let locked_at = match year.state {
        YearState::Open => None,
        YearState::Locked { at } => Some(at.rfc3339()),
    };
    ask.show(
        || {
            Ok(json!({
                "id": year.id, "year": year.year, "locked_at": locked_at,
                "book_hash": book.as_ref().map(|book| &book.hash), "late_corrections": late.len(),
            }))
        },
        || Ok(page(ask, &year, book.as_ref(), &late)),
    )
}

fn page(ask: &Ask<'_>, year: &BudgetYear, book: Option<&Book>, late: &[Late]) -> Page {
    let number = year.year.to_string();
    let may_lock = year.is_open().is_ok() && YEARS.may(ask.actor, YearVerb::Lock, &In(None));
    let lock = Act::go(ask.say("finance-lock-title"), format!("{}/lock", year.href()));
    let mut quiet = vec![
        Act::go(ask.say("finance-lines-list-title"), format!("/budget/lines?year={}", year.id))
            .icon(Icon::List),
        Act::go(ask.say("finance-budget-title"), format!("/budget?year={number}")).icon(Icon::Money),
    ];
    if book.is_some() {
        let href = format!("{}/book", year.href());
        quiet.push(Act::go(ask.say("finance-book"), href).icon(Icon::Download));
    }
    if may_lock {
        quiet.push(lock.icon(Icon::Internal));
    }
    let title = ask.talk.with("finance-year-title", &[("year", number.into())]);
    let head = Head { state: Some(marks::year(ask.talk, year)), quiet, ..Head::titled(title) };
    let key = if year.is_open().is_ok() { "finance-year-open-help" } else { "finance-year-locked-help" };
    let mut body = Html(format!("<p class=\"prose\">{}</p>", look::escape(&ask.say(key))));
    if !late.is_empty() {
        body = body.then(&late_table(ask, late));
    }
    let crumbs = vec![
        Crumb::new("/budget", ask.say("finance-budget-title")),
        Crumb::new("/budget/years", ask.say("finance-years-list-title")),
    ];
    Page { crumbs, head, body, aside: facts(ask, year, book), ..Page::default() }
}

fn facts(ask: &Ask<'_>, year: &BudgetYear, book: Option<&Book>) -> Html {
    let (YearState::Locked { at }, Some(book)) = (year.state, book) else { return Html::default() };
    Facts::titled(ask.say("finance-facts"))
        .text(ask.say("finance-head-locked"), &ask.when(at))
        .text(ask.say("finance-head-hash"), &book.hash)
        .render(ask.talk)
}

/// GET `/budget/years/{id}/book`: the locked year byte for byte as it was locked, and after it, as a table of its own,
/// what was corrected since.
pub(crate) fn book(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let (year, book, late) = ask.db.read(|reading| {
        let year = years::load(reading, ask.actor, id)?;
        YEARS.allow(ask.actor, YearVerb::ReadBook, &In(None))?;
        year.is_locked()?;
        let book = books::find(reading, id)?.ok_or(Refused::NotFound)?;
        Ok((year, book, books::late_of_year(reading, id)?))
    })?;
    let mut text = book.body;
    if !late.is_empty() {
        text.push_str("\r\n");
        text.push_str(&books::late_table(&late));
    }
    let name = format!("budget-{}.csv", year.year);
    Ok(Reply::File { name, mime: "text/csv; charset=utf-8", bytes: text.into_bytes() })
}
