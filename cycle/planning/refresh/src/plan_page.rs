//! The page of the plan: a chart of the years, the years' figures by group, and what cannot be told.

use assets::Model;
use kernel::Id;
use look::{
    Act, Cell, Choice, Column, Filter, FilterBar, FilterKind, Html, Icon, Mood, Notice, Pile, Row, Stack,
    Table,
};
use web::{Ask, Page};

use crate::add_rule::may_set;
use crate::forecast::Tally;
use crate::plan::{By, Group, Measure, Shown, things_href};
use crate::scenario;

pub(crate) fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let mut page = Page::titled(ask.say("refresh-plan-title"));
    page.head.lead = ask.say("refresh-plan-lead");
    if may_set(ask) {
        let set = Act::go(ask.say("refresh-life-title"), "/refresh/rules/add-life");
        page.head.primary = Some(set.icon(Icon::Add));
    }
    let ways = [
        ("/refresh/things", "refresh-things-title"),
        ("/refresh/compare", "refresh-compare-title"),
        ("/refresh/scenarios", "refresh-scenarios-list-title"),
        ("/refresh/rules", "refresh-rules-list-title"),
    ];
    let open = ways.into_iter().filter(|(href, _)| ask.app.may_open(ask.actor, href));
    page.head.quiet = open.map(|(href, key)| Act::go(ask.say(key), href)).collect();
    if may_set(ask) {
        let set = |word: &str| {
            Act::go(ask.say(&format!("refresh-{word}-title")), format!("/refresh/rules/add-{word}"))
        };
        page.head.quiet.extend(["price", "dearer", "loss", "wait", "leave"].map(set));
    }
    page.notice = shown.scenario.as_ref().map(|it| {
        let words = ask.talk.with("refresh-plan-scenario", &[("name", it.name.as_str().into())]);
        Notice::new(Mood::Watch, words)
    });
    page.body = filters(ask, shown);
    if shown.forecast.things == 0 {
        page.body = page.body.then(&paragraph(&ask.say("refresh-plan-empty")));
        return page;
    }
    page.body = page.body.then(&chart(ask, shown)).then(&table(ask, shown)).then(&exports(ask));
    page.body = page.body.then(&untold(ask, shown)).then(&paragraph(&ask.say("refresh-plan-formula")));
    page
}

pub(crate) fn paragraph(text: &str) -> Html {
    Html(format!("<p class=\"prose\">{}</p>", look::escape(text)))
}

fn filters(ask: &Ask<'_>, shown: &Shown) -> Html {
    let label = |name: &str| ask.say(&format!("refresh-plan-filter-{name}"));
    let one = |name: &str, choices: Vec<Choice>, value: &str| {
        Filter::new(FilterKind::OneOf(choices), name, label(name), value)
    };
    let words = |prefix: &str, words: &[&str]| -> Vec<Choice> {
        words.iter().map(|word| Choice::new(*word, ask.say(&format!("refresh-{prefix}-{word}")))).collect()
    };
    let all = |name: &str, found: &[Choice]| {
        let mut choices = vec![Choice::new("", label(&format!("{name}-all")))];
        choices.extend(found.iter().cloned());
        choices
    };
    let years = (shown.asked.span.last - shown.asked.span.first).to_string();
    let spans = ["1", "5", "10"].map(|it| {
        Choice::new(
            it,
            ask.talk.with("refresh-plan-years", &[("count", it.parse::<i64>().unwrap_or(0).into())]),
        )
    });
    let mut filters = vec![
        one("by", words("by", By::WORDS), shown.asked.by.word()),
        one("measure", words("measure", Measure::WORDS), shown.asked.measure.word()),
        one("years", spans.into(), &years),
        one("unit", all("unit", &shown.units), ask.query.raw("unit")),
        one("category", all("category", &shown.categories), ask.query.raw("category")),
    ];
    if !shown.open.is_empty() {
        let open: Vec<Choice> =
            shown.open.iter().map(|it| Choice::new(it.id.to_string(), it.name.clone())).collect();
        filters.push(one("scenario", all("scenario", &open), ask.query.raw("scenario")));
    }
    FilterBar { action: "/refresh".to_owned(), keep: Vec::new(), filters }.render(ask.talk)
}

/// Each year's cost as its two largest groups, the others together, and what is lost or broken.
fn chart(ask: &Ask<'_>, shown: &Shown) -> Html {
    let mut largest: Vec<&Group> = shown.groups.iter().collect();
    largest.sort_by_key(|group| std::cmp::Reverse(group.all().cost));
    let (named, others) = largest.split_at(largest.len().min(2));
    let shows = |minor: i64| kernel::Money::sek(minor).show(ask.talk.lang());
    let pile = |year: i64| {
        let mut values: Vec<i64> = named.iter().map(|group| group.year(year).cost).collect();
        values.push(others.iter().map(|group| group.year(year).cost).sum());
        let sum = shown.sum(year);
        values.push(sum.losses);
        Pile {
            label: year.to_string(),
            shown: values.iter().map(|value| shows(*value)).collect(),
            values,
            sum: sum.total().show(ask.talk.lang()),
        }
    };
    let mut series: Vec<String> = named.iter().map(|group| group.name.clone()).collect();
    series.extend([ask.say("refresh-chart-others"), ask.say("refresh-chart-losses")]);
    Stack {
        title: ask.say("refresh-chart"),
        description: ask.say("refresh-chart-help"),
        label_head: ask.say("refresh-head-year"),
        sum_head: ask.say("refresh-head-total"),
        series,
        piles: shown.years().map(pile).collect(),
        hatched: Some(4),
    }
    .render(ask.talk)
}

