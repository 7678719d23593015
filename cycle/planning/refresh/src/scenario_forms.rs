//! Beginning a scenario, and the decision by which it becomes the plan or does not.

use access::Actor;
use kernel::{FieldErrors, Id, Input, Refused, Result, Unit};
use store::{Db, Reading};
use web::{Ask, Draft, Field, Form, Reply};

use crate::plan_page::scenario_crumbs;
use crate::rule::{Place, Rule};
use crate::scenario::{Decided, Scenario, State, href};
use crate::set_rule::{Things, put};
use crate::store::{rules, scenarios};
use crate::{Event, POLICY, SCENARIOS, ScenarioVerb, Verb};

/// A scenario to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewScenario {
    pub name: String,
    pub about: String,
}

pub(crate) struct Add;

impl Form for Add {
    const NAME: &'static str = "refresh-scenario-add";
    const FIELDS: &'static [Field] = &[Field::line("name", 120).required(), Field::prose("about", 2_000)];
    type New = NewScenario;

    fn parse(input: &Input) -> Result<NewScenario, FieldErrors> {
        let (name, about) = (input.line("name", 3..=120), input.text("about", 0..=2_000));
        kernel::all_or_errors!(NewScenario { name, about })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        if !SCENARIOS.may(ask.actor, ScenarioVerb::Add, &()) {
            return Err(Refused::NotAllowed);
        }
        Ok(Draft { crumbs: scenario_crumbs(ask), ..Draft::default() }.cancel("/refresh/scenarios"))
    }

    fn act(ask: &Ask<'_>, new: NewScenario) -> Result<Reply> {
        let id = add_scenario(ask.db, ask.actor, &new)?;
        Ok(Reply::made("scenario", id.number(), href(id), "refresh-scenario-added"))
    }
}

/// Begins a scenario in which nothing differs yet.
pub fn add_scenario(db: &Db, actor: &Actor, new: &NewScenario) -> Result<Id<Scenario>> {
    db.write(actor, |tx| {
        let permit = SCENARIOS.allow_new(actor, ScenarioVerb::Add, &())?;
        let id = scenarios::insert(tx, &new.name, &new.about)?;
        Ok(tx.say(permit, &Event::ScenarioAdded { scenario: id })?.with(id))
    })
}

/// The form of a decision: that it becomes the plan, or that it does not.
pub(crate) struct Decide<const ADOPTS: bool>;

impl<const ADOPTS: bool> Decide<ADOPTS> {
    const VERB: ScenarioVerb = if ADOPTS { ScenarioVerb::Adopt } else { ScenarioVerb::Drop };
}

impl<const ADOPTS: bool> Form for Decide<ADOPTS> {
    const NAME: &'static str = if ADOPTS { "refresh-scenario-adopt" } else { "refresh-scenario-drop" };
    const FIELDS: &'static [Field] = &[
        Field::day("day").required(),
        Field::prose("decision", 1_000).required(),
        Field::line("reference", 80),
    ];
    type New = Decided;

    fn parse(input: &Input) -> Result<Decided, FieldErrors> {
        let (day, decision) = (input.day("day"), input.text("decision", 3..=1_000));
        let reference = input.line("reference", 0..=80);
        kernel::all_or_errors!(Decided { day, decision, reference })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let id = ask.id("id")?;
        let (scenario, today) =
            ask.db.read(|reading| Ok((scenarios::load(reading, ask.actor, id)?, people::today(reading)?)))?;
        SCENARIOS.allow(ask.actor, Self::VERB, &())?;
        scenario.is_open()?;
        let mut draft = Draft { crumbs: scenario_crumbs(ask), ..Draft::default() }
            .crumb(href(id), &scenario.name)
            .value("day", today.to_string())
            .cancel(href(id));
        draft.is_danger = !ADOPTS;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, decided: Decided) -> Result<Reply> {
        let id = ask.id("id")?;
        if ADOPTS {
            adopt(ask.db, ask.actor, id, &decided)?;
        } else {
            drop_scenario(ask.db, ask.actor, id, &decided)?;
        }
        let said = if ADOPTS { "refresh-scenario-adopted" } else { "refresh-scenario-dropped" };
        Ok(Reply::made("scenario", id.number(), href(id), said))
    }
}

fn decided(tx: &Reading<'_>, actor: &Actor, id: Id<Scenario>, new: &Decided) -> Result<Scenario> {
    let scenario = scenarios::load(tx, actor, id)?;
    scenario.is_open()?;
    if new.day > people::today(tx)? {
        return Err(Refused::field("day", "not-yet"));
    }
    Ok(scenario)
}

/// The unit whose rule it becomes in the plan.
fn of_unit(tx: &Reading<'_>, place: &Place) -> Result<Option<Id<Unit>>> {
    let Some(asset) = place.asset else { return Ok(place.unit) };
    let all = POLICY.scope(&Actor::operator(), Verb::Read);
    Ok(assets::ages_of(tx, &all, &[asset])?.pop().map(|it| it.unit))
}

/// Makes a scenario the plan: each of its rules becomes one of the plan's, with the decision as its reference.
pub fn adopt(db: &Db, actor: &Actor, id: Id<Scenario>, new: &Decided) -> Result<()> {
    db.write(actor, |tx| {
        let scenario = decided(tx, actor, id, new)?;
        let permit = SCENARIOS.allow(actor, ScenarioVerb::Adopt, &())?;
        let laid = rules::of(tx, id)?;
        if laid.is_empty() {
            return Err(Refused::rule("refresh-scenario-empty"));
        }
        let things = Things::of_all(tx)?;
        for rule in laid {
            let reference =
                if new.reference.is_empty() { scenario.name.clone() } else { new.reference.clone() };
            let of_unit = of_unit(tx, &rule.place)?;
            put(tx, &things, &Rule { scenario: None, of_unit, reference, ..rule })?;
        }
        let decided = Some(new.clone());
        scenarios::save(tx, &Scenario { state: State::Adopted, decided, ..scenario })?;
        tx.say(permit, &Event::ScenarioAdopted { scenario: id })
    })
}

/// Writes down that a scenario does not become the plan. It stays to be read.
pub fn drop_scenario(db: &Db, actor: &Actor, id: Id<Scenario>, new: &Decided) -> Result<()> {
    db.write(actor, |tx| {
        let scenario = decided(tx, actor, id, new)?;
        let permit = SCENARIOS.allow(actor, ScenarioVerb::Drop, &())?;
        let decided = Some(new.clone());
        scenarios::save(tx, &Scenario { state: State::Dropped, decided, ..scenario })?;
        tx.say(permit, &Event::ScenarioDropped { scenario: id })
    })
}
