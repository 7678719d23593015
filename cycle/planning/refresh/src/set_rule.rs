//! Setting and ending rules. A rule of the plan notes what it changed.

use access::Actor;
use assets::{Age, Aged, Narrowed};
use kernel::{Id, Money, Refused, Result, Unit};
use store::{Db, Reading, Said, Tx};

use crate::forecast::{Span, forecast};
use crate::nearest::Rules;
use crate::rule::{Of, Place, Rule, Says};
use crate::scenario::Scenario;
use crate::store::rules::{self, Effect};
use crate::store::{plan, scenarios};
use crate::{Event, POLICY, RULES, RuleVerb, SCENARIOS, ScenarioVerb, Verb};

/// A rule to set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRule {
    /// None for the plan.
    pub scenario: Option<Id<Scenario>>,
    /// Where it holds; the thing is said by its tag.
    pub place: Place,
    pub tag: Option<String>,
    pub says: Says,
    pub reason: String,
    pub reference: String,
}

/// Years after this one that a change is reckoned for.
const AHEAD: i64 = 10;

/// This year and the ten after it.
pub(crate) fn span(reading: &Reading<'_>) -> Result<Span> {
    let first = i64::from(people::today(reading)?.year());
    Ok(Span { first, last: first + AHEAD })
}

/// All things of the organisation, read once for several plans of them.
pub(crate) struct Things {
    ages: Vec<Age>,
    span: Span,
}

impl Things {
    pub(crate) fn of_all(reading: &Reading<'_>) -> Result<Self> {
        let all = POLICY.scope(&Actor::operator(), Verb::Read);
        let ages = assets::ages(reading, &all, &Narrowed::default())?;
        Ok(Self { ages, span: span(reading)? })
    }

    /// What each year costs by some rules.
    fn years(&self, reading: &Reading<'_>, rules: &Rules) -> Result<Vec<(i64, Money)>> {
        let all = POLICY.scope(&Actor::operator(), Verb::Read);
        let named: Vec<Aged> = assets::ages_of(reading, &all, &rules.named())?;
        let forecast = forecast(rules, &self.ages, &named, self.span);
        let years = self.span.first..=self.span.last;
        Ok(years.map(|year| (year, forecast.sum(|at| at.year == year).total())).collect())
    }
}

/// What the years cost before and after a change of the plan's rules.
fn effects(before: &[(i64, Money)], after: &[(i64, Money)], came: bool) -> Vec<Effect> {
    let pairs = before.iter().zip(after);
    let effect = |((year, before), (_, after)): (&(i64, Money), &(i64, Money))| Effect {
        came,
        year: *year,
        before: *before,
        after: *after,
    };
    pairs.map(effect).filter(|it| it.before != it.after).collect()
}

/// What stands in the plan must be there: the thing by its tag, a category or model, an open unit.
fn placed(tx: &Tx<'_>, new: &NewRule) -> Result<(Place, Option<Id<Unit>>)> {
    if let Some(tag) = &new.tag {
        let scope = POLICY.scope(tx.actor(), Verb::Read);
        let found =
            assets::asset_tagged(tx, &scope, tag)?.ok_or_else(|| Refused::field("tag", "no-such-thing"))?;
        return Ok((Place { asset: Some(found.id), ..Place::default() }, Some(found.unit)));
    }
    let is_choice = |choices: Vec<look::Choice>, value: Option<String>, field: &'static str| match value {
        Some(value) if !choices.iter().any(|choice| choice.value == value) => {
            Err(Refused::field(field, "not-a-choice"))
        }
        _ => Ok(()),
    };
    is_choice(assets::category_choices(tx)?, new.place.category.map(|id| id.to_string()), "category")?;
    is_choice(assets::model_choices(tx)?, new.place.model.map(|id| id.to_string()), "model")?;
    is_choice(people::unit_choices(tx)?, new.place.unit.map(|id| id.to_string()), "unit")?;
    Ok((new.place, new.place.unit))
}