fn figure(ask: &Ask<'_>, measure: Measure, tally: &Tally) -> String {
    match measure {
        Measure::Cost => ask.talk.lang().hundredths(tally.cost),
        Measure::Things => ask.talk.lang().number(tally.things),
    }
}

fn table(ask: &Ask<'_>, shown: &Shown) -> Html {
    let measure = shown.asked.measure;
    let cell = |tally: &Tally, href: String| {
        if tally.things == 0 { Cell::nothing() } else { Cell::link(href, figure(ask, measure, tally)) }
    };
    let row = |group: &Group| {
        let mut cells = vec![Cell::text(&group.name)];
        cells.extend(
            shown.years().map(|year| cell(&group.year(year), things_href(shown, Some(group), Some(year)))),
        );
        cells.push(figure(ask, measure, &group.all()).into());
        Row::new(cells)
    };
    let mut rows: Vec<Row> = shown.groups.iter().filter(|it| it.all().things > 0).map(row).collect();
    let shows = |minor: i64| -> Cell { ask.talk.lang().hundredths(minor).into() };
    let is_cost = measure == Measure::Cost;
    if is_cost && shown.all().losses > 0 {
        let mut cells = vec![Cell::text(ask.say("refresh-chart-losses"))];
        cells.extend(shown.years().map(|year| shows(shown.sum(year).losses)));
        cells.push(shows(shown.all().losses));
        rows.push(Row::new(cells));
    }
    let total = |tally: &Tally| -> Cell {
        if is_cost { shows(tally.total().minor) } else { figure(ask, measure, tally).into() }
    };
    let mut sums = vec![Cell::text(ask.say("refresh-sum"))];
    sums.extend(shown.years().map(|year| total(&shown.sum(year))));
    sums.push(total(&shown.all()));
    let mut columns = vec![Column::new(ask.say(&format!("refresh-by-{}", shown.asked.by.word())))];
    columns.extend(shown.years().map(|year| Column::figures(year.to_string())));
    columns.push(Column::figures(ask.say("refresh-sum")));
    let caption = ask.say(&format!("refresh-table-{}", measure.word()));
    Table { caption, columns, rows, sums }.render(ask.talk)
}

/// The rows behind the figures as files.
fn exports(ask: &Ask<'_>) -> Html {
    let asked: Vec<(&str, &str)> = ["unit", "category", "model", "years", "scenario"]
        .into_iter()
        .map(|name| (name, ask.query.raw(name).trim()))
        .collect();
    let link = |format: &str| {
        let facts: Vec<(&str, &str)> =
            std::iter::once(("format", format)).chain(asked.iter().copied()).collect();
        let href = web::bringing("/refresh/export", &facts);
        Act::go(format.to_uppercase(), href).icon(Icon::Download).plain().0
    };
    let links: Vec<String> = ["csv", "xlsx", "ods", "json"].iter().map(|format| link(format)).collect();
    let words = look::escape(&ask.say("refresh-export-words"));
    Html(format!("<p>{words} {}</p>", links.join(" ")))
}

/// What the plan cannot tell, what is behind, and what outlives its maker's support: each in a sentence.
fn untold(ask: &Ask<'_>, shown: &Shown) -> Html {
    let count = |key: &str, count: i64| ask.talk.with(key, &[("count", count.into())]);
    let all = shown.all();
    let mut said: Vec<String> = Vec::new();
    let mut tell = |key: &str, things: i64| {
        if things > 0 {
            said.push(look::escape(&count(key, things)));
        }
    };
    tell("refresh-told-behind", all.behind);
    tell("refresh-told-ageless", shown.forecast.ageless.values().sum());
    tell("refresh-told-unpriced", all.unpriced);
    let models = |key: &str, (id, things): (&Id<Model>, &i64)| {
        let kind = shown.rules.kind(*id);
        let facts = [
            ("model", kind.map_or("", |kind| &kind.name).into()),
            (
                "day",
                kind.and_then(|kind| kind.support_ends).map(|day| day.to_string()).unwrap_or_default().into(),
            ),
            ("count", (*things).into()),
        ];
        let words = look::escape(&ask.talk.with(key, &facts));
        format!("<a href=\"/equipment?model={id}&amp;state=kept\">{words}</a>")
    };
    said.extend(shown.forecast.lifeless.iter().take(20).map(|it| models("refresh-told-lifeless", it)));
    said.extend(shown.forecast.outlive.iter().take(20).map(|it| models("refresh-told-outlives", it)));
    if said.is_empty() {
        return Html::default();
    }
    let items: String = said.iter().map(|it| format!("<li>{it}</li>")).collect();
    let title = look::escape(&ask.say("refresh-told"));
    Html(format!("<section class=\"prose\"><h2>{title}</h2><ul>{items}</ul></section>"))
}

/// The crumbs of what lies below the plan.
pub(crate) fn crumb(ask: &Ask<'_>) -> look::Crumb {
    look::Crumb::new("/refresh", ask.say("refresh-plan-title"))
}

/// The crumbs of what lies below the scenarios.
pub(crate) fn scenario_crumbs(ask: &Ask<'_>) -> Vec<look::Crumb> {
    vec![crumb(ask), look::Crumb::new("/refresh/scenarios", ask.say("refresh-scenarios-list-title"))]
}

/// The plan as a scenario has it.
pub(crate) fn seen_as(id: Id<scenario::Scenario>) -> String {
    format!("/refresh?scenario={id}")
}
