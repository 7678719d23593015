//! Locked years: the book as it was when the year was locked, and what was corrected after.

use kernel::{Day, Id, Moment, Refused, Result};
use store::{Reading, Sql, Tx};

use super::money;
use crate::{BudgetLine, BudgetYear, Figures, LateCorrection};

/// The book that is handed out: its text, and what tells it from every other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Book {
    pub hash: String,
    pub body: String,
}

pub(crate) fn find(reading: &Reading<'_>, year: Id<BudgetYear>) -> Result<Option<Book>> {
    let text = "SELECT hash, body FROM budget_book WHERE year_id = ?";
    let sql = Sql::open("handed out to whoever reads every line", text);
    let found: Option<(String, String)> = reading.find(sql.bind(year))?;
    Ok(found.map(|(hash, body)| Book { hash, body }))
}

/// Writes the year's lines down as they are now.
pub(crate) fn write(tx: &Tx<'_>, year: Id<BudgetYear>) -> Result<()> {
    let body = body(tx, year)?;
    let hash = blake3::hash(body.as_bytes()).to_hex().to_string();
    let sql = Sql::change("INSERT INTO budget_book (year_id, hash, body) VALUES (?, ?, ?)");
    tx.insert::<()>(sql.bind(year).bind(hash).bind(body)).map(|_| ())
}

const HEAD: [&str; 15] = [
    "line",
    "unit",
    "account",
    "activity",
    "service",
    "project",
    "kind",
    "name",
    "source",
    "share_percent",
    "plan",
    "bound",
    "spent",
    "forecast",
    "available",
];

type Texts = (i64, String, String, String, Option<String>, String, String, String, Option<String>);

/// A row for each part of each line, in the lines' order: semicolons between cells, quotes where they are needed.
fn body(reading: &Reading<'_>, year: Id<BudgetYear>) -> Result<String> {
    let sql = Sql::open(
        "the whole year is written down as it is locked",
        "SELECT budget_line.id, unit.name, budget_line.account, budget_line.activity, service.name,
            budget_line.project, budget_line.kind, budget_line.name, funding_source.name, budget_part.share,
            budget_part.plan, budget_part.bound, budget_part.spent, budget_part.forecast
         FROM budget_line JOIN unit ON unit.id = budget_line.unit_id
         JOIN budget_part ON budget_part.line_id = budget_line.id
         LEFT JOIN service ON service.id = budget_line.service_id
         LEFT JOIN funding_source ON funding_source.id = budget_part.source_id
         WHERE budget_line.year_id = ? ORDER BY budget_line.id, budget_part.place",
    );
    let mut body = row(&HEAD.map(str::to_owned));
    reading.each(sql.bind(year), |line| {
        let (id, unit, account, activity, service, project, kind, name, source): Texts = line.read()?;
        let figures = Figures {
            plan: money(line.get(10)?),
            bound: money(line.get(11)?),
            spent: money(line.get(12)?),
            forecast: money(line.get(13)?),
        };
        let available = figures.available().ok_or_else(|| Refused::broken("a line's sums do not fit"))?;
        let share: i64 = line.get(9)?;
        let texts =
            [id.to_string(), unit, account, activity, service.unwrap_or_default(), project, kind, name];
        let mut cells: Vec<String> = texts.to_vec();
        cells.push(source.unwrap_or_default());
        cells.push(money(share).to_string());
        let amounts = [figures.plan, figures.bound, figures.spent, figures.forecast, available];
        cells.extend(amounts.map(|amount| amount.to_string()));
        body.push_str(&row(&cells));
        Ok(())
    })?;
    Ok(body)
}

/// A correction of a locked year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Late {
    pub line: Id<BudgetLine>,
    pub name: String,
    pub stage: String,
    pub amount: kernel::Money,
    pub day: Day,
    pub reference: String,
    pub reason: String,
    pub at: Moment,
}

type LateColumns = (Id<BudgetLine>, String, String, i64, Day, String, String, Moment);

fn late((line, name, stage, amount, day, reference, reason, at): LateColumns) -> Late {
    Late { line, name, stage, amount: money(amount), day, reference, reason, at }
}

const LATE: &str = "SELECT l.id, l.name, c.stage, c.amount, c.day, c.reference, c.reason, c.at
    FROM late_correction c JOIN budget_line l ON l.id = c.line_id";

/// All corrections of a year, in the order in which they were made.
pub(crate) fn late_of_year(reading: &Reading<'_>, year: Id<BudgetYear>) -> Result<Vec<Late>> {
    let text = format!("{LATE} WHERE l.year_id = ? ORDER BY c.id LIMIT 10000");
    let sql = Sql::open("handed out to whoever reads every line", &text);
    Ok(reading.all::<LateColumns>(sql.bind(year))?.into_iter().map(late).collect())
}

/// The corrections of a line.
pub(crate) fn late_of_line(reading: &Reading<'_>, line: Id<BudgetLine>) -> Result<Vec<Late>> {
    let text = format!("{LATE} WHERE c.line_id = ? ORDER BY c.id LIMIT 500");
    let sql = Sql::open("of a line that was loaded within scope", &text);
    Ok(reading.all::<LateColumns>(sql.bind(line))?.into_iter().map(late).collect())
}

pub(crate) fn insert_late(tx: &Tx<'_>, line: Id<BudgetLine>, new: &LateCorrection) -> Result<()> {
    let sql = Sql::change(
        "INSERT INTO late_correction (line_id, stage, amount, day, reference, reason, at, by_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    let sql = sql.bind(line).bind(new.stage.word()).bind(new.amount.minor).bind(new.day);
    let sql = sql.bind(&new.reference).bind(&new.reason).bind(tx.now()).bind(tx.actor().person_id());
    tx.insert::<()>(sql).map(|_| ())
}

/// The corrections as a table of their own, to stand after the book.
pub(crate) fn late_table(corrections: &[Late]) -> String {
    let head = ["corrected_at", "day", "line", "name", "stage", "amount", "reference", "reason"];
    let mut out = row(&head.map(str::to_owned));
    for it in corrections {
        let texts =
            [it.at.rfc3339(), it.day.to_string(), it.line.to_string(), it.name.clone(), it.stage.clone()];
        let mut cells = texts.to_vec();
        cells.extend([it.amount.to_string(), it.reference.clone(), it.reason.clone()]);
        out.push_str(&row(&cells));
    }
    out
}

/// A row of a file. What a spreadsheet could take for a formula gets an apostrophe in front; amounts are our own.
fn row(cells: &[String]) -> String {
    let cell = |text: &String| {
        let is_amount = kernel::Money::parse_sek(text).is_ok();
        let begins = text.trim_start().starts_with(['=', '+', '-', '@', '\t']);
        let safe = if begins && !is_amount { format!("'{text}") } else { text.clone() };
        if safe.contains([';', '"', '\n', '\r']) {
            format!("\"{}\"", safe.replace('"', "\"\""))
        } else {
            safe
        }
    };
    let cells: Vec<String> = cells.iter().map(cell).collect();
    format!("{}\r\n", cells.join(";"))
}
