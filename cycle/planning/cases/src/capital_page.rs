//! From investment to yearly cost: each component's table, and how it was reckoned.

use kernel::{Id, Result};
use look::{Crumb, Head, Html};
use serde_json::json;
use web::{Ask, Page, Reply};

use crate::marks::paragraph;
use crate::show::{self, Shown};
use crate::{Cost, tables};

/// GET `/cases/{id}/capital`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| show::load(reading, ask, ask.id("id")?))?;
    ask.show(
        || Ok(json!({ "case": shown.whole.case.id, "components": show::capital(&shown.picture) })),
        || Ok(page(ask, &shown)),
    )
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let case = &shown.whole.case;
    let mut body = Html::default();
    if let Some(decided) = &shown.whole.rates {
        let rate =
            |(year, rate): &(i64, i64)| format!("{year}: {}\u{a0}%", ask.talk.lang().hundredths(*rate));
        let rates: Vec<String> = decided.rates.by_year().iter().map(rate).collect();
        let facts = [("rates", rates.join(", ").into()), ("decision", decided.text.as_str().into())];
        let key = format!("cases-capital-{}", decided.base.word());
        body = body.then(&paragraph(&ask.say("cases-capital-formula")));
        body = body
            .then(&paragraph(&ask.say(&key)))
            .then(&paragraph(&ask.talk.with("cases-capital-rates", &facts)));
    }
    for (id, years) in &shown.picture.capital {
        if let Some(cost) = find(&shown.whole.costs, *id) {
            body = body.then(&tables::component(ask, cost, years));
        }
    }
    if shown.picture.capital.is_empty() {
        body = body.then(&paragraph(&ask.say("cases-no-investments")));
    } else {
        body = body.then(&tables::centres(ask, shown));
    }
    let crumbs =
        vec![Crumb::new("/cases", ask.say("cases-list-title")), Crumb::new(case.href(), &case.facts.title)];
    Page { crumbs, head: Head::titled(ask.say("cases-capital-title")), body, ..Page::default() }
}

fn find(costs: &[Cost], id: Id<Cost>) -> Option<&Cost> {
    costs.iter().find(|cost| cost.id == id)
}
