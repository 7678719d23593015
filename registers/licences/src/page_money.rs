//! The money of a licence's page: price, number and time, in words and as a formula that anybody can reckon again.

use kernel::{Day, Money};
use look::{Arithmetic, Cell, Html, Mood, Notice, Row, Table};
use web::Ask;

use crate::cost_page::YEARS;
use crate::licence::{Decision, What};
use crate::marks;
use crate::page::{Shown, columns};
use crate::plan::YearCost;
use crate::term::{Per, Period, Term, months_and_days};

/// This year and four more.
pub(crate) fn five_years(shown: &Shown) -> Vec<(i16, YearCost)> {
    let from = shown.today.year();
    let horizon = Day::new(from + YEARS - 1, 12, 31).unwrap_or(shown.today);
    let costs = shown.plan.years(horizon);
    (from..from + YEARS).map(|year| (year, costs.get(&year).copied().unwrap_or(YearCost::NOTHING))).collect()
}

/// What so many cost from today to the end of the term that holds.
pub(crate) fn rest(shown: &Shown, count: i64) -> Option<Money> {
    let term = shown.plan.term_on(shown.today).filter(|_| count > 0)?;
    term.cost_from(shown.today, Some(count))
}

/// Months and days in words.
pub(crate) fn time(ask: &Ask<'_>, from: Day, until: Day) -> String {
    let (months, days) = months_and_days(from, until);
    let facts = [("months", months.into()), ("days", days.into())];
    match (months, days) {
        (_, 0) => ask.talk.with("licences-time-months", &facts),
        (0, _) => ask.talk.with("licences-time-days", &facts),
        _ => ask.talk.with("licences-time-both", &facts),
    }
}

/// A price with what it is for: 420 kr a year for each.
pub(crate) fn price(ask: &Ask<'_>, term: &Term) -> String {
    let price = marks::money(ask, term.price).into();
    let key = format!("licences-price-{}-{}", term.per.word(), term.period.word());
    ask.talk.with(&key, &[("price", price)])
}

pub(crate) fn notices(ask: &Ask<'_>, shown: &Shown) -> Html {
    let mut html = Html::default();
    let mut add =
        |mood, words| html = std::mem::take(&mut html).then(&Notice::new(mood, words).render(ask.talk));
    if let Some(missed) = shown.missed_on.filter(|_| shown.missed_on == shown.next_count) {
        add(Mood::Bad, ask.talk.with("licences-notice-missed", &[("day", missed.to_string().into())]));
    }
    if let Some(now) = shown.agreed_now {
        let now = marks::money(ask, now);
        add(Mood::Watch, ask.talk.with("licences-notice-agreed-now", &[("price", now.into())]));
    }
    match shown.licence.terms.last() {
        None => add(Mood::Calm, ask.say("licences-notice-no-term")),
        Some(last) if last.to < shown.today => {
            add(Mood::Watch, ask.talk.with("licences-notice-ended", &[("day", last.to.to_string().into())]));
        }
        Some(_) => {}
    }
    html
}

/// What the term that holds costs: its price, number and time, with what was bought besides.
pub(crate) fn formula(ask: &Ask<'_>, shown: &Shown) -> Html {
    let terms = &shown.licence.terms;
    let now = shown.plan.term_on(shown.today).or_else(|| terms.iter().find(|term| term.from > shown.today));
    let Some(term) = now else { return Html::default() };
    let line = |label: String, note: String, amount: Money| look::Term {
        label,
        note,
        amount: marks::money(ask, amount),
        ..look::Term::default()
    };
    let base = line(
        ask.talk.with(
            "licences-formula-term",
            &[("from", term.from.to_string().into()), ("to", term.to.to_string().into())],
        ),
        written(ask, term, term.from, term.count),
        term.cost(),
    );
    let is_extra = |it: &&Decision| it.what == What::TrueUp && it.term == term.number;
    let extras: Vec<&Decision> = shown.licence.decisions.iter().filter(is_extra).collect();
    let sum = extras
        .iter()
        .filter_map(|it| it.amount)
        .fold(term.cost(), |sum, amount| sum.plus(amount).unwrap_or(Money::LARGEST));
    let extra = |it: &&Decision| {
        let label = ask.talk.with(
            "licences-formula-extra",
            &[("count", it.count.into()), ("from", it.from.to_string().into())],
        );
        let by_price = term.cost_from(it.from, Some(it.count));
        // An amount that was agreed otherwise is not what the formula gives.
        let note = if by_price == it.amount {
            written(ask, term, it.from, Some(it.count))
        } else {
            ask.say("licences-formula-agreed")
        };
        line(label, note, it.amount.unwrap_or(Money::ZERO))
    };
    Arithmetic {
        caption: ask.say("licences-formula"),
        terms: std::iter::once(base).chain(extras.iter().map(extra)).collect(),
        sum_label: ask.say("licences-formula-sum"),
        sum: marks::money(ask, sum),
    }
    .render(ask.talk)
}

