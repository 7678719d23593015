//! A budget's page: where its rows stand, before anything is planned and after; the parts add up to the file.

use kernel::{Id, Money, Result};
use look::{Act, Cell, Column, Crumb, Html, Icon, Row, Table};
use serde_json::{Value as Json, json};
use web::{Ask, Page, Reply};

use super::row::file_href;
use super::store as rows;
use crate::{BudgetFile, BudgetPart, BudgetState, POLICY, Verb};

/// GET `/bookings/budgets/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let (at, parts) = ask
        .db
        .read(|reading| Ok((rows::file(reading, ask.actor, id)?, rows::parts(reading, ask.actor, id)?)))?;
    let json = || {
        let part = |it: &BudgetPart| {
            let sum = Money::sek(it.sum).to_string();
            json!({ "state": it.state.word(), "rows": it.rows, "sum": sum })
        };
        let (rows, sum) = whole(&parts);
        Ok::<Json, _>(json!({
            "id": id, "at": at.rfc3339(), "rows": rows, "sum": Money::sek(sum).to_string(),
            "parts": parts.iter().map(part).collect::<Vec<_>>(),
        }))
    };
    ask.show(json, || Ok(page(ask, id, &parts)))
}

fn whole(parts: &[BudgetPart]) -> (i64, i64) {
    parts.iter().fold((0, 0), |(rows, sum), part| (rows + part.rows, sum + part.sum))
}

/// Where whoever reads goes to say what a part waits for, and in what words; or to its rows.
fn way(ask: &Ask<'_>, id: Id<BudgetFile>, state: BudgetState) -> Cell {
    let (href, words) = match state {
        BudgetState::Account => ("/bookings/accounts?state=waiting".to_owned(), "bookings-way-account"),
        BudgetState::Unit => ("/bookings/units?state=waiting".to_owned(), "bookings-way-unit"),
        BudgetState::Year => ("/budget/years".to_owned(), "bookings-way-year"),
        BudgetState::Planned | BudgetState::Ready | BudgetState::NotIt => {
            let pairs = [("file", id.to_string()), ("state", state.word().to_owned())];
            let pairs: Vec<(&str, &str)> =
                pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            (web::bringing("/bookings/budgets/rows", &pairs), "bookings-way-rows")
        }
    };
    Cell::link(href, ask.say(words))
}

fn page(ask: &Ask<'_>, id: Id<BudgetFile>, parts: &[BudgetPart]) -> Page {
    let number = [("number", id.to_string().into())];
    let mut page = Page::titled(ask.talk.with("bookings-budget-file-title", &number));
    page.head.lead = ask.say("bookings-budget-file-lead");
    page.crumbs = vec![Crumb::new("/bookings/budgets", ask.say("bookings-budget-files-list-title"))];
    let is_ready = parts.iter().any(|part| part.state == BudgetState::Ready);
    if is_ready && POLICY.may(ask.actor, Verb::Book, &()) {
        let plan = Act::go(ask.say("bookings-plan-title"), format!("{}/plan", file_href(id)));
        page.head.primary = Some(plan.icon(Icon::Money));
    }
    let rows = web::bringing("/bookings/budgets/rows", &[("file", &id.to_string())]);
    page.head.quiet = vec![Act::go(ask.say("bookings-file-rows"), rows).icon(Icon::List)];
    let help = look::escape(&ask.say("bookings-budget-file-help"));
    page.body = table(ask, id, parts).then(&Html(format!("<p class=\"prose\">{help}</p>")));
    page
}

fn table(ask: &Ask<'_>, id: Id<BudgetFile>, parts: &[BudgetPart]) -> Html {
    let lang = ask.talk.lang();
    let row = |it: &BudgetPart| {
        Row::new(vec![
            Cell::state(&it.state.mark(ask.talk)),
            lang.number(it.rows).into(),
            Money::sek(it.sum).show(lang).into(),
            way(ask, id, it.state),
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
            Money::sek(sum).show(lang).into(),
            Cell::nothing(),
        ],
    }
    .render(ask.talk)
}
