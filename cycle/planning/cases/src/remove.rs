use access::Actor;
use kernel::{FieldErrors, Input, Result};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::case::href;
use crate::change::{Part, change};
use crate::fields::{self, VERSION};
use crate::store::{benefits, costs};
use crate::submit::Seen;
use crate::{Benefit, Case, Cost, Event, Verb};

fn about(ask: &Ask<'_>, case: &Case, name: &str) -> Result<Draft> {
    case.is_draft()?;
    let mut draft = fields::about(ask, case).crumb(case.href(), name);
    draft.is_danger = true;
    Ok(draft)
}

pub(crate) struct RemoveCost;

impl Form for RemoveCost {
    const NAME: &'static str = "cases-cost-remove";
    const FIELDS: &'static [Field] = &[VERSION];
    type New = Seen;

    fn parse(input: &Input) -> Result<Seen, FieldErrors> {
        Seen::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let case = fields::for_verb(ask, Verb::Edit)?;
        let id = ask.id("cost")?;
        let cost = ask.db.read(|reading| costs::load(reading, case.id, id))?;
        about(ask, &case, &cost.charge.name)
    }

    fn act(ask: &Ask<'_>, new: Seen) -> Result<Reply> {
        let (case, cost) = (ask.id("id")?, ask.id("cost")?);
        remove_cost(ask.db, ask.actor, Part { case, at: Some(cost), seen: new.version })?;
        Ok(Reply::made("business-case", case.number(), href(case), "cases-cost-removed"))
    }
}

pub(crate) struct RemoveBenefit;

impl Form for RemoveBenefit {
    const NAME: &'static str = "cases-benefit-remove";
    const FIELDS: &'static [Field] = &[VERSION];
    type New = Seen;

    fn parse(input: &Input) -> Result<Seen, FieldErrors> {
        Seen::parse(input)
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let case = fields::for_verb(ask, Verb::Edit)?;
        let id = ask.id("benefit")?;
        let benefit = ask.db.read(|reading| benefits::load(reading, case.id, id))?;
        about(ask, &case, &benefit.name)
    }

    fn act(ask: &Ask<'_>, new: Seen) -> Result<Reply> {
        let (case, benefit) = (ask.id("id")?, ask.id("benefit")?);
        remove_benefit(ask.db, ask.actor, Part { case, at: Some(benefit), seen: new.version })?;
        Ok(Reply::made("business-case", case.number(), href(case), "cases-benefit-removed"))
    }
}

/// Takes a cost or an investment out of a draft.
pub fn remove_cost(db: &Db, actor: &Actor, part: Part<Cost>) -> Result<()> {
    change(db, actor, part, &Event::CostRemoved { case: part.case }, |tx, case| {
        part.at.map_or(Ok(()), |id| costs::remove(tx, case.id, id))
    })
}

/// Takes a benefit out of a draft.
pub fn remove_benefit(db: &Db, actor: &Actor, part: Part<Benefit>) -> Result<()> {
    change(db, actor, part, &Event::BenefitRemoved { case: part.case }, |tx, case| {
        part.at.map_or(Ok(()), |id| benefits::remove(tx, case.id, id))
    })
}
