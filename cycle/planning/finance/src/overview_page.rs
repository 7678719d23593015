//! The page of the budget: a chart of the years, the years' figures, and groups of lines that lead to the lines.

use look::{Act, Cell, Choice, Column, Filter, FilterBar, FilterKind, Html, Icon, Pile, Row, Stack, Table};
use web::{Ask, Page};

use crate::marks::{self, shown as money};
use crate::overview::{Line, Measure, Shown};
use crate::store::totals::Group;
use crate::{BudgetYear, POLICY, Verb};

pub(crate) fn page(ask: &Ask<'_>, shown: &Shown) -> Page {
    let mut page = Page::titled(ask.say("finance-budget-title"));
    page.head.lead = ask.say("finance-budget-lead");
    if POLICY.may_somewhere(ask.actor, Verb::Add) && !shown.all_years.is_empty() {
        let add = Act::go(ask.say("finance-add-page"), "/budget/lines/add");
        page.head.primary = Some(add.icon(Icon::Add));
    }
    let ways = [
        ("/budget/lines", "finance-lines-list-title"),
        ("/budget/entries", "finance-entries-list-title"),
        ("/budget/sources", "finance-sources-list-title"),
        ("/budget/transfers", "finance-transfers-list-title"),
        ("/budget/years", "finance-years-list-title"),
    ];
    let open = ways.into_iter().filter(|(href, _)| ask.app.may_open(ask.actor, href));
    page.head.quiet = open.map(|(href, key)| Act::go(ask.say(key), href)).collect();
    page.body = filters(ask, shown);
    if shown.groups.is_empty() {
        let text = ask.say(if shown.all_years.is_empty() { "finance-no-years" } else { "finance-no-lines" });
        page.body = page.body.then(&paragraph(&text));
        return page;
    }
    page.body = page.body.then(&chart(ask, shown)).then(&years(ask, shown)).then(&groups(ask, shown));
    page.body = page.body.then(&exports(ask, shown)).then(&paragraph(&ask.say("finance-formula")));
    page
}

fn paragraph(text: &str) -> Html {
    Html(format!("<p class=\"prose\">{}</p>", look::escape(text)))
}

fn filters(ask: &Ask<'_>, shown: &Shown) -> Html {
    let one = |name: &str, choices: Vec<Choice>, value: &str| {
        Filter::new(
            FilterKind::OneOf(choices),
            name,
            ask.say(&format!("finance-budget-filter-{name}")),
            value,
        )
    };
    let words = |prefix: &str, words: &[&str]| -> Vec<Choice> {
        words.iter().map(|word| Choice::new(*word, ask.say(&format!("finance-{prefix}-{word}")))).collect()
    };
    let mut years = vec![Choice::new("", ask.say("finance-budget-filter-year-all"))];
    years.extend(shown.all_years.iter().map(|it| Choice::new(it.year.to_string(), it.year.to_string())));
    let mut units = vec![Choice::new("", ask.say("finance-budget-filter-unit-all"))];
    units.extend(shown.units.iter().cloned());
    let mut filters = vec![
        one("by", words("by", Group::WORDS), shown.by.word()),
        one("year", years, ask.query.raw("year")),
        one("unit", units, ask.query.raw("unit")),
    ];
    if !shown.is_one {
        filters.push(one("measure", words("measure", Measure::WORDS), shown.measure.word()));
    }
    FilterBar { action: "/budget".to_owned(), keep: Vec::new(), filters }.render(ask.talk)
}

/// Each year's plan as what is spent, bound, left and unfunded: together they are the plan.
fn chart(ask: &Ask<'_>, shown: &Shown) -> Html {
    let pile = |year: &BudgetYear| {
        let (figures, unfunded) = shown.sum(year);
        let left = marks::left(figures).minus(unfunded).unwrap_or(unfunded);
        let parts = [figures.spent, figures.bound, left, unfunded];
        Pile {
            label: year.year.to_string(),
            values: parts.iter().map(|part| part.minor).collect(),
            shown: parts.iter().map(|part| money(ask, *part)).collect(),
            sum: money(ask, figures.plan),
        }
    };
    let stack = Stack {
        title: ask.say("finance-chart"),
        description: ask.say("finance-chart-help"),
        label_head: ask.say("finance-head-year"),
        sum_head: ask.say("finance-measure-plan"),
        series: ["spent", "bound", "left", "unfunded"]
            .map(|part| ask.say(&format!("finance-chart-{part}")))
            .into(),
        piles: shown.years.iter().map(pile).collect(),
        hatched: Some(4),
    };
    stack.render(ask.talk)
}

fn measures(ask: &Ask<'_>) -> impl Iterator<Item = Column> {
    Measure::ALL
        .iter()
        .map(|measure| Column::figures(ask.say(&format!("finance-measure-{}", measure.word()))))
}

