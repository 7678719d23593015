//! A line's page: its figures, who pays it, its orders and its latest entries.

use std::collections::HashMap;

use kernel::{Id, Money, Result, Subject};
use look::{
    Act, Arithmetic, Cell, Column, Crumb, Facts, Head, Html, Icon, Mood, Notice, Row, Sign, StateMark, Table,
    Term,
};
use serde_json::{Value as Json, json};
use store::Reading;
use web::{Ask, Page, Reply};

use crate::ledger::Order;
use crate::marks::{self, figures_json, shown as money};
use crate::store::books::{self, Late};
use crate::store::{entries, lines, totals};
use crate::{BudgetLine, Entry, Figures, POLICY, Verb, Why};

/// Entries that the page shows; the list has them all.
const ENTRIES: i64 = 50;

/// All that the page shows to this reader.
struct Shown {
    line: BudgetLine,
    unit: String,
    service: Option<String>,
    /// Each part with its source's name, whether that is granted, and its figures.
    parts: Vec<(Option<String>, bool, i64, Figures)>,
    unfunded: Money,
    entries: Vec<Entry>,
    reversed: Vec<Id<Entry>>,
    orders: Vec<(Order, String)>,
    late: Vec<Late>,
}

/// GET `/budget/lines/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let shown = ask.db.read(|reading| load(reading, ask, ask.id("id")?))?;
    ask.show(|| Ok(as_json(&shown)), || page(ask, &shown))
}

fn load(reading: &Reading<'_>, ask: &Ask<'_>, id: Id<BudgetLine>) -> Result<Shown> {
    let line = lines::load(reading, ask.actor, id)?;
    let unit = people::unit_names(reading, &[line.facts.unit])?.remove(&line.facts.unit).unwrap_or_default();
    let service = match line.facts.service {
        Some(service) => services::names(reading, ask.actor, &[service])?.remove(&service),
        None => None,
    };
    let ids: Vec<i64> = line.funding.parts().iter().filter_map(|part| Some(part.source?.number())).collect();
    let named: HashMap<i64, (String, bool)> = totals::source_names(reading, &ids)?
        .into_iter()
        .map(|(id, name, standing)| (id, (name, standing == "granted")))
        .collect();
    let split = line.funding.split(line.sums.figures()).unwrap_or_default();
    let mut unfunded = Money::ZERO;
    let mut parts = Vec::new();
    for (part, figures) in line.funding.parts().iter().zip(split) {
        let source = part.source.and_then(|source| named.get(&source.number()).cloned());
        let is_granted = source.as_ref().is_some_and(|(_, is_granted)| *is_granted);
        if !is_granted {
            unfunded = unfunded.plus(figures.plan).unwrap_or(unfunded);
        }
        parts.push((source.map(|(name, _)| name), is_granted, part.share, figures));
    }
    let entries = entries::latest(reading, id, ENTRIES)?;
    let reversed = entries::reversed_of(reading, id)?;
    let orders = entries::orders(reading, id)?;
    let late = books::late_of_line(reading, id)?;
    Ok(Shown { line, unit, service, parts, unfunded, entries, reversed, orders, late })
}

