//! The forms by which rules are set: one for each thing that can be said, all with the same questions about where and why.

use std::marker::PhantomData;

use kernel::{FieldError, FieldErrors, Id, Input, Money, Refused, Result};
use web::{Ask, Draft, Field, Form, Reply};

use crate::plan_page::scenario_crumbs;
use crate::rule::{Of, Place, Says, href};
use crate::scenario::{self, Scenario};
use crate::set_rule::{NewRule, set_rule};
use crate::store::scenarios;
use crate::{RULES, RuleVerb, SCENARIOS, ScenarioVerb};

const CATEGORY: Field = Field::pick("category");
const MODEL: Field = Field::pick("model");
const UNIT: Field = Field::pick("unit");
const TAG: Field = Field::line("tag", 60);
const YEAR: Field = Field::number("year", 2000, 2100).required();
const MONTHS: Field = Field::number("months", 1, 480).required();
const REASON: Field = Field::prose("reason", 1_000).required();
const REFERENCE: Field = Field::line("reference", 80);

/// What one of the forms says.
pub(crate) trait About: Send + Sync + 'static {
    const NAME: &'static str;
    /// The same in a scenario.
    const IN_SCENARIO: &'static str;
    const FIELDS: &'static [Field];

    fn says(input: &Input) -> Result<Says, FieldErrors>;
}

/// The form of a rule: of the plan, or of the scenario that the address names.
pub(crate) struct Add<A, const IN_SCENARIO: bool>(PhantomData<A>);

pub(crate) struct Life;
pub(crate) struct Price;
pub(crate) struct Dearer;
pub(crate) struct Loss;
pub(crate) struct Wait;
pub(crate) struct Leave;

fn one(error: FieldError) -> FieldErrors {
    FieldErrors(vec![error])
}

fn years(input: &Input) -> Result<i64, FieldErrors> {
    input.number("year", 2000..=2100).map_err(one)
}

/// Per cent above or below nothing, as hundredths.
fn change(input: &Input) -> Result<i64, FieldErrors> {
    let text = input.line("percent", 1..=12).map_err(one)?;
    let read = Money::parse_sek(text.trim_end_matches('%').trim_end());
    let percent = read.map_err(|_| one(FieldError::new("percent", "not-a-per-cent")))?.minor;
    if percent != 0 && (-9_000..=100_000).contains(&percent) {
        return Ok(percent);
    }
    Err(one(FieldError::new("percent", "out-of-range").with("min", "-90").with("max", "1000")))
}

impl About for Life {
    const NAME: &'static str = "refresh-life";
    const IN_SCENARIO: &'static str = "refresh-scenario-life";
    const FIELDS: &'static [Field] = &[
        Field::number("months", 1, 480),
        CATEGORY,
        MODEL,
        UNIT,
        TAG,
        Field::number("year", 2000, 2100),
        REASON,
        REFERENCE,
    ];

    /// Months for a kind of things; for one thing months or a year.
    fn says(input: &Input) -> Result<Says, FieldErrors> {
        let months = input.optional_number("months", 1..=480).map_err(one)?;
        let year = input.optional_number("year", 2000..=2100).map_err(one)?;
        let is_one_thing = !input.raw("tag").trim().is_empty();
        match (months, year) {
            (Some(months), None) => Ok(Says::Life { months }),
            (None, Some(year)) if is_one_thing => Ok(Says::Year { year }),
            (None, Some(_)) => Err(one(FieldError::new("year", "of-one-thing"))),
            (Some(_), Some(_)) => Err(one(FieldError::new("year", "months-or-year"))),
            (None, None) => Err(one(FieldError::new("months", "missing"))),
        }
    }
}

