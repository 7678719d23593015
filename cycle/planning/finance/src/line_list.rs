use access::{Role, Who};
use kernel::{Id, Money, Result, Unit};
use look::Choice;
use store::{Row, Sql};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::store::money;
use crate::{BudgetLine, Figures, POLICY, Verb, fields, line, marks};

/// A line in the list.
pub(crate) struct Line {
    id: Id<BudgetLine>,
    year: i64,
    name: String,
    unit: Id<Unit>,
    unit_name: String,
    account: String,
    activity: String,
    service: Option<String>,
    /// The service is in use and everybody's.
    is_open_service: bool,
    project: String,
    kind: String,
    source: Option<String>,
    parts: i64,
    figures: Figures,
    unfunded: Money,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        year: row.get(1)?,
        name: row.get(2)?,
        unit: row.get(3)?,
        unit_name: row.get(4)?,
        account: row.get(5)?,
        activity: row.get(6)?,
        service: row.get(7)?,
        project: row.get(8)?,
        kind: row.get(9)?,
        source: row.get(10)?,
        parts: row.get(11)?,
        figures: Figures {
            plan: money(row.get(12)?),
            bound: money(row.get(13)?),
            spent: money(row.get(14)?),
            forecast: money(row.get(15)?),
        },
        unfunded: money(row.get(16)?),
        is_open_service: row.get(17)?,
    })
}

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// Who pays: the first, and how many more.
fn source(line: &Line, ask: &Ask<'_>) -> Cell {
    let first = line.source.clone().unwrap_or_else(|| ask.say("finance-no-source"));
    match line.parts {
        ..=1 => Cell::Text(first),
        parts => {
            let facts = [("first", first.into()), ("more", (parts - 1).into())];
            Cell::Text(ask.talk.with("finance-source-and-more", &facts))
        }
    }
}

/// Who reads lines and, by the services' own policy, every service as well.
const KNOW_SERVICES: &[Role] = &[Role::HeadOfIt, Role::Controller, Role::ServiceOwner, Role::Auditor];

/// The service's name. One that is not in use by everybody is told to those who survey services.
fn service(line: &Line, ask: &Ask<'_>) -> Cell {
    let knows = ask.actor.who == Who::Operator || ask.actor.has_any(KNOW_SERVICES);
    match &line.service {
        Some(name) if line.is_open_service || knows => Cell::Text(name.clone()),
        Some(_) | None => Cell::Empty,
    }
}

/// The accounts among what the reader may see.
fn accounts(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let text = "SELECT DISTINCT budget_line.account FROM budget_line WHERE {scope}
                ORDER BY budget_line.account LIMIT 500";
    let scope = POLICY.scope(ask.actor, Verb::Read);
    let found: Vec<(String,)> = ask.db.read(|reading| reading.all(Sql::within(&scope, text)))?;
    Ok(found.into_iter().map(|(account,)| Choice::new(account.clone(), account)).collect())
}

/// A word for programs and its words for people, under one prefix.
fn kind(line: &Line, ask: &Ask<'_>) -> Cell {
    Cell::word(line.kind.clone(), ask.say(&format!("finance-kind-{}", line.kind)))
}

const fn amount(name: &'static str, cell: fn(&Line, &Ask<'_>) -> Cell) -> Column<Line> {
    Column { name, sort: SortBy::Nothing, cell }
}

/// Lines of whose plan nobody pays a part, or a source that is not granted.
pub(crate) const UNFUNDED: &str =
    "budget_line.id IN (SELECT p.line_id FROM budget_part p LEFT JOIN funding_source s
    ON s.id = p.source_id WHERE p.plan <> 0 AND (s.id IS NULL OR s.standing <> 'granted'))";

