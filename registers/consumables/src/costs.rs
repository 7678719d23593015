//! What was used by each unit in each year, in money.

use std::collections::BTreeMap;

use kernel::{Money, Refused, Result};
use look::{Cell, Column, Crumb, Html, Icon, Row, Table};
use serde_json::{Value as Json, json};
use web::{Ask, Page, Reply};

use crate::store::moves::{self, Used};
use crate::{POLICY, Verb, marks};

/// GET `/consumables/costs`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    if scope.is_nothing() {
        return Err(Refused::NotAllowed);
    }
    let used = ask.db.read(|reading| moves::used(reading, &scope, None))?;
    ask.show(
        || Ok(json!({ "items": as_json(&used) })),
        || {
            let mut page = Page::titled(ask.say("consumables-costs-title"));
            page.head.lead = ask.say("consumables-costs-lead");
            page.crumbs = vec![Crumb::new("/consumables", ask.say("consumables-list-title"))];
            page.body = if used.is_empty() {
                let (title, text) =
                    (ask.say("consumables-costs-empty"), ask.say("consumables-costs-empty-help"));
                look::Empty { icon: Icon::Money, title, text, act: None }.render(ask.talk)
            } else {
                table(ask, &used)
            };
            Ok(page)
        },
    )
}

pub(crate) fn as_json(used: &[Used]) -> Vec<Json> {
    let one = |it: &Used| {
        let unit = it.unit.map(|id| json!({ "id": id, "name": it.name }));
        json!({ "year": it.year, "unit": unit, "value": Money::sek(it.value).to_string() })
    };
    used.iter().map(one).collect()
}

/// A row a unit, a column a year, the latest first; at most five of them.
pub(crate) fn table(ask: &Ask<'_>, used: &[Used]) -> Html {
    let mut years: Vec<i64> = used.iter().map(|it| it.year).collect();
    years.dedup();
    years.truncate(5);
    let mut rows: BTreeMap<(bool, String), Vec<i64>> = BTreeMap::new();
    for it in used {
        let Some(at) = years.iter().position(|year| *year == it.year) else { continue };
        let name = it.name.clone().unwrap_or_else(|| ask.say("consumables-costs-nobody"));
        let values = rows.entry((it.unit.is_none(), name)).or_insert_with(|| vec![0; years.len()]);
        values[at] += it.value;
    }
    let sums = (0..years.len()).map(|at| rows.values().map(|values| values[at]).sum::<i64>());
    let mut sum = vec![Cell::text(ask.say("consumables-costs-sum"))];
    sum.extend(sums.map(|value| Cell::text(marks::money(ask, value))));
    let row = |((_, name), values): (&(bool, String), &Vec<i64>)| {
        let mut cells = vec![Cell::text(name)];
        cells.extend(values.iter().map(|value| Cell::text(marks::money(ask, *value))));
        Row::new(cells)
    };
    let mut columns = vec![Column::new(ask.say("consumables-head-unit"))];
    columns.extend(years.iter().map(|year| Column::figures(year.to_string())));
    Table {
        caption: ask.say("consumables-used-by"),
        columns,
        rows: rows.iter().map(row).collect(),
        sums: sum,
    }
    .render(ask.talk)
}