impl About for Price {
    const NAME: &'static str = "refresh-price";
    const IN_SCENARIO: &'static str = "refresh-scenario-price";
    const FIELDS: &'static [Field] = &[
        CATEGORY,
        MODEL,
        YEAR,
        Field::money("amount").required(),
        Field::line("index", 10),
        REASON,
        REFERENCE,
    ];

    fn says(input: &Input) -> Result<Says, FieldErrors> {
        let mut errors = FieldErrors::default();
        let year = errors.take(input.number("year", 2000..=2100));
        let amount = errors.take(input.money("amount").and_then(|amount| {
            let most = 1_000_000_000;
            if (1..=most).contains(&amount.minor) {
                return Ok(amount);
            }
            Err(FieldError::new("amount", "out-of-range").with("min", "0,01").with("max", most / 100))
        }));
        let index = errors.take(input.optional_per_cent("index", 100));
        match (year, amount, index) {
            (Some(year), Some(amount), Some(index)) => {
                Ok(Says::Price { year, amount, index: index.unwrap_or(0) })
            }
            _ => Err(errors),
        }
    }
}

impl About for Dearer {
    const NAME: &'static str = "refresh-dearer";
    const IN_SCENARIO: &'static str = "refresh-scenario-dearer";
    const FIELDS: &'static [Field] =
        &[Field::line("percent", 12).required(), CATEGORY, MODEL, YEAR, REASON, REFERENCE];

    fn says(input: &Input) -> Result<Says, FieldErrors> {
        match (change(input), years(input)) {
            (Ok(percent), Ok(year)) => Ok(Says::Dearer { year, percent }),
            (percent, year) => {
                let mut errors = percent.err().unwrap_or_default();
                errors.0.extend(year.err().unwrap_or_default().0);
                Err(errors)
            }
        }
    }
}

impl About for Loss {
    const NAME: &'static str = "refresh-loss";
    const IN_SCENARIO: &'static str = "refresh-scenario-loss";
    const FIELDS: &'static [Field] =
        &[Field::line("percent", 10).required(), CATEGORY, MODEL, UNIT, REASON, REFERENCE];

    fn says(input: &Input) -> Result<Says, FieldErrors> {
        let percent = input.optional_per_cent("percent", 100).map_err(one)?;
        let percent = percent.ok_or_else(|| one(FieldError::new("percent", "missing")))?;
        Ok(Says::Loss { percent })
    }
}

impl About for Wait {
    const NAME: &'static str = "refresh-wait";
    const IN_SCENARIO: &'static str = "refresh-scenario-wait";
    const FIELDS: &'static [Field] = &[YEAR, MONTHS, CATEGORY, MODEL, UNIT, REASON, REFERENCE];

    fn says(input: &Input) -> Result<Says, FieldErrors> {
        let mut errors = FieldErrors::default();
        let year = errors.take(input.number("year", 2000..=2100));
        let months = errors.take(input.number("months", 1..=120));
        match (year, months) {
            (Some(year), Some(months)) => Ok(Says::Wait { year, months }),
            _ => Err(errors),
        }
    }
}

impl About for Leave {
    const NAME: &'static str = "refresh-leave";
    const IN_SCENARIO: &'static str = "refresh-scenario-leave";
    const FIELDS: &'static [Field] = &[YEAR, CATEGORY, MODEL, UNIT, REASON, REFERENCE];

    fn says(input: &Input) -> Result<Says, FieldErrors> {
        years(input).map(|year| Says::Leave { year })
    }
}

/// Where the rule holds. A price and what is left need a category or a model: they are no one's of everything.
fn place(input: &Input, says: Option<Says>) -> Result<(Place, Option<String>), FieldErrors> {
    let mut errors = FieldErrors::default();
    let category = errors.take(input.optional_id("category")).flatten();
    let model = errors.take(input.optional_id("model")).flatten();
    let unit = errors.take(input.optional_id("unit")).flatten();
    let tag = errors.take(input.line("tag", 0..=60)).filter(|tag| !tag.is_empty());
    if category.is_some() && model.is_some() {
        errors.push(FieldError::new("model", "category-or-model"));
    }
    if tag.is_some() && (category.is_some() || model.is_some() || unit.is_some()) {
        errors.push(FieldError::new("tag", "alone"));
    }
    let is_of_something = category.is_some() || model.is_some() || tag.is_some();
    if matches!(says, Some(Says::Price { .. } | Says::Leave { .. } | Says::Life { .. })) && !is_of_something {
        errors.push(FieldError::new("category", "category-or-model"));
    }
    let place = Place { category, model, unit, asset: None };
    if errors.is_empty() { Ok((place, tag)) } else { Err(errors) }
}

