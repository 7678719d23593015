//! The forms: a new agreement, other terms for one, and why a promise was broken.

use kernel::{FieldErrors, Id, Input, Refused, Result, Unit};
use look::Choice;
use web::{Ask, Draft, Field, Form, Reply};

use crate::clock::{Cause, Clock};
use crate::level::{Applies, Level, Terms};
use crate::store::{clocks, facts, levels, outcomes};
use crate::terms_form::{self as fields, Said};
use crate::{
    CLOCKS, ClockVerb, CountsFrom, HoldsFor, LEVELS, LevelVerb, Measure, NewLevel, Party, Phase, Promise,
    promise,
};

fn here(ask: &Ask<'_>) -> Draft {
    Draft::default().crumb("/service-levels", ask.say("clocks-levels-list-title"))
}

/// A new agreement.
pub(crate) struct AddForm;

pub(crate) struct New {
    name: String,
    about: String,
    unit: Id<Unit>,
    party: Party,
    said: Said,
}

impl Form for AddForm {
    const NAME: &'static str = "clocks-add";
    const FIELDS: &'static [Field] = &[
        Field::line("name", 80).required(),
        Field::pick("unit").required(),
        Field::choice("party", Party::WORDS).required(),
        fields::CALENDAR,
        fields::FIRST,
        fields::NEXT,
        fields::SOLUTION,
        fields::COUNTING,
        fields::ESCALATIONS,
        fields::COUNTS_FROM,
        fields::HOLDS_FOR,
        fields::FOR_UNIT,
        fields::FOR_GROUP,
        fields::FOR_SERVICE,
        fields::FOR_SUPPLIER,
        fields::FOR_PRIORITIES,
        fields::FOR_KINDS,
        fields::TESTS_FIRST,
        fields::TESTS_NEXT,
        fields::TESTS_SOLUTION,
        fields::BREAK_FIRST,
        fields::BREAK_NEXT,
        fields::BREAK_SOLUTION,
        Field::prose("about", 1_000).folded(),
    ];
    type New = New;

    fn parse(input: &Input) -> Result<New, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take(input.line("name", 2..=80));
        let about = errors.take(input.text("about", 0..=1_000));
        let unit = errors.take(input.id("unit"));
        let party = errors.take(input.choice("party", Party::from_word));
        let said = fields::parse(input).map_err(|others| errors.0.extend(others.0)).ok();
        match (name, about, unit, party, said) {
            (Some(name), Some(about), Some(unit), Some(party), Some(said)) if errors.is_empty() => {
                Ok(New { name, about, unit, party, said })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !LEVELS.may_somewhere(ask.actor, LevelVerb::Add) {
            return Err(Refused::NotAllowed);
        }
        let units = ask.db.read(people::unit_choices)?;
        let draft = here(ask).cancel("/service-levels").value("party", "users").value("holds_for", "new");
        let draft = fields::draft(draft, &first_terms()).choices("unit", units);
        fields::choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: New) -> Result<Reply> {
        let Said { terms, holds_for } = new.said;
        let new =
            NewLevel { name: new.name, about: new.about, unit: new.unit, party: new.party, terms, holds_for };
        let id = promise::add(ask.db, ask.actor, &new)?;
        Ok(Reply::made("service-level", id.number(), format!("/service-levels/{id}"), "clocks-add-done"))
    }
}

/// What a new agreement's form begins with.
fn first_terms() -> Terms {
    let promise = |measure, targets: &str| Promise {
        measure,
        counting: vec![Phase::New, Phase::Open],
        targets: targets.parse().unwrap_or_default(),
        during: Vec::new(),
        escalations: vec![75],
    };
    Terms {
        applies: Applies::default(),
        calendar: Id::new(0),
        counts_from: CountsFrom::Opening,
        promises: vec![
            promise(Measure::FirstResponse, "30m 1h 4h 1d 2d"),
            promise(Measure::Solution, "4h 8h 2d 5d 10d"),
        ],
    }
}

/// Other terms.
pub(crate) struct ChangeForm;

