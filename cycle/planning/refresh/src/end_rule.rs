use kernel::{FieldErrors, Id, Input, Refused, Result};
use look::Crumb;
use web::{Ask, Draft, Field, Form, Reply};

use crate::plan_page::{crumb, scenario_crumbs};
use crate::rule::{Rule, href};
use crate::scenario::{self, Scenario};
use crate::set_rule::{end_rule, take_out};
use crate::store::{rules, scenarios};
use crate::{RULES, RuleVerb, SCENARIOS, ScenarioVerb};

/// Why a rule holds no longer.
pub(crate) struct Why(String);

const WHY: Field = Field::prose("why", 1_000).required();

fn why(input: &Input) -> Result<Why, FieldErrors> {
    input.text("why", 3..=1_000).map(Why).map_err(|error| FieldErrors(vec![error]))
}

/// Ends a rule of the plan.
pub(crate) struct End;

impl Form for End {
    const NAME: &'static str = "refresh-end";
    const FIELDS: &'static [Field] = &[WHY];
    type New = Why;

    fn parse(input: &Input) -> Result<Why, FieldErrors> {
        why(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let id: Id<Rule> = ask.id("id")?;
        let rule = ask.db.read(|reading| rules::load(reading, ask.actor, id))?;
        RULES.allow(ask.actor, RuleVerb::End, &rule)?;
        rule.is_of_the_plan()?;
        let mut draft = Draft::default().cancel(href(id));
        draft.crumbs = vec![crumb(ask), Crumb::new("/refresh/rules", ask.say("refresh-rules-list-title"))];
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, Why(why): Why) -> Result<Reply> {
        let id: Id<Rule> = ask.id("id")?;
        end_rule(ask.db, ask.actor, id, &why)?;
        Ok(Reply::made("refresh-rule", id.number(), href(id), "refresh-rule-ended"))
    }
}

/// Takes a rule out of a scenario.
pub(crate) struct TakeOut;

impl Form for TakeOut {
    const NAME: &'static str = "refresh-take-out";
    const FIELDS: &'static [Field] = &[WHY];
    type New = Why;

    fn parse(input: &Input) -> Result<Why, FieldErrors> {
        why(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let (id, rule): (Id<Scenario>, Id<Rule>) = (ask.id("id")?, ask.id("rule")?);
        let scenario = ask.db.read(|reading| scenarios::load(reading, ask.actor, id))?;
        SCENARIOS.allow(ask.actor, ScenarioVerb::Edit, &())?;
        scenario.is_open()?;
        let laid = ask.db.read(|reading| rules::of(reading, id))?;
        if !laid.iter().any(|it| it.id == rule) {
            return Err(Refused::NotFound);
        }
        let mut draft = Draft { crumbs: scenario_crumbs(ask), ..Draft::default() }
            .crumb(scenario::href(id), &scenario.name)
            .cancel(scenario::href(id));
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, Why(why): Why) -> Result<Reply> {
        let (id, rule): (Id<Scenario>, Id<Rule>) = (ask.id("id")?, ask.id("rule")?);
        take_out(ask.db, ask.actor, (id, rule), &why)?;
        Ok(Reply::made("scenario", id.number(), scenario::href(id), "refresh-scenario-edited"))
    }
}
