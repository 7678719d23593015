//! The fields that forms about courses share, and what is checked of them where they are stored.

use access::Role;
use kernel::{FieldErrors, Id, Input, Refused, Result, Unit};
use look::Choice;
use services::ChoiceFor;
use store::Tx;
use web::{Ask, Draft, Field};

use crate::course::{Course, Facts, In};
use crate::{COURSES, Verb, store as rows};

/// The version that the sender saw; a program may leave it out.
pub(crate) const VERSION: Field = Field::hidden("version");
pub(crate) const NAME: Field = Field::line("name", 120).required();
pub(crate) const ABOUT: Field = Field::prose("about", 2_000);
pub(crate) const SERVICE: Field = Field::pick("service");
pub(crate) const ROLES: Field = Field::many("roles");
pub(crate) const UNITS: Field = Field::many("units").folded();
pub(crate) const MONTHS: Field = Field::number("holds_months", 1, 240);
pub(crate) const UNIT: Field = Field::pick("unit").required();

/// Reads what is said of a course; all errors at once.
pub(crate) fn facts(input: &Input) -> Result<Facts, FieldErrors> {
    let (name, about) = (input.line("name", 2..=120), input.text("about", 0..=2_000));
    let (service, unit) = (input.optional_id("service"), input.id("unit"));
    let holds_months = input.optional_number("holds_months", 1..=240);
    let roles = input
        .all("roles")
        .iter()
        .filter(|word| !word.is_empty())
        .map(|word| Role::from_word(word))
        .collect::<Option<Vec<Role>>>()
        .ok_or_else(|| kernel::FieldError::new("roles", "not-a-choice"));
    let units = input.ids("units").map(|mut units: Vec<Id<Unit>>| {
        units.sort_unstable();
        units.dedup();
        units
    });
    kernel::all_or_errors!(Facts { name, about, service, unit, holds_months, roles, units })
}

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, kernel::FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(version: i64, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|seen| seen == version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// What a course refers to must be there. What it refers to already may stay.
pub(crate) fn are_sound(tx: &Tx<'_>, facts: &Facts, was: Option<&Facts>) -> Result<()> {
    if was.is_none_or(|was| was.unit != facts.unit) {
        COURSES.allow_new(tx.actor(), Verb::Add, &In(facts.unit))?;
        if !rows::are_open(tx, &[facts.unit])? {
            return Err(Refused::field("unit", "not-a-choice"));
        }
    }
    let known = was.map_or(&[][..], |was| &was.units);
    let new: Vec<Id<Unit>> = facts.units.iter().copied().filter(|unit| !known.contains(unit)).collect();
    if !rows::are_open(tx, &new)? {
        return Err(Refused::field("units", "not-a-choice"));
    }
    let service = facts.service.filter(|service| was.and_then(|was| was.service) != Some(*service));
    if let Some(service) = service
        && !services::is_choice(tx, tx.actor(), ChoiceFor::Keeping, service)?
    {
        return Err(Refused::field("service", "not-a-choice"));
    }
    Ok(())
}

/// The choices of a form about a course.
pub(crate) fn with_choices(ask: &Ask<'_>, draft: Draft) -> Result<Draft> {
    let roles =
        Role::ALL.iter().map(|role| Choice::new(role.word(), ask.say(&format!("role-{}", role.word()))));
    ask.db.read(|reading| {
        let units = people::unit_choices(reading)?;
        Ok(draft
            .choices("unit", units.clone())
            .choices("units", units)
            .choices("service", services::choices(reading, ask.actor, ChoiceFor::Keeping)?)
            .choices("roles", roles.clone().collect()))
    })
}

/// A form filled in with what is said of a course.
pub(crate) fn filled(draft: Draft, facts: &Facts) -> Draft {
    draft
        .value("name", &facts.name)
        .value("about", &facts.about)
        .value("service", facts.service.map_or_else(String::new, |service| service.to_string()))
        .value("unit", facts.unit.to_string())
        .value("holds_months", facts.holds_months.map_or_else(String::new, |months| months.to_string()))
        .ticked("roles", facts.roles.iter().map(|role| role.word().to_owned()).collect())
        .ticked("units", facts.units.iter().map(ToString::to_string).collect())
}

/// The course that the address names, when the actor may do the verb to it and it is still given.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Course> {
    let id = ask.id("id")?;
    let course = ask.db.read(|reading| rows::load(reading, ask.actor, id))?;
    COURSES.allow(ask.actor, verb, &course)?;
    course.must_be_open()?;
    Ok(course)
}

/// A form about one course before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, course: &Course) -> Draft {
    Draft::default()
        .crumb("/training", ask.say("training-list-title"))
        .crumb(course.href(), &course.facts.name)
        .cancel(course.href())
}
