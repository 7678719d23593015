//! The fields that forms share, and what is checked of them where they are stored.

use finance::FundingSource;
use kernel::{FieldError, FieldErrors, Id, Input, Money, Refused, Result, Unit};
use look::Choice;
use store::Tx;
use web::{Ask, Draft, Field};

use crate::{Case, Charge, POLICY, Verb, store as rows};

/// The version that the sender saw; a program may leave it out.
pub(crate) const VERSION: Field = Field::hidden("version");
pub(crate) const NAME: Field = Field::line("name", 120).required();
pub(crate) const ACCOUNT: Field = Field::line("account", 20);
pub(crate) const UNIT: Field = Field::pick("unit").required();
pub(crate) const PAYER: Field = Field::pick("payer");
pub(crate) const SOURCE: Field = Field::pick("source");
pub(crate) const FIRST_YEAR: Field = Field::number("first_year", 2000, 2100).required();
pub(crate) const LAST_YEAR: Field = Field::number("last_year", 2000, 2100);

/// An amount above nothing that a ledger takes.
pub(crate) fn amount(input: &Input, name: &'static str) -> Result<Money, FieldError> {
    is_amount(input.money(name)?, 1, name)
}

/// The same, where nothing may be left out.
pub(crate) fn amount_or_nothing(input: &Input, name: &'static str) -> Result<Money, FieldError> {
    input.optional_money(name)?.map_or(Ok(Money::ZERO), |amount| is_amount(amount, 0, name))
}

fn is_amount(amount: Money, least: i64, name: &'static str) -> Result<Money, FieldError> {
    if amount.minor >= least && amount.is_in_range() {
        return Ok(amount);
    }
    let least = if least == 0 { "0" } else { "0,01" };
    Err(FieldError::new(name, "out-of-range").with("min", least).with("max", "10^10"))
}

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(case: &Case, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|seen| seen == case.version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// Whose a cost is and who pays it, as forms of costs and investments have it.
pub(crate) fn charge(input: &Input) -> Result<Charge, FieldErrors> {
    let (name, account) = (input.line("name", 2..=120), input.line("account", 0..=20));
    let (unit, payer, source) = (input.id("unit"), input.optional_id("payer"), input.optional_id("source"));
    kernel::all_or_errors!(Charge { name, account, unit, payer, source })
}

/// What a form of a cost or an investment offers, and what stands in it.
pub(crate) fn charged(ask: &Ask<'_>, draft: Draft, charge: Option<&Charge>, unit: Id<Unit>) -> Result<Draft> {
    let draft = draft
        .choices("unit", unit_choices(ask)?)
        .choices("payer", unit_choices(ask)?)
        .choices("source", ask.db.read(|reading| finance::source_choices(reading, ask.actor))?);
    let Some(charge) = charge else { return Ok(draft.value("unit", unit.to_string())) };
    let number = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    Ok(draft
        .value("name", &charge.name)
        .value("account", &charge.account)
        .value("unit", charge.unit.to_string())
        .value("payer", number(charge.payer.map(Id::number)))
        .value("source", number(charge.source.map(Id::number))))
}

/// The case that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Case> {
    let id = ask.id("id")?;
    let case = ask.db.read(|reading| rows::load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &case)?;
    Ok(case)
}

/// A form about one case before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, case: &Case) -> Draft {
    Draft::default()
        .crumb("/cases", ask.say("cases-list-title"))
        .crumb(case.href(), &case.facts.title)
        .value("version", case.version.to_string())
        .cancel(case.href())
}

pub(crate) fn unit_choices(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

/// A unit that is named must be there and open. What is named already may stay as it was.
pub(crate) fn is_open_unit(tx: &Tx<'_>, unit: Id<Unit>, field: &'static str) -> Result<()> {
    let unit = unit.to_string();
    let is_open = people::unit_choices(tx)?.iter().any(|choice| choice.value == unit);
    if is_open { Ok(()) } else { Err(Refused::field(field, "not-a-choice")) }
}

/// What a cost refers to must be there, unless it referred to it already.
pub(crate) fn is_sound(tx: &Tx<'_>, new: &Charge, old: Option<&Charge>) -> Result<()> {
    if old.is_none_or(|old| old.unit != new.unit) {
        is_open_unit(tx, new.unit, "unit")?;
    }
    if let Some(payer) = new.payer.filter(|payer| old.is_none_or(|old| old.payer != Some(*payer))) {
        is_open_unit(tx, payer, "payer")?;
    }
    let is_new = |source: &Id<FundingSource>| old.is_none_or(|old| old.source != Some(*source));
    match new.source.filter(is_new) {
        Some(source) => finance::source_may_be_named(tx, source, "source"),
        None => Ok(()),
    }
}

/// The years of a line: the last may be left out and is the case's then. Each must be one of the case's.
pub(crate) fn within(case: &Case, first: i64, last: Option<i64>) -> Result<(i64, i64)> {
    let last = last.unwrap_or_else(|| case.last_year());
    let outside = |field: &'static str, least: i64| {
        let error = FieldError::new(field, "out-of-range").with("min", least).with("max", case.last_year());
        Err(Refused::Invalid(FieldErrors(vec![error])))
    };
    if !case.looks_at(first) {
        return outside("first_year", case.facts.first_year);
    }
    if !case.looks_at(last) || last < first {
        return outside("last_year", first);
    }
    Ok((first, last))
}
