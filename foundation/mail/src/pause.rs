//! Pause: nothing is fetched, taken or sent until somebody lets the mailbox go on.

use ::store::Db;
use access::Actor;
use kernel::{Id, Result};
use web::{Ask, Reply};

use crate::events::Event;
use crate::mailbox::Mailbox;
use crate::policy::{BoxVerb, MAILBOXES};
use crate::store::boxes;

pub fn pause(db: &Db, actor: &Actor, id: Id<Mailbox>) -> Result<()> {
    db.write(actor, |tx| {
        let mailbox = boxes::load(tx, actor, id)?;
        let permit = MAILBOXES.allow(actor, BoxVerb::Pause, &mailbox)?;
        boxes::save(tx, &mailbox.pause(tx.now())?)?;
        tx.say(permit, &Event::Paused { mailbox: id })
    })
}

/// POST /mail/{id}/pause
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Mailbox> = ask.id("id")?;
    pause(ask.db, ask.actor, id)?;
    Ok(Reply::made("mailbox", id.number(), format!("/mail/{id}"), "mail-pause-done"))
}