impl<A: About, const IN_SCENARIO: bool> Form for Add<A, IN_SCENARIO> {
    const NAME: &'static str = if IN_SCENARIO { A::IN_SCENARIO } else { A::NAME };
    const WORDS: &'static str = A::NAME;
    const FIELDS: &'static [Field] = A::FIELDS;
    type New = NewRule;

    fn parse(input: &Input) -> Result<NewRule, FieldErrors> {
        let mut errors = FieldErrors::default();
        let says = A::says(input).map_err(|found| errors.0.extend(found.0)).ok();
        let place = place(input, says).map_err(|found| errors.0.extend(found.0)).ok();
        let reason = errors.take(input.text("reason", 3..=1_000));
        let reference = errors.take(input.line("reference", 0..=80));
        match (says, place, reason, reference) {
            (Some(says), Some((place, tag)), Some(reason), Some(reference)) if errors.is_empty() => {
                Ok(NewRule { scenario: None, place, tag, says, reason, reference })
            }
            _ => Err(errors),
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let draft = if IN_SCENARIO { in_scenario(ask, ask.id("id")?)? } else { in_plan(ask)? };
        let (categories, models, units, today) = ask.db.read(|reading| {
            let (categories, models) = (assets::category_choices(reading)?, assets::model_choices(reading)?);
            Ok((categories, models, people::unit_choices(reading)?, people::today(reading)?))
        })?;
        let mut draft = draft
            .choices("category", categories)
            .choices("model", models)
            .choices("unit", units)
            .value("months", if A::NAME == Wait::NAME { "12" } else { "" });
        if A::NAME != Life::NAME {
            draft = draft.value("year", (today.year() + 1).to_string());
        }
        for name in ["category", "model", "unit", "tag"] {
            draft = draft.value(name, ask.query.raw(name).trim());
        }
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, new: NewRule) -> Result<Reply> {
        let scenario: Option<Id<Scenario>> = if IN_SCENARIO { Some(ask.id("id")?) } else { None };
        let id = set_rule(ask.db, ask.actor, &NewRule { scenario, ..new })?;
        Ok(match scenario {
            Some(scenario) => {
                let to = scenario::href(scenario);
                Reply::made("scenario", scenario.number(), to, "refresh-scenario-edited")
            }
            None => Reply::made("refresh-rule", id.number(), href(id), "refresh-rule-set"),
        })
    }
}

fn in_plan(ask: &Ask<'_>) -> Result<Draft> {
    if !RULES.may_somewhere(ask.actor, RuleVerb::Set) {
        return Err(Refused::NotAllowed);
    }
    Ok(Draft::default()
        .crumb("/refresh", ask.say("refresh-plan-title"))
        .crumb("/refresh/rules", ask.say("refresh-rules-list-title"))
        .cancel("/refresh/rules"))
}

fn in_scenario(ask: &Ask<'_>, id: Id<Scenario>) -> Result<Draft> {
    let scenario = ask.db.read(|reading| scenarios::load(reading, ask.actor, id))?;
    SCENARIOS.allow(ask.actor, ScenarioVerb::Edit, &())?;
    scenario.is_open()?;
    Ok(Draft { crumbs: scenario_crumbs(ask), ..Draft::default() }
        .crumb(scenario::href(id), &scenario.name)
        .cancel(scenario::href(id)))
}

/// May the actor set rules of the whole organisation's plan?
pub(crate) fn may_set(ask: &Ask<'_>) -> bool {
    RULES.may(ask.actor, RuleVerb::Set, &Of(None))
}
