use access::Actor;
use finance::BudgetLine;
use kernel::{Id, Moment, Money, Refused, Result, Unit};
use services::Service;
use store::{Reading, Row, Sql, Tx};
use web::{Ask, Card};

use super::row::row_href;
use super::state::state;
use crate::store::{known, settled};
use crate::{BudgetFile, BudgetPart, BudgetRow, BudgetState, POLICY, Verb};

/// Rows with all that their state depends on.
pub(crate) const FROM: &str = "budget_row JOIN ledger_account ON ledger_account.id = budget_row.account_id
    JOIN ledger_place ON ledger_place.id = budget_row.place_id
    LEFT JOIN budget_year ON budget_year.year = budget_row.year AND budget_year.locked_at IS NULL";

const COLUMNS: &str = "budget_row.id, budget_row.file_id, budget_row.line, budget_row.year, budget_row.administration,
    budget_row.account, budget_row.text, budget_row.amount, budget_row.planned, budget_row.line_id, budget_row.changes,
    budget_row.is_income";

fn read(row: &Row) -> Result<BudgetRow> {
    let year: i64 = row.get(3)?;
    Ok(BudgetRow {
        id: row.get(0)?,
        file: row.get(1)?,
        line: row.get(2)?,
        year: i16::try_from(year).map_err(Refused::broken)?,
        administration: row.get(4)?,
        account: row.get(5)?,
        text: row.get(6)?,
        amount: Money::sek(row.get(7)?),
        planned: Money::sek(row.get(8)?),
        on: row.get(9)?,
        changes: row.get(10)?,
        is_income: row.get(11)?,
    })
}

/// Rows with these numbers, among those that the actor may do the verb to, with where they stand.
pub(super) fn load(
    reading: &Reading<'_>,
    actor: &Actor,
    verb: Verb,
    ids: &[i64],
) -> Result<Vec<(BudgetRow, BudgetState)>> {
    let text = format!("SELECT {COLUMNS}, {} FROM {FROM} WHERE {{scope}}", state!());
    let sql = Sql::within(&POLICY.scope(actor, verb), &text).and_in("budget_row.id", ids.iter().copied());
    let row = |row: &Row| Ok((read(row)?, known(&row.get::<String>(12)?, BudgetState::from_word)?));
    reading.rows(sql)?.iter().map(row).collect()
}

/// Rows by their signs.
pub(super) fn by_line(reading: &Reading<'_>, actor: &Actor, lines: &[&str]) -> Result<Vec<(String, i64)>> {
    let text = "SELECT budget_row.line, budget_row.id FROM budget_row WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Import), text);
    reading.all(sql.and_in("budget_row.line", lines.iter().copied()))
}

/// The file that this write brings in: what comes in at one moment through one person is one file.
pub(super) fn file_of_now(tx: &Tx<'_>) -> Result<Id<BudgetFile>> {
    let (now, by) = (tx.now(), tx.actor().person_id());
    let text = "SELECT id FROM budget_file WHERE at = ? AND COALESCE(by_id, 0) = ?";
    let sql = Sql::open("the file of this very write", text).bind(now);
    if let Some((id,)) = tx.find::<(Id<BudgetFile>,)>(sql.bind(by.map_or(0, Id::number)))? {
        return Ok(id);
    }
    tx.insert(Sql::change("INSERT INTO budget_file (at, by_id) VALUES (?, ?)").bind(now).bind(by))
}

fn bound(tx: &Tx<'_>, sql: Sql, row: &BudgetRow) -> Result<Sql> {
    let account = settled::account_of(tx, &row.account)?;
    let place = settled::place_of(tx, &row.administration)?;
    let sql = sql.bind(i64::from(row.year)).bind(&row.administration).bind(&row.account).bind(&row.text);
    Ok(sql.bind(row.is_income).bind(row.amount.minor).bind(account).bind(place))
}

