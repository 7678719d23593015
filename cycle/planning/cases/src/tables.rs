//! The tables of a case's page, each with the formula of its totals.

use kernel::Money;
use look::{Cell, Column, Html, Row, Table};
use web::Ask;

use crate::marks::{self, paragraph, shown as money};
use crate::show::Shown;
use crate::store::decisions::Kept;
use crate::{Benefit, Case, Centre, Cost, Kind, POLICY, Verb, Worth, YearSum};

fn columns(ask: &Ask<'_>, words: &[&str], figures: &[&str]) -> Vec<Column> {
    let column = |word: &&str| {
        let label = ask.say(&format!("cases-head-{word}"));
        if figures.contains(word) { Column::figures(label) } else { Column::new(label) }
    };
    words.iter().map(column).collect()
}

/// A row for each year: what it costs, what comes in cash, the net, and time apart at the end.
pub(crate) fn years(ask: &Ask<'_>, years: &[YearSum], sum: &YearSum) -> Html {
    let heads = ["year", "one-off", "running", "capital", "cost", "cash", "net", "time"];
    let cells = |label: String, it: &YearSum| -> Vec<Cell> {
        let amounts = [it.one_off, it.running, it.capital, it.cost(), it.cash, it.net(), it.time];
        let amounts = amounts.into_iter().map(|amount| money(ask, amount).into());
        std::iter::once(Cell::text(label)).chain(amounts).collect()
    };
    let table = Table {
        caption: ask.say("cases-years"),
        columns: columns(ask, &heads, &heads[1..]),
        rows: years.iter().map(|it| Row::new(cells(it.year.to_string(), it))).collect(),
        sums: cells(ask.say("cases-sum"), sum),
    };
    table.render(ask.talk).then(&paragraph(&ask.say("cases-formula-years")))
}

/// What each cost centre pays for, year by year.
pub(crate) fn centres(ask: &Ask<'_>, shown: &Shown) -> Html {
    let mut columns = columns(ask, &["unit"], &[]);
    columns.extend(shown.picture.years.iter().map(|it| Column::figures(it.year.to_string())));
    columns.push(Column::figures(ask.say("cases-sum")));
    let row = |it: &Centre| {
        let amounts = it.costs.iter().chain([&it.sum]).map(|amount| money(ask, *amount).into());
        let name = Cell::text(shown.names.unit(it.unit));
        Row::new(std::iter::once(name).chain(amounts).collect())
    };
    let sums = shown.picture.years.iter().chain([&shown.picture.sum]).map(|it| money(ask, it.cost()).into());
    let table = Table {
        caption: ask.say("cases-centres"),
        columns,
        rows: shown.picture.centres.iter().map(row).collect(),
        sums: std::iter::once(Cell::text(ask.say("cases-sum"))).chain(sums).collect(),
    };
    table.render(ask.talk).then(&paragraph(&ask.say("cases-formula-centres")))
}

fn may_edit(ask: &Ask<'_>, case: &Case) -> bool {
    case.is_draft().is_ok() && POLICY.may(ask.actor, Verb::Edit, case)
}

/// A line's name, which leads to its form for whoever may change it.
fn named(name: &str, href: &str, may_edit: bool) -> Cell {
    if may_edit { Cell::link(format!("{href}/edit"), name) } else { Cell::text(name) }
}

fn remove(ask: &Ask<'_>, name: &str, href: &str) -> Cell {
    let words = ask.talk.with("cases-remove-named", &[("name", name.into())]);
    Cell::link(format!("{href}/remove"), words)
}

fn period((first, last): (i64, i64)) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// Each line of what it costs, with who pays it.
pub(crate) fn costs(ask: &Ask<'_>, shown: &Shown) -> Html {
    let case = &shown.whole.case;
    let may_edit = may_edit(ask, case);
    let mut heads = vec!["name", "kind", "years", "amount", "payer", "unit", "account"];
    heads.extend(may_edit.then_some("remove"));
    let row = |cost: &Cost| {
        let part = if matches!(cost.kind, Kind::Capital { .. }) { "investments" } else { "costs" };
        let href = format!("{}/{part}/{}", case.href(), cost.id);
        let payer = match shown.names.payer(cost) {
            Some(payer) => payer.into(),
            None if cost.lacks_payer() => Cell::state(&marks::no_payer(ask.talk)),
            None => Cell::nothing(),
        };
        let mut cells = vec![
            named(&cost.charge.name, &href, may_edit),
            ask.say(&format!("cases-kind-{}", cost.kind.word())).into(),
            period(cost.kind.years()).into(),
            money(ask, cost.kind.amount()).into(),
            payer,
            Cell::text(shown.names.unit(cost.charge.unit)),
            Cell::text(&cost.charge.account),
        ];
        if may_edit {
            cells.push(remove(ask, &cost.charge.name, &format!("{}/costs/{}", case.href(), cost.id)));
        }
        Row::new(cells)
    };
    let table = Table {
        caption: ask.say("cases-costs"),
        columns: columns(ask, &heads, &["amount"]),
        rows: shown.whole.costs.iter().map(row).collect(),
        sums: Vec::new(),
    };
    table.render(ask.talk).then(&paragraph(&ask.say("cases-costs-help")))
}

