//! The fields that adding and editing share, and what is checked of them where they are stored.

use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result, Unit};
use look::Choice;
use store::{Reading, Tx};
use web::{Ask, Draft, Field};

use crate::policy::OWNERS;
use crate::service::{Audience, Facts, In, Reporting, Service};
use crate::{POLICY, Verb, store as rows};

/// The version that the sender saw; a program may leave it out.
pub(crate) const VERSION: Field = Field::hidden("version");

pub(crate) const NAME: Field = Field::line("name", 120).required();
pub(crate) const ABOUT: Field = Field::prose("about", 2_000);
pub(crate) const ASKS: Field = Field::prose("asks", 2_000);
pub(crate) const UNIT: Field = Field::pick("unit").required();
pub(crate) const OWNER: Field = Field::pick("owner");
pub(crate) const GROUP: Field = Field::pick("group");
pub(crate) const OBJECT: Field = Field::line("object", 120);
pub(crate) const AUDIENCE: Field = Field::choice("audience", &["everybody", "units"]).required();
pub(crate) const UNITS: Field = Field::many("units").folded();
pub(crate) const PLACE: Field = Field::number("place", 0, 9_999);
pub(crate) const REPORTED: Field = Field::check("reported");

/// Where a service stands in the catalogue when nobody says.
const USUAL_PLACE: i64 = 100;

/// Reads what is said of a service; all errors at once.
pub(crate) fn facts(input: &Input) -> Result<Facts, FieldErrors> {
    let (name, about) = (input.line("name", 2..=120), input.text("about", 0..=2_000));
    let (asks, unit) = (input.text("asks", 0..=2_000), input.id("unit"));
    let (owner, group) = (input.optional_id("owner"), input.optional_id("group"));
    let (object, audience) = (input.line("object", 0..=120), audience(input));
    let place = input.optional_number("place", 0..=9_999).map(|place| place.unwrap_or(USUAL_PLACE));
    let reporting = Ok(if input.is_ticked("reported") { Reporting::Open } else { Reporting::Closed });
    kernel::all_or_errors!(Facts {
        name,
        about,
        asks,
        unit,
        owner,
        group,
        object,
        audience,
        place,
        reporting
    })
}

fn audience(input: &Input) -> Result<Audience, FieldError> {
    let is_for_units = input.choice("audience", |word| match word {
        "everybody" => Some(false),
        "units" => Some(true),
        _ => None,
    })?;
    let mut units: Vec<Id<Unit>> = input.ids("units")?;
    units.sort_unstable();
    units.dedup();
    match (is_for_units, units.is_empty()) {
        (false, _) => Ok(Audience::Everybody),
        (true, true) => Err(FieldError::new("units", "missing")),
        (true, false) => Ok(Audience::Units(units)),
    }
}

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(service: &Service, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|version| version == service.version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// What a service refers to must be there: open units, an owner who may be one, a group. What it refers to already
/// may stay as it was.
pub(crate) fn are_sound(tx: &Tx<'_>, facts: &Facts, was: Option<&Facts>) -> Result<()> {
    let is_new_unit = was.is_none_or(|was| was.unit != facts.unit);
    if is_new_unit {
        POLICY.allow_new(tx.actor(), Verb::Add, &In(facts.unit))?;
        if !rows::are_open(tx, &[facts.unit])? {
            return Err(Refused::field("unit", "not-a-choice"));
        }
    }
    let known = was.map_or(&[][..], |was| was.audience.units());
    let new: Vec<Id<Unit>> =
        facts.audience.units().iter().copied().filter(|unit| !known.contains(unit)).collect();
    if !rows::are_open(tx, &new)? {
        return Err(Refused::field("units", "not-a-choice"));
    }
    let is_among = |choices: Vec<Choice>, id: String| choices.iter().any(|choice| choice.value == id);
    let owner = facts.owner.filter(|owner| was.and_then(|was| was.owner) != Some(*owner));
    if let Some(owner) = owner
        && !is_among(people::person_choices(tx, OWNERS)?, owner.to_string())
    {
        return Err(Refused::field("owner", "not-a-choice"));
    }
    let group = facts.group.filter(|group| was.and_then(|was| was.group) != Some(*group));
    if let Some(group) = group
        && !is_among(people::group_choices(tx, tx.actor())?, group.to_string())
    {
        return Err(Refused::field("group", "not-a-choice"));
    }
    Ok(())
}

/// The choices of a form about a service.
pub(crate) fn with_choices(ask: &Ask<'_>, draft: Draft) -> Result<Draft> {
    ask.db.read(|reading: &Reading<'_>| {
        let units = people::unit_choices(reading)?;
        Ok(draft
            .choices("unit", units.clone())
            .choices("units", units)
            .choices("owner", people::person_choices(reading, OWNERS)?)
            .choices("group", people::group_choices(reading, ask.actor)?))
    })
}

/// A form filled in with what is said of a service.
pub(crate) fn filled(draft: Draft, facts: &Facts) -> Draft {
    let units = facts.audience.units().iter().map(ToString::to_string).collect();
    let reported = if facts.reporting == Reporting::Open { "1" } else { "" };
    draft
        .value("name", &facts.name)
        .value("about", &facts.about)
        .value("asks", &facts.asks)
        .value("unit", facts.unit.to_string())
        .value("owner", facts.owner.map_or_else(String::new, |owner| owner.to_string()))
        .value("group", facts.group.map_or_else(String::new, |group| group.to_string()))
        .value("object", &facts.object)
        .value("audience", facts.audience.word())
        .value("place", facts.place.to_string())
        .value("reported", reported)
        .ticked("units", units)
}

/// The service that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Service> {
    let id = ask.id("id")?;
    let service = ask.db.read(|reading| rows::load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &service)?;
    Ok(service)
}

/// A form about one service before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, service: &Service) -> Draft {
    Draft::default()
        .crumb("/services", ask.say("services-list-title"))
        .crumb(service.href(), &service.facts.name)
        .value("version", service.version.to_string())
        .cancel(service.href())
}
