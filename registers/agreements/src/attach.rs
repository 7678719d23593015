//! Documents of an agreement.

use access::Actor;
use files::{Attachment, Received};
use kernel::{FieldErrors, Id, Input, Result, Subject, Upload};
use store::Db;
use web::{Ask, Draft, Field, Form, Reply};

use crate::agreement::{Agreement, href};
use crate::store::agreements;
use crate::{Event, POLICY, Verb, fields};

/// What an agreement is to those who attach files.
pub(crate) fn subject(id: Id<Agreement>) -> Subject {
    Subject::new("agreement", id.number())
}

pub(crate) struct Attach;

impl Form for Attach {
    const NAME: &'static str = "agreements-attach";
    const FIELDS: &'static [Field] = &[Field::files("files")];
    const MAX_BYTES: u64 = web::UPLOAD_BYTES;
    type New = Vec<Upload>;

    fn parse(input: &Input) -> Result<Vec<Upload>, FieldErrors> {
        files::some_sent(input).map_err(|error| FieldErrors(vec![error]))
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(fields::about(ask, &fields::for_verb(ask, Verb::Attach)?))
    }

    fn act(ask: &Ask<'_>, uploads: Vec<Upload>) -> Result<Reply> {
        // Nothing is stored for whoever may not attach here, or has no room for it.
        let id = fields::for_verb(ask, Verb::Attach)?.id;
        attach(ask.db, ask.actor, id, &files::receive_all(ask, &uploads)?)?;
        Ok(Reply::made("agreement", id.number(), href(id), "agreements-file-added"))
    }
}

/// Attaches documents, which are read by those who read the agreement.
pub fn attach(db: &Db, actor: &Actor, id: Id<Agreement>, received: &[Received]) -> Result<()> {
    db.write(actor, |tx| {
        let agreement = agreements::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Attach, &agreement)?;
        files::attach_each(tx, permit, &subject(id), received, |file| Event::FileAdded {
            agreement: id,
            file,
        })
    })
}

pub(crate) struct Detach;

impl Form for Detach {
    const NAME: &'static str = "agreements-detach";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_input: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let agreement = fields::for_verb(ask, Verb::Attach)?;
        let file = ask.db.read(|reading| files::of(reading, &subject(agreement.id), ask.id("file")?))?;
        let mut draft = fields::about(ask, &agreement);
        draft.title = Some(ask.talk.with("agreements-detach-page", &[("name", file.name.into())]));
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        detach(ask.db, ask.actor, id, ask.id("file")?)?;
        Ok(Reply::made("agreement", id.number(), href(id), "agreements-file-removed"))
    }
}

/// Takes a document away from an agreement.
pub fn detach(db: &Db, actor: &Actor, id: Id<Agreement>, file: Id<Attachment>) -> Result<()> {
    db.write(actor, |tx| {
        let agreement = agreements::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Attach, &agreement)?;
        files::remove_within(tx, &subject(id), file)?;
        tx.say(permit, &Event::FileRemoved { agreement: id, file: file.number() })
    })
}
