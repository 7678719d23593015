//! A source's page: whether the money is there, and what each year gives and pays.

use kernel::{Money, Result};
use look::{Act, Cell, Column, Crumb, Facts, Head, Html, Icon, Mood, Row, StateMark, Table};
use serde_json::{Value as Json, json};
use web::{Ask, Page, Reply};

use crate::marks::{self, shown as money};
use crate::store::sources::{self, YearOfSource};
use crate::{Decision, FundingSource, SOURCES, SourceVerb, Standing};

/// All that the page shows.
struct Shown {
    source: FundingSource,
    unit: String,
    years: Vec<YearOfSource>,
}

/// GET `/budget/sources/{id}`
pub(crate) fn show(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    let shown = ask.db.read(|reading| {
        let source = sources::load(reading, ask.actor, id)?;
        let unit = people::unit_names(reading, &[source.unit])?.remove(&source.unit).unwrap_or_default();
        let years = sources::years_of(reading, id)?;
        Ok(Shown { source, unit, years })
    })?;
    ask.show(|| Ok(as_json(&shown)), || Ok(page(ask, &shown)))
}

const fn decision(standing: &Standing) -> Option<&Decision> {
    match standing {
        Standing::AppliedFor => None,
        Standing::Granted(decision) | Standing::Refused(decision) => Some(decision),
    }
}

/// What a year has left under its ceiling; nothing to say without one.
fn left(year: &YearOfSource) -> Option<Money> {
    year.ceiling?.minus(year.allocated)
}

fn as_json(shown: &Shown) -> Json {
    let source = &shown.source;
    let year = |year: &YearOfSource| {
        json!({ "year": year.year, "ceiling": year.ceiling.map(|it| it.to_string()),
            "allocated": year.allocated.to_string(), "left": left(year).map(|it| it.to_string()) })
    };
    let decided = decision(&source.standing)
        .map(|it| json!({ "text": it.text, "reference": it.reference, "day": it.day }));
    json!({
        "id": source.id,
        "name": source.name,
        "kind": source.kind.word(),
        "unit": { "id": source.unit, "name": shown.unit },
        "standing": source.standing.word(),
        "decision": decided,
        "years": shown.years.iter().map(year).collect::<Vec<_>>(),
        "version": source.version,
    })
}

fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let source = &shown.source;
    let may = |verb| SOURCES.may(ask.actor, verb, source);
    let act =
        |key: &str, word: &str, icon| Act::go(ask.say(key), format!("{}/{word}", source.href())).icon(icon);
    let waits = source.standing == Standing::AppliedFor;
    let primary =
        (waits && may(SourceVerb::Decide)).then(|| act("finance-decide-title", "decide", Icon::Decision));
    let mut quiet = vec![
        Act::go(ask.say("finance-source-lines"), format!("/budget/lines?source={}", source.id))
            .icon(Icon::List),
    ];
    if may(SourceVerb::Cap) {
        quiet.push(act("finance-cap-title", "ceiling", Icon::Up));
    }
    if may(SourceVerb::Edit) {
        quiet.push(act("finance-source-edit-title", "edit", Icon::Edit));
    }
    let state = Some(marks::standing(ask.talk, &source.standing));
    let head = Head { number: source.id.to_string(), state, primary, quiet, ..Head::titled(&source.name) };
    let crumbs = vec![
        Crumb::new("/budget", ask.say("finance-budget-title")),
        Crumb::new("/budget/sources", ask.say("finance-sources-list-title")),
    ];
    let words = if waits { "finance-source-waits" } else { "finance-source-help" };
    let body = Html(format!("<p class=\"prose\">{}</p>", look::escape(&ask.say(words))));
    Page { crumbs, head, body: body.then(&years(ask, shown)), aside: facts(ask, shown), ..Page::default() }
}

fn years(ask: &Ask<'_>, shown: &Shown) -> Html {
    let row = |year: &YearOfSource| {
        let ceiling = year.ceiling.map_or_else(Cell::nothing, |amount| money(ask, amount).into());
        let left = match left(year) {
            None => Cell::nothing(),
            Some(amount) if amount.minor >= 0 => money(ask, amount).into(),
            Some(amount) => {
                let facts = [("amount", money(ask, amount).into())];
                let words = ask.talk.with("finance-over-ceiling", &facts);
                Cell::state(&StateMark::new(Icon::Danger, words, Mood::Bad))
            }
        };
        Row::new(vec![year.year.to_string().into(), ceiling, money(ask, year.allocated).into(), left])
    };
    let head = |word: &str| ask.say(&format!("finance-head-{word}"));
    let mut columns = vec![Column::new(head("year"))];
    columns.extend(["ceiling", "allocated", "left"].map(|word| Column::figures(head(word))));
    let rows = shown.years.iter().map(row).collect();
    Table { caption: ask.say("finance-source-years"), columns, rows, sums: Vec::new() }.render(ask.talk)
}

fn facts(ask: &Ask<'_>, shown: &Shown) -> Html {
    let source = &shown.source;
    let kind = ask.say(&format!("finance-source-kind-{}", source.kind.word()));
    let mut list = Facts::titled(ask.say("finance-facts"))
        .text(ask.say("finance-head-kind"), &kind)
        .text(ask.say("finance-head-unit"), &shown.unit);
    if let Some(decision) = decision(&source.standing) {
        list = list
            .text(ask.say("finance-head-decision"), &decision.text)
            .text(ask.say("finance-head-reference"), &decision.reference)
            .text(ask.say("finance-head-day"), &decision.day.to_string());
    }
    list.render(ask.talk)
}
