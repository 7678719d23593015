//! A row's page: what the file says, and where the row stands.

use kernel::{Id, Refused, Result};
use look::{Act, Crumb, Facts, Head, Html, Icon};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::row::file_href;
use crate::store::rows;
use crate::{LedgerRow, State, Verb};

type Line = Id<finance::BudgetLine>;

/// GET `/bookings/rows/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<LedgerRow> = ask.id("id")?;
    let (row, state, line) = ask.db.read(|reading| {
        let found = rows::load(reading, ask.actor, Verb::Read, &[id.number()])?.pop();
        let (row, state) = found.ok_or(Refused::NotFound)?;
        let line = rows::entry_of(reading, row.id)?.map(|(_, line, _)| line);
        Ok((row, state, line))
    })?;
    let json = || {
        Ok(json!({
            "id": row.id, "file": row.file, "supplier": row.supplier, "number": row.number,
            "administration": row.administration, "account": row.account, "invoice": row.invoice,
            "amount": row.amount.to_string(), "day": row.day, "text": row.text, "state": state.word(),
            "line": line,
        }))
    };
    ask.show(json, || Ok(page(ask, &row, state, line)))
}

fn page(ask: &Ask<'_>, row: &LedgerRow, state: State, line: Option<Line>) -> Page {
    let say = |key: &str| ask.say(&format!("bookings-rows-col-{key}"));
    let mut facts = Facts::titled(ask.say("bookings-facts"))
        .text(say("supplier"), &row.supplier)
        .text(say("invoice"), &row.invoice)
        .text(say("account"), &row.account)
        .text(say("administration"), &row.administration)
        .text(say("day"), &row.day.to_string())
        .text(say("amount"), &row.amount.show(ask.talk.lang()));
    if !row.number.is_empty() {
        facts = facts.text(ask.say("bookings-suppliers-col-number"), &row.number);
    }
    if !row.text.is_empty() {
        facts = facts.text(ask.say("bookings-head-text"), &row.text);
    }
    let file = Act::go(ask.say("bookings-row-file"), file_href(row.file)).icon(Icon::File);
    let line = line
        .map(|line| Act::go(ask.say("bookings-row-line"), format!("/budget/lines/{line}")).icon(Icon::Money));
    let head = Head {
        number: row.id.to_string(),
        state: Some(state.mark(ask.talk)),
        quiet: line.into_iter().chain([file]).collect(),
        ..Head::titled(format!("{} {}", row.supplier, row.invoice))
    };
    let help = ask.say(&format!("bookings-state-help-{}", state.word()));
    let body = Html(format!("<p class=\"prose\">{}</p>", look::escape(&help)));
    let crumbs = vec![
        Crumb::new("/bookings", ask.say("bookings-files-list-title")),
        Crumb::new("/bookings/rows", ask.say("bookings-rows-list-title")),
    ];
    Page { crumbs, head, body, aside: facts.render(ask.talk), ..Page::default() }
}
