//! Documents of a thing: a receipt, a picture, a report to the police.

use access::Actor;
use files::{Attachment, Received};
use kernel::{FieldErrors, Id, Input, Refused, Result, Subject, Upload};
use store::{Db, Reading};
use web::{Ask, Draft, Field, Form, Reply};

use crate::asset::{Asset, href};
use crate::store::assets;
use crate::{Event, POLICY, Verb, fields};

/// A thing's documents. They may name whoever had it, so they are a piece with readers of its own.
pub(crate) const DOCUMENTS: &str = "asset-documents";

/// What a thing is to those who attach files.
pub(crate) fn subject(id: Id<Asset>) -> Subject {
    Subject::new(DOCUMENTS, id.number())
}

/// Those who read who has the thing read its documents.
pub(crate) fn may_read(reading: &Reading<'_>, actor: &Actor, id: i64) -> Result<bool> {
    match assets::load(reading, actor, Id::new(id)) {
        Ok(asset) => Ok(POLICY.may(actor, Verb::Survey, &asset)),
        Err(Refused::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}

pub(crate) struct Attach;

impl Form for Attach {
    const NAME: &'static str = "assets-attach";
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
        Ok(Reply::made("asset", id.number(), href(id), "assets-file-added"))
    }
}

/// Attaches documents, which are read by those who read who has the thing.
pub fn attach(db: &Db, actor: &Actor, id: Id<Asset>, received: &[Received]) -> Result<()> {
    db.write(actor, |tx| {
        let asset = assets::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Attach, &asset)?;
        files::attach_each(tx, permit, &subject(id), received, |file| Event::FileAdded { asset: id, file })
    })
}

pub(crate) struct Detach;

impl Form for Detach {
    const NAME: &'static str = "assets-detach";
    const FIELDS: &'static [Field] = &[];
    type New = ();

    fn parse(_input: &Input) -> Result<(), FieldErrors> {
        Ok(())
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        let asset = fields::for_verb(ask, Verb::Attach)?;
        let file = ask.db.read(|reading| files::of(reading, &subject(asset.id), ask.id("file")?))?;
        let mut draft = fields::about(ask, &asset);
        draft.title = Some(ask.talk.with("assets-detach-page", &[("name", file.name.into())]));
        draft.is_danger = true;
        Ok(draft)
    }

    fn act(ask: &Ask<'_>, (): ()) -> Result<Reply> {
        let id = ask.id("id")?;
        detach(ask.db, ask.actor, id, ask.id("file")?)?;
        Ok(Reply::made("asset", id.number(), href(id), "assets-file-removed"))
    }
}

/// Takes a document away from a thing.
pub fn detach(db: &Db, actor: &Actor, id: Id<Asset>, file: Id<Attachment>) -> Result<()> {
    db.write(actor, |tx| {
        let asset = assets::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Attach, &asset)?;
        files::remove_within(tx, &subject(id), file)?;
        tx.say(permit, &Event::FileRemoved { asset: id, file: file.number() })
    })
}
