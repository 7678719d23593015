//! The page of the years ahead: a chart, the years, what falls out next year school by school, and what if it waits.

use kernel::Money;
use look::{
    Act, Cell, Choice, Column, Filter, FilterBar, FilterKind, Html, Icon, Mood, Pile, Row, Stack, StateMark,
    Table,
};
use web::{Ask, Page};

use crate::years::{Outlook, School, Waiting, Year};

pub(crate) fn page(ask: &Ask<'_>, outlook: &Outlook) -> Page {
    let mut page = Page::titled(ask.say("outlook-title"));
    page.head.lead = ask.say("outlook-lead");
    let ways = [
        ("/refresh", "outlook-to-refresh"),
        ("/budget/bound", "outlook-to-bound"),
        ("/budget", "outlook-to-budget"),
        ("/agreements", "outlook-to-agreements"),
        ("/licences", "outlook-to-licences"),
    ];
    let open = ways.into_iter().filter(|(href, _)| ask.app.may_open(ask.actor, href));
    page.head.quiet = open.map(|(href, key)| Act::go(ask.say(key), href)).collect();
    page.body = filters(ask, outlook).then(&chart(ask, outlook)).then(&years(ask, outlook));
    page.body = page.body.then(&exports(ask)).then(&schools(ask, outlook)).then(&waiting(ask, outlook));
    page.body = page.body.then(&paragraph(&ask.say("outlook-formula")));
    page
}

fn paragraph(text: &str) -> Html {
    Html(format!("<p class=\"prose\">{}</p>", look::escape(text)))
}

fn filters(ask: &Ask<'_>, outlook: &Outlook) -> Html {
    let mut units = vec![Choice::new("", ask.say("outlook-all-units"))];
    units.extend(outlook.units.iter().cloned());
    let unit = Filter::new(
        FilterKind::OneOf(units),
        "unit",
        ask.say("outlook-unit"),
        ask.query.raw("unit").trim().to_owned(),
    );
    FilterBar { action: "/outlook".to_owned(), keep: Vec::new(), filters: vec![unit] }.render(ask.talk)
}

fn shown(ask: &Ask<'_>, amount: Money) -> String {
    amount.show(ask.talk.lang())
}

fn head(ask: &Ask<'_>, word: &str) -> String {
    ask.say(&format!("outlook-col-{word}"))
}

/// Each year as what falls out, what is bound and what renews itself: together they are what it asks for.
fn chart(ask: &Ask<'_>, outlook: &Outlook) -> Html {
    let pile = |it: &Year| {
        let parts = [it.falls_out, it.bound, it.renewed, it.licences];
        Pile {
            label: it.year.to_string(),
            values: parts.iter().map(|part| part.minor).collect(),
            shown: parts.iter().map(|part| shown(ask, *part)).collect(),
            sum: shown(ask, it.asks()),
        }
    };
    Stack {
        title: ask.say("outlook-chart"),
        description: ask.say("outlook-chart-help"),
        label_head: head(ask, "year"),
        sum_head: head(ask, "asks"),
        series: ["falls-out", "bound", "renewed", "licences"].map(|word| head(ask, word)).into(),
        piles: outlook.years.iter().map(pile).collect(),
        hatched: None,
    }
    .render(ask.talk)
}

fn years(ask: &Ask<'_>, outlook: &Outlook) -> Html {
    // The caption says that these are kronor: so the years find room on one page.
    let plain = |amount: Money| ask.talk.lang().hundredths(amount.minor);
    let money = |amount: Money| Cell::from(plain(amount));
    let row = |it: &Year| {
        let things = refresh::things_in(it.year, None, outlook.unit);
        let falls_out = Cell::link(things, plain(it.falls_out));
        let unfunded = |amount: Money| match amount.minor {
            0 => Cell::nothing(),
            _ => Cell::state(&StateMark::new(Icon::Danger, plain(amount), Mood::Bad)),
        };
        let (plan, unfunded) = it.budget.map_or_else(
            || (Cell::nothing(), Cell::nothing()),
            |it| (money(it.figures.plan), unfunded(it.unfunded)),
        );
        let year = it.year.to_string();
        Row::new(vec![
            year.into(),
            falls_out,
            money(it.bound),
            money(it.renewed),
            money(it.licences),
            money(it.asks()),
            plan,
            unfunded,
        ])
    };
    let mut columns = vec![Column::new(head(ask, "year"))];
    let words = ["falls-out", "bound", "renewed", "licences", "asks", "plan", "unfunded"];
    columns.extend(words.map(|word| Column::figures(head(ask, word))));
    let rows = outlook.years.iter().map(row).collect();
    Table { caption: ask.say("outlook-years"), columns, rows, sums: Vec::new() }.render(ask.talk)
}

fn exports(ask: &Ask<'_>) -> Html {
    let link = |format: &str| {
        let facts = [("format", format), ("unit", ask.query.raw("unit").trim())];
        Act::go(format.to_uppercase(), web::bringing("/outlook/export", &facts))
            .icon(Icon::Download)
            .plain()
            .0
    };
    let links: Vec<String> = ["csv", "xlsx", "ods", "json"].iter().map(|format| link(format)).collect();
    Html(format!("<p>{} {}</p>", look::escape(&ask.say("outlook-export-words")), links.join(" ")))
}

/// What falls out next year, school by school; each leads to its list.
fn schools(ask: &Ask<'_>, outlook: &Outlook) -> Html {
    let Some(next) = outlook.years.get(1).map(|it| it.year) else { return Html::default() };
    let year = [("year", next.to_string().into())];
    if outlook.schools.is_empty() {
        return paragraph(&ask.talk.with("outlook-nothing-next", &year));
    }
    let row = |it: &School| {
        let href = refresh::things_in(next, Some(it.unit), None);
        let things = ask.talk.lang().number(it.tally.things);
        Row::new(vec![Cell::link(href, &it.name), things.into(), shown(ask, it.tally.total()).into()])
    };
    let sum = Money::sek(outlook.schools.iter().map(|it| it.tally.total().minor).sum());
    let things: i64 = outlook.schools.iter().map(|it| it.tally.things).sum();
    let sums = vec![
        Cell::text(ask.say("outlook-sum")),
        ask.talk.lang().number(things).into(),
        shown(ask, sum).into(),
    ];
    Table {
        caption: ask.talk.with("outlook-next", &year),
        columns: vec![
            Column::new(ask.say("outlook-unit")),
            Column::figures(ask.say("outlook-things")),
            Column::figures(ask.say("outlook-cost")),
        ],
        rows: outlook.schools.iter().map(row).collect(),
        sums,
    }
    .render(ask.talk)
}

/// What each open scenario changes, year by year.
fn waiting(ask: &Ask<'_>, outlook: &Outlook) -> Html {
    if outlook.waiting.is_empty() {
        return Html::default();
    }
    let row = |it: &Waiting| {
        let mut cells = vec![Cell::link(refresh::scenario_href(it.scenario.id), &it.scenario.name)];
        cells.extend(it.differences.iter().map(|amount| Cell::from(shown(ask, *amount))));
        Row::new(cells)
    };
    let mut columns = vec![Column::new(ask.say("outlook-scenario"))];
    columns.extend(outlook.years.iter().map(|it| Column::figures(it.year.to_string())));
    let rows = outlook.waiting.iter().map(row).collect();
    Table { caption: ask.say("outlook-waiting"), columns, rows, sums: Vec::new() }.render(ask.talk)
}
