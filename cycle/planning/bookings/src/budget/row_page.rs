//! A row's page: what the file says, and where the row stands.

use kernel::{Id, Refused, Result};
use look::{Act, Crumb, Facts, Head, Html, Icon};
use serde_json::json;
use web::{Ask, Page, Reply};

use super::row::file_href;
use super::store as rows;
use crate::{BudgetRow, BudgetState, Verb};

/// GET `/bookings/budgets/rows/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<BudgetRow> = ask.id("id")?;
    let found = ask.db.read(|reading| rows::load(reading, ask.actor, Verb::Read, &[id.number()]))?.pop();
    let (row, state) = found.ok_or(Refused::NotFound)?;
    let json = || {
        Ok(json!({
            "id": row.id, "file": row.file, "year": row.year, "administration": row.administration,
            "account": row.account, "text": row.text, "amount": row.amount.to_string(),
            "planned": row.planned.to_string(), "state": state.word(), "line": row.on,
        }))
    };
    ask.show(json, || Ok(page(ask, &row, state)))
}

fn page(ask: &Ask<'_>, row: &BudgetRow, state: BudgetState) -> Page {
    let say = |key: &str| ask.say(&format!("bookings-budget-rows-col-{key}"));
    let lang = ask.talk.lang();
    let mut facts = Facts::titled(ask.say("bookings-facts"))
        .text(say("year"), &row.year.to_string())
        .text(say("account"), &row.account)
        .text(say("administration"), &row.administration)
        .text(say("amount"), &row.amount.show(lang))
        .text(say("planned"), &row.planned.show(lang));
    if !row.text.is_empty() {
        facts = facts.text(ask.say("bookings-head-text"), &row.text);
    }
    let file = Act::go(ask.say("bookings-row-file"), file_href(row.file)).icon(Icon::File);
    let line =
        row.on.map(|line| Act::go(ask.say("bookings-row-line"), finance::line_href(line)).icon(Icon::Money));
    let head = Head {
        number: row.id.to_string(),
        state: Some(state.mark(ask.talk)),
        quiet: line.into_iter().chain([file]).collect(),
        ..Head::titled(&row.account)
    };
    let help = ask.say(&format!("bookings-budget-state-help-{}", state.word()));
    let body = Html(format!("<p class=\"prose\">{}</p>", look::escape(&help)));
    let crumbs = vec![
        Crumb::new("/bookings/budgets", ask.say("bookings-budget-files-list-title")),
        Crumb::new("/bookings/budgets/rows", ask.say("bookings-budget-rows-list-title")),
    ];
    Page { crumbs, head, body, aside: facts.render(ask.talk), ..Page::default() }
}