impl Form for ChangeForm {
    const NAME: &'static str = "clocks-change";
    const FIELDS: &'static [Field] = &[
        fields::HOLDS_FOR,
        fields::CALENDAR,
        fields::FIRST,
        fields::NEXT,
        fields::SOLUTION,
        fields::COUNTING,
        fields::ESCALATIONS,
        fields::COUNTS_FROM,
        fields::FOR_UNIT,
        fields::FOR_GROUP,
        fields::FOR_SERVICE,
        fields::FOR_SUPPLIER,
        fields::FOR_PRIORITIES,
        fields::FOR_KINDS,
        fields::TESTS_FIRST,
        fields::TESTS_NEXT,
        fields::TESTS_SOLUTION,
        fields::BREAK_FIRST,
        fields::BREAK_NEXT,
        fields::BREAK_SOLUTION,
    ];
    type New = Said;

    fn parse(input: &Input) -> Result<Said, FieldErrors> {
        fields::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let (level, terms) = ask.db.read(|reading| {
            let level = levels::load(reading, &LEVELS.scope(ask.actor, LevelVerb::Read), ask.id("id")?)?;
            let made = levels::made(reading, &level)?;
            Ok((level, made.into_iter().next().map(|made| made.version.terms)))
        })?;
        LEVELS.allow(ask.actor, LevelVerb::Change, &level)?;
        level.must_be_used()?;
        let draft = here(ask).crumb(level.href(), &level.name).cancel(level.href());
        let draft = draft.value("holds_for", HoldsFor::New.word());
        let draft = terms.map_or_else(|| draft.clone(), |terms| fields::draft(draft.clone(), &terms));
        fields::choices(ask, draft)
    }

    fn act(ask: &Ask<'_>, new: Said) -> Result<Reply> {
        let id: Id<Level> = ask.id("id")?;
        promise::change(ask.db, ask.actor, id, &new.terms, new.holds_for)?;
        Ok(Reply::made("service-level", id.number(), format!("/service-levels/{id}"), "clocks-change-done"))
    }
}

/// POST: it promises nothing new.
pub(crate) fn send_retire(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Level> = ask.id("id")?;
    promise::retire(ask.db, ask.actor, id)?;
    Ok(Reply::made("service-level", id.number(), format!("/service-levels/{id}"), "clocks-retire-done"))
}

/// Why a promise was broken.
pub(crate) struct ExplainForm;

impl Form for ExplainForm {
    const NAME: &'static str = "clocks-explain";
    const FIELDS: &'static [Field] = &[Field::pick("cause").required()];
    type New = Id<Cause>;

    fn parse(input: &Input) -> Result<Id<Cause>, FieldErrors> {
        input.id("cause").map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let (id, clock) = readable(ask)?;
        let causes = ask.db.read(|reading| outcomes::causes(reading, ask.talk.lang()))?;
        let causes = causes.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
        let cause = clock.cause.map(|cause| cause.to_string()).unwrap_or_default();
        let href = format!("/clocks/{id}");
        let draft = Draft::default().crumb(&href, ask.say("clocks-kind")).cancel(href);
        Ok(draft.choices("cause", causes).value("cause", cause))
    }

    fn act(ask: &Ask<'_>, cause: Id<Cause>) -> Result<Reply> {
        let (id, _) = readable(ask)?;
        promise::explain(ask.db, ask.actor, id, cause)?;
        Ok(Reply::made("clock", id.number(), format!("/clocks/{id}"), "clocks-explain-done"))
    }
}

/// The clock that the address names, when the actor may read its record and say why.
fn readable(ask: &Ask<'_>) -> Result<(Id<Clock>, Clock)> {
    let id: Id<Clock> = ask.id("id")?;
    let (clock, record) = ask.db.read(|reading| {
        let (clock, _) = clocks::load(reading, id)?;
        let record = facts::load(reading, clock.record)?;
        Ok((clock, record))
    })?;
    crate::replay_page::must_read(ask, &clock, &record)?;
    CLOCKS.allow(ask.actor, ClockVerb::Explain, &record.facts)?;
    Ok((id, clock))
}
