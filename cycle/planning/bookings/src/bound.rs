//! What agreements bind beside the budget, year by year: a column of its own, which is added to nothing.

use std::collections::BTreeMap;

use agreements::YearCost;
use finance::Figures;
use kernel::{FieldErrors, Id, Money, Refused, Result, Unit};
use look::{Cell, Choice, Column, Crumb, Filter, FilterBar, FilterKind, Html, Row, Table};
use serde_json::json;
use web::{Ask, Page, Reply};

/// Years after this one of which agreements are told.
const AHEAD: i16 = 4;

/// A year with its budget and what agreements bind.
struct Year {
    year: i16,
    figures: Figures,
    agreed: YearCost,
}

/// GET `/budget/bound`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    if !finance::POLICY.may_somewhere(ask.actor, finance::Verb::Read) {
        return Err(Refused::NotAllowed);
    }
    let unit: Option<Id<Unit>> =
        ask.query.optional_id("unit").map_err(|error| Refused::Invalid(FieldErrors(vec![error])))?;
    let this = ask.db.clock().now().day_in(&ask.visitor.organisation.zone).year();
    let (years, units) = ask.db.read(|reading| {
        let figures: BTreeMap<i16, Figures> =
            finance::by_year(reading, ask.actor, unit)?.into_iter().map(|it| (it.year, it.figures)).collect();
        let first = figures.keys().next().copied().unwrap_or(this).min(this).max(this - 10);
        let agreed = agreements::committed(reading, ask.actor, first..=this + AHEAD, unit)?;
        let year = |(year, agreed): (i16, YearCost)| Year {
            year,
            figures: figures.get(&year).copied().unwrap_or(Figures::NOTHING),
            agreed,
        };
        let years: Vec<Year> = agreed.into_iter().map(year).collect();
        Ok((years, people::unit_choices(reading)?))
    })?;
    let json = || {
        let year = |it: &Year| {
            json!({
                "year": it.year, "plan": it.figures.plan.to_string(), "bound": it.figures.bound.to_string(),
                "spent": it.figures.spent.to_string(), "agreements": it.agreed.committed.to_string(),
            })
        };
        Ok(json!({ "items": years.iter().map(year).collect::<Vec<_>>() }))
    };
    ask.show(json, || Ok(page(ask, &years, units)))
}

fn page(ask: &Ask<'_>, years: &[Year], units: Vec<Choice>) -> Page {
    let mut page = Page::titled(ask.say("bookings-bound-title"));
    page.head.lead = ask.say("bookings-bound-lead");
    page.crumbs = vec![Crumb::new("/budget", ask.say("bookings-bound-budget"))];
    let mut choices = vec![Choice::new("", ask.say("bookings-bound-all-units"))];
    choices.extend(units);
    let unit = Filter::new(
        FilterKind::OneOf(choices),
        "unit",
        ask.say("bookings-units-col-unit"),
        ask.query.raw("unit"),
    );
    let bar = FilterBar { action: "/budget/bound".to_owned(), keep: Vec::new(), filters: vec![unit] };
    page.body = bar.render(ask.talk).then(&table(ask, years));
    let rule = look::escape(&ask.say("bookings-bound-rule"));
    page.body = page.body.then(&Html(format!("<p class=\"prose\">{rule}</p>")));
    page
}

fn table(ask: &Ask<'_>, years: &[Year]) -> Html {
    let money = |amount: Money| Cell::from(amount.show(ask.talk.lang()));
    let row = |it: &Year| {
        Row::new(vec![
            it.year.to_string().into(),
            money(it.figures.plan),
            money(it.figures.bound),
            money(it.figures.spent),
            money(it.agreed.committed),
        ])
    };
    let mut columns = vec![Column::new(ask.say("bookings-spend-year"))];
    columns.extend(
        ["plan", "orders", "spent", "agreements"]
            .map(|word| Column::figures(ask.say(&format!("bookings-bound-{word}")))),
    );
    let rows = years.iter().map(row).collect();
    Table { caption: ask.say("bookings-bound-title"), columns, rows, sums: Vec::new() }.render(ask.talk)
}
