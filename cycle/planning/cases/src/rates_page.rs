//! A decision's page: the rates by year, and how interest is reckoned by it.

use kernel::Result;
use look::{Cell, Column, Crumb, Facts, Head, Row, Table};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::marks::paragraph;
use crate::rates::Decision;
use crate::store::rates;

/// GET `/cases/rates/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let decided = ask.db.read(|reading| rates::load(reading, ask.actor, id))?;
    ask.show(|| Ok(as_json(&decided)), || Ok(page(ask, &decided)))
}

/// The rates for programs: per cent as text, `2.40`.
pub(crate) fn as_json(it: &Decision) -> serde_json::Value {
    let rate = |(year, rate): &(i64, i64)| json!({ "from_year": year, "rate_percent": kernel::Money::sek(*rate).to_string() });
    json!({
        "id": it.id, "day": it.day, "decision": it.text, "reference": it.reference, "base": it.base.word(),
        "rates": it.rates.by_year().iter().map(rate).collect::<Vec<_>>(),
    })
}

fn page(ask: &Ask<'_>, it: &Decision) -> Page {
    let row = |(year, rate): &(i64, i64)| {
        Row::new(vec![
            Cell::text(year.to_string()),
            format!("{}\u{a0}%", ask.talk.lang().hundredths(*rate)).into(),
        ])
    };
    let table = Table {
        caption: ask.say("cases-rates-by-year"),
        columns: vec![
            Column::new(ask.say("cases-head-from-year")),
            Column::figures(ask.say("cases-head-rate")),
        ],
        rows: it.rates.by_year().iter().map(row).collect(),
        sums: Vec::new(),
    };
    let help = paragraph(&ask.say(&format!("cases-base-{}-help", it.base.word())));
    let aside = Facts::titled(ask.say("cases-facts"))
        .text(ask.say("cases-head-day"), &it.day.to_string())
        .text(ask.say("cases-head-reference"), &it.reference)
        .text(ask.say("cases-head-base"), &ask.say(&format!("cases-base-{}", it.base.word())))
        .render(ask.talk);
    Page {
        crumbs: vec![
            Crumb::new("/cases", ask.say("cases-list-title")),
            Crumb::new("/cases/rates", ask.say("cases-rates-list-title")),
        ],
        head: Head::titled(&it.text),
        body: table.render(ask.talk).then(&help).then(&paragraph(&ask.say("cases-rates-help"))),
        aside,
        ..Page::default()
    }
}
