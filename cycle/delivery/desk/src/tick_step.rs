use access::{Actor, Permit};
use kernel::{Id, Refused, Result};
use store::{Db, Tx};
use web::{Ask, Reply};

use crate::checklist::{CheckStep, Checklist, Done};
use crate::events::Happened;
use crate::store::{load, steps};
use crate::{Event, POLICY, Ticket, Verb, moves};

/// The ticket's steps and the permit to do this to one of them.
fn opened(tx: &Tx<'_>, actor: &Actor, id: Id<Ticket>, verb: Verb) -> Result<(Checklist, Permit)> {
    let ticket = load(tx, actor, id)?;
    let permit = POLICY.allow(actor, verb, &ticket)?;
    Ok((steps::of(tx, id)?, permit))
}

/// A step is done. Ticked by somebody else meanwhile, it stays theirs.
pub fn tick_step(db: &Db, actor: &Actor, id: Id<Ticket>, step: Id<CheckStep>) -> Result<()> {
    db.write(actor, |tx| {
        let (list, permit) = opened(tx, actor, id, Verb::TickStep)?;
        list.to_tick(step)?.ok_or(Refused::NotFound)?;
        steps::tick(tx, step)?;
        tx.say(permit, &Event::to(id, Happened::StepTicked { step }))
    })
}

/// A step is not done after all.
pub fn untick_step(db: &Db, actor: &Actor, id: Id<Ticket>, step: Id<CheckStep>) -> Result<()> {
    db.write(actor, |tx| {
        let (list, permit) = opened(tx, actor, id, Verb::TickStep)?;
        let found = list.steps.iter().find(|known| known.id == step).ok_or(Refused::NotFound)?;
        if found.done == Done::Not {
            return Err(crate::Cannot::StepIsOpen.into());
        }
        steps::untick(tx, step)?;
        tx.say(permit, &Event::to(id, Happened::StepUnticked { step }))
    })
}

/// A step is no longer to be done.
pub fn remove_step(db: &Db, actor: &Actor, id: Id<Ticket>, step: Id<CheckStep>) -> Result<()> {
    db.write(actor, |tx| {
        let (list, permit) = opened(tx, actor, id, Verb::RemoveStep)?;
        list.steps.iter().find(|known| known.id == step).ok_or(Refused::NotFound)?;
        steps::remove(tx, step)?;
        tx.say(permit, &Event::to(id, Happened::StepRemoved { step }))
    })
}

/// POST `/tickets/{id}/steps/{step}/tick`
pub(crate) fn send_tick(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    tick_step(ask.db, ask.actor, id, ask.id("step")?)?;
    Ok(moves::made(id, "desk-step-tick-done"))
}

/// POST `/tickets/{id}/steps/{step}/untick`
pub(crate) fn send_untick(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    untick_step(ask.db, ask.actor, id, ask.id("step")?)?;
    Ok(moves::made(id, "desk-step-untick-done"))
}

/// POST `/tickets/{id}/steps/{step}/remove`
pub(crate) fn send_remove(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    remove_step(ask.db, ask.actor, id, ask.id("step")?)?;
    Ok(moves::made(id, "desk-step-remove-done"))
}
