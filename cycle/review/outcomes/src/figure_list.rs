//! The list of figures, one row for each figure of each month: what goes out as a file to whoever reckons on.

use ::store::{Reading, Row, Sql};
use kernel::{Id, Month, Refused, Result};
use look::Choice;
use web::{Ask, Cell, Column, Filter, FilterKind, List, SortBy};

use crate::figure::{self, Measured};
use crate::{POLICY, ServiceReport, Verb, list, store, words};

/// A figure of a month.
pub(crate) struct Line {
    id: i64,
    report: Id<ServiceReport>,
    month: Month,
    part: String,
    name: String,
    measured: Measured,
    value: i64,
}

fn read(row: &Row) -> Result<Line> {
    let (month, measured): (String, String) = (row.get(2)?, row.get(5)?);
    let known = Measured::from_word(&measured);
    Ok(Line {
        id: row.get(0)?,
        report: row.get(1)?,
        month: store::month_of(&month)?,
        part: row.get(3)?,
        name: row.get(4)?,
        measured: known.ok_or_else(|| Refused::broken(format!("a figure is in {measured}")))?,
        value: row.get(6)?,
    })
}

/// A figure's words; those of one that is counted no more are its name.
fn label(ask: &Ask<'_>, name: &str) -> String {
    ask.talk.maybe(&format!("outcomes-figure-{name}")).unwrap_or_else(|| name.to_owned())
}

fn months(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    let scope = POLICY.scope(ask.actor, Verb::Read);
    let text = "SELECT service_report.month FROM service_report WHERE {scope}
                ORDER BY service_report.month DESC LIMIT 120";
    let read = |reading: &Reading<'_>| reading.all::<(String,)>(Sql::within(&scope, text));
    let choice = |(month,): (String,)| {
        let label = words::month(ask.talk, store::month_of(&month)?);
        Ok(Choice::new(month, label))
    };
    ask.db.read(read)?.into_iter().map(choice).collect()
}

fn names(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    Ok(figure::all().map(|figure| Choice::new(figure.name, label(ask, figure.name))).collect())
}

/// The figures, the newest month first.
pub(crate) static FIGURES: List<Line> = List {
    name: "outcomes-figures",
    path: "/service-reports/figures",
    export_path: "/service-reports/figures/export",
    export_name: "outcomes-figures-export",
    select: "service_report_figure.id, service_report_figure.report_id, service_report_figure.month,
        service_report_figure.part, service_report_figure.name, service_report_figure.measured,
        service_report_figure.value",
    from: "service_report_figure",
    id: "service_report_figure.id",
    scope: |actor| POLICY.scope(actor, Verb::Read),
    read,
    row_id: |line| (line.id, format!("{} {}", line.month, line.name)),
    shown: web::EVERY_COLUMN,
    columns: &[
        Column {
            name: "month",
            sort: SortBy::Number("service_report_figure.place"),
            cell: |line, ask| Cell::Word {
                word: line.month.to_string(),
                label: words::month(ask.talk, line.month),
                href: list::href(line.report),
            },
        },
        Column {
            name: "part",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::word(&line.part, ask.say(&format!("outcomes-part-{}", line.part))),
        },
        Column {
            name: "name",
            sort: SortBy::Nothing,
            cell: |line, ask| Cell::word(&line.name, label(ask, &line.name)),
        },
        Column { name: "value", sort: SortBy::Nothing, cell: |line, _| Cell::Number(line.value) },
        Column {
            name: "measured",
            sort: SortBy::Nothing,
            cell: |line, ask| {
                let word = line.measured.word();
                Cell::word(word, ask.say(&format!("outcomes-measured-{word}")))
            },
        },
    ],
    filters: &[
        Filter { name: "month", kind: FilterKind::Text("service_report_figure.month = ?", months) },
        Filter { name: "name", kind: FilterKind::Text("service_report_figure.name = ?", names) },
    ],
    sort: "-month",
    bulk: &[],
    create: None,
    beside: &[("/service-reports", "outcomes-list-title")],
};
