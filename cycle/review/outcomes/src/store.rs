//! All SQL of the room.

use std::collections::BTreeSet;

use ::store::{Migration, Reading, Sql, Tx};
use access::Scope;
use kernel::{Id, Moment, Month, Refused, Result};

use crate::figure::PARTS;
use crate::{Contents, ServiceReport};

/// The room's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    room: "outcomes",
    name: "0001_outcomes",
    sql: include_str!("../migrations/0001_outcomes.sql"),
}];

const COLUMNS: &str = "service_report.id, service_report.month, service_report.built_at, service_report.body";

type Columns = (Id<ServiceReport>, String, Moment, String);

fn of((id, month, built_at, body): Columns) -> Result<ServiceReport> {
    let contents = serde_json::from_str(&body).map_err(Refused::broken)?;
    Ok(ServiceReport { id, month: month_of(&month)?, built_at, contents })
}

pub(crate) fn month_of(text: &str) -> Result<Month> {
    text.parse().map_err(|_| Refused::broken(format!("a report is of {text}")))
}

/// The report, if the scope shows it.
pub(crate) fn load(reading: &Reading<'_>, scope: &Scope, id: Id<ServiceReport>) -> Result<ServiceReport> {
    let text = format!("SELECT {COLUMNS} FROM service_report WHERE {{scope}} AND service_report.id = ?");
    of(reading.load(Sql::within(scope, &text).bind(id))?)
}

/// The reports of these months that the scope shows.
pub(crate) fn of_months(
    reading: &Reading<'_>,
    scope: &Scope,
    months: &[Month],
) -> Result<Vec<ServiceReport>> {
    let text = format!("SELECT {COLUMNS} FROM service_report WHERE {{scope}}");
    let sql = Sql::within(scope, &text).and_in("service_report.month", months.iter().map(Month::to_string));
    reading.all::<Columns>(sql)?.into_iter().map(of).collect()
}

/// A month's flow as the list has it: what came in and was solved.
pub(crate) type Past = (Month, i64, i64);

/// The last reports before a month that the scope shows, at most so many, the oldest first.
pub(crate) fn before(reading: &Reading<'_>, scope: &Scope, month: Month, most: i64) -> Result<Vec<Past>> {
    let text =
        "SELECT service_report.month, service_report.received, service_report.solved FROM service_report
                WHERE {scope} AND service_report.month < ? ORDER BY service_report.month DESC LIMIT ?";
    let rows: Vec<(String, i64, i64)> =
        reading.all(Sql::within(scope, text).bind(month.to_string()).bind(most))?;
    rows.into_iter()
        .rev()
        .map(|(month, received, solved)| Ok((month_of(&month)?, received, solved)))
        .collect()
}

const CLOCK: &str = "the clock asks which months it has built";

/// The report of a month, if it is built.
pub(crate) fn find(reading: &Reading<'_>, month: Month) -> Result<Option<Id<ServiceReport>>> {
    let sql = Sql::open(CLOCK, "SELECT id FROM service_report WHERE month = ?").bind(month.to_string());
    Ok(reading.find::<(Id<ServiceReport>,)>(sql)?.map(|(id,)| id))
}

/// The months from this one on that have a report.
pub(crate) fn months_since(reading: &Reading<'_>, month: Month) -> Result<BTreeSet<Month>> {
    let sql = Sql::open(CLOCK, "SELECT month FROM service_report WHERE month >= ?").bind(month.to_string());
    reading.all::<(String,)>(sql)?.iter().map(|(month,)| month_of(month)).collect()
}

/// Keeps a report for good.
pub(crate) fn insert(tx: &Tx<'_>, month: Month, contents: &Contents) -> Result<Id<ServiceReport>> {
    let body = serde_json::to_string(contents).map_err(Refused::broken)?;
    let (all, (promised, kept)) = (contents.all(), contents.promised_and_kept());
    let sql = Sql::change(
        "INSERT INTO service_report (month, built_at, received, solved, still_open, promised, kept, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(month.to_string()).bind(tx.now()).bind(all.received).bind(all.solved).bind(all.open);
    let report = tx.insert(sql.bind(promised).bind(kept).bind(body))?;
    insert_figures(tx, report, month, contents)?;
    Ok(report)
}

/// Figures that a report may have: places for that many are kept for each month.
const FIGURES_AT_MOST: i64 = 1_000;

fn insert_figures(tx: &Tx<'_>, report: Id<ServiceReport>, month: Month, contents: &Contents) -> Result<()> {
    let first = (i64::from(month.year()) * 12 + i64::from(month.number())) * FIGURES_AT_MOST;
    let mut place = first + FIGURES_AT_MOST;
    for (part, figures) in PARTS {
        for figure in figures {
            place -= 1;
            let Some(value) = (figure.of)(contents) else { continue };
            let sql = Sql::change(
                "INSERT INTO service_report_figure (report_id, month, part, name, measured, value, place)
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
            );
            let sql = sql.bind(report).bind(month.to_string()).bind(part).bind(figure.name);
            tx.run(sql.bind(figure.measured.word()).bind(value).bind(place))?;
        }
    }
    Ok(())
}
