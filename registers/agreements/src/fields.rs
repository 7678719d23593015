//! The fields that forms about agreements share, and what is checked of them where they are stored.

use kernel::{Day, FieldError, FieldErrors, Input, Money, Refused, Result};
use store::Tx;
use web::{Ask, Draft, Field};

use crate::agreement::{Agreement, Answerable, Facts, In, Kind, Processing};
use crate::conditions::{Conditions, Notice, NoticeUnit, Renewal};
use crate::policy::OWNERS;
use crate::store::{agreements, suppliers};
use crate::{POLICY, Verb};

pub(crate) use crate::supplier_fields::{VERSION, is_as_seen, seen};

pub(crate) const NAME: Field = Field::line("name", 160).required();
pub(crate) const REFERENCE: Field = Field::line("reference", 80);
pub(crate) const SUPPLIER: Field = Field::pick("supplier").required();
pub(crate) const KIND: Field = Field::choice("kind", Kind::WORDS).required();
pub(crate) const UNIT: Field = Field::pick("unit").required();
pub(crate) const ANSWERS: Field = Field::choice("answers", Answerable::WORDS).required();
pub(crate) const OWNER: Field = Field::pick("owner");
pub(crate) const START: Field = Field::day("start").required();
pub(crate) const INITIAL: Field = Field::number("initial_months", 1, 240).required();
pub(crate) const RENEWAL: Field = Field::choice("renewal", Renewal::WORDS).required();
pub(crate) const RENEWAL_MONTHS: Field = Field::number("renewal_months", 1, 120);
pub(crate) const AT_MOST: Field = Field::number("renewals_at_most", 0, 100);
pub(crate) const NOTICE: Field = Field::number("notice", 0, 1_000).required();
pub(crate) const NOTICE_UNIT: Field = Field::choice("notice_unit", NoticeUnit::WORDS).required();
pub(crate) const LEAD: Field = Field::number("lead_days", 0, 1_000);
pub(crate) const PRICE: Field = Field::money("price").required();
pub(crate) const INDEXED: Field = Field::line("indexed", 12);
pub(crate) const CEILING: Field = Field::money("ceiling");
pub(crate) const PROCESSING: Field = Field::choice("processing", Processing::WORDS).required();
pub(crate) const PROCESSING_NOTE: Field = Field::line("processing_note", 300);
pub(crate) const ABOUT: Field = Field::prose("about", 4_000);

/// Months and working days of notice that are taken at most: ten years.
const NOTICE_MONTHS_AT_MOST: i64 = 120;

/// Reads what is said of an agreement; all errors at once.
pub(crate) fn facts(input: &Input) -> Result<Facts, FieldErrors> {
    let (name, reference) = (input.line("name", 2..=160), input.line("reference", 0..=80));
    let (supplier, unit, owner) = (input.id("supplier"), input.id("unit"), input.optional_id("owner"));
    let kind = input.choice("kind", Kind::from_word);
    let answers = input.choice("answers", Answerable::from_word);
    let (start, initial_months) = (day(input, "start"), input.number("initial_months", 1..=240));
    let (about, ceiling) = (input.text("about", 0..=4_000), amount(input, "ceiling"));
    let processing = input.choice("processing", Processing::from_word);
    let processing_note = input.line("processing_note", 0..=300);
    kernel::all_or_errors!(Facts {
        name,
        reference,
        supplier,
        unit,
        answers,
        owner,
        kind,
        about,
        ceiling,
        processing,
        processing_note,
        start,
        initial_months
    })
}

/// A day that an agreement may begin or change on.
pub(crate) fn day(input: &Input, name: &'static str) -> Result<Day, FieldError> {
    let day = input.day(name)?;
    if (1950..=2150).contains(&day.year()) { Ok(day) } else { Err(FieldError::new(name, "year-far-off")) }
}

/// An amount that is nothing or more, and not larger than a ledger takes.
fn amount(input: &Input, name: &'static str) -> Result<Option<Money>, FieldError> {
    match input.optional_money(name)? {
        Some(amount) if amount.minor < 0 || !amount.is_in_range() => Err(FieldError::new(name, "not-money")),
        other => Ok(other),
    }
}

/// Whether a price must be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Price {
    Said,
    /// As before when nothing is said.
    Kept,
}