/// What it is worth, in the words of its class.
fn worth(ask: &Ask<'_>, worth: Worth) -> String {
    match worth {
        Worth::Cash(amount) => ask.talk.with("cases-worth-cash", &[("amount", money(ask, amount).into())]),
        Worth::Time { hours, rate } => {
            let facts = [
                ("hours", ask.talk.lang().number(hours).into()),
                ("rate", money(ask, rate).into()),
                ("amount", money(ask, worth.time()).into()),
            ];
            ask.talk.with("cases-worth-time", &facts)
        }
        Worth::NotPriced => ask.say("cases-worth-not-priced"),
    }
}

/// Each benefit with its owner and its measure.
pub(crate) fn benefits(ask: &Ask<'_>, shown: &Shown) -> Html {
    let case = &shown.whole.case;
    if shown.whole.benefits.is_empty() {
        return paragraph(&ask.say("cases-no-benefits"));
    }
    let may_edit = may_edit(ask, case);
    let mut heads = vec!["benefit", "class", "worth", "years", "owner", "measure", "baseline", "target"];
    heads.extend(may_edit.then_some("remove"));
    let row = |it: &Benefit| {
        let href = format!("{}/benefits/{}", case.href(), it.id);
        let owner = shown.persons.get(&it.owner).cloned();
        let mut cells = vec![
            named(&it.name, &href, may_edit),
            ask.say(&format!("cases-class-{}", it.worth.word())).into(),
            worth(ask, it.worth).into(),
            period((it.first_year, it.last_year)).into(),
            owner.unwrap_or_else(|| ask.say("cases-protected")).into(),
            Cell::text(&it.measure),
            Cell::text(&it.baseline),
            Cell::text(&it.target),
        ];
        if may_edit {
            cells.push(remove(ask, &it.name, &href));
        }
        Row::new(cells)
    };
    let table = Table {
        caption: ask.say("cases-benefits"),
        columns: columns(ask, &heads, &[]),
        rows: shown.whole.benefits.iter().map(row).collect(),
        sums: Vec::new(),
    };
    table.render(ask.talk).then(&paragraph(&ask.say("cases-formula-benefits")))
}

/// What was decided, the latest first; each leads to the case as it was then.
pub(crate) fn decisions(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.decisions.is_empty() {
        return Html::default();
    }
    let row = |it: &Kept| {
        let by = it.by.map_or_else(String::new, |by| {
            shown.persons.get(&by).cloned().unwrap_or_else(|| ask.say("cases-protected"))
        });
        let href = format!("{}/decisions/{}", shown.whole.case.href(), it.id);
        let words = ask.talk.with("cases-revision-number", &[("number", it.revision.into())]);
        Row::new(vec![
            Cell::link(href, words),
            ask.say(&format!("cases-state-{}", it.outcome.word())).into(),
            Cell::day(ask.when(it.at)),
            by.into(),
            Cell::text(&it.reason),
            Cell::text(&it.reference),
        ])
    };
    let heads = ["revision", "outcome", "at", "by", "reason", "reference"];
    Table {
        caption: ask.say("cases-decisions"),
        columns: columns(ask, &heads, &[]),
        rows: shown.decisions.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

/// An investment's years: opening, depreciation, interest and their sum, the whole life through.
pub(crate) fn component(ask: &Ask<'_>, cost: &Cost, years: &[capital::CapitalYear]) -> Html {
    let Kind::Capital { amount, residual, component } = cost.kind else { return Html::default() };
    let heads = ["year", "months", "opening", "depreciation", "interest", "capital"];
    let row = |it: &capital::CapitalYear| {
        let amounts = [it.opening, it.depreciation, it.interest, it.cost()];
        let cells = [Cell::text(it.year.to_string()), Cell::text(it.months.to_string())];
        Row::new(cells.into_iter().chain(amounts.map(|amount| money(ask, amount).into())).collect())
    };
    let sum = |of: fn(&capital::CapitalYear) -> Money| -> Cell {
        money(ask, Money::sek(years.iter().map(|it| of(it).minor).sum())).into()
    };
    let facts = [
        ("name", cost.charge.name.as_str().into()),
        ("amount", money(ask, amount).into()),
        ("residual", money(ask, residual).into()),
        ("life", component.life_months().into()),
        ("start", format!("{}-{:02}", component.start().year, component.start().month).into()),
    ];
    Table {
        caption: ask.talk.with("cases-component", &facts),
        columns: columns(ask, &heads, &heads[1..]),
        rows: years.iter().map(row).collect(),
        sums: vec![
            Cell::text(ask.say("cases-sum")),
            Cell::text(component.life_months().to_string()),
            Cell::nothing(),
            sum(|it| it.depreciation),
            sum(|it| it.interest),
            sum(capital::CapitalYear::cost),
        ],
    }
    .render(ask.talk)
}
