use access::Actor;
use files::Attachment;
use kernel::{FieldErrors, Id, Input, Refused, Result, Subject};
use store::{Db, Reading};
use web::{Ask, Draft, Field, Form, Reply};

use crate::store::{load, messages};
use crate::{Event, Need, POLICY, Verb, moves, speak};

/// Takes a file away from the dialogue: a picture with too much in it, the wrong file.
pub struct RemoveFile;

impl Form for RemoveFile {
    const NAME: &'static str = "needs-remove-file";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_input: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let need = moves::for_verb(ask, Verb::RemoveFile)?;
        let file = ask.db.read(|reading| theirs(reading, ask.actor, &need, ask.id("file")?))?;
        let mut draft = moves::about(ask, &need);
        draft.title = Some(ask.talk.with("needs-remove-file-page", &[("name", file.name.into())]));
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        remove_file(ask.db, ask.actor, id, ask.id("file")?)?;
        Ok(Reply::made("need", id.number(), crate::need::href(id), "needs-remove-file-done"))
    }
}

/// Takes a file away. Nobody can open it from then on; its content is swept away within a day or two.
pub fn remove_file(db: &Db, actor: &Actor, id: Id<Need>, file: Id<Attachment>) -> Result<()> {
    db.write(actor, |tx| {
        let need = load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::RemoveFile, &need)?;
        let file = theirs(tx, actor, &need, file)?;
        files::remove_within(tx, &file.subject, file.id)?;
        tx.say(permit, &Event::FileRemoved { need: id, file: file.id.number() })
    })
}

/// A file of a message that stands in the need's dialogue, if this person may take it away.
fn theirs(reading: &Reading<'_>, actor: &Actor, need: &Need, file: Id<Attachment>) -> Result<Attachment> {
    let file = files::load(reading, file)?;
    let is_message = file.subject == Subject::new(speak::MESSAGE, file.subject.id);
    if !is_message || !messages::stands_in(reading, actor, need.id, file.subject.id)? {
        return Err(Refused::NotFound);
    }
    if may_remove(actor, need, &file) {
        Ok(file)
    } else {
        Err(Refused::Rule { key: "needs-remove-file-not-yours", facts: Vec::new() })
    }
}

/// Whoever attached it, and IT.
pub(crate) fn may_remove(actor: &Actor, need: &Need, file: &Attachment) -> bool {
    let is_own = file.added_by.is_some() && file.added_by == actor.person_id();
    POLICY.may(actor, Verb::RemoveFile, need) && (is_own || POLICY.may(actor, Verb::Edit, need))
}