fn cell(ask: &Ask<'_>, measure: Measure, amount: kernel::Money) -> Cell {
    match measure {
        Measure::Unfunded => marks::unfunded(ask, amount),
        Measure::Available => marks::available(ask, amount),
        Measure::Plan | Measure::Bound | Measure::Spent | Measure::Forecast => money(ask, amount).into(),
    }
}

/// A row for each year with all its figures.
fn years(ask: &Ask<'_>, shown: &Shown) -> Html {
    let row = |year: &BudgetYear| {
        let href = address(&[("by", shown.by.word()), ("year", &year.year.to_string())], shown);
        let sum = shown.sum(year);
        let figures = Measure::ALL.iter().copied().map(|measure| cell(ask, measure, measure.of(sum)));
        Row::new(std::iter::once(Cell::link(href, year.year.to_string())).chain(figures).collect())
    };
    let mut columns = vec![Column::new(ask.say("finance-head-year"))];
    columns.extend(measures(ask));
    let rows = shown.years.iter().map(row).collect();
    Table { caption: ask.say("finance-by-year"), columns, rows, sums: Vec::new() }.render(ask.talk)
}

fn address(pairs: &[(&str, &str)], shown: &Shown) -> String {
    let unit = unit_of(shown);
    let pairs: Vec<(&str, &str)> = pairs.iter().copied().chain([("unit", unit.as_str())]).collect();
    web::bringing("/budget", &pairs)
}

/// A row for each group; its name leads to its lines.
fn groups(ask: &Ask<'_>, shown: &Shown) -> Html {
    let figures = |of: &dyn Fn(&BudgetYear) -> (crate::Figures, kernel::Money)| -> Vec<Cell> {
        if let Some(year) = shown.years.first().filter(|_| shown.is_one) {
            let sum = of(year);
            return Measure::ALL.iter().copied().map(|measure| cell(ask, measure, measure.of(sum))).collect();
        }
        let measure = shown.measure;
        shown.years.iter().map(|year| cell(ask, measure, measure.of(of(year)))).collect()
    };
    let row = |group: &Line| {
        let mut cells = vec![Cell::link(lines_of(shown, group), &group.name)];
        cells.extend(figures(&|year| group.of(year)));
        Row::new(cells)
    };
    let mut columns = vec![Column::new(ask.say(&format!("finance-by-{}", shown.by.word())))];
    let caption = if shown.is_one {
        columns.extend(measures(ask));
        ask.say("finance-groups-one-year")
    } else {
        columns.extend(shown.years.iter().map(|year| Column::figures(year.year.to_string())));
        let measure = ask.say(&format!("finance-measure-{}", shown.measure.word()));
        ask.talk.with("finance-groups-years", &[("measure", measure.into())])
    };
    let mut sums = vec![Cell::text(ask.say("finance-sum"))];
    sums.extend(figures(&|year| shown.sum(year)));
    let rows = shown.groups.iter().map(row).collect();
    Table { caption, columns, rows, sums }.render(ask.talk)
}

/// The unit that the reader has chosen, as an address holds it; nothing for all.
fn unit_of(shown: &Shown) -> String {
    shown.unit.map(|unit| unit.to_string()).unwrap_or_default()
}

/// The one year that is shown, as an address holds it; nothing for several.
fn year_of(shown: &Shown) -> String {
    let year = shown.years.first().filter(|_| shown.is_one);
    year.map(|year| year.id.to_string()).unwrap_or_default()
}

/// The list of a group's lines.
fn lines_of(shown: &Shown, group: &Line) -> String {
    let (year, unit) = (year_of(shown), unit_of(shown));
    let group = match (shown.by, group.key.as_str()) {
        (Group::Source, "0") => ("funding", "none"),
        (Group::Service, "0") => ("about", "none"),
        (Group::Unit | Group::Account | Group::Service | Group::Source | Group::Kind, key) => {
            (shown.by.word(), key)
        }
    };
    // By unit the group is the narrower of the two.
    let unit = if shown.by == Group::Unit { "" } else { &unit };
    web::bringing("/budget/lines", &[group, ("year", &year), ("unit", unit)])
}

/// The lines behind the figures as files.
fn exports(ask: &Ask<'_>, shown: &Shown) -> Html {
    let (year, unit) = (year_of(shown), unit_of(shown));
    let link = |format: &str| {
        let facts = [("format", format), ("year", year.as_str()), ("unit", unit.as_str())];
        let href = web::bringing("/budget/lines/export", &facts);
        Act::go(format.to_uppercase(), href).icon(Icon::Download).plain().0
    };
    let links: Vec<String> = ["csv", "xlsx", "ods", "json"].iter().map(|format| link(format)).collect();
    let words = look::escape(&ask.say("finance-export-lines"));
    Html(format!("<p>{words} {}</p>", links.join(" ")))
}