/// The formula itself: 120 × 420 kr a year × 12 months.
pub(crate) fn written(ask: &Ask<'_>, term: &Term, from: Day, count: Option<i64>) -> String {
    let is_all = count == term.count && from == term.from;
    let facts = [
        ("count", ask.talk.lang().number(count.unwrap_or(1)).into()),
        ("all", ask.talk.lang().number(term.count.unwrap_or(1)).into()),
        ("price", price(ask, term).into()),
        ("time", time(ask, from, term.next()).into()),
    ];
    let key = match (term.per, term.period) {
        (Per::Each, Period::Year) => "licences-formula-each-year",
        (Per::Each, Period::Month) => "licences-formula-each-month",
        (Per::Whole, Period::Year) if is_all => "licences-formula-whole-year",
        (Per::Whole, Period::Month) if is_all => "licences-formula-whole-month",
        (Per::Whole, Period::Year) => "licences-formula-part-year",
        (Per::Whole, Period::Month) => "licences-formula-part-month",
    };
    ask.talk.with(key, &facts)
}

pub(crate) fn terms(ask: &Ask<'_>, shown: &Shown) -> Html {
    let terms = &shown.licence.terms;
    if terms.is_empty() {
        return Html::default();
    }
    let row = |at: usize| {
        let term = &terms[at];
        let before = at.checked_sub(1).and_then(|before| terms.get(before));
        let change = before.and_then(|before| term.change_since(before));
        Row::new(vec![
            term.number.to_string().into(),
            Cell::day(term.from.to_string()),
            Cell::day(term.to.to_string()),
            term.count.map_or_else(Cell::nothing, |count| ask.talk.lang().number(count).into()),
            price(ask, term).into(),
            change.map_or_else(Cell::nothing, |change| marks::percent(ask, change).into()),
            marks::money(ask, term.cost()).into(),
            if term.is_agreed { ask.say("licences-term-agreed").into() } else { term.reason.clone().into() },
        ])
    };
    Table {
        caption: ask.say("licences-terms"),
        columns: columns(
            ask,
            &["term", "from", "to", "count", "price", "change", "cost", "why"],
            &["count", "price", "change", "cost"],
        ),
        rows: (0..terms.len()).rev().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

pub(crate) fn years(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.licence.terms.is_empty() {
        return Html::default();
    }
    let row = |(year, cost): &(i16, YearCost)| {
        Row::new(vec![
            year.to_string().into(),
            marks::money(ask, cost.committed).into(),
            marks::money(ask, cost.expected).into(),
        ])
    };
    Table {
        caption: ask.say("licences-years"),
        columns: columns(ask, &["year", "committed", "expected"], &["committed", "expected"]),
        rows: five_years(shown).iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

pub(crate) fn decisions(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.licence.decisions.is_empty() {
        return Html::default();
    }
    let row = |it: &Decision| {
        let facts = [("count", it.count.into()), ("from", it.from.to_string().into())];
        let amount = it.amount.map_or_else(Cell::nothing, |amount| marks::money(ask, amount).into());
        Row::new(vec![
            Cell::day(ask.when(it.at)),
            ask.talk.with(&format!("licences-was-{}", it.what.word()), &facts).into(),
            amount,
            it.reason.clone().into(),
            shown.name(ask, it.by).into(),
        ])
    };
    Table {
        caption: ask.say("licences-decisions"),
        columns: columns(ask, &["at", "decision", "amount", "why", "by"], &["amount"]),
        rows: shown.licence.decisions.iter().rev().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}
