//! Rows of supplier ledgers out of tables. What comes in here waits outside the ledger until it is booked.

use std::collections::HashMap;

use access::{Actor, Permit};
use intake::{Asked, Field, Incoming, Known, Takes, Target, Value, Values, Why};
use kernel::{Id, Money, Refused, Result};
use store::{Reading, Tx};

use crate::row::{common, line, row_href};
use crate::store::{rows, settled};
use crate::{Event, LedgerRow, POLICY, State, Verb};

/// The kinds of this room that tables may be imported into.
pub fn intake_targets() -> Vec<Target> {
    vec![TARGET, crate::budget::import::TARGET]
}

const TARGET: Target = Target {
    kind: "ledger-row",
    words: "bookings-import-row",
    fields: &[
        Field::new(
            "supplier",
            Takes::Line(120),
            &["leverantör", "leverantörsnamn", "levnamn", "supplier", "supplier name", "vendor", "mottagare"],
        )
        .required(),
        Field::new(
            "number",
            Takes::Code(40),
            &[
                "organisatio",
                "organisationsnummer",
                "orgnr",
                "org nr",
                "org.nr",
                "organisation number",
                "vat",
            ],
        ),
        Field::new(
            "administration",
            Takes::Line(120),
            &[
                "förvaltning",
                "rn1/förvaltning",
                "ansvar",
                "enhet",
                "kostnadsställe",
                "administration",
                "unit",
            ],
        )
        .required(),
        Field::new("account", Takes::Line(160), &["konto", "kontonamn", "account", "kontering"]).required(),
        Field::new(
            "invoice",
            Takes::Code(80),
            &["fakt nr", "fakturanr", "fakturanummer", "faktura", "invoice", "invoice number", "verifikat"],
        )
        .required(),
        Field::new(
            "amount",
            Takes::Money,
            &["utfall", "belopp", "summa", "amount", "utfall kr", "netto", "net amount"],
        )
        .required()
        .closed(),
        Field::new(
            "day",
            Takes::Day,
            &["datum", "bokföringsdatum", "fakturadatum", "bokföringsdag", "date", "invoice date", "period"],
        )
        .required(),
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

/// Gives each row its sign: what it says, and which of the rows that say the same it is.
fn review(_: &Reading<'_>, incoming: &mut [Incoming]) -> Result<()> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in incoming {
        let values = &row.values;
        let Some(amount) = values.value("amount").as_whole() else { continue };
        let at = [text(values, "invoice"), text(values, "account"), text(values, "administration")];
        if at.contains(&"") {
            continue;
        }
        let common = common(text(values, "supplier"), text(values, "number"), at, amount);
        let place = seen.entry(common.clone()).or_default();
        *place += 1;
        row.values.set("line", Value::Text(line(&common, *place)));
    }
    Ok(())
}

fn find(reading: &Reading<'_>, asked: &Asked<'_>) -> Result<Vec<(Vec<Value>, i64)>> {
    let found = rows::by_line(reading, asked.actor, &asked.texts(0))?;
    Ok(found.into_iter().map(|(line, id)| (vec![Value::Text(line)], id)).collect())
}

fn load(reading: &Reading<'_>, actor: &Actor, ids: &[i64]) -> Result<Vec<Known>> {
    Ok(rows::load(reading, actor, Verb::Import, ids)?.iter().map(|(row, state)| known(row, *state)).collect())
}

/// A field that no table feeds: what a row that is in the ledger is known by here.
const BOOKED: &str = "booked";

fn known(row: &LedgerRow, state: State) -> Known {
    let values = Values::of([
        ("supplier", Value::Text(row.supplier.clone())),
        ("number", Value::text(Some(row.number.clone()))),
        ("administration", Value::Text(row.administration.clone())),
        ("account", Value::Text(row.account.clone())),
        ("invoice", Value::Text(row.invoice.clone())),
        ("amount", Value::Money(row.amount.minor)),
        ("day", Value::Day(row.day)),
        ("text", Value::text(Some(row.text.clone()))),
        ("line", Value::Text(row.line.clone())),
        (BOOKED, Value::Flag(state == State::Booked)),
    ]);
    let name = format!("{} {}", row.supplier, row.invoice);
    Known { id: row.id.number(), version: row.changes, name, values }
}

/// What is in the ledger is not changed by a file.
fn check(actor: &Actor, known: Option<&Known>, values: &Values) -> Vec<Why> {
    let mut whys = Vec::new();
    if !POLICY.may(actor, Verb::Import, &()) {
        whys.push(Why::row("bookings-import-why-not-you"));
    }
    if values.value("amount").as_whole().is_some_and(|amount| !Money::sek(amount).is_in_range()) {
        whys.push(Why::field("amount", "bookings-import-why-amount"));
    }
    if let Some(known) = known.filter(|known| known.values.value(BOOKED).as_flag() == Some(true)) {
        let differs = |(field, value): &(&str, &Value)| !known.values.value(field).is_same(value);
        if let Some((field, _)) = values.iter().find(differs) {
            whys.push(Why::field(field, "bookings-import-why-booked"));
        }
    } else if let Some(day) = known.and_then(|known| known.values.value("day").as_day())
        && values.value("day").as_day().is_some_and(|other| other != day)
    {
        // An invoice in instalments, or a file of the whole year: only a person knows whether it is the same row.
        whys.push(Why::field("day", "bookings-import-why-day").with("day", day.to_string()));
    }
    whys
}

/// The row with the values' fields in place of its own.
fn row(values: &Values, was: Option<LedgerRow>) -> Result<LedgerRow> {
    let was_text =
        |field: fn(&LedgerRow) -> &String| was.as_ref().map(|row| field(row).clone()).unwrap_or_default();
    let line =
        |field: &str, was: String| if values.has(field) { text(values, field).to_owned() } else { was };
    let amount = values.value("amount").as_whole().or(was.as_ref().map(|row| row.amount.minor));
    let day = values.value("day").as_day().or(was.as_ref().map(|row| row.day));
    let missing = || Refused::broken("a row without what it needs");
    Ok(LedgerRow {
        id: was.as_ref().map_or(Id::new(0), |row| row.id),
        file: was.as_ref().map_or(Id::new(0), |row| row.file),
        line: line("line", was_text(|row| &row.line)),
        supplier: line("supplier", was_text(|row| &row.supplier)),
        number: line("number", was_text(|row| &row.number)),
        administration: line("administration", was_text(|row| &row.administration)),
        account: line("account", was_text(|row| &row.account)),
        invoice: line("invoice", was_text(|row| &row.invoice)),
        amount: Money::sek(amount.ok_or_else(missing)?),
        day: day.ok_or_else(missing)?,
        text: line("text", was_text(|row| &row.text)),
        changes: was.as_ref().map_or(1, |row| row.changes),
    })
}

fn put(tx: &Tx<'_>, permit: &Permit, known: Option<&Known>, values: &Values) -> Result<i64> {
    POLICY.allow_new(tx.actor(), Verb::Import, &())?;
    let id = match known {
        None => {
            let row = LedgerRow { file: rows::file_of_now(tx)?, ..row(values, None)? };
            rows::insert(tx, &row, settled::of(tx, &row)?)?
        }
        Some(known) => {
            let (was, state) = one(tx, known.id)?;
            if state == State::Booked {
                return Err(Refused::Conflict);
            }
            let row = row(values, Some(was))?;
            rows::save(tx, &row, settled::of(tx, &row)?)?;
            row.id
        }
    };
    tx.also(permit, &Event::Imported { row: id })?;
    Ok(id.number())
}

fn one(tx: &Tx<'_>, id: i64) -> Result<(LedgerRow, State)> {
    rows::load(tx, tx.actor(), Verb::Import, &[id])?.pop().ok_or(Refused::NotFound)
}

/// Takes a row away that an import made. What it had put into the ledger is taken back there by a reversing entry; what
/// somebody had written there by hand stays.
fn remove(tx: &Tx<'_>, permit: &Permit, id: i64) -> Result<()> {
    let (row, _) = one(tx, id)?;
    if let Some((entry, line, is_ours)) = rows::entry_of(tx, row.id)?
        && is_ours
    {
        finance::take_back(tx, line, entry, &row.invoice)?;
    }
    rows::remove(tx, &row)?;
    tx.also(permit, &Event::ImportUndone { row: row.id })
}
