//! What a transfer over the border between investment and operating does to the years ahead, beside its form.

use capital::{Base, CapitalYear, Component, Rates, Start};
use kernel::{Input, Money};
use look::{Cell, Column, Html, Row, Table};
use web::Ask;

use crate::marks::shown as money;

/// What is reckoned with when nobody has said: 100 000 kr over five years at 2,5 %.
const AMOUNT: Money = Money::sek(10_000_000);
const LIFE: i64 = 5;
const RATE: i64 = 250;

/// The amount's capital costs by the one rule that there is, from the next January on, with interest by year.
fn years(ask: &Ask<'_>, amount: Money, life: i64, rate: i64) -> Vec<CapitalYear> {
    let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
    let start = Start::new(i64::from(today.year()) + 1, 1);
    let component = start.and_then(|start| Component::new(amount, Money::ZERO, start, life * 12));
    let (Some(component), Some(rates)) = (component, Rates::flat(rate)) else { return Vec::new() };
    capital::years(&component, &rates, Base::Year)
}

/// The capital costs of the amount in the form, or of the usual one, with the formula in words. The address may name
/// another life and rate: `?life=10&rate=1,75`.
pub(crate) fn effect(ask: &Ask<'_>) -> Html {
    let typed = |input: &Input| input.optional_money("amount").ok().flatten().filter(|it| it.minor > 0);
    let amount =
        typed(ask.input).or_else(|| typed(ask.query)).filter(|it| it.is_in_range()).unwrap_or(AMOUNT);
    let life = ask.query.optional_number("life", 1..=50).ok().flatten().unwrap_or(LIFE);
    let rate = ask.query.optional_per_cent("rate", 100).ok().flatten().unwrap_or(RATE);
    let years = years(ask, amount, life, rate);
    let row = |year: &CapitalYear| {
        let amounts = [year.depreciation, year.interest, year.cost()].map(|it| Cell::text(money(ask, it)));
        let number = Cell::text(year.year.to_string());
        Row::new(std::iter::once(number).chain(amounts).collect())
    };
    let head = |word: &str| ask.say(&format!("finance-capital-{word}"));
    let mut columns = vec![Column::new(head("year"))];
    columns.extend(["depreciation", "interest", "sum"].map(|word| Column::figures(head(word))));
    let facts = [
        ("amount", money(ask, amount).into()),
        ("life", life.into()),
        ("rate", ask.talk.lang().hundredths(rate).into()),
    ];
    let caption = ask.talk.with("finance-capital-caption", &facts);
    let table = Table { caption, columns, rows: years.iter().map(row).collect(), sums: Vec::new() };
    let words = look::escape(&ask.say("finance-capital-help"));
    Html(format!("<p>{words}</p>")).then(&table.render(ask.talk))
}