/// Puts a rule of the plan where it belongs: what stood there is ended, and what changed is noted.
pub(crate) fn put(tx: &Tx<'_>, things: &Things, rule: &Rule) -> Result<Id<Rule>> {
    let old = plan::rules(tx, None)?;
    let before = things.years(tx, &old)?;
    if let Some(standing) = rules::standing(tx, rule)? {
        rules::end(tx, standing, &rule.reason)?;
    }
    let id = rules::insert(tx, rule)?;
    let after = things.years(tx, &plan::rules(tx, None)?)?;
    rules::note_effects(tx, id, &effects(&before, &after, true))?;
    Ok(id)
}

fn rule_of(new: &NewRule, place: Place, of_unit: Option<Id<Unit>>) -> Rule {
    Rule {
        id: Id::new(0),
        scenario: new.scenario,
        place,
        of_unit,
        says: new.says,
        reason: new.reason.clone(),
        reference: new.reference.clone(),
        is_ended: false,
    }
}

/// Sets a rule of the plan, or one that a scenario lays over it. Another that says the same of the same is ended.
pub fn set_rule(db: &Db, actor: &Actor, new: &NewRule) -> Result<Id<Rule>> {
    db.write(actor, |tx| match new.scenario {
        Some(scenario) => set_in_scenario(tx, new, scenario),
        None => set_in_plan(tx, new),
    })
}

fn set_in_plan(tx: &Tx<'_>, new: &NewRule) -> Result<Said<Id<Rule>>> {
    let actor = tx.actor();
    // Whose thing it is shows only when it is found; before that nobody looks who may set nothing.
    if new.tag.is_some() && !RULES.may_somewhere(actor, RuleVerb::Set) {
        return Err(Refused::NotAllowed);
    }
    if new.tag.is_none() {
        RULES.allow_new(actor, RuleVerb::Set, &Of(new.place.unit))?;
    }
    let (place, of_unit) = placed(tx, new)?;
    let permit = RULES.allow_new(actor, RuleVerb::Set, &Of(of_unit))?;
    let id = put(tx, &Things::of_all(tx)?, &rule_of(new, place, of_unit))?;
    Ok(tx.say(permit, &Event::RuleSet { rule: id })?.with(id))
}

fn set_in_scenario(tx: &Tx<'_>, new: &NewRule, scenario: Id<Scenario>) -> Result<Said<Id<Rule>>> {
    scenarios::load(tx, tx.actor(), scenario)?.is_open()?;
    let permit = SCENARIOS.allow(tx.actor(), ScenarioVerb::Edit, &())?;
    let (place, _) = placed(tx, new)?;
    let rule = rule_of(new, place, None);
    match rules::standing(tx, &rule)? {
        Some(standing) => rules::end(tx, standing, &rule.reason)?,
        None if rules::of(tx, scenario)?.len() >= Scenario::RULES => {
            return Err(Refused::rule("refresh-scenario-full"));
        }
        None => {}
    }
    let id = rules::insert(tx, &rule)?;
    Ok(tx.say(permit, &Event::ScenarioEdited { scenario })?.with(id))
}

/// Ends a rule of the plan; says why.
pub fn end_rule(db: &Db, actor: &Actor, id: Id<Rule>, why: &str) -> Result<()> {
    db.write(actor, |tx| {
        let rule = rules::load(tx, actor, id)?;
        let permit = RULES.allow(actor, RuleVerb::End, &rule)?;
        rule.is_of_the_plan()?;
        let things = Things::of_all(tx)?;
        let before = things.years(tx, &plan::rules(tx, None)?)?;
        rules::end(tx, id, why)?;
        let after = things.years(tx, &plan::rules(tx, None)?)?;
        rules::note_effects(tx, id, &effects(&before, &after, false))?;
        tx.say(permit, &Event::RuleEnded { rule: id })
    })
}

/// Takes a rule out of an open scenario; says why.
pub fn take_out(db: &Db, actor: &Actor, (id, rule): (Id<Scenario>, Id<Rule>), why: &str) -> Result<()> {
    db.write(actor, |tx| {
        let scenario = scenarios::load(tx, actor, id)?;
        let permit = SCENARIOS.allow(actor, ScenarioVerb::Edit, &())?;
        scenario.is_open()?;
        if !rules::of(tx, id)?.iter().any(|it| it.id == rule) {
            return Err(Refused::NotFound);
        }
        rules::end(tx, rule, why)?;
        tx.say(permit, &Event::ScenarioEdited { scenario: id })
    })
}
