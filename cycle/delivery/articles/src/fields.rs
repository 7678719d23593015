//! The fields that forms about articles share, and what is checked of them where they are stored.

use kernel::{Day, FieldError, FieldErrors, Id, Input, Lang, Refused, Result, Unit};
use services::ChoiceFor;
use store::{Reading, Tx};
use web::{Ask, Draft, Field};

use crate::article::{Article, Audience, Facts, In};
use crate::policy::WRITERS;
use crate::{POLICY, Verb, store as rows};

/// The version that the sender saw; a program may leave it out.
pub(crate) const VERSION: Field = Field::hidden("version");
pub(crate) const TITLE: Field = Field::line("heading", 160).required();
pub(crate) const TEXT: Field = Field::prose("text", TEXT_CHARS).required();
pub(crate) const UNIT: Field = Field::pick("unit").required();
pub(crate) const OWNER: Field = Field::pick("owner");
pub(crate) const SERVICE: Field = Field::pick("service");
pub(crate) const AUDIENCE: Field = Field::choice("audience", Audience::WORDS).required();
pub(crate) const UNITS: Field = Field::many("units").folded();
pub(crate) const REVIEW_ON: Field = Field::day("review_on");

/// Characters of a text.
pub(crate) const TEXT_CHARS: usize = 50_000;

/// Reads what is said of an article beside its texts; all errors at once.
pub(crate) fn facts(input: &Input) -> Result<Facts, FieldErrors> {
    let (unit, owner) = (input.id("unit"), input.optional_id("owner"));
    let (service, audience) = (input.optional_id("service"), audience(input));
    let review_on = input.optional_day("review_on");
    kernel::all_or_errors!(Facts { unit, owner, service, audience, review_on })
}

fn audience(input: &Input) -> Result<Audience, FieldError> {
    let mut units: Vec<Id<Unit>> = input.ids("units")?;
    units.sort_unstable();
    units.dedup();
    let has_units = !units.is_empty();
    let audience = input.choice("audience", |word| match word {
        "everybody" => Some(Audience::Everybody),
        "staff" => Some(Audience::Staff),
        "it" => Some(Audience::It),
        "units" => Some(Audience::Units(units.clone())),
        _ => None,
    })?;
    match audience {
        Audience::Units(_) if !has_units => Err(FieldError::new("units", "missing")),
        audience => Ok(audience),
    }
}

pub(crate) fn lang(input: &Input) -> Result<Lang, FieldError> {
    input.choice("lang", |word| Lang::ALL.into_iter().find(|lang| lang.code() == word))
}

pub(crate) fn seen(input: &Input) -> Result<Option<i64>, FieldError> {
    input.optional_number("version", 1..=i64::MAX)
}

/// A conflict, when the sender saw another version than the one that is.
pub(crate) fn is_as_seen(article: &Article, seen: Option<i64>) -> Result<()> {
    if seen.is_none_or(|version| version == article.version) { Ok(()) } else { Err(Refused::Conflict) }
}

/// A day ahead that somebody states must not have been.
pub(crate) fn is_ahead(reading: &Reading<'_>, field: &'static str, day: Option<Day>) -> Result<()> {
    let today = people::today(reading)?;
    if day.is_some_and(|day| day < today) { Err(Refused::field(field, "day-is-past")) } else { Ok(()) }
}

/// What an article refers to must be there and be the actor's to name. What it refers to already may stay.
pub(crate) fn are_sound(tx: &Tx<'_>, facts: &Facts, was: Option<&Facts>) -> Result<()> {
    if was.is_none_or(|was| was.unit != facts.unit) {
        POLICY.allow_new(tx.actor(), Verb::Write, &In(facts.unit))?;
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
    let owner = facts.owner.filter(|owner| was.and_then(|was| was.owner) != Some(*owner));
    if let Some(owner) = owner.filter(|owner| tx.actor().person_id() != Some(*owner)) {
        let choices = people::person_choices(tx, WRITERS)?;
        if !choices.iter().any(|choice| choice.value == owner.to_string()) {
            return Err(Refused::field("owner", "not-a-choice"));
        }
    }
    let service = facts.service.filter(|service| was.and_then(|was| was.service) != Some(*service));
    if let Some(service) = service
        && !services::is_choice(tx, tx.actor(), ChoiceFor::Keeping, service)?
    {
        return Err(Refused::field("service", "not-a-choice"));
    }
    if was.is_none_or(|was| was.review_on != facts.review_on) {
        is_ahead(tx, "review_on", facts.review_on)?;
    }
    Ok(())
}

/// The choices of a form about an article.
pub(crate) fn with_choices(ask: &Ask<'_>, draft: Draft) -> Result<Draft> {
    ask.db.read(|reading| {
        let units = people::unit_choices(reading)?;
        Ok(draft
            .choices("unit", units.clone())
            .choices("units", units)
            .choices("owner", people::person_choices(reading, WRITERS)?)
            .choices("service", services::choices(reading, ask.actor, ChoiceFor::Keeping)?))
    })
}

/// A form filled in with what is said of an article.
pub(crate) fn filled(draft: Draft, facts: &Facts) -> Draft {
    let units = facts.audience.units().iter().map(ToString::to_string).collect();
    draft
        .value("unit", facts.unit.to_string())
        .value("owner", facts.owner.map_or_else(String::new, |owner| owner.to_string()))
        .value("service", facts.service.map_or_else(String::new, |service| service.to_string()))
        .value("audience", facts.audience.word())
        .value("review_on", facts.review_on.map_or_else(String::new, |day| day.to_string()))
        .ticked("units", units)
}

/// The article that the address names, when the actor may do the verb to it.
pub(crate) fn for_verb(ask: &Ask<'_>, verb: Verb) -> Result<Article> {
    let id = ask.id("id")?;
    let article = ask.db.read(|reading| rows::load(reading, ask.actor, id))?;
    POLICY.allow(ask.actor, verb, &article)?;
    Ok(article)
}

/// A form about one article before it is filled in.
pub(crate) fn about(ask: &Ask<'_>, article: &Article) -> Draft {
    Draft::default()
        .crumb("/articles", ask.say("articles-list-title"))
        .crumb(article.href(), article.title(ask.talk.lang()))
        .value("version", article.version.to_string())
        .cancel(article.href())
}
