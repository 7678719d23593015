//! Try again, drop and release: what a person decides about mail that does not go out.

use ::store::{Db, Sql};
use access::Actor;
use kernel::{Id, Result};
use web::{Ask, Reply};

use crate::events::Event;
use crate::outgoing::Outgoing;
use crate::policy::{LETTERS_OUT, OutVerb};
use crate::store::outgoing as rows;

/// Queues a letter anew, from the first try.
pub fn try_again(db: &Db, actor: &Actor, id: Id<Outgoing>) -> Result<()> {
    db.write(actor, |tx| {
        let letter = rows::load(tx, actor, id)?;
        let permit = LETTERS_OUT.allow(actor, OutVerb::TryAgain, &letter)?;
        let was = letter.state.clone();
        rows::save(tx, &letter.try_again(tx.now())?, &was)?;
        tx.say(permit, &Event::Requeued { sending: id })
    })
}

/// Takes a letter out of the queue.
pub fn drop_letter(db: &Db, actor: &Actor, id: Id<Outgoing>) -> Result<()> {
    db.write(actor, |tx| {
        let letter = rows::load(tx, actor, id)?;
        let permit = LETTERS_OUT.allow(actor, OutVerb::Drop, &letter)?;
        let was = letter.state.clone();
        rows::save(tx, &letter.drop_it(tx.now())?, &was)?;
        tx.say(permit, &Event::Dropped { sending: id })
    })
}

/// Marks an address that no mail was sent to.
#[derive(Debug)]
pub enum Stop {}

/// Lets mail go to an address again.
pub fn release(db: &Db, actor: &Actor, id: Id<Stop>) -> Result<()> {
    db.write(actor, |tx| {
        let permit = LETTERS_OUT.allow(actor, OutVerb::Release, &())?;
        let sql =
            Sql::open("the permit is for all of them", "SELECT letter_out_id FROM mail_stop WHERE id = ?");
        let (sending,): (Id<Outgoing>,) = tx.load(sql.bind(id))?;
        tx.run_one(Sql::change("DELETE FROM mail_stop WHERE id = ?").bind(id))?;
        tx.say(permit, &Event::Released { sending })
    })
}

/// POST /mail/sendings/{id}/try-again
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Outgoing> = ask.id("id")?;
    try_again(ask.db, ask.actor, id)?;
    Ok(Reply::made("sending", id.number(), format!("/mail/sendings/{id}"), "mail-try-again-done"))
}

/// POST /mail/sendings/{id}/drop
pub(crate) fn act_drop(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Outgoing> = ask.id("id")?;
    drop_letter(ask.db, ask.actor, id)?;
    Ok(Reply::made("sending", id.number(), format!("/mail/sendings/{id}"), "mail-drop-done"))
}

/// POST /mail/stops/{id}/release
pub(crate) fn act_release(ask: &Ask<'_>) -> Result<Reply> {
    release(ask.db, ask.actor, ask.id("id")?)?;
    Ok(Reply::see("/mail/stops", "mail-release-done"))
}
