//! Documents of a thing: a receipt, a picture, a report to the police.

use access::Actor;
use files::{Attachment, Received};
use kernel::{FieldError, FieldErrors, Id, Input, Refused, Result, Subject, Upload};
use store::{Db, Reading};
use web::{Ask, Draft, Field, Form, Reply};

use crate::asset::{Asset, href};
use crate::store::assets;
use crate::{Event, POLICY, Verb, fields};

/// Files that one form takes.
const FILES_AT_MOST: usize = 5;

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
        let uploads = input.files("files").to_vec();
        match uploads.len() {
            0 => Err(FieldErrors::one("files", "missing")),
            1..=FILES_AT_MOST => Ok(uploads),
            _ => {
                Err(FieldErrors(vec![FieldError::new("files", "too-many-files").with("max", FILES_AT_MOST)]))
            }
        }
    }

    fn draft(ask: &Ask<'_>) -> Result<Draft> {
        Ok(fields::about(ask, &fields::for_verb(ask, Verb::Attach)?))
    }

    fn act(ask: &Ask<'_>, uploads: Vec<Upload>) -> Result<Reply> {
        // Nothing is stored for whoever may not attach here, or has no room for it.
        let id = fields::for_verb(ask, Verb::Attach)?.id;
        let bytes = uploads.iter().map(|upload| i64::try_from(upload.size).unwrap_or(i64::MAX / 8)).sum();
        ask.db.read(|reading| files::within_quota(reading, ask.actor.person_id(), bytes))?;
        let place = files::installed()?;
        let received = uploads.iter().map(|upload| files::receive(&place, "files", upload));
        attach(ask.db, ask.actor, id, &received.collect::<Result<Vec<_>>>()?)?;
        Ok(Reply::made("asset", id.number(), href(id), "assets-file-added"))
    }
}

/// Attaches documents, which are read by those who read who has the thing.
pub fn attach(db: &Db, actor: &Actor, id: Id<Asset>, received: &[Received]) -> Result<()> {
    db.write(actor, |tx| {
        let asset = assets::load(tx, actor, id)?;
        let permit = POLICY.allow(actor, Verb::Attach, &asset)?;
        let (last, others) = received.split_last().ok_or_else(|| Refused::field("files", "missing"))?;
        for file in others {
            let file = files::attach_within(tx, &subject(id), file)?.number();
            tx.also(&permit, &Event::FileAdded { asset: id, file })?;
        }
        let file = files::attach_within(tx, &subject(id), last)?.number();
        tx.say(permit, &Event::FileAdded { asset: id, file })
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
        let file: Attachment = ask.db.read(|reading| files::load(reading, ask.id("file")?))?;
        if file.subject != subject(asset.id) {
            return Err(Refused::NotFound);
        }
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
