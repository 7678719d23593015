use access::Actor;
use kernel::{Id, Result};
use store::Db;
use web::{Ask, Reply};

use crate::events::Happened;
use crate::store::load;
use crate::store::past::Turn;
use crate::{Event, POLICY, Ticket, Verb, moves, promised};

/// The actor works with the ticket from now on; who asks hears that somebody does.
pub fn take(db: &Db, actor: &Actor, id: Id<Ticket>) -> Result<()> {
    let me = actor.me()?;
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Take, &ticket)?;
        let before = ticket.state.clone();
        let ticket = Ticket { owner: Some(me), ..ticket.begun(tx.now()) };
        moves::kept(tx, &before, &ticket, &Turn::silent(tx))?;
        promised::turned(tx, &before, &ticket, None)?;
        tx.say(permit, &Event::to(id, Happened::Taken))
    })
}

/// POST `/tickets/{id}/take`
pub(crate) fn send(ask: &Ask<'_>) -> Result<Reply> {
    let id = ask.id("id")?;
    take(ask.db, ask.actor, id)?;
    Ok(moves::made(id, "desk-take-done"))
}