/// Reads what is to hold from a day; all errors at once.
pub(crate) fn conditions(input: &Input, from: &'static str, price: Price) -> Result<Conditions, FieldErrors> {
    let renewal = input.choice("renewal", Renewal::from_word);
    let renewal_months =
        input.optional_number("renewal_months", 1..=120).and_then(|months| match (&renewal, months) {
            (Ok(Renewal::Tacit | Renewal::Optional), None) => {
                Err(FieldError::new("renewal_months", "missing"))
            }
            (_, months) => Ok(months.unwrap_or(12)),
        });
    let renewals_at_most = input.optional_number("renewals_at_most", 0..=100);
    let (notice, lead_days) = (notice(input), input.optional_number("lead_days", 0..=1_000));
    let lead_days = lead_days.map(|days| days.unwrap_or(0));
    let price = amount(input, "price").and_then(|amount| match (amount, price) {
        (None, Price::Said) => Err(FieldError::new("price", "missing")),
        (amount, _) => Ok(amount),
    });
    let (from, indexed) =
        (day(input, from), input.optional_per_cent("indexed", 100).map(|it| it.unwrap_or(0)));
    kernel::all_or_errors!(Conditions {
        from,
        renewal,
        renewal_months,
        renewals_at_most,
        notice,
        lead_days,
        price,
        indexed
    })
}

fn notice(input: &Input) -> Result<Notice, FieldError> {
    let unit = input.choice("notice_unit", NoticeUnit::from_word)?;
    let most = match unit {
        NoticeUnit::Months => NOTICE_MONTHS_AT_MOST,
        NoticeUnit::Days | NoticeUnit::WorkingDays => 1_000,
    };
    Ok(Notice { count: input.number("notice", 0..=most)?, unit })
}

/// What an agreement refers to must be there. What it refers to already may stay as it was.
pub(crate) fn are_sound(tx: &Tx<'_>, facts: &Facts, was: Option<&Facts>) -> Result<()> {
    if was.is_none_or(|was| was.unit != facts.unit) {
        POLICY.allow_new(tx.actor(), Verb::Add, &In(facts.unit))?;
        if !agreements::is_open_unit(tx, facts.unit)? {
            return Err(Refused::field("unit", "not-a-choice"));
        }
    }
    if was.is_none_or(|was| was.supplier != facts.supplier) && !suppliers::is_there(tx, facts.supplier)? {
        return Err(Refused::field("supplier", "not-a-choice"));
    }
    let owner = facts.owner.filter(|owner| was.and_then(|was| was.owner) != Some(*owner));
    if let Some(owner) = owner
        && !people::is_person_choice(tx, OWNERS, owner)?
    {
        return Err(Refused::field("owner", "not-a-choice"));
    }
    Ok(())
}

/// The choices of a form about an agreement.
pub(crate) fn with_choices(ask: &Ask<'_>, draft: Draft) -> Result<Draft> {
    ask.db.read(|reading| {
        Ok(draft
            .choices("unit", people::unit_choices(reading)?)
            .choices("supplier", suppliers::choices(reading, ask.actor)?)
            .choices("owner", people::person_choices(reading, OWNERS)?))
    })
}

/// A form filled in with what is said of an agreement.
pub(crate) fn filled(draft: Draft, facts: &Facts) -> Draft {
    draft
        .value("name", &facts.name)
        .value("reference", &facts.reference)
        .value("supplier", facts.supplier.to_string())
        .value("unit", facts.unit.to_string())
        .value("answers", facts.answers.word())
        .value("owner", facts.owner.map_or_else(String::new, |owner| owner.to_string()))
        .value("kind", facts.kind.word())
        .value("about", &facts.about)
        .value("ceiling", facts.ceiling.map(|it| it.to_string()).unwrap_or_default())
        .value("processing", facts.processing.word())
        .value("processing_note", &facts.processing_note)
        .value("start", facts.start.to_string())
        .value("initial_months", facts.initial_months.to_string())
}

/// The agreement that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Agreement> {
    let id = ask.id("id")?;
    let agreement = ask.db.read(|reading| agreements::load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &agreement)?;
    Ok(agreement)
}

/// A form about one agreement before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, agreement: &Agreement) -> Draft {
    Draft::default()
        .crumb("/agreements", ask.say("agreements-list-title"))
        .crumb(agreement.href(), &agreement.facts.name)
        .value("version", agreement.version.to_string())
        .cancel(agreement.href())
}

pub(crate) fn today(ask: &Ask<'_>) -> Day {
    ask.db.clock().now().day_in(&ask.visitor.organisation.zone)
}
