use access::Actor;
use kernel::{Id, Result};
use services::ChoiceFor;
use store::{Db, Tx};

use super::fields::TypedDesign;
use super::{Approver, Design, PlannedApproval, Template};
use crate::store::{places, templates};
use crate::{Event, POLICY, Verb};

/// What was typed with everybody it names found; a field error where somebody or something is not there.
fn found(tx: &Tx<'_>, actor: &Actor, typed: &TypedDesign) -> Result<Design> {
    let mut approvals = Vec::with_capacity(typed.approvals.len());
    for approval in &typed.approvals {
        let approver = match &approval.person {
            None => Approver::Leader,
            Some(email) => Approver::Person(places::named(tx, approval.field, email)?),
        };
        approvals.push(PlannedApproval { approver, question: approval.question.clone() });
    }
    if let Some(service) = typed.service
        && !services::is_choice(tx, actor, ChoiceFor::Keeping, service)?
    {
        return Err(kernel::Refused::field("service", "not-a-choice"));
    }
    for group in typed.group.into_iter().chain(typed.steps.iter().filter_map(|step| step.group)) {
        places::check_group(tx, group)?;
    }
    Ok(Design {
        name: typed.name.clone(),
        about: typed.about.clone(),
        service: typed.service,
        kind: typed.kind,
        group: typed.group,
        impact: typed.impact,
        urgency: typed.urgency,
        questions: typed.questions.clone(),
        steps: typed.steps.clone(),
        approvals,
    })
}

/// Keeps a new template, which anybody can order from.
pub fn keep_template(db: &Db, actor: &Actor, typed: &TypedDesign) -> Result<Id<Template>> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::KeepTemplates, &())?;
        let design = found(tx, actor, typed)?;
        let id = templates::insert(tx, &design)?;
        Ok(tx.say(permit, &Event::TemplateKept { template: id.number() })?.with(id))
    })
}

/// Changes a template by a new version. Orders keep the version that they were made from.
pub fn change_template(db: &Db, actor: &Actor, id: Id<Template>, typed: &TypedDesign) -> Result<()> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::KeepTemplates, &())?;
        let was = templates::load(tx, id)?;
        if typed.seen.is_some_and(|seen| seen != was.number) {
            return Err(kernel::Refused::Conflict);
        }
        let design = found(tx, actor, typed)?;
        templates::follow(tx, &was, &design)?;
        tx.say(permit, &Event::TemplateKept { template: id.number() })
    })
}

/// Nobody can order from it any more; what was ordered stays.
pub fn retire_template(db: &Db, actor: &Actor, id: Id<Template>) -> Result<()> {
    db.write(actor, |tx| {
        let permit = POLICY.allow_new(actor, Verb::KeepTemplates, &())?;
        templates::retire(tx, id)?;
        tx.say(permit, &Event::TemplateRetired { template: id.number() })
    })
}
