//! The fields that forms share, and what is checked of them where they are stored.

use kernel::{FieldError, Id, Input, Result, Unit};
use look::Choice;
use services::{ChoiceFor, Service};
use store::Tx;
use web::{Ask, Draft, Field};

use crate::store::{lines, sources, years};
use crate::{BudgetLine, FundingSource, POLICY, Verb};

/// The version that the sender saw; a program may leave it out.
pub(crate) const VERSION: Field = Field::hidden("version");
pub(crate) const AMOUNT: Field = Field::money("amount").required();
pub(crate) const DAY: Field = Field::day("day").required();
pub(crate) const SUPPLIER: Field = Field::line("supplier", 120);
pub(crate) const TEXT: Field = Field::line("text", 300);

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(version: i64, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|seen| seen == version) { Ok(()) } else { Err(kernel::Refused::Conflict) }
}

/// The line that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<BudgetLine> {
    let id = ask.id("id")?;
    let line = ask.db.read(|reading| lines::load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &line)?;
    Ok(line)
}

/// A form about one line before it is filled in; its day is today.
pub(crate) fn about(ask: &Ask<'_>, line: &BudgetLine) -> Draft {
    let today = ask.db.clock().now().day_in(&ask.visitor.organisation.zone);
    Draft::default()
        .crumb("/budget", ask.say("finance-budget-title"))
        .crumb(line.href(), format!("{} {}", line.facts.name, line.year.year))
        .value("day", today.to_string())
        .cancel(line.href())
}

pub(crate) fn unit_choices(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(people::unit_choices)
}

pub(crate) fn source_choices(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(|reading| sources::choices(reading, ask.actor))
}

pub(crate) fn year_choices(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(|reading| years::choices(reading, ask.actor))
}

pub(crate) fn service_choices(ask: &Ask<'_>) -> Result<Vec<Choice>> {
    ask.db.read(|reading| services::choices(reading, ask.actor, ChoiceFor::Keeping))
}

/// What a line refers to must be there. What it refers to already may stay as it was.
pub(crate) fn are_sound(tx: &Tx<'_>, unit: Option<Id<Unit>>, service: Option<Id<Service>>) -> Result<()> {
    if let Some(unit) = unit
        && !lines::is_open_unit(tx, unit)?
    {
        return Err(kernel::Refused::field("unit", "not-a-choice"));
    }
    if let Some(service) = service
        && !services::is_choice(tx, tx.actor(), ChoiceFor::Keeping, service)?
    {
        return Err(kernel::Refused::field("service", "not-a-choice"));
    }
    Ok(())
}

/// A source that is named must be there and not refused.
pub(crate) fn may_pay(tx: &Tx<'_>, source: Option<Id<FundingSource>>, field: &'static str) -> Result<()> {
    source.map_or(Ok(()), |source| sources::may_be_named(tx, source, field))
}