/// The lines that the reader may read.
pub(crate) static LINES: List<Line> = List {
    name: "finance-lines",
    path: "/budget/lines",
    export_path: "/budget/lines/export",
    export_name: "finance-lines-export",
    select: "budget_line.id, budget_year.year, budget_line.name, budget_line.unit_id, unit.name,
        budget_line.account, budget_line.activity, service.name, budget_line.project, budget_line.kind,
        (SELECT s.name FROM budget_part p JOIN funding_source s ON s.id = p.source_id
         WHERE p.line_id = budget_line.id AND p.place = 0),
        (SELECT COUNT(*) FROM budget_part p WHERE p.line_id = budget_line.id),
        (SELECT CAST(SUM(p.plan) AS BIGINT) FROM budget_part p WHERE p.line_id = budget_line.id),
        (SELECT CAST(SUM(p.bound) AS BIGINT) FROM budget_part p WHERE p.line_id = budget_line.id),
        (SELECT CAST(SUM(p.spent) AS BIGINT) FROM budget_part p WHERE p.line_id = budget_line.id),
        (SELECT CAST(SUM(p.forecast) AS BIGINT) FROM budget_part p WHERE p.line_id = budget_line.id),
        (SELECT CAST(SUM(CASE WHEN s.standing = 'granted' THEN 0 ELSE p.plan END) AS BIGINT)
         FROM budget_part p LEFT JOIN funding_source s ON s.id = p.source_id WHERE p.line_id = budget_line.id),
        CASE WHEN service.state IN ('live', 'retiring') AND service.audience = 'everybody' THEN 1 ELSE 0 END",
    from: "budget_line LEFT JOIN budget_year ON budget_year.id = budget_line.year_id
        LEFT JOIN unit ON unit.id = budget_line.unit_id LEFT JOIN service ON service.id = budget_line.service_id",
    id: "budget_line.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id.number(), line.name.clone()),
    shown: 8,
    columns: &[
        Column {
            name: "name",
            sort: SortBy::Text("budget_line.name"),
            cell: |line, _| Cell::Link { text: line.name.clone(), href: line::href(line.id) },
        },
        Column { name: "year", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.year.to_string()) },
        Column {
            name: "unit",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Link {
                text: line.unit_name.clone(),
                href: format!("/budget/lines?unit={}", line.unit),
            },
        },
        Column {
            name: "account",
            sort: SortBy::Text("budget_line.account"),
            cell: |line, _| Cell::Text(line.account.clone()),
        },
        amount("plan", |line, _| Cell::Money(line.figures.plan)),
        amount("unfunded", |line, _| Cell::Money(line.unfunded)),
        amount("spent", |line, _| Cell::Money(line.figures.spent)),
        amount("available", |line, _| Cell::Money(marks::left(line.figures))),
        amount("bound", |line, _| Cell::Money(line.figures.bound)),
        amount("forecast", |line, _| Cell::Money(line.figures.forecast)),
        Column { name: "activity", sort: SortBy::Nothing, cell: |line, _| text(&line.activity) },
        Column {
            name: "service",
            sort: SortBy::Nothing,
            cell: service,
        },
        Column { name: "project", sort: SortBy::Nothing, cell: |line, _| text(&line.project) },
        Column { name: "kind", sort: SortBy::Nothing, cell: kind },
        Column { name: "source", sort: SortBy::Nothing, cell: source },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("budget_line") },
        Filter { name: "year", kind: FilterKind::Pick("budget_line.year_id = ?", fields::year_choices) },
        Filter { name: "unit", kind: FilterKind::Within("budget_line.unit_id", fields::unit_choices) },
        Filter { name: "account", kind: FilterKind::Text("budget_line.account = ?", accounts) },
        Filter {
            name: "service",
            kind: FilterKind::Record("budget_line.service_id = ?", |ask, reading| {
                services::service_asked_for(ask, reading, "service")
            }),
        },
        Filter {
            name: "source",
            kind: FilterKind::Pick(
                "budget_line.id IN (SELECT line_id FROM budget_part WHERE source_id = ?)",
                fields::source_choices,
            ),
        },
        Filter {
            name: "kind",
            kind: FilterKind::Word(&[
                ("operating", "budget_line.kind = 'operating'"),
                ("investment", "budget_line.kind = 'investment'"),
                ("grant", "budget_line.kind = 'grant'"),
            ]),
        },
        Filter {
            name: "funding",
            kind: FilterKind::Word(&[
                ("unfunded", UNFUNDED),
                ("none", "budget_line.id IN (SELECT p.line_id FROM budget_part p WHERE p.source_id IS NULL)"),
            ]),
        },
        Filter { name: "about", kind: FilterKind::Word(&[("none", "budget_line.service_id IS NULL")]) },
    ],
    sort: "name",
    bulk: &[],
    create: Some(("/budget/lines/add", "finance-add-page", |actor| POLICY.may_somewhere(actor, Verb::Add))),
    beside: &[("/budget", "finance-budget-title"), ("/budget/entries", "finance-entries-list-title")],
};
