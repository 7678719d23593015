//! Resume: a mailbox that was paused, or has stopped itself, goes on. What has waited is taken and sent.

use ::store::Db;
use access::Actor;
use kernel::{Id, Result};
use web::{Ask, Reply};

use crate::events::Event;
use crate::mailbox::Mailbox;
use crate::policy::{BoxVerb, MAILBOXES};
use crate::store::boxes;

pub fn resume(db: &Db, actor: &Actor, id: Id<Mailbox>) -> Result<()> {
    db.write(actor, |tx| {
        let mailbox = boxes::load(tx, actor, id)?;
        let permit = MAILBOXES.allow(actor, BoxVerb::Resume, &mailbox)?;
        boxes::save(tx, &mailbox.resume(tx.now())?)?;
        tx.say(permit, &Event::Resumed { mailbox: id })
    })
}

/// POST /mail/{id}/resume
pub(crate) fn act(ask: &Ask<'_>) -> Result<Reply> {
    let id: Id<Mailbox> = ask.id("id")?;
    resume(ask.db, ask.actor, id)?;
    Ok(Reply::made("mailbox", id.number(), format!("/mail/{id}"), "mail-resume-done"))
}
