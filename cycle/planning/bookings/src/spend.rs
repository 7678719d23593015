//! What was spent with a supplier beside what was agreed with it, year by year.

use std::collections::BTreeMap;

use agreements::Supplier;
use kernel::{Id, Money, Refused, Result};
use look::{Cell, Column, Crumb, Html, Mood, Notice, Row, Table};
use serde_json::json;
use store::Reading;
use web::{Ask, Page, Reply};

/// A year of a supplier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Year {
    pub year: i16,
    pub agreed: Money,
    pub spent: Money,
}

impl Year {
    /// More spent than agreed, below nothing when it is less.
    pub(crate) fn strays(&self) -> Money {
        self.spent.minus(self.agreed).unwrap_or(Money::ZERO)
    }
}

/// Put beside each other: every year that either knows of.
pub(crate) fn beside(spent: &[(i16, Money)], agreed: &[(i16, Money)]) -> Vec<Year> {
    let mut years: BTreeMap<i16, (Money, Money)> = BTreeMap::new();
    for (year, amount) in agreed {
        years.entry(*year).or_insert((Money::ZERO, Money::ZERO)).0 = *amount;
    }
    for (year, amount) in spent {
        years.entry(*year).or_insert((Money::ZERO, Money::ZERO)).1 = *amount;
    }
    years.into_iter().map(|(year, (agreed, spent))| Year { year, agreed, spent }).collect()
}

/// The years until this one, among those whose money and agreements the reader may read.
fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<Supplier>, this: i16) -> Result<Vec<Year>> {
    let names = agreements::supplier_spellings(reading, ask.actor, id)?;
    let spent = finance::spent_with(reading, ask.actor, &names)?;
    let agreed = agreements::agreed_with(reading, ask.actor, id)?;
    let agreed: Vec<_> = agreed
        .into_iter()
        .filter(|(year, _)| *year <= this)
        .map(|(year, cost)| (year, cost.expected))
        .collect();
    Ok(beside(&spent, &agreed))
}

fn this_year(ask: &Ask<'_>) -> i16 {
    ask.db.clock().now().day_in(&ask.visitor.organisation.zone).year()
}

fn may(ask: &Ask<'_>) -> bool {
    finance::POLICY.may_somewhere(ask.actor, finance::Verb::Read)
}

/// On a supplier's page; nothing for whoever reads no money, and when there is none.
pub(crate) fn panel(ask: &Ask<'_>, id: Id<Supplier>) -> Result<Html> {
    if !may(ask) {
        return Ok(Html::default());
    }
    let this = this_year(ask);
    let years = ask.db.read(|reading| load(reading, ask, id, this))?;
    Ok(if years.is_empty() { Html::default() } else { drawn(ask, &years) })
}

/// GET `/suppliers/{id}/spend`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    if !may(ask) {
        return Err(Refused::NotAllowed);
    }
    let id: Id<Supplier> = ask.id("id")?;
    let this = this_year(ask);
    let (years, name) = ask.db.read(|reading| {
        Ok((load(reading, ask, id, this)?, agreements::supplier_name(reading, id)?.unwrap_or_default()))
    })?;
    let json = || {
        let year = |it: &Year| {
            json!({ "year": it.year, "agreed": it.agreed.to_string(), "spent": it.spent.to_string(),
                "strays": it.strays().to_string() })
        };
        Ok(json!({ "items": years.iter().map(year).collect::<Vec<_>>() }))
    };
    ask.show(json, || {
        let mut page = Page::titled(ask.talk.with("bookings-spend-page", &[("name", name.as_str().into())]));
        page.crumbs = vec![
            Crumb::new("/suppliers", ask.say("bookings-spend-suppliers")),
            Crumb::new(format!("/suppliers/{id}"), &name),
        ];
        page.body =
            if years.is_empty() { paragraph(&ask.say("bookings-spend-none")) } else { drawn(ask, &years) };
        Ok(page)
    })
}

fn paragraph(text: &str) -> Html {
    Html(format!("<p class=\"prose\">{}</p>", look::escape(text)))
}

/// What is said of a year in which more was spent than agreed.
fn told(ask: &Ask<'_>, year: &Year) -> Option<String> {
    let strays = year.strays();
    if strays.minor <= 0 {
        return None;
    }
    let amount = strays.show(ask.talk.lang());
    let facts = [("year", year.year.to_string().into()), ("amount", amount.into())];
    let key = if year.agreed == Money::ZERO { "bookings-spend-unagreed" } else { "bookings-spend-over" };
    Some(ask.talk.with(key, &facts))
}

fn drawn(ask: &Ask<'_>, years: &[Year]) -> Html {
    let lang = ask.talk.lang();
    let row = |it: &Year| {
        let amounts = [it.agreed, it.spent, it.strays()].map(|amount| Cell::from(amount.show(lang)));
        Row::new(std::iter::once(Cell::from(it.year.to_string())).chain(amounts).collect())
    };
    let mut columns = vec![Column::new(ask.say("bookings-spend-year"))];
    columns.extend(
        ["agreed", "spent", "strays"].map(|word| Column::figures(ask.say(&format!("bookings-spend-{word}")))),
    );
    let rows = years.iter().map(row).collect();
    let table = Table { caption: ask.say("bookings-spend-caption"), columns, rows, sums: Vec::new() }
        .render(ask.talk);
    let told = years.iter().rev().filter_map(|year| told(ask, year));
    let told =
        told.fold(Html::default(), |all, text| all.then(&Notice::new(Mood::Watch, text).render(ask.talk)));
    told.then(&table).then(&paragraph(&ask.say("bookings-spend-help")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_that_either_knows_of_is_there_and_says_how_far_it_strays() {
        let kr = Money::sek;
        let years = beside(&[(2025, kr(150)), (2026, kr(20))], &[(2024, kr(5)), (2025, kr(100))]);
        let strays: Vec<(i16, i64)> = years.iter().map(|it| (it.year, it.strays().minor)).collect();
        assert_eq!(strays, [(2024, -5), (2025, 50), (2026, 20)]);
    }
}
