//! Rows of budgets out of tables. What comes in here waits outside the plan until it is planned.

use std::collections::HashMap;

use access::{Actor, Permit};
use intake::{Asked, Field, Incoming, Known, Takes, Target, Value, Values, Why, Word};
use kernel::{Id, Money, Refused, Result};
use store::{Reading, Tx};

use super::row::{common, line, row_href, year_of};
use super::store as rows;
use crate::{BudgetRow, BudgetState, Event, POLICY, Verb};

const SIDES: &[Word] = &[
    Word { word: "cost", means: &["kostnad", "kostnader", "utgift", "utgifter", "expense", "cost", "debet"] },
    Word { word: "income", means: &["intäkt", "intäkter", "inkomst", "revenue", "income", "kredit"] },
];

/// What a row without an administration belongs to, until somebody says which unit that is.
const NOBODY: &str = "–";

pub(crate) const TARGET: Target = Target {
    kind: "budget-row",
    words: "bookings-import-budget",
    fields: &[
        Field::new(
            "year",
            Takes::Line(40),
            &["år", "budgetår", "year", "budget year", "budget_year", "budget year name", "fiscal year"],
        )
        .required(),
        Field::new(
            "administration",
            Takes::Line(120),
            &[
                "förvaltning",
                "ansvar",
                "enhet",
                "kostnadsställe",
                "nämnd",
                "department",
                "division",
                "administration",
                "unit",
            ],
        ),
        Field::new(
            "account",
            Takes::Line(160),
            &[
                "konto",
                "kontonamn",
                "kontering",
                "account",
                "account description",
                "account  description",
                "account_category",
            ],
        )
        .required(),
        Field::new(
            "side",
            Takes::Choice(SIDES),
            &["kostnad/intäkt", "slag", "typ", "account type", "account_type"],
        ),
        Field::new(
            "amount",
            Takes::Money,
            &["belopp", "budget", "plan", "anslag", "summa", "amount", "budget amount"],
        )
        .required()
        .closed(),
        Field::new("text", Takes::Line(300), &["text", "beskrivning", "benämning", "description"]),
        Field::new("line", Takes::Code(32), &[]).reckoned().reviewed(review),
    ],
    keys: &[&["line"]],
    may: |actor| POLICY.may(actor, Verb::Import, &()),
    find,
    load,
    check,
    put,
    remove,
    href: |id| row_href(Id::new(id)),
};

fn text<'v>(values: &'v Values, field: &str) -> &'v str {
    values.text(field).unwrap_or("")
}

fn administration(values: &Values) -> &str {
    Some(text(values, "administration")).filter(|it| !it.is_empty()).unwrap_or(NOBODY)
}

fn is_income(values: &Values) -> bool {
    values.text("side") == Some("income")
}

/// Gives each row its sign: year, administration and account, and which of the rows that have them in common it is.
fn review(_: &Reading<'_>, incoming: &mut [Incoming]) -> Result<()> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in incoming {
        let values = &row.values;
        let (year, account) = (text(values, "year"), text(values, "account"));
        if year.is_empty() || account.is_empty() {
            continue;
        }
        let Some(year) = year_of(year) else {
            row.whys.push(Why::field("year", "bookings-import-why-what-year"));
            continue;
        };
        let common = common(year, administration(values), account, is_income(values));
        let place = seen.entry(common.clone()).or_default();
        *place += 1;
        row.values.set("line", Value::Text(line(&common, *place)));
        row.values.set("year", Value::Text(year.to_string()));
    }
    Ok(())
}

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let found = rows::by_line(reading, asked.actor, &asked.texts(0))?;
    Ok(found.into_iter().map(|(line, id)| (vec![Value::Text(line)], id)).collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    Ok(rows::load(reading, actor, Verb::Import, ids)?.iter().map(known).collect())
}

