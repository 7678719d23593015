use access::Actor;
use kernel::{FieldError, FieldErrors, Id, Input, Result};
use people::PersonGroup;
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::checklist::{CheckStep, STEPS_AT_MOST};
use crate::events::Happened;
use crate::store::{load, places, steps};
use crate::{Event, POLICY, Ticket, Verb, moves};

/// Say what is to be done before the ticket is solved: a step a line.
pub struct AddStep;

/// Steps to add, and whose work they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSteps {
    pub steps: Vec<String>,
    pub group: Option<Id<PersonGroup>>,
}

/// The longest step.
pub(crate) const STEP_CHARS: usize = 200;

/// A step a line; empty lines are nothing.
fn lines(input: &Input) -> Result<Vec<String>, FieldError> {
    let text = input.text("steps", 1..=10_000)?;
    let steps: Vec<String> =
        text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    if steps.len() > STEPS_AT_MOST {
        return Err(FieldError::new("steps", "too-many-steps").with("max", STEPS_AT_MOST));
    }
    match steps.iter().map(|step| step.chars().count()).max() {
        Some(longest) if longest > STEP_CHARS => {
            Err(FieldError::new("steps", "too-long").with("max", STEP_CHARS).with("count", longest))
        }
        _ => Ok(steps),
    }
}

impl Form for AddStep {
    const NAME: &'static str = "desk-add-step";
    const FIELDS: &'static [Field] = &[Field::prose("steps", 10_000).required(), Field::pick("group")];
    type New = NewSteps;

    fn parse(input: &Input) -> Result<NewSteps, FieldErrors> {
        let (steps, group) = (lines(input), input.optional_id("group"));
        kernel::all_or_errors!(NewSteps { steps, group })
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, Verb::AddStep)?;
        Ok(moves::about(ask, &ticket).choices("group", places::group_choices(ask)?))
    }

    fn act(ask: &Ask<'_>, new: NewSteps) -> Result<Reply> {
        let id = ask.id("id")?;
        add_steps(ask.db, ask.actor, id, &new)?;
        Ok(moves::made(id, "desk-add-step-done"))
    }
}

/// Adds steps to a ticket's checklist, after those that are there.
pub fn add_steps(db: &Db, actor: &Actor, id: Id<Ticket>, new: &NewSteps) -> Result<Vec<Id<CheckStep>>> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::AddStep, &ticket)?;
        steps::of(tx, id)?.can_grow(new.steps.len())?;
        if let Some(group) = new.group {
            places::check_group(tx, group)?;
        }
        let mut made = Vec::with_capacity(new.steps.len());
        for step in &new.steps {
            made.push(steps::add(tx, id, step, new.group)?);
        }
        Ok(tx.say(permit, &Event::to(id, Happened::StepsAdded))?.with(made))
    })
}