pub(super) fn insert(tx: &Tx<'_>, row: &BudgetRow) -> Result<Id<BudgetRow>> {
    let sql = Sql::change(
        "INSERT INTO budget_row (year, administration, account, text, is_income, amount, account_id, place_id, file_id,
         line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    tx.insert(bound(tx, sql, row)?.bind(row.file).bind(&row.line))
}

pub(super) fn save(tx: &Tx<'_>, row: &BudgetRow) -> Result<()> {
    let sql = Sql::change(
        "UPDATE budget_row SET year = ?, administration = ?, account = ?, text = ?, is_income = ?, amount = ?,
         account_id = ?, place_id = ?, changes = changes + 1 WHERE id = ? AND changes = ?",
    );
    tx.run_one(bound(tx, sql, row)?.bind(row.id).bind(row.changes))
}

/// Takes a row away, and its file when that was its last.
pub(super) fn remove(tx: &Tx<'_>, row: &BudgetRow) -> Result<()> {
    tx.run_one(Sql::change("DELETE FROM budget_row WHERE id = ?").bind(row.id))?;
    let text =
        "DELETE FROM budget_file WHERE id = ? AND NOT EXISTS (SELECT 1 FROM budget_row WHERE file_id = ?)";
    tx.run(Sql::change(text).bind(row.file).bind(row.file)).map(|_| ())
}

/// When the file came in, if the actor may see it.
pub(super) fn file(reading: &Reading<'_>, actor: &Actor, id: Id<BudgetFile>) -> Result<Moment> {
    let text = "SELECT budget_file.at FROM budget_file WHERE {scope} AND budget_file.id = ?";
    let found: Option<(Moment,)> =
        reading.find(Sql::within(&POLICY.scope(actor, Verb::Read), text).bind(id))?;
    found.map(|(at,)| at).ok_or(Refused::NotFound)
}

/// Where a file's rows stand: every row in one part.
pub(super) fn parts(reading: &Reading<'_>, actor: &Actor, id: Id<BudgetFile>) -> Result<Vec<BudgetPart>> {
    let text = format!(
        "SELECT {0}, COUNT(*), CAST(SUM(budget_row.amount) AS BIGINT) FROM {FROM}
         WHERE {{scope}} AND budget_row.file_id = ? GROUP BY {0}",
        state!()
    );
    let found: Vec<(String, i64, i64)> =
        reading.all(Sql::within(&POLICY.scope(actor, Verb::Read), &text).bind(id))?;
    let part = |(word, rows, sum): (String, i64, i64)| {
        Ok(BudgetPart { state: known(&word, BudgetState::from_word)?, rows, sum })
    };
    let mut parts: Vec<BudgetPart> = found.into_iter().map(part).collect::<Result<_>>()?;
    parts.sort_by_key(|part| part.state);
    Ok(parts)
}

/// A row that is ready, with where it goes in the budget.
#[derive(Debug, Clone)]
pub(super) struct Ready {
    pub row: BudgetRow,
    pub facts: finance::Facts,
}

/// Rows of a file that are ready, by number.
pub(super) fn ready(
    reading: &Reading<'_>,
    id: Id<BudgetFile>,
    after: i64,
    at_most: i64,
) -> Result<Vec<Ready>> {
    let text = format!(
        "SELECT {COLUMNS}, ledger_place.unit_id, ledger_account.account, ledger_account.activity,
         ledger_account.service_id, ledger_account.kind, ledger_account.name
         FROM {FROM} WHERE budget_row.file_id = ? AND budget_row.id > ? AND {} ORDER BY budget_row.id LIMIT ?",
        state!("ready")
    );
    let why = "whoever books may see every row; the lines' own rights are asked too";
    let rows = reading.rows(Sql::open(why, &text).bind(id).bind(after).bind(at_most))?;
    let one = |row: &Row| {
        let kind: String = row.get(16)?;
        let facts = finance::Facts {
            unit: row.get::<Id<Unit>>(12)?,
            account: row.get(13)?,
            activity: row.get(14)?,
            service: row.get::<Option<Id<Service>>>(15)?,
            project: String::new(),
            kind: known(&kind, finance::Kind::from_word)?,
            name: row.get(17)?,
        };
        Ok(Ready { row: read(row)?, facts })
    };
    rows.iter().map(one).collect()
}

/// All of the row stands in the plan of the line.
pub(super) fn set_planned(tx: &Tx<'_>, row: &BudgetRow, line: Id<BudgetLine>) -> Result<()> {
    let sql = Sql::change("UPDATE budget_row SET planned = ?, line_id = ? WHERE id = ? AND changes = ?");
    tx.run_one(sql.bind(row.amount.minor).bind(line).bind(row.id).bind(row.changes))
}

/// The cards of those of these rows that the actor may read.
pub(crate) fn cards(reading: &Reading<'_>, actor: &Actor, _: &Ask<'_>, ids: &[i64]) -> Result<Vec<Card>> {
    let text =
        "SELECT budget_row.id, budget_row.account, budget_row.administration FROM budget_row WHERE {scope}";
    let sql = Sql::within(&POLICY.scope(actor, Verb::Read), text);
    let found: Vec<(i64, String, String)> = reading.all(sql.and_in("budget_row.id", ids.iter().copied()))?;
    let card = |(id, account, place): (i64, String, String)| Card {
        id,
        title: format!("{account} · {place}"),
        href: row_href(Id::new(id)),
        ..Card::default()
    };
    Ok(found.into_iter().map(card).collect())
}