fn known((row, state): &(BudgetRow, BudgetState)) -> Known {
    let side = if row.is_income { "income" } else { "cost" };
    let amount = if row.is_income { -row.amount.minor } else { row.amount.minor };
    let is_nobody = row.administration == NOBODY;
    let values = Values::of([
        ("year", Value::Text(row.year.to_string())),
        ("administration", Value::text(Some(row.administration.clone()).filter(|_| !is_nobody))),
        ("account", Value::Text(row.account.clone())),
        ("side", Value::Word(side.to_owned())),
        ("amount", Value::Money(amount)),
        ("text", Value::text(Some(row.text.clone()))),
        ("line", Value::Text(row.line.clone())),
        (STATE, Value::Word(state.word().to_owned())),
    ]);
    let name = format!("{} {} {}", row.year, row.administration, row.account);
    Known { id: row.id.number(), version: row.changes, name, values }
}

/// A field that no table feeds: where the row stands here.
const STATE: &str = "stands";

fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let mut whys = Vec::new();
    if !POLICY.may(actor, Verb::Import, &()) {
        whys.push(Why::row("bookings-import-why-not-you"));
    }
    if values.value("amount").as_whole().is_some_and(|amount| !Money::sek(amount).is_in_range()) {
        whys.push(Why::field("amount", "bookings-import-why-amount"));
    }
    let stands = known.and_then(|known| known.values.text(STATE));
    if stands == Some(BudgetState::Year.word()) {
        let was = known.map(|known| known.values.value("amount"));
        if was.is_some_and(|was| !was.is_same(values.value("amount"))) {
            whys.push(Why::field("year", "bookings-import-why-year-locked"));
        }
    }
    whys
}

/// The row as the values say; what they leave out is as it was.
fn row(values: &Values, was: Option<BudgetRow>) -> Result<BudgetRow> {
    let missing = || Refused::broken("a row without what it needs");
    let year = match values.text("year") {
        Some(text) => year_of(text).ok_or_else(missing)?,
        None => was.as_ref().map(|row| row.year).ok_or_else(missing)?,
    };
    let is_income =
        if values.has("side") { is_income(values) } else { was.as_ref().is_some_and(|row| row.is_income) };
    let amount = match values.value("amount").as_whole() {
        Some(amount) if is_income => Money::sek(-amount),
        Some(amount) => Money::sek(amount),
        None => was.as_ref().map(|row| row.amount).ok_or_else(missing)?,
    };
    let told = |field: &str, was: Option<&String>| match values.text(field) {
        Some(text) => text.to_owned(),
        None => was.cloned().unwrap_or_default(),
    };
    let place = told("administration", was.as_ref().map(|row| &row.administration));
    Ok(BudgetRow {
        id: was.as_ref().map_or(Id::new(0), |row| row.id),
        file: was.as_ref().map_or(Id::new(0), |row| row.file),
        line: told("line", was.as_ref().map(|row| &row.line)),
        year,
        administration: if place.is_empty() { NOBODY.to_owned() } else { place },
        account: told("account", was.as_ref().map(|row| &row.account)),
        text: told("text", was.as_ref().map(|row| &row.text)),
        is_income,
        amount,
        planned: was.as_ref().map_or(Money::ZERO, |row| row.planned),
        on: was.as_ref().and_then(|row| row.on),
        changes: was.as_ref().map_or(1, |row| row.changes),
    })
}

fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    POLICY.allow_new(tx.actor(), Verb::Import, &())?;
    let id = match known {
        None => {
            let row = BudgetRow { file: rows::file_of_now(tx)?, ..row(values, None)? };
            rows::insert(tx, &row)?
        }
        Some(known) => {
            let row = row(values, Some(one(tx, known.id)?))?;
            rows::save(tx, &row)?;
            row.id
        }
    };
    tx.also(permit, &Event::BudgetImported { row: id })?;
    Ok(id.number())
}

fn one(tx: &Tx<'_>, id: i64) -> Result<BudgetRow> {
    let found = rows::load(tx, tx.actor(), Verb::Import, &[id])?.pop();
    found.map(|(row, _)| row).ok_or(Refused::NotFound)
}

/// Takes a row away that an import made. What of it stands in the plan is taken out of it by an entry of its own.
fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let row = one(tx, id)?;
    if let (Some(line), Some(less)) = (row.on, row.planned.negated().filter(|less| less.minor != 0)) {
        finance::budget(tx, line, less, &format!("−{}", row.id))?;
    }
    rows::remove(tx, &row)?;
    tx.also(permit, &Event::BudgetImportUndone { row: row.id })
}
