//! The fields that forms about consumables share, and what is checked of them where they are stored.

use kernel::{FieldError, FieldErrors, Id, Input, Money, Refused, Result, Unit};
use store::{Sql, Tx};
use web::{Ask, Draft, Field};

use crate::consumable::{Consumable, Facts, In};
use crate::stock::QUANTITY_AT_MOST;
use crate::store::articles;
use crate::{POLICY, Verb};

pub(crate) const VERSION: Field = Field::hidden("version");

/// Those that say what an article is.
pub(crate) const FACTS: [Field; 7] = [
    Field::line("name", 120).required(),
    Field::line("measure", 20).required(),
    Field::pick("unit").required(),
    Field::line("place", 120),
    Field::pick("supplier"),
    Field::money("price"),
    Field::number("level", 0, QUANTITY_AT_MOST),
];

/// Reads what is said of an article; all errors at once.
pub(crate) fn facts(input: &Input) -> Result<Facts, FieldErrors> {
    let (name, measure) = (input.line("name", 2..=120), input.line("measure", 1..=20));
    let (unit, place) = (input.id("unit"), input.line("place", 0..=120));
    let (supplier, price) = (input.optional_id("supplier"), price(input));
    let level = input.optional_number("level", 0..=QUANTITY_AT_MOST);
    kernel::all_or_errors!(Facts { name, measure, unit, place, supplier, price, level })
}

/// A price is nothing or more.
pub(crate) fn price(input: &Input) -> Result<Option<Money>, FieldError> {
    match input.optional_money("price")? {
        Some(price) if price.minor < 0 || !price.is_in_range() => Err(FieldError::new("price", "not-money")),
        other => Ok(other),
    }
}

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(version: i64, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|seen| seen == version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// Is the unit there and open?
pub(crate) fn is_open(tx: &Tx<'_>, unit: Id<Unit>) -> Result<()> {
    let sql = Sql::open(
        "the tree is known to all",
        "SELECT COUNT(*) FROM unit WHERE id = ? AND (closed_on IS NULL OR (closed_on > ? AND merged_into IS NULL))",
    );
    let found = tx.number(sql.bind(unit).bind(people::today(tx)?))?;
    if found == 1 { Ok(()) } else { Err(Refused::field("unit", "not-a-choice")) }
}

/// What an article refers to must be there. What it refers to already may stay as it was.
pub(crate) fn are_sound(tx: &Tx<'_>, facts: &Facts, was: Option<&Facts>) -> Result<()> {
    if was.is_none_or(|was| was.unit != facts.unit) {
        POLICY.allow_new(tx.actor(), Verb::Add, &In(facts.unit))?;
        is_open(tx, facts.unit)?;
    }
    match facts.supplier.filter(|it| was.and_then(|was| was.supplier) != Some(*it)) {
        Some(supplier) if !agreements::is_supplier(tx, supplier)? => {
            Err(Refused::field("supplier", "not-a-choice"))
        }
        _ => Ok(()),
    }
}

/// The choices of a form about an article.
pub(crate) fn with_choices(ask: &Ask<'_>, draft: Draft) -> Result<Draft> {
    ask.db.read(|reading| {
        let suppliers = agreements::supplier_choices(reading, ask.actor)?;
        Ok(draft.choices("unit", people::unit_choices(reading)?).choices("supplier", suppliers))
    })
}

/// The article that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Consumable> {
    let id = ask.id("id")?;
    let it = ask.db.read(|reading| articles::load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &it)?;
    Ok(it)
}

/// A form about one article before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, it: &Consumable) -> Draft {
    Draft::default()
        .crumb("/consumables", ask.say("consumables-list-title"))
        .crumb(it.href(), &it.facts.name)
        .value("version", it.version.to_string())
        .cancel(it.href())
}

pub(crate) fn today(ask: &Ask<'_>) -> kernel::Day {
    ask.db.clock().now().day_in(&ask.visitor.organisation.zone)
}
