use kernel::Result;
use look::Choice;
use store::{Row, Sql};
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::{Case, POLICY, Verb, fields, marks, store as rows};

/// A case in the list.
pub(crate) struct Line {
    case: Case,
    unit: String,
    costs: i64,
    unpaid: i64,
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line { case: rows::read(row)?, unit: row.get(10)?, costs: row.get(11)?, unpaid: row.get(12)? })
}

/// The years that cases look at, to choose from.
fn years(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let text = "SELECT MIN(business_case.first_year), MAX(business_case.first_year + business_case.years - 1)
                FROM business_case WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(ask.actor, Verb::Read), text);
    let (first, last): (Option<i64>, Option<i64>) = ask.db.read(|reading| reading.load(sql))?;
    let (Some(first), Some(last)) = (first, last) else { return Ok(Vec::new()) };
    Ok((first..=last).map(|year| Choice::new(year.to_string(), year.to_string())).collect())
}

/// The cases that the reader may read.
pub(crate) static CASES: List<Line> = List {
    name: "cases",
    path: "/cases",
    export_path: "/cases/export",
    export_name: "cases-export",
    select: "business_case.id, business_case.title, business_case.about, business_case.unit_id,
        business_case.first_year, business_case.years, business_case.state, business_case.revision,
        business_case.rates_id, business_case.version, unit.name,
        (SELECT COUNT(*) FROM case_cost WHERE case_cost.case_id = business_case.id),
        (SELECT COUNT(*) FROM case_cost WHERE case_cost.case_id = business_case.id
         AND case_cost.kind <> 'one-off' AND case_cost.payer_id IS NULL)",
    from: "business_case LEFT JOIN unit ON unit.id = business_case.unit_id",
    id: "business_case.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.case.id.number(), line.case.facts.title.clone()),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "title",
            sort: SortBy::Text("business_case.title"),
            cell: |line, _| Cell::Link { text: line.case.facts.title.clone(), href: line.case.href() },
        },
        Column {
            name: "state",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::State(line.case.state.word(), marks::state(ask.talk, line.case.state)),
        },
        Column { name: "unit", sort: SortBy::Nothing, cell: |line, _| Cell::Text(line.unit.clone()) },
        Column {
            name: "first_year",
            sort: SortBy::Number("business_case.first_year"),
            cell: |line, _| Cell::Text(line.case.facts.first_year.to_string()),
        },
        Column {
            name: "last_year",
            sort: SortBy::Nothing,
            cell: |line, _| Cell::Text(line.case.last_year().to_string()),
        },
        Column { name: "costs", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.costs) },
        Column { name: "unpaid", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.unpaid) },
        Column { name: "revision", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.case.revision) },
    ],
    filters: &[
        Filter { name: "q", kind: FilterKind::Search("business_case") },
        Filter {
            name: "state",
            kind: FilterKind::Word(&[
                ("draft", "business_case.state = 'draft'"),
                ("submitted", "business_case.state = 'submitted'"),
                ("approved", "business_case.state = 'approved'"),
                ("declined", "business_case.state = 'declined'"),
            ]),
        },
        Filter { name: "unit", kind: FilterKind::Within("business_case.unit_id", fields::unit_choices) },
        Filter {
            name: "year",
            kind: FilterKind::Pick(
                "? BETWEEN business_case.first_year AND business_case.first_year + business_case.years - 1",
                years,
            ),
        },
    ],
    sort: "title",
    bulk: &[],
    create: Some(("/cases/add", "cases-add-page", |actor| POLICY.may_somewhere(actor, Verb::Add))),
    beside: &[("/cases/rates", "cases-rates-list-title")],
};
