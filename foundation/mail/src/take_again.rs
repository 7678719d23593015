//! Take again, and set aside by hand: what a person decides about a mail that was not taken.

use ::store::Db;
use access::Actor;
use kernel::{Id, Result};
use web::{Ask, Reply};

use crate::events::Event;
use crate::incoming::{Aside, Incoming};
use crate::policy::{InVerb, LETTERS_IN};
use crate::store::incoming as rows;

/// Lets a mail that stands aside wait to be taken once more.
pub fn take_again(db: &Db, actor: &Actor, id: Id<Incoming>) -> Result<()> {
    db.write(actor, |tx| {
        let letter = rows::load(tx, actor, id)?;
        let permit = LETTERS_IN.allow(actor, InVerb::TakeAgain, &letter)?;
        let was = letter.state.clone();
        rows::save_state(tx, &letter.take_again()?, &was)?;
        tx.say(permit, &Event::TakenAgain { letter: id })
    })
}

/// Sets a mail aside that waits.
pub fn set_aside(db: &Db, actor: &Actor, id: Id<Incoming>) -> Result<()> {
    db.write(actor, |tx| {
        let letter = rows::load(tx, actor, id)?;
        let permit = LETTERS_IN.allow(actor, InVerb::SetAside, &letter)?;
        let was = letter.state.clone();
        rows::save_state(tx, &letter.set_aside(Aside::ByHand, tx.now())?, &was)?;
        tx.say(permit, &Event::SetAside { letter: id, why: Aside::ByHand })
    })
}

/// POST /mail/letters/{id}/take-again
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Incoming> = ask.id("id")?;
    take_again(ask.db, ask.actor, id)?;
    Ok(Reply::made("letter", id.number(), format!("/mail/letters/{id}"), "mail-take-again-done"))
}

/// POST /mail/letters/{id}/set-aside
pub(crate) fn act_aside(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Incoming> = ask.id("id")?;
    set_aside(ask.db, ask.actor, id)?;
    Ok(Reply::made("letter", id.number(), format!("/mail/letters/{id}"), "mail-set-aside-done"))
}