fn as_json(shown: &Shown) -> Json {
    let (line, facts) = (&shown.line, &shown.line.facts);
    let part = |(name, is_granted, share, figures): &(Option<String>, bool, i64, Figures)| {
        let unfunded = if *is_granted { Money::ZERO } else { figures.plan };
        let mut json = figures_json(*figures, unfunded);
        json["source"] = json!(name);
        json["share_percent"] = json!(Money::sek(*share).to_string());
        json
    };
    let entry = |entry: &Entry| {
        json!({
            "id": entry.id, "stage": entry.stage.word(), "why": entry.why.word(),
            "amount": entry.amount.to_string(), "day": entry.day, "reference": entry.reference,
            "row": entry.row, "text": entry.text, "supplier": entry.supplier, "order": entry.order,
            "reverses": entry.reverses, "replaces": entry.replaces,
            "is_reversed": shown.reversed.contains(&entry.id),
        })
    };
    let order = |(order, reference): &(Order, String)| {
        json!({ "id": order.id, "reference": reference, "ordered": order.ordered.to_string(),
            "open": order.open.to_string() })
    };
    let late = |late: &Late| {
        json!({ "stage": late.stage, "amount": late.amount.to_string(), "day": late.day,
            "reference": late.reference, "reason": late.reason, "at": late.at.rfc3339() })
    };
    json!({
        "id": line.id,
        "name": facts.name,
        "year": line.year.year,
        "is_locked": line.year.is_locked().is_ok(),
        "unit": { "id": facts.unit, "name": shown.unit },
        "account": facts.account,
        "activity": facts.activity,
        "service": shown.service,
        "project": facts.project,
        "kind": facts.kind.word(),
        "figures": figures_json(line.sums.figures(), shown.unfunded),
        "is_forecast_said": line.sums.said.is_some(),
        "parts": shown.parts.iter().map(part).collect::<Vec<_>>(),
        "orders": shown.orders.iter().map(order).collect::<Vec<_>>(),
        "entries": shown.entries.iter().map(entry).collect::<Vec<_>>(),
        "late_corrections": shown.late.iter().map(late).collect::<Vec<_>>(),
        "post": line.post.map(|post| json!({
            "salary": post.salary.to_string(), "on_costs_percent": Money::sek(post.on_costs).to_string(),
            "share_percent": Money::sek(post.share).to_string(), "from_month": post.from_month, "months": post.months,
        })),
        "version": line.version,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Result<Page> {
    let line = &shown.line;
    let (primary, quiet) = acts(ask, line);
    let head = Head {
        number: line.id.to_string(),
        state: Some(state(ask, shown)),
        primary,
        quiet,
        ..Head::titled(format!("{} {}", line.facts.name, line.year.year))
    };
    let crumbs = vec![
        Crumb::new("/budget", ask.say("finance-budget-title")),
        Crumb::new(format!("/budget/lines?year={}", line.year.id), line.year.year.to_string()),
    ];
    let mut body = reckoned(ask, shown);
    body = body.then(&post(ask, line)).then(&funding(ask, shown)).then(&orders(ask, shown));
    body = body.then(&entries(ask, shown)).then(&late(ask, shown));
    let subject = Subject::new("budget-line", line.id.number());
    let aside = facts(ask, shown).then(&thread::panel(ask, &subject)?);
    Ok(Page { crumbs, head, body, aside, ..Page::default() })
}

/// Unfunded before all else; otherwise how the year stands.
fn state(ask: &Ask<'_>, shown: &Shown) -> StateMark {
    if shown.unfunded == Money::ZERO {
        return marks::year(ask.talk, &shown.line.year);
    }
    let amount = money(ask, shown.unfunded);
    let words = ask.talk.with("finance-unfunded-mark", &[("amount", amount.into())]);
    StateMark::new(Icon::Danger, words, Mood::Bad)
}

/// What this person may do with it now; the first is the one button.
fn acts(ask: &Ask<'_>, line: &BudgetLine) -> (Option<Act>, Vec<Act>) {
    let may = |verb| POLICY.may(ask.actor, verb, line);
    let act =
        |key: &str, word: &str, icon| Act::go(ask.say(key), format!("{}/{word}", line.href())).icon(icon);
    let mut acts = Vec::new();
    if line.takes_entries().is_err() {
        if may(Verb::CorrectLate) {
            acts.push(act("finance-late-title", "correct-late", Icon::Edit));
        }
        return (None, acts);
    }
    let open = [
        (Verb::Spend, "finance-invoice-title", "invoice", Icon::Document),
        (Verb::Commit, "finance-order-title", "order", Icon::Send),
        (Verb::Forecast, "finance-forecast-title", "forecast", Icon::Outcome),
        (Verb::Spend, "finance-credit-title", "credit", Icon::Undo),
        (Verb::Fund, "finance-fund-title", "fund", Icon::Money),
    ];
    acts.extend(
        open.into_iter().filter(|(verb, ..)| may(*verb)).map(|(_, key, word, icon)| act(key, word, icon)),
    );
    if may(Verb::Plan) && line.post.is_none() {
        acts.push(act("finance-plan-title", "plan", Icon::Plan));
    }
    if may(Verb::Plan) && (line.post.is_some() || line.sums.plan == Money::ZERO) {
        acts.push(act("finance-post-title", "post", Icon::Person));
    }
    if may(Verb::Edit) {
        acts.push(act("finance-edit-page", "edit", Icon::Edit));
    }
    let mut acts = acts.into_iter();
    (acts.next(), acts.collect())
}

/// Plan − bound − spent = available, and the forecast with where it comes from.
fn reckoned(ask: &Ask<'_>, shown: &Shown) -> Html {
    let figures = shown.line.sums.figures();
    let term = |sign, key: &str, amount| Term {
        sign,
        label: ask.say(key),
        amount: money(ask, amount),
        ..Term::default()
    };
    let sum = Arithmetic {
        caption: ask.say("finance-reckoned"),
        terms: vec![
            term(Sign::Plus, "finance-measure-plan", figures.plan),
            term(Sign::Minus, "finance-measure-bound", figures.bound),
            term(Sign::Minus, "finance-measure-spent", figures.spent),
        ],
        sum_label: ask.say("finance-measure-available"),
        sum: money(ask, marks::left(figures)),
    };
    let key =
        if shown.line.sums.said.is_some() { "finance-forecast-said" } else { "finance-forecast-is-plan" };
    let words = ask.talk.with(key, &[("amount", money(ask, figures.forecast).into())]);
    let mut html = sum.render(ask.talk).then(&paragraph(&words));
    if marks::left(figures).minor < 0 {
        let words = Notice::new(Mood::Bad, ask.say("finance-overdrawn"));
        html = words.render(ask.talk).then(&html);
    }
    html
}

fn paragraph(text: &str) -> Html {
    Html(format!("<p class=\"prose\">{}</p>", look::escape(text)))
}

fn post(ask: &Ask<'_>, line: &BudgetLine) -> Html {
    let Some(post) = &line.post else { return Html::default() };
    let facts = [
        ("salary", money(ask, post.salary).into()),
        ("on_costs", ask.talk.lang().hundredths(post.on_costs).into()),
        ("share", ask.talk.lang().hundredths(post.share).into()),
        ("months", post.months.into()),
        ("from", post.from_month.into()),
    ];
    paragraph(&ask.talk.with("finance-post-formula", &facts))
}

fn columns(ask: &Ask<'_>, words: &[&str], figures: &[&str]) -> Vec<Column> {
    let column = |word: &&str| {
        let label = ask.say(&format!("finance-head-{word}"));
        if figures.contains(word) { Column::figures(label) } else { Column::new(label) }
    };
    words.iter().map(column).collect()
}

fn funding(ask: &Ask<'_>, shown: &Shown) -> Html {
    let row = |(name, is_granted, share, figures): &(Option<String>, bool, i64, Figures)| {
        let name = name.clone().unwrap_or_else(|| ask.say("finance-no-source"));
        let unfunded = if *is_granted { Money::ZERO } else { figures.plan };
        Row::new(vec![
            name.into(),
            format!("{}\u{a0}%", ask.talk.lang().hundredths(*share)).into(),
            money(ask, figures.plan).into(),
            money(ask, figures.bound).into(),
            money(ask, figures.spent).into(),
            marks::unfunded(ask, unfunded),
        ])
    };
    let heads = ["source", "share", "plan", "bound", "spent", "unfunded"];
    Table {
        caption: ask.say("finance-funding"),
        columns: columns(ask, &heads, &["share", "plan", "bound", "spent"]),
        rows: shown.parts.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn orders(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.orders.is_empty() {
        return Html::default();
    }
    let row = |(order, reference): &(Order, String)| {
        Row::new(vec![Cell::text(reference), money(ask, order.ordered).into(), money(ask, order.open).into()])
    };
    Table {
        caption: ask.say("finance-orders"),
        columns: columns(ask, &["reference", "ordered", "open"], &["ordered", "open"]),
        rows: shown.orders.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn entries(ask: &Ask<'_>, shown: &Shown) -> Html {
    let line = &shown.line;
    let may_correct = line.takes_entries().is_ok() && POLICY.may(ask.actor, Verb::Correct, line);
    let row = |entry: &Entry| {
        let is_reversed = shown.reversed.contains(&entry.id);
        let can = match entry.why {
            Why::Plan | Why::Order | Why::Invoice | Why::Credit | Why::Forecast => !is_reversed,
            Why::Post | Why::Transfer | Why::Release | Why::Reopening | Why::Reversal => false,
        };
        let last = if is_reversed {
            Cell::state(&StateMark::new(Icon::Undo, ask.say("finance-taken-back"), Mood::Past))
        } else if can && may_correct {
            Cell::link(
                format!("{}/entries/{}/correct", line.href(), entry.id),
                ask.talk.with("finance-correct-number", &[("number", entry.id.to_string().into())]),
            )
        } else {
            Cell::nothing()
        };
        let about = [entry.reference.as_str(), &entry.supplier, &entry.text];
        let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
        Row::new(vec![
            Cell::day(entry.day.to_string()),
            ask.say(&format!("finance-why-{}", entry.why.word())).into(),
            about.join(" · ").into(),
            ask.say(&format!("finance-stage-{}", entry.stage.word())).into(),
            money(ask, entry.amount).into(),
            last,
        ])
    };
    let table = Table {
        caption: ask.say("finance-entries"),
        columns: columns(ask, &["day", "why", "about", "stage", "amount", "correct"], &["amount"]),
        rows: shown.entries.iter().map(row).collect(),
        sums: Vec::new(),
    };
    let all = Act::go(ask.say("finance-all-entries"), format!("/budget/entries?line={}", line.id));
    let all = Html(format!("<p>{}</p>", all.icon(Icon::Table).plain()));
    if shown.entries.is_empty() {
        paragraph(&ask.say("finance-no-entries"))
    } else {
        table.render(ask.talk).then(&all)
    }
}

/// What was corrected after the year was locked: apart, and not in the figures.
fn late(ask: &Ask<'_>, shown: &Shown) -> Html {
    if shown.late.is_empty() {
        return Html::default();
    }
    late_table(ask, &shown.late)
}

pub(crate) fn late_table(ask: &Ask<'_>, late: &[Late]) -> Html {
    let row = |late: &Late| {
        Row::new(vec![
            Cell::day(late.day.to_string()),
            late.name.clone().into(),
            ask.say(&format!("finance-stage-{}", late.stage)).into(),
            money(ask, late.amount).into(),
            late.reason.clone().into(),
            Cell::day(ask.when(late.at)),
        ])
    };
    Table {
        caption: ask.say("finance-late"),
        columns: columns(ask, &["day", "line", "stage", "amount", "reason", "at"], &["amount"]),
        rows: late.iter().map(row).collect(),
        sums: Vec::new(),
    }
    .render(ask.talk)
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let facts = &shown.line.facts;
    let mut list = Facts::titled(ask.say("finance-facts"))
        .text(ask.say("finance-head-unit"), &shown.unit)
        .text(ask.say("finance-head-account"), &facts.account)
        .text(ask.say("finance-head-activity"), &facts.activity);
    if let (Some(service), Some(name)) = (facts.service, &shown.service) {
        list = list.link(ask.say("finance-head-service"), name, &format!("/services/{service}"));
    }
    list.text(ask.say("finance-head-project"), &facts.project)
        .text(ask.say("finance-head-kind"), &ask.say(&format!("finance-kind-{}", facts.kind.word())))
        .render(ask.talk)
}
