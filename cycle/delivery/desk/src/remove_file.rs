use access::Actor;
use files::Attachment;
use kernel::{FieldErrors, Id, Input, Refused, Result, Subject};
use store::{Db, Reading};
use web::{Ask, Draft, Field, Form, Reply};

use crate::events::Happened;
use crate::store::{load, messages};
use crate::{Event, POLICY, Ticket, Verb, moves, speak};

/// Takes a file away: a picture with too much in it, the wrong file.
pub struct RemoveFile;

impl Form for RemoveFile {
    const NAME: &'static str = "desk-remove-file";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_input: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let ticket = moves::for_verb(ask, Verb::RemoveFile)?;
        let file = ask.db.read(|reading| theirs(reading, ask.actor, &ticket, ask.id("file")?))?;
        let mut draft = moves::about(ask, &ticket);
        draft.title = Some(ask.talk.with("desk-remove-file-page", &[("name", file.name.into())]));
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        remove_file(ask.db, ask.actor, id, ask.id("file")?)?;
        Ok(moves::made(id, "desk-remove-file-done"))
    }
}

/// Takes a file away. Nobody can open it from then on; its content is swept away within a day or two.
pub fn remove_file(db: &Db, actor: &Actor, id: Id<Ticket>, file: Id<Attachment>) -> Result<()> {
    db.write(actor, |tx| {
        let ticket = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::RemoveFile, &ticket)?;
        let file = theirs(tx, actor, &ticket, file)?;
        files::remove_within(tx, &file.subject, file.id)?;
        tx.say(permit, &Event::to(id, Happened::FileRemoved { file: Id::new(file.id.number()) }))
    })
}

/// A file of the ticket or of a message that stands in its dialogue, if this person may take it away.
fn theirs(reading: &Reading<'_>, actor: &Actor, ticket: &Ticket, file: Id<Attachment>) -> Result<Attachment> {
    let file = files::load(reading, file)?;
    let is_own = file.subject == Subject::new("ticket", ticket.id.number());
    let is_message = file.subject == Subject::new(speak::MESSAGE, file.subject.id);
    let stands_here =
        is_own || (is_message && messages::stands_in(reading, actor, ticket.id, file.subject.id)?);
    if !stands_here {
        return Err(Refused::NotFound);
    }
    if may_remove(actor, ticket, &file) { Ok(file) } else { Err(Refused::rule("desk-remove-file-not-yours")) }
}

/// Whoever attached it, and the desk.
pub(crate) fn may_remove(actor: &Actor, ticket: &Ticket, file: &Attachment) -> bool {
    let is_own = file.added_by.is_some() && file.added_by == actor.person_id();
    POLICY.may(actor, Verb::RemoveFile, ticket) && (is_own || POLICY.may(actor, Verb::Triage, ticket))
}
